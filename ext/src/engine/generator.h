/* Drives generators the way the manual describes (spec/04): a yielded awaitable suspends, a yielded generator is run to its end as a nested
 * coroutine, anything else comes back at once. Iterative: nesting costs heap, never C stack. */
#ifndef MSF_ENGINE_GENERATOR_H
#define MSF_ENGINE_GENERATOR_H

#include "php.h"

typedef struct msf_coro msf_coro;

/* Generators of one coroutine, innermost last. The first few live in the struct. */
typedef struct msf_gen_stack {
    zend_object **items; /* own references */
    uint32_t count, cap;
    zend_object *few[2];
} msf_gen_stack;

typedef enum msf_gen_result {
    MSF_GEN_RETURNED, /* *result (initialised zval, owned by the caller) is the outermost generator's return value */
    MSF_GEN_THREW,    /* EG(exception) is set, with its real trace */
    MSF_GEN_PARKED /* waits for co->waits_for, or stands back for a turn: the step must return MSF_STEP_PARKED; call msf_gen_drive again in
                      the next step */
} msf_gen_result;

static inline bool msf_is_generator(const zval *v)
{
    extern ZEND_API zend_class_entry *zend_ce_generator;
    return Z_TYPE_P(v) == IS_OBJECT && Z_OBJCE_P(v) == zend_ce_generator;
}

/* Makes `generator` (reference taken) the outermost of `co`, which must have none. */
void msf_gen_begin(msf_coro *co, zval *generator);
/* Runs on from where it stands. Only from a step of `co`. */
msf_gen_result msf_gen_drive(msf_coro *co, zval *result);
/* For a step inside a step: takes the generators off `co`, which has none then, and puts them back. Nothing may wait for them meanwhile. */
void msf_gen_set_aside(msf_coro *co, msf_gen_stack *to);
void msf_gen_put_back(msf_coro *co, const msf_gen_stack *from);
/* Drops what is left (generators run their finally blocks). */
void msf_gen_clear(msf_coro *co);

#endif
