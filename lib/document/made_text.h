/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_DOCUMENT_MADE_TEXT_H
#define CPINDEX_DOCUMENT_MADE_TEXT_H

#include "base/diag.h"

/* A text that is put together from pieces of others, and remembers where each piece stood: what is wrong with the text
 * is reported where a person can mend it. */

struct origin {
    /* Where the piece begins in the made text: its byte, and its place from 1. */
    size_t offset;
    int32_t line;
    int32_t column;
    struct place place;
    /* The lines that follow are those of the other text, character for character. */
    bool verbatim;
};

struct made_text {
    struct text_buffer text;
    struct origin *origins;
    size_t origin_count;
    size_t origin_capacity;
    /* How far lines were counted. */
    size_t counted;
    int32_t line;
    int32_t column;
};

/* What is added to `text` from here on comes from there. */
void made_from(struct made_text *made, struct place place, bool verbatim);

/* Adds all of another made text, with where its pieces come from. */
void made_add(struct made_text *made, const struct made_text *part);

/* Passes on the problems that were found in the made text. */
void made_report(const struct made_text *made, const cpi_diag *problems, cpi_diag *diag);

void made_free(struct made_text *made);

#endif
