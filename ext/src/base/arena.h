/* Memory of one request: allocations are freed together, never one by one. The first chunk lives wherever the owner put the arena
 * plus `first` bytes; further chunks double up to 16 KiB. Dispose functions run in reverse order of registration, before the memory goes.
 * The total is bounded by `max`: at the ceiling every function returns NULL. */
#ifndef MSF_BASE_ARENA_H
#define MSF_BASE_ARENA_H

#include <stddef.h>

#include "base/slice.h"

typedef struct msf_arena_chunk msf_arena_chunk;
typedef struct msf_arena_dispose msf_arena_dispose;

typedef struct msf_arena {
    char *at;
    char *end;
    msf_arena_chunk *chunks; /* malloc'ed ones, newest first */
    msf_arena_dispose *disposes;
    size_t used; /* bytes of malloc'ed chunks */
    size_t max;
} msf_arena;

/* `first`/`first_len`: memory owned by the caller that is used before the first malloc; may be NULL/0. */
void msf_arena_init(msf_arena *a, void *first, size_t first_len, size_t max);
/* Runs the dispose functions and frees the chunks. The arena may be initialised again. */
void msf_arena_end(msf_arena *a);

/* 16-byte aligned, not zeroed; NULL at the ceiling or when malloc fails. */
void *msf_arena_alloc(msf_arena *a, size_t n);
/* A NUL-terminated copy (the NUL is not counted in the slice). {NULL, 0} on failure. */
msf_slice msf_arena_copy(msf_arena *a, msf_slice s);
/* `fn(ptr)` when the arena ends. 0 or MSF_ETOOBIG (then nothing is registered). */
int msf_arena_defer(msf_arena *a, void (*fn)(void *), void *ptr);

#endif
