/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_ANSWERS_ANSWER_H
#define CPINDEX_ANSWERS_ANSWER_H

#include "answers/data.h"
#include "base/diag.h"

/* What one sheet's answers mean. */
struct answer_reader {
    const cpi_framework *framework;
    cpi_diag *diag;
    /* A comma in a number is a decimal comma unless it separates fields. */
    bool comma_separates;
    /* The first number with a decimal comma, and the first with a decimal point: a sheet has only one of the styles. */
    int32_t comma_line;
    int32_t point_line;
    bool mix_reported;
    bool problems;
};

/* The answer that a trimmed text gives to an indicator. False, reported at `place`, where it is none. */
bool answer_read(struct answer_reader *reader, int32_t node, const char *text, struct place place,
                 struct answer *answer);

/* An answer in words, for a message. */
struct excerpt answer_words(const cpi_framework *framework, int32_t node, const struct answer *answer);

#endif
