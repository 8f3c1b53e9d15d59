/* The server with raw clients: order, pipelining, limits and refusals. Ends are in test_lifecycle.c, deadlines in test_deadline.c, answers
 * in test_response.c. */
#include "rig.h"

#include "http/connection.h"

#define GET(path) "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"

TEST(an_idle_connection_is_small)
{
    CHECK(sizeof(msf_http_conn) < 1024);
}

TEST(answer_and_keep_alive)
{
    rig g;
    client c;
    rig_open(&g);
    g.answer = answer_path;
    client_open(&c, &g);
    client_send(&c, GET("/one"));
    EXPECT(&g, &c, "\r\n\r\n/one");
    CHECK(strncmp(c.p, "HTTP/1.1 200 OK\r\nServer: msf\r\nDate: ", 36) == 0);
    CHECK(strstr(c.p, "Content-Type: text/html\r\nContent-Length: 4\r\n\r\n") != NULL);
    CHECK(strstr(c.p, "Connection") == NULL);
    client_forget(&c);
    client_send(&c, GET("/two"));
    EXPECT(&g, &c, "\r\n\r\n/two");
    const msf_http_stats *st = msf_http_server_stats(g.server);
    CHECK_INT(st->requests, 2);
    CHECK_INT(st->responses, 2);
    CHECK_INT(st->connections, 1);
    CHECK_INT(st->idle, 1);
    CHECK_INT(st->bytes_in, 2 * strlen(GET("/one")));
    client_close(&c);
    rig_close(&g);
}

TEST(who_is_there)
{
    rig g;
    client c;
    struct sockaddr_in own;
    socklen_t n = sizeof(own);
    rig_open(&g);
    client_open(&c, &g);
    getsockname(c.fd, (struct sockaddr *)&own, &n);
    client_send(&c, GET("/"));
    UNTIL(&g, g.got_n == 1);
    for (int after = 0; after < 2; after++) { /* before the answer and after it */
        msf_slice ip = msf_http_request_peer_ip(g.got[0]);
        CHECK_BYTES(ip.p, ip.n, "127.0.0.1");
        CHECK_INT(msf_http_request_peer_port(g.got[0]), ntohs(own.sin_port));
        CHECK_INT(msf_http_request_local_port(g.got[0]), g.port);
        msf_http_res_end(g.got[0], "", 0);
        CHECK(g.got[0]->conn == NULL);
    }
    client_close(&c);
    rig_close(&g);
}

TEST(answers_keep_the_order_of_the_requests)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/0") GET("/1") GET("/2") GET("/3") GET("/4"));
    UNTIL(&g, g.got_n == 5);
    CHECK_INT(msf_http_res_end(g.got[3], "-three-", 7), 0);
    CHECK_INT(msf_http_res_end(g.got[1], "-one-", 5), 0);
    rig_turns(&g, 5);
    client_pull(&c);
    CHECK_INT(c.n, 0);
    CHECK_INT(msf_http_res_write(g.got[2], "-two", 4), 0); /* a streamed one in between */
    CHECK(msf_http_res_full(g.got[2]));
    CHECK_INT(msf_http_res_end(g.got[0], "-zero-", 6), 0);
    EXPECT(&g, &c, "-two\r\n");
    UNTIL(&g, g.drained == 1);
    CHECK(!msf_http_res_full(g.got[2]));
    CHECK(strstr(c.p, "-three-") == NULL);
    CHECK_INT(msf_http_res_end(g.got[2], "-", 1), 0);
    EXPECT(&g, &c, "-three-");
    CHECK_INT(msf_http_res_end(g.got[4], "-four-", 6), 0);
    EXPECT(&g, &c, "-four-");
    CHECK_INT(count_of(c.p, "HTTP/1.1 200 OK"), 5);
    const char *order[] = {"-zero-", "-one-", "4\r\n-two\r\n1\r\n-\r\n0\r\n\r\n", "-three-", "-four-"}, *at = c.p;
    for (int i = 0; i < 5; i++) {
        at = strstr(at, order[i]);
        CHECK(at != NULL);
    }
    client_close(&c);
    rig_close(&g);
}

/* A record socket keeps the borders of single sends. */
static void adopt_records(rig *g, client *c)
{
    int pair[2];
    CHECK_INT(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair), 0);
    CHECK_INT(msf_http_server_adopt(g->server, pair[0], NULL), 0);
    client_of(c, pair[1]);
}

