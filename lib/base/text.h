/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_TEXT_H
#define CPINDEX_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#define CPI_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define CPI_PRINTF(text, first)
#endif

/* Length of the longest well-formed UTF-8 prefix without NUL: `length` where all of the text is. */
size_t utf8_valid_prefix(const char *text, size_t length);

/* The next character of a well-formed text, which is moved on. */
uint32_t text_next_character(const char **text);

/* White space beyond ASCII, and characters that have no shape at all: no eye could tell two texts apart by them. */
bool text_is_invisible(uint32_t character);

/* Bytes of the UTF-8 byte order mark at the start of a text: 3 or 0. */
size_t text_byte_order_mark(const char *text, size_t length);

/* Place of a byte in a text. Columns count characters; both start at 1. */
void text_place(const char *text, size_t offset, int32_t *line, int32_t *column);

/* Same text but for the case of letters, the marks of Latin ones, and white space at the ends? Both well-formed UTF-8.
 */
bool text_same_folded(const char *a, const char *b);

/* A well-formed text as it counts where case, marks and white space at the ends do not: texts that are the same in the
 * sense of text_same_folded() have the same form. False where it does not fit. */
bool text_fold(const char *text, char *folded, size_t size);

enum {
    /* A text with more unknown names than these has another trouble than typing errors, and comparing takes long. */
    MOST_SUGGESTIONS = 50,
};

/* The candidate that was probably meant by `text`: few typing errors away from it. Start with best = NULL and
 * distance = text_suggestion_limit(text), then try each candidate. */
size_t text_suggestion_limit(const char *text);
void text_suggestion_try(const char *text, const char *candidate, const char **best, size_t *distance);

/* "; did you mean 'A19'?", or "" where there is no suggestion. */
struct suggestion {
    char text[160];
};
struct suggestion text_did_you_mean(const char *suggestion);

/* The start of a text, for a message: at most 60 bytes, cut between characters. */
struct excerpt {
    char text[64];
};
struct excerpt text_excerpt(const char *text);

/* A text that grows. All zero is an empty one; `bytes` is NULL until something was added. */
struct text_buffer {
    char *bytes;
    size_t length;
    size_t capacity;
    bool no_memory;
};

void text_buffer_add(struct text_buffer *buffer, const char *text, size_t length);
void text_buffer_print(struct text_buffer *buffer, const char *format, ...) CPI_PRINTF(2, 3);
void text_buffer_vprint(struct text_buffer *buffer, const char *format, va_list arguments) CPI_PRINTF(2, 0);
void text_buffer_free(struct text_buffer *buffer);

/* The text, for the caller to free(), and the buffer is empty again. NULL when out of memory. */
char *text_buffer_take(struct text_buffer *buffer);

#endif
