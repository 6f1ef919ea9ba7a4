/* SPDX-License-Identifier: MIT */
#include "document/made_text.h"

#include <stdlib.h>

#include "base/memory.h"

static void count_lines(struct made_text *made)
{
    for (; made->counted < made->text.length; made->counted++) {
        char c = made->text.bytes[made->counted];
        if (c == '\n') {
            made->line++;
            made->column = 0;
        } else if (((unsigned char)c & 0xC0) != 0x80) {
            made->column++;
        }
    }
}

void made_from(struct made_text *made, struct place place, bool verbatim)
{
    void *origins = made->origins;
    count_lines(made);
    if (!array_reserve(&origins, &made->origin_capacity, made->origin_count + 1, sizeof *made->origins))
        made->text.no_memory = true;
    made->origins = origins;
    if (!made->text.no_memory)
        made->origins[made->origin_count++] =
            (struct origin){made->text.length, made->line + 1, made->column + 1, place, verbatim};
}

static bool is_before(const struct origin *origin, int32_t line, int32_t column)
{
    return origin->line < line || (origin->line == line && origin->column <= column);
}

void made_add(struct made_text *made, const struct made_text *part)
{
    size_t added = 0;
    for (size_t i = 0; i < part->origin_count; i++) {
        const struct origin *origin = &part->origins[i];
        text_buffer_add(&made->text, part->text.bytes + added, origin->offset - added);
        made_from(made, origin->place, origin->verbatim);
        added = origin->offset;
    }
    if (part->text.length > added)
        text_buffer_add(&made->text, part->text.bytes + added, part->text.length - added);
    made->text.no_memory |= part->text.no_memory;
}

/* The last piece that begins at or before a place; the first one where none does. */
static const struct origin *find_origin(const struct made_text *made, int32_t line, int32_t column)
{
    size_t low = 0;
    size_t high = made->origin_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(&made->origins[middle], line, column))
            low = middle + 1;
        else
            high = middle;
    }
    return &made->origins[low > 0 ? low - 1 : 0];
}

static struct place origin_of(const struct made_text *made, int32_t line, int32_t column)
{
    if (!made->origin_count)
        return (struct place){0};
    const struct origin *origin = find_origin(made, line, column);
    struct place place = origin->place;
    if (!origin->verbatim || line < origin->line)
        return place;
    place.column = line == origin->line ? place.column + column - origin->column : column;
    place.line += line - origin->line;
    return place;
}

void made_report(const struct made_text *made, const cpi_diag *problems, cpi_diag *diag)
{
    for (int32_t i = 0; i < cpi_diag_count(problems); i++) {
        enum diag_code code = (enum diag_code)cpi_diag_code(problems, i);
        struct place place = origin_of(made, cpi_diag_line(problems, i), cpi_diag_column(problems, i));
        void (*report)(cpi_diag *, struct place, enum diag_code, const char *, ...) =
            cpi_diag_severity(problems, i) == CPI_WARNING ? diag_warning : diag_error;
        report(diag, place, code, "%s", cpi_diag_message(problems, i));
    }
}

void made_free(struct made_text *made)
{
    text_buffer_free(&made->text);
    free(made->origins);
    *made = (struct made_text){0};
}
