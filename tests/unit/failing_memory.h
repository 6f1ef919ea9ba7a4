/* SPDX-License-Identifier: MIT */
#ifndef TESTS_UNIT_FAILING_MEMORY_H
#define TESTS_UNIT_FAILING_MEMORY_H

#include <stdbool.h>

/* Memory that runs out when a test says so. The program is linked with --wrap for malloc, calloc, realloc, strdup and
 * free, so that this counts what the library, and libyaml where it is linked in, ask for, and nothing else. */

/* From now on the `nth` allocation fails, from 1; every later one too where `and_all_after`. */
void memory_fails_at(long nth, bool and_all_after);

/* No allocation fails from now on. @return whether any has failed. */
bool memory_works_again(void);

/* Blocks that were taken and not freed yet. */
long memory_blocks(void);

#endif
