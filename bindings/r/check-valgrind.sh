#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the package's tests under valgrind: check-valgrind.sh LIBRARY TESTS. What counts is that no memory is misused and
# none is lost: valgrind knows no long double, by which R reads numbers, so a few tests of last bits fail there.
# Left out is what draws, and what starts sessions of its own.
set -eu
library=$1
tests=$2

code='
  results <- as.data.frame(testthat::test_dir(
    "'$tests'", "answers|audit|coinr|conditions|explain|framework|languages|matrix|scores", reporter = "summary",
    package = "cpindex", load_package = "installed", stop_on_failure = FALSE))
  stopifnot(sum(results$nb) > 500, !results$error)
'
R_LIBS=$library exec R --vanilla --no-echo -d "valgrind --quiet --leak-check=full --show-leak-kinds=definite \
  --errors-for-leak-kinds=definite --error-exitcode=9" -e "$code"
