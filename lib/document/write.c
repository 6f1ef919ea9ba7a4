/* SPDX-License-Identifier: MIT */
#include "document/write.h"

#include <inttypes.h>
#include <string.h>

#include "base/number.h"

/* What may stand in a YAML text as it is, but for the marks of its style. libyaml takes U+2028 and U+2029 for ends of
 * lines. */
static bool is_printable(uint32_t c)
{
    if (c == 0xFEFF || c == 0x2028 || c == 0x2029)
        return false;
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

static bool all_printable(const char *text)
{
    while (*text)
        if (!is_printable(text_next_character(&text)))
            return false;
    return true;
}

void yaml_put_quoted(struct text_buffer *out, const char *text)
{
    text_buffer_add(out, "\"", 1);
    while (*text) {
        const char *start = text;
        uint32_t c = text_next_character(&text);
        if (is_printable(c) && c != '"' && c != '\\')
            text_buffer_add(out, start, (size_t)(text - start));
        else if (is_printable(c))
            text_buffer_print(out, "\\%c", (char)c);
        else
            text_buffer_print(out, "\\U%08" PRIX32, c);
    }
    text_buffer_add(out, "\"", 1);
}

/* Would another reader of YAML take it for something else than a text? */
static bool looks_like_other_type(const char *text)
{
    static const char *const WORDS[] = {"yes", "no", "true", "false", "on", "off", "null", "y", "n"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (text_same_folded(text, WORDS[i]))
            return true;
    /* Numbers, dates, times. */
    double number;
    return number_read(text, '.', &number) || text[strspn(text, "0123456789.+-_:")] == '\0';
}

static bool ends_in_space(const char *text)
{
    return text[strlen(text) - 1] == ' ';
}

static bool can_stand_plain(const char *text, bool in_flow)
{
    if (!*text || *text == ' ' || ends_in_space(text) || !all_printable(text))
        return false;
    if (strchr("?:,[]{}#&*!|>'\"%@`~=", *text) || (*text == '-' && (text[1] == '\0' || text[1] == ' ')))
        return false;
    if (strstr(text, ": ") || strstr(text, " #") || text[strlen(text) - 1] == ':')
        return false;
    /* Not every reader takes a question mark within brackets. */
    return !in_flow || !strpbrk(text, ",[]{}:?");
}

void yaml_put_text(struct text_buffer *out, const char *text, bool in_flow)
{
    if (can_stand_plain(text, in_flow) && !looks_like_other_type(text))
        text_buffer_add(out, text, strlen(text));
    else
        yaml_put_quoted(out, text);
}

static size_t width_of(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t i = 0; i < length; i++)
        width += ((unsigned char)text[i] & 0xC0) != 0x80;
    return width;
}

size_t yaml_width(const char *text)
{
    return width_of(text, strlen(text));
}

/* Folding makes a space of each end of a line, and leaves spaces next to it alone: a line ends at a lone space. */
static bool can_be_folded(const char *text)
{
    return *text && *text != ' ' && !ends_in_space(text) && !strstr(text, "  ") && all_printable(text);
}

/* The bytes of the next line: up to the last space within `most` columns, or the first one. */
static size_t line_length(const char *text, size_t most)
{
    size_t length = strcspn(text, " ");
    while (text[length]) {
        size_t next = length + 1 + strcspn(text + length + 1, " ");
        if (width_of(text, next) > most)
            break;
        length = next;
    }
    return length;
}

static void put_folded(struct text_buffer *out, const char *text, size_t indent)
{
    size_t most = indent < YAML_LINE_WIDTH / 2 ? YAML_LINE_WIDTH - indent : YAML_LINE_WIDTH / 2;
    text_buffer_print(out, " >-");
    while (*text) {
        size_t length = line_length(text, most);
        text_buffer_print(out, "\n%*s%.*s", (int)indent, "", (int)length, text);
        text += length;
        text += *text == ' ';
    }
}

void yaml_put_value(struct text_buffer *out, const char *text, size_t column, size_t indent)
{
    if (column + 1 + yaml_width(text) > YAML_LINE_WIDTH && can_be_folded(text)) {
        put_folded(out, text, indent);
        return;
    }
    text_buffer_add(out, " ", 1);
    yaml_put_text(out, text, false);
}

void yaml_put_flow(struct text_buffer *out, const struct value *value)
{
    if (value->kind == VALUE_TEXT) {
        if (can_stand_plain(value->text, true))
            text_buffer_add(out, value->text, strlen(value->text));
        else
            yaml_put_quoted(out, value->text);
        return;
    }
    text_buffer_add(out, value->kind == VALUE_MAP ? "{" : "[", 1);
    for (const struct value *inner = value->first; inner; inner = inner->next) {
        text_buffer_print(out, "%s", inner == value->first ? "" : ", ");
        if (inner->key) {
            yaml_put_text(out, inner->key, true);
            text_buffer_print(out, ": ");
        }
        yaml_put_flow(out, inner);
    }
    text_buffer_add(out, value->kind == VALUE_MAP ? "}" : "]", 1);
}
