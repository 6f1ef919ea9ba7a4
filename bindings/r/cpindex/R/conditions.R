# SPDX-License-Identifier: MIT

#' What is raised, and how to catch it
#'
#' What is wrong with an input is an error of the class `cpi_error`, and of one more class:
#' - `cpi_framework_error`: a framework, or a translation of one;
#' - `cpi_answers_error`: answers, goalposts or a published table;
#' - `cpi_argument_error`: an argument of a function, which nothing was done with yet.
#'
#' What can be used, but is worth a look, is a warning of the class `cpi_warning`.
#'
#' All problems of an input are reported at once: each on a line of the message, and each in a row of the data frame
#' `diagnostics` of the condition, which has no rows where the message is all there is to say: of a
#' `cpi_argument_error`, and of a file that is not there or cannot be opened. Its columns:
#' - `severity`: "error" or "warning";
#' - `code`: a number, printed as CPI-507; `system.file("indicators", "diagnostics.md", package = "cpindex")` lists
#'   them;
#' - `file`: the path of a file, or what else the text is called, as "data frame";
#' - `line` and `column`: where in the file, from 1, in characters; 0 where there is no such place;
#' - `path`: the place in a YAML document; `cell`: that in a data frame or workbook; NA where there is none;
#' - `message`: what is wrong, and what would be right; `text`: all of it on one line.
#'
#' @name cpi_error
#' @aliases cpi_framework_error cpi_answers_error cpi_argument_error cpi_warning
#' @examples
#' problem <- tryCatch(
#'   cpi_answers(cpi_example(), c("19.L.1" = "perhaps", "19.L.9" = "yes")),
#'   cpi_answers_error = identity
#' )
#' cat(conditionMessage(problem), "\n")
#' problem$diagnostics[c("code", "cell", "message")]
NULL

cpi_condition <- function(class, message, kind = "error", diagnostics = no_diagnostics(), call = NULL) {
  structure(class = unique(c(class, paste0("cpi_", kind), kind, "condition")),
            list(message = message, call = call, diagnostics = diagnostics))
}

# Wrong use of a function, said before anything is done.
stop_argument <- function(...) stop(cpi_condition("cpi_argument_error", paste0(...)))

no_diagnostics <- function() {
  data.frame(severity = character(), code = integer(), file = character(), line = integer(), column = integer(),
             path = character(), cell = character(), message = character(), text = character())
}

new_diagnostics <- function() core("cpi_diag_new")

diagnostics_of <- function(diag) {
  count <- core("cpi_diag_count", diag)
  each <- function(routine, type) core_each(routine, count, diag, type = type)
  data.frame(
    severity = c("error", "warning")[each("cpi_diag_severity", 0L)],
    code = each("cpi_diag_code", 0L), file = each("cpi_diag_file", ""),
    line = each("cpi_diag_line", 0L), column = each("cpi_diag_column", 0L),
    path = each("cpi_diag_path", ""), cell = rep(NA_character_, count),
    message = each("cpi_diag_message", ""), text = each("cpi_diag_text", ""))
}

# Raises what a call came to; otherwise warns of what it found. `locate` puts the places of a data frame or workbook
# into diagnostics of the text that was made of it.
check_status <- function(status, diag, what, class, locate = identity) {
  found <- locate(diagnostics_of(diag))
  core("cpi_diag_clear", diag)
  if (status == status_no_memory) stop(cpi_condition(class, paste0(what, ": out of memory")))
  if (status != status_ok) {
    message <- if (nrow(found)) paste(found$text, collapse = "\n") else
      paste0(what, ": ", core("cpi_status_text", as.integer(status)))
    stop(cpi_condition(class, message, diagnostics = found))
  }
  for (i in seq_len(nrow(found)))
    warning(cpi_condition("cpi_warning", found$text[i], kind = "warning", diagnostics = found[i, ]))
  invisible()
}

