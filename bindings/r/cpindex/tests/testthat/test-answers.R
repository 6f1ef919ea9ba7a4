# SPDX-License-Identifier: MIT

wide <- frame(unit = c("Kosovo", "Albania"), "19.L.1" = c("yes", "no"), "19.S.1" = c(NA, "nd"),
              "20.L.1" = c("na", "partially"))
long <- frame(unit = rep(wide$unit, each = 3), indicator = rep(names(wide)[-1], 2),
              answer = c("yes", NA, "na", "no", "nd", "partially"))
told <- as.data.frame(cpi_answers(small, wide))

test_that("answers come back as they were given", {
  expect_identical(told$unit, long$unit)
  expect_identical(told$indicator, long$indicator)
  expect_identical(told$answer, long$answer)
  expect_identical(told$state, c("answered", "unanswered", "not applicable", "answered", "no data", "answered"))
  expect_identical(as.data.frame(cpi_answers(small, wide), wide = TRUE), wide)
  expect_warning(again <- cpi_answers(small, told), NA)
  expect_identical(as.data.frame(again), told)
  counts <- summary(cpi_answers(small, wide))
  expect_identical(counts$answered, c(1, 2))
  expect_identical(counts$indicators, c(3L, 3L))
  expect_output(print(cpi_answers(small, wide)), "Kosovo: 1 of 3 indicators answered.*Albania: 2 of 3 ")
})

test_that("every form of data says the same", {
  same <- function(data, ...) expect_identical(as.data.frame(cpi_answers(small, data, ...)), told)
  same(long)
  same(within(long, { unit <- factor(unit); indicator <- factor(indicator); answer <- factor(answer) }))
  same(list(Kosovo = c("19.L.1" = "yes", "20.L.1" = "na"),
            Albania = list("19.L.1" = FALSE, "19.S.1" = "nd", "20.L.1" = factor("partially"))))
  same(list(wide[1, ], wide[2, ]))
  same(split(long, factor(long$unit, wide$unit)))
  same(list(list(unit = "Kosovo", "19.L.1" = "yes", "20.L.1" = "na"), wide[2, ]))
  paths <- vapply(split(long, factor(long$unit, wide$unit)), function(part) {
    path <- new_file(".csv")
    utils::write.csv(part, path, na = "", row.names = FALSE)
    path
  }, "")
  same(unname(paths))
  same(written("unit,19.L.1,19.S.1,20.L.1\nKosovo,Yes,,na\nAlbania,NO,nd,Partially\n"))
  same(written(paste0("\ufeffunit;indicator;answer\nKosovo;19.L.1;yes\nKosovo;20.L.1;na\nAlbania;19.L.1;no\n",
                      "Albania;19.S.1;nd\nAlbania;20.L.1;partially\n")))
  same(list(c("19.L.1" = "yes", "20.L.1" = "na"), wide[2, ]), unit = "Kosovo")
  skip_if_not_installed("tibble")
  same(tibble::as_tibble(long))
})

test_that("what is left out is unanswered, and never zero", {
  for (nothing in list(NA, "", NaN, NA_character_, NA_integer_, factor(NA), NULL)) {
    made <- as.data.frame(cpi_answers(small, list("19.L.1" = "yes", "19.S.1" = nothing)))
    expect_identical(made$state, c("answered", "unanswered", "unanswered"))
  }
  expect_identical(cpi_score(cpi_answers(small, c("19.L.1" = NA)))$SMALL, NA_real_)
})

