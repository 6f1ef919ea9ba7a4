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
    int32_t width; /* with the hyphen */
    bool hyphen;   /* the line ends within a word, and says so */
};

/* Takes the next line of at most `width` columns off *text. A longer word is broken, with `hyphenate` visibly.
 * False at the end of the text. */
bool next_line(const char **text, int32_t width, bool hyphenate, struct line *line);

int32_t count_lines(const char *text, int32_t width, bool hyphenate);

int32_t longest_word(const char *text);

#endif
