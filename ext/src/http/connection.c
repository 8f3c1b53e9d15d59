/* The life of one connection: bytes to the parser, requests in order, and the ways to end. Closing and everything else that touches the
 * parser or calls the handler happens in stream callbacks or in msf_http_conn_service, never inside a response function that PHP called. */
#include "http/connection.h"

#include <assert.h>
#include <stdlib.h>

/* ---- closing --------------------------------------------------------------------------------------------------------------------- */

void msf_http_conn_detach(msf_http_conn *c, msf_http_request *r, bool tell)
{
    msf_http_server *s = c->server;
    bool with_handler = r->res.state & MSF_RES_HANDLER;
    msf_list_remove(&r->in_conn);
    c->waiting--;
    msf_http_answer_drop(r);
    r->peer = *msf_http_conn_peer(c);
    r->conn = NULL;
    if (with_handler) {
        r->res.state &= (uint8_t)~MSF_RES_HANDLER;
        s->stats->in_flight--;
        if (tell && !s->freeing && s->handler->on_gone != NULL) {
            s->handler->on_gone(s->ctx, r);
        }
    }
    msf_http_request_release(r);
}

static void drop_requests(msf_http_conn *c)
{
    msf_http_request *r;
    while ((r = msf_http_conn_first(c)) != NULL) {
        msf_http_conn_detach(c, r, true);
    }
}

void msf_http_conn_lost(msf_http_conn *c)
{
    if (c->phase == MSF_CONN_CLOSED) {
        return;
    }
    c->phase = MSF_CONN_CLOSED;
    msf_http_conn_drop_input(c);
    drop_requests(c);
    msf_http_conn_set_idle(c, false);
    msf_http_conn_count_out(c);
    msf_timer_stop(c->server->loop, &c->timer);
    msf_list_remove(&c->in_service);
    msf_stream_close(&c->stream);
}

/* The last answer is in the queue. Requests behind it will not be answered; the handler hears of it in the next poll. */
static void begin_drain(msf_http_conn *c)
{
    if (c->eof && c->stream.queued == 0 && msf_list_empty(&c->requests)) {
        msf_http_conn_lost(c); /* both sides are done */
        return;
    }
    c->phase = MSF_CONN_DRAINING;
    msf_http_conn_drop_input(c);
    msf_http_conn_set_idle(c, false);
    if (!msf_list_empty(&c->requests)) {
        msf_http_conn_ask_service(c);
    }
    msf_stream_shutdown_write(&c->stream);
}

/* Everything is sent and the sending side is shut down. Closing now could destroy the answer on its way (a reset, if unread bytes are
 * left), so the client closes first; but it gets only a little time and room for that. */
static void begin_linger(msf_http_conn *c)
{
    if (c->eof || c->dropped >= MSF_LINGER_BYTES) {
        msf_http_conn_lost(c);
        return;
    }
    c->phase = MSF_CONN_LINGER;
    c->since = msf_loop_now(c->server->loop);
    msf_http_conn_watch_in(c, MSF_LINGER_MS);
    msf_stream_read_start(&c->stream);
}

/* ---- after every change ---------------------------------------------------------------------------------------------------------- */

static void send_continue(msf_http_conn *c)
{
    c->want_continue = false;
    if (c->parser.body_got == 0) { /* a client that did not wait needs no permission any more */
        static const char line[] = "HTTP/1.1 100 Continue\r\n\r\n";
        if (msf_stream_write_copy(&c->stream, line, sizeof(line) - 1) < 0) {
            msf_http_conn_doom(c);
        }
    }
}

static void send_refusal(msf_http_conn *c)
{
    msf_http_request *r = msf_http_request_new();
    if (r == NULL) {
        c->closing = true;
        return;
    }
    int status = c->refuse_status;
    r->conn = c;
    r->version_minor = 1;
    r->res.close = true;
    msf_list_push_back(&c->requests, &r->in_conn);
    c->waiting++;
    c->refuse_status = 0;
    msf_http_answer_error(r, status, c->refuse_reason);
    assert((c->closing || c->doomed) && "an error answer ends the connection");
}

