/* SPDX-License-Identifier: MIT */
/* Answer sheets: the columns of a CSV text, and what each row says. A sheet is read into a copy of the panel's answers, which
 * takes their place when all of it is right. */
#include <stdlib.h>
#include <string.h>

#include "answers/answer.h"
#include "answers/csv.h"
#include "base/file.h"
#include "framework/model.h"

enum {
    ANSWERS_LIMIT = 256 * 1024 * 1024,
    SUGGESTIONS = 50,
};

/* What a column holds: one of these, or the node of an indicator. */
enum column {
    COLUMN_UNUSED = -1,
    COLUMN_UNIT = -2,
    COLUMN_PERIOD = -3,
    COLUMN_INDICATOR = -4,
    COLUMN_ANSWER = -5,
    COLUMN_SOURCE = -6,
    COLUMN_NOTE = -7,
    COLUMN_EXPERT = -8,
    /* For the expert's convenience. */
    COLUMN_QUESTION = -9,
    COLUMN_TITLE = -10,
    /* Excel exports empty columns without a name; one that holds something is worth a warning. */
    COLUMN_UNNAMED = -11,
    LAST_COLUMN = COLUMN_UNNAMED,
};

static const struct {
    const char *name;
    enum column column;
} COLUMN_NAMES[] = {
    {"unit", COLUMN_UNIT},     {"period", COLUMN_PERIOD}, {"indicator", COLUMN_INDICATOR},
    {"answer", COLUMN_ANSWER}, {"source", COLUMN_SOURCE}, {"note", COLUMN_NOTE},
    {"expert", COLUMN_EXPERT}, {"question", COLUMN_QUESTION}, {"title", COLUMN_TITLE},
};

enum {
    NAMED_COLUMNS = sizeof COLUMN_NAMES / sizeof *COLUMN_NAMES,
};

struct sheet {
    cpi_panel *panel;
    struct panel_data data;
    struct csv csv;
    struct answer_reader answers;
    /* For each column of the file. */
    int32_t *columns;
    size_t column_count;
    /* Which columns there are, by node and by -COLUMN after the nodes. */
    bool *present;
    /* The assessment of the row before: most rows are of the same one. */
    int32_t last_assessment;
    bool is_long;
    int32_t suggestions_left;
    int16_t file;
    bool problems;
    bool no_memory;
};

static struct place place_of(const struct sheet *sheet, const struct csv_field *field)
{
    return (struct place){sheet->csv.name, NULL, field->line, field->column};
}

/* The kind of unit, as "country", is as good a name for the units' column as "unit". */
static enum column named_column(const struct sheet *sheet, const char *name)
{
    if (!*name)
        return COLUMN_UNNAMED;
    if (text_same_folded(sheet->panel->framework->model->unit, name))
        return COLUMN_UNIT;
    if (text_same_folded("year", name))
        return COLUMN_PERIOD;
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

/* The node that is asked, -1 where nothing is: reported. */
static int32_t find_indicator(struct sheet *sheet, const struct csv_field *field, const char *code)
{
    const struct model *model = sheet->panel->framework->model;
    int32_t node = cpi_framework_find_node(sheet->panel->framework, code);
    if (node >= 0 && is_leaf(&model->nodes[node]))
        return node;
    sheet->problems = true;
    if (!*code) {
        diag_error(sheet->csv.diag, place_of(sheet, field), CPI_D_UNKNOWN_INDICATOR, "the row has no indicator");
        return -1;
    }
    if (node >= 0) {
        diag_error(sheet->csv.diag, place_of(sheet, field), CPI_D_NOT_ANSWERED,
                   "'%s' is not answered: it is scored from what is below it", text_excerpt(code).text);
        return -1;
    }
    const char *best = NULL;
    size_t distance = text_suggestion_limit(code);
    for (int32_t i = 0; i < model->indicator_count && sheet->suggestions_left > 0; i++)
        text_suggestion_try(code, model->nodes[model->indicators[i]].code, &best, &distance);
    sheet->suggestions_left--;
    diag_error(sheet->csv.diag, place_of(sheet, field), CPI_D_UNKNOWN_INDICATOR, "no indicator has the code '%s'%s",
               text_excerpt(code).text, text_did_you_mean(best).text);
    return -1;
}

static void note_column(struct sheet *sheet, size_t column)
{
    const struct csv_field *field = &sheet->csv.fields[column];
    bool *present = presence(sheet, sheet->columns[column]);
    bool named = sheet->columns[column] != COLUMN_UNUSED && sheet->columns[column] != COLUMN_UNNAMED;
    if (*present && named) {
        diag_error(sheet->csv.diag, place_of(sheet, field), CPI_D_DUPLICATE_COLUMN,
                   "the column '%s' stands twice in the first line", text_excerpt(field->text).text);
        sheet->problems = true;
        sheet->columns[column] = COLUMN_UNUSED;
    }
    *present = true;
}

static void warn_unused(struct sheet *sheet, const struct csv_field *field)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(field->text);
    for (size_t i = 0; i < NAMED_COLUMNS; i++)
        text_suggestion_try(field->text, COLUMN_NAMES[i].name, &best, &distance);
    diag_warning(sheet->csv.diag, place_of(sheet, field), CPI_D_UNUSED_COLUMN, "the column '%s' is not used%s",
                 text_excerpt(field->text).text, text_did_you_mean(best).text);
}


