# SPDX-License-Identifier: MIT
# Loads, answers, scores, explains and audits while R collects garbage at every allocation, and without that: what is
# not protected is overwritten, and shows as a crash or as another result. Rscript check-gctorture.R LIBRARY
library(cpindex, lib.loc = commandArgs(TRUE)[1])

# No string of R is a code or a label here: one that R has already would be given again, without an allocation.
text <- 'cpindex: 1
code: TORTURE
edition: "first edition"
title: Title of the index
status: example
scales: {scale-1: {options: {yes-1: {value: 1, label: Label one}, no-1: {value: 0, label: Label two}}}}
scale: scale-1
facets: {facet-1: {title: Title of the facet, groups: {group-1: Title of the group}}}
domains:
  - code: domain-1
    title: Title of the domain
    indicators:
      - {code: indicator-1, question: First question?, facets: {facet-1: group-1}}
      - {code: indicator-2, question: Second question?}
methods: {method-1: {title: Title of the method, aggregation: arithmetic, missing: skip}}
'
written <- function(...) {
  path <- tempfile(fileext = ".csv")
  writeLines(c(...), path)
  path
}
sheet <- written("unit,indicator,answer,source,note", "Unit A,indicator-1,yes-1,Source 1,Note 1",
                 "Unit A,indicator-2,,,", "Unit B,indicator-1,no-1,,", "Unit B,indicator-2,yes-1,Source 2,Note 2")
table <- written("unit,period,total,domain-1", "Unit A,,1,1", "Unit B,,0.4,0.5")

steps <- list(
  load = function(made) cpi_framework(text = text),
  indicators = function(made) cpi_indicators(made$load),
  tree = function(made) as.data.frame(made$load),
  wrong = function(made) tryCatch(cpi_framework(text = sub("aggregation", "agregation", text)),
                                  cpi_framework_error = function(problem) problem$diagnostics),
  answers = function(made) cpi_answers(made$load, sheet),
  told = function(made) as.data.frame(made$answers),
  scores = function(made) cpi_score(made$answers),
  numbers = function(made) list(made$scores$TORTURE, cpindex:::figure_columns(made$scores)),
  explained = function(made) unclass(cpi_explain(made$scores, unit = paste("Unit", "B"))),
  audited = function(made) cpi_audit(made$load, table),
  matrix = function(made) cpi_score_matrix(made$load, matrix(c(1, NA, 0, 1), 2), "TORTURE"),
  goalposts = function(made) cpi_goalposts(made$scores)
)

# The results as bytes, so that their strings are given back.
run <- function(torture) {
  made <- list()
  for (name in names(steps)) {
    start <- proc.time()[[3]]
    gctorture(torture)
    made[[name]] <- suppressWarnings(steps[[name]](made), classes = "cpi_warning")
    gctorture(FALSE)
    if (torture) cat(sprintf("%-10s %6.1f s\n", name, proc.time()[[3]] - start))
  }
  lapply(made[!names(made) %in% c("load", "answers", "scores")], serialize, NULL)
}

# R compiles functions when they are called for the second time, which need not be under torture.
for (i in 1:3) plain <- run(FALSE)
invisible(gc())
tortured <- run(TRUE)
same <- mapply(identical, plain, tortured)
if (!all(same)) {
  cat("not the same under torture:", names(same)[!same], "\n")
  quit(status = 1)
}
cat("the same under torture\n")
