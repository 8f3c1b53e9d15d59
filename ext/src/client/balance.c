#include "client/balance.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "client/balance_private.h"

/* What an unknown endpoint with calls under way is taken for, so that a burst of first calls is spread. */
#define UNKNOWN_US 1000000u

static uint32_t setting(uint32_t value, uint32_t other)
{
    return value == 0 ? other : value;
}

msf_balance *msf_balance_new(const msf_balance_options *o)
{
    static const msf_balance_options defaults;
    msf_balance *b = calloc(1, sizeof *b);
    if (b == NULL) {
        return NULL;
    }
    b->o = o != NULL ? *o : defaults;
    b->o.max_in_flight = setting(b->o.max_in_flight, UINT32_MAX);
    b->o.eject_failures = setting(b->o.eject_failures, 5);
    b->o.eject_ms = setting(b->o.eject_ms, 10000);
    b->o.eject_max_ms = setting(b->o.eject_max_ms, 300000);
    b->o.eject_percent = setting(b->o.eject_percent, 50);
    b->o.fade_ms = setting(b->o.fade_ms, 2000);
    if (b->o.random == NULL) {
        b->seed = (uint64_t)(uintptr_t)b ^ (msf_clock_mono_us() << 20); /* workers have the same addresses */
        b->o.random = msf_random_simple;
        b->o.random_ctx = &b->seed;
    }
    return b;
}

/* ---- the set ---- */

/* Leaves the set; calls that are under way end first. */
static void let_go(msf_endpoint *e)
{
    e->balance = NULL;
    if (e->in_flight == 0) {
        free(e);
    }
}

void msf_balance_free(msf_balance *b)
{
    if (b == NULL) {
        return;
    }
    for (size_t i = 0; i < b->n; i++) {
        let_go(b->list[i]);
    }
    free(b->list);
    free(b);
}

static bool is_same(msf_slice host, int port, msf_slice other, int other_port)
{
    return port == other_port && msf_slice_ieq(host, other);
}

static int check(const msf_endpoint_spec *list, size_t n, msf_error *err)
{
    if (n > MSF_BALANCE_MAX) {
        return msf_error_set(err, MSF_ETOOBIG, "%zu endpoints, more than the %d that a service may have", n, MSF_BALANCE_MAX);
    }
    for (size_t i = 0; i < n; i++) {
        if (list[i].host.n == 0) {
            return msf_error_set(err, -EINVAL, "endpoint %zu has no host", i + 1);
        }
        if (list[i].weight > MSF_WEIGHT_MAX) {
            return msf_error_set(err, -EINVAL, "endpoint %.*s:%d: weight %u is above %d", (int)list[i].host.n, list[i].host.p, list[i].port,
                                 list[i].weight, MSF_WEIGHT_MAX);
        }
        for (size_t k = 0; k < i; k++) {
            if (is_same(list[i].host, list[i].port, list[k].host, list[k].port)) {
                return msf_error_set(err, -EINVAL, "endpoint %.*s:%d is there twice", (int)list[i].host.n, list[i].host.p, list[i].port);
            }
        }
    }
    return 0;
}

static msf_endpoint *make(msf_balance *b, const msf_endpoint_spec *spec)
{
    msf_endpoint *e = calloc(1, sizeof *e + spec->host.n + 1);
    if (e != NULL) {
        e->balance = b;
        e->port = spec->port;
        e->host_n = spec->host.n;
        memcpy(e->host, spec->host.p, spec->host.n);
    }
    return e;
}

static msf_endpoint *find(const msf_balance *b, const msf_endpoint_spec *spec)
{
    for (size_t i = 0; i < b->n; i++) {
        msf_endpoint *e = b->list[i];
        if (is_same(spec->host, spec->port, msf_endpoint_host(e), e->port)) {
            return e;
        }
    }
    return NULL;
}

static bool contains(msf_endpoint *const *list, size_t n, const msf_endpoint *e)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i] == e) {
            return true;
        }
    }
    return false;
}

