/* Who has to go: first what is over, then CLOCK. A reader marks what it has read; the hand passes over a marked entry once, taking the mark
 * away. New entries have no mark: what nobody ever reads goes before what somebody has read. */
#include "process/cache_layout.h"

void msf_cache_clear(msf_cache *c, uint32_t shard, msf_cache_bucket *b, unsigned way)
{
    static const msf_cache_entry empty = {.first = MSF_CACHE_NONE};
    msf_cache_slot *s = &b->slot[way];
    uint32_t first = s->entry.first, n = msf_cache_blocks_of(s->entry.len);
    msf_cache_entry_publish(s, &empty);
    __atomic_store_n(&b->tag[way], 0, __ATOMIC_RELAXED);
    __atomic_store_n(&b->read[way], 0, __ATOMIC_RELAXED);
    msf_cache_blocks_give(c, shard, first, n);
    __atomic_store_n(&c->shard[shard].used, c->shard[shard].used - 1, __ATOMIC_RELAXED);
}

/* Counters that msf_cache_get_info reads at any time. */
static void count(uint64_t *counter)
{
    __atomic_store_n(counter, *counter + 1, __ATOMIC_RELAXED);
}

static void kick(msf_cache *c, uint32_t shard, msf_cache_bucket *b, unsigned way)
{
    msf_cache_shard *s = &c->shard[shard];
    count(msf_cache_is_over(c, &b->slot[way].entry) ? &s->recycles : &s->kicks);
    msf_cache_clear(c, shard, b, way);
}

/* Takes the mark away; false when there was none. */
static bool second_chance(msf_cache_bucket *b, unsigned way)
{
    bool was_read = __atomic_load_n(&b->read[way], __ATOMIC_RELAXED) != 0;
    if (was_read) {
        __atomic_store_n(&b->read[way], 0, __ATOMIC_RELAXED);
    }
    return was_read;
}

unsigned msf_cache_make_way(msf_cache *c, uint32_t shard, msf_cache_bucket *b)
{
    int over = -1;
    for (unsigned i = 0; i < MSF_CACHE_WAYS; i++) {
        if (b->tag[i] == 0) {
            return i;
        }
        if (over < 0 && msf_cache_is_over(c, &b->slot[i].entry)) {
            over = (int)i;
        }
    }
    unsigned way = over >= 0 ? (unsigned)over : b->hand;
    /* A bound, because readers may mark as fast as we take marks away. */
    for (unsigned tries = 0; over < 0 && tries < 2 * MSF_CACHE_WAYS && second_chance(b, way); tries++) {
        way = (way + 1) % MSF_CACHE_WAYS;
    }
    b->hand = (uint8_t)((way + 1) % MSF_CACHE_WAYS);
    kick(c, shard, b, way);
    return way;
}

void msf_cache_make_room(msf_cache *c, uint32_t shard, uint32_t n, const msf_cache_slot *keep)
{
    msf_cache_shard *s = &c->shard[shard];
    uint32_t slots = c->buckets * MSF_CACHE_WAYS;
    for (uint32_t steps = 0; msf_cache_blocks_free(c, shard) < n && steps < 3 * slots; steps++) {
        uint32_t at = s->hand % slots;
        msf_cache_bucket *b = &c->bucket[(size_t)shard * c->buckets + at / MSF_CACHE_WAYS];
        unsigned way = at % MSF_CACHE_WAYS;
        const msf_cache_entry *e = &b->slot[way].entry;
        s->hand = (at + 1) % slots;
        if (e->type == MSF_CACHE_FREE || msf_cache_blocks_of(e->len) == 0 || &b->slot[way] == keep) {
            continue; /* small values live in their slots: removing them gives no block */
        }
        /* Marks count for two rounds. In the third one room is made whatever readers do. */
        if (msf_cache_is_over(c, e) || steps >= 2 * slots || !second_chance(b, way)) {
            kick(c, shard, b, way);
        }
    }
}
