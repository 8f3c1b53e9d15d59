#include "base/lru.h"

#include "unit.h"

static int released[10000];

static void note(void *value)
{
    released[*(int *)value]++;
}

static int numbers[10000];

static msf_slice key_of(int i)
{
    static char text[32];
    return msf_slice_of(text, (size_t)snprintf(text, sizeof text, "/key/%d", i));
}

static void put(msf_lru *lru, int i)
{
    numbers[i] = i;
    CHECK_INT(msf_lru_put(lru, key_of(i), &numbers[i]), 0);
}

static bool has(msf_lru *lru, int i)
{
    int *v = msf_lru_get(lru, key_of(i));
    CHECK(v == NULL || *v == i);
    return v != NULL;
}

TEST(the_least_recently_used_goes)
{
    msf_lru *lru = msf_lru_new(3, note);
    put(lru, 1);
    put(lru, 2);
    put(lru, 3);
    CHECK(has(lru, 1));
    put(lru, 4);
    CHECK_INT(released[2], 1);
    CHECK(!has(lru, 2));
    CHECK(has(lru, 1) && has(lru, 3) && has(lru, 4));
    CHECK_INT(msf_lru_count(lru), 3);
    msf_lru_free(lru);
    for (int i = 1; i <= 4; i++) {
        CHECK_INT(released[i], 1);
    }
}

TEST(replacing_releases_the_old_value_and_makes_young)
{
    msf_lru *lru = msf_lru_new(2, note);
    int a = 100, b = 101;
    CHECK_INT(msf_lru_put(lru, MSF_SLICE("k"), &a), 0);
    put(lru, 1);
    CHECK_INT(msf_lru_put(lru, MSF_SLICE("k"), &b), 0);
    CHECK_INT(released[100], 1);
    CHECK_INT(msf_lru_put(lru, MSF_SLICE("k"), &b), 0);
    CHECK_INT(released[101], 0);
    put(lru, 2);
    CHECK_INT(released[1], 1);
    CHECK(msf_lru_get(lru, MSF_SLICE("k")) == &b);
    msf_lru_free(lru);
    CHECK_INT(released[101], 1);
}

TEST(many_keys)
{
    msf_lru *lru = msf_lru_new(1000, note);
    for (int i = 0; i < 10000; i++) {
        put(lru, i);
    }
    CHECK_INT(msf_lru_count(lru), 1000);
    for (int i = 0; i < 10000; i++) {
        CHECK_INT(released[i], i < 9000);
        CHECK(has(lru, i) == (i >= 9000));
    }
    for (int i = 9000; i < 10000; i += 2) {
        CHECK(msf_lru_remove(lru, key_of(i)));
        CHECK(!msf_lru_remove(lru, key_of(i)));
    }
    CHECK_INT(msf_lru_count(lru), 500);
    msf_lru_clear(lru);
    CHECK_INT(msf_lru_count(lru), 0);
    for (int i = 0; i < 10000; i++) {
        CHECK_INT(released[i], 1);
    }
    put(lru, 1);
    msf_lru_free(lru);
    CHECK_INT(released[1], 2);
}

TEST(keys_are_bytes_and_copied)
{
    msf_lru *lru = msf_lru_new(10, NULL);
    char key[] = {'a', 0, 'b'};
    int v = 1, w = 2, x = 3;
    CHECK_INT(msf_lru_put(lru, msf_slice_of(key, 3), &v), 0);
    CHECK_INT(msf_lru_put(lru, msf_slice_of(key, 2), &w), 0);
    CHECK_INT(msf_lru_put(lru, MSF_SLICE_NONE, &x), 0);
    key[2] = 'c';
    CHECK(msf_lru_get(lru, msf_slice_of(key, 3)) == NULL);
    CHECK(msf_lru_get(lru, msf_slice_of("a\0b", 3)) == &v);
    CHECK(msf_lru_get(lru, msf_slice_of("a\0", 2)) == &w);
    CHECK(msf_lru_get(lru, MSF_SLICE("a")) == NULL);
    CHECK(msf_lru_get(lru, MSF_SLICE("")) == &x);
    msf_lru_free(lru);
}

TEST(long_keys_are_refused_and_leave_the_value)
{
    msf_lru *lru = msf_lru_new(10, note);
    static char key[MSF_LRU_KEY_MAX + 1];
    int v = 5;
    CHECK_INT(msf_lru_put(lru, msf_slice_of(key, MSF_LRU_KEY_MAX), &v), 0);
    CHECK_INT(msf_lru_put(lru, msf_slice_of(key, MSF_LRU_KEY_MAX + 1), &v), MSF_ETOOBIG);
    CHECK_INT(released[5], 0);
    CHECK(msf_lru_get(lru, msf_slice_of(key, MSF_LRU_KEY_MAX + 1)) == NULL);
    msf_lru_free(lru);
    msf_lru_free(NULL);
}

static msf_lru *reentered;

static void put_again(void *value)
{
    static int times;
    note(value);
    if (times++ < 3) {
        put(reentered, 50 + times);
    }
}

TEST(release_may_use_the_map)
{
    reentered = msf_lru_new(2, put_again);
    put(reentered, 1);
    put(reentered, 2);
    put(reentered, 3);
    CHECK(msf_lru_count(reentered) <= 2);
    msf_lru_free(reentered);
    for (int i = 1; i <= 3; i++) {
        CHECK_INT(released[i], 1);
        CHECK_INT(released[50 + i], 1);
    }
}

static void list(void *ctx, msf_slice key, void *value)
{
    strncat(ctx, key.p, key.n);
    strcat(ctx, value);
}

TEST(looking_makes_nothing_younger)
{
    char seen[32] = "";
    msf_lru *lru = msf_lru_new(2, NULL);
    msf_lru_put(lru, MSF_SLICE("a"), "1");
    msf_lru_put(lru, MSF_SLICE("b"), "2");
    CHECK(strcmp(msf_lru_peek(lru, MSF_SLICE("a")), "1") == 0);
    CHECK(msf_lru_peek(lru, MSF_SLICE("c")) == NULL);
    msf_lru_each(lru, list, seen);
    CHECK_BYTES(seen, strlen(seen), "b2a1");
    msf_lru_put(lru, MSF_SLICE("c"), "3");
    CHECK(msf_lru_peek(lru, MSF_SLICE("a")) == NULL);
    msf_lru_free(lru);
}

UNIT_MAIN()
