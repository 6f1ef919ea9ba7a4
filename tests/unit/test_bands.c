/* SPDX-License-Identifier: MIT */
/* Bands, and what figures are shown as: output range, digits and bands per figure. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

#define LETTERS                                                                                                        \
    "bands: {l: {title: Letters, bands: {B: {label: Good, from: 50, value: 3}, A: {label: Best, from: 75, "            \
    "value: 4}, D: {label: Poor, value: 1}, C: {label: Fair, from: 25, value: 2}}}}\n"
#define TWO "domains: [{code: A, title: A, indicators: [" Q("a") "]}, {code: B, title: B, indicators: [" Q("b") "]}]\n"

static const char YAML[] = HEAD TWO LETTERS "derived: {gap: {title: Gap, difference: [A, B]}}\n"
                                            "methods:\n"
                                            "  m:\n"
                                            "    title: M\n"
                                            "    aggregation: arithmetic\n"
                                            "    missing: skip\n"
                                            "    output: {range: [0, 100], digits: 1, bands: l}\n"
                                            "    outputs: {B: {range: [0, 40]}, gap: {digits: 3}, b: {digits: 0}}\n"
                                            "  plain: {title: Plain, aggregation: arithmetic, missing: skip}\n";

static const char *band_of_figure(const cpi_scores *scores, int32_t assessment, const char *address)
{
    const cpi_framework *framework = cpi_scores_framework(scores);
    int32_t figure = figure_of(framework, address);
    int32_t bands = cpi_framework_figure_bands(framework, cpi_scores_method(scores), figure);
    const char *code = cpi_framework_band_code(framework, bands, cpi_scores_band(scores, assessment, figure));
    return code ? code : "-";
}

static void bands_stand_in_the_order_of_their_numbers(void **state)
{
    static const char *const CODES[] = {"D", "C", "B", "A"};
    static const char *const LABELS[] = {"Poor", "Fair", "Good", "Best"};
    static const double FROM[] = {NAN, 25, 50, 75};
    cpi_framework *f = framework_of(YAML);
    (void)state;
    assert_int_equal(cpi_framework_bands_count(f), 1);
    assert_int_equal(cpi_framework_find_bands(f, "l"), 0);
    assert_text(cpi_framework_bands_code(f, 0), "l", "code");
    assert_text(cpi_framework_bands_title(f, 0, NULL), "Letters", "title");
    assert_int_equal(cpi_framework_bands_rounded(f, 0), 0);
    assert_int_equal(cpi_framework_band_count(f, 0), 4);
    for (int32_t i = 0; i < 4; i++) {
        assert_text(cpi_framework_band_code(f, 0, i), CODES[i], "code");
        assert_text(cpi_framework_band_label(f, 0, i, NULL), LABELS[i], "label");
        assert_same(cpi_framework_band_from(f, 0, i), FROM[i]);
        assert_same(cpi_framework_band_value(f, 0, i), i + 1);
    }
    cpi_framework_unref(f);
}

static void what_is_not_said_of_bands(void **state)
{
    cpi_framework *f = framework_of(HEAD TWO "bands: {l: {score: rounded, bands: {low: {}, high: {from: -1}}}}\n" MEAN);
    (void)state;
    assert_text(cpi_framework_bands_title(f, 0, NULL), "l", "the code stands in for a title");
    assert_text(cpi_framework_band_label(f, 0, 1, NULL), "high", "the code stands in for a label");
    assert_int_equal(cpi_framework_bands_rounded(f, 0), 1);
    assert_same(cpi_framework_band_value(f, 0, 0), NAN);
    assert_same(cpi_framework_band_from(f, 0, 1), -1);
    cpi_framework_unref(f);
}

static void figures_are_shown_as_the_method_says(void **state)
{
    static const struct {
        const char *address;
        double ends[2];
        int32_t digits;
        int32_t bands;
    } CASES[] = {
        {"X", {0, 100}, 1, 0}, {"A", {0, 100}, 1, 0}, {"B", {0, 40}, 1, 0},
        {"a", {0, 100}, 1, 0}, {"b", {0, 100}, 0, 0}, {"gap", {NAN, NAN}, 3, -1},
    };
    cpi_framework *f = framework_of(YAML);
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int32_t figure = figure_of(f, CASES[i].address);
        assert_int_equal(cpi_framework_figure_digits(f, 0, figure), CASES[i].digits);
        assert_int_equal(cpi_framework_figure_bands(f, 0, figure), CASES[i].bands);
        assert_same(cpi_framework_figure_end(f, 0, figure, 0), CASES[i].ends[0]);
        assert_same(cpi_framework_figure_end(f, 0, figure, 1), CASES[i].ends[1]);
        assert_int_equal(cpi_framework_figure_digits(f, 1, figure), 2);
        assert_int_equal(cpi_framework_figure_bands(f, 1, figure), CPI_NONE);
    }
    assert_int_equal(cpi_framework_method_digits(f, 0), 1);
    cpi_framework_unref(f);
}

/* 0.3 is 30 of 100 in A; 0.7 is 28 of 40 in B; the gap is between the two numbers shown. */
static void each_figure_has_its_own_scale(void **state)
{
    cpi_scores *scores = scores_of(YAML, "unit,a,b\nU,0.3,0.7\n", NULL);
    (void)state;
    assert_near(score_of(scores, 0, "X"), 50, 1e-13);
    assert_near(score_of(scores, 0, "A"), 30, 1e-13);
    assert_near(score_of(scores, 0, "B"), 28, 1e-13);
    assert_near(score_of(scores, 0, "b"), 70, 1e-13);
    assert_near(score_of(scores, 0, "gap"), 2, 1e-13);
    assert_text(band_of_figure(scores, 0, "X"), "B", "50");
    assert_text(band_of_figure(scores, 0, "A"), "C", "30");
    assert_text(band_of_figure(scores, 0, "B"), "C", "28 of 40");
    assert_text(band_of_figure(scores, 0, "b"), "B", "70");
    assert_text(band_of_figure(scores, 0, "gap"), "-", "a derived figure has bands only where `outputs` says so");
    cpi_scores_unref(scores);
}

