#include "php/Request/settings.h"

#include <limits.h>
#include <stdlib.h>

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Base/Pool.h"
#include "php/Config/Config.h"
#include "php/Controllers/builtin.h"
#include "php/Http/EventStream.h"
#include "php/Leaks/leaks.h"
#include "php/Request/cors.h"

static msf_settings_t settings;
static bool loaded;

/* ---- http_server.limits.<name> ------------------------------------------------------------------------------------------------------ */

typedef struct limit_key {
    const char *name;
    size_t offset;
    uint8_t bytes; /* width of the field */
    bool is_size;  /* bytes, may be written as "8M" */
    zend_long min, max;
} limit_key;

#define LIMIT(field, is_size, min, max)                                                                                                    \
    {                                                                                                                                      \
#field, offsetof(msf_http_limits, field), sizeof(((msf_http_limits *)0)->field), is_size, min, max                                 \
    }

static const limit_key limit_keys[] = {
    LIMIT(request_line, true, 64, 1 << 20),
    LIMIT(header_bytes, true, 256, 16 << 20),
    LIMIT(header_count, false, 1, 10000),
    LIMIT(body, true, 0, ZEND_LONG_MAX),
    LIMIT(body_memory, true, 0, 1 << 30),
    LIMIT(fields, false, 1, 1000000),
    LIMIT(field_bytes, true, 1, 1 << 30),
    LIMIT(uploads, false, 0, 100000),
    LIMIT(upload_bytes, true, 0, ZEND_LONG_MAX),
    LIMIT(connections, false, 1, 1000000),
    LIMIT(in_flight, false, 1, 1000000),
    LIMIT(pipeline, false, 1, 10000),
    LIMIT(requests_per_connection, false, 0, UINT32_MAX),
    LIMIT(write_high_water, true, 1024, 1 << 30),
    LIMIT(queued_bytes, true, 1 << 20, ZEND_LONG_MAX),
    LIMIT(header_timeout, false, 0, 86400000),
    LIMIT(body_timeout, false, 0, 86400000),
    LIMIT(idle_timeout, false, 0, 86400000),
    LIMIT(write_timeout, false, 0, 86400000),
    LIMIT(min_rate, false, 0, 1 << 30),
    LIMIT(retry_after, false, 0, 86400),
    LIMIT(gzip_min, true, 0, 1 << 30),
    LIMIT(gzip_level, false, 0, 9),
};

static zend_long get_field(const msf_http_limits *l, const limit_key *k)
{
    const char *p = (const char *)l + k->offset;
    uint64_t v8;
    uint32_t v4;
    switch (k->bytes) {
    case 8:
        memcpy(&v8, p, 8);
        return (zend_long)v8;
    case 4:
        memcpy(&v4, p, 4);
        return (zend_long)v4;
    default:
        return (zend_long) * (const uint8_t *)p;
    }
}

static void set_field(msf_http_limits *l, const limit_key *k, zend_long value)
{
    char *p = (char *)l + k->offset;
    uint64_t v8 = (uint64_t)value;
    uint32_t v4 = (uint32_t)value;
    switch (k->bytes) {
    case 8:
        memcpy(p, &v8, 8);
        break;
    case 4:
        memcpy(p, &v4, 4);
        break;
    default:
        *(uint8_t *)p = (uint8_t)value;
        break;
    }
}

