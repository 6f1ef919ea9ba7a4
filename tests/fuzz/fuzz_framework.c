/* SPDX-License-Identifier: MIT */
/* Any bytes as a framework; what loads is answered in several ways and scored. */
#include "fuzz.h"

static void answer(cpi_panel *panel, int32_t assessment, int32_t node, int32_t i)
{
    const cpi_framework *framework = cpi_panel_framework(panel);
    int32_t scale = cpi_framework_node_scale(framework, node);

    if ((i + assessment) % 4 == 3)
        cpi_panel_set_missing(panel, assessment, node, i % 2 ? CPI_NO_DATA : CPI_NOT_APPLICABLE);
    else if (scale == CPI_NONE)
        cpi_panel_set_value(panel, assessment, node, cpi_framework_goalpost(framework, node, i % 2) + i);
    else
        cpi_panel_set_option(
            panel, assessment, node,
            cpi_framework_option_code(framework, scale, i % cpi_framework_option_count(framework, scale)));
}

static void score(const cpi_framework *framework)
{
    static const struct {
        const char *unit;
        const char *respondent;
    } entries[] = {{"Nobody answered", NULL}, {"First", NULL}, {"Second", "A"}, {"Second", "B"}};
    cpi_panel *panel = NULL;
    int32_t assessment;

    if (cpi_panel_new(framework, &panel) != CPI_OK)
        return;
    for (int32_t entry = 0; entry < 4; entry++) {
        if (cpi_panel_add_respondent(panel, entries[entry].unit, NULL, entries[entry].respondent, &assessment) !=
            CPI_OK)
            break;
        for (int32_t i = 0; entry > 0 && i < cpi_framework_indicator_count(framework); i++)
            answer(panel, assessment, cpi_framework_indicator_node(framework, i), i);
    }
    use_panel(panel);
    cpi_panel_free(panel);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cpi_diag *diag = cpi_diag_new();
    cpi_framework *framework = NULL;
    cpi_status status = cpi_framework_load((const char *)data, size, NULL, diag, &framework);

    use_diagnostics(diag);
    require((status == CPI_OK) == (framework != NULL), "a framework is there exactly where the status says so");
    require(status != CPI_BAD_INPUT || cpi_diag_error_count(diag) > 0, "bad input is explained");
    require(status != CPI_OK || cpi_diag_error_count(diag) == 0, "what loads has no error");
    if (framework) {
        use_framework(framework);
        score(framework);
    }
    cpi_framework_unref(framework);
    cpi_diag_free(diag);
    return 0;
}
