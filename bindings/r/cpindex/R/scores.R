# SPDX-License-Identifier: MIT

#' Score answers
#'
#' Computes every figure of every assessment: the index, domains, indicators, groups of facets, domains crossed with
#' groups, and derived figures; each with the reason for it, and with what it can still become.
#'
#' A figure goes by its address: the code of a node, as `A19`; that of a facet's group, as `dimension:law`; of a domain
#' crossed with a group, as `A19/dimension:law`; or that of a derived figure.
#'
#' @param answers made by [cpi_answers()]
#' @param method the code of a method of the framework, NULL for its first
#' @param goalposts what `cpi_goalposts()` gave for an earlier set of units, so that a unit's figure does not move when
#'   others join; NULL to take them from these answers, where the method takes them from a set
#' @return an object of the class `cpi_scores`, which survives `saveRDS()` and `save()`.
#'
#'   `as.data.frame()` gives a row for each assessment and figure:
#'   - `unit` and `period`, "" where there is none; `figure`, its address; `title`;
#'   - `score`, on the output range of the method (0 to 1, unless the framework says otherwise), unrounded; NA where
#'     there is none;
#'   - `state`, why it is there or not: "scored"; "no data", nothing below it has data; "low coverage", the method
#'     asks for more answers; "not applicable", nothing below it applies; "excluded", the method leaves it out;
#'     "undefined", the arithmetic has no result, and the rule in [cpi_explain()] says why;
#'   - `coverage`, the share from 0 to 1 of its nominal weight that has data; NA where nothing applies;
#'   - `low` and `high`, what it comes to when all that is missing gets the worst, or the best, answer there is; NA at
#'     an end that is not bounded, and where nothing applies;
#'   - `rank` among the units of the same period, 1 for the best, equal scores sharing one; NA where there is no
#'     score, or no order;
#'   - `band`, the label of the band that the score is in, where the framework has bands; NA where the figure has none.
#'
#'   With `wide = TRUE` it has a row for each assessment, with `unit`, `period` and the scores, a column for each
#'   figure.
#'
#'   `scores[units, periods]` keeps some assessments, in the order that is asked for; ranks and goalposts stay those of
#'   all. `scores$A19` is the score of one figure, a value for each assessment, in their order; `names()` are the
#'   addresses of all figures, and `length()` is the number of assessments. `summary()` gives the rows of the index.
#'   `print()` shows the figures of a single assessment as an indented table, rounded as a spreadsheet rounds, and ranks
#'   several.
#'
#'   Two scorings are the same when `as.data.frame()` of both is: `identical()` and testthat compare the pointers in the
#'   objects as well.
#' @section Sources: OECD and JRC (2008), *Handbook on Constructing Composite Indicators: Methodology and User Guide*,
#'   \doi{10.1787/9789264043466-en}, steps 5 (normalisation) and 6 (weighting and aggregation). Each rule and its
#'   source: `system.file("indicators", "README.md", package = "cpindex")`.
#' @section Errors: `cpi_answers_error` for goalposts that cannot be used; `cpi_argument_error` for a method, figure,
#'   unit or period that is not there. A quantity that cannot be normalised and, where no method is named, a period that
#'   the first one is not for, are warnings of the class `cpi_warning`: see [cpi_error].
#' @seealso [cpi_explain()], [cpi_rank()], [cpi_matrix()], [plot.cpi_scores()], [cpi_goalposts()], [as_coinr()]
#' @examples
#' answers <- cpi_answers(cpi_example(), list(
#'   Kosovo = c("19.L.1" = "yes", "19.S.1" = "no", "20.L.1" = "partially"),
#'   Albania = c("19.L.1" = "yes")
#' ))
#' scores <- cpi_score(answers)
#' scores
#' scores["Kosovo"]
#' scores$A19
#' scores$`dimension:law`
#' subset(as.data.frame(scores), figure == "SMALL")
#' as.data.frame(scores, kind = "group", wide = TRUE)
#' @export
cpi_score <- function(answers, method = NULL, goalposts = NULL) {
  check_answers(answers)
  check_choice(method, method_codes(answers$framework), "method")
  check_text(goalposts, "goalposts", nullable = TRUE)
  scores <- new_object("cpi_scores", answers = answers, method = method, goalposts = goalposts, kept = NULL)
  scores_of(scores)
  scores
}

