#include "php/Attribute/Attribute.h"
#include "php/Route/rules.h"

#include "Route_arginfo.h"

zend_class_entry *msf_ce_attribute_route;

/* One verb into the list. False after a throw. */
static bool add_verb(HashTable *list, zval *v)
{
    uint32_t verbs;
    msf_slice bad;
    zval upper;
    ZVAL_DEREF(v);
    if (Z_TYPE_P(v) != IS_STRING) {
        zend_value_error("A route's methods must be strings");
        return false;
    }
    ZVAL_STR(&upper, zend_string_toupper(Z_STR_P(v)));
    if (memchr(Z_STRVAL(upper), ',', Z_STRLEN(upper)) || !msf_verbs_parse((msf_slice){Z_STRVAL(upper), Z_STRLEN(upper)}, &verbs, &bad)) {
        zend_value_error("\"%s\" is no method that a route can have; there are GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS",
                         Z_STRVAL_P(v));
        zval_ptr_dtor(&upper);
        return false;
    }
    zend_hash_next_index_insert_new(list, &upper);
    return true;
}

/* Methods of one name or a list of names. False after a throw. */
static bool set_methods(zend_object *o, zend_string *one, HashTable *many)
{
    zval list, name, *v;
    bool ok = true;
    array_init(&list);
    if (one) {
        ZVAL_STR(&name, one);
        ok = add_verb(Z_ARRVAL(list), &name);
    } else if (many) {
        ZEND_HASH_FOREACH_VAL (many, v) {
            ok = ok && add_verb(Z_ARRVAL(list), v);
        }
        ZEND_HASH_FOREACH_END();
    }
    if (!ok) {
        zval_ptr_dtor(&list);
        return false;
    }
    msf_attribute_set(o, MSF_ATTRIBUTE_ROUTE_METHODS, &list);
    return !EG(exception);
}

static void set_rest(zend_object *o, zend_string *path, zend_string *name, zend_long status)
{
    zval v;
    if (status < 200 || status > 599) {
        zend_value_error("A route's status must be between 200 and 599");
        return;
    }
    ZVAL_STR_COPY(&v, path);
    msf_attribute_set(o, MSF_ATTRIBUTE_ROUTE_PATH, &v);
    if (name) {
        ZVAL_STR_COPY(&v, name);
    } else {
        ZVAL_NULL(&v);
    }
    msf_attribute_set(o, MSF_ATTRIBUTE_ROUTE_NAME, &v);
    ZVAL_LONG(&v, status);
    msf_attribute_set(o, MSF_ATTRIBUTE_ROUTE_STATUS, &v);
}

ZEND_METHOD(PG_MSF_Attribute_Route, __construct)
{
    HashTable *methods = NULL;
    zend_string *method = NULL, *path = NULL, *name = NULL;
    zend_long status = 200;
    ZEND_PARSE_PARAMETERS_START(0, 4)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT_OR_STR(methods, method)
    Z_PARAM_STR(path)
    Z_PARAM_STR_OR_NULL(name)
    Z_PARAM_LONG(status)
    ZEND_PARSE_PARAMETERS_END();
    if (method && (!path || ZSTR_LEN(path) == 0) && ZSTR_LEN(method) > 0 && *ZSTR_VAL(method) == '/') {
        path = method;
        method = NULL;
    }
    if (set_methods(Z_OBJ_P(ZEND_THIS), method, methods)) {
        set_rest(Z_OBJ_P(ZEND_THIS), path ? path : ZSTR_EMPTY_ALLOC(), name, status);
    }
}

/* The verb of a short form: the name of ours that the object's class is or extends. */
static zend_string *verb_of(const zend_class_entry *ce)
{
    while (ce->type == ZEND_USER_CLASS && ce->parent) {
        ce = ce->parent;
    }
    const char *name = strrchr(ZSTR_VAL(ce->name), '\\') + 1;
    return zend_string_init(name, strlen(name), 0);
}

ZEND_METHOD(PG_MSF_Attribute_Get, __construct)
{
    zend_string *path, *name = NULL;
    zend_long status = 200;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_STR(path)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(name)
    Z_PARAM_LONG(status)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *verb = verb_of(Z_OBJCE_P(ZEND_THIS));
    if (set_methods(Z_OBJ_P(ZEND_THIS), verb, NULL)) {
        set_rest(Z_OBJ_P(ZEND_THIS), path, name, status);
    }
    zend_string_release(verb);
}

void msf_register_attribute_route(void)
{
    const uint32_t on_class = ZEND_ATTRIBUTE_TARGET_CLASS | ZEND_ATTRIBUTE_TARGET_METHOD | ZEND_ATTRIBUTE_IS_REPEATABLE;
    const uint32_t on_method = ZEND_ATTRIBUTE_TARGET_METHOD | ZEND_ATTRIBUTE_IS_REPEATABLE;
    msf_ce_attribute_route = register_class_PG_MSF_Attribute_Route();
    zend_internal_attribute_register(msf_ce_attribute_route, on_class);
    zend_internal_attribute_register(register_class_PG_MSF_Attribute_Get(msf_ce_attribute_route), on_method);
    zend_internal_attribute_register(register_class_PG_MSF_Attribute_Post(msf_ce_attribute_route), on_method);
    zend_internal_attribute_register(register_class_PG_MSF_Attribute_Put(msf_ce_attribute_route), on_method);
    zend_internal_attribute_register(register_class_PG_MSF_Attribute_Patch(msf_ce_attribute_route), on_method);
    zend_internal_attribute_register(register_class_PG_MSF_Attribute_Delete(msf_ce_attribute_route), on_method);
}
