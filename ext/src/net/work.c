#include "net/work.h"

#include <assert.h>
#include <stdlib.h>

#include "net/loop_private.h"
#include "net/threads.h"

struct msf_work_pool {
    msf_loop *loop;
    msf_list waiting; /* msf_work.node, in order */
    msf_list running; /* msf_work.node, given to libuv */
    uint32_t waiting_n, running_n;
    uint32_t threads, max_waiting;
    bool started, stopped;
};

msf_work_pool *msf_work_pool_new(msf_loop *loop, uint32_t threads, uint32_t max_waiting)
{
    msf_work_pool *pool = calloc(1, sizeof *pool);
    if (pool == NULL) {
        return NULL;
    }
    pool->loop = loop;
    pool->threads = threads == 0 ? MSF_WORK_THREADS : threads < MSF_WORK_THREADS_MAX ? threads : MSF_WORK_THREADS_MAX;
    pool->max_waiting = max_waiting == 0 ? MSF_WORK_WAITING : max_waiting;
    msf_list_init(&pool->waiting);
    msf_list_init(&pool->running);
    return pool;
}

static void on_run(uv_work_t *req)
{
    msf_work *w = MSF_CONTAINER_OF(req, msf_work, req);
    w->run(w);
}

static void on_over(uv_work_t *req, int status);

static int hand_over(msf_work_pool *pool, msf_work *w)
{
    int result = uv_queue_work(&pool->loop->uv, &w->req, on_run, on_over);
    if (result == 0) {
        msf_list_push_back(&pool->running, &w->node);
        pool->running_n++;
    }
    return result;
}

static int start_threads(msf_work_pool *pool, msf_work *w)
{
    msf_threads_start start;
    msf_threads_begin(&start, pool->threads);
    int result = hand_over(pool, w);
    msf_threads_end(&start);
    pool->started = true;
    return result;
}

static int begin(msf_work_pool *pool, msf_work *w)
{
    return pool->started ? hand_over(pool, w) : start_threads(pool, w);
}

static void begin_waiting(msf_work_pool *pool)
{
    while (pool->running_n < pool->threads && !msf_list_empty(&pool->waiting)) {
        msf_work *w = MSF_CONTAINER_OF(msf_list_pop_front(&pool->waiting), msf_work, node);
        pool->waiting_n--;
        w->waits = false;
        int result = begin(pool, w);
        assert(result == 0 && "uv_queue_work fails for want of a function only");
        (void)result;
    }
}

static void on_over(uv_work_t *req, int status)
{
    msf_work *w = MSF_CONTAINER_OF(req, msf_work, req);
    msf_work_pool *pool = w->pool;
    msf_list_remove(&w->node);
    pool->running_n--;
    w->pool = NULL;
    begin_waiting(pool);
    w->done(w, status == 0);
}

int msf_work_submit(msf_work_pool *pool, msf_work *w, void (*run)(msf_work *), void (*done)(msf_work *, bool))
{
    if (pool->stopped) {
        return MSF_ECLOSED;
    }
    w->run = run;
    w->done = done;
    w->waits = false;
    msf_list_init(&w->node);
    if (pool->running_n < pool->threads) {
        w->pool = pool;
        return begin(pool, w);
    }
    if (pool->waiting_n >= pool->max_waiting) {
        return MSF_ETOOBIG;
    }
    w->pool = pool;
    w->waits = true;
    msf_list_push_back(&pool->waiting, &w->node);
    pool->waiting_n++;
    return 0;
}

bool msf_work_cancel(msf_work *w)
{
    msf_work_pool *pool = w->pool;
    if (pool == NULL || !w->waits) {
        return false;
    }
    msf_list_remove(&w->node);
    pool->waiting_n--;
    w->pool = NULL;
    w->waits = false;
    return true;
}

uint32_t msf_work_pending(const msf_work_pool *pool)
{
    return pool->waiting_n + pool->running_n;
}

void msf_work_pool_stop(msf_work_pool *pool)
{
    if (pool == NULL) {
        return;
    }
    pool->stopped = true;
    for (msf_list *n = pool->running.next; n != &pool->running; n = n->next) {
        uv_cancel((uv_req_t *)&MSF_CONTAINER_OF(n, msf_work, node)->req); /* one that runs already goes on */
    }
    msf_list *n;
    while ((n = msf_list_pop_front(&pool->waiting)) != NULL) {
        msf_work *w = MSF_CONTAINER_OF(n, msf_work, node);
        pool->waiting_n--;
        w->pool = NULL;
        w->waits = false;
        w->done(w, false);
    }
}

void msf_work_pool_free(msf_work_pool *pool)
{
    assert((pool == NULL || msf_work_pending(pool) == 0) && "the loop has waited for all that ran");
    free(pool);
}
