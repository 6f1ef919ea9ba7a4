/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/sort.h"
#include "support.h"

static void an_arena_keeps_everything_apart(void **state)
{
    enum { COUNT_OF_PIECES = 3000 };
    struct arena arena = {0};
    unsigned char *pieces[COUNT_OF_PIECES];
    (void)state;
    for (size_t i = 0; i < COUNT_OF_PIECES; i++) {
        size_t size = i % 97 + 1;
        pieces[i] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)pieces[i] % 8, 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(pieces[i][j], 0);
        memset(pieces[i], (int)(i % 251), size);
    }
    for (size_t i = 0; i < COUNT_OF_PIECES; i++)
        for (size_t j = 0; j < i % 97 + 1; j++)
            assert_int_equal(pieces[i][j], i % 251);
    arena_free(&arena);
    assert_null(arena.newest);
    arena_free(&arena);
}

static void an_arena_takes_large_and_empty_pieces(void **state)
{
    struct arena arena = {0};
    (void)state;
    char *small = arena_alloc(&arena, 8);
    char *large = arena_alloc(&arena, 1 << 20);
    memset(large, 'x', 1 << 20);
    memset(small, 'y', 8);
    assert_non_null(arena_alloc(&arena, 0));
    assert_non_null(arena_array(&arena, 0, 8));
    assert_non_null(arena_array(&arena, 8, 0));
    assert_int_equal(large[0], 'x');
    arena_free(&arena);
}

static void an_array_that_overflows_is_refused(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_null(arena_array(&arena, SIZE_MAX / 8 + 1, 8));
    assert_null(arena_array(&arena, SIZE_MAX, SIZE_MAX));
    assert_null(arena_alloc(&arena, SIZE_MAX - 4));
    arena_free(&arena);
}

static void texts_are_copied_with_their_end(void **state)
{
    struct arena arena = {0};
    char source[] = "Kosovo 2017";
    (void)state;
    char *copy = arena_text(&arena, source, 6);
    char *empty = arena_text(&arena, source, 0);
    memset(source, '?', sizeof source);
    assert_string_equal(copy, "Kosovo");
    assert_string_equal(empty, "");
    arena_free(&arena);
}

