#define ZLIB_CONST
#include "client/decode.h"

#include <brotli/decode.h>
#include <stdlib.h>
#include <zlib.h>

typedef enum kind { GZIP, DEFLATE, BROTLI } kind;

struct msf_decode {
    kind kind;
    bool begun; /* the coding's own state is there */
    bool ended; /* the coding says that it is complete */
    uint64_t in, out, max;
    z_stream z;
    BrotliDecoderState *brotli;
    char piece[MSF_DECODE_PIECE];
};

typedef struct output {
    int (*sink)(void *ctx, const char *p, size_t n);
    void *ctx;
    msf_error *err;
} output;

static int broken(msf_error *err, const char *why)
{
    return msf_error_set(err, MSF_EPROTO, "content coding: %s", why);
}

/* ---- life ---- */

static bool find_kind(msf_slice coding, kind *k)
{
    if (msf_slice_ieq(coding, MSF_SLICE("gzip")) || msf_slice_ieq(coding, MSF_SLICE("x-gzip"))) {
        *k = GZIP;
    } else if (msf_slice_ieq(coding, MSF_SLICE("deflate"))) {
        *k = DEFLATE;
    } else if (msf_slice_ieq(coding, MSF_SLICE("br"))) {
        *k = BROTLI;
    } else {
        return false;
    }
    return true;
}

msf_decode *msf_decode_new(msf_slice coding, uint64_t max, msf_error *err)
{
    kind k;
    *err = (msf_error){0};
    if (!find_kind(coding, &k)) {
        return NULL;
    }
    msf_decode *d = malloc(sizeof *d);
    if (d == NULL) {
        msf_error_set(err, -ENOMEM, "out of memory");
        return NULL;
    }
    memset(d, 0, offsetof(msf_decode, piece));
    d->kind = k;
    d->max = max;
    return d;
}

void msf_decode_free(msf_decode *d)
{
    if (d == NULL) {
        return;
    }
    if (d->begun && d->kind == BROTLI) {
        BrotliDecoderDestroyInstance(d->brotli);
    } else if (d->begun) {
        inflateEnd(&d->z);
    }
    free(d);
}

/* A zlib header: deflate, a window that exists, and a sum that is right. Raw deflate begins otherwise: its first byte would be a stored
 * block with bits set that encoders leave clear. */
static bool has_zlib_header(unsigned char first)
{
    return (first & 0x0f) == 8 && first >> 4 <= 7;
}

/* With the first byte, since that tells the two kinds of deflate apart. */
static int begin(msf_decode *d, unsigned char first, msf_error *err)
{
    if (d->kind == BROTLI) {
        d->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
        d->begun = d->brotli != NULL;
    } else {
        int window = d->kind == GZIP ? 15 + 16 : has_zlib_header(first) ? 15 : -15;
        d->begun = inflateInit2(&d->z, window) == Z_OK;
    }
    return d->begun ? 0 : msf_error_set(err, -ENOMEM, "out of memory");
}

/* ---- output ---- */

static int give(msf_decode *d, size_t n, const output *o)
{
    d->out += n;
    if (d->out > d->max) {
        return msf_error_set(o->err, MSF_ETOOBIG, "decoded body larger than %llu bytes", (unsigned long long)d->max);
    }
    if (d->out > MSF_DECODE_RATIO_FROM && d->out / MSF_DECODE_RATIO > d->in) {
        return msf_error_set(o->err, MSF_ETOOBIG, "decoded body more than %d times as large as what was sent", MSF_DECODE_RATIO);
    }
    return n > 0 ? o->sink(o->ctx, d->piece, n) : 0;
}

/* ---- one step: takes from *p, *n ---- */

/* Several gzip members behind each other are one body (RFC 1952 section 2.2). */
static int next_member(msf_decode *d, size_t left, msf_error *err)
{
    if (left == 0) {
        return 0;
    }
    if (d->kind != GZIP || inflateReset(&d->z) != Z_OK) {
        return broken(err, "bytes behind the end");
    }
    d->ended = false;
    return 0;
}

static int inflate_step(msf_decode *d, const char **p, size_t *n, bool *more, const output *o)
{
    uInt take = *n < (1u << 30) ? (uInt)*n : 1u << 30;
    if (d->ended) {
        int result = next_member(d, *n, o->err);
        if (result != 0) {
            return result;
        }
    }
    d->z.next_in = (const Bytef *)*p;
    d->z.avail_in = take;
    d->z.next_out = (Bytef *)d->piece;
    d->z.avail_out = sizeof d->piece;
    int result = inflate(&d->z, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) {
        return msf_error_set(o->err, -ENOMEM, "out of memory");
    }
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        return broken(o->err, d->z.msg != NULL ? d->z.msg : "broken");
    }
    *p += take - d->z.avail_in;
    *n -= take - d->z.avail_in;
    d->ended = result == Z_STREAM_END;
    *more = d->z.avail_out == 0 && !d->ended; /* a full piece: there may be output without more input */
    return give(d, sizeof d->piece - d->z.avail_out, o);
}

static int brotli_step(msf_decode *d, const char **p, size_t *n, bool *more, const output *o)
{
    if (d->ended) {
        return *n == 0 ? 0 : broken(o->err, "bytes behind the end");
    }
    const uint8_t *in = (const uint8_t *)*p;
    uint8_t *out = (uint8_t *)d->piece;
    size_t room = sizeof d->piece;
    BrotliDecoderResult result = BrotliDecoderDecompressStream(d->brotli, n, &in, &room, &out, NULL);
    if (result == BROTLI_DECODER_RESULT_ERROR) {
        return broken(o->err, BrotliDecoderErrorString(BrotliDecoderGetErrorCode(d->brotli)));
    }
    *p = (const char *)in;
    d->ended = result == BROTLI_DECODER_RESULT_SUCCESS;
    *more = result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    return give(d, sizeof d->piece - room, o);
}

int msf_decode_feed(msf_decode *d, const char *p, size_t n, int (*sink)(void *ctx, const char *p, size_t n), void *ctx, msf_error *err)
{
    const output o = {sink, ctx, err};
    bool more = false;
    int result = d->begun || n == 0 ? 0 : begin(d, (unsigned char)*p, err);
    d->in += n;
    while (result == 0 && (n > 0 || more)) {
        result = d->kind == BROTLI ? brotli_step(d, &p, &n, &more, &o) : inflate_step(d, &p, &n, &more, &o);
    }
    return result;
}

int msf_decode_finish(const msf_decode *d, msf_error *err)
{
    return d->ended || d->in == 0 ? 0 : broken(err, "the body ended before its coding did");
}
