#include "php/Route/custom.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Exceptions.h"
#include "php/Request/HttpRequest.h"
#include "php/Request/settings.h"
#include "php/Route/rest.h"

/* Methods of NormalRoute that decide where a request goes. */
static const char *const deciding[] = {"handlehttprequest",
                                       "parserequestbase",
                                       "parsepath",
                                       "findcontrollerclassname",
                                       "parseverb",
                                       "getcontrollername",
                                       "getcontrollerclassname",
                                       "getmethodname",
                                       "getparams",
                                       "getpath",
                                       "getfile",
                                       "gethost",
                                       "getisrpc",
                                       "getroutecache",
                                       "setroutecache",
                                       "getenablecache",
                                       "setcontrollername",
                                       "setmethodname",
                                       "setparams"};

static bool is_ours(const zend_function *fn)
{
    return fn && (fn->common.scope == msf_ce_normal_route || fn->common.scope == msf_ce_rest_route);
}

static msf_router_kind look_at(zend_class_entry *ce)
{
    for (size_t i = 0; i < sizeof(deciding) / sizeof(deciding[0]); i++) {
        if (!is_ours(msf_method(ce, deciding[i], strlen(deciding[i])))) {
            return MSF_ROUTER_OWN;
        }
    }
    if (!instanceof_function(ce, msf_ce_rest_route)) {
        return MSF_ROUTER_NAMES;
    }
    return is_ours(MSF_METHOD(ce, "parserule")) ? MSF_ROUTER_RULES : MSF_ROUTER_OWN;
}

msf_router_kind msf_router_kind_of(zend_object *router)
{
    static zend_class_entry *asked;
    static msf_router_kind answer;
    if (router->ce == msf_ce_normal_route) {
        return MSF_ROUTER_NAMES;
    }
    if (router->ce != asked) {
        asked = router->ce;
        answer = look_at(router->ce);
    }
    return answer;
}

bool msf_route_caches(zend_object *router)
{
    return zend_is_true(msf_slot(router, MSF_ROUTE_SLOT_ENABLE_CACHE));
}

/* Calls a getter; the result is owned. UNDEF after a throw or where there is no such method. */
static void ask(zend_object *router, const char *lc_name, zval *out)
{
    zend_function *fn = msf_method(router->ce, lc_name, strlen(lc_name));
    ZVAL_UNDEF(out);
    if (fn && !EG(exception)) {
        msf_call(router, fn, out, 0, NULL);
    }
}

static zend_string *ask_string(zend_object *router, const char *lc_name)
{
    zval v;
    ask(router, lc_name, &v);
    zend_string *s = Z_TYPE(v) == IS_STRING ? zend_string_copy(Z_STR(v)) : ZSTR_EMPTY_ALLOC();
    zval_ptr_dtor(&v);
    return s;
}

/* The class that the router named; a leading backslash is dropped by the look-up. */
static void find_action(msf_route *out, zend_string *class_name, zend_string *method)
{
    out->ce = ZSTR_LEN(class_name) > 0 ? zend_lookup_class(class_name) : NULL;
    if (EG(exception)) {
        return;
    }
    if (!out->ce || !msf_route_is_controller(out->ce)) {
        out->kind = MSF_ROUTE_NO_CONTROLLER;
        return;
    }
    out->method = msf_route_prefixed(method);
    out->action = msf_route_action(out->ce, out->method);
    out->kind = out->action ? MSF_ROUTE_ACTION : MSF_ROUTE_NO_METHOD;
}

/* Remembers a result in the application's router, as the original does after the action was found. */
static void store(zend_object *router, zend_object *asked, msf_route *out, zend_string *class_name, zend_string *method)
{
    zval enabled, known, argv[2];
    zend_function *get = MSF_METHOD(router->ce, "getroutecache"), *set = MSF_METHOD(router->ce, "setroutecache");
    ask(router, "getenablecache", &enabled);
    bool on = zend_is_true(&enabled);
    zval_ptr_dtor(&enabled);
    if (!on || !get || !set || EG(exception)) {
        return;
    }
    zend_string *path = ask_string(asked, "getpath");
    ZVAL_STR(&argv[0], path);
    if (!EG(exception) && msf_call(router, get, &known, 1, argv)) {
        if (!zend_is_true(&known)) {
            array_init(&argv[1]);
            add_next_index_str(&argv[1], zend_string_copy(out->controller));
            add_next_index_str(&argv[1], zend_string_copy(method));
            add_next_index_str(&argv[1], zend_string_copy(class_name));
            msf_call(router, set, NULL, 2, argv);
            zval_ptr_dtor(&argv[1]);
        }
        zval_ptr_dtor(&known);
    }
    zend_string_release(path);
}

