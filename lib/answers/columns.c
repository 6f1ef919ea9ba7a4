/* SPDX-License-Identifier: MIT */
/* The first line of a sheet. */
#include <stdlib.h>
#include <string.h>

#include "answers/sheet.h"
#include "framework/model.h"

static const struct {
    const char *name;
    enum column column;
} COLUMN_NAMES[] = {
    {"unit", COLUMN_UNIT},           {"period", COLUMN_PERIOD},
    {"indicator", COLUMN_INDICATOR}, {"answer", COLUMN_ANSWER},
    {"source", COLUMN_SOURCE},       {"note", COLUMN_NOTE},
    {"expert", COLUMN_EXPERT},       {"question", COLUMN_QUESTION},
    {"title", COLUMN_TITLE},         {"respondent", COLUMN_RESPONDENT},
};

enum {
    NAMED_COLUMNS = sizeof COLUMN_NAMES / sizeof *COLUMN_NAMES,
};

struct place sheet_place(const struct sheet *sheet, const struct csv_field *field)
{
    return (struct place){sheet->csv.name, NULL, field->line, field->column};
}

/* The kind of unit, as "country", is as good a name for the units' column as "unit", unless an indicator has it as
 * code. */
static enum column named_column(const struct sheet *sheet, const char *name)
{
    if (!*name)
        return COLUMN_UNNAMED;
    bool is_node = cpi_framework_find_node(sheet->panel->framework, name) >= 0;
    if (!is_node && text_same_folded(sheet->panel->framework->model->unit, name))
        return COLUMN_UNIT;
    if (!is_node && text_same_folded("year", name))
        return COLUMN_PERIOD;
    if (!is_node && text_same_folded("state", name))
        return COLUMN_STATE;
    for (size_t i = 0; i < NAMED_COLUMNS; i++)
        if (text_same_folded(COLUMN_NAMES[i].name, name))
            return COLUMN_NAMES[i].column;
    return COLUMN_UNUSED;
}

static bool *presence(const struct sheet *sheet, int32_t column)
{
    return &sheet->present[column >= 0 ? column : sheet->panel->framework->model->node_count - column];
}

static bool has_column(const struct sheet *sheet, int32_t column)
{
    for (size_t i = 0; i < sheet->column_count; i++)
        if (sheet->columns[i] == column)
            return true;
    return false;
}

int32_t sheet_find_indicator(struct sheet *sheet, const struct csv_field *field, const char *code)
{
    const struct model *model = sheet->panel->framework->model;
    int32_t node = cpi_framework_find_node(sheet->panel->framework, code);
    if (node >= 0 && is_leaf(&model->nodes[node]))
        return node;
    sheet->problems = true;
    if (!*code) {
        diag_error(sheet->csv.diag, sheet_place(sheet, field), CPI_D_UNKNOWN_INDICATOR, "the row has no indicator");
        return -1;
    }
    if (node >= 0) {
        diag_error(sheet->csv.diag, sheet_place(sheet, field), CPI_D_NOT_ANSWERED,
                   "'%s' is not answered: it is scored from what is below it", text_excerpt(code).text);
        return -1;
    }
    const char *best = suggest_indicator(model, code, &sheet->suggestions_left);
    diag_error(sheet->csv.diag, sheet_place(sheet, field), CPI_D_UNKNOWN_INDICATOR, "no indicator has the code '%s'%s",
               text_excerpt(code).text, text_did_you_mean(best).text);
    return -1;
}

/* A column may be there under two names, as "unit" and "country". */
static void refuse_second(struct sheet *sheet, size_t column)
{
    const struct csv_field *field = &sheet->csv.fields[column];
    size_t first = 0;
    while (sheet->columns[first] != sheet->columns[column])
        first++;
    const char *name = sheet->csv.fields[first].text;
    if (text_same_folded(name, field->text))
        diag_error(sheet->csv.diag, sheet_place(sheet, field), CPI_D_DUPLICATE_COLUMN,
                   "the column '%s' stands twice in the first line", text_excerpt(field->text).text);
    else
        diag_error(sheet->csv.diag, sheet_place(sheet, field), CPI_D_DUPLICATE_COLUMN,
                   "the columns '%s' and '%s' mean the same; keep one of them", text_excerpt(name).text,
                   text_excerpt(field->text).text);
    sheet->problems = true;
    sheet->columns[column] = COLUMN_UNUSED;
}

