#include "php/Coroutine/queue.h"

#include "zend_exceptions.h"

#include "engine/call.h"

void msf_queue_init(msf_queue *q, void (*undelivered)(zend_object *owner, zval *result))
{
    msf_list_init(&q->list);
    q->count = 0;
    q->undelivered = undelivered;
}

/* Out of the list; the list's reference to the future goes to the caller. */
static void unlink_place(msf_queued *w)
{
    ZEND_ASSERT(w->queue != NULL && "only once");
    w->queue->count--;
    w->queue = NULL;
    msf_list_remove(&w->node);
}

static void leave(msf_future *f)
{
    msf_queued *w = f->op;
    if (w->queue != NULL) {
        unlink_place(w);
        OBJ_RELEASE(&f->std);
    }
}

static void abandon(msf_future *f)
{
    msf_queued *w = f->op;
    if (w->queue != NULL) {
        unlink_place(w); /* the collector frees both ends at once */
    }
    if (w->owner != NULL) {
        bool owner_lives = !(OBJ_FLAGS(w->owner) & IS_OBJ_FREE_CALLED);
        if (f->state == MSF_FUTURE_VALUE && !f->taken && w->undelivered != NULL && owner_lives) {
            w->undelivered(w->owner, &f->value);
        }
        OBJ_RELEASE(w->owner);
    }
    zval_ptr_dtor(&w->value);
    efree(w);
}

static void report(msf_future *f, zend_get_gc_buffer *gc)
{
    msf_queued *w = f->op;
    zend_get_gc_buffer_add_zval(gc, &w->value);
    if (w->owner != NULL) {
        zend_get_gc_buffer_add_obj(gc, w->owner);
    }
}

static const msf_future_ops ops = {.name = "queue", .cancel = leave, .abandon = abandon, .gc = report, .passive = true};

msf_future *msf_queue_join(msf_queue *q, zend_object *owner, const char *what, const zval *value)
{
    msf_queued *w = ecalloc(1, sizeof *w);
    w->f = msf_future_new(msf_ce_coroutine_future, &ops, w);
    w->queue = q;
    w->owner = owner;
    w->undelivered = q->undelivered;
    GC_ADDREF(owner);
    if (value != NULL) {
        ZVAL_COPY(&w->value, value);
    }
    zend_string *request = zend_string_init(what, strlen(what), false);
    msf_future_set_request(w->f, request);
    zend_string_release(request);
    msf_list_push_back(&q->list, &w->node);
    q->count++;
    GC_ADDREF(&w->f->std);
    return w->f;
}

msf_queued *msf_queue_first(msf_queue *q)
{
    while (!msf_list_empty(&q->list)) {
        msf_queued *w = MSF_CONTAINER_OF(q->list.next, msf_queued, node);
        if (GC_REFCOUNT(&w->f->std) > 1) {
            return w;
        }
        leave(w->f); /* nobody would ever see the result */
    }
    return NULL;
}

void msf_queue_serve(msf_queued *w, zval *result)
{
    msf_future *f = w->f;
    unlink_place(w);
    msf_future_resolve(f, result);
    OBJ_RELEASE(&f->std);
}

void msf_queue_fail(msf_queue *q, const char *text)
{
    while (!msf_list_empty(&q->list)) {
        msf_queued *w = MSF_CONTAINER_OF(q->list.next, msf_queued, node);
        msf_future *f = w->f;
        zend_object *ex;
        zend_throw_exception(msf_ce_coroutine_exception, text, 0);
        ex = msf_take_exception();
        unlink_place(w);
        f->taken = true;
        msf_future_reject(f, ex);
        OBJ_RELEASE(ex);
        OBJ_RELEASE(&f->std);
    }
}

bool msf_queue_wait(msf_future *f, int64_t timeout_ms, zval *result)
{
    bool ok = msf_future_await_lent(f, timeout_ms, result);
    if (!ok) {
        leave(f);
    }
    OBJ_RELEASE(&f->std);
    return ok;
}

void msf_queue_gc(msf_queue *q, zend_get_gc_buffer *gc)
{
    for (msf_list *n = q->list.next; n != &q->list; n = n->next) {
        zend_get_gc_buffer_add_obj(gc, &MSF_CONTAINER_OF(n, msf_queued, node)->f->std);
    }
}

void msf_queue_free(msf_queue *q)
{
    while (!msf_list_empty(&q->list)) {
        msf_queued *w = MSF_CONTAINER_OF(q->list.next, msf_queued, node);
        msf_future *f = w->f;
        zend_object *owner = w->owner;
        unlink_place(w);
        w->owner = NULL;
        GC_DELREF(owner); /* it is the one that is being freed */
        OBJ_RELEASE(&f->std);
    }
}

bool msf_timeout_argument(zend_long *ms, bool is_null, uint32_t arg)
{
    if (is_null) {
        *ms = -1;
        return true;
    }
    if (*ms < 0) {
        zend_argument_value_error(arg, "must be greater than or equal to 0");
        return false;
    }
    return true;
}
