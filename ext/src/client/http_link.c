/* Connections of the HTTP client: the pool's protocol, and the events of their streams. */
#include <assert.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "client/http_private.h"

enum { PEEK_AFTER_MS = 10 };

static msf_http_link *link_of(msf_connpool_conn *c)
{
    return MSF_CONTAINER_OF(c, msf_http_link, pooled);
}

static msf_http_link *of_stream(msf_stream *s)
{
    return MSF_CONTAINER_OF(s, msf_http_link, stream);
}

/* ---- stream events ---- */

/* What comes while nobody has asked is no answer of ours: whatever it is, the connection cannot be trusted. */
static void on_data(msf_stream *s, const char *data, size_t n)
{
    msf_http_link *l = of_stream(s);
    if (l->call == NULL) {
        msf_http_link_discard(l);
    } else {
        msf_http_call_input(l->call, data, n);
    }
}

static void broken(msf_http_link *l, int error);

static void on_eof(msf_stream *s)
{
    msf_http_link *l = of_stream(s);
    if (l->opening) {
        broken(l, MSF_ECLOSED);
    } else if (l->call == NULL) {
        msf_http_link_discard(l);
    } else {
        msf_http_call_lost(l->call, 0);
    }
}

static void on_error(msf_stream *s, int error)
{
    msf_http_link *l = of_stream(s);
    if (l->opening) {
        broken(l, error);
    } else if (l->call == NULL) {
        msf_http_link_discard(l);
    } else {
        msf_http_call_lost(l->call, error);
    }
}

static void on_drain(msf_stream *s)
{
    msf_http_link *l = of_stream(s);
    if (l->call != NULL) {
        msf_http_call_drained(l->call);
    }
}

static void on_closed(msf_stream *s)
{
    free(of_stream(s));
}

static void on_secure(msf_stream *s);

static const msf_stream_events stream_events = {
    .on_data = on_data, .on_eof = on_eof, .on_error = on_error, .on_drain = on_drain, .on_closed = on_closed, .on_secure = on_secure};

void msf_http_link_discard(msf_http_link *l)
{
    l->call = NULL;
    if (!msf_stream_closing(&l->stream)) {
        msf_connpool_drop(l->client->pool, &l->pooled);
        msf_stream_close(&l->stream);
    }
}

void msf_http_link_begin(msf_http_link *l, msf_http_call *c)
{
    assert(l->call == NULL && "one call at a time");
    l->call = c;
    c->link = l;
    c->start_in = l->stream.bytes_in;
    c->start_out = c->seen_out = l->stream.bytes_out;
    c->result.reused = msf_connpool_conn_uses(&l->pooled) > 1;
    memcpy(c->result.ip, l->ip, sizeof l->ip);
    if (!c->result.reused) {
        c->result.resolve_us = l->resolve_us;
        c->result.connect_us = l->connect_us;
        c->result.tls_us = l->tls_us;
    }
    if (c->paused) {
        msf_stream_read_stop(&l->stream);
    }
}

/* ---- the pool's protocol ---- */

static void end_handshake(msf_http_link *l)
{
    l->opening = false;
    msf_timer_stop(l->client->loop, &l->timer);
    msf_tls_release(l->tls);
    l->tls = NULL;
}

/* The one end of a connection that does not get open. */
static void fail(msf_http_link *l, msf_http_step step, const msf_error *why)
{
    msf_http_client *client = l->client;
    end_handshake(l);
    client->failed_step = step;
    msf_connpool_failed(client->pool, &l->pooled, why);
    client->failed_step = MSF_HTTP_STEP_POOL;
    if (l->stream.loop != NULL) {
        msf_stream_close(&l->stream);
    } else {
        free(l);
    }
}

static void broken(msf_http_link *l, int error)
{
    msf_error err;
    const char *why = error == MSF_ECLOSED ? "the peer closed the connection" : msf_stream_error_text(&l->stream, error);
    msf_error_set(&err, error, "%.*s: no TLS connection: %s (%s)", (int)l->session_key.n, l->session_key.p, why, l->ip);
    fail(l, MSF_HTTP_STEP_TLS, &err);
}

static void on_handshake_time(msf_timer *t)
{
    msf_http_link *l = MSF_CONTAINER_OF(t, msf_http_link, timer);
    msf_error err;
    msf_error_set(&err, -ETIMEDOUT, "%.*s: no TLS connection within %u ms (%s)", (int)l->session_key.n, l->session_key.p, l->tls_ms, l->ip);
    fail(l, MSF_HTTP_STEP_TLS, &err);
}

