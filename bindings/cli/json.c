/* SPDX-License-Identifier: MIT */
#include "json.h"

#include <stdio.h>
#include <string.h>

#include "number.h"
#include "utf8.h"

static void new_line(struct json *json)
{
    if (json->line_depth && json->depth >= json->line_depth)
        return;
    output_bytes(json->out, "\n", 1);
    output_spaces(json->out, 2 * json->depth);
}

static void escape(struct json *json, const char *text, size_t length)
{
    unsigned char byte = (unsigned char)*text;
    char code[8];

    if (byte == '"' || byte == '\\') {
        output_bytes(json->out, "\\", 1);
        output_bytes(json->out, text, 1);
    } else if (byte == '\n') {
        output_text(json->out, "\\n");
    } else if (byte < 0x20 || byte == 0x7F) {
        snprintf(code, sizeof code, "\\u%04x", byte);
        output_text(json->out, code);
    } else if (byte >= 0x80 && length == 1) {
        output_text(json->out, REPLACEMENT_CHARACTER);
    } else {
        output_bytes(json->out, text, length);
    }
}

static void quoted(struct json *json, const char *text)
{
    size_t length;

    output_bytes(json->out, "\"", 1);
    for (; *text; text += length) {
        utf8_decode(text, &length);
        escape(json, text, length);
    }
    output_bytes(json->out, "\"", 1);
}

static void begin_value(struct json *json, const char *key)
{
    bool on_line = json->line_depth && json->depth >= json->line_depth;

    if (json->filled)
        output_text(json->out, on_line ? ", " : ",");
    if (json->depth)
        new_line(json);
    if (key) {
        quoted(json, key);
        output_text(json->out, ": ");
    }
    json->filled = true;
}

static void begin_group(struct json *json, const char *key, const char *bracket, bool on_line)
{
    begin_value(json, key);
    output_text(json->out, bracket);
    json->depth++;
    json->filled = false;
    if (on_line && !json->line_depth)
        json->line_depth = json->depth;
}

static void end_group(struct json *json, const char *bracket)
{
    bool was_filled = json->filled;
    bool on_line = json->line_depth && json->depth >= json->line_depth;

    json->depth--;
    if (was_filled && !on_line)
        new_line(json);
    if (json->depth < json->line_depth)
        json->line_depth = 0;
    output_text(json->out, bracket);
    json->filled = true;
}

void json_object(struct json *json, const char *key)
{
    begin_group(json, key, "{", false);
}

void json_object_line(struct json *json, const char *key)
{
    begin_group(json, key, "{", true);
}

void json_end_object(struct json *json)
{
    end_group(json, "}");
}

void json_list(struct json *json, const char *key)
{
    begin_group(json, key, "[", false);
}

void json_list_line(struct json *json, const char *key)
{
    begin_group(json, key, "[", true);
}

void json_end_list(struct json *json)
{
    end_group(json, "]");
}

void json_text(struct json *json, const char *key, const char *text)
{
    begin_value(json, key);
    if (text)
        quoted(json, text);
    else
        output_text(json->out, "null");
}

void json_number(struct json *json, const char *key, double value)
{
    char text[NUMBER_SIZE];

    begin_value(json, key);
    number_text(value, FULL_PRECISION, text);
    output_text(json->out, *text ? text : "null");
}

void json_integer(struct json *json, const char *key, int32_t value)
{
    char text[NUMBER_SIZE];

    begin_value(json, key);
    output_text(json->out, integer_text(value, text));
}

void json_null(struct json *json, const char *key)
{
    json_text(json, key, NULL);
}

void json_finish(struct json *json)
{
    output_bytes(json->out, "\n", 1);
}
