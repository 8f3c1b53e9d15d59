#include "php/Base/output_cookie.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"
#include "ext/standard/url.h"

#include "base/clock.h"
#include "php/Exceptions.h"

#define COOKIE_MAX_BYTES 4096 /* RFC 6265bis 5.6 */

static bool has_any(zend_string *s, const char *bad, size_t n)
{
    for (size_t i = 0; s && i < ZSTR_LEN(s); i++) {
        if (memchr(bad, ZSTR_VAL(s)[i], n)) {
            return true;
        }
    }
    return false;
}

static bool check(const msf_cookie *c)
{
    static const char name_bad[] = "=,; \t\r\n\013\014", attribute_bad[] = ",; \t\r\n\013\014"; /* with their NULs */
    if (ZSTR_LEN(c->name) == 0 || has_any(c->name, name_bad, sizeof(name_bad))) {
        zend_throw_exception(msf_ce_base_exception, "Cookie names cannot be empty or contain any of \"=,; \\t\\r\\n\\v\\f\\0\"", 0);
        return false;
    }
    if (has_any(c->path, attribute_bad, sizeof(attribute_bad)) || has_any(c->domain, attribute_bad, sizeof(attribute_bad)) ||
        has_any(c->samesite, attribute_bad, sizeof(attribute_bad))) {
        zend_throw_exception(msf_ce_base_exception, "Cookie attributes cannot contain any of \",; \\t\\r\\n\\v\\f\\0\"", 0);
        return false;
    }
    return true;
}

static void append_attribute(smart_str *s, const char *name, zend_string *value)
{
    if (value && ZSTR_LEN(value) > 0) {
        smart_str_appends(s, name);
        smart_str_append(s, value);
    }
}

static void append_expiry(smart_str *s, zend_long when)
{
    char date[MSF_HTTP_DATE_LEN];
    zend_long left = when - (zend_long)(msf_clock_wall_us() / 1000000);
    msf_clock_http_date(when, date);
    smart_str_appends(s, "; expires=");
    smart_str_appendl(s, date, sizeof(date));
    smart_str_appends(s, "; Max-Age=");
    smart_str_append_long(s, left > 0 ? left : 0);
}

zend_string *msf_cookie_header(const msf_cookie *c)
{
    smart_str s = {0};
    if (!check(c)) {
        return NULL;
    }
    smart_str_append(&s, c->name);
    smart_str_appendc(&s, '=');
    if (ZSTR_LEN(c->value) == 0) {
        smart_str_appends(&s, "deleted");
        append_expiry(&s, 1);
    } else {
        zend_string *encoded = php_raw_url_encode(ZSTR_VAL(c->value), ZSTR_LEN(c->value));
        smart_str_append(&s, encoded);
        zend_string_release(encoded);
        if (c->has_max_age) {
            smart_str_appends(&s, "; Max-Age=");
            smart_str_append_long(&s, c->max_age);
        } else if (c->expires > 0) {
            append_expiry(&s, c->expires);
        }
    }
    append_attribute(&s, "; path=", c->path);
    append_attribute(&s, "; domain=", c->domain);
    if (c->secure) {
        smart_str_appends(&s, "; secure");
    }
    if (c->httponly) {
        smart_str_appends(&s, "; HttpOnly");
    }
    append_attribute(&s, "; SameSite=", c->samesite);
    if (c->partitioned) {
        smart_str_appends(&s, "; Partitioned");
    }
    smart_str_0(&s);
    return s.s;
}

static bool refuse(const msf_cookie *c, const char *why)
{
    zend_throw_exception_ex(msf_ce_base_exception, 0, "Cookie \"%s\": %s", ZSTR_VAL(c->name), why);
    return false;
}

static bool is_samesite(const zend_string *s)
{
    return zend_string_equals_literal_ci(s, "Lax") || zend_string_equals_literal_ci(s, "Strict") ||
           zend_string_equals_literal_ci(s, "None");
}

/* RFC 6265bis 4.1.3: without regard to case, as browsers do it. */
static const char *prefix_rule(const msf_cookie *c)
{
    bool host = strncasecmp(ZSTR_VAL(c->name), "__Host-", 7) == 0;
    if ((host || strncasecmp(ZSTR_VAL(c->name), "__Secure-", 9) == 0) && !c->secure) {
        return "a name with __Host- or __Secure- needs the attribute secure";
    }
    if (host && (!c->path || !zend_string_equals_literal(c->path, "/") || (c->domain && ZSTR_LEN(c->domain) > 0))) {
        return "a name with __Host- needs the path / and no domain";
    }
    return NULL;
}

bool msf_cookie_check(const msf_cookie *c)
{
    const char *why = prefix_rule(c);
    if (why) {
        return refuse(c, why);
    }
    if (c->samesite && ZSTR_LEN(c->samesite) > 0) {
        if (!is_samesite(c->samesite)) {
            return refuse(c, "SameSite is one of Lax, Strict and None");
        }
        if (zend_string_equals_literal_ci(c->samesite, "None") && !c->secure) {
            return refuse(c, "SameSite=None needs the attribute secure");
        }
    }
    if (c->partitioned && !c->secure) {
        return refuse(c, "Partitioned needs the attribute secure");
    }
    if (ZSTR_LEN(c->name) + ZSTR_LEN(c->value) > COOKIE_MAX_BYTES) {
        return refuse(c, "name and value have more than 4096 bytes together");
    }
    return true;
}

bool msf_cookie_options(msf_cookie *c, HashTable *options)
{
    zend_string *key;
    zval *v;
    ZEND_HASH_FOREACH_STR_KEY_VAL (options, key, v) {
        ZVAL_DEREF(v);
        bool text = Z_TYPE_P(v) == IS_STRING;
        if (key && zend_string_equals_literal_ci(key, "expires")) {
            c->expires = zval_get_long(v);
        } else if (key && zend_string_equals_literal_ci(key, "secure")) {
            c->secure = zend_is_true(v);
        } else if (key && zend_string_equals_literal_ci(key, "httponly")) {
            c->httponly = zend_is_true(v);
        } else if (key && zend_string_equals_literal_ci(key, "partitioned")) {
            c->partitioned = zend_is_true(v);
        } else if (key && Z_TYPE_P(v) == IS_LONG && zend_string_equals_literal_ci(key, "max-age")) {
            c->has_max_age = true;
            c->max_age = Z_LVAL_P(v);
        } else if (key && text && zend_string_equals_literal_ci(key, "path")) {
            c->path = Z_STR_P(v);
        } else if (key && text && zend_string_equals_literal_ci(key, "domain")) {
            c->domain = Z_STR_P(v);
        } else if (key && text && zend_string_equals_literal_ci(key, "samesite")) {
            c->samesite = Z_STR_P(v);
        } else {
            zend_throw_exception_ex(msf_ce_base_exception, 0, "Unknown or mistyped cookie option \"%s\"", key ? ZSTR_VAL(key) : "(number)");
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}
