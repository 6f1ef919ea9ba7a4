# SPDX-License-Identifier: MIT
# Base graphics. Room is measured in inches, from what stands in it, so that nothing is cut off.

edge <- 0.12
title_size <- 1.15
note_size <- 0.7
text_size <- 0.85
smallest_size <- 0.35

wide <- function(texts, size = text_size, font = 1) max(0, graphics::strwidth(texts, "inches", size, font))

lines_in <- function(texts) pmax(lengths(strsplit(texts, "\n", fixed = TRUE)), 1)

high <- function(texts, size = text_size) lines_in(texts) * size * graphics::par("cex") * graphics::par("cin")[2]

# Broken into lines that are no wider than some inches, as far as words allow.
fitted_text <- function(text, width, size = text_size, font = 1, indent = 0) {
  characters <- nchar(text) + indent + 1
  repeat {
    broken <- paste(strwrap(text, characters, indent, indent), collapse = "\n")
    if (characters < 6 || wide(broken, size, font) <= width) return(broken)
    characters <- characters - 1
  }
}

# A size in which text that needs some inches has room.
size_for <- function(size, needed, room) max(smallest_size, min(size, size * room / max(needed, 1e-9)))

# Title and note, and the room that is left between them.
around <- function(data) {
  figure <- graphics::par("fin")
  title <- fitted_text(attr(data, "title"), figure[1] - 2 * edge, title_size, font = 2)
  note <- fitted_text(attr(data, "note"), figure[1] - 2 * edge, note_size)
  above <- high(title, title_size) + 2 * edge
  below <- high(note, note_size) + 2 * edge
  list(title = title, note = note, above = above, below = below, height = figure[2] - above - below)
}

# `room` is what stands around the plot besides title and note: below, left, above, right.
with_room <- function(texts, room, draw) {
  figure <- graphics::par("fin")
  room <- room + c(texts$below, edge, texts$above, edge)
  needed <- c(room[2] + room[4], room[1] + room[3]) + 0.5
  if (any(figure < needed)) stop_argument(sprintf(
    "this plot needs a device, or a figure of it, of %.1f by %.1f inches or more, and has %.1f by %.1f",
    needed[1], needed[2], figure[1], figure[2]))
  before <- graphics::par(mai = room)
  on.exit(graphics::par(before))
  graphics::plot.new()
  draw()
  text_at(edge, figure[2] - edge, texts$title, adj = c(0, 1), cex = title_size, font = 2)
  text_at(edge, edge, texts$note, adj = c(0, 0), cex = note_size, col = "grey30")
}

# At inches from the left and from below of the figure.
text_at <- function(x, y, text, ...) {
  figure <- graphics::par("fin")
  x <- graphics::grconvertX(x / figure[1], "nfc")
  y <- graphics::grconvertY(y / figure[2], "nfc")
  graphics::text(x, y, text, xpd = NA, ...)
}

# Inches right of the plot, as a coordinate.
right_of <- function(inches) {
  graphics::grconvertX(graphics::grconvertX(1, "npc", "inches") + inches, "inches")
}

score_axis <- function(side, limits, label) {
  at <- pretty(limits)
  at <- at[at >= min(limits) & at <= max(limits)]
  if (side == 1) graphics::abline(v = at, col = "grey90") else graphics::abline(h = at, col = "grey90")
  graphics::axis(side, at, las = 1, cex.axis = text_size, tick = FALSE, mgp = c(3, 0.2, 0))
  graphics::mtext(label, side = side, line = if (side == 1) 1.3 else 2.2, cex = text_size * graphics::par("cex"))
}

# Rows of figures: domains, groups

draw_bars <- function(data) {
  draw_rows(data, function(rows) {
    graphics::rect(data$worst, rows - 0.35, data$score, rows + 0.35, col = bar_colours(data), border = NA)
    draw_ranges(data, rows, lwd = 1.2)
    graphics::segments(c(data$low, data$high), rows - 0.16, c(data$low, data$high), rows + 0.16, lwd = 1.2)
  })
}

