#include "client/balance.h"

#include "unit.h"

static msf_balance *b;
static uint64_t now = 1000000000; /* us */
static uint64_t seed = 42;

static msf_endpoint_spec spec(const char *host, uint32_t weight)
{
    return (msf_endpoint_spec){.host = msf_slice_str(host), .port = 80, .weight = weight};
}

static void begin(msf_balance_options o, const char *hosts, const uint32_t *weights)
{
    static msf_endpoint_spec list[26];
    size_t n = strlen(hosts);
    o.random = msf_random_simple;
    o.random_ctx = &seed;
    b = msf_balance_new(&o);
    for (size_t i = 0; i < n; i++) {
        list[i] = spec("", weights != NULL ? weights[i] : 0);
        list[i].host = msf_slice_of(hosts + i, 1);
    }
    CHECK_INT(msf_balance_set(b, list, n, NULL), 0);
}

static char name_of(const msf_endpoint *e)
{
    return e == NULL ? '-' : msf_endpoint_host(e).p[0];
}

static char call(msf_outcome outcome, uint64_t took)
{
    msf_endpoint *e = msf_balance_pick(b, now, NULL);
    char name = name_of(e);
    if (e != NULL) {
        msf_balance_done(e, now, outcome, took);
    }
    return name;
}

static msf_endpoint_info info(size_t i)
{
    msf_endpoint_info x;
    msf_balance_info(b, i, now, &x);
    return x;
}

/* The names of n calls that succeed. */
static const char *sequence(int n)
{
    static char text[100];
    for (int i = 0; i < n; i++) {
        text[i] = call(MSF_CALL_OK, 1000);
    }
    text[n] = '\0';
    return text;
}

#define CHECK_STR(a, b)                                                                                                                    \
    do {                                                                                                                                   \
        const char *check_a = (a);                                                                                                         \
        CHECK_BYTES(check_a, strlen(check_a), b);                                                                                          \
    } while (0)

static const msf_balance_options in_turn = {.policy = MSF_BALANCE_ROUND_ROBIN};

TEST(round_robin)
{
    begin(in_turn, "abc", NULL);
    CHECK_STR(sequence(7), "abcabca");
    msf_balance_free(b);
    begin(in_turn, "abc", (uint32_t[]){5, 1, 1});
    CHECK_STR(sequence(14), "aabacaaaabacaa");
    msf_balance_free(b);
}

TEST(nobody)
{
    begin(in_turn, "", NULL);
    CHECK(msf_balance_pick(b, now, NULL) == NULL);
    msf_balance_free(b);
    msf_balance_free(NULL);
}

TEST(the_set_changes)
{
    msf_error err;
    msf_endpoint_spec list[3] = {spec("a", 1), spec("b", 1), spec("c", 1)};
    begin(in_turn, "ab", NULL);
    msf_endpoint *a = msf_balance_pick(b, now, NULL);
    CHECK_INT(name_of(a), 'a');
    CHECK_INT(msf_balance_set(b, list + 1, 2, &err), 0); /* a leaves while it has a call */
    CHECK_INT(msf_balance_count(b), 2);
    CHECK_STR(sequence(4), "bcbc");
    CHECK_INT(info(0).calls, 2);
    msf_balance_done(a, now, MSF_CALL_FAILED, 0);
    list[2] = spec("B", 1);
    CHECK_INT(msf_balance_set(b, list + 1, 2, &err), -EINVAL);
    CHECK_STR(err.text, "endpoint B:80 is there twice");
    list[2] = spec("", 1);
    CHECK_INT(msf_balance_set(b, list, 3, &err), -EINVAL);
    CHECK_STR(err.text, "endpoint 3 has no host");
    list[2] = spec("d", 10001);
    CHECK_INT(msf_balance_set(b, list, 3, &err), -EINVAL);
    CHECK_STR(err.text, "endpoint d:80: weight 10001 is above 10000");
    static msf_endpoint_spec many[MSF_BALANCE_MAX + 1];
    CHECK_INT(msf_balance_set(b, many, MSF_BALANCE_MAX + 1, &err), MSF_ETOOBIG);
    CHECK_STR(sequence(4), "bcbc"); /* as before */
    a = msf_balance_pick(b, now, NULL);
    msf_balance_free(b); /* it outlives even the set */
    msf_balance_done(a, now, MSF_CALL_OK, 10);
}

