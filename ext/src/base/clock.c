#include "base/clock.h"

#include <time.h>

static uint64_t read_us(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

uint64_t msf_clock_mono_us(void)
{
    return read_us(CLOCK_MONOTONIC);
}

uint64_t msf_clock_wall_us(void)
{
    return read_us(CLOCK_REALTIME);
}

msf_slice msf_clock_http_now(void)
{
    static char text[MSF_HTTP_DATE_LEN];
    static int64_t of = -1;
    struct timespec t;
    /* The coarse clock lags by a tick at most, which a date of whole seconds can bear, and costs a third of the exact one. */
    clock_gettime(CLOCK_REALTIME_COARSE, &t);
    if (t.tv_sec != of) {
        of = t.tv_sec;
        msf_clock_http_date(of, text);
    }
    return msf_slice_of(text, MSF_HTTP_DATE_LEN);
}
