/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "support.h"

/* Unicode 15, table 3-7, at and beside each of its boundaries. */
static void utf8_is_told_from_what_is_not(void **state)
{
    static const struct {
        const char *bytes;
        size_t valid;
    } CASES[] = {
        {"\x01", 1},
        {"\x7F", 1},
        {"\x80", 0},
        {"\xBF", 0}, /* a continuation alone */
        {"\xC0\xAF", 0},
        {"\xC1\xBF", 0}, /* overlong */
        {"\xC2\x80", 2},
        {"\xDF\xBF", 2},
        {"\xC2\x7F", 0},
        {"\xC2\xC0", 0},
        {"\xE0\x9F\xBF", 0},
        {"\xE0\xA0\x80", 3},
        {"\xE0\xBF\xBF", 3},
        {"\xE1\x80\x80", 3},
        {"\xEC\xBF\xBF", 3},
        {"\xEF\xBF\xBF", 3},
        {"\xED\x9F\xBF", 3},
        {"\xED\xA0\x80", 0},
        {"\xED\xBF\xBF", 0},
        {"\xEE\x80\x80", 3}, /* surrogates */
        {"\xE1\x80\x7F", 0},
        {"\xE1\x80\xC0", 0},
        {"\xE1\x7F\x80", 0},
        {"\xF0\x8F\xBF\xBF", 0},
        {"\xF0\x90\x80\x80", 4},
        {"\xF3\xBF\xBF\xBF", 4},
        {"\xF4\x8F\xBF\xBF", 4},
        {"\xF4\x90\x80\x80", 0}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 0},
        {"\xF8\x88\x80\x80", 0},
        {"\xFE", 0},
        {"\xFF", 0},
        {"\xF1\x80\x80\x7F", 0},
        {"\xF1\x80\xC0\x80", 0},
        {"\xF1\x7F\x80\x80", 0},
        {"\xC3", 0},
        {"\xE2\x82", 0},
        {"\xE2", 0},
        {"\xF0\x9F\x98", 0}, /* cut short */
        {"\xEF\xBB\xBF", 3},
        {"aë\xFFz", 3},
        {"Një\xC3", 4},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_int_equal(utf8_valid_prefix(CASES[i].bytes, strlen(CASES[i].bytes)), CASES[i].valid);
    assert_int_equal(utf8_valid_prefix("ab\0cd", 5), 2);
    assert_int_equal(utf8_valid_prefix("", 0), 0);
}

/* Eight bytes are looked at in one go, so a bad one stands at every place of a word and of the rest. */
static void a_bad_byte_is_found_wherever_it_stands(void **state)
{
    static const char BAD[] = {'\0', '\x80', '\xC3', '\xFF'};
    (void)state;
    for (size_t length = 1; length < 40; length++)
        for (size_t at = 0; at < length; at++)
            for (size_t bad = 0; bad < COUNT(BAD); bad++) {
                char *text = malloc(length);
                memset(text, 'a', length);
                text[at] = BAD[bad];
                assert_int_equal(utf8_valid_prefix(text, length), at);
                free(text);
            }
}

static void places_count_characters(void **state)
{
    static const char TEXT[] = "one\nNjë indeks\n\nЗаштита";
    static const struct {
        const char *at;
        int32_t line;
        int32_t column;
    } CASES[] = {{"one", 1, 1}, {"ne\n", 1, 2}, {"Nj", 2, 1}, {" indeks", 2, 4}, {"\n\nЗ", 2, 11}, {"штита", 4, 3}};
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int32_t line;
        int32_t column;
        text_place(TEXT, (size_t)(strstr(TEXT, CASES[i].at) - TEXT), &line, &column);
        assert_int_equal(line, CASES[i].line);
        assert_int_equal(column, CASES[i].column);
    }
}

static void capitals_marks_and_spaces_make_no_difference(void **state)
{
    static const char *const SAME[][2] = {
        {"", ""},
        {"", " \t\r\n"},
        {"yes", "YES"},
        {"Yes", "  yEs\t"},
        {"Pjesërisht", "PJESËRISHT"},
        {"Po", "pO"},
        {"çmim", "Çmim"},
        {"Delimično", "DELIMIČNO"},
        {"đšćž", "ĐŠĆŽ"},
        {"Делимично", "ДЕЛИМИЧНО"},
        {"ђљњћџѕј", "ЂЉЊЋЏЅЈ"},
        {"Не", "\xC2\xA0НЕ\xC2\xA0 "},
        {"Pjesërisht", "pjeserisht"},
        {"Delimično", "DELIMICNO"},
        {"đšćž", "dscz"},
        {"Ålesund", "alesund"},
        {"ґ", "Ґ"},
        {"łńřťůźż", "ŁŃŘŤŮŹŻ"},
        {"áéíóúñüö", "ÁÉÍÓÚÑÜÖ"},
        {"not at all", " Not at all"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(SAME); i++) {
        assert_true(text_same_folded(SAME[i][0], SAME[i][1]));
        assert_true(text_same_folded(SAME[i][1], SAME[i][0]));
    }
}

static void texts_are_folded_into_small_memory(void **state)
{
    static const char *const CASES[][2] = {
        {"", ""},       {"  ", ""}, {" PJESËRISHT ", "pjeserisht"}, {"ДЕЛИМИЧНО", "делимично"}, {"a  B", "a  b"},
        {"€ 5", "€ 5"}, {"😀", "😀"},
    };
    char folded[24];
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_true(text_fold(CASES[i][0], folded, sizeof folded));
        assert_string_equal(folded, CASES[i][1]);
    }
    assert_false(text_fold("a text that is longer than that", folded, sizeof folded));
}