# Problems of several texts are reported together.
stop_joined <- function(problems) {
  if (length(problems))
    stop(cpi_condition(class(problems[[1]])[1], paste(vapply(problems, conditionMessage, ""), collapse = "\n"),
                       diagnostics = do.call(rbind, lapply(problems, `[[`, "diagnostics"))))
}

# Arguments

# Strings that can be made UTF-8. In the locale C, validEnc() finds all of an unknown encoding right.
are_right <- function(texts) {
  right <- validEnc(texts) & Encoding(texts) != "bytes"
  native <- right & Encoding(texts) == "unknown" & !is.na(texts)
  right[native] <- !is.na(iconv(texts[native], "", "UTF-8"))
  right
}

# A date of characters, which somebody put together by hand, is none: R warns of it in odd places.
are_texts <- function(x) is.character(x) && !inherits(x, c("Date", "POSIXct")) && !anyNA(x) && all(are_right(x))

is_text <- function(x) are_texts(x) && length(x) == 1

# A path is for the system, which need not have it in UTF-8: in the locale C, none is known to be.
is_path <- function(x) is.character(x) && length(x) == 1 && !is.na(x) && validEnc(x) && Encoding(x) != "bytes"

check_text <- function(x, name, nullable = FALSE) {
  if (nullable && is.null(x)) return(invisible())
  if (!is_text(x)) stop_argument("`", name, "` must be one string", if (nullable) " or NULL", ", not ", what_is(x))
}

check_texts <- function(x, name) {
  if (!are_texts(x)) stop_argument("`", name, "` must be a character vector, not ", what_is(x))
}

# What `...` cannot take: a name that is mistyped, mostly. data.frame() and tibble() hand on `stringsAsFactors`.
check_dots <- function(..., allowed = "stringsAsFactors") {
  names <- if (is.null(...names())) rep("", ...length()) else ...names()
  odd <- setdiff(names, allowed)
  if (length(odd)) stop_argument("there is no argument ", shown(odd))
}

check_flag <- function(x, name) {
  if (!isTRUE(x) && !isFALSE(x)) stop_argument("`", name, "` must be TRUE or FALSE, not ", what_is(x))
}

with_row_names <- function(frame, names) {
  if (is.null(names)) return(frame)
  if (!is.atomic(names) || is.object(names) || anyNA(names) || anyDuplicated(names) || length(names) != nrow(frame))
    stop_argument("`row.names` must be NULL or ", nrow(frame), " different names, not ", what_is(names))
  row.names(frame) <- names
  frame
}

# An argument without a default has to be there; missing() looks through the functions that hand it on.
check_given <- function(x, name, what) {
  if (missing(x)) stop_argument("`", name, "` is missing: it must be ", what)
}

check_class <- function(x, class, name, how) {
  check_given(x, name, paste("made by", how))
  if (!inherits(x, class)) stop_argument("`", name, "` must be made by ", how, ", not ", what_is(x))
}

check_choice <- function(x, choices, name, nullable = TRUE) {
  check_text(x, name, nullable)
  if (!is.null(x) && !x %in% choices)
    stop_argument("`", name, "` must be one of ", paste0('"', choices, '"', collapse = ", "), ", not ", shown(x))
}

what_is <- function(x) {
  if (is.null(x)) return("NULL")
  what <- paste("an object of the class", class(x)[1])
  if (!is.atomic(x) || is.object(x)) return(what)
  if (is.character(x) && !all(are_right(x)))
    return(paste0(what, " whose encoding is wrong (", shown(x), "): see iconv()"))
  if (length(x) == 1) paste(class(x)[1], shown(x)) else paste(what, "and the length", length(x))
}

# The first of some values, for a message.
shown <- function(x) {
  few <- utils::head(as.vector(unclass(x)), 5)
  texts <- if (is.character(few)) encodeString(few, quote = "\"") else as.character(few)
  texts <- ifelse(nchar(texts) > 80, paste0(substr(texts, 1, 80), "..."), texts)
  paste(c(texts, if (length(x) > 5) "..."), collapse = ", ")
}
