#include "php/AOP/Wrapper.h"

#include "engine/call.h"

#include "Wrapper_arginfo.h"

zend_class_entry *msf_ce_aop_wrapper;

static zend_object_handlers handlers;

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static zend_object *create(zend_class_entry *ce)
{
    msf_wrapper *w = zend_object_alloc(sizeof(*w), ce);
    memset(w, 0, offsetof(msf_wrapper, std));
    zend_object_std_init(&w->std, ce);
    object_properties_init(&w->std, ce);
    w->std.handlers = &handlers;
    return &w->std;
}

static void let_go(msf_wrapper *w)
{
    zend_object *instance = w->instance;
    zval old[3];
    ZVAL_COPY_VALUE(&old[0], &w->bag);
    ZVAL_COPY_VALUE(&old[1], &w->before);
    ZVAL_COPY_VALUE(&old[2], &w->after);
    w->instance = NULL;
    ZVAL_UNDEF(&w->bag);
    ZVAL_UNDEF(&w->before);
    ZVAL_UNDEF(&w->after);
    for (int i = 0; i < 3; i++) {
        zval_ptr_dtor(&old[i]);
    }
    if (instance) {
        OBJ_RELEASE(instance);
    }
}

static void free_obj(zend_object *o)
{
    let_go(msf_wrapper_from(o));
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    msf_wrapper *w = msf_wrapper_from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    if (w->instance) {
        zend_get_gc_buffer_add_obj(gc, w->instance);
    }
    zend_get_gc_buffer_add_zval(gc, &w->bag);
    zend_get_gc_buffer_add_zval(gc, &w->before);
    zend_get_gc_buffer_add_zval(gc, &w->after);
    /* Of subclasses; the table of all properties, once there is one, has the declared ones as well. */
    for (int i = 0; !o->properties && i < o->ce->default_properties_count; i++) {
        zend_get_gc_buffer_add_zval(gc, &o->properties_table[i]);
    }
    zend_get_gc_buffer_use(gc, table, n);
    return o->properties;
}

/* The copy has the same instance, and properties and functions of its own from here on. */
static zend_object *clone(zend_object *old)
{
    msf_wrapper *from = msf_wrapper_from(old), *w = msf_wrapper_from(create(old->ce));
    w->instance = from->instance;
    if (w->instance) {
        GC_ADDREF(w->instance);
    }
    ZVAL_COPY(&w->bag, &from->bag);
    ZVAL_COPY(&w->before, &from->before);
    ZVAL_COPY(&w->after, &from->after);
    w->adapts = from->adapts;
    zend_objects_clone_members(&w->std, old);
    return &w->std;
}

zend_object *msf_wrapper_new(zend_object *instance)
{
    msf_wrapper *w = msf_wrapper_from(create(msf_ce_aop_wrapper));
    GC_ADDREF(instance);
    w->instance = instance;
    return &w->std;
}

static void make_array(zval *zv)
{
    if (Z_TYPE_P(zv) != IS_ARRAY) {
        array_init(zv);
    }
    SEPARATE_ARRAY(zv);
}

void msf_wrapper_add(zval *list, zval *callable)
{
    make_array(list);
    Z_TRY_ADDREF_P(callable);
    zend_hash_next_index_insert(Z_ARRVAL_P(list), callable);
}

/* ---- calls that come with their arguments on the stack ------------------------------------------------------------------------------ */

static void pack_arguments(zend_execute_data *execute_data, zval *list)
{
    uint32_t n = ZEND_NUM_ARGS();
    array_init_size(list, n);
    for (uint32_t i = 1; i <= n; i++) {
        zval *arg = ZEND_CALL_ARG(execute_data, i);
        if (Z_ISUNDEF_P(arg)) {
            add_next_index_null(list);
            continue;
        }
        Z_TRY_ADDREF_P(arg); /* a reference stays one */
        zend_hash_next_index_insert_new(Z_ARRVAL_P(list), arg);
    }
    if (ZEND_CALL_INFO(execute_data) & ZEND_CALL_HAS_EXTRA_NAMED_PARAMS) {
        zend_hash_copy(Z_ARRVAL_P(list), execute_data->extra_named_params, zval_add_ref);
    }
}

