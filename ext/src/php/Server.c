/* PG\MSF\Server, HttpServer and MSFServer: the object that an application extends. What it does at start is in Server/, what a worker does
 * in Worker/. */
#include "php/Server.h"

#include <stdarg.h>

#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Common.h"
#include "php/Log/PGLog.h"
#include "php/Macro.h"
#include "php/Server/server.h"
#include "php/View/View.h"
#include "php/Worker/worker.h"
#include "process/title.h"
#include "zend_smart_str.h"

#include "php/Server_arginfo.h"

zend_class_entry *msf_ce_server;
zend_class_entry *msf_ce_http_server;
zend_class_entry *msf_ce_msf_server;

static zval instance; /* a reference, because getInstance() returns one */

/* ---- the instance ------------------------------------------------------------------------------------------------------------------- */

zval *msf_server_reference(void)
{
    if (Z_TYPE(instance) == IS_UNDEF) {
        ZVAL_NEW_EMPTY_REF(&instance);
        ZVAL_NULL(Z_REFVAL(instance));
    }
    return &instance;
}

void msf_server_set_instance(zend_object *server)
{
    zval *slot = Z_REFVAL_P(msf_server_reference()), old;
    ZVAL_COPY_VALUE(&old, slot);
    ZVAL_OBJ_COPY(slot, server);
    zval_ptr_dtor(&old);
}

void msf_server_shutdown(void)
{
    zval_ptr_dtor(&instance);
    ZVAL_UNDEF(&instance);
    msf_place = (msf_tree_place){.slot = -1};
}

zend_object *msf_server_instance(void)
{
    return Z_TYPE(instance) == IS_REFERENCE && Z_TYPE_P(Z_REFVAL(instance)) == IS_OBJECT ? Z_OBJ_P(Z_REFVAL(instance)) : NULL;
}

zval *msf_server_get(zend_object *server, const char *name)
{
    static zval null;
    zval *p = zend_read_property(server->ce, server, name, strlen(name), true, &null);
    ZVAL_DEREF(p);
    return p;
}

void msf_server_put(zend_object *server, const char *name, zval *value)
{
    zend_update_property(server->ce, server, name, strlen(name), value);
}

void msf_server_put_object(zend_object *server, const char *name, zend_object *value)
{
    zval v;
    ZVAL_OBJ(&v, value);
    msf_server_put(server, name, &v);
}

/* Properties that requests look at: found once, since a property has its place in every class below the one that declares it. */
enum { PROP_CONFIG, PROP_LOG, PROP_ROUTE, PROP_PACK, PROP_REQUEST_ID, PROPS };

static uint32_t offsets[PROPS];

static void find_properties(void)
{
    static const char *const names[PROPS] = {"config", "log", "route", "pack", "requestId"};
    for (int i = 0; i < PROPS; i++) {
        zend_property_info *info = zend_hash_str_find_ptr(&msf_ce_server->properties_info, names[i], strlen(names[i]));
        ZEND_ASSERT(info != NULL && "the stub declares it");
        offsets[i] = info->offset;
    }
}

void msf_server_count_request(zend_long n)
{
    zend_object *server = msf_server_instance();
    zval *p = server != NULL ? OBJ_PROP(server, offsets[PROP_REQUEST_ID]) : NULL;
    if (p != NULL && Z_TYPE_P(p) == IS_LONG) {
        ZVAL_LONG(p, n);
    }
}

static zend_object *object_property(int which)
{
    zend_object *server = msf_server_instance();
    if (server == NULL) {
        return NULL;
    }
    zval *v = OBJ_PROP(server, offsets[which]);
    ZVAL_DEREF(v);
    return Z_TYPE_P(v) == IS_OBJECT ? Z_OBJ_P(v) : NULL;
}

zend_object *msf_server_config(void)
{
    return object_property(PROP_CONFIG);
}

zend_object *msf_server_log(void)
{
    return object_property(PROP_LOG);
}

zend_object *msf_server_router(void)
{
    return object_property(PROP_ROUTE);
}

zend_object *msf_server_pack(void)
{
    return object_property(PROP_PACK);
}

HashTable *msf_server_view_paths(void)
{
    zend_object *server = msf_server_instance();
    zval *v = server != NULL ? msf_server_get(server, "viewResolvePaths") : NULL;
    return v != NULL && Z_TYPE_P(v) == IS_ARRAY ? Z_ARRVAL_P(v) : (HashTable *)&zend_empty_array;
}

msf_scoreboard *msf_server_scoreboard(void)
{
    return msf_place.board;
}

int msf_server_slot(void)
{
    return msf_place.slot;
}

/* ---- to people ---------------------------------------------------------------------------------------------------------------------- */

void msf_server_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    zend_string *line = zend_vstrpprintf(0, format, args);
    va_end(args);
    msf_writeln(ZSTR_VAL(line), ZSTR_LEN(line));
    zend_string_release(line);
}

