/* SPDX-License-Identifier: MIT */
/* The public functions of an import: settings, a list into a framework file, the result. */
#include <cpindex/import.h>

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "document/reader.h"
#include "framework/list.h"
#include "framework/translation.h"

/* The facet of a Child Protection Index. */
static const char DIMENSION[] = "dimension";

cpi_import *cpi_import_new(void)
{
    return calloc(1, sizeof(cpi_import));
}

static void forget_original(cpi_import *import)
{
    cpi_framework_unref(import->original);
    free(import->file.text);
    for (int32_t i = 0; i < import->translation_file_count; i++)
        free(import->translation_files[i].text);
    free(import->translation_files);
    import->original = NULL;
    import->file = (struct list_file){0};
    import->translation_files = NULL;
    import->translation_file_count = 0;
}

static void forget_result(cpi_import *import)
{
    made_free(&import->framework);
    for (int32_t i = 0; i < import->language_count; i++)
        made_free(&import->translations[i]);
    free(import->translations);
    free(import->languages);
    arena_free(&import->results);
    import->translations = NULL;
    import->languages = NULL;
    import->language_count = 0;
}

void cpi_import_free(cpi_import *import)
{
    if (!import)
        return;
    forget_result(import);
    forget_original(import);
    free(import->columns);
    free(import->facets);
    arena_free(&import->arena);
    free(import);
}

static const char *keep(cpi_import *import, const char *text)
{
    return arena_text(&import->arena, text, strlen(text));
}

static bool is_text(const char *text)
{
    return text && *text && !text[utf8_valid_prefix(text, strlen(text))];
}

cpi_status cpi_import_add_facet(cpi_import *import, const char *code)
{
    if (!import || !is_text(code) || !reader_is_code(code))
        return CPI_BAD_ARGUMENT;
    for (size_t i = 0; i < import->facet_count; i++)
        if (strcmp(import->facets[i], code) == 0)
            return CPI_OK;
    void *facets = import->facets;
    const char *kept = keep(import, code);
    bool room = array_reserve(&facets, &import->facet_capacity, import->facet_count + 1, sizeof *import->facets);
    import->facets = facets;
    if (!kept || !room)
        return CPI_NO_MEMORY;
    import->facets[import->facet_count++] = kept;
    return CPI_OK;
}

cpi_status cpi_import_set_column(cpi_import *import, const char *role, const char *name)
{
    if (!import || !is_text(role) || !is_text(name))
        return CPI_BAD_ARGUMENT;
    void *columns = import->columns;
    struct list_column_name column = {keep(import, role), keep(import, name)};
    bool room = array_reserve(&columns, &import->column_capacity, import->column_count + 1, sizeof *import->columns);
    import->columns = columns;
    if (!column.role || !column.name || !room)
        return CPI_NO_MEMORY;
    import->columns[import->column_count++] = column;
    return CPI_OK;
}

cpi_status cpi_import_set_head(cpi_import *import, const char *key, const char *value)
{
    if (!import || !key || !is_text(value))
        return CPI_BAD_ARGUMENT;
    const char **field = strcmp(key, "code") == 0       ? &import->code
                         : strcmp(key, "edition") == 0  ? &import->edition
                         : strcmp(key, "title") == 0    ? &import->title
                         : strcmp(key, "language") == 0 ? &import->language
                                                        : NULL;
    if (!field)
        return CPI_NOT_FOUND;
    const char *kept = keep(import, value);
    if (!kept)
        return CPI_NO_MEMORY;
    *field = kept;
    return CPI_OK;
}

static cpi_status read_translations(cpi_import *import, cpi_diag *diag)
{
    int32_t count = cpi_framework_language_count(import->original);
    import->translation_files = calloc((size_t)count, sizeof *import->translation_files);
    if (!import->translation_files)
        return CPI_NO_MEMORY;
    import->translation_file_count = count;
    for (int32_t i = 1; i < count; i++) {
        struct list_file *file = &import->translation_files[i];
        char *path = translation_path(import->file.path, cpi_framework_language(import->original, i));
        file->path = path ? keep(import, path) : NULL;
        free(path);
        if (!file->path)
            return CPI_NO_MEMORY;
        cpi_status status =
            file_exists(file->path) ? file_read(file->path, FRAMEWORK_LIMIT, diag, &file->text, &file->length) : CPI_OK;
        if (status != CPI_OK)
            return status;
    }
    return CPI_OK;
}

