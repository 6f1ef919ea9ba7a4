# SPDX-License-Identifier: MIT
# Workbooks, by the package that is there: the texts of all columns of the first sheet.

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
    columns <- columns_by_readxl(path)
  } else if (requireNamespace("openxlsx", quietly = TRUE)) {
    columns <- tryCatch(columns_by_openxlsx(path), error = function(problem) {
      stop(conditionMessage(problem), " (openxlsx cannot read dates beside other numbers; readxl can)")
    })
  } else {
    stop(cpi_condition("cpi_answers_error",
                       paste0(path, ": reading a workbook needs readxl or openxlsx: install.packages(\"readxl\")")))
  }
  with_special_cells(columns, special_cells(path))
}

columns_by_readxl <- function(path) {
  cells <- readxl::read_excel(path, sheet = 1, range = readxl::cell_limits(c(1, 1), c(NA, NA)), col_names = FALSE,
                              col_types = "list", .name_repair = "minimal")
  unname(lapply(cells, vapply, cell_texts, ""))
}

# openxlsx passes over empty rows at the top, and makes text of numbers that stand below a text: so the first row is
# read alone, and the others from the first on in which there is something.
columns_by_openxlsx <- function(path) {
  filled <- openxlsx::loadWorkbook(path)$worksheets[[1]]$sheet_data
  rows <- sort(unique(filled$rows[!is.na(filled$v)]))
  if (!length(rows)) return(list())
  read <- function(...) {
    part <- openxlsx::read.xlsx(path, sheet = 1, colNames = FALSE, skipEmptyRows = FALSE, skipEmptyCols = FALSE,
                                na.strings = character(), detectDates = TRUE, ...)
    lapply(part, cell_texts)
  }
  header <- read(rows = rows[1])
  below <- if (length(rows) > 1) read(startRow = rows[2])
  between <- if (length(rows) > 1) rows[2] - rows[1] - 1 else 0
  part_of <- function(columns, i) if (i <= length(columns)) columns[[i]] else rep("", max(0, lengths(columns)))
  lapply(seq_len(max(length(header), length(below))), function(i) {
    c(rep("", rows[1] - 1), part_of(header, i), rep("", between), part_of(below, i))
  })
}

# What both packages take for nothing, or for another text: errors, formulas that no program has computed, TRUE and
# FALSE. None are found where a program keeps the sheet elsewhere in the file than Excel does.
special_cells <- function(path) {
  xml <- tryCatch(xml_of_first_sheet(path), error = function(problem) "")
  cells <- regmatches(xml, gregexpr("(?s)<c( [^>]*)?(/>|>.*?</c>)", xml, perl = TRUE))[[1]]
  part <- function(pattern) ifelse(grepl(pattern, cells, perl = TRUE), first_group(cells, pattern), NA)
  type <- part("^<c [^>]*t=\"(\\w+)\"")
  value <- part("<v[^>]*>(.*?)</v>")
  uncomputed <- grepl("<f[ />]", cells) & is.na(value)
  text <- ifelse(type %in% "b", ifelse(value %in% "1", "yes", "no"), ifelse(uncomputed, "a formula", value))
  data.frame(cell = part("^<c [^>]*r=\"([A-Z]+[0-9]+)\""), text = text)[type %in% c("e", "b") | uncomputed, ]
}

xml_of_first_sheet <- function(path) {
  part <- function(name) {
    text <- rawToChar(bytes_of(suppressWarnings(unz(path, name, "rb"))))
    Encoding(text) <- "UTF-8"
    text
  }
  id <- first_group(part("xl/workbook.xml"), "<sheet [^>]*r:id=\"([^\"]+)\"")
  relation <- first_group(part("xl/_rels/workbook.xml.rels"), paste0("(<Relationship [^>]*Id=\"", id, "\"[^>]*>)"))
  target <- first_group(relation, "Target=\"([^\"]+)\"")
  part(if (startsWith(target, "/")) substring(target, 2) else paste0("xl/", target))
}

first_group <- function(text, pattern) sub(paste0("(?s)^.*?", pattern, ".*$"), "\\1", text, perl = TRUE)

with_special_cells <- function(columns, special) {
  column <- match(sub("[0-9]+$", "", special$cell), vapply(seq_along(columns), column_letters, ""))
  row <- as.integer(sub("^[A-Z]+", "", special$cell))
  inside <- which(!is.na(column) & row <= max(0L, lengths(columns)))
  for (i in inside) columns[[column[i]]][row[i]] <- special$text[i]
  columns
}

column_letters <- function(column) {
  text <- ""
  while (column > 0) {
    text <- paste0(LETTERS[(column - 1L) %% 26L + 1L], text)
    column <- (column - 1L) %/% 26L
  }
  text
}