test_that("a unit and a period name one assessment", {
  made <- as.data.frame(cpi_answers(small, c("19.L.1" = "yes"), unit = "Kosovo", period = "2024"))
  expect_identical(unique(made[c("unit", "period")]), frame(unit = "Kosovo", period = "2024"))
  expect_identical(unique(as.data.frame(cpi_answers(small, c("19.L.1" = "yes")))$unit), "unit")
  expect_error(cpi_answers(small, list(Kosovo = c("19.L.1" = "yes")), unit = "Albania"), "`unit` does not belong here")
  said <- function(data, ...) as.data.frame(cpi_answers(small, data, ...), wide = TRUE)
  expect_identical(said(frame("19.L.1" = "yes"), unit = "Kosovo", period = 2024),
                   said(frame(unit = "Kosovo", period = "2024", "19.L.1" = "yes")))
  expect_identical(said(list(unit = "Kosovo", period = 2024, "19.L.1" = "yes")),
                   said(frame(unit = "Kosovo", period = "2024", "19.L.1" = "yes")))
  for (data in list(wide, list(unit = "Kosovo", "19.L.1" = "yes"), written("unit,19.L.1\nKosovo,yes\n")))
    expect_error(cpi_answers(small, data, unit = "Albania"), "`unit`", class = "cpi_argument_error")
  expect_identical(summary(cpi_answers(small, list(Kosovo = c("19.L.1" = "yes"), Albania = NULL)))$answered, c(1, 0))
  years <- cpi_answers(small, frame(unit = "Kosovo", period = c(2024L, 2025L), "19.L.1" = TRUE))
  expect_identical(summary(years)$period, c("2024", "2025"))
})

test_that("numbers cross over to the last bit", {
  framework <- bundled("human-development-index")
  code <- cpi_indicators(framework)[1]
  answer_to <- function(given) {
    given <- stats::setNames(list(given), code)
    suppressWarnings(as.data.frame(cpi_answers(framework, given))$answer[1], classes = "cpi_warning")
  }
  for (number in c(0.1 + 0.2, 1 / 3, 100000, 12345678, 2^-40, pi)) {
    expect_identical(bits(as.numeric(answer_to(number))), bits(number))
    expect_identical(answer_to(structure(number, class = "of_some_unit")), answer_to(number))
    expect_match(tryCatch(answer_to(structure(number, class = "integer64")), error = conditionMessage),
                 if (isNamespaceLoaded("bit64")) "" else "need the package bit64")
  }
  expect_identical(answer_to(100000L), "100000")
  for (wrong in list(Inf, -Inf, 1e300, 1e-300, "many", as.POSIXct("2024-01-01", tz = "UTC")))
    expect_error(cpi_answers(framework, stats::setNames(list(wrong), code)), class = "cpi_answers_error")
})

test_that("numbers are those that C reads, and what is NA in any way is nothing", {
  framework <- cpi_framework(text = paste(
    "cpindex: 1\ncode: Q\nedition: '1'\ntitle: Q\nstatus: example",
    "indicators: [{code: q, title: q, quantity: {goalposts: [0, 1]}}]",
    "methods: {mean: {title: Mean, aggregation: arithmetic, missing: skip}}", sep = "\n"))
  numbers <- c(0x1.0e58d5c8p-1, 1 / 3, 0.1 + 0.2, 1e-15, 5e-20)
  for (number in numbers) {
    expect_identical(bits(cpi_score(cpi_answers(framework, c(q = number)))$q),
                     bits(cpi_score_matrix(framework, matrix(number), "q")[1]))
  }
  years <- frame(unit = "A", period = addNA(factor(c("2024", NA))), q = 0.5)
  expect_identical(summary(cpi_answers(framework, years))$period, c("2024", ""))
  expect_error(cpi_answers(framework, frame(unit = addNA(factor(NA)), q = 0.5)), "has no unit")
  for (period in list(NA_real_, NA_integer_, Inf))
    expect_error(cpi_answers(framework, c(q = 0.5), period = period), "`period`", class = "cpi_argument_error")
  twice <- list(unit = "A", unit = "B", q = 0.5)
  expect_error(cpi_answers(framework, twice), 'two values of "unit"', class = "cpi_argument_error")
  skip_if_not_installed("tibble")
  expect_identical(cpi_score(cpi_answers(framework, tibble::tibble(unit = "A", q = tibble::num(0.5))))$q, 0.5)
})

test_that("what looks like a place in an answer is no place", {
  for (answer in c("x in data frame, line 1", "x in data frame, line b", "in data frame 2, line 1")) {
    problems <- problems_of(cpi_answers(small, frame(unit = "K", "19.L.1" = answer)))
    expect_identical(problems$code, 507L)
    expect_match(problems$message, answer, fixed = TRUE)
  }
})

