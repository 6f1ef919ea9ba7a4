/* SPDX-License-Identifier: MIT */
#include "scoring/given_goalposts.h"

#include <math.h>
#include <string.h>

#include "base/sort.h"
#include "document/reader.h"
#include "framework/fingerprint.h"

static const struct document_kind GOALPOSTS_FILE = {
    "goalposts", "cpindex_goalposts", "cpindex",
    "this is a framework; give the goalposts that were written with earlier scores"};

struct given_reader {
    struct reader reader;
    struct arena *arena;
    const struct plan *plan;
};

/* A node whose quantity takes goalposts from a set of this kind; -1, reported, where it is none. */
static int32_t find_quantity(struct given_reader *given, const struct value *entry, bool by_panel)
{
    const struct model *model = given->plan->model;
    int32_t node = map_find(&model->addresses, entry->key);
    bool is_quantity = node >= 0 && node < model->node_count && model->nodes[node].quantity >= 0;
    if (!is_quantity) {
        reader_key_error(&given->reader, entry, CPI_D_UNKNOWN_NODE, "no quantity has the code '%s'",
                         text_excerpt(entry->key).text);
        return -1;
    }
    const struct quantity *quantity = &given->plan->resolved.quantities[model->nodes[node].quantity];
    if (quantity_uses_set(quantity) && quantity->by_panel == by_panel)
        return node;
    reader_key_error(&given->reader, entry, CPI_D_GIVEN_GOALPOSTS, "'%s' takes no goalposts from %s", entry->key,
                     by_panel ? "the panel" : "a period");
    return -1;
}

static double *read_numbers(struct given_reader *given, const struct value *list, size_t *count)
{
    if (!reader_is_list(&given->reader, list))
        return NULL;
    double *numbers = arena_array(given->arena, list->count, sizeof *numbers);
    given->reader.no_memory |= !numbers;
    for (const struct value *value = numbers ? list->first : NULL; value; value = value->next)
        if (!reader_number(&given->reader, value, &numbers[(*count)++]))
            return NULL;
    return numbers;
}

static void read_quantity(struct given_reader *given, const struct value *entry, const struct goalposts_set *set)
{
    size_t count = 0;
    int32_t node = find_quantity(given, entry, !set->period);
    double *numbers = node < 0 ? NULL : read_numbers(given, entry, &count);
    if (!numbers)
        return;
    int32_t index = given->plan->model->nodes[node].quantity;
    const struct quantity *quantity = &given->plan->resolved.quantities[index];
    struct goalposts *goalposts = &set->table[index];
    if (quantity_ends(quantity) && count == 2)
        *goalposts = (struct goalposts){.ends = {numbers[0], numbers[1]}};
    else if (!quantity_ends(quantity)) {
        sort_numbers(numbers, count);
        *goalposts = (struct goalposts){.values = numbers, .count = count};
    }
    bool wrong_count = quantity_ends(quantity) && count != 2;
    goalposts->problem = wrong_count ? GOALPOSTS_NO_VALUES : goalposts_check(quantity, goalposts);
    if (goalposts->problem == GOALPOSTS_FOUND)
        return;
    reader_error(&given->reader, entry, CPI_D_GIVEN_GOALPOSTS, "these cannot be the goalposts of '%s': %s", entry->key,
                 wrong_count ? "two numbers are wanted" : goalposts_problem_text(goalposts->problem));
}

static void read_set(struct given_reader *given, const struct value *quantities, const char *period,
                     struct given_goalposts *to)
{
    struct goalposts_set set = {.period = period};
    set.table = fixed_goalposts(given->arena, given->plan, GOALPOSTS_NOT_GIVEN);
    given->reader.no_memory |= !set.table;
    if (!set.table)
        return;
    /* A period without any is one that gave none. */
    if (reader_is_map(&given->reader, quantities))
        for (const struct value *entry = quantities->first; entry; entry = entry->next)
            read_quantity(given, entry, &set);
    to->sets[to->count++] = set;
}

static void read_period(struct given_reader *given, const struct value *value, struct given_goalposts *to)
{
    enum { PERIOD, QUANTITIES, FIELDS };
    static const struct field fields[FIELDS] = {{"period", false}, {"quantities", false}};
    const struct value *values[FIELDS];
    /* A sheet may have no periods. */
    const char *period = "";
    if (!reader_fields(&given->reader, value, fields, FIELDS, values))
        return;
    if (values[PERIOD] && !reader_text(&given->reader, values[PERIOD], &period))
        return;
    const char *kept = arena_text(given->arena, period, strlen(period));
    given->reader.no_memory |= !kept;
    if (kept)
        read_set(given, values[QUANTITIES], kept, to);
}

