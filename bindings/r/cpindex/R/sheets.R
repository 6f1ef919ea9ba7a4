# SPDX-License-Identifier: MIT
# Answers of every form, as sheets of the library's own CSV: there is one reader of answers, and it is in C. What is
# made here remembers which cell each of its fields came from.

# `said`: what the arguments say of the assessment, and which names a framework has for it.
sheets_of <- function(framework, data, unit, period) {
  said <- list(unit = unit, period = period, aliases = aliases_of(framework))
  if (is.data.frame(data)) check_not_said_twice(names(data), said)
  if (!is_several(data)) return(list(sheet_of(data, said)))
  sheets <- lapply(unname(as.list(data)), sheet_of, said)
  for (i in seq_along(sheets))
    if (sheets[[i]]$name %in% c("data frame", "answers")) sheets[[i]]$name <- paste(sheets[[i]]$name, i)
  sheets
}

# "country" for "unit", unless it is the code of an indicator.
aliases_of <- function(framework) {
  aliases <- c("unit", "period")
  names(aliases) <- c(core("cpi_framework_unit", handle_of(framework)), "year")
  aliases[!names(aliases) %in% node_codes(framework)]
}

# A list without names, or of data frames, as split() makes it; paths, as list.files() gives them.
is_several <- function(data) {
  if (is.object(data) || !length(data)) return(FALSE)
  if (is.list(data)) return(is.null(names(data)) || all(vapply(data, is.data.frame, NA)))
  is.character(data) && length(data) > 1 && is.null(names(data))
}

sheet_of <- function(data, said) {
  if (is.data.frame(data)) return(sheet_of_frame(with_assessment(data, said)))
  if (is_path(data) && is.null(names(data))) {
    if (!is.null(said$unit) || !is.null(said$period))
      stop_argument("`unit` and `period` are not for a file: it has them in columns")
    return(sheet_of_file(data))
  }
  if ((is.atomic(data) || is.list(data) && !is.object(data)) && !is.null(names(data)))
    return(sheet_of_named(data, said))
  stop_argument("`data` must be ", answers_forms, ", not ", what_is(data))
}

answers_forms <- "a data frame, a named vector or list of answers, or the path of a sheet"

check_not_said_twice <- function(names, said) {
  twice <- c(if (!is.null(said$unit)) "unit", if (!is.null(said$period)) "period")
  twice <- twice[twice %in% names]
  if (length(twice)) stop_argument("the data say `", twice[1], "` themselves, so the argument does not belong here")
}

# A data frame with columns for what is said of all of it.
with_assessment <- function(frame, said) {
  for (name in c("unit", "period"))
    if (!is.null(said[[name]]) && !name %in% names(frame)) frame[[name]] <- rep(said[[name]], nrow(frame))
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

# Answers of one assessment, or of several by unit, some of which may have none.
sheet_of_named <- function(data, said) {
  nested <- vapply(as.list(data), function(x) !is.null(names(x)), NA)
  if (!any(nested)) return(sheet_of_records(list(record_of(as.list(data), said))))
  if (!all(nested | !lengths(data)))
    stop_argument("some answers are lists and others are not; give either list(indicator = answer), or ",
                  "list(unit = list(indicator = answer))")
  if (!is.null(said$unit)) stop_argument("the list names the units, so `unit` does not belong here")
  sheet_of_records(Map(function(own, unit) record_of(as.list(own), utils::modifyList(said, list(unit = unit))),
                       data, names(data)))
}

# One assessment: what its answers say of it, or else what is said of all.
record_of <- function(answers, said) {
  codes <- names(answers)
  other <- codes %in% names(said$aliases)
  names(answers)[other] <- codes[other] <- said$aliases[codes[other]]
  twice <- codes[duplicated(codes)]
  if (length(twice)) stop_argument("the answers have two values of ", shown(twice))
  check_not_said_twice(codes, said)
  own <- function(name, otherwise) {
    if (name %in% codes) scalar_text(answers[[name]], name) else if (is.null(said[[name]])) otherwise else said[[name]]
  }
  list(unit = unclass(own("unit", "unit")), period = own("period", ""),
       answers = answers[!codes %in% c("unit", "period")])
}

# The wide form.
sheet_of_records <- function(records) {
  units <- vapply(records, `[[`, "", "unit")
  codes <- unique(unlist(lapply(records, function(record) names(record$answers))))
  if (!are_texts(codes) || any(codes == "")) stop_argument("every answer needs the code of its indicator as its name")
  columns <- lapply(codes, function(code) {
    vapply(records, function(record) scalar_text(record$answers[[code]], code), "")
  })
  cell <- function(row, column) {
    if (row == 0 || column %in% 1:2) return("the names of the answers")
    paste0(if (column) paste0("'", codes[column - 2L], "' of "), "'", units[row], "'")
  }
  columns <- c(list(units, vapply(records, `[[`, "", "period")), columns)
  sheet_of_cells("answers", c("unit", "period", codes), columns, cell)
}

scalar_text <- function(x, code) {
  if (is.null(x)) return("")
  if (!is_column(x) || length(x) != 1)
    stop_argument("the answer to ", shown(code), " must be one value, not ", what_is(x))
  cell_texts(x)
}