/* A column that every sheet of its form has. */
static bool require_columns(struct sheet *sheet)
{
    const char *missing = !has_column(sheet, COLUMN_UNIT)                             ? "unit"
                          : sheet->is_long && !has_column(sheet, COLUMN_INDICATOR) ? "indicator"
                          : sheet->is_long && !has_column(sheet, COLUMN_ANSWER)    ? "answer"
                                                                                     : NULL;
    if (!missing)
        return true;
    diag_error(sheet->csv.diag, (struct place){sheet->csv.name, NULL, sheet->csv.fields[0].line, 0}, CPI_D_MISSING_COLUMN,
               "the first line has no column '%s'; a sheet has the columns unit, period, indicator, answer, or unit, period "
               "and one for each indicator",
               missing);
    sheet->problems = true;
    return false;
}

static void read_wide_column(struct sheet *sheet, size_t column)
{
    const struct csv_field *field = &sheet->csv.fields[column];
    if (*field->text)
        sheet->columns[column] = find_indicator(sheet, field, field->text);
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

/* The first line: what each column holds, and whether the sheet is long or wide. False where it cannot be used. */
static bool read_header(struct sheet *sheet)
{
    sheet->column_count = sheet->csv.field_count;
    sheet->columns = calloc(sheet->column_count, sizeof *sheet->columns);
    sheet->present = calloc((size_t)sheet->panel->framework->model->node_count + 1 - LAST_COLUMN, sizeof *sheet->present);
    if (!sheet->columns || !sheet->present) {
        sheet->no_memory = true;
        return false;
    }
    name_columns(sheet);
    if (!require_columns(sheet))
        return false;
    for (size_t i = 0; i < sheet->column_count; i++) {
        bool key = sheet->columns[i] == COLUMN_UNIT || sheet->columns[i] == COLUMN_PERIOD;
        if (!sheet->is_long && !key)
            read_wide_column(sheet, i);
        else if (sheet->columns[i] == COLUMN_UNUSED)
            warn_unused(sheet, &sheet->csv.fields[i]);
        note_column(sheet, i);
    }
    return true;
}

static void check_unnamed(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->column_count && i < sheet->csv.field_count; i++)
        if (sheet->columns[i] == COLUMN_UNNAMED && *csv_trim(sheet->csv.fields[i].text)) {
            diag_warning(sheet->csv.diag, place_of(sheet, &sheet->csv.fields[i]), CPI_D_UNUSED_COLUMN,
                         "what stands in a column without a name is not used");
            sheet->columns[i] = COLUMN_UNUSED;
        }
}

/* A row has at most as many fields as there are columns, but for empty ones at its end. */
static void check_length(struct sheet *sheet)
{
    for (size_t i = sheet->column_count; i < sheet->csv.field_count; i++)
        if (*csv_trim(sheet->csv.fields[i].text)) {
            diag_error(sheet->csv.diag, place_of(sheet, &sheet->csv.fields[i]), CPI_D_CSV_FIELDS,
                       "the row has more fields than the first line has columns; a field that holds the separator is quoted");
            sheet->problems = true;
            return;
        }
}

static const char *field_text(const struct sheet *sheet, int32_t column, const struct csv_field **field)
{
    *field = &sheet->csv.fields[0];
    for (size_t i = 0; i < sheet->column_count && i < sheet->csv.field_count; i++)
        if (sheet->columns[i] == column) {
            *field = &sheet->csv.fields[i];
            return csv_trim(sheet->csv.fields[i].text);
        }
    return "";
}

