/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "framework/loader.h"

enum quantity_field {
    UNIT,
    DENOMINATOR,
    DIRECTION,
    TRANSFORMATION,
    EXPONENT,
    NORMALISATION,
    GOALPOSTS,
    MEAN,
    DEVIATION,
    TARGET,
    GROUPS,
    THRESHOLDS,
    SCORES,
    SET,
    CLAMP,
    FLOOR,
    FIELDS,
};

_Static_assert(1 << DENOMINATOR == QUANTITY_DENOMINATOR && 1 << EXPONENT == QUANTITY_EXPONENT &&
                   1 << GOALPOSTS == QUANTITY_GOALPOSTS && 1 << TARGET == QUANTITY_TARGET &&
                   1 << SCORES == QUANTITY_SCORES && 1 << FLOOR == QUANTITY_FLOOR,
               "the keys of a quantity stand in the order of enum quantity_part");

static const struct field FIELD_TABLE[FIELDS] = {
    {"unit", false},      {"denominator", false},   {"direction", false}, {"transformation", false},
    {"exponent", false},  {"normalisation", false}, {"goalposts", false}, {"mean", false},
    {"deviation", false}, {"target", false},        {"groups", false},    {"thresholds", false},
    {"scores", false},    {"set", false},           {"clamp", false},     {"floor", false},
};

enum {
    MOST_CATEGORIES = 1000,
    LARGEST_EXPONENT = 100,
};

/* A number, a word for a statistic of the set, or {unit: NAME}. */
static bool load_goalpost(struct loader *loader, const struct value *value, struct goalpost *goalpost)
{
    static const struct field fields[] = {{"unit", true}};
    const struct value *unit;
    if (value->kind == VALUE_MAP) {
        goalpost->kind = GOALPOST_UNIT;
        return reader_fields(&loader->reader, value, fields, 1, &unit) &&
               reader_text(&loader->reader, unit, &goalpost->unit);
    }
    if (value->kind == VALUE_TEXT)
        for (int word = 0; word < STATISTIC_COUNT; word++)
            if (strcmp(value->text, STATISTIC_WORDS[word]) == 0) {
                goalpost->kind = (enum goalpost_kind)(GOALPOST_MINIMUM + word);
                return true;
            }
    if (value->kind == VALUE_TEXT && ((value->text[0] | 0x20) >= 'a' && (value->text[0] | 0x20) <= 'z')) {
        reader_error(&loader->reader, value, CPI_D_UNKNOWN_WORD,
                     "a goalpost is a number, minimum, maximum, mean or median of the set, or {unit: NAME}, not '%s'",
                     text_excerpt(value->text).text);
        return false;
    }
    return reader_number(&loader->reader, value, &goalpost->value);
}

static bool are_same(const struct goalpost *a, const struct goalpost *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == GOALPOST_NUMBER)
        return a->value == b->value;
    return a->kind != GOALPOST_UNIT || strcmp(a->unit, b->unit) == 0;
}

static void load_goalposts(struct loader *loader, const struct value *value, struct quantity *quantity)
{
    struct goalpost *goalposts = quantity->goalposts;
    if (!reader_is_list(&loader->reader, value))
        return;
    if (value->count != 2) {
        reader_error(&loader->reader, value, CPI_D_WRONG_KIND, "two goalposts are wanted, as [0, 100]");
        return;
    }
    bool first = load_goalpost(loader, value->first, &goalposts[0]);
    bool second = load_goalpost(loader, value->first->next, &goalposts[1]);
    if (first && second && are_same(&goalposts[0], &goalposts[1]))
        reader_error(&loader->reader, value, CPI_D_SAME_ENDS,
                     "the two goalposts are the same, so that nothing lies between them");
}

/* A moment of a z-score: a number, or `set`. */
static void load_moment(struct loader *loader, const struct value *value, struct goalpost *moment)
{
    if (!value || (value->kind == VALUE_TEXT && strcmp(value->text, "set") == 0))
        return;
    if (reader_number(&loader->reader, value, &moment->value))
        moment->kind = GOALPOST_NUMBER;
}

