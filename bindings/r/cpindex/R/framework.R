# SPDX-License-Identifier: MIT

#' A framework: one index in one edition
#'
#' A framework says what is asked, which answers there are, and how figures are made of them. This loads one from a file
#' or a text.
#'
#' A framework file is YAML. It holds a tree of domains and indicators, scales with the options of answers, facets (a
#' second way of grouping the same indicators), and one method of scoring or several, the first of which is the default.
#' `system.file("indicators", "README.md", package = "cpindex")` is the whole format, with every formula. Texts in other
#' languages stand beside it, as `NAME.sq.yaml` beside `NAME.yaml`, and are loaded with it.
#'
#' A framework is immutable. It survives `saveRDS()` and `save()`: it carries its text, and reads it again when a new
#' session needs it.
#'
#' @param path the path of a framework file; NULL where `text` is given
#' @param text the text of a framework file, one string; NULL where `path` is given
#' @param translations the texts of translation files, a character vector; for `text` only, since those of a file stand
#'   beside it
#' @return an object of the class `cpi_framework`.
#'
#'   `as.data.frame()` gives a row for each node of the tree, in the order of the file:
#'   - `code`, which answers and figures go by; `kind`: "index", "domain" or "indicator";
#'   - `parent`, its code, NA for the index; `level`, 0 for the index, 1 for what is right below it, and so on;
#'   - `title`, and `question`, what is asked, NA where nothing is;
#'   - `scale`, the code of the scale of its options, or `unit_of_measure` of a quantity, NA where there is none;
#'   - `weight`, the nominal weight in its parent; `scored`, FALSE where it is asked but part of no figure;
#'   - a column for each facet, named by its code (`facet:` before it where another column has that name): the groups
#'     that an indicator is in, with `|` between several; NA for what is no indicator.
#'
#'   `framework[i]` gives some of these rows, `framework[i, j]` some of their columns, [head()] the first ones, and
#'   `nrow()` is their number. `summary()` gives a list with title, kind of unit, languages, the numbers of domains and
#'   of answered indicators, and the titles of methods and facets by their codes; `print()` shows it, and `format()` is
#'   one line of it.
#' @section Errors: `cpi_framework_error` with all problems of all files at once: file, line, column, what is wrong,
#'   what would be right; `cpi_argument_error` for an argument that makes no sense, such as a code that is not there:
#'   see [cpi_error].
#' @seealso [cpi_frameworks()] for those that come along, [cpi_answers()] for what to do next
#' @examples
#' framework <- cpi_framework(cpi_frameworks()[["child-protection-index"]])
#' framework
#' framework[c("A19", "19.L.1")]
#' head(as.data.frame(framework, language = "sq")[c("code", "kind", "title")])
#'
#' # One of your own
#' own <- cpi_framework(text = '
#' cpindex: 1
#' code: OWN
#' edition: "2026"
#' title: Child helplines
#' status: example
#' scales:
#'   three: {options: {yes: {value: 1}, partially: {value: 0.5}, no: {value: 0}}}
#' scale: three
#' indicators:
#'   - {code: day, question: Is there a helpline for children?}
#'   - {code: night, question: Does it answer at any hour?}
#' methods:
#'   mean: {title: Mean of the answers, aggregation: arithmetic, missing: skip}
#' ')
#' cpi_score(cpi_answers(own, c(day = "yes", night = "partially")))
#'
#' # All problems of a file at once
#' problem <- tryCatch(
#'   cpi_framework(text = "cpindex: 1\nmethod: mean"),
#'   cpi_framework_error = identity
#' )
#' problem$diagnostics[c("line", "message")]
#' @export
cpi_framework <- function(path = NULL, text = NULL, translations = character()) {
  if (is.null(path) == is.null(text)) stop_argument("give either `path` or `text`")
  if (!is.null(text)) {
    check_text(text, "text")
    check_texts(translations, "translations")
    named <- lapply(seq_along(translations), function(i) {
      list(text = enc2utf8(unclass(translations)[[i]]), name = paste("translation", i))
    })
    return(new_framework(enc2utf8(text), "framework", named))
  }
  if (!is_path(path)) stop_argument("`path` must be one string or NULL, not ", what_is(path))
  if (length(translations)) stop_argument("`translations` are for `text`: those of a file stand beside it")
  text <- text_of_file(path, "cpi_framework_error")
  handle <- loaded(text, path)
  translations <- translations_beside(path, languages_of(handle))
  new_framework(text, path, translations, translated(handle, translations))
}

