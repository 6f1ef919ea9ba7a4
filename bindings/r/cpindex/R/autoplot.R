# SPDX-License-Identifier: MIT
# ggplot2 is not a dependency: R gives its generic this method when it is loaded.

#' @exportS3Method ggplot2::autoplot
#' @usage \method{autoplot}{cpi_scores}(
#'   object,
#'   type = c("domains", "groups", "matrix", "slope"),
#'   facet = NULL,
#'   unit = NULL,
#'   period = NULL,
#'   figure = NULL,
#'   language = NULL,
#'   ...
#' )
#' @rdname plot.cpi_scores
#' @order 2
autoplot.cpi_scores <- function(object, type = c("domains", "groups", "matrix", "slope"), facet = NULL, unit = NULL,
                                period = NULL, figure = NULL, language = NULL, ...) {
  data <- plot_data(object, type, facet, unit, period, figure, language)
  draw <- switch(attr(data, "type"), domains = gg_bars, groups = gg_dots, matrix = gg_matrix, slope = gg_slope)
  draw(data) + ggplot2::labs(title = wrapped(attr(data, "title"), 60), caption = wrapped(attr(data, "note"), 95))
}

wrapped <- function(texts, characters) {
  vapply(texts, function(text) paste(strwrap(text, characters), collapse = "\n"), "", USE.NAMES = FALSE)
}

# Title and note begin at the left edge, and so do the labels of rows, so that indents show.
gg_theme <- function(...) {
  ggplot2::theme_minimal() + ggplot2::theme(
    plot.title.position = "plot", plot.caption.position = "plot", plot.caption = ggplot2::element_text(hjust = 0),
    plot.title = ggplot2::element_text(face = "bold"), panel.grid.minor = ggplot2::element_blank(), ...)
}

gg_score_scale <- function(data, drawn, axis) {
  limits <- score_limits(data, drawn)
  reverse <- limits[1] > limits[2]
  scale <- if (axis == "x") { if (reverse) ggplot2::scale_x_reverse else ggplot2::scale_x_continuous } else
    if (reverse) ggplot2::scale_y_reverse else ggplot2::scale_y_continuous
  scale(limits = limits)
}

# Spaces at the beginning of a line would be dropped, but for those that do not break.
gg_labels <- function(titles, levels) {
  indents <- strrep("\u00a0", 3 * pmax(levels - 1, 0))
  paste0(indents, mapply(gsub, "\n", paste0("\n", indents), wrapped(titles, 42), fixed = TRUE, USE.NAMES = FALSE))
}

# Columns are named by text, so that R CMD check finds no unknown variables.
gg_rows <- function(data) {
  words <- attr(data, "words")
  ends <- range_ends(data)
  data <- cbind(data, y = seq_len(nrow(data)), from = ends$low, to = ends$high)
  numbers <- paste0(score_or_dash(data), ifelse(coverage_texts(data) == "", "", paste0("   ", coverage_texts(data))))
  right <- ggplot2::sec_axis(~ ., breaks = data$y, labels = numbers,
                             name = paste0(words[["score"]], ", ", tolower(words[["coverage"]])))
  ggplot2::ggplot(data, ggplot2::aes(y = .data[["y"]])) +
    ggplot2::scale_y_reverse(breaks = data$y, labels = gg_labels(data$title, data$level), expand = c(0, 0.6),
                             sec.axis = right) +
    gg_score_scale(data, c("score", "low", "high"), "x") + ggplot2::labs(x = words[["range"]], y = NULL) +
    gg_theme(panel.grid.major.y = ggplot2::element_blank(), axis.text.y.left = ggplot2::element_text(hjust = 0),
             axis.text.y.right = ggplot2::element_text(hjust = 1),
             axis.title.y.right = ggplot2::element_text(margin = ggplot2::margin(l = 8)))
}

gg_ranges <- function(...) {
  ends <- ggplot2::aes(xmin = .data[["from"]], xmax = .data[["to"]])
  ggplot2::geom_linerange(ends, orientation = "y", na.rm = TRUE, ...)
}

gg_bars <- function(data) {
  bars <- ggplot2::aes(xmin = .data[["worst"]], xmax = .data[["score"]], ymin = .data[["y"]] - 0.35,
                       ymax = .data[["y"]] + 0.35)
  cap <- function(end) ggplot2::geom_point(ggplot2::aes(x = .data[[end]]), shape = "|", size = 3, na.rm = TRUE)
  gg_rows(data) + ggplot2::geom_rect(bars, fill = bar_colours(data), na.rm = TRUE) + gg_ranges() + cap("low") +
    cap("high")
}

gg_dots <- function(data) {
  gg_rows(data) + gg_ranges(colour = colours[1], linewidth = 0.9) +
    ggplot2::geom_point(ggplot2::aes(x = .data[["score"]]), shape = 21, fill = colours[1], size = 3.5, na.rm = TRUE)
}

gg_matrix <- function(data) {
  facet <- attr(data, "facet")
  fill <- heat_colours(data)
  fill[is.na(fill)] <- "grey93"
  data <- cbind(data, fill = fill, ink = readable_on(fill), shown = score_or_dash(data))
  rows <- data[!duplicated(data$y), ]
  columns <- data[!duplicated(data$x), ]
  lines <- c(max(data$x), max(data$y)) - 0.5
  ggplot2::ggplot(data, ggplot2::aes(x = .data[["x"]], y = .data[["y"]])) +
    ggplot2::geom_tile(ggplot2::aes(fill = .data[["fill"]]), colour = "white", linewidth = 0.8) +
    ggplot2::geom_text(ggplot2::aes(label = .data[["shown"]]), colour = data$ink, size = 3) +
    ggplot2::geom_vline(xintercept = lines[1]) + ggplot2::geom_hline(yintercept = lines[2]) +
    ggplot2::scale_fill_identity() +
    ggplot2::scale_x_continuous(facet, breaks = columns$x, labels = wrapped(columns$column, 14), position = "top",
                                expand = c(0, 0)) +
    ggplot2::scale_y_reverse(NULL, breaks = rows$y, labels = gg_labels(rows$row, rows$level), expand = c(0, 0)) +
    gg_theme(panel.grid.major = ggplot2::element_blank(), axis.text.y = ggplot2::element_text(hjust = 0))
}

# The legend is in the order in which the lines end.
gg_slope <- function(data) {
  periods <- sort(unique(data$period))
  shown <- slope_points(data)
  last <- last_points(shown)
  series <- last$series[order(last$score, decreasing = !isTRUE(last$worst[1] > last$best[1]))]
  shown$series <- factor(shown$series, series)
  aes <- ggplot2::aes(x = .data[["place"]], y = .data[["score"]], colour = .data[["series"]],
                      linetype = .data[["series"]], shape = .data[["series"]])
  each <- function(values) stats::setNames(rep_len(values, length(series)), series)
  ggplot2::ggplot(shown, aes) + ggplot2::geom_line(na.rm = TRUE) + ggplot2::geom_point(size = 2, na.rm = TRUE) +
    ggplot2::scale_colour_manual(NULL, values = each(colours)) +
    ggplot2::scale_linetype_manual(NULL, values = each(line_types)) +
    ggplot2::scale_shape_manual(NULL, values = each(marks)) +
    ggplot2::scale_x_continuous(NULL, breaks = period_places(periods), labels = periods) +
    gg_score_scale(data, "score", "y") + ggplot2::labs(y = slope_label(data)) + gg_theme()
}
