/* How connections end: clients that go at every stage, answers that close, the graceful stop. */
#include "rig.h"

#define GET(path) "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"

/* ---- disconnects ----------------------------------------------------------------------------------------------------------------- */

static void all_gone(rig *g)
{
    UNTIL(g, msf_http_server_stats(g->server)->connections == 0);
    CHECK_INT(msf_http_server_stats(g->server)->in_flight, 0);
}

TEST(client_goes_before_and_inside_the_request)
{
    const char *parts[] = {"", "GE", "GET / HTTP/1.1\r\nHost: h", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc", NULL};
    rig g;
    client c;
    rig_open(&g);
    for (int i = 0; parts[i] != NULL; i++) {
        for (int reset = 0; reset < 2; reset++) {
            client_open(&c, &g);
            client_send(&c, parts[i]);
            uint64_t want = msf_http_server_stats(g.server)->bytes_in + strlen(parts[i]);
            UNTIL(&g, msf_http_server_stats(g.server)->connections == 1 && msf_http_server_stats(g.server)->bytes_in == want);
            reset ? client_reset(&c) : client_close(&c);
            all_gone(&g);
        }
    }
    CHECK_INT(g.got_n, 0);
    CHECK_INT(g.gone, 0);
    rig_close(&g);
}

static unsigned released;

static void release_body(void *ctx)
{
    released++;
}

TEST(client_goes_while_requests_are_handled)
{
    static char body[10000];
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") GET("/b") GET("/c") GET("/d"));
    UNTIL(&g, g.got_n == 4);
    CHECK_INT(msf_http_res_end_ref(g.got[1], body, sizeof(body), release_body, NULL), 0); /* answered, but waits for its turn */
    CHECK_INT(msf_http_res_write(g.got[2], "x", 1), 0);
    client_reset(&c);
    UNTIL(&g, g.gone == 3);
    CHECK_INT(released, 1);
    all_gone(&g);
    for (int i = 0; i < 4; i++) {
        CHECK(g.got[i]->conn == NULL);
        CHECK_INT(msf_http_res_end(g.got[i], "late", 4), MSF_ECLOSED);
        CHECK_INT(msf_http_res_write(g.got[i], "late", 4), MSF_ECLOSED);
        CHECK_INT(msf_http_res_header(g.got[i], MSF_SLICE("A"), MSF_SLICE("b")), MSF_ECLOSED);
        CHECK_INT(msf_http_res_file(g.got[i], open("/dev/null", O_RDONLY), MSF_SLICE_NONE), MSF_ECLOSED);
        CHECK(!msf_http_res_full(g.got[i]));
        msf_http_res_abort(g.got[i]);
        msf_slice ip = msf_http_request_peer_ip(g.got[i]);
        CHECK_BYTES(ip.p, ip.n, "127.0.0.1");
    }
    CHECK_INT(msf_http_res_end_ref(g.got[0], body, sizeof(body), release_body, NULL), MSF_ECLOSED);
    CHECK_INT(released, 2);
    CHECK_INT(g.gone, 3);
    rig_close(&g);
}

TEST(client_goes_while_an_answer_is_streamed)
{
    static char piece[100000];
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a"));
    UNTIL(&g, g.got_n == 1);
    CHECK_INT(msf_http_res_write(g.got[0], piece, sizeof(piece)), 0);
    EXPECT(&g, &c, "chunked");
    client_close(&c);
    int error = 0;
    UNTIL(&g, (error = msf_http_res_write(g.got[0], piece, sizeof(piece))) == MSF_ECLOSED);
    UNTIL(&g, g.gone == 1);
    all_gone(&g);
    rig_close(&g);
}

TEST(closing_drops_the_requests_behind)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") GET("/b"));
    UNTIL(&g, g.got_n == 2);
    CHECK_INT(msf_http_res_header(g.got[0], MSF_SLICE("connection"), MSF_SLICE("close")), 0);
    answer_path(&g, g.got[0]);
    CHECK_INT(msf_http_res_end(g.got[1], "x", 1), MSF_ECLOSED);
    UNTIL(&g, g.gone == 1);
    EXPECT_EOF(&g, &c);
    CHECK(strstr(c.p, "Connection: close\r\n") != NULL);
    CHECK_INT(count_of(c.p, "HTTP/1.1"), 1);
    client_close(&c);
    rig_close(&g);
}

TEST(abort_resets_the_connection)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a") GET("/b"));
    UNTIL(&g, g.got_n == 2);
    CHECK_INT(msf_http_res_write(g.got[0], "half", 4), 0);
    EXPECT(&g, &c, "half");
    msf_http_res_abort(g.got[0]);
    CHECK(g.got[0]->conn == NULL);
    UNTIL(&g, (client_pull(&c), c.error != 0));
    CHECK_INT(c.error, ECONNRESET);
    CHECK_INT(g.gone, 1); /* the one behind, not the one that was aborted */
    client_close(&c);
    rig_close(&g);
}

