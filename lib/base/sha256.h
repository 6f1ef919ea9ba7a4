/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_SHA256_H
#define CPINDEX_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum {
    SHA256_BLOCK = 64,
    SHA256_TEXT_SIZE = 65,
};

/* SHA-256 (FIPS 180-4) of bytes that come piece by piece. */
struct sha256 {
    uint32_t hash[8];
    uint64_t length;
    unsigned char block[SHA256_BLOCK];
};

void sha256_begin(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *bytes, size_t length);

/* The hash as 64 hexadecimal digits. */
void sha256_end(struct sha256 *sha, char text[SHA256_TEXT_SIZE]);

#endif
