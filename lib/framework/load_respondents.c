/* SPDX-License-Identifier: MIT */
#include "framework/loader.h"

enum {
    AGGREGATION,
    WEIGHT,
    FIELDS,
};

static const struct field FIELD_TABLE[FIELDS] = {{"aggregation", false}, {"weight", false}};

static int32_t find_weight(struct loader *loader, const struct value *value)
{
    const char *code;
    int32_t node = reader_text(&loader->reader, value, &code) ? loader_node(loader, code, value, false) : -1;
    if (node < 0 || loader->model->nodes[node].quantity >= 0)
        return node;
    reader_error(
        &loader->reader, value, CPI_D_RESPONDENT_WEIGHT,
        "'%s' is not a quantity that is answered, so it cannot weigh the answers of respondents; name one that "
        "each of them answers, as its population",
        code);
    return -1;
}

void load_respondents(struct loader *loader, const struct value *value, struct respondent_rule *rule)
{
    const struct value *values[FIELDS];
    int word;
    *rule = (struct respondent_rule){.combining = COMBINE_AGREEMENT, .weight = -1};
    if (!value || !reader_fields(&loader->reader, value, FIELD_TABLE, FIELDS, values))
        return;
    bool known = !values[AGGREGATION];
    if (reader_word(&loader->reader, values[AGGREGATION], COMBINING_WORDS, COMBINING_COUNT, &word)) {
        rule->combining = (enum combining)word;
        known = true;
    }
    if (!values[WEIGHT])
        return;
    rule->weight = find_weight(loader, values[WEIGHT]);
    if (known && rule->combining != COMBINE_ARITHMETIC && rule->combining != COMBINE_MEDIAN)
        reader_key_error(&loader->reader, values[WEIGHT], CPI_D_WEIGHT_WITHOUT_MEAN,
                         "answers are weighted where `aggregation` is arithmetic or median; here it is %s",
                         COMBINING_WORDS[rule->combining]);
}
