#include "client/breaker.h"

#include "unit.h"

static msf_breaker b;
static uint64_t now = 1000;

static msf_breaker_verdict ask(uint32_t *ticket)
{
    uint32_t unused;
    return msf_breaker_ask(&b, now, UINT64_MAX, ticket != NULL ? ticket : &unused);
}

static msf_breaker_verdict call(msf_outcome outcome)
{
    uint32_t ticket;
    msf_breaker_verdict v = ask(&ticket);
    if (v == MSF_BREAKER_GO) {
        msf_breaker_done(&b, now, ticket, outcome);
    }
    return v;
}

static void calls(int n, msf_outcome outcome)
{
    for (int i = 0; i < n; i++) {
        call(outcome);
    }
}

static msf_breaker_state state(void)
{
    return msf_breaker_state_at(&b, now);
}

/* Never by chance: what opens and closes. */
static const msf_breaker_options sharp = {.k_percent = MSF_BREAKER_OFF, .open_percent = 50, .min_calls = 10};

TEST(opens_when_enough_has_failed)
{
    msf_breaker_init(&b, &sharp, now);
    calls(9, MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_CLOSED); /* too few to tell */
    calls(1, MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_OPEN);
    CHECK_INT(ask(NULL), MSF_BREAKER_REFUSED);
    CHECK_INT(b.refused, 1);
    CHECK_INT(msf_breaker_open_for_ms(&b, now), 5000);
}

TEST(stays_closed_below_the_share)
{
    msf_breaker_init(&b, &sharp, now);
    calls(60, MSF_CALL_OK);
    calls(59, MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_CLOSED);
    calls(1000, MSF_CALL_IGNORED);
    CHECK_INT(state(), MSF_BREAKER_CLOSED);
    calls(1, MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_OPEN);
}

TEST(what_is_old_does_not_count)
{
    msf_breaker_init(&b, &sharp, now);
    calls(9, MSF_CALL_FAILED);
    now += 11000;
    calls(9, MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_CLOSED);
    CHECK_INT(b.sum.failed, 9);
    now += 5000;
    calls(1, MSF_CALL_FAILED); /* within one window */
    CHECK_INT(state(), MSF_BREAKER_OPEN);
}

static void open_it(void)
{
    msf_breaker_init(&b, &sharp, now);
    calls(10, MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_OPEN);
}

TEST(half_open_then_closed)
{
    open_it();
    now += 4999;
    CHECK_INT(ask(NULL), MSF_BREAKER_REFUSED);
    now += 1;
    CHECK_INT(state(), MSF_BREAKER_HALF_OPEN);
    uint32_t t[3];
    for (int i = 0; i < 3; i++) {
        CHECK_INT(ask(&t[i]), MSF_BREAKER_GO);
    }
    CHECK_INT(ask(NULL), MSF_BREAKER_REFUSED); /* three trials and no more */
    msf_breaker_done(&b, now, t[0], MSF_CALL_OK);
    CHECK_INT(ask(NULL), MSF_BREAKER_REFUSED);
    msf_breaker_done(&b, now, t[1], MSF_CALL_IGNORED); /* that one told nothing: another one */
    CHECK_INT(call(MSF_CALL_OK), MSF_BREAKER_GO);
    CHECK_INT(state(), MSF_BREAKER_HALF_OPEN);
    msf_breaker_done(&b, now, t[2], MSF_CALL_OK);
    CHECK_INT(state(), MSF_BREAKER_CLOSED);
    CHECK_INT(b.sum.requests, 0);
}

TEST(half_open_then_open_for_longer)
{
    static const uint64_t durations[] = {10000, 20000, 40000, 60000, 60000};
    open_it();
    uint64_t wait = 5000;
    for (int i = 0; i < 5; i++) {
        now += wait;
        CHECK_INT(call(MSF_CALL_FAILED), MSF_BREAKER_GO);
        CHECK_INT(state(), MSF_BREAKER_OPEN);
        wait = durations[i];
        CHECK_INT(msf_breaker_open_for_ms(&b, now), wait);
    }
    now += wait;
    calls(3, MSF_CALL_OK);
    CHECK_INT(state(), MSF_BREAKER_CLOSED);
    calls(10, MSF_CALL_FAILED);
    CHECK_INT(msf_breaker_open_for_ms(&b, now), 5000); /* from the beginning again */
}

TEST(ends_of_former_states_change_nothing)
{
    uint32_t old[2], trial;
    msf_breaker_init(&b, &sharp, now);
    ask(&old[0]);
    ask(&old[1]);
    calls(10, MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_OPEN);
    msf_breaker_done(&b, now, old[0], MSF_CALL_OK);
    now += 5000;
    CHECK_INT(ask(&trial), MSF_BREAKER_GO);
    msf_breaker_done(&b, now, old[1], MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_HALF_OPEN);
    msf_breaker_done(&b, now, trial, MSF_CALL_FAILED);
    CHECK_INT(state(), MSF_BREAKER_OPEN);
}

TEST(a_burst_of_first_calls_passes)
{
    msf_breaker_init(&b, NULL, now);
    for (int i = 0; i < 10000; i++) {
        uint32_t ticket;
        CHECK_INT(msf_breaker_ask(&b, now, 0, &ticket), MSF_BREAKER_GO);
    }
}

/* A service that can answer `capacity` of 20 calls in 10 ms: how many of 100 calls reach it in the end? */
static int admitted(int capacity)
{
    static const msf_breaker_options adaptive = {.open_percent = MSF_BREAKER_OFF};
    uint64_t seed = 7;
    int sent = 0, answered = 0;
    msf_breaker_init(&b, &adaptive, now);
    for (int i = 0; i < 80000; i++) {
        uint32_t ticket;
        now += i % 2; /* 2 per ms: a window has 20000 */
        answered = i % 20 == 0 ? 0 : answered;
        if (msf_breaker_ask(&b, now, msf_random_simple(&seed), &ticket) == MSF_BREAKER_GO) {
            sent += i >= 40000;
            msf_breaker_done(&b, now, ticket, answered++ < capacity ? MSF_CALL_OK : MSF_CALL_FAILED);
        }
    }
    return sent * 100 / 40000;
}

TEST(adaptive)
{
    CHECK_INT(admitted(20), 100);
    CHECK_INT(admitted(11), 100); /* within twice of what is accepted nothing is refused */
    int some = admitted(5), few = admitted(0);
    CHECK(some >= 45 && some <= 55); /* twice of what it can */
    CHECK(few < 5);
}

TEST(recovers_by_itself)
{
    msf_breaker_init(&b, &(msf_breaker_options){.open_percent = MSF_BREAKER_OFF}, now);
    for (int i = 0; i < 1000; i++) {
        uint32_t ticket;
        if (msf_breaker_ask(&b, now, (uint64_t)i * 7919, &ticket) == MSF_BREAKER_GO) {
            msf_breaker_done(&b, now, ticket, MSF_CALL_FAILED);
        }
    }
    CHECK(msf_breaker_throttle(&b, now) > 900);
    CHECK(b.throttled > 0);
    now += 20000;
    CHECK_INT(msf_breaker_throttle(&b, now), 0);
}

TEST(names)
{
    CHECK(strcmp(msf_breaker_state_name(MSF_BREAKER_HALF_OPEN), "half-open") == 0);
}

UNIT_MAIN()
