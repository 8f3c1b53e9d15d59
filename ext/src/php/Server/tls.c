#include "php/Server/tls.h"

#include <time.h>

#include "php/Config/Config.h"
#include "php/Server/server.h"

#define CERTIFICATES_MAX  64
#define WARN_BEFORE_S     (14 * 86400)
#define SWOOLE_TLS_V1_2   32 /* SWOOLE_SSL_TLSv1_2 */
#define SWOOLE_TLS_V1_3   64
#define KEY_CERT          "http_server.tls.cert"
#define KEY_CERTIFICATES  "http_server.tls.certificates"
#define KEY_VERIFY_CLIENT "http_server.tls.verify_client"

/* Read once; the strings belong to the configuration, which every worker inherits. */
static struct {
    msf_tls_server_options options;
    msf_tls_certificate certificates[CERTIFICATES_MAX];
    int listener; /* -1: no TLS */
} plan = {.listener = -1};

/* ---- certificates ---- */

/* One of two keys: the framework's, else Swoole's in server.set. `*used` tells which one gave the value. */
static bool read_either(zend_object *config, const char *key, const char *old, const char **out, const char **used)
{
    zend_string *s = NULL;
    *used = key;
    if (!msf_config_string(config, key, NULL, &s)) {
        return false;
    }
    if (s == NULL && old != NULL) {
        *used = old;
        if (!msf_config_string(config, old, NULL, &s)) {
            return false;
        }
    }
    *out = s != NULL && ZSTR_LEN(s) > 0 ? ZSTR_VAL(s) : NULL;
    return true;
}

static bool read_main(zend_object *config)
{
    msf_tls_certificate *c = &plan.certificates[0];
    const char *used;
    return read_either(config, KEY_CERT, "server.set.ssl_cert_file", &c->cert_file, &used) &&
           read_either(config, "http_server.tls.key", "server.set.ssl_key_file", &c->key_file, &used) &&
           read_either(config, "http_server.tls.password", "server.set.ssl_passphrase", &c->password, &used);
}

static bool take_member(zend_object *config, HashTable *one, const char *name, const char **out)
{
    zval *v = zend_hash_str_find_deref(one, name, strlen(name));
    if (v != NULL && Z_TYPE_P(v) != IS_STRING && Z_TYPE_P(v) != IS_NULL) {
        msf_config_error(config, KEY_CERTIFICATES, "expected a string as %s, got %s", name, zend_zval_type_name(v));
        return false;
    }
    *out = v != NULL && Z_TYPE_P(v) == IS_STRING ? Z_STRVAL_P(v) : NULL;
    return true;
}

