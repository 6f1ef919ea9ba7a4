# SPDX-License-Identifier: MIT

#' Answers to a framework's questions
#'
#' Reads the answers of one assessment or of many, in every form that R users have them in. An assessment is a unit (a
#' country, a municipality, an organisation) in a period.
#'
#' The argument `data` is one of
#' - a data frame or tibble in the long form: a row for each answer, in the columns `unit`, `period`, `indicator` and
#'   `answer`, and, where wanted, `source` (the evidence), `note`, `expert` (who filled it in) and `respondent` (who
#'   answers, where several do for one unit);
#' - a data frame or tibble in the wide form: a row for each assessment, in the columns `unit` and `period`, and a
#'   column for each indicator, named by its code;
#' - a named vector or list of answers to indicators, for one assessment; `unit` and `period` may be among them;
#' - a list of such vectors or lists, named by units;
#' - the path of a CSV file in UTF-8, in the long or the wide form, with commas, semicolons or tabs; or of a workbook
#'   (`.xlsx`), the first sheet of which is read by readxl or openxlsx, where one of them is installed;
#' - a list of several of these; a vector of several paths.
#'
#' In place of `unit` a column may have the framework's kind of unit as its name, as `country`, and in place of `period`
#' the name `year`. Codes that are no names in R need `check.names = FALSE` in [data.frame()] and [read.csv()].
#'
#' An answer is the code of an option, or its label in any language of the framework, in capitals or not; a number for a
#' quantity, in its unit of measure; TRUE and FALSE for yes and no. `"nd"` means that there is no data, `"na"` that the
#' question does not apply. NA and `""` mean that nobody has answered yet, which is never an error and never a zero.
#' Factors count as their labels. A file has words instead: [write.csv()] wants `na = ""`, and yes for TRUE. The same
#' answer may come twice; two different answers to one question are an error.
#'
#' @param framework made by [cpi_framework()]
#' @param data the answers, in one of the forms that are described below
#' @param unit,period what answers without these columns are about, one string each, a year also as a number; NULL where
#'   they have them, and for the unit "unit" and no period. Not for files
#' @return an object of the class `cpi_answers`, for [cpi_score()]. It survives `saveRDS()` and `save()`.
#'
#'   `as.data.frame()` gives a row for each assessment, respondent and answerable indicator, with `unit`, `period` and
#'   `respondent` ("" where there is none), `indicator`, `answer` (text: the code of the option, the number, "nd" or
#'   "na"; NA where nobody has answered), `state` ("answered", "unanswered", "no data" or "not applicable"), `source`,
#'   `note` and `expert` (NA where there is none). With `wide = TRUE` it has a row for each assessment and respondent
#'   and a column for each indicator, without the columns `period` and `respondent` where nothing is in them. Both are
#'   `data` for `cpi_answers()` again. `summary()` gives a data frame with the numbers of answered and of all indicators
#'   for each assessment and respondent, which `print()` shows.
#' @section Errors: `cpi_answers_error` with every problem of every sheet, the cell, row or line that it is in, and what
#'   would be right; `cpi_argument_error` for data of another form: see [cpi_error].
#' @seealso [cpi_score()] for what to do next, [cpi_indicators()] for the codes
#' @examples
#' framework <- cpi_example()
#' framework[c("19.L.1", "19.S.1", "20.L.1")][c("code", "question")]
#'
#' # One assessment
#' cpi_answers(framework, c("19.L.1" = "yes", "19.S.1" = "partially"), unit = "Kosovo")
#'
#' # The wide form; what nobody has answered is NA
#' wide <- data.frame(
#'   unit = c("Kosovo", "Albania"), "19.L.1" = c("yes", "no"), "19.S.1" = c(NA, "nd"),
#'   check.names = FALSE
#' )
#' as.data.frame(cpi_answers(framework, wide))
#'
#' # The long form, as a file: what public texts state about Kosovo
#' cpi <- cpi_framework(cpi_frameworks()[["child-protection-index"]])
#' kosovo <- cpi_answers(cpi, system.file("kosovo.csv", package = "cpindex"))
#' kosovo
#' answered <- subset(as.data.frame(kosovo), state == "answered")
#' head(answered[c("indicator", "answer", "source")], 3)
#' @export
cpi_answers <- function(framework, data, unit = NULL, period = NULL) {
  check_framework(framework)
  period <- year_text(period)
  check_text(unit, "unit", nullable = TRUE)
  check_text(period, "period", nullable = TRUE)
  check_given(data, "data", answers_forms)
  new_answers(framework, sheets_of(framework, data, unit, period))
}

new_answers <- function(framework, sheets) {
  panel <- read_sheets(framework, sheets)
  # Where a cell came from is needed for messages alone.
  answers <- new_object("cpi_answers", framework = framework, sheets = lapply(sheets, `[`, c("name", "text")))
  assign("panel", panel, envir = answers$cache)
  answers
}

