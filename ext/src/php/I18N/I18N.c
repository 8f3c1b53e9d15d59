#include "php/I18N/I18N.h"

#include "zend_closures.h"
#include "zend_exceptions.h"

#include "base/language.h"
#include "base/message.h"
#include "engine/call.h"
#include "php/I18N/source.h"

#include "I18N_arginfo.h"

zend_class_entry *msf_ce_i18n;

static zend_object_handlers handlers;

typedef struct i18n {
    HashTable *groups; /* as configured; the configuration is replaced by the MessageSource when that is made */
    zval formatter;    /* UNDEF: the default one is made when it is wanted */
    zend_object std;   /* last */
} i18n;

/* The one of the process: see getInstance(). */
static zend_object *instance;

static i18n *i18n_from(zend_object *o)
{
    return (i18n *)((char *)o - offsetof(i18n, std));
}

#define THIS_I18N i18n_from(Z_OBJ_P(ZEND_THIS))

static zend_object *create(zend_class_entry *ce)
{
    i18n *n = zend_object_alloc(sizeof(*n), ce);
    n->groups = NULL;
    ZVAL_UNDEF(&n->formatter);
    zend_object_std_init(&n->std, ce);
    object_properties_init(&n->std, ce);
    n->std.handlers = &handlers;
    return &n->std;
}

static void free_obj(zend_object *o)
{
    i18n *n = i18n_from(o);
    if (n->groups != NULL) {
        zend_array_destroy(n->groups);
    }
    zval_ptr_dtor(&n->formatter);
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **values, int *count)
{
    i18n *n = i18n_from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    zval *group;
    zend_get_gc_buffer_add_zval(gc, &n->formatter);
    if (n->groups != NULL) {
        ZEND_HASH_FOREACH_VAL (n->groups, group) {
            zend_get_gc_buffer_add_zval(gc, group);
        }
        ZEND_HASH_FOREACH_END();
    }
    zend_get_gc_buffer_use(gc, values, count);
    return zend_std_get_properties(o);
}

void msf_i18n_shutdown(void)
{
    zend_object *o = instance;
    instance = NULL;
    if (o != NULL) {
        OBJ_RELEASE(o);
    }
}

ZEND_METHOD(PG_I18N_I18N, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_I18N_I18N, getInstance)
{
    HashTable *config;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ARRAY_HT(config)
    ZEND_PARSE_PARAMETERS_END();
    if (instance == NULL) {
        if (zend_hash_num_elements(config) == 0) {
            zend_throw_exception(zend_ce_exception, "i18n configuration can not be empty.", 0);
            RETURN_THROWS();
        }
        zval made;
        object_init_ex(&made, msf_ce_i18n);
        instance = Z_OBJ(made);
        i18n_from(instance)->groups = zend_array_dup(config);
    }
    RETURN_OBJ_COPY(instance);
}

ZEND_METHOD(PG_I18N_I18N, releaseInstance)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_i18n_shutdown();
}

/* ---- sources ------------------------------------------------------------------------------------------------------------------------ */

static void unknown_group(zend_string *category)
{
    zend_throw_exception_ex(zend_ce_exception, 0, "Unable to locate message source for category '%s'.", ZSTR_VAL(category));
}

/* The source of a group that is still a configuration. */
static bool make_source(zval *config, zval *made)
{
    zval type;
    ZVAL_COPY(&type, config);
    if (Z_TYPE(type) == IS_ARRAY && !zend_hash_str_exists(Z_ARRVAL(type), ZEND_STRL("class"))) {
        SEPARATE_ARRAY(&type);
        add_assoc_string(&type, "class", "PG\\I18N\\PhpMessageSource");
    }
    bool ok = msf_i18n_create(&type, NULL, made);
    zval_ptr_dtor(&type);
    if (ok && !instanceof_function(Z_OBJCE_P(made), msf_ce_message_source)) {
        zend_throw_exception_ex(zend_ce_exception, 0, "The message source %s is no PG\\I18N\\MessageSource",
                                ZSTR_VAL(Z_OBJCE_P(made)->name));
        zval_ptr_dtor(made);
        return false;
    }
    return ok;
}

