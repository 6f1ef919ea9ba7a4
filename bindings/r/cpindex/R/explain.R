# SPDX-License-Identifier: MIT

#' Unfold a figure to the answers that made it
#'
#' Who doubts a figure can follow it down to the answers: which rule made it, of what, with which weights, and what each
#' part brought into it.
#'
#' @param scores made by [cpi_score()]
#' @param figure the address of a figure, as "A19" or "dimension:law"; NULL for the index
#' @param unit,period which assessment, one string each, a year also as a number; may be left out where there is one
#' @param language one of the framework's languages, NULL for its base language. The rules are in English
#' @return a data frame of the class `cpi_explanation`, in which the first row is the figure itself, and a row of depth
#'   d + 1 is a part of the last row of depth d before it. Columns:
#'   - `depth`, 0 for the figure itself; `figure`, the address; `title`;
#'   - `score`, `state`: as in [cpi_score()]; `text`: the score as the method prints it, or the state;
#'   - `weight`: the nominal weight in the row above, 1 in the first row, -1 for what is taken away or divided by;
#'   - `effective_weight`: the share of the weight after missing parts dropped out, 0 for those; in a sum or a product
#'     the weight itself; in a minimum, maximum or median the share of what decides;
#'   - `contribution`: what the row brings into the row above, on the inner scale of 0 to 1. Of a mean or sum they add
#'     up to it; of a geometric mean, a product or a ratio they are factors. NA where there is none;
#'   - `rule`: how the score came about, a sentence in English.
#'
#'   `print()` shows it as an outline, and `format()` gives the lines of it.
#' @section Sources: In a harmonic mean or a power mean, contributions follow from Euler's theorem on homogeneous
#'   functions, and add up to the mean. All formulas: `system.file("indicators", "README.md", package = "cpindex")`.
#' @section Errors: `cpi_argument_error` for a figure, unit or period that is not there, and where several assessments
#'   are left: see [cpi_error].
#' @examples
#' scores <- cpi_score(cpi_answers(cpi_example(), c("19.L.1" = "yes", "19.S.1" = "no")))
#' cpi_explain(scores, "A19")
#' as.data.frame(cpi_explain(scores))[c("figure", "score", "effective_weight", "contribution")]
#' @export
cpi_explain <- function(scores, figure = NULL, unit = NULL, period = NULL, language = NULL) {
  check_scores(scores)
  framework <- framework_of(scores)
  check_language(language, framework)
  position <- figure_or_index(framework, figure)
  one <- one_assessment(scores, unit, period)
  made <- core("cpi_explain", scores_of(scores), one, position)
  if (made[[1]] != status_ok) stop(cpi_condition("cpi_answers_error", core("cpi_status_text", made[[1]])))
  explanation_frame(scores, one, made[[2]], language)
}

explanation_frame <- function(scores, assessment, explanation, language) {
  each <- function(routine, type) {
    core_each(routine, core("cpi_explanation_count", explanation), explanation, type = type)
  }
  framework <- framework_of(scores)
  figures <- each("cpi_explanation_figure", 0L)
  at <- figures + 1L + assessment * core("cpi_framework_figure_count", handle_of(framework))
  all <- figure_columns(scores)
  structure(class = c("cpi_explanation", "data.frame"), data.frame(
    depth = each("cpi_explanation_depth", 0L), figure = figure_addresses(framework)[figures + 1L],
    title = figure_titles(framework, language)[figures + 1L], score = all$score[at], state = all$state[at],
    weight = na_of_nan(each("cpi_explanation_weight", 0)),
    effective_weight = na_of_nan(each("cpi_explanation_effective_weight", 0)),
    contribution = na_of_nan(each("cpi_explanation_contribution", 0)), rule = each("cpi_explanation_rule", ""),
    text = score_texts(scores, figures, all$score[at], all$state[at])))
}

#' @param x an explanation
#' @param ... not used
#' @rdname cpi_explain
#' @export
format.cpi_explanation <- function(x, ...) sprintf("%s%s: %s (%s)", strrep("  ", x$depth), x$title, x$text, x$rule)

#' @rdname cpi_explain
#' @export
print.cpi_explanation <- function(x, ...) {
  if (all(c("depth", "title", "text", "rule") %in% names(x))) writeLines(format(x)) else print.data.frame(x)
  invisible(x)
}
