#include "php/Config/Config.h"

#include "php/Config/load.h"
#include "php/Config/parse.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "engine/coroutine.h"
#include "php/Exceptions.h"
#include "php/Server.h"

#include "php/Config/Config_arginfo.h"

typedef struct config {
    msf_config_tree tree;
    HashPosition at; /* of the Iterator methods */
    zend_object std;
} config;

zend_class_entry *msf_config_ce;
static zend_object_handlers handlers;
static zend_object *current;

static config *from_object(zend_object *o)
{
    return (config *)(void *)((char *)o - offsetof(config, std));
}

static msf_config_tree *tree_of(zend_object *o)
{
    return &from_object(o)->tree;
}

/* ---- the object --------------------------------------------------------------------------------------------------------------------- */

static zend_object *create(zend_class_entry *ce)
{
    config *c = zend_object_alloc(sizeof(config), ce);
    zend_object_std_init(&c->std, ce);
    object_properties_init(&c->std, ce);
    c->std.handlers = &handlers;
    c->at = 0;
    msf_config_tree_init(&c->tree);
    return &c->std;
}

static void free_config(zend_object *o)
{
    if (current == o) {
        current = NULL;
    }
    msf_config_tree_free(tree_of(o));
    zend_object_std_dtor(o);
}

static zend_object *clone_config(zend_object *old)
{
    zend_object *o = create(old->ce);
    msf_config_tree_free(tree_of(o));
    msf_config_tree_copy(tree_of(o), tree_of(old));
    zend_objects_clone_members(o, old);
    return o;
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    *table = &tree_of(o)->data;
    *n = 1;
    return zend_std_get_properties(o);
}

/* ---- for C ------------------------------------------------------------------------------------------------------------------------- */

zval *msf_config_get(zend_object *o, const char *key, size_t len)
{
    zval *value = msf_config_tree_get(tree_of(o), key, len);
    if (value != NULL) {
        ZVAL_DEREF(value);
    }
    return value;
}

void msf_config_set(zend_object *o, zend_string *key, zval *value)
{
    const char *refused = msf_config_tree_set(tree_of(o), ZSTR_VAL(key), ZSTR_LEN(key), value);
    if (refused != NULL) {
        zend_value_error("The value of %s %s", ZSTR_VAL(key), refused);
    }
}

zend_string *msf_config_source(zend_object *o, const char *key, size_t len)
{
    return msf_config_tree_source(tree_of(o), key, len, false);
}

zend_object *msf_config_current(void)
{
    return current;
}

static bool need_constant(const char *name, zval **value)
{
    *value = zend_get_constant_str(name, strlen(name));
    if (*value == NULL || Z_TYPE_P(*value) != IS_STRING) {
        msf_config_throw(
            msf_config_missing_ce,
            "Configuration directory: the constant %s is not defined as a string; define it before the server is created, or define "
            "CONFIG_DIR",
            name);
        return false;
    }
    return true;
}

bool msf_config_default_paths(zval *out)
{
    zval *given = zend_get_constant_str(ZEND_STRL("CONFIG_DIR")), *root, *env;
    if (given != NULL) {
        ZVAL_COPY(out, given);
        return true;
    }
    if (!need_constant("ROOT_PATH", &root) || !need_constant("APPLICATION_ENV", &env)) {
        return false;
    }
    array_init_size(out, 2);
    add_next_index_str(out, zend_strpprintf(0, "%s/config", Z_STRVAL_P(root)));
    add_next_index_str(out, zend_strpprintf(0, "%s/config/%s", Z_STRVAL_P(root), Z_STRVAL_P(env)));
    return true;
}

static bool fill(zend_object *o, zval *paths)
{
    msf_config_tree_free(tree_of(o));
    msf_config_tree_init(tree_of(o));
    if (!msf_config_load_paths(tree_of(o), paths)) {
        return false;
    }
    current = o;
    return true;
}

