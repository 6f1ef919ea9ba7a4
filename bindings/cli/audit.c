/* SPDX-License-Identifier: MIT */
#include "audit.h"

#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "head.h"
#include "json.h"
#include "message.h"

const char *audit_name(const struct audits *audits, int32_t table)
{
    return audits->args->operands[table + 1];
}

static bool matches(const char *wanted, const char *text)
{
    return !wanted || strcmp(wanted, text) == 0;
}

bool audit_is_selected(const struct audits *audits, int32_t table, int32_t result)
{
    const cpi_audit *audit = audits->items[table];

    return matches(audits->args->text[OPTION_UNIT], cpi_audit_unit(audit, result)) &&
           matches(audits->args->text[OPTION_PERIOD], cpi_audit_period(audit, result));
}

static void csv_result(struct csv *csv, const cpi_audit *audit, int32_t result)
{
    csv_integer(csv, cpi_audit_line(audit, result));
    csv_text(csv, cpi_audit_unit(audit, result));
    csv_text(csv, cpi_audit_period(audit, result));
    csv_text(csv, cpi_framework_figure_address(cpi_audit_framework(audit), cpi_audit_figure(audit, result)));
    csv_text(csv, cpi_audit_printed(audit, result));
    csv_number(csv, cpi_audit_low(audit, result));
    csv_number(csv, cpi_audit_high(audit, result));
    csv_text(csv, cpi_audit_status_name(cpi_audit_get_status(audit, result)));
    csv_end_row(csv);
}

static enum exit_status audit_csv(const struct audits *audits, struct output *out)
{
    struct csv csv = {.out = out};

    csv_names(&csv, "row,unit,period,figure,printed,low,high,status");
    for (int32_t table = 0; table < audits->count; table++)
        for (int32_t i = 0; i < cpi_audit_count(audits->items[table]); i++)
            if (audit_is_selected(audits, table, i))
                csv_result(&csv, audits->items[table], i);
    return EXIT_DONE;
}

static void json_result(struct json *json, const cpi_audit *audit, int32_t result)
{
    const cpi_framework *framework = cpi_audit_framework(audit);

    json_object_line(json, NULL);
    json_integer(json, "row", cpi_audit_line(audit, result));
    json_text(json, "unit", cpi_audit_unit(audit, result));
    json_text(json, "period", cpi_audit_period(audit, result));
    json_text(json, "figure", cpi_framework_figure_address(framework, cpi_audit_figure(audit, result)));
    json_text(json, "method", cpi_framework_method_code(framework, cpi_audit_method(audit, result)));
    json_text(json, "printed", cpi_audit_printed(audit, result));
    json_integer(json, "digits", cpi_audit_digits(audit, result));
    json_number(json, "low", cpi_audit_low(audit, result));
    json_number(json, "high", cpi_audit_high(audit, result));
    json_text(json, "status", cpi_audit_status_name(cpi_audit_get_status(audit, result)));
    json_text(json, "note", cpi_audit_note(audit, result));
    json_end_object(json);
}

static enum exit_status audit_json(const struct input *input, const struct audits *audits, struct output *out)
{
    struct json json = {.out = out};

    json_object(&json, NULL);
    head_json(&json, input->framework, CPI_NONE, input->language);
    json_list(&json, "tables");
    for (int32_t table = 0; table < audits->count; table++) {
        json_object(&json, NULL);
        json_text(&json, "name", audit_name(audits, table));
        json_list(&json, "results");
        for (int32_t i = 0; i < cpi_audit_count(audits->items[table]); i++)
            if (audit_is_selected(audits, table, i))
                json_result(&json, audits->items[table], i);
        json_end_list(&json);
        json_end_object(&json);
    }
    json_end_list(&json);
    json_end_object(&json);
    json_finish(&json);
    return EXIT_DONE;
}

static enum exit_status write_audits(const struct input *input, const struct audits *audits)
{
    struct output out;
    enum exit_status status = output_open(&out, audits->args, OPTION_OUTPUT);

