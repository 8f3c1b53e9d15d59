#include "engine/call.h"
#include "php/Attribute/Attribute.h"

#include "Constraint_arginfo.h"

zend_class_entry *msf_ce_attribute_constraint, *msf_ce_attribute_range, *msf_ce_attribute_length, *msf_ce_attribute_pattern;
zend_class_entry *msf_ce_attribute_email, *msf_ce_attribute_uuid, *msf_ce_attribute_one_of, *msf_ce_attribute_items;

/* ---- constructors ------------------------------------------------------------------------------------------------------------------- */

static void set_copy(zend_object *o, uint32_t slot, zval *value)
{
    zval copy;
    if (value) {
        ZVAL_COPY(&copy, value);
    } else {
        ZVAL_NULL(&copy);
    }
    msf_attribute_set(o, slot, &copy);
}

static void set_string(zend_object *o, uint32_t slot, zend_string *s)
{
    zval v;
    if (s) {
        ZVAL_STR(&v, s);
    }
    set_copy(o, slot, s ? &v : NULL);
}

ZEND_METHOD(PG_MSF_Attribute_Range, __construct)
{
    zval *min = NULL, *max = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_NUMBER_OR_NULL(min)
    Z_PARAM_NUMBER_OR_NULL(max)
    ZEND_PARSE_PARAMETERS_END();
    if (min && max && zend_compare(min, max) > 0) {
        zend_value_error("The minimum must not be above the maximum");
        RETURN_THROWS();
    }
    set_copy(Z_OBJ_P(ZEND_THIS), 0, min);
    set_copy(Z_OBJ_P(ZEND_THIS), 1, max);
}

/* Minimum and maximum of Length and Items in their first two slots. */
static void set_counts(zend_object *o, zend_long min, zend_long max, bool no_max)
{
    zval v;
    if (min < 0 || (!no_max && min > max)) {
        zend_value_error(min < 0 ? "The minimum must not be negative" : "The minimum must not be above the maximum");
        return;
    }
    ZVAL_LONG(&v, min);
    msf_attribute_set(o, 0, &v);
    ZVAL_LONG(&v, max);
    set_copy(o, 1, no_max ? NULL : &v);
}

ZEND_METHOD(PG_MSF_Attribute_Length, __construct)
{
    zend_long min = 0, max = 0;
    bool no_max = true;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(min)
    Z_PARAM_LONG_OR_NULL(max, no_max)
    ZEND_PARSE_PARAMETERS_END();
    set_counts(Z_OBJ_P(ZEND_THIS), min, max, no_max);
}

ZEND_METHOD(PG_MSF_Attribute_Pattern, __construct)
{
    zend_string *regex, *message = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(regex)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(message)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_constraint_pattern_compiles(regex)) {
        RETURN_THROWS();
    }
    set_string(Z_OBJ_P(ZEND_THIS), 0, regex);
    set_string(Z_OBJ_P(ZEND_THIS), 1, message);
}

ZEND_METHOD(PG_MSF_Attribute_OneOf, __construct)
{
    zval *values = NULL, list;
    uint32_t count = 0;
    ZEND_PARSE_PARAMETERS_START(0, -1)
    Z_PARAM_VARIADIC('*', values, count)
    ZEND_PARSE_PARAMETERS_END();
    array_init_size(&list, count);
    for (uint32_t i = 0; i < count; i++) {
        Z_TRY_ADDREF(values[i]);
        zend_hash_next_index_insert_new(Z_ARRVAL(list), &values[i]);
    }
    msf_attribute_set(Z_OBJ_P(ZEND_THIS), 0, &list);
}

static bool is_constraint(zval *v)
{
    return Z_TYPE_P(v) == IS_OBJECT && instanceof_function(Z_OBJCE_P(v), msf_ce_attribute_constraint);
}

