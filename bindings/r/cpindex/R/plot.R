# SPDX-License-Identifier: MIT

#' Plot scores
#'
#' In base graphics, colour-blind safe, and readable in a greyscale print. Where ggplot2 is installed,
#' `ggplot2::autoplot()` makes a ggplot object of the same figures, in the look of ggplot2.
#'
#' Titles and labels come from the framework, in the language that is asked for. What is missing shows: a figure without
#' a score has a dash, never a bar of length 0, and its range runs over all that it can still become; a line has a gap.
#' Axes run from the worst to the best of the method's output range, and further where scores do, as sums can. Text is
#' broken and made smaller until it has room; `par()` is as before when the plot is drawn.
#'
#' @param x,object scores made by [cpi_score()]
#' @param type what to show:
#'   - "domains": a bar for each domain, a line over the range that it can still come to, score and coverage beside it;
#'   - "groups": a dot for each group of a facet, with its range, score and coverage;
#'   - "matrix": domains crossed with the groups of a facet, as a heat map with the score in each cell, dark for the
#'     worst; hatched with a dash where there is no score, blank where nothing is asked;
#'   - "slope": figures from period to period, a line for each unit, or for each figure of one unit. Years stand as far
#'     apart as they are.
#' @param facet for "groups" and "matrix", the code of a facet; may be left out where there is one
#' @param unit,period names of units and of periods: which assessment is shown, may be left out where there is one; for
#'   "slope", which are shown, NULL for all
#' @param figure for "slope", the address of a figure, as "A19"; of one unit, a character vector of several. NULL for
#'   the index, and where there is one unit for what the index is made of too
#' @param language one of the framework's languages, NULL for its base language. Other words are in English, Albanian or
#'   Serbian
#' @param ... of `plot()`, graphical parameters that hold for this plot, as `cex = 0.8` or `family = "serif"`: see
#'   [graphics::par()]; of `autoplot()`, not used. A `pdf()` for Serbian needs `encoding = "CP1250"`;
#'   [grDevices::cairo_pdf()] needs nothing
#' @return `plot()` gives what it drew, invisibly: a data frame with a row for each bar, dot, cell or point, and the
#'   columns unit, period, figure, title, score, state, coverage, low, high and rank of [cpi_score()], text (the score
#'   as it is printed), worst and best (the ends of the figure's output range). `autoplot()` gives a ggplot object.
#' @section Errors: `cpi_argument_error` for another type, for a facet, unit or figure that is not there, for one period
#'   where a slope needs two, and for a device that is too small: see [cpi_error].
#' @section Sources: The colours are those of Okabe, M. and Ito, K. (2008), *Color universal design*, and of heat maps
#'   Cividis, by Nuñez, J. R., Anderton, C. R. and Renslow, R. S. (2018), *PLOS ONE*, 13(7), e0199239,
#'   \doi{10.1371/journal.pone.0199239}.
#' @seealso [cpi_matrix()] and [as.data.frame.cpi_scores()] for the numbers
#' @examples
#' framework <- cpi_framework(cpi_frameworks()[["child-protection-index"]])
#' kosovo <- cpi_score(cpi_answers(framework, system.file("kosovo.csv", package = "cpindex")))
#' plot(kosovo)
#' plot(kosovo, "groups")
#' drawn <- plot(kosovo, "matrix")
#' head(drawn[c("row", "column", "score", "state")])
#'
#' two_years <- data.frame(
#'   unit = "Kosovo", period = c("2024", "2025"),
#'   "19.L.1" = c("no", "yes"), "19.S.1" = "partially", "20.L.1" = "yes",
#'   check.names = FALSE
#' )
#' plot(cpi_score(cpi_answers(cpi_example(), two_years)), "slope")
#' @order 1
#' @export
plot.cpi_scores <- function(x, type = c("domains", "groups", "matrix", "slope"), facet = NULL, unit = NULL,
                            period = NULL, figure = NULL, language = NULL, ...) {
  drawn <- plot_data(x, type, facet, unit, period, figure, language)
  draw <- switch(attr(drawn, "type"), domains = draw_bars, groups = draw_dots, matrix = draw_matrix, slope = draw_slope)
  margins <- graphics::par("mar")
  before <- set_parameters(...)
  on.exit({
    graphics::par(before)
    # In lines, which are of the size that text has meanwhile.
    graphics::par(mar = margins)
  })
  draw(drawn)
  invisible(drawn)
}

set_parameters <- function(...) {
  given <- list(...)
  known <- names(given) %in% names(graphics::par(no.readonly = TRUE))
  if (sum(known) < length(given))
    stop_argument("`...` takes graphical parameters of par() by name, as cex = 0.8", if (!is.null(names(given)))
      paste0(", not ", paste(names(given)[!known], collapse = ", ")))
  tryCatch(suppressWarnings(graphics::par(given)), error = function(problem) stop_argument(conditionMessage(problem)))
}

