/* Every difference between the supported PHP versions (8.2 to 8.4) that the extension meets. */
#ifndef MSF_ENGINE_COMPAT_H
#define MSF_ENGINE_COMPAT_H

#include "php.h"
#include "zend_fibers.h"
#include "zend_gc.h"
#if PHP_VERSION_ID >= 80400
#include "zend_lazy_objects.h"
#endif

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

/* The collector runs destructors at the moment. 8.2 and 8.3 block fiber switches in every destructor. 8.4 blocks none: an ordinary
 * destructor may wait like any other code; but a coroutine that went to sleep inside the collector would keep all garbage of the process
 * for as long, so there it is refused. (The collector's own fiber on 8.4, when it is called inside a userland Fiber, is such a place as
 * well.) */
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

/* A suspended generator's instruction: 8.2 and 8.3 keep the one after its `yield`, later versions the `yield` itself and step over it when
 * they resume. For the time between these two calls it is the `yield`, or the mark that an exception is to be handled there. */
static inline void msf_compat_opline_at_yield(zend_execute_data *ex)
{
#if PHP_VERSION_ID < 80400
    ex->opline--;
#else
    (void)ex;
#endif
}

static inline void msf_compat_opline_as_suspended(zend_execute_data *ex)
{
#if PHP_VERSION_ID < 80400
    ex->opline++;
#else
    (void)ex;
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

/* The instruction that a suspended generator stands at, for those who only look. */
static inline const zend_op *msf_compat_yield_of(const zend_op *opline, const zend_op *first)
{
#if PHP_VERSION_ID < 80400
    return opline > first ? opline - 1 : opline;
#else
    (void)first;
    return opline;
#endif
}

/* False for virtual properties (8.4), which have hooks only. */
static inline bool msf_compat_property_is_stored(const zend_property_info *info)
{
#if PHP_VERSION_ID >= 80400
    return info->offset != ZEND_VIRTUAL_PROPERTY_OFFSET;
#else
    (void)info;
    return true;
#endif
}

/* An object that has yet to be made whole (8.4): its properties are not what they seem. */
static inline bool msf_compat_is_lazy(const zend_object *o)
{
#if PHP_VERSION_ID >= 80400
    return zend_object_is_lazy((zend_object *)o);
#else
    (void)o;
    return false;
#endif
}

/* Whether a userland Fiber that has resumed somebody else keeps its frames from the collector (php-src GH-10496): then a coroutine that is
 * suspended below it may report them. */
#define MSF_RUNNING_FIBER_IS_OPAQUE (PHP_VERSION_ID >= 80204)

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

/* Goes on with a bailout that was caught to give something back; does not return (which the compiler is not told: AddressSanitizer would
 * act on it before the first line). It does not know the stacks of fibers: the frames that the first jump has left are still marked there,
 * and the second one would stumble over the marks. */
static inline void msf_compat_bailout_again(void)
{
#ifdef __SANITIZE_ADDRESS__
    const size_t left = 256 * 1024;
    __asan_unpoison_memory_region((char *)__builtin_frame_address(0) - left, left);
#endif
    zend_bailout();
}

/* Places the first page of a VM stack inside the C stack; touching it page by page, as the protection does, would make all of it resident.
 */
#if defined(__GNUC__) && !defined(__clang__)
#define MSF_NO_STACK_PROBES __attribute__((optimize("no-stack-clash-protection"), noinline))
#else
#define MSF_NO_STACK_PROBES __attribute__((noinline))
#endif

#endif
