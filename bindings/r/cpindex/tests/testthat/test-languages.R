# SPDX-License-Identifier: MIT

kosova <- "Kosov\u00eb \u201eq\u201c \u0416 \U0001f600"
in_latin1 <- function(text) iconv(text, "UTF-8", "latin1")

test_that("texts in latin1 and in UTF-8 are the same texts", {
  unit <- in_latin1("C\u00f4te d'Ivoire \u00e4\u00df")
  expect_identical(Encoding(unit), "latin1")
  framework <- cpi_framework(text = in_latin1(sub("Violence", "Gewalt gegen M\u00e4dchen",
                                                  paste(readLines(installed("example.yaml")), collapse = "\n"))))
  expect_identical(framework["A19"]$title, "Gewalt gegen M\u00e4dchen")
  answers <- as.data.frame(cpi_answers(framework, frame(unit = unit, indicator = "19.L.1", answer = "yes",
                                                        note = in_latin1("\u00bd"))))
  expect_identical(answers$unit[1], "C\u00f4te d'Ivoire \u00e4\u00df")
  expect_identical(utf8ToInt(answers$note[1]), 0xbdL)
  scores <- cpi_score(cpi_answers(framework, stats::setNames(list(c("19.L.1" = "yes")), unit)))
  expect_identical(scores[unit]$A19, 1)
  expect_identical(scores["C\u00f4te d'Ivoire \u00e4\u00df"]$A19, 1)
  expect_identical(cpi_explain(scores, "A19", unit = unit)$title[1], "Gewalt gegen M\u00e4dchen")
})

test_that("texts of every script come back as they were", {
  answers <- cpi_answers(small, frame(unit = kosova, period = kosova, indicator = "19.L.1", answer = "yes",
                                      source = kosova))
  told <- as.data.frame(answers)[1, ]
  expect_identical(c(told$unit, told$period, told$source), rep(kosova, 3))
  expect_identical(names(summary(cpi_score(answers)))[1], "unit")
  expect_identical(cpi_rank(cpi_score(answers))$unit, kosova)
})

test_that("labels are understood in every language, and figures are titled in it", {
  framework <- bundled("child-protection-index")
  code <- cpi_indicators(framework)[grep("\\.L\\.1$", cpi_indicators(framework))[1]]
  for (yes in c("yes", "Yes", "PO", "po", "Da")) {
    told <- as.data.frame(cpi_answers(framework, stats::setNames(yes, code)))
    expect_identical(told$answer[told$indicator == code], "yes")
  }
  scores <- cpi_score(cpi_answers(framework, stats::setNames("po", code)))
  titles <- lapply(c("en", "sq", "sr"), function(language) as.data.frame(scores, language = language)$title)
  expect_false(any(titles[[1]][1:5] == titles[[2]][1:5] | titles[[2]][1:5] == titles[[3]][1:5]))
  expect_output(print(scores, language = "sq"), titles[[2]][1], fixed = TRUE)
})

test_that("a text in the wrong encoding is refused, with the cell that it is in", {
  of_bytes <- "a\xff"
  Encoding(of_bytes) <- "bytes"
  of_utf8 <- "a\xff"
  Encoding(of_utf8) <- "UTF-8"
  for (wrong in c(of_bytes, of_utf8)) {
    expect_error(cpi_answers(small, frame(unit = c("a", wrong), "19.L.1" = "yes")),
                 "row 2, column 'unit': the encoding .*iconv", class = "cpi_answers_error")
    expect_error(cpi_answers(small, c("19.L.1" = wrong)), "'19.L.1' of 'unit'.*iconv", class = "cpi_answers_error")
    expect_error(cpi_answers(small, stats::setNames("yes", wrong)), class = "cpi_error")
    expect_error(cpi_answers(small, stats::setNames(frame("a", "yes"), c("unit", wrong))), class = "cpi_error")
    expect_error(cpi_framework(text = wrong), "`text` must be one string, not .*iconv", class = "cpi_argument_error")
    expect_error(cpi_answers(small, wrong), "iconv", class = "cpi_argument_error")
  }
  expect_match(in_new_session(c("name <- 'Kosov\\xc3\\xab'",
                                "tryCatch(cpi_answers(cpi_example(), data.frame(unit = name, '19.L.1' = 'yes',",
                                "check.names = FALSE)), error = function(e) cat(conditionMessage(e)))"), "C"),
               "row 1, column 'unit': the encoding of the text is wrong")
  file <- file.path(dirname(new_file("")), "Kosov\u00eb.yaml")
  file.copy(installed("example.yaml"), file)
  loads <- sprintf("path <- list.files(%s, 'Kosov.*yaml$', full.names = TRUE)\ncat(nrow(as.data.frame(cpi_framework(path))))",
                   deparse(dirname(file)))
  expect_identical(in_new_session(loads, "C"), "6")
  path <- new_file(".csv")
  writeBin(charToRaw("unit,19.L.1\nKosov\xeb,yes\n"), path)
  expect_error(cpi_answers(small, path), ":2:6: error: this byte is not UTF-8", class = "cpi_answers_error")
})

test_that("files have names of every script", {
  path <- file.path(tempdir(), "p\u00ebrgjigjet.csv")
  skip_if_not(l10n_info()[["UTF-8"]])
  writeBin(charToRaw(enc2utf8(paste0("unit,19.L.1\n", kosova, ",perhaps\n"))), path)
  expect_identical(problems_of(cpi_answers(small, path))$file, path)
  writeBin(charToRaw(enc2utf8(paste0("unit,19.L.1\n", kosova, ",yes\n"))), path)
  expect_identical(as.data.frame(cpi_answers(small, path))$unit[1], kosova)
})

test_that("texts cross over in the C locale, too", {
  code <- c("unit <- '\\u010di\\u0107\"\\u0416'", "answers <- data.frame(unit = unit, note = c('a\\nb\\u00eb', ''),",
            "  indicator = c('19.L.1', '19.S.1'), answer = c('yes', 'no'))",
            "made <- cpi_answers(cpi_example(), answers)", "told <- as.data.frame(made)",
            "stopifnot(identical(utf8ToInt(told$unit[1]), utf8ToInt(unit)))",
            "stopifnot(identical(utf8ToInt(told$note[1]), utf8ToInt(answers$note[1])))",
            "answers$answer[2] <- '\\u0416'",
            "problem <- tryCatch(cpi_answers(cpi_example(), answers), cpi_answers_error = identity)",
            "cat(problem$diagnostics$cell, cpi_score(made)$A19)")
  expect_identical(in_new_session(code, locale = "C"), "row 2, column 'answer' 0.5")
})
