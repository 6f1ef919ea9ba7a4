/* SPDX-License-Identifier: MIT */
#include "scoring/leaf.h"

#include <math.h>

#include "base/number.h"
#include "scoring/normalise.h"

double denominate(const struct quantity *quantity, double value, double denominator)
{
    return number_rate(value, denominator, quantity->per);
}

bool leaf_value(const struct plan *plan, int32_t node, const struct answer *answers, double *value)
{
    const struct model *model = plan->model;
    const struct quantity *quantity = &plan->resolved.quantities[model->nodes[node].quantity];
    const struct answer *answer = &answers[model->nodes[node].indicator];
    *value = answer->value;
    if (answer->missing != CPI_ANSWERED || quantity->denominator < 0 || answer->divided)
        return answer->missing == CPI_ANSWERED;
    const struct answer *denominator = &answers[model->nodes[quantity->denominator].indicator];
    if (denominator->missing != CPI_ANSWERED)
        return false;
    *value = denominate(quantity, answer->value, denominator->value);
    return true;
}

static cpi_state missing_state(const struct plan *plan, int32_t node, cpi_missing missing)
{
    if (plan->resolved.excluded[node])
        return CPI_STATE_EXCLUDED;
    if (missing == CPI_NOT_APPLICABLE)
        return CPI_STATE_NOT_APPLICABLE;
    return missing == CPI_ANSWERED ? CPI_SCORED : CPI_STATE_NO_DATA;
}

/* Several answers may come to a value that none of the options has. */
static double score_option(const struct plan *plan, int32_t scale, const struct answer *answer)
{
    if (answer->option < 0)
        return normalise_between_options(&plan->model->scales[scale], answer->value);
    return plan->option_scores[scale][answer->option];
}

/* NaN where the quantity has no score; the state says why. */
static double score_quantity(const struct plan *plan, int32_t node, const struct answer *answers,
                             const struct goalposts *goalposts, cpi_state *state)
{
    int32_t index = plan->model->nodes[node].quantity;
    double value;
    double score = NAN;
    if (!leaf_value(plan, node, answers, &value))
        *state = CPI_STATE_NO_DATA;
    else
        score = normalise_value(&plan->resolved.quantities[index], &goalposts[index], value);
    if (*state == CPI_SCORED && isnan(score))
        *state = CPI_STATE_UNDEFINED;
    return score;
}

void evaluate_leaf(const struct plan *plan, int32_t node, const struct answer *answers,
                   const struct goalposts *goalposts, const struct row *row)
{
    const struct node *n = &plan->model->nodes[node];
    const struct answer *answer = &answers[n->indicator];
    cpi_state state = missing_state(plan, node, (cpi_missing)answer->missing);
    row->score[node] = row->low[node] = row->high[node] = row->coverage[node] = NAN;
    if (state == CPI_SCORED)
        row->score[node] = n->scale >= 0 ? score_option(plan, n->scale, answer)
                                         : score_quantity(plan, node, answers, goalposts, &state);
    row->state[node] = (uint8_t)state;
    if (state == CPI_SCORED) {
        row->low[node] = row->high[node] = row->score[node];
        row->coverage[node] = 1;
    } else if (state == CPI_STATE_NO_DATA || state == CPI_STATE_UNDEFINED) {
        bool bounded = n->scale >= 0 || goalposts[n->quantity].problem == GOALPOSTS_FOUND;
        row->low[node] = bounded ? plan->lows[node] : NAN;
        row->high[node] = bounded ? plan->highs[node] : NAN;
        row->coverage[node] = 0;
    }
}