static void arrays_grow_and_keep_their_items(void **state)
{
    void *items = NULL;
    size_t capacity = 0;
    (void)state;
    for (size_t i = 0; i < 5000; i++) {
        assert_true(array_reserve(&items, &capacity, i + 1, sizeof(size_t)));
        assert_true(capacity > i);
        ((size_t *)items)[i] = i;
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(((size_t *)items)[i], i);
    void *before = items;
    assert_false(array_reserve(&items, &capacity, SIZE_MAX / 4, sizeof(size_t)));
    assert_ptr_equal(items, before);
    assert_true(array_reserve(&items, &capacity, 1, sizeof(size_t)));
    free(items);
}

static char names[20000][12];

static void a_map_finds_what_was_added(void **state)
{
    struct map map = {0};
    (void)state;
    assert_int_equal(map_find(&map, "nothing"), -1);
    for (int i = 0; i < 20000; i++) {
        snprintf(names[i], sizeof names[i], "19.S.%d", i);
        assert_int_equal(map_add(&map, names[i], i), MAP_ADDED);
    }
    for (int i = 0; i < 20000; i++)
        assert_int_equal(map_find(&map, names[i]), i);
    assert_int_equal(map_find(&map, "19.S.20000"), -1);
    assert_int_equal(map_find(&map, ""), -1);
    assert_int_equal(map_add(&map, "19.S.7", 1), MAP_EXISTS);
    assert_int_equal(map_find(&map, "19.S.7"), 7);
    map_free(&map);
    assert_int_equal(map_find(&map, names[0]), -1);
}

/* Many of these texts are the beginning of others, or differ in one bit. */
static void a_map_agrees_with_looking_at_each_text(void **state)
{
    static const char LETTERS[] = {'a', 'b', 'c', '\x01', '\x7F', '\x80', '\xFF'};
    static char texts[3000][8];
    struct map map = {0};
    uint64_t random = 1971;
    int32_t added = 0;
    (void)state;
    for (int i = 0; i < 3000; i++) {
        size_t length = (size_t)(random_bits(&random) % 7);
        int32_t known = -1;
        for (size_t j = 0; j < length; j++)
            texts[i][j] = LETTERS[random_bits(&random) % COUNT(LETTERS)];
        for (int32_t j = 0; j < i && known < 0; j++)
            if (strcmp(texts[j], texts[i]) == 0)
                known = j;
        assert_int_equal(map_find(&map, texts[i]), known);
        assert_int_equal(map_add(&map, texts[i], i), known < 0 ? MAP_ADDED : MAP_EXISTS);
        assert_int_equal(map_find(&map, texts[i]), known < 0 ? i : known);
        added += known < 0;
    }
    assert_true(added > 1000 && added < 3000);
    map_free(&map);
}

static void a_copy_of_a_map_stands_alone(void **state)
{
    struct map map = {0};
    struct map copy;
    (void)state;
    assert_true(map_copy(&map, &copy));
    assert_int_equal(map_find(&copy, "a"), -1);
    map_add(&map, "a", 1);
    assert_true(map_copy(&map, &copy));
    map_add(&copy, "b", 2);
    assert_int_equal(map_find(&map, "b"), -1);
    map_free(&map);
    assert_int_equal(map_find(&copy, "a"), 1);
    assert_int_equal(map_find(&copy, "b"), 2);
    map_free(&copy);
}

struct item {
    uint64_t value;
    uint32_t place;
    /* Larger than what is swapped at once. */
    uint32_t rest[40];
};

static int compare_items(const void *a, const void *b)
{
    const struct item *x = a;
    const struct item *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void sorting_gives_what_qsort_gives(void **state)
{
    static struct item items[1000];
    static struct item wanted[1000];
    static const uint64_t RANGES[] = {1, 2, 10, 1000000};
    uint64_t random = 1948;
    (void)state;
    for (size_t round = 0; round < 400; round++) {
        size_t count = round < 100 ? round : (size_t)(random_bits(&random) % 1000);
        for (size_t i = 0; i < count; i++) {
            items[i] = (struct item){.value = random_bits(&random) % RANGES[round % 4], .place = (uint32_t)i};
            for (size_t j = 0; j < COUNT(items[i].rest); j++)
                items[i].rest[j] = (uint32_t)(i + j);
        }
        memcpy(wanted, items, sizeof items);
        qsort(wanted, count, sizeof *wanted, compare_items);
        sort_items(items, count, sizeof *items, compare_items);
        for (size_t i = 0; i < count; i++)
            assert_memory_equal(items[i].rest, wanted[i].rest, sizeof items[i].rest);
    }
}

static int compare_numbers(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void numbers_are_sorted_as_qsort_sorts_them(void **state)
{
    double numbers[300];
    double wanted[300];
    uint64_t random = 1989;
    (void)state;
    for (size_t count = 0; count < COUNT(numbers); count++) {
        for (size_t i = 0; i < count; i++)
            numbers[i] = wanted[i] = (double)(random_bits(&random) % (count % 3 ? 1000 : 5)) - 3;
        qsort(wanted, count, sizeof *wanted, compare_numbers);
        sort_numbers(numbers, count);
        assert_memory_equal(numbers, wanted, count * sizeof *numbers);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arena_keeps_everything_apart),
        cmocka_unit_test(an_arena_takes_large_and_empty_pieces),
        cmocka_unit_test(an_array_that_overflows_is_refused),
        cmocka_unit_test(texts_are_copied_with_their_end),
        cmocka_unit_test(arrays_grow_and_keep_their_items),
        cmocka_unit_test(a_map_finds_what_was_added),
        cmocka_unit_test(a_map_agrees_with_looking_at_each_text),
        cmocka_unit_test(a_copy_of_a_map_stands_alone),
        cmocka_unit_test(sorting_gives_what_qsort_gives),
        cmocka_unit_test(numbers_are_sorted_as_qsort_sorts_them),
    };
    return cmocka_run_group_tests_name("memory, map, sort", tests, NULL, NULL);
}
