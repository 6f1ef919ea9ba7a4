/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

static const char FRAMEWORK[] =
    HEAD NO_HALF_YES "unit: country\n"
                     "indicators:\n"
                     "  - {code: a, question: A?}\n"
                     "  - {code: b, question: B?}\n"
                     "  - {code: q, title: Q, quantity: {goalposts: [0, 100]}}\n"
                     "  - {code: l, title: L, quantity: {goalposts: [1, 100], transformation: log}}\n"
                     "  - {code: c, title: C, scored: no, quantity: {unit: children}}\n"
                     "  - {code: m, title: M, indicators: [{code: m1, title: M1}]}\n" MEAN;

static cpi_framework *framework;

static int load(void **state)
{
    (void)state;
    framework = framework_of(FRAMEWORK);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    cpi_framework_unref(framework);
    return 0;
}

/* One answer as "0.5", "unanswered", "no data" or "not applicable". */
static const char *answer_text(const cpi_panel *panel, int32_t assessment, const char *code)
{
    int32_t node = cpi_framework_find_node(framework, code);
    switch (cpi_panel_missing(panel, assessment, node)) {
    case CPI_UNANSWERED:
        return "unanswered";
    case CPI_NO_DATA:
        return "no data";
    case CPI_NOT_APPLICABLE:
        return "not applicable";
    case CPI_DISAGREEMENT:
        return "disagreement";
    case CPI_ANSWERED:
        break;
    }
    return short_number(cpi_panel_value(panel, assessment, node));
}

/* Everything in a panel: "U 2017: a=1 q=5.5; V: b=no data", from sheets of exactly their size. */
static const char *panel_text(const cpi_panel *panel)
{
    static const char *const CODES[] = {"a", "b", "q", "l", "m1"};
    static char text[1000];
    text[0] = '\0';
    for (int32_t i = 0; i < cpi_panel_count(panel); i++) {
        size_t at = strlen(text);
        snprintf(text + at, sizeof text - at, "%s%s%s%s:", i ? "; " : "", cpi_panel_unit(panel, i),
                 *cpi_panel_period(panel, i) ? " " : "", cpi_panel_period(panel, i));
        for (size_t c = 0; c < COUNT(CODES); c++) {
            const char *answer = answer_text(panel, i, CODES[c]);
            at = strlen(text);
            if (strcmp(answer, "unanswered") != 0)
                snprintf(text + at, sizeof text - at, " %s=%s", CODES[c], answer);
        }
    }
    return text;
}

static cpi_status read_exact(cpi_panel *panel, const char *sheet)
{
    size_t length = strlen(sheet);
    char *copy = malloc(length ? length : 1);
    memcpy(copy, sheet, length);
    cpi_status status = cpi_panel_read(panel, copy, length, NULL, NULL);
    free(copy);
    return status;
}

static void sheets_that_are_right(void **state)
{
    static const struct {
        const char *sheet;
        const char *panel;
    } CASES[] = {
        {"unit,indicator,answer\nU,a,yes\nU,q,5.5\n", "U: a=1 q=5.5"},
        {"unit,period,indicator,answer,source,note,expert\nU,2017,a,half,Law,,\nU,2018,a,no,,,\n",
         "U 2017: a=0.5; U 2018: a=0"},
        {"answer,indicator,unit\nyes,a,U\n", "U: a=1"},
        {"Unit;Indicator;ANSWER\r\nU;q;5,5\r\nU;l;1,5\r\n", "U: q=5.5 l=1.5"},
        {"unit\tindicator\tanswer\nU\tq\t5.5\n", "U: q=5.5"},
        {"\xEF\xBB\xBFunit,indicator,answer\nU,a,yes\n", "U: a=1"},
        {"sep=;\nunit;a;q\nU;yes;7\n", "U: a=1 q=7"},
        {"unit,a,b,q\nU,yes,,3\nV,,no,\n", "U: a=1 q=3; V: b=0"},
        {"unit,period,a\nU,,yes\nU,2017,no\n", "U: a=1; U 2017: a=0"},
        {"a,unit\nyes,U\n", "U: a=1"},
        {"unit,a,b,q\nU, YES ,nd,na\n", "U: a=1 b=no data q=not applicable"},
        {"unit,a,b\nU,ND,yes\n", "U: a=no data b=1"},
        {"unit,m1\nU,half\n", "U: m1=0.5"},
        {"unit,a\nU\nV,yes\n", "U:; V: a=1"},
        {"unit,a,b\nU,yes,no,,,\n", "U: a=1 b=0"},
        {"unit,a\nU,yes\nU,yes\n", "U: a=1"},
        {"unit,a,b\nU,yes,\nU,,no\n", "U: a=1 b=0"},
        {"unit,indicator,answer,question,title\nU,a,yes,A?,A\n", "U: a=1"},
        {"unit,indicator,answer\n\"U, Inc.\",a,\"yes\"\n", "U, Inc.: a=1"},
        {"unit,indicator,answer\n\"U\nV\",a,yes\n", "U\nV: a=1"},
        {"unit,q\nU,1e2\nV,-7\nW,0\n", "U: q=100; V: q=-7; W: q=0"},
        {"unit,year,a\nU,2017,yes\n", "U 2017: a=1"},
        {"country,a\nU,yes\n", "U: a=1"},
        {"unit\nU\n", "U:"},
    };
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_panel *panel;
        assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
        cpi_status status = read_exact(panel, CASES[i].sheet);
        if (status != CPI_OK || strcmp(panel_text(panel), CASES[i].panel) != 0) {
            print_error("%s  is     %s (%s)\n  wanted %s\n", CASES[i].sheet, panel_text(panel), cpi_status_text(status),
                        CASES[i].panel);
            wrong++;
        }
        cpi_panel_free(panel);
    }
    assert_int_equal(wrong, 0);
}

