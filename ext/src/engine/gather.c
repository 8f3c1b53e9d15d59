#include "engine/gather.h"

#include "zend_closures.h"
#include "zend_exceptions.h"

#include "base/clock.h"
#include "engine/call.h"
#include "engine/foreign.h"
#include "engine/go.h"

typedef struct gather gather;

typedef struct part {
    msf_future_listener listener; /* first: on_done finds the part by it */
    gather *whole;
    msf_future *f; /* owns a reference; NULL for plain values */
    zval value;
    zend_ulong index;
    zend_string *key; /* borrowed from the items, which outlive the wait */
    bool active;
} part;

struct gather {
    msf_gather_kind kind;
    msf_future *news; /* completed when some part is over; a new one per wait */
    /* The collector's view of the whole: every listener of a pending part refers to it, and it refers to `news`, so that a wait counts as
     * hopeless when nobody can reach any of the parts. Made at the first wait for which only PHP code can end it; NULL until then. */
    msf_future *knot;
    uint32_t count, left;
    uint32_t active;      /* pending parts with an operation in the loop behind them: they will end by themselves */
    msf_list over;        /* parts not yet dealt with, by their listener's node, in the order in which they ended */
    zend_object *failure; /* the first one */
    part *parts;
};

static void no_value(msf_future *f, zval *value)
{
    ZVAL_NULL(value);
}

/* With all(), every part has to come: so the first that is missing is waited for. */
static msf_coro *missing_coroutine(msf_future *f)
{
    gather *g = f->op;
    for (uint32_t i = 0; g->kind == MSF_GATHER_ALL && i < g->count; i++) {
        if (g->parts[i].f != NULL && g->parts[i].f->state == MSF_FUTURE_PENDING) {
            return msf_future_coroutine(g->parts[i].f);
        }
    }
    return NULL;
}

static bool by_coroutine(msf_future *f)
{
    gather *g = f->op;
    for (uint32_t i = 0; i < g->count; i++) {
        if (g->parts[i].f != NULL && g->parts[i].f->state == MSF_FUTURE_PENDING && msf_future_coroutine(g->parts[i].f) != NULL) {
            return true;
        }
    }
    return false;
}

static void report_knot(msf_future *f, zend_get_gc_buffer *gc)
{
    gather *g = f->op;
    if (g != NULL) {
        zend_get_gc_buffer_add_obj(gc, &g->knot->std);
    }
}

static void report_parts(msf_future *f, zend_get_gc_buffer *gc)
{
    gather *g = f->op;
    if (g == NULL) {
        return;
    }
    for (uint32_t i = 0; i < g->count; i++) {
        if (g->parts[i].f != NULL) {
            zend_get_gc_buffer_add_obj(gc, &g->parts[i].f->std);
        }
        zend_get_gc_buffer_add_zval(gc, &g->parts[i].value);
    }
    if (g->failure != NULL) {
        zend_get_gc_buffer_add_obj(gc, g->failure);
    }
    if (g->news != NULL) {
        zend_get_gc_buffer_add_obj(gc, &g->news->std);
    }
}

static const msf_future_ops ops = {.name = "gather", .result = no_value, .coroutine = missing_coroutine, .by_coroutine = by_coroutine};
static const msf_future_ops passive_ops = {
    .name = "gather", .result = no_value, .coroutine = missing_coroutine, .by_coroutine = by_coroutine, .gc = report_knot, .passive = true};
static const msf_future_ops knot_ops = {.name = "gather", .gc = report_parts, .passive = true};

static void let_knot_go(msf_future_listener *l)
{
    if (l->holds != NULL) {
        l->holds = NULL;
        GC_DELREF(&((part *)l)->whole->knot->std); /* never the last one: that is the gather's own */
    }
}

static void on_done(msf_future_listener *l)
{
    gather *g = ((part *)l)->whole;
    let_knot_go(l);
    msf_list_push_back(&g->over, &l->node);
    if (g->news != NULL) {
        msf_future_complete(g->news);
    }
}

msf_future *msf_future_of(zval *v)
{
    ZVAL_DEREF(v);
    if (Z_TYPE_P(v) != IS_OBJECT) {
        return NULL;
    }
    zend_object *o = Z_OBJ_P(v);
    if (msf_is_generator(v)) {
        return msf_go_generator(o);
    }
    if (instanceof_function(o->ce, msf_ce_coroutine_base)) {
        GC_ADDREF(o);
        return msf_future_from(o);
    }
    if (instanceof_function(o->ce, msf_ce_coroutine_ibase)) {
        return msf_future_from(msf_foreign_future(o));
    }
    if (o->ce == zend_ce_closure) {
        zend_fcall_info fci;
        zend_fcall_info_cache fcc;
        if (zend_fcall_info_init(v, 0, &fci, &fcc, NULL, NULL) == SUCCESS) {
            return msf_go(&fci, &fcc);
        }
    }
    return NULL;
}

static bool add(gather *g, zval *item, zend_ulong index, zend_string *key)
{
    part *p = &g->parts[g->count];
    *p = (part){.listener.on_done = on_done, .whole = g, .index = index, .key = key};
    msf_list_init(&p->listener.node);
    p->f = msf_future_of(item);
    if (EG(exception)) {
        return false;
    }
    if (p->f == NULL) {
        ZVAL_COPY_DEREF(&p->value, item);
    } else {
        p->f->taken = p->f->taken || p->f->state == MSF_FUTURE_PENDING;
    }
    if (p->f == NULL || !msf_future_listen(p->f, &p->listener)) {
        msf_list_push_back(&g->over, &p->listener.node);
    } else {
        p->active = !msf_future_is_passive(p->f);
        g->active += p->active;
    }
    g->count++;
    g->left++;
    return true;
}

