/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_TRANSLATION_H
#define CPINDEX_FRAMEWORK_TRANSLATION_H

#include "framework/model.h"

enum {
    /* Most bytes of a framework or translation. */
    FRAMEWORK_LIMIT = 16 * 1024 * 1024,
};

/* NAME.LANGUAGE.yaml for NAME.yaml, to be freed; NULL when out of memory. */
char *translation_path(const char *path, const char *language);

/* Puts the translations that stand beside the file at `path` onto a framework. The reference is given up for the new
 * one; *framework is NULL where a translation has problems. */
cpi_status translate_from_files(const char *path, cpi_diag *diag, cpi_framework **framework);

#endif
