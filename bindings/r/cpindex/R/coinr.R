# SPDX-License-Identifier: MIT

#' Hand over to COINr
#'
#' The package COINr audits, treats and compares composite indicators. This gives its `new_coin()` what it takes: the
#' answers as numbers (`iData`), and the tree with weights and directions (`iMeta`). What COINr does not know stays
#' behind: facets, ranges, the reasons of missing answers, and rules of the method other than weights.
#'
#' @param answers made by [cpi_answers()], one assessment for each unit
#' @param period which period, a string, or a year; NULL where there is only one
#' @return a list of two data frames.
#'
#'   `iData` has a row for each unit: `uCode`, `uName`, then a numeric column for each scored indicator: a quantity in
#'   its unit of measure, an option as the value that the framework gives it, NA where there is no answer.
#'
#'   `iMeta` has a row for each indicator, each domain and the index: `Level` (1 for indicators, rising to the index),
#'   `iCode`, `iName`, `Direction` (-1 for a quantity of which less is better, else 1), `Weight` (nominal), `Type`
#'   ("Indicator" or "Aggregate"), `Parent` and `Unit`.
#'
#'   COINr wants codes that are names in R: see [make.names()]. It wants every indicator at the lowest level, too:
#'   where one stands higher, domains of one child are put between it and its parent.
#' @section Errors: `cpi_argument_error` for what is not made by [cpi_answers()], for a period that is not there, and
#'   for several periods where none is chosen: see [cpi_error].
#' @section Sources: Becker, W., Caperna, G., Del Sorbo, M., Norlen, H., Papadimitriou, E. and Saisana, M. (2022),
#'   COINr: An R package for developing composite indicators, *Journal of Open Source Software*, 7(78), 4567,
#'   \doi{10.21105/joss.04567}.
#' @examples
#' answers <- cpi_answers(cpi_example(), list(
#'   Kosovo = c("19.L.1" = "yes", "19.S.1" = "no"),
#'   Albania = c("19.L.1" = "yes")
#' ))
#' given <- as_coinr(answers)
#' given$iData
#' given$iMeta
#' # Where COINr is installed: COINr::new_coin(given$iData, given$iMeta)
#' @export
as_coinr <- function(answers, period = NULL) {
  check_answers(answers)
  scores <- subset_scores(cpi_score(answers), period = period)
  own <- assessments_of(scores)
  if (anyDuplicated(own$unit)) stop_argument("there are several periods: choose one by `period`")
  list(iData = coinr_data(scores, own), iMeta = coinr_meta(answers$framework))
}

# By the codes of nodes, those that are names in R.
coinr_codes <- function(framework) {
  codes <- node_codes(framework)
  stats::setNames(make.names(codes, unique = TRUE), codes)
}

# What is part of the index: scored indicators, and what has some of them below.
coinr_tree <- function(framework) {
  tree <- as.data.frame(framework)
  tree$leaf <- tree$code %in% indicator_codes(framework)
  tree <- tree[tree$scored, ]
  while (any(empty <- !tree$leaf & !tree$code %in% tree$parent)) tree <- tree[!empty, ]
  tree
}

coinr_data <- function(scores, own) {
  framework <- framework_of(scores)
  tree <- coinr_tree(framework)
  codes <- tree$code[tree$leaf]
  nodes <- match(codes, node_codes(framework)) - 1L
  values <- vapply(nodes, function(node) vapply(kept(scores) - 1L, function(i) {
    core("cpi_scores_answer", scores_of(scores), i, node)
  }, 0), numeric(nrow(own)))
  values <- matrix(na_of_nan(values), nrow(own), length(codes), dimnames = list(NULL, coinr_codes(framework)[codes]))
  data.frame(uCode = make.names(own$unit, unique = TRUE), uName = own$unit, values, row.names = NULL)
}

coinr_meta <- function(framework) {
  tree <- coinr_tree(framework)
  codes <- coinr_codes(framework)
  depth <- max(tree$level)
  meta <- data.frame(Level = ifelse(tree$leaf, 1L, depth - tree$level + 1L), iCode = codes[tree$code],
                     iName = tree$title, Direction = directions(framework, tree), Weight = tree$weight,
                     Type = ifelse(tree$leaf, "Indicator", "Aggregate"), Parent = codes[tree$parent],
                     Unit = tree$unit_of_measure)
  high <- which(tree$leaf & tree$level < depth)
  filled <- lapply(high, function(i) levels_between(meta[i, ], depth - tree$level[i]))
  meta$Parent[high] <- vapply(filled, `[[`, "", "parent")
  meta <- do.call(rbind, c(list(meta), lapply(filled, `[[`, "rows")))
  row.names(meta) <- NULL
  meta
}

# -1 where less of a quantity is better, which COINr turns round itself.
directions <- function(framework, tree) {
  rules <- core_made("cpi_rules_new", handle_of(framework), 0L)
  nodes <- match(tree$code, node_codes(framework)) - 1L
  quantities <- !is.na(tree$unit_of_measure)
  ifelse(quantities & vapply(nodes, function(node) core("cpi_rules_direction", rules, node), "") == "lower", -1, 1)
}

# Domains of one child, between an indicator that stands too high and its parent.
levels_between <- function(indicator, count) {
  codes <- paste0(indicator$iCode, ".level", seq_len(count) + 1L)
  rows <- indicator[rep(1, count), ]
  rows$Level <- seq_len(count) + 1L
  rows$iCode <- codes
  rows$Type <- "Aggregate"
  rows$Unit <- NA_character_
  rows$Parent <- c(codes[-1], indicator$Parent)
  rows$Weight <- c(rep(1, count - 1L), indicator$Weight)
  list(parent = codes[1], rows = rows)
}