static int32_t find_assessment(struct sheet *sheet)
{
    const struct csv_field *field;
    const char *period = field_text(sheet, COLUMN_PERIOD, &field);
    const char *unit = field_text(sheet, COLUMN_UNIT, &field);
    if (!*unit) {
        diag_error(sheet->csv.diag, place_of(sheet, field), CPI_D_NO_UNIT, "the row has no unit");
        sheet->problems = true;
        return -1;
    }
    const struct assessment *last = sheet->data.count ? &sheet->data.assessments[sheet->last_assessment] : NULL;
    if (last && strcmp(last->unit, unit) == 0 && strcmp(last->period, period) == 0)
        return sheet->last_assessment;
    int32_t assessment = data_add(sheet->panel, &sheet->data, unit, period);
    sheet->no_memory |= assessment < 0;
    sheet->last_assessment = assessment < 0 ? 0 : assessment;
    return assessment;
}

static bool same_answer(const struct answer *a, const struct answer *b)
{
    return a->missing == b->missing && a->option == b->option && (a->missing != CPI_ANSWERED || a->value == b->value);
}

static void report_conflict(struct sheet *sheet, int32_t node, const struct answer *first, const struct answer *second,
                            struct place place)
{
    const cpi_framework *framework = sheet->panel->framework;
    struct text_buffer where = {0};
    if (first->file >= 0)
        text_buffer_print(&where, " in %s, line %d", sheet->panel->files[first->file], (int)first->line);
    diag_error(sheet->csv.diag, place, CPI_D_CONFLICT, "'%s' is answered '%s' here, but '%s'%s",
               framework->model->nodes[node].code, answer_words(framework, node, second).text,
               answer_words(framework, node, first).text, where.bytes ? where.bytes : " before");
    text_buffer_free(&where);
    sheet->problems = true;
}

static void take_answer(struct sheet *sheet, int32_t assessment, int32_t node, const struct csv_field *field,
                        const char *text)
{
    struct answer answer;
    struct answer *known =
        &sheet->data.assessments[assessment].answers[sheet->panel->framework->model->nodes[node].indicator];
    if (!answer_read(&sheet->answers, node, text, place_of(sheet, field), &answer))
        return;
    answer.file = sheet->file;
    if (answer.missing == CPI_UNANSWERED)
        return;
    if (known->missing == CPI_UNANSWERED)
        *known = answer;
    else if (!same_answer(known, &answer))
        report_conflict(sheet, node, known, &answer, place_of(sheet, field));
}

/* What two rows say beside the same answer is kept, one after the other. */
static void add_text(struct sheet *sheet, int32_t column, const char **kept)
{
    const struct csv_field *field;
    const char *text = field_text(sheet, column, &field);
    struct text_buffer joined = {0};
    if (!*text || (*kept && strcmp(*kept, text) == 0))
        return;
    text_buffer_print(&joined, "%s%s%s", *kept ? *kept : "", *kept ? "; " : "", text);
    *kept = joined.no_memory ? NULL : arena_text(&sheet->panel->arena, joined.bytes, joined.length);
    sheet->no_memory |= !*kept;
    text_buffer_free(&joined);
}

static void take_evidence(struct sheet *sheet, int32_t assessment, int32_t node)
{
    const struct model *model = sheet->panel->framework->model;
    struct assessment *a = &sheet->data.assessments[assessment];
    const struct csv_field *field;
    bool any = *field_text(sheet, COLUMN_SOURCE, &field) || *field_text(sheet, COLUMN_NOTE, &field) ||
               *field_text(sheet, COLUMN_EXPERT, &field);
    if (!any)
        return;
    if (!a->evidence)
        a->evidence = calloc((size_t)model->indicator_count, sizeof *a->evidence);
    if (!a->evidence) {
        sheet->no_memory = true;
        return;
    }
    struct evidence *evidence = &a->evidence[model->nodes[node].indicator];
    add_text(sheet, COLUMN_SOURCE, &evidence->source);
    add_text(sheet, COLUMN_NOTE, &evidence->note);
    add_text(sheet, COLUMN_EXPERT, &evidence->expert);
}

