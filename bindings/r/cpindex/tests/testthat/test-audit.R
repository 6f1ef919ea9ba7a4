# SPDX-License-Identifier: MIT

test_that("a data frame says what the same numbers in a file do", {
  framework <- cpi_framework(text = paste(
    "cpindex: 1\ncode: BIG\nedition: '1'\ntitle: Big\nstatus: example\nindicators:",
    "  - {code: a, title: a, quantity: {goalposts: [0, 1e16]}}",
    "  - {code: b, title: b, quantity: {goalposts: [0, 1]}}",
    "methods: {mean: {title: Mean, aggregation: arithmetic, missing: skip}}", sep = "\n"))
  table <- frame(unit = "K", total = 0.35, a = 1e15, b = 0.5)
  file <- written("unit,total,a,b\nK,0.35,1000000000000000,0.5\n")
  expect_identical(cpi_audit(framework, table), cpi_audit(framework, file))
})

table <- frame(unit = c("Right", "Wrong", "Unsaid"), SMALL = c("0.25", "0.75", ""), A19 = c("0.5", "1", "0.5"),
               A20 = c("0", "0", "0.5"))

# That A19 and A20 are not computed from answers is a warning.
audited <- function(table) suppressWarnings(cpi_audit(small, table), classes = "cpi_warning")

test_that("a printed figure is compared with its parts", {
  found <- audited(table)
  expect_identical(found$unit, table$unit)
  expect_identical(found$status, c("consistent", "inconsistent", "incomplete"))
  expect_identical(found$figure, rep("SMALL", 3))
  expect_identical(found$method, rep("equal", 3))
  expect_identical(found$line, 2:4)
  # Half a unit of the last digit of the column to either side, and no less than 0.
  expect_equal(found$low, c(0.25 - 0.025, 0.5 - 0.025, 0.5 - 0.05))
  expect_equal(found$high, c(0.25 + 0.05, 0.5 + 0.025, 0.5 + 0.05))
})

test_that("published tables are audited from their file", {
  expect_warning(found <- cpi_audit(bundled("kidsrights-index"), installed("kidsrights.csv")), "'rank' is not used",
                 class = "cpi_warning")
  expect_identical(nrow(found), nrow(utils::read.csv(installed("kidsrights.csv"))))
  expect_setequal(found$status, "consistent")
})

test_that("numbers and texts of a data frame are the same table", {
  numbers <- within(table, { SMALL <- as.numeric(SMALL); A19 <- as.numeric(A19); A20 <- as.numeric(A20) })
  expect_identical(audited(numbers), audited(table))
})

test_that("what is no table is refused", {
  for (wrong in list(NULL, NA, 1, "", list(), c(a = "b"), quote(x), factor("a"), matrix(1)))
    expect_error(cpi_audit(small, wrong), class = "cpi_error")
  problems <- problems_of(cpi_audit(small, frame(unit = "K", period = "")))
  expect_true(all(problems$severity == "error"))
  expect_error(cpi_audit(small, table, method = "none"), class = "cpi_argument_error")
  expect_error(cpi_audit(small, frame(unit = "K", SMALL = I(list(1)))), "the column \"SMALL\" is no vector")
})
