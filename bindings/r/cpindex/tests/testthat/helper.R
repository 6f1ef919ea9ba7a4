# SPDX-License-Identifier: MIT
small <- cpi_example()

bundled <- function(name) cpi_framework(cpi_frameworks()[[name]])

installed <- function(...) system.file(..., package = "cpindex", mustWork = TRUE)

scores_of_kosovo <- function() cpi_score(cpi_answers(bundled("child-protection-index"), installed("kosovo.csv")))

# A data frame whose columns are codes.
frame <- function(...) data.frame(..., check.names = FALSE)

bits <- function(numbers) sprintf("%a", numbers)

problems_of <- function(code, class = "cpi_answers_error") {
  problem <- expect_error(code, class = class)
  expect_s3_class(problem, c(class, "cpi_error"))
  problem$diagnostics
}

# What R code prints in a session of its own.
in_new_session <- function(code, locale = NULL) {
  script <- new_file(".R")
  library <- sprintf("library(cpindex, lib.loc = %s)", deparse(dirname(installed())))
  writeLines(c(library, code), script, useBytes = TRUE)
  # R CMD check starts the tests with a profile that other folders do not have.
  environment <- c("R_TESTS=", if (!is.null(locale)) paste0("LC_ALL=", locale))
  printed <- system2(file.path(R.home("bin"), "Rscript"), c("--vanilla", shQuote(script)), stdout = TRUE, stderr = TRUE,
                     env = environment)
  expect_null(attr(printed, "status"), info = paste(printed, collapse = "\n"))
  printed
}

new_file <- function(extension) tempfile("cpindex", fileext = extension)

written <- function(text, extension = ".csv") {
  path <- new_file(extension)
  writeBin(charToRaw(enc2utf8(text)), path)
  path
}
