/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "support.h"

static void assert_hash(const void *bytes, size_t length, const char *wanted)
{
    struct sha256 sha;
    char text[SHA256_TEXT_SIZE];
    sha256_begin(&sha);
    sha256_add(&sha, bytes, length);
    sha256_end(&sha, text);
    assert_string_equal(text, wanted);
}

static void examples_of_the_standard(void **state)
{
    static const char LONG[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    char *million = malloc(1000000);
    (void)state;
    assert_hash("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_hash(LONG, sizeof LONG - 1, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    memset(million, 'a', 1000000);
    assert_hash(million, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    free(million);
}

/* Bytes i modulo 251, hashed with Python's hashlib: where the padding does, and does not, need a block of its own. */
static const struct {
    size_t length;
    const char *hash;
} LENGTHS[] = {
    {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {3, "ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc"},
    {55, "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59"},
    {56, "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562"},
    {57, "2fe741af801cc238602ac0ec6a7b0c3a8a87c7fc7d7f02a3fe03d1c12eac4d8f"},
    {63, "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488"},
    {64, "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108"},
    {65, "4bfd2c8b6f1eec7a2afeb48b934ee4b2694182027e6d0fc075074f2fabb31781"},
    {119, "da18797ed7c3a777f0847f429724a2d8cd5138e6ed2895c3fa1a6d39d18f7ec6"},
    {120, "f52b23db1fbb6ded89ef42a23ce0c8922c45f25c50b568a93bf1c075420bbb7c"},
    {128, "471fb943aa23c511f6f72f8d1652d9c880cfa392ad80503120547703e56a2be5"},
    {1000, "4e4c294b331f7a2099a379bec34b9f9fc03dc46ab465d998f4d683da53487e6d"},
};

static void every_length_of_padding(void **state)
{
    unsigned char bytes[1000];
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i % 251);
    for (size_t i = 0; i < COUNT(LENGTHS); i++)
        assert_hash(bytes, LENGTHS[i].length, LENGTHS[i].hash);
}

static void pieces_make_no_difference(void **state)
{
    unsigned char bytes[1000];
    uint64_t random = 256;
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i % 251);
    for (int round = 0; round < 300; round++) {
        struct sha256 sha;
        char text[SHA256_TEXT_SIZE];
        sha256_begin(&sha);
        for (size_t at = 0, piece; at < sizeof bytes; at += piece) {
            piece = (size_t)(random_bits(&random) % 150);
            piece = piece < sizeof bytes - at ? piece : sizeof bytes - at;
            sha256_add(&sha, bytes + at, piece);
        }
        sha256_end(&sha, text);
        assert_string_equal(text, LENGTHS[COUNT(LENGTHS) - 1].hash);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_the_standard),
        cmocka_unit_test(every_length_of_padding),
        cmocka_unit_test(pieces_make_no_difference),
    };
    return cmocka_run_group_tests_name("SHA-256", tests, NULL, NULL);
}