static const double *load_numbers(struct loader *loader, const struct value *value, int32_t *count)
{
    if (!reader_is_list(&loader->reader, value))
        return NULL;
    if (value->count > MOST_CATEGORIES) {
        reader_error(&loader->reader, value, CPI_D_TOO_MANY, "a quantity has at most 1,000 thresholds");
        return NULL;
    }
    double *numbers = loader_array(loader, value->count, sizeof *numbers);
    for (const struct value *number = numbers ? value->first : NULL; number; number = number->next)
        if (reader_number(&loader->reader, number, &numbers[*count]))
            (*count)++;
    return numbers;
}

static void load_target(struct loader *loader, const struct value *value, struct quantity *quantity)
{
    double target[2];
    if (!reader_pair(&loader->reader, value, target))
        return;
    quantity->target[0] = target[0];
    quantity->target[1] = target[1];
}

static void load_words(struct loader *loader, const struct value *const *values, struct quantity *quantity)
{
    struct reader *reader = &loader->reader;
    int word;
    if (reader_word(reader, values[DIRECTION], DIRECTION_WORDS, 2, &word))
        quantity->lower_is_better = word == 1;
    if (reader_word(reader, values[TRANSFORMATION], TRANSFORMATION_WORDS, 4, &word))
        quantity->transformation = (enum transformation)word;
    if (reader_word(reader, values[NORMALISATION], NORMALISATION_WORDS, 6, &word))
        quantity->normalisation = (enum normalisation)word;
    if (reader_word(reader, values[SET], SET_WORDS, 2, &word))
        quantity->by_panel = word == 1;
    if (reader_word(reader, values[CLAMP], CLAMP_WORDS, 4, &word))
        quantity->clamp = (enum clamp)word;
}

/* What is stated. False where some of it cannot be used, which was reported. */
static bool load_stated(struct loader *loader, const struct value *const *values, struct quantity *quantity)
{
    struct reader *reader = &loader->reader;
    bool problems = reader->problems;
    reader->problems = false;
    for (int i = 0; i < FIELDS; i++)
        if (values[i])
            quantity->parts |= 1U << i;
    load_words(loader, values, quantity);
    load_goalposts(loader, values[GOALPOSTS], quantity);
    load_moment(loader, values[MEAN], &quantity->moments[0]);
    load_moment(loader, values[DEVIATION], &quantity->moments[1]);
    load_target(loader, values[TARGET], quantity);
    reader_number_between(reader, values[EXPONENT], -LARGEST_EXPONENT, LARGEST_EXPONENT, &quantity->exponent);
    reader_integer(reader, values[GROUPS], 2, MOST_CATEGORIES, &quantity->groups);
    quantity->thresholds = load_numbers(loader, values[THRESHOLDS], &quantity->threshold_count);
    quantity->scores = load_numbers(loader, values[SCORES], &quantity->score_count);
    reader_number_between(reader, values[FLOOR], 0, 1, &quantity->floor);
    bool right = !reader->problems;
    reader->problems |= problems;
    return right;
}

static void note_denominator(struct loader *loader, int32_t quantity, const struct value *value)
{
    void *denominators = loader->denominators;
    bool room = array_reserve(&denominators, &loader->denominator_capacity, loader->denominator_count + 1,
                              sizeof *loader->denominators);
    loader->denominators = denominators;
    loader->reader.no_memory |= !room;
    if (room)
        loader->denominators[loader->denominator_count++] = (struct denominator){quantity, value};
}

/* Everything else can go on as if they had been stated. */
static void supply_goalposts(struct quantity *quantity)
{
    if (quantity->normalisation != BY_MIN_MAX || quantity->parts & QUANTITY_GOALPOSTS)
        return;
    quantity->goalposts[1].value = 1;
    quantity->parts |= QUANTITY_GOALPOSTS;
}