static bool add_all(gather *g, HashTable *items)
{
    zend_ulong index;
    zend_string *key;
    zval *item;
    g->parts = safe_emalloc(zend_hash_num_elements(items), sizeof *g->parts, 1);
    ZEND_HASH_FOREACH_KEY_VAL (items, index, key, item) {
        if (!add(g, item, index, key)) {
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static void release(gather *g)
{
    for (uint32_t i = 0; i < g->count; i++) {
        part *p = &g->parts[i];
        msf_future_unlisten(&p->listener);
        let_knot_go(&p->listener);
        if (p->f != NULL) {
            OBJ_RELEASE(&p->f->std);
        }
        zval_ptr_dtor(&p->value);
    }
    efree(g->parts);
    if (g->knot != NULL) {
        g->knot->op = NULL;
        OBJ_RELEASE(&g->knot->std);
    }
    if (g->failure != NULL) {
        OBJ_RELEASE(g->failure);
    }
}

/* Deals with one part that is over. True when it decides the whole: then *value or EG(exception) is set. */
static bool judge(gather *g, part *p, zval *value)
{
    g->left--;
    g->active -= p->active;
    if (p->f != NULL) {
        msf_future_poll(p->f, &p->value);
    }
    if (EG(exception) && g->kind == MSF_GATHER_ANY && !msf_is_exit(EG(exception))) {
        zend_object *ex = msf_take_exception();
        if (g->failure == NULL) {
            g->failure = ex;
        } else {
            OBJ_RELEASE(ex);
        }
        return false;
    }
    if (EG(exception)) {
        return true;
    }
    if (g->kind != MSF_GATHER_ALL) {
        ZVAL_COPY(value, &p->value);
        return true;
    }
    return false;
}

static bool judge_news(gather *g, zval *value)
{
    msf_list *n;
    while ((n = msf_list_pop_front(&g->over)) != NULL) {
        if (judge(g, (part *)MSF_CONTAINER_OF(n, msf_future_listener, node), value)) {
            return true;
        }
    }
    return false;
}

static void tie_knot(gather *g)
{
    g->knot = msf_future_new(msf_ce_coroutine_future, &knot_ops, g);
    for (uint32_t i = 0; i < g->count; i++) {
        part *p = &g->parts[i];
        if (p->f != NULL && p->f->state == MSF_FUTURE_PENDING) {
            GC_ADDREF(&g->knot->std);
            p->listener.holds = &g->knot->std;
        }
    }
}

static bool wait_for_news(gather *g, int64_t timeout_ms)
{
    zval ignored;
    bool watched = g->active == 0 && timeout_ms < 0 && msf_coro_current() != NULL;
    if (watched && g->knot == NULL) {
        tie_knot(g);
    }
    msf_future *news = g->news = msf_future_new(msf_ce_coroutine_future, watched ? &passive_ops : &ops, g);
    msf_future_set_timeout(news, 0);
    GC_ADDREF(&news->std); /* the knot's */
    bool ok = msf_future_await_own(news, timeout_ms, &ignored);
    g->news = NULL;
    news->op = NULL;
    OBJ_RELEASE(&news->std);
    return ok;
}

static void collect_results(gather *g, zval *value)
{
    array_init_size(value, g->count);
    for (uint32_t i = 0; i < g->count; i++) {
        part *p = &g->parts[i];
        Z_TRY_ADDREF(p->value);
        if (p->key != NULL) {
            zend_hash_update(Z_ARRVAL_P(value), p->key, &p->value);
        } else {
            zend_hash_index_update(Z_ARRVAL_P(value), p->index, &p->value);
        }
    }
}

static void throw_none_left(gather *g)
{
    if (g->failure == NULL) {
        zend_throw_exception(msf_ce_coroutine_exception, "[coroutine]: there is nothing to wait for", 0);
        return;
    }
    zend_throw_exception_ex(msf_ce_coroutine_exception, 0, "[coroutine]: none of %u succeeded", g->count);
    zend_object *first = g->failure;
    g->failure = NULL;
    zend_exception_set_previous(EG(exception), first);
}

static void run(gather *g, int64_t timeout_ms, zval *value)
{
    uint64_t start = msf_clock_mono_us();
    while (g->left > 0) {
        if (judge_news(g, value)) {
            return;
        }
        int64_t passed = (int64_t)((msf_clock_mono_us() - start) / 1000);
        if (g->left > 0 && !wait_for_news(g, timeout_ms < 0 ? -1 : MAX(timeout_ms - passed, 0))) {
            return;
        }
    }
    if (g->kind == MSF_GATHER_ALL) {
        collect_results(g, value);
    } else {
        throw_none_left(g);
    }
}

bool msf_gather(msf_gather_kind kind, HashTable *items, int64_t timeout_ms, zval *value)
{
    gather g = {.kind = kind};
    ZVAL_UNDEF(value);
    msf_list_init(&g.over);
    if (add_all(&g, items)) {
        run(&g, timeout_ms, value);
    }
    release(&g);
    return EG(exception) == NULL;
}