/* A new reference; NULL after a throw. */
static zend_object *source_of(i18n *n, zend_string *category)
{
    const char *dot = memchr(ZSTR_VAL(category), '.', ZSTR_LEN(category));
    zend_string *group =
        dot == NULL ? zend_string_init(ZEND_STRL("app"), 0) : zend_string_init(ZSTR_VAL(category), (size_t)(dot - ZSTR_VAL(category)), 0);
    zval made, *found = n->groups != NULL ? zend_symtable_find(n->groups, group) : NULL;
    zend_object *source = NULL;
    if (found != NULL) {
        ZVAL_DEREF(found);
    }
    if (found == NULL) {
        unknown_group(category);
    } else if (Z_TYPE_P(found) == IS_OBJECT && instanceof_function(Z_OBJCE_P(found), msf_ce_message_source)) {
        source = Z_OBJ_P(found);
        GC_ADDREF(source);
    } else if (make_source(found, &made)) {
        source = Z_OBJ(made);
        GC_ADDREF(source);
        zend_symtable_update(n->groups, group, &made);
    }
    zend_string_release(group);
    return source;
}

ZEND_METHOD(PG_I18N_I18N, getMessageSource)
{
    zend_string *category;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(category)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *source = source_of(THIS_I18N, category);
    if (source == NULL) {
        RETURN_THROWS();
    }
    RETURN_OBJ(source);
}

/* ---- the formatter ------------------------------------------------------------------------------------------------------------------ */

/* A new reference; NULL after a throw. */
static zend_object *formatter_of(i18n *n)
{
    if (Z_TYPE(n->formatter) == IS_UNDEF) {
        object_init_ex(&n->formatter, msf_ce_message_formatter);
    } else if (Z_TYPE(n->formatter) != IS_OBJECT || Z_OBJCE(n->formatter) == zend_ce_closure) {
        zval made;
        if (!msf_i18n_create(&n->formatter, NULL, &made)) {
            return NULL;
        }
        zval_ptr_dtor(&n->formatter);
        ZVAL_COPY_VALUE(&n->formatter, &made);
    }
    GC_ADDREF(Z_OBJ(n->formatter));
    return Z_OBJ(n->formatter);
}

ZEND_METHOD(PG_I18N_I18N, getMessageFormatter)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *formatter = formatter_of(THIS_I18N);
    if (formatter == NULL) {
        RETURN_THROWS();
    }
    RETURN_OBJ(formatter);
}

ZEND_METHOD(PG_I18N_I18N, setMessageFormatter)
{
    zval *value;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_ARRAY && Z_TYPE_P(value) != IS_OBJECT) {
        zend_argument_type_error(1, "must be of type string|array|object, %s given", zend_zval_type_name(value));
        RETURN_THROWS();
    }
    zval old;
    ZVAL_COPY_VALUE(&old, &THIS_I18N->formatter);
    ZVAL_COPY(&THIS_I18N->formatter, value);
    zval_ptr_dtor(&old);
}

/* ---- texts -------------------------------------------------------------------------------------------------------------------------- */

static bool format_message(i18n *n, zend_string *text, HashTable *params, zend_string *language, zval *result)
{
    zend_object *formatter = formatter_of(n);
    if (formatter == NULL) {
        return false;
    }
    bool ok = msf_message_formatter_format(formatter, text, params, language, result);
    OBJ_RELEASE(formatter);
    if (ok && Z_TYPE_P(result) == IS_FALSE) {
        ZVAL_STR_COPY(result, text); /* malformed: as it is */
    }
    return ok;
}

/* False after a throw. */
static bool format(i18n *n, zval *message, HashTable *params, zend_string *language, zval *result)
{
    if (zend_hash_num_elements(params) == 0) {
        ZVAL_COPY(result, message);
        return true;
    }
    zend_string *text = zval_try_get_string(message);
    if (text == NULL) {
        return false;
    }
    bool ok = true;
    if (msf_message_is_typed(msf_slice_of(ZSTR_VAL(text), ZSTR_LEN(text)))) {
        ok = format_message(n, text, params, language, result);
    } else {
        zend_string *done = msf_i18n_replace(text, params);
        ok = done != NULL;
        if (ok) {
            ZVAL_STR(result, done);
        }
    }
    zend_string_release(text);
    return ok;
}

/* The values as an array: `(array) $params`. *held keeps what was made for that. */
static HashTable *params_of(zval *params, zval *held)
{
    ZVAL_UNDEF(held);
    if (Z_TYPE_P(params) == IS_ARRAY) {
        return Z_ARRVAL_P(params);
    }
    ZVAL_COPY(held, params);
    convert_to_array(held);
    return Z_ARRVAL_P(held);
}