draw_dots <- function(data) {
  draw_rows(data, function(rows) {
    draw_ranges(data, rows, col = colours[1], lwd = 2)
    graphics::points(data$score, rows, pch = 21, bg = colours[1], cex = 1.5, xpd = NA)
  })
}

draw_ranges <- function(data, rows, ...) {
  ends <- range_ends(data)
  graphics::segments(ends$low, rows, ends$high, rows, lend = "butt", ...)
}

# Labels of rows, those of lower levels indented, in the largest size in which all of them have room.
row_labels <- function(data, height) {
  width <- min(0.4 * graphics::par("fin")[1], 3)
  size <- text_size
  repeat {
    labels <- mapply(fitted_text, data$title, width, size, indent = 2 * pmax(data$level - 1, 0), USE.NAMES = FALSE)
    if (size <= smallest_size || nrow(data) * max(high(labels, size)) <= height) break
    size <- size * 0.95
  }
  list(texts = labels, size = size, room = wide(labels, size) + 0.1)
}

draw_rows <- function(data, draw) {
  texts <- around(data)
  axis <- 2.6 * graphics::par("cex") * graphics::par("cin")[2]
  head <- high("")
  labels <- row_labels(data, texts$height - axis - head)
  words <- attr(data, "words")
  columns <- list(c(words[["score"]], score_or_dash(data)), c(words[["coverage"]], coverage_texts(data)))
  ends <- cumsum(vapply(columns, wide, 0, size = labels$size) + 0.12)
  with_room(texts, c(axis, labels$room, head, max(ends)), function() {
    rows <- seq_len(nrow(data))
    limits <- score_limits(data, c("score", "low", "high"))
    graphics::plot.window(limits, c(length(rows) + 0.5, 0.5), yaxs = "i")
    score_axis(1, limits, words[["range"]])
    draw(rows)
    label_rows(labels)
    top <- graphics::grconvertY(1, "npc")
    for (i in seq_along(columns)) {
      graphics::text(right_of(ends[i]), rows, columns[[i]][-1], adj = c(1, 0.5), xpd = NA, cex = labels$size)
      graphics::text(right_of(ends[i]), top, columns[[i]][1], adj = c(1, -0.4), xpd = NA, cex = labels$size,
                     col = "grey30")
    }
  })
}

# On the left edge, so that indents show.
label_rows <- function(labels) {
  left <- graphics::grconvertX(edge / graphics::par("fin")[1], "nfc")
  graphics::text(left, seq_along(labels$texts), labels$texts, adj = c(0, 0.5), xpd = NA, cex = labels$size)
}

# The matrix

draw_matrix <- function(data) {
  texts <- around(data)
  rows <- data[match(seq_len(max(data$y)), data$y), ]
  columns <- data$column[match(seq_len(max(data$x)), data$x)]
  # Room above for a head of two lines, and for the title of the facet.
  labels <- row_labels(data.frame(title = rows$row, level = rows$level), texts$height - 3 * high(""))
  width <- (graphics::par("fin")[1] - labels$room - 2 * edge) / length(columns) - 0.08
  heads <- list(texts = vapply(columns, fitted_text, "", width, USE.NAMES = FALSE))
  heads$size <- size_for(text_size, wide(heads$texts), width)
  heads$room <- max(high(heads$texts, heads$size)) + 0.05
  with_room(texts, c(0, labels$room, heads$room + high(""), 0), function() {
    graphics::plot.window(c(0.5, length(columns) + 0.5), c(nrow(rows) + 0.5, 0.5), xaxs = "i", yaxs = "i")
    draw_cells(data, size_for(labels$size, wide(score_or_dash(data), labels$size), width))
    graphics::segments(length(columns) - 0.5, 0.5, length(columns) - 0.5, nrow(rows) + 0.5, lwd = 1.5)
    graphics::segments(0.5, nrow(rows) - 0.5, length(columns) + 0.5, nrow(rows) - 0.5, lwd = 1.5)
    label_rows(labels)
    label_columns(heads, attr(data, "facet"))
  })
}

