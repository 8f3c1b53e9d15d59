/* The lock of a shard, and what happens when its owner was killed.
 *
 * The kernel walks a dead thread's list of robust locks and marks them; the next one to lock gets EOWNERDEAD. What it may find: a torn
 * entry (odd number), tags that do not match, blocks that are neither free nor in use, wrong counts. What it never finds is a whole entry
 * with a broken value, because blocks are written before the entry that refers to them is published, and given back after it was replaced.
 * So the entries are the truth and all else is computed from them. A repairer that is killed leaves the lock in the same state, and the
 * next one begins again. */
#include "process/cache_layout.h"

#include <string.h>
#include <time.h>

int msf_cache_lock_init(msf_cache_shard *s)
{
    pthread_mutexattr_t attr;
    int code = pthread_mutexattr_init(&attr);
    if (code != 0) {
        return -code;
    }
    code = pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
    code = code != 0 ? code : pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
    code = code != 0 ? code : pthread_mutex_init(&s->lock, &attr);
    pthread_mutexattr_destroy(&attr);
    return -code;
}

static void drop(msf_cache_bucket *b, unsigned way)
{
    static const msf_cache_entry empty = {.first = MSF_CACHE_NONE};
    msf_cache_entry_publish(&b->slot[way], &empty);
    __atomic_store_n(&b->tag[way], 0, __ATOMIC_RELAXED);
}

static bool is_whole(msf_cache *c, uint32_t shard, const msf_cache_slot *s)
{
    uint32_t n = msf_cache_blocks_of(s->entry.len);
    return (s->seq & 1) == 0 && s->entry.key_len <= MSF_CACHE_KEY_MAX && s->entry.len <= c->max_value &&
           (n == 0 || msf_cache_marks_claim(c, shard, s->entry.first, n));
}

static void repair_slot(msf_cache *c, uint32_t shard, msf_cache_bucket *b, unsigned way)
{
    msf_cache_slot *s = &b->slot[way];
    if ((s->seq & 1) == 0 && s->entry.type == MSF_CACHE_FREE) {
        __atomic_store_n(&b->tag[way], 0, __ATOMIC_RELAXED);
    } else if (is_whole(c, shard, s)) {
        __atomic_store_n(&b->tag[way], msf_cache_tag_of(s->entry.hash), __ATOMIC_RELAXED);
        __atomic_store_n(&c->shard[shard].used, c->shard[shard].used + 1, __ATOMIC_RELAXED);
    } else {
        drop(b, way);
    }
}

static void repair(msf_cache *c, uint32_t shard)
{
    msf_cache_shard *s = &c->shard[shard];
    msf_cache_bucket *buckets = &c->bucket[(size_t)shard * c->buckets];
    s->fresh = s->fresh < c->blocks ? s->fresh : c->blocks;
    __atomic_store_n(&s->used, 0, __ATOMIC_RELAXED);
    msf_cache_marks_clear(c, shard);
    for (uint32_t i = 0; i < c->buckets * MSF_CACHE_WAYS; i++) {
        repair_slot(c, shard, &buckets[i / MSF_CACHE_WAYS], i % MSF_CACHE_WAYS);
    }
    msf_cache_marks_free_rest(c, shard);
}

static int wait_for(pthread_mutex_t *lock)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += MSF_CACHE_WAIT_MS * 1000000l;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    return pthread_mutex_timedlock(lock, &until);
}

int msf_cache_lock(msf_cache *c, uint32_t shard)
{
    msf_cache_shard *s = &c->shard[shard];
    int code = pthread_mutex_trylock(&s->lock);
    if (code == EBUSY) {
        code = wait_for(&s->lock);
    }
    if (code == EOWNERDEAD) {
        repair(c, shard);
        code = pthread_mutex_consistent(&s->lock);
    }
    if (code != 0) {
        MSF_CACHE_COUNT(c, fails, 1);
        return -EBUSY;
    }
    return 0;
}

void msf_cache_unlock(msf_cache *c, uint32_t shard)
{
    pthread_mutex_unlock(&c->shard[shard].lock);
}

/* ---- for tests ---------------------------------------------------------------------------------------------------------------------- */

static bool slot_is_sound(msf_cache *c, uint32_t shard, const msf_cache_bucket *b, unsigned way, uint32_t *used)
{
    const msf_cache_entry *e = &b->slot[way].entry;
    if (e->type == MSF_CACHE_FREE) {
        return (b->slot[way].seq & 1) == 0 && b->tag[way] == 0;
    }
    ++*used;
    return b == msf_cache_bucket_of(c, e->hash) && b->tag[way] == msf_cache_tag_of(e->hash) && is_whole(c, shard, &b->slot[way]);
}

static bool shard_is_sound(msf_cache *c, uint32_t shard)
{
    uint32_t used = 0;
    msf_cache_marks_clear(c, shard);
    for (uint32_t i = 0; i < c->buckets * MSF_CACHE_WAYS; i++) {
        const msf_cache_bucket *b = &c->bucket[(size_t)shard * c->buckets + i / MSF_CACHE_WAYS];
        if (!slot_is_sound(c, shard, b, i % MSF_CACHE_WAYS, &used)) {
            return false;
        }
    }
    return used == c->shard[shard].used && msf_cache_marks_agree(c, shard);
}

bool msf_cache_is_sound(msf_cache *c)
{
    for (uint32_t shard = 0; shard < c->shards; shard++) {
        if (msf_cache_lock(c, shard) != 0) {
            return false;
        }
        bool sound = shard_is_sound(c, shard);
        msf_cache_unlock(c, shard);
        if (!sound) {
            return false;
        }
    }
    return true;
}
