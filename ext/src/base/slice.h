/* A borrowed run of bytes: pointer + length, never NUL-terminated, never owned. Valid as long as what it points into. */
#ifndef MSF_BASE_SLICE_H
#define MSF_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

typedef struct msf_slice {
    const char *p;
    size_t n;
} msf_slice;

/* A slice of a string literal, usable in initialisers of automatic variables. */
#define MSF_SLICE(literal) ((msf_slice){(literal), sizeof(literal) - 1})
#define MSF_SLICE_NONE     ((msf_slice){NULL, 0})

static inline msf_slice msf_slice_of(const char *p, size_t n)
{
    return (msf_slice){p, n};
}

static inline msf_slice msf_slice_str(const char *s)
{
    return (msf_slice){s, strlen(s)};
}

static inline bool msf_slice_eq(msf_slice a, msf_slice b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* ASCII case-insensitive equality (header names, tokens). */
static inline bool msf_slice_ieq(msf_slice a, msf_slice b)
{
    return a.n == b.n && (a.n == 0 || strncasecmp(a.p, b.p, a.n) == 0);
}

#endif
