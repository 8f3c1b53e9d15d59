#include "client/breaker.h"

#include <assert.h>
#include <string.h>

static uint32_t setting(uint32_t value, uint32_t other)
{
    return value == 0 ? other : value;
}

void msf_breaker_init(msf_breaker *b, const msf_breaker_options *o, uint64_t now_ms)
{
    static const msf_breaker_options defaults;
    o = o != NULL ? o : &defaults;
    *b = (msf_breaker){.since = now_ms, .turned = now_ms};
    b->o.window_ms = setting(o->window_ms, 10000);
    b->o.k_percent = setting(o->k_percent, 200);
    b->o.open_percent = setting(o->open_percent, 80);
    b->o.min_calls = setting(o->min_calls, 20);
    b->o.open_ms = setting(o->open_ms, 5000);
    b->o.open_max_ms = setting(o->open_max_ms, 60000);
    b->o.probes = setting(o->probes, 3);
}

/* ---- the window ---- */

static void forget(msf_breaker *b)
{
    memset(b->buckets, 0, sizeof b->buckets);
    b->sum = (msf_breaker_bucket){0};
}

static void drop_next_bucket(msf_breaker *b)
{
    b->at = (b->at + 1) % MSF_BREAKER_BUCKETS;
    msf_breaker_bucket *old = &b->buckets[b->at];
    b->sum.requests -= old->requests;
    b->sum.throttled -= old->throttled;
    b->sum.ended -= old->ended;
    b->sum.failed -= old->failed;
    *old = (msf_breaker_bucket){0};
}

static void turn(msf_breaker *b, uint64_t now_ms)
{
    uint64_t length = b->o.window_ms / MSF_BREAKER_BUCKETS > 0 ? b->o.window_ms / MSF_BREAKER_BUCKETS : 1;
    if (now_ms < b->turned + length) {
        return;
    }
    uint64_t passed = (now_ms - b->turned) / length;
    b->turned += passed * length;
    for (uint64_t i = 0; i < passed && i < MSF_BREAKER_BUCKETS; i++) {
        drop_next_bucket(b);
    }
}

static void count_request(msf_breaker *b, bool throttled)
{
    b->buckets[b->at].requests++;
    b->sum.requests++;
    b->buckets[b->at].throttled += throttled;
    b->sum.throttled += throttled;
}

static void count_end(msf_breaker *b, bool failed)
{
    b->buckets[b->at].ended++;
    b->sum.ended++;
    b->buckets[b->at].failed += failed;
    b->sum.failed += failed;
}

/* ---- states ---- */

static void enter(msf_breaker *b, msf_breaker_state state, uint64_t now_ms)
{
    b->state = state;
    b->since = now_ms;
    b->ticket++;
    b->probing = b->probed = 0;
    b->opened = state == MSF_BREAKER_CLOSED ? 0 : b->opened + (state == MSF_BREAKER_OPEN);
    forget(b);
}

/* Doubled each time. */
static uint64_t open_duration(const msf_breaker *b)
{
    uint64_t ms = b->o.open_ms;
    for (uint32_t i = 1; i < b->opened && ms < b->o.open_max_ms; i++) {
        ms *= 2;
    }
    return ms < b->o.open_max_ms ? ms : b->o.open_max_ms;
}

msf_breaker_state msf_breaker_state_at(msf_breaker *b, uint64_t now_ms)
{
    turn(b, now_ms);
    if (b->state == MSF_BREAKER_OPEN && now_ms >= b->since + open_duration(b)) {
        enter(b, MSF_BREAKER_HALF_OPEN, now_ms);
    }
    return b->state;
}

uint64_t msf_breaker_open_for_ms(msf_breaker *b, uint64_t now_ms)
{
    if (msf_breaker_state_at(b, now_ms) != MSF_BREAKER_OPEN) {
        return 0;
    }
    return b->since + open_duration(b) - now_ms;
}

