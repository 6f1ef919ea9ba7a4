/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

enum {
    MOST_KEPT = 1000,
};

struct entry {
    const char *message;
    const char *file;
    const char *path;
    const char *text;
    int32_t line;
    int32_t column;
    int32_t code;
    /* In which it was reported. */
    int32_t order;
    cpi_severity severity;
};

struct cpi_diag {
    struct arena arena;
    struct entry *entries;
    size_t capacity;
    int32_t count;
    int32_t errors;
    int32_t left_out;
    /* What stands for the ones left out, and its text. */
    struct entry rest;
    char rest_message[48];
    char rest_text[80];
};

cpi_diag *cpi_diag_new(void)
{
    return calloc(1, sizeof(cpi_diag));
}

void cpi_diag_clear(cpi_diag *diag)
{
    if (!diag)
        return;
    arena_free(&diag->arena);
    free(diag->entries);
    memset(diag, 0, sizeof *diag);
}

void cpi_diag_free(cpi_diag *diag)
{
    cpi_diag_clear(diag);
    free(diag);
}

static const char *severity_name(cpi_severity severity)
{
    return severity == CPI_WARNING ? "warning" : "error";
}

/* "file:line:column: error: message [CPI-217]", from which the message is then cut. */
static void print_text(struct text_buffer *text, struct place place, cpi_severity severity, int32_t code,
                       const char *message)
{
    if (place.file)
        text_buffer_print(text, "%s:", place.file);
    if (place.line > 0)
        text_buffer_print(text, "%d:", (int)place.line);
    if (place.line > 0 && place.column > 0)
        text_buffer_print(text, "%d:", (int)place.column);
    text_buffer_print(text, "%s%s: %s [CPI-%d]", place.file ? " " : "", severity_name(severity), message, (int)code);
}

static const char *keep(cpi_diag *diag, const char *text, bool *kept)
{
    const char *copy = text ? arena_text(&diag->arena, text, strlen(text)) : NULL;
    if (text && !copy)
        *kept = false;
    return copy;
}

static bool add_entry(cpi_diag *diag, cpi_severity severity, struct place place, int32_t code, const char *message)
{
    void *entries = diag->entries;
    struct text_buffer text = {0};
    bool kept = array_reserve(&entries, &diag->capacity, (size_t)diag->count + 1, sizeof *diag->entries);
    diag->entries = entries;
    print_text(&text, place, severity, code, message);
    if (!kept || text.no_memory) {
        text_buffer_free(&text);
        return false;
    }
    diag->entries[diag->count] = (struct entry){
        .message = keep(diag, message, &kept),
        .file = keep(diag, place.file, &kept),
        .path = keep(diag, place.path, &kept),
        .text = keep(diag, text.bytes, &kept),
        .line = place.line,
        .column = place.column,
        .code = code,
        .order = diag->count,
        .severity = severity,
    };
    text_buffer_free(&text);
    diag->count += kept;
    return kept;
}

static void leave_out(cpi_diag *diag, cpi_severity severity)
{
    diag->left_out++;
    if (diag->rest.severity != CPI_ERROR)
        diag->rest.severity = severity;
    snprintf(diag->rest_message, sizeof diag->rest_message, "%d more problem%s left out", (int)diag->left_out,
             diag->left_out == 1 ? " is" : "s are");
    snprintf(diag->rest_text, sizeof diag->rest_text, "%s: %s [CPI-%d]", severity_name(diag->rest.severity),
             diag->rest_message, CPI_D_LEFT_OUT);
    diag->rest.text = diag->rest_text;
    diag->rest.message = diag->rest_message;
    diag->rest.code = CPI_D_LEFT_OUT;
}

/* A diagnostic is one line, whatever the texts that it quotes. */
static void put_on_one_line(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7F)
            *text = ' ';
}

void diag_report(cpi_diag *diag, cpi_severity severity, struct place place, enum diag_code code, const char *format,
                 va_list arguments)
{
    if (!diag)
        return;
    struct text_buffer message = {0};
    diag->errors += severity == CPI_ERROR;
    if (diag->count < MOST_KEPT)
        text_buffer_vprint(&message, format, arguments);
    if (message.bytes)
        put_on_one_line(message.bytes);
    if (!message.bytes || message.no_memory || !add_entry(diag, severity, place, code, message.bytes))
        leave_out(diag, severity);
    text_buffer_free(&message);
}