static void a_matrix_has_the_same_scales(void **state)
{
    cpi_framework *f = framework_of(YAML);
    const int32_t figures[] = {figure_of(f, "X"), figure_of(f, "B"), figure_of(f, "gap")};
    double found[3];
    (void)state;
    assert_int_equal(cpi_score_matrix(f, NULL, (double[]){0.3, 0.7}, 1, 2, 2, 1, figures, 3, found, 3, NULL), CPI_OK);
    assert_near(found[0], 50, 1e-13);
    assert_near(found[1], 28, 1e-13);
    assert_near(found[2], 2, 1e-13);
    cpi_framework_unref(f);
}

static void what_has_no_score_has_no_band(void **state)
{
    cpi_scores *scores = scores_of(YAML, "unit,a,b\nU,,0.7\n", NULL);
    (void)state;
    assert_int_equal(cpi_scores_band(scores, 0, figure_of(cpi_scores_framework(scores), "A")), CPI_NONE);
    assert_text(band_of_figure(scores, 0, "X"), "B", "70");
    cpi_scores_unref(scores);
}

/* A number belongs to the band that begins with it, also where binary arithmetic comes out a little below: three times
 * 0.1 / 0.3 is less than 1 there, and 0.29 * 100 less than 29. */
static void a_band_begins_with_its_number(void **state)
{
    static const struct {
        const char *value;
        const char *band;
    } CASES[] = {
        {"0.29", "high"}, {"0.2899999999999", "low"}, {"0.2900000000001", "high"}, {"0", "low"}, {"1", "high"}};
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char sheet[100];
        snprintf(sheet, sizeof sheet, "unit,a\nU,%s\n", CASES[i].value);
        cpi_scores *scores =
            scores_of(HEAD "indicators: [" Q("a") "]\nbands: {l: {bands: {low: {}, high: {from: 29}}}}\n" METHOD(
                          "aggregation: arithmetic, missing: skip, output: {range: [0, 100], bands: l}"),
                      sheet, NULL);
        assert_text(band_of_figure(scores, 0, "X"), CASES[i].band, CASES[i].value);
        cpi_scores_unref(scores);
    }
}

