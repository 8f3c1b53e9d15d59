#include "net/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <uv.h>

#include "base/clock.h"
#include "net/timer.h"
#include "unit.h"

static msf_loop *loop;

typedef struct counted {
    msf_loop_task task;
    int runs;
    msf_loop_task *also;
} counted;

static void count_run(msf_loop_task *t)
{
    MSF_CONTAINER_OF(t, counted, task)->runs++;
}

static void again(msf_loop_task *t)
{
    count_run(t);
    msf_loop_defer(loop, t);
}

static void take_back_other(msf_loop_task *t)
{
    count_run(t);
    msf_loop_undefer(MSF_CONTAINER_OF(t, counted, task)->also);
}

TEST(a_task_runs_once_however_often_it_was_asked_for)
{
    loop = msf_loop_new();
    counted a = {0}, b = {0};
    msf_loop_task_init(&a.task, count_run);
    msf_loop_task_init(&b.task, count_run);
    msf_loop_defer(loop, &a.task);
    msf_loop_defer(loop, &a.task);
    msf_loop_defer(loop, &b.task);
    msf_loop_undefer(&b.task);
    msf_loop_undefer(&b.task);
    msf_loop_flush(loop);
    msf_loop_flush(loop);
    CHECK_INT(a.runs, 1);
    CHECK_INT(b.runs, 0);
    msf_loop_defer(loop, &a.task);
    msf_loop_flush(loop);
    CHECK_INT(a.runs, 2);
    msf_loop_free(loop);
}

TEST(a_task_that_defers_itself_runs_in_the_next_flush)
{
    loop = msf_loop_new();
    counted a = {0};
    msf_loop_task_init(&a.task, again);
    msf_loop_defer(loop, &a.task);
    for (int i = 1; i < 10; i++) {
        msf_loop_flush(loop);
        CHECK_INT(a.runs, i);
        CHECK(msf_loop_poll(loop, true)); /* does not wait: there is work */
    }
    msf_loop_free(loop);
    msf_loop_undefer(&a.task);
    CHECK_INT(a.runs, 9);
}

TEST(a_task_may_take_another_back)
{
    loop = msf_loop_new();
    counted a = {0}, b = {0};
    msf_loop_task_init(&a.task, take_back_other);
    msf_loop_task_init(&b.task, count_run);
    a.also = &b.task;
    msf_loop_defer(loop, &a.task);
    msf_loop_defer(loop, &b.task);
    msf_loop_flush(loop);
    CHECK_INT(a.runs, 1);
    CHECK_INT(b.runs, 0);
    msf_loop_free(loop);
}

TEST(an_empty_loop_neither_waits_nor_lives)
{
    loop = msf_loop_new();
    CHECK(!msf_loop_poll(loop, true));
    CHECK(!msf_loop_poll(loop, false));
    msf_loop_free(loop);
    msf_loop_free(NULL);
}

static int fired;

static void on_timer(msf_timer *t)
{
    fired++;
}

TEST(wake_ends_the_wait)
{
    loop = msf_loop_new();
    msf_timer t;
    msf_timer_init(&t, on_timer);
    msf_timer_start(loop, &t, 3600 * 1000);
    msf_loop_wake(loop);
    CHECK(msf_loop_poll(loop, true)); /* would run into the test's time limit */
    CHECK_INT(fired, 0);
    msf_loop_free(loop);
}

static int signals;

static void on_signal(void *ctx, int signum)
{
    CHECK_INT(signum, *(int *)ctx);
    signals++;
}

