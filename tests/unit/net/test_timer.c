#include "net/timer.h"

#include "base/clock.h"
#include "base/list.h"
#include "unit.h"

static msf_loop *loop;
static int fired[20000];
static int count;

typedef struct numbered {
    msf_timer timer;
    int n;
    uint64_t not_before_us;
} numbered;

static void note(msf_timer *t)
{
    numbered *x = MSF_CONTAINER_OF(t, numbered, timer);
    CHECK(msf_clock_mono_us() >= x->not_before_us);
    CHECK(!msf_timer_armed(t));
    fired[count++] = x->n;
}

static void arm(numbered *x, int n, uint64_t ms)
{
    if (x->timer.fn == NULL) {
        msf_timer_init(&x->timer, note);
    }
    x->n = n;
    x->not_before_us = msf_clock_mono_us() + ms * 1000;
    CHECK_INT(msf_timer_start(loop, &x->timer, ms), 0);
    CHECK(msf_timer_armed(&x->timer));
}

static void run_all(void)
{
    while (msf_loop_poll(loop, true)) {
    }
}

TEST(fire_in_the_order_of_their_deadlines)
{
    loop = msf_loop_new();
    numbered t[4] = {0};
    arm(&t[0], 0, 30);
    arm(&t[1], 1, 5);
    arm(&t[2], 2, 50);
    arm(&t[3], 3, 15);
    run_all();
    CHECK_INT(count, 4);
    CHECK(fired[0] == 1 && fired[1] == 3 && fired[2] == 0 && fired[3] == 2);
    msf_loop_free(loop);
}

TEST(equal_deadlines_fire_in_the_order_of_arming)
{
    loop = msf_loop_new();
    static numbered t[300];
    for (int i = 0; i < 300; i++) {
        arm(&t[i], i, 1);
        t[i].not_before_us = 0;
        t[i].timer.at = t[0].timer.at; /* the clock may tick on meanwhile; the heap stays in order, as later ones are not earlier */
    }
    run_all();
    CHECK_INT(count, 300);
    for (int i = 0; i < 300; i++) {
        CHECK_INT(fired[i], i);
    }
    msf_loop_free(loop);
}

TEST(nothing_fires_early_after_long_work)
{
    /* The cached time is old by what the work took; the deadline counts from the real now. */
    loop = msf_loop_new();
    msf_loop_poll(loop, false);
    uint64_t busy_until = msf_clock_mono_us() + 30000;
    while (msf_clock_mono_us() < busy_until) {
    }
    numbered t = {0};
    arm(&t, 0, 20);
    run_all();
    CHECK_INT(count, 1);
    msf_loop_free(loop);
}

TEST(thousands_random_with_stops_and_rearms)
{
    enum { N = 5000 };
    static numbered t[N];
    static int expected[N];
    loop = msf_loop_new();
    srandom(7);
    for (int i = 0; i < N; i++) {
        arm(&t[i], i, (uint64_t)(random() % 100));
    }
    for (int i = 0; i < N; i++) {
        expected[i] = 1;
        if (random() % 3 == 0) {
            msf_timer_stop(loop, &t[i].timer);
            msf_timer_stop(loop, &t[i].timer);
            expected[i] = 0;
        } else if (random() % 2 == 0) {
            arm(&t[i], i, (uint64_t)(random() % 150));
        }
    }
    run_all();
    for (int i = 0; i < count; i++) {
        expected[fired[i]]--;
        CHECK(i == 0 || t[fired[i]].timer.at >= t[fired[i - 1]].timer.at);
    }
    for (int i = 0; i < N; i++) {
        CHECK_INT(expected[i], 0);
    }
    msf_loop_free(loop);
}

static void note_and_rearm(msf_timer *t)
{
    fired[count++] = 0;
    msf_timer_start(loop, t, 0);
}

