/* Compressed answers: when, and that they come back as they were. */
#include "rig.h"

#include <zlib.h>

#define GET(path) "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"

#define GZIP_GET "GET / HTTP/1.1\r\nHost: h\r\nAccept-Encoding: br, gzip\r\n\r\n"

static size_t unzip(const char *p, size_t n, char *out, size_t room)
{
    z_stream z = {.next_in = (Bytef *)(void *)(size_t)p, .avail_in = (uInt)n, .next_out = (Bytef *)out, .avail_out = (uInt)room};
    CHECK_INT(inflateInit2(&z, 15 + 16), Z_OK);
    CHECK_INT(inflate(&z, Z_FINISH), Z_STREAM_END);
    inflateEnd(&z);
    return room - z.avail_out;
}

static size_t length_of(client *c)
{
    const char *at = strstr(c->p, "Content-Length: ");
    CHECK(at != NULL);
    return strtoul(at + 16, NULL, 10);
}

static char text[50000], unpacked[60000];

static void fill_text(void)
{
    for (size_t i = 0; i < sizeof(text); i++) {
        text[i] = "all work and no play makes jack a dull boy. "[i % 44];
    }
}

TEST(gzip_round_trip)
{
    rig g;
    client c;
    const size_t sizes[] = {256, 3000, 50000};
    fill_text();
    rig_open(&g);
    client_open(&c, &g);
    for (int i = 0; i < 3; i++) {
        msf_http_request *r = ask(&g, &c, GZIP_GET);
        msf_http_res_gzip(r, i == 2 ? 100 : i + 1); /* 100 is taken as 9 */
        header(r, "Vary", "Cookie");
        header(r, "ETag", "\"tag\"");
        CHECK_INT(msf_http_res_end(r, text, sizes[i]), 0);
        EXPECT(&g, &c, "\r\n\r\n");
        size_t n = length_of(&c);
        const char *body = whole(&g, &c, n);
        CHECK(n < sizes[i]);
        CHECK(has(&c, "Content-Encoding: gzip\r\n") && has(&c, "Vary: Cookie, Accept-Encoding\r\n") && has(&c, "Etag: W/\"tag\"\r\n"));
        CHECK_INT(unzip(body, n, unpacked, sizeof(unpacked)), sizes[i]);
        CHECK(memcmp(unpacked, text, sizes[i]) == 0);
        CHECK_INT(r->res.body_bytes, sizes[i]);
    }
    client_close(&c);
    rig_close(&g);
}

TEST(gzip_before_its_turn)
{
    rig g;
    client c;
    fill_text();
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" GZIP_GET GZIP_GET);
    UNTIL(&g, g.got_n == 3);
    for (unsigned i = 1; i < 3; i++) { /* both through the one scratch area */
        msf_http_res_gzip(g.got[i], 1);
        CHECK_INT(msf_http_res_end(g.got[i], text + i, 5000), 0);
    }
    msf_http_res_end(g.got[0], "", 0);
    const msf_http_stats *st = msf_http_server_stats(g.server);
    UNTIL(&g, st->responses == 3);
    client_send(&c, "GARBAGE\r\n\r\n"); /* its answer tells that the others are here */
    UNTIL(&g, (client_pull(&c), memmem(c.p, c.n, "HTTP/1.1 400", 12) != NULL));
    const char *at = c.p;
    for (unsigned i = 1; i < 3; i++) {
        at = memmem(at, (size_t)(c.p + c.n - at), "Content-Encoding: gzip", 22);
        CHECK(at != NULL);
        const char *length = memmem(at, 300, "Content-Length: ", 16), *body = memmem(at, 400, "\r\n\r\n", 4);
        CHECK(length != NULL && body != NULL);
        size_t n = strtoul(length + 16, NULL, 10);
        CHECK_INT(unzip(body + 4, n, unpacked, sizeof(unpacked)), 5000);
        CHECK(memcmp(unpacked, text + i, 5000) == 0);
        at = body + 4 + n;
    }
    client_close(&c);
    rig_close(&g);
}

static void not_zipped(const char *request, const char *type, const char *encoding, size_t n, int level, bool vary)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, request);
    msf_http_res_gzip(r, level);
    if (type != NULL) {
        header(r, "Content-Type", type);
    }
    if (encoding != NULL) {
        header(r, "Content-Encoding", encoding);
    }
    CHECK_INT(msf_http_res_end(r, text, n), 0);
    CHECK(memcmp(whole(&g, &c, n), text, n) == 0);
    CHECK(!has(&c, "Content-Encoding: gzip"));
    CHECK_INT(has(&c, "Vary: Accept-Encoding\r\n"), vary);
    client_close(&c);
    rig_close(&g);
}

TEST(gzip_only_where_it_is_wanted_and_pays)
{
    fill_text();
    not_zipped(GET("/"), NULL, NULL, 1000, 1, true);
    not_zipped("GET / HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip;q=0\r\n\r\n", NULL, NULL, 1000, 1, true);
    not_zipped(GZIP_GET, NULL, NULL, 1000, 0, false);
    not_zipped(GZIP_GET, NULL, NULL, 255, 1, false);
    not_zipped(GZIP_GET, "image/png", NULL, 1000, 1, false);
    not_zipped(GZIP_GET, NULL, "br", 1000, 1, false);
    unsigned seed = 3;
    for (size_t i = 0; i < sizeof(text); i++) {
        text[i] = (char)(rand_r(&seed) >> 5);
    }
    not_zipped(GZIP_GET, NULL, NULL, 1000, 9, true);
}

TEST(gzip_of_a_stream)
{
    rig g;
    client c;
    char plain[4096], *out = plain;
    fill_text();
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, GZIP_GET);
    msf_http_res_gzip(r, 6);
    for (int i = 0; i < 10; i++) {
        CHECK_INT(msf_http_res_write(r, text + i * 1000, 1000), 0);
    }
    CHECK_INT(msf_http_res_end(r, text + 10000, 1000), 0);
    UNTIL(&g, (client_pull(&c), c.n > 5 && memcmp(c.p + c.n - 5, "0\r\n\r\n", 5) == 0));
    CHECK(has(&c, "Content-Encoding: gzip\r\n") && has(&c, "Vary: Accept-Encoding\r\n") && has(&c, "chunked"));
    const char *at = body_of(&c);
    size_t n;
    while ((n = strtoul(at, NULL, 16)) > 0) {
        at = strstr(at, "\r\n") + 2;
        CHECK((size_t)(out - plain) + n <= sizeof(plain));
        memcpy(out, at, n);
        out += n;
        at += n + 2;
    }
    CHECK_INT(unzip(plain, (size_t)(out - plain), unpacked, sizeof(unpacked)), 11000);
    CHECK(memcmp(unpacked, text, 11000) == 0);
    r = ask(&g, &c, GZIP_GET); /* one that is lost half-way frees its state */
    msf_http_res_gzip(r, 6);
    msf_http_res_write(r, text, 1000);
    client_reset(&c);
    UNTIL(&g, g.gone == 1);
    rig_close(&g);
}

UNIT_MAIN()
