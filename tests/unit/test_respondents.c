/* SPDX-License-Identifier: MIT */
/* Several answers to one question, worked out by hand. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

/* Methods by what they say of respondents; `W` is the weight. */
static const char YAML[] = HEAD NO_HALF_YES
    "indicators:\n"
    "  - {code: a, title: a}\n"
    "  - {code: g, title: g, scale: grades}\n"
    "  - {code: q, title: q, quantity: {goalposts: [0, 10]}}\n"
    "  - {code: l, title: l, quantity: {goalposts: [10, 0]}}\n"
    "  - {code: W, title: W, quantity: {goalposts: [0, 100]}}\n"
    "methods:\n"
    "  agreement: {title: M, aggregation: arithmetic, missing: skip}\n"
    "  arithmetic: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: arithmetic}}\n"
    "  median: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: median}}\n"
    "  minimum: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: minimum}}\n"
    "  maximum: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: maximum}}\n"
    "  weighted: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: arithmetic, weight: "
    "W}}\n"
    "  middle: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: median, weight: W}}\n";

#define GRADES "scales: {grades: {range: [5, 1], options: {'1': {value: 1}, '3': {value: 3}, '5': {value: 5}}},"

static const char *framework_text(void)
{
    static char text[sizeof YAML + 200];
    const char *scales = strstr(YAML, "scales: {");
    snprintf(text, sizeof text, "%.*s" GRADES "%s", (int)(scales - YAML), YAML, scales + strlen("scales: {"));
    return text;
}

#define HEADER "unit,respondent,a,g,q,l,W\n"
#define THREE HEADER "U,A,yes,1,4,4,20\nU,B,half,3,5,5,30\nU,C,no,3,9,9,50\n"

/* The answer and the score of an indicator of the first assessment, and the sentence that explains it:
 * "0.5 0.5 arithmetic mean of ..."; the answer of an option begins with its code. */
static const char *told(const char *method, const char *sheet, const char *code)
{
    static char text[2000];
    cpi_scores *scores = scores_of(framework_text(), sheet, method);
    cpi_explanation *explanation;
    int32_t node = figure_of(cpi_scores_framework(scores), code);
    int32_t option = cpi_scores_option(scores, 0, node);
    const char *word = cpi_framework_option_code(cpi_scores_framework(scores),
                                                 cpi_framework_node_scale(cpi_scores_framework(scores), node), option);
    assert_int_equal(cpi_explain(scores, 0, node, &explanation), CPI_OK);
    snprintf(text, sizeof text, "%s%s%s %s %s", word ? word : "", word ? "=" : "",
             short_number(cpi_scores_answer(scores, 0, node)), short_number(cpi_scores_value(scores, 0, node)),
             cpi_explanation_rule(explanation, 0));
    cpi_explanation_free(explanation);
    cpi_scores_unref(scores);
    return text;
}

