/* The shared cache's memory, and what its files share. The segment is
 *
 *     header | shard headers | buckets | links of blocks | marks of blocks | blocks
 *
 * and every part but the header is an array of `shards` equal pieces. A shard is a cache of its own: 16-way set-associative buckets, and
 * blocks of 256 bytes in which values that do not fit into their slot are chained. A chain needs no contiguous memory, so there is no
 * fragmentation and nothing to compact.
 *
 * All-zero memory is an empty cache: pages are touched when they are used.
 *
 * What readers look at while it may change (slots, tags, reference marks, links, blocks) is read and written with relaxed atomic accesses
 * of a word each; the order comes from the fences in cache_entry.c. Everything else belongs to the owner of the shard's lock. */
#ifndef MSF_PROCESS_CACHE_LAYOUT_H
#define MSF_PROCESS_CACHE_LAYOUT_H

#include <pthread.h>

#include "process/cache.h"

#define MSF_CACHE_WAYS    16
#define MSF_CACHE_BLOCK   256
#define MSF_CACHE_INLINE  32 /* values up to here live in the slot */
#define MSF_CACHE_SHARDS  64 /* at most */
#define MSF_CACHE_STRIPES 64
#define MSF_CACHE_NONE    UINT32_MAX

typedef uint64_t __attribute__((may_alias)) msf_cache_word;

typedef struct msf_cache_entry {
    uint8_t type; /* msf_cache_type; MSF_CACHE_FREE = the slot is empty */
    uint8_t key_len;
    uint16_t unused;
    uint32_t len;
    uint64_t hash;
    uint64_t expires_ms; /* 0 = never */
    uint64_t version;    /* of the shard, counts stores */
    uint32_t first;      /* block; MSF_CACHE_NONE when the value is in `small` */
    uint32_t sum;
    uint64_t key[MSF_CACHE_KEY_MAX / 8];
    uint64_t small[MSF_CACHE_INLINE / 8];
} msf_cache_entry;

typedef struct msf_cache_slot {
    uint64_t seq; /* odd: being written */
    msf_cache_entry entry;
} msf_cache_slot;

_Static_assert(sizeof(msf_cache_slot) == 128, "two cache lines");

/* Tags first: a look-up touches one cache line and then only the slots that are likely. */
typedef struct msf_cache_bucket {
    uint32_t tag[MSF_CACHE_WAYS]; /* of the hash; 0 = empty. A hint: the slot decides */
    uint8_t read[MSF_CACHE_WAYS]; /* CLOCK's reference marks, set by readers; a line of their own */
    uint8_t hand;
    uint8_t unused[47];
    msf_cache_slot slot[MSF_CACHE_WAYS];
} __attribute__((aligned(64))) msf_cache_bucket;

typedef struct msf_cache_shard {
    pthread_mutex_t lock;
    uint32_t free_head;  /* 1 + a block that was used before; 0 = none */
    uint32_t free_count; /* in that list */
    uint32_t fresh;      /* blocks from here on have never been used */
    uint32_t hand;       /* CLOCK over all slots of the shard, for memory */
    uint32_t used;       /* slots */
    uint32_t unused;
    uint64_t version;
    uint64_t kicks, recycles, damaged;
} __attribute__((aligned(64))) msf_cache_shard;

typedef struct msf_cache_stripe {
    uint64_t hits, miss, fails;
} __attribute__((aligned(64))) msf_cache_stripe;

typedef struct msf_cache_header {
    uint64_t seed;
    msf_cache_stripe stripe[MSF_CACHE_STRIPES];
} msf_cache_header;

struct msf_cache {
    msf_cache_header *header;
    msf_cache_shard *shard;
    msf_cache_bucket *bucket;
    uint32_t *link; /* 1 + the next block of a chain or of the free list */
    uint8_t *mark;  /* used by the repair: one per block */
    char *block;
    size_t size, max_value;
    uint32_t shards, buckets, blocks; /* the latter two per shard */
    unsigned stripe;
    uint64_t (*now_ms)(void);
};

static inline uint32_t msf_cache_blocks_of(size_t len)
{
    return len <= MSF_CACHE_INLINE ? 0 : (uint32_t)((len + MSF_CACHE_BLOCK - 1) / MSF_CACHE_BLOCK);
}

