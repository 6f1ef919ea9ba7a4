/* SPDX-License-Identifier: MIT */
/* Reading answer sheets row by row. A sheet is read into a copy of the panel's answers, which takes their place when
 * all of it is right. */
#include <stdlib.h>
#include <string.h>

#include "answers/sheet.h"
#include "base/file.h"
#include "framework/model.h"

enum {
    ANSWERS_LIMIT = 256 * 1024 * 1024,
    /* Rows that may say something beside one answer. */
    MOST_EVIDENCE = 20,
};

static void check_unnamed(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->column_count && i < sheet->csv.field_count; i++)
        if (sheet->columns[i] == COLUMN_UNNAMED && *csv_trim(sheet->csv.fields[i].text)) {
            diag_warning(sheet->csv.diag, sheet_place(sheet, &sheet->csv.fields[i]), CPI_D_UNUSED_COLUMN,
                         "what stands in a column without a name is not used");
            sheet->columns[i] = COLUMN_UNUSED;
        }
}

/* A row has at most as many fields as there are columns, but for empty ones at its end. */
static void check_length(struct sheet *sheet)
{
    for (size_t i = sheet->column_count; i < sheet->csv.field_count; i++)
        if (*csv_trim(sheet->csv.fields[i].text)) {
            diag_error(
                sheet->csv.diag, sheet_place(sheet, &sheet->csv.fields[i]), CPI_D_CSV_FIELDS,
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

static void refuse_assessment(struct sheet *sheet, const struct csv_field *field)
{
    if (!sheet->full)
        diag_error(sheet->csv.diag, sheet_place(sheet, field), CPI_D_TOO_MANY,
                   "a panel holds at most 20,000,000 answers: assessments times indicators");
    sheet->full = true;
    sheet->problems = true;
}

static int32_t find_assessment(struct sheet *sheet)
{
    const struct csv_field *field;
    const char *period = field_text(sheet, COLUMN_PERIOD, &field);
    const char *respondent = sheet->has_respondents ? field_text(sheet, COLUMN_RESPONDENT, &field) : "";
    const char *unit = field_text(sheet, COLUMN_UNIT, &field);
    if (!*unit) {
        diag_error(sheet->csv.diag, sheet_place(sheet, field), CPI_D_NO_UNIT, "the row has no unit");
        sheet->problems = true;
        return -1;
    }
    const struct assessment *last = sheet->data.count ? &sheet->data.assessments[sheet->last_assessment] : NULL;
    if (last && strcmp(last->unit, unit) == 0 && strcmp(last->period, period) == 0 &&
        (*respondent ? strcmp(last->respondent, respondent) == 0 : !*last->respondent))
        return sheet->last_assessment;
    int32_t assessment = data_add(sheet->panel, &sheet->data, unit, period, respondent);
    if (assessment < 0 && data_is_full(sheet->panel, &sheet->data))
        refuse_assessment(sheet, field);
    else if (assessment < 0)
        sheet->no_memory = true;
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
    if (!answer_read(&sheet->answers, node, text, sheet_place(sheet, field), &answer))
        return;
    answer.file = sheet->file;
    if (answer.missing == CPI_UNANSWERED)
        return;
    if (known->missing == CPI_UNANSWERED)
        *known = answer;
    else if (!same_answer(known, &answer))
        report_conflict(sheet, node, known, &answer, sheet_place(sheet, field));
}

static const char JOINT[] = "; ";

/* Is a text one of those that were joined? */
static bool is_said(const char *joined, const char *text)
{
    size_t length = strlen(text);
    size_t joint = sizeof JOINT - 1;
    for (const char *found = joined; (found = strstr(found, text)); found++) {
        bool begins = found == joined || (found >= joined + joint && memcmp(found - joint, JOINT, joint) == 0);
        if (begins && (!found[length] || strncmp(found + length, JOINT, joint) == 0))
            return true;
    }
    return false;
}

/* What two rows say beside the same answer is kept, one after the other. */
static void add_text(struct sheet *sheet, int32_t column, const char **kept)
{
    const struct csv_field *field;
    const char *text = field_text(sheet, column, &field);
    struct text_buffer joined = {0};
    if (!*text || (*kept && is_said(*kept, text)))
        return;
    text_buffer_print(&joined, "%s%s%s", *kept ? *kept : "", *kept ? JOINT : "", text);
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
    if (evidence->rows == MOST_EVIDENCE) {
        diag_error(sheet->csv.diag, (struct place){sheet->csv.name, NULL, sheet->csv.fields[0].line, 0}, CPI_D_TOO_MANY,
                   "'%s' has a source, note or expert from more than 20 rows", model->nodes[node].code);
        sheet->problems = true;
        return;
    }
    evidence->rows++;
    add_text(sheet, COLUMN_SOURCE, &evidence->source);
    add_text(sheet, COLUMN_NOTE, &evidence->note);
    add_text(sheet, COLUMN_EXPERT, &evidence->expert);
}

static void read_long_row(struct sheet *sheet, int32_t assessment)
{
    const struct csv_field *field;
    const char *code = field_text(sheet, COLUMN_INDICATOR, &field);
    int32_t node = sheet_find_indicator(sheet, field, code);
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
            take_answer(sheet, assessment, sheet->columns[i], &sheet->csv.fields[i],
                        csv_trim(sheet->csv.fields[i].text));
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
    if (!sheet_read_header(sheet))
        return;
    bool any = false;
    for (; !sheet->no_memory && csv_next(&sheet->csv); any = true) {
        if (sheet->csv.row_broken)
            continue;
        check_length(sheet);
        check_unnamed(sheet);
        (sheet->is_long ? read_long_row : read_wide_row)(sheet, find_assessment(sheet));
    }
    if (!sheet->no_memory && !sheet->csv.no_memory)
        sheet_check_respondents(sheet);
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
    sheet->known_assessments = sheet->data.count;
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
    if (!diag_check_size(diag, name, length, ANSWERS_LIMIT) ||
        !diag_check_utf8(diag, name, text, length, "save it as \"CSV UTF-8\""))
        return CPI_BAD_INPUT;
    if (!add_file(panel, name))
        return CPI_NO_MEMORY;
    struct sheet sheet = {.panel = panel, .file = (int16_t)(panel->file_count - 1), .suggestions_left = MOST_SUGGESTIONS};
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
