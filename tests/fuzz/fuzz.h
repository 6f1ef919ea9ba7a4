/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_TESTS_FUZZ_H
#define CPINDEX_TESTS_FUZZ_H

#include <cpindex/cpindex.h>
#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls with each input; the replay program calls it with each file of a corpus. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads every diagnostic, and stops the program where one is not as promised. */
void use_diagnostics(const cpi_diag *diag);

/* Asks for everything that a framework can tell. */
void use_framework(const cpi_framework *framework);

/* Scores a panel by every method, explains every figure, and stops the program where a figure breaks a rule. */
void use_panel(const cpi_panel *panel);

/* Stops the program, saying which promise was broken. */
void require(int kept, const char *promise);

#endif