TEST(sixteen_pipelined_answers_leave_in_one_send)
{
    rig g;
    client c;
    char requests[2048] = "", buf[65536];
    rig_open(&g);
    g.answer = answer_path;
    adopt_records(&g, &c);
    for (int i = 0; i < 16; i++) {
        strcat(requests, GET("/p"));
    }
    client_send(&c, requests);
    ssize_t n = -1;
    UNTIL(&g, (n = recv(c.fd, buf, sizeof(buf) - 1, 0)) > 0);
    buf[n] = '\0';
    CHECK_INT(count_of(buf, "\r\n\r\n/p"), 16);
    client_close(&c);
    rig_close(&g);
}

TEST(requests_split_at_every_byte)
{
    static const char text[] = "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc" GET("/y");
    rig g;
    client c;
    rig_open(&g);
    g.answer = answer_path;
    client_open(&c, &g);
    for (size_t i = 0; i < sizeof(text) - 1; i++) {
        CHECK_INT(send(c.fd, text + i, 1, MSG_NOSIGNAL), 1);
        uint64_t before = msf_http_server_stats(g.server)->bytes_in;
        UNTIL(&g, msf_http_server_stats(g.server)->bytes_in > before);
    }
    EXPECT(&g, &c, "\r\n\r\n/y");
    CHECK(strstr(c.p, "\r\n\r\n/x") != NULL);
    client_close(&c);
    rig_close(&g);
}

TEST(parsing_ahead_stops_at_the_pipeline_limit)
{
    rig g;
    client c;
    char requests[65536] = "";
    rig_prepare(&g);
    g.options.limits.pipeline = 3;
    rig_start(&g);
    client_open(&c, &g);
    for (int i = 0; i < 100; i++) {
        strcat(requests, GET("/"));
    }
    client_send(&c, requests);
    UNTIL(&g, g.got_n == 3);
    rig_turns(&g, 5);
    CHECK_INT(g.got_n, 3);
    for (unsigned i = 0; i < 100; i++) {
        UNTIL(&g, g.got_n > i);
        CHECK(g.got_n <= i + 3);
        char body[16];
        int n = snprintf(body, sizeof(body), "<%u>", i);
        CHECK_INT(msf_http_res_end(g.got[i], body, (size_t)n), 0);
    }
    EXPECT(&g, &c, "<99>");
    CHECK_INT(count_of(c.p, "HTTP/1.1 200"), 100);
    client_send(&c, GET("/again")); /* reading goes on */
    UNTIL(&g, g.got_n == 101);
    msf_http_res_end(g.got[100], "", 0);
    client_close(&c);
    rig_close(&g);
}

TEST(half_close_still_gets_its_answers)
{
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.pipeline = 1; /* so that the end comes while some are unparsed */
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") GET("/b"));
    shutdown(c.fd, SHUT_WR);
    for (unsigned i = 0; i < 2; i++) {
        UNTIL(&g, g.got_n == i + 1);
        rig_turns(&g, 3);
        answer_path(&g, g.got[i]);
    }
    EXPECT_EOF(&g, &c);
    CHECK(strstr(c.p, "\r\n\r\n/a") != NULL && strstr(c.p, "\r\n\r\n/b") != NULL);
    UNTIL(&g, msf_http_server_stats(g.server)->connections == 0);
    CHECK_INT(g.gone, 0);
    client_close(&c);
    rig_close(&g);
}

TEST(the_handler_hears_of_a_half_close)
{
    rig g;
    client c;
    rig_prepare(&g);
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") GET("/b"));
    UNTIL(&g, g.got_n == 2);
    CHECK_INT(g.half_closed, 0);
    shutdown(c.fd, SHUT_WR);
    UNTIL(&g, g.half_closed == 2);
    answer_path(&g, g.got[0]);
    answer_path(&g, g.got[1]);
    EXPECT_EOF(&g, &c);
    CHECK(strstr(c.p, "\r\n\r\n/a") != NULL && strstr(c.p, "\r\n\r\n/b") != NULL);
    client_close(&c);
    rig_close(&g);
}

TEST(half_close_inside_a_message)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") "POST /cut HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc");
    shutdown(c.fd, SHUT_WR);
    UNTIL(&g, g.got_n == 1);
    rig_turns(&g, 3);
    answer_path(&g, g.got[0]);
    EXPECT_EOF(&g, &c);
    CHECK_INT(count_of(c.p, "HTTP/1.1"), 1);
    CHECK_INT(g.got_n, 1);
    client_close(&c);
    rig_close(&g);
}

/* ---- refusals -------------------------------------------------------------------------------------------------------------------- */

