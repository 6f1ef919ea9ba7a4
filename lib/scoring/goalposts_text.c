/* SPDX-License-Identifier: MIT */
/* Goalposts that sets of units gave, as a file that can be given back; the format: indicators/README.md. */
#include "base/number.h"
#include "document/write.h"
#include "framework/fingerprint.h"
#include "scoring/sets.h"

enum {
    NUMBERS_IN_A_LINE = 8,
};

static void print_numbers(struct text_buffer *text, const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char number[NUMBER_TEXT_SIZE];
        number_format(numbers[i], -1, number);
        text_buffer_print(text, "%s%s", i == 0 ? "[" : i % NUMBERS_IN_A_LINE ? ", " : ",\n        ", number);
    }
    text_buffer_print(text, "]\n");
}

/* Does a quantity take its goalposts from the panel, or from its period? */
static bool takes(const struct resolved_method *resolved, int32_t node, bool by_panel)
{
    int32_t index = resolved->model->nodes[node].quantity;
    if (index < 0 || resolved->excluded[node])
        return false;
    const struct quantity *quantity = &resolved->quantities[index];
    return quantity_uses_set(quantity) && quantity->by_panel == by_panel;
}

static bool any_takes(const struct resolved_method *resolved, bool by_panel)
{
    for (int32_t i = 0; i < resolved->model->indicator_count; i++)
        if (takes(resolved, resolved->model->indicators[i], by_panel))
            return true;
    return false;
}

static void print_quantity(struct text_buffer *text, const char *code, const struct goalposts *goalposts)
{
    yaml_put_quoted(text, code);
    text_buffer_print(text, ": ");
    if (goalposts->values)
        print_numbers(text, goalposts->values, goalposts->count);
    else
        print_numbers(text, goalposts->ends, 2);
}

/* `head` comes before the first quantity. */
static bool print_quantities(struct text_buffer *text, const struct resolved_method *resolved,
                             const struct goalposts_set *set, const char *head, const char *indent)
{
    const struct model *model = resolved->model;
    bool any = false;
    for (int32_t i = 0; i < model->indicator_count; i++) {
        int32_t node = model->indicators[i];
        const struct goalposts *goalposts = &set->table[model->nodes[node].quantity];
        if (!takes(resolved, node, !set->period) || goalposts->problem != GOALPOSTS_FOUND)
            continue;
        text_buffer_print(text, "%s%s", any ? "" : head, indent);
        print_quantity(text, model->nodes[node].code, goalposts);
        any = true;
    }
    return any;
}

/* Also a period that gives no goalposts, so that it is not scored with those of another. */
static void print_period(struct text_buffer *text, const struct resolved_method *resolved,
                         const struct goalposts_set *set)
{
    text_buffer_print(text, "  - ");
    if (*set->period) {
        text_buffer_print(text, "period: ");
        yaml_put_quoted(text, set->period);
        text_buffer_print(text, "\n");
    }
    bool any = print_quantities(text, resolved, set, *set->period ? "    quantities:\n" : "quantities:\n", "      ");
    if (!any && !*set->period)
        text_buffer_print(text, "{}\n");
}

static void print_file(struct text_buffer *text, const struct resolved_method *resolved, const cpi_scores *scores)
{
    const char *fingerprint = model_fingerprint(resolved->model);
    text->no_memory |= !fingerprint;
    if (text->no_memory)
        return;
    text_buffer_print(text, "cpindex_goalposts: 1\nframework: ");
    yaml_put_quoted(text, resolved->model->nodes[0].code);
    text_buffer_print(text, "\nfingerprint: %s\nmethod: ", fingerprint);
    yaml_put_quoted(text, resolved->method->code);
    text_buffer_print(text, "\n");
    for (size_t i = 0; i < scores->set_count; i++)
        if (!scores->sets[i].period)
            print_quantities(text, resolved, &scores->sets[i], "panel:\n", "  ");
    if (!any_takes(resolved, false))
        return;
    bool begun = false;
    for (size_t i = 0; i < scores->set_count; i++) {
        if (!scores->sets[i].period)
            continue;
        text_buffer_print(text, "%s", begun ? "" : "periods:\n");
        begun = true;
        print_period(text, resolved, &scores->sets[i]);
    }
}

cpi_status cpi_scores_goalposts(const cpi_scores *scores, char **text)
{
    struct resolved_method resolved;
    struct text_buffer buffer = {0};
    if (text)
        *text = NULL;
    if (!scores || !text)
        return CPI_BAD_ARGUMENT;
    if (!scores->sets)
        return CPI_OK;
    if (!method_resolve(scores->framework->model, scores->method, &resolved))
        return CPI_NO_MEMORY;
    print_file(&buffer, &resolved, scores);
    resolved_method_free(&resolved);
    *text = text_buffer_take(&buffer);
    return *text ? CPI_OK : CPI_NO_MEMORY;
}
