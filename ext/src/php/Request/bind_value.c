/* Values of every kind: missing ones, objects, lists; constraints. */
#include "zend_smart_str.h"

#include "base/utf8.h"
#include "engine/call.h"
#include "engine/value.h"
#include "php/Attribute/Attribute.h"
#include "php/Base/Base.h"
#include "php/Request/bind_run.h"

static bool bind_type(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at, zval *out);

/* ---- telling what is wrong ---------------------------------------------------------------------------------------------------------- */

static void append_place(smart_str *s, const msf_bind_at *at)
{
    if (at->up) {
        append_place(s, at->up);
        if (s->s && ZSTR_LEN(s->s) > 0) {
            smart_str_appendc(s, '.');
        }
    }
    if (at->name) {
        smart_str_append(s, at->name);
    } else {
        smart_str_append_unsigned(s, at->index);
    }
}

bool msf_bind_wrong(msf_binding *b, const msf_bind_at *at, const char *message)
{
    zval one;
    smart_str field = {0};
    if (Z_TYPE_P(b->errors) == IS_UNDEF) {
        array_init(b->errors);
    }
    if (zend_hash_num_elements(Z_ARRVAL_P(b->errors)) >= MSF_BIND_ERRORS) {
        return false;
    }
    append_place(&field, at);
    array_init_size(&one, 3);
    add_assoc_str(&one, "field", smart_str_extract(&field));
    add_assoc_string(&one, "in", b->in);
    add_assoc_string(&one, "message", message);
    zend_hash_next_index_insert_new(Z_ARRVAL_P(b->errors), &one);
    return false;
}

/* ---- constraints -------------------------------------------------------------------------------------------------------------------- */

/* False after an exception, or when `wrong` (owned here) says something. */
static bool accepted(msf_binding *b, const msf_bind_at *at, zend_string *wrong)
{
    if (wrong) {
        msf_bind_wrong(b, at, ZSTR_VAL(wrong));
        zend_string_release(wrong);
        return false;
    }
    return EG(exception) == NULL;
}

static bool elements_hold(msf_binding *b, zend_object *items, zval *array, const msf_bind_at *at)
{
    HashTable *each = Z_ARRVAL_P(msf_slot(items, MSF_ATTRIBUTE_ITEMS_EACH));
    zval *element, *constraint;
    zend_ulong index;
    zend_string *key;
    bool ok = true;
    if (zend_hash_num_elements(each) == 0) {
        return true;
    }
    ZEND_HASH_FOREACH_KEY_VAL (Z_ARRVAL_P(array), index, key, element) {
        msf_bind_at here = {.up = at, .name = key, .index = index, .depth = at->depth + 1};
        ZVAL_DEREF(element);
        ZEND_HASH_FOREACH_VAL (each, constraint) {
            ok &= Z_TYPE_P(element) == IS_NULL || accepted(b, &here, msf_constraint_check(Z_OBJ_P(constraint), element));
            if (EG(exception)) {
                return false;
            }
        }
        ZEND_HASH_FOREACH_END();
    }
    ZEND_HASH_FOREACH_END();
    return ok;
}

static bool holds(msf_binding *b, const msf_bind_step *step, zval *value, const msf_bind_at *at)
{
    bool ok = true;
    if (Z_TYPE_P(value) == IS_NULL) {
        return true;
    }
    for (uint32_t i = 0; i < step->constraint_count && !EG(exception); i++) {
        zend_object *o = step->constraints[i];
        if (o->ce == msf_ce_attribute_items && Z_TYPE_P(value) == IS_ARRAY) {
            ok &= accepted(b, at, msf_constraint_items_count(o, value)) && elements_hold(b, o, value, at);
        } else {
            ok &= accepted(b, at, msf_constraint_check(o, value));
        }
    }
    return ok && !EG(exception);
}

/* ---- objects ------------------------------------------------------------------------------------------------------------------------ */

