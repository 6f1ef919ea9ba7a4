# SPDX-License-Identifier: MIT
# Answers of every form, as sheets of the library's own CSV: there is one reader of answers, and it is in C. What is
# made here remembers which cell each of its fields came from.

sheets_of <- function(data, unit, period) {
  if (is.data.frame(data)) check_not_said_twice(names(data), unit, period)
  if (!is_several(data)) return(list(sheet_of(data, unit, period)))
  sheets <- lapply(unname(as.list(data)), sheet_of, unit, period)
  for (i in seq_along(sheets))
    if (sheets[[i]]$name %in% c("data frame", "answers")) sheets[[i]]$name <- paste(sheets[[i]]$name, i)
  sheets
}

# A list without names, or of data frames, as split() makes it; paths, as list.files() gives them.
is_several <- function(data) {
  if (is.object(data) || !length(data)) return(FALSE)
  if (is.list(data)) return(is.null(names(data)) || all(vapply(data, is.data.frame, NA)))
  is.character(data) && length(data) > 1 && is.null(names(data))
}

sheet_of <- function(data, unit, period) {
  if (is.data.frame(data)) return(sheet_of_frame(with_assessment(data, unit, period)))
  if (is_text(data) && is.null(names(data))) {
    if (!is.null(unit) || !is.null(period))
      stop_argument("`unit` and `period` are not for a file: it has them in columns")
    return(sheet_of_file(data))
  }
  if ((is.atomic(data) || is.list(data) && !is.object(data)) && !is.null(names(data)))
    return(sheet_of_named(data, unit, period))
  stop_argument("`data` must be ", answers_forms, ", not ", what_is(data))
}

answers_forms <- "a data frame, a named vector or list of answers, or the path of a sheet"

check_not_said_twice <- function(names, unit, period) {
  twice <- c(if (!is.null(unit)) "unit", if (!is.null(period)) "period")
  twice <- twice[twice %in% names]
  if (length(twice)) stop_argument("the data say `", twice[1], "` themselves, so the argument does not belong here")
}

# A data frame with columns for what is said of all of it.
with_assessment <- function(frame, unit, period) {
  if (!is.null(unit) && !"unit" %in% names(frame)) frame$unit <- rep(unit, nrow(frame))
  if (!is.null(period) && !"period" %in% names(frame)) frame$period <- rep(period, nrow(frame))
  frame
}

sheet_of_file <- function(path) {
  if (tolower(tools::file_ext(path)) %in% c("xlsx", "xlsm")) return(sheet_of_workbook(path))
  list(name = path, text = text_of_file(path, "cpi_answers_error"))
}

sheet_of_frame <- function(frame) {
  if (!length(names(frame))) stop_argument("the data frame has no columns: there must be at least `unit`")
  odd <- which(!vapply(frame, is_column, NA))
  if (length(odd))
    stop_argument("the column ", shown(names(frame)[odd[1]]), " is no vector of answers but ", what_is(frame[[odd[1]]]))
  if (any(lengths(frame) != nrow(frame))) stop_argument("the columns of the data frame differ in length")
  labels <- row.names(frame)
  cell <- function(row, column) {
    where <- c(if (row) paste("row", labels[row]), if (column) paste0("column '", names(frame)[column], "'"))
    paste(where, collapse = ", ")
  }
  sheet_of_cells("data frame", names(frame), lapply(frame, cell_texts), cell)
}

is_column <- function(x) is.atomic(x) && is.null(dim(x)) && !is.complex(x) && !is.raw(x)

# Answers of one assessment, or of several by unit, some of which may have none: the wide form.
sheet_of_named <- function(data, unit, period) {
  nested <- vapply(as.list(data), function(x) !is.null(names(x)), NA)
  twice <- names(data)[duplicated(names(data)) & names(data) %in% c("unit", "period")]
  if (length(twice)) stop_argument("the list says twice what its ", twice[1], " is")
  if (!any(nested)) {
    check_not_said_twice(names(data), unit, period)
    if ("unit" %in% names(data)) unit <- scalar_text(data[["unit"]], "unit")
    if ("period" %in% names(data)) period <- scalar_text(data[["period"]], "period")
    data <- data[!names(data) %in% c("unit", "period")]
  }
  if (any(nested) && !all(nested | !lengths(data)))
    stop_argument("some answers are lists and others are not; give either list(indicator = answer), or ",
                  "list(unit = list(indicator = answer))")
  if (any(nested) && !is.null(unit)) stop_argument("the list names the units, so `unit` does not belong here")
  unit <- if (is.null(unit)) "unit" else unclass(unit)
  units <- if (any(nested)) lapply(data, as.list) else stats::setNames(list(as.list(data)), unit)
  codes <- unique(unlist(lapply(units, names)))
  if (!are_texts(codes) || any(codes == "")) stop_argument("every answer needs the code of its indicator as its name")
  twice <- unlist(lapply(units, function(own) names(own)[duplicated(names(own))]))
  if (length(twice)) stop_argument("an indicator is answered twice: ", shown(twice))
  columns <- lapply(codes, function(code) vapply(units, function(own) scalar_text(own[[code]], code), ""))
  cell <- function(row, column) {
    if (row == 0 || column %in% 1:2) return("the names of the answers")
    paste0(if (column) paste0("'", codes[column - 2L], "' of "), "'", names(units)[row], "'")
  }
  period <- rep(if (is.null(period)) "" else period, length(units))
  sheet_of_cells("answers", c("unit", "period", codes), c(list(names(units), period), columns), cell)
}

scalar_text <- function(x, code) {
  if (is.null(x)) return("")
  if (!is_column(x) || length(x) != 1)
    stop_argument("the answer to ", shown(code), " must be one value, not ", what_is(x))
  cell_texts(x)
}