static void take_result(zend_object *router, zend_object *asked, msf_route *out)
{
    zval params, rpc;
    zend_string *class_name = ask_string(asked, "getcontrollerclassname"), *method = ask_string(asked, "getmethodname");
    out->controller = ask_string(asked, "getcontrollername");
    ask(asked, "getparams", &params);
    ask(asked, "getisrpc", &rpc);
    out->is_rpc = zend_is_true(&rpc);
    zval_ptr_dtor(&rpc);
    if (Z_TYPE(params) == IS_ARRAY) {
        ZVAL_COPY_VALUE(&out->params, &params);
    } else {
        zval_ptr_dtor(&params);
    }
    if (!EG(exception)) {
        find_action(out, class_name, method);
    }
    uint32_t allowed = msf_rest_allowed(asked);
    if (!EG(exception) && allowed && (out->kind == MSF_ROUTE_NO_CONTROLLER || out->kind == MSF_ROUTE_NO_METHOD)) {
        msf_route_refuse_verb(out, allowed);
    }
    if (!EG(exception) && out->kind == MSF_ROUTE_ACTION) {
        store(router, asked, out, class_name, method);
    }
    zend_string_release(class_name);
    zend_string_release(method);
}

/* The path below the root that the router has put in front of it; of a file elsewhere the request's own. */
static msf_slice file_path(const msf_http_request *req, zend_string *file)
{
    const msf_domain *d = msf_settings_domain(msf_route_host(req));
    zend_string *root = d && d->root ? d->root : msf_settings()->web_root;
    bool below = root && zend_string_starts_with(file, root) && ZSTR_VAL(file)[ZSTR_LEN(root)] == '/';
    return below ? msf_slice_of(ZSTR_VAL(file) + ZSTR_LEN(root), ZSTR_LEN(file) - ZSTR_LEN(root)) : req->path;
}

/* "/" without a class is the index file; a file that the router chose is served from the host's root. */
static bool take_file(zend_object *asked, msf_http_request *req, msf_route *out)
{
    zend_string *path = ask_string(asked, "getpath"), *file = ask_string(asked, "getfile");
    bool empty = ZSTR_LEN(path) == 0, is_file = ZSTR_LEN(file) > 0;
    if (EG(exception)) {
        empty = is_file = false;
    }
    if (empty) {
        out->kind = MSF_ROUTE_INDEX;
    } else if (is_file) {
        msf_route_file(req, file_path(req, file), out);
    }
    zend_string_release(path);
    zend_string_release(file);
    return empty || is_file;
}

void msf_route_ask(zend_object *router, msf_http_request *req, zend_object *input, msf_route *out)
{
    zend_function *handle = MSF_METHOD(router->ce, "handlehttprequest");
    zend_object *request = msf_http_request_object(req, input);
    /* Each request has a router of its own: whatever it keeps in properties cannot meet another request's (spec/10 B1). */
    zend_object *asked = router->handlers->clone_obj ? router->handlers->clone_obj(router) : NULL;
    zval argv[1];
    ZVAL_OBJ(&argv[0], request);
    if (!asked || !handle) {
        zend_throw_exception_ex(msf_ce_route_exception, 0, "The router %s cannot be cloned or has no handleHttpRequest()",
                                ZSTR_VAL(router->ce->name));
    } else if (!EG(exception) && msf_call(asked, handle, NULL, 1, argv)) {
        msf_http_request_adopt(request, input);
        if (!take_file(asked, req, out) && !EG(exception)) {
            take_result(router, asked, out);
        }
    }
    if (EG(exception)) {
        out->kind = MSF_ROUTE_THREW;
    }
    if (asked) {
        OBJ_RELEASE(asked);
    }
    OBJ_RELEASE(request);
}
