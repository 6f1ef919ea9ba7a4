/* SPDX-License-Identifier: MIT */
/* A quantity as a framework file writes it, from the model: what it states, and nothing that is a default. */
#include <string.h>

#include "base/number.h"
#include "document/write.h"
#include "framework/model.h"

static void put_key(struct text_buffer *out, const char *key)
{
    text_buffer_print(out, "%s%s: ", out->length > 1 ? ", " : "", key);
}

static void put_word(struct text_buffer *out, const char *key, const char *word)
{
    put_key(out, key);
    yaml_put_text(out, word, true);
}

static void put_number(struct text_buffer *out, const char *key, double number)
{
    put_key(out, key);
    number_print(out, number);
}

static void put_numbers(struct text_buffer *out, const char *key, const double *numbers, int32_t count)
{
    put_key(out, key);
    for (int32_t i = 0; i < count; i++) {
        text_buffer_print(out, "%s", i == 0 ? "[" : ", ");
        number_print(out, numbers[i]);
    }
    text_buffer_print(out, "]");
}

static void put_goalpost(struct text_buffer *out, const struct goalpost *goalpost)
{
    if (goalpost->kind == GOALPOST_NUMBER) {
        number_print(out, goalpost->value);
    } else if (goalpost->kind == GOALPOST_UNIT) {
        text_buffer_print(out, "{unit: ");
        yaml_put_text(out, goalpost->unit, true);
        text_buffer_print(out, "}");
    } else {
        text_buffer_print(out, "%s", STATISTIC_WORDS[goalpost->kind - GOALPOST_MINIMUM]);
    }
}

static void put_goalposts(struct text_buffer *out, const struct quantity *quantity)
{
    put_key(out, "goalposts");
    text_buffer_print(out, "[");
    put_goalpost(out, &quantity->goalposts[0]);
    text_buffer_print(out, ", ");
    put_goalpost(out, &quantity->goalposts[1]);
    text_buffer_print(out, "]");
}

static void put_moment(struct text_buffer *out, const char *key, const struct goalpost *moment)
{
    if (moment->kind == GOALPOST_NUMBER)
        put_number(out, key, moment->value);
    else
        put_word(out, key, "set");
}

static void put_denominator(struct text_buffer *out, const struct model *model, const struct quantity *quantity)
{
    put_key(out, "denominator");
    text_buffer_print(out, "{indicator: ");
    yaml_put_text(out, model->nodes[quantity->denominator].code, true);
    if (quantity->per != 1) {
        text_buffer_print(out, ", per: ");
        number_print(out, quantity->per);
    }
    text_buffer_print(out, "}");
}

/* What is only asked gets these where the file has none. */
static bool are_supplied(const struct goalpost goalposts[2])
{
    return goalposts[0].kind == GOALPOST_NUMBER && goalposts[1].kind == GOALPOST_NUMBER && goalposts[0].value == 0 &&
           goalposts[1].value == 1;
}

static void put_quantity(struct text_buffer *out, const struct model *model, const struct quantity *quantity,
                         bool scored)
{
    unsigned stated = quantity->parts;
    if (!scored && are_supplied(quantity->goalposts))
        stated &= ~(unsigned)QUANTITY_GOALPOSTS;
    text_buffer_print(out, "{");
    if (quantity->unit)
        put_word(out, "unit", quantity->unit);
    if (stated & QUANTITY_DENOMINATOR)
        put_denominator(out, model, quantity);
    if (stated & QUANTITY_TRANSFORMATION)
        put_word(out, "transformation", TRANSFORMATION_WORDS[quantity->transformation]);
    if (stated & QUANTITY_EXPONENT)
        put_number(out, "exponent", quantity->exponent);
    if (stated & QUANTITY_NORMALISATION)
        put_word(out, "normalisation", NORMALISATION_WORDS[quantity->normalisation]);
    if (stated & QUANTITY_GOALPOSTS)
        put_goalposts(out, quantity);
    if (stated & QUANTITY_DIRECTION)
        put_word(out, "direction", DIRECTION_WORDS[quantity->lower_is_better]);
    if (stated & QUANTITY_MEAN)
        put_moment(out, "mean", &quantity->moments[0]);
    if (stated & QUANTITY_DEVIATION)
        put_moment(out, "deviation", &quantity->moments[1]);
    if (stated & QUANTITY_TARGET)
        put_numbers(out, "target", quantity->target, 2);
    if (stated & QUANTITY_GROUPS)
        put_number(out, "groups", quantity->groups);
    if (stated & QUANTITY_THRESHOLDS)
        put_numbers(out, "thresholds", quantity->thresholds, quantity->threshold_count);
    if (stated & QUANTITY_SCORES)
        put_numbers(out, "scores", quantity->scores, quantity->score_count);
    if (stated & QUANTITY_SET)
        put_word(out, "set", SET_WORDS[quantity->by_panel]);
    if (stated & QUANTITY_CLAMP)
        put_word(out, "clamp", CLAMP_WORDS[quantity->clamp]);
    if (stated & QUANTITY_FLOOR)
        put_number(out, "floor", quantity->floor);
    text_buffer_print(out, "}");
}

cpi_status cpi_framework_quantity(const cpi_framework *framework, int32_t node, char **text)
{
    struct text_buffer buffer = {0};
    if (text)
        *text = NULL;
    if (!framework || !text || node < 0 || node >= framework->model->node_count)
        return CPI_BAD_ARGUMENT;
    const struct model *model = framework->model;
    const struct node *n = &model->nodes[node];
    if (n->quantity < 0)
        return CPI_OK;
    const struct quantity *quantity = &model->quantities[n->quantity];
    put_quantity(&buffer, model, quantity, !n->unscored);
    *text = text_buffer_take(&buffer);
    return *text ? CPI_OK : CPI_NO_MEMORY;
}
