#include "php/Route/route.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Request/settings.h"

#include "zend_attributes.h"
#include "NormalRoute_arginfo.h"

/* The methods that subclasses build on. They work on the properties of one router object; the server calls them only when a subclass
 * overrides something (Route/custom.c), on a clone per request. */
zend_class_entry *msf_ce_normal_route;

static void put_string(zend_object *o, uint32_t slot, zend_string *s)
{
    zval v;
    ZVAL_STR(&v, s);
    msf_slot_set(o, slot, &v);
}

/* An array property of the request; NULL when it is none. */
static HashTable *part(zend_object *request, const char *name)
{
    zval rv, *v = zend_read_property(request->ce, request, name, strlen(name), true, &rv);
    ZVAL_DEREF(v);
    return Z_TYPE_P(v) == IS_ARRAY ? Z_ARRVAL_P(v) : NULL;
}

static zend_string *member(zend_object *request, const char *name, const char *key)
{
    HashTable *ht = part(request, name);
    zval *v = ht ? zend_hash_str_find_deref(ht, key, strlen(key)) : NULL;
    return v && Z_TYPE_P(v) == IS_STRING ? Z_STR_P(v) : NULL;
}

static zend_string *verb_of(zend_object *request)
{
    zend_string *method = member(request, "server", "request_method"), *other = member(request, "header", "x-http-method-override");
    if (method && other && ZSTR_LEN(other) > 0 && zend_string_equals_literal_ci(method, "POST")) {
        method = other;
    }
    return method ? zend_string_toupper(method) : ZSTR_INIT_LITERAL("GET", 0);
}

static zend_object *request_argument(INTERNAL_FUNCTION_PARAMETERS)
{
    zval *request;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT(request)
    ZEND_PARSE_PARAMETERS_END_EX(return NULL);
    return Z_OBJ_P(request);
}

ZEND_METHOD(PG_MSF_Route_NormalRoute, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Route_NormalRoute, parseVerb)
{
    zend_object *request = request_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU);
    if (!request) {
        RETURN_THROWS();
    }
    RETURN_STR(verb_of(request));
}

static zend_string *host_of(zend_object *request)
{
    zend_string *host = member(request, "header", "host");
    if (!host) {
        return ZSTR_EMPTY_ALLOC();
    }
    const char *colon = memchr(ZSTR_VAL(host), ':', ZSTR_LEN(host));
    return zend_string_init(ZSTR_VAL(host), colon ? (size_t)(colon - ZSTR_VAL(host)) : ZSTR_LEN(host), 0);
}

/* Without the slashes at its end. The root stays when a default controller takes it: an empty path means the index file. */
static zend_string *path_of(zend_object *request)
{
    zend_string *path = member(request, "server", "path_info");
    size_t n = path ? ZSTR_LEN(path) : 0, least = msf_settings()->default_controller ? 1 : 0;
    while (n > least && ZSTR_VAL(path)[n - 1] == '/') {
        n--;
    }
    return n ? zend_string_init(ZSTR_VAL(path), n, 0) : ZSTR_EMPTY_ALLOC();
}

static void put_params(zend_object *o, HashTable *params)
{
    zval v;
    if (params) {
        ZVAL_ARR(&v, zend_array_dup(params));
    } else {
        ZVAL_EMPTY_ARRAY(&v);
    }
    msf_slot_set(o, MSF_ROUTE_SLOT_PARAMS, &v);
}

