#include "base/buffer.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_CAP 64

void msf_buffer_init(msf_buffer *b, size_t max)
{
    assert(max > 0 && "a buffer has a ceiling");
    *b = (msf_buffer){.max = max};
}

void msf_buffer_free(msf_buffer *b)
{
    free(b->data);
    b->data = NULL;
    b->len = b->cap = 0;
}

/* The next capacity that holds `need` (<= max) bytes. */
static size_t grown(const msf_buffer *b, size_t need)
{
    size_t cap = b->cap < FIRST_CAP ? FIRST_CAP : b->cap;
    while (cap < need && cap <= b->max / 2) {
        cap *= 2;
    }
    return cap < need || cap > b->max ? b->max : cap;
}

char *msf_buffer_reserve(msf_buffer *b, size_t n)
{
    if (n > b->max - b->len) {
        return NULL;
    }
    size_t need = b->len + n;
    if (need > b->cap || b->data == NULL) {
        size_t cap = grown(b, need);
        char *data = realloc(b->data, cap);
        if (data == NULL) {
            return NULL;
        }
        b->data = data;
        b->cap = cap;
    }
    return b->data + b->len;
}

int msf_buffer_append(msf_buffer *b, const char *p, size_t n)
{
    if (n == 0) {
        return 0;
    }
    char *at = msf_buffer_reserve(b, n);
    if (at == NULL) {
        return MSF_ETOOBIG;
    }
    memcpy(at, p, n);
    b->len += n;
    return 0;
}

int msf_buffer_append_slice(msf_buffer *b, msf_slice s)
{
    return msf_buffer_append(b, s.p, s.n);
}

/* vsnprintf wants a byte for its NUL, which must not count against the ceiling: an exact fit goes through a temporary. */
static int print_exact(msf_buffer *b, size_t n, const char *format, va_list args)
{
    char *text = malloc(n + 1);
    if (text == NULL) {
        return MSF_ETOOBIG;
    }
    vsnprintf(text, n + 1, format, args);
    int result = msf_buffer_append(b, text, n);
    free(text);
    return result;
}

int msf_buffer_printf(msf_buffer *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t room = b->cap - b->len;
    int n = vsnprintf(room > 0 ? b->data + b->len : NULL, room, format, args);
    int result = 0;
    if (n < 0 || (size_t)n > b->max - b->len) {
        result = MSF_ETOOBIG;
    } else if ((size_t)n < room) {
        b->len += (size_t)n;
    } else if (b->max - b->len > (size_t)n && msf_buffer_reserve(b, (size_t)n + 1) != NULL) {
        vsnprintf(b->data + b->len, (size_t)n + 1, format, again);
        b->len += (size_t)n;
    } else {
        result = print_exact(b, (size_t)n, format, again);
    }
    va_end(again);
    va_end(args);
    return result;
}

void msf_buffer_consume(msf_buffer *b, size_t n)
{
    assert(n <= b->len && "no more is consumed than there is");
    b->len -= n;
    if (b->len > 0 && n > 0) {
        memmove(b->data, b->data + n, b->len);
    }
}
