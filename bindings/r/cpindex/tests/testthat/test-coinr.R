# SPDX-License-Identifier: MIT

# What new_coin() of COINr checks.
expect_coin <- function(given) {
  meta <- given$iMeta
  expect_identical(anyDuplicated(meta$iCode), 0L)
  expect_identical(meta$iCode, make.names(meta$iCode))
  expect_setequal(names(given$iData), c("uCode", "uName", meta$iCode[meta$Type == "Indicator"]))
  expect_true(all(vapply(given$iData[-(1:2)], is.numeric, NA)))
  expect_identical(anyDuplicated(given$iData$uCode), 0L)
  expect_setequal(meta$Level[meta$Type == "Indicator"], 1L)
  expect_setequal(meta$iCode[meta$Type == "Aggregate"], meta$Parent[!is.na(meta$Parent)])
  expect_identical(sum(is.na(meta$Parent)), 1L)
  below <- meta[!is.na(meta$Parent), ]
  expect_identical(meta$Level[match(below$Parent, meta$iCode)], below$Level + 1L)
  expect_setequal(meta$Type, c("Indicator", "Aggregate"))
  expect_true(all(meta$Direction %in% c(-1, 1)) && is.numeric(meta$Weight))
}

test_that("answers become numbers, and the tree levels", {
  given <- as_coinr(cpi_answers(small, list(Kosovo = c("19.L.1" = "yes", "19.S.1" = "nd"),
                                            "North Macedonia" = c("20.L.1" = "partially"))))
  expect_coin(given)
  expect_identical(given$iData, data.frame(
    uCode = c("Kosovo", "North.Macedonia"), uName = c("Kosovo", "North Macedonia"), X19.L.1 = c(1, NA),
    X19.S.1 = NA_real_, X20.L.1 = c(NA, 0.5)))
  expect_equal(given$iMeta$Level, c(3, 2, 1, 1, 2, 1))
  expect_identical(given$iMeta$Parent, c(NA, "SMALL", "A19", "A19", "SMALL", "A20"))
})

test_that("every framework that comes along can be handed over", {
  for (name in names(cpi_frameworks())) {
    framework <- bundled(name)
    answers <- suppressWarnings(cpi_answers(framework, stats::setNames(list("nd"), cpi_indicators(framework)[1])))
    expect_coin(suppressWarnings(as_coinr(answers)))
  }
})

test_that("sub-indicators, indicators that are not scored, and codes that are no names find their places", {
  framework <- cpi_framework(text = 'cpindex: 1
code: DEEP
edition: "1"
title: Of unequal depth
status: example
scales: {two: {options: {"yes": {value: 1}, "no": {value: 0}}}}
scale: two
domains:
  - code: D
    title: Domain
    indicators:
      - {code: a-1, question: First?, indicators: [{code: b.1, question: Part?}, {code: b-1, question: Another?}]}
      - {code: a.1, question: Second?, weight: 2}
      - {code: c, question: Only asked?, scored: no}
  - {code: E, title: Only asked, indicators: [{code: e, question: Asked?, scored: no}]}
methods: {mean: {title: Mean, aggregation: arithmetic, missing: skip, sub_indicators: {aggregation: arithmetic}}}
')
  given <- as_coinr(cpi_answers(framework, list("A B" = c(b.1 = "yes", a.1 = "no", c = "yes"), A.B = c("b-1" = "no"))))
  expect_coin(given)
  expect_identical(given$iData$uCode, c("A.B.1", "A.B"))
  expect_identical(given$iData[-(1:2)], data.frame(b.1 = c(1, NA), b.1.1 = c(NA, 0), a.1 = c(0, NA)))
  expect_identical(given$iMeta[given$iMeta$iCode == "a.1", "Parent"], "a.1.level2")
  expect_identical(given$iMeta[given$iMeta$iCode == "a.1.level2", "Weight"], 2)
})

test_that("a quantity of which less is better has the direction -1", {
  framework <- bundled("end-of-childhood-index")
  given <- as_coinr(cpi_answers(framework, stats::setNames(list(4, 20), cpi_indicators(framework)[1:2])))
  expect_setequal(given$iMeta$Direction[given$iMeta$Type == "Indicator"], -1)
  expect_identical(unname(unlist(given$iData[1, 3:4])), c(4, 20))
})

test_that("one period is chosen", {
  answers <- cpi_answers(small, frame(unit = "Kosovo", period = c(2024, 2025), "19.L.1" = c(TRUE, FALSE)))
  expect_error(as_coinr(answers), "there are several periods: choose one by `period`", class = "cpi_argument_error")
  expect_identical(as_coinr(answers, "2025")$iData$X19.L.1, 0)
  expect_error(as_coinr(answers, "2026"), class = "cpi_argument_error")
  expect_identical(nrow(as_coinr(answers, character())$iData), 0L)
})
