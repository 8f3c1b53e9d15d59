#include "client/service.h"

#include "unit.h"

static msf_service *s;
static uint64_t now = 1000000000, seed = 3; /* us */
static msf_error err;

static void begin(msf_service_options o, const char *hosts)
{
    msf_endpoint_spec list[26];
    size_t n = strlen(hosts);
    o.balance.random = msf_random_simple;
    o.balance.random_ctx = &seed;
    s = msf_service_new("user", &o, now);
    for (size_t i = 0; i < n; i++) {
        list[i] = (msf_endpoint_spec){.host = msf_slice_of(hosts + i, 1), .port = 80};
    }
    CHECK_INT(msf_service_set_endpoints(s, list, n, &err), 0);
}

static msf_service_info info(void)
{
    msf_service_info i;
    msf_service_get_info(s, now, &i);
    return i;
}

#define CHECK_TEXT(sentence) CHECK_BYTES(err.text, strlen(err.text), sentence)

TEST(a_call)
{
    msf_service_call c;
    begin((msf_service_options){0}, "a");
    CHECK_INT(msf_service_begin(s, &c, now, &err), 0);
    CHECK_INT(info().in_flight, 1);
    now += 5000;
    msf_service_end(s, &c, now, MSF_CALL_OK);
    CHECK(c.endpoint == NULL);
    CHECK_INT(info().in_flight, 0);
    CHECK_INT(info().ok, 1);
    msf_endpoint_info e;
    CHECK_INT(msf_balance_count(msf_service_balance(s)), 1);
    msf_balance_info(msf_service_balance(s), 0, now, &e);
    CHECK_INT(e.latency_us, 5001);
    msf_service_free(s);
}

TEST(ceilings)
{
    msf_service_call c[3];
    begin((msf_service_options){.max_in_flight = 2, .balance.max_in_flight = 1}, "a");
    CHECK_INT(msf_service_begin(s, &c[0], now, &err), 0);
    CHECK_INT(msf_service_begin(s, &c[1], now, &err), MSF_ETOOBIG);
    CHECK_TEXT("service user: not called: all its 1 endpoints have as many calls in flight as they may");
    msf_endpoint_spec two[] = {{.host = MSF_SLICE("a"), .port = 80}, {.host = MSF_SLICE("b"), .port = 80}};
    CHECK_INT(msf_service_set_endpoints(s, two, 2, &err), 0);
    CHECK_INT(msf_service_begin(s, &c[1], now, &err), 0);
    CHECK_INT(msf_service_begin(s, &c[2], now, &err), MSF_ETOOBIG);
    CHECK_TEXT("service user: not called: 2 calls are in flight, which is all that may");
    CHECK_INT(info().full, 2);
    msf_service_end(s, &c[0], now, MSF_CALL_IGNORED);
    msf_service_end(s, &c[1], now, MSF_CALL_IGNORED);
    CHECK_INT(msf_service_set_endpoints(s, NULL, 0, &err), 0);
    CHECK_INT(msf_service_begin(s, &c[0], now, &err), -EHOSTUNREACH);
    CHECK_TEXT("service user: no endpoint is configured");
    two[1].weight = 20000;
    CHECK_INT(msf_service_set_endpoints(s, two, 2, &err), -EINVAL);
    CHECK_TEXT("service user: endpoint b:80: weight 20000 is above 10000");
    msf_service_free(s);
    msf_service_free(NULL);
}

TEST(retries)
{
    msf_service_call c;
    begin((msf_service_options){.budget = {.percent = MSF_BUDGET_NONE, .per_second = 2}}, "abc");
    CHECK_INT(msf_service_begin(s, &c, now, &err), 0);
    msf_endpoint *first = c.endpoint;
    CHECK_INT(msf_service_retry(s, &c, now, &err), 0);
    CHECK(c.endpoint != first);
    CHECK_INT(msf_service_retry(s, &c, now, &err), 0);
    CHECK_INT(c.attempts, 3);
    CHECK_INT(msf_service_retry(s, &c, now, &err), MSF_EBREAKER);
    CHECK_TEXT("service user: not tried again: its retry budget is used up");
    CHECK(c.endpoint == NULL);
    CHECK_INT(info().in_flight, 0);
    CHECK_INT(info().failed, 3);
    CHECK_INT(info().retries, 2);
    CHECK_INT(info().retries_refused, 1);
    msf_service_free(s);
}

static int fail(int n)
{
    int result = 0;
    for (int i = 0; i < n && result == 0; i++) {
        msf_service_call c;
        result = msf_service_begin(s, &c, now, &err);
        if (result == 0) {
            msf_service_end(s, &c, now, MSF_CALL_FAILED);
        }
    }
    return result;
}

TEST(breaker)
{
    begin((msf_service_options){.breaker.k_percent = MSF_BREAKER_OFF}, "ab");
    CHECK_INT(fail(100), MSF_EBREAKER);
    CHECK_TEXT("service user: not called: its circuit breaker is open, for another 5000 ms");
    CHECK_INT(info().failed, 20);
    CHECK_INT(info().breaker, MSF_BREAKER_OPEN);
    CHECK_INT(info().breaker_for_ms, 5000);
    now += 5000000;
    msf_service_call c[4];
    for (int i = 0; i < 3; i++) {
        CHECK_INT(msf_service_begin(s, &c[i], now, &err), 0);
    }
    CHECK_INT(msf_service_begin(s, &c[3], now, &err), MSF_EBREAKER);
    CHECK_TEXT("service user: not called: its circuit breaker is half-open and waits for its trial calls");
    for (int i = 0; i < 3; i++) {
        msf_service_end(s, &c[i], now, MSF_CALL_OK);
    }
    CHECK_INT(info().breaker, MSF_BREAKER_CLOSED);
    CHECK_INT(info().refused, 2);
    msf_service_free(s);
}

TEST(throttling)
{
    begin((msf_service_options){.breaker.open_percent = MSF_BREAKER_OFF}, "ab");
    CHECK_INT(fail(10000), MSF_EBREAKER);
    CHECK(strstr(err.text, "service user: not called: it fails too often (") == err.text);
    CHECK(info().throttle > 0);
    CHECK_INT(info().throttled, 1);
    msf_service_free(s);
}

/* Three endpoints, of which one dies and comes back: nearly all calls succeed all the time. */
TEST(an_endpoint_dies_and_comes_back)
{
    begin((msf_service_options){0}, "abc");
    int lost = 0;
    for (int i = 0; i < 300000; i++) { /* 300 s */
        bool dead = i > 100000 && i < 200000;
        msf_service_call c;
        CHECK_INT(msf_service_begin(s, &c, now, &err), 0);
        now += 1000;
        while (dead && msf_endpoint_host(c.endpoint).p[0] == 'a') {
            if (msf_service_retry(s, &c, now, &err) != 0) {
                lost++;
                break;
            }
        }
        if (c.endpoint != NULL) {
            msf_service_end(s, &c, now, MSF_CALL_OK);
        }
    }
    CHECK_INT(lost, 0);
    CHECK(info().failed < 100);
    msf_endpoint_info e;
    msf_balance_info(msf_service_balance(s), 0, now, &e);
    CHECK_INT(e.state, MSF_ENDPOINT_UP);
    CHECK(e.ok > 50000);
    msf_service_free(s);
}

UNIT_MAIN()
