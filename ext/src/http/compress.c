#include "http/compress.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#define GZIP_WINDOW 16 /* added to windowBits: a gzip header instead of a zlib one */
#define FULL_WINDOW 15
#define FULL_MEMORY 8
/* A streamed body keeps its state between writes, perhaps for hours: 8 KiB of window instead of 32, about 100 KiB in all instead of 260. */
#define STREAM_WINDOW 13
#define STREAM_MEMORY 7

struct msf_gzip_stream {
    z_stream z;
};

void msf_gzip_free(msf_gzip *g)
{
    for (size_t i = 0; i < MSF_GZIP_LEVELS; i++) {
        if (g->levels[i] != NULL) {
            deflateEnd(g->levels[i]);
            free(g->levels[i]);
            g->levels[i] = NULL;
        }
    }
    free(g->scratch);
    g->scratch = NULL;
}

static z_stream *state_of(msf_gzip *g, int level)
{
    z_stream *z = g->levels[level];
    if (z != NULL) {
        return deflateReset(z) == Z_OK ? z : NULL;
    }
    z = calloc(1, sizeof(z_stream));
    if (z == NULL || deflateInit2(z, level, Z_DEFLATED, FULL_WINDOW + GZIP_WINDOW, FULL_MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(z);
        return NULL;
    }
    g->levels[level] = z;
    return z;
}

static char *output_area(msf_gzip *g, size_t n, bool *owned)
{
    *owned = n > MSF_GZIP_SCRATCH;
    if (*owned) {
        return malloc(n);
    }
    if (g->scratch == NULL) {
        g->scratch = malloc(MSF_GZIP_SCRATCH);
    }
    return g->scratch;
}

char *msf_gzip_body(msf_gzip *g, int level, msf_slice body, size_t *n, bool *owned)
{
    assert(level >= 1 && level <= 9 && "the caller clamps the level");
    *owned = false;
    if (body.n < 2 || body.n > UINT_MAX) {
        return NULL;
    }
    z_stream *z = state_of(g, level);
    size_t room = body.n - 1; /* no room for a result that is not smaller */
    char *out = z != NULL ? output_area(g, room, owned) : NULL;
    if (out == NULL) {
        return NULL;
    }
    z->next_in = (const Bytef *)body.p;
    z->avail_in = (uInt)body.n;
    z->next_out = (Bytef *)out;
    z->avail_out = (uInt)room;
    if (deflate(z, Z_FINISH) != Z_STREAM_END) {
        if (*owned) {
            free(out);
        }
        *owned = false;
        return NULL;
    }
    *n = room - z->avail_out;
    return out;
}

static bool has_suffix(msf_slice s, msf_slice suffix)
{
    return s.n > suffix.n && msf_slice_ieq(msf_slice_of(s.p + s.n - suffix.n, suffix.n), suffix);
}

bool msf_gzip_type(msf_slice type)
{
    size_t n = 0;
    while (n < type.n && type.p[n] != ';' && type.p[n] != ' ') {
        n++;
    }
    msf_slice t = msf_slice_of(type.p, n);
    return (t.n > 5 && msf_slice_ieq(msf_slice_of(t.p, 5), MSF_SLICE("text/"))) || msf_slice_ieq(t, MSF_SLICE("application/json")) ||
           msf_slice_ieq(t, MSF_SLICE("application/javascript")) || msf_slice_ieq(t, MSF_SLICE("application/xml")) ||
           has_suffix(t, MSF_SLICE("+json")) || has_suffix(t, MSF_SLICE("+xml"));
}

msf_gzip_stream *msf_gzip_stream_new(int level)
{
    msf_gzip_stream *s = calloc(1, sizeof(*s));
    if (s != NULL && deflateInit2(&s->z, level, Z_DEFLATED, STREAM_WINDOW + GZIP_WINDOW, STREAM_MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(s);
        return NULL;
    }
    return s;
}

void msf_gzip_stream_free(msf_gzip_stream *s)
{
    if (s != NULL) {
        deflateEnd(&s->z);
        free(s);
    }
}

/* One deflate call after the other until the output buffer is no longer filled to the brim: then zlib holds nothing back. */
static int drain_state(z_stream *z, int flush, int (*sink)(void *, const char *, size_t), void *ctx)
{
    char out[16 * 1024];
    do {
        z->next_out = (Bytef *)out;
        z->avail_out = sizeof(out);
        int rc = deflate(z, flush);
        if (rc == Z_STREAM_ERROR) {
            return -EINVAL;
        }
        size_t n = sizeof(out) - z->avail_out;
        int error = n > 0 ? sink(ctx, out, n) : 0;
        if (error != 0) {
            return error;
        }
    } while (z->avail_out == 0);
    return 0;
}

int msf_gzip_stream_write(msf_gzip_stream *s, msf_slice piece, bool finish, int (*sink)(void *ctx, const char *p, size_t n), void *ctx)
{
    while (piece.n > UINT_MAX) {
        s->z.next_in = (const Bytef *)piece.p;
        s->z.avail_in = UINT_MAX;
        int error = drain_state(&s->z, Z_NO_FLUSH, sink, ctx);
        if (error != 0) {
            return error;
        }
        piece = msf_slice_of(piece.p + UINT_MAX, piece.n - UINT_MAX);
    }
    s->z.next_in = (const Bytef *)piece.p;
    s->z.avail_in = (uInt)piece.n;
    return drain_state(&s->z, finish ? Z_FINISH : Z_SYNC_FLUSH, sink, ctx);
}
