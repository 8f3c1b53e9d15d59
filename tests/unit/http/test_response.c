/* Answers on the wire: heads, framing, compression, streaming with back-pressure, files. */
#include "rig.h"

#include <sys/stat.h>
#include <zlib.h>

#include "http/connection.h"

#define GET(path) "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"

/* Sends one request and waits until the handler has it. */
static msf_http_request *ask(rig *g, client *c, const char *request)
{
    unsigned before = g->got_n;
    client_forget(c);
    client_send(c, request);
    UNTIL(g, g->got_n == before + 1);
    return g->got[before];
}

/* Waits for a whole answer with Content-Length `n` (0: no body) and returns its body. */
static const char *whole(rig *g, client *c, size_t n)
{
    char *end = NULL;
    UNTIL(g, (client_pull(c), (end = strstr(c->p, "\r\n\r\n")) != NULL && c->n >= (size_t)(end + 4 - c->p) + n));
    CHECK_INT(c->n, (size_t)(end + 4 - c->p) + n);
    return end + 4;
}

static int header(msf_http_request *r, const char *name, const char *value)
{
    return msf_http_res_header(r, msf_slice_str(name), msf_slice_str(value));
}

static bool has(const client *c, const char *text)
{
    return strstr(c->p, text) != NULL;
}

TEST(reasons)
{
    const struct {
        int status;
        const char *text;
    } all[] = {{100, "Continue"},
               {200, "OK"},
               {206, "Partial Content"},
               {304, "Not Modified"},
               {404, "Not Found"},
               {418, "Unknown"},
               {431, "Request Header Fields Too Large"},
               {451, "Unavailable For Legal Reasons"},
               {503, "Service Unavailable"},
               {511, "Network Authentication Required"},
               {599, "Unknown"},
               {0, "Unknown"},
               {-1, "Unknown"},
               {1000, "Unknown"}};
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        const char *text = msf_http_reason(all[i].status);
        CHECK_BYTES(text, strlen(text), all[i].text);
    }
}

TEST(headers_are_canonical_and_replaced)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, GET("/"));
    CHECK_INT(header(r, "x-NGX-logId", "old"), 0);
    CHECK_INT(header(r, "X-Ngx-LogId", "new"), 0);
    CHECK_INT(header(r, "content-type", "text/x"), 0);
    CHECK_INT(header(r, "SERVER", "other"), 0);
    CHECK_INT(header(r, "empty", ""), 0);
    CHECK_INT(msf_http_res_header_add(r, MSF_SLICE("set-cookie"), MSF_SLICE("a=1")), 0);
    CHECK_INT(msf_http_res_header_add(r, MSF_SLICE("Set-Cookie"), MSF_SLICE("b=2")), 0);
    CHECK_INT(header(r, "Gone", "x"), 0);
    msf_http_res_header_remove(r, MSF_SLICE("gone"));
    msf_slice v = msf_http_res_header_get(r, MSF_SLICE("x-ngx-logid"));
    CHECK_BYTES(v.p, v.n, "new");
    CHECK(msf_http_res_header_get(r, MSF_SLICE("gone")).p == NULL);
    v = msf_http_res_header_get(r, MSF_SLICE("Content-Type"));
    CHECK_BYTES(v.p, v.n, "text/x");
    CHECK_INT(msf_http_res_end(r, "x", 1), 0);
    whole(&g, &c, 1);
    CHECK(has(&c, "\r\nX-Ngx-Logid: new\r\n") && !has(&c, "old"));
    CHECK(has(&c, "\r\nContent-Type: text/x\r\n"));
    CHECK(has(&c, "\r\nServer: other\r\n") && !has(&c, "Server: msf"));
    CHECK(has(&c, "\r\nEmpty: \r\n"));
    CHECK(has(&c, "\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n"));
    CHECK(!has(&c, "Gone"));
    CHECK_INT(count_of(c.p, "\r\nDate: "), 1);
    CHECK_INT(header(r, "Late", "x"), MSF_ECLOSED);
    CHECK_INT(msf_http_res_end(r, "again", 5), MSF_ECLOSED);
    r = ask(&g, &c, GET("/"));
    header(r, "Date", "mine");
    msf_http_res_status(r, 201);
    msf_http_res_end(r, NULL, 0);
    whole(&g, &c, 0);
    CHECK(has(&c, "HTTP/1.1 201 Created\r\nServer: msf\r\nDate: mine\r\n") && count_of(c.p, "Date:") == 1);
    CHECK(has(&c, "Content-Length: 0\r\n") && !has(&c, "Content-Type"));
    client_close(&c);
    rig_close(&g);
}