ZEND_METHOD(PG_MSF_Route_NormalRoute, parseRequestBase)
{
    zend_object *request = request_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU), *o = Z_OBJ_P(ZEND_THIS);
    zval verb, argv[1];
    if (!request) {
        RETURN_THROWS();
    }
    static const uint32_t emptied[] = {MSF_ROUTE_SLOT_FILE, MSF_ROUTE_SLOT_CONTROLLER, MSF_ROUTE_SLOT_METHOD, MSF_ROUTE_SLOT_CLASS};
    for (size_t i = 0; i < sizeof(emptied) / sizeof(emptied[0]); i++) {
        put_string(o, emptied[i], ZSTR_EMPTY_ALLOC());
    }
    put_string(o, MSF_ROUTE_SLOT_HOST, host_of(request));
    put_string(o, MSF_ROUTE_SLOT_PATH, path_of(request));
    ZVAL_FALSE(msf_slot(o, MSF_ROUTE_SLOT_IS_RPC));
    put_params(o, part(request, "get"));
    ZVAL_OBJ(&argv[0], request);
    if (!msf_call(o, MSF_METHOD(o->ce, "parseverb"), &verb, 1, argv)) {
        RETURN_THROWS();
    }
    msf_slot_set(o, MSF_ROUTE_SLOT_VERB, &verb);
}

static void set_rpc(zend_object *o, zend_object *request)
{
    HashTable *params = part(request, "post");
    ZVAL_TRUE(msf_slot(o, MSF_ROUTE_SLOT_IS_RPC));
    put_string(o, MSF_ROUTE_SLOT_CONTROLLER, ZSTR_INIT_LITERAL("Rpc", 0));
    put_string(o, MSF_ROUTE_SLOT_METHOD, ZSTR_INIT_LITERAL("Index", 0));
    put_string(o, MSF_ROUTE_SLOT_CLASS, ZSTR_INIT_LITERAL("\\PG\\MSF\\Controllers\\Rpc", 0));
    put_string(o, MSF_ROUTE_SLOT_PATH, ZSTR_INIT_LITERAL("/Rpc/Index", 0));
    put_params(o, params ? params : part(request, "get"));
}

/* Loosely equal to 1, as PHP compares. */
static bool is_rpc(zend_object *request)
{
    zval one, text;
    zend_string *rpc = member(request, "header", "x-rpc");
    ZVAL_LONG(&one, 1);
    if (rpc) {
        ZVAL_STR(&text, rpc);
    }
    return rpc && zend_compare(&text, &one) == 0;
}

bool msf_route_begin(zend_object *router, zend_object *request)
{
    zval argv[1];
    ZVAL_OBJ(&argv[0], request);
    if (!msf_call(router, MSF_METHOD(router->ce, "parserequestbase"), NULL, 1, argv)) {
        return false;
    }
    if (is_rpc(request)) {
        set_rpc(router, request);
        return false;
    }
    return true;
}

ZEND_METHOD(PG_MSF_Route_NormalRoute, handleHttpRequest)
{
    zend_object *request = request_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU), *o = Z_OBJ_P(ZEND_THIS);
    zval argv[1];
    if (!request) {
        RETURN_THROWS();
    }
    if (msf_route_begin(o, request)) {
        ZVAL_COPY(&argv[0], msf_slot(o, MSF_ROUTE_SLOT_PATH));
        msf_call(o, MSF_METHOD(o->ce, "parsepath"), NULL, 1, argv);
        zval_ptr_dtor(&argv[0]);
    }
}

/* Searches the class of the controller name in the object; true when found. */
static bool find_class(zend_object *o, bool with_default)
{
    zval *name = msf_slot(o, MSF_ROUTE_SLOT_CONTROLLER);
    zend_class_entry *ce = Z_TYPE_P(name) == IS_STRING ? msf_route_class(Z_STR_P(name)) : NULL;
    if (!ce && with_default && !EG(exception) && msf_settings()->default_controller) {
        ce = msf_route_class(msf_settings()->default_controller);
    }
    put_string(o, MSF_ROUTE_SLOT_CLASS, ce ? zend_string_concat2("\\", 1, ZSTR_VAL(ce->name), ZSTR_LEN(ce->name)) : ZSTR_EMPTY_ALLOC());
    return ce != NULL;
}

