/* SPDX-License-Identifier: MIT */
#include "document/yaml_problem.h"

#include <stdbool.h>
#include <string.h>

/* What libyaml says, and what it mostly means. */
static const struct {
    const char *problem;
    const char *context;
    const char *words;
    /* The place where what is not closed was opened tells more than the one where it was missed. */
    bool at_opening;
} PROBLEMS[] = {
    {"mapping values are not allowed", "", "a ': ' stands in a text without quotes; put the whole text into quotes",
     false},
    {"found unexpected end of stream", "while scanning a quoted scalar", "this quote is not closed", true},
    {"did not find expected ',' or '}'", "", "this '{' is not closed, or a comma is missing in it", true},
    {"did not find expected ',' or ']'", "", "this '[' is not closed, or a comma is missing in it", true},
    {"did not find expected '-' indicator", "",
     "this line is indented differently from the list that it stands in, or a quote is missing before it", false},
    {"did not find expected key", "",
     "this line is indented differently from the lines that it belongs to, or a quote is missing before it", false},
    {"could not find expected ':'", "", "a ': ' is missing after the key, or the line is indented differently", true},
    {"did not find expected alphabetic or numeric character", "while scanning an alias",
     "a text cannot begin with '*'; put it into quotes", true},
    {"did not find expected alphabetic or numeric character", "while scanning an anchor",
     "a text cannot begin with '&'; put it into quotes", true},
    {"mapping keys are not allowed", "", "a text cannot begin with '? '; put it into quotes", false},
    {"did not find expected whitespace or line break", "while scanning a tag",
     "a text cannot begin with '!'; put it into quotes", true},
    {"found a tab character", "", "a tab stands here; YAML is indented with spaces", false},
};

/* A text in memory, which need not end in a NUL. */
struct source {
    const char *text;
    size_t length;
};

static size_t start_of_line(struct source source, size_t line)
{
    size_t at = 0;
    for (size_t passed = 0; passed < line && at < source.length; at++)
        passed += source.text[at] == '\n';
    return at;
}

/* The byte at a place of libyaml's, which counts characters from 0; at most the length. */
static size_t offset_of(struct source source, yaml_mark_t mark)
{
    size_t at = start_of_line(source, mark.line);
    for (size_t column = 0; column < mark.column && at < source.length; column++)
        do
            at++;
        while (at < source.length && ((unsigned char)source.text[at] & 0xC0) == 0x80);
    return at;
}

static void report(cpi_diag *diag, const char *file, yaml_mark_t mark, const char *words)
{
    struct place place = {file, NULL, (int32_t)mark.line + 1, (int32_t)mark.column + 1};
    diag_error(diag, place, CPI_D_YAML_SYNTAX, "this is not YAML: %s", words);
}

/* A text that begins with a character that has another meaning in YAML. */
static void report_start(cpi_diag *diag, const char *file, yaml_mark_t mark, struct source source)
{
    size_t at = offset_of(source, mark);
    char first = at < source.length ? source.text[at] : '\0';
    struct place place = {file, NULL, (int32_t)mark.line + 1, (int32_t)mark.column + 1};
    if (first > ' ' && first < 0x7F)
        diag_error(diag, place, CPI_D_YAML_SYNTAX,
                   "this is not YAML: a text cannot begin with '%c'; put it into quotes", first);
    else
        report(diag, file, mark, "a tab stands here; YAML is indented with spaces");
}

/* Text from Word has no-break spaces, which no eye can tell from plain ones. */
static bool has_no_break_space(struct source source, size_t line)
{
    for (size_t at = start_of_line(source, line); at + 1 < source.length && source.text[at] != '\n'; at++)
        if (memcmp(source.text + at, "\xC2\xA0", 2) == 0)
            return true;
    return false;
}

/* Is what stands before a place, but for spaces, the quote that closed a text? */
static bool follows_quote(struct source source, yaml_mark_t mark)
{
    size_t at = offset_of(source, mark);
    while (at > 0 && source.text[at - 1] == ' ')
        at--;
    return at > 0 && (source.text[at - 1] == '"' || source.text[at - 1] == '\'');
}

/* For a character that no YAML text may hold, libyaml knows the offset only. */
static void report_character(cpi_diag *diag, const char *file, size_t offset, struct source source)
{
    struct place place = {.file = file};
    text_place(source.text, offset < source.length ? offset : source.length, &place.line, &place.column);
    diag_error(diag, place, CPI_D_YAML_SYNTAX, "this is not YAML: a control character stands here");
}

void report_yaml_problem(cpi_diag *diag, const char *file, const yaml_parser_t *parser, const char *text, size_t length)
{
    const struct source source = {text, length};
    const char *problem = parser->problem ? parser->problem : "it cannot be read";
    const char *context = parser->context ? parser->context : "";
    if (parser->error == YAML_READER_ERROR) {
        report_character(diag, file, parser->problem_offset, source);
        return;
    }
    if (strcmp(problem, "found character that cannot start any token") == 0) {
        report_start(diag, file, parser->problem_mark, source);
        return;
    }
    if (strcmp(problem, "could not find expected ':'") == 0 && has_no_break_space(source, parser->context_mark.line)) {
        report(diag, file, parser->context_mark, "a no-break space stands in this line; write a plain space");
        return;
    }
    if (strcmp(problem, "did not find expected key") == 0 && follows_quote(source, parser->problem_mark)) {
        report(diag, file, parser->problem_mark,
               "text follows the closing quote; put the whole text into quotes of the other kind");
        return;
    }
    for (size_t i = 0; i < sizeof PROBLEMS / sizeof *PROBLEMS; i++) {
        bool known = strncmp(problem, PROBLEMS[i].problem, strlen(PROBLEMS[i].problem)) == 0;
        if (known && strncmp(context, PROBLEMS[i].context, strlen(PROBLEMS[i].context)) == 0) {
            report(diag, file, PROBLEMS[i].at_opening ? parser->context_mark : parser->problem_mark, PROBLEMS[i].words);
            return;
        }
    }
    report(diag, file, parser->problem_mark, problem);
}
