/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "base/number.h"
#include "framework/labels.h"
#include "framework/loader.h"

enum {
    MOST_OPTIONS = 100,
};

static void check_option_value(struct loader *loader, const struct scale *scale, const struct value *value,
                               double number)
{
    double low = fmin(scale->range[0], scale->range[1]);
    double high = fmax(scale->range[0], scale->range[1]);
    char ends[2][NUMBER_TEXT_SIZE];
    bool no_range = low == high;
    if (no_range || (number >= low && number <= high))
        return;
    number_format(scale->range[0], -1, ends[0]);
    number_format(scale->range[1], -1, ends[1]);
    reader_error(&loader->reader, value, CPI_D_OPTION_OUT_OF_RANGE,
                 "%s lies outside the range [%s, %s] of the scale; state another `range` or value",
                 text_excerpt(value->text).text, ends[0], ends[1]);
}

static void load_option(struct loader *loader, struct scale *scale, int32_t number, const struct value *value)
{
    enum { LABEL, VALUE, FIELDS };
    static const struct field fields[FIELDS] = {{"label", false}, {"value", true}};
    const struct value *values[FIELDS];
    const struct label_collector labels = {
        .reader = &loader->reader, .arena = &loader->model->arena, .meanings = &loader->model->meanings};
    int32_t scale_number = (int32_t)(scale - loader->model->scales);
    struct option *option = &scale->options[number];
    option->code = value->key;
    if (reader_key_code(&loader->reader, value))
        label_add(&labels, scale, scale_number, number, value, true);
    if (!reader_fields(&loader->reader, value, fields, FIELDS, values))
        return;
    loader_text(loader, values[LABEL], text_key(TEXT_OF_SCALE, scale_number, number, CPI_TITLE));
    if (values[LABEL] && values[LABEL]->kind == VALUE_TEXT && !values[LABEL]->refused)
        label_add(&labels, scale, scale_number, number, values[LABEL], false);
    if (reader_number(&loader->reader, values[VALUE], &option->value))
        check_option_value(loader, scale, values[VALUE], option->value);
}

static void load_options(struct loader *loader, struct scale *scale, const struct value *options)
{
    if (!reader_is_map(&loader->reader, options))
        return;
    if (options->count < 2 || options->count > MOST_OPTIONS) {
        if (options->count < 2)
            reader_error(&loader->reader, options, CPI_D_TOO_FEW_OPTIONS, "a scale has at least two options");
        else
            reader_error(&loader->reader, options, CPI_D_TOO_MANY, "a scale has at most 100 options");
        return;
    }
    scale->options = loader_array(loader, options->count, sizeof *scale->options);
    if (!scale->options)
        return;
    for (const struct value *option = options->first; option; option = option->next)
        load_option(loader, scale, scale->option_count++, option);
}

static void load_scale(struct loader *loader, struct scale *scale, const struct value *value)
{
    enum { TITLE, RANGE, OPTIONS, FIELDS };
    static const struct field fields[FIELDS] = {{"title", false}, {"range", false}, {"options", true}};
    const struct value *values[FIELDS];
    int32_t index = (int32_t)(scale - loader->model->scales);
    reader_key_code(&loader->reader, value);
    scale->code = value->key;
    scale->range[1] = 1;
    if (map_add(&loader->scales, scale->code, index) == MAP_NO_MEMORY)
        loader->reader.no_memory = true;
    if (!reader_fields(&loader->reader, value, fields, FIELDS, values))
        return;
    loader_text(loader, values[TITLE], text_key(TEXT_OF_SCALE, index, -1, CPI_TITLE));
    reader_pair(&loader->reader, values[RANGE], scale->range);
    load_options(loader, scale, values[OPTIONS]);
}

void load_scales(struct loader *loader, const struct value *scales)
{
    struct model *model = loader->model;
    loader->scales_unknown = scales && !reader_is_map(&loader->reader, scales);
    if (!scales || loader->scales_unknown)
        return;
    model->scales = loader_array(loader, scales->count, sizeof *model->scales);
    if (!model->scales)
        return;
    for (const struct value *value = scales->first; value && !loader->reader.no_memory; value = value->next)
        load_scale(loader, &model->scales[model->scale_count++], value);
}