new_framework <- function(text, name, translations, handle = translated(loaded(text, name), translations)) {
  framework <- new_object("cpi_framework", text = text, name = name, translations = translations)
  assign("handle", handle, envir = framework$cache)
  framework
}

loaded <- function(text, name) {
  diag <- new_diagnostics()
  made <- core("cpi_framework_load", text, name, diag)
  check_status(made[[1]], diag, name, "cpi_framework_error")
  made[[2]]
}

# Of pipes as well, which do not say how much is in them.
bytes_of <- function(connection) {
  on.exit(close(connection))
  chunks <- list()
  while (length(chunk <- readBin(connection, "raw", 2^20))) chunks <- c(chunks, list(chunk))
  as.raw(unlist(chunks))
}

translations_beside <- function(path, languages) {
  stem <- tools::file_path_sans_ext(path)
  files <- paste0(stem, ".", languages[-1], ".", tools::file_ext(path))
  lapply(files[file.exists(files)], function(file) list(text = text_of_file(file, "cpi_framework_error"), name = file))
}

text_of_file <- function(path, class) {
  if (!file.exists(path) || dir.exists(path)) stop(cpi_condition(class, paste0(shown(path), ": there is no such file")))
  bytes <- tryCatch(bytes_of(suppressWarnings(file(path, "rb", raw = TRUE))), error = function(problem) NULL)
  if (is.null(bytes)) stop(cpi_condition(class, paste0(path, ": the file cannot be read")))
  if (any(bytes == as.raw(0)))
    stop(cpi_condition(class, paste0(path, ": is not a text in UTF-8; a workbook is saved as CSV UTF-8")))
  text <- rawToChar(bytes)
  Encoding(text) <- "UTF-8"
  text
}

handle_of <- function(framework) {
  cached(framework, "handle", function() translated(loaded(framework$text, framework$name), framework$translations))
}

translated <- function(handle, translations) {
  problems <- list()
  for (translation in translations) {
    diag <- new_diagnostics()
    made <- core("cpi_framework_translate", handle, translation$text, translation$name, diag)
    problem <- tryCatch(check_status(made[[1]], diag, translation$name, "cpi_framework_error"),
                        cpi_framework_error = identity)
    if (is.null(problem)) handle <- made[[2]] else problems <- c(problems, list(problem))
  }
  stop_joined(problems)
  handle
}

check_framework <- function(framework) check_class(framework, "cpi_framework", "framework", "cpi_framework()")

#' The frameworks that come with the package
#'
#' Their texts are licensed under the Creative Commons Attribution 4.0 International licence. Those with the status
#' *reconstruction* are rebuilt from public sources by others than the owners of the index; those with the status
#' *example* say in their descriptions what was assumed. Both words are repeated with every result.
#'
#' @return `cpi_frameworks()`: a character vector of paths, named by the frameworks, to be given to [cpi_framework()].
#'   `cpi_example()`: a framework of two domains, three questions and one facet, to try things with.
#' @seealso [cpi_framework()]
#' @examples
#' names(cpi_frameworks())
#' cpi_framework(cpi_frameworks()[["kidsrights-index"]])
#' cpi_example()
#' @export
cpi_frameworks <- function() {
  paths <- sort(list.files(system.file("indicators", package = "cpindex"), "^[^.]+\\.yaml$", full.names = TRUE))
  stats::setNames(paths, tools::file_path_sans_ext(basename(paths)))
}

#' @rdname cpi_frameworks
#' @export
cpi_example <- function() cpi_framework(system.file("example.yaml", package = "cpindex"))

# Parts, by position from 0 as in C

framework_texts <- function(framework, routine, count, ...) {
  vapply(seq_len(count) - 1L, function(i) core(routine, handle_of(framework), i, ...), "")
}

languages_of <- function(handle) {
  core_each("cpi_framework_language", core("cpi_framework_language_count", handle), handle, type = "")
}

