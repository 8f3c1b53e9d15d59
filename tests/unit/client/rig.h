/* A server that does what the test says, and calls that note what happens to them. One loop, one process, no threads. */
#ifndef MSF_UNIT_CLIENT_RIG_H
#define MSF_UNIT_CLIENT_RIG_H

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "client/http.h"
#include "unit.h"

typedef struct peer {
    int fd;
    char in[1 << 18];
    size_t n;
    bool ended; /* the client closed */
} peer;

typedef struct call {
    msf_http_call *call;
    msf_http_result result; /* copy at the end, without pointers that are gone */
    char body[1 << 17];
    size_t body_n;
    int heads, dones, writables;
    bool free_in_head, free_in_body, free_in_writable, free_in_done, stream, pause_in_head;
    const char *upload; /* written in on_writable, then the end */
    size_t upload_step; /* bytes at once, 0: all */
} call;

static msf_loop *loop;
static msf_resolver *resolver;
static msf_http_client *client;
static int listener, port;
static peer *peers[256];
static int peer_count;
static char base_url[64];

static void server_start(void)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof a;
    listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    CHECK(bind(listener, (struct sockaddr *)&a, len) == 0 && listen(listener, 256) == 0);
    getsockname(listener, (struct sockaddr *)&a, &len);
    port = ntohs(a.sin_port);
    snprintf(base_url, sizeof base_url, "http://127.0.0.1:%d", port);
}

static inline void rig_start(const msf_connpool_options *o)
{
    loop = msf_loop_new();
    resolver = msf_resolver_new(loop, NULL);
    client = msf_http_client_new(loop, resolver, o);
    CHECK(loop != NULL && resolver != NULL && client != NULL);
    server_start();
}

static void server_look(void)
{
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd >= 0) {
        peers[peer_count] = calloc(1, sizeof(peer));
        peers[peer_count++]->fd = fd;
    }
    for (int i = 0; i < peer_count; i++) {
        peer *p = peers[i];
        if (p->fd < 0 || p->ended) {
            continue;
        }
        ssize_t n = recv(p->fd, p->in + p->n, sizeof p->in - p->n - 1, 0);
        p->ended = n == 0 || (n < 0 && errno != EAGAIN);
        p->n += n > 0 ? (size_t)n : 0;
        p->in[p->n] = '\0';
    }
}

static inline void turn(void)
{
    server_look();
    msf_loop_flush(loop);
    msf_loop_poll(loop, false);
    msf_loop_flush(loop);
    usleep(100);
}

#define UNTIL(cond)                                                                                                                        \
    while (!(cond)) {                                                                                                                      \
        turn();                                                                                                                            \
    }

/* ---- the server's side ---- */

static inline void say_n(peer *p, const char *text, size_t n)
{
    while (n > 0) {
        ssize_t sent = send(p->fd, text, n, MSG_NOSIGNAL);
        CHECK(sent > 0 || errno == EAGAIN);
        text += sent > 0 ? sent : 0;
        n -= sent > 0 ? (size_t)sent : 0;
        if (n > 0) {
            turn();
        }
    }
}

static inline void say(peer *p, const char *text)
{
    say_n(p, text, strlen(text));
}

static inline void hang_up(peer *p)
{
    close(p->fd);
    p->fd = -1;
}

/* The `i`th connection, as soon as it has sent the end of a head; `want` must be in it. Forgets what it read. */
static inline peer *asked_at(int i, const char *want)
{
    UNTIL(peer_count > i && strstr(peers[i]->in, "\r\n\r\n") != NULL);
    if (strstr(peers[i]->in, want) == NULL) {
        fprintf(stderr, "  \"%s\" is not in: %s\n", want, peers[i]->in);
        exit(1);
    }
    peers[i]->n = 0;
    peers[i]->in[0] = '\0';
    return peers[i];
}

/* ---- the client's side ---- */

static call *call_of(msf_http_call *c)
{
    return msf_http_call_ctx(c);
}

static inline void end_call(call *c)
{
    msf_http_call *gone = c->call;
    c->call = NULL;
    msf_http_call_free(gone);
}

static void on_head(msf_http_call *h)
{
    call *c = call_of(h);
    c->heads++;
    if (c->pause_in_head) {
        msf_http_call_pause(h);
    }
    if (c->free_in_head) {
        end_call(c);
    }
}

