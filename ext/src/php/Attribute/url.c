#include "engine/call.h"
#include "zend_enum.h"
#include "zend_smart_str.h"

#include "php/Attribute/Attribute.h"
#include "php/Attribute/table.h"
#include "php/Exceptions.h"
#include "php/Route/expression.h"

#include "url_arginfo.h"

#define RFC3986 2 /* PHP_QUERY_RFC3986 */

/* ---- encoding ----------------------------------------------------------------------------------------------------------------------- */

static bool is_unreserved(char c)
{
    return isalnum((unsigned char)c) || memchr("-._~", c, 4) != NULL;
}

/* `kept`: characters that stay what they are. */
static void append_encoded(smart_str *s, msf_slice text, const char *kept)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (is_unreserved(c) || (c && strchr(kept, c))) {
            smart_str_appendc(s, c);
        } else {
            smart_str_append_printf(s, "%%%02X", (unsigned char)c);
        }
    }
}

/* A value as text, a new string; NULL after a throw. */
static zend_string *text_of(zval *v)
{
    ZVAL_DEREF(v);
    if (Z_TYPE_P(v) == IS_OBJECT && (Z_OBJCE_P(v)->ce_flags & ZEND_ACC_ENUM) && Z_OBJCE_P(v)->enum_backing_type != IS_UNDEF) {
        return zval_get_string(zend_enum_fetch_case_value(Z_OBJ_P(v)));
    }
    if (Z_TYPE_P(v) == IS_FALSE) {
        return zend_string_copy(ZSTR_CHAR('0'));
    }
    return zval_try_get_string(v);
}

/* ---- the pattern -------------------------------------------------------------------------------------------------------------------- */

/* Behind the bracket that closes the placeholder beginning at `at`; the pattern was valid when it was compiled. */
static size_t end_of(msf_slice p, size_t at)
{
    unsigned depth = 0;
    for (; at < p.n; at++) {
        if (p.p[at] == '\\') {
            at++;
        } else if (p.p[at] == '{') {
            depth++;
        } else if (p.p[at] == '}' && --depth == 0) {
            break;
        }
    }
    return at + 1;
}

/* `inside`: "id" or "id:expression". Takes the value out of `params`. False after a throw. */
static bool append_value(smart_str *s, const msf_attribute_route *r, msf_slice inside, HashTable *params)
{
    const char *colon = memchr(inside.p, ':', inside.n);
    msf_slice name = {inside.p, colon ? (size_t)(colon - inside.p) : inside.n}, expression = MSF_SLICE_NONE;
    zval *v = zend_hash_str_find(params, name.p, name.n);
    if (colon) {
        expression = (msf_slice){colon + 1, inside.n - name.n - 1};
    }
    if (!v) {
        zend_throw_exception_ex(msf_ce_route_exception, 0, "The route %s needs a value for {%.*s}", ZSTR_VAL(r->name), (int)name.n, name.p);
        return false;
    }
    zend_string *text = text_of(v);
    if (text) {
        append_encoded(s, (msf_slice){ZSTR_VAL(text), ZSTR_LEN(text)}, msf_expression_is_segment(expression) ? "" : "/");
        zend_string_release(text);
        zend_hash_str_del(params, name.p, name.n);
    }
    return text != NULL;
}

static bool append_path(smart_str *s, const msf_attribute_route *r, HashTable *params)
{
    msf_slice p = {ZSTR_VAL(r->rule.pattern), ZSTR_LEN(r->rule.pattern)};
    for (; p.n > 0 && *p.p == '/'; p.n--) {
        p.p++;
    }
    for (; p.n > 0 && p.p[p.n - 1] == '/'; p.n--) {
    }
    smart_str_appendc(s, '/');
    for (size_t at = 0; at < p.n;) {
        if (p.p[at] != '{') {
            append_encoded(s, (msf_slice){p.p + at++, 1}, "/%!$&'()*+,;=:@");
            continue;
        }
        size_t end = end_of(p, at);
        if (!append_value(s, r, (msf_slice){p.p + at + 1, end - at - 2}, params)) {
            return false;
        }
        at = end;
    }
    return true;
}

/* A value that its expression refuses, or that makes the path another route's, would be a link to nowhere. */
static bool leads_there(const msf_attribute_route *r, smart_str *s)
{
    char room[2048];
    msf_arena arena;
    msf_rules_hit hit;
    smart_str_0(s);
    msf_arena_init(&arena, room, sizeof(room), 1 << 16);
    msf_http_method verb = (msf_http_method)__builtin_ctz(r->rule.verbs);
    msf_rules_match(msf_attribute_rules, verb, (msf_slice){ZSTR_VAL(s->s), ZSTR_LEN(s->s)}, &arena, &hit);
    msf_arena_end(&arena);
    if (hit.rule == &r->rule) {
        return true;
    }
    zend_throw_exception_ex(msf_ce_route_exception, 0, "\"%s\" does not lead to the route %s: %s", ZSTR_VAL(s->s), ZSTR_VAL(r->name),
                            ZSTR_VAL(r->rule.pattern));
    return false;
}

static void append_query(smart_str *s, HashTable *params)
{
    zend_function *fn = zend_hash_str_find_ptr(EG(function_table), ZEND_STRL("http_build_query"));
    zval argv[4], query;
    ZVAL_ARR(&argv[0], params);
    ZVAL_EMPTY_STRING(&argv[1]);
    ZVAL_STRINGL(&argv[2], "&", 1);
    ZVAL_LONG(&argv[3], RFC3986);
    ZVAL_UNDEF(&query);
    zend_call_known_function(fn, NULL, NULL, &query, 4, argv, NULL);
    if (Z_TYPE(query) == IS_STRING && Z_STRLEN(query) > 0) {
        smart_str_appendc(s, '?');
        smart_str_append(s, Z_STR(query));
    }
    zval_ptr_dtor(&query);
    zval_ptr_dtor(&argv[2]);
}

ZEND_FUNCTION(PG_MSF_url)
{
    zend_string *name;
    HashTable *params = NULL;
    smart_str s = {0};
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(params)
    ZEND_PARSE_PARAMETERS_END();
    const msf_attribute_route *r = msf_attribute_named(name);
    if (!r) {
        zend_throw_exception_ex(msf_ce_route_exception, 0, "There is no attribute route of the name %s", ZSTR_VAL(name));
        RETURN_THROWS();
    }
    HashTable *left = params ? zend_array_dup(params) : zend_new_array(0);
    if (append_path(&s, r, left) && leads_there(r, &s) && zend_hash_num_elements(left) > 0) {
        append_query(&s, left);
    }
    zend_array_release(left);
    if (EG(exception)) {
        smart_str_free(&s);
        RETURN_THROWS();
    }
    RETURN_STR(smart_str_extract(&s));
}

void msf_register_attribute_url(void)
{
    zend_register_functions(NULL, ext_functions, NULL, MODULE_PERSISTENT);
}
