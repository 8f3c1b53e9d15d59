/* Stacks. An own kind of zend_fiber_context, so that observers, JIT and sanitizers see ordinary fibers, while PHP's Fiber class, whose
 * functions are not exported by 8.2, stays free for the application: inside a coroutine a userland Fiber may run and even wait.
 *
 * A fiber runs steps of coroutines one after another and rests in a pool in between. Control passes directly from fiber to fiber; the main
 * stack is entered only to poll. The first page of the VM stack lies inside the C stack, so that a small coroutine touches as few pages as
 * possible. */
#include "engine/internal.h"

#include "zend_exceptions.h"
#include "zend_vm.h"

#define VM_FIRST_PAGE  (8 * 1024)
#define VM_LATER_PAGES (16 * 1024) /* a power of two, as the engine wants it */

#define E msf_the_engine

static const char kind[] = "msf"; /* its address says whose fibers these are */
static zend_function bottom_function = {ZEND_INTERNAL_FUNCTION};

/* Runs when the engine destroys the context: the pages that the VM stack has added are freed; the first one goes with the C stack. */
static void on_destroy(zend_fiber_context *context)
{
    msf_fiber *f = (msf_fiber *)context;
    zend_vm_stack page = f->vm_stack;
    while (page != NULL && page->prev != NULL) {
        zend_vm_stack prev = page->prev;
        efree(page);
        page = prev;
    }
    f->vm_stack = NULL;
    E.stats.fibers--;
    msf_list_push_back(&E.graveyard, &f->node);
}

static void sweep_graveyard(void)
{
    msf_list *n;
    while ((n = msf_list_pop_front(&E.graveyard)) != NULL) {
        efree(MSF_CONTAINER_OF(n, msf_fiber, node));
    }
}

/* A fresh VM stack in `page`, with an empty frame at the bottom, which the engine expects under every call. */
static void enter_vm_stack(msf_fiber *f, void *page, size_t size)
{
    zend_vm_stack stack = page;
    stack->top = ZEND_VM_STACK_ELEMENTS(stack);
    stack->end = (zval *)((char *)page + size);
    stack->prev = NULL;
    zend_execute_data *frame = (zend_execute_data *)stack->top;
    memset(frame, 0, sizeof *frame);
    frame->func = &bottom_function;
    EG(vm_stack) = f->vm_stack = stack;
    EG(vm_stack_top) = stack->top + ZEND_CALL_FRAME_SLOT;
    EG(vm_stack_end) = stack->end;
    EG(vm_stack_page_size) = VM_LATER_PAGES;
    EG(current_execute_data) = f->frame = frame;
    EG(jit_trace_num) = 0;
    EG(active_fiber) = NULL;
    msf_compat_stack_limits(&f->context);
}

/* Waits in the pool for a job. False when the pool is full: then the fiber has to end, and *to says who goes on. */
static bool rest(msf_fiber *f, zend_fiber_context **to)
{
    if (E.stats.fibers_idle >= E.options.keep_fibers) {
        return false;
    }
    E.stats.fibers_idle++;
    f->vm_stack = EG(vm_stack);
    msf_list_push_front(&E.idle_fibers, &f->node);
    msf_fiber_switch(*to);
    ZEND_ASSERT(f->job != NULL && "whoever wakes an idle fiber brings work");
    return true;
}

/* The next step to run here; NULL when this fiber is to end and *to has to go on. */
static msf_coro *next_job(msf_fiber *f, zend_fiber_context **to)
{
    for (;;) {
        msf_coro *co = f->job;
        f->job = NULL;
        if (co == NULL) {
            co = msf_sched_next(true);
        }
        if (co != NULL && co->fiber == NULL) {
            return co;
        }
        *to = co != NULL ? co->fiber->resume : E.main;
        if (!rest(f, to)) {
            return NULL;
        }
    }
}

static void run_jobs(msf_fiber *f, zend_fiber_context **to)
{
    zend_execute_data *bottom = f->frame;
    msf_coro *co;
    while ((co = next_job(f, to)) != NULL) {
        msf_coro_run(f, co);
        ZEND_ASSERT(EG(exception) == NULL && "an exception must not leave its coroutine");
        EG(current_execute_data) = bottom;
    }
}

