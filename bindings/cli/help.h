/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_HELP_H
#define CPINDEX_CLI_HELP_H

#include "command.h"

/* `commands` ends in NULL. */
enum exit_status help_all(const struct command *const *commands);
enum exit_status help_command(const struct command *command);

#endif
