/* SPDX-License-Identifier: MIT */
#include "scoring/rule_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "framework/output.h"
#include "scoring/aggregate.h"
#include "scoring/operand.h"
#include "scoring/quantity_text.h"

/* A negative number where a minus sign stands next to it. */
static void print_in_brackets(struct text_buffer *text, double value)
{
    text_buffer_print(text, "%s", value < 0 ? "(" : "");
    number_print(text, value);
    text_buffer_print(text, "%s", value < 0 ? ")" : "");
}

static void print_range(struct text_buffer *text, const struct scale *scale)
{
    if (scale->range[0] == 0 && scale->range[1] == 1)
        return;
    text_buffer_print(text, " on a range from ");
    number_print(text, scale->range[0]);
    text_buffer_print(text, " to ");
    number_print(text, scale->range[1]);
}

static void print_option(struct text_buffer *text, const struct scale *scale, int32_t option)
{
    text_buffer_print(text, "%s = ", scale->options[option].code);
    number_print(text, scale->options[option].value);
    print_range(text, scale);
}

static void print_answered(struct text_buffer *text, const struct resolved_method *resolved,
                           const struct scored_assessment *assessment, int32_t node)
{
    const struct node *n = &resolved->model->nodes[node];
    if (n->scale >= 0)
        print_option(text, &resolved->model->scales[n->scale], assessment->answers[n->indicator].option);
    else
        print_quantity_rule(text, resolved, assessment, node);
}

/* After what several answers come to: how that becomes the score. */
static void print_onward(struct text_buffer *text, const struct resolved_method *resolved,
                         const struct scored_assessment *assessment, int32_t node)
{
    const struct node *n = &resolved->model->nodes[node];
    if (n->scale >= 0) {
        print_range(text, &resolved->model->scales[n->scale]);
    } else if (assessment->row.score[node] != assessment->answers[n->indicator].value) {
        text_buffer_print(text, "; ");
        print_quantity_rule(text, resolved, assessment, node);
    }
}

static void print_leaf(struct text_buffer *text, const struct resolved_method *resolved,
                       const struct scored_assessment *assessment, int32_t node)
{
    const struct node *n = &resolved->model->nodes[node];
    const struct answer *answer = &assessment->answers[n->indicator];
    const struct respondents *several = assessment->respondents;
    if (several && print_no_answer(text, resolved, several, n->indicator))
        return;
    switch ((cpi_missing)answer->missing) {
    case CPI_UNANSWERED:
        text_buffer_print(text, "unanswered");
        return;
    case CPI_NO_DATA:
    case CPI_DISAGREEMENT:
        text_buffer_print(text, "no data");
        return;
    case CPI_NOT_APPLICABLE:
        text_buffer_print(text, "not applicable");
        return;
    case CPI_ANSWERED:
        break;
    }
    if (several && print_combined(text, resolved, several, answer, n->indicator))
        print_onward(text, resolved, assessment, node);
    else
        print_answered(text, resolved, assessment, node);
    if (several)
        print_who_answered(text, resolved, several, n->indicator);
}

/* How the operands of a figure took part in it. */
struct tally {
    size_t operands;
    size_t missing;
    size_t not_applicable;
    size_t undefined;
    size_t floored;
    /* All operands are of one kind, which the sentence can name. */
    const char *noun;
    bool equal_weights;
};

static const char *noun_of(const struct model *model, int32_t figure)
{
    if (figure >= model->node_count)
        return figure >= first_derived_figure(model) ? "figures" : "cells";
    if (model->nodes[figure].kind == CPI_DOMAIN)
        return "domains";
    return is_main_indicator(model, figure) ? "indicators" : "sub-indicators";
}

static void count_operands(const struct model *model, const struct row *row, const struct rule *rule,
                           const struct operands *operands, struct tally *tally)
{
    *tally = (struct tally){.operands = operands->count, .equal_weights = true};
    for (size_t i = 0; i < operands->count; i++) {
        int32_t figure = operands->items[i].figure;
        const char *noun = noun_of(model, figure);
        cpi_state state = (cpi_state)row->state[figure];
        struct operand_use use = use_operand(rule, state, row->score[figure]);
        tally->noun = !tally->noun || tally->noun == noun ? noun : "figures";
        tally->equal_weights &= operands->items[i].weight == operands->items[0].weight;
        tally->not_applicable += state == CPI_STATE_NOT_APPLICABLE;
        tally->undefined += state == CPI_STATE_UNDEFINED;
        tally->missing += use.part == PART_MISSING || use.part == PART_MISSING_ZERO;
        tally->floored += use.part == PART_VALUE && use.value > row->score[figure];
    }
}

static void print_fate(struct text_buffer *text, bool counts, double value, const char *otherwise)
{
    text_buffer_print(text, "%s", counts ? "counted as " : otherwise);
    if (counts)
        number_print(text, value);
}

static void print_missing(struct text_buffer *text, const struct rule *rule, const struct tally *tally)
{
    double zero = rule->floor > 0 ? rule->floor : 0;
    if (tally->missing) {
        text_buffer_print(text, "; %zu without a score ", tally->missing);
        print_fate(text, rule->missing == MISSING_ZERO, zero, "skipped");
    }
    if (tally->not_applicable) {
        text_buffer_print(text, "; %zu not applicable ", tally->not_applicable);
        print_fate(text, rule->not_applicable_is_zero, zero, "left out");
    }
    if (tally->floored) {
        text_buffer_print(text, "; %zu raised to the floor of ", tally->floored);
        number_print(text, rule->floor);
    }
}