static void read_sets(struct given_reader *given, const struct value *panel, const struct value *periods,
                      struct given_goalposts *to)
{
    bool listed = reader_is_list(&given->reader, periods);
    to->sets = arena_array(given->arena, (listed ? (size_t)periods->count : 0) + 1, sizeof *to->sets);
    given->reader.no_memory |= !to->sets;
    if (to->sets && panel)
        read_set(given, panel, NULL, to);
    for (const struct value *value = to->sets && listed ? periods->first : NULL; value; value = value->next)
        read_period(given, value, to);
}

/* What the panel gave, which is the first set, holds in every period. */
static void add_panel(const struct given_goalposts *to, const struct plan *plan)
{
    for (size_t i = 1; i < to->count && !to->sets[0].period; i++)
        for (int32_t q = 0; q < plan->model->quantity_count; q++)
            if (plan->resolved.quantities[q].by_panel)
                to->sets[i].table[q] = to->sets[0].table[q];
}

static void check_head(struct given_reader *given, const struct value *framework, const struct value *fingerprint,
                       const struct value *method)
{
    const char *text;
    const struct plan *plan = given->plan;
    if (reader_text(&given->reader, framework, &text) && strcmp(text, plan->model->nodes[0].code) != 0)
        reader_error(&given->reader, framework, CPI_D_OTHER_FRAMEWORK,
                     "these are goalposts of the framework '%s', not of '%s'", text_excerpt(text).text,
                     plan->model->nodes[0].code);
    if (reader_text(&given->reader, method, &text) && strcmp(text, plan->resolved.method->code) != 0)
        reader_error(&given->reader, method, CPI_D_GIVEN_GOALPOSTS,
                     "these goalposts were found under the method '%s', not '%s'", text_excerpt(text).text,
                     plan->resolved.method->code);
    if (!reader_text(&given->reader, fingerprint, &text))
        return;
    const char *own = model_fingerprint(plan->model);
    given->reader.no_memory |= !own;
    if (own && strcmp(text, own) != 0)
        diag_warning(given->reader.diag,
                     (struct place){given->reader.file, NULL, (int32_t)fingerprint->line, (int32_t)fingerprint->column},
                     CPI_D_OTHER_FINGERPRINT,
                     "these goalposts were found before the framework was changed: their fingerprints differ");
}

static void read_file(struct given_reader *given, const struct value *root, struct given_goalposts *to)
{
    enum { VERSION, FRAMEWORK, FINGERPRINT, METHOD, PANEL, PERIODS, FIELDS };
    static const struct field fields[FIELDS] = {
        {"cpindex_goalposts", true}, {"framework", true}, {"fingerprint", false}, {"method", true}, {"panel", false},
        {"periods", false}};
    const struct value *values[FIELDS];
    if (!reader_version(&given->reader, root, &GOALPOSTS_FILE) ||
        !reader_fields(&given->reader, root, fields, FIELDS, values))
        return;
    check_head(given, values[FRAMEWORK], values[FINGERPRINT], values[METHOD]);
    read_sets(given, values[PANEL], values[PERIODS], to);
    add_panel(to, given->plan);
}

cpi_status given_goalposts_read(struct given_goalposts *given, struct arena *arena, const struct plan *plan,
                                const cpi_options *options, cpi_diag *diag)
{
    struct document document;
    *given = (struct given_goalposts){.otherwise = fixed_goalposts(arena, plan, GOALPOSTS_NOT_GIVEN)};
    cpi_status status =
        document_read(&document, options->goalposts, options->goalposts_length, options->goalposts_name, diag);
    struct given_reader reader = {.reader = {.diag = diag, .file = document.name}, .arena = arena, .plan = plan};
    if (status == CPI_OK)
        read_file(&reader, document.root, given);
    document_free(&document);
    if (status != CPI_OK)
        return status;
    if (reader.reader.no_memory || !given->otherwise)
        return CPI_NO_MEMORY;
    return reader.reader.problems ? CPI_BAD_INPUT : CPI_OK;
}

const struct goalposts *given_goalposts_for(const struct given_goalposts *given, const char *period)
{
    const struct goalposts *panel = given->otherwise;
    const struct goalposts *only = NULL;
    size_t periods = 0;
    for (size_t i = 0; i < given->count; i++) {
        const struct goalposts_set *set = &given->sets[i];
        if (!set->period) {
            panel = set->table;
            continue;
        }
        if (strcmp(set->period, period) == 0)
            return set->table;
        only = set->table;
        periods++;
    }
    return periods == 1 ? only : panel;
}
