/* SPDX-License-Identifier: MIT */
/* Every function on frameworks, with every argument that a careless caller may pass. */
#include <math.h>

#include "support.h"

static const char YAML[] =
    HEAD NO_HALF_YES "facets: {f: {groups: {g: G}}}\n"
                     "domains: [{code: A, title: A, facets: {f: g}, indicators: [{code: a, question: A?}, " Q(
                         "q") "]}]\n"
                              "derived: {d: {title: D, mean: [A]}}\n"
                              "bands: {n: {bands: {low: {}, high: {from: 0.5}}}}\n" MEAN;

static cpi_framework *framework;

static int load(void **state)
{
    (void)state;
    framework = framework_of(YAML);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    cpi_framework_unref(framework);
    return 0;
}

static const int32_t FAR[] = {-1, -2, INT32_MIN, 1000, INT32_MAX};

static void no_framework_has_nothing(void **state)
{
    (void)state;
    assert_null(cpi_framework_code(NULL));
    assert_null(cpi_framework_edition(NULL));
    assert_int_equal(cpi_framework_get_status(NULL), CPI_EXAMPLE);
    assert_null(cpi_framework_status_name(NULL));
    assert_null(cpi_framework_unit(NULL));
    assert_null(cpi_framework_owner(NULL));
    assert_null(cpi_framework_licence(NULL));
    assert_null(cpi_framework_fingerprint(NULL));
    assert_int_equal(cpi_framework_language_count(NULL), 0);
    assert_int_equal(cpi_framework_node_count(NULL), 0);
    assert_int_equal(cpi_framework_indicator_count(NULL), 0);
    assert_int_equal(cpi_framework_scale_count(NULL), 0);
    assert_int_equal(cpi_framework_facet_count(NULL), 0);
    assert_int_equal(cpi_framework_method_count(NULL), 0);
    assert_int_equal(cpi_framework_figure_count(NULL), 0);
    assert_null(cpi_framework_ref(NULL));
    cpi_framework_unref(NULL);
}

static void texts_that_are_not_there(void **state)
{
    char *path = (char *)"";
    (void)state;
    assert_int_equal(cpi_framework_text_count(NULL), 0);
    assert_int_equal(cpi_framework_text_path(NULL, 0, &path), CPI_BAD_ARGUMENT);
    assert_null(path);
    assert_int_equal(cpi_framework_text_path(framework, 0, NULL), CPI_BAD_ARGUMENT);
    assert_null(cpi_framework_text(NULL, 0, NULL));
    assert_null(cpi_framework_text_original(NULL, 0, "sq"));
    assert_int_equal(cpi_framework_text_state(NULL, 0, NULL), CPI_UNTRANSLATED);
    assert_int_equal(cpi_framework_translation_is_draft(NULL, "sq"), 0);
    assert_int_equal(cpi_framework_translation_is_draft(framework, NULL), 0);
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_null(cpi_framework_text(framework, FAR[i], "en"));
        assert_null(cpi_framework_text_original(framework, FAR[i], "en"));
        assert_int_equal(cpi_framework_text_get_kind(framework, FAR[i]), CPI_TITLE);
        assert_int_equal(cpi_framework_text_state(framework, FAR[i], "en"), CPI_UNTRANSLATED);
        assert_int_equal(cpi_framework_text_path(framework, FAR[i], &path), CPI_BAD_ARGUMENT);
    }
    assert_string_equal(cpi_translation_state_name(CPI_STALE), "stale");
    assert_string_equal(cpi_translation_state_name((cpi_translation_state)77), "unknown");
    cpi_text_free(NULL);
}

static void names_that_are_not_there(void **state)
{
    static const char *const NAMES[] = {NULL, "", "B", "a ", "\xFF", "A/f:", "A/f:h", "f:", "f:g/", "x"};
    (void)state;
    for (size_t i = 0; i < COUNT(NAMES); i++) {
        assert_int_equal(cpi_framework_find_node(framework, NAMES[i]), CPI_NONE);
        assert_int_equal(cpi_framework_find_figure(framework, NAMES[i]), CPI_NONE);
        assert_int_equal(cpi_framework_find_method(framework, NAMES[i]), CPI_NONE);
        assert_int_equal(cpi_framework_find_bands(framework, NAMES[i]), CPI_NONE);
    }
    assert_int_equal(cpi_framework_find_node(NULL, "A"), CPI_NONE);
    assert_int_equal(cpi_framework_find_figure(NULL, "A"), CPI_NONE);
    assert_int_equal(cpi_framework_find_method(NULL, "m"), CPI_NONE);
}

