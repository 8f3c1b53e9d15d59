/* The sequence of a wrapped call: functions before, the method, functions after. */
#include "php/AOP/Wrapper.h"

#include "zend_generators.h"

#include "engine/call.h"
#include "engine/generator.h"
#include "engine/go.h"
#include "php/Server.h"

/* What the hooks hand on to each other. Each member is owned; `result` is UNDEF until somebody has set it. */
typedef struct passing {
    zval method, arguments, result;
} passing;

/* Replaces a generator by what it returns; it may wait. False after a throw. */
static bool run_generator(zval *zv)
{
    if (!msf_is_generator(zv)) {
        return true;
    }
    msf_future *f = msf_go_generator(Z_OBJ_P(zv));
    zval value;
    zval_ptr_dtor(zv);
    ZVAL_UNDEF(zv);
    if (!f || !msf_future_await_own(f, -1, &value)) {
        return false;
    }
    ZVAL_COPY_VALUE(zv, &value);
    return true;
}

static void replace(zval *member, HashTable *by, const char *key, size_t len)
{
    zval *v = zend_hash_str_find_deref(by, key, len), old;
    if (v) {
        ZVAL_COPY_VALUE(&old, member);
        ZVAL_COPY(member, v);
        zval_ptr_dtor(&old);
    }
}

/* Takes what a hook has returned (owned). False after a throw. */
static bool adopt(passing *p, zval *returned)
{
    if (Z_TYPE_P(returned) == IS_NULL) {
        return true;
    }
    if (Z_TYPE_P(returned) != IS_ARRAY) {
        zend_type_error(
            "A function of an AOP wrapper must return an array with the keys \"method\", \"arguments\" and \"result\", or null; it "
            "returned %s",
            zend_zval_type_name(returned));
        zval_ptr_dtor(returned);
        return false;
    }
    replace(&p->method, Z_ARRVAL_P(returned), ZEND_STRL("method"));
    replace(&p->arguments, Z_ARRVAL_P(returned), ZEND_STRL("arguments"));
    replace(&p->result, Z_ARRVAL_P(returned), ZEND_STRL("result"));
    zval_ptr_dtor(returned);
    if (Z_TYPE(p->method) != IS_STRING || Z_TYPE(p->arguments) != IS_ARRAY) {
        zend_type_error("A function of an AOP wrapper must leave a string in \"method\" and an array in \"arguments\"");
        return false;
    }
    return true;
}

static bool call_hook(zval *callable, passing *p)
{
    zval argv[3], returned;
    uint32_t argc = Z_ISUNDEF(p->result) ? 2 : 3;
    ZVAL_COPY(&argv[0], &p->method);
    ZVAL_COPY(&argv[1], &p->arguments);
    ZVAL_COPY(&argv[2], &p->result);
    ZVAL_UNDEF(&returned);
    call_user_function(NULL, NULL, callable, &returned, argc, argv);
    for (uint32_t i = 0; i < 3; i++) {
        zval_ptr_dtor(&argv[i]);
    }
    if (EG(exception) || !run_generator(&returned)) {
        zval_ptr_dtor(&returned);
        return false;
    }
    if (Z_ISUNDEF(returned)) {
        return true;
    }
    return adopt(p, &returned);
}

/* `hooks` is a reference of the caller's: a hook may add further ones, or destroy the wrapper. All are asked, also behind one that has set
 * a result: they see it and may change it. */
static bool call_hooks(zval *hooks, passing *p)
{
    zval *callable;
    if (Z_TYPE_P(hooks) != IS_ARRAY) {
        return true;
    }
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(hooks), callable) {
        if (!call_hook(callable, p)) {
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static bool call_method(zend_object *instance, passing *p)
{
    zend_object *o = instance;
    zend_string *name = Z_STR(p->method);
    zend_function *fn = o->handlers->get_method(&o, name, NULL);
    if (!fn) {
        if (!EG(exception)) {
            zend_throw_error(NULL, "Call to undefined method %s::%s()", ZSTR_VAL(instance->ce->name), ZSTR_VAL(name));
        }
        return false;
    }
    if (fn->common.fn_flags & ZEND_ACC_ABSTRACT) {
        zend_throw_error(NULL, "Cannot call abstract method %s::%s()", ZSTR_VAL(instance->ce->name), ZSTR_VAL(name));
        return false;
    }
    return msf_call_array(o, fn, &p->result, Z_ARRVAL(p->arguments));
}

static bool has_result(const passing *p)
{
    return !Z_ISUNDEF(p->result) && Z_TYPE(p->result) != IS_NULL;
}

/* Everything that the call needs is in the arguments and held by the caller. */
static bool run(zend_object *instance, zval *before, zval *after, bool adapts, passing *p)
{
    if (!call_hooks(before, p)) {
        return false;
    }
    if (has_result(p)) {
        return true;
    }
    zval_ptr_dtor(&p->result);
    ZVAL_UNDEF(&p->result);
    if (!call_method(instance, p) || (adapts && !msf_server_instance() && !run_generator(&p->result))) {
        return false;
    }
    return call_hooks(after, p);
}

void msf_wrapper_call(msf_wrapper *w, zend_string *method, zval *arguments, zval *result)
{
    zend_object *instance = w->instance;
    zval before, after;
    passing p;
    ZVAL_NULL(result);
    if (!instance) {
        zend_throw_error(NULL, "Call of %s() through an AOP wrapper that has been destroyed", ZSTR_VAL(method));
        return;
    }
    GC_ADDREF(instance);
    ZVAL_COPY(&before, &w->before);
    ZVAL_COPY(&after, &w->after);
    ZVAL_STR_COPY(&p.method, method);
    ZVAL_COPY(&p.arguments, arguments);
    ZVAL_UNDEF(&p.result);
    if (run(instance, &before, &after, w->adapts, &p) && !Z_ISUNDEF(p.result)) {
        ZVAL_COPY_DEREF(result, &p.result);
    }
    zval_ptr_dtor(&p.result);
    zval_ptr_dtor(&p.arguments);
    zval_ptr_dtor(&p.method);
    zval_ptr_dtor(&before);
    zval_ptr_dtor(&after);
    OBJ_RELEASE(instance);
}
