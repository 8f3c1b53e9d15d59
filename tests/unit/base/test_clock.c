#include "base/clock.h"

#include <time.h>

#include "unit.h"

static void check_date(int64_t unix_s, const char *text)
{
    char out[MSF_HTTP_DATE_LEN];
    msf_clock_http_date(unix_s, out);
    CHECK_BYTES(out, sizeof out, text);
}

static int64_t parsed(const char *text)
{
    return msf_clock_parse_http_date(msf_slice_str(text));
}

TEST(known_dates)
{
    check_date(0, "Thu, 01 Jan 1970 00:00:00 GMT");
    check_date(784111777, "Sun, 06 Nov 1994 08:49:37 GMT");
    check_date(951782400, "Tue, 29 Feb 2000 00:00:00 GMT");
    check_date(1795341600, "Sun, 22 Nov 2026 10:00:00 GMT");
    check_date(4107542399, "Sun, 28 Feb 2100 23:59:59 GMT");
    check_date(-1, "Wed, 31 Dec 1969 23:59:59 GMT");
}

TEST(years_beyond_four_digits_are_clamped)
{
    check_date(253402300799, "Fri, 31 Dec 9999 23:59:59 GMT");
    check_date(INT64_MAX, "Fri, 31 Dec 9999 23:59:59 GMT");
    check_date(INT64_MIN, "Sat, 01 Jan 0000 00:00:00 GMT");
}

TEST(the_three_forms_are_read)
{
    CHECK_INT(parsed("Sun, 06 Nov 1994 08:49:37 GMT"), 784111777);
    CHECK_INT(parsed("Sunday, 06-Nov-94 08:49:37 GMT"), 784111777);
    CHECK_INT(parsed("Sun Nov  6 08:49:37 1994"), 784111777);
    CHECK_INT(parsed("Sun Nov 16 08:49:37 1994"), 784111777 + 864000);
    CHECK_INT(parsed("Thu, 01 Jan 1970 00:00:00 GMT"), 0);
    CHECK_INT(parsed("Tue, 29 Feb 2000 00:00:00 GMT"), 951782400);
    CHECK_INT(parsed("Sat, 31 Dec 2016 23:59:60 GMT"), 1483228800);
}

TEST(two_digit_years_are_not_far_in_the_future)
{
    time_t now = (time_t)(msf_clock_wall_us() / 1000000);
    struct tm tm;
    gmtime_r(&now, &tm);
    int year = tm.tm_year + 1900;
    for (int ahead = -49; ahead <= 50; ahead++) {
        char text[40], full[40];
        snprintf(text, sizeof text, "Monday, 15-Jun-%02d 12:00:00 GMT", (year + ahead) % 100);
        snprintf(full, sizeof full, "Mon, 15 Jun %04d 12:00:00 GMT", year + ahead);
        CHECK_INT(parsed(text), parsed(full));
    }
}

TEST(what_is_no_date_is_refused)
{
    static const char *const bad[] = {
        "",
        "S",
        "Sun",
        "Sun,",
        "Sun, ",
        "today",
        "0",
        "784111777",
        "sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 GMT ",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "Sun, 29 Feb 1900 08:49:37 GMT",
        "Wed, 29 Feb 2023 08:49:37 GMT",
        "Sun, 06 Nox 1994 08:49:37 GMT",
        "Sunday, 06-Nov-1994 08:49:37 GMT",
        "Sunday, 06 Nov 94 08:49:37 GMT",
        "Sun Nov 6 08:49:37 1994",
        "Sun Nov  6 08:49:37 94",
        "Wed, 31 Dec 1969 23:59:59 GMT",
        "Xyz, 06 Nov 1994 08:49:37 GMT",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (parsed(bad[i]) != -1) {
            fprintf(stderr, "  accepted: \"%s\"\n", bad[i]);
            exit(1);
        }
    }
    CHECK_INT(msf_clock_parse_http_date(MSF_SLICE_NONE), -1);
}

TEST(every_cut_of_a_date_is_refused)
{
    static const char *const dates[] = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"};
    for (int i = 0; i < 3; i++) {
        for (size_t n = 0; n < strlen(dates[i]); n++) {
            char *exact = malloc(n + 1); /* of its own, so that a read past the end is seen */
            memcpy(exact, dates[i], n);
            CHECK_INT(msf_clock_parse_http_date(msf_slice_of(exact, n)), -1);
            free(exact);
        }
    }
}

TEST(written_dates_are_read_back)
{
    char out[MSF_HTTP_DATE_LEN];
    for (int64_t t = 0; t < 5000000000; t += 86400 * 3 + 12345) {
        msf_clock_http_date(t, out);
        CHECK_INT(msf_clock_parse_http_date(msf_slice_of(out, sizeof out)), t);
    }
}

TEST(now_is_now)
{
    int64_t before = (int64_t)(msf_clock_wall_us() / 1000000);
    msf_slice s = msf_clock_http_now();
    CHECK_INT(s.n, MSF_HTTP_DATE_LEN);
    int64_t t = msf_clock_parse_http_date(s);
    int64_t after = (int64_t)(msf_clock_wall_us() / 1000000);
    CHECK(t >= before - 1 && t <= after);
    CHECK(msf_clock_http_now().p == s.p);
}

TEST(the_monotonic_clock_does_not_go_back)
{
    uint64_t last = msf_clock_mono_us();
    for (int i = 0; i < 100000; i++) {
        uint64_t now = msf_clock_mono_us();
        CHECK(now >= last);
        last = now;
    }
}

UNIT_MAIN()