# Parts are read by name inside the package; `$` is for figures.
part <- function(scores, name) unclass(scores)[[name]]

framework_of <- function(scores) {
  scores_of(scores)
  part(scores, "answers")$framework
}

scores_of <- function(scores) {
  cached(scores, "scores", function() {
    diag <- new_diagnostics()
    made <- core("cpi_score", panel_of(part(scores, "answers")),
                 options_of(part(scores, "method"), part(scores, "goalposts")), diag)
    check_status(made[[1]], diag, "the answers", "cpi_answers_error")
    made[[2]]
  })
}

options_of <- function(method, goalposts) {
  options <- core("cpi_options_new")
  check_done(core("cpi_options_set_method", options, method))
  if (!is.null(goalposts)) check_done(core("cpi_options_set_goalposts", options, goalposts, "goalposts"))
  options
}

check_scores <- function(scores) check_class(scores, "cpi_scores", "scores", "cpi_score()")

# Positions of the assessments from 1.
kept <- function(scores) {
  count <- core("cpi_scores_count", scores_of(scores))
  own <- part(scores, "kept")
  if (is.null(own)) seq_len(count) else own
}

assessments_of <- function(scores) {
  h <- scores_of(scores)
  count <- core("cpi_scores_count", h)
  data.frame(unit = core_each("cpi_scores_unit", count, h, type = ""),
             period = core_each("cpi_scores_period", count, h, type = ""))[kept(scores), , drop = FALSE]
}

# The position from 0 of the only assessment, or of the one that is named.
one_assessment <- function(scores, unit, period) {
  chosen <- kept(subset_scores(scores, unit, period))
  if (length(chosen) != 1)
    stop_argument("there are ", length(chosen), " assessments: choose one by `unit` and `period`")
  chosen - 1L
}

# In the order that is asked for: of units, then of periods.
subset_scores <- function(scores, unit = NULL, period = NULL) {
  own <- assessments_of(scores)
  places <- data.frame(unit = places_of(own$unit, unit, "unit"),
                       period = places_of(own$period, year_text(period), "period"))
  wanted <- which(stats::complete.cases(places))
  scores_at(scores, wanted[order(places$unit[wanted], places$period[wanted])])
}

# The place of each name among those that are chosen, NA where it is not; without a choice all have the same.
places_of <- function(names, chosen, what) {
  if (is.null(chosen)) return(integer(length(names)))
  if (!are_texts(chosen)) stop_argument("a ", what, " is chosen by its name, not by ", what_is(chosen))
  unknown <- setdiff(chosen, names)
  there <- setdiff(unique(names), "")
  if (length(unknown))
    stop_argument("no assessment is of the ", what, " ", shown(unknown), "; ",
                  if (length(there)) paste("there are", shown(there)) else paste0("there is no ", what),
                  if (what == "unit") "; periods come second, as in scores[, \"2024\"]")
  match(names, chosen)
}

# Years are often numbers.
year_text <- function(x) {
  if (is.numeric(x) && !is.object(x) && length(x) && all(is.finite(x))) number_texts(x) else x
}

# By positions of the assessments that there are.
scores_at <- function(scores, positions) {
  chosen <- tryCatch(kept(scores)[positions], error = function(problem) NA)
  if (anyNA(chosen)) stop_argument("there are ", length(scores), " assessments, and no number ", shown(positions))
  parts <- utils::modifyList(unclass(scores), list(kept = chosen))
  structure(class = class(scores), parts)
}

#' @param i names of units to keep, or positions of assessments; NULL for all
#' @param j names of periods to keep, character or, for years, numeric; NULL for all
#' @rdname cpi_score
#' @export
`[.cpi_scores` <- function(x, i = NULL, j = NULL, ...) {
  check_dots(..., allowed = character())
  if (!is.numeric(i) && !is.logical(i)) return(subset_scores(x, i, j))
  if (is.object(i) || !is.null(dim(i))) stop_argument("positions are plain numbers, not ", what_is(i))
  subset_scores(scores_at(x, i), NULL, j)
}

#' @param name the address of a figure
#' @rdname cpi_score
#' @export
`$.cpi_scores` <- function(x, name) {
  position <- figure_of(framework_of(x), name)
  figure_columns(x)$score[figure_rows(x, position)]
}

