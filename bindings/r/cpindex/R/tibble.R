# SPDX-License-Identifier: MIT
# tibble is not a dependency: its generic is given a method where it is loaded.

#' @exportS3Method tibble::as_tibble
as_tibble.cpi_object <- function(x, ...) {
  given <- list(...)
  of_tibble <- names(given) %in% c(".rows", ".name_repair", "rownames")
  frame <- do.call(as.data.frame, c(list(x), given[!of_tibble]), quote = TRUE)
  do.call(tibble::as_tibble, c(list(frame), given[of_tibble]), quote = TRUE)
}
