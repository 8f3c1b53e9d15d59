#include "php/Request/arguments.h"

#include "engine/call.h"

/* Functions in PHP take more than they declare; ours do not. */
static uint32_t accepted(const zend_function *action)
{
    bool any = action->type == ZEND_USER_FUNCTION || (action->common.fn_flags & ZEND_ACC_VARIADIC);
    return any ? UINT32_MAX : action->common.num_args;
}

/* The values by position. The array may change under the call: they are copied. */
static bool call_in_order(zend_object *controller, zend_function *action, HashTable *params, zval *result)
{
    uint32_t n = zend_hash_num_elements(params), i = 0;
    zval few[8], *argv = n <= 8 ? few : safe_emalloc(n, sizeof(*argv), 0), *v;
    ZEND_HASH_FOREACH_VAL (params, v) {
        ZVAL_COPY_DEREF(&argv[i++], v);
    }
    ZEND_HASH_FOREACH_END();
    bool ok = msf_call(controller, action, result, MIN(n, accepted(action)), argv);
    while (i-- > 0) {
        zval_ptr_dtor(&argv[i]);
    }
    if (argv != few) {
        efree(argv);
    }
    return ok;
}

/* The parameters that the action names, in its order; NULL when they are to be given by position. */
static HashTable *pick_named(const zend_function *action, HashTable *params)
{
    uint32_t count = action->common.num_args, required = action->common.required_num_args;
    HashTable *named = NULL;
    if (action->type != ZEND_USER_FUNCTION || (action->common.fn_flags & ZEND_ACC_VARIADIC)) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        zend_string *name = action->op_array.arg_info[i].name;
        zval *v = zend_hash_find(params, name);
        if (!v && i < required) {
            if (named) {
                zend_array_destroy(named);
            }
            return NULL;
        }
        if (v) {
            named = named ? named : zend_new_array(count);
            ZVAL_DEREF(v);
            Z_TRY_ADDREF_P(v);
            zend_hash_add_new(named, name, v);
        }
    }
    return named;
}

bool msf_arguments_call(zend_object *controller, zend_function *action, HashTable *params, zval *result)
{
    HashTable *named = pick_named(action, params);
    if (!named) {
        return call_in_order(controller, action, params, result);
    }
    bool ok = msf_call_array(controller, action, result, named);
    zend_array_destroy(named);
    return ok;
}
