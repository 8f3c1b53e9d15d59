/* Drives generators without recursion. A generator that a coroutine drives carries the engine's IN_FIBER mark from the moment it is pushed
 * until it is popped: it keeps its destructor from closing it behind our back, and tells a second driver that it is taken. */
#include "engine/generator.h"

#include "engine/internal.h"

#include "zend_exceptions.h"
#include "zend_generators.h"

#include "engine/call.h"
#include "engine/foreign.h"

#define FEW             (sizeof(((msf_gen_stack *)NULL)->few) / sizeof(zend_object *))
#define YIELDS_PER_TURN 1000 /* without a wait between them */

static zend_generator *top(const msf_coro *co)
{
    return (zend_generator *)co->gens.items[co->gens.count - 1];
}

static void grow(msf_gen_stack *s)
{
    uint32_t cap = s->cap * 2;
    if (s->items == s->few) {
        s->items = safe_emalloc(cap, sizeof *s->items, 0);
        memcpy(s->items, s->few, sizeof s->few);
    } else {
        s->items = safe_erealloc(s->items, cap, sizeof *s->items, 0);
    }
    s->cap = cap;
}

static void push(msf_coro *co, zend_object *generator)
{
    msf_gen_stack *s = &co->gens;
    if (s->items == NULL) {
        s->items = s->few;
        s->cap = FEW;
    }
    if (s->count == s->cap) {
        grow(s);
    }
    GC_ADDREF(generator);
    ((zend_generator *)generator)->flags |= ZEND_GENERATOR_IN_FIBER;
    s->items[s->count++] = generator;
}

static void pop(msf_coro *co)
{
    msf_gen_stack *s = &co->gens;
    zend_object *o = s->items[--s->count];
    ((zend_generator *)o)->flags &= ~ZEND_GENERATOR_IN_FIBER;
    if (s->count == 0 && s->items != s->few) {
        efree(s->items);
        s->items = NULL;
        s->cap = 0;
    }
    OBJ_RELEASE(o);
}

void msf_gen_begin(msf_coro *co, zval *generator)
{
    ZEND_ASSERT(co->gens.count == 0 && "one outermost generator per coroutine");
    push(co, Z_OBJ_P(generator));
}

void msf_gen_set_aside(msf_coro *co, msf_gen_stack *to)
{
    *to = co->gens; /* `items` may point to the struct's own `few`: it comes back to the same place */
    co->gens = (msf_gen_stack){0};
}

void msf_gen_put_back(msf_coro *co, const msf_gen_stack *from)
{
    ZEND_ASSERT(co->gens.count == 0 && "the inner ones are done");
    co->gens = *from;
}

void msf_gen_clear(msf_coro *co)
{
    while (co->gens.count > 0) {
        pop(co);
    }
}

/* Code between these two runs as if the generator's `yield` had called it: its frames are in the traces, and an exception that it leaves is
 * raised at the `yield`. The RUNNING mark keeps the collector and other callers away meanwhile. */
typedef struct yield_point {
    zend_execute_data *caller;
    zend_generator *root;
} yield_point;

static yield_point stand_at_yield(zend_generator *g)
{
    yield_point at = {EG(current_execute_data), zend_generator_get_current(g)};
    zend_execute_data *ex = at.root->execute_data;
    if (at.root == g) {
        ex->prev_execute_data = at.caller;
    } else {
        ex->prev_execute_data = &g->execute_fake;
        g->execute_fake.prev_execute_data = at.caller;
    }
    msf_compat_opline_at_yield(ex);
    at.root->flags |= ZEND_GENERATOR_CURRENTLY_RUNNING;
    EG(current_execute_data) = ex;
    return at;
}

static void leave_yield(const yield_point *at)
{
    zend_generator *root = at->root;
    if (EG(exception) && !Z_ISUNDEF(root->values)) {
        zval_ptr_dtor(&root->values); /* an exception ends a `yield from` over an array */
        ZVAL_UNDEF(&root->values);
    }
    msf_compat_opline_as_suspended(root->execute_data);
    root->flags &= ~ZEND_GENERATOR_CURRENTLY_RUNNING;
    EG(current_execute_data) = at->caller;
}

/* An exception that came out of a nested generator goes on at the `yield` of its parent. */
static void raise_at_yield(zend_generator *g)
{
    yield_point at = stand_at_yield(g);
    zend_rethrow_exception(EG(current_execute_data));
    leave_yield(&at);
}

static bool is_fresh(const zend_generator *g)
{
    return Z_ISUNDEF(g->value) && g->execute_data != NULL && g->node.parent == NULL;
}

static void resume(zend_generator *g)
{
    zend_generator_resume(g);
    g->flags |= ZEND_GENERATOR_IN_FIBER; /* the engine has taken the mark off */
}

/* Sends *in (taken over) as the value of the current `yield`. */
static void send_in(zend_generator *g, zval *in)
{
    zend_generator *root = zend_generator_get_current(g);
    if (root->send_target != NULL) {
        ZVAL_COPY_VALUE(root->send_target, in);
    } else {
        zval_ptr_dtor(in);
    }
    ZVAL_UNDEF(in);
    resume(g);
}

/* Whether the coroutine goes on with the result in *in (or an exception raised at the yield), or has to wait. */
typedef enum answer { GO_ON, WAIT } answer;

/* A wait that has reached the future's own time-out: `yield` is false, and somebody may write a line. */
static void time_out(msf_coro *co, msf_future *f, zval *in)
{
    f->timed_out = true;
    ZVAL_FALSE(in);
    if (msf_the_engine.on_timeout != NULL) {
        msf_the_engine.on_timeout(msf_the_engine.on_timeout_ctx, co, f);
    }
}

