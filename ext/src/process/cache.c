#include "process/cache_layout.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* ---- geometry ----------------------------------------------------------------------------------------------------------------------- */

static uint64_t monotonic_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &t); /* 4 ms are good enough for seconds, and a third of the price */
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static uint32_t power_of_two(uint32_t n)
{
    uint32_t p = 1;
    while (p < n) {
        p *= 2;
    }
    return p;
}

static size_t aligned(size_t n)
{
    return (n + 63) & ~(size_t)63;
}

/* A block, its link and its mark; a shard's pieces of links and marks are rounded up to whole cache lines. */
static size_t size_of_blocks(size_t blocks)
{
    return blocks * MSF_CACHE_BLOCK + aligned(blocks * sizeof(uint32_t)) + aligned(blocks);
}

static size_t size_of_slots(const msf_cache *c)
{
    return (size_t)c->shards * c->buckets * sizeof(msf_cache_bucket);
}

/* Blocks per shard that fit beside the rest. */
static size_t blocks_that_fit(const msf_cache *c)
{
    size_t fixed = aligned(sizeof(msf_cache_header)) + c->shards * sizeof(msf_cache_shard) + size_of_slots(c);
    size_t each = c->size > fixed ? (c->size - fixed) / c->shards : 0;
    size_t blocks = each > 128 ? (each - 128) / (MSF_CACHE_BLOCK + sizeof(uint32_t) + 1) : 0;
    return blocks < MSF_CACHE_NONE - 1 ? blocks : MSF_CACHE_NONE - 1;
}

/* As many shards as leave room for four of the largest values in each, so that one value never pushes out everything else. */
static int lay_out(msf_cache *c, uint32_t slots, msf_error *err)
{
    uint32_t buckets = power_of_two((slots + MSF_CACHE_WAYS - 1) / MSF_CACHE_WAYS);
    for (uint32_t shards = buckets < MSF_CACHE_SHARDS ? buckets : MSF_CACHE_SHARDS; shards > 0; shards /= 2) {
        c->shards = shards;
        c->buckets = buckets / shards;
        size_t blocks = blocks_that_fit(c);
        if (blocks >= 4 * (c->max_value / MSF_CACHE_BLOCK + 1)) {
            c->blocks = (uint32_t)blocks;
            return 0;
        }
    }
    return msf_error_set(err, -EINVAL, "a memory of %zu bytes with %u slots (%zu bytes) has no room for four values of %zu bytes", c->size,
                         buckets * MSF_CACHE_WAYS, (size_t)buckets * sizeof(msf_cache_bucket), c->max_value);
}

static void place(msf_cache *c, char *base)
{
    c->header = (msf_cache_header *)base;
    c->shard = (msf_cache_shard *)(base + aligned(sizeof(msf_cache_header)));
    c->bucket = (msf_cache_bucket *)(c->shard + c->shards);
    c->link = (uint32_t *)((char *)c->bucket + size_of_slots(c));
    c->mark = (uint8_t *)c->link + c->shards * aligned(c->blocks * sizeof(uint32_t));
    c->block = (char *)c->mark + c->shards * aligned(c->blocks);
    assert(c->block + (size_t)c->shards * c->blocks * MSF_CACHE_BLOCK <= base + c->size && "the parts fit");
}

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static int read_options(msf_cache *c, const msf_cache_options *o, msf_error *err)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (o->memory < MSF_CACHE_MEMORY_MIN) {
        return msf_error_set(err, -EINVAL, "a memory of %zu bytes is too small, it takes at least %u", o->memory, MSF_CACHE_MEMORY_MIN);
    }
    size_t slots = o->slots != 0 ? o->slots : o->memory / 2048;
    size_t max_value = o->memory / 16 < 1u << 20 ? o->memory / 16 : 1u << 20;
    c->size = (o->memory + page - 1) / page * page;
    c->max_value = o->max_value != 0 ? o->max_value : max_value;
    c->now_ms = o->now_ms != NULL ? o->now_ms : monotonic_ms;
    if (c->max_value > UINT32_MAX / 2) {
        return msf_error_set(err, -EINVAL, "values of %zu bytes are not possible, at most %u", c->max_value, UINT32_MAX / 2);
    }
    return lay_out(c, slots > MSF_CACHE_SLOTS_MAX ? MSF_CACHE_SLOTS_MAX : (uint32_t)slots, err);
}

static int map(msf_cache *c, msf_error *err)
{
    char *base = mmap(NULL, c->size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED) {
        return msf_error_set(err, -errno, "no memory of %zu bytes: %s", c->size, strerror(errno));
    }
    place(c, base);
    madvise(base, c->size, MADV_DONTDUMP); /* sessions and tokens have no business in a core file */
    return 0;
}

