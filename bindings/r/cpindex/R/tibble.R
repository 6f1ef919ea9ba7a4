# SPDX-License-Identifier: MIT
# tibble is not a dependency: its generic is given methods where it is loaded.

#' @exportS3Method tibble::as_tibble
as_tibble.cpi_framework <- function(x, ...) tibble::as_tibble(as.data.frame(x, ...))

#' @exportS3Method tibble::as_tibble
as_tibble.cpi_answers <- function(x, ...) tibble::as_tibble(as.data.frame(x, ...))

#' @exportS3Method tibble::as_tibble
as_tibble.cpi_scores <- function(x, ...) tibble::as_tibble(as.data.frame(x, ...))
