/* SPDX-License-Identifier: MIT */
/* Texts in memory, as a caller may hand them over. */
#include <stdlib.h>
#include <string.h>

#include "support.h"

static const char YAML[] = HEAD "languages: [en, sq]\nindicators: [" Q("a") "]\n" MEAN;
static const char SQ[] = "cpindex_translation: 1\nframework: X\nlanguage: sq\ntitle: Shembull\n";

/* Something that an output must not keep. */
static cpi_framework *const STALE = (cpi_framework *)(uintptr_t)8;

/* Memory of exactly the size of a text, without a NUL, so that reading past it is found. The caller frees. */
static char *exactly(const char *text, size_t length)
{
    char *copy = malloc(length ? length : 1);
    memcpy(copy, text, length);
    return copy;
}

static void texts_need_no_end(void **state)
{
    char *yaml = exactly(YAML, sizeof YAML - 1);
    char *sq = exactly(SQ, sizeof SQ - 1);
    cpi_framework *base = STALE;
    cpi_framework *translated = STALE;
    (void)state;
    assert_int_equal(cpi_framework_load(yaml, sizeof YAML - 1, NULL, NULL, &base), CPI_OK);
    assert_int_equal(cpi_framework_translate(base, sq, sizeof SQ - 1, NULL, NULL, &translated), CPI_OK);
    free(yaml);
    free(sq);
    assert_string_equal(cpi_framework_node_text(translated, 0, CPI_TITLE, "sq"), "Shembull");
    assert_string_equal(cpi_framework_code(translated), "X");
    cpi_framework_unref(base);
    cpi_framework_unref(translated);
}

/* Every beginning of a text is some text; none of them may be read past its end. */
static void texts_may_end_anywhere(void **state)
{
    cpi_framework *base = framework_of(YAML);
    (void)state;
    for (size_t length = 0; length < sizeof YAML - 1; length++) {
        char *yaml = exactly(YAML, length);
        cpi_framework *framework = STALE;
        cpi_status status = cpi_framework_load(yaml, length, NULL, NULL, &framework);
        assert_true(status == CPI_BAD_INPUT ? framework == NULL : status == CPI_OK);
        cpi_framework_unref(framework);
        free(yaml);
    }
    for (size_t length = 0; length < sizeof SQ - 1; length++) {
        char *sq = exactly(SQ, length);
        cpi_framework *translated = STALE;
        cpi_status status = cpi_framework_translate(base, sq, length, NULL, NULL, &translated);
        assert_true(status == CPI_BAD_INPUT ? translated == NULL : status == CPI_OK);
        cpi_framework_unref(translated);
        free(sq);
    }
    cpi_framework_unref(base);
}

