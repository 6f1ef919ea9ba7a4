/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include <string.h>

#include "number.h"

static void begin_field(struct csv *csv)
{
    if (csv->in_row)
        output_bytes(csv->out, ",", 1);
    csv->in_row = true;
}

static void quoted(struct csv *csv, const char *text)
{
    output_bytes(csv->out, "\"", 1);
    for (;;) {
        size_t plain = strcspn(text, "\"");

        output_bytes(csv->out, text, plain);
        if (!text[plain])
            break;
        output_bytes(csv->out, "\"\"", 2);
        text += plain + 1;
    }
    output_bytes(csv->out, "\"", 1);
}

void csv_text(struct csv *csv, const char *text)
{
    begin_field(csv);
    if (!text)
        return;
    if (text[strcspn(text, ",\"\r\n")])
        quoted(csv, text);
    else
        output_text(csv->out, text);
}

void csv_number(struct csv *csv, double value)
{
    char text[NUMBER_SIZE];

    begin_field(csv);
    output_text(csv->out, number_text(value, FULL_PRECISION, text));
}

void csv_integer(struct csv *csv, int32_t value)
{
    char text[NUMBER_SIZE];

    begin_field(csv);
    output_text(csv->out, integer_text(value, text));
}

void csv_end_row(struct csv *csv)
{
    output_bytes(csv->out, "\n", 1);
    csv->in_row = false;
}

void csv_names(struct csv *csv, const char *names)
{
    begin_field(csv);
    output_text(csv->out, names);
    csv_end_row(csv);
}
