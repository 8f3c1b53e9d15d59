#include "base/clock.h"

#include <string.h>
#include <time.h>

static const char day_names[7][10] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
static const char month_names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

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

static void put2(char *out, int v)
{
    out[0] = (char)('0' + v / 10);
    out[1] = (char)('0' + v % 10);
}

/* The format has four digits for the year; outside of 0000 to 9999 the nearest representable second is taken. */
static int64_t clamp_to_four_digit_year(int64_t unix_s)
{
    const int64_t first = -62167219200, last = 253402300799;
    return unix_s < first ? first : unix_s > last ? last : unix_s;
}

void msf_clock_http_date(int64_t unix_s, char *out)
{
    time_t t = (time_t)clamp_to_four_digit_year(unix_s);
    struct tm tm;
    gmtime_r(&t, &tm);
    memcpy(out, "Www, 00 Mon 0000 00:00:00 GMT", MSF_HTTP_DATE_LEN);
    memcpy(out, day_names[tm.tm_wday], 3);
    put2(out + 5, tm.tm_mday);
    memcpy(out + 8, month_names[tm.tm_mon], 3);
    int year = tm.tm_year + 1900;
    put2(out + 12, year / 100);
    put2(out + 14, year % 100);
    put2(out + 17, tm.tm_hour);
    put2(out + 20, tm.tm_min);
    put2(out + 23, tm.tm_sec);
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
