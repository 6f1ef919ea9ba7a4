/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_FINGERPRINT_H
#define CPINDEX_FRAMEWORK_FINGERPRINT_H

#include "framework/model.h"

/* SHA-256 over all that can change a figure. Texts and translations do not take part. False when out of
 * memory. */
bool model_fingerprint(const struct model *model, char text[SHA256_TEXT_SIZE]);

#endif
