/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: a6bab938ac6a708c587f82b3e22864f87a768780 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Core___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Core___sleep arginfo_class_PG_MSF_Base_Core___construct

#define arginfo_class_PG_MSF_Base_Core___unsleep arginfo_class_PG_MSF_Base_Core___construct

#define arginfo_class_PG_MSF_Base_Core_getConfig arginfo_class_PG_MSF_Base_Core___construct

#define arginfo_class_PG_MSF_Base_Core_getPack arginfo_class_PG_MSF_Base_Core___construct

#define arginfo_class_PG_MSF_Base_Core_getServerInstance arginfo_class_PG_MSF_Base_Core___construct

#define arginfo_class_PG_MSF_Base_Core_destroy arginfo_class_PG_MSF_Base_Core___construct

#define arginfo_class_PG_MSF_Base_Core_isUse arginfo_class_PG_MSF_Base_Core___construct

#define arginfo_class_PG_MSF_Base_Core_getIsDestroy arginfo_class_PG_MSF_Base_Core___construct


ZEND_METHOD(PG_MSF_Base_Core, __construct);
ZEND_METHOD(PG_MSF_Base_Core, __sleep);
ZEND_METHOD(PG_MSF_Base_Core, __unsleep);
ZEND_METHOD(PG_MSF_Base_Core, getConfig);
ZEND_METHOD(PG_MSF_Base_Core, getPack);
ZEND_METHOD(PG_MSF_Base_Core, getServerInstance);
ZEND_METHOD(PG_MSF_Base_Core, destroy);
ZEND_METHOD(PG_MSF_Base_Core, isUse);
ZEND_METHOD(PG_MSF_Base_Core, getIsDestroy);


static const zend_function_entry class_PG_MSF_Base_Core_methods[] = {
	ZEND_ME(PG_MSF_Base_Core, __construct, arginfo_class_PG_MSF_Base_Core___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Core, __sleep, arginfo_class_PG_MSF_Base_Core___sleep, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Core, __unsleep, arginfo_class_PG_MSF_Base_Core___unsleep, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Core, getConfig, arginfo_class_PG_MSF_Base_Core_getConfig, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Core, getPack, arginfo_class_PG_MSF_Base_Core_getPack, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Core, getServerInstance, arginfo_class_PG_MSF_Base_Core_getServerInstance, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Core, destroy, arginfo_class_PG_MSF_Base_Core_destroy, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Core, isUse, arginfo_class_PG_MSF_Base_Core_isUse, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Core, getIsDestroy, arginfo_class_PG_MSF_Base_Core_getIsDestroy, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_Core(zend_class_entry *class_entry_PG_MSF_Base_Child)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "Core", class_PG_MSF_Base_Core_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Child);

	zval property___useCount_default_value;
	ZVAL_LONG(&property___useCount_default_value, 0);
	zend_string *property___useCount_name = zend_string_init("__useCount", sizeof("__useCount") - 1, 1);
	zend_declare_property_ex(class_entry, property___useCount_name, &property___useCount_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property___useCount_name);

	zval property___genTime_default_value;
	ZVAL_LONG(&property___genTime_default_value, 0);
	zend_string *property___genTime_name = zend_string_init("__genTime", sizeof("__genTime") - 1, 1);
	zend_declare_property_ex(class_entry, property___genTime_name, &property___genTime_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property___genTime_name);

	zval property___isConstruct_default_value;
	ZVAL_FALSE(&property___isConstruct_default_value);
	zend_string *property___isConstruct_name = zend_string_init("__isConstruct", sizeof("__isConstruct") - 1, 1);
	zend_declare_property_ex(class_entry, property___isConstruct_name, &property___isConstruct_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property___isConstruct_name);

	zval property_isDestroy_default_value;
	ZVAL_FALSE(&property_isDestroy_default_value);
	zend_string *property_isDestroy_name = zend_string_init("isDestroy", sizeof("isDestroy") - 1, 1);
	zend_declare_property_ex(class_entry, property_isDestroy_name, &property_isDestroy_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_isDestroy_name);

	zval property_stdClass_default_value;
	ZVAL_NULL(&property_stdClass_default_value);
	zend_string *property_stdClass_name = zend_string_init("stdClass", sizeof("stdClass") - 1, 1);
	zend_declare_property_ex(class_entry, property_stdClass_name, &property_stdClass_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC, NULL);
	zend_string_release(property_stdClass_name);

	return class_entry;
}
