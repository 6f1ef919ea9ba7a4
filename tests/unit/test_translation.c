/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "support.h"

static const char BASE[] = HEAD
    "description: About\n"
    "languages: [en, sq, sr]\n"
    "scales: {s: {title: Scale, options: {no: {label: No, value: 0}, half: {label: Partially, value: 0.5},"
    " yes: {value: 1}}}}\n"
    "facets: {f: {title: Facet, groups: {g: Group}}}\n"
    "scale: s\n"
    "domains: [{code: A, title: Domain, facets: {f: g}, indicators:"
    " [{code: a, question: Question?, guidance: Guide, source: Law, evidence: Ministry}]}]\n"
    "derived: {d: {title: Derived, mean: [A]}}\n"
    "bands: {b: {title: Bands, bands: {low: {label: Low}, high: {label: High, from: 0.5}}}}\n"
    "methods: {m: {title: Method, description: About the method, source: Paper, aggregation: sum, missing: skip}}\n";

#define SQ "cpindex_translation: 1\nframework: X\nlanguage: sq\n"

static const char ALBANIAN[] =
    SQ "methods: {m: {title: Metoda, source: Burimi}}\n"
       "title: Shembull\n"
       "description: Rreth\n"
       "derived: {d: Nxjerrë}\n"
       "bands: {b: {title: Shkallët, bands: {high: I lartë}}}\n"
       "nodes: {a: {question: Pyetja?, guidance: Udhëzim}, A: {title: Fusha}}\n"
       "facets: {f: {title: Faqja, groups: {g: Grupi}}}\n"
       "scales: {s: {title: Shkalla, options: {half: [Pjesërisht, Disi, 'Deri diku'], no: Jo, yes: Po}}}\n";

static void every_text_is_translated(void **state)
{
    cpi_framework *f = translated_by(framework_of(BASE), ALBANIAN);
    int32_t a = cpi_framework_find_node(f, "a");
    (void)state;
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, "sq"), "Shembull", "title");
    assert_text(cpi_framework_node_text(f, 0, CPI_DESCRIPTION, "sq"), "Rreth", "description");
    assert_text(cpi_framework_node_text(f, a, CPI_QUESTION, "sq"), "Pyetja?", "question");
    assert_text(cpi_framework_node_text(f, a, CPI_TITLE, "sq"), "Pyetja?", "the question as title");
    assert_text(cpi_framework_node_text(f, a, CPI_GUIDANCE, "sq"), "Udhëzim", "guidance");
    assert_text(cpi_framework_figure_title(f, figure_of(f, "A"), "sq"), "Fusha", "domain");
    assert_text(cpi_framework_figure_title(f, figure_of(f, "f:g"), "sq"), "Grupi", "group");
    assert_text(cpi_framework_figure_title(f, figure_of(f, "A/f:g"), "sq"), "Grupi", "cell");
    assert_text(cpi_framework_figure_title(f, figure_of(f, "d"), "sq"), "Nxjerrë", "derived");
    assert_text(cpi_framework_facet_title(f, 0, "sq"), "Faqja", "facet");
    assert_text(cpi_framework_scale_title(f, 0, "sq"), "Shkalla", "scale");
    assert_text(cpi_framework_option_label(f, 0, 1, "sq"), "Pjesërisht", "the first label of a list");
    assert_text(cpi_framework_option_label(f, 0, 2, "sq"), "Po", "label");
    assert_text(cpi_framework_method_text(f, 0, CPI_TITLE, "sq"), "Metoda", "method");
    assert_text(cpi_framework_bands_title(f, 0, "sq"), "Shkallët", "bands");
    assert_text(cpi_framework_band_label(f, 0, 1, "sq"), "I lartë", "band");
    cpi_framework_unref(f);
}

