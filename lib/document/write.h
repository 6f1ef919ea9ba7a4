/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_DOCUMENT_WRITE_H
#define CPINDEX_DOCUMENT_WRITE_H

#include "base/text.h"
#include "document/document.h"

/* Writes YAML that document_read() reads back as the same texts, laid out as people write it. Texts are well-formed
 * UTF-8. */

enum {
    YAML_LINE_WIDTH = 120,
};

/* Columns that a text takes. */
size_t yaml_width(const char *text);

void yaml_put_quoted(struct text_buffer *out, const char *text);

/* Without quotes where it can stand so, and no other YAML reader would take it for a number or a truth value. `in_flow`
 * within brackets. */
void yaml_put_text(struct text_buffer *out, const char *text, bool in_flow);

/* What follows `key:`, with the space before it: a long text is folded over lines, that stand `indent` columns in.
 * `column` is where the line has come to. */
void yaml_put_value(struct text_buffer *out, const char *text, size_t column, size_t indent);

/* A value on one line, as {unit: years, goalposts: [20, 85]}: what its texts are is for their reader to say. */
void yaml_put_flow(struct text_buffer *out, const struct value *value);

#endif