static bool knows(const msf_bind_shape *shape, const zend_string *key)
{
    for (uint32_t i = 0; i < shape->count; i++) {
        if (zend_string_equals(shape->steps[i].name, key)) {
            return true;
        }
    }
    return false;
}

static bool no_strangers(msf_binding *b, const msf_bind_shape *shape, HashTable *members, const msf_bind_at *at)
{
    zend_string *key;
    zend_ulong index;
    zval *v;
    bool ok = true;
    ZEND_HASH_FOREACH_KEY_VAL (members, index, key, v) {
        if (!key || !knows(shape, key)) {
            msf_bind_at here = {.up = at, .name = key, .index = index, .depth = at->depth + 1};
            ok = msf_bind_wrong(b, &here, "is not known");
        }
    }
    ZEND_HASH_FOREACH_END();
    (void)v;
    return ok;
}

/* The constructor's arguments. All are looked at even when one is wrong. */
static bool bind_members(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at, zval *argv)
{
    const msf_bind_shape *shape = step->type.shape;
    bool ok = !step->strict || no_strangers(b, shape, Z_ARRVAL_P(raw->value), at);
    for (uint32_t i = 0; i < shape->count && !EG(exception); i++) {
        msf_bind_step member = shape->steps[i];
        msf_bind_at here = {.up = at, .name = member.name, .depth = at->depth + 1};
        msf_bind_raw found;
        member.strict = step->strict;
        bool there = msf_bind_member(raw->value, member.name, raw->is_text, &found);
        ok &= msf_bind_step_value(b, &member, there ? &found : NULL, &here, &argv[i]);
    }
    return ok && !EG(exception);
}

static bool construct(const msf_bind_shape *shape, zval *argv, zval *out)
{
    if (object_init_ex(out, shape->ce) != SUCCESS) {
        return false;
    }
    if (!msf_call(Z_OBJ_P(out), shape->fn, NULL, shape->count, argv)) {
        zend_object_store_ctor_failed(Z_OBJ_P(out));
        zval_ptr_dtor(out);
        ZVAL_UNDEF(out);
        return false;
    }
    return true;
}

/* An array with the class's members. A list is none (an empty one cannot be told from an empty object). */
static bool bind_object(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    const msf_bind_shape *shape = step->type.shape;
    HashTable *members = Z_ARRVAL_P(raw->value);
    if (!raw->is_text && zend_hash_num_elements(members) > 0 && zend_array_is_list(members)) {
        return msf_bind_wrong(b, at, "must be an object");
    }
    zval few[8], *argv = shape->count <= 8 ? few : safe_emalloc(shape->count, sizeof(*argv), 0);
    for (uint32_t i = 0; i < shape->count; i++) {
        ZVAL_UNDEF(&argv[i]);
    }
    bool ok = bind_members(b, step, raw, at, argv) && construct(shape, argv, out);
    for (uint32_t i = 0; i < shape->count; i++) {
        zval_ptr_dtor(&argv[i]);
    }
    if (argv != few) {
        efree(argv);
    }
    return ok;
}

/* ---- arrays ------------------------------------------------------------------------------------------------------------------------- */

static bool bind_elements(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    const msf_bind_step element = {.type = step->items, .strict = step->strict};
    zend_string *key;
    zend_ulong index;
    zval *v;
    bool ok = true;
    array_init_size(out, zend_hash_num_elements(Z_ARRVAL_P(raw->value)));
    ZEND_HASH_FOREACH_KEY_VAL (Z_ARRVAL_P(raw->value), index, key, v) {
        zval bound;
        msf_bind_at here = {.up = at, .name = key, .index = index, .depth = at->depth + 1};
        msf_bind_raw one = {.value = v, .is_text = raw->is_text};
        ZVAL_DEREF(one.value);
        one.text = Z_TYPE_P(one.value) == IS_STRING ? msf_value_slice(Z_STR_P(one.value)) : MSF_SLICE_NONE;
        if (!bind_type(b, &element, &one, &here, &bound)) {
            ok = false;
        } else if (key) {
            zend_hash_add_new(Z_ARRVAL_P(out), key, &bound);
        } else {
            zend_hash_index_add_new(Z_ARRVAL_P(out), index, &bound);
        }
        if (EG(exception)) {
            break;
        }
    }
    ZEND_HASH_FOREACH_END();
    if (!ok) {
        zval_ptr_dtor(out);
        ZVAL_UNDEF(out);
    }
    return ok;
}

