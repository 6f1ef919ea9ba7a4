/* SPDX-License-Identifier: MIT */
/* Any bytes as an answer sheet of a fixed framework; what is read is scored and explained. */
#include "fixed_framework.h"

/* The same sheet twice is no contradiction, and a sheet that is refused leaves the panel as it was. */
static void read_again(cpi_panel *panel, const uint8_t *data, size_t size, cpi_status first)
{
    int32_t count = cpi_panel_count(panel);
    require(cpi_panel_read(panel, (const char *)data, size, "again", NULL) == first, "the same sheet fares the same");
    require(cpi_panel_count(panel) == count, "the same sheet adds nothing");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cpi_diag *diag = cpi_diag_new();
    cpi_panel *panel = NULL;

    require(cpi_panel_new(fixed_framework(), &panel) == CPI_OK, "a panel can be made");
    cpi_status status = cpi_panel_read(panel, (const char *)data, size, NULL, diag);
    use_diagnostics(diag);
    require(status == CPI_OK || cpi_panel_count(panel) == 0, "a sheet is taken whole or not at all");
    require(status != CPI_BAD_INPUT || cpi_diag_error_count(diag) > 0, "bad input is explained");
    read_again(panel, data, size, status);
    if (cpi_panel_count(panel) <= 8)
        use_panel(panel);
    cpi_panel_free(panel);
    cpi_diag_free(diag);
    return 0;
}