/* 2.45 prints as 2.5 with one digit, and so belongs to the band from 2.5 where numbers are looked up as printed. */
static void rounded_numbers_may_be_in_another_band(void **state)
{
    static const char *const WORDS[] = {"unrounded", "rounded"};
    static const char *const BANDS[] = {"low", "high"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        char yaml[600];
        snprintf(yaml, sizeof yaml,
                 HEAD "indicators: [" Q("a") "]\nbands: {l: {score: %s, bands: {low: {}, high: {from: 2.5}}}}\n" METHOD(
                     "aggregation: arithmetic, missing: skip, output: {range: [0, 10], digits: 1, bands: l}"),
                 WORDS[i]);
        cpi_scores *scores = scores_of(yaml, "unit,a\nU,0.245\nV,0.2449\n", NULL);
        assert_text(band_of_figure(scores, 0, "X"), BANDS[i], WORDS[i]);
        assert_text(band_of_figure(scores, 1, "X"), "low", "2.449");
        cpi_scores_unref(scores);
    }
}

/* Grades from 5 to 1: bands go by the number shown, where 1 is best. */
static void bands_of_an_output_range_that_runs_down(void **state)
{
    cpi_scores *scores =
        scores_of(HEAD "indicators: [" Q("a") "]\nbands: {l: {bands: {pass: {}, fail: {from: 4.5}}}}\n" METHOD(
                      "aggregation: arithmetic, missing: skip, output: {range: [5, 1], bands: l}"),
                  "unit,a\nU,0.1\nV,0.125\nW,0.13\n", NULL);
    (void)state;
    assert_text(band_of_figure(scores, 0, "X"), "fail", "4.6");
    assert_text(band_of_figure(scores, 1, "X"), "fail", "4.5");
    assert_text(band_of_figure(scores, 2, "X"), "pass", "4.48");
    cpi_scores_unref(scores);
}

static void ranks_of_rounded_figures_follow_their_digits(void **state)
{
    cpi_scores *scores = scores_of(HEAD TWO METHOD("aggregation: arithmetic, missing: skip, rank: rounded, output: "
                                                   "{digits: 0}, outputs: {A: {range: [0, 10]}, B: {digits: 2}}"),
                                   "unit,a,b\nU,0.84,0.614\nV,0.76,0.615\nW,0.9,0.616\n", NULL);
    const cpi_framework *framework = cpi_scores_framework(scores);
    static const int32_t RANKS[][3] = {{2, 3}, {2, 1}, {1, 1}};
    (void)state;
    /* A: 8.4, 7.6 and 9 are printed 8, 8 and 9; B: 0.61, 0.62 and 0.62. */
    for (int32_t i = 0; i < 3; i++) {
        assert_int_equal(cpi_scores_rank(scores, i, figure_of(framework, "A")), RANKS[i][0]);
        assert_int_equal(cpi_scores_rank(scores, i, figure_of(framework, "B")), RANKS[i][1]);
    }
    cpi_scores_unref(scores);
}

