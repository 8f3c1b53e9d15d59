/* One entry, written by the owner of the lock and read by anybody at any time: a seqlock.
 *
 * Writer: seq becomes odd; release fence; the words of the entry, relaxed; seq becomes even, release.
 * Reader: seq, acquire; the words, relaxed; acquire fence; seq again. Equal and even: the words belong together. If one of the words was
 * written after the first look at seq, the writer's fence comes before that word and the reader's fence after it, so the second look sees
 * the odd number at least.
 *
 * Blocks are guarded by the same number. They are written only when no entry refers to them: the entry that did has been replaced before,
 * under the same lock, and msf_cache_blocks_write begins with a release fence. A reader that meets a new byte in an old chain therefore
 * sees in msf_cache_entry_still that its entry is gone. */
#include "process/cache_layout.h"

#include <assert.h>
#include <string.h>

#define WORDS (sizeof(msf_cache_entry) / sizeof(msf_cache_word))

bool msf_cache_entry_read(const msf_cache_slot *s, uint64_t *seq, msf_cache_entry *out)
{
    const msf_cache_word *from = (const msf_cache_word *)&s->entry;
    msf_cache_word *to = (msf_cache_word *)out;
    *seq = __atomic_load_n(&s->seq, __ATOMIC_ACQUIRE);
    if ((*seq & 1) != 0) {
        return false;
    }
    for (size_t i = 0; i < WORDS; i++) {
        to[i] = __atomic_load_n(&from[i], __ATOMIC_RELAXED);
    }
    return msf_cache_entry_still(s, *seq);
}

bool msf_cache_entry_still(const msf_cache_slot *s, uint64_t seq)
{
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
    return __atomic_load_n(&s->seq, __ATOMIC_RELAXED) == seq;
}

void msf_cache_entry_publish(msf_cache_slot *s, const msf_cache_entry *e)
{
    const msf_cache_word *from = (const msf_cache_word *)e;
    msf_cache_word *to = (msf_cache_word *)&s->entry;
    uint64_t seq = s->seq | 1; /* odd already when a killed writer has left it so */
    __atomic_store_n(&s->seq, seq, __ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    for (size_t i = 0; i < WORDS; i++) {
        __atomic_store_n(&to[i], from[i], __ATOMIC_RELAXED);
    }
    __atomic_store_n(&s->seq, seq + 1, __ATOMIC_RELEASE);
}

/* ---- the checksum ------------------------------------------------------------------------------------------------------------------- */

#define PRIME 0x9e3779b97f4a7c15ull

static uint64_t load(const char *p, size_t n)
{
    uint64_t w = 0;
    memcpy(&w, p, n);
    return w;
}

static uint64_t step(uint64_t lane, uint64_t word)
{
    lane = (lane ^ word) * PRIME;
    return lane ^ lane >> 29;
}

/* Four lanes side by side, because one would wait for its own multiplication all the time. */
static uint64_t sum_bytes(uint64_t h, const char *p, size_t len)
{
    uint64_t a = h, b = h + 1, c = h + 2, d = h + 3;
    for (; len >= 32; p += 32, len -= 32) {
        a = step(a, load(p, 8));
        b = step(b, load(p + 8, 8));
        c = step(c, load(p + 16, 8));
        d = step(d, load(p + 24, 8));
    }
    for (; len >= 8; p += 8, len -= 8) {
        a = step(a, load(p, 8));
    }
    a = step(a, len > 0 ? load(p, len) : 0); /* null has no bytes to point to */
    return step(step(step(a, b), c), d);
}

uint32_t msf_cache_sum(const msf_cache_entry *e, const char *data, size_t len)
{
    uint64_t h = sum_bytes(e->hash ^ (uint64_t)e->type << 56 ^ len, data, len);
    return (uint32_t)(h ^ h >> 32);
}