# What is shown: one table for base graphics and for ggplot2

plot_types <- c("domains", "groups", "matrix", "slope")

plot_data <- function(scores, type, facet, unit, period, figure, language) {
  if (identical(type, plot_types)) type <- plot_types[1]
  check_choice(type, plot_types, "type", nullable = FALSE)
  framework <- framework_of(scores)
  check_language(language, framework)
  scores <- subset_scores(scores, unit, period)
  if (type != "slope") one_assessment(scores, NULL, NULL)
  if (!is.null(facet) && !type %in% c("groups", "matrix")) stop_argument("`facet` is for \"groups\" and \"matrix\"")
  if (!is.null(figure) && type != "slope") stop_argument("`figure` is for \"slope\"")
  if (!is.null(figure)) check_texts(figure, "figure")
  facet <- if (type %in% c("groups", "matrix")) one_facet(framework, facet)
  data <- switch(type, domains = domain_data(scores, language), groups = group_data(scores, facet, language),
                 matrix = matrix_data(scores, facet, language), slope = slope_data(scores, figure, language))
  words <- words_of(framework, language)
  structure(data, type = type, words = words, title = plot_title(scores, language),
            index = node_title(framework, 0L, language),
            facet = facet_titles(framework, language)[match(facet, facet_codes(framework))],
            note = plot_note(scores, language, words, legend_of(data, type, words)))
}

# The index, and the unit and period that all share.
plot_title <- function(scores, language) {
  own <- lapply(assessments_of(scores), unique)
  shared <- unlist(own[lengths(own) == 1])
  paste(c(node_title(framework_of(scores), 0L, language), shared[nzchar(shared)]), collapse = ", ")
}

plot_note <- function(scores, language, words, legend) {
  framework <- framework_of(scores)
  method <- method_titles(framework, language)[method_of(scores) + 1L]
  status <- framework_status(framework)
  parts <- c(legend, paste(words[["edition"]], core("cpi_framework_edition", handle_of(framework))),
             paste0(words[["method"]], ": ", method))
  if (status != "official")
    parts <- c(parts, paste0(words[["status"]], ": ", if (status %in% names(words)) words[[status]] else status))
  paste(parts, collapse = "; ")
}

legend_of <- function(data, type, words) {
  if (type == "slope") {
    left_out <- setdiff(data$series, data$series[!is.na(data$score)])
    return(if (length(left_out)) paste0(words[["unscored"]], ": ", paste(left_out, collapse = ", ")))
  }
  if (type == "matrix") c(if (anyNA(data$score)) paste("-", words[["unscored"]]),
                          if (nrow(data) < max(data$x) * max(data$y)) words[["blank"]])
}

# Figures, by their addresses, of all assessments.
shown_figures <- function(scores, addresses, language) {
  figures <- match(addresses, figure_addresses(framework_of(scores))) - 1L
  data <- long_scores(scores, figures, language)
  end <- function(which) rep(vapply(figures, function(figure) {
    core("cpi_framework_figure_end", handle_of(framework_of(scores)), method_of(scores), figure, which)
  }, 0), length(scores))
  data$text <- score_texts(scores, rep(figures, length(scores)), data$score, data$state)
  data$worst <- end(0L)
  data$best <- end(1L)
  data
}

domain_data <- function(scores, language) {
  tree <- as.data.frame(framework_of(scores))
  tree <- tree[tree$code %in% figure_addresses(framework_of(scores)), ]
  tree <- tree[if (any(tree$kind == "domain")) tree$kind == "domain" else tree$level == 1, ]
  data <- shown_figures(scores, tree$code, language)
  data$level <- tree$level
  data
}

group_data <- function(scores, facet, language) {
  data <- shown_figures(scores, paste0(facet, ":", names(groups_of(framework_of(scores), facet))), language)
  data$level <- rep(1L, nrow(data))
  data
}

matrix_data <- function(scores, facet, language) {
  framework <- framework_of(scores)
  cells <- matrix_cells(framework, facet)
  there <- cells %in% figure_addresses(framework)
  rows <- cells[, ncol(cells)]
  tree <- as.data.frame(framework)
  columns <- c(unname(groups_of(framework, facet, language)), words_of(framework, language)[["all"]])
  places <- data.frame(row = figure_titles(framework, language)[match(rows, figure_addresses(framework))][row(cells)],
                       column = columns[col(cells)], x = as.vector(col(cells)), y = as.vector(row(cells)),
                       level = tree$level[match(rows, tree$code)][row(cells)])
  cbind(places[there, ], shown_figures(scores, cells[there], language), row.names = NULL)
}

