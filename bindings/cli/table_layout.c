/* SPDX-License-Identifier: MIT */
#include "table_layout.h"

#include <string.h>

#include "utf8.h"
#include "wrap.h"

#define FLEXIBLE_COMFORT 26 /* columns left for the titles before the names of other columns may claim theirs */
#define FLEXIBLE_LEAST 8
#define HEADING_WORD 7 /* a word of a name stays whole up to this width */
#define HEADING_LINES 3
#define TEXT_MOST 18 /* columns that a text behind the flexible column may claim; more of it wraps */

/* What the cells of a column ask for. */
struct wish {
    int32_t body;    /* the widest cell */
    int32_t word;    /* the widest word of any cell */
    int32_t heading; /* the widest word of its name */
    int32_t broken;  /* the narrowest width at which its name still reads well */
};

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Long words break once, and the name takes few lines. */
static int32_t readable_width(const char *name)
{
    int32_t word = longest_word(name);
    int32_t half = (word + 2) / 2;
    int32_t width = word <= HEADING_WORD ? word : larger(half, HEADING_WORD);

    while (width < word && count_lines(name, width, true) > HEADING_LINES)
        width++;
    return width;
}

static void wish_for_cell(struct wish *wish, const struct table_row *row, const char *text, int32_t indent)
{
    if (row->kind == ROW_HEADING) {
        wish->heading = larger(wish->heading, longest_word(text));
        wish->broken = larger(wish->broken, readable_width(text));
    } else {
        wish->body = larger(wish->body, text_width(text, strlen(text)) + indent);
        wish->word = larger(wish->word, longest_word(text) + indent);
    }
}

static void collect_wishes(const struct table *table, struct wish *wishes)
{
    for (size_t r = 0; r < table->row_count; r++) {
        const struct table_row *row = &table->rows[r];

        if (row->kind != ROW_BODY && row->kind != ROW_TOTAL && row->kind != ROW_HEADING)
            continue;
        for (int32_t i = 0; i < row->count; i++)
            wish_for_cell(&wishes[i], row, table->cells[row->first + (size_t)i], i == 0 ? row->indent : 0);
    }
}

/* What is left for the flexible column. */
static int32_t remaining(const struct table *table)
{
    int32_t rest = TABLE_WIDTH - (table->columns - 1) * COLUMN_GAP;

    for (int32_t i = 0; i < table->columns; i++)
        if (i != table->flexible)
            rest -= table->width[i];
    return rest;
}

/* Narrows the widest column that is still above its least width; false where there is none. */
static bool narrow_one(struct table *table, const int32_t *least)
{
    int32_t widest = -1;

    for (int32_t i = 0; i < table->columns; i++)
        if (i != table->flexible && table->width[i] > least[i] &&
            (widest < 0 || table->width[i] >= table->width[widest]))
            widest = i;
    if (widest < 0)
        return false;
    table->width[widest]--;
    return true;
}

static void narrow(struct table *table, const int32_t *least, int32_t wanted)
{
    while (remaining(table) < wanted && narrow_one(table, least))
        continue;
}

void table_layout(struct table *table)
{
    struct wish wishes[TABLE_COLUMNS] = {{0, 0, 0, 0}};
    int32_t broken[TABLE_COLUMNS] = {0}, body[TABLE_COLUMNS] = {0}, word[TABLE_COLUMNS] = {0};
    int32_t wanted;

    collect_wishes(table, wishes);
    for (int32_t i = 0; i < table->columns; i++) {
        word[i] = larger(1, wishes[i].word);
        body[i] = larger(1, wishes[i].body);
        if (i > table->flexible && !table->right[i] && body[i] > TEXT_MOST)
            body[i] = larger(word[i], TEXT_MOST);
        broken[i] = larger(body[i], wishes[i].broken);
        table->width[i] = larger(body[i], wishes[i].heading);
    }
    wanted = table->width[table->flexible];
    if (wanted > FLEXIBLE_COMFORT)
        wanted = FLEXIBLE_COMFORT;
    narrow(table, broken, wanted);
    narrow(table, body, FLEXIBLE_LEAST);
    narrow(table, word, FLEXIBLE_LEAST);
    if (table->width[table->flexible] > remaining(table))
        table->width[table->flexible] = larger(FLEXIBLE_LEAST, remaining(table));
}