static void texts_by_index(void **state)
{
    static const char *(*const FUNCTIONS[])(const cpi_framework *, int32_t) = {
        cpi_framework_language,        cpi_framework_node_code,          cpi_framework_scale_code,
        cpi_framework_unit_of_measure, cpi_framework_facet_code,         cpi_framework_method_code,
        cpi_framework_figure_address,  cpi_framework_method_from,        cpi_framework_method_until,
        cpi_framework_bands_code,      cpi_framework_method_respondents,
    };
    (void)state;
    for (size_t f = 0; f < COUNT(FUNCTIONS); f++) {
        assert_null(FUNCTIONS[f](NULL, 0));
        for (size_t i = 0; i < COUNT(FAR); i++)
            assert_null(FUNCTIONS[f](framework, FAR[i]));
    }
}

static void titles_by_index(void **state)
{
    static const char *(*const FUNCTIONS[])(const cpi_framework *, int32_t, const char *) = {
        cpi_framework_scale_title,
        cpi_framework_facet_title,
        cpi_framework_figure_title,
        cpi_framework_bands_title,
    };
    (void)state;
    for (size_t f = 0; f < COUNT(FUNCTIONS); f++) {
        assert_null(FUNCTIONS[f](NULL, 0, NULL));
        assert_non_null(FUNCTIONS[f](framework, 0, NULL));
        assert_non_null(FUNCTIONS[f](framework, 0, "\xFF\xFE"));
        for (size_t i = 0; i < COUNT(FAR); i++)
            assert_null(FUNCTIONS[f](framework, FAR[i], "sq"));
    }
}

static void numbers_by_index(void **state)
{
    static const struct {
        int32_t (*function)(const cpi_framework *, int32_t);
        int32_t none;
    } CASES[] = {
        {cpi_framework_node_parent, -1},
        {cpi_framework_node_level, -1},
        {cpi_framework_child_count, 0},
        {cpi_framework_indicator_node, -1},
        {cpi_framework_node_indicator, -1},
        {cpi_framework_node_scale, -1},
        {cpi_framework_option_count, 0},
        {cpi_framework_group_count, 0},
        {cpi_framework_method_digits, -1},
        {cpi_framework_figure_node, -1},
        {cpi_framework_figure_facet, -1},
        {cpi_framework_figure_group, -1},
        {cpi_framework_method_respondent_weight, -1},
        {cpi_framework_band_count, 0},
        {cpi_framework_bands_rounded, 0},
    };
    (void)state;
    for (size_t f = 0; f < COUNT(CASES); f++) {
        assert_int_equal(CASES[f].function(NULL, 0), CASES[f].none);
        for (size_t i = 0; i < COUNT(FAR); i++)
            assert_int_equal(CASES[f].function(framework, FAR[i]), CASES[f].none);
    }
}

static void kinds_by_index(void **state)
{
    (void)state;
    assert_int_equal(cpi_framework_node_kind(NULL, 1), CPI_INDEX);
    assert_int_equal(cpi_framework_figure_kind(NULL, 1), CPI_FIGURE_NODE);
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_int_equal(cpi_framework_node_kind(framework, FAR[i]), CPI_INDEX);
        assert_int_equal(cpi_framework_figure_kind(framework, FAR[i]), CPI_FIGURE_NODE);
    }
}

static void two_indices(void **state)
{
    int32_t domain = cpi_framework_find_node(framework, "A");
    (void)state;
    for (size_t i = 0; i < COUNT(FAR); i++) {
        int32_t far = FAR[i];
        assert_int_equal(cpi_framework_child(framework, far, 0), CPI_NONE);
        assert_int_equal(cpi_framework_child(framework, domain, far), CPI_NONE);
        assert_null(cpi_framework_option_code(framework, far, 0));
        assert_null(cpi_framework_option_code(framework, 0, far));
        assert_null(cpi_framework_option_label(framework, far, 0, NULL));
        assert_null(cpi_framework_option_label(framework, 0, far, "sq"));
        assert_true(isnan(cpi_framework_option_value(framework, far, 0)));
        assert_true(isnan(cpi_framework_option_value(framework, 0, far)));
        assert_true(isnan(cpi_framework_goalpost(framework, far, 0)));
        assert_true(isnan(cpi_framework_goalpost(framework, cpi_framework_find_node(framework, "q"), far)));
        assert_true(isnan(cpi_framework_node_weight(framework, far)));
        assert_null(cpi_framework_group_code(framework, far, 0));
        assert_null(cpi_framework_group_code(framework, 0, far));
        assert_null(cpi_framework_group_title(framework, far, 0, NULL));
        assert_null(cpi_framework_group_title(framework, 0, far, NULL));
        assert_int_equal(cpi_framework_in_group(framework, far, 0, 0), 0);
        assert_int_equal(cpi_framework_in_group(framework, 2, far, 0), 0);
        assert_int_equal(cpi_framework_in_group(framework, 2, 0, far), 0);
        assert_null(cpi_framework_band_code(framework, far, 0));
        assert_null(cpi_framework_band_code(framework, 0, far));
        assert_null(cpi_framework_band_label(framework, far, 0, NULL));
        assert_null(cpi_framework_band_label(framework, 0, far, "sq"));
        assert_true(isnan(cpi_framework_band_from(framework, far, 1)));
        assert_true(isnan(cpi_framework_band_from(framework, 0, far)));
        assert_true(isnan(cpi_framework_band_value(framework, far, 0)));
        assert_true(isnan(cpi_framework_band_value(framework, 0, far)));
        assert_int_equal(cpi_framework_figure_digits(framework, far, 0), CPI_NONE);
        assert_int_equal(cpi_framework_figure_digits(framework, 0, far), CPI_NONE);
        assert_int_equal(cpi_framework_figure_bands(framework, far, 0), CPI_NONE);
        assert_int_equal(cpi_framework_figure_bands(framework, 0, far), CPI_NONE);
        assert_true(isnan(cpi_framework_figure_end(framework, far, 0, 0)));
        assert_true(isnan(cpi_framework_figure_end(framework, 0, far, 0)));
        assert_true(isnan(cpi_framework_figure_end(framework, 0, 0, far)));
    }
    assert_int_equal(cpi_framework_in_group(framework, 2, 0, 0), 1);
}

