/* What interrupts a command: SIGINT, SIGTERM, the end of its time. The first time the command gets an exception, where it waits or, for
 * signals, at its next loop or call; a second signal ends the process at once, since the command may not come back by itself. */
#include <signal.h>
#include <unistd.h>

#include "php.h"
#include "zend_exceptions.h"

#include "engine/future.h"
#include "php/Console/Console.h"
#include "php/Log/PGLog.h"

static const int watched[] = {SIGINT, SIGTERM};
#define WATCHED (sizeof(watched) / sizeof(watched[0]))

static struct {
    msf_coro *co; /* NULL: nothing is watched */
    volatile sig_atomic_t signum;
    volatile sig_atomic_t due; /* `signum` or `late` has to be told */
    bool late;
    msf_timer timer;
    uint32_t timeout_ms;
    bool taken[WATCHED];
    struct sigaction loops[WATCHED]; /* the loop's own, which wakes its poll */
    void (*interrupt_before)(zend_execute_data *);
} w;

/* In a signal handler. */
static void pass_to_loop(int signum)
{
    for (size_t i = 0; i < WATCHED; i++) {
        if (watched[i] == signum && w.taken[i] && w.loops[i].sa_handler != SIG_DFL && w.loops[i].sa_handler != SIG_IGN) {
            w.loops[i].sa_handler(signum);
        }
    }
}

static void on_raw_signal(int signum)
{
    if (w.signum != 0) {
        msf_log_flush_crashed();
        _exit(128 + signum);
    }
    w.signum = signum;
    w.due = 1;
    zend_atomic_bool_store_ex(&EG(vm_interrupt), true);
    pass_to_loop(signum);
}

/* Delivered inside the poll: it has returned, which is all that is wanted. */
static void on_loop_signal(void *ctx, int signum)
{
    (void)ctx;
    (void)signum;
    msf_loop_wake(msf_engine_loop());
}

static void on_time(msf_timer *t)
{
    (void)t;
    w.late = true;
    w.due = 1;
    msf_loop_wake(msf_engine_loop());
}

/* The exception for what has happened; the caller owns it. */
static zend_object *make_exception(void)
{
    if (w.signum != 0) {
        zend_throw_exception_ex(msf_ce_console_signal, w.signum, "[console]: interrupted by %s", w.signum == SIGINT ? "SIGINT" : "SIGTERM");
    } else {
        zend_throw_exception_ex(msf_ce_coroutine_timeout_exception, 0, "[console]: the command took longer than %u s (--timeout)",
                                w.timeout_ms / 1000);
    }
    zend_object *e = EG(exception);
    GC_ADDREF(e);
    zend_clear_exception();
    return e;
}

/* Between two instructions of PHP code: a command that never waits is reached as well. Time is not looked at here: its timer needs the
 * loop.
 */
static void on_interrupt(zend_execute_data *ex)
{
    if (w.interrupt_before) {
        w.interrupt_before(ex);
    }
    if (w.due && w.co && msf_coro_current() == w.co && !EG(exception)) {
        w.due = 0;
        zend_object *e = make_exception();
        zval zv;
        ZVAL_OBJ(&zv, e);
        zend_throw_exception_object(&zv);
    }
}

bool msf_console_watch_due(void)
{
    return w.due;
}

void msf_console_watch_deliver(void)
{
    if (w.due && w.co) {
        w.due = 0;
        zend_object *e = make_exception();
        msf_coro_cancel(w.co, e);
        OBJ_RELEASE(e);
    }
}

/* A signal that the parent has had ignored (nohup, background jobs of a shell) stays ignored. */
static int take_signal(size_t i)
{
    struct sigaction before, ours = {.sa_handler = on_raw_signal};
    sigaction(watched[i], NULL, &before);
    if (before.sa_handler == SIG_IGN) {
        return 0;
    }
    int result = msf_loop_on_signal(msf_engine_loop(), watched[i], on_loop_signal, NULL);
    if (result != 0) {
        return result;
    }
    sigaction(watched[i], NULL, &w.loops[i]);
    w.taken[i] = true;
    sigemptyset(&ours.sa_mask);
    sigaction(watched[i], &ours, NULL); /* without SA_RESTART: calls that block the whole process come back */
    return 0;
}

int msf_console_watch(msf_coro *co, uint32_t timeout_ms)
{
    w.co = co;
    w.timeout_ms = timeout_ms;
    w.interrupt_before = zend_interrupt_function;
    zend_interrupt_function = on_interrupt;
    msf_timer_init(&w.timer, on_time);
    w.timer.weak = 1;
    if (timeout_ms > 0) {
        msf_timer_start(msf_engine_loop(), &w.timer, timeout_ms);
    }
    for (size_t i = 0; i < WATCHED; i++) {
        int result = take_signal(i);
        if (result != 0) {
            return result;
        }
    }
    return 0;
}

void msf_console_watch_end(void)
{
    w.co = NULL;
    zend_interrupt_function = w.interrupt_before;
    msf_timer_stop(msf_engine_loop(), &w.timer);
    for (size_t i = 0; i < WATCHED; i++) {
        if (w.taken[i]) {
            sigaction(watched[i], &w.loops[i], NULL);
            msf_loop_on_signal(msf_engine_loop(), watched[i], NULL, NULL);
            w.taken[i] = false;
        }
    }
}

int msf_console_watch_status(void)
{
    return w.signum != 0 ? 128 + w.signum : w.late ? MSF_CONSOLE_LATE : 0;
}
