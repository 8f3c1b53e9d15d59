#include "client/budget.h"

#include <stddef.h>

#define TOKEN 100000u /* one retry */

static uint32_t setting(uint32_t value, uint32_t other)
{
    return value == MSF_BUDGET_NONE ? 0 : value == 0 ? other : value;
}

void msf_budget_init(msf_budget *b, const msf_budget_options *o, uint64_t now_ms)
{
    static const msf_budget_options defaults;
    o = o != NULL ? o : &defaults;
    *b = (msf_budget){.at = now_ms, .window_from = now_ms};
    b->o.percent = setting(o->percent, 20);
    b->o.per_second = setting(o->per_second, 10);
    b->o.keep_ms = o->keep_ms == 0 ? 10000 : o->keep_ms;
    b->tokens = (uint64_t)b->o.per_second * TOKEN;
}

/* What keep_ms may bring: the share of the calls of the last two windows, and a second of what is always allowed. */
static uint64_t ceiling(const msf_budget *b)
{
    uint64_t calls = b->calls > b->former_calls ? b->calls : b->former_calls;
    return calls * b->o.percent * (TOKEN / 100) + (uint64_t)b->o.per_second * TOKEN;
}

static void turn_window(msf_budget *b, uint64_t now_ms)
{
    uint64_t passed = now_ms > b->window_from ? (now_ms - b->window_from) / b->o.keep_ms : 0;
    if (passed > 0) {
        b->former_calls = passed == 1 ? b->calls : 0;
        b->calls = 0;
        b->window_from += passed * b->o.keep_ms;
    }
}

static void refill(msf_budget *b, uint64_t now_ms)
{
    if (now_ms > b->at) {
        uint64_t passed = now_ms - b->at;
        passed = passed < 1000 ? passed : 1000; /* a second fills it */
        b->tokens += passed * b->o.per_second * (TOKEN / 1000);
        b->at = now_ms;
    }
    turn_window(b, now_ms);
    uint64_t most = ceiling(b);
    b->tokens = b->tokens < most ? b->tokens : most;
}

void msf_budget_call(msf_budget *b, uint64_t now_ms)
{
    refill(b, now_ms);
    b->calls += b->calls < UINT32_MAX;
    b->tokens += (uint64_t)b->o.percent * (TOKEN / 100);
}

bool msf_budget_retry(msf_budget *b, uint64_t now_ms)
{
    refill(b, now_ms);
    if (b->tokens < TOKEN) {
        b->refused++;
        return false;
    }
    b->tokens -= TOKEN;
    b->given++;
    return true;
}

uint32_t msf_budget_left(msf_budget *b, uint64_t now_ms)
{
    refill(b, now_ms);
    return (uint32_t)(b->tokens / TOKEN);
}