bool msf_config_load(zval *paths, zend_object **out)
{
    zval defaults, object;
    ZVAL_UNDEF(&defaults);
    *out = NULL;
    if (paths == NULL) {
        if (!msf_config_default_paths(&defaults)) {
            return false;
        }
        paths = &defaults;
    }
    if (Z_TYPE_P(paths) != IS_STRING && Z_TYPE_P(paths) != IS_ARRAY) {
        zend_type_error("The constant CONFIG_DIR must be a string or an array, %s given", zend_zval_type_name(paths));
        zval_ptr_dtor(&defaults);
        return false;
    }
    object_init_ex(&object, msf_config_ce);
    bool ok = fill(Z_OBJ(object), paths);
    zval_ptr_dtor(&defaults);
    if (!ok) {
        zval_ptr_dtor(&object);
        return false;
    }
    *out = Z_OBJ(object);
    return true;
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------------ */

static bool parse_paths(INTERNAL_FUNCTION_PARAMETERS, zval *paths)
{
    zend_string *path = NULL;
    HashTable *list = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ARRAY_HT_OR_STR(list, path)
    ZEND_PARSE_PARAMETERS_END_EX(return false);
    if (path != NULL) {
        ZVAL_STR_COPY(paths, path);
    } else {
        ZVAL_ARR(paths, zend_array_dup(list));
    }
    return true;
}

ZEND_METHOD(PG_MSF_Config_Config, __construct)
{
    zval paths;
    if (parse_paths(INTERNAL_FUNCTION_PARAM_PASSTHRU, &paths)) {
        fill(Z_OBJ_P(ZEND_THIS), &paths);
        zval_ptr_dtor(&paths);
    }
}

ZEND_METHOD(PG_MSF_Config_Config, load)
{
    zval paths;
    if (!parse_paths(INTERNAL_FUNCTION_PARAM_PASSTHRU, &paths)) {
        RETURN_THROWS();
    }
    object_init_ex(return_value, zend_get_called_scope(execute_data));
    zend_call_known_instance_method_with_1_params(Z_OBJCE_P(return_value)->constructor, Z_OBJ_P(return_value), NULL, &paths);
    zval_ptr_dtor(&paths);
}

ZEND_METHOD(PG_MSF_Config_Config, get)
{
    zend_string *key;
    zval *dflt = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(key)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(dflt)
    ZEND_PARSE_PARAMETERS_END();
    zval *value = msf_config_get(Z_OBJ_P(ZEND_THIS), ZSTR_VAL(key), ZSTR_LEN(key));
    if (value != NULL) {
        RETURN_COPY(value);
    }
    if (dflt != NULL) {
        RETURN_COPY_DEREF(dflt);
    }
}

/* The server's configuration is one for all requests of a worker: what one of them changed, the next ones would see. False after a throw.
 */
static bool may_change(zend_object *o, zend_string *key)
{
    const msf_coro *co = msf_coro_current();
    if (co == NULL || co->context == NULL || msf_server_slot() < 0 || o != msf_server_config()) {
        return true;
    }
    zend_throw_exception_ex(
        msf_ce_base_exception, 0,
        "The configuration is shared by all requests and cannot be changed in one (key %s): set it before the server starts, or "
        "keep values of a request in its context (setUserDefined)",
        ZSTR_VAL(key));
    return false;
}

ZEND_METHOD(PG_MSF_Config_Config, set)
{
    zend_string *key;
    zval *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(key)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    if (may_change(Z_OBJ_P(ZEND_THIS), key)) {
        msf_config_set(Z_OBJ_P(ZEND_THIS), key, value);
    }
}

ZEND_METHOD(PG_MSF_Config_Config, has)
{
    zend_string *key;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(key)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(msf_config_get(Z_OBJ_P(ZEND_THIS), ZSTR_VAL(key), ZSTR_LEN(key)) != NULL);
}

ZEND_METHOD(PG_MSF_Config_Config, all)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(&tree_of(Z_OBJ_P(ZEND_THIS))->data);
}

ZEND_METHOD(PG_MSF_Config_Config, getSource)
{
    zend_string *key;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(key)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *file = msf_config_tree_source(tree_of(Z_OBJ_P(ZEND_THIS)), ZSTR_VAL(key), ZSTR_LEN(key), true);
    if (file != NULL) {
        RETURN_STR_COPY(file);
    }
}

/* The key of an ArrayAccess method as a string; NULL after throwing. Released by the caller. */
static zend_string *offset_key(zval *offset)
{
    if (Z_TYPE_P(offset) == IS_NULL) { /* $config[] = ... */
        zend_type_error("A configuration value needs a key");
        return NULL;
    }
    return zval_try_get_string(offset);
}

