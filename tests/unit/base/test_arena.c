#include "base/arena.h"

#include <stdint.h>

#include "base/error.h"
#include "unit.h"

static int order[8];
static int disposed;

static void note(void *ptr)
{
    order[disposed++] = *(int *)ptr;
}

TEST(the_first_bytes_come_from_the_owner)
{
    _Alignas(16) char first[256];
    msf_arena a;
    msf_arena_init(&a, first, sizeof first, 1 << 20);
    char *p = msf_arena_alloc(&a, 100);
    CHECK(p >= first && p + 100 <= first + sizeof first);
    CHECK_INT(a.used, 0);
    char *q = msf_arena_alloc(&a, 200);
    CHECK(q != NULL && (q < first || q >= first + sizeof first));
    CHECK(a.used >= 200);
    msf_arena_end(&a);
    CHECK_INT(a.used, 0);
}

TEST(everything_is_aligned_and_apart)
{
    char first[77];
    for (int shift = 0; shift < 17; shift++) {
        msf_arena a;
        msf_arena_init(&a, first + shift, sizeof first - (size_t)shift, 1 << 20);
        char *all[500];
        for (size_t i = 0; i < 500; i++) {
            all[i] = msf_arena_alloc(&a, i % 61);
            CHECK(all[i] != NULL && (uintptr_t)all[i] % 16 == 0);
            memset(all[i], (int)i, i % 61);
        }
        for (size_t i = 0; i < 500; i++) {
            for (size_t k = 0; k < i % 61; k++) {
                CHECK_INT((unsigned char)all[i][k], i % 256);
            }
        }
        msf_arena_end(&a);
    }
}

TEST(a_first_piece_too_small_to_align_is_not_used)
{
    _Alignas(16) char first[16];
    msf_arena a;
    msf_arena_init(&a, first + 1, 8, 4096);
    char *p = msf_arena_alloc(&a, 1);
    CHECK(p != NULL && (p < first || p >= first + sizeof first));
    msf_arena_end(&a);
}

TEST(the_ceiling_holds)
{
    msf_arena a;
    msf_arena_init(&a, NULL, 0, 10000);
    size_t got = 0;
    while (msf_arena_alloc(&a, 64) != NULL) {
        got += 64;
        CHECK(got <= 10000);
    }
    CHECK(a.used <= 10000);
    CHECK(got > 8000);
    CHECK(msf_arena_copy(&a, MSF_SLICE("some text that is longer than what can be left, which is less than sixty-four")).p == NULL);
    CHECK_INT(msf_arena_defer(&a, note, NULL), MSF_ETOOBIG);
    msf_arena_end(&a);
    CHECK_INT(disposed, 0);

    msf_arena_init(&a, NULL, 0, 0);
    CHECK(msf_arena_alloc(&a, 1) == NULL);
    msf_arena_end(&a);
}

TEST(absurd_sizes_are_refused)
{
    msf_arena a;
    msf_arena_init(&a, NULL, 0, SIZE_MAX);
    CHECK(msf_arena_alloc(&a, SIZE_MAX) == NULL);
    CHECK(msf_arena_alloc(&a, SIZE_MAX - 16) == NULL);
    CHECK(msf_arena_alloc(&a, SIZE_MAX - 40) == NULL);
    CHECK(msf_arena_copy(&a, msf_slice_of("x", SIZE_MAX)).p == NULL);
    msf_arena_end(&a);
}

TEST(a_large_piece_leaves_the_open_chunk_open)
{
    msf_arena a;
    msf_arena_init(&a, NULL, 0, 1 << 20);
    char *small = msf_arena_alloc(&a, 16);
    CHECK(msf_arena_alloc(&a, 100000) != NULL);
    CHECK((char *)msf_arena_alloc(&a, 16) == small + 16);
    msf_arena_end(&a);
}

TEST(copies_end_with_nul)
{
    msf_arena a;
    msf_arena_init(&a, NULL, 0, 4096);
    msf_slice s = msf_arena_copy(&a, msf_slice_of("hello world", 5));
    CHECK_INT(s.n, 5);
    CHECK(strcmp(s.p, "hello") == 0);
    s = msf_arena_copy(&a, MSF_SLICE_NONE);
    CHECK(s.p != NULL && s.n == 0 && s.p[0] == '\0');
    msf_arena_end(&a);
}

TEST(disposes_run_in_reverse_order_before_the_memory_goes)
{
    msf_arena a;
    msf_arena_init(&a, NULL, 0, 1 << 16);
    for (int i = 0; i < 4; i++) {
        int *n = msf_arena_alloc(&a, sizeof *n);
        *n = i;
        CHECK_INT(msf_arena_defer(&a, note, n), 0);
    }
    CHECK_INT(disposed, 0);
    msf_arena_end(&a);
    CHECK_INT(disposed, 4);
    for (int i = 0; i < 4; i++) {
        CHECK_INT(order[i], 3 - i);
    }
    msf_arena_end(&a);
    CHECK_INT(disposed, 4);
}

static msf_arena *nested;
static int one = 1, two = 2;

static void register_another(void *ptr)
{
    note(ptr);
    CHECK_INT(msf_arena_defer(nested, note, &two), 0);
}

TEST(a_dispose_may_register_another)
{
    msf_arena a;
    nested = &a;
    msf_arena_init(&a, NULL, 0, 1 << 16);
    msf_arena_defer(&a, register_another, &one);
    msf_arena_end(&a);
    CHECK_INT(disposed, 2);
    CHECK_INT(order[1], 2);
}

TEST(may_be_used_again)
{
    msf_arena a;
    msf_arena_init(&a, NULL, 0, 2048);
    for (int i = 0; i < 1000; i++) {
        CHECK(msf_arena_alloc(&a, 1500) != NULL);
        msf_arena_end(&a);
    }
}

UNIT_MAIN()