TEST(refusal_waits_for_earlier_answers_then_closes)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") GET("/b") "BAD REQUEST LINE\r\n\r\n" GET("/never"));
    UNTIL(&g, g.refused == 1);
    CHECK_INT(g.refused_status, 400);
    CHECK(strcmp(g.refused_ip, "127.0.0.1") == 0);
    CHECK_INT(g.got_n, 2);
    answer_path(&g, g.got[1]);
    answer_path(&g, g.got[0]);
    EXPECT_EOF(&g, &c);
    const char *b = strstr(c.p, "\r\n\r\n/b"), *bad = strstr(c.p, "HTTP/1.1 400 Bad Request\r\n");
    CHECK(b != NULL && bad != NULL && b < bad);
    CHECK(strstr(bad, "Connection: close\r\n") != NULL);
    CHECK(strstr(bad, "Content-Type: text/plain; charset=UTF-8\r\n") != NULL);
    CHECK_INT(count_of(c.p, "HTTP/1.1"), 3);
    CHECK_INT(msf_http_server_stats(g.server)->refused, 1);
    client_close(&c);
    rig_close(&g);
}

static void refused_with(const msf_http_limits *limits, const char *request, int status)
{
    rig g;
    client c;
    char line[64];
    rig_prepare(&g);
    if (limits != NULL) {
        g.options.limits = *limits;
    }
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, request);
    snprintf(line, sizeof(line), "HTTP/1.1 %d %s\r\n", status, msf_http_reason(status));
    EXPECT_EOF(&g, &c);
    if (strncmp(c.p, line, strlen(line)) != 0) {
        fprintf(stderr, "  not %s, but %s\n", line, c.p);
    }
    CHECK(strncmp(c.p, line, strlen(line)) == 0);
    CHECK_INT(g.refused_status, status);
    CHECK_INT(g.got_n, 0);
    client_close(&c);
    UNTIL(&g, msf_http_server_stats(g.server)->connections == 0);
    rig_close(&g);
}

