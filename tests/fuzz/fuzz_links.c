/* SPDX-License-Identifier: MIT */
/* Any bytes as links between a framework and itself. */
#include <stddef.h>

#include "fixed_framework.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cpi_diag *diag = cpi_diag_new();
    cpi_links *links = NULL;
    cpi_status status =
        cpi_links_load(fixed_framework(), fixed_framework(), (const char *)data, size, NULL, diag, &links);

    use_diagnostics(diag);
    require((status == CPI_OK) == (links != NULL), "links are there exactly where the status says so");
    require((status == CPI_BAD_INPUT) == (cpi_diag_error_count(diag) > 0), "bad input is explained");
    for (int32_t i = 0; i < cpi_links_count(links); i++) {
        int32_t earlier = cpi_links_earlier(links, i), later = cpi_links_later(links, i);

        require(cpi_links_find_later(links, earlier) == later, "a question has one later one");
        require(cpi_links_find_earlier(links, later) == earlier, "a question has one earlier one");
        require(i == 0 || cpi_links_later(links, i - 1) < later, "questions stand in the order of the later edition");
    }
    cpi_links_free(links);
    cpi_diag_free(diag);
    return 0;
}