static void answers_are_combined_before_they_are_scored(void **state)
{
    static const struct {
        const char *method;
        const char *code;
        const char *told;
    } CASES[] = {
        {"arithmetic", "a", "half=0.5 0.5 arithmetic mean of 3 answers (A: yes = 1, B: half = 0.5, C: no = 0) = 0.5"},
        {"arithmetic", "g",
         "2.3333 0.6667 arithmetic mean of 3 answers (A: 1, B: 3, C: 3) = 2.3333333333333335 on a range from 5"
         " to 1"},
        {"arithmetic", "q", "6 0.6 arithmetic mean of 3 answers (A: 4, B: 5, C: 9) = 6; (6 - 0) / (10 - 0)"},
        {"arithmetic", "l", "6 0.4 arithmetic mean of 3 answers (A: 4, B: 5, C: 9) = 6; (6 - 10) / (0 - 10)"},
        {"median", "a", "half=0.5 0.5 median of 3 answers (A: yes = 1, B: half = 0.5, C: no = 0) = 0.5"},
        {"median", "q", "5 0.5 median of 3 answers (A: 4, B: 5, C: 9) = 5; (5 - 0) / (10 - 0)"},
        {"minimum", "a", "no=0 0 worst of 3 answers (A: yes = 1, B: half = 0.5, C: no = 0) = 0"},
        {"minimum", "g", "3=3 0.5 worst of 3 answers (A: 1, B: 3, C: 3) = 3 on a range from 5 to 1"},
        {"minimum", "q", "4 0.4 worst of 3 answers (A: 4, B: 5, C: 9) = 4; (4 - 0) / (10 - 0)"},
        {"minimum", "l", "9 0.1 worst of 3 answers (A: 4, B: 5, C: 9) = 9; (9 - 10) / (0 - 10)"},
        {"maximum", "a", "yes=1 1 best of 3 answers (A: yes = 1, B: half = 0.5, C: no = 0) = 1"},
        {"maximum", "g", "1=1 1 best of 3 answers (A: 1, B: 3, C: 3) = 1 on a range from 5 to 1"},
        {"maximum", "l", "4 0.6 best of 3 answers (A: 4, B: 5, C: 9) = 4; (4 - 10) / (0 - 10)"},
        /* 0.2 * 1 + 0.3 * 0.5 = 0.35; 0.2 * 4 + 0.3 * 5 + 0.5 * 9 = 6.8 */
        {"weighted", "a",
         "0.35 0.35 weighted arithmetic mean of 3 answers (A: yes = 1 with weight 20, B: half = 0.5 with weight 30, C: "
         "no "
         "= 0 with weight 50) = 0.35"},
        {"weighted", "q",
         "6.8 0.68 weighted arithmetic mean of 3 answers (A: 4 with weight 20, B: 5 with weight 30, C: 9 with weight "
         "50) "
         "= 6.8; (6.8 - 0) / (10 - 0)"},
        {"weighted", "W", "100 1 sum of 3 answers (A: 20, B: 30, C: 50) = 100; (100 - 0) / (100 - 0)"},
        /* Half of the weight lies on either side of the mean of 5 and 9. */
        {"middle", "q",
         "7 0.7 weighted median of 3 answers (A: 4 with weight 20, B: 5 with weight 30, C: 9 with weight 50) = 7; (7 - "
         "0) "
         "/ (10 - 0)"},
        {"agreement", "a", "- - the 3 answers disagree (A: yes, B: half, C: no)"},
        {"agreement", "g", "- - the 3 answers disagree (A: 1, B: 3, C: 3)"},
        {"agreement", "q", "- - the 3 answers disagree (A: 4, B: 5, C: 9)"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(told(CASES[i].method, THREE, CASES[i].code), CASES[i].told, CASES[i].method);
}

static void who_did_not_answer_is_passed_over(void **state)
{
    static const struct {
        const char *method;
        const char *sheet;
        const char *told;
    } CASES[] = {
        {"agreement", HEADER "U,A,yes,,,,\nU,B,,,,,\nU,C,yes,,,,\n", "yes=1 1 2 answers agree on yes = 1"},
        {"agreement", HEADER "U,A,yes,,,,\nU,B,nd,,,,\nU,C,na,,,,\n", "yes=1 1 yes = 1, answered by A alone"},
        {"minimum", HEADER "U,A,yes,,,,\nU,B,,,,,\n", "yes=1 1 yes = 1, answered by A alone"},
        {"weighted", HEADER "U,A,yes,,,,\nU,B,,,,,\n", "yes=1 1 yes = 1, answered by A alone"},
        {"agreement", HEADER "U,A,yes,,,,\n", "yes=1 1 yes = 1"},
        {"agreement", HEADER "U,A,,,,,\nU,B,,,,,\n", "- - unanswered"},
        {"agreement", HEADER "U,A,,,,,\nU,B,na,,,,\n", "- - not applicable"},
        {"arithmetic", HEADER "U,A,na,,,,\nU,B,nd,,,,\nU,C,na,,,,\n", "- - no data"},
        {"arithmetic", HEADER "U,A,na,,,,\nU,,nd,,,,\n", "- - no data"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(told(CASES[i].method, CASES[i].sheet, "a"), CASES[i].told, CASES[i].sheet);
}

static void the_unit_as_a_whole_answers_alone(void **state)
{
    static const char *const METHODS[] = {"agreement", "arithmetic", "minimum", "weighted"};
    (void)state;
    for (size_t i = 0; i < COUNT(METHODS); i++)
        assert_text(told(METHODS[i], HEADER "U,A,no,,,,20\nU,,yes,,,,\nU,B,half,,,,30\n", "a"),
                    "yes=1 1 yes = 1, answered for the unit as a whole", METHODS[i]);
    assert_text(told("weighted", HEADER "U,A,,,,,20\nU,,,,,,60\nU,B,,,,,30\n", "W"),
                "60 0.6 (60 - 0) / (100 - 0), answered for the unit as a whole", "the weight");
}

static void answers_that_cannot_be_weighted(void **state)
{
    static const struct {
        const char *sheet;
        const char *code;
        const char *told;
    } CASES[] = {
        {HEADER "U,A,yes,,,,20\nU,B,no,,,,\n", "a", "- - the 2 answers cannot be weighted: B did not answer 'W'"},
        {HEADER "U,A,yes,,,,20\nU,B,no,,,,nd\n", "a", "- - the 2 answers cannot be weighted: B did not answer 'W'"},
        {HEADER "U,A,yes,,,,0\nU,B,no,,,,3\n", "a", "- - the 2 answers cannot be weighted: 'W' of A is 0, not above 0"},
        {HEADER "U,A,yes,,,,1\nU,B,no,,,,-3\n", "a",
         "- - the 2 answers cannot be weighted: 'W' of B is -3, not above 0"},
        {HEADER "U,A,yes,,,,20\nU,B,yes,,,,\n", "a", "- - the 2 answers cannot be weighted: B did not answer 'W'"},
        {HEADER "U,A,yes,,,,20\nU,B,no,,,,\n", "W", "- - no sum of the answers: B gave none"},
        {HEADER "U,A,yes,,,,20\nU,B,,,,,\nU,C,half,,,,20\n", "a",
         "0.75 0.75 weighted arithmetic mean of 2 answers (A: yes = 1 with weight 20, C: half = 0.5 with weight 20) = "
         "0.75"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(told("weighted", CASES[i].sheet, CASES[i].code), CASES[i].told, CASES[i].sheet);
}

#define RATES(respondents)                                                                                             \
    HEAD "indicators:\n"                                                                                               \
         "  - {code: r, title: r, quantity: {denominator: {indicator: P, per: 100}, goalposts: [0, 100]}}\n"           \
         "  - {code: P, title: P, quantity: {goalposts: [0, 1000]}}\n"                                                 \
         "methods: {m: {title: M, aggregation: arithmetic, missing: skip, exclude: [P], respondents: {" respondents    \
         "}}}\n"

/* Score and sentence of the quantity r. */
static const char *rate_told(const char *yaml, const char *sheet)
{
    static char text[2000];
    cpi_scores *scores = scores_of(yaml, sheet, NULL);
    cpi_explanation *explanation;
    int32_t node = figure_of(cpi_scores_framework(scores), "r");
    assert_int_equal(cpi_explain(scores, 0, node, &explanation), CPI_OK);
    snprintf(text, sizeof text, "%s %s", short_number(cpi_scores_value(scores, 0, node)),
             cpi_explanation_rule(explanation, 0));
    cpi_explanation_free(explanation);
    cpi_scores_unref(scores);
    return text;
}

/* 10 of 100 in one part and 10 of 50 in another are 20 of 150 in all, which is the mean weighted by what is below. */
static void counts_become_rates_before_they_are_combined(void **state)
{
    static const struct {
        const char *yaml;
        const char *sheet;
        const char *told;
    } CASES[] = {
        {RATES("aggregation: arithmetic"), "unit,respondent,r,P\nU,A,10,100\nU,B,10,50\n",
         "0.15 arithmetic mean of 2 answers (A: 10 / 100 x 100 = 10, B: 10 / 50 x 100 = 20) = 15; (15 - 0) / (100 - "
         "0)"},
        {RATES("aggregation: arithmetic, weight: P"), "unit,respondent,r,P\nU,A,10,100\nU,B,10,50\n",
         "0.1333 weighted arithmetic mean of 2 answers (A: 10 / 100 x 100 = 10 with weight 100, B: 10 / 50 x 100 = 20 "
         "with weight 50) = 13.333333333333334; (13.333333333333334 - 0) / (100 - 0)"},
        {RATES("aggregation: minimum"), "unit,respondent,r,P\nU,A,10,100\nU,B,8,50\n",
         "0.1 worst of 2 answers (A: 10 / 100 x 100 = 10, B: 8 / 50 x 100 = 16) = 10; (10 - 0) / (100 - 0)"},
        {RATES("aggregation: agreement"), "unit,respondent,r,P\nU,A,10,100\nU,B,5,50\n",
         "0.1 2 answers agree on 10; (10 - 0) / (100 - 0)"},
        {RATES("aggregation: agreement"), "unit,respondent,r,P\nU,A,10,100\nU,B,10,50\n",
         "- the 2 answers disagree (A: 10 / 100 x 100 = 10, B: 10 / 50 x 100 = 20)"},
        /* A rate of one part, not its count over the people of all parts. */
        {RATES("aggregation: arithmetic"), "unit,respondent,r,P\nU,A,10,100\nU,B,,50\n",
         "0.1 10 / 100 x 100 = 10; (10 - 0) / (100 - 0), answered by A alone"},
        {RATES("aggregation: arithmetic"), "unit,respondent,r,P\nU,A,10,100\nU,B,10,\n",
         "- B did not answer 'P', by which its answer is divided"},
        /* What each says is of the unit, where only the unit has what it is divided by. */
        {RATES("aggregation: arithmetic"), "unit,respondent,r,P\nU,A,10,\nU,B,30,\nU,,,200\n",
         "0.1 arithmetic mean of 2 answers (A: 10, B: 30) = 20; 20 / 200 x 100 = 10; (10 - 0) / (100 - 0)"},
        {RATES("aggregation: arithmetic"), "unit,respondent,r,P\nU,A,,100\nU,,30,\nU,B,,50\n",
         "0.4 30 / 75 x 100 = 40; (40 - 0) / (100 - 0), answered for the unit as a whole"},
        {RATES("aggregation: arithmetic, weight: P"), "unit,respondent,r,P\nU,A,,100\nU,,30,\nU,B,,50\n",
         "0.2 30 / 150 x 100 = 20; (20 - 0) / (100 - 0), answered for the unit as a whole"},
        {RATES("aggregation: arithmetic"), "unit,respondent,r,P\nU,A,10,\nU,B,30,\n",
         "- arithmetic mean of 2 answers (A: 10, B: 30) = 20; no answer to 'P', by which it is divided"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(rate_told(CASES[i].yaml, CASES[i].sheet), CASES[i].told, CASES[i].sheet);
}

/* The worst answer is the worst under the method at hand. */
static void a_method_may_turn_the_direction(void **state)
{
    cpi_framework *framework = framework_of(HEAD "indicators: [" Q(
        "q") "]\n"
             "methods:\n"
             "  m: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: minimum},\n"
             "      quantities: {q: {goalposts: [1, 0]}}}\n");
    cpi_panel *panel = panel_of(framework, "unit,respondent,q\nU,A,0.25\nU,B,0.75\n");
    cpi_scores *scores;
    (void)state;
    assert_int_equal(cpi_score(panel, NULL, NULL, &scores), CPI_OK);
    assert_same(score_of(scores, 0, "q"), 0.25);
    cpi_scores_unref(scores);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

/* Goalposts of a set are those of the units, each with its one value: 15 and 40, not 10, 20 and 40. */
static void a_set_has_one_value_for_each_unit(void **state)
{
    cpi_scores *scores =
        scores_of(HEAD "indicators: [{code: q, title: q, quantity: {goalposts: [minimum, maximum]}}]\n" METHOD(
                      "aggregation: arithmetic, missing: skip, respondents: {aggregation: arithmetic}"),
                  "unit,respondent,q\nU,A,10\nU,B,20\nV,,40\nW,,20\n", NULL);
    (void)state;
    assert_same(score_of(scores, 0, "q"), 0);
    assert_same(score_of(scores, 1, "q"), 1);
    assert_same(score_of(scores, 2, "q"), 0.2);
    cpi_scores_unref(scores);
}

static void ten_respondents_are_named(void **state)
{
    char sheet[1000] = "unit,respondent,q\n";
    (void)state;
    for (int i = 1; i <= 24; i++)
        snprintf(sheet + strlen(sheet), sizeof sheet - strlen(sheet), "U,R%d,%d\n", i, i % 5);
    /* Four times 1 + 2 + 3 + 4 + 0 and once 1 + 2 + 3 + 4: 50 over 24. */
    assert_text(told("arithmetic", sheet, "q"),
                "2.0833 0.2083 arithmetic mean of 24 answers (R1: 1, R2: 2, R3: 3, R4: 4, R5: 0, R6: 1, R7: 2, R8: 3, "
                "R9: 4, R10: "
                "0 and 14 more) = 2.0833333333333335; (2.0833333333333335 - 0) / (10 - 0)",
                "24 respondents");
}

static void states_and_ranges(void **state)
{
    cpi_scores *agreed = scores_of(framework_text(), THREE, "agreement");
    cpi_scores *mean = scores_of(framework_text(), THREE, "arithmetic");
    int32_t a = figure_of(cpi_scores_framework(agreed), "a");
    (void)state;
    assert_int_equal(cpi_scores_missing(agreed, 0, a), CPI_DISAGREEMENT);
    assert_text(figure_text(agreed, 0, "a"), "- no data 0 0..1", "disputed");
    assert_text(figure_text(agreed, 0, "X"), "- no data 0 0..1", "all disputed");
    assert_int_equal(cpi_scores_missing(mean, 0, a), CPI_ANSWERED);
    assert_text(figure_text(mean, 0, "g"), "0.6667 scored 1 0.6667..0.6667", "between options");
    cpi_scores_unref(agreed);
    cpi_scores_unref(mean);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_combined_before_they_are_scored),
        cmocka_unit_test(who_did_not_answer_is_passed_over),
        cmocka_unit_test(the_unit_as_a_whole_answers_alone),
        cmocka_unit_test(answers_that_cannot_be_weighted),
        cmocka_unit_test(counts_become_rates_before_they_are_combined),
        cmocka_unit_test(a_method_may_turn_the_direction),
        cmocka_unit_test(a_set_has_one_value_for_each_unit),
        cmocka_unit_test(ten_respondents_are_named),
        cmocka_unit_test(states_and_ranges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
