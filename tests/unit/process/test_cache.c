/* One process: what is stored, found, refused, evicted. The clock is the test's own. */
#include "cache.h"

TEST(a_value_is_found_again)
{
    make(NULL);
    CHECK_INT(set("a", "hello", 0), 0);
    CHECK_BYTES(get("a"), found.len, "hello");
    CHECK_INT(found.type, MSF_CACHE_STRING);
    CHECK(get("b") == NULL);
    CHECK_INT(set("a", "bye", 0), 0);
    CHECK_BYTES(get("a"), found.len, "bye");
    CHECK(has("a"));
    msf_cache_info i = info();
    CHECK_INT(i.hits, 3);
    CHECK_INT(i.miss, 1);
    CHECK_INT(i.slots_used, 1);
    drop();
}

TEST(sizes_around_slot_and_block)
{
    static const size_t sizes[] = {0, 1, 7, 8, 9, 31, 32, 33, 255, 256, 257, 511, 512, 513, 4096, 65535, 65536};
    make(NULL);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        char *v = pattern((unsigned)i, sizes[i]);
        CHECK_INT(set_bytes("k", v, sizes[i], 0), 0);
        char *got = get("k");
        CHECK(got != NULL && found.len == sizes[i] && memcmp(got, v, sizes[i]) == 0);
        free(v);
    }
    CHECK(msf_cache_is_sound(cache));
    CHECK_INT(msf_cache_delete(cache, key("k"), 0), 0);
    CHECK_INT(info().slots_used, 0);
    CHECK(msf_cache_is_sound(cache));
    drop();
}

TEST(a_value_above_the_limit_is_refused_and_the_old_one_stays)
{
    make(NULL);
    char *v = pattern(1, 65537);
    CHECK_INT(set("k", "old", 0), 0);
    CHECK_INT(msf_cache_max_value(cache), 65536);
    CHECK_INT(set_bytes("k", v, 65537, 0), MSF_ETOOBIG);
    CHECK_INT(info().fails, 1);
    CHECK_BYTES(get("k"), found.len, "old");
    free(v);
    drop();
}

TEST(keys_have_limits)
{
    msf_cache_key k;
    make(NULL);
    char longest[50];
    memset(longest, 'x', sizeof(longest));
    CHECK_INT(msf_cache_key_make(cache, &k, MSF_SLICE("sys_cache_"), msf_slice_of(longest, 38)), 0);
    CHECK_INT(msf_cache_key_make(cache, &k, MSF_SLICE("sys_cache_"), msf_slice_of(longest, 39)), MSF_ETOOBIG);
    CHECK_INT(msf_cache_key_make(cache, &k, MSF_SLICE("sys_cache_"), MSF_SLICE_NONE), 0);
    CHECK_INT(msf_cache_key_make(cache, &k, MSF_SLICE_NONE, MSF_SLICE_NONE), -EINVAL);
    drop();
}

TEST(keys_that_differ_little_differ)
{
    make(NULL);
    msf_cache_key k;
    CHECK_INT(set("a", "1", 0), 0);
    CHECK(msf_cache_key_make(cache, &k, MSF_SLICE_NONE, MSF_SLICE("a\0")) == 0); /* the padding is no part of a key */
    CHECK(!msf_cache_get(cache, &k, NULL, NULL, &found));
    CHECK(get("A") == NULL);
    drop();
}

TEST(prefixes_are_part_of_the_key)
{
    msf_cache_key x, y;
    make(NULL);
    CHECK_INT(msf_cache_key_make(cache, &x, MSF_SLICE("ab"), MSF_SLICE("c")), 0);
    CHECK_INT(msf_cache_key_make(cache, &y, MSF_SLICE("a"), MSF_SLICE("bc")), 0);
    CHECK_INT(memcmp(&x, &y, sizeof(x)), 0);
    drop();
}

TEST(time_to_live)
{
    make(NULL);
    CHECK_INT(set("k", "v", 2), 0);
    now += 1999;
    CHECK(get("k") != NULL);
    now += 1;
    CHECK(get("k") == NULL);
    CHECK(!has("k"));
    CHECK_INT(set("k", "w", 0), 0); /* without one, over what is over */
    now += 1000000000;
    CHECK_BYTES(get("k"), found.len, "w");
    CHECK_INT(info().slots_used, 1);
    drop();
}

TEST(delayed_delete)
{
    make(NULL);
    CHECK_INT(msf_cache_delete(cache, key("k"), 5), -ENOENT);
    CHECK_INT(set("k", "v", 0), 0);
    CHECK_INT(msf_cache_delete(cache, key("k"), 5), 0);
    now += 4999;
    CHECK(get("k") != NULL);
    CHECK_INT(msf_cache_delete(cache, key("k"), 60), 0); /* never longer than before */
    now += 1;
    CHECK(get("k") == NULL);
    CHECK_INT(msf_cache_delete(cache, key("k"), 0), -ENOENT);
    CHECK_INT(info().slots_used, 0);
    drop();
}

