/* SPDX-License-Identifier: MIT */
#include "scoring/derive.h"

#include <math.h>

#include "base/exact.h"
#include "base/number.h"
#include "framework/output.h"
#include "scoring/aggregate.h"

double output_low(const struct output *output, const struct row *row, int32_t figure)
{
    return to_output(output, runs_down(output) ? row->high[figure] : row->low[figure]);
}

double output_high(const struct output *output, const struct row *row, int32_t figure)
{
    return to_output(output, runs_down(output) ? row->low[figure] : row->high[figure]);
}

static double output_score(const struct output *output, const struct row *row, int32_t figure)
{
    return to_output(output, row->score[figure]);
}

/* What is looked at in a part: its score, or one of its ends. */
typedef double look(const struct output *output, const struct row *row, int32_t figure);

static const struct output *part_output(const struct plan *plan, const struct derived *derived, int32_t part)
{
    return figure_output(plan->model, plan->resolved.method, derived->parts[part]);
}

static double part_at(const struct plan *plan, const struct derived *derived, int32_t part, look *at,
                      const struct row *row)
{
    return at(part_output(plan, derived, part), row, derived->parts[part]);
}

static double difference(double from, double taken)
{
    return number_settle(from - taken, fmax(fabs(from), fabs(taken)));
}

/* Numbers on either side of 0 may cancel, and leave noise where by hand there is nothing. */
static double mean(const double *values, int32_t count)
{
    double least = values[0];
    double most = values[0];
    for (int32_t i = 1; i < count; i++) {
        least = values[i] < least ? values[i] : least;
        most = values[i] > most ? values[i] : most;
    }
    double result = aggregate(ARITHMETIC, values, NULL, (size_t)count, NULL);
    return least < 0 && most > 0 ? number_settle(result, fmax(-least, most)) : result;
}

static double mean_of_parts(const struct plan *plan, const struct derived *derived, look *at, double *values,
                            const struct row *row)
{
    for (int32_t i = 0; i < derived->part_count; i++)
        values[i] = part_at(plan, derived, i, at, row);
    return mean(values, derived->part_count);
}

static double rating(const struct plan *plan, const struct output *output, double value)
{
    int32_t band = band_of(plan->model, output, value);
    return band < 0 ? NAN : plan->model->band_sets[output->bands].bands[band].value;
}

static double derive(const struct plan *plan, const struct derived *derived, double *values, const struct row *row)
{
    double first = part_at(plan, derived, 0, output_score, row);
    switch (derived->kind) {
    case DERIVED_DIFFERENCE:
        return difference(first, part_at(plan, derived, 1, output_score, row));
    case DERIVED_MEAN:
        return mean_of_parts(plan, derived, output_score, values, row);
    case DERIVED_RATIO:
        return first / part_at(plan, derived, 1, output_score, row);
    case DERIVED_RATING:
        return rating(plan, part_output(plan, derived, 0), first);
    }
    return NAN;
}

/* The state of the first part that has no score. */
static cpi_state state_of_parts(const struct derived *derived, const struct row *row)
{
    for (int32_t i = 0; i < derived->part_count; i++)
        if (row->state[derived->parts[i]] != CPI_SCORED)
            return (cpi_state)row->state[derived->parts[i]];
    return CPI_SCORED;
}

static double coverage_of_parts(const struct derived *derived, const struct row *row, double *values)
{
    for (int32_t i = 0; i < derived->part_count; i++)
        values[i] = row->coverage[derived->parts[i]];
    return aggregate(ARITHMETIC, values, NULL, (size_t)derived->part_count, NULL);
}

static const struct derived *derived_at(const struct plan *plan, int32_t figure)
{
    return &plan->model->derived[figure - first_derived_figure(plan->model)];
}

void derive_score(const struct plan *plan, int32_t figure, double *values, const struct row *row)
{
    const struct derived *derived = derived_at(plan, figure);
    cpi_state state = state_of_parts(derived, row);
    double score = state == CPI_SCORED ? derive(plan, derived, values, row) : NAN;
    if (state == CPI_SCORED && !isfinite(score))
        state = CPI_STATE_UNDEFINED;
    row->state[figure] = (uint8_t)state;
    row->score[figure] = state == CPI_SCORED ? score : NAN;
    row->coverage[figure] = coverage_of_parts(derived, row, values);
}

/* Two ends; NaN where there is none. */
struct ends {
    double low;
    double high;
};

/* Interval division: a divisor that can be 0 leaves no ends. */
static struct ends ratio_ends(struct ends divided, struct ends by)
{
    if (!(by.low > 0 || by.high < 0))
        return (struct ends){NAN, NAN};
    const double quotients[] = {divided.low / by.low, divided.low / by.high, divided.high / by.low,
                                divided.high / by.high};
    struct ends ends = {quotients[0], quotients[0]};
    for (int i = 0; i < 4; i++) {
        if (isnan(quotients[i]))
            return (struct ends){NAN, NAN};
        ends.low = quotients[i] < ends.low ? quotients[i] : ends.low;
        ends.high = quotients[i] > ends.high ? quotients[i] : ends.high;
    }
    return ends;
}

/* The lowest and the highest value of all bands from one to another: they need not be in order. */
static struct ends rating_ends(const struct model *model, const struct output *output, struct ends rated)
{
    const struct band *bands = model->band_sets[output->bands].bands;
    int32_t first = band_of(model, output, rated.low);
    int32_t last = band_of(model, output, rated.high);
    if (first < 0 || last < 0)
        return (struct ends){NAN, NAN};
    struct ends ends = {bands[first].value, bands[first].value};
    for (int32_t i = first; i <= last; i++) {
        ends.low = bands[i].value < ends.low ? bands[i].value : ends.low;
        ends.high = bands[i].value > ends.high ? bands[i].value : ends.high;
    }
    return ends;
}

static struct ends part_ends(const struct plan *plan, const struct derived *derived, int32_t part,
                             const struct row *row)
{
    return (struct ends){part_at(plan, derived, part, output_low, row), part_at(plan, derived, part, output_high, row)};
}

static struct ends derive_ends(const struct plan *plan, const struct derived *derived, double *values,
                               const struct row *row)
{
    struct ends first = part_ends(plan, derived, 0, row);
    struct ends second;
    switch (derived->kind) {
    case DERIVED_DIFFERENCE:
        second = part_ends(plan, derived, 1, row);
        return (struct ends){difference(first.low, second.high), difference(first.high, second.low)};
    case DERIVED_MEAN:
        return (struct ends){mean_of_parts(plan, derived, output_low, values, row),
                             mean_of_parts(plan, derived, output_high, values, row)};
    case DERIVED_RATIO:
        return ratio_ends(first, part_ends(plan, derived, 1, row));
    case DERIVED_RATING:
        return rating_ends(plan->model, part_output(plan, derived, 0), first);
    }
    return (struct ends){NAN, NAN};
}

void derive_bounds(const struct plan *plan, int32_t figure, double *values, const struct row *row)
{
    struct ends ends = derive_ends(plan, derived_at(plan, figure), values, row);
    row->low[figure] = isfinite(ends.low) ? ends.low : NAN;
    row->high[figure] = isfinite(ends.high) ? ends.high : NAN;
}
