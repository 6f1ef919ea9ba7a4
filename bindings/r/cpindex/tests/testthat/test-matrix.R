# SPDX-License-Identifier: MIT

given <- matrix(c(1, 0, 0.5, NA, 1, 1, NaN, NA, NA), 3, byrow = TRUE,
                dimnames = list(c("a", "b", "c"), cpi_indicators(small)))

test_that("a matrix scores as the same answers do", {
  scored <- cpi_score_matrix(small, given)
  words <- matrix(c("yes", "partially", "no")[match(given, c(1, 0.5, 0))], 3, dimnames = dimnames(given))
  same <- as.data.frame(cpi_score(cpi_answers(small, frame(unit = c("a", "b", "c"), words))), wide = TRUE)
  expect_identical(scored, as.matrix(frame(same[-(1:2)], row.names = same$unit)))
  expect_identical(dimnames(scored), list(c("a", "b", "c"), names(cpi_score(cpi_answers(small, c("19.L.1" = "yes"))))))
  expect_identical(unname(scored["c", ]), rep(NA_real_, ncol(scored)))
  expect_false(any(is.nan(scored)))
})

test_that("figures come in the order in which they are asked for", {
  all <- cpi_score_matrix(small, given)
  wanted <- c("dimension:law", "SMALL", "SMALL")
  expect_identical(cpi_score_matrix(small, given, wanted), all[, wanted])
  expect_identical(cpi_score_matrix(small, unname(given), "SMALL"),
                   matrix(c(0.5, 1, NA), dimnames = list(NULL, "SMALL")))
  expect_identical(dim(cpi_score_matrix(small, given, character())), c(3L, 0L))
  expect_identical(dim(cpi_score_matrix(small, given[0, ])), c(0L, ncol(all)))
})

test_that("the answers are left as they are", {
  before <- given + 0
  cpi_score_matrix(small, given)
  expect_identical(given, before)
})

test_that("another shape or type is refused, with what would be right", {
  refused <- function(answers, message) {
    expect_error(cpi_score_matrix(small, answers), message, class = "cpi_argument_error", fixed = TRUE)
  }
  refused(given[, 1:2], "3 columns are wanted")
  refused(given[, 3:1], "the columns are not in the order of cpi_indicators(framework)")
  refused(as.data.frame(given), "`answers` must be a numeric matrix, not an object of the class data.frame: see as.matr")
  refused(given[1, ], "one row of a matrix stays one with m[1, , drop = FALSE]")
  for (wrong in list(NULL, NA, 1, "a", list(), array(1, c(1, 1, 3)), matrix(list(1, 1, 1), 1), matrix(1i, 1, 3)))
    refused(wrong, "`answers` must be a numeric matrix")
  for (wrong in list(NA, 1, TRUE, factor("SMALL"), "nothing", NA_character_, "\xff"))
    expect_error(cpi_score_matrix(small, given, wrong), class = "cpi_argument_error")
})

test_that("integers and logicals are numbers", {
  whole <- matrix(c(0L, 1L, NA, 1L, 0L, 1L), 2)
  expect_identical(cpi_score_matrix(small, whole), cpi_score_matrix(small, whole + 0))
  expect_identical(cpi_score_matrix(small, whole == 1), cpi_score_matrix(small, whole + 0))
})

test_that("values that are no answers are all told", {
  wrong <- given
  wrong[c(1, 5, 9)] <- c(Inf, 0.3, -1)
  problems <- problems_of(cpi_score_matrix(small, wrong))
  expect_match(problems$message, "^row [123], column [123]: .* is no answer to ")
  expect_identical(nrow(problems), 3L)
})

test_that("domains are crossed with the groups of a facet", {
  scores <- cpi_score(cpi_answers(small, c("19.L.1" = "yes", "19.S.1" = "no")))
  crossed <- cpi_matrix(scores)
  expect_identical(crossed, matrix(c(1, NA, 1, 0, NA, 0, 0.5, NA, 0.5), 3, dimnames = list(
    c("Violence", "Children without family", "A small index"), c("Law and policy", "Services", "All"))))
  expect_identical(cpi_matrix(scores, "dimension"), crossed)
  expect_identical(unname(cpi_matrix(scores, value = "coverage")[, "All"]), c(1, 0, 0.5))
  expect_identical(unname(cpi_matrix(scores, value = "high")[, "Law and policy"]), c(1, 1, 1))
  expect_error(cpi_matrix(scores, "actor"), '`facet` must be one of "dimension", not "actor"',
               class = "cpi_argument_error")
  expect_error(cpi_matrix(scores, value = "rank"), class = "cpi_argument_error")
  expect_error(cpi_matrix(scores, value = NULL), class = "cpi_argument_error")
  no_facet <- cpi_score(cpi_answers(bundled("komf-report-card"), c(education = "2")))
  expect_error(cpi_matrix(no_facet), "the framework has no facet", class = "cpi_argument_error")
})
