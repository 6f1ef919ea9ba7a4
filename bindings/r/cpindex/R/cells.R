# SPDX-License-Identifier: MIT
# What cells say, as the fields of a CSV text, and where in the text each cell stands.

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
  if (inherits(x, "integer64") && !isNamespaceLoaded("bit64"))
    stop_argument("numbers of the class integer64 need the package bit64, which is not loaded: see as.double()")
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

# Gives a function for check_status(): it puts cells and rows in place of lines.
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

# Where two answers differ, "in data frame, line 2" says nothing to whom made the data frame.
with_rows <- function(diagnostics, sheet) {
  place <- paste0(" in ", sheet$name)
  if (is.null(sheet$cell_at)) return(diagnostics)
  for (i in which(diagnostics$code == conflict_code)) {
    message <- diagnostics$message[i]
    before <- sub(", line [0-9]+$", "", message)
    if (before == message || !endsWith(before, place)) next
    line <- as.integer(sub("^.*, line ", "", message))
    diagnostics$message[i] <- paste0(before, ", ", sheet$cell_at(line, 0L))
    diagnostics$text[i] <- sub(message, diagnostics$message[i], diagnostics$text[i], fixed = TRUE)
  }
  diagnostics
}

conflict_code <- 510L

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
