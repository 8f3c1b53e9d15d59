/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 6017e359a96cd0d533739a17ba3344e9301a6edb */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_MI_getContext, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_MI_getObject, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, class, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, args, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, dsLevel, IS_LONG, 0, "1")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_AOP_MI_getParent arginfo_class_PG_AOP_MI_getContext

#define arginfo_class_PG_AOP_MI_resetProperties arginfo_class_PG_AOP_MI_getContext

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_MI___supportAutoDestroy, 0, 0, 1)
	ZEND_ARG_INFO(0, className)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_AOP_MI, getContext);
ZEND_METHOD(PG_AOP_MI, getObject);
ZEND_METHOD(PG_AOP_MI, getParent);
ZEND_METHOD(PG_AOP_MI, resetProperties);
ZEND_METHOD(PG_AOP_MI, __supportAutoDestroy);


static const zend_function_entry class_PG_AOP_MI_methods[] = {
	ZEND_ME(PG_AOP_MI, getContext, arginfo_class_PG_AOP_MI_getContext, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_MI, getObject, arginfo_class_PG_AOP_MI_getObject, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_MI, getParent, arginfo_class_PG_AOP_MI_getParent, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_MI, resetProperties, arginfo_class_PG_AOP_MI_resetProperties, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_MI, __supportAutoDestroy, arginfo_class_PG_AOP_MI___supportAutoDestroy, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_AOP_MI(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\AOP", "MI", class_PG_AOP_MI_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_TRAIT;

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

	zval property___reflections_default_value;
	ZVAL_EMPTY_ARRAY(&property___reflections_default_value);
	zend_string *property___reflections_name = zend_string_init("__reflections", sizeof("__reflections") - 1, 1);
	zend_declare_property_ex(class_entry, property___reflections_name, &property___reflections_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC, NULL);
	zend_string_release(property___reflections_name);

	return class_entry;
}
