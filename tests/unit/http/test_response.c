/* Answers on the wire: heads, framing, streaming with back-pressure. Compression is in test_gzip.c, files in test_file.c. */
#include "rig.h"

#include "http/connection.h"

#define GET(path) "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"

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

UNIT_MAIN()
