/* What the fuzzers share. The first byte of an input chooses how the rest is split; the rest is the message. Each fuzzer feeds the message
 * whole, split in two, and byte by byte, and aborts when the outcomes differ. */
#ifndef MSF_FUZZ_H
#define MSF_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FUZZ_INPUT_MAX = 1 << 16 };

/* True also in builds with NDEBUG. */
#define REQUIRE(cond)                                                                                                                      \
    do {                                                                                                                                   \
        if (!(cond)) {                                                                                                                     \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #cond);                                                           \
            abort();                                                                                                                       \
        }                                                                                                                                  \
    } while (0)

/* A folder of this process for temporary files, removed at exit (it is empty when nothing leaked). */
const char *fuzz_dir(void);
/* Aborts if fuzz_dir() holds a file. */
void fuzz_dir_is_empty(void);

/* An exactly sized copy, so that reading past it is seen. */
static inline char *fuzz_copy(const uint8_t *data, size_t n)
{
    char *copy = malloc(n > 0 ? n : 1);
    if (n > 0) {
        memcpy(copy, data, n);
    }
    return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