void load_quantity(struct loader *loader, const struct value *value, bool scored, int32_t *index)
{
    const struct value *values[FIELDS];
    void *quantities = loader->quantities;
    if (!array_reserve(&quantities, &loader->quantity_capacity, loader->quantity_count + 1,
                       sizeof *loader->quantities)) {
        loader->reader.no_memory = true;
        return;
    }
    loader->quantities = quantities;
    *index = (int32_t)loader->quantity_count;
    struct quantity *quantity = &loader->quantities[loader->quantity_count++];
    *quantity = quantity_default();
    if (!reader_fields(&loader->reader, value, FIELD_TABLE, FIELDS, values))
        return;
    reader_text(&loader->reader, values[UNIT], &quantity->unit);
    if (values[DENOMINATOR])
        note_denominator(loader, *index, values[DENOMINATOR]);
    bool right = load_stated(loader, values, quantity);
    if (!scored && !values[GOALPOSTS])
        supply_goalposts(quantity);
    quantity_complete(quantity);
    if (right)
        check_quantity(loader, quantity, value, NULL);
}

const struct quantity *load_quantity_override(struct loader *loader, const struct value *value)
{
    const struct value *values[FIELDS];
    struct quantity *quantity = loader_array(loader, 1, sizeof *quantity);
    if (!quantity || !reader_fields(&loader->reader, value, FIELD_TABLE, FIELDS, values))
        return NULL;
    static const enum quantity_field OF_THE_TREE[] = {UNIT, DENOMINATOR};
    for (size_t i = 0; i < sizeof OF_THE_TREE / sizeof *OF_THE_TREE; i++)
        if (values[OF_THE_TREE[i]])
            reader_key_error(&loader->reader, values[OF_THE_TREE[i]], CPI_D_NOT_HERE,
                             "'%s' does not belong here: what is measured is the same under every method",
                             values[OF_THE_TREE[i]]->key);
    *quantity = quantity_default();
    bool right = load_stated(loader, values, quantity);
    quantity->parts &= ~(unsigned)(QUANTITY_UNIT | QUANTITY_DENOMINATOR);
    return right ? quantity : NULL;
}

static void load_denominator(struct loader *loader, struct quantity *quantity, const struct value *value)
{
    enum { INDICATOR, PER, COUNT };
    static const struct field fields[COUNT] = {{"indicator", true}, {"per", false}};
    const struct value *values[COUNT];
    const struct model *model = loader->model;
    const char *code;
    if (!reader_fields(&loader->reader, value, fields, COUNT, values))
        return;
    if (reader_number(&loader->reader, values[PER], &quantity->per) && quantity->per <= 0)
        reader_error(&loader->reader, values[PER], CPI_D_OUT_OF_BOUNDS, "`per` is above 0, as 100000");
    if (!reader_text(&loader->reader, values[INDICATOR], &code))
        return;
    int32_t node = loader_node(loader, code, values[INDICATOR], false);
    if (node < 0)
        return;
    struct quantity *divisor = model->nodes[node].quantity < 0 ? NULL : &model->quantities[model->nodes[node].quantity];
    if (!divisor || divisor->parts & QUANTITY_DENOMINATOR) {
        reader_error(&loader->reader, values[INDICATOR], CPI_D_DENOMINATOR,
                     divisor ? "'%s' has a denominator of its own, so it cannot be one"
                             : "'%s' is not a quantity; a value is divided by the answer to a quantity",
                     text_excerpt(code).text);
        return;
    }
    divisor->divides = true;
    quantity->denominator = node;
}

void load_denominators(struct loader *loader)
{
    for (size_t i = 0; i < loader->denominator_count && !loader->reader.no_memory; i++)
        load_denominator(loader, &loader->model->quantities[loader->denominators[i].quantity],
                         loader->denominators[i].place);
}
