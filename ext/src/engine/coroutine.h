/* Coroutines and their scheduler.
 *
 * A coroutine is a state machine whose steps run on a fiber. A step ends the coroutine (MSF_STEP_DONE), or parks it (MSF_STEP_PARKED: it
 * waits and needs no stack; the fiber goes back to the pool; `step` is called again when it is woken). In the middle of a step PHP code may
 * also await: then the fiber, with its stack, waits. So a waiting `yield` costs a generator, a waiting await() a stack.
 *
 * Ready coroutines run between polls, in the order they became ready; one fiber runs many steps one after another without switching back.
 * Callbacks of the loop only call msf_coro_wake (through futures) and return. One thread; no locks. */
#ifndef MSF_ENGINE_COROUTINE_H
#define MSF_ENGINE_COROUTINE_H

#include "php.h"

#include "base/list.h"
#include "engine/generator.h"
#include "engine/state.h"
#include "net/loop.h"
#include "net/timer.h"

typedef struct msf_coro msf_coro;
typedef struct msf_fiber msf_fiber;
typedef struct msf_future msf_future;

typedef enum msf_step { MSF_STEP_DONE, MSF_STEP_PARKED } msf_step;

typedef enum msf_end {
    MSF_END_RETURNED,
    MSF_END_THREW,  /* EG(exception) holds what was thrown: finish must take or clear it */
    MSF_END_EXITED, /* exit() inside: this coroutine ends, the process does not */
    MSF_END_FATAL   /* a fatal error (bailout): finish must not run PHP code; the process is to be replaced */
} msf_end;

typedef struct msf_coro_type {
    const char *name; /* "request", "go", "timer": for status and errors */
    /* Runs on a fiber, EG(exception) NULL on entry. */
    msf_step (*step)(msf_coro *co);
    /* Once, on a fiber (for FATAL: on the scheduler's stack), after the last step. Must release everything that the type owns; frees `co`
     * itself if it owns the memory. It may run PHP code (except for FATAL), but nothing in it may wait. The engine releases what is its
     * own: generators (before), output buffers and handlers that are left over, and the context (after, so that finish still finds it). */
    void (*finish)(msf_coro *co, msf_end how);
    /* For the collector: report the zvals held (may be NULL). `gc` comes from zend_get_gc_buffer_create. */
    void (*gc)(msf_coro *co, zend_get_gc_buffer *gc);
} msf_coro_type;

/* Embedded in its owner. Fields are private to engine/ unless the comment says otherwise. */
struct msf_coro {
    const msf_coro_type *type;
    msf_list ready;
    msf_list all;
    uint64_t id;            /* readable; unique in the process, from 1 */
    msf_fiber *fiber;       /* while it owns a stack */
    msf_gen_stack gens;     /* use through engine/generator.h */
    msf_engine_state state; /* output buffers, handlers ... while it is not running */
    zend_object *context;   /* readable: PG\MSF\Helpers\Context or NULL; owns a reference; children inherit it */
    zend_object *pending;   /* thrown at the next resume (cancellation) */
    msf_future *waits_for;  /* readable: what it waits for (owns a reference); NULL when it runs */
    msf_list waiter;        /* node in waits_for's list */
    zend_object *handle;    /* what stands for it in the eyes of the collector, see engine/collect.h; NULL until needed */
    msf_timer timer;        /* deadline of the current wait */
    uint32_t flags;
    uint64_t waits_since; /* ms of the loop clock */
};

typedef struct msf_engine_options {
    size_t stack_size;       /* C stack of a fiber in bytes; default 1 MiB; rounded up to pages; a guard page is added */
    uint32_t max_coroutines; /* default 100000; msf_coro_start fails above */
    uint32_t max_fibers;     /* default 10000: coroutines that own a stack at once; above, a coroutine that needs a stack waits for one */
    uint32_t keep_fibers;    /* default 64 idle fibers kept in the pool */
    uint32_t threads;        /* default 4: for work that blocks, see engine/work.h */
    uint32_t max_work;       /* default 10000: pieces of it that may wait for a thread */
} msf_engine_options;

