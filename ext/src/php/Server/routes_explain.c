#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Input.h"
#include "php/Request/settings.h"
#include "php/Route/custom.h"
#include "php/Route/rest.h"
#include "php/Route/table.h"
#include "php/Server/routes.h"
#include "php/Server/server.h"

static void why(zval *answer, zend_string *sentence)
{
    zval *list = zend_hash_str_find(Z_ARRVAL_P(answer), ZEND_STRL("why"));
    add_next_index_str(list, sentence);
}

/* ---- the request -------------------------------------------------------------------------------------------------------------------- */

/* As it would come over the wire: bytes that may not stand there are encoded. */
static msf_slice encoded(msf_arena *arena, const char *path, size_t n)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = msf_arena_alloc(arena, 3 * n + 1), *p = out;
    for (size_t i = 0; out && i < n; i++) {
        unsigned char c = (unsigned char)path[i];
        if (c > ' ' && c < 0x7f) {
            *p++ = (char)c;
        } else {
            *p++ = '%';
            *p++ = digits[c >> 4];
            *p++ = digits[c & 15];
        }
    }
    return out ? msf_slice_of(out, (size_t)(p - out)) : MSF_SLICE("/");
}

static msf_http_request *make_request(const msf_routes_ask *ask)
{
    msf_http_request *req = msf_http_request_new();
    const char *query = strchr(ask->path, '?'), *method = ask->method ? ask->method : "GET";
    size_t n = query ? (size_t)(query - ask->path) : strlen(ask->path);
    if (!req) {
        zend_error_noreturn(E_ERROR, "Out of memory");
    }
    req->method_name = msf_slice_str(method);
    req->method = msf_verb_of(req->method_name);
    req->path = encoded(&req->arena, ask->path, n);
    req->target = req->path;
    req->query = query ? encoded(&req->arena, query + 1, strlen(query + 1)) : MSF_SLICE_NONE;
    req->host = msf_slice_str(ask->host);
    return req;
}

/* ---- why ---------------------------------------------------------------------------------------------------------------------------- */

static void explain_hit(zval *answer, const msf_rules *set, const msf_rules_hit *hit)
{
    char verbs[MSF_VERBS_TEXT];
    zval params, v;
    msf_verbs_text(hit->rule->verbs, verbs);
    why(answer, strpprintf(0, "%s: rule %u of %u fits: %s %s", hit->rule->type->source, hit->rule->order + 1, msf_rules_count(set),
                           hit->rule->verbs == MSF_VERBS_ANY ? "ANY" : verbs, ZSTR_VAL(hit->rule->pattern)));
    array_init(&params);
    for (uint32_t i = 0; i < hit->count; i++) {
        msf_value_zval(&v, hit->values[i]);
        zend_symtable_update(Z_ARRVAL(params), hit->rule->names[i], &v);
        why(answer,
            strpprintf(0, "    %s = %.*s", ZSTR_VAL(hit->rule->names[i]), (int)hit->values[i].n, hit->values[i].p ? hit->values[i].p : ""));
    }
    add_assoc_zval(answer, "params", &params);
}

/* True when a rule takes the request. */
static bool explain_rules(zval *answer, const msf_rules_source *source, msf_http_request *req)
{
    char verbs[MSF_VERBS_TEXT];
    msf_rules_hit hit;
    const msf_rules *set = source->get();
    if (!set || msf_rules_count(set) == 0 || EG(exception)) {
        return false;
    }
    const char *name = msf_rules_at(set, 0)->type->source;
    switch (msf_rules_match(set, msf_route_verb(req), req->path, &req->arena, &hit)) {
    case MSF_RULES_FOUND:
        explain_hit(answer, set, &hit);
        return true;
    case MSF_RULES_WRONG_VERB:
        msf_verbs_text(hit.allowed, verbs);
        why(answer, strpprintf(0, "%s: the path is known, for other verbs: %s", name, verbs));
        return false;
    default:
        why(answer, strpprintf(0, "%s: none of %u rules fits", name, msf_rules_count(set)));
        return false;
    }
}

static void explain_name(zval *answer, msf_http_request *req)
{
    msf_route_names n;
    msf_slice path = msf_route_path(req);
    if (path.n > 0) {
        msf_route_split(path, &n);
        why(answer, strpprintf(0, "by name: controller %s with %s%s, then controller %s with %s%s", ZSTR_VAL(n.controller),
                               ZSTR_VAL(msf_settings()->method_prefix), ZSTR_VAL(n.method), ZSTR_VAL(n.all),
                               ZSTR_VAL(msf_settings()->method_prefix), ZSTR_VAL(msf_settings()->default_method)));
        msf_route_names_free(&n);
    }
}

/* ---- what ---------------------------------------------------------------------------------------------------------------------------- */

static void put_action(zval *answer, const msf_route *r)
{
    msf_rule_about about = {0};
    msf_rule_about_action(r->ce, r->action, &about);
    add_assoc_str(answer, "handler", zend_string_copy(about.handler));
    if (about.file) {
        add_assoc_str(answer, "file", zend_string_copy(about.file));
        add_assoc_long(answer, "line", about.line);
    }
    if (r->action->type == ZEND_INTERNAL_FUNCTION) {
        why(answer, zend_string_init(ZEND_STRL("a controller of the framework: http.builtin says who may use it"), 0));
    }
    msf_rule_about_free(&about);
}

