/* SPDX-License-Identifier: MIT */
/* Any bytes as a list of indicators: alone, and in the place of the tree of another framework. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What came out is what its reader takes, with the fingerprint that a list of it gives again. */
static void use_result(const cpi_import *import)
{
    const char *text = cpi_import_framework(import);
    cpi_framework *framework = NULL;

    require(text && cpi_framework_load(text, strlen(text), NULL, NULL, &framework) == CPI_OK,
            "an imported framework loads");
    for (int32_t i = 0; i < cpi_import_language_count(import); i++) {
        const char *translation = cpi_import_translation(import, i);
        cpi_framework *translated = NULL;

        require(cpi_import_language(import, i) && translation, "a translation has a language and a text");
        require(cpi_framework_translate(framework, translation, strlen(translation), NULL, NULL, &translated) == CPI_OK,
                "an imported translation loads");
        cpi_framework_unref(framework);
        framework = translated;
    }
    use_framework(framework);
    cpi_framework_unref(framework);
}

static void import_list(const char *like, const uint8_t *data, size_t size)
{
    cpi_import *import = cpi_import_new();
    cpi_diag *diag = cpi_diag_new();
    cpi_status status;

    require(import && diag, "there is memory");
    if (like)
        require(cpi_import_like_file(import, like, NULL) == CPI_OK, "the other framework loads");
    else
        require(cpi_import_add_facet(import, "actor") == CPI_OK, "a code can be a facet");
    require(cpi_import_set_head(import, "code", "NEW") == CPI_OK, "a code is a code");
    status = cpi_import_read(import, (const char *)data, size, NULL, diag);
    require(status == CPI_OK || status == CPI_BAD_INPUT, "a list is right or wrong");
    require(status == CPI_OK || cpi_diag_error_count(diag) > 0, "what is refused is explained");
    require((status == CPI_OK) == (cpi_import_framework(import) != NULL), "there is a result or none");
    use_diagnostics(diag);
    if (status == CPI_OK)
        use_result(import);
    cpi_import_free(import);
    cpi_diag_free(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    import_list(NULL, data, size);
    import_list(LIKE_FILE, data, size);
    return 0;
}