TEST(signals_arrive_inside_the_poll)
{
    loop = msf_loop_new();
    int number = SIGUSR1;
    CHECK_INT(msf_loop_on_signal(loop, SIGUSR1, on_signal, &number), 0);
    CHECK_INT(msf_loop_on_signal(loop, SIGUSR1, on_signal, &number), -EEXIST);
    CHECK_INT(msf_loop_on_signal(loop, SIGUSR2, NULL, NULL), -ENOENT);
    CHECK(msf_loop_on_signal(loop, SIGKILL, on_signal, &number) < 0);
    CHECK(!msf_loop_poll(loop, true)); /* a signal handler alone is no reason to wait */
    raise(SIGUSR1);
    CHECK_INT(signals, 0);
    while (signals == 0) {
        msf_loop_poll(loop, false);
    }
    msf_timer t;
    msf_timer_init(&t, on_timer);
    msf_timer_start(loop, &t, 3600 * 1000);
    raise(SIGUSR1);
    while (signals == 1) {
        msf_loop_poll(loop, true);
    }
    CHECK_INT(msf_loop_on_signal(loop, SIGUSR1, NULL, NULL), 0);
    CHECK_INT(msf_loop_on_signal(loop, SIGUSR1, on_signal, &number), 0);
    msf_loop_free(loop);
}

TEST(a_held_loop_waits_for_its_signals)
{
    loop = msf_loop_new();
    int number = SIGHUP;
    CHECK_INT(msf_loop_on_signal(loop, SIGHUP, on_signal, &number), 0);
    msf_loop_hold(loop);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        _exit(kill(parent, SIGHUP));
    }
    int polls = 0;
    for (; signals == 0; polls++) {
        CHECK(msf_loop_poll(loop, true));
    }
    CHECK(polls <= 3); /* it slept, and did not spin */
    waitpid(child, NULL, 0);
    msf_loop_unhold(loop);
    CHECK(!msf_loop_poll(loop, true));
    msf_loop_free(loop);
}

TEST(time_is_cached_and_can_be_renewed)
{
    loop = msf_loop_new();
    uint64_t first = msf_loop_now(loop);
    uint64_t until = msf_clock_mono_us() + 5000;
    while (msf_clock_mono_us() < until) {
    }
    CHECK_INT(msf_loop_now(loop), first);
    msf_loop_update_now(loop);
    CHECK(msf_loop_now(loop) >= first + 4);
    CHECK(msf_loop_now(loop) <= msf_clock_mono_us() / 1000);
    msf_loop_free(loop);
}

TEST(no_descriptors_means_no_loop)
{
    struct rlimit old, none;
    CHECK_INT(getrlimit(RLIMIT_NOFILE, &old), 0);
    none = old;
    none.rlim_cur = 3;
    CHECK_INT(setrlimit(RLIMIT_NOFILE, &none), 0);
    CHECK(msf_loop_new() == NULL);
    setrlimit(RLIMIT_NOFILE, &old);
}

static int descriptors(void)
{
    int n = 0;
    for (int fd = 0; fd < 200; fd++) {
        n += fcntl(fd, F_GETFD) != -1;
    }
    return n;
}

TEST(new_and_free_leak_nothing)
{
    msf_loop_free(msf_loop_new()); /* libuv opens a few things once per process */
    int before = descriptors();
    for (int i = 0; i < 50; i++) {
        loop = msf_loop_new();
        int number = SIGUSR1;
        CHECK_INT(msf_loop_on_signal(loop, SIGUSR1, on_signal, &number), 0);
        msf_loop_free(loop);
    }
    int after = descriptors();
    CHECK(after <= before + 2); /* the signal pipe of libuv */
}

static int closed_by_loop;

static void on_foreign(uv_timer_t *t)
{
    closed_by_loop++;
}

TEST(foreign_handles_count_and_are_closed)
{
    loop = msf_loop_new();
    uv_timer_t t = {0};
    uv_timer_init(msf_loop_uv(loop), &t);
    CHECK(!msf_loop_poll(loop, false));
    uv_timer_start(&t, on_foreign, 3600 * 1000, 0);
    CHECK(msf_loop_poll(loop, false));
    msf_loop_free(loop);
    CHECK(uv_is_closing((uv_handle_t *)&t));
    CHECK_INT(closed_by_loop, 0);
}

UNIT_MAIN()