void msf_server_complain(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

void msf_server_leave(int status)
{
    EG(exit_status) = status;
    if (EG(exception) == NULL) {
        zend_throw_unwind_exit();
    }
}

/* ---- hooks -------------------------------------------------------------------------------------------------------------------------- */

static zend_string *describe(zend_object *e)
{
    zval rv, *message = zend_read_property_ex(instanceof_function(e->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error, e,
                                              ZSTR_KNOWN(ZEND_STR_MESSAGE), 1, &rv);
    zval *file = zend_read_property_ex(instanceof_function(e->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error, e,
                                       ZSTR_KNOWN(ZEND_STR_FILE), 1, &rv);
    zval *line = zend_read_property_ex(instanceof_function(e->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error, e,
                                       ZSTR_KNOWN(ZEND_STR_LINE), 1, &rv);
    return strpprintf(0, "%s: %s (%s:" ZEND_LONG_FMT ")", ZSTR_VAL(e->ce->name), Z_TYPE_P(message) == IS_STRING ? Z_STRVAL_P(message) : "",
                      Z_TYPE_P(file) == IS_STRING ? Z_STRVAL_P(file) : "unknown", Z_TYPE_P(line) == IS_LONG ? Z_LVAL_P(line) : 0);
}

bool msf_server_hook(const char *lc_name, uint32_t argc, zval *argv, zend_string **why)
{
    zend_object *server = msf_server_instance();
    zend_function *fn = server != NULL ? msf_method(server->ce, lc_name, strlen(lc_name)) : NULL;
    if (fn == NULL || msf_call(server, fn, NULL, argc, argv)) {
        return true;
    }
    zend_object *e = msf_take_exception();
    bool quit = e == NULL || msf_is_exit(e);
    zend_string *text = quit ? strpprintf(0, "exit() in %s()", lc_name) : describe(e);
    if (e != NULL) {
        OBJ_RELEASE(e);
    }
    if (msf_server_log() != NULL) {
        msf_log_write(msf_server_log(), MSF_LOG_ERROR, ZSTR_VAL(text), ZSTR_LEN(text));
    }
    if (why != NULL) {
        *why = text;
    } else {
        zend_string_release(text);
    }
    return false;
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------------ */

ZEND_METHOD(PG_MSF_Server, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
    if (!msf_server_boot(Z_OBJ_P(ZEND_THIS)) && Z_TYPE(EG(user_exception_handler)) == IS_UNDEF) {
        /* Uncaught, it is told in a sentence; a trace of the framework's inside would only hide file and key. */
        ZVAL_STRING(&EG(user_exception_handler), "PG\\MSF\\Server::startFailed");
    }
}

ZEND_METHOD(PG_MSF_Server, startFailed)
{
    zval *error;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT_OF_CLASS(error, zend_ce_throwable)
    ZEND_PARSE_PARAMETERS_END();
    msf_command_complain_exception(Z_OBJ_P(error));
    EG(exit_status) = 1;
}

ZEND_METHOD(PG_MSF_Server, getInstance)
{
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_COPY(return_value, msf_server_reference());
}

ZEND_FUNCTION(getInstance)
{
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_COPY(return_value, msf_server_reference());
}

static bool config_to_property(zend_object *server, zend_object *config, const char *key, const char *property)
{
    zval *v = msf_config_get(config, key, strlen(key));
    if (v != NULL && Z_TYPE_P(v) != IS_NULL) {
        msf_server_put(server, property, v);
    }
    return true;
}

/* A class name, or a map with `class`. */
static void class_to_property(zend_object *server, zend_object *config, const char *key, const char *property, zend_class_entry *dflt)
{
    zval *v = msf_config_get(config, key, strlen(key)), name;
    if (v != NULL && Z_TYPE_P(v) == IS_ARRAY) {
        v = zend_hash_str_find_deref(Z_ARRVAL_P(v), ZEND_STRL("class"));
    }
    if (v == NULL || Z_TYPE_P(v) != IS_STRING) {
        ZVAL_STR(&name, dflt->name);
        v = &name;
    }
    msf_server_put(server, property, v);
}

/* server.set, http_server and the classes of Input and Output, as properties that applications look at. */
ZEND_METHOD(PG_MSF_Server, setConfig)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *server = Z_OBJ_P(ZEND_THIS), *config = msf_server_config();
    if (config == NULL) {
        return;
    }
    config_to_property(server, config, "server.set.user", "user");
    config_to_property(server, config, "server.set.worker_num", "workerNum");
    config_to_property(server, config, "server.set.task_worker_num", "taskNum");
    if (instanceof_function(server->ce, msf_ce_http_server)) {
        config_to_property(server, config, "http_server.enable", "httpEnable");
        config_to_property(server, config, "http_server.socket", "httpSocketName");
        config_to_property(server, config, "http_server.port", "httpPort");
        class_to_property(server, config, "http.input", "input", msf_ce_input);
        class_to_property(server, config, "http.output", "output", msf_ce_output);
    }
}

ZEND_METHOD(PG_MSF_Server, run)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_command_run(zend_get_called_scope(execute_data));
}

ZEND_METHOD(PG_MSF_Server, init)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_command_init();
}

ZEND_METHOD(PG_MSF_Server, parseCommand)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_command_parse();
}

ZEND_METHOD(PG_MSF_Server, initWorkers)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_launch_configure();
}

