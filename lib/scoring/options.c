/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "scoring/scores.h"

enum {
    GOALPOSTS_LIMIT = 256 * 1024 * 1024,
};

cpi_options *cpi_options_new(void)
{
    return calloc(1, sizeof(cpi_options));
}

void cpi_options_free(cpi_options *options)
{
    if (!options)
        return;
    free(options->method);
    free(options->goalposts);
    free(options->goalposts_name);
    free(options);
}

/* NULL when out of memory. */
static char *copy_text(const char *text, size_t length)
{
    char *copy = malloc(length + 1);
    if (!copy)
        return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

cpi_status cpi_options_set_method(cpi_options *options, const char *method)
{
    if (!options)
        return CPI_BAD_ARGUMENT;
    char *copy = method ? copy_text(method, strlen(method)) : NULL;
    if (method && !copy)
        return CPI_NO_MEMORY;
    free(options->method);
    options->method = copy;
    return CPI_OK;
}

cpi_status cpi_options_set_goalposts(cpi_options *options, const char *text, size_t length, const char *name)
{
    if (!options)
        return CPI_BAD_ARGUMENT;
    name = name ? name : "goalposts";
    char *copy = text ? copy_text(text, length) : NULL;
    char *name_copy = copy_text(name, strlen(name));
    if (!name_copy || (text && !copy)) {
        free(copy);
        free(name_copy);
        return CPI_NO_MEMORY;
    }
    free(options->goalposts);
    free(options->goalposts_name);
    options->goalposts = copy;
    options->goalposts_name = name_copy;
    options->goalposts_length = length;
    return CPI_OK;
}

cpi_status cpi_options_set_goalposts_file(cpi_options *options, const char *path, cpi_diag *diag)
{
    char *text;
    size_t length;
    if (!options || !path)
        return CPI_BAD_ARGUMENT;
    cpi_status status = file_read(path, GOALPOSTS_LIMIT, diag, &text, &length);
    if (status != CPI_OK)
        return status;
    status = cpi_options_set_goalposts(options, text, length, path);
    free(text);
    return status;
}

cpi_status find_method(const cpi_framework *framework, const cpi_options *options, cpi_diag *diag,
                       const struct method **method)
{
    const struct model *model = framework->model;
    const char *code = options ? options->method : NULL;
    int32_t found = code ? cpi_framework_find_method(framework, code) : 0;
    if (found >= 0) {
        *method = &model->methods[found];
        return CPI_OK;
    }
    struct text_buffer known = {0};
    const char *best = NULL;
    size_t distance = text_suggestion_limit(code);
    for (int32_t i = 0; i < model->method_count; i++) {
        text_buffer_print(&known, "%s%s", i ? ", " : "", model->methods[i].code);
        text_suggestion_try(code, model->methods[i].code, &best, &distance);
    }
    diag_error(diag, (struct place){0}, CPI_D_UNKNOWN_METHOD, "the framework has no method '%s' (%s)%s",
               text_excerpt(code).text, known.bytes ? known.bytes : "others", text_did_you_mean(best).text);
    text_buffer_free(&known);
    return CPI_NOT_FOUND;
}