static void opened(msf_http_link *l)
{
    end_handshake(l);
    msf_stream_read_start(&l->stream);
    msf_connpool_opened(l->client->pool, &l->pooled);
}

static void on_secure(msf_stream *s)
{
    msf_http_link *l = of_stream(s);
    l->tls_us = msf_clock_mono_us() - l->tls_since_us;
    opened(l);
}

static void begin_tls(msf_http_link *l)
{
    msf_error err;
    l->tls_since_us = msf_clock_mono_us();
    int result = msf_stream_connect_tls(&l->stream, l->tls, l->host, l->session_key, &err);
    if (result != 0) {
        msf_error_prefix(&err, "%.*s", (int)l->session_key.n, l->session_key.p);
        fail(l, MSF_HTTP_STEP_TLS, &err);
    } else if (l->tls_ms != MSF_HTTP_CALL_OFF) {
        msf_timer_start(l->client->loop, &l->timer, l->tls_ms); /* no memory: the caller's own deadlines remain */
    }
}

static void on_connected(void *ctx, const msf_connect_result *r)
{
    msf_http_link *l = ctx;
    msf_error err = r->error;
    l->connect = NULL;
    if (r->fd < 0) {
        fail(l, r->step == MSF_CONNECT_RESOLVE ? MSF_HTTP_STEP_RESOLVE : MSF_HTTP_STEP_CONNECT, &err);
        return;
    }
    int result = msf_stream_open(&l->stream, l->client->loop, r->fd, &stream_events, MSF_HTTP_CALL_HIGH_WATER);
    if (result != 0) {
        close(r->fd);
        msf_error_set(&err, result, "connected, but not usable: %s", msf_error_name(result));
        fail(l, MSF_HTTP_STEP_CONNECT, &err);
        return;
    }
    l->resolve_us = r->resolve_us;
    l->connect_us = r->connect_us;
    if (r->is_unix) {
        strcpy(l->ip, "unix:");
    } else {
        msf_ip_text(&r->ip, l->ip);
    }
    if (l->tls != NULL) {
        begin_tls(l);
    } else {
        opened(l);
    }
}

static bool begin_connect(msf_http_link *l, const msf_http_call *c)
{
    char path[5 + 256];
    msf_connect_options o = {.host = c->url.host, .port = c->url.port, .ips = c->o.ips, .total_ms = c->o.connect_ms};
    if (c->o.connect_ms == MSF_HTTP_CALL_OFF) {
        o.total_ms = INT32_MAX;
    }
    if (c->o.unix_path.n > 0) {
        memcpy(path, "unix:", 5);
        memcpy(path + 5, c->o.unix_path.p, c->o.unix_path.n);
        o.host = msf_slice_of(path, c->o.unix_path.n + 5);
        o.ips = NULL;
    }
    l->connect = msf_connect_start(l->client->loop, l->client->resolver, &o, on_connected, l);
    return l->connect != NULL;
}

static msf_connpool_conn *open_link(void *ctx, msf_slice key, void *how)
{
    (void)key;
    const msf_http_call *c = how;
    msf_http_link *l = calloc(1, sizeof *l + c->url.host.n + 16);
    if (l == NULL) {
        return NULL;
    }
    l->client = ctx;
    l->opening = true;
    l->tls_ms = c->o.tls_ms;
    msf_timer_init(&l->timer, on_handshake_time);
    l->session_key = msf_slice_of(l->text, (size_t)(msf_url_authority(&c->url, true, l->text) - l->text));
    l->host = msf_slice_of(l->text + (c->url.ipv6 ? 1 : 0), c->url.host.n);
    l->tls = c->url.tls ? msf_tls_retain(c->o.tls != NULL ? c->o.tls : l->client->tls) : NULL;
    if (!begin_connect(l, c)) {
        msf_tls_release(l->tls);
        free(l);
        return NULL;
    }
    return &l->pooled;
}

static void close_link(void *ctx, msf_connpool_conn *conn)
{
    (void)ctx;
    msf_http_link *l = link_of(conn);
    if (l->opening) {
        end_handshake(l);
    }
    if (l->connect != NULL) {
        msf_connect_cancel(l->connect);
        free(l);
    } else {
        msf_stream_close(&l->stream);
    }
}

/* A connection that was idle across a poll has told of its end by itself; asking the kernel is for those that ended since. */
static bool is_alive(void *ctx, msf_connpool_conn *conn, uint64_t idle_ms)
{
    (void)ctx;
    const msf_http_link *l = link_of(conn);
    char byte;
    return idle_ms < PEEK_AFTER_MS || (recv(l->stream.fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN);
}

const msf_connpool_protocol msf_http_link_protocol = {open_link, close_link, is_alive};
