#include "php/Route/route.h"

#include "zend_smart_str.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Controllers/Controller.h"
#include "php/Request/settings.h"
#include "php/Route/rules.h"

/* "get-mock-ids" -> "GetMockIds", "fooBar" -> "FooBar". */
static void append_segment(smart_str *s, const char *p, size_t n)
{
    bool upper = true;
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '-') {
            upper = true;
            continue;
        }
        smart_str_appendc(s, upper && p[i] >= 'a' && p[i] <= 'z' ? (char)(p[i] - 'a' + 'A') : p[i]);
        upper = false;
    }
}

static zend_string *finish(smart_str *s)
{
    smart_str_0(s);
    return s->s ? s->s : ZSTR_EMPTY_ALLOC();
}

void msf_route_split(msf_slice path, msf_route_names *out)
{
    smart_str all = {0};
    size_t last = 0; /* where the last segment begins in `all` */
    bool many = false;
    while (path.n > 0 && *path.p == '/') {
        path.p++;
        path.n--;
    }
    for (size_t at = 0;;) {
        const char *slash = memchr(path.p + at, '/', path.n - at);
        size_t end = slash ? (size_t)(slash - path.p) : path.n;
        last = all.s ? ZSTR_LEN(all.s) : 0;
        append_segment(&all, path.p + at, end - at);
        if (!slash) {
            break;
        }
        many = true;
        smart_str_appendc(&all, '\\');
        at = end + 1;
    }
    zend_string *joined = finish(&all), *dflt = msf_settings()->default_method;
    if (many) {
        out->all = joined;
        out->controller = zend_string_init(ZSTR_VAL(joined), last - 1, 0);
        out->method = zend_string_init(ZSTR_VAL(joined) + last, ZSTR_LEN(joined) - last, 0);
    } else {
        out->all = zend_string_concat3(ZSTR_VAL(joined), ZSTR_LEN(joined), "\\", 1, ZSTR_VAL(dflt), ZSTR_LEN(dflt));
        out->controller = joined;
        out->method = zend_string_copy(dflt);
    }
}

void msf_route_names_free(msf_route_names *n)
{
    zend_string_release(n->all);
    zend_string_release(n->controller);
    zend_string_release(n->method);
}

bool msf_route_is_controller(const zend_class_entry *ce)
{
    return instanceof_function(ce, msf_ce_controller) &&
           !(ce->ce_flags &
             (ZEND_ACC_INTERFACE | ZEND_ACC_TRAIT | ZEND_ACC_ENUM | ZEND_ACC_EXPLICIT_ABSTRACT_CLASS | ZEND_ACC_IMPLICIT_ABSTRACT_CLASS));
}

/* Names in PHP have no dots: "/v1.0/user" is V1_0\\User. `name` is new. */
static zend_string *without_dots(zend_string *name)
{
    for (char *p = ZSTR_VAL(name); (p = strchr(p, '.')) != NULL;) {
        *p = '_';
    }
    return name;
}

zend_class_entry *msf_route_class_in(const char *space, size_t len, zend_string *name)
{
    zend_string *full = without_dots(zend_string_concat2(space, len, ZSTR_VAL(name), ZSTR_LEN(name)));
    zend_class_entry *ce = zend_lookup_class(full);
    /* Once loaded, PHP finds a class in any spelling; a path has one spelling only, as the file has. */
    bool fits = ce && zend_string_equals(ce->name, full) && msf_route_is_controller(ce);
    zend_string_release(full);
    return fits ? ce : NULL;
}

zend_class_entry *msf_route_class(zend_string *name)
{
    if (ZSTR_LEN(name) == 0) {
        return NULL;
    }
    zend_class_entry *ce = msf_route_class_in(ZEND_STRL("App\\Controllers\\"), name);
    if (!ce && !EG(exception)) {
        ce = msf_route_class_in(ZEND_STRL("PG\\MSF\\Controllers\\"), name);
    }
    return ce;
}

zend_function *msf_route_action(zend_class_entry *ce, zend_string *method)
{
    zend_string *lower = zend_string_tolower(method);
    zend_function *fn = zend_hash_find_ptr(&ce->function_table, lower);
    bool framework = zend_hash_exists(&msf_ce_controller->function_table, lower);
    zend_string_release(lower);
    if (!fn || framework || !zend_string_equals(fn->common.function_name, method) ||
        (fn->common.fn_flags & (ZEND_ACC_PUBLIC | ZEND_ACC_STATIC | ZEND_ACC_ABSTRACT)) != ZEND_ACC_PUBLIC ||
        (ZSTR_LEN(method) > 1 && ZSTR_VAL(method)[0] == '_' && ZSTR_VAL(method)[1] == '_')) {
        return NULL;
    }
    return fn;
}

zend_string *msf_route_prefixed(zend_string *method)
{
    zend_string *prefix = msf_settings()->method_prefix;
    return without_dots(zend_string_concat2(ZSTR_VAL(prefix), ZSTR_LEN(prefix), ZSTR_VAL(method), ZSTR_LEN(method)));
}

msf_slice msf_route_host(const msf_http_request *req)
{
    msf_slice host = req->host;
    const char *colon = host.n ? memchr(host.p, ':', host.n) : NULL;
    if (colon) {
        host.n = (size_t)(colon - host.p);
    }
    return host;
}

msf_slice msf_route_path(const msf_http_request *req)
{
    msf_slice path = req->path;
    while (path.n > 0 && path.p[path.n - 1] == '/') {
        path.n--;
    }
    return path;
}

bool msf_route_is_rpc(const msf_http_request *req)
{
    double number = 0;
    zend_long whole = 0;
    msf_slice v = msf_http_request_header(req, MSF_SLICE("x-rpc"));
    if (v.n <= 1) {
        return v.n == 1 && *v.p == '1';
    }
    switch (is_numeric_string(v.p, v.n, &whole, &number, false)) {
    case IS_LONG:
        return whole == 1;
    case IS_DOUBLE:
        return number == 1;
    default:
        return false;
    }
}

msf_http_method msf_route_verb(const msf_http_request *req)
{
    char upper[16];
    msf_slice other = req->method == MSF_HTTP_POST ? msf_http_request_header(req, MSF_SLICE("x-http-method-override")) : MSF_SLICE_NONE;
    if (other.n == 0) {
        return req->method;
    }
    if (other.n > sizeof(upper)) {
        return MSF_HTTP_OTHER;
    }
    zend_str_toupper_copy(upper, other.p, other.n);
    return msf_verb_of(msf_slice_of(upper, other.n));
}