/* ---- the end --------------------------------------------------------------------------------------------------------------------- */

TEST(graceful_stop)
{
    rig g;
    client idle, busy, other;
    rig_open(&g);
    client_open(&idle, &g);
    client_open(&busy, &g);
    client_open(&other, &g);
    client_send(&busy, GET("/1") GET("/2"));
    UNTIL(&g, g.got_n == 2 && msf_http_server_stats(g.server)->connections == 3);
    msf_http_server_stop(g.server, 60000);
    msf_http_server_stop(g.server, 0); /* the first one counts */
    rig_turns(&g, 5);
    CHECK_INT(g.stopped, 0);
    answer_path(&g, g.got[0]);
    answer_path(&g, g.got[1]);
    EXPECT_EOF(&g, &busy);
    CHECK_INT(count_of(busy.p, "HTTP/1.1 200"), 2);
    CHECK_INT(count_of(busy.p, "Connection: close"), 1); /* on the last one */
    client_send(&idle, GET("/late"));
    UNTIL(&g, g.got_n == 3);
    answer_path(&g, g.got[2]);
    EXPECT_EOF(&g, &idle);
    CHECK(strstr(idle.p, "Connection: close\r\n") != NULL && strstr(idle.p, "\r\n\r\n/late") != NULL);
    client_close(&idle);
    client_close(&busy);
    rig_turns(&g, 5);
    CHECK_INT(g.stopped, 0); /* one never spoke */
    client_close(&other);
    UNTIL(&g, g.stopped == 1);
    rig_close(&g);
}

TEST(stop_deadline_closes_the_rest)
{
    rig g;
    client idle, busy;
    rig_open(&g);
    client_open(&idle, &g);
    client_open(&busy, &g);
    client_send(&busy, GET("/never"));
    UNTIL(&g, g.got_n == 1 && msf_http_server_stats(g.server)->connections == 2);
    msf_http_server_stop(g.server, 20);
    UNTIL(&g, g.stopped == 1);
    CHECK_INT(g.gone, 1);
    EXPECT_EOF(&g, &idle);
    CHECK_INT(idle.n, 0);
    client_close(&idle);
    client_close(&busy);
    rig_close(&g);
}

TEST(free_without_stop_drops_everything)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/a"));
    UNTIL(&g, g.got_n == 1);
    msf_http_server_free(g.server);
    CHECK(g.got[0]->conn == NULL);
    CHECK_INT(g.gone, 0);
    msf_loop_free(g.loop);
    rig_release(&g, 0);
    close(g.listen_fd);
    client_close(&c);
}

static void free_server(void *ctx)
{
    rig *g = ctx;
    g->stopped++;
    msf_http_server_free(g->server);
}

TEST(free_inside_on_stopped)
{
    static const msf_http_handler handler = {rig_on_request, rig_on_gone, rig_on_drain, free_server, NULL, NULL, NULL};
    rig g;
    client c;
    for (int clients = 0; clients < 2; clients++) {
        rig_prepare(&g);
        g.loop = msf_loop_new();
        g.server = msf_http_server_new(g.loop, &g.options, &handler, &g, NULL);
        g.listen_fd = msf_listen(&(msf_listen_options){.host = "127.0.0.1"}, &g.port, NULL);
        CHECK_INT(msf_http_server_listen(g.server, g.listen_fd, NULL), 0);
        if (clients == 1) {
            client_open(&c, &g);
            UNTIL(&g, msf_http_server_stats(g.server)->connections == 1);
        }
        msf_http_server_stop(g.server, 5);
        UNTIL(&g, g.stopped == 1);
        msf_loop_free(g.loop);
        close(g.listen_fd);
    }
    client_close(&c);
}

static void count_request(void *ctx, msf_http_request *r)
{
    ++*(unsigned *)ctx;
}

TEST(each_finds_what_is_with_the_handler)
{
    rig g;
    client c[2];
    unsigned n = 0;
    rig_open(&g);
    client_open(&c[0], &g);
    client_open(&c[1], &g);
    client_send(&c[0], GET("/a") GET("/b") GET("/c"));
    client_send(&c[1], GET("/d"));
    UNTIL(&g, g.got_n == 4);
    msf_http_server_each(g.server, count_request, &n);
    CHECK_INT(n, 4);
    for (unsigned i = 0; i < 4; i++) {
        if (msf_slice_eq(g.got[i]->path, MSF_SLICE("/b"))) {
            msf_http_res_end(g.got[i], "x", 1); /* answered, though not sent yet */
        }
    }
    n = 0;
    msf_http_server_each(g.server, count_request, &n);
    CHECK_INT(n, 3);
    client_close(&c[0]);
    client_close(&c[1]);
    rig_close(&g);
}

UNIT_MAIN()
