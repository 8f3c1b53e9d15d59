/* Short words for the tests of process/cache. */
#ifndef MSF_TEST_PROCESS_CACHE_H
#define MSF_TEST_PROCESS_CACHE_H

#include "process/cache_layout.h"
#include "unit.h"

static msf_cache *cache;
static uint64_t now = 1000;
static msf_cache_found found;

static inline uint64_t test_clock(void)
{
    return now;
}

/* NULL: 1 MiB, 512 slots, values up to 64 KiB. */
static inline void make(const msf_cache_options *o)
{
    msf_error err = {0};
    msf_cache_options options = o != NULL ? *o : (msf_cache_options){.memory = 1 << 20};
    options.now_ms = test_clock;
    cache = msf_cache_new(&options, &err);
    if (cache == NULL) {
        fprintf(stderr, "%s\n", err.text);
    }
    CHECK(cache != NULL);
}

static inline void drop(void)
{
    free(found.data);
    msf_cache_free(cache);
}

static inline msf_cache_key *key(const char *name)
{
    static msf_cache_key k;
    CHECK_INT(msf_cache_key_make(cache, &k, MSF_SLICE("t:"), msf_slice_str(name)), 0);
    return &k;
}

static inline int set_bytes(const char *name, const char *p, size_t n, uint32_t ttl)
{
    return msf_cache_store(cache, key(name), &(msf_cache_item){.type = MSF_CACHE_STRING, .data = {p, n}, .ttl_s = ttl});
}

static inline int store(const char *name, const char *value, msf_cache_how how, uint64_t version, uint32_t ttl)
{
    return msf_cache_store(
        cache, key(name),
        &(msf_cache_item){.type = MSF_CACHE_STRING, .data = msf_slice_str(value), .ttl_s = ttl, .how = how, .version = version});
}

static inline int set(const char *name, const char *value, uint32_t ttl)
{
    return store(name, value, MSF_CACHE_SET, 0, ttl);
}

static inline char *room(void *ctx, size_t n)
{
    char **p = ctx;
    *p = realloc(*p, n + 1);
    return *p;
}

/* The bytes until the next get; NULL = there is none. `found` tells the rest. */
static inline char *get(const char *name)
{
    static char *space;
    bool there = msf_cache_get(cache, key(name), room, &space, &found);
    found.data = NULL;
    return there ? space : NULL;
}

static inline bool has(const char *name)
{
    return msf_cache_get(cache, key(name), NULL, NULL, &found);
}

static inline msf_cache_info info(void)
{
    msf_cache_info i;
    msf_cache_get_info(cache, &i);
    return i;
}

/* Bytes that depend on the seed at every place; the first ones are the seed itself. */
static inline char *pattern(unsigned seed, size_t n)
{
    char *p = malloc(n + 1);
    unsigned x = seed * 2654435761u + 12345;
    for (size_t i = 0; i < n; i++) {
        x = x * 1664525 + 1013904223;
        p[i] = (char)(x >> 24);
    }
    memcpy(p, &seed, n < sizeof(seed) ? n : sizeof(seed));
    return p;
}

/* Is this a whole pattern of some seed? */
static inline bool is_pattern(const char *p, size_t n)
{
    unsigned seed = 0;
    memcpy(&seed, p, n < sizeof(seed) ? n : sizeof(seed));
    char *expected = pattern(seed, n);
    bool same = memcmp(expected, p, n) == 0;
    free(expected);
    return same;
}

#endif
