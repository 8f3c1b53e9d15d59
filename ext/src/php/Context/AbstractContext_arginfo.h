/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: ee13cd7112ddc2ca1652748bdec18fb786a6a798 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Context_AbstractContext___sleep, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Context_AbstractContext_setLog, 0, 0, 1)
	ZEND_ARG_INFO(0, log)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Context_AbstractContext_getLog arginfo_class_PG_Context_AbstractContext___sleep

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Context_AbstractContext_setLogId, 0, 0, 1)
	ZEND_ARG_INFO(0, logId)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Context_AbstractContext_getLogId arginfo_class_PG_Context_AbstractContext___sleep

ZEND_BEGIN_ARG_WITH_TENTATIVE_RETURN_TYPE_INFO_EX(arginfo_class_PG_Context_AbstractContext_offsetSet, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, offset, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_TENTATIVE_RETURN_TYPE_INFO_EX(arginfo_class_PG_Context_AbstractContext_offsetExists, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, offset, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_TENTATIVE_RETURN_TYPE_INFO_EX(arginfo_class_PG_Context_AbstractContext_offsetUnset, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, offset, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_TENTATIVE_RETURN_TYPE_INFO_EX(arginfo_class_PG_Context_AbstractContext_offsetGet, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, offset, IS_MIXED, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Context_AbstractContext_destroy arginfo_class_PG_Context_AbstractContext___sleep


ZEND_METHOD(PG_Context_AbstractContext, __sleep);
ZEND_METHOD(PG_Context_AbstractContext, setLog);
ZEND_METHOD(PG_Context_AbstractContext, getLog);
ZEND_METHOD(PG_Context_AbstractContext, setLogId);
ZEND_METHOD(PG_Context_AbstractContext, getLogId);
ZEND_METHOD(PG_Context_AbstractContext, offsetSet);
ZEND_METHOD(PG_Context_AbstractContext, offsetExists);
ZEND_METHOD(PG_Context_AbstractContext, offsetUnset);
ZEND_METHOD(PG_Context_AbstractContext, offsetGet);


static const zend_function_entry class_PG_Context_AbstractContext_methods[] = {
	ZEND_ME(PG_Context_AbstractContext, __sleep, arginfo_class_PG_Context_AbstractContext___sleep, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Context_AbstractContext, setLog, arginfo_class_PG_Context_AbstractContext_setLog, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Context_AbstractContext, getLog, arginfo_class_PG_Context_AbstractContext_getLog, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Context_AbstractContext, setLogId, arginfo_class_PG_Context_AbstractContext_setLogId, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Context_AbstractContext, getLogId, arginfo_class_PG_Context_AbstractContext_getLogId, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Context_AbstractContext, offsetSet, arginfo_class_PG_Context_AbstractContext_offsetSet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Context_AbstractContext, offsetExists, arginfo_class_PG_Context_AbstractContext_offsetExists, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Context_AbstractContext, offsetUnset, arginfo_class_PG_Context_AbstractContext_offsetUnset, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Context_AbstractContext, offsetGet, arginfo_class_PG_Context_AbstractContext_offsetGet, ZEND_ACC_PUBLIC)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_Context_AbstractContext, destroy, arginfo_class_PG_Context_AbstractContext_destroy, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_Context_AbstractContext(zend_class_entry *class_entry_ArrayAccess)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\Context", "AbstractContext", class_PG_Context_AbstractContext_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_ABSTRACT|ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_ArrayAccess);

	zval property_logId_default_value;
	ZVAL_NULL(&property_logId_default_value);
	zend_string *property_logId_name = zend_string_init("logId", sizeof("logId") - 1, 1);
	zend_declare_property_ex(class_entry, property_logId_name, &property_logId_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_logId_name);

	zval property_log_default_value;
	ZVAL_NULL(&property_log_default_value);
	zend_string *property_log_name = zend_string_init("log", sizeof("log") - 1, 1);
	zend_declare_property_ex(class_entry, property_log_name, &property_log_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_log_name);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_Context_AbstractContext = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_Context_AbstractContext, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_Context_AbstractContext);

	return class_entry;
}
