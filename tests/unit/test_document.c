/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/reader.h"
#include "support.h"

static const struct value *child(const struct value *value, const char *key)
{
    for (const struct value *found = value->first; found; found = found->next)
        if (found->key && strcmp(found->key, key) == 0)
            return found;
    fail_msg("there is no '%s'", key);
    return NULL;
}

static void the_tree_remembers_places(void **state)
{
    static const char TEXT[] = "a: 1\n"
                               "list:\n"
                               "  - x\n"
                               "  - {një: 'y z', c: []}\n"
                               "\"k e y\": |\n"
                               "  line\n";
    struct document document;
    (void)state;
    assert_int_equal(document_read(&document, TEXT, sizeof TEXT - 1, "t", NULL), CPI_OK);
    assert_true(document.complete);
    const struct value *root = document.root;
    assert_int_equal(root->kind, VALUE_MAP);
    assert_int_equal(root->count, 3);
    const struct value *list = child(root, "list");
    assert_int_equal(list->kind, VALUE_LIST);
    assert_int_equal(list->count, 2);
    assert_int_equal(list->key_line, 2);
    assert_int_equal(list->key_column, 1);
    assert_int_equal(list->line, 3);
    assert_int_equal(list->column, 3);
    const struct value *map = list->first->next;
    assert_int_equal(map->index, 1);
    assert_null(map->key);
    assert_null(map->next);
    const struct value *text = child(map, "një");
    assert_string_equal(text->text, "y z");
    assert_int_equal(text->column, 11);
    assert_ptr_equal(text->parent, map);
    assert_int_equal(child(map, "c")->count, 0);
    assert_string_equal(child(root, "k e y")->text, "line\n");
    document_free(&document);
}

/* Values are for the schema to interpret. */
static void nothing_is_guessed_about_values(void **state)
{
    static const char *const TEXTS[] = {"no", "NO", "1.10", "null", "~", "0x10", "2017-06-01", "1_000", "true"};
    (void)state;
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        struct document document;
        assert_int_equal(document_read(&document, TEXTS[i], strlen(TEXTS[i]), "t", NULL), CPI_OK);
        assert_string_equal(document.root->text, TEXTS[i]);
        document_free(&document);
    }
}

static const char *read_problems(const char *text, size_t length)
{
    static char problems[2000];
    struct document document;
    cpi_diag *diag = cpi_diag_new();
    size_t used = 0;
    cpi_status status = document_read(&document, text, length, "t", diag);
    problems[0] = '\0';
    for (int32_t i = 0; i < cpi_diag_count(diag); i++)
        used +=
            (size_t)snprintf(problems + used, sizeof problems - used, "%s%d:%d CPI-%d", i ? "; " : "",
                             (int)cpi_diag_line(diag, i), (int)cpi_diag_column(diag, i), (int)cpi_diag_code(diag, i));
    assert_int_equal(status, *problems ? CPI_BAD_INPUT : CPI_OK);
    document_free(&document);
    cpi_diag_free(diag);
    return problems;
}