static int fill(msf_cache *c, msf_error *err)
{
    if (getrandom(&c->header->seed, sizeof(c->header->seed), GRND_NONBLOCK) != sizeof(c->header->seed)) {
        c->header->seed = (uint64_t)getpid() << 32 ^ (uint64_t)(uintptr_t)c ^ monotonic_ms();
    }
    for (uint32_t i = 0; i < c->shards; i++) {
        int code = msf_cache_lock_init(&c->shard[i]);
        if (code != 0) {
            return msf_error_set(err, code, "no process-shared robust lock: %s", strerror(-code));
        }
    }
    return 0;
}

msf_cache *msf_cache_new(const msf_cache_options *options, msf_error *err)
{
    msf_cache *c = calloc(1, sizeof(*c));
    if (c == NULL) {
        msf_error_set(err, -ENOMEM, "out of memory");
        return NULL;
    }
    if (read_options(c, options, err) != 0 || map(c, err) != 0 || fill(c, err) != 0) {
        msf_cache_free(c);
        return NULL;
    }
    return c;
}

void msf_cache_free(msf_cache *c)
{
    if (c != NULL && c->header != NULL) {
        munmap(c->header, c->size);
    }
    free(c);
}

void msf_cache_use_stripe(msf_cache *c, unsigned n)
{
    c->stripe = n % MSF_CACHE_STRIPES;
}

size_t msf_cache_max_value(const msf_cache *c)
{
    return c->max_value;
}

/* ---- keys --------------------------------------------------------------------------------------------------------------------------- */

/* The two halves of the product, folded: every bit of the inputs reaches every bit of the result. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    __uint128_t product = (__uint128_t)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_of(const msf_cache_key *key, uint64_t seed)
{
    uint64_t h = seed ^ key->len;
    for (int i = 0; i < MSF_CACHE_KEY_MAX / 8; i += 2) {
        h = mix(key->word[i] ^ h ^ 0x9e3779b97f4a7c15ull, key->word[i + 1] ^ seed ^ 0xd1b54a32d192ed03ull);
    }
    return mix(h ^ 0x8cb92ba72f3d8dd7ull, seed | 1);
}

int msf_cache_key_make(const msf_cache *c, msf_cache_key *key, msf_slice prefix, msf_slice name)
{
    size_t len = prefix.n + name.n;
    if (len == 0 || len > MSF_CACHE_KEY_MAX || prefix.n > MSF_CACHE_KEY_MAX) {
        return len == 0 ? -EINVAL : MSF_ETOOBIG;
    }
    memset(key, 0, sizeof(*key));
    if (prefix.n > 0) {
        memcpy(key->word, prefix.p, prefix.n);
    }
    if (name.n > 0) {
        memcpy((char *)key->word + prefix.n, name.p, name.n);
    }
    key->len = (uint8_t)len;
    key->hash = hash_of(key, c->header->seed);
    return 0;
}

/* ---- figures ------------------------------------------------------------------------------------------------------------------------ */

void msf_cache_get_info(const msf_cache *c, msf_cache_info *out)
{
    *out = (msf_cache_info){
        .memory_size = c->size,
        .slots_memory_size = size_of_slots(c),
        .values_memory_size = c->shards * size_of_blocks(c->blocks),
        .segment_size = (uint64_t)c->blocks * MSF_CACHE_BLOCK,
        .segment_num = c->shards,
        .slots_size = (uint64_t)c->shards * c->buckets * MSF_CACHE_WAYS,
    };
    for (int i = 0; i < MSF_CACHE_STRIPES; i++) {
        out->hits += __atomic_load_n(&c->header->stripe[i].hits, __ATOMIC_RELAXED);
        out->miss += __atomic_load_n(&c->header->stripe[i].miss, __ATOMIC_RELAXED);
        out->fails += __atomic_load_n(&c->header->stripe[i].fails, __ATOMIC_RELAXED);
    }
    for (uint32_t i = 0; i < c->shards; i++) {
        out->kicks += __atomic_load_n(&c->shard[i].kicks, __ATOMIC_RELAXED);
        out->recycles += __atomic_load_n(&c->shard[i].recycles, __ATOMIC_RELAXED);
        out->fails += __atomic_load_n(&c->shard[i].damaged, __ATOMIC_RELAXED);
        out->slots_used += __atomic_load_n(&c->shard[i].used, __ATOMIC_RELAXED);
    }
}
