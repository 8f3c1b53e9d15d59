/* gzip of complete and streamed bodies. */
#include "unit.h"

#include "http/compress.h"

static char text[100000];

static void fill_text(void)
{
    for (size_t i = 0; i < sizeof(text); i++) {
        text[i] = "the quick brown fox jumps over the lazy dog "[i % 44];
    }
}

static size_t unzip(const char *p, size_t n, char *out, size_t room)
{
    z_stream z = {.next_in = (const Bytef *)p, .avail_in = (uInt)n, .next_out = (Bytef *)out, .avail_out = (uInt)room};
    CHECK_INT(inflateInit2(&z, 15 + 16), Z_OK);
    CHECK_INT(inflate(&z, Z_FINISH), Z_STREAM_END);
    inflateEnd(&z);
    CHECK_INT(z.avail_in, 0);
    return room - z.avail_out;
}

static void round_trip(msf_gzip *g, int level, size_t n, bool want_owned)
{
    static char back[sizeof(text)];
    bool owned;
    size_t z_n;
    char *z = msf_gzip_body(g, level, msf_slice_of(text, n), &z_n, &owned);
    CHECK(z != NULL && z_n < n);
    CHECK_INT(owned, want_owned);
    CHECK_INT(unzip(z, z_n, back, sizeof(back)), n);
    CHECK(memcmp(back, text, n) == 0);
    if (owned) {
        free(z);
    }
}

TEST(complete_bodies_of_every_level)
{
    msf_gzip g = {0};
    fill_text();
    for (int level = 1; level <= 9; level++) {
        round_trip(&g, level, 300, false);
        round_trip(&g, level, MSF_GZIP_SCRATCH + 1, false);
        round_trip(&g, level, sizeof(text), true);
        round_trip(&g, level, 300, false); /* the state is used again */
    }
    msf_gzip_free(&g);
}

TEST(what_does_not_shrink)
{
    msf_gzip g = {0};
    bool owned = true;
    size_t n;
    unsigned seed = 1;
    for (size_t i = 0; i < sizeof(text); i++) {
        text[i] = (char)(rand_r(&seed) >> 8);
    }
    CHECK(msf_gzip_body(&g, 1, msf_slice_of(text, 1000), &n, &owned) == NULL);
    CHECK(!owned);
    CHECK(msf_gzip_body(&g, 1, msf_slice_of(text, sizeof(text)), &n, &owned) == NULL);
    CHECK(!owned);
    CHECK(msf_gzip_body(&g, 1, MSF_SLICE("x"), &n, &owned) == NULL);
    CHECK(msf_gzip_body(&g, 1, MSF_SLICE(""), &n, &owned) == NULL);
    fill_text();
    round_trip(&g, 1, 5000, false); /* after a failure */
    msf_gzip_free(&g);
}

static char got[300000];
static size_t got_n;

static int collect(void *ctx, const char *p, size_t n)
{
    memcpy(got + got_n, p, n);
    got_n += n;
    return 0;
}

static int refuse(void *ctx, const char *p, size_t n)
{
    return -7;
}

TEST(streamed_pieces_leave_at_once)
{
    static char back[sizeof(text) + 100];
    fill_text();
    msf_gzip_stream *s = msf_gzip_stream_new(6);
    z_stream z = {0};
    CHECK_INT(inflateInit2(&z, 15 + 16), Z_OK);
    size_t sent = 0, before = 0, pieces[] = {1, 10, 1000, 60000, 5};
    for (int i = 0; i < 5; i++) {
        CHECK_INT(msf_gzip_stream_write(s, msf_slice_of(text + sent, pieces[i]), false, collect, NULL), 0);
        sent += pieces[i];
        z.next_in = (Bytef *)got + before;
        z.avail_in = (uInt)(got_n - before);
        z.next_out = (Bytef *)back + z.total_out;
        z.avail_out = (uInt)(sizeof(back) - z.total_out);
        inflate(&z, Z_SYNC_FLUSH);
        before = got_n;
        CHECK_INT(z.total_out, sent); /* everything of this piece can be read already */
    }
    inflateEnd(&z);
    CHECK_INT(msf_gzip_stream_write(s, msf_slice_of(text + sent, sizeof(text) - sent), true, collect, NULL), 0);
    msf_gzip_stream_free(s);
    CHECK_INT(unzip(got, got_n, back, sizeof(back)), sizeof(text));
    CHECK(memcmp(back, text, sizeof(text)) == 0);
}

TEST(a_sink_that_refuses_ends_the_call)
{
    fill_text();
    msf_gzip_stream *s = msf_gzip_stream_new(1);
    CHECK_INT(msf_gzip_stream_write(s, msf_slice_of(text, 50000), false, refuse, NULL), -7);
    msf_gzip_stream_free(s);
    msf_gzip_stream_free(NULL);
}

TEST(types)
{
    const char *yes[] = {"text/html",
                         "text/plain; charset=UTF-8",
                         "TEXT/CSS",
                         "application/json",
                         "application/json;charset=utf-8",
                         "application/javascript",
                         "application/xml",
                         "image/svg+xml",
                         "application/problem+json",
                         "application/atom+xml"};
    const char *no[] = {"image/png", "application/octet-stream", "application/gzip", "text/", "+json", "",
                        "video/mp4", "application/jsonx"};
    for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++) {
        CHECK(msf_gzip_type(msf_slice_str(yes[i])));
    }
    for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++) {
        CHECK(!msf_gzip_type(msf_slice_str(no[i])));
    }
}

UNIT_MAIN()
