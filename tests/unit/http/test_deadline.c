/* Every deadline of a connection, with limits of a few milliseconds. */
#include "rig.h"

#include "http/connection.h"

#define GET(path) "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"

static const msf_http_stats *stats(rig *g)
{
    return msf_http_server_stats(g->server);
}

static uint64_t now_ms(void)
{
    return msf_clock_mono_us() / 1000;
}

TEST(idle_connections_are_closed_silently)
{
    rig g;
    client fresh, used;
    rig_prepare(&g);
    g.options.limits.idle_timeout = 40;
    rig_start(&g);
    g.answer = answer_path;
    uint64_t begin = now_ms();
    client_open(&fresh, &g);
    client_open(&used, &g);
    client_send(&used, GET("/x"));
    EXPECT(&g, &used, "/x");
    client_forget(&used);
    EXPECT_EOF(&g, &fresh);
    EXPECT_EOF(&g, &used);
    CHECK(now_ms() - begin >= 40);
    CHECK_INT(fresh.n, 0);
    CHECK_INT(used.n, 0);
    CHECK_INT(g.refused, 0);
    client_close(&fresh);
    client_close(&used);
    rig_close(&g);
}

TEST(a_handled_request_is_not_idle)
{
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.idle_timeout = g.options.limits.header_timeout = g.options.limits.body_timeout = g.options.limits.write_timeout = 10;
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, GET("/slow"));
    UNTIL(&g, g.got_n == 1);
    uint64_t begin = now_ms();
    UNTIL(&g, now_ms() - begin > 100);
    CHECK_INT(stats(&g)->connections, 1);
    answer_path(&g, g.got[0]);
    EXPECT(&g, &c, "\r\n\r\n/slow");
    client_close(&c);
    rig_close(&g);
}

static void late_408(const msf_http_limits *limits, const char *part)
{
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits = *limits;
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, part);
    EXPECT_EOF(&g, &c);
    CHECK(strncmp(c.p, "HTTP/1.1 408 Request Timeout\r\n", 30) == 0);
    CHECK(strstr(c.p, "Connection: close\r\n") != NULL);
    CHECK_INT(g.refused_status, 408);
    CHECK_INT(g.got_n, 0);
    client_close(&c);
    rig_close(&g);
}

TEST(late_heads_and_bodies)
{
    msf_http_limits l;
    msf_http_limits_default(&l);
    l.header_timeout = 30;
    late_408(&l, "G");
    late_408(&l, "GET / HTTP/1.1\r\nHost: h\r\nX:");
    msf_http_limits_default(&l);
    l.body_timeout = 30;
    late_408(&l, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab");
    late_408(&l, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
}

TEST(one_byte_now_and_then_does_not_stretch_the_header_deadline)
{
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.header_timeout = 60;
    rig_start(&g);
    client_open(&c, &g);
    uint64_t begin = now_ms();
    client_send(&c, "GET / HTTP/1.1\r\nX: ");
    UNTIL(&g, (send(c.fd, "x", 1, MSG_NOSIGNAL), usleep(2000), client_pull(&c), c.n > 0 || c.error != 0));
    CHECK(strncmp(c.p, "HTTP/1.1 408", 12) == 0);
    CHECK(now_ms() - begin >= 60);
    client_close(&c);
    rig_close(&g);
}

TEST(a_steady_body_is_not_late)
{
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.body_timeout = 200;
    g.options.limits.header_timeout = 50;
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 20\r\n\r\n");
    for (int i = 0; i < 20; i++) { /* 300 ms in all */
        uint64_t begin = now_ms();
        UNTIL(&g, now_ms() - begin >= 15);
        client_send(&c, "x");
    }
    UNTIL(&g, g.got_n == 1);
    CHECK_INT(g.refused, 0);
    client_close(&c);
    rig_close(&g);
}

TEST(minimum_receive_rate)
{
    rig g;
    client slow, quick;
    rig_prepare(&g);
    msf_http_rate_grace = 60;
    g.options.limits.min_rate = 1000;
    rig_start(&g);
    client_open(&slow, &g);
    client_open(&quick, &g);
    client_send(&slow, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\nx");
    client_send(&quick, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
    char piece[2001];
    memset(piece, 'x', sizeof(piece) - 1);
    piece[sizeof(piece) - 1] = '\0';
    client_send(&quick, piece);
    EXPECT(&g, &slow, "HTTP/1.1 408");
    CHECK_INT(g.refused, 1);
    client_pull(&quick);
    CHECK_INT(quick.n, 0);
    client_close(&slow);
    client_close(&quick);
    rig_close(&g);
}

TEST(a_client_that_does_not_read_is_closed)
{
    static char big[8 << 20];
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.write_timeout = 50;
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, GET("/big") GET("/behind"));
    UNTIL(&g, g.got_n == 2);
    CHECK_INT(msf_http_res_end(g.got[0], big, sizeof(big)), 0);
    UNTIL(&g, stats(&g)->connections == 0);
    CHECK_INT(g.gone, 1); /* the one behind; the first one's answer was complete */
    client_close(&c);
    rig_close(&g);
}

TEST(a_client_that_reads_slowly_is_not_closed)
{
    static char big[32 << 20], buf[65536];
    const uint64_t limit = 1000;
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.write_timeout = (uint32_t)limit;
    rig_start(&g);
    client_open(&c, &g);
    client_send(&c, GET("/big"));
    UNTIL(&g, g.got_n == 1);
    CHECK_INT(msf_http_res_end(g.got[0], big, sizeof(big)), 0);
    uint64_t begin = now_ms(), last = 0;
    size_t got = 0;
    while (got < sizeof(big)) { /* a little now and then for three times the limit, then all */
        bool slow = now_ms() - begin < 3 * limit;
        if (!slow || now_ms() - last >= 20) {
            ssize_t n = recv(c.fd, buf, sizeof(buf), 0);
            CHECK(n != 0);
            got += n > 0 ? (size_t)n : 0;
            last = now_ms();
        }
        rig_turn(&g);
    }
    CHECK_INT(stats(&g)->connections, 1);
    client_close(&c);
    rig_close(&g);
}

TEST(lingering_ends_by_itself)
{
    rig g;
    client c;
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, "GARBAGE\r\n\r\n");
    EXPECT_EOF(&g, &c);
    uint64_t begin = now_ms();
    UNTIL(&g, stats(&g)->connections == 0); /* the client does not close */
    uint64_t took = now_ms() - begin;
    CHECK(took >= MSF_LINGER_MS - 100 && took < 5 * MSF_LINGER_MS);
    client_close(&c);
    rig_close(&g);
}

TEST(deadlines_can_be_switched_off)
{
    rig g;
    client c;
    rig_prepare(&g);
    g.options.limits.idle_timeout = g.options.limits.header_timeout = g.options.limits.body_timeout = g.options.limits.write_timeout = 0;
    rig_start(&g);
    g.answer = answer_path;
    client_open(&c, &g);
    client_send(&c, "GET /x HTTP/1.1\r\n");
    uint64_t begin = now_ms();
    UNTIL(&g, now_ms() - begin > 60);
    client_send(&c, "Host: h\r\n\r\n");
    EXPECT(&g, &c, "\r\n\r\n/x");
    client_close(&c);
    rig_close(&g);
}

UNIT_MAIN()