static void what_is_not_translated_falls_back(void **state)
{
    cpi_framework *f = translated_by(framework_of(BASE), ALBANIAN);
    int32_t a = cpi_framework_find_node(f, "a");
    (void)state;
    assert_text(cpi_framework_node_text(f, a, CPI_EVIDENCE, "sq"), "Ministry", "a missing text");
    assert_text(cpi_framework_method_text(f, 0, CPI_DESCRIPTION, "sq"), "About the method", "a missing text");
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, "sr"), "Example", "a language that has no translation");
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, "xx"), "Example", "a language that is not listed");
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, ""), "Example", "no language");
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, "en"), "Example", "the base language");
    assert_text(cpi_framework_option_label(f, 0, 2, NULL), "yes", "a code stands in for a label");
    assert_text(cpi_framework_band_label(f, 0, 0, "sq"), "Low", "a band that is not translated");
    cpi_framework_unref(f);
}

static void several_translations_stand_together(void **state)
{
    cpi_framework *base = framework_of(BASE);
    cpi_framework *f = translated_by(cpi_framework_ref(base), ALBANIAN);
    (void)state;
    f = translated_by(f, "cpindex_translation: 1\nframework: X\nlanguage: sr\ntitle: Primer\n");
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, "sr"), "Primer", "Serbian");
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, "sq"), "Shembull", "Albanian");
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, NULL), "Example", "base");
    assert_text(cpi_framework_node_text(base, 0, CPI_TITLE, "sq"), "Example", "the framework that was translated");
    f = translated_by(f, SQ "title: Shembulli\n");
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, "sq"), "Shembulli", "the newest translation counts");
    assert_text(cpi_framework_figure_title(f, figure_of(f, "A"), "sq"), "Fusha", "the older one fills its gaps");
    cpi_framework_unref(base);
    assert_text(cpi_framework_node_text(f, 0, CPI_TITLE, NULL), "Example", "base, once the caller gave it back");
    cpi_framework_unref(f);
}

static void answers_may_be_labels_in_any_language(void **state)
{
    static const struct {
        const char *answer;
        int32_t option;
    } CASES[] = {
        {"half", 1}, {"Partially", 1},  {"PARTIALLY", 1},   {"Pjesërisht", 1}, {"PJESËRISHT", 1},
        {"Disi", 1}, {"deri diku", 1},  {"po", 2},          {"YES", 2},        {"jo", 0},
        {" No ", 0}, {"Delimično", -1}, {"Delimichno", -1},
    };
    cpi_framework *f = translated_by(framework_of(BASE), ALBANIAN);
    cpi_panel *panel;
    int32_t a = cpi_framework_find_node(f, "a");
    int32_t row;
    (void)state;
    assert_int_equal(cpi_panel_new(f, &panel), CPI_OK);
    assert_int_equal(cpi_panel_add(panel, "U", NULL, &row), CPI_OK);
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_status wanted = CASES[i].option < 0 ? CPI_NOT_FOUND : CPI_OK;
        assert_int_equal(cpi_panel_set_option(panel, row, a, CASES[i].answer), wanted);
        if (wanted == CPI_OK)
            assert_int_equal(cpi_panel_option(panel, row, a), CASES[i].option);
    }
    cpi_panel_free(panel);
    cpi_framework_unref(f);
}

/* An expert who reads "Po" in one language must not be taken for one who reads it in another. */
static void a_label_means_one_option_in_all_languages(void **state)
{
    cpi_framework *f = translated_by(framework_of(BASE), SQ "scales: {s: {options: {yes: Po}}}\n");
    (void)state;
    assert_string_equal(
        problems_of_translation(
            f, "cpindex_translation: 1\nframework: X\nlanguage: sr\nscales: {s: {options: {no: PO}}}\n"),
        "4:28 CPI-312");
    assert_string_equal(
        problems_of_translation(
            f, "cpindex_translation: 1\nframework: X\nlanguage: sr\nscales: {s: {options: {yes: PO}}}\n"),
        "");
    cpi_framework_unref(f);
}

