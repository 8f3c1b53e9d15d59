/* What stands before every call to a service: a ceiling of calls in flight, the circuit breaker, the retry budget, and the choice of an
 * endpoint. Protocols (HTTP, RPC) connect to the endpoint that they get here and tell how it went. No timers, no I/O. */
#ifndef MSF_CLIENT_SERVICE_H
#define MSF_CLIENT_SERVICE_H

#include "base/error.h"
#include "client/balance.h"
#include "client/breaker.h"
#include "client/budget.h"

#define MSF_SERVICE_IN_FLIGHT 1000 /* default */

/* 0 means the default. */
typedef struct msf_service_options {
    msf_balance_options balance;
    msf_breaker_options breaker;
    msf_budget_options budget;
    uint32_t max_in_flight; /* of the service (1000) */
} msf_service_options;

typedef struct msf_service msf_service;

/* One call, in its owner; nothing to be freed. */
typedef struct msf_service_call {
    msf_endpoint *endpoint; /* NULL: not under way */
    uint64_t began_us;
    uint32_t ticket;
    uint32_t attempts;
} msf_service_call;

/* `name` stands in sentences; copied. `o` may be NULL. `now_us` is monotonic, here and below. NULL when memory is out. */
msf_service *msf_service_new(const char *name, const msf_service_options *o, uint64_t now_us);
/* When no call is under way. NULL is fine. */
void msf_service_free(msf_service *s);
/* See msf_balance_set; the sentence names the service. */
int msf_service_set_endpoints(msf_service *s, const msf_endpoint_spec *list, size_t n, msf_error *err);

/* May the call be made, and where? 0: to call->endpoint, and msf_service_end or msf_service_retry follows. MSF_EBREAKER (refused by the
 * breaker), MSF_ETOOBIG (too many in flight), -EHOSTUNREACH (no endpoint is configured). */
int msf_service_begin(msf_service *s, msf_service_call *call, uint64_t now_us, msf_error *err);
/* The attempt failed; may there be another one, and where? 0: to call->endpoint, another one if there is one. MSF_EBREAKER (the retry
 * budget or the breaker), MSF_ETOOBIG: the call is over, and `err` says why there is no retry. */
int msf_service_retry(msf_service *s, msf_service_call *call, uint64_t now_us, msf_error *err);
/* The call is over. */
void msf_service_end(msf_service *s, msf_service_call *call, uint64_t now_us, msf_outcome outcome);

/* ---- for Monitor ---- */

typedef struct msf_service_info {
    const char *name; /* as long as the service */
    uint32_t in_flight, max_in_flight;
    msf_breaker_state breaker;
    uint64_t breaker_for_ms;  /* open: until calls may go again */
    uint32_t throttle;        /* closed: thousandths of the calls that are refused */
    uint32_t window_requests; /* of the breaker's window: asked for, */
    uint32_t window_failed;   /* and failed */
    uint32_t retries_left;
    uint64_t calls, ok, failed, ignored; /* attempts, in all */
    uint64_t refused;                    /* by the open breaker */
    uint64_t throttled;                  /* by chance */
    uint64_t full;                       /* too many in flight */
    uint64_t retries, retries_refused;   /* given and refused by the budget */
} msf_service_info;

void msf_service_get_info(msf_service *s, uint64_t now_us, msf_service_info *info);
/* Its endpoints, for msf_balance_count and msf_balance_info. */
const msf_balance *msf_service_balance(const msf_service *s);

#endif
