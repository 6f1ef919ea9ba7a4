# SPDX-License-Identifier: MIT

types <- c("domains", "groups", "matrix", "slope")
kosovo <- scores_of_kosovo()
years <- cpi_score(cpi_answers(small, frame(
  unit = c("A", "A", "B", "B"), period = c("2024", "2025"), "19.L.1" = c("no", "yes", "nd", NA),
  "19.S.1" = "partially")))

on_paper <- function(code, ...) {
  path <- new_file(".pdf")
  grDevices::pdf(path, ...)
  tryCatch(force(code), finally = grDevices::dev.off())
  path
}

plot_to_nowhere <- function(...) {
  on_paper(drawn <- plot(...))
  drawn
}

test_that("what is drawn are the scores", {
  table <- as.data.frame(kosovo)
  for (type in types[1:3]) {
    path <- on_paper(drawn <- plot(kosovo, type))
    expect_gt(file.size(path), 5000)
    same <- table[match(drawn$figure, table$figure), ]
    for (column in c("score", "low", "high", "state", "coverage")) expect_identical(drawn[[column]], same[[column]])
    expect_gt(nrow(drawn), 4)
  }
  on_paper(drawn <- plot(years, "slope"))
  expect_identical(drawn$score[drawn$unit == "A"], years["A"]$SMALL)
  expect_identical(sort(unique(drawn$period)), c("2024", "2025"))
})

test_that("a line has a gap where there is no score", {
  gaps <- cpi_score(cpi_answers(small, frame(
    unit = c("A", "A", "A", "A", "B", "B"), period = c(2020, 2021, 2022, 2024, 2020, 2024),
    "19.L.1" = c("yes", "nd", "no", "yes", "yes", "no"))))
  points <- cpindex:::slope_points(plot_to_nowhere(gaps, "slope"))
  expect_identical(points$series, rep(c("A", "B"), each = 4))
  expect_identical(points$place, rep(c(0, 1, 2, 4), 2))
  expect_identical(points$score, c(1, NA, 0, 1, 1, NA, NA, 0))
  skip_if_not_installed("ggplot2")
  layers <- ggplot2::ggplot_build(ggplot2::autoplot(gaps, "slope"))$data
  expect_identical(sort(layers[[1]]$x[is.na(layers[[1]]$y)]), c(1, 1, 2))
})

test_that("a slope in which nothing is scored is drawn without a line", {
  none <- cpi_score(cpi_answers(small, frame(unit = "A", period = c("2023", "2024"), "19.L.1" = NA)))
  expect_identical(plot_to_nowhere(none, "slope")$score, rep(NA_real_, 6))
  skip_if_not_installed("ggplot2")
  expect_gt(file.size(on_paper(print(ggplot2::autoplot(none, "slope")))), 1000)
})

test_that("parameters of the device are as they were before", {
  on_paper({
    before <- graphics::par(no.readonly = TRUE)
    for (type in types[1:3]) plot(kosovo, type, cex = 0.5)
    after <- graphics::par(no.readonly = TRUE)
  })
  same <- c("mai", "mar", "mex", "cex", "mfrow", "xpd")
  expect_equal(after[same], before[same])
})

test_that("every framework, method and language can be drawn", {
  for (name in names(cpi_frameworks())) {
    framework <- bundled(name)
    answers <- suppressWarnings(cpi_answers(framework, stats::setNames(list("nd"), cpi_indicators(framework)[1])))
    scores <- suppressWarnings(cpi_score(answers))
    expect_gt(file.size(on_paper(plot(scores, language = "sq"))), 3000)
  }
})

test_that("what cannot be drawn is said", {
  on_paper({
    expect_error(plot(kosovo, "pie"), '`type` must be one of "domains"', class = "cpi_argument_error")
    expect_error(plot(kosovo, "slope"), "at least two periods", class = "cpi_argument_error")
    expect_error(plot(years), "there are 4 assessments", class = "cpi_argument_error")
    expect_error(plot(kosovo, col.of.bars = 1), class = "cpi_argument_error")
    expect_error(plot(kosovo, "groups", facet = "actor"), class = "cpi_argument_error")
    expect_error(plot(kosovo, facet = "dimension"), "`facet` is for", class = "cpi_argument_error")
    expect_error(plot(kosovo, figure = "A19"), "`figure` is for", class = "cpi_argument_error")
  })
  expect_error(on_paper(plot(kosovo), width = 1, height = 1), "needs a device", class = "cpi_argument_error")
})

test_that("ggplot2 draws the same", {
  skip_if_not_installed("ggplot2")
  for (type in types[1:3]) {
    on_paper(drawn <- plot(kosovo, type))
    built <- ggplot2::autoplot(kosovo, type)
    expect_s3_class(built, "ggplot")
    expect_identical(built$data$score, drawn$score)
    expect_gt(file.size(on_paper(print(built))), 5000)
  }
  expect_s3_class(ggplot2::ggplot_build(ggplot2::autoplot(years, "slope")), "ggplot_built")
  expect_error(ggplot2::autoplot(kosovo, "pie"), class = "cpi_argument_error")
})