ZEND_METHOD(PG_MSF_Config_Config, offsetGet)
{
    zval *offset;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(offset)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *key = offset_key(offset);
    zval *value = key == NULL ? NULL : msf_config_get(Z_OBJ_P(ZEND_THIS), ZSTR_VAL(key), ZSTR_LEN(key));
    if (value != NULL) {
        RETVAL_COPY(value);
    }
    if (key != NULL) {
        zend_string_release(key);
    }
}

ZEND_METHOD(PG_MSF_Config_Config, offsetSet)
{
    zval *offset, *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(offset)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *key = offset_key(offset);
    if (key != NULL) {
        if (may_change(Z_OBJ_P(ZEND_THIS), key)) {
            msf_config_set(Z_OBJ_P(ZEND_THIS), key, value);
        }
        zend_string_release(key);
    }
}

ZEND_METHOD(PG_MSF_Config_Config, offsetExists)
{
    zval *offset;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(offset)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *key = offset_key(offset);
    if (key != NULL) {
        RETVAL_BOOL(msf_config_get(Z_OBJ_P(ZEND_THIS), ZSTR_VAL(key), ZSTR_LEN(key)) != NULL);
        zend_string_release(key);
    }
}

ZEND_METHOD(PG_MSF_Config_Config, offsetUnset)
{
    zval *offset, null;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(offset)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *key = offset_key(offset);
    if (key != NULL) {
        ZVAL_NULL(&null);
        if (may_change(Z_OBJ_P(ZEND_THIS), key)) {
            msf_config_set(Z_OBJ_P(ZEND_THIS), key, &null);
        }
        zend_string_release(key);
    }
}

/* ---- iteration over the top level --------------------------------------------------------------------------------------------------- */

static HashTable *top(zend_object *o)
{
    return Z_ARRVAL(tree_of(o)->data);
}

ZEND_METHOD(PG_MSF_Config_Config, current)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zval *value = zend_hash_get_current_data_ex(top(Z_OBJ_P(ZEND_THIS)), &from_object(Z_OBJ_P(ZEND_THIS))->at);
    if (value != NULL) {
        RETURN_COPY_DEREF(value);
    }
}

ZEND_METHOD(PG_MSF_Config_Config, key)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_hash_get_current_key_zval_ex(top(Z_OBJ_P(ZEND_THIS)), return_value, &from_object(Z_OBJ_P(ZEND_THIS))->at);
}

ZEND_METHOD(PG_MSF_Config_Config, next)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_hash_move_forward_ex(top(Z_OBJ_P(ZEND_THIS)), &from_object(Z_OBJ_P(ZEND_THIS))->at);
}

ZEND_METHOD(PG_MSF_Config_Config, rewind)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_hash_internal_pointer_reset_ex(top(Z_OBJ_P(ZEND_THIS)), &from_object(Z_OBJ_P(ZEND_THIS))->at);
}

ZEND_METHOD(PG_MSF_Config_Config, valid)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_BOOL(zend_hash_get_current_data_ex(top(Z_OBJ_P(ZEND_THIS)), &from_object(Z_OBJ_P(ZEND_THIS))->at) != NULL);
}

ZEND_METHOD(PG_MSF_Config_Config, count)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(zend_hash_num_elements(top(Z_OBJ_P(ZEND_THIS))));
}

void msf_register_config(void)
{
    zend_class_entry *interface = register_class_Noodlehaus_ConfigInterface();
    msf_config_parse_ce = register_class_Noodlehaus_Exception_ParseException(zend_ce_error_exception);
    msf_config_missing_ce = register_class_Noodlehaus_Exception_FileNotFoundException(zend_ce_exception);
    msf_config_empty_ce = register_class_Noodlehaus_Exception_EmptyDirectoryException(zend_ce_exception);
    msf_config_format_ce = register_class_Noodlehaus_Exception_UnsupportedFormatException(zend_ce_exception);
    msf_config_ce = register_class_PG_MSF_Config_Config(interface, zend_ce_arrayaccess, zend_ce_iterator, zend_ce_countable);
    msf_config_ce->create_object = create;
    zend_register_class_alias("Noodlehaus\\Config", msf_config_ce);
    handlers = std_object_handlers;
    handlers.offset = offsetof(config, std);
    handlers.free_obj = free_config;
    handlers.clone_obj = clone_config;
    handlers.get_gc = get_gc;
}
