/* Work that may block (files, above all), off the loop: a function runs on a thread of libuv's pool, and its owner is told in a poll.
 *
 * At most `threads` pieces run at once; more wait in order, up to a ceiling. One thread submits, polls and cancels; `run` is the only thing
 * that another thread does, and it may touch nothing but what its owner handed over: no loop, no list, no PHP. A piece that runs cannot be
 * taken back: its owner has to outlive it. */
#ifndef MSF_NET_WORK_H
#define MSF_NET_WORK_H

#include <stdbool.h>
#include <stdint.h>
#include <uv.h>

#include "base/error.h"
#include "base/list.h"
#include "net/loop.h"

#define MSF_WORK_THREADS     4     /* default */
#define MSF_WORK_THREADS_MAX 1024  /* libuv's own */
#define MSF_WORK_WAITING     10000 /* default ceiling of those that wait for a thread */

typedef struct msf_work_pool msf_work_pool;
typedef struct msf_work msf_work;

/* Embedded in its owner. */
struct msf_work {
    /* On a thread of the pool. */
    void (*run)(msf_work *w);
    /* In a poll, exactly once per submit that was not taken back: the memory is the owner's again. `ran` is false when the pool was stopped
     * before its turn came. May submit. */
    void (*done)(msf_work *w, bool ran);
    /* private */
    uv_work_t req;
    msf_list node;
    msf_work_pool *pool; /* NULL: not under way */
    bool waits;          /* for a thread */
};

/* For `loop`; 0 means the default. libuv has one set of threads per process: its size is that of the pool that was used first. The threads
 * start with the first work, with all signals blocked, and not before. NULL when memory is out. */
msf_work_pool *msf_work_pool_new(msf_loop *loop, uint32_t threads, uint32_t max_waiting);

/* 0; MSF_ETOOBIG when as many wait already as may; MSF_ECLOSED after the stop. The loop counts as alive until it is done. */
int msf_work_submit(msf_work_pool *pool, msf_work *w, void (*run)(msf_work *), void (*done)(msf_work *, bool));
/* Takes back what has not been given to a thread: true, and `done` will not be called. False: it is running, or over, or `w` is all zeros
 * and was never submitted. */
bool msf_work_cancel(msf_work *w);

/* Those that run or wait for a thread. */
uint32_t msf_work_pending(const msf_work_pool *pool);

/* Takes no more. Everything that has not begun is told so: `done` with false, from here or from the next poll. */
void msf_work_pool_stop(msf_work_pool *pool);
/* After msf_loop_free, which waits for those that still run. NULL is fine. */
void msf_work_pool_free(msf_work_pool *pool);

#endif
