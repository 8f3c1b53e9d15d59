/* The deadlines of a call on one timer. Progress only notes the time; the timer looks when it fires and goes to sleep again until the
 * deadline that is then the next one, so a short call arms it once. */
#include "client/http_private.h"

static uint64_t at(uint64_t from, uint32_t ms)
{
    return ms == MSF_HTTP_CALL_OFF ? UINT64_MAX : from + ms;
}

static uint64_t earlier(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static uint64_t total_at(const msf_http_call *c)
{
    return at(c->result.started_us / 1000, c->o.total_ms);
}

/* Bytes of the request that wait for the peer. */
static bool is_sending(const msf_http_call *c)
{
    return c->link->stream.queued > 0;
}

/* Of the phase that the call is in. */
static uint64_t phase_at(const msf_http_call *c)
{
    if (c->state != CALL_RUNNING || c->paused) {
        return UINT64_MAX;
    }
    if (c->expect_at != 0) {
        return c->expect_at;
    }
    if (c->answered || is_sending(c)) {
        return at(c->progress_ms, c->o.between_ms);
    }
    return c->sent ? at(c->progress_ms, c->o.first_byte_ms) : UINT64_MAX; /* else our own source takes its time */
}

static void arm_at(msf_http_call *c, uint64_t when)
{
    uint64_t now = msf_loop_now(c->client->loop);
    if (when != UINT64_MAX && (!msf_timer_armed(&c->timer) || when < c->timer.at)) {
        msf_timer_start(c->client->loop, &c->timer, when > now ? when - now : 0); /* no memory: no time-out, the next arming tries again */
    }
}

void msf_http_call_arm(msf_http_call *c)
{
    if (c->state != CALL_OVER) {
        /* A phase that has the request still queued will turn into waiting for the first byte: look then, if that is earlier. */
        uint64_t next = c->state == CALL_RUNNING && !c->answered && c->sent ? at(c->progress_ms, c->o.first_byte_ms) : UINT64_MAX;
        arm_at(c, earlier(earlier(total_at(c), next), phase_at(c)));
    }
}

static void phase_over(msf_http_call *c)
{
    msf_http_step step = msf_http_call_step(c);
    if (c->expect_at != 0) {
        msf_http_call_continue(c);
    } else if (c->answered) {
        msf_http_call_fail(c, step, -ETIMEDOUT, "nothing more of the answer within %u ms", c->o.between_ms);
    } else if (is_sending(c)) {
        msf_http_call_fail(c, step, -ETIMEDOUT, "the peer took nothing of the request within %u ms", c->o.between_ms);
    } else {
        msf_http_call_fail(c, step, -ETIMEDOUT, "no first byte of the answer within %u ms", c->o.first_byte_ms);
    }
}

static void on_timer(msf_timer *t)
{
    msf_http_call *c = MSF_CONTAINER_OF(t, msf_http_call, timer);
    uint64_t now = msf_loop_now(c->client->loop);
    msf_http_call_enter(c);
    if (c->state == CALL_RUNNING && c->link->stream.bytes_out != c->seen_out) {
        c->seen_out = c->link->stream.bytes_out;
        if (is_sending(c)) {
            msf_http_call_moved(c);
        }
    }
    if (now >= total_at(c)) {
        msf_http_call_fail(c, msf_http_call_step(c), -ETIMEDOUT, "not done within %u ms in all", c->o.total_ms);
    } else if (now >= phase_at(c)) {
        phase_over(c);
    }
    msf_http_call_arm(c);
    msf_http_call_leave(c);
}

void msf_http_call_timer_init(msf_http_call *c)
{
    msf_timer_init(&c->timer, on_timer);
}
