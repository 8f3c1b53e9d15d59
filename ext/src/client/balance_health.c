/* What the ends of calls say about an endpoint: its latency, and whether it is an outlier. */
#include "client/balance_private.h"

/* An endpoint that fails fast must not look fast. */
#define FAILURE_LEAST_US 100000u
#define LATENCY_MAX_US   60000000u

static uint64_t passed(uint64_t now, uint64_t since)
{
    return now > since ? now - since : 0;
}

/* What is left of the value: half of it after each fade_ms, with a straight line between, which needs no exponential. */
static uint64_t faded(const msf_endpoint *e, uint64_t value, uint64_t now_us)
{
    uint64_t half = (uint64_t)e->balance->o.fade_ms * 1000, t = passed(now_us, e->seen_us);
    if (t / half >= 63) {
        return 0;
    }
    value >>= t / half;
    return value - (uint64_t)((unsigned __int128)value * (t % half) / (2 * half));
}

uint64_t msf_endpoint_latency(const msf_endpoint *e, uint64_t now_us)
{
    return e->ewma_us == 0 ? 0 : faded(e, e->ewma_us, now_us) + 1;
}

/* A rise counts at once, a fall by the time that has passed. What has faded while nobody asked does not come back. */
static void observe(msf_endpoint *e, uint64_t now_us, uint64_t took_us)
{
    uint64_t former = faded(e, e->ewma_us, now_us);
    took_us = took_us < LATENCY_MAX_US ? took_us : LATENCY_MAX_US;
    e->ewma_us = took_us >= former ? took_us : took_us + faded(e, former - took_us, now_us);
    e->ewma_us += e->ewma_us == 0;
    e->seen_us = now_us;
}

/* Not less than twice of what it takes when it works, and not more for the tenth failure than for the first. */
static uint64_t penalty(const msf_endpoint *e, uint64_t took_us)
{
    uint64_t most = e->ok_us * 2 > took_us ? e->ok_us * 2 : took_us;
    return most > FAILURE_LEAST_US ? most : FAILURE_LEAST_US;
}

static bool may_eject(const msf_balance *b)
{
    uint64_t most = (uint64_t)b->n * b->o.eject_percent / 100;
    return b->n >= 2 && b->out < (most > 0 ? most : 1);
}

static void eject(msf_endpoint *e, uint64_t now_us)
{
    const msf_balance_options *o = &e->balance->o;
    e->ejected_row += e->ejected_row < UINT32_MAX;
    uint64_t ms = (uint64_t)o->eject_ms * e->ejected_row;
    e->ejected_us = (ms < o->eject_max_ms ? ms : o->eject_max_ms) * 1000;
    e->ejected_until = now_us + e->ejected_us;
    e->trying = false;
    e->ejections++;
    e->balance->out += !e->out;
    e->out = true;
}

static void bring_back(msf_endpoint *e, uint64_t now_us)
{
    e->out = e->trying = false;
    e->balance->out--;
    e->back_us = now_us;
    e->ewma_us = e->ok_us; /* what it was before tells nothing any more */
}

/* Any success brings back: it may be the trial, a call that was made for want of a better endpoint, or one that began before the ejection.
 */
static void note_ok(msf_endpoint *e, uint64_t now_us, uint64_t took_us)
{
    e->ok++;
    e->failures = 0;
    observe(e, now_us, took_us);
    e->ok_us = took_us > 0 ? took_us : 1;
    if (e->out) {
        bring_back(e, now_us);
    } else if (e->ejected_row > 0 && passed(now_us, e->back_us) > e->ejected_us) {
        e->ejected_row = 0; /* up for longer than it was out */
    }
}

static void note_failed(msf_endpoint *e, uint64_t now_us, uint64_t took_us)
{
    const msf_balance_options *o = &e->balance->o;
    e->failed++;
    e->failures += e->failures < UINT32_MAX;
    observe(e, now_us, penalty(e, took_us));
    if (e->out) {
        if (now_us >= e->ejected_until) { /* the trial; others were counted when it was ejected */
            eject(e, now_us);
        }
    } else if (o->eject_failures != MSF_BALANCE_OFF && e->failures >= o->eject_failures && may_eject(e->balance)) {
        eject(e, now_us);
    }
}

void msf_endpoint_note(msf_endpoint *e, uint64_t now_us, msf_outcome outcome, uint64_t took_us)
{
    switch (outcome) {
    case MSF_CALL_OK:
        note_ok(e, now_us, took_us);
        break;
    case MSF_CALL_FAILED:
        note_failed(e, now_us, took_us);
        break;
    default:
        e->trying = false; /* a trial that said nothing is followed by another one */
        break;
    }
}