ZEND_METHOD(PG_MSF_Server, displayUI)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_launch_banner();
}

ZEND_METHOD(PG_MSF_Server, startSwooles)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *server = msf_server_instance();
    zend_function *start = server != NULL ? MSF_USER_METHOD(server->ce, "start") : NULL;
    if (start != NULL) {
        msf_call(server, start, NULL, 0, NULL);
    } else {
        msf_launch_start();
    }
}

ZEND_METHOD(PG_MSF_Server, setProcessTitle)
{
    zend_string *title;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(title)
    ZEND_PARSE_PARAMETERS_END();
    msf_title_set(ZSTR_VAL(title));
}

ZEND_METHOD(PG_MSF_Server, setServerSet)
{
    ZEND_PARSE_PARAMETERS_NONE();
    HashTable *set = NULL;
    zend_object *config = msf_server_config();
    if (config != NULL && !msf_config_array(config, "server.set", &set)) {
        RETURN_THROWS();
    }
    RETVAL_ARR(set != NULL ? zend_array_dup(set) : zend_new_array(1));
    zval *daemonize = zend_read_static_property(msf_ce_server, ZEND_STRL("daemonize"), true);
    add_assoc_long(return_value, "daemonize", daemonize != NULL && zend_is_true(daemonize) ? 1 : 0);
}

/* Hooks that do nothing of their own; applications override them. */
#define EMPTY_HOOK(name, max)                                                                                                              \
    ZEND_METHOD(PG_MSF_Server, name)                                                                                                       \
    {                                                                                                                                      \
        if (UNEXPECTED(ZEND_NUM_ARGS() != (max))) {                                                                                        \
            zend_wrong_parameters_count_error(max, max);                                                                                   \
        }                                                                                                                                  \
    }

EMPTY_HOOK(beforeSwooleStart, 0)
EMPTY_HOOK(onInitTimer, 0)
EMPTY_HOOK(onStart, 1)
EMPTY_HOOK(onManagerStart, 1)
EMPTY_HOOK(onManagerStop, 1)
EMPTY_HOOK(onWorkerStart, 2)
EMPTY_HOOK(onWorkerStop, 2)
EMPTY_HOOK(onShutdown, 1)
EMPTY_HOOK(onClose, 2)
EMPTY_HOOK(onTask, 4)
EMPTY_HOOK(onFinish, 3)
EMPTY_HOOK(onPipeMessage, 3)

ZEND_METHOD(PG_MSF_Server, close)
{
    zend_long fd;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_LONG(fd)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(msf_worker_close(fd));
}

ZEND_METHOD(PG_MSF_Server, isTaskWorker)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_FALSE; /* task processes have a type of their own */
}

ZEND_METHOD(PG_MSF_Server, __call)
{
    zend_string *name;
    HashTable *args;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(name)
    Z_PARAM_ARRAY_HT(args)
    ZEND_PARSE_PARAMETERS_END();
    zval *handle = msf_server_get(Z_OBJ_P(ZEND_THIS), "server");
    zend_string *lc = zend_string_tolower(name);
    zend_function *fn = Z_TYPE_P(handle) == IS_OBJECT ? msf_method(Z_OBJCE_P(handle), ZSTR_VAL(lc), ZSTR_LEN(lc)) : NULL;
    zend_string_release(lc);
    if (fn == NULL || (fn->common.fn_flags & ZEND_ACC_PUBLIC) == 0) {
        zend_throw_error(NULL, "Call to undefined method %s::%s()", ZSTR_VAL(Z_OBJCE_P(ZEND_THIS)->name), ZSTR_VAL(name));
        return;
    }
    msf_call_array(Z_OBJ_P(handle), fn, return_value, args);
}

ZEND_METHOD(PG_MSF_HttpServer, setTemplateEngine)
{
    zval engine;
    ZEND_PARSE_PARAMETERS_NONE();
    msf_view_new_engine(&engine);
    msf_server_put(Z_OBJ_P(ZEND_THIS), "templateEngine", &engine);
    zval_ptr_dtor(&engine);
}

ZEND_METHOD(PG_MSF_MSFServer, getAllTaskMessage)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_EMPTY_ARRAY();
}

void msf_register_server(void)
{
    msf_ce_server = register_class_PG_MSF_Server(msf_ce_child);
    find_properties();
    msf_ce_http_server = register_class_PG_MSF_HttpServer(msf_ce_server);
    msf_ce_msf_server = register_class_PG_MSF_MSFServer(msf_ce_http_server);
    msf_register_server_handle();
    zend_register_functions(NULL, ext_functions, NULL, MODULE_PERSISTENT);
}
