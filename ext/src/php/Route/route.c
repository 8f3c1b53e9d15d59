#include "php/Route/route.h"

#include <unistd.h>

#include "base/lru.h"
#include "engine/call.h"
#include "engine/value.h"
#include "http/static.h"
#include "php/Attribute/table.h"
#include "php/Request/settings.h"
#include "php/Route/custom.h"
#include "php/Route/rest.h"

/* A resolved path. */
typedef struct cached {
    zend_class_entry *ce;
    zend_function *action;
    zend_string *controller;
    zend_string *method;
} cached;

#define CACHE_PATH_MAX 512 /* longer paths are resolved every time */

static msf_lru *cache;

static void free_cached(void *value)
{
    cached *c = value;
    zend_string_release(c->controller);
    zend_string_release(c->method);
    efree(c);
}

static void remember(msf_slice path, const msf_route *r)
{
    if (path.n > CACHE_PATH_MAX || (!cache && !(cache = msf_lru_new(msf_settings()->route_cache, free_cached)))) {
        return;
    }
    cached *c = emalloc(sizeof(*c));
    *c = (cached){r->ce, r->action, zend_string_copy(r->controller), zend_string_copy(r->method)};
    if (msf_lru_put(cache, path, c) != 0) {
        free_cached(c);
    }
}

bool msf_route_recall(msf_slice path, msf_route *out)
{
    const cached *c = cache ? msf_lru_get(cache, path) : NULL;
    if (!c) {
        return false;
    }
    out->kind = MSF_ROUTE_ACTION;
    out->ce = c->ce;
    out->action = c->action;
    out->controller = zend_string_copy(c->controller);
    out->method = zend_string_copy(c->method);
    return true;
}

void msf_route_store(msf_slice path, zend_string *controller, zend_string *method, zend_string *class_name)
{
    msf_route r = {.fd = -1, .ce = zend_lookup_class(class_name)};
    if (!r.ce || !msf_route_is_controller(r.ce)) {
        return;
    }
    r.controller = zend_string_copy(controller);
    r.method = msf_route_prefixed(method);
    r.action = msf_route_action(r.ce, r.method);
    if (r.action) {
        remember(path, &r);
    }
    msf_route_free(&r);
}

/* ---- files -------------------------------------------------------------------------------------------------------------------------- */

static bool looks_like_file(msf_slice path)
{
    size_t start = path.n;
    while (start > 0 && path.p[start - 1] != '/') {
        start--;
    }
    return memchr(path.p + start, '.', path.n - start) != NULL;
}

/* A file of the host's root wins; without one the controllers are asked, which cannot have such a name: 404. */
void msf_route_file(const msf_http_request *req, msf_slice path, msf_route *out)
{
    const msf_settings_t *s = msf_settings();
    const msf_domain *domain = msf_settings_domain(msf_route_host(req));
    zend_string *root = domain && domain->root ? domain->root : s->web_root;
    bool directory = req->path.n > 0 && req->path.p[req->path.n - 1] == '/'; /* `path` has lost it: "/page.txt/" is no file */
    int fd = root && !directory ? msf_http_static_open(ZSTR_VAL(root), path, NULL) : -ENOENT;
    if (fd >= 0 && !(domain && domain->root)) { /* only configured hosts serve files */
        close(fd);
        fd = -EACCES;
    }
    out->fd = fd >= 0 ? fd : -1;
    if (fd >= 0) {
        out->kind = MSF_ROUTE_FILE;
    } else {
        out->kind = fd == -EACCES || fd == -ELOOP ? MSF_ROUTE_FORBIDDEN : MSF_ROUTE_NO_FILE;
    }
}

/* ---- controllers -------------------------------------------------------------------------------------------------------------------- */

static void set_controller(msf_route *out, zend_string *name, zend_string *method)
{
    if (out->controller) {
        zend_string_release(out->controller);
        zend_string_release(out->method);
    }
    out->controller = zend_string_copy(name);
    out->method = msf_route_prefixed(method);
}

/* Tries the path's names in the order of spec/03 2.3 steps 4 to 6. */
static void find_controller(const msf_route_names *n, bool any, msf_route *out)
{
    const msf_settings_t *s = msf_settings();
    set_controller(out, n->controller, n->method);
    out->ce = msf_route_class(n->controller);
    if (out->ce || EG(exception)) {
        return;
    }
    set_controller(out, n->all, s->default_method);
    out->ce = msf_route_class(n->all);
    if (!out->ce && !EG(exception) && any && s->default_controller) {
        out->ce = msf_route_class(s->default_controller);
    }
}