TEST(injection_is_refused)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, GET("/"));
    CHECK_INT(header(r, "A", "b\r\nX: y"), MSF_EINJECT);
    CHECK_INT(header(r, "A", "b\nX: y"), MSF_EINJECT);
    CHECK_INT(header(r, "A", "b\r"), MSF_EINJECT);
    CHECK_INT(msf_http_res_header(r, MSF_SLICE("A"), MSF_SLICE("b\0c")), MSF_EINJECT);
    CHECK_INT(msf_http_res_header_add(r, MSF_SLICE("A"), MSF_SLICE("b\n")), MSF_EINJECT);
    CHECK_INT(header(r, "A b", "x"), MSF_EINJECT);
    CHECK_INT(header(r, "A:", "x"), MSF_EINJECT);
    CHECK_INT(header(r, "", "x"), MSF_EINJECT);
    CHECK_INT(header(r, "A\r\nB", "x"), MSF_EINJECT);
    CHECK_INT(header(r, "\xc3\xa4", "x"), MSF_EINJECT);
    CHECK_INT(header(r, "Content-Type", "a\r\nb"), MSF_EINJECT);
    CHECK_INT(header(r, "Content-Length", "5"), -EINVAL);
    CHECK_INT(header(r, "transfer-encoding", "chunked"), -EINVAL);
    CHECK_INT(header(r, "Connection", "keep-alive"), 0);
    msf_http_res_end(r, "x", 1);
    whole(&g, &c, 1);
    CHECK(!has(&c, "X: y") && !has(&c, "Connection"));
    client_close(&c);
    rig_close(&g);
}

TEST(header_bytes_have_a_ceiling)
{
    static char big[MSF_HEADERS_MAX + 1];
    rig g;
    client c;
    int n = 0, error = 0;
    memset(big, 'x', sizeof(big));
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, GET("/"));
    CHECK_INT(msf_http_res_header(r, MSF_SLICE("A"), msf_slice_of(big, sizeof(big))), MSF_ETOOBIG);
    CHECK_INT(msf_http_res_header(r, MSF_SLICE("Content-Type"), msf_slice_of(big, sizeof(big))), MSF_ETOOBIG);
    while ((error = msf_http_res_header_add(r, MSF_SLICE("Link"), msf_slice_of(big, 1000))) == 0) {
        n++;
    }
    CHECK_INT(error, MSF_ETOOBIG);
    CHECK_INT(n, 16);
    for (int i = 0; i < 100; i++) { /* replacing is no growth */
        CHECK_INT(msf_http_res_header(r, MSF_SLICE("B"), msf_slice_of(big, 100)), 0);
    }
    msf_http_res_end(r, "x", 1);
    whole(&g, &c, 1);
    CHECK_INT(count_of(c.p, "\r\nLink: "), 16);
    client_close(&c);
    rig_close(&g);
}

TEST(status_codes)
{
    const struct {
        int status;
        const char *line;
    } all[] = {{299, "HTTP/1.1 299 Unknown\r\n"},
               {99, "HTTP/1.1 500 Internal Server Error\r\n"},
               {600, "HTTP/1.1 500 I"},
               {-200, "HTTP/1.1 500 I"}};
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        msf_http_request *r = ask(&g, &c, GET("/"));
        msf_http_res_status(r, all[i].status);
        msf_http_res_end(r, "x", 1);
        whole(&g, &c, 1);
        CHECK(strncmp(c.p, all[i].line, strlen(all[i].line)) == 0);
    }
    client_close(&c);
    rig_close(&g);
}

TEST(answers_without_a_body)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_INT(msf_http_res_end(r, "0123456789", 10), 0);
    whole(&g, &c, 0);
    CHECK(has(&c, "Content-Length: 10\r\n") && has(&c, "Content-Type: text/html\r\n"));
    CHECK_INT(r->res.body_bytes, 10);
    const int status[] = {204, 304};
    for (int i = 0; i < 2; i++) {
        r = ask(&g, &c, GET("/"));
        msf_http_res_status(r, status[i]);
        CHECK_INT(msf_http_res_end(r, "0123456789", 10), 0);
        whole(&g, &c, 0);
        CHECK(!has(&c, "Content-Length") && !has(&c, "Content-Type"));
        r = ask(&g, &c, GET("/")); /* streamed */
        msf_http_res_status(r, status[i]);
        CHECK_INT(msf_http_res_write(r, "0123456789", 10), 0);
        CHECK_INT(msf_http_res_end(r, "x", 1), 0);
        whole(&g, &c, 0);
        CHECK(!has(&c, "chunked"));
    }
    r = ask(&g, &c, "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_INT(msf_http_res_write(r, "0123456789", 10), 0);
    CHECK_INT(msf_http_res_end(r, "x", 1), 0);
    whole(&g, &c, 0);
    CHECK(has(&c, "Transfer-Encoding: chunked\r\n"));
    r = ask(&g, &c, GET("/")); /* the connection is still in step */
    msf_http_res_end(r, "ok", 2);
    CHECK(memcmp(whole(&g, &c, 2), "ok", 2) == 0);
    client_close(&c);
    rig_close(&g);
}

