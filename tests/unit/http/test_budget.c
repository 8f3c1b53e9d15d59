/* limits.queued_bytes: what answers may keep in memory while their clients do not read. The kernel takes some megabytes of each answer, as
 * many as it likes, so the tests open clients until the ceiling is passed. */
#include "rig.h"

#include "http/connection.h"

#define GET(path)    "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"
#define LARGE        (24u << 20)
#define CEILING      (60u << 20)
#define CLIENTS      16
#define KEEPS_ASKING 64

static char body[LARGE];
static unsigned cuts, released;
static uint64_t cut_bytes;

static void on_cut(void *ctx, const char *peer_ip, uint64_t bytes)
{
    (void)ctx;
    CHECK(strcmp(peer_ip, "127.0.0.1") == 0);
    cuts++;
    cut_bytes = bytes;
}

static void on_release(void *ctx)
{
    (void)ctx;
    released++;
}

/* "/small" and all else is large. */
static void answer(rig *g, msf_http_request *r)
{
    (void)g;
    if (r->path.p[1] == 's') {
        msf_http_res_end(r, "small", 5);
    } else {
        msf_http_res_end_ref(r, body, sizeof(body), on_release, NULL);
    }
}

static msf_http_handler handler;

static void start(rig *g)
{
    msf_error err = {0};
    cuts = released = 0;
    handler = rig_handler;
    handler.on_cut = on_cut;
    memset(body, 'b', sizeof(body));
    rig_prepare(g);
    g->options.limits.queued_bytes = CEILING;
    g->answer = answer;
    g->loop = msf_loop_new();
    g->server = msf_http_server_new(g->loop, &g->options, &handler, g, &err);
    CHECK(g->server != NULL);
    g->listen_fd = msf_listen(&(msf_listen_options){.host = "127.0.0.1"}, &g->port, &err);
    CHECK_INT(msf_http_server_listen(g->server, g->listen_fd, NULL), 0);
}

/* Whether this is one that the server has reset. Reads what there is. */
static bool was_cut(client *c)
{
    client_pull(c);
    return c->error == ECONNRESET || (c->eof && c->n < sizeof(body));
}

TEST(those_with_most_are_cut_and_the_newest_is_not)
{
    rig g;
    client clients[CLIENTS];
    unsigned n = 0, refused = 0;
    start(&g);
    while (cuts == 0) {
        CHECK(n < CLIENTS);
        client_open(&clients[n], &g);
        client_send(&clients[n++], GET("/large"));
        uint64_t before = msf_http_server_stats(g.server)->requests;
        UNTIL(&g, msf_http_server_stats(g.server)->requests > before);
    }
    CHECK(n >= 3); /* two fit below the ceiling whatever the kernel takes */
    CHECK_INT(cuts, 1);
    CHECK(cut_bytes > g.options.limits.write_high_water && cut_bytes <= LARGE + 1024);
    CHECK(g.server->queued <= CEILING);
    UNTIL(&g, released >= 1);
    client *newest = &clients[n - 1];
    UNTIL(&g, (client_pull(newest), newest->n > sizeof(body)));
    for (unsigned i = 0; i + 1 < n; i++) {
        client *c = &clients[i];
        UNTIL(&g, was_cut(c) || c->n > sizeof(body));
        refused += c->n <= sizeof(body);
    }
    CHECK_INT(refused, 1);
    for (unsigned i = 0; i < n; i++) {
        client_close(&clients[i]);
    }
    rig_close(&g);
    CHECK_INT(released, n);
}

TEST(what_clients_take_counts_no_more)
{
    rig g;
    client c;
    start(&g);
    client_open(&c, &g);
    for (int i = 0; i < 6; i++) { /* twice the ceiling, one after the other */
        client_send(&c, GET("/large"));
        UNTIL(&g, (client_pull(&c), c.n > sizeof(body)));
        client_forget(&c);
    }
    client_send(&c, GET("/small"));
    EXPECT(&g, &c, "\r\n\r\nsmall");
    CHECK_INT(cuts, 0);
    CHECK_INT(released, 6);
    client_close(&c);
    rig_close(&g);
}

TEST(who_keeps_asking_without_reading_is_cut_first)
{
    rig g;
    client patient, greedy;
    start(&g);
    g.options.limits.queued_bytes = CEILING;
    client_open(&patient, &g);
    client_send(&patient, GET("/large"));
    UNTIL(&g, msf_http_server_stats(g.server)->requests == 1);
    client_open(&greedy, &g);
    for (int i = 0; i < KEEPS_ASKING && cuts == 0; i++) {
        if (send(greedy.fd, GET("/large"), strlen(GET("/large")), MSG_NOSIGNAL) < 0) {
            break;
        }
        rig_turns(&g, 20);
    }
    UNTIL(&g, was_cut(&greedy));
    UNTIL(&g, (client_pull(&patient), patient.n > sizeof(body)));
    CHECK(cuts <= 1);
    client_close(&patient);
    client_close(&greedy);
    rig_close(&g);
}

UNIT_MAIN()
