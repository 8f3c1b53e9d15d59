/* The inside of msf_balance: balance.c keeps the set and chooses, balance_health.c judges by how calls ended. */
#ifndef MSF_CLIENT_BALANCE_PRIVATE_H
#define MSF_CLIENT_BALANCE_PRIVATE_H

#include "client/balance.h"

struct msf_endpoint {
    msf_balance *balance; /* NULL: it has left the set, and goes with its last call */
    int port;
    uint32_t weight;
    int64_t current; /* round-robin: what it has saved up */
    uint32_t in_flight;
    uint64_t ewma_us; /* 0: not known */
    uint64_t seen_us; /* when it was last changed */
    uint64_t ok_us;   /* what the last success took */

    bool out;                                    /* ejected, or on trial when ejected_until is over */
    bool trying;                                 /* on trial, and the call is under way */
    uint32_t failures;                           /* in a row */
    uint32_t ejected_row;                        /* ejections in a row */
    uint64_t ejected_until, back_us, ejected_us; /* us; the last one is a duration */

    uint64_t calls, ok, failed, ejections;
    size_t host_n;
    char host[];
};

struct msf_balance {
    msf_balance_options o; /* with its defaults filled in */
    uint64_t seed;         /* of the own generator */
    msf_endpoint **list;
    size_t n;
    uint32_t out; /* endpoints */
};

/* Latency now: the average, faded since it was measured. */
uint64_t msf_endpoint_latency(const msf_endpoint *e, uint64_t now_us);
/* Takes note of an end. */
void msf_endpoint_note(msf_endpoint *e, uint64_t now_us, msf_outcome outcome, uint64_t took_us);

#endif
