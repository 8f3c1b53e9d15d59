#include "php/Helpers/Context.h"

#include "php/Base/Base.h"

#include "Context_arginfo.h"

zend_class_entry *msf_ce_context;

zend_object *msf_context_new(void)
{
    zval zv;
    object_init_ex(&zv, msf_ce_context);
    return Z_OBJ(zv);
}

static void clear_slot(zend_object *o, uint32_t slot)
{
    zval null = {.u1.type_info = IS_NULL};
    msf_slot_set(o, slot, &null);
}

void msf_context_clear(zend_object *o)
{
    zval empty;
    clear_slot(o, MSF_CONTEXT_LOG_ID);
    clear_slot(o, MSF_CONTEXT_REQUEST_ID);
    clear_slot(o, MSF_CONTEXT_CONTROLLER_NAME);
    clear_slot(o, MSF_CONTEXT_ACTION_NAME);
    ZVAL_EMPTY_ARRAY(&empty);
    msf_slot_set(o, MSF_CONTEXT_USER_DEFINED, &empty);
    HashTable *dynamic = o->properties;
    if (dynamic) {
        o->properties = NULL;
        zend_release_properties(dynamic);
    }
}

ZEND_METHOD(PG_MSF_Helpers_Context, __construct)
{
    zval *id = NULL, copy;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(id)
    ZEND_PARSE_PARAMETERS_END();
    if (id) {
        ZVAL_COPY(&copy, id);
        msf_slot_set(Z_OBJ_P(ZEND_THIS), MSF_CONTEXT_REQUEST_ID, &copy);
    }
}

static void get(INTERNAL_FUNCTION_PARAMETERS, uint32_t slot)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(msf_slot(Z_OBJ_P(ZEND_THIS), slot));
}

static void set(INTERNAL_FUNCTION_PARAMETERS, uint32_t slot)
{
    zval *value, copy;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_COPY(&copy, value);
    msf_slot_set(Z_OBJ_P(ZEND_THIS), slot, &copy);
    RETURN_COPY(ZEND_THIS);
}

#define ACCESSORS(Name, slot)                                                                                                              \
    ZEND_METHOD(PG_MSF_Helpers_Context, get##Name)                                                                                         \
    {                                                                                                                                      \
        get(INTERNAL_FUNCTION_PARAM_PASSTHRU, slot);                                                                                       \
    }                                                                                                                                      \
    ZEND_METHOD(PG_MSF_Helpers_Context, set##Name)                                                                                         \
    {                                                                                                                                      \
        set(INTERNAL_FUNCTION_PARAM_PASSTHRU, slot);                                                                                       \
    }

ACCESSORS(Input, MSF_CONTEXT_INPUT)
ACCESSORS(Output, MSF_CONTEXT_OUTPUT)
ACCESSORS(ObjectPool, MSF_CONTEXT_OBJECT_POOL)
ACCESSORS(ControllerName, MSF_CONTEXT_CONTROLLER_NAME)
ACCESSORS(ActionName, MSF_CONTEXT_ACTION_NAME)

ZEND_METHOD(PG_MSF_Helpers_Context, getRequestId)
{
    get(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_CONTEXT_REQUEST_ID);
}

ZEND_METHOD(PG_MSF_Helpers_Context, getAllUserDefined)
{
    get(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_CONTEXT_USER_DEFINED);
}

ZEND_METHOD(PG_MSF_Helpers_Context, getUserDefined)
{
    zend_string *key;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(key)
    ZEND_PARSE_PARAMETERS_END();
    zval *all = msf_slot(Z_OBJ_P(ZEND_THIS), MSF_CONTEXT_USER_DEFINED);
    zval *v = Z_TYPE_P(all) == IS_ARRAY ? zend_symtable_find(Z_ARRVAL_P(all), key) : NULL;
    if (v) {
        RETURN_COPY_DEREF(v);
    }
}

ZEND_METHOD(PG_MSF_Helpers_Context, setUserDefined)
{
    zend_string *key;
    zval *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(key)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    zval *all = msf_slot(Z_OBJ_P(ZEND_THIS), MSF_CONTEXT_USER_DEFINED);
    if (Z_TYPE_P(all) != IS_ARRAY) {
        zval_ptr_dtor(all);
        array_init(all);
    }
    SEPARATE_ARRAY(all);
    Z_TRY_ADDREF_P(value);
    zend_symtable_update(Z_ARRVAL_P(all), key, value);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Helpers_Context, getContext)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Helpers_Context, getObject)
{
    zend_string *name;
    HashTable *args = NULL;
    zend_long level = 1;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(args)
    Z_PARAM_LONG(level)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_context_get_object(Z_OBJ_P(ZEND_THIS), name, args, level, return_value)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_MSF_Helpers_Context, getParent)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Helpers_Context, __sleep)
{
    static const char *const names[] = {"logId", "requestId", "input", "controllerName", "actionName", "userDefined"};
    ZEND_PARSE_PARAMETERS_NONE();
    array_init(return_value);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        add_next_index_string(return_value, names[i]);
    }
}

ZEND_METHOD(PG_MSF_Helpers_Context, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    msf_context_clear(o);
    clear_slot(o, MSF_CONTEXT_LOG);
    clear_slot(o, MSF_CONTEXT_INPUT);
    clear_slot(o, MSF_CONTEXT_OUTPUT);
    clear_slot(o, MSF_CONTEXT_OBJECT_POOL);
}

void msf_register_context(void)
{
    msf_ce_context = register_class_PG_MSF_Helpers_Context(msf_ce_abstract_context);
}
