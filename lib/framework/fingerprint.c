/* SPDX-License-Identifier: MIT */
/* Everything is written with its length or count before it, so that no two models give the same bytes. What is written
 * here, and its order, is part of the format: a change would give every framework another fingerprint. */
#include "framework/fingerprint.h"

#include <string.h>

#include "framework/method.h"
#include "framework/output.h"

/* Seven bits a byte, the lowest first; the sign goes into the lowest bit, so that small numbers are short. */
static void put_integer(struct sha256 *out, int64_t value)
{
    unsigned char bytes[10];
    size_t length = 0;
    uint64_t left = value < 0 ? ~((uint64_t)value << 1) : (uint64_t)value << 1;
    for (; left >= 0x80; left >>= 7)
        bytes[length++] = (unsigned char)(left | 0x80);
    bytes[length++] = (unsigned char)left;
    sha256_add(out, bytes, length);
}

/* The bits of the double, the lowest byte first. */
static void put_number(struct sha256 *out, double value)
{
    unsigned char bytes[8];
    uint64_t bits;
    double positive_zero = value + 0.0;
    memcpy(&bits, &positive_zero, sizeof bits);
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(bits >> 8 * i);
    sha256_add(out, bytes, sizeof bytes);
}

static void put_text(struct sha256 *out, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    put_integer(out, (int64_t)length);
    sha256_add(out, text ? text : "", length);
}

static void put_scales(struct sha256 *out, const struct model *model)
{
    put_integer(out, model->scale_count);
    for (int32_t i = 0; i < model->scale_count; i++) {
        const struct scale *scale = &model->scales[i];
        put_text(out, scale->code);
        put_number(out, scale->range[0]);
        put_number(out, scale->range[1]);
        put_integer(out, scale->option_count);
        for (int32_t j = 0; j < scale->option_count; j++) {
            put_text(out, scale->options[j].code);
            put_number(out, scale->options[j].value);
        }
    }
}

static void put_groups(struct sha256 *out, const struct model *model)
{
    put_integer(out, model->group_count);
    for (int32_t i = 0; i < model->group_count; i++)
        put_text(out, model->groups[i].address);
}

static void put_goalposts(struct sha256 *out, const struct quantity *quantity)
{
    const struct goalpost *ends = quantity_ends(quantity);
    for (int i = 0; ends && i < 2; i++) {
        put_integer(out, ends[i].kind);
        put_number(out, ends[i].value);
        put_text(out, ends[i].unit);
    }
}

static void put_categories(struct sha256 *out, const struct quantity *quantity)
{
    put_integer(out, quantity->threshold_count);
    for (int32_t i = 0; i <= quantity->threshold_count; i++) {
        put_number(out, i < quantity->threshold_count ? quantity->thresholds[i] : 0);
        put_number(out, category_score(quantity, i));
    }
}

/* What has no effect under a normalisation is left out, so that two ways to write the same count as the same. */
static void put_quantity(struct sha256 *out, const struct quantity *quantity)
{
    put_integer(out, quantity->denominator);
    put_number(out, quantity->per);
    put_integer(out, quantity->transformation);
    put_number(out, quantity->transformation == TRANSFORM_POWER ? quantity->exponent : 0);
    put_integer(out, quantity->normalisation);
    put_integer(out, quantity->lower_is_better);
    put_goalposts(out, quantity);
    put_number(out, quantity->target[0]);
    put_number(out, quantity->target[1]);
    put_integer(out, quantity->normalisation == BY_QUANTILE ? quantity->groups : 0);
    if (quantity->normalisation == BY_CATEGORY)
        put_categories(out, quantity);
    put_integer(out, quantity_uses_set(quantity) && quantity->by_panel);
    put_integer(out, quantity->clamp);
    put_number(out, quantity->floor);
}

static void put_nodes(struct sha256 *out, const struct model *model)
{
    put_integer(out, model->node_count);
    for (int32_t i = 0; i < model->node_count; i++) {
        const struct node *n = &model->nodes[i];
        put_text(out, n->code);
        put_integer(out, n->kind);
        put_integer(out, n->level);
        put_integer(out, n->scale);
        put_integer(out, n->quantity >= 0);
        put_integer(out, n->group_count);
        for (int32_t g = 0; g < n->group_count; g++)
            put_integer(out, model->memberships[n->first_group + g]);
    }
}

static void put_derived(struct sha256 *out, const struct model *model)
{
    put_integer(out, model->derived_count);
    for (int32_t i = 0; i < model->derived_count; i++) {
        const struct derived *derived = &model->derived[i];
        put_text(out, derived->code);
        put_integer(out, derived->kind);
        put_integer(out, derived->part_count);
        for (int32_t j = 0; j < derived->part_count; j++)
            put_integer(out, derived->parts[j]);
    }
}

