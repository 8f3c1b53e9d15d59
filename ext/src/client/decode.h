/* Content codings of bodies that arrive: gzip, deflate (with and without zlib's wrapper, as servers send both) and br, decoded piece by
 * piece. Two guards against bombs: a ceiling of what may come out, and of how many times more that may be than what went in. */
#ifndef MSF_CLIENT_DECODE_H
#define MSF_CLIENT_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

enum {
    MSF_DECODE_RATIO = 300,          /* times; JSON of equal records reaches 100, zlib's bombs 1000, brotli's far more */
    MSF_DECODE_RATIO_FROM = 1 << 20, /* bytes that may come out before the ratio counts */
    MSF_DECODE_PIECE = 16 * 1024
};

typedef struct msf_decode msf_decode;

/* What Accept-Encoding may say. */
#define MSF_DECODE_CODINGS "gzip, deflate, br"

/* `coding`: of a Content-Encoding, any case; x-gzip is gzip. NULL with err->code 0: "identity" or one that is not known, the bytes are as
 * they are; with -ENOMEM: out of memory. `max`: bytes that may come out. */
msf_decode *msf_decode_new(msf_slice coding, uint64_t max, msf_error *err);
void msf_decode_free(msf_decode *d);

/* `sink` gets the output in pieces of at most MSF_DECODE_PIECE bytes, during the call. 0, MSF_EPROTO (broken, or bytes behind the end),
 * MSF_ETOOBIG with the sentence; or the first non-zero result of `sink`, without one. After a failure: only free. */
int msf_decode_feed(msf_decode *d, const char *p, size_t n, int (*sink)(void *ctx, const char *p, size_t n), void *ctx, msf_error *err);
/* The body is complete: 0, or MSF_EPROTO when its coding is not. A body of no bytes is complete. */
int msf_decode_finish(const msf_decode *d, msf_error *err);

#endif