/* The list of further ones, each for names of its own. */
static bool read_list(zend_object *config, size_t *count)
{
    HashTable *list;
    zval *v;
    if (!msf_config_array(config, KEY_CERTIFICATES, &list) || list == NULL) {
        return EG(exception) == NULL;
    }
    ZEND_HASH_FOREACH_VAL (list, v) {
        ZVAL_DEREF(v);
        if (Z_TYPE_P(v) != IS_ARRAY || *count == CERTIFICATES_MAX) {
            msf_config_error(config, KEY_CERTIFICATES, "expected a list of at most %d maps with cert and key", CERTIFICATES_MAX);
            return false;
        }
        msf_tls_certificate *c = &plan.certificates[*count];
        if (!take_member(config, Z_ARRVAL_P(v), "cert", &c->cert_file) || !take_member(config, Z_ARRVAL_P(v), "key", &c->key_file) ||
            !take_member(config, Z_ARRVAL_P(v), "password", &c->password)) {
            return false;
        }
        if (c->cert_file == NULL) {
            msf_config_error(config, KEY_CERTIFICATES, "expected a file as cert in each of them");
            return false;
        }
        ++*count;
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

/* ---- protocol ---- */

static void set_versions(bool v12, bool v13)
{
    plan.options.common.min_version = v12 ? MSF_TLS_1_2 : MSF_TLS_1_3;
    plan.options.common.max_version = v13 ? MSF_TLS_1_3 : MSF_TLS_1_2;
}

/* "TLSv1.2 TLSv1.3" */
static bool parse_protocols(zend_object *config, const char *key, const char *text)
{
    bool v12 = false, v13 = false;
    for (const char *p = text + strspn(text, " ,"); *p != '\0'; p += strspn(p, " ,")) {
        size_t n = strcspn(p, " ,");
        bool is12 = n == 7 && strncasecmp(p, "TLSv1.2", n) == 0, is13 = n == 7 && strncasecmp(p, "TLSv1.3", n) == 0;
        if (!is12 && !is13) {
            msf_config_error(config, key, "expected TLSv1.2, TLSv1.3 or both, got \"%.*s\"; older ones are not offered", (int)n, p);
            return false;
        }
        v12 |= is12;
        v13 |= is13;
        p += n;
    }
    if (v12 || v13) {
        set_versions(v12, v13);
    }
    return true;
}

/* Swoole has a number of bits there; those of older protocols are passed over as long as a newer one is asked for. */
static bool parse_bits(zend_object *config, zend_long bits)
{
    if (bits == 0) {
        return true;
    }
    if ((bits & (SWOOLE_TLS_V1_2 | SWOOLE_TLS_V1_3)) == 0) {
        msf_config_error(config, "server.set.ssl_protocols", "asks for protocols older than TLS 1.2 only, which are not offered");
        return false;
    }
    set_versions((bits & SWOOLE_TLS_V1_2) != 0, (bits & SWOOLE_TLS_V1_3) != 0);
    return true;
}

static bool read_protocols(zend_object *config)
{
    const char *text, *used;
    zval *bits = msf_config_get(config, ZEND_STRL("server.set.ssl_protocols"));
    bool number = bits != NULL && Z_TYPE_P(bits) == IS_LONG;
    if (!read_either(config, "http_server.tls.protocols", number ? NULL : "server.set.ssl_protocols", &text, &used)) {
        return false;
    }
    if (text != NULL) {
        return parse_protocols(config, used, text);
    }
    return !number || parse_bits(config, Z_LVAL_P(bits));
}

static bool read_ciphers(zend_object *config)
{
    const char *used;
    return read_either(config, "http_server.tls.ciphers", "server.set.ssl_ciphers", &plan.options.common.ciphers, &used) &&
           read_either(config, "http_server.tls.ciphersuites", NULL, &plan.options.common.ciphersuites, &used);
}

static bool read_clients(zend_object *config)
{
    const char *who = NULL, *used;
    if (!read_either(config, KEY_VERIFY_CLIENT, NULL, &who, &used) ||
        !read_either(config, "http_server.tls.client_ca", NULL, &plan.options.common.ca_file, &used)) {
        return false;
    }
    if (who == NULL || strcmp(who, "none") == 0) {
        return true;
    }
    if (strcmp(who, "optional") != 0 && strcmp(who, "required") != 0) {
        msf_config_error(config, KEY_VERIFY_CLIENT, "expected none, optional or required, got \"%s\"", who);
        return false;
    }
    plan.options.verify_client = *who == 'o' ? MSF_TLS_CLIENT_OPTIONAL : MSF_TLS_CLIENT_REQUIRED;
    return true;
}

static bool read_tickets(zend_object *config)
{
    bool on;
    zend_long rotation;
    if (!msf_config_bool(config, "http_server.tls.tickets", true, &on) ||
        !msf_config_duration(config, "http_server.tls.ticket_rotation", 1000, MSF_TLS_TICKET_HOURS * 3600000, 60000, 7 * 86400000,
                             &rotation)) {
        return false;
    }
    plan.options.no_resumption = !on;
    msf_error err;
    if (on && (plan.options.tickets = msf_tls_tickets_new((uint32_t)(rotation / 1000), &err)) == NULL) {
        msf_config_error(config, "http_server.tls.tickets", "%s", err.text);
        return false;
    }
    return true;
}

/* ---- listeners ---- */

/* With a port of its own TLS is spoken there, beside plain HTTP; without one http_server.port speaks TLS. */
static bool place_listener(zend_object *config, msf_listen_spec *specs, int *count)
{
    zend_long port;
    zend_string *host;
    if (!msf_config_long(config, "http_server.tls.port", 0, 1, 65535, &port) ||
        !msf_config_string(config, "http_server.tls.socket", NULL, &host)) {
        return false;
    }
    plan.listener = 0;
    if (port == 0 && host == NULL) {
        return true;
    }
    if (port == specs[0].port || (port == 0 && strncmp(ZSTR_VAL(host), "unix:", 5) != 0)) {
        msf_config_error(config, "http_server.tls.port", "expected a port other than http_server.port; without one, that one speaks TLS");
        return false;
    }
    plan.listener = *count;
    specs[(*count)++] = (msf_listen_spec){.host = host != NULL ? ZSTR_VAL(host) : specs[0].host, .port = (int)port};
    return true;
}

/* Now rather than in every worker; also tells of a certificate that will not do for long. */
static bool try_certificates(zend_object *config)
{
    msf_error err;
    msf_tls_context *ctx = msf_server_tls_context(&err);
    if (ctx == NULL) {
        msf_config_error(config, plan.certificates[0].cert_file != NULL ? "http_server.tls" : KEY_CERTIFICATES, "%s", err.text);
        return false;
    }
    time_t left = msf_tls_server_expiry(ctx) - time(NULL);
    if (left < WARN_BEFORE_S) {
        msf_server_say(left < 0 ? "http_server.tls: a certificate has expired" : "http_server.tls: a certificate expires in %ld days",
                       (long)(left / 86400));
    }
    msf_tls_release(ctx);
    return true;
}

bool msf_server_tls_configure(zend_object *config, msf_listen_spec *specs, int *count)
{
    plan.listener = -1;
    plan.options = (msf_tls_server_options){.common.alpn = "http/1.1"};
    memset(plan.certificates, 0, sizeof plan.certificates);
    if (!read_main(config)) {
        return false;
    }
    size_t n = plan.certificates[0].cert_file != NULL ? 1 : 0;
    if (!read_list(config, &n)) {
        return false;
    }
    if (n == 0) {
        zval *there = msf_config_get(config, ZEND_STRL("http_server.tls"));
        if (there != NULL && Z_TYPE_P(there) != IS_NULL) {
            msf_config_error(config, KEY_CERT, "expected the file of the certificate");
            return false;
        }
        return true;
    }
    plan.options.certificates = plan.certificates;
    plan.options.certificate_count = n;
    return read_protocols(config) && read_ciphers(config) && read_clients(config) && place_listener(config, specs, count) &&
           try_certificates(config) && read_tickets(config);
}

bool msf_server_tls_at(int i)
{
    return plan.listener == i;
}

msf_tls_context *msf_server_tls_context(msf_error *err)
{
    msf_tls_context *ctx = msf_tls_server_new(&plan.options, err);
    if (ctx == NULL) {
        msf_error_prefix(err, "http_server.tls");
    }
    return ctx;
}