TEST(every_limit_has_its_status)
{
    msf_http_limits l;
    char big[3000], request[4096];
    memset(big, 'x', sizeof(big) - 1);
    big[sizeof(big) - 1] = '\0';
    msf_http_limits_default(&l);
    l.request_line = 1024;
    l.header_bytes = 2048;
    l.header_count = 4;
    l.body = 10;
    snprintf(request, sizeof(request), "GET /%s HTTP/1.1\r\nHost: h\r\n\r\n", big);
    refused_with(&l, request, 414);
    snprintf(request, sizeof(request), "GET / HTTP/1.1\r\nHost: h\r\nX: %s\r\n\r\n", big);
    refused_with(&l, request, 431);
    refused_with(&l, "GET / HTTP/1.1\r\nHost: h\r\nA: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\n\r\n", 431);
    refused_with(&l, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n", 413);
    refused_with(&l, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n0123456789a\r\n0\r\n\r\n", 413);
    refused_with(&l, "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n", 413);
    refused_with(NULL, "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    refused_with(NULL, "GET / HTTP/1.1\r\n\r\n", 400);
}

TEST(a_client_that_still_sends_can_read_the_refusal)
{
    static char junk[40000];
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.body = 10;
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 40000\r\n\r\n");
    EXPECT(&g, &c, "HTTP/1.1 413");
    memset(junk, 'x', sizeof(junk) - 1);
    client_send(&c, junk); /* would be answered by a reset, had the server closed at once */
    rig_turns(&g, 5);
    EXPECT_EOF(&g, &c);
    CHECK_INT(c.error, 0);
    client_close(&c);
    UNTIL(&g, msf_http_server_stats(g.server)->connections == 0);
    rig_close(&g);
}

TEST(a_client_that_never_stops_sending_is_cut)
{
    static char junk[32768];
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, "GARBAGE\r\n\r\n");
    memset(junk, 'x', sizeof(junk));
    EXPECT(&g, &c, "HTTP/1.1 400");
    UNTIL(&g, (send(c.fd, junk, sizeof(junk), MSG_NOSIGNAL), msf_http_server_stats(g.server)->connections == 0));
    client_close(&c);
    rig_close(&g);
}

TEST(too_many_in_flight)
{
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.in_flight = 2;
    g.options.limits.retry_after = 7;
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") GET("/b") GET("/c"));
    UNTIL(&g, g.refused == 1);
    CHECK_INT(g.got_n, 2);
    CHECK_INT(msf_http_server_stats(g.server)->in_flight, 2);
    answer_path(&g, g.got[0]);
    answer_path(&g, g.got[1]);
    EXPECT(&g, &c, "HTTP/1.1 503 Service Unavailable\r\n");
    CHECK(strstr(c.p, "Retry-After: 7\r\n") != NULL);
    CHECK(strstr(c.p, "Connection: close") == NULL);
    client_send(&c, GET("/d")); /* keep-alive goes on */
    UNTIL(&g, g.got_n == 3);
    answer_path(&g, g.got[2]);
    EXPECT(&g, &c, "\r\n\r\n/d");
    client_close(&c);
    rig_close(&g);
}

TEST(connection_ceiling_pauses_the_listener)
{
    rig g;
    client c[5];
    rig_prepare(&g);
    g.options.limits.connections = 2;
    rig_start(&g);
    g.answer = answer_path;
    for (int i = 0; i < 5; i++) {
        client_open(&c[i], &g); /* the kernel takes them all */
        client_send(&c[i], GET("/x"));
    }
    EXPECT(&g, &c[0], "/x");
    EXPECT(&g, &c[1], "/x");
    rig_turns(&g, 10);
    client_pull(&c[2]);
    CHECK_INT(c[2].n, 0);
    CHECK_INT(msf_http_server_stats(g.server)->connections, 2);
    for (int i = 0; i < 3; i++) {
        client_close(&c[i]);
        EXPECT(&g, &c[i + 2], "/x");
        CHECK(msf_http_server_stats(g.server)->connections <= 2);
    }
    client_close(&c[3]);
    client_close(&c[4]);
    rig_close(&g);
}

TEST(requests_per_connection)
{
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.requests_per_connection = 2;
    rig_start(&g);
    g.answer = answer_path;
    client_open(&c, &g);
    client_send(&c, GET("/a") GET("/b") GET("/c"));
    EXPECT_EOF(&g, &c);
    CHECK_INT(count_of(c.p, "HTTP/1.1 200"), 2);
    CHECK_INT(count_of(c.p, "Connection: close"), 1);
    client_close(&c);
    rig_close(&g);
}

/* ---- expect ---------------------------------------------------------------------------------------------------------------------- */

#define EXPECTING "POST /e HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"

TEST(expect_100_continue)
{
    rig g;
    client c;
    rig_open(&g);
    g.answer = answer_path;
    client_open(&c, &g);
    client_send(&c, EXPECTING);
    EXPECT(&g, &c, "HTTP/1.1 100 Continue\r\n\r\n");
    client_send(&c, "abc");
    EXPECT(&g, &c, "\r\n\r\n/e");
    CHECK_INT(count_of(c.p, "100 Continue"), 1);
    client_forget(&c);
    client_send(&c, EXPECTING "abc"); /* did not wait */
    EXPECT(&g, &c, "\r\n\r\n/e");
    CHECK_INT(count_of(c.p, "100 Continue"), 0);
    client_close(&c);
    rig_close(&g);
}

TEST(continue_comes_behind_the_earlier_answers)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") EXPECTING);
    UNTIL(&g, g.got_n == 1);
    rig_turns(&g, 3);
    client_pull(&c);
    CHECK_INT(c.n, 0);
    answer_path(&g, g.got[0]);
    EXPECT(&g, &c, "\r\n\r\n/aHTTP/1.1 100 Continue\r\n\r\n");
    client_send(&c, "abc");
    UNTIL(&g, g.got_n == 2);
    answer_path(&g, g.got[1]);
    EXPECT(&g, &c, "\r\n\r\n/e");
    client_close(&c);
    rig_close(&g);
}

TEST(statistics_in_foreign_memory_and_bad_names)
{
    rig g;
    msf_http_stats stats = {.requests = 7, .in_flight = 4096, .connections = 3, .idle = 2}; /* of a worker that crashed */
    msf_error err = {0};
    rig_prepare(&g);
    g.options.stats = &stats;
    rig_start(&g);
    CHECK(msf_http_server_stats(g.server) == &stats);
    CHECK_INT(stats.requests, 7);
    CHECK_INT(stats.in_flight + stats.connections + stats.idle, 0);
    CHECK_INT(msf_http_server_limits(g.server)->pipeline, 64);
    g.options.server_name = "msf\r\nX: y";
    CHECK(msf_http_server_new(g.loop, &g.options, &rig_handler, &g, &err) == NULL);
    CHECK_INT(err.code, MSF_EINJECT);
    rig_close(&g);
}

UNIT_MAIN()
