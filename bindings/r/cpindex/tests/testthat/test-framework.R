# SPDX-License-Identifier: MIT

test_that("a framework says what is in it", {
  expect_identical(format(small), "A small index, edition 1 (example)")
  expect_output(print(small), "2 domains, 3 indicators; unit: country; languages: en.*equal: Equal weights.*Dimension")
  known <- summary(small)
  expect_identical(known$methods, c(equal = "Equal weights"))
  expect_identical(known[c("domains", "indicators")], list(domains = 2L, indicators = 3L))
})

test_that("the tree is a data frame", {
  tree <- as.data.frame(small)
  expect_identical(tree$code, c("SMALL", "A19", "19.L.1", "19.S.1", "A20", "20.L.1"))
  expect_identical(tree$kind, c("index", "domain", "indicator", "indicator", "domain", "indicator"))
  expect_identical(tree$parent, c(NA, "SMALL", "A19", "A19", "SMALL", "A20"))
  expect_identical(tree$level, c(0L, 1L, 2L, 2L, 1L, 2L))
  expect_identical(tree$scale, c(NA, NA, "three", "three", NA, "three"))
  expect_identical(tree$dimension, c(NA, NA, "law", "services", NA, "law"))
  expect_identical(tree$weight, rep(1, 6))
  expect_true(all(tree$scored))
  expect_identical(row.names(as.data.frame(small, row.names = tree$code)), tree$code)
})

test_that("nodes are chosen by code and by position", {
  tree <- as.data.frame(small)
  expect_identical(small[c("A20", "19.L.1")], tree[c(5, 3), ])
  expect_identical(small[-1], tree[-1, ])
  expect_identical(small[tree$kind == "domain"], tree[c(2, 5), ])
  expect_identical(small[], tree)
  expect_identical(small["A19", "title"], "Violence")
  expect_identical(small[2:3, c("code", "title")], tree[2:3, c("code", "title")])
  expect_identical(head(small), tree)
  expect_identical(head(small, 2), tree[1:2, ])
  expect_identical(tail(small, 2), tree[5:6, ])
  expect_identical(dim(small), dim(tree))
  expect_error(small["A19", "name"], 'no column "name"; names', class = "cpi_argument_error")
  for (wrong in list("A21", NA, 7, Inf, c(-1, 1), factor("A20"), list("A20"), NULL, "\xff"))
    expect_error(small[wrong], class = "cpi_argument_error")
  expect_error(small["A21"], 'no node "A21"; as.data.frame(framework)$code has them all', fixed = TRUE)
})

test_that("every framework that comes along can be loaded", {
  expect_gte(length(cpi_frameworks()), 17)
  for (path in cpi_frameworks()) {
    framework <- cpi_framework(path)
    tree <- as.data.frame(framework)
    expect_identical(cpi_indicators(framework), tree$code[!is.na(tree$scale) | !is.na(tree$unit_of_measure)])
    expect_false(anyDuplicated(tree$code) > 0)
    expect_true(all(tree$parent[-1] %in% tree$code))
  }
})

test_that("translations stand beside the file, or are given", {
  path <- cpi_frameworks()[["kidsrights-index"]]
  english <- as.data.frame(cpi_framework(path))
  albanian <- as.data.frame(cpi_framework(path), language = "sq")
  expect_identical(english$code, albanian$code)
  expect_true(all(english$title != albanian$title))
  read <- function(file) paste(readLines(file, encoding = "UTF-8"), collapse = "\n")
  beside <- vapply(c("sq", "sr"), function(language) read(sub("yaml$", paste0(language, ".yaml"), path)), "")
  given <- cpi_framework(text = read(path), translations = beside)
  expect_identical(as.data.frame(given, language = "sq"), albanian)
  expect_error(as.data.frame(given, language = "de"), '`language` must be one of "en", "sq", "sr", not "de"',
               class = "cpi_argument_error")
})

test_that("the answers that there are are known", {
  scales <- cpi_scales(small)
  expect_identical(scales, frame(scale = "three", option = c("yes", "partially", "no"),
                                 label = c("Yes", "Partially", "No"), value = c(1, 0.5, 0)))
  framework <- bundled("komf-report-card")
  expect_true(all(stats::na.omit(as.data.frame(framework)$scale) %in% cpi_scales(framework)$scale))
  expect_identical(cpi_scales(framework, "sq")$option, cpi_scales(framework)$option)
  expect_identical(nrow(cpi_scales(bundled("human-development-index"))), 0L)
})

test_that("the problems of every translation are told at once", {
  text <- sub("languages: [en]", "languages: [en, sq, sr]", paste(readLines(installed("example.yaml")), collapse = "\n"),
              fixed = TRUE)
  broken <- sprintf("cpindex_translation: 1\nframework: SMALL\nlanguage: %s\nnodes:\n  A91: {title: x}\n",
                    c("sq", "sr"))
  problem <- expect_error(cpi_framework(text = text, translations = broken), class = "cpi_framework_error")
  expect_identical(problem$diagnostics$file, c("translation 1", "translation 2"))
  expect_length(strsplit(conditionMessage(problem), "\n")[[1]], 2)
})

test_that("all problems of a framework are told at once, with their places", {
  text <- sub("value: 1,", "value: 2,", paste(readLines(installed("example.yaml")), collapse = "\n"), fixed = TRUE)
  text <- sub("title: Violence", "titel: Violence", text)
  problems <- problems_of(cpi_framework(text = text), "cpi_framework_error")
  lines <- strsplit(text, "\n")[[1]]
  expect_setequal(problems$line, c(grep("value: 2", lines), grep("titel", lines), grep("code: A19", lines)))
  expect_true(all(problems$severity == "error" & problems$column > 0 & problems$file == "framework"))
  expect_match(problems$text, "^framework:[0-9]+:[0-9]+: error: .* \\[CPI-[0-9]+\\]$")
  expect_error(cpi_framework(text = text, translations = character()), "titel")
})

test_that("a framework comes from a file or from a text", {
  for (call in list(quote(cpi_framework()), quote(cpi_framework("a", "b"))))
    expect_error(eval(call), "give either `path` or `text`", class = "cpi_argument_error")
  expect_error(cpi_framework(installed("example.yaml"), translations = "x"), "`translations` are for `text`",
               class = "cpi_argument_error")
  expect_error(cpi_framework("nowhere.yaml"), "there is no such file", class = "cpi_framework_error")
  expect_error(cpi_framework(tempdir()), class = "cpi_framework_error")
  expect_error(cpi_framework(written("a\xff", ".yaml")), class = "cpi_framework_error")
  zeros <- new_file(".yaml")
  writeBin(as.raw(c(99, 0, 112, 0)), zeros)
  expect_error(cpi_framework(zeros), "is not a text in UTF-8", class = "cpi_framework_error")
})

test_that("tibbles are what data frames are", {
  skip_if_not_installed("tibble")
  made <- tibble::as_tibble(small)
  expect_s3_class(made, "tbl_df")
  expect_identical(as.data.frame(made), as.data.frame(small))
})