static void sheets_that_are_refused(void **state)
{
    static const struct {
        const char *sheet;
        const char *problems;
    } CASES[] = {
        {"", "0:0 CPI-105"},
        {"\n \n", "0:0 CPI-105"},
        {"indicator,answer\na,yes\n", "1:0 CPI-503"},
        {"unit,answer\nU,yes\n", "1:0 CPI-503"},
        {"unit,indicator\nU,a\n", "1:0 CPI-503"},
        {"unit,a,a\nU,yes,no\n", "1:8 CPI-504"},
        {"unit,Unit,a\nU,V,no\n", "1:6 CPI-504"},
        {"unit,zz\nU,yes\n", "1:6 CPI-506"},
        {"unit,m\nU,yes\n", "1:6 CPI-511"},
        {"unit,X\nU,yes\n", "1:6 CPI-511"},
        {"unit,indicator,answer\nU,zz,yes\nU,m,yes\n", "2:3 CPI-506; 3:3 CPI-511"},
        {"unit,indicator,answer\n,a,yes\n  ,a,yes\n", "2:1 CPI-514; 3:1 CPI-514"},
        {"unit,a,b,q\nU,maybe,0.5,yes\n", "2:3 CPI-507; 2:9 CPI-507; 2:13 CPI-508"},
        {"unit,a\nU,NA\nV,n/a\nW,N/A\nX,n.a.\nY,#N/A\nZ,Na\n",
         "2:3 CPI-509; 3:3 CPI-509; 4:3 CPI-509; 5:3 CPI-509; 6:3 CPI-509; 7:3 CPI-509"},
        {"unit,q\nU,NA\nV,inf\nW,nan\nX,0x10\n", "2:3 CPI-509; 3:3 CPI-508; 4:3 CPI-508; 5:3 CPI-508"},
        {"unit,q\nU,\"1,5\"\n", "2:3 CPI-508"},
        {"unit,q\nU,1 000\nV,1e31\nW,1e-31\nX,12%\n", "2:3 CPI-508; 3:3 CPI-508; 4:3 CPI-508; 5:3 CPI-508"},
        {"unit;q;l\nU;1,5;1.5\n", "2:7 CPI-512"},
        {"unit;q;l\nU;1.500,5;1\n", "2:3 CPI-508"},
        {"unit,l\nU,0\nV,-1\n", "2:3 CPI-513; 3:3 CPI-513"},
        {"unit,a\nU,yes\nU,no\n", "3:3 CPI-510"},
        {"unit,a\nU,nd\nU,na\nU,yes\n", "3:3 CPI-510; 4:3 CPI-510"},
        {"unit,q\nU,1\nU,1.0\nU,2\n", "4:3 CPI-510"},
        {"unit,a\nU,yes,extra\n", "2:7 CPI-502"},
        {"unit,a\nU,\"yes\n", "2:3 CPI-501"},
        {"unit,a\nU,\"yes\"no\n", "2:8 CPI-501"},
        {"unit,a\nU,\xFF\n", "2:3 CPI-103"},
    };
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_panel *panel = panel_of(framework, "unit,period,a\nBefore,1,half\n");
        const char *problems = problems_of_sheet(panel, CASES[i].sheet);
        if (strcmp(problems, CASES[i].problems) != 0) {
            print_error("%s  is     %s\n  wanted %s\n", CASES[i].sheet, problems, CASES[i].problems);
            wrong++;
        }
        assert_string_equal(panel_text(panel), "Before 1: a=0.5");
        cpi_panel_free(panel);
    }
    assert_int_equal(wrong, 0);
}