static void arguments_that_are_missing(void **state)
{
    cpi_framework *base = framework_of(YAML);
    cpi_framework *framework = STALE;
    (void)state;
    assert_int_equal(cpi_framework_load(NULL, 0, NULL, NULL, &framework), CPI_BAD_ARGUMENT);
    assert_null(framework);
    assert_int_equal(cpi_framework_load(YAML, sizeof YAML - 1, NULL, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_framework_load(NULL, 7, "x", NULL, NULL), CPI_BAD_ARGUMENT);
    framework = STALE;
    assert_int_equal(cpi_framework_translate(NULL, SQ, sizeof SQ - 1, NULL, NULL, &framework), CPI_BAD_ARGUMENT);
    assert_null(framework);
    framework = STALE;
    assert_int_equal(cpi_framework_translate(base, NULL, 0, NULL, NULL, &framework), CPI_BAD_ARGUMENT);
    assert_null(framework);
    assert_int_equal(cpi_framework_translate(base, SQ, sizeof SQ - 1, NULL, NULL, NULL), CPI_BAD_ARGUMENT);
    framework = STALE;
    assert_int_equal(cpi_framework_load_file(NULL, NULL, &framework), CPI_BAD_ARGUMENT);
    assert_null(framework);
    assert_int_equal(cpi_framework_load_file("nosuch.yaml", NULL, NULL), CPI_BAD_ARGUMENT);
    cpi_framework_unref(base);
}

static void texts_that_are_refused(void **state)
{
    static const struct {
        const char *text;
        size_t length;
        int32_t code;
    } CASES[] = {
        {"", 0, 105},         {"\0", 1, 103},
        {"\xFF\xFE", 2, 103}, {"\xEF\xBB\xBF", 3, 105},
        {"\xC3", 1, 103},     {"a: \xED\xA0\x80", 6, 103},
        {"[", 1, 201},        {"- a", 3, 220},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_framework *framework = STALE;
        cpi_diag *diag = cpi_diag_new();
        char *text = exactly(CASES[i].text, CASES[i].length);
        assert_int_equal(cpi_framework_load(text, CASES[i].length, NULL, diag, &framework), CPI_BAD_INPUT);
        assert_null(framework);
        assert_int_equal(cpi_diag_code(diag, 0), CASES[i].code);
        assert_string_equal(cpi_diag_file(diag, 0), "framework");
        cpi_diag_free(diag);
        free(text);
    }
}

static void texts_have_names(void **state)
{
    cpi_framework *base = framework_of(YAML);
    cpi_framework *framework;
    cpi_panel *panel;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    assert_int_equal(cpi_panel_new(base, &panel), CPI_OK);
    assert_int_equal(cpi_framework_load("[", 1, "my framework", diag, &framework), CPI_BAD_INPUT);
    assert_int_equal(cpi_framework_translate(base, "[", 1, NULL, diag, &framework), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read(panel, "", 0, NULL, diag), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read(panel, "", 0, "\xFF ill-formed", diag), CPI_BAD_INPUT);
    assert_string_equal(cpi_diag_file(diag, 0), "my framework");
    assert_string_equal(cpi_diag_file(diag, 1), "translation");
    assert_string_equal(cpi_diag_file(diag, 2), "answers");
    assert_int_equal(cpi_diag_count(diag), 4);
    cpi_panel_free(panel);
    cpi_diag_free(diag);
    cpi_framework_unref(base);
}

static void texts_above_the_limit_are_refused(void **state)
{
    size_t length = 16 * 1024 * 1024 + 1;
    char *text = malloc(length);
    cpi_framework *base = framework_of(YAML);
    cpi_framework *framework = STALE;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    memset(text, '#', length);
    assert_int_equal(cpi_framework_load(text, length, NULL, diag, &framework), CPI_BAD_INPUT);
    assert_null(framework);
    assert_int_equal(cpi_framework_translate(base, text, length, NULL, diag, &framework), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_code(diag, 0), 102);
    assert_int_equal(cpi_diag_code(diag, 1), 102);
    assert_int_equal(cpi_framework_load(text, length - 1, NULL, diag, &framework), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_code(diag, 2), 105);
    free(text);
    cpi_diag_free(diag);
    cpi_framework_unref(base);
}

static void sheets_may_end_anywhere(void **state)
{
    static const char SHEET[] =
        "\xEF\xBB\xBFsep=;\r\nunit;period;indicator;answer;source\r\n\"U\";2017;a;\"0,5\";\"Law \"\"6\"\"\"\r\n";
    cpi_framework *base = framework_of(YAML);
    (void)state;
    for (size_t length = 0; length < sizeof SHEET; length++) {
        char *sheet = exactly(SHEET, length);
        cpi_panel *panel;
        assert_int_equal(cpi_panel_new(base, &panel), CPI_OK);
        cpi_status status = cpi_panel_read(panel, sheet, length, NULL, NULL);
        assert_true(status == CPI_OK || status == CPI_BAD_INPUT);
        assert_true(status == CPI_OK || cpi_panel_count(panel) == 0);
        cpi_panel_free(panel);
        free(sheet);
    }
    cpi_framework_unref(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_need_no_end),          cmocka_unit_test(texts_may_end_anywhere),
        cmocka_unit_test(arguments_that_are_missing), cmocka_unit_test(texts_that_are_refused),
        cmocka_unit_test(texts_have_names),           cmocka_unit_test(texts_above_the_limit_are_refused),
        cmocka_unit_test(sheets_may_end_anywhere),
    };
    return cmocka_run_group_tests_name("loading", tests, NULL, NULL);
}