cpi_languages <- function(framework) languages_of(handle_of(framework))

check_language <- function(language, framework) check_choice(language, cpi_languages(framework), "language")

framework_code <- function(framework) core("cpi_framework_code", handle_of(framework))

method_codes <- function(framework) {
  framework_texts(framework, "cpi_framework_method_code", core("cpi_framework_method_count", handle_of(framework)))
}

method_titles <- function(framework, language = NULL) {
  count <- core("cpi_framework_method_count", handle_of(framework))
  framework_texts(framework, "cpi_framework_method_text", count, text_title, language)
}

facet_codes <- function(framework) {
  framework_texts(framework, "cpi_framework_facet_code", core("cpi_framework_facet_count", handle_of(framework)))
}

facet_titles <- function(framework, language = NULL) {
  framework_texts(framework, "cpi_framework_facet_title", core("cpi_framework_facet_count", handle_of(framework)),
                  language)
}

groups_of <- function(framework, facet, language = NULL) {
  position <- match(facet, facet_codes(framework)) - 1L
  h <- handle_of(framework)
  groups <- seq_len(core("cpi_framework_group_count", h, position)) - 1L
  stats::setNames(vapply(groups, function(i) core("cpi_framework_group_title", h, position, i, language), ""),
                  vapply(groups, function(i) core("cpi_framework_group_code", h, position, i), ""))
}

figure_addresses <- function(framework) {
  framework_texts(framework, "cpi_framework_figure_address", core("cpi_framework_figure_count", handle_of(framework)))
}

figure_titles <- function(framework, language = NULL) {
  framework_texts(framework, "cpi_framework_figure_title", core("cpi_framework_figure_count", handle_of(framework)),
                  language)
}

figure_kinds <- function(framework) {
  h <- handle_of(framework)
  kinds <- core_each("cpi_framework_figure_kind", core("cpi_framework_figure_count", h), h, type = 0L)
  c("node", "group", "cell", "derived")[kinds]
}

# The index comes first of all figures, whose positions count from 0 as in C.
index_figure <- 0L

figure_or_index <- function(framework, figure) if (is.null(figure)) index_figure else figure_of(framework, figure)

# The position of a figure from 0.
figure_of <- function(framework, figure) {
  check_text(figure, "figure")
  position <- core("cpi_framework_find_figure", handle_of(framework), figure)
  if (position < 0)
    stop_argument("the framework has no figure ", shown(figure), did_you_mean(figure, figure_addresses(framework)),
                  "; names() of its scores has them all")
  position
}

did_you_mean <- function(text, choices) {
  distances <- utils::adist(substr(text, 1, 100), choices, ignore.case = TRUE)
  if (min(distances) <= max(1, nchar(text) / 3)) paste0(", did you mean ", shown(choices[which.min(distances)]), "?")
}

text_title <- 1L
text_question <- 3L

node_count <- function(framework) core("cpi_framework_node_count", handle_of(framework))

node_values <- function(framework, routine, type) {
  core_each(routine, node_count(framework), handle_of(framework), type = type)
}

node_codes <- function(framework) node_values(framework, "cpi_framework_node_code", "")

# The codes of the indicators that are answered, in the order of matrices.
indicator_codes <- function(framework) core("cpi_r_indicators", handle_of(framework))

node_groups <- function(framework, facet) {
  h <- handle_of(framework)
  position <- match(facet, facet_codes(framework)) - 1L
  groups <- names(groups_of(framework, facet))
  vapply(seq_len(node_count(framework)) - 1L, function(node) {
    own <- vapply(seq_along(groups) - 1L, function(group) core("cpi_framework_in_group", h, node, position, group), 0L)
    if (any(own != 0)) paste(groups[own != 0], collapse = "|") else NA_character_
  }, "")
}