void msf_route_resolve(msf_slice path, bool any, msf_route *out)
{
    msf_route_names names;
    msf_route_split(path, &names);
    find_controller(&names, any, out);
    msf_route_names_free(&names);
    if (EG(exception)) {
        out->kind = MSF_ROUTE_THREW;
    } else if (!out->ce) {
        out->kind = MSF_ROUTE_NO_CONTROLLER;
    } else {
        out->action = msf_route_action(out->ce, out->method);
        out->kind = out->action ? MSF_ROUTE_ACTION : MSF_ROUTE_NO_METHOD;
    }
}

/* The manual's "/" is the index file; a default controller takes it over if its class exists (spec/09 3.2). */
static void find_root(msf_route *out)
{
    const msf_settings_t *s = msf_settings();
    out->kind = MSF_ROUTE_INDEX;
    if (s->default_controller) {
        set_controller(out, s->default_controller, s->default_method);
        out->ce = msf_route_class(s->default_controller);
        if (EG(exception)) {
            out->kind = MSF_ROUTE_THREW;
        } else if (out->ce) {
            out->action = msf_route_action(out->ce, out->method);
            out->kind = out->action ? MSF_ROUTE_ACTION : MSF_ROUTE_NO_METHOD;
        }
    }
}

/* Handlers of RPC belong to the framework's own controller, whatever the application calls its classes. */
static void find_rpc(msf_route *out)
{
    zend_string *name = zend_string_init(ZEND_STRL("Rpc"), 0), *method = zend_string_init(ZEND_STRL("Index"), 0);
    set_controller(out, name, method);
    zend_string_release(name);
    zend_string_release(method);
    out->is_rpc = true;
    out->kind = MSF_ROUTE_NO_CONTROLLER;
    out->ce = zend_hash_str_find_ptr(EG(class_table), ZEND_STRL("pg\\msf\\controllers\\rpc"));
    if (out->ce) {
        out->action = msf_route_action(out->ce, out->method);
        out->kind = out->action ? MSF_ROUTE_ACTION : MSF_ROUTE_NO_METHOD;
    }
}

bool msf_route_special(const msf_http_request *req, msf_slice path, msf_route *out)
{
    if (msf_route_is_rpc(req)) {
        find_rpc(out);
        return true;
    }
    if (path.n == 0) {
        find_root(out);
        return true;
    }
    return false;
}

/* A file of that name wins; without one a class can still have it, with '_' for '.' ("/report/v1.0" is actionV1_0). */
static void find_dotted(const msf_http_request *req, msf_slice path, msf_route *out)
{
    msf_route named = {.fd = -1};
    msf_route_file(req, path, out);
    if (out->kind != MSF_ROUTE_NO_FILE) {
        return;
    }
    msf_route_resolve(path, false, &named);
    if (named.kind == MSF_ROUTE_ACTION || named.kind == MSF_ROUTE_THREW) {
        *out = named;
    } else {
        msf_route_free(&named);
    }
}

void msf_route_at(const msf_http_request *req, msf_slice path, bool use_cache, bool any, msf_route *out)
{
    if (use_cache && msf_route_recall(path, out)) {
        return;
    }
    if (looks_like_file(path)) {
        find_dotted(req, path, out);
        return;
    }
    msf_route_resolve(path, any, out);
    if (use_cache && any && out->kind == MSF_ROUTE_ACTION) {
        remember(path, out);
    }
}

void msf_route_refuse_verb(msf_route *out, uint32_t allowed)
{
    msf_route_free(out);
    out->kind = MSF_ROUTE_WRONG_VERB;
    out->allowed = allowed;
}

static void find_by_name(const msf_http_request *req, bool use_cache, msf_route *out)
{
    msf_slice path = msf_route_path(req);
    if (!msf_route_special(req, path, out)) {
        msf_route_at(req, path, use_cache, true, out);
    }
}

void msf_route_find(zend_object *router, msf_http_request *req, zend_object *input, msf_route *out)
{
    memset(out, 0, sizeof(*out)); /* params UNDEF */
    out->fd = -1;
    if (UNEXPECTED(msf_attribute_rules != NULL) && msf_attribute_find(req, out)) {
        return;
    }
    switch (router ? msf_router_kind_of(router) : MSF_ROUTER_NAMES) {
    case MSF_ROUTER_NAMES:
        find_by_name(req, !router || msf_route_caches(router), out);
        break;
    case MSF_ROUTER_RULES:
        msf_rest_find(router, req, input, out);
        break;
    case MSF_ROUTER_OWN:
        msf_route_ask(router, req, input, out);
        break;
    }
}

void msf_route_free(msf_route *r)
{
    if (r->controller) {
        zend_string_release(r->controller);
    }
    if (r->method) {
        zend_string_release(r->method);
    }
    zval_ptr_dtor(&r->params);
    if (r->fd >= 0) {
        close(r->fd);
    }
    r->controller = r->method = NULL;
    ZVAL_UNDEF(&r->params);
    r->is_rpc = false;
    r->fd = -1;
}

void msf_route_shutdown(void)
{
    msf_lru_free(cache);
    cache = NULL;
}
