/* SPDX-License-Identifier: MIT */
/* Any bytes as a translation of a fixed framework. */
#include "fixed_framework.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const cpi_framework *framework = fixed_framework();
    cpi_framework *translated = NULL;
    cpi_diag *diag = cpi_diag_new();
    cpi_status status = cpi_framework_translate(framework, (const char *)data, size, "translation", diag, &translated);

    use_diagnostics(diag);
    require((status == CPI_OK) == (translated != NULL), "a framework is there exactly where the status says so");
    require(status != CPI_BAD_INPUT || cpi_diag_error_count(diag) > 0, "bad input is explained");
    if (translated) {
        require(!strcmp(cpi_framework_fingerprint(framework), cpi_framework_fingerprint(translated)),
                "a translation does not change the fingerprint");
        use_framework(translated);
    }
    cpi_framework_unref(translated);
    cpi_diag_free(diag);
    return 0;
}
