# SPDX-License-Identifier: MIT
# tibble is not a dependency: its generic is given a method where it is loaded.

#' @exportS3Method tibble::as_tibble
as_tibble.cpi_object <- function(x, ...) tibble::as_tibble(as.data.frame(x, ...))