/* A bailout ends the fiber here; it must not cross to another stack. The main stack buries the coroutine. */
static MSF_NO_STACK_PROBES void fiber_main(zend_fiber_transfer *transfer)
{
    zend_fiber_context *to = E.main;
    msf_fiber *f = (msf_fiber *)EG(current_fiber_context);
    _Alignas(16) char page[VM_FIRST_PAGE];
    EG(vm_stack) = NULL;

    zend_first_try
    {
        enter_vm_stack(f, page, sizeof page);
        run_jobs(f, &to);
    }
    zend_catch
    {
        E.fatal = f->co;
        E.current = NULL;
        to = E.main;
    }
    zend_end_try();

    f->vm_stack = EG(vm_stack);
    transfer->context = to;
    transfer->flags = 0;
    ZVAL_NULL(&transfer->value);
}

/* The engine throws when it cannot map a stack; here that only means: not now. */
static bool init_context(msf_fiber *f)
{
    zend_execute_data frame, *was = EG(current_execute_data);
    memset(&frame, 0, sizeof frame);
    frame.func = &bottom_function;
    EG(current_execute_data) = &frame; /* nothing of the running code is to notice */
    bool ok = msf_compat_context_init(&f->context, (void *)kind, fiber_main, E.options.stack_size);
    if (!ok && EG(exception)) {
        zend_clear_exception();
    }
    EG(current_execute_data) = was;
    return ok;
}

static msf_fiber *make_fiber(void)
{
    msf_fiber *f = ecalloc(1, sizeof *f);
    msf_list_init(&f->node);
    if (!init_context(f)) {
        efree(f);
        return NULL;
    }
    f->context.cleanup = on_destroy;
    f->resume = &f->context;
    E.stats.fibers++;
    return f;
}

bool msf_fiber_available(void)
{
    return E.stats.fibers_idle > 0 || E.stats.fibers < E.options.max_fibers;
}

zend_fiber_context *msf_fiber_take(msf_coro *co)
{
    msf_list *n = msf_list_pop_front(&E.idle_fibers);
    msf_fiber *f = NULL;
    if (n != NULL) {
        f = MSF_CONTAINER_OF(n, msf_fiber, node);
        E.stats.fibers_idle--;
    } else if (E.stats.fibers < E.options.max_fibers) {
        f = make_fiber();
    }
    if (f == NULL) {
        return NULL;
    }
    f->job = co;
    return &f->context;
}

void msf_fiber_switch(zend_fiber_context *to)
{
    ZEND_ASSERT(EG(exception) == NULL && "an exception would surface in a stranger");
    zend_fiber_transfer transfer = {.context = to};
    ZVAL_NULL(&transfer.value);
    E.stats.switches++;
    zend_fiber_switch_context(&transfer);
    if (UNEXPECTED(!msf_list_empty(&E.graveyard))) {
        sweep_graveyard();
    }
}

void msf_fiber_suspend(msf_coro *co)
{
    msf_fiber *f = co->fiber;
    zend_fiber_context *to = msf_sched_elsewhere();
    if (to == NULL) {
        return; /* its own turn has come meanwhile */
    }
    f->resume = EG(current_fiber_context);
    f->under_fiber = f->resume != &f->context;
    f->frame = EG(current_execute_data);
    if (!f->under_fiber) {
        f->vm_stack = EG(vm_stack);
    }
    msf_state_leave(&co->state);
    E.current = NULL;
    msf_fiber_switch(to);
    E.current = co;
    msf_state_enter(&co->state);
    f->resume = &f->context;
}

void msf_fiber_trim(uint32_t keep)
{
    while (E.stats.fibers_idle > keep) {
        msf_fiber *f = MSF_CONTAINER_OF(msf_list_pop_front(&E.idle_fibers), msf_fiber, node);
        E.stats.fibers_idle--;
        zend_fiber_destroy_context(&f->context);
    }
    sweep_graveyard();
}

void msf_fiber_abandon(msf_fiber *f)
{
    zend_fiber_destroy_context(&f->context);
    sweep_graveyard();
}
