/* The descriptions of dump(). */
#include "ext/standard/php_string.h"
#include "php/Common.h"
#include "php/secrets.h"
#include "zend_exceptions.h"

#define DEPTH_MAX   4
#define MEMBERS_MAX 100
#define STRING_MAX  512

typedef struct dumper {
    smart_str *out;
    bool format;
    bool truncated;
} dumper;

static void put(dumper *d, zval *value, int level);

/* ---- pieces ------------------------------------------------------------------------------------------------------------------------- */

static void put_string(dumper *d, zend_string *s)
{
    if (d->truncated && ZSTR_LEN(s) > STRING_MAX && zend_get_constant_str(ZEND_STRL("DUMP_TRUNCATED")) != NULL) {
        smart_str_appends(d->out, "'*<truncated>*'");
        return;
    }
    zend_string *escaped = php_addslashes(s);
    smart_str_appendc(d->out, '\'');
    smart_str_append(d->out, escaped);
    smart_str_appendc(d->out, '\'');
    zend_string_release(escaped);
}

static void new_line(dumper *d, int level)
{
    smart_str_appendc(d->out, '\n');
    for (int i = 0; i < level; i++) {
        smart_str_appendl(d->out, "    ", 4);
    }
}

/* What stands in front of a member: a line of its own, or ", ". */
static void before_member(dumper *d, int level, bool first)
{
    if (d->format) {
        new_line(d, level + 1);
    } else if (!first) {
        smart_str_appends(d->out, ", ");
    }
}

static void close_group(dumper *d, int level, char bracket)
{
    if (d->format) {
        new_line(d, level);
    }
    smart_str_appendc(d->out, bracket);
    if (!d->format && level == 0) {
        smart_str_appends(d->out, ", ");
    }
}

static void put_member(dumper *d, zend_string *name, zval *value, int level)
{
    if (msf_hides(name, value)) {
        smart_str_appends(d->out, "'" MSF_SECRET_TEXT "'");
    } else {
        put(d, value, level + 1);
    }
}

static void put_array(dumper *d, HashTable *array, int level)
{
    zend_ulong index;
    zend_string *key;
    zval *value;
    int n = 0;
    if (level >= DEPTH_MAX || zend_hash_num_elements(array) == 0) {
        smart_str_appends(d->out, level >= DEPTH_MAX ? "[...]" : "[]");
        return;
    }
    smart_str_appendc(d->out, '[');
    ZEND_HASH_FOREACH_KEY_VAL (array, index, key, value) {
        before_member(d, level, n == 0);
        if (++n > MEMBERS_MAX) {
            smart_str_appends(d->out, "...");
            break;
        }
        if (key != NULL) {
            put_string(d, key);
        } else {
            smart_str_append_long(d->out, (zend_long)index);
        }
        smart_str_appends(d->out, " => ");
        ZVAL_DEREF(value);
        put_member(d, key, value, level);
    }
    ZEND_HASH_FOREACH_END();
    close_group(d, level, ']');
}

/* ---- objects ------------------------------------------------------------------------------------------------------------------------ */

/* The names that a method of the object lists; null when it has none or throws. */
static void names_of(zend_object *o, const char *method, zval *names)
{
    ZVAL_NULL(names);
    zend_function *f = zend_hash_str_find_ptr(&o->ce->function_table, method, strlen(method));
    if (f == NULL || !(f->common.fn_flags & ZEND_ACC_PUBLIC) || EG(exception) != NULL) {
        return;
    }
    zend_call_known_instance_method_with_0_params(f, o, names);
    if (EG(exception) != NULL) { /* a description must not fail; it is often made of a failure */
        zend_clear_exception();
    }
    if (Z_TYPE_P(names) != IS_ARRAY) {
        zval_ptr_dtor(names);
        ZVAL_NULL(names);
    }
}

static bool lists(zval *names, zend_string *name)
{
    zval *one;
    if (Z_TYPE_P(names) != IS_ARRAY) {
        return false;
    }
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(names), one) {
        ZVAL_DEREF(one);
        if (Z_TYPE_P(one) == IS_STRING && zend_string_equals(Z_STR_P(one), name)) {
            return true;
        }
    }
    ZEND_HASH_FOREACH_END();
    return false;
}

static zend_string *plain_name(zend_string *mangled)
{
    const char *class_name, *name;
    size_t len;
    zend_unmangle_property_name_ex(mangled, &class_name, &name, &len);
    return zend_string_init(name, len, 0);
}

/* One property if it is to be shown. */
static bool put_property(dumper *d, zend_string *mangled, zval *value, zval *sleep, zval *unsleep, int level, bool first)
{
    zend_string *name = plain_name(mangled);
    bool is_public = ZSTR_LEN(mangled) > 0 && ZSTR_VAL(mangled)[0] != '\0';
    bool named = Z_TYPE_P(sleep) == IS_ARRAY && zend_hash_num_elements(Z_ARRVAL_P(sleep)) > 0;
    bool shown = (named ? lists(sleep, name) : is_public) && !lists(unsleep, name);
    if (shown) {
        before_member(d, level, first);
        smart_str_appends(d->out, d->format ? "[" : "");
        smart_str_append(d->out, name);
        smart_str_appends(d->out, d->format ? "] => " : " => ");
        put_member(d, name, value, level);
    }
    zend_string_release(name);
    return shown;
}