#' @export
`[[.cpi_scores` <- `$.cpi_scores`

#' @export
names.cpi_scores <- function(x) figure_addresses(framework_of(x))

#' @export
length.cpi_scores <- function(x) length(kept(x))

# Rows of the table of all figures of all assessments.
figure_rows <- function(scores, figures) {
  count <- core("cpi_framework_figure_count", handle_of(framework_of(scores)))
  as.vector(outer(figures + 1L, (kept(scores) - 1L) * count, `+`))
}

states <- c("scored", "no data", "low coverage", "not applicable", "excluded", "undefined")

# The table of all figures of all assessments, without the texts.
figure_columns <- function(scores) {
  h <- scores_of(scores)
  numbers <- lapply(0:3, function(column) na_of_nan(core("cpi_r_numbers", h, column)))
  codes <- lapply(0:2, function(column) core("cpi_r_codes", h, column))
  list(score = numbers[[1]], state = states[codes[[1]] + 1L], coverage = numbers[[4]], low = numbers[[2]],
       high = numbers[[3]], rank = ifelse(codes[[2]] > 0, codes[[2]], NA_integer_), band = codes[[3]])
}

has_bands <- function(framework) core("cpi_framework_bands_count", handle_of(framework)) > 0

method_of <- function(scores) core("cpi_scores_method", scores_of(scores))

# The label of the band that a figure is in.
band_label <- function(scores, figure, band, language) {
  h <- handle_of(framework_of(scores))
  if (band < 0) return(NA_character_)
  core("cpi_framework_band_label", h, core("cpi_framework_figure_bands", h, method_of(scores), figure), band, language)
}

#' @param x,object scores
#' @param row.names names for the rows, NULL for their numbers
#' @param optional not used
#' @param kind which figures: "node" (index, domains, indicators), "group" (of facets), "cell" (a domain crossed with a
#'   group) or "derived"; NULL for all
#' @param wide a row for each assessment and a column for each figure?
#' @param language one of the framework's languages, as "sq", for its titles; NULL for its base language
#' @param ... not used
#' @rdname cpi_score
#' @export
as.data.frame.cpi_scores <- function(x, row.names = NULL, optional = FALSE, kind = NULL, wide = FALSE, language = NULL,
                                     ...) {
  framework <- framework_of(x)
  check_dots(...)
  check_language(language, framework)
  check_choice(kind, c("node", "group", "cell", "derived"), "kind")
  check_flag(wide, "wide")
  kinds <- figure_kinds(framework)
  figures <- which(if (is.null(kind)) kinds != "" else kinds == kind) - 1L
  with_row_names(if (wide) wide_scores(x, figures) else long_scores(x, figures, language), row.names)
}

long_scores <- function(scores, figures, language) {
  framework <- framework_of(scores)
  own <- assessments_of(scores)
  columns <- lapply(figure_columns(scores), `[`, figure_rows(scores, figures))
  frame <- data.frame(
    unit = rep(own$unit, each = length(figures)), period = rep(own$period, each = length(figures)),
    figure = rep(figure_addresses(framework)[figures + 1L], nrow(own)),
    title = rep(figure_titles(framework, language)[figures + 1L], nrow(own)),
    columns[c("score", "state", "coverage", "low", "high", "rank")])
  if (has_bands(framework))
    frame$band <- vapply(seq_len(nrow(frame)), function(i) {
      band_label(scores, figures[(i - 1L) %% length(figures) + 1L], columns$band[i], language)
    }, "")
  frame
}

wide_scores <- function(scores, figures) {
  values <- matrix(figure_columns(scores)$score[figure_rows(scores, figures)], ncol = length(figures), byrow = TRUE,
                   dimnames = list(NULL, figure_addresses(framework_of(scores))[figures + 1L]))
  data.frame(assessments_of(scores), values, check.names = FALSE, row.names = NULL)
}

