#include "php/Session/session.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Base/Pool.h"
#include "php/Config/Config.h"
#include "php/Server.h"

#include "php/Session/Session_arginfo.h"

zend_class_entry *msf_ce_session;

static zend_object_handlers handlers;

#define THIS_SESSION msf_session_from(Z_OBJ_P(ZEND_THIS))

static zend_object *current_config(void)
{
    zend_object *config = msf_server_config();
    return config ? config : msf_config_current();
}

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static void drop(zend_string **s)
{
    if (*s) {
        zend_string_release(*s);
        *s = NULL;
    }
}

/* Into the pool. The adapter stays, since its destructor may be PHP; the next constructor lets it go. */
static void forget(zend_object *o)
{
    msf_session *s = msf_session_from(o);
    drop(&s->id);
    drop(&s->started);
}

/* As new: the constructor runs for every request that takes the object from the pool. */
static void reset(msf_session *s)
{
    forget(&s->std);
    msf_session_settings_free(&s->settings);
    msf_session_files_release(s->files);
    s->files = NULL;
    zval adapter;
    ZVAL_COPY_VALUE(&adapter, &s->adapter);
    ZVAL_UNDEF(&s->adapter);
    zval_ptr_dtor(&adapter);
}

static bool open_adapter(msf_session *s, zend_class_entry *ce)
{
    zval argv[2], ignored;
    if (object_init_ex(&s->adapter, ce) != SUCCESS) {
        ZVAL_UNDEF(&s->adapter);
        return false;
    }
    zend_object *o = Z_OBJ(s->adapter);
    if (ce->constructor && !msf_call(o, ce->constructor, NULL, 0, NULL)) {
        return false;
    }
    ZVAL_STR(&argv[0], s->settings.save_path);
    ZVAL_STR(&argv[1], s->settings.name);
    if (!msf_call(o, MSF_METHOD(ce, "open"), &ignored, 2, argv) || !msf_session_settle(&ignored)) {
        return false;
    }
    zval_ptr_dtor(&ignored);
    return true;
}

ZEND_METHOD(PG_MSF_Session_Session, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_session *s = THIS_SESSION;
    zend_object *config = current_config();
    reset(s);
    zend_class_entry *ce = msf_session_adapter_class(config);
    if (!ce || !msf_session_settings_load(config, &s->settings)) {
        RETURN_THROWS();
    }
    if (ce == msf_ce_session_file) {
        s->files = msf_session_files_get(ZSTR_VAL(s->settings.save_path), ZSTR_VAL(s->settings.name));
    } else {
        open_adapter(s, ce);
    }
}

static zend_object *create(zend_class_entry *ce)
{
    msf_session *s = zend_object_alloc(sizeof(*s), ce);
    memset(s, 0, offsetof(msf_session, std));
    zend_object_std_init(&s->std, ce);
    object_properties_init(&s->std, ce);
    s->std.handlers = &handlers;
    return &s->std;
}

