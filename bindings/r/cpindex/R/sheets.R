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

# The first sheet of a workbook, every cell as text.
sheet_of_workbook <- function(path) {
  if (!file.exists(path)) stop(cpi_condition("cpi_answers_error", paste0(shown(path), ": there is no such file")))
  columns <- tryCatch(columns_of_workbook(path), error = function(problem) {
    if (inherits(problem, "cpi_error")) stop(problem)
    stop(cpi_condition("cpi_answers_error",
                       paste0(path, ": is not a workbook that can be read: ", conditionMessage(problem))))
  })
  if (!length(columns)) stop(cpi_condition("cpi_answers_error", paste0(path, ": there is nothing in its first sheet")))
  cell <- function(row, column) if (column) paste0(column_letters(column), row + 1L) else paste("row", row + 1L)
  sheet_of_cells(path, vapply(columns, `[`, "", 1), lapply(columns, `[`, -1), cell)
}

# The texts of all columns from A on, and from the first row on.
columns_of_workbook <- function(path) {
  if (requireNamespace("readxl", quietly = TRUE)) {
    cells <- readxl::read_excel(path, sheet = 1, range = readxl::cell_limits(c(1, 1), c(NA, NA)), col_names = FALSE,
                                col_types = "list", .name_repair = "minimal")
    return(unname(lapply(cells, vapply, cell_texts, "")))
  }
  if (requireNamespace("openxlsx", quietly = TRUE)) return(columns_by_openxlsx(path))
  stop(cpi_condition("cpi_answers_error",
                     paste0(path, ": reading a workbook needs readxl or openxlsx: install.packages(\"readxl\")")))
}

# openxlsx passes over empty rows at the top, and makes text of numbers that stand below a text: so the first row is
# read alone, and the others from the first on in which there is something.
columns_by_openxlsx <- function(path) {
  rows <- sort(unique(openxlsx::loadWorkbook(path)$worksheets[[1]]$sheet_data$rows))
  if (!length(rows)) return(list())
  read <- function(...) {
    part <- openxlsx::read.xlsx(path, sheet = 1, colNames = FALSE, skipEmptyRows = FALSE, skipEmptyCols = FALSE,
                                na.strings = character(), detectDates = TRUE, ...)
    lapply(part, function(column) sub("^FALSE$", "no", sub("^TRUE$", "yes", cell_texts(column))))
  }
  header <- read(rows = rows[1])
  body <- if (length(rows) > 1) read(startRow = rows[2])
  blank <- function(count) rep("", max(count, 0))
  column <- function(i) {
    head <- if (i > length(header)) "" else header[[i]]
    rest <- if (i > length(body)) blank(max(0, lengths(body))) else body[[i]]
    c(blank(rows[1] - 1), head, blank(rows[2] - rows[1] - 1), rest)
  }
  if (is.na(rows[2])) rows[2] <- rows[1] + 1L
  lapply(seq_len(max(length(header), length(body))), column)
}