TEST(add_only_when_absent)
{
    make(NULL);
    CHECK_INT(store("k", "1", MSF_CACHE_ADD, 0, 1), 0);
    CHECK_INT(store("k", "2", MSF_CACHE_ADD, 0, 0), -EEXIST);
    CHECK_BYTES(get("k"), found.len, "1");
    now += 1000;
    CHECK_INT(store("k", "3", MSF_CACHE_ADD, 0, 0), 0);
    CHECK_BYTES(get("k"), found.len, "3");
    drop();
}

TEST(compare_and_swap)
{
    make(NULL);
    CHECK_INT(store("k", "1", MSF_CACHE_CAS, 7, 0), -ENOENT);
    CHECK_INT(set("k", "1", 0), 0);
    CHECK(get("k") != NULL);
    uint64_t seen = found.version;
    CHECK_INT(store("k", "2", MSF_CACHE_CAS, seen, 0), 0);
    CHECK_INT(store("k", "3", MSF_CACHE_CAS, seen, 0), -ESTALE);
    CHECK_BYTES(get("k"), found.len, "2");
    drop();
}

TEST(a_version_is_never_used_twice)
{
    make(NULL);
    CHECK_INT(set("k", "1", 0), 0);
    CHECK(get("k") != NULL);
    uint64_t seen = found.version;
    CHECK_INT(msf_cache_delete(cache, key("k"), 0), 0);
    CHECK_INT(set("k", "1", 0), 0);
    CHECK_INT(store("k", "2", MSF_CACHE_CAS, seen, 0), -ESTALE);
    drop();
}

TEST(counters)
{
    int64_t n;
    make(NULL);
    CHECK_INT(msf_cache_add_long(cache, key("n"), 5, 2, &n), 0);
    CHECK_INT(n, 5);
    now += 1000;
    CHECK_INT(msf_cache_add_long(cache, key("n"), -7, 100, &n), 0);
    CHECK_INT(n, -2);
    now += 1000; /* the time of the first one goes on */
    CHECK_INT(msf_cache_add_long(cache, key("n"), INT64_MAX, 0, &n), 0);
    CHECK_INT(n, INT64_MAX);
    CHECK_INT(msf_cache_add_long(cache, key("n"), 1, 0, &n), -ERANGE);
    CHECK_INT(set("s", "1", 0), 0);
    CHECK_INT(msf_cache_add_long(cache, key("s"), 1, 0, &n), -EINVAL);
    drop();
}

TEST(flush_empties_all_of_it)
{
    make(NULL);
    char name[32];
    char *v = pattern(3, 1000);
    for (int i = 0; i < 200; i++) {
        snprintf(name, sizeof(name), "key%d", i);
        CHECK_INT(set_bytes(name, v, 1000, 0), 0);
    }
    CHECK_INT(info().slots_used, 200);
    CHECK_INT(msf_cache_flush(cache), 0);
    CHECK_INT(info().slots_used, 0);
    CHECK(get("key7") == NULL);
    CHECK(msf_cache_is_sound(cache));
    free(v);
    drop();
}

/* One bucket, so that every key collides with every other one. */
TEST(a_full_bucket_lets_the_unread_go)
{
    char name[32];
    make(&(msf_cache_options){.memory = 1 << 20, .slots = 16});
    for (int i = 0; i < 16; i++) {
        snprintf(name, sizeof(name), "%d", i);
        CHECK_INT(set(name, "x", 0), 0);
    }
    for (int i = 0; i < 16; i++) { /* all but 5 are read */
        snprintf(name, sizeof(name), "%d", i);
        CHECK(i == 5 || get(name) != NULL);
    }
    CHECK_INT(info().kicks, 0);
    CHECK_INT(set("new", "y", 0), 0);
    CHECK_INT(info().kicks, 1);
    CHECK_INT(info().slots_used, 16);
    CHECK(get("5") == NULL);
    CHECK(get("4") != NULL && get("6") != NULL && get("new") != NULL);
    CHECK(msf_cache_is_sound(cache));
    drop();
}

TEST(what_is_over_goes_first)
{
    char name[32];
    make(&(msf_cache_options){.memory = 1 << 20, .slots = 16});
    for (int i = 0; i < 16; i++) {
        snprintf(name, sizeof(name), "%d", i);
        CHECK_INT(set(name, "x", i == 9 ? 1 : 0), 0);
    }
    now += 1000;
    CHECK_INT(set("new", "y", 0), 0);
    CHECK_INT(info().recycles, 1);
    CHECK_INT(info().kicks, 0);
    CHECK(get("8") != NULL && get("10") != NULL && get("new") != NULL);
    drop();
}