static void other_columns_are_passed_over_with_a_warning(void **state)
{
    cpi_panel *panel = panel_of(framework, "unit,indicator,answer,remarks,remarks\nU,a,yes,x,y\n");
    (void)state;
    assert_string_equal(problems_of_sheet(panel, "unit,indicator,answer,experte\nU,b,yes,x\n"), "1:23 CPI-505");
    assert_string_equal(problems_of_sheet(panel, "unit,a,,\nU,yes,x,\n"), "2:7 CPI-505");
    assert_string_equal(panel_text(panel), "U: a=1 b=1");
    cpi_panel_free(panel);
}

static void a_conflict_names_both_places(void **state)
{
    cpi_panel *panel;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
    assert_int_equal(cpi_panel_read(panel, "unit,a\n\nU,yes\n", 14, "one.csv", diag), CPI_OK);
    assert_int_equal(cpi_panel_read(panel, "unit,a\nU,no\n", 12, "two.csv", diag), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_code(diag, 0), 510);
    assert_string_equal(cpi_diag_file(diag, 0), "two.csv");
    assert_int_equal(cpi_diag_line(diag, 0), 2);
    assert_non_null(strstr(cpi_diag_message(diag, 0), "one.csv, line 3"));
    assert_int_equal(cpi_panel_set_option(panel, 0, cpi_framework_find_node(framework, "a"), "half"), CPI_OK);
    cpi_diag_clear(diag);
    assert_int_equal(cpi_panel_read(panel, "unit,a\nU,no\n", 12, "two.csv", diag), CPI_BAD_INPUT);
    assert_non_null(strstr(cpi_diag_message(diag, 0), "'half' before"));
    cpi_diag_free(diag);
    cpi_panel_free(panel);
}

static void evidence_is_kept_with_its_answer(void **state)
{
    cpi_panel *panel = panel_of(framework, "unit,indicator,answer,source,note,expert\n"
                                           "U,a,yes,Law 6,Since 2019,Ministry\n"
                                           "U,b,no,,,\n"
                                           "U,a,yes,Law 7,Since 2019,\n"
                                           "V,q,,Looked everywhere,,\n"
                                           "V,a,yes,Law 67,,\n"
                                           "V,a,yes,Law 6,,\n"
                                           "V,a,yes,Law 67,,\n");
    int32_t a = cpi_framework_find_node(framework, "a");
    int32_t b = cpi_framework_find_node(framework, "b");
    (void)state;
    assert_text(cpi_panel_source(panel, 0, a), "Law 6; Law 7", "source");
    assert_text(cpi_panel_note(panel, 0, a), "Since 2019", "note");
    assert_text(cpi_panel_expert(panel, 0, a), "Ministry", "expert");
    assert_text(cpi_panel_source(panel, 0, b), NULL, "source");
    assert_text(cpi_panel_source(panel, 1, b), NULL, "source");
    assert_text(cpi_panel_source(panel, 1, a), "Law 67; Law 6", "source");
    assert_text(cpi_panel_source(panel, 1, cpi_framework_find_node(framework, "q")), "Looked everywhere",
                "source of what is unanswered");
    cpi_panel_free(panel);
}

static void a_new_answer_has_no_old_evidence(void **state)
{
    cpi_panel *panel = panel_of(framework, "unit,indicator,answer,source\nU,a,yes,Law\nU,b,yes,Law\n");
    int32_t a = cpi_framework_find_node(framework, "a");
    (void)state;
    assert_int_equal(cpi_panel_set_option(panel, 0, a, "no"), CPI_OK);
    assert_text(cpi_panel_source(panel, 0, a), NULL, "source of the new answer");
    assert_text(cpi_panel_source(panel, 0, cpi_framework_find_node(framework, "b")), "Law", "source of the other one");
    cpi_panel_free(panel);
}