static void on_body(msf_http_call *h, const char *p, size_t n)
{
    call *c = call_of(h);
    CHECK(c->call != NULL && c->body_n + n < sizeof c->body);
    memcpy(c->body + c->body_n, p, n);
    c->body_n += n;
    if (c->free_in_body) {
        end_call(c);
    }
}

static void on_writable(msf_http_call *h)
{
    call *c = call_of(h);
    c->writables++;
    if (c->free_in_writable) {
        end_call(c);
        return;
    }
    while (*c->upload != '\0' && !msf_http_call_full(h)) {
        size_t left = strlen(c->upload), n = c->upload_step > 0 && c->upload_step < left ? c->upload_step : left;
        CHECK_INT(msf_http_call_write(h, c->upload, n), 0);
        c->upload += n;
    }
    if (*c->upload == '\0') {
        msf_http_call_write_end(h);
    }
}

static void on_done(msf_http_call *h)
{
    call *c = call_of(h);
    const msf_http_result *r = msf_http_call_result(h);
    c->dones++;
    c->result = *r;
    if (!c->stream && r->body.n > 0) {
        CHECK(r->body.n < sizeof c->body);
        memcpy(c->body, r->body.p, r->body.n);
        c->body_n = r->body.n;
    }
    c->body[c->body_n] = '\0';
    CHECK((r->error.code == 0) == (r->step == MSF_HTTP_STEP_DONE));
    CHECK((r->error.code == 0) == (r->error.text[0] == '\0'));
    if (c->free_in_done) {
        end_call(c);
    }
}

static const msf_http_call_events collect_events = {on_head, NULL, on_writable, on_done};
static const msf_http_call_events stream_events = {on_head, on_body, on_writable, on_done};

/* `path` behind the server's address, or a whole URL. */
static inline int start(call *c, const char *method, const char *path, msf_http_call_options o)
{
    char url[9000];
    msf_error err = {0};
    snprintf(url, sizeof url, "%s%s", path[0] == '/' ? base_url : "", path);
    o.url = msf_slice_str(url);
    o.method = msf_slice_str(method);
    c->call = msf_http_call_start(client, &o, c->stream ? &stream_events : &collect_events, c, &err);
    CHECK((c->call == NULL) == (err.code != 0));
    CHECK(err.code == 0 || err.text[0] != '\0');
    c->result.error = err;
    return err.code;
}

static inline void get(call *c, const char *path)
{
    CHECK_INT(start(c, "GET", path, (msf_http_call_options){0}), 0);
}

static inline void done(call *c)
{
    UNTIL(c->dones > 0);
    CHECK_INT(c->dones, 1);
}

static inline void expect(call *c, int status, const char *body)
{
    done(c);
    if (c->result.error.code != 0) {
        fprintf(stderr, "  %s\n", c->result.error.text);
    }
    CHECK_INT(c->result.error.code, 0);
    CHECK_INT(c->result.status, status);
    CHECK_BYTES(c->body, c->body_n, body);
    end_call(c);
}

static inline void expect_error(call *c, int code, msf_http_step step, const char *text)
{
    done(c);
    if (c->result.error.code != code || c->result.step != step || strstr(c->result.error.text, text) == NULL) {
        fprintf(stderr, "  got %d in step %d: %s\n  want %d in step %d: %s\n", c->result.error.code, (int)c->result.step,
                c->result.error.text, code, (int)step, text);
        exit(1);
    }
    end_call(c);
}

static inline msf_connpool_stats pool_stats(void)
{
    msf_connpool_stats s;
    msf_connpool_get_stats(msf_http_client_pool(client), &s);
    return s;
}

static inline void rig_end(void)
{
    msf_connpool_stats s = pool_stats();
    CHECK_INT(s.busy, 0);
    CHECK_INT(s.waiting, 0);
    msf_http_client_free(client);
    msf_resolver_stop(resolver);
    msf_loop_free(loop);
    msf_resolver_free(resolver);
    for (int i = 0; i < peer_count; i++) {
        if (peers[i]->fd >= 0) {
            close(peers[i]->fd);
        }
        free(peers[i]);
    }
    close(listener);
}

#endif
