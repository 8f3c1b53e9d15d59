/* The head of an answer: headers, cookies, redirects, validators and caching. */
#include "php.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"
#include "ext/date/php_date.h"

#include "zend_interfaces.h"

#include "base/clock.h"
#include "base/error.h"
#include "engine/call.h"
#include "engine/value.h"
#include "http/conditions.h"
#include "php/Base/output_cookie.h"
#include "php/Base/output_send.h"
#include "php/Exceptions.h"

/* Throws for the codes of http/response.h. A client that has gone is no error, and Content-Length is counted by the server: what an
 * application says about it is passed over. */
static bool check_header(int rc, msf_slice name)
{
    switch (rc) {
    case 0:
    case MSF_ECLOSED:
    case -EINVAL:
        return true;
    case MSF_EINJECT:
        zend_throw_exception_ex(msf_ce_base_exception, 0,
                                "Header \"%.*s\" may not contain line breaks or NUL bytes, and its name must be a token", (int)name.n,
                                name.p);
        return false;
    default:
        zend_throw_exception_ex(msf_ce_base_exception, 0, "Header \"%.*s\" does not fit any more", (int)name.n, name.p);
        return false;
    }
}

static bool set_header(zend_object *o, msf_slice name, zend_string *value, bool add)
{
    msf_http_request *req = msf_output_from(o)->req;
    if (!req || req->res.ended) {
        return true;
    }
    if (req->res.head_sent) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "Header \"%.*s\" is too late: the answer is on its way", (int)name.n, name.p);
        return false;
    }
    int rc = add ? msf_http_res_header_add(req, name, msf_value_slice(value)) : msf_http_res_header(req, name, msf_value_slice(value));
    return check_header(rc, name);
}

bool msf_output_header(zend_object *o, const char *name, zend_string *value)
{
    return set_header(o, msf_slice_str(name), value, false);
}

ZEND_METHOD(PG_MSF_Base_Output, setHeader)
{
    zend_string *name, *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(name)
    Z_PARAM_STR(value)
    ZEND_PARSE_PARAMETERS_END();
    if (!set_header(Z_OBJ_P(ZEND_THIS), msf_value_slice(name), value, false)) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Output, setContentType)
{
    zend_string *type;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(type)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_output_header(Z_OBJ_P(ZEND_THIS), "Content-Type", type)) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Output, setCookie)
{
    msf_cookie c = {.value = ZSTR_EMPTY_ALLOC(), .path = ZSTR_CHAR('/')};
    HashTable *options = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 8)
    Z_PARAM_STR(c.name)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(c.value)
    Z_PARAM_ARRAY_HT_OR_LONG(options, c.expires)
    Z_PARAM_STR(c.path)
    Z_PARAM_STR(c.domain)
    Z_PARAM_BOOL(c.secure)
    Z_PARAM_BOOL(c.httponly)
    Z_PARAM_STR(c.samesite)
    ZEND_PARSE_PARAMETERS_END();
    if (options && !msf_cookie_options(&c, options)) {
        RETURN_THROWS();
    }
    zend_string *value = msf_cookie_check(&c) ? msf_cookie_header(&c) : NULL;
    if (!value) {
        RETURN_THROWS();
    }
    bool ok = set_header(Z_OBJ_P(ZEND_THIS), MSF_SLICE("Set-Cookie"), value, true);
    zend_string_release(value);
    if (!ok) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

/* ---- redirects ---------------------------------------------------------------------------------------------------------------------- */

/* What may not stand in a URI (RFC 3986) is escaped; browsers would take a backslash for a slash. Control characters are refused later. */
static bool needs_escape(unsigned char c)
{
    return c == ' ' || c > 0x7f || (c > ' ' && strchr("\"<>\\^`{|}", c) != NULL);
}

static zend_string *location(zend_string *url)
{
    static const char hex[] = "0123456789ABCDEF";
    smart_str s = {0};
    for (size_t i = 0; i < ZSTR_LEN(url); i++) {
        unsigned char c = (unsigned char)ZSTR_VAL(url)[i];
        if (needs_escape(c)) {
            smart_str_appendc(&s, '%');
            smart_str_appendc(&s, hex[c >> 4]);
            smart_str_appendc(&s, hex[c & 15]);
        } else {
            smart_str_appendc(&s, (char)c);
        }
    }
    smart_str_0(&s);
    return s.s ? s.s : ZSTR_EMPTY_ALLOC();
}

