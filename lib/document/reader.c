/* SPDX-License-Identifier: MIT */
#include "document/reader.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

enum {
    LONGEST_CODE = 100,
};

/* "domains[2].indicators[0].weight", from the root down. */
static void print_path(struct text_buffer *path, const struct value *value)
{
    if (!value->parent)
        return;
    print_path(path, value->parent);
    if (value->key) {
        text_buffer_print(path, "%s%s", path->length ? "." : "", value->key);
        return;
    }
    text_buffer_print(path, "[%u]", (unsigned)value->index);
}

static void report(struct reader *reader, const struct value *value, bool at_key, cpi_severity severity,
                   enum diag_code code, const char *format, va_list arguments)
{
    struct text_buffer path = {0};
    struct place place = {.file = reader->file};
    reader->problems |= severity == CPI_ERROR;
    if (!reader->diag)
        return;
    if (value) {
        print_path(&path, value);
        place.path = path.bytes;
        place.line = (int32_t)(at_key && value->key ? value->key_line : value->line);
        place.column = (int32_t)(at_key && value->key ? value->key_column : value->column);
    }
    diag_report(reader->diag, severity, place, code, format, arguments);
    text_buffer_free(&path);
}

void reader_error(struct reader *reader, const struct value *value, enum diag_code code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report(reader, value, false, CPI_ERROR, code, format, arguments);
    va_end(arguments);
}

void reader_key_error(struct reader *reader, const struct value *value, enum diag_code code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report(reader, value, true, CPI_ERROR, code, format, arguments);
    va_end(arguments);
}

void reader_warning(struct reader *reader, const struct value *value, enum diag_code code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report(reader, value, false, CPI_WARNING, code, format, arguments);
    va_end(arguments);
}

static const char *kind_name(enum value_kind kind)
{
    return kind == VALUE_TEXT ? "a single value" : kind == VALUE_LIST ? "a list" : "a mapping (key: value)";
}

static bool is_kind(struct reader *reader, const struct value *value, enum value_kind kind)
{
    if (!value || value->refused)
        return false;
    if (value->kind == kind)
        return true;
    if (value->key)
        reader_error(reader, value, CPI_D_WRONG_KIND, "'%s' wants %s, not %s", text_excerpt(value->key).text,
                     kind_name(kind), kind_name(value->kind));
    else
        reader_error(reader, value, CPI_D_WRONG_KIND, "%s is wanted here, not %s", kind_name(kind),
                     kind_name(value->kind));
    return false;
}

/* The key that was probably meant, NULL for none. */
static const char *report_unknown_key(struct reader *reader, const struct value *value, const struct field *fields,
                                      size_t count)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(value->key);
    for (size_t i = 0; i < count; i++)
        text_suggestion_try(value->key, fields[i].key, &best, &distance);
    reader_key_error(reader, value, CPI_D_UNKNOWN_KEY, "there is no key '%s' here%s", text_excerpt(value->key).text,
                     text_did_you_mean(best).text);
    return best;
}

static bool is_empty(const struct value *value)
{
    if (value->refused)
        return false;
    return value->kind == VALUE_TEXT ? !*value->text : value->count == 0;
}

const struct value *value_of(const struct value *map, const char *key)
{
    for (const struct value *value = map && map->kind == VALUE_MAP ? map->first : NULL; value; value = value->next)
        if (strcmp(value->key, key) == 0)
            return value;
    return NULL;
}

bool reader_version(struct reader *reader, const struct value *root, const struct document_kind *kind)
{
    const struct value *version = value_of(root, kind->version_key);
    const struct value *other = value_of(root, kind->other_key);
    if (root->kind != VALUE_MAP)
        reader_error(reader, root, CPI_D_WRONG_KIND, "this is no %s: a %s begins with `%s: 1`", kind->name, kind->name,
                     kind->version_key);
    else if (!version && other)
        reader_key_error(reader, other, CPI_D_WRONG_KIND, "%s", kind->other_message);
    else if (!version)
        reader_error(reader, root, CPI_D_MISSING_KEY, "this is no %s: the key '%s' is missing", kind->name,
                     kind->version_key);
    else if (version->kind == VALUE_TEXT && *version->text && strcmp(version->text, "1") != 0)
        reader_error(reader, version, CPI_D_FORMAT_VERSION,
                     "the format version is '%s'; this cpindex, version %s, reads version 1: write `%s: 1`",
                     text_excerpt(version->text).text, cpi_version(), kind->version_key);
    else
        return true;
    return false;
}

/* A key of a mapping that no field has, or one without a value. Where it is a slip of the pen for a required one, that
 * is not reported as missing besides: `meant` says which. */
static void report_field(struct reader *reader, const struct value *value, const struct field *fields, size_t count,
                         size_t field, const char **meant)
{
    if (field == count)
        *meant = report_unknown_key(reader, value, fields, count);
    else if (fields[field].required)
        reader_error(reader, value, CPI_D_EMPTY_VALUE, "'%s' has no value, but it is required", value->key);
    else
        reader_error(reader, value, CPI_D_EMPTY_VALUE, "'%s' has no value; give one, or leave the key out", value->key);
}

