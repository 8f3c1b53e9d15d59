#include "base/lru.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#include "base/list.h"

typedef struct entry {
    msf_list age; /* in msf_lru.ages, youngest first */
    struct entry *chain;
    uint64_t hash;
    void *value;
    size_t key_len;
    char key[];
} entry;

struct msf_lru {
    entry **slots;
    size_t mask; /* slots - 1; a power of two not below `max` */
    size_t max;
    size_t count;
    void (*release)(void *value);
    uint64_t seed[2];
    msf_list ages;
};

/* Both halves of a full product: every input bit reaches every output bit. */
static uint64_t fold(uint64_t a, uint64_t b)
{
    unsigned __int128 m = (unsigned __int128)a * b;
    return (uint64_t)m ^ (uint64_t)(m >> 64);
}

static uint64_t hash_of(const msf_lru *lru, msf_slice key)
{
    uint64_t h = lru->seed[0] ^ key.n;
    uint64_t word;
    size_t i = 0;
    for (; i + 8 <= key.n; i += 8) {
        memcpy(&word, key.p + i, 8);
        h = fold(h ^ word, lru->seed[1]);
    }
    word = 0;
    if (i < key.n) {
        memcpy(&word, key.p + i, key.n - i);
    }
    return fold(fold(h ^ word, lru->seed[1]), 0x9e3779b97f4a7c15u);
}

static void seed(msf_lru *lru)
{
    if (getrandom(lru->seed, sizeof lru->seed, GRND_NONBLOCK) != (ssize_t)sizeof lru->seed) {
        struct timespec t;
        clock_gettime(CLOCK_MONOTONIC, &t);
        lru->seed[0] = (uint64_t)t.tv_nsec;
        lru->seed[1] = (uint64_t)(uintptr_t)lru ^ (uint64_t)t.tv_sec;
    }
    lru->seed[1] |= 1; /* a zero factor would forget the key */
}

msf_lru *msf_lru_new(size_t max, void (*release)(void *value))
{
    assert(max > 0 && "a map has a ceiling");
    msf_lru *lru = calloc(1, sizeof *lru);
    if (lru == NULL) {
        return NULL;
    }
    size_t slots = 8;
    while (slots < max && slots <= SIZE_MAX / 4 / sizeof(entry *)) {
        slots *= 2;
    }
    lru->slots = calloc(slots, sizeof *lru->slots);
    if (lru->slots == NULL) {
        free(lru);
        return NULL;
    }
    lru->mask = slots - 1;
    lru->max = max;
    lru->release = release;
    msf_list_init(&lru->ages);
    seed(lru);
    return lru;
}

static entry **slot_of(msf_lru *lru, msf_slice key, uint64_t hash)
{
    entry **at = &lru->slots[hash & lru->mask];
    while (*at != NULL && ((*at)->hash != hash || (*at)->key_len != key.n || memcmp((*at)->key, key.p, key.n) != 0)) {
        at = &(*at)->chain;
    }
    return at;
}

/* Unlinks first, so that `release` may use the map. */
static void drop(msf_lru *lru, entry **at)
{
    entry *e = *at;
    void *value = e->value;
    *at = e->chain;
    msf_list_remove(&e->age);
    lru->count--;
    free(e);
    if (lru->release != NULL) {
        lru->release(value);
    }
}

static void drop_oldest(msf_lru *lru)
{
    entry *e = MSF_CONTAINER_OF(lru->ages.prev, entry, age);
    drop(lru, slot_of(lru, msf_slice_of(e->key, e->key_len), e->hash));
}

void msf_lru_clear(msf_lru *lru)
{
    while (lru->count > 0) {
        drop_oldest(lru);
    }
}

void msf_lru_free(msf_lru *lru)
{
    if (lru != NULL) {
        msf_lru_clear(lru);
        free(lru->slots);
        free(lru);
    }
}

static void make_youngest(msf_lru *lru, entry *e)
{
    msf_list_remove(&e->age);
    msf_list_push_front(&lru->ages, &e->age);
}

void *msf_lru_get(msf_lru *lru, msf_slice key)
{
    entry *e = *slot_of(lru, key, hash_of(lru, key));
    if (e == NULL) {
        return NULL;
    }
    make_youngest(lru, e);
    return e->value;
}

static void replace(msf_lru *lru, entry *e, void *value)
{
    void *old = e->value;
    e->value = value;
    make_youngest(lru, e);
    if (old != value && lru->release != NULL) {
        lru->release(old);
    }
}

int msf_lru_put(msf_lru *lru, msf_slice key, void *value)
{
    assert(value != NULL && "NULL means \"none\"");
    if (key.n > MSF_LRU_KEY_MAX) {
        return MSF_ETOOBIG;
    }
    uint64_t hash = hash_of(lru, key);
    entry *e = *slot_of(lru, key, hash);
    if (e != NULL) {
        replace(lru, e, value);
        return 0;
    }
    e = malloc(sizeof *e + key.n);
    if (e == NULL) {
        return -ENOMEM;
    }
    e->hash = hash;
    e->value = value;
    e->key_len = key.n;
    if (key.n > 0) {
        memcpy(e->key, key.p, key.n);
    }
    e->chain = lru->slots[hash & lru->mask];
    lru->slots[hash & lru->mask] = e;
    msf_list_push_front(&lru->ages, &e->age);
    lru->count++;
    if (lru->count > lru->max) {
        drop_oldest(lru);
    }
    return 0;
}

bool msf_lru_remove(msf_lru *lru, msf_slice key)
{
    entry **at = slot_of(lru, key, hash_of(lru, key));
    if (*at == NULL) {
        return false;
    }
    drop(lru, at);
    return true;
}

size_t msf_lru_count(const msf_lru *lru)
{
    return lru->count;
}

void *msf_lru_peek(msf_lru *lru, msf_slice key)
{
    entry *e = *slot_of(lru, key, hash_of(lru, key));
    return e != NULL ? e->value : NULL;
}

void msf_lru_each(const msf_lru *lru, void (*fn)(void *ctx, msf_slice key, void *value), void *ctx)
{
    for (const msf_list *n = lru->ages.next; n != &lru->ages; n = n->next) {
        const entry *e = MSF_CONTAINER_OF(n, entry, age);
        fn(ctx, msf_slice_of(e->key, e->key_len), e->value);
    }
}
