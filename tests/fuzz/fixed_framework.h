/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_TESTS_FIXED_FRAMEWORK_H
#define CPINDEX_TESTS_FIXED_FRAMEWORK_H

#include "fuzz.h"

/* A framework with every kind of indicator and method, to read translations and answers against. It is loaded once and
 * kept. */
const cpi_framework *fixed_framework(void);

#endif