static void print_withheld(struct text_buffer *text, const struct rule *rule, const struct tally *tally,
                           double coverage)
{
    char share[NUMBER_TEXT_SIZE];
    if (rule->missing == MISSING_WITHHOLD && tally->missing) {
        text_buffer_print(text, "; withheld: %zu without a score", tally->missing);
    } else if (tally->missing > (size_t)rule->maximum_missing) {
        text_buffer_print(text, "; withheld: %zu without a score, at most %d allowed", tally->missing,
                          (int)rule->maximum_missing);
    } else if (coverage < rule->minimum_coverage) {
        number_format(coverage * 100, 1, share);
        text_buffer_print(text, "; withheld: coverage %s%%, at least ", share);
        number_format(rule->minimum_coverage * 100, 1, share);
        text_buffer_print(text, "%s%% needed", share);
    } else {
        text_buffer_print(text, "; withheld: none of them has a score");
    }
}

static void print_aggregation(struct text_buffer *text, const struct rule *rule, const struct tally *tally)
{
    bool weighted = !tally->equal_weights && rule_weighing(rule) != WEIGHS_NOTHING;
    bool one = tally->operands == 1 && tally->noun;
    const char *noun = tally->noun ? tally->noun : "figures";
    text_buffer_print(text, "%s%s ", weighted ? "weighted " : "", aggregation_name(rule_aggregation(rule)));
    if (rule_aggregation(rule) == POWER) {
        text_buffer_print(text, "(exponent ");
        number_print(text, rule->exponent);
        text_buffer_print(text, ") ");
    }
    text_buffer_print(text, "of %zu ", tally->operands);
    text_buffer_add(text, noun, strlen(noun) - one);
    if (!is_rescaled(rule))
        return;
    text_buffer_print(text, ", rescaled from ");
    print_in_brackets(text, rule->rescale[0]);
    text_buffer_print(text, " - ");
    print_in_brackets(text, rule->rescale[1]);
    text_buffer_print(text, " to 0 - 1");
}

static void print_aggregate(struct text_buffer *text, const struct model *model, const struct resolved_method *resolved,
                            const struct row *row, int32_t figure)
{
    const struct rule *rule = figure_rule(resolved, figure);
    struct operands operands = {0};
    struct tally tally;
    if (!figure_operands(resolved, figure, &operands))
        text->no_memory = true;
    count_operands(model, row, rule, &operands, &tally);
    print_aggregation(text, rule, &tally);
    if (row->state[figure] == CPI_STATE_LOW_COVERAGE)
        print_withheld(text, rule, &tally, row->coverage[figure]);
    else if (row->state[figure] == CPI_STATE_UNDEFINED)
        text_buffer_print(text, "; the result is too large for a number");
    else if (row->state[figure] == CPI_STATE_NO_DATA)
        text_buffer_print(text, "; none of them has %s", tally.undefined ? "a score" : "data");
    else if (row->state[figure] == CPI_STATE_NOT_APPLICABLE)
        text_buffer_print(text, "; none of them applies");
    else
        print_missing(text, rule, &tally);
    free(operands.items);
}

/* "2 is the value of the band 'B'": the code, which no translation changes. */
static void print_rating(struct text_buffer *text, const struct model *model, const struct method *method,
                         const struct row *row, int32_t rated)
{
    const struct output *output = figure_output(model, method, rated);
    int32_t band = band_of(model, output, to_output(output, row->score[rated]));
    if (band < 0) {
        text_buffer_print(text, "the value of the band that the figure is in");
        return;
    }
    number_print(text, model->band_sets[output->bands].bands[band].value);
    text_buffer_print(text, " is the value of the band '%s', which the figure is in",
                      model->band_sets[output->bands].bands[band].code);
}

static void print_derived(struct text_buffer *text, const struct model *model, const struct method *method,
                          const struct row *row, int32_t figure)
{
    const struct derived *derived = &model->derived[figure - first_derived_figure(model)];
    int32_t last = derived->parts[derived->part_count - 1];
    switch (derived->kind) {
    case DERIVED_DIFFERENCE:
        text_buffer_print(text, "the first figure less the second");
        break;
    case DERIVED_MEAN:
        text_buffer_print(text, "mean of %d figure%s", (int)derived->part_count, derived->part_count == 1 ? "" : "s");
        break;
    case DERIVED_RATIO:
        text_buffer_print(text, "the first figure divided by the second");
        if (to_output(figure_output(model, method, last), row->score[last]) == 0)
            text_buffer_print(text, ", which is 0");
        break;
    case DERIVED_RATING:
        print_rating(text, model, method, row, last);
        break;
    }
}

void print_rule(struct text_buffer *text, const struct model *model, const struct resolved_method *resolved,
                const struct scored_assessment *assessment, int32_t figure)
{
    if (figure < model->node_count && model->nodes[figure].unscored)
        text_buffer_print(text, "asked, but no part of any figure");
    else if (assessment->row.state[figure] == CPI_STATE_EXCLUDED)
        text_buffer_print(text, "left out by the method '%s'", resolved->method->code);
    else if (figure >= first_derived_figure(model))
        print_derived(text, model, resolved->method, &assessment->row, figure);
    else if (figure_rule(resolved, figure))
        print_aggregate(text, model, resolved, &assessment->row, figure);
    else
        print_leaf(text, resolved, assessment, figure);
}
