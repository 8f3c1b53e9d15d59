/* What base/ does when malloc fails: it says so, and nothing changes or leaks. */
#include "no_memory.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/logsink.h"
#include "base/lru.h"
#include "unit.h"

TEST(buffer)
{
    msf_buffer b;
    msf_buffer_init(&b, 1 << 20);
    CHECK_INT(msf_buffer_append(&b, "abc", 3), 0);
    char big[1000] = {0};
    allocations_left = 0;
    if (no_memory_works) {
        CHECK_INT(msf_buffer_append(&b, big, sizeof big), MSF_ETOOBIG);
        CHECK_INT(msf_buffer_printf(&b, "%0900d", 1), MSF_ETOOBIG);
    }
    allocations_left = -1;
    CHECK_BYTES(b.data, b.len, "abc");
    msf_buffer_free(&b);
}

TEST(arena)
{
    msf_arena a;
    msf_arena_init(&a, NULL, 0, 1 << 20);
    allocations_left = 0;
    if (no_memory_works) {
        CHECK(msf_arena_alloc(&a, 10) == NULL);
        CHECK(msf_arena_copy(&a, MSF_SLICE("x")).p == NULL);
    }
    CHECK_INT(a.used, 0);
    allocations_left = -1;
    CHECK(msf_arena_alloc(&a, 10) != NULL);
    msf_arena_end(&a);
}

static int released;

static void note(void *value)
{
    released++;
}

TEST(lru)
{
    int v = 1;
    if (no_memory_works) {
        for (allocations_left = 0; allocations_left < 2; allocations_left++) {
            int n = allocations_left;
            CHECK(msf_lru_new(8, note) == NULL);
            allocations_left = n;
        }
    }
    allocations_left = -1;
    msf_lru *lru = msf_lru_new(8, note);
    allocations_left = 0;
    if (no_memory_works) {
        CHECK_INT(msf_lru_put(lru, MSF_SLICE("a"), &v), -ENOMEM);
        CHECK_INT(released, 0);
        CHECK_INT(msf_lru_count(lru), 0);
    }
    allocations_left = -1;
    CHECK_INT(msf_lru_put(lru, MSF_SLICE("a"), &v), 0);
    msf_lru_free(lru);
    CHECK_INT(released, 1);
}

TEST(logsink)
{
    msf_error e;
    allocations_left = 0;
    msf_logsink *sink = no_memory_works ? msf_logsink_open("/dev/null", &e) : NULL;
    CHECK(sink == NULL);
    allocations_left = -1;
    sink = msf_logsink_open("/dev/null", &e);
    CHECK(sink != NULL);
    allocations_left = 0;
    msf_logsink_write(sink, "goes straight to the file\n", 26);
    CHECK_INT(msf_logsink_lost(sink), 0);
    allocations_left = -1;
    msf_logsink_close(sink);
}

UNIT_MAIN()
