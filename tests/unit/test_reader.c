/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "document/reader.h"
#include "support.h"

/* A reader on the value of the key `x` of a text. */
struct fixture {
    struct document document;
    struct reader reader;
    const struct value *x;
};

static struct fixture *open_text(const char *text)
{
    static struct fixture fixture;
    assert_int_equal(document_read(&fixture.document, text, strlen(text), "t", NULL), CPI_OK);
    fixture.reader = (struct reader){.diag = cpi_diag_new(), .file = "t"};
    fixture.x = fixture.document.root->first;
    return &fixture;
}

/* Place and code of the first diagnostic, "" where there is none. */
static const char *close_text(struct fixture *fixture)
{
    static char text[80];
    const cpi_diag *diag = fixture->reader.diag;
    text[0] = '\0';
    if (cpi_diag_count(diag))
        snprintf(text, sizeof text, "%d:%d CPI-%d", (int)cpi_diag_line(diag, 0), (int)cpi_diag_column(diag, 0),
                 (int)cpi_diag_code(diag, 0));
    assert_int_equal(fixture->reader.problems, *text != '\0');
    cpi_diag_free(fixture->reader.diag);
    document_free(&fixture->document);
    return text;
}

static void numbers_keep_to_their_bounds(void **state)
{
    static const struct {
        const char *text;
        bool right;
        double number;
        const char *problem;
    } CASES[] = {
        {"x: 0.5\n", true, 0.5, ""},
        {"x: 0\n", true, 0, ""},
        {"x: 1e0\n", true, 1, ""},
        {"x: 1.5\n", false, 0, "1:4 CPI-223"},
        {"x: -0.1\n", false, 0, "1:4 CPI-223"},
        {"x: 1e-31\n", false, 0, "1:4 CPI-223"},
        {"x: half\n", false, 0, "1:4 CPI-222"},
        {"x: 0,5\n", false, 0, "1:4 CPI-222"},
        {"x: [1]\n", false, 0, "1:4 CPI-220"},
        {"x:\n", false, 0, "1:3 CPI-221"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct fixture *f = open_text(CASES[i].text);
        double number = 0;
        assert_int_equal(reader_number_between(&f->reader, f->x, 0, 1, &number), CASES[i].right);
        if (CASES[i].right)
            assert_same(number, CASES[i].number);
        assert_text(close_text(f), CASES[i].problem, CASES[i].text);
    }
}

static void whole_numbers_are_whole(void **state)
{
    int32_t number = -1;
    (void)state;
    struct fixture *f = open_text("x: 15\n");
    assert_true(reader_integer(&f->reader, f->x, 0, 15, &number));
    assert_int_equal(number, 15);
    close_text(f);
    f = open_text("x: 2.5\n");
    assert_false(reader_integer(&f->reader, f->x, 0, 15, &number));
    assert_text(close_text(f), "1:4 CPI-222", "2.5");
    f = open_text("x: 16\n");
    assert_false(reader_integer(&f->reader, f->x, 0, 15, &number));
    assert_text(close_text(f), "1:4 CPI-223", "16");
}

static void a_pair_has_two_ends(void **state)
{
    static const struct {
        const char *text;
        const char *problem;
    } CASES[] = {
        {"x: [5, 1]\n", ""},
        {"x: [1]\n", "1:4 CPI-220"},
        {"x: [1, 2, 3]\n", "1:4 CPI-220"},
        {"x: [1, 1.0]\n", "1:4 CPI-313"},
        {"x: [a, 2]\n", "1:5 CPI-222"},
        {"x: 1\n", "1:4 CPI-220"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct fixture *f = open_text(CASES[i].text);
        double pair[2] = {0, 0};
        assert_int_equal(reader_pair(&f->reader, f->x, pair), !*CASES[i].problem);
        assert_text(close_text(f), CASES[i].problem, CASES[i].text);
    }
}

static void words_are_known_or_listed(void **state)
{
    static const char *const WORDS[] = {"skip", "zero", "withhold"};
    int word = -1;
    (void)state;
    struct fixture *f = open_text("x: withhold\n");
    assert_true(reader_word(&f->reader, f->x, WORDS, 3, &word));
    assert_int_equal(word, 2);
    close_text(f);
    f = open_text("x: Skip\n");
    assert_false(reader_word(&f->reader, f->x, WORDS, 3, &word));
    assert_text(close_text(f), "1:4 CPI-224", "Skip");
}

static void codes_are_told_from_texts(void **state)
{
    static const struct {
        const char *text;
        bool right;
    } CASES[] = {
        {"x: A19\n", true},    {"x: 19.L.1\n", true},  {"x: 1.1.1a\n", true}, {"x: a_b-c+d\n", true},
        {"x: Љ1\n", true},     {"x: 'A 19'\n", false}, {"x: A/19\n", false},  {"x: 'A:19'\n", false},
        {"x: 'a,b'\n", false}, {"x: 'a;b'\n", false},
    };
    char text[120] = "x: ";
    const char *code;
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct fixture *f = open_text(CASES[i].text);
        assert_int_equal(reader_code(&f->reader, f->x, &code), CASES[i].right);
        assert_int_equal(*close_text(f) == '\0', CASES[i].right);
    }
    memset(text + 3, 'a', 101);
    struct fixture *f = open_text(text);
    assert_false(reader_code(&f->reader, f->x, &code));
    close_text(f);
    text[103] = '\0';
    f = open_text(text);
    assert_true(reader_code(&f->reader, f->x, &code));
    close_text(f);
}

static void keys_are_codes_too(void **state)
{
    (void)state;
    struct fixture *f = open_text("A19: 1\n");
    assert_true(reader_key_code(&f->reader, f->x));
    close_text(f);
    f = open_text("\"A 19\": 1\n");
    assert_false(reader_key_code(&f->reader, f->x));
    assert_text(close_text(f), "1:1 CPI-225", "A 19");
}

static void fields_are_sorted_by_name(void **state)
{
    static const struct field FIELDS[] = {{"code", true}, {"title", true}, {"weight", false}};
    static const struct {
        const char *text;
        const char *problem;
    } CASES[] = {
        {"x: {title: T, code: c}\n", ""},
        {"x: {title: T}\n", "1:4 CPI-219"},
        {"x: {title: T, code: c, wieght: 2}\n", "1:24 CPI-218"},
        {"x: {title: T, code: c, zzz: 2}\n", "1:24 CPI-218"},
        {"x: {title: T, code: }\n", "1:21 CPI-221"},
        {"x: {title: T, code: []}\n", "1:21 CPI-221"},
        {"x: [1]\n", "1:4 CPI-220"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const struct value *values[3];
        struct fixture *f = open_text(CASES[i].text);
        bool is_map = reader_fields(&f->reader, f->x, FIELDS, 3, values);
        assert_int_equal(is_map, f->x->kind == VALUE_MAP);
        assert_null(values[2]);
        if (is_map)
            assert_string_equal(values[1]->text, "T");
        assert_text(close_text(f), CASES[i].problem, CASES[i].text);
    }
}

static void paths_lead_from_the_root(void **state)
{
    struct fixture *f = open_text("x: [{a: 1}, {b: {c: [1, 2]}}]\n");
    const struct value *c = f->x->first->next->first->first;
    (void)state;
    reader_error(&f->reader, c->first->next, CPI_D_WRONG_KIND, "here");
    assert_string_equal(cpi_diag_path(f->reader.diag, 0), "x[1].b.c[1]");
    reader_key_error(&f->reader, c, CPI_D_WRONG_KIND, "here");
    assert_int_equal(cpi_diag_column(f->reader.diag, 1), 18);
    reader_error(&f->reader, f->document.root, CPI_D_WRONG_KIND, "here");
    assert_text(cpi_diag_path(f->reader.diag, 2), NULL, "path of the root");
    reader_error(&f->reader, NULL, CPI_D_WRONG_KIND, "here");
    assert_int_equal(cpi_diag_line(f->reader.diag, 3), 0);
    close_text(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_keep_to_their_bounds), cmocka_unit_test(whole_numbers_are_whole),
        cmocka_unit_test(a_pair_has_two_ends),          cmocka_unit_test(words_are_known_or_listed),
        cmocka_unit_test(codes_are_told_from_texts),    cmocka_unit_test(keys_are_codes_too),
        cmocka_unit_test(fields_are_sorted_by_name),    cmocka_unit_test(paths_lead_from_the_root),
    };
    return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