panel_of <- function(answers) cached(answers, "panel", function() read_sheets(answers$framework, answers$sheets))

read_sheets <- function(framework, sheets) {
  panel <- core_made("cpi_panel_new", handle_of(framework))
  problems <- lapply(sheets, function(sheet) {
    diag <- new_diagnostics()
    status <- core("cpi_panel_read", panel, sheet$text, sheet$name, diag)
    tryCatch(check_status(status, diag, sheet$name, "cpi_answers_error", located_in(sheet, sheets)),
             cpi_answers_error = identity)
  })
  stop_joined(Filter(Negate(is.null), problems))
  panel
}

check_answers <- function(answers) {
  check_class(answers, "cpi_answers", "answers", "cpi_answers()")
  panel_of(answers)
}

panel_texts <- function(answers, routine) {
  panel <- panel_of(answers)
  core_each(routine, core("cpi_panel_count", panel), panel, type = "")
}

missing_words <- c("answered", "unanswered", "no data", "not applicable", "disagreement")

#' @param x,object answers
#' @param row.names names for the rows, NULL for their numbers
#' @param optional not used
#' @param wide a row for each assessment and a column for each indicator?
#' @param ... not used
#' @rdname cpi_answers
#' @export
as.data.frame.cpi_answers <- function(x, row.names = NULL, optional = FALSE, wide = FALSE, ...) {
  check_dots(...)
  check_flag(wide, "wide")
  frame <- long_answers(x)
  if (wide) frame <- widened(frame, indicator_codes(x$framework))
  with_row_names(frame, row.names)
}

long_answers <- function(answers) {
  panel <- panel_of(answers)
  codes <- indicator_codes(answers$framework)
  count <- core("cpi_panel_count", panel)
  texts <- function(routine) rep(panel_texts(answers, routine), each = length(codes))
  states <- missing_words[core("cpi_r_answer_codes", panel, 0L) + 1L]
  data.frame(unit = texts("cpi_panel_unit"), period = texts("cpi_panel_period"),
             respondent = texts("cpi_panel_respondent"), indicator = rep(codes, count),
             answer = answer_texts(answers, rep(codes, count), states), state = states,
             source = core("cpi_r_answer_texts", panel, 0L), note = core("cpi_r_answer_texts", panel, 1L),
             expert = core("cpi_r_answer_texts", panel, 2L))
}

# As sheets have it: the code of the option, the number, or the word for why there is none; NA where nobody answered.
answer_texts <- function(answers, indicators, states) {
  h <- handle_of(answers$framework)
  values <- core("cpi_r_answer_values", panel_of(answers))
  options <- core("cpi_r_answer_codes", panel_of(answers), 1L)
  texts <- ifelse(is.na(values), c("no data" = "nd", "not applicable" = "na")[states], number_texts(values))
  scales <- node_values(answers$framework, "cpi_framework_node_scale", 0L)
  scales <- scales[match(indicators, node_codes(answers$framework))]
  for (scale in unique(scales[options >= 0])) {
    own <- which(options >= 0 & scales == scale)
    count <- core("cpi_framework_option_count", h, scale)
    texts[own] <- core_each("cpi_framework_option_code", count, h, scale, type = "")[options[own] + 1L]
  }
  texts
}

widened <- function(frame, codes) {
  keys <- unique(frame[c("unit", "period", "respondent")])
  values <- matrix(frame$answer, ncol = length(codes), byrow = TRUE, dimnames = list(NULL, codes))
  frame <- data.frame(keys, values, check.names = FALSE, row.names = NULL)
  frame[vapply(frame, function(column) !identical(unique(column), ""), NA) | names(frame) == "unit"]
}

#' @rdname cpi_answers
#' @export
format.cpi_answers <- function(x, ...) {
  counts <- summary(x)
  named <- counts$unit
  for (more in counts[c("period", "respondent")]) named <- paste0(named, ifelse(more == "", "", ", "), more)
  c(paste("Answers to", format(x$framework)),
    sprintf("  %s: %d of %d indicators answered", named, counts$answered, counts$indicators))
}

#' @rdname cpi_answers
#' @export
summary.cpi_answers <- function(object, ...) {
  texts <- function(routine) panel_texts(object, routine)
  answered <- core("cpi_r_answer_codes", panel_of(object), 0L) == 0
  counts <- matrix(answered, nrow = length(indicator_codes(object$framework)))
  data.frame(unit = texts("cpi_panel_unit"), period = texts("cpi_panel_period"),
             respondent = texts("cpi_panel_respondent"), answered = colSums(counts),
             indicators = rep(nrow(counts), ncol(counts)))
}