static void counts(int n, int *of, uint64_t latency_a)
{
    memset(of, 0, 3 * sizeof *of);
    for (int i = 0; i < n; i++) {
        msf_endpoint *e = msf_balance_pick(b, now, NULL);
        of[name_of(e) - 'a']++;
        msf_balance_done(e, now, MSF_CALL_OK, name_of(e) == 'a' ? latency_a : 1000);
        now += 1000;
    }
}

TEST(two_choices_avoid_the_slow_one)
{
    int of[3];
    begin((msf_balance_options){0}, "abc", NULL);
    counts(3000, of, 1000);
    CHECK(of[0] > 800 && of[1] > 800 && of[2] > 800);
    counts(3000, of, 20000);
    CHECK(of[0] > 0 && of[0] < 300); /* now and then it is asked whether it is faster again */
    now += 60000000;
    counts(6000, of, 1000);
    CHECK(of[0] > 1500);
    msf_balance_free(b);
}

TEST(two_choices_look_at_the_load)
{
    msf_endpoint *held[300];
    int of[3] = {0};
    begin((msf_balance_options){0}, "abc", NULL);
    for (int i = 0; i < 300; i++) { /* a burst, no answer yet */
        held[i] = msf_balance_pick(b, now, NULL);
        of[name_of(held[i]) - 'a']++;
    }
    CHECK(of[0] > 90 && of[1] > 90 && of[2] > 90);
    for (int i = 0; i < 300; i++) {
        msf_balance_done(held[i], now, MSF_CALL_OK, 1000);
    }
    msf_balance_free(b);
}

TEST(two_choices_by_weight)
{
    int of[3];
    begin((msf_balance_options){0}, "abc", (uint32_t[]){6, 2, 2});
    counts(10000, of, 1000);
    CHECK(of[0] > 4500 && of[0] < 7500);
    CHECK(of[1] > 1000 && of[2] > 1000);
    msf_balance_free(b);
    begin((msf_balance_options){0}, "ab", (uint32_t[]){3, 1});
    counts(10000, of, 1000);
    CHECK(of[0] > 6500 && of[1] > 1000);
    msf_balance_free(b);
}

TEST(failing_fast_is_not_fast)
{
    begin((msf_balance_options){.eject_failures = MSF_BALANCE_OFF}, "ab", NULL);
    int a = 0;
    for (int i = 0; i < 1000; i++) {
        msf_endpoint *e = msf_balance_pick(b, now, NULL);
        bool is_a = name_of(e) == 'a';
        a += is_a;
        msf_balance_done(e, now, is_a ? MSF_CALL_FAILED : MSF_CALL_OK, is_a ? 100 : 5000);
        now += 1000;
    }
    CHECK(a < 50);
    msf_balance_free(b);
}

/* Calls until `a` has failed n times; the others succeed. */
static void fail_a(int n)
{
    while (n > 0) {
        msf_endpoint *e = msf_balance_pick(b, now, NULL);
        bool is_a = name_of(e) == 'a';
        n -= is_a;
        msf_balance_done(e, now, is_a ? MSF_CALL_FAILED : MSF_CALL_OK, 1000);
    }
}

TEST(outliers_are_ejected_and_come_back)
{
    begin(in_turn, "abc", NULL);
    fail_a(4);
    CHECK_INT(info(0).failures, 4);
    CHECK_INT(info(0).state, MSF_ENDPOINT_UP);
    fail_a(1);
    CHECK_INT(info(0).state, MSF_ENDPOINT_EJECTED);
    CHECK_INT(info(0).ejected_for_ms, 10000);
    CHECK(strchr(sequence(10), 'a') == NULL);
    now += 9999999;
    CHECK(strchr(sequence(10), 'a') == NULL);
    now += 1;
    CHECK_INT(info(0).state, MSF_ENDPOINT_TRIAL);
    msf_endpoint *trial = msf_balance_pick(b, now, NULL);
    CHECK_INT(name_of(trial), 'a');
    CHECK(strchr(sequence(10), 'a') == NULL); /* one trial at a time */
    msf_balance_done(trial, now, MSF_CALL_IGNORED, 0);
    trial = msf_balance_pick(b, now, NULL);
    CHECK_INT(name_of(trial), 'a'); /* that one told nothing */
    msf_balance_done(trial, now, MSF_CALL_FAILED, 0);
    CHECK_INT(info(0).ejected_for_ms, 20000); /* longer each time */
    now += 20000000;
    CHECK_INT(call(MSF_CALL_OK, 1000), 'a');
    CHECK_INT(info(0).state, MSF_ENDPOINT_UP);
    CHECK(strchr(sequence(3), 'a') != NULL);
    CHECK_INT(info(0).ejections, 2);
    fail_a(5);
    CHECK_INT(info(0).ejected_for_ms, 30000);
    now += 30000000;
    call(MSF_CALL_OK, 1000);
    now += 30000001; /* up for longer than it was out */
    sequence(3);
    fail_a(5);
    CHECK_INT(info(0).ejected_for_ms, 10000);
    msf_balance_free(b);
}

