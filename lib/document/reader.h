/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_DOCUMENT_READER_H
#define CPINDEX_DOCUMENT_READER_H

#include <stdbool.h>

#include "base/diag.h"
#include "document/document.h"

/* Takes values out of a document as a format wants them, and reports all that differs with its place and path. */
struct reader {
    cpi_diag *diag;
    const char *file;
    /* Something was reported: the input cannot be used. */
    bool problems;
    bool no_memory;
};

/* A problem of a value, and of its key where it has one. `value` may be NULL: the file as a whole. */
void reader_error(struct reader *reader, const struct value *value, enum diag_code code, const char *format, ...)
    CPI_PRINTF(4, 5);
void reader_key_error(struct reader *reader, const struct value *value, enum diag_code code, const char *format, ...)
    CPI_PRINTF(4, 5);

/* What can be used as it is, but is hardly meant. */
void reader_warning(struct reader *reader, const struct value *value, enum diag_code code, const char *format, ...)
    CPI_PRINTF(4, 5);

/* What a file is, by the key that it begins with, and what to say of one that is taken for it. */
struct document_kind {
    const char *name;
    const char *version_key;
    const char *other_key;
    const char *other_message;
};

/* Is the document of that kind, in the format version that is read? If not, that is reported, and nothing else can be
 * said. */
bool reader_version(struct reader *reader, const struct value *root, const struct document_kind *kind);

/* The value of a key; NULL where there is none, or `map` is no mapping. */
const struct value *value_of(const struct value *map, const char *key);

/* One key that a mapping may have. */
struct field {
    const char *key;
    bool required;
};

/* Sorts the values of a mapping by a table of fields: values[i] is that of fields[i], NULL where it is absent. Reports
 * unknown keys, absent required ones, and empty values. False where `map` is not a mapping; all values are NULL then.
 */
bool reader_fields(struct reader *reader, const struct value *map, const struct field *fields, size_t count,
                   const struct value **values);

/* Each reports a problem and answers false where the value is not of that kind. NULL answers false without a report, so
 * that the value of an absent field may be passed. */
bool reader_is_map(struct reader *reader, const struct value *value);
bool reader_is_list(struct reader *reader, const struct value *value);
bool reader_text(struct reader *reader, const struct value *value, const char **text);
bool reader_number(struct reader *reader, const struct value *value, double *number);
bool reader_number_between(struct reader *reader, const struct value *value, double least, double most, double *number);
bool reader_integer(struct reader *reader, const struct value *value, int32_t least, int32_t most, int32_t *number);
/* A list of exactly two different numbers. */
bool reader_pair(struct reader *reader, const struct value *value, double pair[2]);
/* One of some words: its index. */
bool reader_word(struct reader *reader, const struct value *value, const char *const *words, size_t count, int *index);

bool reader_is_code(const char *text);

/* A code, as a value or as the key of a value. */
bool reader_code(struct reader *reader, const struct value *value, const char **code);
bool reader_key_code(struct reader *reader, const struct value *value);

#endif