column_letters <- function(column) {
  text <- ""
  while (column > 0) {
    text <- paste0(LETTERS[(column - 1L) %% 26L + 1L], text)
    column <- (column - 1L) %/% 26L
  }
  text
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

# What cells say: nothing where there is nothing.
cell_texts <- function(x) {
  check_not_integer64(x)
  text <- if (is.logical(x)) ifelse(x, "yes", "no") else
    if (is.numeric(x) && !writes_itself(x)) number_texts(x) else own_text(x)
  # addNA() makes NA a level, which is not NA itself.
  text[is.na(x) | is.na(text)] <- ""
  text
}

# A class that says how it is written may mean something else by its numbers, as yearmon does.
own_text <- function(x) {
  text <- tryCatch(as.character(x), error = function(problem) NULL)
  if (length(text) == length(x)) return(text)
  if (!is.numeric(x)) stop_argument(what_is(x), " cannot be read as text: give characters")
  number_texts(x)
}

writes_itself <- function(x) {
  writes <- function(class) !is.null(utils::getS3method("as.character", class, optional = TRUE))
  is.object(x) && any(vapply(class(x), writes, NA))
}

# The bits of its numbers are those of other doubles.
check_not_integer64 <- function(x) {
  if (inherits(x, "integer64") && !requireNamespace("bit64", quietly = TRUE))
    stop_argument("numbers of the class integer64 need the package bit64, which is not installed: see as.double()")
}

# The shortest text that C reads as the same number; NA where there is none.
number_texts <- function(x) core("cpi_r_number_texts", as.double(unclass(x)))

quoted <- function(x) paste0('"', gsub('"', '""', x, fixed = TRUE), '"')

sheet_of_cells <- function(name, header, columns, cell) {
  cells <- rbind(header, matrix(unlist(columns, use.names = FALSE), ncol = length(header)), deparse.level = 0)
  wrong <- which(!are_right(cells))
  if (length(wrong)) {
    place <- cell(row(cells)[wrong[1]] - 1L, col(cells)[wrong[1]])
    stop(cpi_condition("cpi_answers_error", paste0(name, ": ", place, ": the encoding of the text is wrong (",
                                                   shown(cells[wrong[1]]), "): see iconv()")))
  }
  fields <- matrix(quoted(enc2utf8(cells)), nrow(cells))
  lines <- do.call(paste, c(lapply(seq_len(ncol(fields)), function(column) fields[, column]), sep = ","))
  text <- paste0(lines, "\n", collapse = "")
  list(name = name, text = text, cell_at = cell_finder(fields, cell))
}

# Finds the cell that a line and column of the text came from: the last field that begins there or before. The column 0
# asks for the row.
cell_finder <- function(fields, cell) {
  delayedAssign("begin", beginnings(fields))
  function(line, column) {
    field <- sum(begin$line < line | (begin$line == line & begin$column <= max(column, 1)))
    cell((field - 1L) %/% ncol(fields), if (column) (field - 1L) %% ncol(fields) + 1L else 0L)
  }
}

# A function that puts cells and rows into diagnostics of a sheet, in place of the lines of the texts that were made of
# this one and of others.
located_in <- function(sheet, sheets = list(sheet)) {
  function(diagnostics) {
    for (other in sheets) diagnostics <- with_rows(diagnostics, other)
    found <- which(diagnostics$column > 0 & !is.null(sheet$cell_at))
    for (i in found) diagnostics$cell[i] <- sheet$cell_at(diagnostics$line[i], diagnostics$column[i])
    texts <- with(diagnostics, sprintf("%s: %s: %s: %s [CPI-%d]", file, cell, severity, message, code))
    diagnostics$text[found] <- texts[found]
    diagnostics
  }
}

# "in data frame, line 2" says nothing to whom made the data frame.
with_rows <- function(diagnostics, sheet) {
  mark <- paste0(" in ", sheet$name, ", line ")
  if (is.null(sheet$cell_at)) return(diagnostics)
  for (i in which(grepl(mark, diagnostics$message, fixed = TRUE))) {
    parts <- strsplit(diagnostics$message[i], mark, fixed = TRUE)[[1]]
    row <- sheet$cell_at(as.integer(parts[length(parts)]), 0L)
    said <- paste0(mark, parts[length(parts)])
    instead <- paste0(" in ", sheet$name, ", ", row)
    for (column in c("message", "text"))
      diagnostics[[column]][i] <- sub(said, instead, diagnostics[[column]][i], fixed = TRUE)
  }
  diagnostics
}

# The line and column at which each field begins, row by row; fields may hold line breaks.
beginnings <- function(fields) {
  ends <- ifelse(col(fields) < ncol(fields), ",", "\n")
  text <- as.vector(t(matrix(paste0(fields, ends), nrow(fields))))
  breaks <- gregexpr("\r\n|\r|\n", text)
  count <- vapply(breaks, function(at) sum(at > 0), 0L)
  last <- vapply(breaks, function(at) max(at + attr(at, "match.length")), 0L) - 1L
  before <- cumsum(c(0L, nchar(text)))[seq_along(text)]
  line_starts <- cummax(c(0L, ifelse(count > 0, before + last, 0L)))[seq_along(text)]
  list(line = 1L + cumsum(c(0L, count))[seq_along(text)], column = 1L + before - line_starts)
}
