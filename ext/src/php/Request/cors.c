#include "php/Request/cors.h"

#include "zend_smart_str.h"

#include "engine/value.h"
#include "http/conditions.h"
#include "http/form.h"
#include "php/Config/Config.h"

#define ORIGINS_MAX 1000

bool msf_cors_on;

static struct {
    zend_string **origins; /* "https://a.example"; a star in the place of the first label */
    uint32_t count;
    bool any, credentials;
    zend_string *methods, *headers, *expose, *max_age; /* values of headers; `headers` NULL: whatever is asked for; `expose` may be empty */
} cors;

/* ---- configuration ------------------------------------------------------------------------------------------------------------------ */

static void let_go(zend_string **s)
{
    if (*s) {
        zend_string_release(*s);
    }
    *s = NULL;
}

void msf_cors_free(void)
{
    for (uint32_t i = 0; i < cors.count; i++) {
        zend_string_release(cors.origins[i]);
    }
    if (cors.origins) {
        efree(cors.origins);
    }
    let_go(&cors.methods);
    let_go(&cors.headers);
    let_go(&cors.expose);
    let_go(&cors.max_age);
    memset(&cors, 0, sizeof(cors));
    msf_cors_on = false;
}

static bool is_word(const zend_string *s)
{
    for (size_t i = 0; i < ZSTR_LEN(s); i++) {
        if (ZSTR_VAL(s)[i] <= ' ' || strchr(",;\"\x7f", ZSTR_VAL(s)[i])) {
            return false;
        }
    }
    return ZSTR_LEN(s) > 0;
}

/* A list as the value of a header; NULL when it has "*", `dflt` when it is not configured. False after a throw. */
static bool read_list(zend_object *config, const char *key, const char *dflt, zend_string **out)
{
    HashTable *list = NULL;
    zval *v;
    smart_str s = {0};
    bool all = false;
    if (!msf_config_array(config, key, &list)) {
        return false;
    }
    if (!list) {
        *out = zend_string_init(dflt, strlen(dflt), 0);
        return true;
    }
    ZEND_HASH_FOREACH_VAL (list, v) {
        ZVAL_DEREF(v);
        if (Z_TYPE_P(v) != IS_STRING || !is_word(Z_STR_P(v))) {
            smart_str_free(&s);
            msf_config_error(config, key, "expected a list of names");
            return false;
        }
        all |= zend_string_equals_literal(Z_STR_P(v), "*");
        if (s.s) {
            smart_str_appends(&s, ", ");
        }
        smart_str_append(&s, Z_STR_P(v));
    }
    ZEND_HASH_FOREACH_END();
    smart_str_0(&s);
    *out = s.s ? s.s : ZSTR_EMPTY_ALLOC();
    if (all) {
        let_go(out);
    }
    return true;
}

/* scheme://host or scheme://host:port, nothing behind it. */
static bool is_origin(const zend_string *s)
{
    const char *host = strstr(ZSTR_VAL(s), "://");
    return host && host > ZSTR_VAL(s) && host[3] != '\0' && !strpbrk(host + 3, "/?#@") && is_word(s);
}