TEST(zero_fires_in_the_next_poll_once)
{
    loop = msf_loop_new();
    msf_timer t;
    msf_timer_init(&t, note_and_rearm);
    msf_timer_start(loop, &t, 0);
    CHECK_INT(count, 0);
    for (int i = 1; i < 100; i++) {
        CHECK(msf_loop_poll(loop, i % 2 == 0));
        CHECK_INT(count, i);
    }
    msf_timer_stop(loop, &t);
    CHECK(!msf_loop_poll(loop, true));
    CHECK_INT(count, 99);
    msf_loop_free(loop);
}

static numbered *victim;

static void stop_the_other(msf_timer *t)
{
    fired[count++] = 77;
    msf_timer_stop(loop, &victim->timer);
}

TEST(a_callback_may_stop_one_that_is_due_too)
{
    loop = msf_loop_new();
    numbered first = {0}, second = {0};
    msf_timer_init(&first.timer, stop_the_other);
    victim = &second;
    arm(&first, 0, 1);
    arm(&second, 1, 1);
    uint64_t both_due = msf_clock_mono_us() + 4000;
    while (msf_clock_mono_us() < both_due) {
    }
    run_all();
    CHECK_INT(count, 1);
    CHECK_INT(fired[0], 77);
    msf_loop_free(loop);
}

static void free_itself(msf_timer *t)
{
    count++;
    free(MSF_CONTAINER_OF(t, numbered, timer));
}

TEST(a_callback_may_free_its_timer)
{
    loop = msf_loop_new();
    for (int i = 0; i < 10; i++) {
        numbered *x = calloc(1, sizeof *x);
        msf_timer_init(&x->timer, free_itself);
        arm(x, i, 1);
    }
    run_all();
    CHECK_INT(count, 10);
    msf_loop_free(loop);
}

TEST(an_earlier_timer_shortens_the_wait_and_a_stopped_one_does_not_hold_it)
{
    loop = msf_loop_new();
    numbered late = {0}, early = {0};
    arm(&late, 1, 3600 * 1000);
    CHECK(msf_loop_poll(loop, false));
    arm(&early, 2, 5);
    while (count == 0) {
        CHECK(msf_loop_poll(loop, true));
    }
    CHECK_INT(fired[0], 2);
    msf_timer_stop(loop, &late.timer);
    CHECK(!msf_loop_poll(loop, true));
    msf_loop_free(loop);
}

TEST(weak_timers_fire_but_do_not_keep_alive)
{
    loop = msf_loop_new();
    numbered weak = {0}, strong = {0};
    msf_timer_init(&weak.timer, note);
    weak.timer.weak = 1;
    arm(&weak, 1, 2);
    CHECK(!msf_loop_poll(loop, false));
    CHECK(!msf_loop_poll(loop, true));
    arm(&strong, 2, 10);
    while (msf_loop_poll(loop, true)) {
    }
    CHECK_INT(count, 2);
    CHECK_INT(fired[0], 1);
    arm(&weak, 1, 2);
    msf_timer_stop(loop, &weak.timer);
    CHECK(!msf_loop_poll(loop, false));
    msf_loop_free(loop);
}

TEST(armed_timers_are_dropped_with_the_loop)
{
    loop = msf_loop_new();
    static numbered t[100];
    for (int i = 0; i < 100; i++) {
        arm(&t[i], i, 1);
    }
    msf_loop_free(loop);
    CHECK_INT(count, 0);
    for (int i = 0; i < 100; i++) {
        CHECK(!msf_timer_armed(&t[i].timer));
    }
}

TEST(an_endless_deadline_does_not_overflow)
{
    loop = msf_loop_new();
    numbered t = {0};
    msf_timer_init(&t.timer, note);
    CHECK_INT(msf_timer_start(loop, &t.timer, UINT64_MAX), 0);
    CHECK(msf_loop_poll(loop, false));
    CHECK_INT(count, 0);
    msf_loop_free(loop);
}

UNIT_MAIN()
