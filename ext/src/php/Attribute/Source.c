#include "php/Attribute/Attribute.h"

#include "Source_arginfo.h"

zend_class_entry *msf_ce_attribute_source, *msf_ce_attribute_path, *msf_ce_attribute_query, *msf_ce_attribute_body;
zend_class_entry *msf_ce_attribute_header, *msf_ce_attribute_cookie, *msf_ce_attribute_file;

static void set_name(zend_object *o, zend_string *name)
{
    zval v;
    if (name && ZSTR_LEN(name) == 0) {
        zend_value_error("The name of a source must not be empty; leave it out for the parameter's own name");
        return;
    }
    if (name) {
        ZVAL_STR_COPY(&v, name);
    } else {
        ZVAL_NULL(&v);
    }
    msf_attribute_set(o, MSF_ATTRIBUTE_SOURCE_NAME, &v);
}

ZEND_METHOD(PG_MSF_Attribute_Source, __construct)
{
    zend_string *name = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(name)
    ZEND_PARSE_PARAMETERS_END();
    set_name(Z_OBJ_P(ZEND_THIS), name);
}

ZEND_METHOD(PG_MSF_Attribute_Body, __construct)
{
    zend_string *name = NULL;
    bool strict = false, whole = false;
    ZEND_PARSE_PARAMETERS_START(0, 3)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(name)
    Z_PARAM_BOOL(strict)
    Z_PARAM_BOOL(whole)
    ZEND_PARSE_PARAMETERS_END();
    if (name && whole) {
        zend_value_error("A body as a whole has no name");
        return;
    }
    zval v;
    set_name(Z_OBJ_P(ZEND_THIS), name);
    ZVAL_BOOL(&v, strict);
    msf_attribute_set(Z_OBJ_P(ZEND_THIS), MSF_ATTRIBUTE_BODY_STRICT, &v);
    ZVAL_BOOL(&v, whole);
    msf_attribute_set(Z_OBJ_P(ZEND_THIS), MSF_ATTRIBUTE_BODY_WHOLE, &v);
}

static zend_class_entry *on_parameter(zend_class_entry *ce)
{
    /* On a promoted parameter an attribute is the property's as well. */
    zend_internal_attribute_register(ce, ZEND_ATTRIBUTE_TARGET_PARAMETER | ZEND_ATTRIBUTE_TARGET_PROPERTY);
    return ce;
}

void msf_register_attribute_source(void)
{
    zend_class_entry *source = register_class_PG_MSF_Attribute_Source();
    msf_ce_attribute_source = source;
    msf_ce_attribute_path = on_parameter(register_class_PG_MSF_Attribute_Path(source));
    msf_ce_attribute_query = on_parameter(register_class_PG_MSF_Attribute_Query(source));
    msf_ce_attribute_body = on_parameter(register_class_PG_MSF_Attribute_Body(source));
    msf_ce_attribute_header = on_parameter(register_class_PG_MSF_Attribute_Header(source));
    msf_ce_attribute_cookie = on_parameter(register_class_PG_MSF_Attribute_Cookie(source));
    msf_ce_attribute_file = on_parameter(register_class_PG_MSF_Attribute_File(source));
}