#' Goalposts that were found in a set of units
#'
#' Some methods normalise a quantity against the units of a period or of the whole panel: by their minimum and
#' maximum, mean and deviation, or ranks. What they found can be kept, so that a unit is scored later, or alone, on
#' the same footing.
#'
#' @param scores made by [cpi_score()]
#' @return one string, in YAML, to be given to [cpi_score()], [cpi_score_matrix()] or [cpi_audit()] as `goalposts`,
#'   and to be written to a file; NULL where the method takes nothing from a set.
#' @section Errors: `cpi_argument_error` for what is not made by [cpi_score()]: see [cpi_error].
#' @section Sources: The format: "Goalposts of a set" in
#'   `system.file("indicators", "README.md", package = "cpindex")`.
#' @examples
#' framework <- cpi_framework(text = '
#' cpindex: 1
#' code: WAIT
#' edition: "2026"
#' title: Waiting for a place in a family
#' status: example
#' indicators:
#'   - {code: days, title: Days, quantity: {unit: days, goalposts: [maximum, minimum]}}
#' methods:
#'   mean: {title: Mean, aggregation: arithmetic, missing: skip}
#' ')
#' days <- data.frame(unit = c("A", "B", "C"), days = c(10, 40, 90))
#' goalposts <- cpi_goalposts(cpi_score(cpi_answers(framework, days)))
#' cat(goalposts)
#'
#' # D is scored between the best and the worst of A, B and C
#' cpi_score(cpi_answers(framework, c(days = 50), unit = "D"), goalposts = goalposts)$days
#' @export
cpi_goalposts <- function(scores) {
  check_scores(scores)
  text <- core_made("cpi_scores_goalposts", scores_of(scores))
  if (!is.na(text)) text
}

#' Rank units
#'
#' Ranks are among all units that were scored in the same period, also where `scores` keeps only some of them.
#'
#' @param scores made by [cpi_score()]
#' @param figure the address of a figure, as "A19"; NULL for the index
#' @return a data frame in the order of periods and ranks: `rank`, 1 for the best (the highest, unless the output
#'   range of the method runs down), equal scores sharing one (1, 2, 2, 4), NA where there is no score; `unit`,
#'   `period`, `score`, `coverage` and `state`, as in [cpi_score()]. Look at coverage before you look at ranks.
#' @section Errors: `cpi_argument_error` for a figure that is not there: see [cpi_error].
#' @examples
#' scores <- cpi_score(cpi_answers(cpi_example(), list(
#'   Kosovo = c("19.L.1" = "yes", "19.S.1" = "no"),
#'   Albania = c("19.L.1" = "yes"),
#'   Serbia = c("19.L.1" = "nd")
#' )))
#' cpi_rank(scores)
#' cpi_rank(scores, "dimension:law")
#' @export
cpi_rank <- function(scores, figure = NULL) {
  check_scores(scores)
  framework <- framework_of(scores)
  frame <- long_scores(scores, figure_or_index(framework, figure), NULL)
  frame <- frame[order(frame$period, frame$rank, frame$unit), c("rank", "unit", "period", "score", "coverage", "state")]
  row.names(frame) <- NULL
  frame
}

#' Domains crossed with the groups of a facet
#'
#' @param scores made by [cpi_score()]
#' @param facet the code of a facet, one string; may be left out where the framework has one
#' @param unit,period which assessment, one string each, a year also as a number; may be left out where there is one
#' @param value "score", "coverage", "low" or "high": see [cpi_score()]
#' @param language one of the framework's languages, NULL for its base language
#' @return a numeric matrix: a row for each domain, named by its title, the last for the index; a column for each
#'   group, named by its title, the last, "All", for the domain as a whole. NA where there is no such number, and
#'   where nothing is asked.
#' @section Errors: `cpi_argument_error` for a facet, unit or period that is not there, for a framework without
#'   facets, and where several assessments are left: see [cpi_error].
#' @seealso [plot.cpi_scores()] with `type = "matrix"`
#' @examples
#' framework <- cpi_framework(cpi_frameworks()[["child-protection-index"]])
#' kosovo <- cpi_score(cpi_answers(framework, system.file("kosovo.csv", package = "cpindex")))
#' round(cpi_matrix(kosovo, "dimension"), 2)
#' round(cpi_matrix(kosovo, "dimension", value = "coverage"), 2)
#' @export
cpi_matrix <- function(scores, facet = NULL, unit = NULL, period = NULL, value = "score", language = NULL) {
  check_scores(scores)
  framework <- framework_of(scores)
  check_language(language, framework)
  check_choice(value, c("score", "coverage", "low", "high"), "value", nullable = FALSE)
  facet <- one_facet(framework, facet)
  one <- one_assessment(scores, unit, period)
  cells <- matrix_cells(framework, facet)
  all <- figure_columns(scores)[[value]]
  values <- all[match(cells, figure_addresses(framework)) + one * length(figure_addresses(framework))]
  rows <- figure_titles(framework, language)[match(cells[, ncol(cells)], figure_addresses(framework))]
  matrix(values, nrow(cells), dimnames = list(rows, c(unname(groups_of(framework, facet, language)), "All")))
}