static ZEND_NAMED_FUNCTION(forward)
{
    zend_function *fn = execute_data->func;
    zend_object *self = Z_OBJ_P(ZEND_THIS);
    zval arguments;
    pack_arguments(execute_data, &arguments);
    zend_string *method = fn->internal_function.function_name;
    msf_wrapper_call(msf_wrapper_from(self), method, &arguments, return_value);
    zval_ptr_dtor(&arguments);
    /* It was made for this call by get_method(). */
    zend_string_release(method);
    efree(fn);
#if ZEND_DEBUG
    execute_data->func = NULL;
#endif
}

/* How the instance's method takes its arguments, so that the engine passes references where that one wants them. */
static void borrow_signature(zend_internal_function *fn, zend_object *instance, zend_string *method)
{
    zend_string *lc = zend_string_tolower(method);
    zend_function *target = zend_hash_find_ptr(&instance->ce->function_table, lc);
    zend_string_release(lc);
    if (!target || !(target->common.fn_flags & ZEND_ACC_PUBLIC)) {
        return;
    }
    fn->fn_flags |= target->common.fn_flags & ZEND_ACC_VARIADIC;
    if (target->type != ZEND_INTERNAL_FUNCTION || target->common.fn_flags & ZEND_ACC_USER_ARG_INFO) {
        fn->fn_flags |= ZEND_ACC_USER_ARG_INFO;
    }
    fn->num_args = target->common.num_args;
    fn->arg_info = (zend_internal_arg_info *)target->common.arg_info;
    memcpy(fn->arg_flags, target->common.arg_flags, sizeof(fn->arg_flags));
    /* The types are checked when the method itself is called, with the arguments that the hooks have left. */
}

/* A function for one call; `forward` frees it (as the engine does for Closure::__invoke). */
static zend_function *get_method(zend_object **object, zend_string *method, const zval *key)
{
    zend_object *o = *object;
    zend_string *lc = zend_string_tolower(method);
    bool own = zend_hash_exists(&o->ce->function_table, lc);
    zend_string_release(lc);
    if (own) {
        return zend_std_get_method(object, method, key);
    }
    zend_internal_function *fn = ecalloc(1, sizeof(*fn));
    fn->type = ZEND_INTERNAL_FUNCTION;
    fn->fn_flags = ZEND_ACC_PUBLIC | ZEND_ACC_CALL_VIA_HANDLER;
    fn->handler = forward;
    fn->scope = msf_ce_aop_wrapper;
    fn->function_name = zend_string_copy(method);
    if (msf_wrapper_from(o)->instance) {
        borrow_signature(fn, msf_wrapper_from(o)->instance, method);
    }
    return (zend_function *)fn;
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------------ */

ZEND_METHOD(PG_AOP_Wrapper, __construct)
{
    zval *instance;
    bool is_clone = false;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_OBJECT(instance)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(is_clone)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(instance);
    if (!is_clone) {
        GC_ADDREF(o);
    } else if (!o->handlers->clone_obj) {
        zend_throw_error(NULL, "Trying to clone an uncloneable object of class %s", ZSTR_VAL(o->ce->name));
        RETURN_THROWS();
    } else {
        o = o->handlers->clone_obj(o);
    }
    let_go(msf_wrapper_from(Z_OBJ_P(ZEND_THIS)));
    msf_wrapper_from(Z_OBJ_P(ZEND_THIS))->instance = o;
    if (EG(exception)) {
        RETURN_THROWS();
    }
}

static zend_string *name_argument(INTERNAL_FUNCTION_PARAMETERS)
{
    zend_string *name = NULL;
    if (zend_parse_parameters(ZEND_NUM_ARGS(), "S", &name) != SUCCESS) {
        return NULL;
    }
    return name;
}

ZEND_METHOD(PG_AOP_Wrapper, __get)
{
    zend_string *name = name_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU);
    zval *bag = &msf_wrapper_from(Z_OBJ_P(ZEND_THIS))->bag;
    zval *v = name && Z_TYPE_P(bag) == IS_ARRAY ? zend_symtable_find(Z_ARRVAL_P(bag), name) : NULL;
    if (v) {
        RETURN_COPY_DEREF(v);
    }
}

