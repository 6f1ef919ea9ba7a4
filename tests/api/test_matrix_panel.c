/* SPDX-License-Identifier: MIT */
/* The fast way of scoring, and the one that explains itself, give the same figures to the last bit. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support.h"

static const char YAML[] = HEAD
    "scales:\n"
    "  s: {options: {no: {value: 0}, half: {value: 0.5}, most: {value: 0.7}, yes: {value: 1}}}\n"
    "  grade: {range: [5, 1], options: {five: {value: 5}, four: {value: 4.3}, three: {value: 3.1}, one: {value: 1}}}\n"
    "facets: {f: {groups: {g: G, h: H, i: I}}}\n"
    "scale: s\n"
    "domains:\n"
    "  - code: A\n"
    "    title: A\n"
    "    facets: {f: g}\n"
    "    domains:\n"
    "      - {code: A1, title: A1, weight: 1.3, indicators: [{code: a, title: a}, {code: b, title: b, weight: 2.7}, "
    "{code: c, title: c, facets: {f: [h, i]}}]}\n"
    "      - {code: A2, title: A2, scale: grade, indicators: [{code: d, title: d}, {code: e, title: e, facets: {f: "
    "h}}]}\n"
    "    indicators: [{code: m, title: m, facets: {f: i}, indicators: [{code: m1, title: m1}, {code: m2, title: m2, "
    "weight: 0.1}]}]\n"
    "  - code: B\n"
    "    title: B\n"
    "    facets: {f: h}\n"
    "    indicators:\n"
    "      - {code: q, title: q, quantity: {goalposts: [3, 17.7], clamp: none}}\n"
    "      - {code: l, title: l, quantity: {goalposts: [100, 75000], transformation: log, floor: 0.01}}\n"
    "      - {code: r, title: r, quantity: {goalposts: [40, 0.3]}}\n"
    "derived: {gap: {title: Gap, difference: [A, B]}, mean: {title: Mean, mean: [gap, 'f:g', 'A/f:h', X]}}\n"
    "methods:\n"
    "  mean: {title: M, aggregation: arithmetic, missing: skip, output: {range: [0, 100]}}\n"
    "  geometric: {title: G, aggregation: geometric, missing: zero, floor: 0.01, output: {range: [5, 1]}}\n"
    "  least: {title: L, over: domains, aggregation: minimum, missing: withhold, sub_indicators: {missing: skip}}\n"
    "  middle: {title: D, over: indicators, aggregation: median, missing: skip, minimum_coverage: 0.4}\n"
    "  sum: {title: S, aggregation: sum, missing: skip, weights: {b: -0.3, B: -1.7}, output: {range: [-1, 1]}, "
    "maximum_missing: 1}\n"
    "  cells: {title: C, over: cells, aggregation: arithmetic, missing: skip, exclude: [A2, q], facets: {f: {over: "
    "children}}}\n"
    "  harmonic: {title: H, aggregation: harmonic, missing: skip, floor: 0.1, levels: {0: {aggregation: maximum}, 1: "
    "{rescale: [0.2, 0.7]}}}\n"
    "  power: {title: P, aggregation: power, exponent: 2.5, missing: zero, nodes: {A: {exponent: -3, rescale: [0, "
    "0.9]}}, facets: {f: {rescale: [0.1, 1.1]}}}\n"
    "  product: {title: F, aggregation: product, missing: skip, sub_indicators: {aggregation: all-or-nothing}, "
    "nodes: {B: {aggregation: sum, rescale: [-1, 5]}}}\n";

/* No multiple of a number of rows that may be scored together. */
enum { ROWS = 403 };

