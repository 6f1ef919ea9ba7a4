# SPDX-License-Identifier: MIT
# Scores the matrix that matrix.c wrote by cpi_score_matrix(), and prints the nanoseconds of the best of several rounds:
# Rscript r_matrix.R LIBRARY FRAMEWORK FILE ROWS COLUMNS
arguments <- commandArgs(TRUE)
library(cpindex, lib.loc = arguments[1])
framework <- cpi_framework(arguments[2])
rows <- as.integer(arguments[4])
columns <- as.integer(arguments[5])
answers <- matrix(readBin(arguments[3], "double", rows * columns), rows, columns, byrow = TRUE)
total <- as.data.frame(framework)$code[1]

scores <- cpi_score_matrix(framework, answers, total)
if (!identical(scores[, 1], readBin(paste0(arguments[3], ".scores"), "double", rows)))
  stop("R and C did not do the same work")

rounds <- vapply(1:40, function(round) {
  start <- Sys.time()
  cpi_score_matrix(framework, answers, total)
  as.numeric(Sys.time() - start, units = "secs")
}, 0)
cat(1e9 * min(rounds))