test_that("a list may name units, years and countries as sheets do", {
  years <- list(Kosovo = list(year = 2024, "19.L.1" = "yes"), Albania = list(period = "2023", "19.L.1" = "no"))
  expect_identical(summary(cpi_answers(small, years))[c("unit", "period")],
                   frame(unit = c("Kosovo", "Albania"), period = c("2024", "2023")))
  expect_identical(summary(cpi_answers(small, list(country = "Kosovo", "19.L.1" = "yes")))$unit, "Kosovo")
  expect_error(cpi_answers(small, list(A = list(unit = "B", "19.L.1" = "yes"))), "`unit` themselves",
               class = "cpi_argument_error")
  expect_error(cpi_answers(small, list(country = "A", unit = "B", "19.L.1" = "yes")), 'two values of "unit"',
               class = "cpi_argument_error")
})

test_that("every problem of every sheet is told with its cell", {
  problems <- problems_of(cpi_answers(small, list(
    frame(unit = "Kosovo", "19.L.1" = "perhaps"), c("19.S.1" = "never", "19.X" = "yes"),
    written("unit,19.L.1\nAlbania,may be\n")
  )))
  expect_identical(problems$cell, c("row 1, column '19.L.1'", "the names of the answers", "'19.S.1' of 'unit'", NA))
  expect_identical(problems$line[4], 2L)
  expect_match(problems$text[1], "^data frame 1: row 1, column '19.L.1': error: 'perhaps' .*\\(yes, partially, no\\)")
  problems <- problems_of(cpi_answers(small, frame(unit = c("Kosovo", "Kosovo"), "19.L.1" = c("yes", "no"))))
  expect_match(problems$message, "answered 'no' here, but 'yes' in data frame, row 1$")
  problems <- problems_of(cpi_answers(small, list(
    c("19.L.1" = "yes"), frame(unit = "unit", "19.L.1" = "no"), written("unit,19.L.1\nunit,partially\n"))))
  expect_match(problems$message, "in answers 1, 'unit'$")
  expect_match(problems$text, "in answers 1, 'unit' \\[CPI-510\\]$")
  expect_identical(problems$cell, c("row 1, column '19.L.1'", NA))
  twice <- stats::setNames(frame("Kosovo", "yes", "no"), c("unit", "19.L.1", "19.L.1"))
  expect_identical(problems_of(cpi_answers(small, twice))$cell, "column '19.L.1'")
})

test_that("cells are found behind line breaks and quotes", {
  notes <- c("one\ntwo \"three\", four", "five\r\nsix\rseven", "")
  answers <- frame(unit = "Kosovo", note = notes, indicator = cpi_indicators(small),
                   answer = c("yes", "no", "partially"))
  expect_identical(as.data.frame(cpi_answers(small, answers))$note, c(notes[1:2], NA))
  answers$answer[2:3] <- c("perhaps", "\"no\"\n\u20ac")
  answers$unit <- "Kos\nov\u00eb"
  expect_identical(problems_of(cpi_answers(small, answers))$cell, paste0("row ", 2:3, ", column 'answer'"))
  answers <- answers[c("note", "answer", "unit", "indicator")]
  row.names(answers) <- c("first", "second", "third")
  expect_identical(problems_of(cpi_answers(small, answers))$cell,
                   c("row second, column 'answer'", "row third, column 'answer'"))
})