label_columns <- function(heads, facet) {
  above <- graphics::grconvertY(graphics::grconvertY(1, "npc", "inches") + c(0.05, heads$room), "inches")
  columns <- seq_along(heads$texts)
  graphics::text(columns, above[1], heads$texts, adj = c(0.5, 0), xpd = NA, cex = heads$size)
  graphics::text(mean(columns), above[2], facet, adj = c(0.5, -0.4), xpd = NA, cex = text_size, col = "grey30")
}

draw_cells <- function(data, size) {
  scored <- !is.na(data$score)
  box <- function(cells, ...) {
    graphics::rect(cells$x - 0.48, cells$y - 0.46, cells$x + 0.48, cells$y + 0.46, border = NA, ...)
  }
  fill <- heat_colours(data)
  box(data[scored, ], col = fill[scored])
  if (!all(scored)) box(data[!scored, ], col = "grey80", density = 12)
  graphics::text(data$x, data$y, score_or_dash(data), cex = size, col = ifelse(scored, readable_on(fill), "black"))
}

# Slopes

draw_slope <- function(data) {
  texts <- around(data)
  periods <- sort(unique(data$period))
  points <- slope_points(data)
  lines <- split(points, factor(points$series, unique(points$series)))
  last <- last_points(points)
  labels <- paste0(last$text, "  ", last$series, recycle0 = TRUE)
  labels <- vapply(labels, fitted_text, "", 0.35 * graphics::par("fin")[1])
  line <- graphics::par("cex") * graphics::par("cin")[2]
  size <- size_for(text_size, sum(high(labels)), texts$height - 1.4 * line)
  with_room(texts, c(1.4 * line, 3.4 * line, 0, wide(labels, size) + 0.35), function() {
    limits <- score_limits(data, "score")
    graphics::plot.window(range(period_places(periods)), limits)
    score_axis(2, limits, slope_label(data))
    graphics::axis(1, period_places(periods), periods, tick = FALSE, cex.axis = text_size, mgp = c(3, 0.2, 0))
    for (i in seq_along(lines)) draw_line(lines[[i]], i)
    if (length(labels)) label_lines(last, labels, size)
  })
}

nth <- function(values, i) values[(i - 1) %% length(values) + 1]

draw_line <- function(line, i) {
  graphics::lines(line$place, line$score, col = nth(colours, i), lty = nth(line_types, i), lwd = 1.8, xpd = NA)
  graphics::points(line$place, line$score, col = nth(colours, i), pch = nth(marks, i), xpd = NA)
}

# Each beside the end of its line, and moved up or down where it would lie over another.
label_lines <- function(last, labels, size) {
  wanted <- graphics::grconvertY(last$score, to = "npc")
  order <- order(wanted)
  places <- numeric(length(labels))
  places[order] <- spread(wanted[order], high(labels, size)[order] / graphics::par("pin")[2])
  places <- graphics::grconvertY(places, "npc")
  graphics::segments(last$place, last$score, right_of(0.3), places, col = nth(colours, seq_along(labels)), lwd = 0.7,
                     xpd = NA)
  graphics::text(right_of(0.35), places, labels, adj = c(0, 0.5), cex = size, xpd = NA)
}

# Middles of boxes above one another between 0 and 1 if they fit, by least squares as near as can be to those that are
# wanted, which rise.
spread <- function(wanted, heights) {
  offsets <- cumsum(heights) - heights / 2
  starts <- stats::isoreg(wanted - offsets)$yf
  pmin(pmax(starts, 0), max(0, 1 - sum(heights))) + offsets
}