TEST(interim_status_as_an_answer_closes)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, GET("/"));
    msf_http_res_status(r, 101);
    msf_http_res_end(r, "x", 1);
    EXPECT_EOF(&g, &c);
    CHECK(has(&c, "HTTP/1.1 101 Switching Protocols\r\n") && has(&c, "Connection: close\r\n") && !has(&c, "Content-Length"));
    client_close(&c);
    rig_close(&g);
}

TEST(http_1_0)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    msf_http_res_end(r, "x", 1);
    whole(&g, &c, 1);
    CHECK(has(&c, "Connection: keep-alive\r\n"));
    r = ask(&g, &c, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    msf_http_res_write(r, "streamed ", 9);
    msf_http_res_end(r, "body", 4);
    EXPECT_EOF(&g, &c);
    CHECK(has(&c, "\r\n\r\nstreamed body") && has(&c, "Connection: close\r\n") && !has(&c, "chunked"));
    client_close(&c);
    client_open(&c, &g);
    r = ask(&g, &c, "GET / HTTP/1.0\r\n\r\n");
    msf_http_res_end(r, "x", 1);
    EXPECT_EOF(&g, &c);
    CHECK(has(&c, "Connection: close\r\n") && has(&c, "Content-Length: 1\r\n"));
    client_close(&c);
    rig_close(&g);
}

TEST(connection_close)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" GET("/behind"));
    msf_http_res_end(r, "x", 1);
    EXPECT_EOF(&g, &c);
    CHECK(has(&c, "Connection: close\r\n"));
    CHECK_INT(count_of(c.p, "HTTP/1.1"), 1);
    CHECK_INT(g.got_n, 1);
    client_close(&c);
    rig_close(&g);
}

TEST(bodies_of_every_size)
{
    static char body[300000];
    const size_t sizes[] = {0, 1, 100, 2047, 2048, 2049, 3900, 4096, 10000, 65536, 300000};
    rig g;
    client c;
    unsigned seed = 7;
    for (size_t i = 0; i < sizeof(body); i++) {
        body[i] = (char)rand_r(&seed);
    }
    rig_open(&g);
    client_open(&c, &g);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        msf_http_request *r = ask(&g, &c, GET("/"));
        CHECK_INT(msf_http_res_end(r, body, sizes[i]), 0);
        CHECK(memcmp(whole(&g, &c, sizes[i]), body, sizes[i]) == 0);
    }
    client_close(&c);
    rig_close(&g);
}

static unsigned released;

static void release_body(void *ctx)
{
    released++;
    free(ctx);
}

TEST(bodies_by_reference)
{
    const size_t sizes[] = {1, 2048, 2049, 100000};
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    for (size_t i = 0; i < 4; i++) {
        for (int early = 0; early < 2; early++) { /* in turn, and before its turn */
            char *body = malloc(sizes[i]);
            memset(body, 'b', sizes[i]);
            unsigned first = g.got_n;
            client_forget(&c);
            client_send(&c, early ? GET("/0") GET("/1") : GET("/1"));
            UNTIL(&g, g.got_n == first + 1 + (unsigned)early);
            released = 0;
            CHECK_INT(msf_http_res_end_ref(g.got[g.got_n - 1], body, sizes[i], release_body, body), 0);
            CHECK(!early || released == 0);
            if (early) {
                msf_http_res_end(g.got[first], "", 0);
            }
            char *at = NULL;
            UNTIL(&g, (client_pull(&c), (at = strchr(c.p, 'b')) != NULL && strlen(at) == sizes[i]));
            CHECK_INT(released, 1);
        }
    }
    client_close(&c);
    rig_close(&g);
}

