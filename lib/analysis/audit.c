/* SPDX-License-Identifier: MIT */
#include "analysis/audit.h"

#include <math.h>
#include <stdlib.h>

#include "base/file.h"
#include "scoring/scores.h"

enum {
    AUDIT_LIMIT = 256 * 1024 * 1024,
};

static cpi_status audit_table(struct auditor *auditor)
{
    const struct table *table = &auditor->table;
    struct arena *arena = &auditor->audit->arena;
    auditor->intervals = arena_array(arena, (size_t)auditor->model->method_count, sizeof *auditor->intervals);
    auditor->audited = arena_array(arena, (size_t)table->column_count, sizeof *auditor->audited);
    cpi_status status = auditor->intervals && auditor->audited ? prepare_methods(auditor) : CPI_NO_MEMORY;
    if (status != CPI_OK)
        return status;
    if (!choose_columns(auditor))
        return CPI_BAD_INPUT;
    return audit_rows(auditor) ? CPI_OK : CPI_NO_MEMORY;
}

static void auditor_free(struct auditor *auditor)
{
    for (int32_t i = 0; i < auditor->model->method_count && auditor->intervals; i++)
        if (auditor->intervals[i]) {
            intervals_free(auditor->intervals[i]);
            free(auditor->intervals[i]);
        }
    /* Results point into what the table kept. */
    arena_take_over(&auditor->audit->arena, &auditor->table.arena);
    published_free(&auditor->table);
}

cpi_status cpi_audit_read(const cpi_framework *framework, const cpi_options *options, const char *text, size_t length,
                          const char *name, cpi_diag *diag, cpi_audit **audit)
{
    const struct method *method;
    if (audit)
        *audit = NULL;
    if (!framework || !text || !audit)
        return CPI_BAD_ARGUMENT;
    cpi_status status = find_method(framework, options, diag, &method);
    if (status != CPI_OK)
        return status;
    cpi_audit *made = calloc(1, sizeof *made);
    if (!made)
        return CPI_NO_MEMORY;
    made->framework = cpi_framework_ref(framework);
    struct auditor auditor = {
        .audit = made,
        .model = framework->model,
        .diag = diag,
        .options = options,
        .named = options && options->method ? method : NULL,
    };
    status = published_read(&auditor.table, framework, text, length, name ? name : "table", diag);
    if (status == CPI_OK)
        status = audit_table(&auditor);
    auditor_free(&auditor);
    if (status == CPI_OK)
        *audit = made;
    else
        cpi_audit_free(made);
    return status;
}

cpi_status cpi_audit_read_file(const cpi_framework *framework, const cpi_options *options, const char *path,
                               cpi_diag *diag, cpi_audit **audit)
{
    char *text;
    size_t length;
    if (audit)
        *audit = NULL;
    if (!framework || !path || !audit)
        return CPI_BAD_ARGUMENT;
    cpi_status status = file_read(path, AUDIT_LIMIT, diag, &text, &length);
    if (status != CPI_OK)
        return status;
    status = cpi_audit_read(framework, options, text, length, path, diag, audit);
    free(text);
    return status;
}

void cpi_audit_free(cpi_audit *audit)
{
    if (!audit)
        return;
    arena_free(&audit->arena);
    cpi_framework_unref(audit->framework);
    free(audit);
}

const char *cpi_audit_status_name(cpi_audit_status status)
{
    switch (status) {
    case CPI_CONSISTENT:
        return "consistent";
    case CPI_INCONSISTENT:
        return "inconsistent";
    case CPI_INCOMPLETE:
        return "incomplete";
    }
    return "unknown";
}

static const struct audited *result_at(const cpi_audit *audit, int32_t result)
{
    return result >= 0 && result < cpi_audit_count(audit) ? &audit->results[result] : NULL;
}

const cpi_framework *cpi_audit_framework(const cpi_audit *audit)
{
    return audit ? audit->framework : NULL;
}

int32_t cpi_audit_count(const cpi_audit *audit)
{
    return audit ? audit->count : 0;
}

int32_t cpi_audit_row_count(const cpi_audit *audit)
{
    return audit ? audit->row_count : 0;
}

int32_t cpi_audit_line(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->line : CPI_NONE;
}

const char *cpi_audit_unit(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->unit : NULL;
}

const char *cpi_audit_period(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->period : NULL;
}

int32_t cpi_audit_figure(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->figure : CPI_NONE;
}

int32_t cpi_audit_method(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->method : CPI_NONE;
}

const char *cpi_audit_printed(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->printed : NULL;
}

double cpi_audit_value(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->value : NAN;
}

int32_t cpi_audit_digits(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->digits : 0;
}

double cpi_audit_low(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->allowed.low : NAN;
}

double cpi_audit_high(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->allowed.high : NAN;
}

cpi_audit_status cpi_audit_get_status(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? (cpi_audit_status)found->status : CPI_INCOMPLETE;
}

const char *cpi_audit_note(const cpi_audit *audit, int32_t result)
{
    const struct audited *found = result_at(audit, result);
    return found ? found->note : NULL;
}
