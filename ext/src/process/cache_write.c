#include "process/cache_layout.h"

#include <string.h>

/* Everything here happens with the lock of one shard; see cache_lock.c for what a death at any point leaves behind. */
typedef struct writing {
    msf_cache *c;
    const msf_cache_key *key;
    uint32_t shard;
    msf_cache_bucket *bucket;
    unsigned way;
    msf_cache_slot *slot; /* of the key; NULL when it has none. The entry in it may be over */
    bool living;
} writing;

static void find(writing *w)
{
    uint32_t tag = msf_cache_tag_of(w->key->hash);
    for (unsigned i = 0; i < MSF_CACHE_WAYS; i++) {
        if (w->bucket->tag[i] == tag && msf_cache_is_key(&w->bucket->slot[i].entry, w->key)) {
            w->way = i;
            w->slot = &w->bucket->slot[i];
            w->living = !msf_cache_is_over(w->c, &w->slot->entry);
            return;
        }
    }
}

static int begin(writing *w, msf_cache *c, const msf_cache_key *key)
{
    *w = (writing){.c = c, .key = key, .shard = msf_cache_shard_of(c, key->hash), .bucket = msf_cache_bucket_of(c, key->hash)};
    int code = msf_cache_lock(c, w->shard);
    if (code == 0) {
        find(w);
    }
    return code;
}

static int end(writing *w, int code)
{
    msf_cache_unlock(w->c, w->shard);
    return code;
}

static uint64_t after(const msf_cache *c, uint32_t seconds)
{
    return seconds == 0 ? 0 : c->now_ms() + (uint64_t)seconds * 1000;
}

static void take_slot(writing *w)
{
    if (w->slot == NULL) {
        w->way = msf_cache_make_way(w->c, w->shard, w->bucket);
        w->slot = &w->bucket->slot[w->way];
    }
}

static void put_value(writing *w, msf_cache_entry *e, msf_slice data)
{
    uint32_t n = msf_cache_blocks_of(data.n);
    e->len = (uint32_t)data.n;
    e->first = MSF_CACHE_NONE;
    memset(e->small, 0, sizeof(e->small));
    if (n > 0) {
        msf_cache_make_room(w->c, w->shard, n, w->slot);
        e->first = msf_cache_blocks_take(w->c, w->shard, n);
        msf_cache_blocks_write(w->c, w->shard, e->first, data);
    } else if (data.n > 0) {
        memcpy(e->small, data.p, data.n);
    }
    e->sum = msf_cache_sum(e, data.p, data.n);
}

/* The new value is complete before the entry changes, and the old one is given back after it has. */
static void replace(writing *w, msf_cache_type type, msf_slice data, uint64_t expires_ms)
{
    msf_cache_shard *s = &w->c->shard[w->shard];
    take_slot(w);
    bool is_new = w->slot->entry.type == MSF_CACHE_FREE;
    uint32_t old = w->slot->entry.first, old_blocks = msf_cache_blocks_of(w->slot->entry.len);
    msf_cache_entry e = {.type = (uint8_t)type, .key_len = w->key->len, .hash = w->key->hash, .expires_ms = expires_ms};
    memcpy(e.key, w->key->word, sizeof(e.key));
    put_value(w, &e, data);
    e.version = ++s->version;
    msf_cache_entry_publish(w->slot, &e);
    __atomic_store_n(&w->bucket->tag[w->way], msf_cache_tag_of(e.hash), __ATOMIC_RELAXED);
    if (is_new) {
        __atomic_store_n(&s->used, s->used + 1, __ATOMIC_RELAXED);
    } else {
        msf_cache_blocks_give(w->c, w->shard, old, old_blocks);
    }
}

/* May it be stored? 0 or why not. */
static int check(const writing *w, const msf_cache_item *item)
{
    switch (item->how) {
    case MSF_CACHE_ADD:
        return w->living ? -EEXIST : 0;
    case MSF_CACHE_CAS:
        return !w->living ? -ENOENT : w->slot->entry.version != item->version ? -ESTALE : 0;
    case MSF_CACHE_SET:
    default:
        return 0;
    }
}

int msf_cache_store(msf_cache *c, const msf_cache_key *key, const msf_cache_item *item)
{
    writing w;
    if (item->data.n > c->max_value) {
        MSF_CACHE_COUNT(c, fails, 1);
        return MSF_ETOOBIG;
    }
    int code = begin(&w, c, key);
    if (code != 0) {
        return code;
    }
    code = check(&w, item);
    if (code == 0) {
        replace(&w, item->type, item->data, after(c, item->ttl_s));
    }
    return end(&w, code);
}

static void shorten(writing *w, uint64_t until)
{
    msf_cache_entry e = w->slot->entry;
    if (e.expires_ms == 0 || e.expires_ms > until) {
        e.expires_ms = until;
        msf_cache_entry_publish(w->slot, &e);
    }
}

int msf_cache_delete(msf_cache *c, const msf_cache_key *key, uint32_t delay_s)
{
    writing w;
    int code = begin(&w, c, key);
    if (code != 0) {
        return code;
    }
    if (w.slot != NULL && (delay_s == 0 || !w.living)) {
        msf_cache_clear(c, w.shard, w.bucket, w.way);
    } else if (w.slot != NULL) {
        shorten(&w, after(c, delay_s));
    }
    return end(&w, w.living ? 0 : -ENOENT);
}

int msf_cache_add_long(msf_cache *c, const msf_cache_key *key, int64_t by, uint32_t ttl_s, int64_t *out)
{
    writing w;
    int64_t sum = 0;
    int code = begin(&w, c, key);
    if (code != 0) {
        return code;
    }
    if (w.living && w.slot->entry.type != MSF_CACHE_LONG) {
        return end(&w, -EINVAL);
    }
    if (w.living) {
        memcpy(&sum, w.slot->entry.small, sizeof(sum));
    }
    if (__builtin_add_overflow(sum, by, &sum)) {
        return end(&w, -ERANGE);
    }
    replace(&w, MSF_CACHE_LONG, (msf_slice){(const char *)&sum, sizeof(sum)}, w.living ? w.slot->entry.expires_ms : after(c, ttl_s));
    *out = sum;
    return end(&w, 0);
}

static void flush_shard(msf_cache *c, uint32_t shard)
{
    for (uint32_t i = 0; i < c->buckets * MSF_CACHE_WAYS; i++) {
        msf_cache_bucket *b = &c->bucket[(size_t)shard * c->buckets + i / MSF_CACHE_WAYS];
        if (b->slot[i % MSF_CACHE_WAYS].entry.type != MSF_CACHE_FREE) {
            msf_cache_clear(c, shard, b, i % MSF_CACHE_WAYS);
        }
    }
}

int msf_cache_flush(msf_cache *c)
{
    int result = 0;
    for (uint32_t shard = 0; shard < c->shards; shard++) {
        int code = msf_cache_lock(c, shard);
        if (code != 0) {
            result = code;
            continue;
        }
        flush_shard(c, shard);
        msf_cache_unlock(c, shard);
    }
    return result;
}
