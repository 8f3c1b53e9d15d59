/* The request leaves: head, given body, streamed body. */
#include <stdio.h>

#include "client/http_private.h"

static int queue(msf_http_call *c, msf_slice s)
{
    return msf_stream_write_copy(&c->link->stream, s.p, s.n);
}

static void sent(msf_http_call *c)
{
    c->sent = true;
    msf_http_call_moved(c);
}

/* A broken stream tells by on_error; only that memory is out, nobody else tells. */
static void check(msf_http_call *c, int result)
{
    if (result == -ENOMEM) {
        c->no_memory = true;
        msf_loop_defer(c->client->loop, &c->later);
    }
}

static void ask_source(msf_http_call *c)
{
    if (c->state == CALL_RUNNING && !c->sent && c->events->on_writable != NULL) {
        c->events->on_writable(c);
    }
}

static void on_later(msf_loop_task *task)
{
    msf_http_call *c = MSF_CONTAINER_OF(task, msf_http_call, later);
    msf_http_call_enter(c);
    if (c->no_memory) {
        msf_http_call_fail(c, MSF_HTTP_STEP_SEND, -ENOMEM, "out of memory");
    } else {
        ask_source(c);
    }
    msf_http_call_leave(c);
}

void msf_http_call_send_init(msf_http_call *c)
{
    msf_loop_task_init(&c->later, on_later);
}

static void send_body(msf_http_call *c)
{
    if (c->o.stream_body) {
        msf_loop_defer(c->client->loop, &c->later);
        return;
    }
    sent(c);
    if (c->o.body.n > 0) {
        check(c, msf_stream_write_ref(&c->link->stream, c->o.body.p, c->o.body.n, NULL, NULL));
    }
}

void msf_http_call_send(msf_http_call *c)
{
    int result = queue(c, c->head);
    msf_http_call_moved(c);
    if (result != 0) {
        check(c, result);
    } else if (c->o.expect_continue) {
        c->expect_at = c->progress_ms + c->o.expect_ms;
    } else {
        send_body(c);
    }
}

void msf_http_call_continue(msf_http_call *c)
{
    c->expect_at = 0;
    send_body(c);
}

void msf_http_call_drained(msf_http_call *c)
{
    msf_http_call_enter(c);
    msf_http_call_moved(c);
    if (c->expect_at == 0 && c->o.stream_body) {
        ask_source(c);
    }
    msf_http_call_leave(c);
}

/* ---- a streamed body ---- */

static bool writable(const msf_http_call *c)
{
    return c->state == CALL_RUNNING && c->o.stream_body && !c->sent && c->expect_at == 0;
}

static int write_chunk(msf_http_call *c, const char *p, size_t n)
{
    char line[24];
    int result = queue(c, msf_slice_of(line, (size_t)snprintf(line, sizeof line, "%zx\r\n", n)));
    result = result != 0 ? result : queue(c, msf_slice_of(p, n));
    return result != 0 ? result : queue(c, MSF_SLICE("\r\n"));
}

int msf_http_call_write(msf_http_call *c, const char *p, size_t n)
{
    if (!writable(c)) {
        return MSF_ECLOSED;
    }
    if (n == 0) {
        return 0; /* an empty chunk would be the end */
    }
    if (c->o.has_body_length && n > c->body_left) {
        return MSF_ETOOBIG;
    }
    c->source_used = true;
    c->body_left -= c->o.has_body_length ? n : 0;
    msf_http_call_moved(c);
    return c->o.has_body_length ? queue(c, msf_slice_of(p, n)) : write_chunk(c, p, n);
}

int msf_http_call_write_end(msf_http_call *c)
{
    if (!writable(c)) {
        return MSF_ECLOSED;
    }
    if (c->o.has_body_length && c->body_left > 0) {
        unsigned long long missing = c->body_left;
        msf_http_call_enter(c);
        msf_http_call_fail(c, MSF_HTTP_STEP_SEND, -EINVAL, "the body ended %llu bytes before its announced length", missing);
        msf_http_call_leave(c);
        return -EINVAL;
    }
    int result = c->o.has_body_length ? 0 : queue(c, MSF_SLICE("0\r\n\r\n"));
    sent(c);
    msf_http_call_arm(c);
    return result;
}

bool msf_http_call_full(const msf_http_call *c)
{
    return c->link != NULL && msf_stream_full(&c->link->stream);
}
