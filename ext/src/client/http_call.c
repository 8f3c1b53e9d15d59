/* The life of a call: start, connection, end. */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "client/http_private.h"

/* ---- memory ---- */

static void destroy(msf_http_call *c)
{
    c->client->calls--;
    msf_tls_release(c->o.tls);
    msf_decode_free(c->decode);
    msf_http_resparser_free(&c->parser);
    msf_buffer_free(&c->collected);
    msf_arena_end(&c->arena);
    free(c);
}

void msf_http_call_leave(msf_http_call *c)
{
    assert(c->depth > 0 && "every leave has its enter");
    if (--c->depth == 0 && c->freed) {
        destroy(c);
    }
}

/* Out of everything that could call it again. */
static void stop(msf_http_call *c)
{
    msf_http_link *l = c->link;
    c->state = CALL_OVER;
    c->link = NULL;
    msf_timer_stop(c->client->loop, &c->timer);
    msf_loop_undefer(&c->later);
    msf_connpool_cancel(c->client->pool, &c->want);
    if (l != NULL) {
        msf_http_link_discard(l);
    }
}

void msf_http_call_free(msf_http_call *c)
{
    if (c == NULL || c->freed) {
        return;
    }
    msf_http_call_enter(c);
    if (c->state != CALL_OVER) {
        stop(c);
    }
    c->freed = true;
    msf_http_call_leave(c);
}

/* ---- the end ---- */

msf_http_step msf_http_call_step(const msf_http_call *c)
{
    if (c->state == CALL_WAITING) {
        return MSF_HTTP_STEP_POOL;
    }
    if (!c->answered) {
        return c->sent && (c->link == NULL || c->link->stream.queued == 0) ? MSF_HTTP_STEP_FIRST_BYTE : MSF_HTTP_STEP_SEND;
    }
    return c->result.status == 0 ? MSF_HTTP_STEP_HEAD : MSF_HTTP_STEP_BODY;
}

void msf_http_call_end(msf_http_call *c)
{
    if (c->result.error.code == 0) {
        c->result.step = MSF_HTTP_STEP_DONE;
    }
    stop(c);
    c->result.total_us = msf_clock_mono_us() - c->result.started_us;
    msf_http_call_enter(c);
    if (c->events->on_done != NULL && !c->freed) {
        c->events->on_done(c);
    }
    msf_http_call_leave(c);
}

static void end_with(msf_http_call *c, msf_http_step step, int code, const char *why)
{
    char target[300];
    const msf_slice host = c->url.host;
    unsigned long long ms = (msf_clock_mono_us() - c->result.started_us) / 1000;
    const char *ip = c->result.ip;
    if (c->o.unix_path.n > 0) {
        snprintf(target, sizeof target, "unix:%.*s", (int)c->o.unix_path.n, c->o.unix_path.p);
    } else {
        snprintf(target, sizeof target, c->url.ipv6 ? "[%.*s]:%d" : "%.*s:%d", (int)host.n, host.p, c->url.port);
    }
    c->result.step = step;
    msf_error_set(&c->result.error, code, "%s: %s (%s%s%llu ms after the start)", target, why, ip, ip[0] != '\0' ? ", " : "", ms);
    msf_http_call_end(c);
}

