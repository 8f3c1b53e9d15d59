/* All deadlines of a connection through one timer that is re-armed lazily: requests only set fields; the timer fires now and then, looks
 * which deadline is real, ends the connection or sleeps until it. A busy connection's timer fires every server->tick (the shortest of the
 * deadlines, so none is found late), an idle one's sleeps until the idle deadline. */
#include "http/connection.h"

#define NEVER UINT64_MAX

uint32_t msf_http_rate_grace = 5000;

static void arm(msf_http_conn *c, uint64_t ms)
{
    if (ms == NEVER || c->phase == MSF_CONN_CLOSED) {
        return;
    }
    if (ms == 0) {
        ms = 1;
    }
    if (msf_timer_start(c->server->loop, &c->timer, ms) == 0) {
        c->timer_at = msf_loop_now(c->server->loop) + ms;
    }
}

void msf_http_conn_watch_in(msf_http_conn *c, uint64_t ms)
{
    if (c->timer_at > msf_loop_now(c->server->loop) + ms) {
        arm(c, ms);
    }
}

void msf_http_conn_watch(msf_http_conn *c)
{
    if (c->server->tick != 0) {
        msf_http_conn_watch_in(c, c->server->tick);
    }
}

static uint64_t earlier(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Milliseconds until `from + limit`; 0 when it has passed, NEVER when there is no limit. */
static uint64_t left(uint64_t now, uint64_t from, uint64_t limit)
{
    if (limit == 0) {
        return NEVER;
    }
    return now >= from + limit ? 0 : from + limit - now;
}

/* The stream reports no single writes, so progress is sampled, four times per deadline. */
static uint64_t look_at_sending(msf_http_conn *c, uint64_t now)
{
    uint64_t limit = c->server->limits.write_timeout;
    if (c->stream.queued == 0 || limit == 0) {
        c->progress_at = 0;
        return NEVER;
    }
    if (c->progress_at == 0 || c->progress != c->stream.bytes_out) {
        c->progress_at = now;
        c->progress = c->stream.bytes_out;
    }
    uint64_t ms = left(now, c->progress_at, limit);
    return ms == 0 ? 0 : earlier(ms, limit / 4 + 1);
}

/* NULL, or the sentence of a 408. */
static const char *look_at_body(msf_http_conn *c, uint64_t now, uint64_t *next)
{
    const msf_http_limits *l = &c->server->limits;
    uint64_t ms = left(now, c->last_in, l->body_timeout), took = now - c->since;
    if (ms == 0) {
        return "the request body did not arrive in time";
    }
    *next = earlier(*next, ms);
    if (l->min_rate == 0) {
        return NULL;
    }
    if (took >= msf_http_rate_grace && c->parser.body_got * 1000 < l->min_rate * took) {
        return "the request body arrived too slowly";
    }
    *next = earlier(*next, took < msf_http_rate_grace ? msf_http_rate_grace - took : 1000);
    return NULL;
}

static const char *look_at_receiving(msf_http_conn *c, uint64_t now, uint64_t *next)
{
    if (!c->stream.reading) {
        return NULL; /* it is us who wait */
    }
    if (c->receiving == MSF_RECV_HEAD) {
        uint64_t ms = left(now, c->since, c->server->limits.header_timeout);
        *next = earlier(*next, ms);
        return ms == 0 ? "the request header did not arrive in time" : NULL;
    }
    return c->receiving == MSF_RECV_BODY ? look_at_body(c, now, next) : NULL;
}

/* Nobody can be told in words. */
static void look_at_handshake(msf_http_conn *c, uint64_t now)
{
    uint64_t ms = left(now, c->since, c->server->limits.header_timeout);
    if (ms == 0) {
        msf_http_conn_lost(c);
    } else {
        arm(c, ms);
    }
}

static void look_at_open(msf_http_conn *c, uint64_t now, uint64_t next)
{
    if (c->receiving == MSF_RECV_HANDSHAKE) {
        look_at_handshake(c, now);
        return;
    }
    if (c->idle && c->stream.queued == 0) {
        uint64_t ms = left(now, c->since, c->server->limits.idle_timeout);
        if (ms == 0) {
            msf_http_conn_lost(c);
        } else {
            arm(c, ms);
        }
        return;
    }
    const char *late = look_at_receiving(c, now, &next);
    if (late != NULL) {
        msf_http_conn_refuse(c, 408, late);
    }
    uint64_t tick = c->server->tick;
    msf_http_conn_watch_in(c, earlier(next, tick != 0 ? tick : NEVER));
}

static void on_timer(msf_timer *t)
{
    msf_http_conn *c = MSF_CONTAINER_OF(t, msf_http_conn, timer);
    uint64_t now = msf_loop_now(c->server->loop);
    c->timer_at = NEVER;
    if (c->phase == MSF_CONN_CLOSED) {
        return;
    }
    uint64_t next = c->phase == MSF_CONN_LINGER ? left(now, c->since, MSF_LINGER_MS) : look_at_sending(c, now);
    if (next == 0) {
        msf_http_conn_lost(c);
    } else if (c->phase == MSF_CONN_OPEN) {
        look_at_open(c, now, next);
    } else {
        arm(c, earlier(next, c->server->tick != 0 ? c->server->tick : NEVER));
    }
}

void msf_http_conn_timer_init(msf_http_conn *c)
{
    msf_timer_init(&c->timer, on_timer);
    c->timer_at = NEVER;
}