    if (status != EXIT_DONE)
        return status;
    switch (arguments_format(audits->args)) {
    case FORMAT_TABLE:
        status = audit_table(input, audits, &out);
        break;
    case FORMAT_CSV:
        status = audit_csv(audits, &out);
        break;
    case FORMAT_JSON:
        status = audit_json(input, audits, &out);
        break;
    }
    return output_close(&out, status);
}

/* All tables are read, also after one with problems, so that one run lists the problems of all. */
static enum exit_status read_tables(struct input *input, const struct arguments *args, const cpi_options *options,
                                    struct audits *audits)
{
    cpi_diag *diag = cpi_diag_new();
    enum exit_status worst = EXIT_DONE;

    audits->items = calloc((size_t)args->operand_count, sizeof *audits->items);
    if (!diag || !audits->items) {
        cpi_diag_free(diag);
        return out_of_memory();
    }
    for (; audits->count + 1 < args->operand_count; audits->count++) {
        const char *path = audit_name(audits, audits->count);
        cpi_status read = cpi_audit_read_file(input->framework, options, path, diag, &audits->items[audits->count]);
        enum exit_status status = input_report(input, diag, read, path);

        worst = status > worst ? status : worst;
    }
    cpi_diag_free(diag);
    return worst;
}

static enum exit_status check_selected(const struct audits *audits)
{
    const char *unit = audits->args->text[OPTION_UNIT];
    const char *period = audits->args->text[OPTION_PERIOD];
    int32_t results = 0;

    for (int32_t table = 0; table < audits->count; table++)
        for (int32_t i = 0; i < cpi_audit_count(audits->items[table]); i++, results++)
            if (audit_is_selected(audits, table, i))
                return EXIT_DONE;
    if (results == 0)
        return EXIT_DONE;
    return usage_error(audits->args->command, "no row has %s%s%s%s%s%s%s.", unit ? "the unit '" : "", unit ? unit : "",
                       unit ? "'" : "", unit && period ? " and " : "", period ? "the period '" : "",
                       period ? period : "", period ? "'" : "");
}

static void free_audits(struct audits *audits)
{
    for (int32_t table = 0; audits->items && table < audits->count; table++)
        cpi_audit_free(audits->items[table]);
    free(audits->items);
}

static enum exit_status audit(const struct arguments *args)
{
    struct input input;
    struct audits audits = {.args = args};
    cpi_options *options = NULL;
    enum exit_status status = input_load_framework(&input, args);

    if (status == EXIT_DONE)
        status = input_options(&input, args, &options);
    if (status == EXIT_DONE)
        status = read_tables(&input, args, options, &audits);
    if (status == EXIT_DONE)
        status = check_selected(&audits);
    if (status == EXIT_DONE)
        status = write_audits(&input, &audits);
    free_audits(&audits);
    cpi_options_free(options);
    input_free(&input);
    return status;
}

const struct command audit_command = {
    .name = "audit",
    .summary = "check a published table against its own parts",
    .operands = "FRAMEWORK TABLE...",
    .description = "Reads published tables, with a row per unit and a column per figure, and says\n"
                   "which printed figures cannot come from the other figures of their row, whatever\n"
                   "the digits that were not printed. Columns are named by figures (A19, total),\n"
                   "`unit` or the kind of unit, and `period` or `year`; others are passed over.\n"
                   "Unless --method names one, a row is computed by the method of its period.\n"
                   "csv and json hold every row, and between which ends its parts put it.\n"
                   "An inconsistent row is a result, not a failure: the exit status is 0. In a\n"
                   "script, look for it: cpindex audit ... --format csv | grep ',inconsistent$'\n",
    .example = "cpindex audit indicators/kidsrights-index.yaml tests/published/kidsrights-sample.csv",
    .options = OPTION_BIT(OPTION_METHOD) | OPTION_BIT(OPTION_UNIT) | OPTION_BIT(OPTION_PERIOD) |
               OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_GOALPOSTS) |
               OPTION_BIT(OPTION_OUTPUT),
    .operands_least = 2,
    .operands_most = ANY_NUMBER,
    .run = audit,
};
