/* Shared by the files of engine/ and by nobody else: the state of the scheduler and the pieces that its files call in each other. */
#ifndef MSF_ENGINE_INTERNAL_H
#define MSF_ENGINE_INTERNAL_H

#include "engine/compat.h"
#include "engine/coroutine.h"
#include "engine/future.h"
#include "net/work.h"

#include "zend_smart_str.h"

enum {
    MSF_CO_STARTED = 1 << 0,   /* its first step has run */
    MSF_CO_OVER = 1 << 1,      /* no step will run any more */
    MSF_CO_TIMED_OUT = 1 << 2, /* the deadline of the current wait has passed */
    MSF_CO_HOPELESS = 1 << 3,  /* what it waits for can never happen */
    MSF_CO_QUEUED = 1 << 4,    /* in the ready queue or among the starved */
    MSF_CO_OWN_LIMIT = 1 << 5, /* the deadline is the future's own, not one given to await() */
};

struct msf_fiber {
    zend_fiber_context context; /* first: the cleanup function finds the fiber by it */
    msf_list node;              /* idle ones, or the graveyard */
    msf_coro *job;              /* handed over by the one who switches here */
    msf_coro *co;               /* whose steps it runs; NULL when idle */
    zend_fiber_context *resume; /* where to go on: its own context, or that of a userland Fiber that runs on top of it */
    zend_execute_data *frame;   /* the innermost PHP frame while suspended */
    zend_vm_stack vm_stack;     /* likewise */
    bool under_fiber;           /* suspended while a userland Fiber runs on top of it */
};

typedef struct msf_engine {
    msf_loop *loop;
    msf_engine_options options;
    msf_work_pool *work; /* made on first use, see work.c */
    msf_engine_stats stats;
    msf_list ready;   /* msf_coro.ready; to run, in order */
    msf_list starved; /* msf_coro.ready; need a stack when none is to be had */
    msf_list all;
    msf_list idle_fibers;
    msf_list graveyard; /* fibers whose stack is gone */
    msf_coro *current;
    msf_coro *fatal; /* ended by a bailout, not yet buried */
    zend_fiber_context *main;
    uint32_t budget;         /* coroutines that may still run before the next poll */
    uint32_t lent;           /* waits without a deadline that the collector watches, see collect.h */
    msf_timer collect_timer; /* weak: looks after them in processes whose loop never runs dry */
    uint64_t collect_ms;
    bool collect_due;
    bool stopping;
    bool script; /* started by use, not by a worker */
    void (*on_fatal)(void *ctx);
    void *on_fatal_ctx;
    void (*on_timeout)(void *ctx, msf_coro *co, msf_future *f);
    void *on_timeout_ctx;
} msf_engine;

extern msf_engine msf_the_engine;

/* fiber.c */
/* The context to switch to for running a step of `co`, which has no stack. NULL when there is none to be had. */
zend_fiber_context *msf_fiber_take(msf_coro *co);
bool msf_fiber_available(void);
/* Switches from whatever runs now; comes back when somebody switches back. EG(exception) must be clear. */
void msf_fiber_switch(zend_fiber_context *to);
/* Suspends the running coroutine with its stack until it is resumed. */
void msf_fiber_suspend(msf_coro *co);
/* Frees the idle ones beyond `keep`, from the main stack. */
void msf_fiber_trim(uint32_t keep);
/* Frees the stack of a suspended coroutine without unwinding it: only when PHP code cannot run any more. */
void msf_fiber_abandon(msf_fiber *f);

/* scheduler.c */
/* The next coroutine to run in this turn; NULL when the main stack has to go on. `own_stack`: the caller can lend its own stack. */
msf_coro *msf_sched_next(bool own_stack);
/* The context to go on with, for a fiber that has nothing to do any more. */
zend_fiber_context *msf_sched_elsewhere(void);

/* coroutine.c */
void msf_coro_run(msf_fiber *f, msf_coro *co);
void msf_coro_bury(msf_coro *co);

/* wait.c */
/* Starts a wait: takes a reference, joins the list, arms the deadline (limit_ms < 0: none). */
void msf_wait_begin(msf_coro *co, msf_future *f, int64_t limit_ms);
/* Ends it; may run destructors. */
void msf_wait_end(msf_coro *co);
/* Takes the coroutine out of the waiting list and stops the clock, from a callback: runs no PHP. */
void msf_wait_interrupt(msf_coro *co);
/* True while the wait has to go on. */
bool msf_wait_pending(const msf_coro *co);
/* After a wait that ended without a result: throws what fits. */
void msf_wait_throw(msf_coro *co, msf_future *f);
void msf_throw_hopeless(msf_future *f);
/* True when waiting for `f` would close a circle of coroutines that wait for each other's end. */
bool msf_wait_is_circle(const msf_coro *co, const msf_future *f);

/* state.c */
void msf_state_base_begin(void);
void msf_state_base_end(void);
/* After a bailout: puts the base back and forgets the rest. */
void msf_state_drop(void);

#endif
