#include "process/cache_layout.h"

#include <string.h>

/* So often a reader looks again before it takes the lock: a writer's window is some 20 ns, so this is reached only when the writer was
 * interrupted there, was killed there, or replaces a large value again and again. */
#define ATTEMPTS 100

typedef enum outcome { FOUND, ABSENT, AGAIN, DAMAGED } outcome;

typedef struct reading {
    msf_cache *c;
    const msf_cache_key *key;
    uint32_t shard;
    msf_cache_room *room;
    void *ctx;
    size_t has; /* what room was asked for last */
    msf_cache_found *out;
} reading;

static void fill(reading *r, const msf_cache_entry *e)
{
    r->out->type = (msf_cache_type)e->type;
    r->out->len = e->len;
    r->out->version = e->version;
}

static bool give_room(reading *r, size_t n)
{
    if (r->room != NULL && (r->out->data == NULL || r->has < n)) {
        r->out->data = r->room(r->ctx, n);
        r->has = n;
    }
    return r->room != NULL;
}

static bool copy_value(reading *r, const msf_cache_entry *e)
{
    if (e->len <= MSF_CACHE_INLINE) {
        memcpy(r->out->data, e->small, e->len);
        return true;
    }
    return msf_cache_blocks_copy(r->c, r->shard, e->first, r->out->data, e->len);
}

/* One slot, without a lock. ABSENT: it holds something else. */
static outcome try_slot(reading *r, const msf_cache_slot *s)
{
    msf_cache_entry e;
    uint64_t seq;
    if (!msf_cache_entry_read(s, &seq, &e)) {
        return AGAIN;
    }
    if (!msf_cache_is_key(&e, r->key) || msf_cache_is_over(r->c, &e)) {
        return ABSENT;
    }
    fill(r, &e);
    if (!give_room(r, e.len)) {
        return FOUND;
    }
    bool copied = copy_value(r, &e);
    if (!msf_cache_entry_still(s, seq)) {
        return AGAIN;
    }
    return copied && msf_cache_sum(&e, r->out->data, e.len) == e.sum ? FOUND : DAMAGED;
}

static outcome try_bucket(reading *r, msf_cache_bucket *b)
{
    uint32_t tag = msf_cache_tag_of(r->key->hash);
    for (unsigned i = 0; i < MSF_CACHE_WAYS; i++) {
        if (__atomic_load_n(&b->tag[i], __ATOMIC_RELAXED) != tag) {
            continue;
        }
        outcome o = try_slot(r, &b->slot[i]);
        if (o == FOUND && __atomic_load_n(&b->read[i], __ATOMIC_RELAXED) == 0) {
            __atomic_store_n(&b->read[i], 1, __ATOMIC_RELAXED); /* once per turn of the hand: hot keys stay in every core's cache */
        }
        if (o != ABSENT) {
            return o;
        }
    }
    return ABSENT;
}

/* With the lock nothing changes, and a value that needs more room than we have is said before anything is copied. AGAIN: more room. */
static outcome read_locked(reading *r, msf_cache_bucket *b, size_t *need)
{
    for (unsigned i = 0; i < MSF_CACHE_WAYS; i++) {
        msf_cache_entry e = b->slot[i].entry;
        if (!msf_cache_is_key(&e, r->key) || msf_cache_is_over(r->c, &e)) {
            continue;
        }
        *need = e.len;
        fill(r, &e);
        if (r->room == NULL) {
            return FOUND;
        }
        if (r->out->data == NULL || r->has < e.len) {
            return AGAIN;
        }
        return copy_value(r, &e) && msf_cache_sum(&e, r->out->data, e.len) == e.sum ? FOUND : DAMAGED;
    }
    return ABSENT;
}

static outcome read_with_lock(reading *r, msf_cache_bucket *b)
{
    outcome o = AGAIN;
    for (int i = 0; i < ATTEMPTS && o == AGAIN; i++) {
        size_t need = 0;
        if (msf_cache_lock(r->c, r->shard) != 0) {
            return ABSENT;
        }
        o = read_locked(r, b, &need);
        msf_cache_unlock(r->c, r->shard);
        if (o == AGAIN) {
            give_room(r, need); /* outside of the lock: it may never come back */
        }
    }
    return o;
}

/* Somebody has written where he must not. The entry goes, unless it has been replaced meanwhile. */
static void drop_damaged(reading *r, msf_cache_bucket *b)
{
    if (msf_cache_lock(r->c, r->shard) != 0) {
        return;
    }
    for (unsigned i = 0; i < MSF_CACHE_WAYS; i++) {
        const msf_cache_entry *e = &b->slot[i].entry;
        if (msf_cache_is_key(e, r->key) && e->version == r->out->version) {
            msf_cache_shard *s = &r->c->shard[r->shard];
            msf_cache_clear(r->c, r->shard, b, i);
            __atomic_store_n(&s->damaged, s->damaged + 1, __ATOMIC_RELAXED);
        }
    }
    msf_cache_unlock(r->c, r->shard);
}

bool msf_cache_get(msf_cache *c, const msf_cache_key *key, msf_cache_room *room, void *ctx, msf_cache_found *out)
{
    *out = (msf_cache_found){0};
    reading r = {.c = c, .key = key, .shard = msf_cache_shard_of(c, key->hash), .room = room, .ctx = ctx, .out = out};
    msf_cache_bucket *b = msf_cache_bucket_of(c, key->hash);
    outcome o = AGAIN;
    for (int i = 0; i < ATTEMPTS && o == AGAIN; i++) {
        o = try_bucket(&r, b);
    }
    if (o == AGAIN) {
        o = read_with_lock(&r, b);
    }
    if (o == DAMAGED) {
        drop_damaged(&r, b);
    }
    if (o == FOUND) {
        MSF_CACHE_COUNT(c, hits, 1);
    } else {
        MSF_CACHE_COUNT(c, miss, 1);
    }
    return o == FOUND;
}
