/* SPDX-License-Identifier: MIT */
/* Files, and the translations that stand beside them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"

static const char YAML[] = HEAD "languages: [en, sq, sr]\nindicators: [" Q("a") "]\n" MEAN;
#define TRANSLATION(language, title) "cpindex_translation: 1\nframework: X\nlanguage: " language "\ntitle: " title "\n"

static char folder[] = "cpindex-files-XXXXXX";

static int enter(void **state)
{
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    return chdir("..") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static cpi_framework *load(const char *path)
{
    cpi_framework *framework;
    assert_int_equal(cpi_framework_load_file(path, NULL, &framework), CPI_OK);
    return framework;
}

static void translations_beside_the_file_are_read(void **state)
{
    (void)state;
    write_file("x.yaml", YAML);
    write_file("x.sq.yaml", TRANSLATION("sq", "Shembull"));
    write_file("x.de.yaml", "nothing that anybody reads: [");
    cpi_framework *framework = load("x.yaml");
    assert_string_equal(cpi_framework_node_text(framework, 0, CPI_TITLE, "sq"), "Shembull");
    assert_string_equal(cpi_framework_node_text(framework, 0, CPI_TITLE, "sr"), "Example");
    cpi_framework_unref(framework);
    write_file("x.sr.yaml", TRANSLATION("sr", "Primer"));
    framework = load("./x.yaml");
    assert_string_equal(cpi_framework_node_text(framework, 0, CPI_TITLE, "sr"), "Primer");
    assert_string_equal(cpi_framework_node_text(framework, 0, CPI_TITLE, "sq"), "Shembull");
    cpi_framework_unref(framework);
    unlink("x.yaml");
    unlink("x.sq.yaml");
    unlink("x.sr.yaml");
    unlink("x.de.yaml");
}

static void names_with_other_dots(void **state)
{
    static const char *const NAMES[][2] = {
        {"plain", "plain.sq"},
        {"a.b/plain", "a.b/plain.sq"},
        {"x.v1.yml", "x.v1.sq.yml"},
        {".hidden", ".hidden.sq"},
    };
    (void)state;
    assert_int_equal(mkdir("a.b", 0777), 0);
    for (size_t i = 0; i < COUNT(NAMES); i++) {
        write_file(NAMES[i][0], YAML);
        write_file(NAMES[i][1], TRANSLATION("sq", "Shembull"));
        cpi_framework *framework = load(NAMES[i][0]);
        assert_text(cpi_framework_node_text(framework, 0, CPI_TITLE, "sq"), "Shembull", NAMES[i][1]);
        cpi_framework_unref(framework);
        unlink(NAMES[i][0]);
        unlink(NAMES[i][1]);
    }
    assert_int_equal(rmdir("a.b"), 0);
}

static void problems_of_every_translation_are_reported(void **state)
{
    cpi_framework *framework = (cpi_framework *)(uintptr_t)8;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    write_file("x.yaml", YAML);
    write_file("x.sq.yaml", "cpindex_translation: 1\nframework: Y\nlanguage: sq\n");
    write_file("x.sr.yaml", "cpindex_translation: 1\nframework: X\nlanguage: sr\nnodes: {b: {title: B}}\n");
    assert_int_equal(cpi_framework_load_file("x.yaml", diag, &framework), CPI_BAD_INPUT);
    assert_null(framework);
    assert_int_equal(cpi_diag_count(diag), 2);
    assert_string_equal(cpi_diag_file(diag, 0), "x.sq.yaml");
    assert_string_equal(cpi_diag_file(diag, 1), "x.sr.yaml");
    cpi_diag_free(diag);
    unlink("x.yaml");
    unlink("x.sq.yaml");
    unlink("x.sr.yaml");
}

static void files_that_cannot_be_read(void **state)
{
    static const char *const PATHS[] = {"missing.yaml", ".", "missing/x.yaml", "", "x.yaml/y"};
    cpi_framework *base = framework_of(YAML);
    cpi_panel *panel;
    (void)state;
    write_file("x.yaml", YAML);
    assert_int_equal(cpi_panel_new(base, &panel), CPI_OK);
    for (size_t i = 0; i < COUNT(PATHS); i++) {
        cpi_framework *framework = (cpi_framework *)(uintptr_t)8;
        cpi_diag *diag = cpi_diag_new();
        assert_int_equal(cpi_framework_load_file(PATHS[i], diag, &framework), CPI_SYSTEM);
        assert_null(framework);
        assert_int_equal(cpi_panel_read_file(panel, PATHS[i], diag), CPI_SYSTEM);
        assert_int_equal(cpi_diag_error_count(diag), 2);
        assert_int_equal(cpi_diag_code(diag, 0), 101);
        assert_string_equal(cpi_diag_file(diag, 1), PATHS[i]);
        cpi_diag_free(diag);
    }
    unlink("x.yaml");
    cpi_panel_free(panel);
    cpi_framework_unref(base);
}

static void a_file_above_the_limit_is_refused(void **state)
{
    cpi_framework *framework;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    write_file("large.yaml", "");
    assert_int_equal(truncate("large.yaml", 16 * 1024 * 1024 + 1), 0);
    assert_int_equal(cpi_framework_load_file("large.yaml", diag, &framework), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_code(diag, 0), 102);
    cpi_diag_free(diag);
    unlink("large.yaml");
}

static void sheets_are_read_from_files(void **state)
{
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    write_file("one.csv", "unit,a\nU,0.5\n");
    write_file("two.csv", "unit,a\nU,0.6\n");
    write_file("empty.csv", "");
    assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
    assert_int_equal(cpi_panel_read_file(panel, "one.csv", diag), CPI_OK);
    assert_int_equal(cpi_panel_read_file(panel, "two.csv", diag), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read_file(panel, "empty.csv", diag), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_count(panel), 1);
    assert_same(cpi_panel_value(panel, 0, 1), 0.5);
    assert_string_equal(cpi_diag_file(diag, 0), "two.csv");
    assert_string_equal(cpi_diag_file(diag, 1), "empty.csv");
    unlink("one.csv");
    unlink("two.csv");
    unlink("empty.csv");
    cpi_diag_free(diag);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(translations_beside_the_file_are_read),      cmocka_unit_test(names_with_other_dots),
        cmocka_unit_test(problems_of_every_translation_are_reported), cmocka_unit_test(files_that_cannot_be_read),
        cmocka_unit_test(a_file_above_the_limit_is_refused),          cmocka_unit_test(sheets_are_read_from_files),
    };
    return cmocka_run_group_tests_name("files", tests, enter, leave);
}
