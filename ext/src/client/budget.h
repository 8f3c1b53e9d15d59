/* How many retries a service may have. Retries of everybody at once are what turns a slow service into a dead one, so they are a share of
 * the calls: a bucket of tokens that every call fills a little and every retry takes one out of. A few per second are always allowed, for
 * services that are called seldom. Plain data, no memory of its own; times are monotonic milliseconds, given by the caller. */
#ifndef MSF_CLIENT_BUDGET_H
#define MSF_CLIENT_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

/* 0 means the default. */
typedef struct msf_budget_options {
    uint32_t percent;    /* retries per 100 calls (20); MSF_BUDGET_NONE: no share */
    uint32_t per_second; /* allowed always (10); MSF_BUDGET_NONE: none */
    uint32_t keep_ms;    /* how long calls count (10 s): the bucket holds what that time brings, not more */
} msf_budget_options;

#define MSF_BUDGET_NONE UINT32_MAX

typedef struct msf_budget {
    msf_budget_options o; /* with its defaults filled in */
    uint64_t tokens;      /* hundred-thousandths of a retry */
    uint64_t at;          /* ms: refilled until here */
    uint64_t given, refused;
    uint64_t window_from;         /* ms */
    uint32_t calls, former_calls; /* in this and in the last keep_ms */
} msf_budget;

/* `o` may be NULL. It begins with a full second's worth of per_second. */
void msf_budget_init(msf_budget *b, const msf_budget_options *o, uint64_t now_ms);
/* A first attempt. */
void msf_budget_call(msf_budget *b, uint64_t now_ms);
/* Whether one retry may be made now; takes its token. */
bool msf_budget_retry(msf_budget *b, uint64_t now_ms);
/* Whole retries that could be made now. */
uint32_t msf_budget_left(msf_budget *b, uint64_t now_ms);

#endif
