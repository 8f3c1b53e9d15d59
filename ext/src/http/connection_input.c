/* From received bytes to requests: feeding the parser, taking what it finds, and when to stop. */
#include <assert.h>
#include <stdlib.h>

#include "http/connection.h"

#define REST_MAX 262144 /* bytes; what is read before the stream heeds that reading has stopped */

void msf_http_conn_drop_input(msf_http_conn *c)
{
    assert(!c->feeding && "the parser is not taken away from under its own callback");
    msf_http_parser_reset(&c->parser);
    free(c->rest);
    c->rest = NULL;
    c->receiving = MSF_RECV_NONE;
    c->want_continue = false;
}

/* ---- parser events --------------------------------------------------------------------------------------------------------------- */

static msf_http_conn *parsing(msf_http_parser *p)
{
    return MSF_CONTAINER_OF(p, msf_http_conn, parser);
}

static void on_begin(msf_http_parser *p)
{
    msf_http_conn *c = parsing(p);
    c->receiving = MSF_RECV_HEAD;
    c->since = msf_loop_now(c->server->loop);
    msf_http_conn_set_idle(c, false);
}

static int on_head(msf_http_parser *p, msf_http_request *r, bool expect_continue)
{
    msf_http_conn *c = parsing(p);
    r->conn = c;
    c->receiving = MSF_RECV_BODY;
    c->since = c->last_in = msf_loop_now(c->server->loop);
    c->want_continue = expect_continue && r->version_minor >= 1;
    return 0; /* permission to go on is given in settle, when the earlier answers have left */
}

static void refuse_busy(msf_http_conn *c, msf_http_request *r)
{
    static const char reason[] = "too many requests in progress";
    msf_http_server *s = c->server;
    s->stats->refused++;
    if (s->handler->on_refused != NULL) {
        s->handler->on_refused(s->ctx, 503, reason, msf_http_conn_peer(c)->ip);
    }
    msf_http_answer_error(r, 503, reason);
}

static void on_request(msf_http_parser *p, msf_http_request *r)
{
    msf_http_conn *c = parsing(p);
    msf_http_server *s = c->server;
    uint32_t most = s->limits.requests_per_connection;
    r->conn = c;
    msf_list_push_back(&c->requests, &r->in_conn);
    c->waiting++;
    c->served++;
    s->stats->requests++;
    c->receiving = MSF_RECV_NONE;
    c->want_continue = false;
    if (!r->keep_alive || (most != 0 && c->served >= most)) {
        c->last_seen = true;
        r->res.close = true;
    }
    if (s->stats->in_flight >= s->limits.in_flight) {
        refuse_busy(c, r);
    } else {
        r->res.state |= MSF_RES_HANDLER;
        s->stats->in_flight++;
        msf_http_request_retain(r);
        s->handler->on_request(s->ctx, r);
    }
    if (c->last_seen || c->closing || c->doomed || c->waiting >= s->limits.pipeline) {
        msf_http_parser_pause(p);
    }
}

const msf_http_parser_events msf_http_conn_parser_events = {on_begin, on_head, on_request};

/* ---- bytes ----------------------------------------------------------------------------------------------------------------------- */

void msf_http_conn_refuse(msf_http_conn *c, int status, const char *reason)
{
    msf_http_server *s = c->server;
    if (c->phase != MSF_CONN_OPEN || c->last_seen || c->closing) {
        return;
    }
    c->refuse_status = (uint16_t)status;
    c->refuse_reason = reason;
    c->last_seen = true;
    msf_http_conn_drop_input(c);
    s->stats->refused++;
    if (s->handler->on_refused != NULL) {
        s->handler->on_refused(s->ctx, status, reason, msf_http_conn_peer(c)->ip);
    }
    msf_http_conn_settle(c);
}

static size_t feed(msf_http_conn *c, const char *data, size_t n)
{
    c->feeding = true;
    size_t used = msf_http_parser_feed(&c->parser, data, n);
    c->feeding = false;
    if (c->parser.status != 0) {
        msf_http_conn_refuse(c, c->parser.status, c->parser.reason);
        return n;
    }
    return c->last_seen || c->closing ? n : used;
}

