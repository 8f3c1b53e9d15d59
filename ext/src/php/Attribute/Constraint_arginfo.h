/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 98f41cb7d2697c46a7137c6bdb848246387059bc */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Attribute_Constraint_check, 0, 1, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_Range___construct, 0, 0, 0)
	ZEND_ARG_TYPE_MASK(0, min, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_MASK(0, max, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Attribute_Range_check arginfo_class_PG_MSF_Attribute_Constraint_check

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_Length___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, min, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Attribute_Length_check arginfo_class_PG_MSF_Attribute_Constraint_check

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_Pattern___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, regex, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Attribute_Pattern_check arginfo_class_PG_MSF_Attribute_Constraint_check

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_OneOf___construct, 0, 0, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, values, IS_MIXED, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Attribute_OneOf_check arginfo_class_PG_MSF_Attribute_Constraint_check

#define arginfo_class_PG_MSF_Attribute_Email_check arginfo_class_PG_MSF_Attribute_Constraint_check

#define arginfo_class_PG_MSF_Attribute_Uuid_check arginfo_class_PG_MSF_Attribute_Constraint_check

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Attribute_Items___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, min, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, type, IS_STRING, 1, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, each, PG\\MSF\\Attribute\\Constraint, MAY_BE_ARRAY, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Attribute_Items_check arginfo_class_PG_MSF_Attribute_Constraint_check


ZEND_METHOD(PG_MSF_Attribute_Range, __construct);
ZEND_METHOD(PG_MSF_Attribute_Range, check);
ZEND_METHOD(PG_MSF_Attribute_Length, __construct);
ZEND_METHOD(PG_MSF_Attribute_Length, check);
ZEND_METHOD(PG_MSF_Attribute_Pattern, __construct);
ZEND_METHOD(PG_MSF_Attribute_Pattern, check);
ZEND_METHOD(PG_MSF_Attribute_OneOf, __construct);
ZEND_METHOD(PG_MSF_Attribute_OneOf, check);
ZEND_METHOD(PG_MSF_Attribute_Email, check);
ZEND_METHOD(PG_MSF_Attribute_Uuid, check);
ZEND_METHOD(PG_MSF_Attribute_Items, __construct);
ZEND_METHOD(PG_MSF_Attribute_Items, check);


static const zend_function_entry class_PG_MSF_Attribute_Constraint_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Attribute_Constraint, check, arginfo_class_PG_MSF_Attribute_Constraint_check, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Range_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Range, __construct, arginfo_class_PG_MSF_Attribute_Range___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Attribute_Range, check, arginfo_class_PG_MSF_Attribute_Range_check, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Length_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Length, __construct, arginfo_class_PG_MSF_Attribute_Length___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Attribute_Length, check, arginfo_class_PG_MSF_Attribute_Length_check, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Pattern_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Pattern, __construct, arginfo_class_PG_MSF_Attribute_Pattern___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Attribute_Pattern, check, arginfo_class_PG_MSF_Attribute_Pattern_check, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_OneOf_methods[] = {
	ZEND_ME(PG_MSF_Attribute_OneOf, __construct, arginfo_class_PG_MSF_Attribute_OneOf___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Attribute_OneOf, check, arginfo_class_PG_MSF_Attribute_OneOf_check, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Email_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Email, check, arginfo_class_PG_MSF_Attribute_Email_check, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Uuid_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Uuid, check, arginfo_class_PG_MSF_Attribute_Uuid_check, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Attribute_Items_methods[] = {
	ZEND_ME(PG_MSF_Attribute_Items, __construct, arginfo_class_PG_MSF_Attribute_Items___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Attribute_Items, check, arginfo_class_PG_MSF_Attribute_Items_check, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Attribute_Constraint(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Constraint", class_PG_MSF_Attribute_Constraint_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Range(zend_class_entry *class_entry_PG_MSF_Attribute_Constraint)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Range", class_PG_MSF_Attribute_Range_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Attribute_Constraint);

	zval property_min_default_value;
	ZVAL_UNDEF(&property_min_default_value);
	zend_string *property_min_name = zend_string_init("min", sizeof("min") - 1, 1);
	zend_declare_typed_property(class_entry, property_min_name, &property_min_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_min_name);

	zval property_max_default_value;
	ZVAL_UNDEF(&property_max_default_value);
	zend_string *property_max_name = zend_string_init("max", sizeof("max") - 1, 1);
	zend_declare_typed_property(class_entry, property_max_name, &property_max_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_max_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Length(zend_class_entry *class_entry_PG_MSF_Attribute_Constraint)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Length", class_PG_MSF_Attribute_Length_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Attribute_Constraint);

	zval property_min_default_value;
	ZVAL_UNDEF(&property_min_default_value);
	zend_string *property_min_name = zend_string_init("min", sizeof("min") - 1, 1);
	zend_declare_typed_property(class_entry, property_min_name, &property_min_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_min_name);

	zval property_max_default_value;
	ZVAL_UNDEF(&property_max_default_value);
	zend_string *property_max_name = zend_string_init("max", sizeof("max") - 1, 1);
	zend_declare_typed_property(class_entry, property_max_name, &property_max_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_max_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Pattern(zend_class_entry *class_entry_PG_MSF_Attribute_Constraint)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Pattern", class_PG_MSF_Attribute_Pattern_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Attribute_Constraint);

	zval property_regex_default_value;
	ZVAL_UNDEF(&property_regex_default_value);
	zend_string *property_regex_name = zend_string_init("regex", sizeof("regex") - 1, 1);
	zend_declare_typed_property(class_entry, property_regex_name, &property_regex_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_regex_name);

	zval property_message_default_value;
	ZVAL_UNDEF(&property_message_default_value);
	zend_string *property_message_name = zend_string_init("message", sizeof("message") - 1, 1);
	zend_declare_typed_property(class_entry, property_message_name, &property_message_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_message_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_OneOf(zend_class_entry *class_entry_PG_MSF_Attribute_Constraint)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "OneOf", class_PG_MSF_Attribute_OneOf_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Attribute_Constraint);

	zval property_values_default_value;
	ZVAL_UNDEF(&property_values_default_value);
	zend_string *property_values_name = zend_string_init("values", sizeof("values") - 1, 1);
	zend_declare_typed_property(class_entry, property_values_name, &property_values_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_values_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Email(zend_class_entry *class_entry_PG_MSF_Attribute_Constraint)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Email", class_PG_MSF_Attribute_Email_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Attribute_Constraint);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Uuid(zend_class_entry *class_entry_PG_MSF_Attribute_Constraint)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Uuid", class_PG_MSF_Attribute_Uuid_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Attribute_Constraint);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Attribute_Items(zend_class_entry *class_entry_PG_MSF_Attribute_Constraint)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Attribute", "Items", class_PG_MSF_Attribute_Items_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Attribute_Constraint);

	zval property_min_default_value;
	ZVAL_UNDEF(&property_min_default_value);
	zend_string *property_min_name = zend_string_init("min", sizeof("min") - 1, 1);
	zend_declare_typed_property(class_entry, property_min_name, &property_min_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_min_name);

	zval property_max_default_value;
	ZVAL_UNDEF(&property_max_default_value);
	zend_string *property_max_name = zend_string_init("max", sizeof("max") - 1, 1);
	zend_declare_typed_property(class_entry, property_max_name, &property_max_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_max_name);

	zval property_type_default_value;
	ZVAL_UNDEF(&property_type_default_value);
	zend_string *property_type_name = zend_string_init("type", sizeof("type") - 1, 1);
	zend_declare_typed_property(class_entry, property_type_name, &property_type_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_type_name);

	zval property_each_default_value;
	ZVAL_UNDEF(&property_each_default_value);
	zend_string *property_each_name = zend_string_init("each", sizeof("each") - 1, 1);
	zend_declare_typed_property(class_entry, property_each_name, &property_each_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_each_name);

	return class_entry;
}