slope_data <- function(scores, figure, language) {
  own <- assessments_of(scores)
  periods <- length(unique(own$period))
  if (periods < 2) stop_argument("a slope needs at least two periods, and there is ", periods)
  one_unit <- length(unique(own$unit)) == 1
  addresses <- if (is.null(figure)) slope_figures(framework_of(scores), one_unit) else unique(figure)
  if (!length(addresses)) stop_argument("`figure` has no address in it")
  for (address in addresses) figure_of(framework_of(scores), address)
  if (!one_unit && length(addresses) > 1)
    stop_argument("a slope shows one figure of several units, or several figures of one: choose it by `unit`")
  data <- shown_figures(scores, addresses, language)
  data$series <- if (one_unit) series_titles(data, language) else data$unit
  data[order(match(data$series, data$series), data$period), ]
}

slope_figures <- function(framework, one_unit) {
  tree <- as.data.frame(framework)
  code <- framework_code(framework)
  if (one_unit) c(code, tree$code[tree$parent %in% code & tree$scored]) else code
}

# The points of each series that has some, in all periods: a line has a gap where there is no score.
slope_points <- function(data) {
  periods <- sort(unique(data$period))
  grid <- expand.grid(place = period_places(periods), series = unique(data$series[!is.na(data$score)]),
                      stringsAsFactors = FALSE)
  found <- match(paste(grid$series, periods, sep = "\r", recycle0 = TRUE), paste(data$series, data$period, sep = "\r"))
  cbind(grid, data[found, setdiff(names(data), "series")])
}

last_points <- function(points) {
  scored <- points[!is.na(points$score), ]
  scored[!duplicated(scored$series, fromLast = TRUE), ]
}

# The title of a cell is that of its group, and two figures may have the same: then their addresses tell them apart.
series_titles <- function(data, language) {
  twice <- data$title %in% data$title[duplicated(unique(data[c("figure", "title")])$title)]
  ifelse(grepl("/", data$figure, fixed = TRUE) | twice, paste0(data$title, " (", data$figure, ")"), data$title)
}

# From the worst to the best, widened by what is drawn beyond.
score_limits <- function(data, drawn) {
  numbers <- unlist(data[c("worst", "best", drawn)])
  numbers <- numbers[is.finite(numbers)]
  limits <- if (length(numbers)) range(numbers) else c(0, 1)
  if (diff(limits) == 0) limits <- limits + c(-0.5, 0.5)
  known <- is.finite(data$worst) & is.finite(data$best)
  if (any(known) && all((data$worst > data$best)[known])) rev(limits) else limits
}

# The range, where there is one; an end that is not known is at the edge.
range_ends <- function(data) {
  limits <- range(score_limits(data, c("score", "low", "high")))
  there <- !is.na(data$coverage)
  list(low = ifelse(there & is.na(data$low), limits[1], data$low),
       high = ifelse(there & is.na(data$high), limits[2], data$high))
}

# A plain hyphen: not every device and encoding has a dash.
score_or_dash <- function(data) ifelse(is.na(data$score), "-", data$text)

coverage_texts <- function(data) ifelse(is.na(data$coverage), "", sprintf("%.0f%%", 100 * data$coverage))

# What a slope is of, where the title does not say it.
slope_label <- function(data) {
  one <- length(unique(data$figure)) == 1
  if (one && !identical(data$title[1], attr(data, "index"))) data$title[1] else attr(data, "words")[["score"]]
}

# Years as far apart as they are, unless labels of some would meet; others evenly.
period_places <- function(periods) {
  evenly <- seq_along(periods) - 1
  if (!all(grepl("^[0-9]{1,9}$", periods))) return(evenly)
  years <- as.numeric(periods)
  step <- min(diff(years))
  if (step <= 0 || max(years - years[1]) / step > 3 * length(years)) evenly else (years - years[1]) / step
}

# Okabe and Ito's colours, those that follow each other of different lightness; yellow is too light for a line.
colours <- c("#0072B2", "#E69F00", "#D55E00", "#56B4E9", "#009E73", "#000000", "#CC79A7")
marks <- c(16, 15, 17, 18, 6, 3, 4, 8)
line_types <- c(1, 2, 4, 3)

bar_colours <- function(data) colours[ifelse(data$level < 2, 1, 4)]

# Dark for the worst and light for the best, so that a grey print says the same.
heat_colours <- function(data) {
  limits <- score_limits(data, "score")
  grDevices::hcl.colors(101, "Cividis")[1 + round(100 * (data$score - limits[1]) / diff(limits))]
}

# Black or white, whichever has the higher contrast by WCAG 2.1.
readable_on <- function(colour) {
  parts <- grDevices::col2rgb(colour) / 255
  linear <- ifelse(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055)^2.4)
  ifelse(colSums(linear * c(0.2126, 0.7152, 0.0722)) > 0.179, "black", "white")
}
