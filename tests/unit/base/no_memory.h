/* Makes malloc, calloc and realloc of the test fail on demand. Not under the sanitizers, which have an allocator of their own: there
 * `no_memory_works` is false and the tests that need it pass without a look. Include in one file per test program. */
#ifndef MSF_UNIT_NO_MEMORY_H
#define MSF_UNIT_NO_MEMORY_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__)
enum { no_memory_works = false };
static int allocations_left = -1;
#else
enum { no_memory_works = true };
static int allocations_left = -1; /* -1: no limit */

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static bool allowed(void)
{
    if (allocations_left == 0) {
        errno = ENOMEM;
        return false;
    }
    allocations_left -= allocations_left > 0;
    return true;
}

void *malloc(size_t n)
{
    return allowed() ? __libc_malloc(n) : NULL;
}

void *calloc(size_t n, size_t size)
{
    return allowed() ? __libc_calloc(n, size) : NULL;
}

void *realloc(void *p, size_t n)
{
    return allowed() ? __libc_realloc(p, n) : NULL;
}
#endif

#endif
