/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Bytes of the well-formed character at the start of `s`, 0 where there is none (Unicode 15, table 3-7). */
static size_t utf8_character(const unsigned char *s, size_t length)
{
    if (s[0] < 0x80)
        return s[0] ? 1 : 0;
    size_t size = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || length < size)
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    bool overlong = (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xF0 && s[1] < 0x90);
    bool surrogate = s[0] == 0xED && s[1] > 0x9F;
    bool too_large = s[0] == 0xF4 && s[1] > 0x8F;
    return overlong || surrogate || too_large ? 0 : size;
}

/* Eight bytes that are all ASCII and none a NUL, as most of a text is. */
static bool are_plain(const unsigned char *s)
{
    uint64_t bytes;
    memcpy(&bytes, s, sizeof bytes);
    return ((bytes | (bytes - 0x0101010101010101U)) & 0x8080808080808080U) == 0;
}

size_t utf8_valid_prefix(const char *text, size_t length)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t i = 0;
    while (i < length) {
        if (length - i >= 8 && are_plain(s + i)) {
            i += 8;
            continue;
        }
        size_t size = utf8_character(s + i, length - i);
        if (size == 0)
            break;
        i += size;
    }
    return i;
}

size_t text_byte_order_mark(const char *text, size_t length)
{
    return length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

void text_place(const char *text, size_t offset, int32_t *line, int32_t *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < offset; i++) {
        if (text[i] == '\n') {
            ++*line;
            *column = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            ++*column;
        }
    }
}

uint32_t text_next_character(const char **text)
{
    const unsigned char *s = (const unsigned char *)*text;
    size_t size = s[0] < 0x80 ? 1 : s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    uint32_t character = size == 1 ? s[0] : s[0] & (0x7FU >> size);
    for (size_t i = 1; i < size; i++)
        character = character << 6 | (s[i] & 0x3FU);
    *text += size;
    return character;
}

/* Lower case, and Latin letters without their marks, since many write "delimicno" for "Delimično": Latin with its
 * European extensions, and Cyrillic. */
static uint32_t fold(uint32_t c)
{
    static const char BARE_LETTERS[] = /* of U+00C0 to U+017F */
        "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkklllllll"
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (c >= 0xC0 && c < 0xC0 + sizeof BARE_LETTERS - 1)
        return (unsigned char)BARE_LETTERS[c - 0xC0];
    if ((c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    bool even_is_upper = (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F);
    return even_is_upper && c % 2 == 0 ? c + 1 : c;
}

bool text_is_invisible(uint32_t c)
{
    return (c >= 0x80 && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0;
}

static const char *skip_spaces(const char *text)
{
    const char *next = text;
    while (*text && is_space(text_next_character(&next)))
        text = next;
    return text;
}

bool text_same_folded(const char *a, const char *b)
{
    a = skip_spaces(a);
    b = skip_spaces(b);
    while (*a && *b) {
        const char *rest_a = a;
        const char *rest_b = b;
        if (fold(text_next_character(&rest_a)) != fold(text_next_character(&rest_b)))
            break;
        a = rest_a;
        b = rest_b;
    }
    return !*skip_spaces(a) && !*skip_spaces(b);
}

static size_t write_character(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(0xF00U >> size | c);
    return size;
}

bool text_fold(const char *text, char *folded, size_t size)
{
    size_t length = 0;
    for (text = skip_spaces(text); *text && *skip_spaces(text);) {
        if (size - length < 5)
            return false;
        length += write_character(fold(text_next_character(&text)), folded + length);
    }
    folded[length] = '\0';
    return true;
}

enum {
    LONGEST_SUGGESTION = 64,
};

/* Number of typing errors (insert, delete, replace, swap of neighbours) between two short texts; any number above
 * `limit` where there are more than that. */
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t limit)
{
    size_t rows[3][LONGEST_SUGGESTION + 1];
    size_t *before = rows[0];
    size_t *last = rows[1];
    size_t *row = rows[2];
    for (size_t j = 0; j <= b_length; j++)
        last[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        row[0] = i;
        size_t least = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
            least = best < least ? best : least;
        }
        if (least > limit)
            return least;
        size_t *oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return last[b_length];
}

static size_t common_beginning(const char *a, const char *b)
{
    size_t length = 0;
    while (a[length] && a[length] == b[length])
        length++;
    return length;
}

size_t text_suggestion_limit(const char *text)
{
    size_t length = strlen(text);
    /* In a text of one or two letters, one error is half of the word. */
    return length < 3 ? 1 : length < 8 ? 3 : 4;
}

void text_suggestion_try(const char *text, const char *candidate, const char **best, size_t *distance)
{
    size_t length = strlen(text);
    size_t candidate_length = strlen(candidate);
    size_t longer = length > candidate_length ? length : candidate_length;
    size_t difference = longer - (length < candidate_length ? length : candidate_length);
    if (longer > LONGEST_SUGGESTION || difference > *distance)
        return;
    size_t errors = edit_distance(text, length, candidate, candidate_length, *distance);
    bool closer = errors < *distance ||
                  (errors == *distance && *best && common_beginning(text, candidate) > common_beginning(text, *best));
    /* A text that shares hardly a letter is no suggestion. */
    if (closer && errors * 2 < longer + 1) {
        *distance = errors;
        *best = candidate;
    }
}

struct suggestion text_did_you_mean(const char *suggestion)
{
    struct suggestion result = {""};
    if (suggestion)
        snprintf(result.text, sizeof result.text, "; did you mean '%s'?", suggestion);
    return result;
}

struct excerpt text_excerpt(const char *text)
{
    static const char DOTS[] = "...";
    struct excerpt excerpt;
    size_t most = sizeof excerpt.text - sizeof DOTS;
    size_t length = strlen(text);
    size_t cut = length <= most ? length : utf8_valid_prefix(text, most);
    memcpy(excerpt.text, text, cut);
    memcpy(excerpt.text + cut, length <= most ? "" : DOTS, length <= most ? 1 : sizeof DOTS);
    return excerpt;
}

static bool reserve(struct text_buffer *buffer, size_t more)
{
    void *bytes = buffer->bytes;
    if (buffer->no_memory || !array_reserve(&bytes, &buffer->capacity, buffer->length + more + 1, 1))
        buffer->no_memory = true;
    buffer->bytes = bytes;
    return !buffer->no_memory;
}

void text_buffer_add(struct text_buffer *buffer, const char *text, size_t length)
{
    if (!reserve(buffer, length))
        return;
    memcpy(buffer->bytes + buffer->length, text, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void text_buffer_vprint(struct text_buffer *buffer, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0 || !reserve(buffer, (size_t)length)) {
        buffer->no_memory = true;
        return;
    }
    vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, arguments);
    buffer->length += (size_t)length;
}

void text_buffer_print(struct text_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_buffer_vprint(buffer, format, arguments);
    va_end(arguments);
}

void text_buffer_free(struct text_buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct text_buffer){0};
}

char *text_buffer_take(struct text_buffer *buffer)
{
    text_buffer_add(buffer, "", 0);
    char *text = buffer->no_memory ? NULL : buffer->bytes;
    if (!text)
        free(buffer->bytes);
    *buffer = (struct text_buffer){0};
    return text;
}
