/* SPDX-License-Identifier: MIT */
#include "base/sha256.h"

#include <string.h>

enum {
    LENGTH_FIELD = 8,
};

static const uint32_t ROUND_CONSTANTS[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static void expand(const unsigned char block[SHA256_BLOCK], uint32_t w[64])
{
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 |
               block[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
}

/* One round; the caller names the eight words so that the next round finds each one place further on, and none moves. */
static inline void mix(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g, uint32_t *h,
                       uint32_t input)
{
    uint32_t s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    uint32_t choice = (e & f) ^ (~e & g);
    uint32_t t1 = *h + s1 + choice + input;
    uint32_t s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
    *d += t1;
    *h = t1 + s0 + majority;
}

static void compress(uint32_t hash[8], const unsigned char block[SHA256_BLOCK])
{
    uint32_t w[64];
    expand(block, w);
    uint32_t a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
    for (int i = 0; i < 64; i += 8) {
        const uint32_t *k = ROUND_CONSTANTS + i;
        mix(a, b, c, &d, e, f, g, &h, k[0] + w[i]);
        mix(h, a, b, &c, d, e, f, &g, k[1] + w[i + 1]);
        mix(g, h, a, &b, c, d, e, &f, k[2] + w[i + 2]);
        mix(f, g, h, &a, b, c, d, &e, k[3] + w[i + 3]);
        mix(e, f, g, &h, a, b, c, &d, k[4] + w[i + 4]);
        mix(d, e, f, &g, h, a, b, &c, k[5] + w[i + 5]);
        mix(c, d, e, &f, g, h, a, &b, k[6] + w[i + 6]);
        mix(b, c, d, &e, f, g, h, &a, k[7] + w[i + 7]);
    }
    const uint32_t added[8] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; i++)
        hash[i] += added[i];
}

void sha256_begin(struct sha256 *sha)
{
    *sha = (struct sha256){
        .hash = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void sha256_add(struct sha256 *sha, const void *bytes, size_t length)
{
    const unsigned char *input = bytes;
    while (length > 0) {
        size_t used = sha->length % SHA256_BLOCK;
        size_t taken = SHA256_BLOCK - used < length ? SHA256_BLOCK - used : length;
        memcpy(sha->block + used, input, taken);
        sha->length += taken;
        input += taken;
        length -= taken;
        if (used + taken == SHA256_BLOCK)
            compress(sha->hash, sha->block);
    }
}

/* A 1 bit, zeros up to the last eight bytes of a block, and in those the length in bits. */
static void add_padding(struct sha256 *sha)
{
    unsigned char padding[SHA256_BLOCK + LENGTH_FIELD] = {0x80};
    uint64_t bits = sha->length * 8;
    size_t used = sha->length % SHA256_BLOCK;
    size_t zeros = (2 * SHA256_BLOCK - LENGTH_FIELD - 1 - used) % SHA256_BLOCK;
    for (size_t i = 0; i < LENGTH_FIELD; i++)
        padding[1 + zeros + i] = (unsigned char)(bits >> (56 - 8 * i));
    sha256_add(sha, padding, 1 + zeros + LENGTH_FIELD);
}

void sha256_end(struct sha256 *sha, char text[SHA256_TEXT_SIZE])
{
    static const char HEX[] = "0123456789abcdef";
    add_padding(sha);
    for (int i = 0; i < 64; i++)
        text[i] = HEX[sha->hash[i / 8] >> (28 - i % 8 * 4) & 15];
    text[64] = '\0';
}
