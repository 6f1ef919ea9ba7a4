# SPDX-License-Identifier: MIT

#' The scales of a framework
#'
#' Which answers there are, and what they are worth.
#'
#' @param framework made by [cpi_framework()]
#' @param language one of the framework's languages, NULL for its base language
#' @return a data frame with a row for each option of each scale, in the order of the file: `scale`, its code, which
#'   `as.data.frame(framework)` names for each indicator; `option`, the code that answers go by; `label`, which does as
#'   well; `value`, the number that stands for it in [cpi_score_matrix()].
#' @section Errors: `cpi_argument_error` for what is not made by [cpi_framework()]: see [cpi_error].
#' @seealso [cpi_answers()]
#' @examples
#' cpi_scales(cpi_example())
#' cpi <- cpi_framework(cpi_frameworks()[["child-protection-index"]])
#' head(cpi_scales(cpi, "sq"))
#' @export
cpi_scales <- function(framework, language = NULL) {
  check_framework(framework)
  check_language(language, framework)
  h <- handle_of(framework)
  scales <- seq_len(core("cpi_framework_scale_count", h)) - 1L
  counts <- vapply(scales, function(scale) core("cpi_framework_option_count", h, scale), 0L)
  each <- function(routine, type, ...) {
    unlist(lapply(scales, function(scale) {
      vapply(seq_len(counts[scale + 1L]) - 1L, function(option) core(routine, h, scale, option, ...), type)
    }))
  }
  data.frame(scale = rep(framework_texts(framework, "cpi_framework_scale_code", length(scales)), counts),
             option = as.character(each("cpi_framework_option_code", "")),
             label = as.character(each("cpi_framework_option_label", "", language)),
             value = as.double(each("cpi_framework_option_value", 0)))
}