/* Texts of a form or query string, nested as deep as PHP nests them (max_input_nesting_level). */
static bool is_utf8(zval *v)
{
    zval *element;
    ZVAL_DEREF(v);
    if (Z_TYPE_P(v) == IS_STRING) {
        return msf_utf8_length(msf_value_slice(Z_STR_P(v))) >= 0;
    }
    if (Z_TYPE_P(v) == IS_ARRAY) {
        ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(v), element) {
            if (!is_utf8(element)) {
                return false;
            }
        }
        ZEND_HASH_FOREACH_END();
    }
    return true;
}

/* As it came. Headers and cookies are bytes, what JSON holds is UTF-8. */
static bool take(msf_binding *b, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    bool is_bytes = strcmp(b->in, "header") == 0 || strcmp(b->in, "cookie") == 0;
    if (raw->is_text && raw->value && !is_bytes && !is_utf8(raw->value)) {
        return msf_bind_wrong(b, at, "must be UTF-8 text");
    }
    if (raw->value) {
        ZVAL_COPY(out, raw->value);
    } else {
        msf_value_zval(out, raw->text);
    }
    return true;
}

static bool bind_array(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    if (at->depth >= MSF_BIND_DEPTH) {
        return msf_bind_wrong(b, at, "is nested too deeply");
    }
    if (step->type.kinds & MSF_BIND_OBJECT) {
        return bind_object(b, step, raw, at, out);
    }
    if (!(step->type.kinds & MSF_BIND_ARRAY)) {
        return msf_bind_wrong(b, at, msf_bind_expected(&step->type));
    }
    if (step->items.kinds) {
        return bind_elements(b, step, raw, at, out);
    }
    return take(b, raw, at, out);
}

/* ---- all ---------------------------------------------------------------------------------------------------------------------------- */

static bool bind_type(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    if (step->type.kinds & MSF_BIND_MIXED) {
        return take(b, raw, at, out);
    }
    if (raw->value && Z_TYPE_P(raw->value) == IS_ARRAY) {
        return bind_array(b, step, raw, at, out);
    }
    return msf_bind_scalar(b, &step->type, raw, at, out);
}

/* An empty text is no number: forms send one for a field that was left empty. */
static bool is_empty(const msf_bind_step *step, const msf_bind_raw *raw)
{
    return raw->is_text && raw->text.n == 0 && (!raw->value || Z_TYPE_P(raw->value) == IS_STRING) &&
           !(step->type.kinds & (MSF_BIND_STRING | MSF_BIND_MIXED));
}

bool msf_bind_step_value(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    if (!raw || is_empty(step, raw)) {
        if (!step->optional && !step->nullable) {
            return msf_bind_wrong(b, at, "is required");
        }
        if (step->optional) {
            ZVAL_UNDEF(out); /* the call fills the default in */
        } else {
            ZVAL_NULL(out);
        }
        return true;
    }
    if (step->nullable && raw->value && Z_TYPE_P(raw->value) == IS_NULL) {
        ZVAL_NULL(out);
        return true;
    }
    if (!bind_type(b, step, raw, at, out)) {
        ZVAL_UNDEF(out);
        return false;
    }
    if (!holds(b, step, out, at)) {
        zval_ptr_dtor(out);
        ZVAL_UNDEF(out);
        return false;
    }
    return true;
}