ZEND_METHOD(PG_MSF_Base_Output, redirect)
{
    zend_string *url;
    zend_long code = 302;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(url)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    if (ZSTR_LEN(url) == 0) {
        zend_argument_value_error(1, "must not be empty");
        RETURN_THROWS();
    }
    if (code != 301 && code != 302 && code != 303 && code != 307 && code != 308) {
        zend_argument_value_error(2, "must be one of 301, 302, 303, 307 and 308");
        RETURN_THROWS();
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zend_string *value = location(url);
    bool ok = msf_output_header(o, "Location", value);
    zend_string_release(value);
    if (!ok) {
        RETURN_THROWS();
    }
    if (!msf_output_is_end(o)) {
        msf_output_send(o, ZSTR_EMPTY_ALLOC(), code, false);
    }
}

/* ---- validators --------------------------------------------------------------------------------------------------------------------- */

/* Ends the answer with 304 when the client has this version. Of GET and HEAD only, and with no other answer under way. */
static bool answer_if_fresh(zend_object *o, int64_t mtime)
{
    msf_http_request *req = msf_output_from(o)->req;
    if (msf_output_is_end(o) || req->res.head_sent || (req->method != MSF_HTTP_GET && req->method != MSF_HTTP_HEAD)) {
        return false;
    }
    if (!msf_http_not_modified(req, msf_http_res_header_get(req, MSF_SLICE("Etag")), mtime)) {
        return false;
    }
    msf_output_send(o, ZSTR_EMPTY_ALLOC(), 304, false);
    return true;
}

/* etagc of RFC 9110 8.8.3. */
static bool is_tag(const zend_string *s)
{
    for (size_t i = 0; i < ZSTR_LEN(s); i++) {
        unsigned char c = (unsigned char)ZSTR_VAL(s)[i];
        if (c <= 0x20 || c == '"' || c == 0x7f) {
            return false;
        }
    }
    return ZSTR_LEN(s) > 0;
}

ZEND_METHOD(PG_MSF_Base_Output, etag)
{
    zend_string *value;
    bool weak = false;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(value)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(weak)
    ZEND_PARSE_PARAMETERS_END();
    if (!is_tag(value)) {
        zend_argument_value_error(1, "must not be empty or contain white space, quotes or control characters");
        RETURN_THROWS();
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zend_string *tag = strpprintf(0, "%s\"%s\"", weak ? "W/" : "", ZSTR_VAL(value));
    bool ok = msf_output_header(o, "Etag", tag);
    zend_string_release(tag);
    if (!ok) {
        RETURN_THROWS();
    }
    RETURN_BOOL(answer_if_fresh(o, -1));
}

static bool time_of(zval *v, zend_long *out)
{
    if (Z_TYPE_P(v) == IS_LONG) {
        *out = Z_LVAL_P(v);
        return true;
    }
    if (Z_TYPE_P(v) == IS_OBJECT && instanceof_function(Z_OBJCE_P(v), php_date_get_interface_ce())) {
        zval stamp;
        zend_call_method_with_0_params(Z_OBJ_P(v), NULL, NULL, "gettimestamp", &stamp);
        *out = zval_get_long(&stamp);
        zval_ptr_dtor(&stamp);
        return !EG(exception);
    }
    zend_argument_type_error(1, "must be of type int or DateTimeInterface, %s given", zend_zval_type_name(v));
    return false;
}

ZEND_METHOD(PG_MSF_Base_Output, lastModified)
{
    zval *when;
    zend_long t;
    char date[MSF_HTTP_DATE_LEN];
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(when)
    ZEND_PARSE_PARAMETERS_END();
    if (!time_of(when, &t)) {
        RETURN_THROWS();
    }
    if (t < 0 || t > 253402300799) { /* the year 9999 */
        zend_argument_value_error(1, "must be from 1970 to 9999");
        RETURN_THROWS();
    }
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    msf_clock_http_date(t, date);
    zend_string *value = zend_string_init(date, sizeof(date), 0);
    bool ok = msf_output_header(o, "Last-Modified", value);
    zend_string_release(value);
    if (!ok) {
        RETURN_THROWS();
    }
    RETURN_BOOL(answer_if_fresh(o, t));
}

/* "public", "max-age" => 60, "no-store" => true; what is false or null is left out. */
static zend_string *directives(HashTable *map)
{
    smart_str s = {0};
    zend_string *key;
    zval *v;
    ZEND_HASH_FOREACH_STR_KEY_VAL (map, key, v) {
        ZVAL_DEREF(v);
        if (key && (Z_TYPE_P(v) == IS_FALSE || Z_TYPE_P(v) == IS_NULL)) {
            continue;
        }
        if (s.s) {
            smart_str_appends(&s, ", ");
        }
        if (key) {
            smart_str_append(&s, key);
        }
        if (key && Z_TYPE_P(v) != IS_TRUE) {
            smart_str_appendc(&s, '=');
        }
        if (!key || Z_TYPE_P(v) != IS_TRUE) {
            zend_string *text = zval_get_string(v);
            smart_str_append(&s, text);
            zend_string_release(text);
        }
    }
    ZEND_HASH_FOREACH_END();
    smart_str_0(&s);
    return s.s ? s.s : ZSTR_EMPTY_ALLOC();
}

ZEND_METHOD(PG_MSF_Base_Output, cacheControl)
{
    HashTable *map;
    zend_string *text;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ARRAY_HT_OR_STR(map, text)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *value = map ? directives(map) : zend_string_copy(text);
    bool ok = !EG(exception) && msf_output_header(Z_OBJ_P(ZEND_THIS), "Cache-Control", value);
    zend_string_release(value);
    if (!ok) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}
