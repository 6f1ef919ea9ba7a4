/* SPDX-License-Identifier: MIT */
/* Which questions of two editions are the same. */
#include <stdio.h>
#include <string.h>

#include "support.h"

#define TWO_EDITIONS "cpindex_links: 1\nearlier: {framework: X, edition: '1'}\nlater: {framework: X, edition: '2'}\n"

static const char EARLIER[] = HEAD NO_HALF_YES
    "domains: [{code: A, title: A, indicators: [{code: a, title: a}, {code: b, title: b}, {code: c, title: c}, " Q(
        "q") "]}]\n" MEAN;
static const char LATER[] = "cpindex: 1\ncode: X\nedition: '2'\ntitle: Example\nstatus: example\n" NO_HALF_YES
                            "domains: [{code: A, title: A, indicators: [" Q(
                                "q") ", {code: a, title: a}, {code: c, title: other},"
                                     " {code: n, title: n, indicators: [{code: n1, title: b}]}]}]\n" MEAN;

static cpi_framework *earlier;
static cpi_framework *later;

static int load(void **state)
{
    (void)state;
    earlier = framework_of(EARLIER);
    later = framework_of(LATER);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    cpi_framework_unref(earlier);
    cpi_framework_unref(later);
    return 0;
}

/* The links as "a=a b=n1", or what is wrong with the text, as "3:9 CPI-302". */
static const char *links_of(const char *yaml)
{
    static char text[1000];
    size_t at = 0;
    cpi_links *links;
    cpi_diag *diag = cpi_diag_new();
    cpi_status status = cpi_links_load(earlier, later, yaml, strlen(yaml), NULL, diag, &links);
    assert_int_equal(status, cpi_diag_error_count(diag) ? CPI_BAD_INPUT : CPI_OK);
    text[0] = '\0';
    for (int32_t i = 0; i < cpi_links_count(links); i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "%s%s=%s", i ? " " : "",
                               cpi_framework_node_code(earlier, cpi_links_earlier(links, i)),
                               cpi_framework_node_code(later, cpi_links_later(links, i)));
    for (int32_t i = 0; i < cpi_diag_count(diag); i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "%s%d:%d CPI-%d", i ? "; " : "",
                               (int)cpi_diag_line(diag, i), (int)cpi_diag_column(diag, i), (int)cpi_diag_code(diag, i));
    cpi_diag_free(diag);
    cpi_links_free(links);
    return text;
}

