#include "net/loop.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>

#include "base/clock.h"
#include "net/loop_private.h"

typedef struct signal_watch {
    uv_signal_t handle;
    msf_list node;
    msf_signal_fn fn;
    void *ctx;
} signal_watch;

static void on_driver(uv_timer_t *driver)
{
    msf_loop *loop = MSF_CONTAINER_OF(driver, msf_loop, driver);
    loop->driver_at = 0; /* the timers themselves run after the poll */
    uv_stop(&loop->uv);  /* libuv runs its timers before it waits, too: this poll has its reason to return already */
}

static void on_wake(uv_async_t *wake)
{
    (void)wake; /* that the poll returned is all that was wanted */
}

/* sendfile knows no MSG_NOSIGNAL. Only the default action is replaced: a handler of the application stays. */
static void ignore_sigpipe(void)
{
    struct sigaction old;
    if (sigaction(SIGPIPE, NULL, &old) == 0 && (old.sa_flags & SA_SIGINFO) == 0 && old.sa_handler == SIG_DFL) {
        signal(SIGPIPE, SIG_IGN);
    }
}

msf_loop *msf_loop_new(void)
{
    msf_loop *loop = calloc(1, sizeof *loop);
    if (loop == NULL) {
        return NULL;
    }
    if (uv_loop_init(&loop->uv) != 0) {
        free(loop);
        return NULL;
    }
    msf_list_init(&loop->tasks);
    msf_list_init(&loop->signals);
    if (uv_async_init(&loop->uv, &loop->wake, on_wake) != 0) {
        uv_loop_close(&loop->uv);
        free(loop);
        return NULL;
    }
    uv_timer_init(&loop->uv, &loop->driver);
    uv_unref((uv_handle_t *)&loop->driver);
    ignore_sigpipe();
    msf_loop_update_now(loop);
    return loop;
}

static void on_signal_closed(uv_handle_t *handle)
{
    free(MSF_CONTAINER_OF(handle, signal_watch, handle));
}

static void close_signal(signal_watch *w)
{
    msf_list_remove(&w->node);
    uv_close((uv_handle_t *)&w->handle, on_signal_closed);
}

static void abandon(uv_handle_t *handle, void *ctx)
{
    (void)ctx;
    if (uv_is_closing(handle)) {
        return;
    }
    if (handle->data == &msf_stream_class || handle->data == &msf_listener_class || handle->data == &msf_watch_class) {
        ((const msf_handle_class *)handle->data)->abandon(handle);
    } else {
        uv_close(handle, NULL);
    }
}

void msf_loop_free(msf_loop *loop)
{
    if (loop == NULL) {
        return;
    }
    while (!msf_list_empty(&loop->signals)) {
        close_signal(MSF_CONTAINER_OF(loop->signals.next, signal_watch, node));
    }
    int busy;
    do {
        uv_walk(&loop->uv, abandon, NULL);
        uv_run(&loop->uv, UV_RUN_DEFAULT);
        busy = uv_loop_close(&loop->uv); /* a close callback may have opened something: once more */
    } while (busy == UV_EBUSY);
    while (msf_list_pop_front(&loop->tasks) != NULL) {
    }
    msf_timers_drop(loop);
    msf_writes_free_spare(loop);
    msf_tls_scratch_free(loop);
    free(loop->read_buffer);
    free(loop);
}

/* The wake handle keeps uv_run polling when nothing else would; it is no reason to wait. */
static bool alive(msf_loop *loop)
{
    if (loop->strong > 0 || loop->held > 0 || !msf_list_empty(&loop->tasks)) {
        return true;
    }
    uv_unref((uv_handle_t *)&loop->wake);
    bool handles = uv_loop_alive(&loop->uv) != 0;
    uv_ref((uv_handle_t *)&loop->wake);
    return handles;
}