/* Memory runs out long before slots do. */
TEST(full_memory_makes_room)
{
    char name[32];
    make(&(msf_cache_options){.memory = 1 << 20, .slots = 64, .max_value = 65536});
    for (int i = 0; i < 500; i++) {
        size_t n = 1 + (size_t)i * 7919 % 65536;
        char *v = pattern((unsigned)i, n);
        snprintf(name, sizeof(name), "%d", i);
        CHECK_INT(set_bytes(name, v, n, 0), 0);
        char *got = get(name);
        CHECK(got != NULL && found.len == n && memcmp(got, v, n) == 0);
        free(v);
    }
    CHECK(info().kicks > 300);
    CHECK(msf_cache_is_sound(cache));
    drop();
}

TEST(small_values_do_not_go_for_large_ones)
{
    char name[32];
    make(&(msf_cache_options){.memory = 1 << 20, .slots = 256, .max_value = 65536});
    CHECK_INT(set("small", "x", 0), 0);
    char *v = pattern(1, 65536);
    for (int i = 0; i < 60; i++) {
        snprintf(name, sizeof(name), "%d", i);
        CHECK_INT(set_bytes(name, v, 65536, 0), 0);
    }
    CHECK(get("small") != NULL);
    free(v);
    drop();
}

TEST(replacing_a_value_needs_no_other_one_to_go)
{
    make(&(msf_cache_options){.memory = 1 << 20, .slots = 64, .max_value = 65536});
    CHECK_INT(set("other", "x", 0), 0);
    for (int i = 0; i < 1000; i++) {
        char *v = pattern((unsigned)i, 65536 - (size_t)i * 61);
        CHECK_INT(set_bytes("k", v, 65536 - (size_t)i * 61, 0), 0);
        free(v);
    }
    CHECK_INT(info().kicks, 0);
    CHECK(msf_cache_is_sound(cache));
    drop();
}

TEST(most_slots_can_be_used)
{
    char name[32];
    make(&(msf_cache_options){.memory = 4 << 20, .slots = 4096});
    for (int i = 0; i < 2048; i++) {
        snprintf(name, sizeof(name), "user:%d", i);
        CHECK_INT(set(name, "x", 0), 0);
    }
    CHECK(info().kicks < 20); /* half full: hardly any bucket of 16 overflows, about 2 are expected */
    CHECK_INT(info().slots_size, 4096);
    drop();
}

TEST(damaged_memory_is_dropped_and_counted)
{
    make(NULL);
    char *v = pattern(1, 5000);
    CHECK_INT(set_bytes("k", v, 5000, 0), 0);
    for (uint32_t i = 0; i < cache->shards; i++) {
        cache->block[(size_t)i * cache->blocks * MSF_CACHE_BLOCK + 100] ^= 1;
    }
    CHECK(get("k") == NULL);
    CHECK_INT(info().fails, 1);
    CHECK_INT(info().slots_used, 0);
    CHECK(msf_cache_is_sound(cache));
    free(v);
    drop();
}

TEST(impossible_sizes_are_refused)
{
    msf_error err;
    CHECK(msf_cache_new(&(msf_cache_options){.memory = 1000}, &err) == NULL);
    CHECK_BYTES(err.text, strlen(err.text), "a memory of 1000 bytes is too small, it takes at least 1048576");
    CHECK(msf_cache_new(&(msf_cache_options){.memory = 1 << 20, .max_value = 1 << 20}, &err) == NULL);
    CHECK(strstr(err.text, "has no room for four values of 1048576 bytes") != NULL);
    CHECK(msf_cache_new(&(msf_cache_options){.memory = 1 << 20, .slots = 1 << 20}, &err) == NULL);
    CHECK(msf_cache_new(&(msf_cache_options){.memory = (size_t)1 << 50}, &err) == NULL);
    CHECK(strstr(err.text, "no memory of") != NULL);
}

TEST(figures_add_up)
{
    make(&(msf_cache_options){.memory = 64 << 20});
    msf_cache_info i = info();
    CHECK_INT(i.memory_size, 64 << 20);
    CHECK_INT(i.slots_size, 32768);
    CHECK_INT(i.segment_num, 8);
    CHECK(i.slots_memory_size + i.values_memory_size <= i.memory_size);
    CHECK(i.memory_size - i.slots_memory_size - i.values_memory_size < 65536);
    CHECK(i.segment_size * i.segment_num > 56 << 20);
    CHECK_INT(i.slots_used + i.hits + i.miss + i.fails + i.kicks + i.recycles, 0);
    drop();
}

UNIT_MAIN()
