/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_SHOW_H
#define CPINDEX_CLI_SHOW_H

#include "input.h"
#include "output.h"

enum exit_status show_table(const struct input *input, struct output *out);
enum exit_status show_json(const struct input *input, struct output *out);

#endif