/* Reading goes on only where its result can be taken: room in the pipeline, no unparsed rest, and a client that takes its answers. */
static void update_reading(msf_http_conn *c)
{
    bool room = c->waiting < c->server->limits.pipeline && !msf_stream_full(&c->stream);
    if (c->rest != NULL && room) {
        msf_http_conn_ask_service(c);
    }
    bool want = room && !c->eof && c->rest == NULL && c->dropped < MSF_LINGER_BYTES;
    if (want == c->stream.reading) {
        return;
    }
    if (want) {
        c->last_in = msf_loop_now(c->server->loop);
        msf_stream_read_start(&c->stream);
    } else {
        msf_stream_read_stop(&c->stream);
    }
}

void msf_http_conn_settle(msf_http_conn *c)
{
    if (c->feeding || c->phase != MSF_CONN_OPEN || c->doomed) {
        return;
    }
    if (msf_list_empty(&c->requests) && !c->closing) {
        if (c->refuse_status != 0) {
            send_refusal(c); /* comes back here with c->closing */
            if (c->phase != MSF_CONN_OPEN || c->doomed) {
                return;
            }
        } else if (c->last_seen || (c->eof && c->rest == NULL)) {
            c->closing = true;
        } else if (c->want_continue) {
            send_continue(c);
        } else if (c->receiving == MSF_RECV_NONE && !c->idle) {
            c->since = msf_loop_now(c->server->loop);
            msf_http_conn_set_idle(c, true);
        }
    }
    if (c->closing) {
        begin_drain(c);
        return;
    }
    update_reading(c);
}

static void count_answer(msf_http_server *s, const msf_http_request *r)
{
    unsigned status_class = r->res.status / 100u;
    s->stats->responses++;
    s->stats->status[status_class < 6 ? status_class : 0]++;
    if (s->times != NULL && r->received_us != 0) { /* 0: what came was no request */
        msf_http_times_add(s->times, r->received_us);
    }
}

/* The answer has left for the queue; the request no longer belongs to the connection. */
static void finish(msf_http_conn *c, msf_http_request *r)
{
    msf_list_remove(&r->in_conn);
    c->waiting--;
    c->closing |= r->res.close;
    count_answer(c->server, r);
    if (r->refs > 1) { /* the handler may still ask for the address, for its log */
        r->peer = *msf_http_conn_peer(c);
    }
    r->conn = NULL;
    msf_http_request_release(r);
}

void msf_http_conn_answered(msf_http_conn *c, msf_http_request *r)
{
    finish(c, r);
    while (!c->closing && !c->doomed && (r = msf_http_conn_first(c)) != NULL) {
        if (r->res.state & MSF_RES_BEGUN) {
            msf_http_answer_turn(c, r);
        }
        if (!r->res.ended) {
            if (r->res.state & MSF_RES_WAITING) {
                msf_http_conn_ask_service(c);
            }
            break;
        }
        finish(c, r);
    }
    msf_http_conn_settle(c);
}

/* ---- later ----------------------------------------------------------------------------------------------------------------------- */

void msf_http_conn_ask_service(msf_http_conn *c)
{
    msf_http_server *s = c->server;
    if (c->phase == MSF_CONN_CLOSED) {
        return;
    }
    if (!msf_list_linked(&c->in_service)) {
        msf_list_push_back(&s->service, &c->in_service);
    }
    if (!msf_timer_armed(&s->service_timer)) {
        msf_timer_start(s->loop, &s->service_timer, 0);
    }
}

void msf_http_conn_doom(msf_http_conn *c)
{
    c->doomed = true;
    msf_http_conn_ask_service(c);
}

/* A reset instead of an orderly end: the client of a cut answer must not take it for a whole one. */
static void reset(msf_http_conn *c)
{
    msf_stream_reset_on_close(&c->stream);
    msf_http_conn_lost(c);
}