/* A misspelt limit must not be no limit. */
static bool limits_are_known(zend_object *config)
{
    HashTable *map = NULL;
    zend_string *name;
    if (!config || !msf_config_array(config, "http_server.limits", &map) || !map) {
        return !EG(exception);
    }
    ZEND_HASH_FOREACH_STR_KEY(map, name)
    {
        size_t i = 0, n = sizeof(limit_keys) / sizeof(limit_keys[0]);
        while (i < n && (!name || strcmp(limit_keys[i].name, ZSTR_VAL(name)) != 0)) {
            i++;
        }
        if (i == n) {
            msf_config_error(config, "http_server.limits", "there is no limit \"%s\"", name ? ZSTR_VAL(name) : "(number)");
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static bool read_limits(zend_object *config, msf_http_limits *l)
{
    msf_http_limits_default(l);
    if (!limits_are_known(config)) {
        return false;
    }
    for (size_t i = 0; config && i < sizeof(limit_keys) / sizeof(limit_keys[0]); i++) {
        const limit_key *k = &limit_keys[i];
        char key[64];
        zend_long v;
        snprintf(key, sizeof(key), "http_server.limits.%s", k->name);
        zend_long dflt = get_field(l, k);
        if (!(k->is_size ? msf_config_size(config, key, dflt, k->min, k->max, &v)
                         : msf_config_long(config, key, dflt, k->min, k->max, &v))) {
            return false;
        }
        set_field(l, k, v);
    }
    return true;
}

/* ---- pieces ------------------------------------------------------------------------------------------------------------------------- */

static bool read_networks(zend_object *config, const char *key, msf_networks *n)
{
    HashTable *list = NULL;
    zval *v;
    if (!config || !msf_config_array(config, key, &list)) {
        return !EG(exception);
    }
    if (!list) {
        return true;
    }
    ZEND_HASH_FOREACH_VAL (list, v) {
        ZVAL_DEREF(v);
        if (Z_TYPE_P(v) != IS_STRING || !msf_networks_add(n, msf_value_slice(Z_STR_P(v)))) {
            msf_config_error(config, key, "expected a list of at most %d networks such as 10.0.0.0/8", MSF_NETWORKS_MAX);
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static bool read_uint(zend_object *config, const char *key, zend_long dflt, zend_long min, zend_long max, uint64_t *out)
{
    zend_long v = dflt;
    if (config && !msf_config_long(config, key, dflt, min, max, &v)) {
        return false;
    }
    *out = (uint64_t)v;
    return true;
}

static bool read_string(zend_object *config, const char *key, const char *dflt, zend_string **out)
{
    zend_string *s = NULL;
    if (config && !msf_config_string(config, key, NULL, &s)) {
        return false;
    }
    if (s) {
        *out = zend_string_copy(s);
    } else {
        *out = dflt ? zend_string_init(dflt, strlen(dflt), 0) : NULL;
    }
    return true;
}

static bool read_on_gone(zend_object *config)
{
    if (config && !msf_config_bool(config, "http_server.half_close", false, &settings.half_close)) {
        return false;
    }
    const char *key = "http_server.cancel_on_disconnect";
    zval *v = config ? msf_config_get(config, key, strlen(key)) : NULL;
    settings.on_gone = MSF_GONE_CANCEL_SAFE;
    if (!v || Z_TYPE_P(v) == IS_NULL || (Z_TYPE_P(v) == IS_STRING && zend_string_equals_literal(Z_STR_P(v), "safe"))) {
        return true;
    }
    bool all;
    if (!msf_config_bool(config, key, true, &all)) {
        return false;
    }
    settings.on_gone = all ? MSF_GONE_CANCEL : MSF_GONE_GO_ON;
    return true;
}

/* http.input and http.output: a class name, or a map with `class`. */
static bool read_class(zend_object *config, const char *key, zend_class_entry *base, zend_class_entry **out)
{
    *out = base;
    zval *v = config ? msf_config_get(config, key, strlen(key)) : NULL;
    if (v && Z_TYPE_P(v) == IS_ARRAY) {
        v = zend_hash_str_find_deref(Z_ARRVAL_P(v), ZEND_STRL("class"));
    }
    if (!v || Z_TYPE_P(v) == IS_NULL) {
        return true;
    }
    zend_class_entry *ce = Z_TYPE_P(v) == IS_STRING ? zend_lookup_class(Z_STR_P(v)) : NULL;
    if (EG(exception)) {
        return false;
    }
    if (!ce || !instanceof_function(ce, base)) {
        msf_config_error(config, key, "expected the name of a class that extends %s", ZSTR_VAL(base->name));
        return false;
    }
    *out = ce;
    return true;
}

/* ---- domains ------------------------------------------------------------------------------------------------------------------------ */

static void free_domain(zval *zv)
{
    msf_domain *d = Z_PTR_P(zv);
    if (d->root) {
        zend_string_release(d->root);
    }
    if (d->index) {
        zend_string_release(d->index);
    }
    efree(d);
}

static zend_string *string_member(HashTable *map, const char *name, size_t len)
{
    zval *v = zend_hash_str_find_deref(map, name, len);
    return v && Z_TYPE_P(v) == IS_STRING && Z_STRLEN_P(v) > 0 ? Z_STR_P(v) : NULL;
}

static zend_string *canonical(zend_string *path)
{
    char resolved[PATH_MAX];
    return realpath(ZSTR_VAL(path), resolved) ? zend_string_init(resolved, strlen(resolved), 0) : zend_string_copy(path);
}

static bool read_domains(zend_object *config)
{
    HashTable *map = NULL;
    zend_string *host;
    zval *v;
    ALLOC_HASHTABLE(settings.domains);
    zend_hash_init(settings.domains, 4, NULL, free_domain, 0);
    if (!config || !msf_config_array(config, "http.domain", &map)) {
        return !EG(exception);
    }
    if (!map) {
        return true;
    }
    ZEND_HASH_FOREACH_STR_KEY_VAL (map, host, v) {
        ZVAL_DEREF(v);
        if (!host || Z_TYPE_P(v) != IS_ARRAY) {
            msf_config_error(config, "http.domain", "expected a map of host names, each with `root` and `index`");
            return false;
        }
        msf_domain *d = ecalloc(1, sizeof(*d));
        zend_string *root = string_member(Z_ARRVAL_P(v), ZEND_STRL("root")), *index = string_member(Z_ARRVAL_P(v), ZEND_STRL("index"));
        d->root = root ? canonical(root) : NULL;
        d->index = index ? zend_string_copy(index) : NULL;
        zend_hash_update_ptr(settings.domains, host, d);
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

const msf_domain *msf_settings_domain(msf_slice host)
{
    HashTable *domains = msf_settings()->domains;
    return domains ? zend_hash_str_find_ptr(domains, host.p ? host.p : "", host.n) : NULL;
}

/* ---- all -------------------------------------------------------------------------------------------------------------------------- */

static zend_string *constant_string(const char *name, const char *suffix)
{
    zval *v = zend_get_constant_str(name, strlen(name));
    if (!v || Z_TYPE_P(v) != IS_STRING) {
        return NULL;
    }
    return strpprintf(0, "%s%s", Z_STRVAL_P(v), suffix);
}

static bool read_names(zend_object *config)
{
    if (!read_string(config, "http.default_controller", NULL, &settings.default_controller) ||
        !read_string(config, "http.default_method", "Index", &settings.default_method) ||
        !read_string(config, "http.method_prefix", "action", &settings.method_prefix)) {
        return false;
    }
    if (settings.default_controller && ZSTR_LEN(settings.default_controller) == 0) {
        zend_string_release(settings.default_controller);
        settings.default_controller = NULL;
    }
    settings.attribute_routes = true;
    if (config && !msf_config_bool(config, "http.attribute_routes", true, &settings.attribute_routes)) {
        return false;
    }
    settings.web_root = constant_string("ROOT_PATH", "/www");
    settings.channel = constant_string("SYSTEM_NAME", "");
    return true;
}

static bool read_numbers(zend_object *config)
{
    uint64_t timeout, cache, drain;
    zend_long memory = 0;
    if (!read_uint(config, "http_server.request_timeout", 0, 0, 86400000, &timeout) ||
        !read_uint(config, "http.route_cache", 4096, 1, 1000000, &cache) ||
        !read_uint(config, "http_server.drain_timeout", 10000, 0, 3600000, &drain) || !msf_pool_configure(config) ||
        !msf_leaks_configure(config) || !read_uint(config, "server.set.max_request", 0, 0, ZEND_LONG_MAX, &settings.max_request) ||
        (config && !msf_config_size(config, "server.set.max_memory", 0, 0, ZEND_LONG_MAX, &memory))) {
        return false;
    }
    settings.request_timeout = (uint32_t)timeout;
    settings.route_cache = (uint32_t)cache;
    settings.drain = (uint32_t)drain;
    settings.max_memory = (uint64_t)memory;
    return true;
}

bool msf_settings_load(zend_object *config)
{
    msf_settings_free();
    loaded = true;
    settings.has_file_headers = config && msf_config_get(config, ZEND_STRL("fileHeader"));
    return read_limits(config, &settings.limits) && read_networks(config, "http_server.trusted_proxies", &settings.trusted_proxies) &&
           msf_builtin_load(config) && msf_event_stream_configure(config) && msf_cors_configure(config) && read_on_gone(config) &&
           read_numbers(config) && read_names(config) && read_class(config, "http.input", msf_ce_input, &settings.input) &&
           read_class(config, "http.output", msf_ce_output, &settings.output) && read_domains(config);
}

const msf_settings_t *msf_settings(void)
{
    if (!loaded) {
        msf_settings_load(NULL);
    }
    return &settings;
}

static void let_go(zend_string *s)
{
    if (s) {
        zend_string_release(s);
    }
}

void msf_settings_free(void)
{
    msf_cors_free();
    let_go(settings.default_controller);
    let_go(settings.default_method);
    let_go(settings.method_prefix);
    let_go(settings.web_root);
    let_go(settings.channel);
    if (settings.domains) {
        zend_hash_destroy(settings.domains);
        FREE_HASHTABLE(settings.domains);
    }
    memset(&settings, 0, sizeof(settings));
    loaded = false;
}