one_facet <- function(framework, facet) {
  facets <- facet_codes(framework)
  if (!length(facets)) stop_argument("the framework has no facet")
  if (is.null(facet) && length(facets) == 1) return(facets)
  check_choice(facet, facets, "facet", nullable = FALSE)
  facet
}

# The addresses of the cells of a matrix, as a matrix.
matrix_cells <- function(framework, facet) {
  frame <- as.data.frame(framework)
  groups <- paste0(facet, ":", names(groups_of(framework, facet)))
  rows <- intersect(frame$code[frame$kind == "domain"], figure_addresses(framework))
  cells <- outer(rows, groups, paste, sep = "/")
  code <- framework_code(framework)
  rbind(cbind(cells, rows, deparse.level = 0), c(groups, code))
}

# A score as its method prints it, or its state.
score_texts <- function(scores, figures, values, state) {
  h <- handle_of(framework_of(scores))
  method <- method_of(scores)
  vapply(seq_along(values), function(i) {
    if (is.na(values[i])) return(state[i])
    core("cpi_format_number", values[i], core("cpi_framework_figure_digits", h, method, figures[i]))[[2]]
  }, "")
}

#' @rdname cpi_score
#' @export
format.cpi_scores <- function(x, language = NULL, ...) {
  framework <- framework_of(x)
  check_language(language, framework)
  if (length(x) != 1) return(format_ranking(x, language))
  kinds <- figure_kinds(framework)
  addresses <- figure_addresses(framework)
  tree <- as.data.frame(framework)
  left_out <- tree$code[if (any(tree$kind == "domain")) tree$kind == "indicator" else tree$level > 1]
  figures <- which(kinds != "cell" & !addresses %in% left_out) - 1L
  frame <- long_scores(x, figures, language)
  indent <- strrep("  ", ifelse(is.na(level <- tree$level[match(frame$figure, tree$code)]), 0L, level))
  ends <- function(values) ifelse(is.na(values), "", score_texts(x, figures, values, frame$state))
  own <- assessments_of(x)
  c(heading(x, paste(c(own$unit, own$period[own$period != ""]), collapse = ", "), language),
    table_lines(list(paste0(indent, frame$title), score_texts(x, figures, frame$score, frame$state),
                     ifelse(is.na(frame$low), "", paste(ends(frame$low), "-", ends(frame$high))),
                     ifelse(is.na(frame$coverage), "", sprintf("%.0f%%", 100 * frame$coverage))),
                c("", "Score", "Range", "Coverage")))
}

format_ranking <- function(scores, language) {
  frame <- cpi_rank(scores)
  total <- rep(index_figure, nrow(frame))
  c(heading(scores, sprintf("%d assessments", length(scores)), language),
    table_lines(list(ifelse(is.na(frame$rank), "", frame$rank), frame$unit, frame$period,
                     score_texts(scores, total, frame$score, frame$state)), c("Rank", "Unit", "Period", "Score")))
}

heading <- function(scores, what, language) {
  framework <- framework_of(scores)
  method <- method_titles(framework, language)[method_of(scores) + 1L]
  c(paste0(format(framework, language = language), ": ", what), paste("Method:", method), "")
}

# Texts to the left, numbers to the right.
table_lines <- function(columns, header) {
  aligned <- Map(function(column, name) {
    cells <- c(name, column)
    gap <- strrep(" ", max(nchar(cells, "width")) - nchar(cells, "width"))
    if (name %in% c("", "Unit", "Period")) paste0(cells, gap) else paste0(gap, cells)
  }, columns, header)
  sub(" +$", "", do.call(paste, c(unname(aligned), sep = "  ")))
}

#' @rdname cpi_score
#' @export
summary.cpi_scores <- function(object, ...) {
  frame <- long_scores(object, index_figure, NULL)
  frame[setdiff(names(frame), c("figure", "title"))]
}