static void what_is_refused(void **state)
{
    static const struct {
        const char *text;
        const char *problems;
    } CASES[] = {
        {"a: 1\n", ""},
        {"a: !  1\n", ""}, /* "!" alone only says that it is a text */
        {"", "0:0 CPI-105"},
        {"# only a comment\n", "0:0 CPI-105"},
        {"a: \xFF\n", "1:4 CPI-103"},
        {"një: \xC3", "1:6 CPI-103"},
        {"a: &x 1\nb: *x\n", "1:4 CPI-202; 2:4 CPI-202"},
        {"a: &x [1]\nb: &y {c: 1}\n", "1:4 CPI-202; 2:4 CPI-202"},
        {"a: 1\n*x : 2\n", "2:1 CPI-202"},
        {"a: !!int 1\nb: !t [1]\nc: !t {d: 1}\n", "1:4 CPI-203; 2:4 CPI-203; 3:4 CPI-203"},
        {"--- 1\n--- 2\n", "2:1 CPI-204"},
        {"? [a]\n: 1\n", "1:3 CPI-207"},
        {"? {a: 1}\n: 1\n", "1:3 CPI-207"},
        {"a: 1\nb: 2\na: 3\na: 4\n", "3:1 CPI-217; 4:1 CPI-217"},
        {"x: {a: 1, a: 2}\nx: 1\n", "1:11 CPI-217; 2:1 CPI-217"},
        {"a: 'x\n", "1:4 CPI-201"},
        {"a: [1\n", "1:4 CPI-201"},
        {"a: b: c\n", "1:5 CPI-201"},
        {"a: \"x\\0y\"\n", "1:4 CPI-103"},
        {"\"x\\0y\": 1\n", "1:1 CPI-103"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(read_problems(CASES[i].text, strlen(CASES[i].text)), CASES[i].problems, CASES[i].text);
    assert_text(read_problems("a: 1\0", 5), "1:5 CPI-103", "a NUL byte");
    assert_text(read_problems("\xFF\xFE\x61\0", 4), "0:0 CPI-103", "UTF-16");
    assert_text(read_problems("\xFE\xFF\0\x61", 4), "0:0 CPI-103", "UTF-16, the other byte order");
}

/* What libyaml cannot read, in memory of exactly its size: what explains it must not look beyond. */
static void what_is_no_yaml(void **state)
{
    static const struct {
        const char *text;
        const char *problems;
    } CASES[] = {
        {"a: b: c", "1:5 CPI-201"},
        {"a: 'x", "1:4 CPI-201"},
        {"a: {b: 1", "1:4 CPI-201"},
        {"a: [1, 2", "1:4 CPI-201"},
        {"- a\nb: 1", "2:1 CPI-201"},
        {"a: 1\nb", "2:1 CPI-201"},
        {"a: 1\nb:\xC2\xA0"
         "1",
         "2:1 CPI-201"},
        {"a: *", "1:4 CPI-201"},
        {"a: &", "1:4 CPI-201"},
        {"a: ? b", "1:4 CPI-201"},
        {"a: !<x", "1:7 CPI-201"},
        {"a: @b", "1:4 CPI-201"},
        {"a: `", "1:4 CPI-201"},
        {"a:\n\tb: 1", "2:1 CPI-201"},
        {"a: \"x\" y", "1:8 CPI-201"},
        {"a: 'x' y\n", "1:8 CPI-201"},
        {"a: x\x07y", "1:5 CPI-201"},
        {"a: \x7F", "1:4 CPI-201"},
        {"%YAML 9.9\n--- a", "1:1 CPI-201"},
    };
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        size_t length = strlen(CASES[i].text);
        char *text = malloc(length);
        memcpy(text, CASES[i].text, length);
        const char *problems = read_problems(text, length);
        if (strcmp(problems, CASES[i].problems) != 0) {
            print_error("%s\n  is     %s\n  wanted %s\n", CASES[i].text, problems, CASES[i].problems);
            wrong++;
        }
        free(text);
    }
    assert_int_equal(wrong, 0);
}

static void a_byte_order_mark_is_passed_over(void **state)
{
    static const char TEXT[] = "\xEF\xBB\xBF"
                               "a: {b: 1}\n";
    struct document document;
    (void)state;
    assert_int_equal(document_read(&document, TEXT, sizeof TEXT - 1, "t", NULL), CPI_OK);
    assert_int_equal(child(child(document.root, "a"), "b")->column, 8);
    document_free(&document);
}

static void many_duplicate_keys_are_all_found(void **state)
{
    struct text_buffer text = {0};
    (void)state;
    for (int i = 0; i < 40; i++)
        text_buffer_print(&text, "k%d: 1\n", i % 38);
    assert_text(read_problems(text.bytes, text.length), "39:1 CPI-217; 40:1 CPI-217", "40 keys");
    text_buffer_free(&text);
}

static void sixty_four_levels_are_enough(void **state)
{
    char text[200] = "";
    (void)state;
    for (int i = 0; i < 64; i++)
        strcat(text, "[");
    strcat(text, "1");
    for (int i = 0; i < 64; i++)
        strcat(text, "]");
    assert_text(read_problems(text, strlen(text)), "", "64 levels");
    memset(text, '[', 65);
    strcpy(text + 65, "1");
    assert_text(read_problems(text, strlen(text)), "1:65 CPI-205", "65 levels");
}

/* Reading goes on after what is refused, and stops at what cannot be read; what came before is there. */
static void what_was_read_before_a_problem_stays(void **state)
{
    struct document document;
    (void)state;
    assert_int_equal(document_read(&document, "a: 1\nb: &x 2\n", 13, "t", NULL), CPI_BAD_INPUT);
    assert_true(document.complete);
    assert_true(child(document.root, "b")->refused);
    assert_false(child(document.root, "a")->refused);
    document_free(&document);
    assert_int_equal(document_read(&document, "a: 1\nb: [\n", 10, "t", NULL), CPI_BAD_INPUT);
    assert_false(document.complete);
    assert_string_equal(child(document.root, "a")->text, "1");
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tree_remembers_places),
        cmocka_unit_test(nothing_is_guessed_about_values),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(what_is_no_yaml),
        cmocka_unit_test(a_byte_order_mark_is_passed_over),
        cmocka_unit_test(many_duplicate_keys_are_all_found),
        cmocka_unit_test(sixty_four_levels_are_enough),
        cmocka_unit_test(what_was_read_before_a_problem_stays),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
