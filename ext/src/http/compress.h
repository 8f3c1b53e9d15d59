/* gzip of response bodies with zlib. Complete bodies share one deflate state per level and server; a streamed body has its own, smaller
 * one. */
#ifndef MSF_HTTP_COMPRESS_H
#define MSF_HTTP_COMPRESS_H

#define ZLIB_CONST /* input is const */
#include <stdbool.h>
#include <zlib.h>

#include "base/slice.h"

#define MSF_GZIP_SCRATCH 16384 /* compressed bodies up to this size need no allocation */
#define MSF_GZIP_LEVELS  10    /* 1 to 9 */

/* Zero-initialised by its owner. The deflate states are made on first use and stay until msf_gzip_free. */
typedef struct msf_gzip {
    z_stream *levels[MSF_GZIP_LEVELS];
    char *scratch;
} msf_gzip;

void msf_gzip_free(msf_gzip *g);

/* Compresses a complete body. NULL when that would not make it smaller, or without memory. Otherwise *n bytes: in the scratch area (valid
 * until the next call; *owned = false) or malloc'ed for the caller (*owned = true). */
char *msf_gzip_body(msf_gzip *g, int level, msf_slice body, size_t *n, bool *owned);

/* True for media types that shrink: text, JSON, JavaScript, XML, SVG. Parameters are ignored. */
bool msf_gzip_type(msf_slice content_type);

typedef struct msf_gzip_stream msf_gzip_stream;
/* NULL without memory. */
msf_gzip_stream *msf_gzip_stream_new(int level);
void msf_gzip_stream_free(msf_gzip_stream *z);
/* Feeds a piece; `sink` gets the output in pieces of at most 16 KiB, during the call, everything of this piece included (sync flush), and
 * with `finish` the trailer. The first non-zero result of `sink` ends the call and is returned. */
int msf_gzip_stream_write(msf_gzip_stream *z, msf_slice piece, bool finish, int (*sink)(void *ctx, const char *p, size_t n), void *ctx);

#endif
