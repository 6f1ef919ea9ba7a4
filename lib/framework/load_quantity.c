/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "framework/loader.h"

enum quantity_field {
    UNIT,
    GOALPOSTS,
    DIRECTION,
    TRANSFORMATION,
    CLAMP,
    FLOOR,
    FIELDS,
};

static const struct field FIELD_TABLE[FIELDS] = {
    {"unit", false},           {"goalposts", true}, {"direction", false},
    {"transformation", false}, {"clamp", false},    {"floor", false},
};

/* Each in the order of its enumeration in model.h. */
static const char *const TRANSFORMATIONS[] = {"none", "log"};
static const char *const CLAMPS[] = {"both", "lower", "upper", "none"};

static void check_direction(struct loader *loader, const struct quantity *quantity, const struct value *direction)
{
    static const char *const DIRECTIONS[] = {"higher", "lower"};
    int lower_is_better;
    if (!reader_word(&loader->reader, direction, DIRECTIONS, 2, &lower_is_better))
        return;
    if (lower_is_better != (quantity->goalposts[0] > quantity->goalposts[1]))
        reader_error(
            &loader->reader, direction, CPI_D_DIRECTION,
            "the direction is '%s', but the goalposts say that %s values are better: the first goalpost maps to 0, "
            "the second to 1",
            direction->text, lower_is_better ? "higher" : "lower");
}

struct quantity *load_quantity(struct loader *loader, const struct value *value, int32_t *index)
{
    struct reader *reader = &loader->reader;
    const struct value *values[FIELDS];
    void *quantities = loader->quantities;
    if (!array_reserve(&quantities, &loader->quantity_capacity, loader->quantity_count + 1,
                       sizeof *loader->quantities)) {
        reader->no_memory = true;
        return NULL;
    }
    loader->quantities = quantities;
    *index = (int32_t)loader->quantity_count;
    struct quantity *quantity = &loader->quantities[loader->quantity_count++];
    *quantity = (struct quantity){.goalposts = {0, 1}, .floor = -INFINITY};
    if (!reader_fields(reader, value, FIELD_TABLE, FIELDS, values))
        return quantity;
    int word;
    reader_text(reader, values[UNIT], &quantity->unit);
    if (reader_word(reader, values[TRANSFORMATION], TRANSFORMATIONS, 2, &word))
        quantity->transformation = (enum transformation)word;
    if (reader_word(reader, values[CLAMP], CLAMPS, 4, &word))
        quantity->clamp = (enum clamp)word;
    reader_number_between(reader, values[FLOOR], 0, 1, &quantity->floor);
    if (!reader_pair(reader, values[GOALPOSTS], quantity->goalposts))
        return quantity;
    check_direction(loader, quantity, values[DIRECTION]);
    if (quantity->transformation == TRANSFORM_LOG && fmin(quantity->goalposts[0], quantity->goalposts[1]) <= 0)
        reader_error(reader, values[GOALPOSTS], CPI_D_LOG_GOALPOSTS, "a logarithm needs goalposts above 0");
    return quantity;
}