/* libuv counts from its cached time, which is the same clock, so deadlines are handed over as they are: never early. */
static void arm_driver(msf_loop *loop)
{
    if (loop->timers == 0) {
        return;
    }
    uint64_t at = loop->heap[0]->at;
    if (loop->driver_at != 0 && loop->driver_at <= at) {
        return;
    }
    uint64_t cached = uv_now(&loop->uv);
    uv_timer_start(&loop->driver, on_driver, at > cached ? at - cached : 0, 0);
    loop->driver_at = at;
}

bool msf_loop_poll(msf_loop *loop, bool wait)
{
    bool block = wait && msf_list_empty(&loop->tasks) && alive(loop);
    if (block) {
        arm_driver(loop);
    }
    uv_run(&loop->uv, block ? UV_RUN_ONCE : UV_RUN_NOWAIT);
    loop->polled_us = msf_clock_mono_us();
    loop->now = loop->polled_us / 1000;
    msf_timers_run(loop);
    return alive(loop);
}

void msf_loop_hold(msf_loop *loop)
{
    loop->held++;
}

void msf_loop_unhold(msf_loop *loop)
{
    assert(loop->held > 0 && "every unhold has its hold");
    loop->held--;
}

void msf_loop_wake(msf_loop *loop)
{
    uv_async_send(&loop->wake);
}

void msf_loop_task_init(msf_loop_task *t, void (*run)(msf_loop_task *))
{
    msf_list_init(&t->node);
    t->run = run;
}

void msf_loop_defer(msf_loop *loop, msf_loop_task *t)
{
    if (!msf_list_linked(&t->node)) {
        msf_list_push_back(&loop->tasks, &t->node);
    }
}

void msf_loop_undefer(msf_loop_task *t)
{
    msf_list_remove(&t->node);
}

void msf_loop_flush(msf_loop *loop)
{
    /* A list of its own: what is deferred meanwhile waits for the next flush, and what is taken back leaves this one. */
    msf_list now;
    msf_list_take(&now, &loop->tasks);
    msf_list *node;
    while ((node = msf_list_pop_front(&now)) != NULL) {
        msf_loop_task *t = MSF_CONTAINER_OF(node, msf_loop_task, node);
        t->run(t);
    }
}

uint64_t msf_loop_now(const msf_loop *loop)
{
    /* Inside a poll libuv's time is the newer one: it was read when the wait ended. */
    uint64_t polled = uv_now(&loop->uv);
    return polled > loop->now ? polled : loop->now;
}

uint64_t msf_loop_polled_us(const msf_loop *loop)
{
    return loop->polled_us;
}

void msf_loop_update_now(msf_loop *loop)
{
    uv_update_time(&loop->uv);
    loop->now = msf_clock_mono_us() / 1000;
}

struct uv_loop_s *msf_loop_uv(msf_loop *loop)
{
    return &loop->uv;
}

static void on_signal(uv_signal_t *handle, int signum)
{
    signal_watch *w = MSF_CONTAINER_OF(handle, signal_watch, handle);
    w->fn(w->ctx, signum);
}

static signal_watch *find_signal(msf_loop *loop, int signum)
{
    for (msf_list *n = loop->signals.next; n != &loop->signals; n = n->next) {
        signal_watch *w = MSF_CONTAINER_OF(n, signal_watch, node);
        if (w->handle.signum == signum) {
            return w;
        }
    }
    return NULL;
}

int msf_loop_on_signal(msf_loop *loop, int signum, msf_signal_fn fn, void *ctx)
{
    signal_watch *w = find_signal(loop, signum);
    if (fn == NULL) {
        if (w == NULL) {
            return -ENOENT;
        }
        close_signal(w);
        return 0;
    }
    if (w != NULL) {
        return -EEXIST;
    }
    w = calloc(1, sizeof *w);
    if (w == NULL) {
        return -ENOMEM;
    }
    int result = uv_signal_init(&loop->uv, &w->handle);
    if (result != 0) {
        free(w);
        return result;
    }
    w->fn = fn;
    w->ctx = ctx;
    msf_list_push_back(&loop->signals, &w->node);
    result = uv_signal_start(&w->handle, on_signal, signum);
    if (result != 0) {
        close_signal(w);
        return result;
    }
    uv_unref((uv_handle_t *)&w->handle);
    return 0;
}
