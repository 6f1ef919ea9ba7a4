/* SPDX-License-Identifier: MIT */
/* Any bytes as a published table of a fixed framework, audited by each method. */
#include <math.h>
#include <stddef.h>

#include "fixed_framework.h"

static void use_result(const cpi_audit *audit, int32_t i)
{
    double low = cpi_audit_low(audit, i), high = cpi_audit_high(audit, i);
    cpi_audit_status status = cpi_audit_get_status(audit, i);

    require(isnan(low) == isnan(high) && !(low > high), "low is not above high");
    require(!isinf(low) && !isinf(high), "what the parts allow has ends");
    require(status == CPI_INCOMPLETE || (isfinite(low) && isfinite(cpi_audit_value(audit, i))),
            "what is judged is printed, and computed");
    require(status != CPI_INCOMPLETE || cpi_audit_note(audit, i), "what is incomplete says why");
    require(cpi_audit_unit(audit, i) && cpi_audit_period(audit, i) && cpi_audit_printed(audit, i), "texts are there");
    require(cpi_audit_line(audit, i) >= 2, "a row stands below the first line");
    require(cpi_framework_figure_address(cpi_audit_framework(audit), cpi_audit_figure(audit, i)) != NULL,
            "a result is of a figure");
}

static void audit_by(const char *method, const uint8_t *data, size_t size)
{
    cpi_diag *diag = cpi_diag_new();
    cpi_options *options = cpi_options_new();
    cpi_audit *audit = NULL;

    cpi_options_set_method(options, method);
    cpi_status status = cpi_audit_read(fixed_framework(), options, (const char *)data, size, NULL, diag, &audit);
    use_diagnostics(diag);
    require((status == CPI_OK) == (audit != NULL), "an audit is there exactly where the status says so");
    require((status == CPI_BAD_INPUT) == (cpi_diag_error_count(diag) > 0), "bad input is explained");
    for (int32_t i = 0; i < cpi_audit_count(audit); i++)
        use_result(audit, i);
    cpi_audit_free(audit);
    cpi_options_free(options);
    cpi_diag_free(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    audit_by(NULL, data, size);
    for (int32_t i = 0; i < cpi_framework_method_count(fixed_framework()); i++)
        audit_by(cpi_framework_method_code(fixed_framework(), i), data, size);
    return 0;
}
