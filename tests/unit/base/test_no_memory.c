/* What base/ does when malloc fails: it says so, and nothing changes or leaks. */
#include "no_memory.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/logsink.h"
#include "base/lru.h"
#include "base/trie.h"
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

TEST(trie)
{
    msf_trie_path path;
    msf_trie_hit hit;
    msf_trie_part parts[] = {{MSF_TRIE_LITERAL, MSF_SLICE("a"), NULL, 0}, {MSF_TRIE_ANY, MSF_SLICE_NONE, NULL, 0}};
    if (no_memory_works) {
        allocations_left = 0;
        CHECK(msf_trie_new(MSF_TRIE_FIRST_ADDED, NULL) == NULL);
    }
    allocations_left = -1;
    msf_trie *t = msf_trie_new(MSF_TRIE_FIRST_ADDED, NULL);
    CHECK(msf_trie_split(MSF_SLICE("/a/b"), NULL, &path));
    int tries = 0;
    for (int room = 0; no_memory_works && room < 7; room++) { /* two branches of three allocations each, and an end */
        allocations_left = room;
        if (msf_trie_add(t, parts, 2, 1, &path, NULL) == 0) {
            break;
        }
        tries++;
        allocations_left = -1;
        CHECK(!msf_trie_find(t, 1, &path, &hit));
        CHECK_INT(hit.allowed, 0);
    }
    allocations_left = -1;
    CHECK(tries > 2 || !no_memory_works);
    CHECK(no_memory_works || msf_trie_add(t, parts, 2, 1, &path, NULL) == 0);
    CHECK(msf_trie_find(t, 1, &path, &hit));
    msf_trie_free(t);
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