static void free_obj(zend_object *o)
{
    reset(msf_session_from(o));
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    zend_get_gc_buffer_add_zval(gc, &msf_session_from(o)->adapter);
    /* The table of all properties, once there is one, has the declared ones as well. */
    for (int i = 0; !o->properties && i < o->ce->default_properties_count; i++) {
        zend_get_gc_buffer_add_zval(gc, OBJ_PROP_NUM(o, i));
    }
    zend_get_gc_buffer_use(gc, table, n);
    return o->properties;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------ */

/* One value; NULL when it is missing or null, and after a throw. Borrowed from *data, which the caller frees. */
static zval *find(msf_session *s, zend_string *key, zval *data)
{
    ZVAL_UNDEF(data);
    if (!msf_session_load(s, data)) {
        return NULL;
    }
    zval *v = zend_symtable_find(Z_ARRVAL_P(data), key);
    return v && Z_TYPE_P(v) != IS_NULL ? v : NULL;
}

ZEND_METHOD(PG_MSF_Session_Session, get)
{
    zend_string *key;
    zval *dflt = NULL, data;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(key)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(dflt)
    ZEND_PARSE_PARAMETERS_END();
    zval *v = find(THIS_SESSION, key, &data);
    if (v) {
        ZVAL_COPY(return_value, v);
    } else if (dflt && !EG(exception)) {
        ZVAL_COPY(return_value, dflt);
    }
    zval_ptr_dtor(&data);
}

ZEND_METHOD(PG_MSF_Session_Session, has)
{
    zend_string *key;
    zval data;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(key)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_BOOL(return_value, find(THIS_SESSION, key, &data) != NULL);
    zval_ptr_dtor(&data);
}

ZEND_METHOD(PG_MSF_Session_Session, all)
{
    ZEND_PARSE_PARAMETERS_NONE();
    if (!msf_session_load(THIS_SESSION, return_value)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_MSF_Session_Session, id)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_session *s = THIS_SESSION;
    zend_string *id = msf_session_is_open(s) ? msf_session_start(s, NULL) : NULL;
    if (!id) {
        RETURN_THROWS();
    }
    RETURN_STR(id);
}

/* ---- changing ----------------------------------------------------------------------------------------------------------------------- */

typedef struct setting {
    zval *key, *value;
} setting;

static bool is_reserved(zend_string *key)
{
    if (!zend_string_equals_literal(key, MSF_SESSION_ENDS)) {
        return false;
    }
    zend_throw_exception(msf_ce_session_exception, "session: the key \"" MSF_SESSION_ENDS "\" is the framework's own", 0);
    return true;
}

static bool put_all(HashTable *data, HashTable *values)
{
    zend_ulong index;
    zend_string *key;
    zval *v;
    ZEND_HASH_FOREACH_KEY_VAL (values, index, key, v) {
        ZVAL_DEREF(v);
        if (key && is_reserved(key)) {
            return false;
        }
        Z_TRY_ADDREF_P(v);
        if (key) {
            zend_hash_update(data, key, v);
        } else {
            zend_hash_index_update(data, index, v);
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static bool put(zval *data, void *ctx)
{
    setting *c = ctx;
    if (Z_TYPE_P(c->key) == IS_ARRAY) {
        return put_all(Z_ARRVAL_P(data), Z_ARRVAL_P(c->key));
    }
    if (Z_TYPE_P(c->key) == IS_STRING && is_reserved(Z_STR_P(c->key))) {
        return false;
    }
    return array_set_zval_key(Z_ARRVAL_P(data), c->key, c->value) == SUCCESS;
}

ZEND_METHOD(PG_MSF_Session_Session, set)
{
    zval *value = NULL, *key, null;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(key)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_NULL(&null);
    setting c = {key, value ? value : &null};
    if (Z_TYPE_P(key) != IS_ARRAY && Z_TYPE_P(key) != IS_STRING && Z_TYPE_P(key) != IS_LONG) {
        zend_argument_type_error(1, "must be of type array|string|int, %s given", zend_zval_type_name(key));
        RETURN_THROWS();
    }
    if (!msf_session_change(THIS_SESSION, put, &c, return_value)) {
        RETURN_THROWS();
    }
}

static bool take_out(zval *data, void *ctx)
{
    zend_symtable_del(Z_ARRVAL_P(data), ctx);
    return true;
}

ZEND_METHOD(PG_MSF_Session_Session, delete)
{
    zend_string *key;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(key)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_session_change(THIS_SESSION, take_out, key, return_value)) {
        RETURN_THROWS();
    }
}

static bool take_all_out(zval *data, void *ctx)
{
    zend_hash_clean(Z_ARRVAL_P(data));
    return true;
}

ZEND_METHOD(PG_MSF_Session_Session, clear)
{
    ZEND_PARSE_PARAMETERS_NONE();
    if (!msf_session_change(THIS_SESSION, take_all_out, NULL, NULL)) {
        RETURN_THROWS();
    }
    RETURN_TRUE;
}

void msf_register_session(void)
{
    msf_ce_session = register_class_PG_MSF_Session_Session(msf_ce_core);
    msf_ce_session->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(msf_session, std);
    handlers.free_obj = free_obj;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
    msf_pool_on_reset(msf_ce_session, forget);
}
