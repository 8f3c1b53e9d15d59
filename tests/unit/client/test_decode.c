/* Content codings, whole and at every split, broken, cut, and bombs. */
#include "unit.h"

#include <brotli/encode.h>
#include <zlib.h>

#include "client/decode.h"

typedef struct sunk {
    char *p;
    size_t n;
    int stop_after;
} sunk;

static int sink(void *ctx, const char *p, size_t n)
{
    sunk *s = ctx;
    CHECK(n > 0 && n <= MSF_DECODE_PIECE);
    s->p = realloc(s->p, s->n + n);
    memcpy(s->p + s->n, p, n);
    s->n += n;
    return s->stop_after > 0 && --s->stop_after == 0 ? -7 : 0;
}

static size_t zip(const char *in, size_t n, int window, char *out, size_t room)
{
    z_stream z = {0};
    CHECK_INT(deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (Bytef *)in;
    z.avail_in = (uInt)n;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)room;
    CHECK_INT(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return room - z.avail_out;
}

static size_t encode(const char *coding, const char *in, size_t n, char *out, size_t room)
{
    if (strcmp(coding, "br") == 0) {
        CHECK(BrotliEncoderCompress(5, 22, BROTLI_MODE_GENERIC, n, (const uint8_t *)in, &room, (uint8_t *)out) == BROTLI_TRUE);
        return room;
    }
    return zip(in, n, strcmp(coding, "gzip") == 0 ? 31 : strcmp(coding, "raw") == 0 ? -15 : 15, out, room);
}

/* In two pieces; the code of the first failure, of the end too. */
static int decode(const char *coding, const char *in, size_t n, size_t cut, uint64_t max, sunk *s)
{
    msf_error err;
    msf_decode *d = msf_decode_new(msf_slice_str(strcmp(coding, "raw") == 0 ? "deflate" : coding), max, &err);
    CHECK(d != NULL && err.code == 0);
    char *copy = malloc(n + 1);
    memcpy(copy, in, n);
    int result = msf_decode_feed(d, copy, cut, sink, s, &err);
    result = result != 0 ? result : msf_decode_feed(d, copy + cut, n - cut, sink, s, &err);
    result = result != 0 ? result : msf_decode_finish(d, &err);
    CHECK(result == 0 || result == -7 || (err.code == result && err.text[0] != '\0'));
    msf_decode_free(d);
    free(copy);
    return result;
}

static const char *const codings[] = {"gzip", "deflate", "raw", "br"};
static const char words[] = "one two three, one two three: the quick brown fox jumps over the lazy dog 0123456789";

TEST(every_coding_at_every_split)
{
    char packed[1000];
    for (int c = 0; c < 4; c++) {
        size_t n = encode(codings[c], words, strlen(words), packed, sizeof packed);
        for (size_t cut = 0; cut <= n; cut++) {
            sunk s = {0};
            CHECK_INT(decode(codings[c], packed, n, cut, 1000, &s), 0);
            CHECK_BYTES(s.p, s.n, words);
            free(s.p);
        }
        for (size_t cut = 1; cut < n; cut++) { /* cut off */
            sunk s = {0};
            CHECK_INT(decode(codings[c], packed, cut, cut / 2, 1000, &s), MSF_EPROTO);
            free(s.p);
        }
        packed[n] = 'x'; /* something behind the end */
        sunk s = {0};
        CHECK_INT(decode(codings[c], packed, n + 1, n, 1000, &s), MSF_EPROTO);
        free(s.p);
    }
}

TEST(large_bodies_and_ceilings)
{
    static char in[300000], packed[400000];
    for (size_t i = 0; i < sizeof in; i++) {
        in[i] = (char)(i * 7919 >> 5);
    }
    for (int c = 0; c < 4; c++) {
        size_t n = encode(codings[c], in, sizeof in, packed, sizeof packed);
        sunk s = {0}, over = {0}, stopped = {.stop_after = 2};
        CHECK_INT(decode(codings[c], packed, n, n / 3, sizeof in, &s), 0);
        CHECK(s.n == sizeof in && memcmp(s.p, in, sizeof in) == 0);
        CHECK_INT(decode(codings[c], packed, n, n / 3, sizeof in - 1, &over), MSF_ETOOBIG);
        CHECK(over.n < sizeof in);
        CHECK_INT(decode(codings[c], packed, n, n / 3, sizeof in, &stopped), -7);
        CHECK(stopped.n <= 2 * MSF_DECODE_PIECE);
        free(s.p);
        free(over.p);
        free(stopped.p);
    }
}

static int count(void *ctx, const char *p, size_t n)
{
    (void)p;
    *(size_t *)ctx += n;
    return 0;
}

TEST(bombs)
{
    size_t size = 64 << 20;
    char *zeros = calloc(1, size), *packed = malloc(1 << 20);
    for (int c = 0; c < 4; c++) {
        size_t n = encode(codings[c], zeros, size, packed, 1 << 20);
        size_t got = 0;
        msf_error err;
        msf_decode *d = msf_decode_new(msf_slice_str(c == 2 ? "deflate" : codings[c]), UINT64_MAX, &err);
        CHECK_INT(msf_decode_feed(d, packed, n, count, &got, &err), MSF_ETOOBIG);
        CHECK(got < size / 2 && strstr(err.text, "300 times") != NULL);
        msf_decode_free(d);
    }
    free(zeros);
    free(packed);
}

TEST(several_members)
{
    char packed[1000];
    size_t n = encode("gzip", "one ", 4, packed, sizeof packed);
    n += encode("gzip", "two", 3, packed + n, sizeof packed - n);
    for (size_t cut = 0; cut <= n; cut++) {
        sunk s = {0};
        CHECK_INT(decode("GZip", packed, n, cut, 100, &s), 0);
        CHECK_BYTES(s.p, s.n, "one two");
        free(s.p);
    }
}

TEST(names)
{
    msf_error err;
    CHECK(msf_decode_new(MSF_SLICE("identity"), 1, &err) == NULL && err.code == 0);
    CHECK(msf_decode_new(MSF_SLICE("zstd"), 1, &err) == NULL && err.code == 0);
    CHECK(msf_decode_new(MSF_SLICE("gzip, br"), 1, &err) == NULL && err.code == 0);
    msf_decode *d = msf_decode_new(MSF_SLICE("x-gzip"), 1, &err);
    CHECK(d != NULL);
    CHECK_INT(msf_decode_finish(d, &err), 0); /* no body at all */
    msf_decode_free(d);
    msf_decode_free(NULL);
}

/* Flipped bits never crash, and never pass for more than they may. */
TEST(broken_bytes)
{
    char packed[1000];
    unsigned seed = 1;
    for (int c = 0; c < 4; c++) {
        size_t n = encode(codings[c], words, strlen(words), packed, sizeof packed);
        for (int i = 0; i < 5000; i++) {
            char broken[1000];
            memcpy(broken, packed, n);
            for (int j = rand_r(&seed) % 4; j >= 0; j--) {
                broken[(size_t)rand_r(&seed) % n] ^= (char)(1 << rand_r(&seed) % 8);
            }
            sunk s = {0};
            decode(codings[c], broken, n, (size_t)rand_r(&seed) % n, 500, &s);
            CHECK(s.n <= 500);
            free(s.p);
        }
    }
}

UNIT_MAIN()