cpi_status cpi_import_like_file(cpi_import *import, const char *path, cpi_diag *diag)
{
    if (!import || !path)
        return CPI_BAD_ARGUMENT;
    forget_original(import);
    cpi_status status = cpi_framework_load_file(path, diag, &import->original);
    if (status != CPI_OK)
        return status;
    status = file_read(path, FRAMEWORK_LIMIT, diag, &import->file.text, &import->file.length);
    import->file.path = keep(import, path);
    if (!import->file.path)
        status = CPI_NO_MEMORY;
    if (status == CPI_OK)
        status = read_translations(import, diag);
    if (status != CPI_OK)
        forget_original(import);
    return status;
}

/* The facets of the original, or those that the caller named, and `dimension`. */
static bool find_facets(struct list *list)
{
    const cpi_import *import = list->import;
    int32_t original = cpi_framework_facet_count(import->original);
    list->facets = arena_array(&list->arena, (size_t)original + import->facet_count + 1, sizeof *list->facets);
    if (!list->facets)
        return false;
    for (int32_t i = 0; i < original; i++)
        list->facets[list->facet_count++] = cpi_framework_facet_code(import->original, i);
    for (size_t i = 0; i < import->facet_count && !import->original; i++)
        list->facets[list->facet_count++] = import->facets[i];
    bool has_dimension = import->original != NULL;
    for (int32_t i = 0; i < list->facet_count; i++)
        has_dimension |= strcmp(list->facets[i], DIMENSION) == 0;
    if (!has_dimension)
        list->facets[list->facet_count++] = DIMENSION;
    return true;
}

static bool find_languages(struct list *list)
{
    const cpi_import *import = list->import;
    list->languages = arena_array(&list->arena, MOST_LANGUAGES, sizeof *list->languages);
    if (!list->languages)
        return false;
    for (int32_t i = 0; i < cpi_framework_language_count(import->original); i++)
        list->languages[list->language_count++] = cpi_framework_language(import->original, i);
    if (!list->language_count)
        list->languages[list->language_count++] = import->language ? import->language : "en";
    return true;
}

static void begin_list(struct list *list)
{
    const cpi_import *import = list->import;
    int32_t root = list_add_node(list, CPI_INDEX, (struct list_cell){0});
    list->no_memory |= root < 0 || !find_facets(list) || !find_languages(list);
    if (list->no_memory)
        return;
    list->nodes[0].parent = 0;
    list->nodes[0].code = import->code       ? import->code
                          : import->original ? cpi_framework_code(import->original)
                                             : "INDEX";
}

static void end_list(struct list *list)
{
    csv_end(&list->csv);
    map_free(&list->codes);
    map_free(&list->titles);
    map_free(&list->original_titles);
    free(list->nodes);
    free(list->groups);
    arena_free(&list->arena);
}

/* What loading a made text came to; problems are reported where the list, or the original, has them. */
static void note_loading(struct list *list, const struct made_text *made, cpi_status status, cpi_diag *problems)
{
    list->no_memory |= status == CPI_NO_MEMORY;
    list->problems |= status != CPI_OK;
    made_report(made, problems, list->diag);
    cpi_diag_free(problems);
}

/* Loads what was made, as its reader will. */
static void check_framework(struct list *list, cpi_framework **framework)
{
    const struct made_text *made = &list->import->framework;
    cpi_diag *problems = cpi_diag_new();
    cpi_status status = problems && made->text.bytes
                            ? cpi_framework_load(made->text.bytes, made->text.length, NULL, problems, framework)
                            : CPI_NO_MEMORY;
    note_loading(list, made, status, problems);
}