/* ---- streaming ------------------------------------------------------------------------------------------------------------------- */

TEST(chunks)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, GET("/"));
    CHECK_INT(msf_http_res_write(r, "one", 3), 0);
    CHECK_INT(header(r, "Late", "x"), MSF_ECLOSED);
    EXPECT(&g, &c, "3\r\none\r\n");
    CHECK(has(&c, "Transfer-Encoding: chunked\r\n") && has(&c, "Content-Type: text/html\r\n") && !has(&c, "Content-Length"));
    CHECK_INT(msf_http_res_write(r, "", 0), 0); /* would end the body */
    CHECK_INT(msf_http_res_write(r, "0123456789abcdef0", 17), 0);
    CHECK_INT(msf_http_res_end(r, "end", 3), 0);
    EXPECT(&g, &c, "\r\n\r\n3\r\none\r\n11\r\n0123456789abcdef0\r\n3\r\nend\r\n0\r\n\r\n");
    CHECK_INT(msf_http_res_write(r, "x", 1), MSF_ECLOSED);
    CHECK_INT(r->res.body_bytes, 23);
    r = ask(&g, &c, GET("/")); /* only begun and ended */
    CHECK_INT(msf_http_res_write(r, "", 0), 0);
    CHECK_INT(msf_http_res_end(r, "", 0), 0);
    EXPECT(&g, &c, "\r\n\r\n0\r\n\r\n");
    client_close(&c);
    rig_close(&g);
}

TEST(back_pressure_of_a_client_that_does_not_read)
{
    static char piece[64 * 1024];
    rig g;
    client c;
    size_t total = 0;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, GET("/"));
    memset(piece, 'p', sizeof(piece));
    CHECK(!msf_http_res_full(r));
    while (!msf_http_res_full(r)) {
        CHECK_INT(msf_http_res_write(r, piece, sizeof(piece)), 0);
        total += sizeof(piece);
        rig_turn(&g);
        CHECK(total < 64u << 20); /* socket buffers are not larger than this */
    }
    rig_turns(&g, 5);
    CHECK_INT(g.drained, 0);
    int error = 0;
    while ((error = msf_http_res_write(r, piece, sizeof(piece))) == 0) {
        total += sizeof(piece);
    }
    CHECK_INT(error, MSF_ETOOBIG);
    CHECK(r->conn->stream.queued <= MSF_STREAM_BOUND * g.options.limits.write_high_water + sizeof(piece) + 4096);
    CHECK(msf_http_res_full(r));
    UNTIL(&g, (client_pull(&c), g.drained == 1));
    CHECK(!msf_http_res_full(r));
    CHECK_INT(msf_http_res_end(r, "", 0), 0);
    EXPECT(&g, &c, "\r\n0\r\n\r\n");
    size_t p = 0;
    for (size_t i = 0; i < c.n; i++) {
        p += c.p[i] == 'p';
    }
    CHECK(p >= total && p < total + 20); /* and those of the head */
    client_close(&c);
    rig_close(&g);
}

TEST(reading_stops_while_answers_are_not_taken)
{
    static char big[1 << 20];
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, GET("/"));
    CHECK_INT(msf_http_res_end(r, big, sizeof(big)), 0);
    for (int i = 0; i < 8; i++) { /* fill the socket's buffers */
        client_send(&c, GET("/"));
        uint64_t end = msf_clock_mono_us() + 100000;
        while (g.got_n < (unsigned)i + 2 && msf_clock_mono_us() < end) {
            rig_turn(&g);
        }
        if (g.got_n < (unsigned)i + 2) {
            break;
        }
        CHECK_INT(msf_http_res_end(g.got[i + 1], big, sizeof(big)), 0);
    }
    unsigned before = g.got_n;
    CHECK(before < 9);
    UNTIL(&g, (client_pull(&c), g.got_n > before)); /* taken: goes on */
    client_close(&c);
    rig_close(&g);
}

TEST(a_streamed_answer_before_its_turn_is_bounded)
{
    static char piece[100000];
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/0") GET("/1"));
    UNTIL(&g, g.got_n == 2);
    int n = 0, error = 0;
    CHECK(msf_http_res_full(g.got[1]));
    while ((error = msf_http_res_write(g.got[1], piece, sizeof(piece))) == 0) {
        n++;
    }
    CHECK_INT(error, MSF_ETOOBIG);
    CHECK_INT(n, 11); /* 4 x 256 KiB and the piece that goes past */
    msf_http_res_end(g.got[0], "first", 5);
    UNTIL(&g, (client_pull(&c), g.drained == 1));
    msf_http_res_end(g.got[1], "last", 4);
    UNTIL(&g, (client_pull(&c), c.n > 1100000 && memcmp(c.p + c.n - 11, "last\r\n0\r\n\r\n", 11) == 0));
    client_close(&c);
    rig_close(&g);
}

