/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/csv.h"
#include "support.h"

/* Every row of a text, fields with their places, as "1:1 a|1:3 b / 2:1 c", from memory of exactly its size. */
static const char *rows_of(const char *source)
{
    static char rows[2000];
    struct csv csv;
    size_t length = strlen(source);
    char *text = malloc(length ? length : 1);
    memcpy(text, source, length);
    rows[0] = '\0';
    csv_begin(&csv, text, length, "t", NULL);
    for (const char *before = ""; csv_next(&csv); before = " / ")
        for (size_t i = 0; i < csv.field_count; i++)
            snprintf(rows + strlen(rows), sizeof rows - strlen(rows), "%s%d:%d %s", i ? "|" : before,
                     (int)csv.fields[i].line, (int)csv.fields[i].column, csv.fields[i].text);
    if (csv.problems)
        strcat(rows, " !");
    csv_end(&csv);
    free(text);
    return rows;
}

static void rows_and_fields(void **state)
{
    static const struct {
        const char *text;
        const char *rows;
    } CASES[] = {
        {"", ""},
        {"a", "1:1 a"},
        {"a,b\nc,d\n", "1:1 a|1:3 b / 2:1 c|2:3 d"},
        {"a,b\r\nc,d\r\n", "1:1 a|1:3 b / 2:1 c|2:3 d"},
        {"a,b\rc,d\r", "1:1 a|1:3 b / 2:1 c|2:3 d"},
        {"a,b\nc,d", "1:1 a|1:3 b / 2:1 c|2:3 d"},
        {"a,,\n,,b\n", "1:1 a|1:3 |1:4  / 2:1 |2:2 |2:3 b"},
        {"a,b\n\n  \n,,\nc,d\n", "1:1 a|1:3 b / 5:1 c|5:3 d"},
        {"një,b\n", "1:1 një|1:5 b"},
        {"a;b,c\nd;e\n", "1:1 a;b|1:5 c / 2:1 d;e"}, /* a tie goes to the comma */
        {"a;b;c,d\n", "1:1 a|1:3 b|1:5 c,d"},
        {"a\tb\n1,5\t2\n", "1:1 a|1:3 b / 2:1 1,5|2:5 2"},
        {"\"a;b;c\",d\n", "1:1 a;b;c|1:9 d"},
        {"\"a\nb\",c\nd,e\n", "1:1 a\nb|2:4 c / 3:1 d|3:3 e"},
        {"\"a\r\nb\",c\nd,e\n", "1:1 a\r\nb|2:4 c / 3:1 d|3:3 e"},
        {"\"a\"\"b\",\"\"\n", "1:1 a\"b|1:8 "},
        {"a\"b\",c\n", "1:1 a\"b\"|1:6 c"}, /* a quote inside a field that does not begin with one */
        {"\xEF\xBB\xBF"
         "a,b\n",
         "1:1 a|1:3 b"},
        {"\xEF\xBB\xBF\"a\",b\n", "1:1 a|1:5 b"},
        {"\xEF\xBB\xBF", ""},
        {"sep=;\na,b;c\n", "2:1 a,b|2:5 c"},
        {"sep=\t\r\na,b\tc\n", "2:1 a,b|2:5 c"},
        {"sep=,\ra;b,c\n", "2:1 a;b|2:5 c"},
        {"sep=;", ""},
        {"sep=x,b\n", "1:1 sep=x|1:7 b"},
        {"sep=;x\n", "1:1 sep=|1:6 x"},
        {"sep=\n", "1:1 sep="},
        {"a,b\x1A", "1:1 a|1:3 b"}, /* Ctrl-Z */
        {"\"a", "1:1 a !"},
        {"\"a\"b,c\n", "1:1 ab|1:6 c !"},
        {"\"", "!"},
    };
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const char *rows = rows_of(CASES[i].text);
        rows += *CASES[i].rows == '!' && *rows == ' ';
        if (strcmp(rows, CASES[i].rows) == 0)
            continue;
        print_error("%s\n  is     %s\n  wanted %s\n", CASES[i].text, rows, CASES[i].rows);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void long_rows_grow(void **state)
{
    enum { FIELDS = 5000 };
    struct csv csv;
    char *text = malloc(FIELDS * 8);
    int length = 0;
    (void)state;
    for (int i = 0; i < FIELDS; i++)
        length += sprintf(text + length, "%s\"f%d\"", i ? "," : "", i);
    csv_begin(&csv, text, (size_t)length, "t", NULL);
    assert_true(csv_next(&csv));
    assert_int_equal(csv.field_count, FIELDS);
    for (int i = 0; i < FIELDS; i++) {
        char wanted[8];
        snprintf(wanted, sizeof wanted, "f%d", i);
        assert_string_equal(csv.fields[i].text, wanted);
    }
    assert_false(csv_next(&csv));
    csv_end(&csv);
    free(text);
}

static void white_space_at_the_ends_is_trimmed(void **state)
{
    static const char *const CASES[][2] = {{"", ""},
                                           {" ", ""},
                                           {" a ", "a"},
                                           {"\t\r\na b\v\f", "a b"},
                                           {"a", "a"},
                                           {"\xC2\xA0 a\xC2\xA0", "a"},
                                           {"\xEF\xBB\xBF"
                                            "a",
                                            "a"}};
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char text[20];
        strcpy(text, CASES[i][0]);
        assert_string_equal(csv_trim(text), CASES[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_fields),
        cmocka_unit_test(long_rows_grow),
        cmocka_unit_test(white_space_at_the_ends_is_trimmed),
    };
    return cmocka_run_group_tests_name("separated values", tests, NULL, NULL);
}
