library(testthat)
library(cpindex)
test_check("cpindex")