static void note_column(struct sheet *sheet, size_t column)
{
    bool *present = presence(sheet, sheet->columns[column]);
    bool named = sheet->columns[column] != COLUMN_UNUSED && sheet->columns[column] != COLUMN_UNNAMED;
    if (*present && named)
        refuse_second(sheet, column);
    *present = true;
}

static void warn_unused(struct sheet *sheet, const struct csv_field *field)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(field->text);
    for (size_t i = 0; i < NAMED_COLUMNS; i++)
        text_suggestion_try(field->text, COLUMN_NAMES[i].name, &best, &distance);
    diag_warning(sheet->csv.diag, sheet_place(sheet, field), CPI_D_UNUSED_COLUMN, "the column '%s' is not used%s",
                 text_excerpt(field->text).text, text_did_you_mean(best).text);
}

/* A column that every sheet of its form has. */
static bool require_columns(struct sheet *sheet)
{
    const char *missing = !has_column(sheet, COLUMN_UNIT)                          ? "unit"
                          : sheet->is_long && !has_column(sheet, COLUMN_INDICATOR) ? "indicator"
                          : sheet->is_long && !has_column(sheet, COLUMN_ANSWER)    ? "answer"
                                                                                   : NULL;
    if (!missing)
        return true;
    const char *unit = sheet->panel->framework->model->unit;
    bool other_name = strcmp(missing, "unit") == 0 && strcmp(unit, "unit") != 0;
    diag_error(sheet->csv.diag, (struct place){sheet->csv.name, NULL, sheet->csv.fields[0].line, 0},
               CPI_D_MISSING_COLUMN,
               "the first line has no column '%s'%s%s%s; a sheet has the columns unit, period, indicator, answer, or "
               "unit, period and one for each indicator",
               missing, other_name ? " or '" : "", other_name ? unit : "", other_name ? "'" : "");
    sheet->problems = true;
    return false;
}

static void read_wide_column(struct sheet *sheet, size_t column)
{
    const struct csv_field *field = &sheet->csv.fields[column];
    if (*field->text)
        sheet->columns[column] = sheet_find_indicator(sheet, field, field->text);
}

static void name_columns(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->column_count; i++) {
        char *name = csv_trim(sheet->csv.fields[i].text);
        sheet->csv.fields[i].text = name;
        sheet->columns[i] = named_column(sheet, name);
        sheet->is_long |= sheet->columns[i] == COLUMN_INDICATOR || sheet->columns[i] == COLUMN_ANSWER;
    }
}

/* A column that says of whom, and not what: in a wide sheet all others are indicators, and one that is called
 * "respondent" comes before the respondents. */
static bool is_key(const struct sheet *sheet, size_t column)
{
    int32_t kind = sheet->columns[column];
    if (kind == COLUMN_RESPONDENT)
        return cpi_framework_find_node(sheet->panel->framework, sheet->csv.fields[column].text) < 0;
    return kind == COLUMN_UNIT || kind == COLUMN_PERIOD;
}

bool sheet_read_header(struct sheet *sheet)
{
    sheet->column_count = sheet->csv.field_count;
    sheet->columns = calloc(sheet->column_count, sizeof *sheet->columns);
    sheet->present =
        calloc((size_t)sheet->panel->framework->model->node_count + 1 - LAST_COLUMN, sizeof *sheet->present);
    if (!sheet->columns || !sheet->present) {
        sheet->no_memory = true;
        return false;
    }
    name_columns(sheet);
    if (!require_columns(sheet))
        return false;
    for (size_t i = 0; i < sheet->column_count; i++) {
        if (!sheet->is_long && !is_key(sheet, i))
            read_wide_column(sheet, i);
        else if (sheet->columns[i] == COLUMN_UNUSED)
            warn_unused(sheet, &sheet->csv.fields[i]);
        note_column(sheet, i);
    }
    sheet->has_respondents = has_column(sheet, COLUMN_RESPONDENT);
    return true;
}
