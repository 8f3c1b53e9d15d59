/* The constructor of the server object (spec/01 section 2): instance, configuration, logger, error handlers, router, packer, views. */
#include "php/Server/server.h"

#include "engine/call.h"
#include "engine/future.h"
#include "php/Base/Base.h"
#include "php/Base/Pool.h"
#include "php/Cache/SysCache.h"
#include "php/Config/Config.h"
#include "php/Exceptions.h"
#include "php/Log/PGLog.h"
#include "php/View/View.h"

/* Late binding: the constant of the application's class, not that of the framework. */
static zend_string *server_name(zend_object *server)
{
    zend_class_constant *c = zend_hash_str_find_ptr(CE_CONSTANTS_TABLE(server->ce), ZEND_STRL("SERVER_NAME"));
    if (c == NULL || (Z_TYPE(c->value) == IS_CONSTANT_AST && zval_update_constant_ex(&c->value, c->ce) != SUCCESS)) {
        return ZSTR_EMPTY_ALLOC();
    }
    return Z_TYPE(c->value) == IS_STRING && Z_STRLEN(c->value) > 0 ? zend_string_copy(Z_STR(c->value))
                                                                   : zend_string_init(ZEND_STRL("none"), 0);
}

static void put_string(zend_object *server, const char *name, zend_string *value)
{
    zval v;
    ZVAL_STR(&v, value);
    msf_server_put(server, name, &v);
    zval_ptr_dtor(&v);
}

static void put_method(zend_object *server, const char *property, const char *method, zval *out)
{
    array_init(out);
    GC_ADDREF(server);
    add_next_index_object(out, server);
    add_next_index_string(out, method);
    if (property != NULL) {
        msf_server_put(server, property, out);
    }
}

static void install(const char *function, zval *callable)
{
    zval name, result;
    ZVAL_STRING(&name, function);
    ZVAL_UNDEF(&result);
    call_user_function(NULL, NULL, &name, &result, 1, callable);
    zval_ptr_dtor(&result);
    zval_ptr_dtor(&name);
}

static void install_handlers(zend_object *server)
{
    zval callable;
    put_method(server, "onErrorHandle", "onErrorHandle", &callable);
    zval_ptr_dtor(&callable);
    put_method(server, NULL, "checkErrors", &callable);
    install("register_shutdown_function", &callable);
    zval_ptr_dtor(&callable);
    put_method(server, NULL, "displayErrorHandler", &callable);
    install("set_error_handler", &callable);
    zval_ptr_dtor(&callable);
}

/* The class named by a key: as it stands, then in the application's namespace, then in the framework's. NULL after a throw. */
static zend_class_entry *tool_class(zend_string *name, const char *folder)
{
    static const char *const spaces[] = {"%s", "App\\%s\\%s", "PG\\MSF\\%s\\%s"};
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++) {
        zend_string *full = i == 0 ? zend_string_copy(name) : strpprintf(0, spaces[i], folder, ZSTR_VAL(name));
        zend_class_entry *ce = msf_find_class(ZSTR_VAL(full), ZSTR_LEN(full));
        zend_string_release(full);
        if (ce != NULL || EG(exception) != NULL) {
            return ce;
        }
    }
    zend_throw_exception_ex(msf_ce_base_exception, 0, "class %s is not exist.", ZSTR_VAL(name));
    return NULL;
}

static bool make_tool(zend_object *server, zend_object *config, const char *key, const char *dflt, const char *folder, const char *property)
{
    zend_string *fallback = zend_string_init(dflt, strlen(dflt), 0), *name;
    zval object;
    ZVAL_UNDEF(&object);
    if (msf_config_string(config, key, fallback, &name)) {
        zend_class_entry *ce = tool_class(name, folder);
        if (ce != NULL && object_init_ex(&object, ce) == SUCCESS &&
            (ce->constructor == NULL || msf_call(Z_OBJ(object), ce->constructor, NULL, 0, NULL))) {
            msf_server_put(server, property, &object);
        }
    }
    zval_ptr_dtor(&object);
    zend_string_release(fallback);
    return EG(exception) == NULL;
}

static bool find_views(zend_object *server, zend_object *config)
{
    HashTable *configured;
    zval paths;
    if (!msf_config_array(config, "http_server.view_paths", &configured)) {
        return false;
    }
    if (configured != NULL) {
        ZVAL_ARR(&paths, zend_array_dup(configured));
    } else {
        array_init(&paths);
        zval *app = zend_get_constant_str(ZEND_STRL("APP_DIR"));
        if (app != NULL && Z_TYPE_P(app) == IS_STRING) {
            add_next_index_str(&paths, strpprintf(0, "%s/Views", Z_STRVAL_P(app)));
        }
    }
    msf_server_put(server, "viewResolvePaths", &paths);
    zval_ptr_dtor(&paths);
    return true;
}

/* Core::$stdClass is what applications put into JSON for {}. */
static bool make_shared_objects(zend_object *server)
{
    zend_object *pool = msf_pool_instance();
    zval empty;
    if (pool == NULL) {
        return false;
    }
    object_init(&empty);
    msf_server_put_object(server, "objectPool", pool);
    zend_result ok = zend_update_static_property(msf_ce_core, ZEND_STRL("stdClass"), &empty);
    zval_ptr_dtor(&empty);
    return ok == SUCCESS;
}

/* The time-out that coroutines without one of their own have (coroutine.timeout, ms). */
static bool read_timeout(zend_object *config)
{
    zend_long ms;
    if (!msf_config_duration(config, "coroutine.timeout", 1, 30000, 1, 86400000, &ms)) {
        return false;
    }
    return zend_update_static_property_long(msf_ce_coroutine_base, ZEND_STRL("maxTimeout"), ms) == SUCCESS;
}

/* There from the first moment; the segment behind it is made when the tree starts, or on first use. */
static void make_sys_cache(zend_object *server)
{
    zend_object *cache = msf_sys_cache_object();
    msf_server_put_object(server, "sysCache", cache);
    OBJ_RELEASE(cache);
}

static bool make_log(zend_object *server, zend_object *config)
{
    zval name;
    ZVAL_COPY(&name, msf_server_get(server, "name"));
    zend_object *log = msf_log_create(Z_STR(name), msf_config_get(config, ZEND_STRL("server.log")));
    zval_ptr_dtor(&name);
    if (log == NULL) {
        return false;
    }
    msf_server_put_object(server, "log", log);
    OBJ_RELEASE(log);
    return true;
}

bool msf_server_boot(zend_object *server)
{
    zend_object *config = NULL;
    msf_server_set_instance(server);
    put_string(server, "name", server_name(server));
    if (!msf_config_load(NULL, &config)) {
        return false;
    }
    msf_server_put_object(server, "config", config);
    OBJ_RELEASE(config); /* the property holds it now */
    install_handlers(server);
    make_sys_cache(server);
    return make_shared_objects(server) && read_timeout(config) && make_log(server, config) &&
           msf_call(server, MSF_METHOD(server->ce, "setconfig"), NULL, 0, NULL) &&
           make_tool(server, config, "server.route_tool", "NormalRoute", "Route", "route") &&
           make_tool(server, config, "server.pack_tool", "JsonPack", "Pack", "pack") && find_views(server, config) &&
           msf_view_configure(config);
}
