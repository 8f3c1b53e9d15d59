/* A C function on a thread of the pool, and a future for its result: how anything that blocks (files) is done without blocking the loop.
 *
 * A task is malloc's and belongs to the operation from the call on. `run` sees nothing but the task; `result` makes the PHP value of it on
 * a waiter's stack; `free` comes last, when thread and future are both through with it, on the loop's thread. It comes also for tasks that
 * nobody waits for any more, and for those that never ran. So what a task has taken (a lock, a descriptor) is given back in `free`, unless
 * the waiter has taken it over. */
#ifndef MSF_ENGINE_WORK_H
#define MSF_ENGINE_WORK_H

#include "engine/future.h"
#include "net/work.h"

typedef struct msf_task_ops {
    const char *name; /* "file": for errors and status */
    /* On a thread: no PHP, no loop, no memory but the task's own. */
    void (*run)(void *task);
    /* Makes the value, or throws. May be NULL: true. */
    void (*result)(void *task, zval *value);
    /* Runs no PHP. */
    void (*free)(void *task);
} msf_task_ops;

/* The future of class `ce`; the caller owns the reference. Its time-out ends a wait, not the work. cancel() takes a task back that waits
 * for a thread. NULL after a throw, with the task freed: too many wait already (server.async_io.queue), or the process ends. */
msf_future *msf_work_future(zend_class_entry *ce, const msf_task_ops *ops, void *task);

/* The task behind such a future, valid as long as the future: for waiters in C that take its results themselves. */
void *msf_work_task(const msf_future *f);

/* Nobody waits. False when it could not be taken (the task is freed): for work that can be left out. Runs no PHP. */
bool msf_work_background(const msf_task_ops *ops, void *task);

#endif
