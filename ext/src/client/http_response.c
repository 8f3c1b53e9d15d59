/* The answer comes: parser events, delivery, its end, and the connection's end before it. */
#include "base/clock.h"
#include "client/http_private.h"

static msf_http_call *of_parser(msf_http_resparser *p)
{
    return MSF_CONTAINER_OF(p, msf_http_call, parser);
}

/* A callback may have ended or freed the call: then nothing more is wanted of the parser. */
static int go_on(const msf_http_call *c)
{
    return c->state == CALL_RUNNING ? 0 : -1;
}

static int on_head(msf_http_resparser *p)
{
    msf_http_call *c = of_parser(p);
    c->result.status = p->status;
    c->result.version_minor = p->version_minor;
    c->result.headers = p->headers;
    c->result.header_count = p->header_count;
    if (msf_http_call_is_redirect(c)) {
        c->redirecting = true;
        return 0;
    }
    if (c->events->on_head != NULL) {
        c->events->on_head(c);
    }
    return go_on(c);
}

static int deliver(void *ctx, const char *data, size_t n)
{
    msf_http_call *c = ctx;
    if (c->events->on_body != NULL) {
        c->events->on_body(c, data, n);
    } else if (msf_buffer_append(&c->collected, data, n) != 0) {
        msf_http_call_fail(c, MSF_HTTP_STEP_BODY, -ENOMEM, "out of memory for the body of the answer");
    }
    return go_on(c);
}

/* With the first piece of the body: decode it, or find room for all of it. */
static bool begin_body(msf_http_call *c)
{
    msf_error err = {0};
    msf_slice coding = msf_http_call_header(c, MSF_SLICE("content-encoding"));
    if (!c->o.no_decode && coding.n > 0 && c->result.status != 206) {
        c->decode = msf_decode_new(coding, c->o.max_body, &err);
        c->result.decoded = c->decode != NULL;
    }
    if (err.code == 0 && c->decode == NULL && c->events->on_body == NULL && c->parser.left > 0) {
        msf_buffer_reserve(&c->collected, (size_t)c->parser.left); /* the length is known and below the ceiling: one allocation */
    }
    if (err.code != 0) {
        msf_http_call_fail(c, MSF_HTTP_STEP_BODY, err.code, "%s", err.text);
    }
    return err.code == 0;
}

static int on_body(msf_http_resparser *p, const char *data, size_t n)
{
    msf_http_call *c = of_parser(p);
    msf_error err = {0};
    if (c->redirecting) {
        c->result.received += n;
        return msf_http_call_redirect_skips(c) ? 0 : -1;
    }
    if (c->result.received == 0 && !begin_body(c)) {
        return -1;
    }
    c->result.received += n;
    if (c->decode == NULL) {
        return deliver(c, data, n);
    }
    if (msf_decode_feed(c->decode, data, n, deliver, c, &err) != 0 && err.code != 0 && c->state == CALL_RUNNING) {
        msf_http_call_fail(c, MSF_HTTP_STEP_BODY, err.code, "the body of the answer: %s", err.text);
    }
    return go_on(c);
}

static void on_complete(msf_http_resparser *p)
{
    of_parser(p)->complete = true;
}

static const msf_http_resparser_events parser_events = {on_head, on_body, on_complete};

void msf_http_call_parser_init(msf_http_call *c)
{
    msf_http_resparser_init(&c->parser, &parser_events, c->o.max_header_bytes, c->o.max_header_count, c->o.max_body);
    msf_http_resparser_reset(&c->parser, c->head_method);
    msf_buffer_init(&c->collected, c->o.max_body < SIZE_MAX ? (size_t)c->o.max_body : SIZE_MAX);
}

/* ---- the end ---- */

/* The connection serves the next one only when both messages were complete and nothing is left over in either direction. */
static void release_link(msf_http_call *c, size_t left_over)
{
    msf_http_link *l = c->link;
    const msf_stream *s = &l->stream;
    bool keep = c->parser.keep_alive && left_over == 0 && c->sent && s->queued == 0 && !s->eof && !c->o.no_keep_alive;
    c->link = NULL;
    l->call = NULL;
    if (keep) {
        msf_stream_read_start(&l->stream); /* a paused call stopped it; an idle connection listens for its end */
        msf_connpool_give(c->client->pool, &l->pooled);
    } else {
        msf_http_link_discard(l);
    }
}

