/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_FINGERPRINT_H
#define CPINDEX_FRAMEWORK_FINGERPRINT_H

#include "framework/model.h"

/* SHA-256 over all that can change a figure. Texts and translations do not take part. Computed when it is first asked
 * for: loading is not to wait for what few ask. NULL when out of memory; any thread may ask. */
const char *model_fingerprint(const struct model *model);

#endif
