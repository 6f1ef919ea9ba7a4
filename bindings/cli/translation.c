/* SPDX-License-Identifier: MIT */
#include "translation.h"

#include "csv.h"
#include "json.h"
#include "message.h"
#include "number.h"
#include "table.h"

static const struct {
    cpi_text_kind kind;
    const char *name;
} KINDS[] = {
    {CPI_TITLE, "Titles and labels"}, {CPI_QUESTION, "Questions"}, {CPI_GUIDANCE, "Guidance"},
    {CPI_EVIDENCE, "Evidence"},       {CPI_SOURCE, "Sources"},     {CPI_DESCRIPTION, "Descriptions"},
};

#define ALL_KINDS UINT32_MAX

/* A text in one language, as a row of a worksheet. */
struct text_row {
    const char *language;
    char *path;
    cpi_translation_state state;
    const char *base;
    const char *original;
    const char *translation;
};

struct translation count_translation(const cpi_framework *framework, const char *language, uint32_t kinds)
{
    struct translation count = {0, 0, 0, 0};

    for (int32_t text = 0; text < cpi_framework_text_count(framework); text++) {
        cpi_translation_state state = cpi_framework_text_state(framework, text, language);

        if (!(kinds & KIND_BIT(cpi_framework_text_get_kind(framework, text))))
            continue;
        count.texts++;
        count.translated += state != CPI_UNTRANSLATED;
        count.stale += state == CPI_STALE;
        count.without_original += state != CPI_UNTRANSLATED && !cpi_framework_text_original(framework, text, language);
    }
    return count;
}

/* Calls `write` with each text in each language but the first. False when out of memory. */
static bool each_row(const cpi_framework *framework, void (*write)(void *writer, const struct text_row *row),
                     void *writer)
{
    for (int32_t i = 1; i < cpi_framework_language_count(framework); i++)
        for (int32_t text = 0; text < cpi_framework_text_count(framework); text++) {
            const char *language = cpi_framework_language(framework, i);
            struct text_row row = {
                .language = language,
                .state = cpi_framework_text_state(framework, text, language),
                .base = cpi_framework_text(framework, text, NULL),
                .original = cpi_framework_text_original(framework, text, language),
                .translation = cpi_framework_text(framework, text, language),
            };

            if (cpi_framework_text_path(framework, text, &row.path) != CPI_OK)
                return false;
            write(writer, &row);
            cpi_text_free(row.path);
        }
    return true;
}

static void write_csv_row(void *writer, const struct text_row *row)
{
    csv_text(writer, row->language);
    csv_text(writer, row->path);
    csv_text(writer, cpi_translation_state_name(row->state));
    csv_text(writer, row->base);
    csv_text(writer, row->original);
    csv_text(writer, row->translation);
    csv_end_row(writer);
}

static void write_json_row(void *writer, const struct text_row *row)
{
    json_object(writer, NULL);
    json_text(writer, "language", row->language);
    json_text(writer, "text", row->path);
    json_text(writer, "state", cpi_translation_state_name(row->state));
    json_text(writer, "base", row->base);
    json_text(writer, "translated_from", row->original);
    json_text(writer, "translation", row->translation);
    json_end_object(writer);
}

/* "12 of 20", "all 20", "none of 20" */
static void add_count(struct table *table, const char *name, struct translation count)
{
    table_row(table, ROW_BODY, 2);
    table_cell(table, name);
    if (count.translated == 0 || count.translated == count.texts)
        table_cell_format(table, "%s %d", count.translated ? "all" : "none of", (int)count.texts);
    else
        table_cell_format(table, "%d of %d", (int)count.translated, (int)count.texts);
}

/* Where all or none of a kind is translated, there is nothing to look for. */
static void add_missing(struct table *table, const cpi_framework *framework, const char *language, size_t k)
{
    struct translation count = count_translation(framework, language, KIND_BIT(KINDS[k].kind));

    if (count.texts == 0)
        return;
    add_count(table, KINDS[k].name, count);
    for (int32_t text = 0; text < cpi_framework_text_count(framework) && count.translated; text++) {
        char *path;

        if (cpi_framework_text_get_kind(framework, text) != KINDS[k].kind ||
            cpi_framework_text_state(framework, text, language) != CPI_UNTRANSLATED)
            continue;
        table->failed |= cpi_framework_text_path(framework, text, &path) != CPI_OK;
        table_span(table, ROW_TEXT, 4, path);
        cpi_text_free(path);
    }
}

static void add_stale(struct table *table, const cpi_framework *framework, const char *language)
{
    for (int32_t text = 0; text < cpi_framework_text_count(framework); text++) {
        char *path;

        if (cpi_framework_text_state(framework, text, language) != CPI_STALE)
            continue;
        table->failed |= cpi_framework_text_path(framework, text, &path) != CPI_OK;
        table_span(table, ROW_TEXT, 4, path);
        table_span_format(table, ROW_TEXT, 6, "was: %s", cpi_framework_text_original(framework, text, language));
        table_span_format(table, ROW_TEXT, 6, "is now: %s", cpi_framework_text(framework, text, NULL));
        table_span_format(table, ROW_TEXT, 6, "translation: %s", cpi_framework_text(framework, text, language));
        cpi_text_free(path);
    }
}

/* "Stale  2 of 14", where there are any. */
static void add_doubts(struct table *table, const char *name, int32_t count, int32_t translated, const char *meaning)
{
    if (count == 0)
        return;
    table_row(table, ROW_BODY, 2);
    table_cell(table, name);
    table_cell_format(table, "%d of %d translated texts: %s", (int)count, (int)translated, meaning);
}

static void add_language(struct table *table, const cpi_framework *framework, const char *language)
{
    struct translation all = count_translation(framework, language, ALL_KINDS);
    bool draft = cpi_framework_translation_is_draft(framework, language);

    table_span_format(table, ROW_TITLE, 0, "%s%s", language,
                      draft ? " (draft: a native reader has yet to confirm it)" : "");
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++)
        add_missing(table, framework, language, k);
    add_doubts(table, "Unknown original", all.without_original, all.translated,
               "nobody notices when the text that they were made from changes");
    add_doubts(table, "Stale", all.stale, all.translated, "made from a text that has changed since");
    add_stale(table, framework, language);
}

static enum exit_status print_table(const cpi_framework *framework, struct output *out)
{
    struct table table;
    bool failed;

    table_init(&table, "lL");
    for (int32_t i = 1; i < cpi_framework_language_count(framework); i++) {
        if (i > 1)
            table_blank(&table);
        add_language(&table, framework, cpi_framework_language(framework, i));
    }
    if (cpi_framework_language_count(framework) == 1)
        table_span(&table, ROW_TEXT, 0, "The framework has no other language than its own.");
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    return failed ? out_of_memory() : EXIT_DONE;
}

enum exit_status print_translations(const struct input *input, const struct arguments *args, struct output *out)
{
    struct csv csv = {.out = out};
    struct json json = {.out = out};
    bool written = true;

    switch (arguments_format(args)) {
    case FORMAT_TABLE:
        return print_table(input->framework, out);
    case FORMAT_CSV:
        csv_names(&csv, "language,text,state,base,translated_from,translation");
        written = each_row(input->framework, write_csv_row, &csv);
        break;
    case FORMAT_JSON:
        json_list(&json, NULL);
        written = each_row(input->framework, write_json_row, &json);
        json_end_list(&json);
        json_finish(&json);
        break;
    }
    return written ? EXIT_DONE : out_of_memory();
}