static void response_complete(msf_http_call *c, size_t left_over)
{
    msf_error err = {0};
    c->result.body = msf_buffer_slice(&c->collected);
    release_link(c, left_over);
    if (c->redirecting) {
        msf_http_call_follow(c);
    } else if (c->decode != NULL && msf_decode_finish(c->decode, &err) != 0) {
        msf_http_call_fail(c, MSF_HTTP_STEP_BODY, err.code, "the body of the answer: %s", err.text);
    } else {
        msf_http_call_end(c);
    }
}

static void response_broken(msf_http_call *c)
{
    const msf_error *e = &c->parser.error;
    const char *what = e->code == MSF_ETOOBIG ? "the answer is refused" : "the answer is broken";
    msf_http_call_fail(c, msf_http_call_step(c), e->code, "%s: %s", what, e->text);
}

static void note_first_byte(msf_http_call *c)
{
    if (!c->answered) {
        c->answered = true;
        c->result.first_byte_us = msf_clock_mono_us() - c->result.started_us;
    }
}

static void feed(msf_http_call *c, const char *p, size_t n)
{
    note_first_byte(c);
    msf_http_call_moved(c);
    size_t taken = msf_http_resparser_feed(&c->parser, p, n);
    if (c->state == CALL_RUNNING) {
        if (c->redirecting && !msf_http_call_redirect_skips(c)) {
            response_complete(c, 1); /* its body is long: rather another connection */
        } else if (c->parser.error.code != 0) {
            response_broken(c);
        } else if (c->complete) {
            response_complete(c, n - taken);
        } else {
            if (c->expect_at != 0 && c->parser.interim > 0) {
                msf_http_call_continue(c);
            }
            msf_http_call_arm(c);
        }
    }
}

/* ---- the connection's end ---- */

static bool may_retry(const msf_http_call *c)
{
    bool harmless = c->idempotent || c->link->stream.bytes_out == c->start_out;
    return c->result.reused && c->result.retries == 0 && !c->o.no_retry && harmless && !c->source_used;
}

static void retry(msf_http_call *c)
{
    msf_http_link *l = c->link;
    c->link = NULL;
    c->result.retries++;
    c->sent = false;
    c->expect_at = 0;
    msf_http_link_discard(l);
    c->want.fresh = true;
    msf_http_call_take(c);
}

void msf_http_call_input(msf_http_call *c, const char *p, size_t n)
{
    msf_http_call_enter(c);
    if (c->answered || c->link->stream.bytes_out > c->start_out) {
        feed(c, p, n);
    } else if (may_retry(c)) { /* said before we asked, such as 408 on a connection that was idle for too long */
        retry(c);
    } else {
        msf_http_call_fail(c, MSF_HTTP_STEP_SEND, MSF_EPROTO, "the peer answered before anything was asked");
    }
    msf_http_call_leave(c);
}

void msf_http_call_lost(msf_http_call *c, int error)
{
    msf_http_call_enter(c);
    if (c->link->stream.bytes_in == c->start_in && may_retry(c)) {
        retry(c);
    } else if (error == 0 && msf_stream_truncated(&c->link->stream)) {
        msf_http_call_fail(c, msf_http_call_step(c), MSF_ECLOSED, "the TLS connection was cut before the answer was complete");
    } else if (error == 0 && msf_http_resparser_finish(&c->parser)) {
        response_complete(c, 0);
    } else if (c->state == CALL_RUNNING) {
        const char *when = !c->answered ? "before the answer began" : "before the answer was complete";
        if (error == 0) {
            msf_http_call_fail(c, msf_http_call_step(c), MSF_ECLOSED, "the peer closed the connection %s", when);
        } else {
            msf_http_call_fail(c, msf_http_call_step(c), error, "the connection broke %s: %s", when,
                               msf_stream_error_text(&c->link->stream, error));
        }
    }
    msf_http_call_leave(c);
}