/* $each as a list. False after a throw. */
static bool set_each(zend_object *o, zval *each)
{
    zval list, *v;
    array_init(&list);
    if (each && Z_TYPE_P(each) == IS_OBJECT) {
        Z_ADDREF_P(each);
        zend_hash_next_index_insert_new(Z_ARRVAL(list), each);
    } else if (each) {
        ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(each), v) {
            ZVAL_DEREF(v);
            if (!is_constraint(v)) {
                zval_ptr_dtor(&list);
                zend_type_error("What each element is held against must be constraints");
                return false;
            }
            Z_ADDREF_P(v);
            zend_hash_next_index_insert_new(Z_ARRVAL(list), v);
        }
        ZEND_HASH_FOREACH_END();
    }
    msf_attribute_set(o, MSF_ATTRIBUTE_ITEMS_EACH, &list);
    return !EG(exception);
}

ZEND_METHOD(PG_MSF_Attribute_Items, __construct)
{
    zend_long min = 0, max = 0;
    bool no_max = true;
    zend_string *type = NULL;
    zval *each = NULL;
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    ZEND_PARSE_PARAMETERS_START(0, 4)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(min)
    Z_PARAM_LONG_OR_NULL(max, no_max)
    Z_PARAM_STR_OR_NULL(type)
    Z_PARAM_ZVAL(each)
    ZEND_PARSE_PARAMETERS_END();
    if (each && Z_TYPE_P(each) != IS_ARRAY && !is_constraint(each)) {
        zend_argument_type_error(4, "must be a constraint or an array of them");
        RETURN_THROWS();
    }
    if (!set_each(o, each)) {
        RETURN_THROWS();
    }
    set_counts(o, min, max, no_max);
    if (!EG(exception)) {
        set_string(o, MSF_ATTRIBUTE_ITEMS_TYPE, type);
    }
}

/* ---- check() ------------------------------------------------------------------------------------------------------------------------ */

#define CHECK_METHOD(class)                                                                                                                \
    ZEND_METHOD(PG_MSF_Attribute_##class, check)                                                                                           \
    {                                                                                                                                      \
        zval *value;                                                                                                                       \
        ZEND_PARSE_PARAMETERS_START(1, 1)                                                                                                  \
        Z_PARAM_ZVAL(value)                                                                                                                \
        ZEND_PARSE_PARAMETERS_END();                                                                                                       \
        zend_string *wrong = msf_constraint_check(Z_OBJ_P(ZEND_THIS), value);                                                              \
        if (wrong) {                                                                                                                       \
            RETURN_STR(wrong);                                                                                                             \
        }                                                                                                                                  \
    }

CHECK_METHOD(Range)
CHECK_METHOD(Length)
CHECK_METHOD(Pattern)
CHECK_METHOD(OneOf)
CHECK_METHOD(Email)
CHECK_METHOD(Uuid)
CHECK_METHOD(Items)

/* ---- registration ------------------------------------------------------------------------------------------------------------------- */

static zend_class_entry *on_value(zend_class_entry *ce, uint32_t more)
{
    zend_internal_attribute_register(ce, ZEND_ATTRIBUTE_TARGET_PARAMETER | ZEND_ATTRIBUTE_TARGET_PROPERTY | more);
    return ce;
}

void msf_register_attribute_constraint(void)
{
    zend_class_entry *base = register_class_PG_MSF_Attribute_Constraint();
    msf_ce_attribute_constraint = base;
    msf_ce_attribute_range = on_value(register_class_PG_MSF_Attribute_Range(base), 0);
    msf_ce_attribute_length = on_value(register_class_PG_MSF_Attribute_Length(base), 0);
    msf_ce_attribute_pattern = on_value(register_class_PG_MSF_Attribute_Pattern(base), ZEND_ATTRIBUTE_IS_REPEATABLE);
    msf_ce_attribute_one_of = on_value(register_class_PG_MSF_Attribute_OneOf(base), 0);
    msf_ce_attribute_email = on_value(register_class_PG_MSF_Attribute_Email(base), 0);
    msf_ce_attribute_uuid = on_value(register_class_PG_MSF_Attribute_Uuid(base), 0);
    msf_ce_attribute_items = on_value(register_class_PG_MSF_Attribute_Items(base), 0);
}
