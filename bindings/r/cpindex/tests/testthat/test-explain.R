# SPDX-License-Identifier: MIT

scores <- cpi_score(cpi_answers(small, c("19.L.1" = "yes", "19.S.1" = "no", "20.L.1" = "nd")))

test_that("a figure unfolds to its answers", {
  rows <- cpi_explain(scores)
  expect_identical(rows$figure, c("SMALL", "A19", "19.L.1", "19.S.1", "A20", "20.L.1"))
  expect_identical(rows$depth, c(0L, 1L, 2L, 2L, 1L, 2L))
  expect_identical(rows$score, c(0.5, 0.5, 1, 0, NA, NA))
  expect_identical(rows$effective_weight, c(1, 1, 0.5, 0.5, 0, 0))
  expect_identical(rows$contribution[2:4], c(0.5, 0.5, 0))
  expect_identical(rows$state[5:6], c("no data", "no data"))
  expect_identical(rows$text, c("0.50", "0.50", "1.00", "0.00", "no data", "no data"))
  expect_identical(cpi_explain(scores, "A19")$figure, c("A19", "19.L.1", "19.S.1"))
  expect_identical(format(rows)[1], "A small index: 0.50 (arithmetic mean of 2 domains; 1 without a score skipped)")
  expect_output(print(rows), "\n  Violence: 0.50 .*\n    Is there a child helpline.: 0.00 \\(no = 0\\)")
  expect_output(print(rows[c("figure", "score")]), "figure score")
})

test_that("contributions to a mean add up to it", {
  rows <- cpi_explain(scores_of_kosovo())
  expect_gt(nrow(rows), 700)
  parts <- rows$contribution[rows$depth == 1]
  expect_equal(sum(parts, na.rm = TRUE), rows$score[1], tolerance = 1e-14)
  expect_false(any(vapply(rows, function(column) any(is.nan(column)), NA)))
})

test_that("one assessment is chosen where there are several", {
  two <- cpi_score(cpi_answers(small, frame(unit = c("A", "A"), period = c(2024, 2025), "19.L.1" = c(TRUE, FALSE))))
  expect_error(cpi_explain(two), "there are 2 assessments: choose one by `unit` and `period`",
               class = "cpi_argument_error")
  expect_identical(cpi_explain(two, period = "2025")$score[1], 0)
  expect_identical(cpi_explain(two["A", "2024"])$score[1], 1)
  expect_error(cpi_explain(two, "A99", period = "2024"), 'no figure "A99"', class = "cpi_argument_error")
})

test_that("titles are in the language that is asked for", {
  kosovo <- scores_of_kosovo()
  expect_false(cpi_explain(kosovo, language = "sq")$title[1] == cpi_explain(kosovo)$title[1])
})
