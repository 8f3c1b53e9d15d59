#include "php/Base/output_cookie.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"
#include "ext/standard/url.h"

#include "base/clock.h"
#include "php/Exceptions.h"

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
        if (c->expires > 0) {
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
    smart_str_0(&s);
    return s.s;
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
