/* Types of parameters. */
#include "php.h"

#include "ext/date/php_date.h"
#include "zend_enum.h"
#include "zend_smart_str.h"

#include "php/Request/bind_make.h"

#define CASES_NAMED 20 /* of an enum, in messages */

/* ---- enums -------------------------------------------------------------------------------------------------------------------------- */

static void name_case(smart_str *s, zval *value)
{
    if (Z_TYPE_P(value) == IS_LONG) {
        smart_str_append_long(s, Z_LVAL_P(value));
    } else {
        smart_str_append(s, Z_STR_P(value));
    }
}

static zend_string *name_cases(zend_class_entry *ce)
{
    smart_str s = {0};
    zend_class_constant *c;
    uint32_t count = 0;
    smart_str_appends(&s, "must be one of ");
    ZEND_HASH_FOREACH_PTR (CE_CONSTANTS_TABLE(ce), c) {
        if (!(ZEND_CLASS_CONST_FLAGS(c) & ZEND_CLASS_CONST_IS_CASE)) {
            continue;
        }
        if (count == CASES_NAMED) {
            smart_str_appends(&s, ", ...");
            break;
        }
        smart_str_appends(&s, count++ > 0 ? ", " : "");
        name_case(&s, zend_enum_fetch_case_value(Z_OBJ(c->value)));
    }
    ZEND_HASH_FOREACH_END();
    return smart_str_extract(&s);
}

static bool make_enum(msf_bind_maker *m, zend_class_entry *ce, msf_bind_type *out)
{
    if (ce->enum_backing_type == IS_UNDEF) {
        return msf_bind_refuse(m, 0, "the cases of the enum %s have no values, so a request cannot name them", ZSTR_VAL(ce->name));
    }
    if (zend_update_class_constants(ce) != SUCCESS) {
        return msf_bind_refuse(m, 0, "the enum %s cannot be read", ZSTR_VAL(ce->name));
    }
    *out = (msf_bind_type){.kinds = MSF_BIND_ENUM, .ce = ce, .cases = name_cases(ce)};
    return true;
}

/* ---- classes ------------------------------------------------------------------------------------------------------------------------ */

static zend_class_entry *look_up(msf_bind_maker *m, zend_string *name)
{
    zend_class_entry *scope = m->fn->common.scope;
    if (scope && zend_string_equals_literal_ci(name, "self")) {
        return scope;
    }
    if (scope && zend_string_equals_literal_ci(name, "parent")) {
        return scope->parent;
    }
    return zend_lookup_class(name);
}

static bool make_object(msf_bind_maker *m, zend_class_entry *ce, msf_bind_type *out)
{
    const uint32_t no_objects = ZEND_ACC_INTERFACE | ZEND_ACC_TRAIT | ZEND_ACC_EXPLICIT_ABSTRACT_CLASS | ZEND_ACC_IMPLICIT_ABSTRACT_CLASS;
    zend_function *ctor = ce->constructor;
    if (ce->ce_flags & no_objects) {
        return msf_bind_refuse(m, 0, "there are no objects of %s to be made", ZSTR_VAL(ce->name));
    }
    if (ce->type != ZEND_USER_CLASS || !ctor || ctor->type != ZEND_USER_FUNCTION || !(ctor->common.fn_flags & ZEND_ACC_PUBLIC)) {
        return msf_bind_refuse(m, 0, "%s has no public constructor whose parameters a request could fill", ZSTR_VAL(ce->name));
    }
    *out = (msf_bind_type){.kinds = MSF_BIND_OBJECT, .ce = ce, .shape = msf_bind_shape_of(ce, m->why)};
    return out->shape != NULL;
}

