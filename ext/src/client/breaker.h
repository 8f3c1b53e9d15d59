/* Keeps calls away from a service that cannot answer them: for its sake, and so that its callers fail in microseconds instead of at their
 * time-outs. Two mechanisms over one rolling window of the last calls:
 *
 * - closed, adaptive (Google's SRE book, "Handling Overload"): when more than `k` calls are made for each that is accepted, new ones are
 *   refused with the probability (requests - k * accepts) / (requests + 1); refused ones count as requests. A service that answers half of
 *   its calls gets about what it can answer; nothing is cut off all at once.
 * - closed to open: when at least `min_calls` of the window were made and `open_percent` of them failed, everything is refused for
 * `open_ms` (doubled each time it opens again without having been closed, up to `open_max_ms`). Then half-open: `probes` calls may go; when
 * they all succeed it is closed with an empty window, the first failure opens it again.
 *
 * Plain data, no memory of its own. Times are monotonic milliseconds, given by the caller; calls that began in an earlier state change
 * nothing when they end. */
#ifndef MSF_CLIENT_BREAKER_H
#define MSF_CLIENT_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

#include "client/outcome.h"

#define MSF_BREAKER_BUCKETS 10
#define MSF_BREAKER_OFF     UINT32_MAX

/* 0 means the default. */
typedef struct msf_breaker_options {
    uint32_t window_ms;    /* (10 s) */
    uint32_t k_percent;    /* k * 100 (200); MSF_BREAKER_OFF: not adaptive */
    uint32_t open_percent; /* failures of 100 calls that ended (80); MSF_BREAKER_OFF: it never opens */
    uint32_t min_calls;    /* in the window, before it opens (20); also before it is adaptive */
    uint32_t open_ms;      /* (5 s) */
    uint32_t open_max_ms;  /* (60 s) */
    uint32_t probes;       /* (3) */
} msf_breaker_options;

typedef enum msf_breaker_state { MSF_BREAKER_CLOSED, MSF_BREAKER_OPEN, MSF_BREAKER_HALF_OPEN } msf_breaker_state;
typedef enum msf_breaker_verdict {
    MSF_BREAKER_GO,
    MSF_BREAKER_REFUSED,  /* open, or half-open with all probes under way */
    MSF_BREAKER_THROTTLED /* by chance */
} msf_breaker_verdict;

typedef struct msf_breaker_bucket {
    uint32_t requests;  /* asked for, refused ones too */
    uint32_t throttled; /* of those */
    uint32_t ended;     /* OK or failed */
    uint32_t failed;
} msf_breaker_bucket;

typedef struct msf_breaker {
    msf_breaker_options o; /* with its defaults filled in */
    msf_breaker_state state;
    uint32_t ticket;             /* changes with the state */
    uint64_t since;              /* ms: of the state */
    uint32_t opened;             /* times in a row */
    uint32_t probing;            /* half-open: under way */
    uint32_t probed;             /* half-open: succeeded */
    uint64_t refused, throttled; /* in all */
    uint64_t turned;             /* ms: begin of the current bucket */
    uint32_t at;                 /* current bucket */
    msf_breaker_bucket sum;      /* of all buckets */
    msf_breaker_bucket buckets[MSF_BREAKER_BUCKETS];
} msf_breaker;

void msf_breaker_init(msf_breaker *b, const msf_breaker_options *o, uint64_t now_ms);
/* Whether a call may be made. GO: msf_breaker_done follows exactly once, with `ticket`. */
msf_breaker_verdict msf_breaker_ask(msf_breaker *b, uint64_t now_ms, uint64_t random, uint32_t *ticket);
void msf_breaker_done(msf_breaker *b, uint64_t now_ms, uint32_t ticket, msf_outcome outcome);

/* For Monitor and for sentences. */
msf_breaker_state msf_breaker_state_at(msf_breaker *b, uint64_t now_ms);
const char *msf_breaker_state_name(msf_breaker_state s); /* "closed", "open", "half-open" */
/* Chance of a refusal in the closed state, in thousandths. */
uint32_t msf_breaker_throttle(msf_breaker *b, uint64_t now_ms);
/* Until calls may go again; 0 when it is not open. */
uint64_t msf_breaker_open_for_ms(msf_breaker *b, uint64_t now_ms);

#endif
