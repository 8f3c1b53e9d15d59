#include "php/Attribute/table.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Request/settings.h"

msf_rules *msf_attribute_rules;

static HashTable *names; /* -> msf_attribute_route, borrowed from the rules */

/* ---- loading ------------------------------------------------------------------------------------------------------------------------ */

/* Message and place of an exception: a parse error says more than we do. */
static zend_string *text_of(zend_object *e)
{
    zend_class_entry *base = instanceof_function(e->ce, zend_ce_error) ? zend_ce_error : zend_ce_exception;
    zval rv;
    zend_string *message = zval_get_string(zend_read_property_ex(base, e, ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &rv));
    zend_string *file = zval_get_string(zend_read_property_ex(base, e, ZSTR_KNOWN(ZEND_STR_FILE), true, &rv));
    zend_long line = zval_get_long(zend_read_property_ex(base, e, ZSTR_KNOWN(ZEND_STR_LINE), true, &rv));
    zend_string *text = strpprintf(0, "%s:" ZEND_LONG_FMT ": %s", ZSTR_VAL(file), line, ZSTR_VAL(message));
    zend_string_release(message);
    zend_string_release(file);
    return text;
}

/* An error of the compiler has its place in the text; one that an attribute's constructor has thrown is at the attribute's place. */
static zend_string *place(zend_object *e, zend_string *file, uint32_t line, zend_string *text)
{
    if (e && instanceof_function(e->ce, zend_ce_compile_error)) {
        return text_of(e);
    }
    if (!e) {
        return strpprintf(0, "%s:%u: %s", ZSTR_VAL(file), line, ZSTR_VAL(text));
    }
    zval rv;
    zend_class_entry *base = instanceof_function(e->ce, zend_ce_error) ? zend_ce_error : zend_ce_exception;
    zend_string *message = zval_get_string(zend_read_property_ex(base, e, ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &rv));
    zend_string *all = strpprintf(0, "%s:%u: %s", ZSTR_VAL(file), line, ZSTR_VAL(message));
    zend_string_release(message);
    return all;
}

bool msf_attribute_refuse(msf_attribute_build *b, zend_string *file, uint32_t line, const char *format, ...)
{
    va_list args;
    zend_object *e = msf_take_exception();
    va_start(args, format);
    zend_string *text = zend_vstrpprintf(0, format, args);
    va_end(args);
    if (!*b->why) {
        *b->why = place(e, file, line, text);
    }
    zend_string_release(text);
    if (e) {
        OBJ_RELEASE(e);
    }
    return false;
}

bool msf_attribute_load(zend_string **why)
{
    *why = NULL;
    if (!msf_settings()->attribute_routes || msf_attribute_rules) {
        return true;
    }
    msf_attribute_build b = {.rules = msf_rules_new(MSF_TRIE_LITERAL_FIRST), .why = why};
    ALLOC_HASHTABLE(b.names);
    zend_hash_init(b.names, 8, NULL, NULL, 0);
    bool ok = msf_attribute_scan(&b);
    ZEND_ASSERT((ok || *why) && "who refuses says why");
    msf_attribute_rules = b.rules;
    names = b.names;
    if (!ok || msf_rules_count(b.rules) == 0) {
        msf_attribute_shutdown();
    }
    return ok;
}

void msf_attribute_shutdown(void)
{
    msf_rules_free(msf_attribute_rules);
    msf_attribute_rules = NULL;
    if (names) {
        zend_hash_destroy(names);
        FREE_HASHTABLE(names);
        names = NULL;
    }
    msf_bind_shutdown();
}

/* ---- asking ------------------------------------------------------------------------------------------------------------------------- */

/* The hit's values move into the request's memory. */
static bool take(const msf_rules_hit *hit, msf_http_request *req, msf_route *out)
{
    const msf_attribute_route *r = (const msf_attribute_route *)hit->rule;
    msf_slice *values = hit->count ? msf_arena_alloc(&req->arena, hit->count * sizeof(*values)) : NULL;
    if (hit->count && !values) {
        return false;
    }
    if (hit->count) {
        memcpy(values, hit->values, hit->count * sizeof(*values));
    }
    out->kind = MSF_ROUTE_ACTION;
    out->ce = r->ce;
    out->action = r->action;
    out->controller = zend_string_copy(r->controller);
    out->method = zend_string_copy(r->action->common.function_name);
    out->attribute = r;
    out->values = values;
    return true;
}

bool msf_attribute_find(msf_http_request *req, msf_route *out)
{
    msf_rules_hit hit;
    msf_rules_result result = msf_rules_match(msf_attribute_rules, msf_route_verb(req), req->path, &req->arena, &hit);
    if (result == MSF_RULES_NONE || msf_route_is_rpc(req)) {
        return false;
    }
    if (result == MSF_RULES_WRONG_VERB) {
        msf_route_refuse_verb(out, hit.allowed);
        return true;
    }
    return take(&hit, req, out);
}

const msf_attribute_route *msf_attribute_named(const zend_string *name)
{
    return names ? zend_hash_find_ptr(names, (zend_string *)name) : NULL;
}
