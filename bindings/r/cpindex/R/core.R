# SPDX-License-Identifier: MIT
# How the layer calls the library. Arguments are checked before they come here; what C refuses here is a fault of ours.

routines <- new.env(parent = emptyenv())

# Looked up when it is first called: to register all of them with the namespace takes longer than to load the rest.
routine_of <- function(name) {
  if (is.null(routines[[name]])) assign(name, getNativeSymbolInfo(paste0("R_swig_", name), native), envir = routines)
  routines[[name]]
}

# R CMD check wants to see the names of routines in calls of .Call(), and these are looked up.
call_routine <- .Call

# Calls a function of the library. Those that give back a number take one more argument, which says not to copy it.
core <- function(name, ...) {
  routine <- routine_of(name)
  if (...length() < routine$numParameters) call_routine(routine, ..., FALSE) else call_routine(routine, ...)
}

# The same function for each of the numbers 0, 1, ... count - 1, as its last argument.
core_each <- function(name, count, ..., type) {
  vapply(seq_len(count) - 1L, function(i) core(name, ..., i), type)
}

# What a call made, which is the last that it gives back; it can fail for want of memory alone.
core_made <- function(name, ...) {
  made <- core(name, ...)
  check_done(made[[1]])
  made[[2]]
}

check_done <- function(status) {
  if (status != status_ok) stop(cpi_condition("cpi_error", core("cpi_status_text", as.integer(status))))
}

# In C, NaN stands for no number.
na_of_nan <- function(numbers) {
  numbers[is.nan(numbers)] <- NA
  numbers
}

is_alive <- function(handle) !is.null(handle) && core("cpi_r_is_alive", handle)

status_ok <- 0L
status_no_memory <- 5L

# A handle is a cache: what saveRDS() keeps of an object is its text, and the handle is made again when it is wanted.
cached <- function(object, name, make) {
  cache <- if (is.list(object)) unclass(object)$cache
  if (!is.environment(cache)) stop_not_whole(object)
  if (!is_alive(cache[[name]])) {
    if (!is_whole(object)) stop_not_whole(object)
    again <- !is.null(cache[[name]])
    # What there was to warn of was said when it was made for the first time.
    assign(name, if (again) suppressWarnings(make(), classes = "cpi_warning") else make(), envir = cache)
  }
  cache[[name]]
}

# Objects are immutable: a figure that is changed would no longer be what its answers come to.
new_object <- function(class, ...) {
  structure(class = c(class, "cpi_object"), list(..., cache = new.env(parent = emptyenv())))
}

stop_immutable <- function(x) {
  stop_argument("an object of the class ", own_class(x),
                " cannot be changed: make another, or change its as.data.frame()")
}

# What answers and scores print is what they are as text.
#' @export
print.cpi_object <- function(x, ...) {
  writeLines(format(x, ...))
  invisible(x)
}

#' @export
`$<-.cpi_object` <- function(x, name, value) stop_immutable(x)

#' @export
`[[<-.cpi_object` <- function(x, i, value) stop_immutable(x)

#' @export
`[<-.cpi_object` <- function(x, i, ..., value) stop_immutable(x)

own_class <- function(object) intersect(class(object), c("cpi_framework", "cpi_answers", "cpi_scores"))[1]

# Whether an object has what a handle is made of: somebody may have put it together by hand.
is_whole <- function(object) {
  own <- unclass(object)
  switch(own_class(object),
         cpi_framework = is.character(own$text) && length(own$text) == 1 && is_path(own$name) &&
           is.list(own$translations),
         cpi_answers = inherits(own$framework, "cpi_framework") && is.list(own$sheets) &&
           all(vapply(own$sheets, is.list, NA)),
         cpi_scores = inherits(own$answers, "cpi_answers") && (is.null(own$kept) || is.integer(own$kept)))
}

stop_not_whole <- function(object) {
  makers <- c(cpi_framework = "cpi_framework()", cpi_answers = "cpi_answers()", cpi_scores = "cpi_score()")
  stop_argument("an object of the class ", own_class(object), " lacks what it is made of: make it anew by ",
                makers[own_class(object)])
}
