/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_AUDIT_H
#define CPINDEX_CLI_AUDIT_H

#include "input.h"
#include "output.h"

/* The audits of all tables that are named, in their order. */
struct audits {
    cpi_audit **items;
    int32_t count;
    const struct arguments *args;
};

/* The name of the file that an audit is of. */
const char *audit_name(const struct audits *audits, int32_t table);

/* Whether --unit and --period, where given, name the row of a result. */
bool audit_is_selected(const struct audits *audits, int32_t table, int32_t result);

enum exit_status audit_table(const struct input *input, const struct audits *audits, struct output *out);

#endif
