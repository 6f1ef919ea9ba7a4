# SPDX-License-Identifier: MIT

answers <- cpi_answers(small, list(
  Kosovo = c("19.L.1" = "yes", "19.S.1" = "no", "20.L.1" = "partially"),
  Albania = c("19.L.1" = "yes"),
  Serbia = c("19.L.1" = "no", "19.S.1" = "nd", "20.L.1" = "yes"),
  Romania = c("19.L.1" = "na", "19.S.1" = "na")
))
scores <- cpi_score(answers)

test_that("figures are what a person computes by hand", {
  expect_identical(scores$SMALL, c(0.5, 1, 0.5, NA))
  expect_identical(scores$A19, c(0.5, 1, 0, NA))
  expect_identical(scores$A20, c(0.5, NA, 1, NA))
  expect_identical(scores[["dimension:law"]], c(0.75, 1, 0.5, NA))
  expect_identical(scores$`A19/dimension:services`, c(0, NA, NA, NA))
})

test_that("what is missing is said, and how far a figure can still go", {
  table <- as.data.frame(scores)
  of <- function(column, figure) table[[column]][table$figure == figure]
  expect_identical(of("state", "A19"), c("scored", "scored", "scored", "not applicable"))
  expect_identical(of("state", "A20"), c("scored", "no data", "scored", "no data"))
  expect_identical(of("coverage", "A19"), c(1, 0.5, 0.5, NA))
  expect_identical(of("low", "A19"), c(0.5, 0.5, 0, NA))
  expect_identical(of("high", "A19"), c(0.5, 1, 0.5, NA))
  expect_false(any(vapply(table, function(column) any(is.nan(column)), NA)))
})

test_that("ranks are shared, and those without a score have none", {
  ranked <- cpi_rank(scores)
  expect_identical(ranked$unit, c("Albania", "Kosovo", "Serbia", "Romania"))
  expect_identical(ranked$rank, c(1L, 2L, 2L, NA))
  expect_identical(cpi_rank(scores, "A19")$rank, c(1L, 2L, 3L, NA))
  years <- cpi_score(cpi_answers(small, frame(unit = c("A", "B", "A"), period = c(2024, 2024, 2025),
                                              "19.L.1" = c(FALSE, TRUE, FALSE))))
  expect_identical(cpi_rank(years)[c("rank", "unit", "period")],
                   frame(rank = c(1L, 2L, 1L), unit = c("B", "A", "A"), period = c("2024", "2024", "2025")))
})

test_that("assessments are chosen by their names", {
  expect_identical(scores["Kosovo"]$A19, 0.5)
  expect_identical(scores[c("Albania", "Kosovo")]$A19, c(1, 0.5))
  expect_identical(scores[c("Albania", "Albania")]$A19, 1)
  expect_identical(scores[3:2]$A19, c(0, 1))
  expect_identical(scores[-1]$A19, scores$A19[-1])
  expect_identical(scores[scores$A19 %in% 1]$A19, 1)
  expect_identical(head(scores, 2)$A19, scores$A19[1:2])
  expect_identical(scores["Serbia", ""]$SMALL, 0.5)
  expect_identical(cpi_rank(scores["Serbia"])$rank, 2L)
  expect_identical(scores["Serbia"]["Serbia"]$A20, 1)
  expect_length(scores, 4)
  expect_length(scores["Kosovo"], 1)
  expect_error(scores["Kosovo"]["Albania"], class = "cpi_argument_error")
  expect_error(scores["Italy"], 'no assessment is of the unit "Italy"; there are "Kosovo", "Albania"',
               class = "cpi_argument_error")
  expect_error(scores[, "2024"], 'of the period "2024"; there is no period', class = "cpi_argument_error")
  for (wrong in list(7, NA, NA_character_, factor("Kosovo"), list("Kosovo"), "\xff"))
    expect_error(scores[wrong], class = "cpi_argument_error")
})

test_that("assessments come in the order that is asked for, units before periods", {
  years <- cpi_score(cpi_answers(small, frame(unit = c("A", "B", "A", "B"), period = c(2023, 2023, 2024, 2024),
                                              "19.L.1" = c("yes", "no", "partially", NA))))
  asked <- function(...) summary(years[...])[c("unit", "period")]
  expect_identical(asked(c("B", "A")), frame(unit = c("B", "B", "A", "A"), period = c("2023", "2024", "2023", "2024")))
  expect_identical(asked(NULL, c(2024, 2023))$unit, c("A", "B", "A", "B"))
  expect_identical(asked(NULL, c("2024", "2023"))$period, c("2024", "2024", "2023", "2023"))
  expect_identical(years[c("B", "A"), 2023]$A19, c(0, 1))
  expect_identical(asked(4:1)$unit, c("B", "A", "B", "A"))
  nodes <- function(...) as.data.frame(years[...], kind = "node")$score[1:3]
  expect_identical(nodes(2:1), nodes(2))
  for (wrong in list(c(-1, 1), c(TRUE, NA))) expect_error(years[wrong], class = "cpi_argument_error")
  expect_error(years["2024"], "periods come second", class = "cpi_argument_error")
  expect_error(years[, 2025], 'the period "2025"; there are "2023", "2024"', class = "cpi_argument_error")
})

