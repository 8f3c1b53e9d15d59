/* A bounded map from byte strings to pointers; when it is full, the entry that was not used for the longest time goes. Keys are copied.
 * The hash is keyed with a random seed per map, so that a client cannot choose colliding keys. */
#ifndef MSF_BASE_LRU_H
#define MSF_BASE_LRU_H

#include <stddef.h>

#include "base/error.h"
#include "base/slice.h"

#define MSF_LRU_KEY_MAX 4096 /* bytes; longer keys are not kept */

typedef struct msf_lru msf_lru;

/* `max`: entries, > 0. `release(value)` (may be NULL) is called once for every value that leaves: evicted, replaced, removed or freed.
 * It runs after the entry is out of the map and may use the map. NULL when out of memory. */
msf_lru *msf_lru_new(size_t max, void (*release)(void *value));
/* Releases every value. `lru` may be NULL. */
void msf_lru_free(msf_lru *lru);

/* The value, which becomes the youngest; NULL when there is none. Valid until the next change of the map. */
void *msf_lru_get(msf_lru *lru, msf_slice key);
/* Adds or replaces. `value` is not NULL. 0, MSF_ETOOBIG (the key) or -ENOMEM; on failure the value still belongs to the caller. */
int msf_lru_put(msf_lru *lru, msf_slice key, void *value);
/* True when there was one. */
bool msf_lru_remove(msf_lru *lru, msf_slice key);
void msf_lru_clear(msf_lru *lru);
size_t msf_lru_count(const msf_lru *lru);
/* The value without making it younger. */
void *msf_lru_peek(msf_lru *lru, msf_slice key);
/* Every entry, youngest first. `fn` must not change the map. */
void msf_lru_each(const msf_lru *lru, void (*fn)(void *ctx, msf_slice key, void *value), void *ctx);

#endif
