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
    {"mapping values are not allowed", "", "a ': ' stands in a text without quotes; put the whole text into quotes", false},
    {"found unexpected end of stream", "while scanning a quoted scalar", "this quote is not closed", true},
    {"did not find expected ',' or '}'", "", "this '{' is not closed, or a comma is missing in it", true},
    {"did not find expected ',' or ']'", "", "this '[' is not closed, or a comma is missing in it", true},
    {"did not find expected '-' indicator", "",
     "this line is indented differently from the list that it stands in, or a quote is missing before it", false},
    {"did not find expected key", "",
     "this line is indented differently from the lines that it belongs to, or a quote is missing before it", false},
    {"could not find expected ':'", "", "a ': ' is missing after the key, or the line is indented differently", false},
    {"did not find expected alphabetic or numeric character", "while scanning an alias",
     "a text cannot begin with '*'; put it into quotes", true},
    {"did not find expected alphabetic or numeric character", "while scanning an anchor",
     "a text cannot begin with '&'; put it into quotes", true},
    {"mapping keys are not allowed", "", "a text cannot begin with '? '; put it into quotes", false},
    {"did not find expected whitespace or line break", "while scanning a tag",
     "a text cannot begin with '!'; put it into quotes", true},
    {"found a tab character", "", "a tab stands here; YAML is indented with spaces", false},
};

/* The character at a place of libyaml's, which counts characters from 0. */
static char character_at(const char *text, yaml_mark_t mark)
{
    for (size_t line = 0; line < mark.line && *text; text++)
        line += *text == '\n';
    for (size_t column = 0; column < mark.column && *text; column++)
        do
            text++;
        while (((unsigned char)*text & 0xC0) == 0x80);
    return *text;
}

static void report(cpi_diag *diag, const char *file, yaml_mark_t mark, const char *words)
{
    struct place place = {file, NULL, (int32_t)mark.line + 1, (int32_t)mark.column + 1};
    diag_error(diag, place, CPI_D_YAML_SYNTAX, "this is not YAML: %s", words);
}

/* A text that begins with a character that has another meaning in YAML. */
static void report_start(cpi_diag *diag, const char *file, const yaml_parser_t *parser, const char *text)
{
    char first = character_at(text, parser->problem_mark);
    struct place place = {file, NULL, (int32_t)parser->problem_mark.line + 1, (int32_t)parser->problem_mark.column + 1};
    if (first == '\t')
        report(diag, file, parser->problem_mark, "a tab stands here; YAML is indented with spaces");
    else
        diag_error(diag, place, CPI_D_YAML_SYNTAX, "this is not YAML: a text cannot begin with '%c'; put it into quotes",
                   first);
}

/* Text from Word has no-break spaces, which no eye can tell from plain ones. */
static bool has_no_break_space(const char *text, size_t line)
{
    for (size_t i = 0; i < line && *text; text++)
        i += *text == '\n';
    size_t length = strcspn(text, "\n");
    for (size_t i = 0; i + 1 < length; i++)
        if (memcmp(text + i, "\xC2\xA0", 2) == 0)
            return true;
    return false;
}

/* Is what stands before a place, but for spaces, the quote that closed a text? */
static bool follows_quote(const char *text, yaml_mark_t mark)
{
    char last = '\0';
    for (size_t line = 0; line < mark.line && *text; text++)
        line += *text == '\n';
    for (size_t column = 0; column < mark.column && *text; text++) {
        column += ((unsigned char)*text & 0xC0) != 0x80;
        if (*text != ' ')
            last = *text;
    }
    return last == '"' || last == '\'';
}

/* For a character that no YAML text may hold, libyaml knows the offset only. */
static void report_character(cpi_diag *diag, const char *file, const yaml_parser_t *parser, const char *text)
{
    struct place place = {.file = file};
    text_place(text, parser->problem_offset, &place.line, &place.column);
    diag_error(diag, place, CPI_D_YAML_SYNTAX, "this is not YAML: a control character stands here");
}

void report_yaml_problem(cpi_diag *diag, const char *file, const yaml_parser_t *parser, const char *text)
{
    const char *problem = parser->problem ? parser->problem : "it cannot be read";
    const char *context = parser->context ? parser->context : "";
    if (parser->error == YAML_READER_ERROR) {
        report_character(diag, file, parser, text);
        return;
    }
    if (strcmp(problem, "found character that cannot start any token") == 0) {
        report_start(diag, file, parser, text);
        return;
    }
    if (strcmp(problem, "could not find expected ':'") == 0 && has_no_break_space(text, parser->context_mark.line)) {
        report(diag, file, parser->context_mark, "a no-break space stands in this line; write a plain space");
        return;
    }
    if (strcmp(problem, "did not find expected key") == 0 && follows_quote(text, parser->problem_mark)) {
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