static void put_properties(dumper *d, zend_object *o, int level)
{
    zval sleep, unsleep, *value;
    zend_ulong index;
    zend_string *key;
    int n = 0;
    names_of(o, "__sleep", &sleep);
    names_of(o, "__unsleep", &unsleep);
    HashTable *properties =
        zend_get_properties_for(&(zval){.value = {.obj = o}, .u1 = {.type_info = IS_OBJECT_EX}}, ZEND_PROP_PURPOSE_ARRAY_CAST);
    if (properties != NULL) {
        ZEND_HASH_FOREACH_KEY_VAL_IND(properties, index, key, value)
        {
            ZVAL_DEREF(value);
            zend_string *name = key == NULL ? zend_long_to_str((zend_long)index) : zend_string_copy(key);
            n += put_property(d, name, value, &sleep, &unsleep, level, n == 0);
            zend_string_release(name);
            if (n == MEMBERS_MAX) {
                break;
            }
        }
        ZEND_HASH_FOREACH_END();
        zend_release_properties(properties);
    }
    zval_ptr_dtor(&sleep);
    zval_ptr_dtor(&unsleep);
}

/* Frames without their arguments, which may hold anything. */
static zend_string *trace_of(zval *trace)
{
    smart_str text = {0};
    int n = 0;
    zval *frame;
    if (Z_TYPE_P(trace) == IS_ARRAY) {
        ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(trace), frame) {
            if (Z_TYPE_P(frame) != IS_ARRAY) {
                continue;
            }
            zval *file = zend_hash_find(Z_ARRVAL_P(frame), ZSTR_KNOWN(ZEND_STR_FILE)),
                 *line = zend_hash_find(Z_ARRVAL_P(frame), ZSTR_KNOWN(ZEND_STR_LINE));
            smart_str_append_printf(&text, "#%d ", n++);
            if (file != NULL && Z_TYPE_P(file) == IS_STRING) {
                smart_str_append_printf(&text, "%s(" ZEND_LONG_FMT "): ", Z_STRVAL_P(file), line == NULL ? 0 : zval_get_long(line));
            } else {
                smart_str_appends(&text, "[internal function]: ");
            }
            static const char *const parts[] = {"class", "type", "function"};
            for (size_t i = 0; i < 3; i++) {
                zval *part = zend_hash_str_find(Z_ARRVAL_P(frame), parts[i], strlen(parts[i]));
                if (part != NULL && Z_TYPE_P(part) == IS_STRING) {
                    smart_str_append(&text, Z_STR_P(part));
                }
            }
            smart_str_appends(&text, "()\n");
        }
        ZEND_HASH_FOREACH_END();
    }
    smart_str_append_printf(&text, "#%d {main}", n);
    return smart_str_extract(&text);
}

static void put_named(dumper *d, const char *name, zval *value, int level, bool first)
{
    before_member(d, level, first);
    smart_str_append_printf(d->out, d->format ? "[%s] => " : "%s => ", name);
    put(d, value, level + 1);
}

static void put_throwable(dumper *d, zend_object *o, int level)
{
    static const char *const names[] = {"message", "code", "line", "file"};
    zend_class_entry *base = instanceof_function(o->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
    zval rv, text;
    for (size_t i = 0; i < 4; i++) {
        zval *value = zend_read_property(base, o, names[i], strlen(names[i]), 1, &rv);
        ZVAL_DEREF(value);
        put_named(d, names[i], value, level, i == 0);
    }
    ZVAL_STR(&text, trace_of(zend_read_property(base, o, ZEND_STRL("trace"), 1, &rv)));
    put_named(d, "trace", &text, level, false);
    zval_ptr_dtor(&text);
}

static bool ends_with(zend_string *s, const char *end)
{
    size_t n = strlen(end);
    return ZSTR_LEN(s) >= n && strcasecmp(ZSTR_VAL(s) + ZSTR_LEN(s) - n, end) == 0;
}

/* Requests and responses of the server: long, and full of what a client sent. */
static bool is_opaque(zend_string *class_name)
{
    return ends_with(class_name, "swoole_http_request") || ends_with(class_name, "swoole_http_response") ||
           ends_with(class_name, "http\\request") || ends_with(class_name, "http\\response");
}

static void put_object(dumper *d, zend_object *o, int level)
{
    smart_str_append(d->out, o->ce->name);
    if (level >= DEPTH_MAX || is_opaque(o->ce->name)) {
        smart_str_appends(d->out, "(...)");
        return;
    }
    if (GC_IS_RECURSIVE(o)) {
        smart_str_appends(d->out, "(...)");
        return;
    }
    GC_PROTECT_RECURSION(o);
    smart_str_appendc(d->out, '(');
    if (instanceof_function(o->ce, zend_ce_throwable)) {
        put_throwable(d, o, level);
    } else {
        put_properties(d, o, level);
    }
    close_group(d, level, ')');
    GC_UNPROTECT_RECURSION(o);
}

static void put(dumper *d, zval *value, int level)
{
    ZVAL_DEREF(value);
    switch (Z_TYPE_P(value)) {
    case IS_TRUE:
    case IS_FALSE:
        smart_str_appends(d->out, Z_TYPE_P(value) == IS_TRUE ? "true" : "false");
        return;
    case IS_LONG:
        smart_str_append_long(d->out, Z_LVAL_P(value));
        return;
    case IS_DOUBLE:
        smart_str_append_double(d->out, Z_DVAL_P(value), (int)EG(precision), false);
        return;
    case IS_STRING:
        put_string(d, Z_STR_P(value));
        return;
    case IS_ARRAY:
        put_array(d, Z_ARRVAL_P(value), level);
        return;
    case IS_OBJECT:
        put_object(d, Z_OBJ_P(value), level);
        return;
    case IS_RESOURCE:
        smart_str_appends(d->out, "{resource}");
        return;
    default:
        smart_str_appends(d->out, "null");
    }
}

void msf_dump(smart_str *out, zval *value, int level, bool format, bool truncated)
{
    dumper d = {out, format, truncated};
    put(&d, value, level);
}
