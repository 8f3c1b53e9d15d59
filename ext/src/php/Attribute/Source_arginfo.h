/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 16ac7aa72f7f40de86290aad8fbac18150c6d089 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_Source___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, name, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_Body___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, name, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, strict, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, whole, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Attribute_Source, __construct);
ZEND_METHOD(PG_MSF_Attribute_Body, __construct);


static const zend_function_entry class_PG_MSF_Attribute_Source_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Source, __construct, arginfo_class_PG_MSF_Attribute_Source___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Path_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Query_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Body_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Body, __construct, arginfo_class_PG_MSF_Attribute_Body___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Header_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Cookie_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_File_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Attribute_Source(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Source", class_PG_MSF_Attribute_Source_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_ABSTRACT;

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_name_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Path(zend_class_entry *class_entry_PG_MSF_Attribute_Source)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Path", class_PG_MSF_Attribute_Path_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Source);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Query(zend_class_entry *class_entry_PG_MSF_Attribute_Source)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Query", class_PG_MSF_Attribute_Query_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Source);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Body(zend_class_entry *class_entry_PG_MSF_Attribute_Source)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Body", class_PG_MSF_Attribute_Body_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Source);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	zval property_strict_default_value;
	ZVAL_UNDEF(&property_strict_default_value);
	zend_string *property_strict_name = zend_string_init("strict", sizeof("strict") - 1, 1);
	zend_declare_typed_property(class_entry, property_strict_name, &property_strict_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_strict_name);

	zval property_whole_default_value;
	ZVAL_UNDEF(&property_whole_default_value);
	zend_string *property_whole_name = zend_string_init("whole", sizeof("whole") - 1, 1);
	zend_declare_typed_property(class_entry, property_whole_name, &property_whole_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_whole_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Header(zend_class_entry *class_entry_PG_MSF_Attribute_Source)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Header", class_PG_MSF_Attribute_Header_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Source);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Cookie(zend_class_entry *class_entry_PG_MSF_Attribute_Source)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Cookie", class_PG_MSF_Attribute_Cookie_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Source);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_File(zend_class_entry *class_entry_PG_MSF_Attribute_Source)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "File", class_PG_MSF_Attribute_File_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Attribute_Source);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}