TEST(not_all_are_ejected)
{
    begin(in_turn, "abcd", NULL);
    for (int i = 0; i < 100; i++) {
        call(MSF_CALL_FAILED, 1000);
    }
    int out = 0;
    for (size_t i = 0; i < 4; i++) {
        out += info(i).state != MSF_ENDPOINT_UP;
    }
    CHECK_INT(out, 2);
    msf_balance_free(b);
    begin(in_turn, "a", NULL);
    for (int i = 0; i < 100; i++) {
        CHECK_INT(call(MSF_CALL_FAILED, 1000), 'a');
    }
    CHECK_INT(info(0).state, MSF_ENDPOINT_UP); /* the only one */
    msf_balance_free(b);
}

TEST(when_nobody_is_left_a_guess_is_made)
{
    begin((msf_balance_options){.policy = MSF_BALANCE_ROUND_ROBIN, .eject_percent = 100}, "ab", NULL);
    fail_a(5);
    for (int i = 0; i < 5; i++) {
        now += 1000;
        CHECK_INT(call(MSF_CALL_FAILED, 1000), 'b');
    }
    CHECK_INT(info(1).state, MSF_ENDPOINT_EJECTED);
    CHECK_INT(call(MSF_CALL_FAILED, 1000), 'a'); /* comes back first */
    CHECK_INT(info(0).ejections, 1);
    CHECK_INT(call(MSF_CALL_OK, 1000), 'a'); /* and lives */
    CHECK_INT(info(0).state, MSF_ENDPOINT_UP);
    msf_balance_free(b);
}

TEST(ceiling_in_flight)
{
    msf_endpoint *e[5];
    begin((msf_balance_options){.max_in_flight = 2}, "ab", NULL);
    for (int i = 0; i < 5; i++) {
        e[i] = msf_balance_pick(b, now, NULL);
    }
    CHECK(e[3] != NULL && e[4] == NULL);
    CHECK_INT(info(0).in_flight, 2);
    for (int i = 0; i < 4; i++) {
        msf_balance_done(e[i], now, MSF_CALL_OK, 1);
    }
    msf_balance_free(b);
}

TEST(retries_go_elsewhere)
{
    begin((msf_balance_options){0}, "ab", NULL);
    for (int i = 0; i < 100; i++) {
        msf_endpoint *first = msf_balance_pick(b, now, NULL), *second = msf_balance_pick(b, now, first);
        CHECK(first != second);
        msf_balance_done(first, now, MSF_CALL_IGNORED, 0);
        msf_balance_done(second, now, MSF_CALL_OK, 1000);
    }
    msf_balance_free(b);
    begin((msf_balance_options){0}, "a", NULL);
    msf_endpoint *first = msf_balance_pick(b, now, NULL);
    CHECK(msf_balance_pick(b, now, first) == first); /* there is no other */
    msf_balance_done(first, now, MSF_CALL_OK, 0);
    msf_balance_done(first, now, MSF_CALL_OK, 0);
    msf_balance_free(b);
}

TEST(without_a_source_of_chance)
{
    msf_endpoint_spec list[2] = {spec("a", 0), spec("b", 0)};
    b = msf_balance_new(NULL);
    CHECK_INT(msf_balance_set(b, list, 2, NULL), 0);
    int of[3];
    counts(1000, of, 1000);
    CHECK(of[0] > 200 && of[1] > 200);
    msf_balance_free(b);
}

UNIT_MAIN()