void diag_error(cpi_diag *diag, struct place place, enum diag_code code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_report(diag, CPI_ERROR, place, code, format, arguments);
    va_end(arguments);
}

void diag_warning(cpi_diag *diag, struct place place, enum diag_code code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_report(diag, CPI_WARNING, place, code, format, arguments);
    va_end(arguments);
}

static int compare_places(const void *a, const void *b)
{
    const struct entry *x = a;
    const struct entry *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

void diag_sort(cpi_diag *diag, int32_t first)
{
    if (diag && first < diag->count)
        sort_items(diag->entries + first, (size_t)(diag->count - first), sizeof *diag->entries, compare_places);
}

/* What a text that is not UTF-8 is instead, by its first bytes. */
static const char *other_format(const char *text, size_t length)
{
    static const struct {
        const char *bytes;
        const char *name;
    } FORMATS[] = {{"\xFF\xFE", "this text is UTF-16"},
                   {"\xFE\xFF", "this text is UTF-16"},
                   {"PK\x03\x04", "this is an Excel workbook, or another archive"},
                   {"\xD0\xCF\x11\xE0", "this is an Excel workbook of the old kind"}};
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (length >= strlen(FORMATS[i].bytes) && memcmp(text, FORMATS[i].bytes, strlen(FORMATS[i].bytes)) == 0)
            return FORMATS[i].name;
    return NULL;
}

bool diag_check_size(cpi_diag *diag, const char *file, size_t length, size_t limit)
{
    if (length > limit)
        diag_error(diag, (struct place){.file = file}, CPI_D_FILE_TOO_LARGE, "the text is larger than %zu MiB",
                   limit / 1024 / 1024);
    return length <= limit;
}

bool diag_check_utf8(cpi_diag *diag, const char *file, const char *text, size_t length, const char *advice)
{
    struct place place = {.file = file};
    const char *format = other_format(text, length);
    size_t valid = utf8_valid_prefix(text, length);
    if (!format && valid == length)
        return true;
    if (!format)
        text_place(text, valid, &place.line, &place.column);
    diag_error(diag, place, CPI_D_NOT_UTF8, "%s; %s",
               format             ? format
               : text[valid] == 0 ? "the text holds a NUL byte"
                                  : "this byte is not UTF-8",
               advice);
    return false;
}

int32_t cpi_diag_count(const cpi_diag *diag)
{
    return diag ? diag->count + (diag->left_out > 0) : 0;
}

int32_t cpi_diag_error_count(const cpi_diag *diag)
{
    return diag ? diag->errors : 0;
}

static const struct entry *entry_at(const cpi_diag *diag, int32_t i)
{
    static const struct entry NONE = {.severity = CPI_ERROR};
    if (i < 0 || i >= cpi_diag_count(diag))
        return &NONE;
    return i < diag->count ? &diag->entries[i] : &diag->rest;
}

cpi_severity cpi_diag_severity(const cpi_diag *diag, int32_t i)
{
    return entry_at(diag, i)->severity;
}

int32_t cpi_diag_code(const cpi_diag *diag, int32_t i)
{
    return entry_at(diag, i)->code;
}

const char *cpi_diag_message(const cpi_diag *diag, int32_t i)
{
    return entry_at(diag, i)->message;
}

const char *cpi_diag_file(const cpi_diag *diag, int32_t i)
{
    return entry_at(diag, i)->file;
}

int32_t cpi_diag_line(const cpi_diag *diag, int32_t i)
{
    return entry_at(diag, i)->line;
}

int32_t cpi_diag_column(const cpi_diag *diag, int32_t i)
{
    return entry_at(diag, i)->column;
}

const char *cpi_diag_path(const cpi_diag *diag, int32_t i)
{
    return entry_at(diag, i)->path;
}

const char *cpi_diag_text(const cpi_diag *diag, int32_t i)
{
    return entry_at(diag, i)->text;
}
