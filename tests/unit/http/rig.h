/* A real server on a loopback port, driven turn by turn in the test's own process, and raw clients. */
#ifndef MSF_TEST_HTTP_RIG_H
#define MSF_TEST_HTTP_RIG_H

#include "unit.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "http/server.h"
#include "net/listener.h"

#define RIG_REQUESTS 256

typedef struct rig {
    msf_loop *loop;
    msf_http_server *server;
    msf_http_options options;
    int listen_fd, port;
    msf_http_request *got[RIG_REQUESTS]; /* given to the handler and not released yet: in order of arrival */
    unsigned got_n;
    unsigned gone, drained, stopped, refused, half_closed;
    int refused_status;
    char refused_ip[64];
    void (*answer)(struct rig *rig, msf_http_request *r); /* answers at once; NULL: the test does */
} rig;

static inline void rig_on_request(void *ctx, msf_http_request *r)
{
    rig *g = ctx;
    CHECK(g->got_n < RIG_REQUESTS);
    if (g->answer != NULL) {
        g->answer(g, r);
        msf_http_request_release(r);
        return;
    }
    g->got[g->got_n++] = r;
}

static inline void rig_on_gone(void *ctx, msf_http_request *r)
{
    CHECK(r->conn == NULL);
    ((rig *)ctx)->gone++;
}

static inline void rig_on_drain(void *ctx, msf_http_request *r)
{
    CHECK(r->conn != NULL);
    ((rig *)ctx)->drained++;
}

static inline void rig_on_stopped(void *ctx)
{
    ((rig *)ctx)->stopped++;
}

static inline void rig_on_refused(void *ctx, int status, const char *reason, const char *peer_ip)
{
    rig *g = ctx;
    CHECK(reason != NULL && *reason != '\0');
    g->refused++;
    g->refused_status = status;
    snprintf(g->refused_ip, sizeof(g->refused_ip), "%s", peer_ip);
}

static inline void rig_on_half_closed(void *ctx, msf_http_request *r)
{
    rig *g = ctx;
    CHECK(r->conn != NULL);
    g->half_closed++;
}

static const msf_http_handler rig_handler = {rig_on_request, rig_on_gone,        rig_on_drain, rig_on_stopped,
                                             rig_on_refused, rig_on_half_closed, NULL};

static inline void rig_prepare(rig *g)
{
    memset(g, 0, sizeof(*g));
    msf_http_limits_default(&g->options.limits);
    g->options.server_name = "msf";
}

static inline void rig_start(rig *g)
{
    msf_error err = {0};
    g->loop = msf_loop_new();
    CHECK(g->loop != NULL);
    g->server = msf_http_server_new(g->loop, &g->options, &rig_handler, g, &err);
    CHECK(g->server != NULL);
    g->listen_fd = msf_listen(&(msf_listen_options){.host = "127.0.0.1"}, &g->port, &err);
    CHECK(g->listen_fd >= 0);
    CHECK_INT(msf_http_server_listen(g->server, g->listen_fd, NULL), 0);
}

static inline void rig_open(rig *g)
{
    rig_prepare(g);
    rig_start(g);
}

static inline void rig_turn(rig *g)
{
    msf_loop_poll(g->loop, false);
    msf_loop_flush(g->loop);
}

