/* Growing bytes with a ceiling given at birth. malloc memory, owned by the struct; `msf_buffer_free` releases it and leaves an
 * empty, usable buffer. Growth doubles; nothing is ever written past `max`. */
#ifndef MSF_BASE_BUFFER_H
#define MSF_BASE_BUFFER_H

#include <stdarg.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

typedef struct msf_buffer {
    char *data;
    size_t len;
    size_t cap;
    size_t max;
} msf_buffer;

/* `max`: ceiling in bytes, > 0. Allocates nothing. */
void msf_buffer_init(msf_buffer *b, size_t max);
void msf_buffer_free(msf_buffer *b);

/* Room for `n` more bytes behind `len`; returns the place to write, NULL at the ceiling. Does not change `len`. */
char *msf_buffer_reserve(msf_buffer *b, size_t n);

/* 0 or MSF_ETOOBIG; on failure nothing was added. */
int msf_buffer_append(msf_buffer *b, const char *p, size_t n);
int msf_buffer_append_slice(msf_buffer *b, msf_slice s);
int msf_buffer_printf(msf_buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Drops the first `n` bytes (n <= len). */
void msf_buffer_consume(msf_buffer *b, size_t n);

static inline void msf_buffer_clear(msf_buffer *b)
{
    b->len = 0;
}

static inline msf_slice msf_buffer_slice(const msf_buffer *b)
{
    return (msf_slice){b->data, b->len};
}

#endif