void msf_http_conn_service(msf_http_conn *c)
{
    if (c->doomed) {
        reset(c);
        return;
    }
    if (c->phase != MSF_CONN_OPEN) {
        drop_requests(c);
        return;
    }
    msf_http_conn_resume(c);
    msf_http_conn_settle(c);
    msf_http_request *r = c->phase == MSF_CONN_OPEN ? msf_http_conn_first(c) : NULL;
    if (r != NULL && (r->res.state & MSF_RES_WAITING) && !msf_stream_full(&c->stream)) {
        msf_http_server *s = c->server;
        r->res.state &= (uint8_t)~MSF_RES_WAITING;
        if (s->handler->on_drain != NULL) {
            s->handler->on_drain(s->ctx, r);
        }
    }
}

static void on_drain(msf_stream *st)
{
    msf_http_conn *c = msf_http_conn_of(st);
    if (c->phase == MSF_CONN_DRAINING && st->queued == 0) {
        begin_linger(c);
    } else if (c->phase == MSF_CONN_OPEN) {
        msf_http_conn_ask_service(c);
    }
}

/* Perhaps in the middle of a flush, where the handler is not to be called. */
static void on_error(msf_stream *st, int error)
{
    msf_http_conn_doom(msf_http_conn_of(st));
}

static void on_closed(msf_stream *st)
{
    msf_http_conn *c = msf_http_conn_of(st);
    msf_http_conn_lost(c); /* does something only when the loop was ended under us */
    msf_http_server_conn_closed(c->server, c);
}

/* Waits for a request from now on. */
static void become_idle(msf_http_conn *c)
{
    const msf_http_server *s = c->server;
    c->since = msf_loop_now(s->loop);
    msf_http_conn_set_idle(c, true);
    if (s->limits.idle_timeout != 0) {
        msf_http_conn_watch_in(c, s->limits.idle_timeout);
    }
}

static void on_secure(msf_stream *st)
{
    msf_http_conn *c = msf_http_conn_of(st);
    c->receiving = MSF_RECV_NONE;
    become_idle(c);
}

static void on_plain_http(msf_stream *st)
{
    msf_http_conn *c = msf_http_conn_of(st);
    c->receiving = MSF_RECV_NONE;
    c->peer.secure = false;
    msf_http_conn_refuse(c, 400, "plain HTTP request sent to TLS port");
}

static const msf_stream_events stream_events = {
    .on_data = msf_http_conn_on_data,
    .on_eof = msf_http_conn_on_eof,
    .on_error = on_error,
    .on_drain = on_drain,
    .on_closed = on_closed,
    .on_secure = on_secure,
    .on_plain_http = on_plain_http,
};

/* ---- birth ----------------------------------------------------------------------------------------------------------------------- */

static msf_http_conn *take_memory(msf_http_server *s)
{
    msf_http_conn *c = s->free;
    if (c != NULL) {
        s->free = (msf_http_conn *)(void *)c->in_server.next;
        s->free_count--;
    } else {
        c = malloc(sizeof(*c));
    }
    if (c != NULL) {
        memset(c, 0, sizeof(*c));
    }
    return c;
}

/* The handshake has the time that a header has. */
static void begin_tls(msf_http_conn *c, msf_tls_context *tls)
{
    c->receiving = MSF_RECV_HANDSHAKE;
    c->peer.secure = true;
    if (msf_stream_accept_tls(&c->stream, tls, NULL) != 0) {
        msf_http_conn_doom(c);
    }
    c->since = msf_loop_now(c->server->loop);
    msf_http_conn_watch(c);
}

msf_http_conn *msf_http_conn_open(msf_http_server *s, int fd, msf_tls_context *tls)
{
    msf_http_conn *c = take_memory(s);
    if (c == NULL) {
        return NULL;
    }
    if (msf_stream_open(&c->stream, s->loop, fd, &stream_events, s->limits.write_high_water) < 0) {
        free(c);
        return NULL;
    }
    c->server = s;
    msf_http_parser_init(&c->parser, &s->limits, s->upload_dir, &msf_http_conn_parser_events);
    msf_list_init(&c->requests);
    msf_list_init(&c->in_service);
    msf_list_push_back(&s->conns, &c->in_server);
    msf_http_conn_timer_init(c);
    msf_http_conn_peer(c); /* now: a broken socket has no address any more */
    if (tls != NULL) {
        begin_tls(c, tls);
    } else {
        become_idle(c);
    }
    msf_stream_read_start(&c->stream);
    return c;
}
