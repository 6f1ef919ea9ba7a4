# SPDX-License-Identifier: MIT

#' Check a published table against its own parts
#'
#' Which printed figures can come from the other figures of their row? A printed number stands for every number that
#' rounds to it: half a unit of its last digit to either side. How many digits it has, the cells of its column tell
#' together, period by period: the most that any of them shows. So a figure that is called inconsistent cannot come from
#' the printed parts, whatever the digits that were not printed; one that is called consistent can.
#'
#' @param framework made by [cpi_framework()]
#' @param table a data frame, or the path of a CSV file in UTF-8 or of a workbook: a row for each unit and period, with
#'   the columns `unit` (or the kind of unit, as `country`) and `period` (or `year`), and a column for each figure,
#'   named by its address, or `total` for the index. NA, `""` and signs such as `-` and `x` are missing parts. Other
#'   columns are passed over with a warning. A data frame of text is best, as `read.csv(colClasses = "character")` makes
#'   one: numbers have lost the zeros at their ends, by which "0.530" is known to be printed with three digits
#' @param method the code of a method of the framework; NULL for the first method that is for the period of the row
#' @param goalposts as in [cpi_score()]; without them, figures whose goalposts come from a set of units are incomplete
#' @return a data frame with a row for each row of the table and each figure that can be computed from others:
#'   - `unit` and `period`, "" where the row has none; `line`, that of the CSV file on which the row begins: of a data
#'     frame, its row plus one;
#'   - `figure`, its address, and `method`, the code of the method that it was computed by, NA where none is for the
#'     period;
#'   - `printed`, as it stands in the table; `low` and `high`, between which the printed parts put it, on the output
#'     range, NA where it cannot be computed;
#'   - `status`: "consistent", "inconsistent", or "incomplete" where the figure is not printed or cannot be computed;
#'   - `note`, why a row is incomplete, or which printed 0 was read as a missing part; NA where there is nothing to say.
#' @section Errors: `cpi_answers_error` for a table that cannot be read, or from which no figure can be computed;
#'   `cpi_argument_error` for arguments of another form: see [cpi_error].
#' @section Sources: The interval arithmetic and its readings of zeros are described under "Published tables" in
#'   `system.file("indicators", "README.md", package = "cpindex")`.
#' @examples
#' framework <- cpi_framework(cpi_frameworks()[["kidsrights-index"]])
#'
#' # Three rows of the score tables of the KidsRights Index, as printed
#' cpi_audit(framework, data.frame(
#'   country = c("Chile", "Belgium", "Croatia"), year = "2021",
#'   total = c("0.865", "0.862", "0.861"), life = c("0.935", "0.963", "0.924"),
#'   health = c("0.984", "1.0", "0.955"), education = c("0.888", "1.0", "0.762"),
#'   protection = c("0.892", NA, "0.983"), environment = c("0.667", "0.583", "0.714")
#' ))
#' @export
cpi_audit <- function(framework, table, method = NULL, goalposts = NULL) {
  check_framework(framework)
  check_choice(method, method_codes(framework), "method")
  check_text(goalposts, "goalposts", nullable = TRUE)
  forms <- "a data frame or the path of a CSV file"
  check_given(table, "table", forms)
  if (!is.data.frame(table) && !is_path(table)) stop_argument("`table` must be ", forms, ", not ", what_is(table))
  sheet <- if (is.data.frame(table)) sheet_of_frame(table) else sheet_of_file(table)
  diag <- new_diagnostics()
  made <- core("cpi_audit_read", handle_of(framework), options_of(method, goalposts), sheet$text, sheet$name, diag)
  check_status(made[[1]], diag, sheet$name, "cpi_answers_error", located_in(sheet))
  audit_frame(framework, made[[2]])
}

audit_frame <- function(framework, audit) {
  each <- function(routine, type) core_each(routine, core("cpi_audit_count", audit), audit, type = type)
  data.frame(
    unit = each("cpi_audit_unit", ""), period = each("cpi_audit_period", ""), line = each("cpi_audit_line", 0L),
    figure = figure_addresses(framework)[each("cpi_audit_figure", 0L) + 1L],
    method = c(NA, method_codes(framework))[each("cpi_audit_method", 0L) + 2L], printed = each("cpi_audit_printed", ""),
    low = na_of_nan(each("cpi_audit_low", 0)), high = na_of_nan(each("cpi_audit_high", 0)),
    status = c("consistent", "inconsistent", "incomplete")[each("cpi_audit_get_status", 0L) + 1L],
    note = each("cpi_audit_note", ""))
}
