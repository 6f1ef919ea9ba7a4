/* SPDX-License-Identifier: MIT */
/* YAML that is written is read back as the same texts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/reader.h"
#include "document/write.h"
#include "support.h"

/* The one value of a mapping, read from what was written; the caller frees it. */
static char *read_back(const char *yaml)
{
    struct document document;
    cpi_diag *diag = cpi_diag_new();
    char *text = NULL;
    if (document_read(&document, yaml, strlen(yaml), NULL, diag) == CPI_OK && document.root->first) {
        text = malloc(strlen(document.root->first->text) + 1);
        strcpy(text, document.root->first->text);
    } else
        print_error("%s\n%s\n", yaml, cpi_diag_text(diag, 0));
    document_free(&document);
    cpi_diag_free(diag);
    return text;
}

static void check_round_trip(const char *text, size_t indent)
{
    struct text_buffer block = {0}, flow = {0};
    text_buffer_print(&block, "key:");
    yaml_put_value(&block, text, 4, indent);
    text_buffer_print(&block, "\n# end\n");
    text_buffer_print(&flow, "{key: ");
    yaml_put_text(&flow, text, true);
    text_buffer_print(&flow, "}");
    char *from_block = read_back(block.bytes);
    char *from_flow = read_back(flow.bytes);
    assert_text(from_block, text, block.bytes);
    assert_text(from_flow, text, flow.bytes);
    free(from_block);
    free(from_flow);
    text_buffer_free(&block);
    text_buffer_free(&flow);
}

static void what_could_be_taken_for_something_else(void **state)
{
    static const char *const TEXTS[] = {
        "plain",
        "no",
        "Yes",
        "null",
        "~",
        "1.10",
        "-5",
        "1e3",
        "0x1F",
        "2017-01-01",
        "12:30",
        "- item",
        "-",
        "? key",
        ": x",
        "a: b",
        "a #b",
        "#a",
        "a:",
        "a:b",
        "[a]",
        "a, b",
        "{a}",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "'a'",
        "\"a\"",
        "a\\b",
        "%a",
        "@a",
        "`a",
        " a",
        "a ",
        "a  b",
        "a\tb",
        "a\nb",
        "\n",
        "a\n\n b",
        "\xC2\x85",
        "é ë Љ",
        "\xE2\x80\xA8",
        "\xEF\xBB\xBFx",
        "\x07",
        "\xF0\x9F\x98\x80",
        "---",
        "--- a",
        "...",
        "=",
        "<<",
        "a?",
        "?",
        "\x7F",
        "a]",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(TEXTS); i++)
        check_round_trip(TEXTS[i], 2);
}

/* Words of all kinds, long enough to be folded, at any indentation. */
static void long_texts_are_folded(void **state)
{
    static const char *const WORDS[] = {
        "a",     "word", "of:", "#x",   "-",    "'",   "\"q\"", "ë",
        "Љубав", "[",    "{}",  "&and", "100%", "1.5", "---",   "averyveryverylongwordindeed"};
    uint64_t random = 7;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct text_buffer text = {0};
        int words = (int)(random_bits(&random) % 60);
        text_buffer_print(&text, "%s", WORDS[random_bits(&random) % COUNT(WORDS)]);
        for (int i = 0; i < words; i++)
            text_buffer_print(&text, " %s%s", random_bits(&random) % 40 == 0 ? " " : "",
                              WORDS[random_bits(&random) % COUNT(WORDS)]);
        check_round_trip(text.bytes, 1 + random_bits(&random) % 40);
        text_buffer_free(&text);
    }
}

static void lines_keep_to_their_width(void **state)
{
    struct text_buffer out = {0};
    (void)state;
    text_buffer_print(&out, "key:");
    yaml_put_value(
        &out,
        "Seventeen short words that say nothing at all, but are more than fit into one line of a file, so that "
        "they go on in the next.",
        4, 2);
    assert_string_equal(
        out.bytes, "key: >-\n"
                   "  Seventeen short words that say nothing at all, but are more than fit into one line of a file, so "
                   "that they go on in\n"
                   "  the next.");
    text_buffer_free(&out);
}

static void a_value_is_written_on_one_line(void **state)
{
    static const char YAML[] = "{unit: 'a, b', goalposts: [0, maximum], denominator: {indicator: '4.1', per: 1e5}}";
    struct document document;
    struct text_buffer out = {0};
    (void)state;
    assert_int_equal(document_read(&document, YAML, strlen(YAML), NULL, NULL), CPI_OK);
    yaml_put_flow(&out, document.root);
    assert_string_equal(out.bytes,
                        "{unit: \"a, b\", goalposts: [0, maximum], denominator: {indicator: 4.1, per: 1e5}}");
    text_buffer_free(&out);
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_could_be_taken_for_something_else),
        cmocka_unit_test(long_texts_are_folded),
        cmocka_unit_test(lines_keep_to_their_width),
        cmocka_unit_test(a_value_is_written_on_one_line),
    };
    return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
