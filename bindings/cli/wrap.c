/* SPDX-License-Identifier: MIT */
#include "wrap.h"

#include <string.h>

#include "utf8.h"

#define PIECE_LEAST 3 /* letters of a word before a hyphen */

/* Bytes of the text that fit into `width` columns; at least one character. */
static size_t fitting_bytes(const char *text, size_t bytes, int32_t width)
{
    size_t at = 0, length;

    while (at < bytes) {
        int32_t next = character_width(utf8_decode(text + at, &length));

        if (at > 0 && next > width)
            break;
        width -= next;
        at += length;
    }
    return at;
}

/* Where two lines are enough, a word is halved: what reads well is seldom found at the end of the line. */
static int32_t hyphenated_width(int32_t word, int32_t width)
{
    int32_t half = (word + 1) / 2;

    return word < 2 * width && half < width - 1 ? half : width - 1;
}

/* The first word alone is wider than the line. */
static const char *take_long_word(const char *text, size_t word, int32_t width, bool hyphenate, struct line *line)
{
    line->hyphen = hyphenate && width > PIECE_LEAST;
    if (line->hyphen)
        width = hyphenated_width(text_width(text, word), width);
    line->bytes = fitting_bytes(text, word, width);
    line->width = text_width(text, line->bytes) + (line->hyphen ? 1 : 0);
    return text + line->bytes;
}

bool next_line(const char **text, int32_t width, bool hyphenate, struct line *line)
{
    const char *start = *text + strspn(*text, " ");
    const char *at = start;

    *line = (struct line){.start = start};
    while (*at) {
        size_t spaces = strspn(at, " ");
        size_t word = strcspn(at + spaces, " ");
        int32_t wider = (int32_t)spaces + text_width(at + spaces, word);

        if (word == 0 || line->width + wider > width)
            break;
        line->width += wider;
        at += spaces + word;
        line->bytes = (size_t)(at - start);
    }
    if (*start && at == start)
        at = take_long_word(start, strcspn(start, " "), width, hyphenate, line);
    *text = at;
    return line->bytes > 0;
}

int32_t count_lines(const char *text, int32_t width, bool hyphenate)
{
    struct line line;
    int32_t count = 0;

    while (next_line(&text, width, hyphenate, &line))
        count++;
    return count;
}

int32_t longest_word(const char *text)
{
    int32_t longest = 0;

    while (*text) {
        size_t word = strcspn(text, " ");
        int32_t width = text_width(text, word);

        longest = width > longest ? width : longest;
        text += word;
        text += strspn(text, " ");
    }
    return longest;
}
