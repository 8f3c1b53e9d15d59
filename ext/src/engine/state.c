/* Output buffers and handlers per coroutine. The base is what the main stack had when the turn began; a coroutine starts with it, sees it,
 * and what it puts on top is taken off when it stops running. Every value in the engine's slots, in the base and in a saved state has a
 * reference of its own. */
#include "engine/state.h"

#include "engine/internal.h"

#include "zend_exceptions.h"

typedef struct slot_stack {
    zval slot;   /* the handler itself */
    zval *below; /* what set_*_handler has pushed above the base */
    int *masks;  /* with error handlers: the error_reporting pushed with each */
    int depth;
} slot_stack;

struct msf_engine_saved {
    int error_reporting;
    int handler_mask;
    bool has_error, has_exception;
    slot_stack error, exception;
    php_output_handler **buffers;
    int buffers_count;
    zend_error_handling_t error_handling;
    zend_class_entry *exception_class;
};

static struct {
    zval error, exception;
    int error_reporting, handler_mask;
    int errors, exceptions, buffers; /* depths */
} base;

static int depth(const zend_stack *s)
{
    return zend_stack_count(s);
}

static bool same(const zval *a, const zval *b)
{
    return Z_TYPE_P(a) == Z_TYPE_P(b) && (Z_ISUNDEF_P(a) || Z_PTR_P(a) == Z_PTR_P(b));
}

void msf_state_base_begin(void)
{
    ZVAL_COPY(&base.error, &EG(user_error_handler));
    ZVAL_COPY(&base.exception, &EG(user_exception_handler));
    base.error_reporting = EG(error_reporting);
    base.handler_mask = EG(user_error_handler_error_reporting);
    base.errors = depth(&EG(user_error_handlers));
    base.exceptions = depth(&EG(user_exception_handlers));
    base.buffers = depth(&OG(handlers));
}

void msf_state_base_end(void)
{
    zval_ptr_dtor(&base.error);
    zval_ptr_dtor(&base.exception);
    ZVAL_UNDEF(&base.error);
    ZVAL_UNDEF(&base.exception);
}

static bool untouched(void)
{
    return EG(error_reporting) == base.error_reporting && depth(&OG(handlers)) == base.buffers &&
           same(&EG(user_error_handler), &base.error) && same(&EG(user_exception_handler), &base.exception) &&
           depth(&EG(user_error_handlers)) == base.errors && depth(&EG(user_exception_handlers)) == base.exceptions &&
           EG(error_handling) == EH_NORMAL;
}

/* Takes what is above `keep` off `stack`, lowest first. */
static zval *take_zvals(zend_stack *stack, int keep, int *count)
{
    int n = depth(stack) - keep;
    *count = n > 0 ? n : 0;
    if (n <= 0) {
        return NULL;
    }
    zval *taken = safe_emalloc((size_t)n, sizeof(zval), 0);
    for (int i = n; i-- > 0;) {
        ZVAL_COPY_VALUE(&taken[i], (zval *)zend_stack_top(stack));
        zend_stack_del_top(stack);
    }
    return taken;
}

static int *take_ints(zend_stack *stack, int count)
{
    if (count == 0) {
        return NULL;
    }
    int *taken = safe_emalloc((size_t)count, sizeof(int), 0);
    for (int i = count; i-- > 0;) {
        taken[i] = *(int *)zend_stack_top(stack);
        zend_stack_del_top(stack);
    }
    return taken;
}

static void take_slot(slot_stack *to, zval *slot, zend_stack *stack, zend_stack *masks, const zval *base_slot, int base_depth)
{
    ZVAL_COPY_VALUE(&to->slot, slot);
    ZVAL_COPY(slot, base_slot);
    to->below = take_zvals(stack, base_depth, &to->depth);
    to->masks = masks != NULL ? take_ints(masks, to->depth) : NULL;
}

static void put_slot(slot_stack *from, zval *slot, zend_stack *stack, zend_stack *masks)
{
    zval old;
    ZVAL_COPY_VALUE(&old, slot);
    ZVAL_COPY_VALUE(slot, &from->slot);
    for (int i = 0; i < from->depth; i++) {
        zend_stack_push(stack, &from->below[i]);
        if (masks != NULL) {
            zend_stack_push(masks, &from->masks[i]);
        }
    }
    if (from->below != NULL) {
        efree(from->below);
    }
    if (from->masks != NULL) {
        efree(from->masks);
    }
    zval_ptr_dtor(&old); /* the base holds another reference: nothing is destroyed here */
}

static void top_is_active(void)
{
    php_output_handler **top = depth(&OG(handlers)) > 0 ? zend_stack_top(&OG(handlers)) : NULL;
    OG(active) = top != NULL ? *top : NULL;
}

static void take_buffers(msf_engine_saved *s)
{
    int n = depth(&OG(handlers)) - base.buffers;
    if (n <= 0) {
        return;
    }
    s->buffers = safe_emalloc((size_t)n, sizeof *s->buffers, 0);
    s->buffers_count = n;
    for (int i = n; i-- > 0;) {
        s->buffers[i] = *(php_output_handler **)zend_stack_top(&OG(handlers));
        zend_stack_del_top(&OG(handlers));
    }
    top_is_active();
}

