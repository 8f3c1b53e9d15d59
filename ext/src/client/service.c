#include "client/service.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

struct msf_service {
    msf_balance *balance;
    msf_breaker breaker;
    msf_budget budget;
    msf_random_fn random;
    void *random_ctx;
    uint64_t seed;
    uint32_t in_flight, max_in_flight;
    uint64_t calls, ok, failed, ignored, full;
    char name[];
};

msf_service *msf_service_new(const char *name, const msf_service_options *o, uint64_t now_us)
{
    static const msf_service_options defaults;
    o = o != NULL ? o : &defaults;
    size_t n = strlen(name);
    msf_service *s = calloc(1, sizeof *s + n + 1);
    if (s == NULL) {
        return NULL;
    }
    memcpy(s->name, name, n);
    s->balance = msf_balance_new(&o->balance);
    if (s->balance == NULL) {
        free(s);
        return NULL;
    }
    msf_breaker_init(&s->breaker, &o->breaker, now_us / 1000);
    msf_budget_init(&s->budget, &o->budget, now_us / 1000);
    s->max_in_flight = o->max_in_flight == 0 ? MSF_SERVICE_IN_FLIGHT : o->max_in_flight;
    s->seed = (uint64_t)(uintptr_t)s ^ (msf_clock_mono_us() << 20);
    s->random = o->balance.random != NULL ? o->balance.random : msf_random_simple;
    s->random_ctx = o->balance.random != NULL ? o->balance.random_ctx : &s->seed;
    return s;
}

void msf_service_free(msf_service *s)
{
    if (s != NULL) {
        assert(s->in_flight == 0 && "its calls are over");
        msf_balance_free(s->balance);
        free(s);
    }
}

int msf_service_set_endpoints(msf_service *s, const msf_endpoint_spec *list, size_t n, msf_error *err)
{
    int result = msf_balance_set(s->balance, list, n, err);
    if (result != 0) {
        msf_error_prefix(err, "service %s", s->name);
    }
    return result;
}

/* ---- why not ---- */

static int refused(msf_service *s, msf_breaker_verdict verdict, uint64_t now_us, msf_error *err)
{
    const msf_breaker_bucket *sum = &s->breaker.sum;
    uint64_t ms = msf_breaker_open_for_ms(&s->breaker, now_us / 1000);
    if (verdict == MSF_BREAKER_THROTTLED) {
        return msf_error_set(err, MSF_EBREAKER, "service %s: not called: it fails too often (%u of the last %u calls)", s->name,
                             sum->failed, sum->requests - sum->throttled);
    }
    if (ms > 0) {
        return msf_error_set(err, MSF_EBREAKER, "service %s: not called: its circuit breaker is open, for another %llu ms", s->name,
                             (unsigned long long)ms);
    }
    return msf_error_set(err, MSF_EBREAKER, "service %s: not called: its circuit breaker is half-open and waits for its trial calls",
                         s->name);
}

static int no_endpoint(msf_service *s, msf_error *err)
{
    size_t n = msf_balance_count(s->balance);
    if (n == 0) {
        return msf_error_set(err, -EHOSTUNREACH, "service %s: no endpoint is configured", s->name);
    }
    s->full++;
    return msf_error_set(err, MSF_ETOOBIG, "service %s: not called: all its %zu endpoints have as many calls in flight as they may",
                         s->name, n);
}

static int too_many(msf_service *s, msf_error *err)
{
    s->full++;
    return msf_error_set(err, MSF_ETOOBIG, "service %s: not called: %u calls are in flight, which is all that may", s->name, s->in_flight);
}

/* ---- calls ---- */

/* Passes the breaker and gets an endpoint. */
static int admit(msf_service *s, msf_service_call *call, uint64_t now_us, const msf_endpoint *avoid, msf_error *err)
{
    uint64_t now_ms = now_us / 1000;
    msf_breaker_verdict verdict = msf_breaker_ask(&s->breaker, now_ms, s->random(s->random_ctx), &call->ticket);
    if (verdict != MSF_BREAKER_GO) {
        return refused(s, verdict, now_us, err);
    }
    msf_endpoint *e = msf_balance_pick(s->balance, now_us, avoid);
    if (e == NULL) {
        msf_breaker_done(&s->breaker, now_ms, call->ticket, MSF_CALL_IGNORED);
        return no_endpoint(s, err);
    }
    call->endpoint = e;
    call->began_us = now_us;
    call->attempts++;
    s->in_flight++;
    s->calls++;
    return 0;
}

int msf_service_begin(msf_service *s, msf_service_call *call, uint64_t now_us, msf_error *err)
{
    *call = (msf_service_call){0};
    if (s->in_flight >= s->max_in_flight) {
        return too_many(s, err);
    }
    int result = admit(s, call, now_us, NULL, err);
    if (result == 0) {
        msf_budget_call(&s->budget, now_us / 1000);
    }
    return result;
}

/* All but the endpoint's own part. */
static void count_end(msf_service *s, const msf_service_call *call, uint64_t now_us, msf_outcome outcome)
{
    assert(call->endpoint != NULL && "a call ends once");
    s->in_flight--;
    s->ok += outcome == MSF_CALL_OK;
    s->failed += outcome == MSF_CALL_FAILED;
    s->ignored += outcome == MSF_CALL_IGNORED;
    msf_breaker_done(&s->breaker, now_us / 1000, call->ticket, outcome);
}

void msf_service_end(msf_service *s, msf_service_call *call, uint64_t now_us, msf_outcome outcome)
{
    count_end(s, call, now_us, outcome);
    msf_balance_done(call->endpoint, now_us, outcome, now_us - call->began_us);
    call->endpoint = NULL;
}

int msf_service_retry(msf_service *s, msf_service_call *call, uint64_t now_us, msf_error *err)
{
    msf_endpoint *former = call->endpoint; /* kept until another one is chosen: it may be its last call */
    uint64_t took_us = now_us - call->began_us;
    int result = 0;
    count_end(s, call, now_us, MSF_CALL_FAILED);
    call->endpoint = NULL;
    if (!msf_budget_retry(&s->budget, now_us / 1000)) {
        result = msf_error_set(err, MSF_EBREAKER, "service %s: not tried again: its retry budget is used up", s->name);
    } else {
        result = admit(s, call, now_us, former, err);
    }
    msf_balance_done(former, now_us, MSF_CALL_FAILED, took_us);
    return result;
}

/* ---- for Monitor ---- */

void msf_service_get_info(msf_service *s, uint64_t now_us, msf_service_info *info)
{
    uint64_t now_ms = now_us / 1000;
    *info = (msf_service_info){.name = s->name,
                               .in_flight = s->in_flight,
                               .max_in_flight = s->max_in_flight,
                               .breaker = msf_breaker_state_at(&s->breaker, now_ms),
                               .breaker_for_ms = msf_breaker_open_for_ms(&s->breaker, now_ms),
                               .throttle = msf_breaker_throttle(&s->breaker, now_ms),
                               .window_requests = s->breaker.sum.requests,
                               .window_failed = s->breaker.sum.failed,
                               .retries_left = msf_budget_left(&s->budget, now_ms),
                               .calls = s->calls,
                               .ok = s->ok,
                               .failed = s->failed,
                               .ignored = s->ignored,
                               .refused = s->breaker.refused,
                               .throttled = s->breaker.throttled,
                               .full = s->full,
                               .retries = s->budget.given,
                               .retries_refused = s->budget.refused};
}

const msf_balance *msf_service_balance(const msf_service *s)
{
    return s->balance;
}
