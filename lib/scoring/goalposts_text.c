/* SPDX-License-Identifier: MIT */
#include "scoring/goalposts_text.h"

#include <inttypes.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum {
    NUMBERS_IN_A_LINE = 8,
};

/* What may stand in a YAML text as it is. */
static bool is_plain(uint32_t c)
{
    if (c == '"' || c == '\\' || c == 0xFEFF)
        return false;
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

static void print_quoted(struct text_buffer *text, const char *words)
{
    text_buffer_add(text, "\"", 1);
    while (*words) {
        const char *start = words;
        uint32_t c = text_next_character(&words);
        if (is_plain(c))
            text_buffer_add(text, start, (size_t)(words - start));
        else
            text_buffer_print(text, "\\U%08" PRIX32, c);
    }
    text_buffer_add(text, "\"", 1);
}

static void print_numbers(struct text_buffer *text, const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char number[NUMBER_TEXT_SIZE];
        number_format(numbers[i], -1, number);
        text_buffer_print(text, "%s%s", i == 0 ? "[" : i % NUMBERS_IN_A_LINE ? ", " : ",\n        ", number);
    }
    text_buffer_print(text, "]\n");
}

/* Are these goalposts of this set, and not only copied into it? */
static bool belongs(const struct plan *plan, int32_t node, const struct goalposts_set *set)
{
    int32_t index = plan->model->nodes[node].quantity;
    if (index < 0 || plan->resolved.excluded[node])
        return false;
    const struct quantity *quantity = &plan->resolved.quantities[index];
    return quantity_uses_set(quantity) && quantity->by_panel == !set->period &&
           set->table[index].problem == GOALPOSTS_FOUND;
}

/* What comes before the first quantity of a set. The first set of periods comes after that of the panel. */
static void print_set_head(struct text_buffer *text, const struct goalposts_set *set, bool *any_period)
{
    if (!set->period) {
        text_buffer_print(text, "panel:\n");
        return;
    }
    text_buffer_print(text, "%s  - ", *any_period ? "" : "periods:\n");
    *any_period = true;
    if (*set->period) {
        text_buffer_print(text, "period: ");
        print_quoted(text, set->period);
        text_buffer_print(text, "\n    ");
    }
    text_buffer_print(text, "quantities:\n");
}

static void print_set(struct text_buffer *text, const struct plan *plan, const struct goalposts_set *set,
                      bool *any_period)
{
    bool begun = false;
    for (int32_t i = 0; i < plan->model->indicator_count; i++) {
        int32_t node = plan->model->indicators[i];
        if (!belongs(plan, node, set))
            continue;
        if (!begun)
            print_set_head(text, set, any_period);
        begun = true;
        const struct goalposts *goalposts = &set->table[plan->model->nodes[node].quantity];
        text_buffer_print(text, set->period ? "      " : "  ");
        print_quoted(text, plan->model->nodes[node].code);
        text_buffer_print(text, ": ");
        if (goalposts->values)
            print_numbers(text, goalposts->values, goalposts->count);
        else
            print_numbers(text, goalposts->ends, 2);
    }
}

const char *goalposts_text(struct arena *arena, const struct plan *plan, const struct goalposts_set *sets, size_t count)
{
    struct text_buffer text = {0};
    bool any_period = false;
    text_buffer_print(&text, "cpindex_goalposts: 1\nframework: ");
    print_quoted(&text, plan->model->nodes[0].code);
    text_buffer_print(&text, "\nfingerprint: %s\nmethod: ", plan->model->fingerprint);
    print_quoted(&text, plan->resolved.method->code);
    text_buffer_print(&text, "\n");
    for (int panel = 1; panel >= 0; panel--)
        for (size_t i = 0; i < count; i++)
            if ((sets[i].period == NULL) == (panel == 1))
                print_set(&text, plan, &sets[i], &any_period);
    const char *kept = text.no_memory ? NULL : arena_text(arena, text.bytes, text.length);
    text_buffer_free(&text);
    return kept;
}
