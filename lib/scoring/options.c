/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "scoring/scores.h"

cpi_options *cpi_options_new(void)
{
    return calloc(1, sizeof(cpi_options));
}

void cpi_options_free(cpi_options *options)
{
    if (!options)
        return;
    free(options->method);
    free(options);
}

cpi_status cpi_options_set_method(cpi_options *options, const char *method)
{
    if (!options)
        return CPI_BAD_ARGUMENT;
    char *copy = NULL;
    if (method) {
        size_t size = strlen(method) + 1;
        copy = malloc(size);
        if (!copy)
            return CPI_NO_MEMORY;
        memcpy(copy, method, size);
    }
    free(options->method);
    options->method = copy;
    return CPI_OK;
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