/* Where a key lives. */
static inline uint32_t msf_cache_shard_of(const msf_cache *c, uint64_t hash)
{
    return (uint32_t)(hash >> 58) & (c->shards - 1);
}

static inline msf_cache_bucket *msf_cache_bucket_of(const msf_cache *c, uint64_t hash)
{
    return &c->bucket[(size_t)msf_cache_shard_of(c, hash) * c->buckets + ((uint32_t)hash & (c->buckets - 1))];
}

static inline uint32_t msf_cache_tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> 26) | 1;
}

static inline bool msf_cache_is_over(const msf_cache *c, const msf_cache_entry *e)
{
    return e->expires_ms != 0 && c->now_ms() >= e->expires_ms;
}

static inline bool msf_cache_is_key(const msf_cache_entry *e, const msf_cache_key *key)
{
    if (e->type == MSF_CACHE_FREE || e->hash != key->hash || e->key_len != key->len) {
        return false;
    }
    uint64_t difference = 0;
    for (int i = 0; i < MSF_CACHE_KEY_MAX / 8; i++) {
        difference |= e->key[i] ^ key->word[i];
    }
    return difference == 0;
}

#define MSF_CACHE_COUNT(c, field, n) __atomic_fetch_add(&(c)->header->stripe[(c)->stripe].field, n, __ATOMIC_RELAXED)

/* cache_entry.c: the seqlock. Tries once: false when a writer is at it. */
bool msf_cache_entry_read(const msf_cache_slot *s, uint64_t *seq, msf_cache_entry *out);
/* After the value has been copied: was all of it that of the entry read before? */
bool msf_cache_entry_still(const msf_cache_slot *s, uint64_t seq);
/* With the lock: replaces the entry. Readers see the old one, or the new one, or that they must look again. */
void msf_cache_entry_publish(msf_cache_slot *s, const msf_cache_entry *e);
/* Of key, type and value. */
uint32_t msf_cache_sum(const msf_cache_entry *e, const char *data, size_t len);

/* cache_block.c: chains. All but copy_out need the lock of the shard (a number). */
/* A chain of `n` blocks; there must be as many (msf_cache_blocks_free). */
uint32_t msf_cache_blocks_take(msf_cache *c, uint32_t shard, uint32_t n);
void msf_cache_blocks_give(msf_cache *c, uint32_t shard, uint32_t first, uint32_t n);
uint32_t msf_cache_blocks_free(const msf_cache *c, uint32_t shard);
void msf_cache_blocks_write(msf_cache *c, uint32_t shard, uint32_t first, msf_slice data);
/* False when the chain leads nowhere, as it may when it changes meanwhile; then `out` holds rubbish. */
bool msf_cache_blocks_copy(const msf_cache *c, uint32_t shard, uint32_t first, char *out, size_t len);

/* For the repair, with the lock: which blocks belong to entries. A chain that is broken, or holds a block of another one, claims nothing.
 */
void msf_cache_marks_clear(msf_cache *c, uint32_t shard);
bool msf_cache_marks_claim(msf_cache *c, uint32_t shard, uint32_t first, uint32_t n);
/* The free list anew, of all blocks that nobody has claimed. */
void msf_cache_marks_free_rest(msf_cache *c, uint32_t shard);
/* Is the free list just that? */
bool msf_cache_marks_agree(const msf_cache *c, uint32_t shard);

/* cache_lock.c: 0 or -EBUSY. Repairs what the last owner has left, if it was killed. */
int msf_cache_lock_init(msf_cache_shard *s);
int msf_cache_lock(msf_cache *c, uint32_t shard);
void msf_cache_unlock(msf_cache *c, uint32_t shard);

/* cache_evict.c, with the lock. */
/* Empties a slot and gives its blocks back. */
void msf_cache_clear(msf_cache *c, uint32_t shard, msf_cache_bucket *b, unsigned way);
/* The way of a new key: an empty one, one whose time is over, or the victim of CLOCK, which is emptied. */
unsigned msf_cache_make_way(msf_cache *c, uint32_t shard, msf_cache_bucket *b);
/* Until `n` blocks are free; never takes those of `keep`. There is always enough: a value is at most a quarter of a shard. */
void msf_cache_make_room(msf_cache *c, uint32_t shard, uint32_t n, const msf_cache_slot *keep);

#endif