const char *msf_breaker_state_name(msf_breaker_state s)
{
    static const char *const names[] = {"closed", "open", "half-open"};
    return names[s];
}

/* ---- asking ---- */

/* (requests - k * accepts) / (requests + 1), as numerator over requests + 1. Accepted is all that was sent and did not fail: what is under
 * way counts as accepted until it ends, or a burst of first calls would refuse itself. */
static uint64_t excess(const msf_breaker *b)
{
    if (b->o.k_percent == MSF_BREAKER_OFF || b->sum.requests < b->o.min_calls) {
        return 0;
    }
    uint64_t requests = b->sum.requests, lost = (uint64_t)b->sum.failed + b->sum.throttled;
    uint64_t accepts = requests > lost ? requests - lost : 0;
    uint64_t allowed = accepts * b->o.k_percent / 100;
    return requests > allowed ? requests - allowed : 0;
}

uint32_t msf_breaker_throttle(msf_breaker *b, uint64_t now_ms)
{
    return msf_breaker_state_at(b, now_ms) == MSF_BREAKER_CLOSED ? (uint32_t)(excess(b) * 1000 / ((uint64_t)b->sum.requests + 1)) : 0;
}

static msf_breaker_verdict ask_closed(msf_breaker *b, uint64_t random)
{
    uint64_t over = excess(b), of = (uint64_t)b->sum.requests + 1;
    bool throttled = over > 0 && random % of < over;
    count_request(b, throttled);
    b->throttled += throttled;
    return throttled ? MSF_BREAKER_THROTTLED : MSF_BREAKER_GO;
}

static msf_breaker_verdict ask_half_open(msf_breaker *b)
{
    if (b->probing + b->probed >= b->o.probes) {
        b->refused++;
        return MSF_BREAKER_REFUSED;
    }
    b->probing++;
    return MSF_BREAKER_GO;
}

msf_breaker_verdict msf_breaker_ask(msf_breaker *b, uint64_t now_ms, uint64_t random, uint32_t *ticket)
{
    msf_breaker_state state = msf_breaker_state_at(b, now_ms);
    *ticket = b->ticket;
    switch (state) {
    case MSF_BREAKER_CLOSED:
        return ask_closed(b, random);
    case MSF_BREAKER_HALF_OPEN:
        return ask_half_open(b);
    default:
        b->refused++;
        return MSF_BREAKER_REFUSED;
    }
}

/* ---- ends of calls ---- */

static void end_closed(msf_breaker *b, uint64_t now_ms, bool failed)
{
    count_end(b, failed);
    if (b->o.open_percent != MSF_BREAKER_OFF && b->sum.ended >= b->o.min_calls &&
        (uint64_t)b->sum.failed * 100 >= (uint64_t)b->sum.ended * b->o.open_percent) {
        enter(b, MSF_BREAKER_OPEN, now_ms);
    }
}

static void end_probe(msf_breaker *b, uint64_t now_ms, msf_outcome outcome)
{
    assert(b->probing > 0 && "a call ends once");
    b->probing--;
    if (outcome == MSF_CALL_FAILED) {
        enter(b, MSF_BREAKER_OPEN, now_ms);
    } else if (outcome == MSF_CALL_OK && ++b->probed >= b->o.probes) {
        enter(b, MSF_BREAKER_CLOSED, now_ms);
    }
}

void msf_breaker_done(msf_breaker *b, uint64_t now_ms, uint32_t ticket, msf_outcome outcome)
{
    msf_breaker_state state = msf_breaker_state_at(b, now_ms);
    if (ticket != b->ticket) {
        return;
    }
    if (state == MSF_BREAKER_HALF_OPEN) {
        end_probe(b, now_ms, outcome);
    } else if (outcome != MSF_CALL_IGNORED) {
        end_closed(b, now_ms, outcome == MSF_CALL_FAILED);
    }
}