test_that("figures are chosen by their addresses", {
  expect_identical(names(scores), unique(as.data.frame(scores)$figure))
  for (figure in names(scores)) expect_identical(scores[[figure]], as.data.frame(scores, wide = TRUE)[[figure]])
  expect_error(scores$nothing, 'the framework has no figure "nothing"; names', class = "cpi_argument_error")
  expect_error(scores$a18, 'no figure "a18", did you mean "A19"?', fixed = TRUE, class = "cpi_argument_error")
  for (wrong in list(1, NULL, NA, c("A19", "A20"), TRUE)) expect_error(scores[[wrong]], class = "cpi_argument_error")
})

test_that("tables have the figures that are wanted", {
  figures <- function(kind) unique(as.data.frame(scores, kind = kind)$figure)
  expect_identical(figures("group"), c("dimension:law", "dimension:services"))
  expect_identical(figures("cell"), c("A19/dimension:law", "A19/dimension:services", "A20/dimension:law"))
  expect_identical(figures("derived"), character())
  expect_identical(sort(unlist(lapply(c("node", "group", "cell", "derived"), figures))), sort(names(scores)))
  wide <- as.data.frame(scores, wide = TRUE, row.names = c("a", "b", "c", "d"))
  expect_identical(names(wide), c("unit", "period", names(scores)))
  expect_identical(row.names(wide), c("a", "b", "c", "d"))
  for (names in list("a", 1:3, c(1, 1, 2, 3), NA, list(1, 2, 3, 4), c("a", "b", "c", NA)))
    expect_error(as.data.frame(scores, wide = TRUE, row.names = names), "`row.names` must be",
                 class = "cpi_argument_error")
  for (flag in list(NA, NULL, "yes", 1, c(TRUE, FALSE)))
    expect_error(as.data.frame(scores, wide = flag), "`wide` must be TRUE or FALSE", class = "cpi_argument_error")
  expect_error(as.data.frame(scores, kind = "x"), class = "cpi_argument_error")
  skip_if_not_installed("tibble")
  expect_identical(as.data.frame(tibble::as_tibble(scores, wide = TRUE)), as.data.frame(scores, wide = TRUE))
})

test_that("scores are printed as their method says", {
  expect_output(print(scores["Kosovo"]), "Method: Equal weights.*A small index +0.50 +0.50 - 0.50 +100%")
  expect_output(print(scores["Albania"]), "Children without family +no data +0.00 - 1.00 +0%")
  expect_output(print(cpi_score(cpi_answers(bundled("kidsrights-index"), c(life = 0.5)))), "  Right to life +0.500 ")
  expect_output(print(scores), "4 assessments.* 1 +Albania +1.00.* 2 +Kosovo.*Romania")
  expect_identical(summary(scores)$score, scores$SMALL)
})

test_that("another method gives other figures", {
  framework <- bundled("child-protection-index")
  kosovo <- cpi_answers(framework, installed("kosovo.csv"))
  methods <- names(summary(framework)$methods)
  totals <- vapply(methods, function(method) cpi_score(kosovo, method)$CPI, 0)
  expect_identical(totals[["sections"]], cpi_score(kosovo)$CPI)
  expect_identical(anyDuplicated(totals), 0L)
  # Of 721 indicators 42 are answered, which is too few for it.
  expect_identical(totals[["strict"]], NA_real_)
  expect_identical(summary(cpi_score(kosovo, "strict"))$state, "low coverage")
  expect_error(cpi_score(kosovo, "none"), '`method` must be one of "sections", .* not "none"',
               class = "cpi_argument_error")
})

test_that("bands are told where there are some", {
  framework <- bundled("child-friendliness-index")
  units <- lapply(stats::setNames(nm = c("A", "B", "C")), function(unit) {
    stats::setNames(as.list(seq_along(cpi_indicators(framework)) * utf8ToInt(unit)), cpi_indicators(framework))
  })
  units <- lapply(units, function(unit) unit[-1])
  table <- as.data.frame(cpi_score(cpi_answers(framework, units)))
  expect_identical(table$band[is.na(table$score)], rep(NA_character_, sum(is.na(table$score))))
  expect_gt(length(unique(table$band[table$figure == "CFI"])), 1)
  expect_false("band" %in% names(as.data.frame(scores)))
})

test_that("a unit keeps its figure where the goalposts are given", {
  framework <- cpi_framework(text = 'cpindex: 1
code: SET
edition: "1"
title: Compared with one another
status: example
indicators:
  - {code: q, title: A quantity, quantity: {goalposts: [minimum, maximum]}}
methods:
  mean: {title: Mean, aggregation: arithmetic, missing: skip}
')
  score <- function(numbers, ...) cpi_score(cpi_answers(framework, frame(unit = names(numbers), q = numbers)), ...)
  first <- score(c(A = 10, B = 20, C = 13))
  expect_identical(first$SET, c(0, 1, 0.3))
  goalposts <- cpi_goalposts(first)
  expect_match(goalposts, "^cpindex_goalposts: 1\n")
  joined <- c(A = 10, B = 20, C = 13, D = 110)
  expect_identical(score(joined)["C"]$SET, 0.03)
  expect_identical(score(joined, goalposts = goalposts)["C"]$SET, 0.3)
  expect_identical(cpi_score_matrix(framework, matrix(13), "SET", goalposts = goalposts)[[1]], 0.3)
  expect_null(cpi_goalposts(scores))
  expect_error(cpi_score(answers, goalposts = "nothing"), "begins with `cpindex_goalposts: 1`",
               class = "cpi_answers_error")
})