/* Known endpoints and new ones, in the order of `specs`. NULL when memory is out, and nothing has changed. */
static msf_endpoint **assemble(msf_balance *b, const msf_endpoint_spec *specs, size_t n)
{
    msf_endpoint **list = malloc((n > 0 ? n : 1) * sizeof(msf_endpoint *));
    for (size_t i = 0; list != NULL && i < n; i++) {
        list[i] = find(b, &specs[i]);
        if (list[i] == NULL && (list[i] = make(b, &specs[i])) == NULL) {
            while (i-- > 0) {
                if (!contains(b->list, b->n, list[i])) {
                    free(list[i]);
                }
            }
            free(list);
            return NULL;
        }
    }
    return list;
}

int msf_balance_set(msf_balance *b, const msf_endpoint_spec *specs, size_t n, msf_error *err)
{
    int result = check(specs, n, err);
    if (result != 0) {
        return result;
    }
    msf_endpoint **list = assemble(b, specs, n);
    if (list == NULL) {
        return msf_error_set(err, -ENOMEM, "no memory for %zu endpoints", n);
    }
    for (size_t i = 0; i < b->n; i++) {
        if (!contains(list, n, b->list[i])) {
            let_go(b->list[i]);
        }
    }
    free(b->list);
    b->list = list;
    b->n = n;
    b->out = 0;
    for (size_t i = 0; i < n; i++) {
        list[i]->weight = setting(specs[i].weight, MSF_WEIGHT_DEFAULT);
        b->out += list[i]->out;
    }
    return 0;
}

/* ---- choosing ---- */

static bool is_full(const msf_endpoint *e)
{
    return e->in_flight >= e->balance->o.max_in_flight;
}

/* In its right place: neither out nor full, and not the one that just failed. */
static bool is_candidate(const msf_endpoint *e, const msf_endpoint *avoid)
{
    return !e->out && e != avoid && !is_full(e);
}

typedef struct field {
    size_t n;
    uint64_t weight; /* sum */
    bool equal;      /* all weights are the same */
} field;

static field survey(const msf_balance *b, const msf_endpoint *avoid)
{
    field f = {.equal = true};
    uint32_t first = 0;
    for (size_t i = 0; i < b->n; i++) {
        const msf_endpoint *e = b->list[i];
        if (is_candidate(e, avoid)) {
            first = f.n == 0 ? e->weight : first;
            f.equal = f.equal && e->weight == first;
            f.n++;
            f.weight += e->weight;
        }
    }
    return f;
}

/* nginx's smooth weighted round-robin: each saves up its weight, the richest pays the sum. */
static msf_endpoint *next_in_turn(msf_balance *b, const msf_endpoint *avoid, const field *f)
{
    msf_endpoint *best = NULL;
    for (size_t i = 0; i < b->n; i++) {
        msf_endpoint *e = b->list[i];
        if (is_candidate(e, avoid)) {
            e->current += e->weight;
            best = best == NULL || e->current > best->current ? e : best;
        }
    }
    if (best != NULL) {
        best->current -= (int64_t)f->weight;
    }
    return best;
}

/* The candidate at `at` of the sum of weights, without `not_this`. */
static msf_endpoint *at_weight(msf_balance *b, const msf_endpoint *avoid, const msf_endpoint *not_this, uint64_t at)
{
    for (size_t i = 0; i < b->n; i++) {
        msf_endpoint *e = b->list[i];
        if (e != not_this && is_candidate(e, avoid)) {
            if (at < e->weight) {
                return e;
            }
            at -= e->weight;
        }
    }
    assert(!"the sum of the weights is what was counted");
    return NULL;
}

/* Latency times load; load in proportion to the weight. */
static uint64_t cost(const msf_endpoint *e, const field *f, uint64_t now_us)
{
    uint64_t latency = msf_endpoint_latency(e, now_us);
    uint64_t load = (uint64_t)e->in_flight * 1000 * f->weight / (e->weight * f->n);
    return latency == 0 ? UNKNOWN_US / 1000 * load : latency * (1000 + load) / 1000;
}

