/* Every difference between the supported PHP versions (8.2 to 8.4) that the extension meets. */
#ifndef MSF_ENGINE_COMPAT_H
#define MSF_ENGINE_COMPAT_H

#include "php.h"
#include "zend_fibers.h"
#include "zend_gc.h"

/* 8.2 answers true for success, 8.3 and later SUCCESS, which is 0. */
static inline bool msf_compat_context_init(zend_fiber_context *context, void *kind, zend_fiber_coroutine fn, size_t stack_size)
{
#if PHP_VERSION_ID >= 80300
    return zend_fiber_init_context(context, kind, fn, stack_size) == SUCCESS;
#else
    return zend_fiber_init_context(context, kind, fn, stack_size);
#endif
}

/* From 8.3 on the engine checks the C stack against limits that an own kind of fiber has to set for itself. */
static inline void msf_compat_stack_limits(zend_fiber_context *context)
{
#ifdef ZEND_CHECK_STACK_LIMIT
    EG(stack_base) = zend_fiber_stack_base(context->stack);
    EG(stack_limit) = zend_fiber_stack_limit(context->stack);
#else
    (void)context;
#endif
}

/* The collector runs destructors at the moment. 8.2 and 8.3 block fiber switches meanwhile; 8.4 does not, so it has to be asked. */
static inline bool msf_compat_gc_active(void)
{
#if PHP_VERSION_ID >= 80400
    zend_gc_status status;
    zend_gc_get_status(&status);
    return status.active;
#else
    return false;
#endif
}

/* Builds with a delayed handling of the memory limit note that it has been hit, and run no destructor from then on. (The two strings of the
 * note are given up: the process is replaced soon.) */
static inline void msf_compat_forget_oom(void)
{
#ifdef ZEND_HAS_OOM
    memset(&EG(delayed_oom), 0, sizeof EG(delayed_oom));
#endif
}

/* Places the first page of a VM stack inside the C stack; touching it page by page, as the protection does, would make all of it resident.
 */
#if defined(__GNUC__) && !defined(__clang__)
#define MSF_NO_STACK_PROBES __attribute__((optimize("no-stack-clash-protection"), noinline))
#else
#define MSF_NO_STACK_PROBES __attribute__((noinline))
#endif

#endif