/* At most one read's worth: the socket is not read again before this is parsed. */
static void keep_rest(msf_http_conn *c, const char *data, size_t n)
{
    size_t have = c->rest != NULL ? c->rest_n - c->rest_at : 0;
    char *more = have + n <= REST_MAX ? malloc(have + n) : NULL;
    if (more == NULL) {
        msf_http_conn_doom(c);
        return;
    }
    if (have > 0) {
        memcpy(more, c->rest + c->rest_at, have);
    }
    memcpy(more + have, data, n);
    free(c->rest);
    c->rest = more;
    c->rest_at = 0;
    c->rest_n = (uint32_t)(have + n);
}

static void drop_bytes(msf_http_conn *c, size_t n)
{
    c->dropped += n < MSF_LINGER_BYTES ? (uint32_t)n : MSF_LINGER_BYTES;
    if (c->dropped < MSF_LINGER_BYTES) {
        return;
    }
    c->dropped = MSF_LINGER_BYTES;
    if (c->phase == MSF_CONN_LINGER) {
        msf_http_conn_lost(c);
    } else {
        msf_stream_read_stop(&c->stream);
    }
}

void msf_http_conn_on_data(msf_stream *st, const char *data, size_t n)
{
    msf_http_conn *c = msf_http_conn_of(st);
    c->server->stats->bytes_in += n;
    if (c->phase == MSF_CONN_CLOSED) {
        return;
    }
    if (c->phase != MSF_CONN_OPEN || c->last_seen) {
        drop_bytes(c, n);
        return;
    }
    msf_http_conn_watch(c);
    if (c->receiving == MSF_RECV_BODY) {
        c->last_in = msf_loop_now(c->server->loop);
    }
    size_t used = c->rest == NULL ? feed(c, data, n) : 0;
    if (used < n) {
        keep_rest(c, data + used, n - used);
    }
    msf_http_conn_count_out(c);
    msf_http_conn_settle(c);
}

static void tell_half_closed(msf_http_conn *c)
{
    const msf_http_server *s = c->server;
    if (s->handler->on_half_closed == NULL) {
        return;
    }
    for (msf_list *n = c->requests.next; n != &c->requests; n = n->next) {
        msf_http_request *r = MSF_CONTAINER_OF(n, msf_http_request, in_conn);
        if (r->res.state & MSF_RES_HANDLER) {
            s->handler->on_half_closed(s->ctx, r);
        }
    }
}

/* Half-closed: what was asked for is still answered, unless the handler thinks otherwise. A message that the end cut is forgotten. */
static void take_eof(msf_http_conn *c)
{
    tell_half_closed(c);
    if (c->phase == MSF_CONN_OPEN && c->rest == NULL && !msf_http_parser_finish(&c->parser)) {
        msf_http_conn_drop_input(c);
    }
    msf_http_conn_settle(c);
}

void msf_http_conn_on_eof(msf_stream *st)
{
    msf_http_conn *c = msf_http_conn_of(st);
    c->eof = true;
    if (c->phase == MSF_CONN_LINGER) {
        msf_http_conn_lost(c);
    } else {
        take_eof(c);
    }
}

void msf_http_conn_resume(msf_http_conn *c)
{
    if (c->rest == NULL || c->last_seen || c->waiting >= c->server->limits.pipeline || msf_stream_full(&c->stream)) {
        return;
    }
    char *rest = c->rest;
    size_t left = c->rest_n - c->rest_at;
    c->last_in = msf_loop_now(c->server->loop);
    size_t used = feed(c, rest + c->rest_at, left);
    if (c->rest != rest) {
        return; /* the connection ended meanwhile */
    }
    c->rest_at += (uint32_t)used;
    if (used == left) {
        free(rest);
        c->rest = NULL;
        if (c->eof) {
            take_eof(c);
        }
    }
}
