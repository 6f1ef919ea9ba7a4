/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_UTF8_H
#define CPINDEX_CLI_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

/* The character at the start of a text, and its length in bytes. 0xFFFD and 1 for an ill-formed byte. */
uint32_t utf8_decode(const char *text, size_t *length);

/* Columns that a character takes on a terminal: 0, 1 or 2. The C library's wcwidth() depends on the locale. */
int32_t character_width(uint32_t character);

/* Columns of the first `bytes` bytes. */
int32_t text_width(const char *text, size_t bytes);

/* A copy for the terminal: control characters are spaces, ill-formed bytes U+FFFD. NULL when out of memory. */
char *printable_copy(const char *text);

#endif