static const char *words(const msf_route *r, bool options)
{
    switch (r->kind) {
    case MSF_ROUTE_INDEX:
        return "the index page";
    case MSF_ROUTE_FILE:
        return "a file";
    case MSF_ROUTE_NO_FILE:
        return "no such file";
    case MSF_ROUTE_FORBIDDEN:
        return "a file that is not served";
    case MSF_ROUTE_NO_METHOD:
        return "the controller has no such public method";
    case MSF_ROUTE_WRONG_VERB:
        return options ? "the verbs of the path" : "the path is known, the verb is not for it";
    case MSF_ROUTE_THREW:
        return "an exception";
    default:
        return "no such controller";
    }
}

static int status_of(const msf_route *r, const msf_http_request *req)
{
    switch (r->kind) {
    case MSF_ROUTE_ACTION:
    case MSF_ROUTE_INDEX:
    case MSF_ROUTE_FILE:
        return 200;
    case MSF_ROUTE_FORBIDDEN:
        return 403;
    case MSF_ROUTE_WRONG_VERB:
        return msf_route_verb(req) == MSF_HTTP_OPTIONS ? 200 : 405;
    case MSF_ROUTE_THREW:
        return 500;
    default:
        return 404;
    }
}

static void put_result(zval *answer, const msf_route *r, const msf_http_request *req)
{
    char verbs[MSF_VERBS_TEXT];
    add_assoc_long(answer, "status", status_of(r, req));
    if (r->kind == MSF_ROUTE_ACTION) {
        put_action(answer, r);
        return;
    }
    add_assoc_string(answer, "result", words(r, msf_route_verb(req) == MSF_HTTP_OPTIONS));
    if (r->kind == MSF_ROUTE_WRONG_VERB) {
        msf_verbs_text(r->allowed, verbs);
        add_assoc_string(answer, "allow", verbs);
    }
    if (r->kind == MSF_ROUTE_THREW) {
        why(answer, msf_rule_thrown());
    }
}

static void find(zval *answer, msf_http_request *req)
{
    zend_object *router = msf_server_router();
    msf_route route;
    zval input;
    bool ruled = false;
    if (router && msf_router_kind_of(router) == MSF_ROUTER_OWN) {
        why(answer, strpprintf(0, "the router %s decides in PHP", ZSTR_VAL(router->ce->name)));
    }
    for (const msf_rules_source *s = msf_rules_sources; s->name && !ruled; s++) {
        ruled = explain_rules(answer, s, req);
    }
    if (!ruled) {
        explain_name(answer, req);
    }
    object_init_ex(&input, msf_ce_input);
    msf_input_attach(Z_OBJ(input), req);
    msf_route_find(router, req, Z_OBJ(input), &route);
    put_result(answer, &route, req);
    msf_route_free(&route);
    msf_input_detach(Z_OBJ(input));
    zval_ptr_dtor(&input);
}

static void print(HashTable *answer)
{
    zval *v, *handler = zend_hash_str_find(answer, ZEND_STRL("handler")), *file = zend_hash_str_find(answer, ZEND_STRL("file"));
    zval *result = zend_hash_str_find(answer, ZEND_STRL("result")), *allow = zend_hash_str_find(answer, ZEND_STRL("allow"));
    php_printf("%s %s: " ZEND_LONG_FMT " %s\n", Z_STRVAL_P(zend_hash_str_find(answer, ZEND_STRL("method"))),
               Z_STRVAL_P(zend_hash_str_find(answer, ZEND_STRL("path"))), Z_LVAL_P(zend_hash_str_find(answer, ZEND_STRL("status"))),
               Z_STRVAL_P(handler ? handler : result));
    if (file) {
        php_printf("  %s:" ZEND_LONG_FMT "\n", Z_STRVAL_P(file), Z_LVAL_P(zend_hash_str_find(answer, ZEND_STRL("line"))));
    }
    if (allow) {
        php_printf("  Allow: %s\n", Z_STRVAL_P(allow));
    }
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(zend_hash_str_find(answer, ZEND_STRL("why"))), v) {
        php_printf("  %s\n", Z_STRVAL_P(v));
    }
    ZEND_HASH_FOREACH_END();
}

int msf_routes_explain(const msf_routes_ask *ask)
{
    zval answer, list;
    msf_http_request *req = make_request(ask);
    array_init(&answer);
    array_init(&list);
    add_assoc_string(&answer, "method", ask->method ? ask->method : "GET");
    add_assoc_string(&answer, "path", ask->path);
    add_assoc_zval(&answer, "why", &list);
    find(&answer, req);
    if (ask->json) {
        msf_routes_json(&answer);
    } else {
        print(Z_ARRVAL(answer));
    }
    zend_long status = Z_LVAL_P(zend_hash_str_find(Z_ARRVAL(answer), ZEND_STRL("status")));
    zval_ptr_dtor(&answer);
    msf_http_request_release(req);
    return status < 400 ? 0 : 1;
}
