# SPDX-License-Identifier: MIT
# Answers of every form, as sheets of the library's own CSV: there is one reader of answers, and it is in C. What is
# made here remembers which cell each of its fields came from.

sheets_of <- function(data, unit, period) {
  several <- is.list(data) && !is.object(data) && length(data) && is.null(names(data))
  if (several) lapply(data, sheet_of, unit, period) else list(sheet_of(data, unit, period))
}

sheet_of <- function(data, unit, period) {
  if (is.data.frame(data)) return(sheet_of_frame(data))
  if (is_text(data) && is.null(names(data))) return(sheet_of_file(data))
  if ((is.atomic(data) || is.list(data) && !is.object(data)) && !is.null(names(data)))
    return(sheet_of_named(data, unit, period))
  stop_argument("`data` must be ", answers_forms, ", not ", what_is(data))
}

answers_forms <- "a data frame, a named vector or list of answers, or the path of a sheet"

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
  cell <- function(row, column) paste0(column_letters(column), row + 1L)
  sheet_of_cells(path, vapply(columns, `[`, "", 1), lapply(columns, `[`, -1), cell)
}

# The texts of all columns from A on, and from the first row on.
columns_of_workbook <- function(path) {
  if (requireNamespace("readxl", quietly = TRUE)) {
    cells <- readxl::read_excel(path, sheet = 1, range = readxl::cell_limits(c(1, 1), c(NA, NA)), col_names = FALSE,
                                col_types = "list", .name_repair = "minimal")
    return(unname(lapply(cells, vapply, cell_texts, "")))
  }
  if (requireNamespace("openxlsx", quietly = TRUE)) {
    frame <- openxlsx::read.xlsx(path, sheet = 1, sep.names = " ", skipEmptyRows = FALSE, check.names = FALSE)
    return(unname(Map(c, names(frame), lapply(frame, cell_texts))))
  }
  stop(cpi_condition("cpi_answers_error",
                     paste0(path, ": reading a workbook needs readxl or openxlsx: install.packages(\"readxl\")")))
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
    if (row == 0) return(paste0("column '", names(frame)[column], "'"))
    paste0("row ", labels[row], ", column '", names(frame)[column], "'")
  }
  sheet_of_cells("data frame", names(frame), lapply(frame, cell_texts), cell)
}

is_column <- function(x) is.atomic(x) && is.null(dim(x)) && !is.complex(x) && !is.raw(x)

# Answers of one assessment, or of several by unit: the wide form.
sheet_of_named <- function(data, unit, period) {
  nested <- vapply(as.list(data), function(x) !is.null(names(x)), NA)
  if (any(nested) && !all(nested))
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
    if (row == 0 || column <= 2) return("the names of the answers")
    paste0("'", codes[column - 2L], "' of '", names(units)[row], "'")
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
  text <- if (is.logical(x)) ifelse(x, "yes", "no") else if (is.numeric(x)) number_texts(x) else own_text(x)
  text[is.na(x)] <- ""
  text
}

own_text <- function(x) {
  text <- tryCatch(as.character(x), error = function(problem) NULL)
  if (length(text) != length(x)) stop_argument(what_is(x), " cannot be read as text: give characters")
  text
}

# A short text that reads as the same number.
number_texts <- function(x) {
  x <- as.double(unclass(x))
  short <- sprintf("%.15g", x)
  finite <- which(is.finite(x))
  longer <- finite[as.numeric(short[finite]) != x[finite]]
  short[longer] <- sprintf("%.17g", x[longer])
  short
}

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
  list(name = name, text = text, locate = locator(fields, cell))
}

# Finds the cell that a line and column of the text came from: the last field that begins there or before.
locator <- function(fields, cell) {
  delayedAssign("begin", beginnings(fields))
  function(line, column) {
    if (column < 1) return(NA_character_)
    field <- sum(begin$line < line | (begin$line == line & begin$column <= column))
    cell((field - 1L) %/% ncol(fields), (field - 1L) %% ncol(fields) + 1L)
  }
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
