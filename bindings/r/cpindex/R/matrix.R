# SPDX-License-Identifier: MIT

#' Score a whole matrix of answers
#'
#' The fast way for simulations: the matrix is not copied, and nothing but scores is computed. The figures are the
#' same, to the last bit, as those of [cpi_score()].
#'
#' @param framework made by [cpi_framework()]
#' @param answers a numeric matrix with a row for each assessment and a column for each indicator, in the order of
#'   `cpi_indicators()`: the value of a quantity in its unit of measure, that of an option as in [cpi_scales()], NA
#'   where there is no answer; one of doubles is not copied. Where the columns have names, they must be those of the
#'   indicators
#' @param figures a character vector of addresses of figures, as "A19" or "dimension:law"; NULL for all
#' @param method the code of a method of the framework, NULL for its first
#' @param goalposts as in [cpi_score()]. Where the method takes goalposts from a set of units and none are given, all
#'   rows are that set
#' @return `cpi_score_matrix()`: a double matrix with a row for each assessment and a column for each figure, on the
#'   output range of the method, unrounded, NA where there is no score. Its rows have the names of those of `answers`,
#'   its columns the addresses of the figures. `cpi_indicators()`: a character vector, the codes of the indicators
#'   that are answered.
#' @section Errors: `cpi_argument_error` for another shape or type, or a figure or method that is not there;
#'   `cpi_answers_error` for a value that its indicator does not take: see [cpi_error].
#' @seealso [cpi_score()] for states, ranges and ranks
#' @examples
#' framework <- cpi_example()
#' answers <- rbind(Kosovo = c(1, 0, 0.5), Albania = c(NA, 1, 1))
#' colnames(answers) <- cpi_indicators(framework)
#' cpi_score_matrix(framework, answers, c("SMALL", "dimension:law"))
#'
#' # What the index would be if all answers were given by chance
#' chance <- matrix(sample(c(0, 0.5, 1), 3000, replace = TRUE), ncol = 3)
#' summary(cpi_score_matrix(framework, chance, "SMALL"))
#' @export
cpi_score_matrix <- function(framework, answers, figures = NULL, method = NULL, goalposts = NULL) {
  check_framework(framework)
  check_choice(method, method_codes(framework), "method")
  check_text(goalposts, "goalposts", nullable = TRUE)
  answers <- checked_matrix(answers, indicator_codes(framework))
  addresses <- if (is.null(figures)) figure_addresses(framework) else figures
  check_texts(addresses, "figures")
  positions <- if (is.null(figures)) seq_along(addresses) - 1L else
    vapply(addresses, function(one) figure_of(framework, one), 0L, USE.NAMES = FALSE)
  diag <- new_diagnostics()
  made <- core("cpi_score_matrix", handle_of(framework), options_of(method, goalposts), answers, positions,
               as.double(nrow(answers)) * length(positions), diag)
  check_status(made[[1]], diag, "the matrix of answers", "cpi_answers_error")
  matrix(na_of_nan(made[[2]]), nrow(answers), length(addresses), byrow = TRUE,
         dimnames = list(rownames(answers), addresses))
}

checked_matrix <- function(answers, indicators) {
  check_given(answers, "answers", "a numeric matrix")
  if (!is.matrix(answers) || !is.numeric(answers) && !is.logical(answers))
    stop_argument("`answers` must be a numeric matrix, not ", what_is(answers),
                  if (is.data.frame(answers)) ": see as.matrix()",
                  if (is.numeric(answers)) "; one row of a matrix stays one with m[1, , drop = FALSE]")
  check_not_integer64(answers)
  if (!is.double(answers)) storage.mode(answers) <- "double"
  if (ncol(answers) != length(indicators))
    stop_argument(length(indicators), " columns are wanted, one for each of cpi_indicators(framework), not ",
                  ncol(answers))
  if (!is.null(colnames(answers)) && !identical(colnames(answers), indicators))
    stop_argument("the columns are not in the order of cpi_indicators(framework): ",
                  "give answers[, cpi_indicators(framework)]")
  answers
}

#' @rdname cpi_score_matrix
#' @export
cpi_indicators <- function(framework) {
  check_framework(framework)
  indicator_codes(framework)
}
