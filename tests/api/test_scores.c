/* SPDX-License-Identifier: MIT */
/* Every function on scores, options and explanations, with every argument that a careless caller may pass. */
#include <math.h>
#include <string.h>

#include "support.h"

static const char YAML[] = HEAD "indicators: [" Q("a") ", " Q("b") "]\n" MEAN;

static const int32_t FAR[] = {-1, -2, INT32_MIN, 1000, INT32_MAX};

static cpi_scores *scores;

static int score(void **state)
{
    (void)state;
    scores = scores_of(YAML, "unit,a,b\nU,0.5,0.7\n", NULL);
    return 0;
}

static int unscore(void **state)
{
    (void)state;
    cpi_scores_unref(scores);
    return 0;
}

static void no_scores_have_nothing(void **state)
{
    (void)state;
    assert_null(cpi_scores_ref(NULL));
    cpi_scores_unref(NULL);
    assert_null(cpi_scores_framework(NULL));
    assert_int_equal(cpi_scores_method(NULL), CPI_NONE);
    assert_int_equal(cpi_scores_count(NULL), 0);
    assert_null(cpi_scores_unit(NULL, 0));
    assert_null(cpi_scores_period(NULL, 0));
    assert_int_equal(cpi_scores_missing(NULL, 0, 1), CPI_UNANSWERED);
    assert_int_equal(cpi_scores_option(NULL, 0, 1), CPI_NONE);
    assert_true(isnan(cpi_scores_answer(NULL, 0, 1)));
    assert_true(isnan(cpi_scores_value(NULL, 0, 0)));
    assert_int_equal(cpi_scores_state(NULL, 0, 0), CPI_STATE_NO_DATA);
    assert_true(isnan(cpi_scores_coverage(NULL, 0, 0)));
    assert_true(isnan(cpi_scores_low(NULL, 0, 0)));
    assert_true(isnan(cpi_scores_high(NULL, 0, 0)));
    assert_int_equal(cpi_scores_rank(NULL, 0, 0), 0);
    assert_int_equal(cpi_scores_band(NULL, 0, 0), CPI_NONE);
}

static void places_that_are_none(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(FAR); i++)
        for (int which = 0; which < 2; which++) {
            int32_t row = which ? FAR[i] : 0;
            int32_t figure = which ? 0 : FAR[i];
            assert_int_equal(cpi_scores_missing(scores, row, which ? 1 : figure), CPI_UNANSWERED);
            assert_int_equal(cpi_scores_option(scores, row, which ? 1 : figure), CPI_NONE);
            assert_true(isnan(cpi_scores_answer(scores, row, which ? 1 : figure)));
            assert_true(isnan(cpi_scores_value(scores, row, figure)));
            assert_int_equal(cpi_scores_state(scores, row, figure), CPI_STATE_NO_DATA);
            assert_true(isnan(cpi_scores_coverage(scores, row, figure)));
            assert_true(isnan(cpi_scores_low(scores, row, figure)));
            assert_true(isnan(cpi_scores_high(scores, row, figure)));
            assert_int_equal(cpi_scores_rank(scores, row, figure), 0);
            assert_int_equal(cpi_scores_band(scores, row, figure), CPI_NONE);
        }
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_null(cpi_scores_unit(scores, FAR[i]));
        assert_null(cpi_scores_period(scores, FAR[i]));
    }
}

/* The index is not answered; node 1 is "a". */
static void answers_of_scores(void **state)
{
    (void)state;
    assert_int_equal(cpi_scores_missing(scores, 0, 0), CPI_UNANSWERED);
    assert_true(isnan(cpi_scores_answer(scores, 0, 0)));
    assert_int_equal(cpi_scores_missing(scores, 0, 1), CPI_ANSWERED);
    assert_int_equal(cpi_scores_option(scores, 0, 1), CPI_NONE);
    assert_same(cpi_scores_answer(scores, 0, 1), 0.5);
}

