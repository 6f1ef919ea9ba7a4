# SPDX-License-Identifier: MIT
# The figures of tests/vectors of the clone, to the last bit and with the same digits. CPINDEX_ROOT says where it is.

root <- Sys.getenv("CPINDEX_ROOT")
rows_of <- function(...) {
  utils::read.csv(file.path(root, ...), colClasses = "character", na.strings = character(), encoding = "UTF-8")
}

# as.numeric() reads hexadecimal numbers.
kept_bits <- function(texts) bits(ifelse(texts == "", NA, as.numeric(texts)))

expect_vectors <- function(rows, scores) {
  table <- as.data.frame(scores)
  key <- function(frame) paste(frame$unit, frame$period, frame$figure, sep = "\r")
  at <- match(key(rows), key(table))
  expect_false(anyNA(at))
  expect_false(anyDuplicated(at) > 0)
  for (column in c("score", "low", "high", "coverage"))
    expect_identical(bits(table[[column]][at]), kept_bits(rows[[column]]))
  expect_identical(table$state[at], rows$state)
  expect_identical(table$rank[at], as.integer(ifelse(rows$rank == "", NA, rows$rank)))
  figures <- match(rows$figure, names(scores)) - 1L
  texts <- cpindex:::score_texts(scores, figures, table$score[at], table$state[at])
  expect_identical(texts, ifelse(rows$text == "", rows$state, rows$text))
}

cases <- if (nzchar(root)) rows_of("tests/vectors/cases.csv")
for (i in seq_len(NROW(cases))) {
  test_that(paste("the same bits as in C:", cases$vectors[i]), {
    rows <- rows_of("tests/vectors/figures", paste0(cases$vectors[i], ".csv"))
    framework <- cpi_framework(file.path(root, cases$framework[i]))
    answers <- suppressWarnings(cpi_answers(framework, file.path(root, cases$answers[i])), classes = "cpi_warning")
    expect_setequal(rows$method, names(summary(framework)$methods))
    for (method in unique(rows$method)) {
      scores <- suppressWarnings(cpi_score(answers, method), classes = "cpi_warning")
      expect_vectors(rows[rows$method == method, ], scores)
    }
  })
}

test_that("there are vectors", {
  skip_if(!nzchar(root), "CPINDEX_ROOT is not set")
  expect_gte(NROW(cases), 20)
})