void msf_http_call_fail(msf_http_call *c, msf_http_step step, int code, const char *format, ...)
{
    char why[MSF_ERROR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(why, sizeof why, format, args);
    va_end(args);
    end_with(c, step, code, why);
}

/* ---- the connection ---- */

static void run_on(msf_http_call *c, msf_connpool_conn *conn)
{
    c->state = CALL_RUNNING;
    if (c->result.connected_us == 0) {
        c->result.connected_us = msf_clock_mono_us() - c->result.started_us;
    }
    msf_http_link_begin(MSF_CONTAINER_OF(conn, msf_http_link, pooled), c);
    msf_http_call_send(c);
    msf_http_call_arm(c);
}

/* The pool's sentence, and connecting's, name the target already. */
static void not_connected(msf_http_call *c)
{
    c->result.error = c->want.error;
    c->result.step = c->client->failed_step;
    msf_http_call_end(c);
}

static void on_conn(msf_connpool_want *w, msf_connpool_conn *conn)
{
    msf_http_call *c = MSF_CONTAINER_OF(w, msf_http_call, want);
    msf_http_call_enter(c);
    if (conn != NULL) {
        run_on(c, conn);
    } else {
        not_connected(c);
    }
    msf_http_call_leave(c);
}

static int take(msf_http_call *c)
{
    msf_connpool_conn *conn = NULL;
    c->state = CALL_WAITING;
    c->want.done = on_conn;
    c->want.how = c;
    c->want.fresh |= c->o.no_keep_alive;
    uint32_t wait = c->o.wait_ms == MSF_HTTP_CALL_OFF ? 0 : c->o.wait_ms;
    int result = msf_connpool_take(c->client->pool, &c->want, c->key, wait, &conn);
    if (result == 0) {
        run_on(c, conn);
    }
    return result;
}

void msf_http_call_take(msf_http_call *c)
{
    if (take(c) < 0) {
        c->client->failed_step = MSF_HTTP_STEP_POOL;
        not_connected(c);
    }
}

/* ---- the start ---- */

static msf_http_call *new_call(msf_http_client *client, const msf_http_call_events *events, void *ctx)
{
    msf_http_call *c = malloc(sizeof *c);
    if (c == NULL) {
        return NULL;
    }
    memset(c, 0, offsetof(msf_http_call, room));
    msf_arena_init(&c->arena, c->room, sizeof c->room, SIZE_MAX);
    msf_http_call_timer_init(c);
    msf_http_call_send_init(c);
    msf_buffer_init(&c->collected, SIZE_MAX);
    c->client = client;
    c->events = events;
    c->ctx = ctx;
    c->state = CALL_OVER;
    c->result.started_us = msf_clock_mono_us();
    client->calls++;
    return c;
}

bool msf_http_call_has_tls(msf_http_call *c, msf_error *err)
{
    msf_http_client *client = c->client;
    if (c->o.tls == NULL && client->tls == NULL) {
        const msf_tls_client_options standard = {.common.alpn = "http/1.1"};
        client->tls = msf_tls_client_new(&standard, err);
        return client->tls != NULL;
    }
    return true;
}

msf_http_call *msf_http_call_start(msf_http_client *client, const msf_http_call_options *o, const msf_http_call_events *events, void *ctx,
                                   msf_error *err)
{
    msf_http_call *c = new_call(client, events, ctx);
    if (c == NULL) {
        msf_error_set(err, -ENOMEM, "out of memory");
        return NULL;
    }
    if (msf_http_call_prepare(c, o, err) != 0 || (c->url.tls && !msf_http_call_has_tls(c, err))) {
        msf_http_call_free(c);
        return NULL;
    }
    msf_http_call_parser_init(c);
    if (take(c) < 0) {
        c->state = CALL_OVER;
        if (err != NULL) {
            *err = c->want.error;
        }
        msf_http_call_free(c);
        return NULL;
    }
    msf_http_call_arm(c);
    return c;
}

/* ---- for its owner ---- */

void *msf_http_call_ctx(const msf_http_call *c)
{
    return c->ctx;
}

const msf_http_result *msf_http_call_result(const msf_http_call *c)
{
    return &c->result;
}

msf_slice msf_http_call_header(const msf_http_call *c, msf_slice name)
{
    for (uint32_t i = 0; i < c->result.header_count; i++) {
        if (msf_slice_ieq(c->result.headers[i].name, name)) {
            return c->result.headers[i].value;
        }
    }
    return MSF_SLICE_NONE;
}

void msf_http_call_pause(msf_http_call *c)
{
    c->paused = true;
    if (c->link != NULL) {
        msf_stream_read_stop(&c->link->stream);
    }
}

void msf_http_call_resume(msf_http_call *c)
{
    if (c->paused) {
        c->paused = false;
        msf_http_call_moved(c);
        if (c->link != NULL) {
            msf_stream_read_start(&c->link->stream);
            msf_http_call_arm(c);
        }
    }
}