/* The text with that path; -1 for none. */
static int32_t text_at(const cpi_framework *framework, const char *wanted)
{
    int32_t found = CPI_NONE;
    for (int32_t i = 0; i < cpi_framework_text_count(framework); i++) {
        char *path;
        assert_int_equal(cpi_framework_text_path(framework, i, &path), CPI_OK);
        if (strcmp(path, wanted) == 0)
            found = i;
        cpi_text_free(path);
    }
    return found;
}

static void every_text_has_a_path(void **state)
{
    static const char *const PATHS[] = {
        "scales.s.title",     "scales.s.options.no", "scales.s.options.half",
        "facets.f.title",     "facets.f.groups.g",   "title",
        "description",        "nodes.A.title",       "nodes.a.question",
        "nodes.a.guidance",   "nodes.a.source",      "nodes.a.evidence",
        "derived.d",          "bands.b.title",       "bands.b.bands.low",
        "bands.b.bands.high", "methods.m.title",     "methods.m.description",
        "methods.m.source",
    };
    cpi_framework *f = framework_of(BASE);
    (void)state;
    for (size_t i = 0; i < COUNT(PATHS); i++)
        assert_int_equal(text_at(f, PATHS[i]), (int32_t)i);
    assert_int_equal(cpi_framework_text_count(f), COUNT(PATHS));
    cpi_framework_unref(f);
}

static void a_translation_knows_what_it_was_made_from(void **state)
{
    static const struct {
        const char *path;
        const char *original;
        const char *translation;
        cpi_translation_state state;
    } CASES[] = {
        {"title", "Example", "Shembull", CPI_TRANSLATED},      {"nodes.A.title", "Sphere", "Fusha", CPI_STALE},
        {"scales.s.options.half", "Half", "Disi", CPI_STALE},  {"scales.s.options.no", "No", "Jo", CPI_TRANSLATED},
        {"nodes.a.question", NULL, "Pyetja?", CPI_TRANSLATED}, {"nodes.a.guidance", NULL, NULL, CPI_UNTRANSLATED},
        {"derived.d", "Deriven", "Nxjerrë", CPI_STALE},
    };
    cpi_framework *f = translated_by(
        framework_of(BASE), SQ "status: draft\n"
                               "title: {en: Example, sq: Shembull}\n"
                               "scales: {s: {options: {half: {en: Half, sq: [Disi, Pak]}, no: {sq: Jo, en: No}}}}\n"
                               "nodes: {A: {title: {en: Sphere, sq: Fusha}}, a: {question: Pyetja?}}\n"
                               "derived: {d: {en: Deriven, sq: Nxjerrë}}\n");
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int32_t text = text_at(f, CASES[i].path);
        assert_text(cpi_framework_text_original(f, text, "sq"), CASES[i].original, CASES[i].path);
        assert_text(cpi_framework_text(f, text, "sq"), CASES[i].translation, CASES[i].path);
        assert_int_equal(cpi_framework_text_state(f, text, "sq"), CASES[i].state);
        assert_int_equal(cpi_framework_text_state(f, text, "en"), CPI_TRANSLATED);
        assert_int_equal(cpi_framework_text_state(f, text, "sr"), CPI_UNTRANSLATED);
    }
    assert_int_equal(cpi_framework_translation_is_draft(f, "sq"), 1);
    f = translated_by(f, SQ "status: confirmed\ntitle: Shembulli\n");
    assert_text(cpi_framework_text(f, text_at(f, "title"), "sq"), "Shembulli", "the newest translation counts");
    assert_text(cpi_framework_text_original(f, text_at(f, "title"), "sq"), NULL, "and what it says of its origin");
    assert_text(cpi_framework_text_original(f, text_at(f, "derived.d"), "sq"), "Deriven", "the older one fills gaps");
    assert_int_equal(cpi_framework_translation_is_draft(f, "sq"), 0);
    assert_int_equal(cpi_framework_translation_is_draft(f, "en"), 0);
    cpi_framework_unref(f);
}