static void problems_of_bands(void **state)
{
#define BANDS(bands) HEAD "bands:\n  l: {bands: " bands "}\nindicators: [" Q("a") "]\n" MEAN
    static const struct {
        const char *yaml;
        const char *problems;
    } CASES[] = {
        {BANDS("{A: {}, B: {from: 2}}"), ""},
        {BANDS("{A: {}}"), "7:14 CPI-341"},
        {BANDS("{A: {from: 1}, B: {from: 2}}"), "7:3 CPI-342"},
        {BANDS("{A: {}, B: {from: 2}, C: {}}"), "7:36 CPI-342"},
        {BANDS("{A: {}, B: {from: 2}, C: {from: 2.0}}"), "7:46 CPI-343"},
        {BANDS("{A: {value: 1}, B: {from: 2}}"), "7:30 CPI-344"},
        {BANDS("{A: {}, B: {from: 2, value: 1}}"), "7:15 CPI-344"},
        {BANDS("{A: {}, B: {form: 2}}"), "7:26 CPI-218"},
        {BANDS("{A: {}, B: {from: x}}"), "7:32 CPI-222"},
        {BANDS("{A: {}, 'B B': {from: 2}}"), "7:22 CPI-225"},
        {BANDS("[A]"), "7:14 CPI-220"},
        {HEAD "bands: {l: {title: L}}\nindicators: [" Q("a") "]\n" MEAN, "6:12 CPI-219"},
        {HEAD "bands: [l]\nindicators: [" Q("a") "]\n" METHOD("aggregation: sum, missing: skip, output: {bands: l}"),
         "6:8 CPI-220"},
        {HEAD "indicators: [" Q("a") "]\n" METHOD("aggregation: sum, missing: skip, output: {bands: l}"),
         "7:74 CPI-340"},
        {HEAD "indicators: [" Q("a") "]\n" METHOD("aggregation: sum, missing: skip, outputs: {zz: {digits: 1}}"),
         "7:68 CPI-321"},
        {HEAD "indicators: [" Q("a") "]\nderived: {d: {title: D, mean: [a]}}\n" METHOD(
             "aggregation: sum, missing: skip, outputs: {d: {range: [0, 1]}}"),
         "8:72 CPI-345"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(problems_of_framework(CASES[i].yaml), CASES[i].problems, CASES[i].yaml);
}

/* Bands from 75 and 50 on an output range of 0 to 1 are a slip; where scores can leave the range they need not be. */
static void bands_for_another_range(void **state)
{
#define LETTERS_OF_100 "bands: {l: {bands: {A: {from: 75}, B: {from: 50}, C: {}}}}\n"
#define UNLIMITED "{code: a, title: a, quantity: {goalposts: [0, 1], clamp: lower}}"
    static const struct {
        const char *yaml;
        const char *problems;
    } CASES[] = {
        {HEAD TWO LETTERS_OF_100 METHOD("aggregation: arithmetic, missing: skip, output: {bands: l}"), "8:81 CPI-347"},
        {HEAD TWO LETTERS_OF_100 METHOD("aggregation: arithmetic, missing: skip, outputs: {A: {bands: l}}"),
         "8:86 CPI-347"},
        {HEAD TWO LETTERS_OF_100 METHOD("aggregation: arithmetic, missing: skip, output: {range: [75, 101], bands: l}"),
         "8:99 CPI-347"},
        {HEAD TWO LETTERS_OF_100 METHOD("aggregation: arithmetic, missing: skip, output: {range: [60, 0], bands: l}"),
         ""},
        {HEAD TWO LETTERS_OF_100 METHOD("aggregation: sum, missing: skip, output: {bands: l}"), ""},
        {HEAD "indicators: [" UNLIMITED
              "]\n" LETTERS_OF_100 METHOD("aggregation: arithmetic, missing: skip, output: {bands: l}"),
         ""},
        {HEAD TWO LETTERS_OF_100 "derived: {d: {title: D, mean: [A]}}\n" METHOD(
             "aggregation: arithmetic, missing: skip, outputs: {d: {bands: l}}"),
         ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(problems_of_framework(CASES[i].yaml), CASES[i].problems, CASES[i].yaml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_stand_in_the_order_of_their_numbers),
        cmocka_unit_test(what_is_not_said_of_bands),
        cmocka_unit_test(figures_are_shown_as_the_method_says),
        cmocka_unit_test(each_figure_has_its_own_scale),
        cmocka_unit_test(a_matrix_has_the_same_scales),
        cmocka_unit_test(what_has_no_score_has_no_band),
        cmocka_unit_test(a_band_begins_with_its_number),
        cmocka_unit_test(rounded_numbers_may_be_in_another_band),
        cmocka_unit_test(bands_of_an_output_range_that_runs_down),
        cmocka_unit_test(ranks_of_rounded_figures_follow_their_digits),
        cmocka_unit_test(problems_of_bands),
        cmocka_unit_test(bands_for_another_range),
    };
    return cmocka_run_group_tests_name("bands", tests, NULL, NULL);
}
