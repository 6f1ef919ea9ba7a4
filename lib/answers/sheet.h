/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_ANSWERS_SHEET_H
#define CPINDEX_ANSWERS_SHEET_H

#include "answers/answer.h"
#include "document/csv.h"

/* An answer sheet while it is read. */

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
    COLUMN_RESPONDENT = -12,
    /* Why there is no answer, in words: what is written out may be read again. */
    COLUMN_STATE = -13,
    LAST_COLUMN = COLUMN_STATE,
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
    bool has_respondents;
    /* Assessments that there were before. */
    int32_t known_assessments;
    int32_t suggestions_left;
    int16_t file;
    /* No further assessment fits: reported once. */
    bool full;
    bool problems;
    bool no_memory;
};

/* The first line, which is the current row: what each column holds, and whether the sheet is long or wide. False where
 * it cannot be used. */
bool sheet_read_header(struct sheet *sheet);

/* Warns of what is right in every row, but together means something else than its authors may think. */
void sheet_check_respondents(struct sheet *sheet);

/* The node that a code asks, -1 where it asks none: reported. */
int32_t sheet_find_indicator(struct sheet *sheet, const struct csv_field *field, const char *code);

struct place sheet_place(const struct sheet *sheet, const struct csv_field *field);

#endif
