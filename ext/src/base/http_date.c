/* HTTP dates (RFC 9110 5.6.7): writing the one form, reading all three. Reading, a scanner walks over the text; the first mismatch makes
 * it fail for good. */
#include "base/clock.h"

#include <string.h>
#include <time.h>

static const char day_names[7][10] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
static const char month_names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

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

typedef struct scanner {
    const char *at;
    const char *end;
    bool ok;
} scanner;

typedef struct date_fields {
    int year, month, day, hour, minute, second; /* month from 0 */
} date_fields;

static bool expect(scanner *s, const char *text)
{
    size_t n = strlen(text);
    if (!s->ok || (size_t)(s->end - s->at) < n || memcmp(s->at, text, n) != 0) {
        s->ok = false;
        return false;
    }
    s->at += n;
    return true;
}

/* Exactly `digits` decimal digits. */
static int number(scanner *s, int digits)
{
    int v = 0;
    for (; digits > 0; digits--) {
        if (!s->ok || s->at == s->end || *s->at < '0' || *s->at > '9') {
            s->ok = false;
            return 0;
        }
        v = v * 10 + (*s->at++ - '0');
    }
    return v;
}

static int month(scanner *s)
{
    for (int m = 0; s->ok && s->end - s->at >= 3 && m < 12; m++) {
        if (memcmp(s->at, month_names[m], 3) == 0) {
            s->at += 3;
            return m;
        }
    }
    s->ok = false;
    return 0;
}

static void time_of_day(scanner *s, date_fields *d)
{
    d->hour = number(s, 2);
    expect(s, ":");
    d->minute = number(s, 2);
    expect(s, ":");
    d->second = number(s, 2);
}

/* "06 Nov 1994 08:49:37 GMT", after "Sun, " */
static void imf_fixdate(scanner *s, date_fields *d)
{
    d->day = number(s, 2);
    expect(s, " ");
    d->month = month(s);
    expect(s, " ");
    d->year = number(s, 4);
    expect(s, " ");
    time_of_day(s, d);
    expect(s, " GMT");
}

/* Two digits mean the century that is not more than 50 years ahead. */
static int full_year(int two_digits)
{
    time_t now = (time_t)(msf_clock_wall_us() / 1000000);
    struct tm tm;
    gmtime_r(&now, &tm);
    int this_year = tm.tm_year + 1900;
    int year = this_year - this_year % 100 + two_digits;
    return year > this_year + 50 ? year - 100 : year;
}

/* "06-Nov-94 08:49:37 GMT", after "Sunday, " */
static void rfc850(scanner *s, date_fields *d)
{
    d->day = number(s, 2);
    expect(s, "-");
    d->month = month(s);
    expect(s, "-");
    d->year = full_year(number(s, 2));
    expect(s, " ");
    time_of_day(s, d);
    expect(s, " GMT");
}

/* "Nov  6 08:49:37 1994", after "Sun " */
static void asctime_date(scanner *s, date_fields *d)
{
    d->month = month(s);
    expect(s, " ");
    if (s->ok && s->at < s->end && *s->at == ' ') {
        s->at++;
        d->day = number(s, 1);
    } else {
        d->day = number(s, 2);
    }
    expect(s, " ");
    time_of_day(s, d);
    expect(s, " ");
    d->year = number(s, 4);
}

static bool starts_with(const scanner *s, const char *text, size_t n)
{
    return (size_t)(s->end - s->at) >= n && memcmp(s->at, text, n) == 0;
}

static bool scan(scanner *s, date_fields *d)
{
    for (int i = 0; i < 7; i++) {
        size_t full = strlen(day_names[i]);
        if (starts_with(s, day_names[i], full) && starts_with(&(scanner){s->at + full, s->end, true}, ", ", 2)) {
            s->at += full + 2;
            rfc850(s, d);
            return s->ok && s->at == s->end;
        }
        if (starts_with(s, day_names[i], 3)) {
            s->at += 3;
            if (starts_with(s, ", ", 2)) {
                s->at += 2;
                imf_fixdate(s, d);
            } else if (expect(s, " ")) {
                asctime_date(s, d);
            }
            return s->ok && s->at == s->end;
        }
    }
    return false;
}

static int days_in(int year, int m)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return m == 1 && leap ? 29 : days[m];
}

int64_t msf_clock_parse_http_date(msf_slice text)
{
    scanner s = {text.p, text.p + text.n, true};
    date_fields d = {0};
    if (text.n == 0 || !scan(&s, &d)) {
        return -1;
    }
    if (d.day < 1 || d.day > days_in(d.year, d.month) || d.hour > 23 || d.minute > 59 || d.second > 60) {
        return -1;
    }
    struct tm tm = {
        .tm_year = d.year - 1900, .tm_mon = d.month, .tm_mday = d.day, .tm_hour = d.hour, .tm_min = d.minute, .tm_sec = d.second};
    int64_t unix_s = timegm(&tm);
    return unix_s < 0 ? -1 : unix_s; /* no document is older than 1970 */
}
