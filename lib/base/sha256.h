/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_SHA256_H
#define CPINDEX_BASE_SHA256_H

#include <stddef.h>

enum {
    SHA256_TEXT_SIZE = 65,
};

/* SHA-256 (FIPS 180-4) of some bytes, as 64 hexadecimal digits. */
void sha256_text(const void *bytes, size_t length, char text[SHA256_TEXT_SIZE]);

#endif