static void values_far_from_the_goalposts_are_warned_of(void **state)
{
    static const struct {
        const char *sheet;
        const char *problems;
    } CASES[] = {
        {"unit,q\nU,200\nV,-100\n", ""},
        {"unit,q\nU,201\nV,-101\n", "2:3 CPI-516; 3:3 CPI-516"},
        {"unit,l\nU,1000000\n", ""}, /* logarithms bring it near */
        {"unit,c\nU,1000000\n", ""}, /* what is not scored has no goalposts */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_panel *panel;
        assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
        assert_text(problems_of_sheet(panel, CASES[i].sheet), CASES[i].problems, CASES[i].sheet);
        assert_true(cpi_panel_count(panel) > 0);
        cpi_panel_free(panel);
    }
}

static void an_indicator_may_be_called_year(void **state)
{
    cpi_framework *own = framework_of(HEAD "unit: country\nindicators: [" Q("year") ", " Q("country") "]\n" MEAN);
    cpi_panel *panel = panel_of(own, "unit,year,country\nU,0.5,0.25\n");
    (void)state;
    assert_string_equal(cpi_panel_period(panel, 0), "");
    assert_same(cpi_panel_value(panel, 0, 1), 0.5);
    assert_same(cpi_panel_value(panel, 0, 2), 0.25);
    cpi_panel_free(panel);
    cpi_framework_unref(own);
}

static void sheets_add_up(void **state)
{
    cpi_panel *panel = panel_of(framework, "unit,period,a\nU,1,yes\n");
    (void)state;
    assert_string_equal(problems_of_sheet(panel, "unit,period,b\nU,1,no\nV,1,no\nU,2,yes\n"), "");
    assert_string_equal(panel_text(panel), "U 1: a=1 b=0; V 1: b=0; U 2: b=1");
    assert_int_equal(cpi_panel_find(panel, "U", "2"), 2);
    assert_int_equal(cpi_panel_find(panel, "U", NULL), CPI_NONE);
    assert_int_equal(cpi_panel_find(panel, "V", "2"), CPI_NONE);
    cpi_panel_free(panel);
}

/* "A" in "Bc" and "AB" in "c" are different assessments. */
static void units_and_periods_do_not_run_together(void **state)
{
    cpi_panel *panel = panel_of(framework, "unit,period,a\nA,Bc,yes\nAB,c,no\nABc,,half\n");
    (void)state;
    assert_string_equal(panel_text(panel), "A Bc: a=1; AB c: a=0; ABc: a=0.5");
    cpi_panel_free(panel);
}

static void answers_can_be_set(void **state)
{
    cpi_panel *panel;
    int32_t row = -5;
    int32_t a = cpi_framework_find_node(framework, "a");
    int32_t q = cpi_framework_find_node(framework, "q");
    (void)state;
    assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
    assert_int_equal(cpi_panel_add(panel, "U", "2017", &row), CPI_OK);
    assert_int_equal(row, 0);
    assert_int_equal(cpi_panel_add(panel, "U", "2017", &row), CPI_OK);
    assert_int_equal(row, 0);
    assert_int_equal(cpi_panel_add(panel, "U", "", NULL), CPI_OK);
    assert_string_equal(panel_text(panel), "U 2017:; U:");
    assert_int_equal(cpi_panel_set_option(panel, 0, a, "Half"), CPI_OK);
    assert_int_equal(cpi_panel_set_value(panel, 0, q, 12.5), CPI_OK);
    assert_string_equal(panel_text(panel), "U 2017: a=0.5 q=12.5; U:");
    assert_int_equal(cpi_panel_set_missing(panel, 0, a, CPI_NOT_APPLICABLE), CPI_OK);
    assert_int_equal(cpi_panel_option(panel, 0, a), CPI_NONE);
    assert_true(isnan(cpi_panel_value(panel, 0, a)));
    assert_int_equal(cpi_panel_set_missing(panel, 0, q, CPI_UNANSWERED), CPI_OK);
    assert_string_equal(panel_text(panel), "U 2017: a=not applicable; U:");
    cpi_panel_free(panel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_that_are_right),
        cmocka_unit_test(sheets_that_are_refused),
        cmocka_unit_test(other_columns_are_passed_over_with_a_warning),
        cmocka_unit_test(a_conflict_names_both_places),
        cmocka_unit_test(evidence_is_kept_with_its_answer),
        cmocka_unit_test(a_new_answer_has_no_old_evidence),
        cmocka_unit_test(values_far_from_the_goalposts_are_warned_of),
        cmocka_unit_test(an_indicator_may_be_called_year),
        cmocka_unit_test(sheets_add_up),
        cmocka_unit_test(units_and_periods_do_not_run_together),
        cmocka_unit_test(answers_can_be_set),
    };
    return cmocka_run_group_tests_name("answers", tests, load, unload);
}
