/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_RULES_H
#define CPINDEX_FRAMEWORK_RULES_H

#include <cpindex/rules.h>

#include "framework/method.h"

/* A method spelled out, with the operands of every figure. */
struct cpi_rules {
    cpi_framework *framework;
    struct resolved_method resolved;
    struct operands operands;
    /* For each figure, where its operands begin; one more at the end. */
    size_t *first_operand;
};

#endif
