/* SPDX-License-Identifier: MIT */
#include "document/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static bool at_end(const struct csv *csv)
{
    return csv->position >= csv->length;
}

static char peek(const struct csv *csv)
{
    return csv->text[csv->position];
}

static void step(struct csv *csv)
{
    char c = csv->text[csv->position++];
    if (c == '\n' || (c == '\r' && (at_end(csv) || peek(csv) != '\n'))) {
        csv->line++;
        csv->column = 1;
    } else if (((unsigned char)c & 0xC0) != 0x80) {
        csv->column++;
    }
}

/* The separator that the first line has most of, outside quotes. */
static char find_separator(const char *text, size_t length)
{
    static const char CANDIDATES[] = ",;\t";
    size_t counts[3] = {0};
    bool quoted = false;
    for (size_t i = 0; i < length && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
        const char *found = strchr(CANDIDATES, text[i]);
        if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] && found)
            counts[found - CANDIDATES]++;
    }
    size_t most = 0;
    for (size_t i = 1; i < 3; i++)
        if (counts[i] > counts[most])
            most = i;
    return CANDIDATES[most];
}

/* Excel may begin a file with a line that names the separator: "sep=;". */
static bool take_separator_line(struct csv *csv)
{
    const char *line = csv->text + csv->position;
    size_t left = csv->length - csv->position;
    if (left < 5 || memcmp(line, "sep=", 4) != 0 || !strchr(",;\t", line[4]) || !line[4])
        return false;
    if (left > 5 && line[5] != '\n' && line[5] != '\r')
        return false;
    csv->separator = line[4];
    while (!at_end(csv) && csv->line == 1)
        step(csv);
    return true;
}

void csv_begin(struct csv *csv, const char *text, size_t length, const char *name, cpi_diag *diag)
{
    *csv = (struct csv){.text = text, .length = length, .name = name, .diag = diag, .line = 1, .column = 1};
    csv->position = text_byte_order_mark(text, length);
    /* Old programs end a text with Ctrl-Z. */
    if (length > 0 && text[length - 1] == 0x1A)
        csv->length--;
    if (!take_separator_line(csv))
        csv->separator = find_separator(text + csv->position, length - csv->position);
}

static void put(struct csv *csv, char c)
{
    void *buffer = csv->buffer;
    if (!array_reserve(&buffer, &csv->buffer_capacity, csv->buffer_length + 1, 1))
        csv->no_memory = true;
    csv->buffer = buffer;
    if (!csv->no_memory)
        csv->buffer[csv->buffer_length++] = c;
}

static void report(struct csv *csv, int32_t line, int32_t column, const char *message)
{
    diag_error(csv->diag, (struct place){csv->name, NULL, line, column}, CPI_D_CSV_QUOTE, "%s", message);
    csv->problems = true;
    csv->row_broken = true;
}

static bool ends_field(const struct csv *csv)
{
    return at_end(csv) || peek(csv) == csv->separator || peek(csv) == '\n' || peek(csv) == '\r';
}

static void read_quoted(struct csv *csv)
{
    int32_t line = csv->line;
    int32_t column = csv->column;
    step(csv);
    for (;;) {
        if (at_end(csv)) {
            report(csv, line, column, "this quoted field is not closed before the end of the file");
            return;
        }
        if (peek(csv) == '"') {
            step(csv);
            if (at_end(csv) || peek(csv) != '"')
                break;
        }
        put(csv, peek(csv));
        step(csv);
    }
    if (!ends_field(csv))
        report(csv, csv->line, csv->column, "text follows the closing quote; a quote inside a field is written twice");
}

static void read_field(struct csv *csv)
{
    void *fields = csv->fields;
    if (!array_reserve(&fields, &csv->field_capacity, csv->field_count + 1, sizeof *csv->fields))
        csv->no_memory = true;
    csv->fields = fields;
    if (csv->no_memory)
        return;
    /* The buffer may still move: the field gets its text when the row is complete. */
    csv->fields[csv->field_count++] = (struct csv_field){NULL, csv->line, csv->column};
    if (!at_end(csv) && peek(csv) == '"')
        read_quoted(csv);
    for (; !ends_field(csv) && !csv->no_memory; step(csv))
        put(csv, peek(csv));
    put(csv, '\0');
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of the white space at the start of a text: also the no-break space and the byte order mark, which Word and
 * Excel put where nobody sees them. */
static size_t leading_space(const char *text)
{
    if (is_space(*text))
        return 1;
    if (strncmp(text, "\xC2\xA0", 2) == 0)
        return 2;
    return strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static size_t trailing_space(const char *text, size_t length)
{
    for (size_t size = 1; size <= 3 && size <= length; size++)
        if (leading_space(text + length - size) == size)
            return size;
    return 0;
}

static char *skip_space(char *text)
{
    for (size_t size; (size = leading_space(text)) > 0;)
        text += size;
    return text;
}

/* True where a field was not blank. */
static bool place_texts(struct csv *csv)
{
    char *text = csv->buffer;
    bool any = false;
    for (size_t i = 0; i < csv->field_count; i++) {
        csv->fields[i].text = text;
        any |= *skip_space(text) != '\0';
        text += strlen(text) + 1;
    }
    return any;
}

static void read_row(struct csv *csv)
{
    csv->field_count = 0;
    csv->buffer_length = 0;
    csv->row_broken = false;
    read_field(csv);
    while (!csv->no_memory && !at_end(csv) && peek(csv) == csv->separator) {
        step(csv);
        read_field(csv);
    }
    bool carriage_return = !at_end(csv) && peek(csv) == '\r';
    if (carriage_return)
        step(csv);
    if (!at_end(csv) && peek(csv) == '\n')
        step(csv);
}

bool csv_next(struct csv *csv)
{
    while (!at_end(csv) && !csv->no_memory) {
        read_row(csv);
        if (!csv->no_memory && place_texts(csv))
            return true;
    }
    return false;
}

void csv_end(struct csv *csv)
{
    free(csv->fields);
    free(csv->buffer);
}

char *csv_trim(char *text)
{
    text = skip_space(text);
    size_t length = strlen(text);
    for (size_t size; (size = trailing_space(text, length)) > 0;)
        length -= size;
    text[length] = '\0';
    return text;
}