ZEND_METHOD(PG_AOP_Wrapper, __set)
{
    zend_string *name;
    zval *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(name)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    zval *bag = &msf_wrapper_from(Z_OBJ_P(ZEND_THIS))->bag;
    make_array(bag);
    Z_TRY_ADDREF_P(value);
    zend_symtable_update(Z_ARRVAL_P(bag), name, value);
}

ZEND_METHOD(PG_AOP_Wrapper, __isset)
{
    zend_string *name = name_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU);
    zval *bag = &msf_wrapper_from(Z_OBJ_P(ZEND_THIS))->bag;
    zval *v = name && Z_TYPE_P(bag) == IS_ARRAY ? zend_symtable_find(Z_ARRVAL_P(bag), name) : NULL;
    RETURN_BOOL(v && Z_TYPE_P(v) != IS_NULL);
}

ZEND_METHOD(PG_AOP_Wrapper, __unset)
{
    zend_string *name = name_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU);
    zval *bag = &msf_wrapper_from(Z_OBJ_P(ZEND_THIS))->bag;
    if (name && Z_TYPE_P(bag) == IS_ARRAY) {
        SEPARATE_ARRAY(bag);
        zend_symtable_del(Z_ARRVAL_P(bag), name);
    }
}

ZEND_METHOD(PG_AOP_Wrapper, __call)
{
    zend_string *method;
    zval *arguments;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(method)
    Z_PARAM_ARRAY(arguments)
    ZEND_PARSE_PARAMETERS_END();
    msf_wrapper_call(msf_wrapper_from(Z_OBJ_P(ZEND_THIS)), method, arguments, return_value);
}

static void add(INTERNAL_FUNCTION_PARAMETERS, bool before, bool after)
{
    zend_fcall_info fci;
    zend_fcall_info_cache fcc;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_FUNC(fci, fcc)
    ZEND_PARSE_PARAMETERS_END();
    msf_wrapper *w = msf_wrapper_from(Z_OBJ_P(ZEND_THIS));
    if (before) {
        msf_wrapper_add(&w->before, &fci.function_name);
    }
    if (after) {
        msf_wrapper_add(&w->after, &fci.function_name);
    }
}

ZEND_METHOD(PG_AOP_Wrapper, registerOnBefore)
{
    add(INTERNAL_FUNCTION_PARAM_PASSTHRU, true, false);
}

ZEND_METHOD(PG_AOP_Wrapper, registerOnAfter)
{
    add(INTERNAL_FUNCTION_PARAM_PASSTHRU, false, true);
}

ZEND_METHOD(PG_AOP_Wrapper, registerOnBoth)
{
    add(INTERNAL_FUNCTION_PARAM_PASSTHRU, true, true);
}

ZEND_METHOD(PG_AOP_Wrapper, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    let_go(msf_wrapper_from(Z_OBJ_P(ZEND_THIS)));
}

void msf_register_aop_wrapper(void)
{
    msf_ce_aop_wrapper = register_class_PG_AOP_Wrapper();
    msf_ce_aop_wrapper->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(msf_wrapper, std);
    handlers.free_obj = free_obj;
    handlers.get_gc = get_gc;
    handlers.clone_obj = clone;
    handlers.get_method = get_method;
}