static answer yielded_future(msf_coro *co, zend_generator *g, msf_future *f, zval *in)
{
    answer a = GO_ON;
    yield_point at = stand_at_yield(g);
    if (co->pending != NULL) {
        msf_wait_throw(co, f);
    } else if (!msf_future_poll(f, in)) {
        int64_t left = msf_future_remaining(f);
        if (left == 0) {
            time_out(co, f, in);
        } else if (left < 0 && msf_wait_is_circle(co, f)) {
            msf_throw_hopeless(f);
        } else {
            msf_wait_begin(co, f, left);
            a = WAIT;
        }
    }
    leave_yield(&at);
    return a;
}

/* The wait that parked the coroutine is over, or it was woken for nothing. */
static answer end_wait(msf_coro *co, zval *in)
{
    if (msf_wait_pending(co)) {
        return WAIT;
    }
    zend_generator *g = top(co);
    msf_future *f = co->waits_for;
    yield_point at = stand_at_yield(g);
    GC_ADDREF(&f->std);
    msf_wait_end(co);
    if (co->pending != NULL || (f->state == MSF_FUTURE_PENDING && (co->flags & MSF_CO_HOPELESS))) {
        msf_wait_throw(co, f);
    } else if (!msf_future_poll(f, in)) {
        time_out(co, f, in);
    }
    OBJ_RELEASE(&f->std);
    leave_yield(&at);
    return GO_ON;
}

static void refuse_taken(zend_generator *g)
{
    yield_point at = stand_at_yield(g);
    zend_throw_error(NULL, "Cannot wait for a generator that is running already");
    leave_yield(&at);
}

/* Decides about what the innermost generator has yielded. */
static answer yielded(msf_coro *co, zend_generator *g, zval *in)
{
    zval *v = &zend_generator_get_current(g)->value;
    ZVAL_DEREF(v);
    if (Z_TYPE_P(v) == IS_OBJECT) {
        zend_class_entry *ce = Z_OBJCE_P(v);
        if (ce == zend_ce_generator) {
            if (((zend_generator *)Z_OBJ_P(v))->flags & (ZEND_GENERATOR_IN_FIBER | ZEND_GENERATOR_CURRENTLY_RUNNING)) {
                refuse_taken(g);
            } else {
                push(co, Z_OBJ_P(v));
            }
            return GO_ON;
        }
        if (instanceof_function(ce, msf_ce_coroutine_base)) {
            return yielded_future(co, g, msf_future_from(Z_OBJ_P(v)), in);
        }
        if (instanceof_function(ce, msf_ce_coroutine_ibase)) {
            zval wrapped;
            ZVAL_OBJ(&wrapped, msf_foreign_future(Z_OBJ_P(v)));
            answer a = yielded_future(co, g, msf_future_from(Z_OBJ(wrapped)), in);
            zval_ptr_dtor(&wrapped);
            return a;
        }
    }
    ZVAL_COPY(in, v);
    return GO_ON;
}

/* The innermost generator is at its end: its return value, or its exception, goes to the parent. True when there is no parent. */
static bool finished(msf_coro *co, zend_generator *g, zval *in)
{
    if (!EG(exception)) {
        if (Z_ISUNDEF(g->retval)) {
            ZVAL_NULL(in);
        } else {
            ZVAL_COPY(in, &g->retval);
        }
    }
    zend_object *ex = UNEXPECTED(EG(exception)) ? msf_take_exception() : NULL;
    pop(co); /* destructors may run: not with an exception pending */
    if (ex != NULL) {
        msf_drop_exception();
        zend_throw_exception_internal(ex);
    }
    return co->gens.count == 0;
}

/* Brings the innermost generator to its next `yield` or its end: starts it, sends *in, or lets the pending exception loose in it. */
static void advance(zend_generator *g, zval *in, bool raised)
{
    if (EG(exception)) {
        if (!raised) {
            raise_at_yield(g);
        }
        resume(g);
    } else if (Z_ISUNDEF_P(in)) {
        if (is_fresh(g)) {
            resume(g);
        }
    } else {
        send_in(g, in);
    }
}

/* A generator that yields values, or futures that are done, never waits: now and then the others have their turn, the loop its poll, and
 * whoever wants to cancel it his exception. True when it has to stand back. */
static bool give_way(msf_coro *co, zend_generator *g)
{
    if (co->pending == NULL) {
        msf_coro_wake(co);
        return true;
    }
    yield_point at = stand_at_yield(g);
    msf_wait_throw(co, NULL);
    leave_yield(&at);
    return false;
}

msf_gen_result msf_gen_drive(msf_coro *co, zval *result)
{
    uint32_t yields = 0;
    bool raised = false; /* the pending exception stands at the innermost yield already */
    ZVAL_UNDEF(result);
    if (co->waits_for != NULL) {
        if (end_wait(co, result) == WAIT) {
            return MSF_GEN_PARKED;
        }
        raised = true;
    }
    for (;;) {
        zend_generator *g = top(co);
        if (g->execute_data != NULL) {
            advance(g, result, raised);
            raised = false;
        }
        if (EG(exception) || g->execute_data == NULL) {
            zval_ptr_dtor(result);
            ZVAL_UNDEF(result);
            if (finished(co, g, result)) {
                return EG(exception) ? MSF_GEN_THREW : MSF_GEN_RETURNED;
            }
            continue;
        }
        if (UNEXPECTED(++yields % YIELDS_PER_TURN == 0)) {
            if (give_way(co, g)) {
                return MSF_GEN_PARKED;
            }
        } else if (yielded(co, g, result) == WAIT) {
            return MSF_GEN_PARKED;
        }
        raised = EG(exception) != NULL;
    }
}
