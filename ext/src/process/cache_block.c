/* Values in chains of blocks. Numbers of blocks are stored plus one, so that zeroed memory means "none". */
#include "process/cache_layout.h"

#include <assert.h>
#include <string.h>

static uint32_t *links_of(const msf_cache *c, uint32_t shard)
{
    size_t each = (c->blocks * sizeof(uint32_t) + 63) / 64 * 64;
    return (uint32_t *)((char *)c->link + shard * each);
}

static char *block_at(const msf_cache *c, uint32_t shard, uint32_t block)
{
    return c->block + ((size_t)shard * c->blocks + block) * MSF_CACHE_BLOCK;
}

uint32_t msf_cache_blocks_free(const msf_cache *c, uint32_t shard)
{
    const msf_cache_shard *s = &c->shard[shard];
    return s->free_count + (c->blocks - s->fresh);
}

static uint32_t take_one(msf_cache_shard *s, const uint32_t *links)
{
    if (s->free_head == 0) {
        return s->fresh++;
    }
    uint32_t block = s->free_head - 1;
    s->free_head = links[block];
    s->free_count--;
    return block;
}

uint32_t msf_cache_blocks_take(msf_cache *c, uint32_t shard, uint32_t n)
{
    assert(n <= msf_cache_blocks_free(c, shard) && "room is made before it is taken");
    uint32_t *links = links_of(c, shard), first = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t block = take_one(&c->shard[shard], links);
        __atomic_store_n(&links[block], first, __ATOMIC_RELAXED);
        first = block + 1;
    }
    return first == 0 ? MSF_CACHE_NONE : first - 1;
}

void msf_cache_blocks_give(msf_cache *c, uint32_t shard, uint32_t first, uint32_t n)
{
    msf_cache_shard *s = &c->shard[shard];
    uint32_t *links = links_of(c, shard);
    for (uint32_t i = 0, block = first; i < n; i++) {
        assert(block < s->fresh && "a chain of an entry consists of used blocks");
        uint32_t next = links[block];
        __atomic_store_n(&links[block], s->free_head, __ATOMIC_RELAXED);
        s->free_head = block + 1;
        s->free_count++;
        block = next - 1;
    }
}

static void write_words(msf_cache_word *to, const char *from, size_t len)
{
    size_t i = 0;
    uint64_t w;
#pragma GCC unroll 8
    for (; i + 8 <= len; i += 8) {
        memcpy(&w, from + i, 8);
        __atomic_store_n(&to[i / 8], w, __ATOMIC_RELAXED);
    }
    if (i < len) {
        w = 0;
        memcpy(&w, from + i, len - i);
        __atomic_store_n(&to[i / 8], w, __ATOMIC_RELAXED);
    }
}

void msf_cache_blocks_write(msf_cache *c, uint32_t shard, uint32_t first, msf_slice data)
{
    const uint32_t *links = links_of(c, shard);
    __atomic_thread_fence(__ATOMIC_RELEASE); /* see cache_entry.c */
    for (size_t at = 0; at < data.n; at += MSF_CACHE_BLOCK) {
        size_t n = data.n - at < MSF_CACHE_BLOCK ? data.n - at : MSF_CACHE_BLOCK;
        write_words((msf_cache_word *)block_at(c, shard, first), data.p + at, n);
        first = links[first] - 1;
    }
}

static void read_words(char *to, const msf_cache_word *from, size_t len)
{
    size_t i = 0;
#pragma GCC unroll 8
    for (; i + 8 <= len; i += 8) {
        uint64_t w = __atomic_load_n(&from[i / 8], __ATOMIC_RELAXED);
        memcpy(to + i, &w, 8);
    }
    if (i < len) {
        uint64_t w = __atomic_load_n(&from[i / 8], __ATOMIC_RELAXED);
        memcpy(to + i, &w, len - i);
    }
}

bool msf_cache_blocks_copy(const msf_cache *c, uint32_t shard, uint32_t first, char *out, size_t len)
{
    const uint32_t *links = links_of(c, shard);
    for (size_t at = 0; at < len; at += MSF_CACHE_BLOCK) {
        if (first >= c->blocks) {
            return false;
        }
        read_words(out + at, (const msf_cache_word *)block_at(c, shard, first), len - at < MSF_CACHE_BLOCK ? len - at : MSF_CACHE_BLOCK);
        first = __atomic_load_n(&links[first], __ATOMIC_RELAXED) - 1;
    }
    return true;
}

/* ---- after a crash ------------------------------------------------------------------------------------------------------------------ */

static uint8_t *marks_of(const msf_cache *c, uint32_t shard)
{
    return c->mark + (size_t)shard * ((c->blocks + 63) / 64 * 64);
}

void msf_cache_marks_clear(msf_cache *c, uint32_t shard)
{
    memset(marks_of(c, shard), 0, c->blocks);
}

bool msf_cache_marks_claim(msf_cache *c, uint32_t shard, uint32_t first, uint32_t n)
{
    const uint32_t *links = links_of(c, shard);
    uint8_t *marks = marks_of(c, shard);
    for (uint32_t i = 0, block = first; i < n; i++, block = links[block] - 1) {
        if (block >= c->shard[shard].fresh || marks[block] != 0) {
            for (uint32_t undo = first; i > 0; i--, undo = links[undo] - 1) {
                marks[undo] = 0;
            }
            return false;
        }
        marks[block] = 1;
    }
    return true;
}

void msf_cache_marks_free_rest(msf_cache *c, uint32_t shard)
{
    msf_cache_shard *s = &c->shard[shard];
    uint32_t *links = links_of(c, shard);
    const uint8_t *marks = marks_of(c, shard);
    s->free_head = s->free_count = 0;
    for (uint32_t block = s->fresh; block-- > 0;) {
        if (marks[block] == 0) {
            __atomic_store_n(&links[block], s->free_head, __ATOMIC_RELAXED);
            s->free_head = block + 1;
            s->free_count++;
        }
    }
}

bool msf_cache_marks_agree(const msf_cache *c, uint32_t shard)
{
    const msf_cache_shard *s = &c->shard[shard];
    const uint32_t *links = links_of(c, shard);
    const uint8_t *marks = marks_of(c, shard);
    uint32_t unmarked = 0, listed = 0;
    for (uint32_t block = 0; block < s->fresh; block++) {
        unmarked += marks[block] == 0;
    }
    for (uint32_t at = s->free_head; at != 0 && listed <= unmarked; at = links[at - 1]) {
        if (at > s->fresh || marks[at - 1] != 0) {
            return false;
        }
        listed++;
    }
    return listed == unmarked && listed == s->free_count;
}