static bool make_class(msf_bind_maker *m, zend_string *name, msf_bind_type *out)
{
    zend_class_entry *ce = look_up(m, name);
    if (!ce) {
        return msf_bind_refuse(m, 0, "there is no class %s", ZSTR_VAL(name));
    }
    if (ce->ce_flags & ZEND_ACC_ENUM) {
        return make_enum(m, ce, out);
    }
    if (ce == php_date_get_interface_ce() || ce == php_date_get_immutable_ce() || ce == php_date_get_date_ce()) {
        bool mutable = ce == php_date_get_date_ce();
        *out = (msf_bind_type){.kinds = MSF_BIND_DATE, .ce = mutable ? ce : php_date_get_immutable_ce()};
        return true;
    }
    return make_object(m, ce, out);
}

/* ---- builtin types ------------------------------------------------------------------------------------------------------------------ */

/* Texts have no types: of two scalar types only int and float can be told apart. */
static bool make_builtin(msf_bind_maker *m, uint32_t mask, const char *text, msf_bind_type *out)
{
    static const struct {
        uint32_t mask, kind;
    } known[] = {{MAY_BE_LONG, MSF_BIND_INT},
                 {MAY_BE_DOUBLE, MSF_BIND_FLOAT},
                 {MAY_BE_STRING, MSF_BIND_STRING},
                 {MAY_BE_BOOL, MSF_BIND_BOOL},
                 {MAY_BE_ARRAY, MSF_BIND_ARRAY}};
    uint32_t kinds = 0;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if ((mask & known[i].mask) == known[i].mask) {
            kinds |= known[i].kind;
            mask &= ~known[i].mask;
        }
    }
    if (mask != 0 || kinds == 0) {
        return msf_bind_refuse(m, 0, "a request cannot give a value of type %s", text);
    }
    uint32_t scalars = kinds & ~(uint32_t)MSF_BIND_ARRAY;
    if ((scalars & (scalars - 1)) != 0 && scalars != (MSF_BIND_INT | MSF_BIND_FLOAT)) {
        return msf_bind_refuse(m, 0, "the types of %s cannot be told apart in a request", text);
    }
    *out = (msf_bind_type){.kinds = kinds};
    return true;
}

bool msf_bind_type_make(msf_bind_maker *m, zend_type type, msf_bind_type *out, bool *nullable)
{
    uint32_t mask = ZEND_TYPE_PURE_MASK(type);
    *nullable = !ZEND_TYPE_IS_SET(type) || (mask & MAY_BE_NULL);
    if (!ZEND_TYPE_IS_SET(type) || (mask & MAY_BE_ANY) == MAY_BE_ANY) {
        *out = (msf_bind_type){.kinds = MSF_BIND_MIXED};
        return true;
    }
    mask &= ~MAY_BE_NULL;
    if (ZEND_TYPE_HAS_NAME(type) && mask == 0) {
        return make_class(m, ZEND_TYPE_NAME(type), out);
    }
    zend_string *text = zend_type_to_string(type);
    bool ok = ZEND_TYPE_IS_COMPLEX(type) ? msf_bind_refuse(m, 0, "the types of %s cannot be told apart in a request", ZSTR_VAL(text))
                                         : make_builtin(m, mask, ZSTR_VAL(text), out);
    zend_string_release(text);
    return ok;
}

bool msf_bind_type_named(msf_bind_maker *m, zend_string *name, msf_bind_type *out)
{
    static const struct {
        const char *name;
        uint32_t kind;
    } builtin[] = {{"int", MSF_BIND_INT},   {"float", MSF_BIND_FLOAT}, {"string", MSF_BIND_STRING},
                   {"bool", MSF_BIND_BOOL}, {"array", MSF_BIND_ARRAY}, {"mixed", MSF_BIND_MIXED}};
    for (size_t i = 0; i < sizeof(builtin) / sizeof(builtin[0]); i++) {
        if (strcmp(ZSTR_VAL(name), builtin[i].name) == 0) {
            *out = (msf_bind_type){.kinds = builtin[i].kind};
            return true;
        }
    }
    return make_class(m, name, out);
}

void msf_bind_type_free(msf_bind_type *type)
{
    if (type->cases) {
        zend_string_release(type->cases);
    }
}