#' @param x,object a framework
#' @param row.names names for the rows, NULL for their numbers
#' @param optional not used
#' @param language one of the framework's languages, as "sq"; NULL for its base language
#' @param ... not used
#' @rdname cpi_framework
#' @export
as.data.frame.cpi_framework <- function(x, row.names = NULL, optional = FALSE, language = NULL, ...) {
  check_dots(...)
  check_language(language, x)
  h <- handle_of(x)
  codes <- node_codes(x)
  parents <- node_values(x, "cpi_framework_node_parent", 0L)
  scales <- node_values(x, "cpi_framework_node_scale", 0L)
  texts <- function(kind) framework_texts(x, "cpi_framework_node_text", length(codes), kind, language)
  scale_codes <- framework_texts(x, "cpi_framework_scale_code", core("cpi_framework_scale_count", h))
  kinds <- node_values(x, "cpi_framework_node_kind", 0L)
  frame <- data.frame(
    code = codes, kind = c("index", "domain", "indicator")[kinds],
    parent = c(NA, codes)[pmax(parents, -1L) + 2L], level = node_values(x, "cpi_framework_node_level", 0L),
    title = texts(text_title), question = texts(text_question), scale = c(NA, scale_codes)[scales + 2L],
    unit_of_measure = node_values(x, "cpi_framework_unit_of_measure", ""),
    weight = node_values(x, "cpi_framework_node_weight", 0),
    scored = node_values(x, "cpi_framework_node_scored", 0L) != 0)
  # Some frameworks have a facet "level" or "kind".
  for (facet in facet_codes(x))
    frame[[paste0(if (facet %in% names(frame)) "facet:", facet)]] <-
      ifelse(frame$kind == "indicator", node_groups(x, facet), NA)
  with_row_names(frame, row.names)
}

#' @param i codes of nodes, or positions of rows
#' @param j names or positions of columns, as of a data frame
#' @rdname cpi_framework
#' @export
`[.cpi_framework` <- function(x, i = TRUE, j, ..., language = NULL) {
  check_dots(..., allowed = "drop")
  frame <- as.data.frame(x, language = language)
  rows <- positions_among(frame$code, i, "i", "node", "as.data.frame(framework)$code has them all")
  if (missing(j)) return(frame[rows, , drop = FALSE])
  columns <- positions_among(names(frame), j, "j", "column", "names(as.data.frame(framework)) has them all")
  frame[rows, columns, ...]
}

# Names or positions, as positions.
positions_among <- function(names, chosen, argument, what, hint) {
  known <- stats::setNames(seq_along(names), names)
  if (!is.numeric(chosen) && !is.logical(chosen)) check_texts(chosen, argument)
  found <- tryCatch(known[chosen], error = function(problem) NA)
  if (anyNA(found)) stop_argument("the framework has no ", what, " ", shown(chosen[is.na(found)]), "; ", hint)
  unname(found)
}

#' @rdname cpi_framework
#' @export
dim.cpi_framework <- function(x) dim(as.data.frame(x))

#' @rdname cpi_framework
#' @export
format.cpi_framework <- function(x, language = NULL, ...) {
  check_language(language, x)
  sprintf("%s, edition %s (%s)", node_title(x, 0L, language), core("cpi_framework_edition", handle_of(x)),
          framework_status(x))
}

node_title <- function(framework, node, language = NULL) {
  core("cpi_framework_node_text", handle_of(framework), node, text_title, language)
}

framework_status <- function(framework) core("cpi_framework_status_name", handle_of(framework))

#' @rdname cpi_framework
#' @export
summary.cpi_framework <- function(object, ...) {
  frame <- as.data.frame(object)
  structure(class = "summary.cpi_framework", list(
    title = format(object), unit = core("cpi_framework_unit", handle_of(object)), languages = cpi_languages(object),
    domains = sum(frame$kind == "domain"),
    indicators = length(indicator_codes(object)),
    methods = stats::setNames(method_titles(object), method_codes(object)),
    facets = stats::setNames(facet_titles(object), facet_codes(object))))
}

#' @rdname cpi_framework
#' @export
print.cpi_framework <- function(x, ...) {
  print(summary(x))
  invisible(x)
}

#' @export
print.summary.cpi_framework <- function(x, ...) {
  named <- function(values) if (length(values)) paste0("  ", names(values), ": ", values) else "  none"
  writeLines(c(x$title, sprintf("%d domains, %d indicators; unit: %s; languages: %s", x$domains, x$indicators, x$unit,
                                paste(x$languages, collapse = ", ")),
               "Methods", named(x$methods), "Facets", named(x$facets)))
  invisible(x)
}