static void put_buffers(msf_engine_saved *s)
{
    if (s->buffers == NULL) {
        return;
    }
    for (int i = 0; i < s->buffers_count; i++) {
        s->buffers[i]->level = zend_stack_push(&OG(handlers), &s->buffers[i]) - 1;
    }
    efree(s->buffers);
    top_is_active();
}

static void take(msf_engine_saved *s)
{
    s->error_reporting = EG(error_reporting);
    s->handler_mask = EG(user_error_handler_error_reporting);
    s->error_handling = EG(error_handling);
    s->exception_class = EG(exception_class);
    EG(error_reporting) = base.error_reporting;
    EG(error_handling) = EH_NORMAL;
    EG(exception_class) = NULL;
    s->has_error = !same(&EG(user_error_handler), &base.error) || depth(&EG(user_error_handlers)) != base.errors;
    if (s->has_error) {
        take_slot(&s->error, &EG(user_error_handler), &EG(user_error_handlers), &EG(user_error_handlers_error_reporting), &base.error,
                  base.errors);
        EG(user_error_handler_error_reporting) = base.handler_mask;
    }
    s->has_exception = !same(&EG(user_exception_handler), &base.exception) || depth(&EG(user_exception_handlers)) != base.exceptions;
    if (s->has_exception) {
        take_slot(&s->exception, &EG(user_exception_handler), &EG(user_exception_handlers), NULL, &base.exception, base.exceptions);
    }
    take_buffers(s);
}

/* A coroutine that closed what the main stack had opened has changed the base for everybody; it cannot be given back. */
static void follow_a_lower_base(void)
{
    base.errors = MIN(base.errors, depth(&EG(user_error_handlers)));
    base.exceptions = MIN(base.exceptions, depth(&EG(user_exception_handlers)));
    base.buffers = MIN(base.buffers, depth(&OG(handlers)));
}

void msf_state_leave(msf_engine_state *s)
{
    ZEND_ASSERT(s->saved == NULL && "only a running coroutine can stop running");
    if (EXPECTED(untouched())) {
        return;
    }
    follow_a_lower_base();
    s->saved = ecalloc(1, sizeof *s->saved);
    take(s->saved);
}

void msf_state_enter(msf_engine_state *s)
{
    msf_engine_saved *saved = s->saved;
    if (EXPECTED(saved == NULL)) {
        return;
    }
    s->saved = NULL;
    EG(error_reporting) = saved->error_reporting;
    EG(error_handling) = saved->error_handling;
    EG(exception_class) = saved->exception_class;
    if (saved->has_error) {
        put_slot(&saved->error, &EG(user_error_handler), &EG(user_error_handlers), &EG(user_error_handlers_error_reporting));
        EG(user_error_handler_error_reporting) = saved->handler_mask;
    }
    if (saved->has_exception) {
        put_slot(&saved->exception, &EG(user_exception_handler), &EG(user_exception_handlers), NULL);
    }
    put_buffers(saved);
    efree(saved);
}

static void drop_slot(slot_stack *s)
{
    for (int i = 0; i < s->depth; i++) {
        zval_ptr_dtor(&s->below[i]);
    }
    if (s->below != NULL) {
        efree(s->below);
    }
    if (s->masks != NULL) {
        efree(s->masks);
    }
    zval_ptr_dtor(&s->slot);
}

static void free_buffers(msf_engine_saved *s, smart_str *content)
{
    for (int i = 0; i < s->buffers_count; i++) {
        php_output_handler *h = s->buffers[i];
        if (content != NULL && h->buffer.used > 0) {
            smart_str_appendl(content, h->buffer.data, h->buffer.used);
        }
        php_output_handler_free(&h);
    }
    if (s->buffers != NULL) {
        efree(s->buffers);
    }
}

static void drop(msf_engine_saved *s, smart_str *content)
{
    free_buffers(s, content);
    if (s->has_error) {
        drop_slot(&s->error);
    }
    if (s->has_exception) {
        drop_slot(&s->exception);
    }
    efree(s);
}

void msf_state_end(msf_engine_state *s, zend_string **output)
{
    smart_str content = {0};
    if (s->saved == NULL) {
        msf_state_leave(s);
    }
    if (UNEXPECTED(s->saved != NULL)) {
        msf_engine_saved *saved = s->saved;
        s->saved = NULL;
        drop(saved, output != NULL ? &content : NULL);
    }
    if (output != NULL) {
        *output = smart_str_extract(&content);
    }
}

void msf_state_drop(void)
{
    if (untouched()) {
        return;
    }
    follow_a_lower_base();
    OG(running) = NULL;
    msf_engine_saved lost = {0};
    take(&lost); /* not destroyed: after a bailout nothing of it is safe to touch */
}

static void report(slot_stack *s, zend_get_gc_buffer *gc)
{
    zend_get_gc_buffer_add_zval(gc, &s->slot);
    for (int i = 0; i < s->depth; i++) {
        zend_get_gc_buffer_add_zval(gc, &s->below[i]);
    }
}

void msf_state_gc(msf_engine_state *s, zend_get_gc_buffer *gc)
{
    if (s->saved == NULL) {
        return;
    }
    if (s->saved->has_error) {
        report(&s->saved->error, gc);
    }
    if (s->saved->has_exception) {
        report(&s->saved->exception, gc);
    }
}