static void read_long_row(struct sheet *sheet, int32_t assessment)
{
    const struct csv_field *field;
    const char *code = field_text(sheet, COLUMN_INDICATOR, &field);
    int32_t node = find_indicator(sheet, field, code);
    if (node < 0 || assessment < 0)
        return;
    const char *text = field_text(sheet, COLUMN_ANSWER, &field);
    take_answer(sheet, assessment, node, field, text);
    take_evidence(sheet, assessment, node);
}

static void read_wide_row(struct sheet *sheet, int32_t assessment)
{
    for (size_t i = 0; i < sheet->column_count && i < sheet->csv.field_count && assessment >= 0; i++)
        if (sheet->columns[i] >= 0)
            take_answer(sheet, assessment, sheet->columns[i], &sheet->csv.fields[i], csv_trim(sheet->csv.fields[i].text));
}

static void read_rows(struct sheet *sheet)
{
    if (!csv_next(&sheet->csv)) {
        if (!sheet->csv.no_memory)
            diag_error(sheet->csv.diag, (struct place){.file = sheet->csv.name}, CPI_D_EMPTY_TEXT,
                       "there is nothing in this file");
        sheet->problems = true;
        return;
    }
    if (!read_header(sheet))
        return;
    bool any = false;
    for (; !sheet->no_memory && csv_next(&sheet->csv); any = true) {
        if (sheet->csv.row_broken)
            continue;
        check_length(sheet);
        check_unnamed(sheet);
        (sheet->is_long ? read_long_row : read_wide_row)(sheet, find_assessment(sheet));
    }
    if (!any && !sheet->csv.no_memory)
        diag_warning(sheet->csv.diag, (struct place){.file = sheet->csv.name}, CPI_D_NO_ROWS,
                     "the sheet has no rows below its first line, so it answers nothing");
}

static bool add_file(cpi_panel *panel, const char *name)
{
    void *files = panel->files;
    const char *kept = arena_text(&panel->arena, name, strlen(name));
    bool room = array_reserve(&files, &panel->file_capacity, (size_t)panel->file_count + 1, sizeof *panel->files);
    panel->files = files;
    if (!kept || !room)
        return false;
    panel->files[panel->file_count++] = kept;
    return true;
}

static cpi_status read_sheet(struct sheet *sheet, const char *text, size_t length, const char *name, cpi_diag *diag)
{
    csv_begin(&sheet->csv, text, length, name, diag);
    sheet->no_memory = !data_copy(sheet->panel, &sheet->data);
    sheet->answers = (struct answer_reader){
        .framework = sheet->panel->framework, .diag = diag, .comma_separates = sheet->csv.separator == ','};
    if (!sheet->no_memory)
        read_rows(sheet);
    if (sheet->no_memory || sheet->csv.no_memory)
        return CPI_NO_MEMORY;
    return sheet->problems || sheet->csv.problems || sheet->answers.problems ? CPI_BAD_INPUT : CPI_OK;
}

cpi_status cpi_panel_read(cpi_panel *panel, const char *text, size_t length, const char *name, cpi_diag *diag)
{
    if (!panel || !text || panel->file_count == INT16_MAX)
        return CPI_BAD_ARGUMENT;
    name = name ? name : "answers";
    if (!diag_check_utf8(diag, name, text, length, "save it as \"CSV UTF-8\""))
        return CPI_BAD_INPUT;
    if (!add_file(panel, name))
        return CPI_NO_MEMORY;
    struct sheet sheet = {
        .panel = panel, .file = (int16_t)(panel->file_count - 1), .suggestions_left = SUGGESTIONS};
    cpi_status status = read_sheet(&sheet, text, length, name, diag);
    if (status == CPI_OK) {
        struct panel_data old = panel->data;
        panel->data = sheet.data;
        sheet.data = old;
    } else {
        panel->file_count--;
    }
    data_free(&sheet.data);
    csv_end(&sheet.csv);
    free(sheet.columns);
    free(sheet.present);
    return status;
}

cpi_status cpi_panel_read_file(cpi_panel *panel, const char *path, cpi_diag *diag)
{
    char *text;
    size_t length;
    if (!panel || !path)
        return CPI_BAD_ARGUMENT;
    cpi_status status = file_read(path, ANSWERS_LIMIT, diag, &text, &length);
    if (status != CPI_OK)
        return status;
    status = cpi_panel_read(panel, text, length, path, diag);
    free(text);
    return status;
}
