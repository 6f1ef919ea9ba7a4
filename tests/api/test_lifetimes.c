/* SPDX-License-Identifier: MIT */
/* Objects keep what they need alive, whichever is given back first. */
#include <stdlib.h>
#include <string.h>

#include "support.h"

static const char YAML[] = HEAD "languages: [en, sq]\nindicators: [" Q("a") ", " Q("b") "]\n" MEAN;
static const char SQ[] = "cpindex_translation: 1\nframework: X\nlanguage: sq\ntitle: Shembull\n";

enum { OBJECTS = 5 };

struct objects {
    cpi_framework *base;
    cpi_framework *translated;
    cpi_panel *panel;
    cpi_scores *scores;
    cpi_explanation *explanation;
};

static struct objects make(void)
{
    struct objects o;
    o.base = framework_of(YAML);
    o.translated = translated_by(cpi_framework_ref(o.base), SQ);
    o.panel = panel_of(o.translated, "unit,period,a,b\nU,2017,0.5,1\n");
    assert_int_equal(cpi_score(o.panel, NULL, NULL, &o.scores), CPI_OK);
    assert_int_equal(cpi_explain(o.scores, 0, 0, &o.explanation), CPI_OK);
    return o;
}

static void give_back(struct objects *o, int which)
{
    switch (which) {
    case 0:
        cpi_framework_unref(o->base);
        o->base = NULL;
        break;
    case 1:
        cpi_framework_unref(o->translated);
        o->translated = NULL;
        break;
    case 2:
        cpi_panel_free(o->panel);
        o->panel = NULL;
        break;
    case 3:
        cpi_scores_unref(o->scores);
        o->scores = NULL;
        break;
    default:
        cpi_explanation_free(o->explanation);
        o->explanation = NULL;
    }
}

static void use_what_is_left(const struct objects *o)
{
    if (o->base)
        assert_string_equal(cpi_framework_node_text(o->base, 0, CPI_TITLE, "sq"), "Example");
    if (o->translated)
        assert_string_equal(cpi_framework_node_text(o->translated, 0, CPI_TITLE, "sq"), "Shembull");
    if (o->panel) {
        assert_string_equal(cpi_panel_unit(o->panel, 0), "U");
        assert_string_equal(cpi_framework_node_text(cpi_panel_framework(o->panel), 0, CPI_TITLE, "sq"), "Shembull");
        assert_int_equal(cpi_panel_set_value(o->panel, 0, 1, 0.25), CPI_OK);
    }
    if (o->scores) {
        assert_same(cpi_scores_value(o->scores, 0, 0), 0.75);
        assert_string_equal(cpi_scores_period(o->scores, 0), "2017");
        assert_string_equal(cpi_framework_node_code(cpi_scores_framework(o->scores), 2), "b");
    }
    if (o->explanation) {
        assert_int_equal(cpi_explanation_count(o->explanation), 3);
        assert_true(strlen(cpi_explanation_rule(o->explanation, 0)) > 0);
    }
}

static void objects_go_in_any_order(void **state)
{
    (void)state;
    for (int order = 0; order < 5 * 4 * 3 * 2; order++) {
        struct objects o = make();
        int left[OBJECTS] = {0, 1, 2, 3, 4};
        for (int count = OBJECTS, rest = order; count > 0; count--) {
            int next = rest % count;
            rest /= count;
            give_back(&o, left[next]);
            left[next] = left[count - 1];
            use_what_is_left(&o);
        }
    }
}

static void references_are_counted(void **state)
{
    struct objects o = make();
    (void)state;
    assert_ptr_equal(cpi_framework_ref(o.translated), o.translated);
    assert_ptr_equal(cpi_scores_ref(o.scores), o.scores);
    cpi_framework_unref(o.translated);
    cpi_scores_unref(o.scores);
    use_what_is_left(&o);
    for (int i = 0; i < OBJECTS; i++)
        give_back(&o, i);
}

static void scores_do_not_follow_the_panel(void **state)
{
    struct objects o = make();
    const char *unit = cpi_scores_unit(o.scores, 0);
    (void)state;
    assert_int_equal(cpi_panel_set_value(o.panel, 0, 2, 0), CPI_OK);
    assert_int_equal(cpi_panel_add(o.panel, "V", NULL, NULL), CPI_OK);
    assert_same(cpi_scores_value(o.scores, 0, 0), 0.75);
    assert_int_equal(cpi_scores_count(o.scores), 1);
    cpi_panel_free(o.panel);
    o.panel = NULL;
    assert_string_equal(unit, "U");
    for (int i = 0; i < OBJECTS; i++)
        give_back(&o, i);
}

static void texts_outlive_what_they_were_read_from(void **state)
{
    char *yaml = strdup(YAML);
    char *sheet = strdup("unit,indicator,answer,source,note,expert\nU,a,1,Law,Note,Expert\n");
    cpi_framework *framework = framework_of(yaml);
    cpi_panel *panel = panel_of(framework, sheet);
    (void)state;
    memset(yaml, '?', strlen(yaml));
    memset(sheet, '?', strlen(sheet));
    free(yaml);
    free(sheet);
    assert_string_equal(cpi_framework_code(framework), "X");
    assert_string_equal(cpi_framework_node_code(framework, 2), "b");
    assert_string_equal(cpi_panel_source(panel, 0, 1), "Law");
    assert_string_equal(cpi_panel_note(panel, 0, 1), "Note");
    assert_string_equal(cpi_panel_expert(panel, 0, 1), "Expert");
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void many_translations_are_freed_without_recursion(void **state)
{
    cpi_framework *framework = framework_of(YAML);
    (void)state;
    for (int i = 0; i < 2000; i++)
        framework = translated_by(framework, SQ);
    assert_string_equal(cpi_framework_node_text(framework, 0, CPI_TITLE, "sq"), "Shembull");
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_go_in_any_order),
        cmocka_unit_test(references_are_counted),
        cmocka_unit_test(scores_do_not_follow_the_panel),
        cmocka_unit_test(texts_outlive_what_they_were_read_from),
        cmocka_unit_test(many_translations_are_freed_without_recursion),
    };
    return cmocka_run_group_tests_name("lifetimes", tests, NULL, NULL);
}
