/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_CHECK_H
#define CPINDEX_FRAMEWORK_CHECK_H

#include "framework/loader.h"
#include "framework/method.h"

/* `method`: where it stands in the document. */
void check_exponents(struct loader *loader, const struct resolved_method *resolved, const struct value *method);

/* Where a method states a key of the rule of a node or facet; the method itself where it does not. */
const struct value *stated_for_node(const struct value *method, const struct model *model, int32_t node,
                                    const char *key);
const struct value *stated_for_facet(const struct value *method, const char *facet, const char *key);

/* Where its rule for a level stands, NULL for none. */
const struct value *stated_level(const struct value *method, int32_t level);

#endif
