/* One event loop per worker, on libuv; made after the fork, used by one thread. A turn is: poll (library callbacks only store results
 * and mark things ready) -> the owner runs what became ready -> flush (deferred tasks: the writes of this turn). */
#ifndef MSF_NET_LOOP_H
#define MSF_NET_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"

typedef struct msf_loop msf_loop;
struct uv_loop_s;

/* NULL when libuv cannot make a loop (descriptors exhausted). Sets SIGPIPE to be ignored, unless the process has its own handler. */
msf_loop *msf_loop_new(void);
/* Closes what is left (streams with their descriptors, listeners without), runs close callbacks, frees. Timers that are still armed are
 * dropped without a call. */
void msf_loop_free(msf_loop *loop);

/* One poll. `wait`: block until something happens or the next timer; false: look and return. Then runs expired timers. Returns true while
 * the loop has something that can still wake it: active handles, listeners (paused ones too), timers that are not weak, deferred tasks,
 * holds. Signals alone do not count. When there is nothing of that kind, or a task waits for its flush, it does not block. */
bool msf_loop_poll(msf_loop *loop, bool wait);
/* While it is held (counted), the loop counts as alive and waits: for a process that lives for its signals. */
void msf_loop_hold(msf_loop *loop);
void msf_loop_unhold(msf_loop *loop);
/* Makes a blocking poll return; callable from signal callbacks of this loop. */
void msf_loop_wake(msf_loop *loop);

/* Work at the end of the turn, once per task however often it was asked for. */
typedef struct msf_loop_task {
    msf_list node;
    void (*run)(struct msf_loop_task *task);
} msf_loop_task;

void msf_loop_task_init(msf_loop_task *t, void (*run)(msf_loop_task *));
/* Idempotent until it has run. A task may re-schedule itself: it runs in the next flush. */
void msf_loop_defer(msf_loop *loop, msf_loop_task *t);
/* Takes it back; always safe. */
void msf_loop_undefer(msf_loop_task *t);
void msf_loop_flush(msf_loop *loop);

/* Monotonic milliseconds, cached at the last poll. */
uint64_t msf_loop_now(const msf_loop *loop);
/* msf_clock_mono_us of the moment in which the last poll ended: what the owner runs after a poll began then. */
uint64_t msf_loop_polled_us(const msf_loop *loop);
/* Re-reads the clock, after long PHP code. */
void msf_loop_update_now(msf_loop *loop);

/* For net/ and client/ only. */
struct uv_loop_s *msf_loop_uv(msf_loop *loop);

/* POSIX signals of this process, delivered inside msf_loop_poll. 0 or -errno; -EEXIST when this loop handles `signum` already. `fn` NULL
 * gives the signal its former action back. */
typedef void (*msf_signal_fn)(void *ctx, int signum);
int msf_loop_on_signal(msf_loop *loop, int signum, msf_signal_fn fn, void *ctx);

#endif