/* Turns until `cond`, with a deadline. */
#define UNTIL(g, cond)                                                                                                                     \
    do {                                                                                                                                   \
        uint64_t until_end = msf_clock_mono_us() + 10000000;                                                                               \
        while (!(cond)) {                                                                                                                  \
            if (msf_clock_mono_us() > until_end) {                                                                                         \
                fprintf(stderr, "  %s:%d: did not happen: %s\n", __FILE__, __LINE__, #cond);                                               \
                exit(1);                                                                                                                   \
            }                                                                                                                              \
            rig_turn(g);                                                                                                                   \
        }                                                                                                                                  \
    } while (0)

/* Some turns in which nothing more is expected to happen. */
static inline void rig_turns(rig *g, int n)
{
    while (n-- > 0) {
        rig_turn(g);
    }
}

static inline void rig_release(rig *g, unsigned i)
{
    msf_http_request_release(g->got[i]);
    g->got[i] = NULL;
}

/* Also checks that nothing is left over. */
static inline void rig_close(rig *g)
{
    const msf_http_stats *st = msf_http_server_stats(g->server);
    msf_http_server_stop(g->server, 0);
    UNTIL(g, g->stopped == 1);
    CHECK_INT(st->connections, 0);
    CHECK_INT(st->in_flight, 0);
    CHECK_INT(st->idle, 0);
    CHECK_INT(st->accepted, st->closed);
    for (unsigned i = 0; i < g->got_n; i++) { /* also what came in the last moment */
        if (g->got[i] != NULL) {
            rig_release(g, i);
        }
    }
    msf_http_server_free(g->server);
    msf_loop_free(g->loop);
    close(g->listen_fd);
}

/* ---- clients --------------------------------------------------------------------------------------------------------------------- */

typedef struct client {
    int fd;
    char *p; /* what was received, NUL-terminated */
    size_t n, cap;
    bool eof;
    int error;
} client;

static inline void client_of(client *c, int fd)
{
    *c = (client){.fd = fd, .p = calloc(1, 1), .cap = 1};
    fcntl(fd, F_SETFL, O_NONBLOCK);
}

static inline void client_open(client *c, rig *g)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)g->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    CHECK_INT(connect(fd, (struct sockaddr *)&a, sizeof(a)), 0);
    client_of(c, fd);
}

static inline void client_send(client *c, const char *text)
{
    CHECK_INT(send(c->fd, text, strlen(text), MSG_NOSIGNAL), strlen(text));
}

static inline void client_pull(client *c)
{
    char buf[65536];
    ssize_t n;
    while (!c->eof && c->error == 0 && (n = recv(c->fd, buf, sizeof(buf), 0)) >= 0) {
        c->eof = n == 0;
        if (c->n + (size_t)n + 1 > c->cap) {
            c->cap = (c->n + (size_t)n + 1) * 2;
            c->p = realloc(c->p, c->cap);
        }
        memcpy(c->p + c->n, buf, (size_t)n);
        c->n += (size_t)n;
        c->p[c->n] = '\0';
    }
    if (!c->eof && c->error == 0 && errno != EAGAIN) {
        c->error = errno;
    }
}

/* Turns until what was received holds `text`. */
#define EXPECT(g, c, text) UNTIL(g, (client_pull(c), strstr((c)->p, text) != NULL))
#define EXPECT_EOF(g, c)   UNTIL(g, (client_pull(c), (c)->eof))

static inline void client_forget(client *c)
{
    c->n = 0;
    c->p[0] = '\0';
}

static inline void client_close(client *c)
{
    close(c->fd);
    free(c->p);
}

/* Closes with a reset, which the server can tell from a half-close. */
static inline void client_reset(client *c)
{
    struct linger now = {1, 0};
    setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    client_close(c);
}

static inline unsigned count_of(const char *text, const char *what)
{
    unsigned n = 0;
    while ((text = strstr(text, what)) != NULL) {
        n++;
        text += strlen(what);
    }
    return n;
}

/* The body of the only answer received. */
static inline const char *body_of(client *c)
{
    char *end = strstr(c->p, "\r\n\r\n");
    CHECK(end != NULL);
    return end + 4;
}

static inline void answer_path(rig *g, msf_http_request *r)
{
    CHECK_INT(msf_http_res_end(r, r->path.p, r->path.n), 0);
}

/* ---- answers ---------------------------------------------------------------------------------------------------------------------- */

/* Sends one request and waits until the handler has it. */
static inline msf_http_request *ask(rig *g, client *c, const char *request)
{
    unsigned before = g->got_n;
    client_forget(c);
    client_send(c, request);
    UNTIL(g, g->got_n == before + 1);
    return g->got[before];
}

/* Waits for a whole answer with Content-Length `n` (0: no body) and returns its body. */
static inline const char *whole(rig *g, client *c, size_t n)
{
    char *end = NULL;
    UNTIL(g, (client_pull(c), (end = strstr(c->p, "\r\n\r\n")) != NULL && c->n >= (size_t)(end + 4 - c->p) + n));
    CHECK_INT(c->n, (size_t)(end + 4 - c->p) + n);
    return end + 4;
}

static inline int header(msf_http_request *r, const char *name, const char *value)
{
    return msf_http_res_header(r, msf_slice_str(name), msf_slice_str(value));
}

static inline bool has(const client *c, const char *text)
{
    return strstr(c->p, text) != NULL;
}

#endif
