/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_JSON_H
#define CPINDEX_CLI_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "output.h"

/* Writes a JSON text as it goes. `key` is NULL for the members of a list. */
struct json {
    struct output *out;
    int32_t depth;
    int32_t line_depth; /* from this depth on everything stands on one line; 0 for nowhere */
    bool filled;        /* the innermost object or list has a member */
};

void json_object(struct json *json, const char *key);
/* An object on one line. */
void json_object_line(struct json *json, const char *key);
void json_end_object(struct json *json);
void json_list(struct json *json, const char *key);
void json_list_line(struct json *json, const char *key);
void json_end_list(struct json *json);

void json_text(struct json *json, const char *key, const char *text); /* null for NULL */
void json_number(struct json *json, const char *key, double value);   /* in full; null where it is not finite */
void json_integer(struct json *json, const char *key, int32_t value);
void json_null(struct json *json, const char *key);

/* After the last end. */
void json_finish(struct json *json);

#endif
