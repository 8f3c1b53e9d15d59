/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e1a53ec9896cabbf5de2b0cd9058dd9059acaec3 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_MessageFormatter_getErrorCode, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_I18N_MessageFormatter_getErrorMessage arginfo_class_PG_I18N_MessageFormatter_getErrorCode

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_MessageFormatter_format, 0, 0, 3)
	ZEND_ARG_INFO(0, pattern)
	ZEND_ARG_INFO(0, params)
	ZEND_ARG_INFO(0, language)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_MessageFormatter_parse, 0, 0, 3)
	ZEND_ARG_INFO(0, pattern)
	ZEND_ARG_INFO(0, message)
	ZEND_ARG_INFO(0, language)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_I18N_MessageFormatter, getErrorCode);
ZEND_METHOD(PG_I18N_MessageFormatter, getErrorMessage);
ZEND_METHOD(PG_I18N_MessageFormatter, format);
ZEND_METHOD(PG_I18N_MessageFormatter, parse);


static const zend_function_entry class_PG_I18N_MessageFormatter_methods[] = {
	ZEND_ME(PG_I18N_MessageFormatter, getErrorCode, arginfo_class_PG_I18N_MessageFormatter_getErrorCode, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_MessageFormatter, getErrorMessage, arginfo_class_PG_I18N_MessageFormatter_getErrorMessage, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_MessageFormatter, format, arginfo_class_PG_I18N_MessageFormatter_format, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_MessageFormatter, parse, arginfo_class_PG_I18N_MessageFormatter_parse, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_I18N_MessageFormatter(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\I18N", "MessageFormatter", class_PG_I18N_MessageFormatter_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;

	zval property_builtin_default_value;
	ZVAL_FALSE(&property_builtin_default_value);
	zend_string *property_builtin_name = zend_string_init("builtin", sizeof("builtin") - 1, 1);
	zend_declare_property_ex(class_entry, property_builtin_name, &property_builtin_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_builtin_name);

	return class_entry;
}