static void scoring_without_arguments(void **state)
{
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel = panel_of(framework, "unit,a\nU,1\n");
    cpi_scores *made = scores;
    (void)state;
    assert_int_equal(cpi_score(NULL, NULL, NULL, &made), CPI_BAD_ARGUMENT);
    assert_null(made);
    assert_int_equal(cpi_score(panel, NULL, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_score(NULL, NULL, NULL, NULL), CPI_BAD_ARGUMENT);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void a_panel_may_be_empty(void **state)
{
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel;
    cpi_scores *made;
    (void)state;
    assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
    assert_int_equal(cpi_score(panel, NULL, NULL, &made), CPI_OK);
    assert_int_equal(cpi_scores_count(made), 0);
    assert_ptr_equal(cpi_scores_framework(made), framework);
    cpi_scores_unref(made);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void methods_that_are_not_there(void **state)
{
    static const char *const METHODS[] = {"mm", "", "M", "\xFF",
                                          "a method with a name that is longer than any excerpt of a text \xC3\xBF is"};
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel = panel_of(framework, "unit,a\nU,1\n");
    cpi_options *options = cpi_options_new();
    (void)state;
    for (size_t i = 0; i < COUNT(METHODS); i++) {
        cpi_scores *made = scores;
        double score_of_row = 7;
        cpi_diag *diag = cpi_diag_new();
        assert_int_equal(cpi_options_set_method(options, METHODS[i]), CPI_OK);
        assert_int_equal(cpi_score(panel, options, diag, &made), CPI_NOT_FOUND);
        assert_null(made);
        assert_int_equal(cpi_diag_code(diag, 0), 412);
        assert_int_equal(cpi_score_matrix(framework, options, (double[]){1, 1}, 1, 2, 2, 1, (int32_t[]){0}, 1,
                                          &score_of_row, 1, NULL),
                         CPI_NOT_FOUND);
        assert_same(score_of_row, 7);
        cpi_diag_free(diag);
    }
    cpi_options_free(options);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void options_keep_a_copy(void **state)
{
    char name[] = "m";
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel = panel_of(framework, "unit,a\nU,1\n");
    cpi_options *options = cpi_options_new();
    cpi_scores *made;
    (void)state;
    assert_int_equal(cpi_options_set_method(options, name), CPI_OK);
    name[0] = '?';
    assert_int_equal(cpi_score(panel, options, NULL, &made), CPI_OK);
    cpi_scores_unref(made);
    assert_int_equal(cpi_options_set_method(options, "?"), CPI_OK);
    assert_int_equal(cpi_options_set_method(options, NULL), CPI_OK);
    assert_int_equal(cpi_score(panel, options, NULL, &made), CPI_OK);
    cpi_scores_unref(made);
    assert_int_equal(cpi_options_set_method(NULL, "m"), CPI_BAD_ARGUMENT);
    cpi_options_free(options);
    cpi_options_free(NULL);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void explanations_that_are_none(void **state)
{
    cpi_explanation *explanation = (cpi_explanation *)(uintptr_t)8;
    (void)state;
    assert_int_equal(cpi_explain(NULL, 0, 0, &explanation), CPI_BAD_ARGUMENT);
    assert_null(explanation);
    assert_int_equal(cpi_explain(scores, 0, 0, NULL), CPI_BAD_ARGUMENT);
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_int_equal(cpi_explain(scores, FAR[i], 0, &explanation), CPI_BAD_ARGUMENT);
        assert_int_equal(cpi_explain(scores, 0, FAR[i], &explanation), CPI_BAD_ARGUMENT);
        assert_null(explanation);
    }
    cpi_explanation_free(NULL);
}

static void rows_that_are_none(void **state)
{
    cpi_explanation *explanations[] = {NULL, NULL};
    (void)state;
    assert_int_equal(cpi_explain(scores, 0, 0, &explanations[1]), CPI_OK);
    assert_int_equal(cpi_explanation_count(NULL), 0);
    assert_int_equal(cpi_explanation_count(explanations[1]), 3);
    for (size_t e = 0; e < 2; e++)
        for (size_t i = 0; i < COUNT(FAR); i++) {
            assert_int_equal(cpi_explanation_depth(explanations[e], FAR[i]), CPI_NONE);
            assert_int_equal(cpi_explanation_figure(explanations[e], FAR[i]), CPI_NONE);
            assert_true(isnan(cpi_explanation_weight(explanations[e], FAR[i])));
            assert_true(isnan(cpi_explanation_effective_weight(explanations[e], FAR[i])));
            assert_true(isnan(cpi_explanation_contribution(explanations[e], FAR[i])));
            assert_null(cpi_explanation_rule(explanations[e], FAR[i]));
        }
    assert_null(cpi_explanation_rule(NULL, 0));
    cpi_explanation_free(explanations[1]);
}

static void words_for_values_that_are_none(void **state)
{
    static const int NONE[] = {-1, 6, 99, INT32_MAX, INT32_MIN};
    static const char *const STATES[] = {"scored", "no data", "low coverage", "not applicable", "excluded"};
    (void)state;
    for (size_t i = 0; i < COUNT(NONE); i++) {
        assert_string_equal(cpi_state_name((cpi_state)NONE[i]), "unknown");
        assert_string_equal(cpi_status_text((cpi_status)NONE[i]), "unknown status");
    }
    for (int i = 0; i < (int)COUNT(STATES); i++)
        assert_string_equal(cpi_state_name((cpi_state)i), STATES[i]);
    for (int i = CPI_OK; i <= CPI_NO_MEMORY; i++)
        assert_string_not_equal(cpi_status_text((cpi_status)i), "unknown status");
    assert_int_equal(strspn(cpi_version(), "0123456789."), strlen(cpi_version()));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_scores_have_nothing), cmocka_unit_test(places_that_are_none),
        cmocka_unit_test(answers_of_scores),      cmocka_unit_test(scoring_without_arguments),
        cmocka_unit_test(a_panel_may_be_empty),   cmocka_unit_test(methods_that_are_not_there),
        cmocka_unit_test(options_keep_a_copy),    cmocka_unit_test(explanations_that_are_none),
        cmocka_unit_test(rows_that_are_none),     cmocka_unit_test(words_for_values_that_are_none),
    };
    return cmocka_run_group_tests_name("scores arguments", tests, score, unscore);
}
