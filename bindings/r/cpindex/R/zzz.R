# SPDX-License-Identifier: MIT

#' cpindex: expert answers in, defensible figures out
#'
#' Scores checklist indices such as the Child Protection Index: some hundred questions on what a government does,
#' answered yes, partially or no with evidence, scored by domain, by dimension of action, and in total; and composite
#' indices of measured quantities, such as the Human Development Index.
#'
#' @section From answers to figures:
#' 1. [cpi_framework()] loads a framework: what is asked, and how it is scored; [cpi_scales()] are the answers that
#'   there are. [cpi_frameworks()] come along.
#' 2. [cpi_answers()] reads answers: data frames, lists, CSV files, workbooks.
#' 3. [cpi_score()] computes every figure, with its state, coverage, range and rank.
#' 4. [cpi_rank()], [cpi_matrix()], [plot()][plot.cpi_scores()], `ggplot2::autoplot()` and `as.data.frame()` show them;
#'   `tibble::as_tibble()` gives what `as.data.frame()` does as a tibble.
#' 5. [cpi_explain()] unfolds a figure to the answers that made it.
#'
#' [cpi_audit()] checks a published table against its own parts, [cpi_score_matrix()] scores simulations, and
#' [as_coinr()] hands over to the package COINr. `vignette("cpindex")` shows all of it on real inputs.
#'
#' @section What holds everywhere:
#' - What is missing is never a silent zero: a figure without a score is NA, and its state says why.
#' - Every number comes from the C library that is part of the package, the same as in its other bindings, to the last
#'   bit.
#' - Objects are immutable, and survive `saveRDS()` and `save()`.
#' - Wrong input raises an error of the class [cpi_error], with all problems at once.
#' @rawNamespace useDynLib(native = cpindex)
"_PACKAGE"

.onUnload <- function(libpath) {
  # Finalizers of handles that are still there would be gone with the library.
  core("cpi_r_finalize_all")
  library.dynam.unload("cpindex", libpath)
}
