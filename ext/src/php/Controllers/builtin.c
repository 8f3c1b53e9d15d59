#include "php/Controllers/builtin.h"

#include "engine/value.h"
#include "php/Base/Input.h"
#include "php/Config/Config.h"
#include "php/Request/settings.h"

static const char *const names[] = {"monitor", "metrics", "rest", "bench", "rpc"};

#define NAMES (sizeof(names) / sizeof(names[0]))

/* By name; the others are for this machine only, without an exception. */
static msf_builtin table[NAMES];
static const msf_builtin others;

static msf_builtin *entry(const char *name, size_t n)
{
    for (size_t i = 0; i < NAMES; i++) {
        if (strlen(names[i]) == n && zend_binary_strcasecmp(names[i], n, name, n) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

/* ---- configuration ------------------------------------------------------------------------------------------------------------------ */

static bool read_networks(zend_object *config, const char *key, HashTable *list, msf_networks *n)
{
    zval *v;
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

static bool read_one(zend_object *config, zend_string *name, zval *value)
{
    char key[64];
    msf_builtin *b = name ? entry(ZSTR_VAL(name), ZSTR_LEN(name)) : NULL;
    if (!b) {
        msf_config_error(config, "http.builtin",
                         "there is no built-in controller \"%.40s\"; there are monitor, metrics, rest, bench and rpc",
                         name ? ZSTR_VAL(name) : "(number)");
        return false;
    }
    snprintf(key, sizeof(key), "http.builtin.%s", ZSTR_VAL(name));
    ZVAL_DEREF(value);
    switch (Z_TYPE_P(value)) {
    case IS_NULL:
        return true;
    case IS_TRUE:
        b->access = MSF_BUILTIN_ALL;
        return true;
    case IS_FALSE:
        b->access = MSF_BUILTIN_NONE;
        return true;
    case IS_ARRAY:
        return read_networks(config, key, Z_ARRVAL_P(value), &b->networks);
    default:
        msf_config_error(config, key, "expected a list of networks such as 10.0.0.0/8, or true for everybody, or false for nobody");
        return false;
    }
}

bool msf_builtin_load(zend_object *config)
{
    HashTable *map = NULL, *older = NULL;
    zend_string *name;
    zval *v;
    memset(table, 0, sizeof(table));
    if (!config) {
        return true;
    }
    if (!msf_config_array(config, "http.builtin", &map) || !msf_config_array(config, "monitor.allow", &older) ||
        (older && !read_networks(config, "monitor.allow", older, &table[0].networks))) {
        return false;
    }
    if (map) {
        ZEND_HASH_FOREACH_STR_KEY_VAL (map, name, v) {
            if (!read_one(config, name, v)) {
                return false;
            }
        }
        ZEND_HASH_FOREACH_END();
    }
    return true;
}

/* ---- requests ----------------------------------------------------------------------------------------------------------------------- */

/* Sent on by a proxy that nobody has told us to trust. */
static bool is_forwarded(const msf_http_request *req)
{
    static const msf_slice marks[] = {{"x-forwarded-for", 15}, {"x-real-ip", 9}, {"forwarded", 9}};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (msf_http_request_header(req, marks[i]).p) {
            return true;
        }
    }
    return false;
}

/* The last part of the class's name. */
static msf_slice short_name(const zend_class_entry *ce)
{
    const char *from = zend_memrchr(ZSTR_VAL(ce->name), '\\', ZSTR_LEN(ce->name));
    from = from ? from + 1 : ZSTR_VAL(ce->name);
    return msf_slice_of(from, (size_t)(ZSTR_VAL(ce->name) + ZSTR_LEN(ce->name) - from));
}

static zend_string *refuse(const msf_builtin *b, msf_slice name, msf_slice ip, bool forwarded)
{
    int n = (int)name.n, m = (int)ip.n;
    if (b == &others) {
        return strpprintf(0, "Forbidden: the built-in controller %.*s answers this machine only.", n, name.p);
    }
    zend_string *lower = zend_string_alloc(name.n, 0);
    zend_str_tolower_copy(ZSTR_VAL(lower), name.p, name.n);
    zend_string *text;
    if (b->access == MSF_BUILTIN_NONE) {
        text = strpprintf(0, "Forbidden: the built-in controller %.*s is switched off by http.builtin.%s.", n, name.p, ZSTR_VAL(lower));
    } else if (forwarded) {
        text =
            strpprintf(0,
                       "Forbidden: the built-in controller %.*s answers this machine only, and this request came through a proxy. Name the "
                       "proxy in http_server.trusted_proxies, and in http.builtin.%s the networks to allow.",
                       n, name.p, ZSTR_VAL(lower));
    } else {
        text = strpprintf(0,
                          "Forbidden: the built-in controller %.*s answers this machine only. To allow %.*s, add to the configuration: "
                          "'http' => ['builtin' => ['%s' => ['%.*s']]]",
                          n, name.p, m, ip.p, ZSTR_VAL(lower), m, ip.p);
    }
    zend_string_release(lower);
    return text;
}

bool msf_builtin_allows(const zend_class_entry *ce, const msf_http_request *req, zend_string **refusal)
{
    msf_slice name = short_name(ce), peer = msf_http_request_peer_ip(req), ip = msf_input_remote_addr(req);
    const msf_builtin *b = entry(name.p, name.n);
    b = b ? b : &others;
    bool untold = msf_slice_eq(peer, ip) && is_forwarded(req) && !msf_networks_has(&msf_settings()->trusted_proxies, peer);
    if (b->access == MSF_BUILTIN_ALL ||
        (b->access == MSF_BUILTIN_LOCAL && ((msf_networks_is_loopback(ip) && !untold) || msf_networks_has(&b->networks, ip)))) {
        return true;
    }
    *refusal = refuse(b, name, ip, untold && msf_networks_is_loopback(ip));
    return false;
}
