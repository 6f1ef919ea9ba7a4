# SPDX-License-Identifier: MIT
# Prints the nanoseconds of attaching a package for the first time: Rscript r_attach.R PACKAGE LIBRARY
arguments <- commandArgs(TRUE)
start <- Sys.time()
library(arguments[1], lib.loc = arguments[2], character.only = TRUE)
cat(1e9 * as.numeric(Sys.time() - start, units = "secs"))