static bool read_origins(zend_object *config, HashTable *list)
{
    zval *v;
    cors.origins = safe_emalloc(zend_hash_num_elements(list) + 1, sizeof(zend_string *), 0);
    ZEND_HASH_FOREACH_VAL (list, v) {
        ZVAL_DEREF(v);
        if (Z_TYPE_P(v) == IS_STRING && zend_string_equals_literal(Z_STR_P(v), "*")) {
            cors.any = true;
        } else if (Z_TYPE_P(v) == IS_STRING && is_origin(Z_STR_P(v)) && cors.count < ORIGINS_MAX) {
            cors.origins[cors.count++] = zend_string_tolower(Z_STR_P(v));
        } else {
            msf_config_error(config, "http.cors.origins", "expected a list of at most %d origins such as https://www.example.com, or \"*\"",
                             ORIGINS_MAX);
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

bool msf_cors_configure(zend_object *config)
{
    HashTable *origins = NULL;
    zend_long max_age;
    msf_cors_free();
    if (!config || !msf_config_array(config, "http.cors.origins", &origins)) {
        return !config || !EG(exception);
    }
    if (!origins || zend_hash_num_elements(origins) == 0) {
        return true;
    }
    if (!read_origins(config, origins) || !msf_config_bool(config, "http.cors.credentials", false, &cors.credentials) ||
        !read_list(config, "http.cors.methods", "GET, HEAD, POST, PUT, PATCH, DELETE", &cors.methods) ||
        !read_list(config, "http.cors.headers", "Content-Type, Authorization, X-Requested-With", &cors.headers) ||
        !read_list(config, "http.cors.expose", "", &cors.expose) ||
        !msf_config_long(config, "http.cors.max_age", 600, 0, 86400, &max_age)) {
        return false;
    }
    if (cors.any && cors.credentials) {
        msf_config_error(config, "http.cors.credentials",
                         "every page of the web could act for its visitors: name the origins instead of \"*\"");
        return false;
    }
    cors.max_age = zend_long_to_str(max_age);
    return msf_cors_on = true;
}

/* ---- requests ----------------------------------------------------------------------------------------------------------------------- */

/* A star for the first label: a host below the rest, and no other scheme or port. */
static bool matches(const zend_string *pattern, msf_slice origin)
{
    const char *star = strstr(ZSTR_VAL(pattern), "://*.");
    if (!star) {
        return msf_slice_ieq(msf_value_slice(pattern), origin);
    }
    size_t head = (size_t)(star - ZSTR_VAL(pattern)) + 3;
    msf_slice tail = {star + 4, ZSTR_LEN(pattern) - head - 1}; /* with its dot */
    return origin.n > head + tail.n && msf_slice_ieq(msf_slice_of(origin.p, head), msf_slice_of(ZSTR_VAL(pattern), head)) &&
           msf_slice_ieq(msf_slice_of(origin.p + origin.n - tail.n, tail.n), tail);
}

static bool is_allowed(msf_slice origin)
{
    for (uint32_t i = 0; i < cors.count; i++) {
        if (matches(cors.origins[i], origin)) {
            return true;
        }
    }
    return cors.any;
}

static void allow_origin(msf_http_request *req, msf_slice origin)
{
    msf_http_res_header(req, MSF_SLICE("Access-Control-Allow-Origin"), cors.any && cors.count == 0 ? MSF_SLICE("*") : origin);
    if (cors.credentials) {
        msf_http_res_header(req, MSF_SLICE("Access-Control-Allow-Credentials"), MSF_SLICE("true"));
    }
}

static void answer_preflight(msf_http_request *req, msf_slice method)
{
    msf_http_res_header(req, MSF_SLICE("Access-Control-Allow-Methods"), cors.methods ? msf_value_slice(cors.methods) : method);
    msf_slice headers =
        cors.headers ? msf_value_slice(cors.headers) : msf_http_request_header_all(req, MSF_SLICE("access-control-request-headers"));
    if (headers.n > 0) {
        msf_http_res_header(req, MSF_SLICE("Access-Control-Allow-Headers"), headers);
    }
    msf_http_res_header(req, MSF_SLICE("Access-Control-Max-Age"), msf_value_slice(cors.max_age));
}

msf_cors msf_cors_apply(msf_http_request *req, int *status)
{
    msf_slice origin = msf_http_request_header(req, MSF_SLICE("origin"));
    msf_slice method = msf_http_request_header(req, MSF_SLICE("access-control-request-method"));
    bool preflight = req->method == MSF_HTTP_OPTIONS && origin.n > 0 && method.n > 0;
    if (!cors.any || cors.count > 0) {
        msf_http_res_header_add(req, MSF_SLICE("Vary"),
                                MSF_SLICE("Origin")); /* also without it: a cache must not give that answer to others */
    }
    *status = 204;
    if (origin.n == 0) {
        return MSF_CORS_GO_ON;
    }
    bool allowed = is_allowed(origin);
    if (allowed) {
        allow_origin(req, origin);
    }
    if (!preflight) {
        if (allowed && cors.expose && ZSTR_LEN(cors.expose) > 0) {
            msf_http_res_header(req, MSF_SLICE("Access-Control-Expose-Headers"), msf_value_slice(cors.expose));
        }
        return MSF_CORS_GO_ON;
    }
    if (allowed) {
        answer_preflight(req, method);
    } else {
        *status = 403;
    }
    return MSF_CORS_PREFLIGHT;
}