static void put_bands(struct sha256 *out, const struct model *model)
{
    put_integer(out, model->band_set_count);
    for (int32_t i = 0; i < model->band_set_count; i++) {
        const struct band_set *set = &model->band_sets[i];
        put_text(out, set->code);
        put_integer(out, set->rounded);
        put_integer(out, set->count);
        for (int32_t j = 0; j < set->count; j++) {
            put_text(out, set->bands[j].code);
            put_number(out, set->bands[j].from);
            put_integer(out, bands_have_values(set));
            if (bands_have_values(set))
                put_number(out, set->bands[j].value);
        }
    }
}

static void put_output(struct sha256 *out, const struct output *output)
{
    put_number(out, output->range[0]);
    put_number(out, output->range[1]);
    put_integer(out, output->digits);
    put_integer(out, output->bands);
}

static bool is_same_output(const struct output *a, const struct output *b)
{
    return a->range[0] == b->range[0] && a->range[1] == b->range[1] && a->digits == b->digits && a->bands == b->bands;
}

/* What single figures are shown as, where that differs from the others; -1 ends the list. */
static void put_outputs(struct sha256 *out, const struct model *model, const struct method *method)
{
    put_output(out, &method->output);
    for (int32_t i = 0; i < method->output_count; i++) {
        const struct output_for *own = &method->outputs[i];
        bool derived = own->figure >= first_derived_figure(model);
        if (is_same_output(&own->output, derived ? &method->derived_output : &method->output))
            continue;
        put_integer(out, own->figure);
        put_output(out, &own->output);
    }
    put_integer(out, -1);
}

static void put_rule(struct sha256 *out, const struct rule *rule)
{
    put_integer(out, rule->over);
    put_integer(out, rule->facet);
    put_integer(out, rule_aggregation(rule));
    put_number(out, rule_aggregation(rule) == POWER ? rule->exponent : 0);
    put_number(out, rule->rescale[0]);
    put_number(out, rule->rescale[1]);
    put_integer(out, rule->missing);
    put_integer(out, rule->not_applicable_is_zero);
    put_number(out, rule->minimum_coverage);
    put_integer(out, rule->maximum_missing);
    put_number(out, rule->floor);
}

/* A method as it works out for every node and facet, so that two ways to write the same count as the same. */
static bool put_method(struct sha256 *out, const struct model *model, const struct method *method)
{
    struct resolved_method resolved;
    if (!method_resolve(model, method, &resolved))
        return false;
    put_text(out, method->code);
    for (int32_t i = 0; i < model->node_count; i++) {
        put_integer(out, resolved.excluded[i]);
        put_number(out, resolved.weights[i]);
        if (!is_leaf(&model->nodes[i]))
            put_rule(out, &resolved.node_rules[i]);
        else if (model->nodes[i].quantity >= 0)
            put_quantity(out, &resolved.quantities[model->nodes[i].quantity]);
    }
    for (int32_t i = 0; i < model->group_count; i++)
        put_number(out, resolved.weights[first_group_figure(model) + i]);
    for (int32_t i = 0; i < model->facet_count; i++)
        put_rule(out, &resolved.facet_rules[i]);
    put_integer(out, method->respondents.combining);
    put_integer(out, method->respondents.weight);
    put_outputs(out, model, method);
    put_integer(out, method->rank_rounded);
    resolved_method_free(&resolved);
    return true;
}

static bool compute(const struct model *model, char text[SHA256_TEXT_SIZE])
{
    struct sha256 out;
    sha256_begin(&out);
    put_text(&out, "cpindex 1");
    put_text(&out, model->edition);
    put_scales(&out, model);
    put_groups(&out, model);
    put_nodes(&out, model);
    put_derived(&out, model);
    put_bands(&out, model);
    put_integer(&out, model->method_count);
    bool done = true;
    for (int32_t i = 0; i < model->method_count && done; i++)
        done = put_method(&out, model, &model->methods[i]);
    sha256_end(&out, text);
    return done;
}

/* Threads that ask at the same time each compute it; one writes it down, and the others wait for that copy alone. */
const char *model_fingerprint(const struct model *model)
{
    struct fingerprint *kept = model->fingerprint;
    char text[SHA256_TEXT_SIZE];
    int unknown = FINGERPRINT_UNKNOWN;
    if (atomic_load_explicit(&kept->state, memory_order_acquire) == FINGERPRINT_KNOWN)
        return kept->text;
    if (!compute(model, text))
        return NULL;
    if (atomic_compare_exchange_strong(&kept->state, &unknown, FINGERPRINT_BEING_WRITTEN)) {
        memcpy(kept->text, text, sizeof text);
        atomic_store_explicit(&kept->state, FINGERPRINT_KNOWN, memory_order_release);
    }
    while (atomic_load_explicit(&kept->state, memory_order_acquire) != FINGERPRINT_KNOWN)
        continue;
    return kept->text;
}