static msf_endpoint *better_of_two(msf_balance *b, const msf_endpoint *avoid, const field *f, uint64_t now_us)
{
    if (f->n == 0) {
        return NULL;
    }
    msf_endpoint *one = at_weight(b, avoid, NULL, b->o.random(b->o.random_ctx) % f->weight);
    if (f->n == 1) {
        return one;
    }
    /* With equal weights always two different ones. Otherwise the same may come twice, or of two endpoints both would always be drawn and
     * their weights mean nothing. */
    uint64_t rest = f->equal ? f->weight - one->weight : f->weight;
    msf_endpoint *two = at_weight(b, avoid, f->equal ? one : NULL, b->o.random(b->o.random_ctx) % rest);
    /* A fifth better, or chance decides: otherwise the fastest by a hair would get everything. */
    return cost(two, f, now_us) < cost(one, f, now_us) * 4 / 5 ? two : one;
}

/* The first whose ejection is over and who has no trial yet. */
static msf_endpoint *due_for_trial(msf_balance *b, uint64_t now_us)
{
    for (size_t i = 0; b->out > 0 && i < b->n; i++) {
        msf_endpoint *e = b->list[i];
        if (e->out && !e->trying && now_us >= e->ejected_until && !is_full(e)) {
            e->trying = true;
            return e;
        }
    }
    return NULL;
}

/* Nobody is in his right place: who comes back soonest. */
static msf_endpoint *least_hopeless(msf_balance *b)
{
    msf_endpoint *best = NULL;
    for (size_t i = 0; i < b->n; i++) {
        msf_endpoint *e = b->list[i];
        if (e->out && !is_full(e) && (best == NULL || e->ejected_until < best->ejected_until)) {
            best = e;
        }
    }
    return best;
}

static msf_endpoint *choose(msf_balance *b, uint64_t now_us, const msf_endpoint *avoid)
{
    field f = survey(b, avoid);
    return b->o.policy == MSF_BALANCE_ROUND_ROBIN ? next_in_turn(b, avoid, &f) : better_of_two(b, avoid, &f, now_us);
}

msf_endpoint *msf_balance_pick(msf_balance *b, uint64_t now_us, const msf_endpoint *avoid)
{
    msf_endpoint *e = avoid == NULL ? due_for_trial(b, now_us) : NULL; /* a retry is no guinea pig */
    if (e == NULL) {
        e = choose(b, now_us, avoid);
    }
    if (e == NULL && avoid != NULL) {
        e = choose(b, now_us, NULL);
    }
    if (e == NULL) {
        e = least_hopeless(b);
    }
    if (e != NULL) {
        e->in_flight++;
        e->calls++;
    }
    return e;
}

void msf_balance_done(msf_endpoint *e, uint64_t now_us, msf_outcome outcome, uint64_t took_us)
{
    assert(e->in_flight > 0 && "a call ends once");
    e->in_flight--;
    if (e->balance != NULL) {
        msf_endpoint_note(e, now_us, outcome, took_us);
    } else if (e->in_flight == 0) {
        free(e);
    }
}

msf_slice msf_endpoint_host(const msf_endpoint *e)
{
    return msf_slice_of(e->host, e->host_n);
}

int msf_endpoint_port(const msf_endpoint *e)
{
    return e->port;
}

/* ---- for Monitor ---- */

size_t msf_balance_count(const msf_balance *b)
{
    return b->n;
}

void msf_balance_info(const msf_balance *b, size_t i, uint64_t now_us, msf_endpoint_info *info)
{
    const msf_endpoint *e = b->list[i];
    bool ejected = e->out && now_us < e->ejected_until;
    *info = (msf_endpoint_info){.host = msf_endpoint_host(e),
                                .port = e->port,
                                .weight = e->weight,
                                .state = !e->out   ? MSF_ENDPOINT_UP
                                         : ejected ? MSF_ENDPOINT_EJECTED
                                                   : MSF_ENDPOINT_TRIAL,
                                .ejected_for_ms = ejected ? (e->ejected_until - now_us + 999) / 1000 : 0,
                                .in_flight = e->in_flight,
                                .failures = e->failures,
                                .latency_us = msf_endpoint_latency(e, now_us),
                                .calls = e->calls,
                                .ok = e->ok,
                                .failed = e->failed,
                                .ejections = e->ejections};
}