static void check_translation(struct list *list, const struct made_text *made, cpi_framework **framework)
{
    cpi_framework *translated = NULL;
    cpi_diag *problems = cpi_diag_new();
    cpi_status status =
        problems ? cpi_framework_translate(*framework, made->text.bytes, made->text.length, NULL, problems, &translated)
                 : CPI_NO_MEMORY;
    note_loading(list, made, status, problems);
    if (translated) {
        cpi_framework_unref(*framework);
        *framework = translated;
    }
}

static void make_translations(struct list *list, cpi_import *import, cpi_framework **framework)
{
    import->translations = calloc((size_t)list->language_count, sizeof *import->translations);
    import->languages = calloc((size_t)list->language_count, sizeof *import->languages);
    list->no_memory |= !import->translations || !import->languages;
    for (int32_t i = 1; i < list->language_count && !list->no_memory; i++) {
        struct made_text *made = &import->translations[import->language_count];
        list_write_translation(list, i, made);
        if (list->no_memory || !made->text.length) {
            made_free(made);
            continue;
        }
        const char *language = list->languages[i];
        import->languages[import->language_count] = arena_text(&import->results, language, strlen(language));
        list->no_memory |= !import->languages[import->language_count];
        import->language_count++;
        check_translation(list, made, framework);
    }
}

static void make_files(struct list *list, cpi_import *import)
{
    cpi_framework *framework = NULL;
    list_write_framework(list, &import->framework);
    if (!list->no_memory && import->framework.text.bytes)
        check_framework(list, &framework);
    if (framework && !list->problems)
        make_translations(list, import, &framework);
    cpi_framework_unref(framework);
}

static void read_list(struct list *list, cpi_import *import)
{
    begin_list(list);
    if (list->no_memory)
        return;
    if (!csv_next(&list->csv)) {
        list->no_memory = list->csv.no_memory;
        if (!list->no_memory)
            list_error(list, (struct list_cell){0}, CPI_D_EMPTY_TEXT, "there is nothing in this file");
        return;
    }
    if (list_read_header(list))
        list_read_rows(list);
    if (list->row_count && !list->no_memory)
        list_build_tree(list);
    if (list->row_count && !list->no_memory)
        make_files(list, import);
}

cpi_status cpi_import_read(cpi_import *import, const char *text, size_t length, const char *name, cpi_diag *diag)
{
    if (!import || !text)
        return CPI_BAD_ARGUMENT;
    name = name ? name : "list";
    forget_result(import);
    if (!diag_check_size(diag, name, length, FRAMEWORK_LIMIT) ||
        !diag_check_utf8(diag, name, text, length, "save it as UTF-8; in Excel, as \"CSV UTF-8\""))
        return CPI_BAD_INPUT;
    struct list list = {
        .import = import, .original = import->original, .diag = diag, .name = name, .suggestions_left = MOST_SUGGESTIONS};
    int32_t reported = cpi_diag_count(diag);
    csv_begin(&list.csv, text, length, name, diag);
    read_list(&list, import);
    diag_sort(diag, reported);
    cpi_status status = list.no_memory ? CPI_NO_MEMORY : list.problems ? CPI_BAD_INPUT : CPI_OK;
    end_list(&list);
    if (status != CPI_OK)
        forget_result(import);
    return status;
}

cpi_status cpi_import_read_file(cpi_import *import, const char *path, cpi_diag *diag)
{
    char *text;
    size_t length;
    if (!import || !path)
        return CPI_BAD_ARGUMENT;
    cpi_status status = file_read(path, FRAMEWORK_LIMIT, diag, &text, &length);
    if (status != CPI_OK)
        return status;
    status = cpi_import_read(import, text, length, path, diag);
    free(text);
    return status;
}

const char *cpi_import_framework(const cpi_import *import)
{
    return import ? import->framework.text.bytes : NULL;
}

int32_t cpi_import_language_count(const cpi_import *import)
{
    return import ? import->language_count : 0;
}

const char *cpi_import_language(const cpi_import *import, int32_t i)
{
    return i >= 0 && i < cpi_import_language_count(import) ? import->languages[i] : NULL;
}

const char *cpi_import_translation(const cpi_import *import, int32_t i)
{
    return i >= 0 && i < cpi_import_language_count(import) ? import->translations[i].text.bytes : NULL;
}
