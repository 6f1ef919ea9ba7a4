# SPDX-License-Identifier: MIT
# Workbooks, by the package that is there. Both give the same: the texts of all columns of the first sheet.

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
