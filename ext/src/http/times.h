/* How long requests took. Answers only leave a mark with the time of their request; the worker counts the marks once a turn, with one look
 * at the clock for all of them, when their bytes have been handed to the kernel. */
#ifndef MSF_HTTP_TIMES_H
#define MSF_HTTP_TIMES_H

#include "base/clock.h"
#include "base/histogram.h"

#define MSF_HTTP_TIMES 256

typedef struct msf_http_times {
    msf_histogram *histogram; /* borrowed */
    uint32_t n;
    uint64_t received_us[MSF_HTTP_TIMES]; /* of requests that have been answered since the last count */
} msf_http_times;

/* `now_us`: wall clock, as received_us. A clock that was set back meanwhile makes them short, not huge. */
static inline void msf_http_times_count(msf_http_times *t, uint64_t now_us)
{
    for (uint32_t i = 0; i < t->n; i++) {
        msf_histogram_add(t->histogram, now_us > t->received_us[i] ? now_us - t->received_us[i] : 0);
    }
    t->n = 0;
}

static inline void msf_http_times_add(msf_http_times *t, uint64_t received_us)
{
    t->received_us[t->n++] = received_us;
    if (__builtin_expect(t->n == MSF_HTTP_TIMES, 0)) {
        msf_http_times_count(t, msf_clock_wall_us());
    }
}

#endif