bool reader_fields(struct reader *reader, const struct value *map, const struct field *fields, size_t count,
                   const struct value **values)
{
    const char *meant = NULL;
    memset(values, 0, count * sizeof *values);
    if (!is_kind(reader, map, VALUE_MAP))
        return false;
    for (const struct value *value = map->first; value; value = value->next) {
        size_t i = 0;
        while (i < count && strcmp(fields[i].key, value->key) != 0)
            i++;
        if (i == count || is_empty(value))
            report_field(reader, value, fields, count, i, &meant);
        else
            values[i] = value;
    }
    for (size_t i = 0; i < count; i++)
        if (fields[i].required && !values[i] && !value_of(map, fields[i].key) && meant != fields[i].key)
            reader_error(reader, map, CPI_D_MISSING_KEY, "the key '%s' is missing here", fields[i].key);
    return true;
}

bool reader_is_map(struct reader *reader, const struct value *value)
{
    return is_kind(reader, value, VALUE_MAP);
}

bool reader_is_list(struct reader *reader, const struct value *value)
{
    return is_kind(reader, value, VALUE_LIST);
}

bool reader_text(struct reader *reader, const struct value *value, const char **text)
{
    if (!is_kind(reader, value, VALUE_TEXT))
        return false;
    if (!*value->text) {
        reader_error(reader, value, CPI_D_EMPTY_VALUE, "there is no value here");
        return false;
    }
    *text = value->text;
    return true;
}

bool reader_number(struct reader *reader, const struct value *value, double *number)
{
    const char *text;
    if (!reader_text(reader, value, &text))
        return false;
    if (!number_read(text, '.', number)) {
        reader_error(reader, value, CPI_D_NOT_A_NUMBER, "'%s' is not a number such as 12, -0.5 or 1e-3",
                     text_excerpt(text).text);
        return false;
    }
    if (!number_in_bounds(*number)) {
        reader_error(reader, value, CPI_D_OUT_OF_BOUNDS,
                     "%s is too large or too small: a number is 0, or between 1e-30 and 1e30 in size",
                     text_excerpt(text).text);
        return false;
    }
    return true;
}

bool reader_number_between(struct reader *reader, const struct value *value, double least, double most, double *number)
{
    char low[NUMBER_TEXT_SIZE];
    char high[NUMBER_TEXT_SIZE];
    if (!reader_number(reader, value, number))
        return false;
    if (*number >= least && *number <= most)
        return true;
    number_format(least, -1, low);
    number_format(most, -1, high);
    reader_error(reader, value, CPI_D_OUT_OF_BOUNDS, "%s is not between %s and %s", text_excerpt(value->text).text, low,
                 high);
    return false;
}

bool reader_integer(struct reader *reader, const struct value *value, int32_t least, int32_t most, int32_t *number)
{
    double read;
    if (!reader_number_between(reader, value, least, most, &read))
        return false;
    if (read != floor(read)) {
        reader_error(reader, value, CPI_D_NOT_A_NUMBER, "'%s' is not a whole number", text_excerpt(value->text).text);
        return false;
    }
    *number = (int32_t)read;
    return true;
}

bool reader_pair(struct reader *reader, const struct value *value, double pair[2])
{
    if (!is_kind(reader, value, VALUE_LIST))
        return false;
    if (value->count != 2) {
        reader_error(reader, value, CPI_D_WRONG_KIND, "two numbers are wanted, as [0, 1]");
        return false;
    }
    bool first = reader_number(reader, value->first, &pair[0]);
    bool second = reader_number(reader, value->first->next, &pair[1]);
    if (first && second && pair[0] == pair[1]) {
        reader_error(reader, value, CPI_D_SAME_ENDS, "the two ends are the same, so that nothing lies between them");
        return false;
    }
    return first && second;
}

bool reader_word(struct reader *reader, const struct value *value, const char *const *words, size_t count, int *index)
{
    const char *text;
    if (!reader_text(reader, value, &text))
        return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0) {
            *index = (int)i;
            return true;
        }
    struct text_buffer known = {0};
    for (size_t i = 0; i < count; i++)
        text_buffer_print(&known, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    reader_error(reader, value, CPI_D_UNKNOWN_WORD, "'%s' is %s, not '%s'", value->key ? value->key : "this",
                 known.bytes ? known.bytes : "another word", text_excerpt(text).text);
    text_buffer_free(&known);
    return false;
}

bool reader_is_code(const char *text)
{
    size_t length = strlen(text);
    while (*text) {
        uint32_t c = text_next_character(&text);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x80 && !text_is_invisible(c));
        bool digit = c >= '0' && c <= '9';
        if (!letter && !digit && (c >= 0x80 || !strchr("._-+", (int)c)))
            return false;
    }
    return length > 0 && length <= LONGEST_CODE;
}

static void report_code(struct reader *reader, const struct value *value, bool at_key, const char *code)
{
    bool invisible = false;
    for (const char *text = code; *text;)
        invisible |= text_is_invisible(text_next_character(&text));
    (at_key ? reader_key_error : reader_error)(
        reader, value, CPI_D_BAD_CODE,
        "'%s' is not a code: a code has letters, digits and . _ - + and at most 100 bytes%s", text_excerpt(code).text,
        invisible ? "; this one holds a character that cannot be seen" : "");
}

bool reader_code(struct reader *reader, const struct value *value, const char **code)
{
    if (!reader_text(reader, value, code))
        return false;
    if (!reader_is_code(*code)) {
        report_code(reader, value, false, *code);
        return false;
    }
    return true;
}

bool reader_key_code(struct reader *reader, const struct value *value)
{
    if (reader_is_code(value->key))
        return true;
    report_code(reader, value, true, value->key);
    return false;
}
