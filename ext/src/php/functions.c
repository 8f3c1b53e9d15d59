#include "php.h"

#include "ext/spl/spl_iterators.h"
#include "zend_exceptions.h"

#include "engine/coroutine.h"
#include "engine/gather.h"
#include "engine/go.h"
#include "engine/sleep.h"
#include "php/Coroutine/queue.h"
#include "php/functions_arginfo.h"

ZEND_FUNCTION(PG_MSF_go)
{
    zend_fcall_info fci;
    zend_fcall_info_cache fcc;
    ZEND_PARSE_PARAMETERS_START(1, -1)
    Z_PARAM_FUNC(fci, fcc)
    Z_PARAM_VARIADIC('*', fci.params, fci.param_count)
    ZEND_PARSE_PARAMETERS_END();
    msf_future *f = msf_go(&fci, &fcc);
    zend_release_fcall_info_cache(&fcc);
    if (f == NULL) {
        RETURN_THROWS();
    }
    RETURN_OBJ(&f->std);
}

static int keep_item(zend_object_iterator *it, void *into)
{
    zval *item = it->funcs->get_current_data(it);
    if (EG(exception) || item == NULL) {
        return ZEND_HASH_APPLY_STOP;
    }
    zval key, copy;
    ZVAL_COPY_DEREF(&copy, item);
    if (it->funcs->get_current_key == NULL) {
        zend_hash_next_index_insert(into, &copy);
        return ZEND_HASH_APPLY_KEEP;
    }
    it->funcs->get_current_key(it, &key);
    zval array;
    ZVAL_ARR(&array, into);
    array_set_zval_key(into, &key, &copy);
    zval_ptr_dtor(&copy);
    zval_ptr_dtor(&key);
    return ZEND_HASH_APPLY_KEEP;
}

static void gather_iterable(msf_gather_kind kind, zval *what, zend_long timeout, zval *return_value)
{
    if (Z_TYPE_P(what) == IS_ARRAY) {
        msf_gather(kind, Z_ARRVAL_P(what), timeout, return_value);
        return;
    }
    zval items;
    array_init(&items);
    spl_iterator_apply(what, keep_item, Z_ARRVAL(items));
    if (!EG(exception)) {
        msf_gather(kind, Z_ARRVAL(items), timeout, return_value);
    }
    zval_ptr_dtor(&items);
}

static void gather_function(INTERNAL_FUNCTION_PARAMETERS, msf_gather_kind kind)
{
    zval *what;
    zend_long timeout = 0;
    bool is_null = true;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ITERABLE(what)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_timeout_argument(&timeout, is_null, 2)) {
        RETURN_THROWS();
    }
    gather_iterable(kind, what, timeout, return_value);
}

ZEND_FUNCTION(PG_MSF_all)
{
    gather_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_GATHER_ALL);
}

ZEND_FUNCTION(PG_MSF_any)
{
    gather_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_GATHER_ANY);
}

ZEND_FUNCTION(PG_MSF_race)
{
    gather_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_GATHER_RACE);
}

ZEND_FUNCTION(PG_MSF_await)
{
    zval *what;
    zend_long timeout = 0;
    bool is_null = true;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(what)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_timeout_argument(&timeout, is_null, 2)) {
        RETURN_THROWS();
    }
    if (Z_TYPE_P(what) == IS_ARRAY) {
        msf_gather(MSF_GATHER_ALL, Z_ARRVAL_P(what), timeout, return_value);
        return;
    }
    bool awaitable =
        Z_TYPE_P(what) == IS_OBJECT && (msf_is_generator(what) || instanceof_function(Z_OBJCE_P(what), msf_ce_coroutine_ibase));
    if (!awaitable) {
        RETURN_COPY(what);
    }
    msf_future *f = msf_future_of(what);
    if (f == NULL) {
        RETURN_THROWS();
    }
    msf_future_await_own(f, timeout, return_value);
}

ZEND_FUNCTION(PG_MSF_delay)
{
    zend_long ms;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_LONG(ms)
    ZEND_PARSE_PARAMETERS_END();
    if (ms < 0) {
        zend_argument_value_error(1, "must be greater than or equal to 0");
        RETURN_THROWS();
    }
    zval ignored;
    msf_future_await_own(msf_sleep_future(msf_ce_coroutine_future, (uint64_t)ms), -1, &ignored);
    zval_ptr_dtor(&ignored);
}

ZEND_FUNCTION(PG_MSF_run)
{
    ZEND_PARSE_PARAMETERS_NONE();
    if (!msf_engine_started()) {
        return;
    }
    const char *why;
    if (!msf_engine_may_turn(&why)) {
        zend_throw_exception(msf_ce_coroutine_exception, why, 0);
        RETURN_THROWS();
    }
    msf_engine_run_out();
}

void msf_register_functions(void);
void msf_register_functions(void)
{
    zend_register_functions(NULL, ext_functions, NULL, MODULE_PERSISTENT);
}