static void two_indices_of_no_framework(void **state)
{
    (void)state;
    assert_int_equal(cpi_framework_child(NULL, 0, 0), CPI_NONE);
    assert_null(cpi_framework_option_code(NULL, 0, 0));
    assert_null(cpi_framework_option_label(NULL, 0, 0, NULL));
    assert_true(isnan(cpi_framework_option_value(NULL, 0, 0)));
    assert_true(isnan(cpi_framework_goalpost(NULL, 0, 0)));
    assert_true(isnan(cpi_framework_node_weight(NULL, 0)));
    assert_null(cpi_framework_group_code(NULL, 0, 0));
    assert_null(cpi_framework_group_title(NULL, 0, 0, NULL));
    assert_int_equal(cpi_framework_in_group(NULL, 0, 0, 0), 0);
    assert_int_equal(cpi_framework_bands_count(NULL), 0);
    assert_int_equal(cpi_framework_find_bands(NULL, "n"), CPI_NONE);
    assert_null(cpi_framework_band_code(NULL, 0, 0));
    assert_null(cpi_framework_band_label(NULL, 0, 0, NULL));
    assert_true(isnan(cpi_framework_band_from(NULL, 0, 1)));
    assert_true(isnan(cpi_framework_band_value(NULL, 0, 0)));
    assert_int_equal(cpi_framework_figure_digits(NULL, 0, 0), CPI_NONE);
    assert_int_equal(cpi_framework_figure_bands(NULL, 0, 0), CPI_NONE);
    assert_true(isnan(cpi_framework_figure_end(NULL, 0, 0, 0)));
    assert_null(cpi_framework_node_text(NULL, 0, CPI_TITLE, NULL));
    assert_null(cpi_framework_method_text(NULL, 0, CPI_TITLE, NULL));
}

static void kinds_of_text_that_there_are_not(void **state)
{
    static const int KINDS[] = {0, -1, 7, 64, 256, INT32_MAX, INT32_MIN};
    (void)state;
    for (size_t i = 0; i < COUNT(KINDS); i++) {
        assert_null(cpi_framework_node_text(framework, 0, (cpi_text_kind)KINDS[i], NULL));
        assert_null(cpi_framework_method_text(framework, 0, (cpi_text_kind)KINDS[i], "sq"));
    }
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_null(cpi_framework_node_text(framework, FAR[i], CPI_TITLE, NULL));
        assert_null(cpi_framework_method_text(framework, FAR[i], CPI_TITLE, NULL));
    }
}

/* What is no quantity has no goalposts; what is no scale has no options. */
static void questions_that_do_not_fit_the_node(void **state)
{
    int32_t question = cpi_framework_find_node(framework, "a");
    int32_t quantity = cpi_framework_find_node(framework, "q");
    (void)state;
    assert_true(isnan(cpi_framework_goalpost(framework, question, 0)));
    assert_true(isnan(cpi_framework_goalpost(framework, 0, 0)));
    assert_same(cpi_framework_goalpost(framework, quantity, 1), 1);
    assert_int_equal(cpi_framework_node_scale(framework, quantity), CPI_NONE);
    assert_int_equal(cpi_framework_node_scale(framework, 0), CPI_NONE);
    assert_int_equal(cpi_framework_node_indicator(framework, 0), CPI_NONE);
    assert_int_equal(cpi_framework_child_count(framework, question), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_framework_has_nothing),
        cmocka_unit_test(texts_that_are_not_there),
        cmocka_unit_test(names_that_are_not_there),
        cmocka_unit_test(texts_by_index),
        cmocka_unit_test(titles_by_index),
        cmocka_unit_test(numbers_by_index),
        cmocka_unit_test(kinds_by_index),
        cmocka_unit_test(two_indices),
        cmocka_unit_test(two_indices_of_no_framework),
        cmocka_unit_test(kinds_of_text_that_there_are_not),
        cmocka_unit_test(questions_that_do_not_fit_the_node),
    };
    return cmocka_run_group_tests_name("framework arguments", tests, load, unload);
}