typedef struct msf_engine_stats {
    uint64_t started, finished, switches;
    uint32_t coroutines, fibers, fibers_idle, ready;
} msf_engine_stats;

/* Once per process, after the fork (workers) or on first use (scripts; then with defaults). `o` may be NULL. 0 or -errno. */
int msf_engine_start(const msf_engine_options *o);
/* Ends every coroutine that still lives (`finally` blocks run, `catch` blocks do not); none can be started afterwards. The loop stays, for
 * those who have to close what is theirs before msf_engine_stop. */
void msf_engine_unwind(void);
/* Cancels and frees what is left; closes the loop. Called from RSHUTDOWN as well; idempotent. */
void msf_engine_stop(void);
bool msf_engine_started(void);
/* The loop of this process; starts the engine if need be. */
msf_loop *msf_engine_loop(void);
const msf_engine_stats *msf_engine_get_stats(void);
/* Told of waits that timed out with the future's own time-out, on the waiter's stack, for the log line. The exception state is clear; fn
 * may call PHP but must not wait. */
void msf_engine_on_timeout(void (*fn)(void *ctx, msf_coro *co, msf_future *f), void *ctx);
/* Told of fatal errors (after the coroutine's finish): the worker answers by retiring. */
void msf_engine_on_fatal(void (*fn)(void *ctx), void *ctx);

/* One turn: poll (waits only when nothing is ready), run what is ready, flush. False when nothing is left that could ever wake. From the
 * main stack only (never inside a coroutine). */
bool msf_engine_turn(void);
/* False where the loop must not be turned: below a turn, in a destructor. `why` as in msf_coro_can_suspend. */
bool msf_engine_may_turn(const char **why);
/* Turns until `done(ctx)` or nothing is left. Returns done(ctx). */
bool msf_engine_run(bool (*done)(void *ctx), void *ctx);
/* For processes in which the loop has nothing left that could wake anybody: those who wait for something that no coroutine will do get an
 * exception; if there are none, all who wait. False when nobody waits. */
bool msf_engine_break_deadlock(void);
/* Until no coroutine is left; those that nobody can wake get an exception. For scripts. */
void msf_engine_run_out(void);

/* Prepares the struct; inherits the context of the current coroutine unless `context` is given (borrowed; a reference is taken). */
void msf_coro_init(msf_coro *co, const msf_coro_type *type, zend_object *context);
/* Puts it at the end of the ready queue. 0, or MSF_ETOOBIG at the ceiling (then finish is not called). */
int msf_coro_start(msf_coro *co);
/* The running one; NULL on the main stack. */
msf_coro *msf_coro_current(void);
/* True where suspending is possible: in a coroutine, collector not running, no switch block, not inside a destructor on PHP < 8.4.
 * Otherwise `why` (may be NULL) gets the sentence for the exception. */
bool msf_coro_can_suspend(const char **why);
/* Keeps the running coroutine's stack where its step would have been parked, until it is woken: for steps called by code that goes on
 * afterwards. Only where msf_coro_can_suspend. */
void msf_coro_pause(msf_coro *co);
/* Replaces the context (owns a reference); NULL allowed. */
void msf_coro_set_context(msf_coro *co, zend_object *context);
/* Throws `exception` (reference taken) at the place where it waits, at once if it is parked, else at its next wait. False when it is over.
 */
bool msf_coro_cancel(msf_coro *co, zend_object *exception);
/* Puts it into the ready queue; for loop callbacks of waits that are no futures. Runs no PHP. Ignored when it is ready already or over. */
void msf_coro_wake(msf_coro *co);
/* For each living coroutine: status pages, crash report. */
void msf_coro_each(void (*fn)(msf_coro *co, void *ctx), void *ctx);

#endif