test_that("data of another form is refused, with what would be right", {
  refused <- function(data, message, class = "cpi_argument_error") {
    expect_error(cpi_answers(small, data), message, class = class, fixed = TRUE)
  }
  listed <- frame(unit = "Kosovo", "19.L.1" = NA)
  listed[["19.L.1"]] <- list("yes")
  refused(listed, 'the column "19.L.1" is no vector of answers but an object of the class list')
  refused(cbind(wide, frame(m = I(matrix(1:4, 2)))), 'the column "m" is no vector')
  refused(data.frame(), "the data frame has no columns")
  refused(data.frame(row.names = 1:3), "the data frame has no columns")
  refused(structure(list(unit = "K", a = 1:2), class = "data.frame", row.names = 1L), "differ in length")
  refused(list(a = c(b = "yes"), "19.L.1" = "yes"), "some answers are lists and others are not")
  refused(list("19.L.1" = list("yes", "no")), 'the answer to "19.L.1" must be one value')
  refused(list(a = list("19.L.1" = list(b = "yes"))), 'the answer to "19.L.1" must be one value')
  refused(c("19.L.1" = "yes", "no"), "every answer needs the code of its indicator as its name")
  refused(c("19.L.1" = "yes", "19.L.1" = "no"), 'the answers have two values of "19.L.1"')
  refused(list("19.L.1" = structure(1L, class = "factor")), "cannot be read as text")
  refused("nowhere.csv", "there is no such file", "cpi_answers_error")
  refused(frame(x = 1), "has no column 'unit'", "cpi_answers_error")
  for (form in list(NULL, NA, 1, TRUE, 1i, list(), factor("yes"), matrix(1), quote(x), sum, globalenv(),
                    list(list(list())), as.POSIXlt("2024-01-01"), "\xff"))
    refused(form, "`data` must be a data frame, a named vector or list of answers, or the path of a sheet, not ")
})

test_that("a sheet without rows is a warning, and everything of it is empty", {
  expect_warning(none <- cpi_answers(small, wide[0, ]), "answers nothing", class = "cpi_warning")
  expect_identical(nrow(as.data.frame(none)), 0L)
  expect_identical(nrow(as.data.frame(none, wide = TRUE)), 0L)
  expect_output(print(none), "A small index")
  scores <- cpi_score(none)
  expect_length(scores, 0)
  expect_identical(scores$SMALL, numeric())
  for (table in list(as.data.frame(scores), as.data.frame(scores, wide = TRUE), cpi_rank(scores), summary(scores)))
    expect_identical(nrow(table), 0L)
  expect_output(print(scores), "0 assessments")
  expect_error(cpi_explain(scores), "there are 0 assessments", class = "cpi_argument_error")
})

test_that("respondents of one unit are told apart", {
  answers <- cpi_answers(bundled("komf-report-card"), frame(
    unit = "Kosovo", respondent = c("A", "B"), indicator = "education", answer = c("2", "4")))
  made <- as.data.frame(answers)
  expect_identical(unique(made$respondent), c("A", "B"))
  expect_identical(made$answer[made$indicator == "education"], c("2", "4"))
  expect_length(cpi_score(answers), 1)
  expect_output(print(answers), "Kosovo, A: 1 of .*Kosovo, B: 1 of ")
})

# Workbooks

book <- function(frame, ...) {
  path <- new_file(".xlsx")
  book <- openxlsx::createWorkbook()
  openxlsx::addWorksheet(book, "answers")
  if (ncol(frame)) openxlsx::writeData(book, 1, frame, ...)
  openxlsx::saveWorkbook(book, path)
  path
}

# The reader of workbooks, where only some packages are installed.
columns_with <- function(packages) {
  reader <- cpindex:::columns_of_workbook
  environment(reader) <- list2env(list(requireNamespace = function(package, ...) package %in% packages),
                                  parent = environment(reader))
  reader
}

