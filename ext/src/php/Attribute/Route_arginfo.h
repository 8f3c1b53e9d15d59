/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b3d753c05ec19aa5e77dcacdc131aa07148ec088 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_Route___construct, 0, 0, 0)
	ZEND_ARG_TYPE_MASK(0, methods, MAY_BE_STRING|MAY_BE_ARRAY, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, path, IS_STRING, 0, "\'\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, name, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, status, IS_LONG, 0, "200")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_Get___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, name, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, status, IS_LONG, 0, "200")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Attribute_Post___construct arginfo_class_PG_MSF_Attribute_Get___construct

#define arginfo_class_PG_MSF_Attribute_Put___construct arginfo_class_PG_MSF_Attribute_Get___construct

#define arginfo_class_PG_MSF_Attribute_Patch___construct arginfo_class_PG_MSF_Attribute_Get___construct

#define arginfo_class_PG_MSF_Attribute_Delete___construct arginfo_class_PG_MSF_Attribute_Get___construct


ZEND_METHOD(PG_MSF_Attribute_Route, __construct);
ZEND_METHOD(PG_MSF_Attribute_Get, __construct);


static const zend_function_entry class_PG_MSF_Attribute_Route_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Route, __construct, arginfo_class_PG_MSF_Attribute_Route___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Get_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Get, __construct, arginfo_class_PG_MSF_Attribute_Get___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Post_methods[] = {
	ZEND_MALIAS(PG_MSF_Attribute_Get, __construct, __construct, arginfo_class_PG_MSF_Attribute_Post___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Put_methods[] = {
	ZEND_MALIAS(PG_MSF_Attribute_Get, __construct, __construct, arginfo_class_PG_MSF_Attribute_Put___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Patch_methods[] = {
	ZEND_MALIAS(PG_MSF_Attribute_Get, __construct, __construct, arginfo_class_PG_MSF_Attribute_Patch___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Delete_methods[] = {
	ZEND_MALIAS(PG_MSF_Attribute_Get, __construct, __construct, arginfo_class_PG_MSF_Attribute_Delete___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Attribute_Route(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Route", class_PG_MSF_Attribute_Route_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);

	zval property_methods_default_value;
	ZVAL_UNDEF(&property_methods_default_value);
	zend_string *property_methods_name = zend_string_init("methods", sizeof("methods") - 1, 1);
	zend_declare_typed_property(class_entry, property_methods_name, &property_methods_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_methods_name);

	zval property_path_default_value;
	ZVAL_UNDEF(&property_path_default_value);
	zend_string *property_path_name = zend_string_init("path", sizeof("path") - 1, 1);
	zend_declare_typed_property(class_entry, property_path_name, &property_path_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_path_name);

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_name_name);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_status_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Get(zend_class_entry *class_entry_PG_MSF_Attribute_Route)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Get", class_PG_MSF_Attribute_Get_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Route);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Post(zend_class_entry *class_entry_PG_MSF_Attribute_Route)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Post", class_PG_MSF_Attribute_Post_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Route);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Put(zend_class_entry *class_entry_PG_MSF_Attribute_Route)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Put", class_PG_MSF_Attribute_Put_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Route);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Patch(zend_class_entry *class_entry_PG_MSF_Attribute_Route)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Patch", class_PG_MSF_Attribute_Patch_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Route);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Delete(zend_class_entry *class_entry_PG_MSF_Attribute_Route)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Delete", class_PG_MSF_Attribute_Delete_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Route);

	return class_entry;
}
