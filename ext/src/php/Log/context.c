#include "php/Log/context.h"

#include "ext/date/php_date.h"
#include "ext/json/php_json.h"
#include "php/Log/message.h"
#include "php/secrets.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"
#include "zend_smart_str.h"

#define DEPTH_MAX    32
#define PREVIOUS_MAX 8
#define FRAMES_MAX   50

static bool is_throwable(const zval *value)
{
    return Z_TYPE_P(value) == IS_OBJECT && instanceof_function(Z_OBJCE_P(value), zend_ce_throwable);
}

/* ---- exceptions --------------------------------------------------------------------------------------------------------------------- */

static zval *part_of(zend_object *e, zend_known_string_id name, zval *rv)
{
    zend_class_entry *base = instanceof_function(e->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
    zval *value = zend_read_property_ex(base, e, ZSTR_KNOWN(name), 1, rv);
    ZVAL_DEREF(value);
    return value;
}

static zend_string *place_of(zend_object *e)
{
    zval file, line;
    zend_string *name = zval_get_string(part_of(e, ZEND_STR_FILE, &file));
    zend_string *place = zend_strpprintf(0, "%s:" ZEND_LONG_FMT, ZSTR_VAL(name), zval_get_long(part_of(e, ZEND_STR_LINE, &line)));
    zend_string_release(name);
    return place;
}

static const char *text_at(HashTable *frame, const char *key, const char *otherwise)
{
    zval *value = zend_hash_str_find_deref(frame, key, strlen(key));
    return value != NULL && Z_TYPE_P(value) == IS_STRING ? Z_STRVAL_P(value) : otherwise;
}

/* "/srv/app.php:12 Class->method()": without the arguments, which may hold anything. */
static zend_string *frame_text(HashTable *frame)
{
    zval *line = zend_hash_find_deref(frame, ZSTR_KNOWN(ZEND_STR_LINE));
    const char *file = text_at(frame, "file", NULL);
    const char *class_name = text_at(frame, "class", ""), *type = text_at(frame, "type", ""), *function = text_at(frame, "function", "");
    if (file == NULL) {
        return zend_strpprintf(0, "[internal function] %s%s%s()", class_name, type, function);
    }
    return zend_strpprintf(0, "%s:" ZEND_LONG_FMT " %s%s%s()", file, line == NULL ? 0 : zval_get_long(line), class_name, type, function);
}

static void add_trace(zval *to, zval *trace)
{
    zval list, *frame;
    array_init(&list);
    if (Z_TYPE_P(trace) == IS_ARRAY) {
        ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(trace), frame) {
            if (zend_hash_num_elements(Z_ARRVAL(list)) >= FRAMES_MAX) {
                add_next_index_string(&list, "...");
                break;
            }
            if (Z_TYPE_P(frame) == IS_ARRAY) {
                add_next_index_str(&list, frame_text(Z_ARRVAL_P(frame)));
            }
        }
        ZEND_HASH_FOREACH_END();
    }
    add_assoc_zval(to, "trace", &list);
}

/* class, message, code, file, trace, previous */
static void describe(zval *to, zend_object *e, int depth)
{
    zval rv, *previous;
    array_init(to);
    add_assoc_str(to, "class", zend_string_copy(e->ce->name));
    add_assoc_str(to, "message", zval_get_string(part_of(e, ZEND_STR_MESSAGE, &rv)));
    zval *code = part_of(e, ZEND_STR_CODE, &rv);
    Z_TRY_ADDREF_P(code);
    add_assoc_zval(to, "code", code);
    add_assoc_str(to, "file", place_of(e));
    add_trace(to, part_of(e, ZEND_STR_TRACE, &rv));
    previous = part_of(e, ZEND_STR_PREVIOUS, &rv);
    if (is_throwable(previous) && depth < PREVIOUS_MAX) {
        zval inner;
        describe(&inner, Z_OBJ_P(previous), depth + 1);
        add_assoc_zval(to, "previous", &inner);
    }
}

