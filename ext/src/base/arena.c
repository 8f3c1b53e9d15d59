#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/error.h"

#define ALIGN         16
#define FIRST_CHUNK   1024
#define LARGEST_CHUNK (16 * 1024)

struct msf_arena_chunk {
    msf_arena_chunk *older;
    size_t size; /* with this header */
};

struct msf_arena_dispose {
    msf_arena_dispose *older;
    void (*fn)(void *);
    void *ptr;
};

_Static_assert(sizeof(msf_arena_chunk) == ALIGN, "what follows the chunk's header is aligned");

static char *aligned(char *p)
{
    return p + (-(uintptr_t)p & (ALIGN - 1));
}

void msf_arena_init(msf_arena *a, void *first, size_t first_len, size_t max)
{
    *a = (msf_arena){.max = max};
    if (first != NULL) {
        char *end = (char *)first + first_len;
        char *at = aligned(first);
        if (at < end) {
            a->at = at;
            a->end = end;
        }
    }
}

void msf_arena_end(msf_arena *a)
{
    /* One by one from the head: a dispose function may still allocate, and even register another one. */
    while (a->disposes != NULL) {
        msf_arena_dispose *d = a->disposes;
        a->disposes = d->older;
        d->fn(d->ptr);
    }
    while (a->chunks != NULL) {
        msf_arena_chunk *c = a->chunks;
        a->chunks = c->older;
        free(c);
    }
    a->at = a->end = NULL;
    a->used = 0;
}

static msf_arena_chunk *add_chunk(msf_arena *a, size_t size)
{
    if (size > a->max - a->used) {
        return NULL;
    }
    msf_arena_chunk *c = malloc(size);
    if (c == NULL) {
        return NULL;
    }
    c->older = a->chunks;
    c->size = size;
    a->chunks = c;
    a->used += size;
    return c;
}

/* `n` is a multiple of ALIGN. */
static void *alloc_slow(msf_arena *a, size_t n)
{
    size_t need = n + sizeof(msf_arena_chunk);
    size_t size = a->used + FIRST_CHUNK; /* the sum of all before plus the first: doubles */
    if (size > LARGEST_CHUNK) {
        size = LARGEST_CHUNK;
    }
    size_t left = a->max - a->used;
    if (size > left) {
        size = left & ~(size_t)(ALIGN - 1);
    }
    /* Something big gets a chunk of its own, and the small ones go on in the open one. */
    bool alone = need > size / 2;
    msf_arena_chunk *c = add_chunk(a, alone ? need : size);
    if (c == NULL) {
        return NULL;
    }
    char *p = (char *)(c + 1);
    if (!alone) {
        a->at = p + n;
        a->end = (char *)c + size;
    }
    return p;
}

void *msf_arena_alloc(msf_arena *a, size_t n)
{
    if (n > PTRDIFF_MAX - ALIGN - sizeof(msf_arena_chunk)) {
        return NULL;
    }
    n = n == 0 ? ALIGN : (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (n <= (size_t)(a->end - a->at)) {
        void *p = a->at;
        a->at += n;
        return p;
    }
    return alloc_slow(a, n);
}

msf_slice msf_arena_copy(msf_arena *a, msf_slice s)
{
    char *p = s.n < SIZE_MAX ? msf_arena_alloc(a, s.n + 1) : NULL;
    if (p == NULL) {
        return MSF_SLICE_NONE;
    }
    if (s.n > 0) {
        memcpy(p, s.p, s.n);
    }
    p[s.n] = '\0';
    return msf_slice_of(p, s.n);
}

int msf_arena_defer(msf_arena *a, void (*fn)(void *), void *ptr)
{
    msf_arena_dispose *d = msf_arena_alloc(a, sizeof *d);
    if (d == NULL) {
        return MSF_ETOOBIG;
    }
    *d = (msf_arena_dispose){a->disposes, fn, ptr};
    a->disposes = d;
    return 0;
}
