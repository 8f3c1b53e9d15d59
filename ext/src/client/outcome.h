/* How a call ended, for what watches over calls: balancing, breaker, budget. What counts as failed is the protocol's to say: a refused or
 * broken connection, a time-out, an answer that says "overloaded" (503), but not "no such page" (404). */
#ifndef MSF_CLIENT_OUTCOME_H
#define MSF_CLIENT_OUTCOME_H

#include <stdint.h>

typedef enum msf_outcome {
    MSF_CALL_OK,
    MSF_CALL_FAILED,
    MSF_CALL_IGNORED /* ended by us (cancelled, deadline of our own caller): says nothing about the other side */
} msf_outcome;

/* Random numbers, given by the owner; any 64 bits. */
typedef uint64_t (*msf_random_fn)(void *ctx);
/* A fast generator of its own (splitmix64), for owners that have none; `ctx` is a uint64_t, its seed. */
uint64_t msf_random_simple(void *ctx);

#endif
