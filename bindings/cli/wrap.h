/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_WRAP_H
#define CPINDEX_CLI_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One line of a text that is broken between words. */
struct line {
    const char *start;
    size_t bytes;
    int32_t width;  /* with the ellipsis */
    bool shortened; /* an ellipsis stands at the end */
};

/* Takes the next line of at most `width` columns off *text. A longer word is broken, or with `shorten` cut. False at
 * the end of the text. */
bool next_line(const char **text, int32_t width, bool shorten, struct line *line);

/* The whole text on one line, cut with an ellipsis where it is wider. */
bool only_line(const char **text, int32_t width, struct line *line);

int32_t count_lines(const char *text, int32_t width, bool shorten);

int32_t longest_word(const char *text);

#endif
