# SPDX-License-Identifier: MIT
# Ill-formed arguments of every kind: a condition of the package's own that says what would be right, or a value.

of_bytes <- "a\xff"
Encoding(of_bytes) <- "bytes"
listed <- data.frame(unit = "Kosovo", "19.L.1" = NA, check.names = FALSE)
listed[["19.L.1"]] <- list("yes")

classes <- c("cpi_framework", "cpi_answers", "cpi_scores")

odd_values <- c(
  list(NULL, NA, NaN, NA_character_, Inf, -1L, 1e300, numeric(), character(), as.raw(1), 1i, seq_len(1e4)),
  list("", "A19", c("A19", "A20"), rep("yes", 1e4), strrep("x", 1e5), "a\nb", "a\"b", "a,b", "\u00a0", "\xff\xfe",
       of_bytes, iconv("\u00eb", "UTF-8", "latin1"), "/", tempdir(), "nowhere.xlsx", "http://example.org/a.csv"),
  list(factor("yes"), factor(), structure(1L, class = "factor"), Sys.Date(), structure("a", class = "Date"), Sys.time(),
       as.POSIXlt("2024-01-01"), as.difftime(1, units = "days"), numeric_version("1.0"),
       structure(1, class = "integer64")),
  list(c("19.L.1" = Inf), c("19.L.1" = NaN), c("19.L.1" = 1i), stats::setNames("yes", NA_character_),
       stats::setNames("yes", ""), stats::setNames("yes", of_bytes)),
  list(list(), list(NULL), list(list(list())), list(a = list(b = list(c = 1))), list(a = NA, NULL), pairlist(a = 1)),
  list(data.frame(), data.frame(unit = character()), data.frame(row.names = 1:3), data.frame(m = I(matrix(1:4, 2))),
       listed,
       stats::setNames(data.frame("K", "yes", "no"), c("unit", "19.L.1", "19.L.1")),
       structure(list(1, 2), class = "data.frame"), structure(list(a = 1:2, b = 1:3), class = "data.frame")),
  list(array(1, c(1, 1, 1)), matrix(0, 0, 3), matrix(0, 2, 0), matrix("yes"), matrix(list(1, 2, 3), 1)),
  list(quote(x), quote(f(x)), y ~ x, function(x) x, sum, globalenv(), expression(a), simpleError("x"), stdin()),
  lapply(classes, function(class) structure(list(), class = class)),
  lapply(classes, function(class) structure(1, class = class)),
  lapply(classes, function(class) structure(list(cache = new.env()), class = class)),
  list(structure(list(text = 1, name = "a", translations = list(), cache = new.env()), class = "cpi_framework"),
       structure(list(framework = small, sheets = 1, cache = new.env()), class = "cpi_answers"),
       structure(list(answers = 1, cache = new.env()), class = "cpi_scores"),
       structure(list(), class = "cpi_explanation")))

answers <- cpi_answers(small, list(Kosovo = c("19.L.1" = "yes", "19.S.1" = "no"), Albania = c("19.L.1" = "yes")))
scores <- cpi_score(answers)
one <- scores["Kosovo"]
two_years <- cpi_score(cpi_answers(small, frame(unit = "Kosovo", period = 2024:2025, "19.L.1" = "yes")))

good_arguments <- list(
  cpi_framework = list(path = installed("example.yaml")),
  cpi_framework = list(text = "cpindex: 1", translations = "cpindex_translation: 1"),
  cpi_answers = list(framework = small, data = c("19.L.1" = "yes"), unit = "Kosovo", period = "2024"),
  cpi_answers = list(framework = small, data = list(Kosovo = list("19.L.1" = "yes"))),
  cpi_score = list(answers = answers, method = "equal", goalposts = NULL),
  cpi_rank = list(scores = scores, figure = "A19"),
  cpi_explain = list(scores = scores, figure = "A19", unit = "Kosovo", period = "", language = "en"),
  cpi_audit = list(framework = small, table = frame(unit = "K", SMALL = "0.5", A19 = "0.5"), method = "equal",
                   goalposts = NULL),
  cpi_matrix = list(scores = scores, facet = "dimension", unit = "Kosovo", period = "", value = "score",
                    language = "en"),
  cpi_score_matrix = list(framework = small, answers = matrix(1, 1, 3), figures = "A19", method = "equal",
                          goalposts = NULL),
  cpi_indicators = list(framework = small), cpi_goalposts = list(scores = scores),
  as_coinr = list(answers = answers, period = ""),
  as.data.frame.cpi_framework = list(x = small, row.names = NULL, language = "en"),
  as.data.frame.cpi_answers = list(x = answers, row.names = NULL, wide = FALSE),
  as.data.frame.cpi_scores = list(x = scores, row.names = NULL, kind = "node", wide = FALSE, language = "en"),
  plot.cpi_scores = list(x = one, type = "matrix", facet = "dimension", unit = "Kosovo", period = "", language = "en"),
  plot.cpi_scores = list(x = two_years, type = "slope", figure = "A19", unit = "Kosovo"),
  cpi_scales = list(framework = small, language = "en"),
  "[.cpi_framework" = list(x = small, i = "A19", j = "title", language = "en"),
  dim.cpi_framework = list(x = small),
  "[.cpi_scores" = list(x = scores, i = "Kosovo", j = ""),
  "$.cpi_scores" = list(x = scores, name = "A19"), "[[.cpi_scores" = list(x = scores, name = "A19"),
  print.cpi_framework = list(x = small), format.cpi_answers = list(x = answers),
  format.cpi_scores = list(x = scores, language = "en"),
  print.cpi_explanation = list(x = cpi_explain(one)), summary.cpi_framework = list(object = small),
  summary.cpi_answers = list(object = answers), summary.cpi_scores = list(object = scores),
  names.cpi_scores = list(x = scores), length.cpi_scores = list(x = scores))

