#include "engine/work.h"

#include <stdlib.h>

#include "engine/internal.h"

#include "zend_exceptions.h"

typedef struct job {
    msf_work work; /* first: the callback finds the job by it */
    const msf_task_ops *ops;
    void *task;
    msf_future *f; /* NULL: nobody is interested any more */
    bool under_way, ran;
} job;

static void end(job *j)
{
    j->ops->free(j->task);
    free(j);
}

static void on_run(msf_work *w)
{
    job *j = (job *)w;
    j->ops->run(j->task);
}

static void on_done(msf_work *w, bool ran)
{
    job *j = (job *)w;
    j->under_way = false;
    j->ran = ran;
    if (j->f == NULL) {
        end(j);
    } else {
        msf_future_complete(j->f);
    }
}

static void result(msf_future *f, zval *value)
{
    job *j = f->op;
    if (!j->ran) {
        msf_future_throw_cancelled(f);
    } else if (j->ops->result != NULL) {
        j->ops->result(j->task, value);
    } else {
        ZVAL_TRUE(value);
    }
}

static void cancel(msf_future *f)
{
    job *j = f->op;
    if (msf_work_cancel(&j->work)) {
        j->under_way = false;
    }
}

static void abandon(msf_future *f)
{
    job *j = f->op;
    cancel(f);
    j->f = NULL;
    if (!j->under_way) {
        end(j);
    }
}

static const msf_future_ops future_ops = {.name = "work", .result = result, .cancel = cancel, .abandon = abandon};

static msf_work_pool *the_pool(void)
{
    msf_loop *loop = msf_engine_loop();
    if (msf_the_engine.work == NULL) {
        msf_the_engine.work = msf_work_pool_new(loop, msf_the_engine.options.threads, msf_the_engine.options.max_work);
    }
    return msf_the_engine.work;
}

/* NULL when it could not be taken: then the task is freed and `why` says why. */
static job *start(const msf_task_ops *ops, void *task, int *why)
{
    job *j = calloc(1, sizeof *j);
    msf_work_pool *pool = the_pool();
    *why = -ENOMEM;
    if (j != NULL && pool != NULL) {
        j->ops = ops;
        j->task = task;
        j->under_way = true;
        *why = msf_work_submit(pool, &j->work, on_run, on_done);
    }
    if (*why == 0) {
        return j;
    }
    free(j);
    ops->free(task);
    return NULL;
}

static void refuse(const msf_task_ops *ops, int why)
{
    if (why == MSF_ETOOBIG) {
        zend_throw_exception_ex(msf_ce_coroutine_exception, 0,
                                "[%s]: too many operations wait for a thread already (server.async_io.queue is %u)", ops->name,
                                msf_the_engine.options.max_work);
    } else {
        zend_throw_exception_ex(msf_ce_coroutine_exception, 0, "[%s]: %s", ops->name,
                                why == MSF_ECLOSED ? "the process is about to end" : "out of memory");
    }
}

msf_future *msf_work_future(zend_class_entry *ce, const msf_task_ops *ops, void *task)
{
    int why;
    job *j = start(ops, task, &why);
    if (j == NULL) {
        refuse(ops, why);
        return NULL;
    }
    j->f = msf_future_new(ce, &future_ops, j);
    return j->f;
}

void *msf_work_task(const msf_future *f)
{
    ZEND_ASSERT(f->ops == &future_ops && "only futures of msf_work_future have a task");
    return ((job *)f->op)->task;
}

bool msf_work_background(const msf_task_ops *ops, void *task)
{
    int why;
    return start(ops, task, &why) != NULL;
}