static void what_is_refused(void **state)
{
    static const struct {
        const char *yaml;
        const char *problems;
    } CASES[] = {
        {SQ, ""},
        {"framework: X\nlanguage: sq\n", "1:1 CPI-219"},
        {"cpindex_translation: 2\nframework: X\nlanguage: sq\n", "1:22 CPI-301"},
        {"cpindex_translation: 1\nframework: Y\nlanguage: sq\n", "2:12 CPI-351"},
        {"cpindex_translation: 1\nframework: X\nlanguage: en\n", "3:11 CPI-352"},
        {"cpindex_translation: 1\nframework: X\nlanguage: de\n", "3:11 CPI-352"},
        {SQ "titel: T\n", "4:1 CPI-218"},
        {SQ "title: {en: Example, de: Beispiel}\n", "4:8 CPI-219; 4:22 CPI-218"},
        {SQ "title: {sq: Shembull}\n", "4:8 CPI-219"},
        {SQ "title: {en: [Example], sq: Shembull}\n", "4:13 CPI-220"},
        {SQ "title: {en: Example, sq: ''}\n", "4:26 CPI-221"},
        {SQ "scales: {s: {options: {yes: {en: yes, sq: {en: yes, sq: Po}}}}}\n", "4:43 CPI-220"},
        {"cpindex_translation: 1\nframework: X\nlanguage: de\ntitle: {en: Example, de: Beispiel}\n", "3:11 CPI-352"},
        {SQ "status: final\n", "4:9 CPI-224"},
        {SQ "scales: {r: {title: T}}\n", "4:10 CPI-303"},
        {SQ "scales: {s: {options: {maybe: Ndoshta}}}\n", "4:24 CPI-507"},
        {SQ "scales: {s: {options: {yes: Po, no: po}}}\n", "4:37 CPI-312"},
        {SQ "scales: {s: {options: {yes: [Po, Jo], no: Jo}}}\n", "4:43 CPI-312"},
        {SQ "scales: {s: {options: {yes: No}}}\n", "4:29 CPI-312"},
        {SQ "facets: {k: {title: T}}\n", "4:10 CPI-304"},
        {SQ "facets: {f: {groups: {h: T}}}\n", "4:23 CPI-305"},
        {SQ "nodes: {b: {title: T}}\n", "4:9 CPI-306"},
        {SQ "nodes: {d: {title: T}}\n", "4:9 CPI-306"},
        {SQ "nodes: {a: {weight: 2}}\n", "4:13 CPI-218"},
        {SQ "nodes: {a: {title: [T]}}\n", "4:20 CPI-220"},
        {SQ "derived: {A: T}\n", "4:11 CPI-321"},
        {SQ "methods: {k: {title: T}}\n", "4:11 CPI-412"},
        {SQ "nodes: {b: {title: T}}\ntitle: &t T\n", "4:9 CPI-306; 5:8 CPI-202"},
        {SQ "title: [\n", "5:1 CPI-201"},
        {"", "0:0 CPI-105"},
    };
    cpi_framework *framework = framework_of(BASE);
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const char *problems = problems_of_translation(framework, CASES[i].yaml);
        if (strcmp(problems, CASES[i].problems) == 0)
            continue;
        print_error("%s  is     %s\n  wanted %s\n", CASES[i].yaml, problems, CASES[i].problems);
        wrong++;
    }
    assert_int_equal(wrong, 0);
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_translated),
        cmocka_unit_test(what_is_not_translated_falls_back),
        cmocka_unit_test(several_translations_stand_together),
        cmocka_unit_test(answers_may_be_labels_in_any_language),
        cmocka_unit_test(a_label_means_one_option_in_all_languages),
        cmocka_unit_test(every_text_has_a_path),
        cmocka_unit_test(a_translation_knows_what_it_was_made_from),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests_name("translations", tests, NULL, NULL);
}