static bool translate(i18n *n, zend_string *category, zval *message, HashTable *params, zend_string *language, zval *result)
{
    zval found;
    zend_object *source = source_of(n, category);
    if (source == NULL) {
        return false;
    }
    bool ok = msf_message_source_translate(source, category, message, language, &found);
    if (ok && Z_TYPE(found) == IS_FALSE) {
        zval *own = OBJ_PROP_NUM(source, MSF_SOURCE_LANGUAGE);
        ZVAL_DEREF(own);
        zend_string *tmp, *name = zval_get_tmp_string(own, &tmp);
        ok = format(n, message, params, name, result);
        zend_tmp_string_release(tmp);
    } else if (ok) {
        ok = format(n, &found, params, language, result);
        zval_ptr_dtor(&found);
    }
    OBJ_RELEASE(source);
    return ok;
}

ZEND_METHOD(PG_I18N_I18N, t)
{
    zend_string *category, *given = NULL;
    zval *message, *params = NULL, held, none;
    ZEND_PARSE_PARAMETERS_START(2, 4)
    Z_PARAM_STR(category)
    Z_PARAM_ZVAL(message)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(params)
    Z_PARAM_STR_OR_NULL(given)
    ZEND_PARSE_PARAMETERS_END();
    if (instance == NULL) {
        zend_throw_exception(zend_ce_exception, "Has not instantiated i18n.", 0);
        RETURN_THROWS();
    }
    zend_object *o = instance;
    GC_ADDREF(o); /* a hook may release the instance */
    zend_string *language = msf_i18n_language(given);
    ZVAL_EMPTY_ARRAY(&none);
    translate(i18n_from(o), category, message, params_of(params != NULL ? params : &none, &held), language, return_value);
    zval_ptr_dtor(&held);
    zend_string_release(language);
    OBJ_RELEASE(o);
}

ZEND_METHOD(PG_I18N_I18N, translate)
{
    zend_string *category, *language;
    zval *message, *params, held;
    ZEND_PARSE_PARAMETERS_START(4, 4)
    Z_PARAM_STR(category)
    Z_PARAM_ZVAL(message)
    Z_PARAM_ZVAL(params)
    Z_PARAM_STR(language)
    ZEND_PARSE_PARAMETERS_END();
    translate(THIS_I18N, category, message, params_of(params, &held), language, return_value);
    zval_ptr_dtor(&held);
}

ZEND_METHOD(PG_I18N_I18N, format)
{
    zend_string *language;
    zval *message, *params, held;
    ZEND_PARSE_PARAMETERS_START(3, 3)
    Z_PARAM_ZVAL(message)
    Z_PARAM_ZVAL(params)
    Z_PARAM_STR(language)
    ZEND_PARSE_PARAMETERS_END();
    format(THIS_I18N, message, params_of(params, &held), language, return_value);
    zval_ptr_dtor(&held);
}

ZEND_METHOD(PG_I18N_I18N, createObject)
{
    zval *type;
    HashTable *params = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(type)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(params)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_i18n_create(type, params, return_value)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_I18N_I18N, negotiate)
{
    HashTable *supported;
    zend_string *header;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ARRAY_HT(supported)
    Z_PARAM_STR(header)
    ZEND_PARSE_PARAMETERS_END();
    uint32_t count = 0;
    zval *name;
    zend_string **names = safe_emalloc(zend_hash_num_elements(supported), sizeof(*names), 1);
    msf_slice *slices = safe_emalloc(zend_hash_num_elements(supported), sizeof(*slices), 1);
    ZEND_HASH_FOREACH_VAL (supported, name) {
        names[count] = zval_get_string(name);
        slices[count] = msf_slice_of(ZSTR_VAL(names[count]), ZSTR_LEN(names[count]));
        count++;
    }
    ZEND_HASH_FOREACH_END();
    ssize_t best = msf_language_negotiate(slices, count, msf_slice_of(ZSTR_VAL(header), ZSTR_LEN(header)));
    if (best >= 0) {
        RETVAL_STR_COPY(names[best]);
    }
    for (uint32_t i = 0; i < count; i++) {
        zend_string_release(names[i]);
    }
    efree(slices);
    efree(names);
}

void msf_register_i18n(void)
{
    msf_ce_i18n = register_class_PG_I18N_I18N();
    msf_ce_i18n->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(i18n, std);
    handlers.free_obj = free_obj;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