static void other_texts_are_different(void **state)
{
    static const char *const DIFFERENT[][2] = {
        {"yes", "ye"}, {"yes", "yess"}, {"yes", "y es"}, {"", "a"},  {"po", "рo"}, /* Cyrillic р */
        {"×", "÷"},    {"×", "x"},      {"ć", "d"},      {"ł", "i"}, {"[", "{"},
        {"@", "`"},    {"ß", "ss"},     {"а", "б"},      {"е", "ё"}, {"not at all", "not atall"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(DIFFERENT); i++) {
        assert_false(text_same_folded(DIFFERENT[i][0], DIFFERENT[i][1]));
        assert_false(text_same_folded(DIFFERENT[i][1], DIFFERENT[i][0]));
    }
}

static const char *suggestion_for(const char *text, const char *const *candidates, size_t count)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(text);
    for (size_t i = 0; i < count; i++)
        text_suggestion_try(text, candidates[i], &best, &distance);
    return best;
}

static void typing_errors_lead_to_a_suggestion(void **state)
{
    static const char *const CANDIDATES[] = {"yes", "partially", "no", "19.L.1", "19.L.10", "aggregation", "weight"};
    static const struct {
        const char *typed;
        const char *meant;
    } CASES[] = {
        {"partialy", "partially"},
        {"partailly", "partially"},
        {"Partially", "partially"},
        {"19.L1", "19.L.1"},
        {"19.L.11", "19.L.1"},
        {"wieght", "weight"},
        {"agregation", "aggregation"},
        {"19.L.1x", "19.L.1"},
        {"completely-different", NULL},
        {"", NULL},
        {"xyz", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(suggestion_for(CASES[i].typed, CANDIDATES, COUNT(CANDIDATES)), CASES[i].meant, CASES[i].typed);
}

static void long_texts_get_no_suggestion_and_no_overflow(void **state)
{
    char typed[200];
    char meant[200];
    const char *candidates[] = {meant};
    (void)state;
    memset(typed, 'a', sizeof typed);
    memset(meant, 'a', sizeof meant);
    typed[64] = meant[63] = '\0';
    assert_ptr_equal(suggestion_for(typed, candidates, 1), meant);
    typed[64] = 'a';
    typed[65] = meant[64] = '\0';
    assert_null(suggestion_for(typed, candidates, 1));
}

static void a_suggestion_is_worded(void **state)
{
    char code[101];
    (void)state;
    assert_string_equal(text_did_you_mean(NULL).text, "");
    assert_string_equal(text_did_you_mean("A19").text, "; did you mean 'A19'?");
    memset(code, 'x', 100);
    code[100] = '\0';
    assert_non_null(strstr(text_did_you_mean(code).text, "xxx'?"));
}

static void excerpts_are_cut_between_characters(void **state)
{
    char text[200] = "";
    (void)state;
    assert_string_equal(text_excerpt("").text, "");
    memset(text, 'a', 60);
    assert_string_equal(text_excerpt(text).text, text);
    strcpy(text + 60, "b");
    assert_int_equal(strlen(text_excerpt(text).text), 63);
    assert_non_null(strstr(text_excerpt(text).text, "aaa..."));
    text[59] = '\0';
    strcat(text, "ëë");
    assert_int_equal(strlen(text_excerpt(text).text), 62);
    assert_int_equal(utf8_valid_prefix(text_excerpt(text).text, 62), 62);
}

static void buffers_grow(void **state)
{
    struct text_buffer buffer = {0};
    (void)state;
    for (int i = 0; i < 1000; i++) {
        text_buffer_print(&buffer, "%d,", i % 10);
        text_buffer_add(&buffer, "x\0y", 3);
    }
    assert_false(buffer.no_memory);
    assert_int_equal(buffer.length, 5000);
    assert_memory_equal(buffer.bytes + 4990, "8,x\0y9,x\0y\0", 11);
    text_buffer_free(&buffer);
    assert_null(buffer.bytes);
    text_buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_told_from_what_is_not),
        cmocka_unit_test(a_bad_byte_is_found_wherever_it_stands),
        cmocka_unit_test(places_count_characters),
        cmocka_unit_test(capitals_marks_and_spaces_make_no_difference),
        cmocka_unit_test(texts_are_folded_into_small_memory),
        cmocka_unit_test(other_texts_are_different),
        cmocka_unit_test(typing_errors_lead_to_a_suggestion),
        cmocka_unit_test(long_texts_get_no_suggestion_and_no_overflow),
        cmocka_unit_test(a_suggestion_is_worded),
        cmocka_unit_test(excerpts_are_cut_between_characters),
        cmocka_unit_test(buffers_grow),
    };
    return cmocka_run_group_tests_name("texts", tests, NULL, NULL);
}