/* The one of the key "exception" (PSR-3 1.3) with its trace, others in one line. */
static void describe_throwable(zval *value, bool whole)
{
    zval text, rv;
    zend_object *e = Z_OBJ_P(value);
    if (whole) {
        describe(&text, e, 0);
    } else {
        zend_string *message = zval_get_string(part_of(e, ZEND_STR_MESSAGE, &rv)), *place = place_of(e);
        ZVAL_STR(&text, zend_strpprintf(0, "[object] (%s: %s at %s)", ZSTR_VAL(e->ce->name), ZSTR_VAL(message), ZSTR_VAL(place)));
        zend_string_release(message);
        zend_string_release(place);
    }
    zval_ptr_dtor(value);
    ZVAL_COPY_VALUE(value, &text);
}

/* ---- the array ---------------------------------------------------------------------------------------------------------------------- */

/* `ours` is a copy that nobody else sees: exceptions, which have no JSON form of their own, are described, secrets hidden. */
static void prepare(HashTable *ours, int depth)
{
    zend_string *key;
    zval *value;
    ZEND_HASH_FOREACH_STR_KEY_VAL (ours, key, value) {
        if (Z_ISREF_P(value)) {
            zend_unwrap_reference(value);
        }
        if (is_throwable(value)) {
            describe_throwable(value, depth == 0 && key != NULL && zend_string_equals_literal(key, "exception"));
        } else if (msf_hides(key, value)) {
            zval_ptr_dtor(value);
            ZVAL_STRING(value, MSF_SECRET_TEXT);
        } else if (Z_TYPE_P(value) == IS_ARRAY && zend_hash_num_elements(Z_ARRVAL_P(value)) > 0 && depth < DEPTH_MAX) {
            SEPARATE_ARRAY(value);
            prepare(Z_ARRVAL_P(value), depth + 1);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static zend_string *string_at(HashTable *context, const char *key)
{
    zval *value = zend_hash_str_find_deref(context, key, strlen(key));
    return value == NULL || Z_TYPE_P(value) == IS_ARRAY || Z_TYPE_P(value) == IS_OBJECT ? NULL : zval_get_string(value);
}

bool msf_log_read_context(HashTable *context, msf_log_context *out)
{
    if (context == NULL || zend_hash_num_elements(context) == 0) {
        return true;
    }
    zval rest;
    ZVAL_ARR(&rest, zend_array_dup(context));
    zend_hash_str_del(Z_ARRVAL(rest), ZEND_STRL("channel"));
    zend_hash_str_del(Z_ARRVAL(rest), ZEND_STRL("logId"));
    if (zend_hash_num_elements(Z_ARRVAL(rest)) > 0) {
        prepare(Z_ARRVAL(rest), 0);
        out->json = msf_log_json(&rest, MSF_LOG_JSON_FORM);
    }
    zval_ptr_dtor(&rest);
    if (EG(exception) != NULL) {
        return false;
    }
    out->channel = string_at(context, "channel");
    out->logid = string_at(context, "logId");
    return true;
}

void msf_log_release_context(msf_log_context *c)
{
    zend_string **const all[] = {&c->channel, &c->logid, &c->json, &c->extra};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (*all[i] != NULL) {
            zend_string_release(*all[i]);
        }
    }
}

/* ---- placeholders ------------------------------------------------------------------------------------------------------------------- */

static bool in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

static zend_string *object_text(zend_object *o)
{
    zval value, format, text;
    ZVAL_OBJ(&value, o);
    if (o->ce->ce_flags & ZEND_ACC_ENUM) {
        return zval_get_string(o->ce->enum_backing_type == IS_UNDEF ? zend_enum_fetch_case_name(o) : zend_enum_fetch_case_value(o));
    }
    if (is_throwable(&value)) {
        zend_string *message = zval_get_string(part_of(o, ZEND_STR_MESSAGE, &text));
        zend_string *both = zend_strpprintf(0, "%s: %s", ZSTR_VAL(o->ce->name), ZSTR_VAL(message));
        zend_string_release(message);
        return both;
    }
    if (instanceof_function(o->ce, php_date_get_interface_ce())) {
        ZVAL_STRING(&format, "Y-m-d\\TH:i:s.uP");
        zend_call_method_with_1_params(o, o->ce, NULL, "format", &text, &format);
        zval_ptr_dtor(&format);
        return EG(exception) != NULL ? NULL : Z_STR(text);
    }
    return o->ce->__tostring != NULL ? zval_try_get_string(&value) : zend_strpprintf(0, "[object %s]", ZSTR_VAL(o->ce->name));
}

static zend_string *array_text(HashTable *array)
{
    zval copy;
    ZVAL_ARR(&copy, zend_array_dup(array));
    prepare(Z_ARRVAL(copy), 1);
    zend_string *json = msf_log_json(&copy, MSF_LOG_JSON_FORM);
    zval_ptr_dtor(&copy);
    return json;
}

/* The value that stands in for a placeholder; NULL after throwing. */
static zend_string *value_text(const zend_string *key, zval *value)
{
    if (msf_hides(key, value)) {
        return zend_string_init(ZEND_STRL(MSF_SECRET_TEXT), 0);
    }
    switch (Z_TYPE_P(value)) {
    case IS_NULL:
        return ZSTR_KNOWN(ZEND_STR_NULL_LOWERCASE);
    case IS_TRUE:
        return ZSTR_KNOWN(ZEND_STR_TRUE);
    case IS_FALSE:
        return ZSTR_KNOWN(ZEND_STR_FALSE);
    case IS_ARRAY:
        return array_text(Z_ARRVAL_P(value));
    case IS_OBJECT:
        return object_text(Z_OBJ_P(value));
    case IS_RESOURCE:
        return zend_string_init(ZEND_STRL("[resource]"), 0);
    default:
        return zval_get_string(value);
    }
}

/* The placeholder that begins at `p`, `name` what is between the braces; NULL when there is none. */
static zval *placeholder_at(const char *p, const char *end, HashTable *context, zend_string **name)
{
    const char *from = p + 1, *to = from;
    while (to < end && in_name(*to)) {
        to++;
    }
    if (to == from || to == end || *to != '}') {
        return NULL;
    }
    zval *value = zend_symtable_str_find(context, from, (size_t)(to - from));
    if (value != NULL) {
        ZVAL_DEREF(value);
        *name = zend_string_init(from, (size_t)(to - from), 0);
    }
    return value;
}

/* Appends the value; false after throwing. The array may change under it: the value is held. */
static bool append_value(smart_str *out, zend_string *name, zval *value)
{
    zval held;
    ZVAL_COPY(&held, value);
    zend_string *text = value_text(name, &held);
    zval_ptr_dtor(&held);
    if (text != NULL) {
        smart_str_append(out, text);
        zend_string_release(text);
    }
    return text != NULL;
}

zend_string *msf_log_fill_in(zend_string *message, HashTable *context)
{
    const char *at = ZSTR_VAL(message), *end = at + ZSTR_LEN(message), *brace;
    smart_str out = {0};
    bool ok = true;
    if (context == NULL || zend_hash_num_elements(context) == 0) {
        return message;
    }
    for (const char *from = at; ok && (brace = memchr(from, '{', (size_t)(end - from))) != NULL; from = MAX(at, brace + 1)) {
        zend_string *name;
        zval *value = placeholder_at(brace, end, context, &name);
        if (value != NULL) {
            smart_str_appendl(&out, at, (size_t)(brace - at));
            at = brace + ZSTR_LEN(name) + 2;
            ok = append_value(&out, name, value);
            zend_string_release(name);
        }
    }
    if (ok && at == ZSTR_VAL(message)) {
        return message;
    }
    if (ok) {
        smart_str_appendl(&out, at, (size_t)(end - at));
    }
    zend_string_release(message);
    if (!ok) {
        smart_str_free(&out);
        return NULL;
    }
    return smart_str_extract(&out);
}