/* ---- compression ----------------------------------------------------------------------------------------------------------------- */

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

/* ---- files ----------------------------------------------------------------------------------------------------------------------- */

static char file_path[64];

static void make_file(const char *content, size_t n)
{
    strcpy(file_path, "/tmp/msf-file-XXXXXX");
    int fd = mkstemp(file_path);
    CHECK(fd >= 0);
    CHECK_INT(write(fd, content, n), n);
    struct timespec t[2] = {{1000000000, 5}, {1000000000, 5}}; /* Sun, 09 Sep 2001 01:46:40 GMT */
    CHECK_INT(futimens(fd, t), 0);
    close(fd);
}

#define FILE_DATE "Sun, 09 Sep 2001 01:46:40 GMT"
#define FILE_TAG  "\"de0b6b3a7640005-a\""

/* Asks with `lines` in the head and compares status, a part of the head, and the body. */
static void file_case(rig *g, client *c, const char *method, const char *lines, int status, const char *part, const char *body)
{
    char request[1024], line[32];
    snprintf(request, sizeof(request), "%s / HTTP/1.1\r\nHost: h\r\n%s\r\n", method, lines);
    msf_http_request *r = ask(g, c, request);
    int got = msf_http_res_file(r, open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE("text/plain"));
    snprintf(line, sizeof(line), "HTTP/1.1 %d ", status);
    const char *at = whole(g, c, strlen(body));
    if (strncmp(c->p, line, strlen(line)) != 0 || !has(c, part)) {
        fprintf(stderr, "  %s\n%s", lines, c->p);
    }
    CHECK_INT(got, status);
    CHECK(strncmp(c->p, line, strlen(line)) == 0);
    CHECK(has(c, part));
    CHECK_BYTES(at, strlen(at), body);
    msf_http_request_release(r);
    g->got_n--;
}

TEST(files_whole_conditional_and_in_part)
{
    rig g;
    client c;
    make_file("0123456789", 10);
    rig_open(&g);
    client_open(&c, &g);
#define OK(lines, part)          file_case(&g, &c, "GET", lines, 200, part, "0123456789")
#define NOT_MODIFIED(lines)      file_case(&g, &c, "GET", lines, 304, "Etag: " FILE_TAG "\r\n", "")
#define PART(lines, range, body) file_case(&g, &c, "GET", lines, 206, "Content-Range: bytes " range "/10\r\n", body)
#define UNSATISFIABLE(lines)     file_case(&g, &c, "GET", lines, 416, "Content-Range: bytes */10\r\n", "")
    OK("",
       "Etag: " FILE_TAG "\r\nLast-Modified: " FILE_DATE "\r\nAccept-Ranges: bytes\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n");
    file_case(&g, &c, "HEAD", "", 200, "Content-Length: 10\r\n", "");
    file_case(&g, &c, "HEAD", "Range: bytes=0-1\r\n", 200, "Content-Length: 10\r\n", "");

    NOT_MODIFIED("If-None-Match: " FILE_TAG "\r\n");
    NOT_MODIFIED("If-None-Match: W/" FILE_TAG "\r\n");
    NOT_MODIFIED("If-None-Match: \"x\",  " FILE_TAG "\r\n");
    NOT_MODIFIED("If-None-Match: \"x\"\r\nIf-None-Match: " FILE_TAG "\r\n");
    NOT_MODIFIED("If-None-Match: *\r\n");
    OK("If-None-Match: \"x\"\r\n", "");
    OK("If-None-Match: \"x\"\r\nIf-Modified-Since: " FILE_DATE "\r\n", "");
    NOT_MODIFIED("If-Modified-Since: " FILE_DATE "\r\n");
    NOT_MODIFIED("If-Modified-Since: Mon, 10 Sep 2001 00:00:00 GMT\r\n");
    OK("If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT\r\n", "");
    OK("If-Modified-Since: yesterday\r\n", "");
    file_case(&g, &c, "HEAD", "If-None-Match: *\r\n", 304, "", "");
    file_case(&g, &c, "GET", "If-None-Match: " FILE_TAG "\r\nRange: bytes=0-1\r\n", 304, "", "");

    PART("Range: bytes=0-0\r\n", "0-0", "0");
    PART("Range: bytes=2-4\r\n", "2-4", "234");
    PART("Range: bytes=7-\r\n", "7-9", "789");
    PART("Range: bytes=-3\r\n", "7-9", "789");
    PART("Range: bytes=-99\r\n", "0-9", "0123456789");
    PART("Range: bytes=5-99999999999999999999999\r\n", "5-9", "56789");
    UNSATISFIABLE("Range: bytes=10-\r\n");
    UNSATISFIABLE("Range: bytes=99999999999999999999999-\r\n");
    UNSATISFIABLE("Range: bytes=-0\r\n");
    OK("Range: bytes=4-2\r\n", "");
    OK("Range: bytes=-\r\n", "");
    OK("Range: bytes=a-b\r\n", "");
    OK("Range: bytes=1-2x\r\n", "");
    OK("Range: bytes=0-1,4-5\r\n", "");
    OK("Range: lines=0-1\r\n", "");
    PART("Range: bytes=0-1\r\nIf-Range: " FILE_TAG "\r\n", "0-1", "01");
    PART("Range: bytes=0-1\r\nIf-Range: " FILE_DATE "\r\n", "0-1", "01");
    OK("Range: bytes=0-1\r\nIf-Range: W/" FILE_TAG "\r\n", "");
    OK("Range: bytes=0-1\r\nIf-Range: \"other\"\r\n", "");
    OK("Range: bytes=0-1\r\nIf-Range: Sun, 09 Sep 2001 01:46:41 GMT\r\n", "");
    unlink(file_path);
    client_close(&c);
    rig_close(&g);
}

