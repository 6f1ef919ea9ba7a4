/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include <cpindex/texts.h>

#include "base/file.h"
#include "base/text.h"
#include "framework/translation.h"

char *translation_path(const char *path, const char *language)
{
    const char *dot = strrchr(path, '.');
    const char *slash = strrchr(path, '/');
    size_t stem = dot && dot != path && (!slash || dot > slash + 1) ? (size_t)(dot - path) : strlen(path);
    struct text_buffer name = {0};
    text_buffer_add(&name, path, stem);
    text_buffer_print(&name, ".%s%s", language, path + stem);
    return text_buffer_take(&name);
}

cpi_status cpi_translation_path(const char *path, const char *language, char **translation)
{
    if (translation)
        *translation = NULL;
    if (!path || !language || !translation)
        return CPI_BAD_ARGUMENT;
    *translation = translation_path(path, language);
    return *translation ? CPI_OK : CPI_NO_MEMORY;
}

static cpi_status translate_from_file(const char *path, cpi_diag *diag, cpi_framework **framework)
{
    char *text;
    size_t length;
    cpi_framework *translated = NULL;
    cpi_status status = file_read(path, FRAMEWORK_LIMIT, diag, &text, &length);
    if (status == CPI_OK)
        status = cpi_framework_translate(*framework, text, length, path, diag, &translated);
    free(text);
    if (status == CPI_OK) {
        cpi_framework_unref(*framework);
        *framework = translated;
    }
    return status;
}

cpi_status translate_from_files(const char *path, cpi_diag *diag, cpi_framework **framework)
{
    const struct model *model = (*framework)->model;
    cpi_status status = CPI_OK;
    for (int32_t i = 1; i < model->language_count && status != CPI_NO_MEMORY; i++) {
        char *name = translation_path(path, model->languages[i]);
        cpi_status one = !name               ? CPI_NO_MEMORY
                         : file_exists(name) ? translate_from_file(name, diag, framework)
                                             : CPI_OK;
        /* The problems of every translation are reported. */
        status = one == CPI_OK ? status : one;
        free(name);
    }
    if (status != CPI_OK) {
        cpi_framework_unref(*framework);
        *framework = NULL;
    }
    return status;
}