static void what_is_linked(void **state)
{
    static const struct {
        const char *yaml;
        const char *links;
    } CASES[] = {
        {TWO_EDITIONS, ""},
        {TWO_EDITIONS "same: {b: n1}\n", "b=n1"},
        {TWO_EDITIONS "same: {c: a, a: c}\n", "c=a a=c"},
        {TWO_EDITIONS "same_codes: yes\n", "q=q a=a c=c"},
        {TWO_EDITIONS "same_codes: yes\ndifferent: [c]\n", "q=q a=a"},
        {TWO_EDITIONS "same_codes: yes\ndifferent: [c]\nsame: {b: c}\n", "q=q a=a b=c"},
        {TWO_EDITIONS "same_codes: yes\nsame: {b: n1, a: c}\n", "q=q a=c b=n1"},
        {TWO_EDITIONS "same_codes: no\n", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(links_of(CASES[i].yaml), CASES[i].links, CASES[i].yaml);
}

static void what_is_refused(void **state)
{
    static const struct {
        const char *yaml;
        const char *problems;
    } CASES[] = {
        {"", "0:0 CPI-105"},
        {"cpindex: 1\n", "1:1 CPI-220"},
        {"cpindex_links: 3\n", "1:16 CPI-301"},
        {"cpindex_links: 1\nearlier: {framework: X, edition: '1'}\n", "1:1 CPI-219"},
        {"cpindex_links: 1\nearlier: {framework: Y, edition: '1'}\nlater: {framework: X, edition: '1'}\n",
         "2:22 CPI-351; 3:32 CPI-351"},
        {TWO_EDITIONS "same: [a]\n", "4:7 CPI-220"},
        {TWO_EDITIONS "same: {a: [a]}\n", "4:11 CPI-220"},
        {TWO_EDITIONS "same: {z: a, a: z}\n", "4:8 CPI-506; 4:17 CPI-506"},
        {TWO_EDITIONS "same: {A: a, a: n}\n", "4:8 CPI-511; 4:17 CPI-511"},
        {TWO_EDITIONS "same: {a: c, b: c}\n", "4:17 CPI-361"},
        {TWO_EDITIONS "same: {q: a}\n", "4:11 CPI-362"},
        {TWO_EDITIONS "different: [a]\n", "4:1 CPI-316"},
        {TWO_EDITIONS "same_codes: yes\ndifferent: [b, A]\n", "5:13 CPI-506; 5:16 CPI-511"},
        {TWO_EDITIONS "sames: {a: a}\n", "4:1 CPI-218"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(links_of(CASES[i].yaml), CASES[i].problems, CASES[i].yaml);
}

static void links_keep_their_frameworks(void **state)
{
    cpi_framework *one = framework_of(EARLIER);
    cpi_framework *other = framework_of(LATER);
    cpi_links *links;
    (void)state;
    assert_int_equal(
        cpi_links_load(one, other, TWO_EDITIONS "same: {b: n1}\n", sizeof TWO_EDITIONS + 13, NULL, NULL, &links),
        CPI_OK);
    cpi_framework_unref(one);
    cpi_framework_unref(other);
    int32_t b = cpi_framework_find_node(cpi_links_earlier_framework(links), "b");
    int32_t n1 = cpi_framework_find_node(cpi_links_later_framework(links), "n1");
    assert_int_equal(cpi_links_find_later(links, b), n1);
    assert_int_equal(cpi_links_find_earlier(links, n1), b);
    assert_int_equal(cpi_links_find_later(links, b - 1), CPI_NONE);
    cpi_links_free(links);
}

static void arguments_that_are_none(void **state)
{
    static const int32_t FAR[] = {-1, -2, INT32_MIN, 1000, INT32_MAX};
    cpi_links *links = (cpi_links *)(uintptr_t)8;
    (void)state;
    assert_int_equal(cpi_links_load(NULL, later, "", 0, NULL, NULL, &links), CPI_BAD_ARGUMENT);
    assert_null(links);
    assert_int_equal(cpi_links_load(earlier, NULL, "", 0, NULL, NULL, &links), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_links_load(earlier, later, NULL, 0, NULL, NULL, &links), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_links_load(earlier, later, "", 0, NULL, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_links_load(earlier, later, "\xFF", 1, NULL, NULL, &links), CPI_BAD_INPUT);
    assert_int_equal(cpi_links_load_file(earlier, later, NULL, NULL, &links), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_links_load_file(earlier, later, "no-such.yaml", NULL, &links), CPI_SYSTEM);
    assert_int_equal(cpi_links_load(earlier, later, TWO_EDITIONS, sizeof TWO_EDITIONS - 1, NULL, NULL, &links), CPI_OK);
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_int_equal(cpi_links_earlier(links, FAR[i]), CPI_NONE);
        assert_int_equal(cpi_links_later(links, FAR[i]), CPI_NONE);
        assert_int_equal(cpi_links_find_earlier(links, FAR[i]), CPI_NONE);
        assert_int_equal(cpi_links_find_later(links, FAR[i]), CPI_NONE);
    }
    cpi_links_free(links);
    assert_null(cpi_links_earlier_framework(NULL));
    assert_null(cpi_links_later_framework(NULL));
    assert_int_equal(cpi_links_count(NULL), 0);
    assert_int_equal(cpi_links_find_earlier(NULL, 0), CPI_NONE);
    cpi_links_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_linked),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(links_keep_their_frameworks),
        cmocka_unit_test(arguments_that_are_none),
    };
    return cmocka_run_group_tests_name("links", tests, load, unload);
}