TEST(empty_files_and_things_that_are_no_files)
{
    rig g;
    client c;
    make_file("", 0);
    rig_open(&g);
    client_open(&c, &g);
    file_case(&g, &c, "GET", "", 200, "Content-Length: 0\r\n", "");
    file_case(&g, &c, "GET", "Range: bytes=0-\r\n", 416, "Content-Range: bytes */0\r\n", "");
    file_case(&g, &c, "GET", "Range: bytes=-5\r\n", 416, "Content-Range: bytes */0\r\n", "");
    unlink(file_path);
    strcpy(file_path, "/tmp");
    file_case(&g, &c, "GET", "", 404, "Content-Length: 0\r\n", "");
    client_close(&c);
    rig_close(&g);
}

TEST(an_error_page_from_a_file_is_sent_as_it_is)
{
    rig g;
    client c;
    make_file("0123456789", 10);
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, "GET / HTTP/1.1\r\nHost: h\r\nRange: bytes=0-1\r\nIf-None-Match: *\r\n\r\n");
    msf_http_res_status(r, 404);
    CHECK_INT(msf_http_res_file(r, open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), 404);
    CHECK(memcmp(whole(&g, &c, 10), "0123456789", 10) == 0);
    CHECK(has(&c, "Content-Type: text/html\r\n") && !has(&c, "Etag"));
    CHECK_INT(msf_http_res_file(r, open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), MSF_ECLOSED);
    unlink(file_path);
    client_close(&c);
    rig_close(&g);
}

TEST(large_files_in_order)
{
    static char big[3 << 20];
    rig g;
    client c;
    unsigned seed = 5;
    for (size_t i = 0; i < sizeof(big); i++) {
        big[i] = (char)rand_r(&seed);
    }
    make_file(big, sizeof(big));
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/0") GET("/1") GET("/2"));
    UNTIL(&g, g.got_n == 3);
    CHECK_INT(msf_http_res_file(g.got[1], open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), 200); /* before its turn */
    msf_http_res_end(g.got[0], "zero", 4);
    CHECK_INT(msf_http_res_file(g.got[2], open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), 200);
    UNTIL(&g, (client_pull(&c), c.n > 2 * sizeof(big)));
    char *first = memmem(c.p, c.n, big, sizeof(big));
    CHECK(first != NULL);
    CHECK(memmem(first + sizeof(big), c.n - (size_t)(first + sizeof(big) - c.p), big, sizeof(big)) != NULL);
    client_forget(&c);
    client_send(&c, GET("/0") GET("/1"));
    UNTIL(&g, g.got_n == 5);
    CHECK_INT(msf_http_res_file(g.got[4], open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), 200);
    client_reset(&c); /* the held descriptor is closed */
    UNTIL(&g, g.gone == 1);
    unlink(file_path);
    rig_close(&g);
}

UNIT_MAIN()