ZEND_METHOD(PG_MSF_Route_NormalRoute, findControllerClassName)
{
    bool with_default = false;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(with_default)
    ZEND_PARSE_PARAMETERS_END();
    bool found = find_class(Z_OBJ_P(ZEND_THIS), with_default);
    if (EG(exception)) {
        RETURN_THROWS();
    }
    RETURN_BOOL(found);
}

/* Calls findControllerClassName() of the object, which a subclass may have replaced. */
static bool ask_class(zend_object *o, bool with_default)
{
    zval argv[1], found;
    ZVAL_BOOL(&argv[0], with_default);
    if (!msf_call(o, MSF_METHOD(o->ce, "findcontrollerclassname"), &found, 1, argv)) {
        return false;
    }
    bool yes = zend_is_true(&found);
    zval_ptr_dtor(&found);
    return yes;
}

static bool take_cached(zend_object *o, zend_string *path)
{
    zval argv[1], entry;
    ZVAL_STR(&argv[0], path);
    if (!zend_is_true(msf_slot(o, MSF_ROUTE_SLOT_ENABLE_CACHE)) || !msf_call(o, MSF_METHOD(o->ce, "getroutecache"), &entry, 1, argv)) {
        return false;
    }
    bool found = Z_TYPE(entry) == IS_ARRAY && zend_hash_num_elements(Z_ARRVAL(entry)) >= 3;
    for (uint32_t i = 0; found && i < 3; i++) {
        static const uint32_t slots[] = {MSF_ROUTE_SLOT_CONTROLLER, MSF_ROUTE_SLOT_METHOD, MSF_ROUTE_SLOT_CLASS};
        zval *v = zend_hash_index_find(Z_ARRVAL(entry), i);
        put_string(o, slots[i], v ? zval_get_string(v) : ZSTR_EMPTY_ALLOC());
    }
    zval_ptr_dtor(&entry);
    return found;
}

static void parse_names(zend_object *o, zend_string *path)
{
    msf_route_names n;
    msf_route_split(msf_value_slice(path), &n);
    put_string(o, MSF_ROUTE_SLOT_CONTROLLER, zend_string_copy(n.controller));
    put_string(o, MSF_ROUTE_SLOT_METHOD, zend_string_copy(n.method));
    if (!ask_class(o, false) && !EG(exception)) {
        put_string(o, MSF_ROUTE_SLOT_CONTROLLER, zend_string_copy(n.all));
        put_string(o, MSF_ROUTE_SLOT_METHOD, zend_string_copy(msf_settings()->default_method));
        ask_class(o, true);
    }
    msf_route_names_free(&n);
}

/* Where a file of that name would be. */
static zend_string *file_of(zend_object *o, zend_string *path)
{
    zval *host = msf_slot(o, MSF_ROUTE_SLOT_HOST);
    const msf_domain *d = Z_TYPE_P(host) == IS_STRING ? msf_settings_domain(msf_value_slice(Z_STR_P(host))) : NULL;
    zend_string *root = d && d->root ? d->root : msf_settings()->web_root;
    return strpprintf(0, "%s%s", root ? ZSTR_VAL(root) : "", ZSTR_VAL(path));
}

ZEND_METHOD(PG_MSF_Route_NormalRoute, parsePath)
{
    zend_string *path;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(path)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    if (ZSTR_LEN(path) == 0 || take_cached(o, path) || EG(exception)) {
        return;
    }
    const char *slash = zend_memrchr(ZSTR_VAL(path), '/', ZSTR_LEN(path));
    bool dotted = strchr(slash ? slash : ZSTR_VAL(path), '.') != NULL;
    zend_string *file = dotted ? file_of(o, path) : NULL;
    if (file && VCWD_ACCESS(ZSTR_VAL(file), F_OK) == 0) {
        put_string(o, MSF_ROUTE_SLOT_FILE, file);
        return;
    }
    parse_names(o, path);
    if (file && Z_STRLEN_P(msf_slot(o, MSF_ROUTE_SLOT_CLASS)) == 0) {
        put_string(o, MSF_ROUTE_SLOT_FILE, file); /* a file that is not there: 404 */
    } else if (file) {
        zend_string_release(file);
    }
}

