/* Deadlines, embedded in their owner. One libuv timer drives a heap of these, so arming and stopping cost no system call and need
 * no close callback: after msf_timer_stop the memory may go at once. */
#ifndef MSF_NET_TIMER_H
#define MSF_NET_TIMER_H

#include <stdbool.h>
#include <stdint.h>

#include "net/loop.h"

typedef struct msf_timer msf_timer;
typedef void (*msf_timer_fn)(msf_timer *t);

struct msf_timer {
    msf_timer_fn fn;
    uint64_t at;    /* ms, monotonic */
    uint64_t seq;   /* equal deadlines fire in the order they were armed */
    uint32_t index; /* place in the heap + 1; 0 = not armed */
    uint32_t weak;  /* 1: does not keep msf_loop_poll's result true (housekeeping); set only while not armed */
};

void msf_timer_init(msf_timer *t, msf_timer_fn fn);
/* Arms or re-arms; fires once, not before `ms` milliseconds have passed (counted from the real now, not from the cached one).
 * 0 or -ENOMEM. The callback runs inside msf_loop_poll and may arm it again. */
int msf_timer_start(msf_loop *loop, msf_timer *t, uint64_t ms);
/* Always safe, also when not armed. */
void msf_timer_stop(msf_loop *loop, msf_timer *t);

static inline bool msf_timer_armed(const msf_timer *t)
{
    return t->index != 0;
}

#endif