/* A random answer: its number, and the same for the panel. */
static double random_answer(const cpi_framework *framework, cpi_panel *panel, int32_t row, int32_t node,
                            uint64_t *random)
{
    int32_t scale = cpi_framework_node_scale(framework, node);
    if (random_bits(random) % 5 == 0)
        return NAN;
    if (scale < 0) {
        double value = random_share(random) * (random_bits(random) % 2 ? 20 : 90000) + 0.001;
        assert_int_equal(cpi_panel_set_value(panel, row, node, value), CPI_OK);
        return value;
    }
    int32_t option = (int32_t)(random_bits(random) % (uint64_t)cpi_framework_option_count(framework, scale));
    assert_int_equal(cpi_panel_set_option(panel, row, node, cpi_framework_option_code(framework, scale, option)),
                     CPI_OK);
    return cpi_framework_option_value(framework, scale, option);
}

/* The same array in the other order. */
static double *transpose(const double *answers, size_t columns)
{
    double *turned = malloc(ROWS * columns * sizeof *turned);
    for (size_t row = 0; row < ROWS; row++)
        for (size_t column = 0; column < columns; column++)
            turned[column * ROWS + row] = answers[row * columns + column];
    return turned;
}

static void assert_scores_of_matrix(const cpi_framework *framework, const cpi_options *options, const double *answers,
                                    ptrdiff_t row_stride, ptrdiff_t column_stride, const cpi_scores *scores)
{
    size_t figures = (size_t)cpi_framework_figure_count(framework);
    int32_t *wanted = malloc(figures * sizeof *wanted), scored = 0;
    double *matrix = malloc(ROWS * figures * sizeof *matrix);
    for (size_t i = 0; i < figures; i++)
        wanted[i] = (int32_t)(figures - 1 - i);
    assert_int_equal(cpi_score_matrix(framework, options, answers, ROWS,
                                      (size_t)cpi_framework_indicator_count(framework), row_stride, column_stride,
                                      wanted, figures, matrix, ROWS * figures, NULL),
                     CPI_OK);
    for (int32_t row = 0; row < ROWS; row++)
        for (size_t i = 0; i < figures; i++) {
            double value = cpi_scores_value(scores, row, wanted[i]);
            assert_same(matrix[(size_t)row * figures + i], value);
            assert_int_equal(isnan(value), cpi_scores_state(scores, row, wanted[i]) != CPI_SCORED);
            scored += !isnan(value);
        }
    assert_true(scored > ROWS);
    free(matrix);
    free(wanted);
}

static void assert_same_scores(const cpi_framework *framework, const cpi_panel *panel, const double *answers,
                               const char *method)
{
    ptrdiff_t columns = cpi_framework_indicator_count(framework);
    double *turned = transpose(answers, (size_t)columns);
    cpi_options *options = cpi_options_new();
    cpi_scores *scores;
    assert_int_equal(cpi_options_set_method(options, method), CPI_OK);
    assert_int_equal(cpi_score(panel, options, NULL, &scores), CPI_OK);
    assert_scores_of_matrix(framework, options, answers, columns, 1, scores);
    assert_scores_of_matrix(framework, options, turned, 1, ROWS, scores);
    cpi_scores_unref(scores);
    cpi_options_free(options);
    free(turned);
}

static void panels_and_matrices_agree(void **state)
{
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel;
    int32_t columns = cpi_framework_indicator_count(framework);
    double *answers = malloc(ROWS * (size_t)columns * sizeof *answers);
    uint64_t random = 42;
    (void)state;
    assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
    for (int32_t row = 0; row < ROWS; row++) {
        char unit[16];
        snprintf(unit, sizeof unit, "U%d", (int)row);
        assert_int_equal(cpi_panel_add(panel, unit, NULL, NULL), CPI_OK);
        for (int32_t i = 0; i < columns; i++)
            answers[row * columns + i] =
                random_answer(framework, panel, row, cpi_framework_indicator_node(framework, i), &random);
    }
    for (int32_t method = 0; method < cpi_framework_method_count(framework); method++)
        assert_same_scores(framework, panel, answers, cpi_framework_method_code(framework, method));
    free(answers);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(panels_and_matrices_agree),
    };
    return cmocka_run_group_tests_name("matrix and panel", tests, NULL, NULL);
}
