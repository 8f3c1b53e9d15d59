/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 081ccd27eec834d46fc8031aa5493fb73cd1bb3b */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Child_setContext, 0, 0, 1)
	ZEND_ARG_INFO(0, context)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Child_getContext, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Child_getObject, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, class, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, args, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, dsLevel, IS_LONG, 0, "1")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Child_getParent arginfo_class_PG_MSF_Base_Child_getContext

#define arginfo_class_PG_MSF_Base_Child_resetProperties arginfo_class_PG_MSF_Base_Child_getContext

#define arginfo_class_PG_MSF_Base_Child_destroy arginfo_class_PG_MSF_Base_Child_getContext


ZEND_METHOD(PG_MSF_Base_Child, setContext);
ZEND_METHOD(PG_MSF_Base_Child, getContext);
ZEND_METHOD(PG_MSF_Base_Child, getObject);
ZEND_METHOD(PG_MSF_Base_Child, getParent);
ZEND_METHOD(PG_MSF_Base_Child, resetProperties);
ZEND_METHOD(PG_MSF_Base_Child, destroy);


static const zend_function_entry class_PG_MSF_Base_Child_methods[] = {
	ZEND_ME(PG_MSF_Base_Child, setContext, arginfo_class_PG_MSF_Base_Child_setContext, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Child, getContext, arginfo_class_PG_MSF_Base_Child_getContext, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Child, getObject, arginfo_class_PG_MSF_Base_Child_getObject, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Child, getParent, arginfo_class_PG_MSF_Base_Child_getParent, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Child, resetProperties, arginfo_class_PG_MSF_Base_Child_resetProperties, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Child, destroy, arginfo_class_PG_MSF_Base_Child_destroy, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_Child(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "Child", class_PG_MSF_Base_Child_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;

	zval property_context_default_value;
	ZVAL_NULL(&property_context_default_value);
	zend_string *property_context_name = zend_string_init("context", sizeof("context") - 1, 1);
	zend_declare_property_ex(class_entry, property_context_name, &property_context_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_context_name);

	zval property_parent_default_value;
	ZVAL_NULL(&property_parent_default_value);
	zend_string *property_parent_name = zend_string_init("parent", sizeof("parent") - 1, 1);
	zend_declare_property_ex(class_entry, property_parent_name, &property_parent_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_parent_name);

	zval property___DSLevel_default_value;
	ZVAL_NULL(&property___DSLevel_default_value);
	zend_string *property___DSLevel_name = zend_string_init("__DSLevel", sizeof("__DSLevel") - 1, 1);
	zend_declare_property_ex(class_entry, property___DSLevel_name, &property___DSLevel_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property___DSLevel_name);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_MSF_Base_Child = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_MSF_Base_Child, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_MSF_Base_Child);

	return class_entry;
}