test_that("workbooks are read, whatever package reads them", {
  skip_if_not_installed("openxlsx")
  given <- frame(unit = c("Kosovo", "Albania"), period = 2024, "19.L.1" = c(TRUE, FALSE), "19.S.1" = c(NA, "nd"))
  path <- book(given)
  told <- as.data.frame(cpi_answers(small, path))
  expect_identical(told$answer, c("yes", NA, NA, "no", "nd", NA))
  expect_identical(unique(told$period), "2024")
  columns <- list(c("unit", "Kosovo", "Albania"), c("period", "2024", "2024"), c("19.L.1", "yes", "no"),
                  c("19.S.1", "", "nd"))
  expect_identical(columns_with("openxlsx")(path), columns)
  skip_if_not_installed("readxl")
  expect_identical(columns_with("readxl")(path), columns)
  odd <- new_file(".xlsx")
  book <- openxlsx::createWorkbook()
  openxlsx::addWorksheet(book, "answers")
  put <- function(what, row, column) openxlsx::writeData(book, 1, what, startRow = row, startCol = column,
                                                         colNames = FALSE)
  put(t(c("unit", "period", "19.L.1", "19.S.1")), 3, 3)
  put(frame(c("K", "A"), as.Date(c("2024-01-01", "2024-06-01")), c("NA", "nd")), 5, 3)
  put(TRUE, 5, 7)
  put("nd", 6, 7)
  put(c(1 / 3, 0.1), 5, 9)
  openxlsx::saveWorkbook(book, odd)
  expect_identical(columns_with("openxlsx")(odd), columns_with("readxl")(odd))
  expect_identical(columns_with("openxlsx")(odd)[[9]], c("", "", "", "", "0.333333333333333", "0.1"))
})

# What a cell of the first sheet says, when it is given another type and value in the file.
with_type <- function(path, type, value) {
  folder <- new_file("")
  utils::unzip(path, exdir = folder)
  sheet <- file.path(folder, "xl/worksheets/sheet1.xml")
  xml <- paste(readLines(sheet, warn = FALSE), collapse = "\n")
  cell <- sprintf('<c r="C4" t="%s"><v>%s</v></c>', type, value)
  writeLines(sub('<c r="C4".*?</c>', cell, xml, perl = TRUE), sheet)
  made <- new_file(".xlsx")
  before <- setwd(folder)
  on.exit(setwd(before))
  utils::zip(made, list.files(recursive = TRUE, all.files = TRUE), flags = "-q")
  columns_with("readxl")(made)[[3]][4]
}

test_that("errors and formulas that nobody computed are no missing answers", {
  skip_if_not_installed("openxlsx")
  path <- new_file(".xlsx")
  book <- openxlsx::createWorkbook()
  openxlsx::addWorksheet(book, "answers")
  openxlsx::addStyle(book, 1, openxlsx::createStyle(fgFill = "#FFFF00"), rows = 1:2, cols = 1:4, gridExpand = TRUE)
  openxlsx::writeData(book, 1, frame(unit = "K", "19.L.1" = "yes", "19.S.1" = NA, "20.L.1" = TRUE), startRow = 3)
  openxlsx::writeFormula(book, 1, "1+1", startRow = 4, startCol = 3)
  openxlsx::saveWorkbook(book, path)
  for (package in c("readxl", "openxlsx")) {
    skip_if_not_installed(package)
    columns <- columns_with(package)(path)
    expect_identical(vapply(columns, function(column) column[length(column)], ""), c("K", "yes", "a formula", "yes"))
    expect_length(columns[[1]], 4)
  }
  expect_identical(problems_of(cpi_answers(small, path))$cell, "C4")
  skip_if(!nzchar(Sys.which("zip")))
  expect_identical(with_type(path, "e", "#N/A"), "#N/A")
  expect_identical(with_type(path, "b", "0"), "no")
})

test_that("problems of a workbook are told with the cell, and what is none is refused", {
  skip_if_not_installed("openxlsx")
  refused <- function(code, message) expect_error(code, message, class = "cpi_answers_error", fixed = TRUE)
  refused(columns_with("none")("a.xlsx"), "install.packages(\"readxl\")")
  refused(cpi_answers(small, "nowhere.xlsx"), "there is no such file")
  refused(cpi_answers(small, written("unit", ".xlsx")), "is not a workbook that can be read")
  skip_if_not_installed("readxl")
  refused(cpi_answers(small, book(data.frame())), "there is nothing in its first sheet")
  gap <- frame(unit = c("Kosovo", NA, "Albania"), "19.L.1" = c("yes", NA, "perhaps"))
  path <- book(gap, startRow = 3, startCol = 27)
  expect_identical(problems_of(cpi_answers(small, path))$cell, "AB6")
})