# What a call came to, where that is neither a value nor a condition of the package.
fault_of <- function(call) {
  said <- function(condition) paste(class(condition)[1], conditionMessage(condition))
  tryCatch({
    suppressWarnings(utils::capture.output(force(call)), classes = "cpi_warning")
    NULL
  }, cpi_error = function(problem) {
    message <- conditionMessage(problem)
    if (!nzchar(message) || nchar(message) > 3000 || !is.data.frame(problem$diagnostics)) said(problem)
  }, error = said, warning = said)
}

call_with <- function(function_name, arguments) {
  do.call(utils::getFromNamespace(function_name, "cpindex"), arguments, quote = TRUE)
}

# Which of the odd values an argument cannot take; R itself chooses a method by the class of its first argument.
faults_of <- function(function_name, arguments, name) {
  dispatched <- function(value) !name %in% c("x", "object") || inherits(value, class(arguments[[name]])[1])
  faults <- lapply(Filter(dispatched, odd_values), function(value) {
    arguments[name] <- list(value)
    fault <- fault_of(call_with(function_name, arguments))
    if (!is.null(fault)) paste0(function_name, "(", name, " = ", class(value)[1], "): ", fault)
  })
  unlist(faults)
}

test_that("no argument of any function crashes it, or ends in a condition of base R", {
  grDevices::pdf(NULL)
  on.exit(grDevices::dev.off())
  for (i in seq_along(good_arguments)) {
    good <- good_arguments[[i]]
    expect_null(fault_of(call_with(names(good_arguments)[i], good)))
    for (name in names(good)) expect_null(faults_of(names(good_arguments)[i], good, name))
  }
})

test_that("an argument that is missing is asked for", {
  exported <- which(names(good_arguments) %in% getNamespaceExports("cpindex"))
  expect_gte(length(exported), 10)
  for (i in exported) {
    good <- good_arguments[[i]]
    for (name in names(good))
      expect_null(fault_of(call_with(names(good_arguments)[i], good[names(good) != name])))
  }
  asked <- function(code, message) expect_error(code, message, class = "cpi_argument_error", fixed = TRUE)
  asked(cpi_score(), "`answers` is missing: it must be made by cpi_answers()")
  asked(cpi_answers(small), "`data` is missing: it must be a data frame, a named vector or list of answers, or")
  asked(cpi_score_matrix(small), "`answers` is missing: it must be a numeric matrix")
  asked(cpi_audit(small), "`table` is missing: it must be a data frame or the path of a CSV file")
  asked(cpi_framework(), "give either `path` or `text`")
})

test_that("objects that are put together by hand are refused, with how to make them", {
  refused <- function(code, message) expect_error(code, message, class = "cpi_argument_error", fixed = TRUE)
  refused(format(structure(list(), class = "cpi_scores")), "make it anew by cpi_score()")
  refused(print(structure(1, class = "cpi_framework")), "make it anew by cpi_framework()")
  refused(cpi_score(structure(list(cache = new.env()), class = "cpi_answers")), "make it anew by cpi_answers()")
  refused(cpi_score(small), "`answers` must be made by cpi_answers(), not an object of the class cpi_framework")
})

test_that("objects cannot be changed, and unknown arguments are refused", {
  for (object in list(small, answers, scores)) {
    refused <- function(code) expect_error(code, "cannot be changed", class = "cpi_argument_error")
    refused(object$A19 <- 1)
    refused(object[["A19"]] <- 1)
    refused(object["A19"] <- 1)
    expect_error(as.data.frame(object, Wide = TRUE), 'no argument "Wide"', class = "cpi_argument_error")
    expect_identical(nrow(data.frame(as.data.frame(object, stringsAsFactors = FALSE))), nrow(as.data.frame(object)))
  }
})

test_that("a condition has what there is to say as text and as data", {
  problem <- tryCatch(cpi_answers(small, c("19.L.1" = "perhaps", "19.L.9" = "yes")), cpi_answers_error = identity)
  expect_s3_class(problem, c("cpi_answers_error", "cpi_error", "error", "condition"), exact = TRUE)
  expect_identical(conditionMessage(problem), paste(problem$diagnostics$text, collapse = "\n"))
  expect_identical(names(problem$diagnostics),
                   c("severity", "code", "file", "line", "column", "path", "cell", "message", "text"))
  expect_identical(problem$diagnostics$code, c(506L, 507L))
  expect_null(conditionCall(problem))
  warning <- tryCatch(cpi_answers(small, frame(unit = character(), "19.L.1" = character())), cpi_warning = identity)
  expect_s3_class(warning, c("cpi_warning", "warning", "condition"), exact = TRUE)
  expect_identical(warning$diagnostics$severity, "warning")
  problem <- tryCatch(cpi_score(NULL), cpi_argument_error = identity)
  expect_s3_class(problem, c("cpi_argument_error", "cpi_error", "error", "condition"), exact = TRUE)
  expect_identical(nrow(problem$diagnostics), 0L)
})

test_that("ten thousand wrong answers are one condition", {
  problem <- expect_error(cpi_score_matrix(small, matrix(7, 10000, 3)), class = "cpi_answers_error")
  expect_gte(nrow(problem$diagnostics), 1000)
  wrong <- frame(unit = paste("Unit", seq_len(2000)), "19.L.1" = "perhaps")
  problem <- expect_error(cpi_answers(small, wrong), class = "cpi_answers_error")
  expect_identical(problem$diagnostics$cell[1000], "row 1000, column '19.L.1'")
})
