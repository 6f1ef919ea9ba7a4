/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_TABLE_LAYOUT_H
#define CPINDEX_CLI_TABLE_LAYOUT_H

#include "table.h"

#define COLUMN_GAP 2

/* Decides the width of each column, so that all of them fit TABLE_WIDTH. */
void table_layout(struct table *table);

#endif
