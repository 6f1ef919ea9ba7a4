# SPDX-License-Identifier: MIT
# The words that plots add to what a framework says, in the languages that frameworks come in.

plot_words <- list(
  en = c(score = "Score", coverage = "Coverage", range = "Score (line: range)", all = "All", edition = "edition",
         method = "method", status = "status", unscored = "no score", blank = "blank: no questions",
         reconstruction = "reconstruction", example = "example"),
  sq = c(score = "Rezultati", coverage = "Mbulimi", range = "Rezultati (vija: intervali)", all = "Gjithsej",
         edition = "botimi", method = "metoda", status = "statusi", unscored = "pa rezultat",
         blank = "bosh: pa pyetje", reconstruction = "rind\u00ebrtim", example = "shembull"),
  sr = c(score = "Rezultat", coverage = "Pokrivenost", range = "Rezultat (linija: raspon)", all = "Ukupno",
         edition = "izdanje", method = "metod", status = "status", unscored = "bez rezultata",
         blank = "prazno: bez pitanja", reconstruction = "rekonstrukcija", example = "primer"))

# Those of a language, sr for sr-Latn; English where there are none.
words_of <- function(framework, language) {
  wanted <- sub("-.*", "", if (is.null(language)) cpi_languages(framework)[1] else language)
  plot_words[[if (wanted %in% names(plot_words)) wanted else "en"]]
}
