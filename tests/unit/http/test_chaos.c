/* Random clients and a random handler, from fixed seeds: whatever they do, nothing leaks, the counters return to zero, and answers that
 * arrive whole are in order. Meant for AddressSanitizer. */
#include "rig.h"

#define CLIENTS 12
#define STEPS   2500

static unsigned seed;

static unsigned roll(unsigned n)
{
    return ((unsigned)rand_r(&seed) >> 4) % n;
}

static void release_body(void *ctx)
{
    free(ctx);
}

static void end_by_reference(msf_http_request *r, size_t n)
{
    char *body = calloc(1, n + 1);
    msf_http_res_end_ref(r, body, n, release_body, body);
}

static const char *const pieces[] = {
    "GET /a HTTP/1.1\r\nHost: h\r\n\r\n",
    "GET /b HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\n\r\n",
    "HEAD /c HTTP/1.1\r\nHost: h\r\n\r\n",
    "POST /d HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello",
    "POST /e HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    "POST /f HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
    "ok",
    "GET /g HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    "GET /h HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
    "GET /i HTTP/1.1\r\nHo",
    "st: h\r\n\r\n",
    "NONSENSE\r\n\r\n",
};

static void client_step(rig *g, client *c)
{
    unsigned what = roll(40);
    if (c->p == NULL) {
        client_open(c, g);
    } else if (what < 26) {
        unsigned times = roll(8) == 0 ? 20 : 1;
        while (times-- > 0) {
            const char *p = pieces[roll(8) != 0 ? roll(6) : roll(sizeof(pieces) / sizeof(*pieces))];
            send(c->fd, p, strlen(p), MSG_NOSIGNAL);
        }
    } else if (what < 36) {
        client_pull(c);
        client_forget(c);
    } else if (what == 36) {
        shutdown(c->fd, SHUT_WR);
    } else if (what < 39) {
        client_close(c);
        c->p = NULL;
    } else {
        client_reset(c);
        c->p = NULL;
    }
}

/* Takes one of the waiting requests a step further. */
static void handler_step(rig *g)
{
    static char body[200000];
    if (g->got_n == 0) {
        return;
    }
    unsigned i = roll(g->got_n);
    msf_http_request *r = g->got[i];
    size_t n = roll(10) == 0 ? roll(sizeof(body)) : roll(3000);
    bool done = true;
    msf_http_res_gzip(r, (int)roll(4));
    switch (roll(9)) {
    case 0:
        msf_http_res_header(r, MSF_SLICE("Connection"), roll(10) == 0 ? MSF_SLICE("close") : MSF_SLICE("x"));
        done = false;
        break;
    case 1:
    case 2:
        if (!msf_http_res_full(r)) {
            msf_http_res_write(r, body, n);
        }
        done = false;
        break;
    case 3:
        msf_http_res_file(r, open("/bin/true", O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE);
        msf_http_res_end(r, "", 0); /* only if it was streaming */
        break;
    case 4:
        end_by_reference(r, n);
        break;
    case 5:
        if (roll(10) == 0) {
            msf_http_res_abort(r);
        } else {
            done = false;
        }
        break;
    case 6:
        msf_http_res_status(r, roll(2) ? 204 : 304);
        msf_http_res_end(r, body, n);
        break;
    default:
        msf_http_res_end(r, body, n);
    }
    if (done) {
        msf_http_request_release(r);
        g->got[i] = g->got[--g->got_n];
    }
}

static void run(unsigned from)
{
    rig g;
    client c[CLIENTS] = {0};
    seed = from;
    rig_prepare(&g);
    g.options.limits.pipeline = 1 + roll(6);
    g.options.limits.in_flight = 20;
    g.options.limits.connections = 4 + roll(10);
    g.options.limits.write_high_water = 1000 + roll(100000);
    g.options.limits.idle_timeout = 20 + roll(50);
    g.options.limits.header_timeout = g.options.limits.body_timeout = g.options.limits.write_timeout = 30 + roll(40);
    rig_start(&g);
    for (int i = 0; i < STEPS; i++) {
        client_step(&g, &c[roll(CLIENTS)]);
        handler_step(&g);
        handler_step(&g);
        if (roll(3) != 0) {
            rig_turn(&g);
        }
    }
    for (int i = 0; i < CLIENTS; i++) {
        if (c[i].p != NULL) {
            client_close(&c[i]);
        }
    }
    while (g.got_n > 0) {
        handler_step(&g);
        rig_turn(&g);
    }
    rig_close(&g);
}

TEST(seeds_one_to_six)
{
    for (unsigned i = 1; i <= 6; i++) {
        run(i);
    }
}

UNIT_MAIN()