/* ---- getters and setters ------------------------------------------------------------------------------------------------------------ */

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

#define GETTER(name, slot)                                                                                                                 \
    ZEND_METHOD(PG_MSF_Route_NormalRoute, name)                                                                                            \
    {                                                                                                                                      \
        get(INTERNAL_FUNCTION_PARAM_PASSTHRU, slot);                                                                                       \
    }
#define SETTER(name, slot)                                                                                                                 \
    ZEND_METHOD(PG_MSF_Route_NormalRoute, name)                                                                                            \
    {                                                                                                                                      \
        set(INTERNAL_FUNCTION_PARAM_PASSTHRU, slot);                                                                                       \
    }

GETTER(getControllerName, MSF_ROUTE_SLOT_CONTROLLER)
GETTER(getControllerClassName, MSF_ROUTE_SLOT_CLASS)
GETTER(getMethodName, MSF_ROUTE_SLOT_METHOD)
GETTER(getPath, MSF_ROUTE_SLOT_PATH)
GETTER(getFile, MSF_ROUTE_SLOT_FILE)
GETTER(getHost, MSF_ROUTE_SLOT_HOST)
GETTER(getIsRpc, MSF_ROUTE_SLOT_IS_RPC)
GETTER(getVerb, MSF_ROUTE_SLOT_VERB)
GETTER(getParams, MSF_ROUTE_SLOT_PARAMS)
GETTER(getEnableCache, MSF_ROUTE_SLOT_ENABLE_CACHE)
SETTER(setFile, MSF_ROUTE_SLOT_FILE)
SETTER(setControllerName, MSF_ROUTE_SLOT_CONTROLLER)
SETTER(setMethodName, MSF_ROUTE_SLOT_METHOD)
SETTER(setParams, MSF_ROUTE_SLOT_PARAMS)

ZEND_METHOD(PG_MSF_Route_NormalRoute, setRouteCache)
{
    zend_string *path;
    zval *entry;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(path)
    Z_PARAM_ARRAY(entry)
    ZEND_PARSE_PARAMETERS_END();
    zval *name = zend_hash_index_find_deref(Z_ARRVAL_P(entry), 0), *method = zend_hash_index_find_deref(Z_ARRVAL_P(entry), 1),
         *class_name = zend_hash_index_find_deref(Z_ARRVAL_P(entry), 2);
    if (name && method && class_name && Z_TYPE_P(name) == IS_STRING && Z_TYPE_P(method) == IS_STRING && Z_TYPE_P(class_name) == IS_STRING) {
        msf_route_store(msf_value_slice(path), Z_STR_P(name), Z_STR_P(method), Z_STR_P(class_name));
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Route_NormalRoute, getRouteCache)
{
    zend_string *path;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(path)
    ZEND_PARSE_PARAMETERS_END();
    msf_route r = {.fd = -1};
    if (!msf_route_recall(msf_value_slice(path), &r)) {
        RETURN_NULL();
    }
    size_t prefix = ZSTR_LEN(msf_settings()->method_prefix);
    array_init_size(return_value, 3);
    add_next_index_str(return_value, zend_string_copy(r.controller));
    add_next_index_stringl(return_value, ZSTR_VAL(r.method) + prefix, ZSTR_LEN(r.method) - prefix);
    add_next_index_str(return_value, zend_string_concat2("\\", 1, ZSTR_VAL(r.ce->name), ZSTR_LEN(r.ce->name)));
    msf_route_free(&r);
}

void msf_register_normal_route(void)
{
    msf_ce_normal_route = register_class_PG_MSF_Route_NormalRoute(msf_ce_iroute);
}
