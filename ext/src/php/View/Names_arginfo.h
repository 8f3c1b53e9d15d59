/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: cd43b66ba34dfb8a238886405aac55de296db084 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Folder___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_View_Folder_getName, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Folder_getPath arginfo_class_PG_MSF_View_Folder_getName

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_View_Folder_getFallback, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Folders___construct arginfo_class_PG_MSF_View_Folder___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_View_Folders_exists, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_View_Folders_get, 0, 1, PG\\MSF\\View\\Folder, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_View_Folders_all, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_View_Folders_count, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Func___construct arginfo_class_PG_MSF_View_Folder___construct

#define arginfo_class_PG_MSF_View_Func_getName arginfo_class_PG_MSF_View_Folder_getName

#define arginfo_class_PG_MSF_View_Func_getCallback arginfo_class_PG_MSF_View_Folder___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_View_Func_call, 0, 0, IS_MIXED, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, template, PG\\MSF\\View\\Template, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, arguments, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_View_Folder, __construct);
ZEND_METHOD(PG_MSF_View_Folder, getName);
ZEND_METHOD(PG_MSF_View_Folder, getPath);
ZEND_METHOD(PG_MSF_View_Folder, getFallback);
ZEND_METHOD(PG_MSF_View_Folders, __construct);
ZEND_METHOD(PG_MSF_View_Folders, exists);
ZEND_METHOD(PG_MSF_View_Folders, get);
ZEND_METHOD(PG_MSF_View_Folders, all);
ZEND_METHOD(PG_MSF_View_Folders, count);
ZEND_METHOD(PG_MSF_View_Func, __construct);
ZEND_METHOD(PG_MSF_View_Func, getName);
ZEND_METHOD(PG_MSF_View_Func, getCallback);
ZEND_METHOD(PG_MSF_View_Func, call);


static const zend_function_entry class_PG_MSF_View_Folder_methods[] = {
	ZEND_ME(PG_MSF_View_Folder, __construct, arginfo_class_PG_MSF_View_Folder___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_View_Folder, getName, arginfo_class_PG_MSF_View_Folder_getName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Folder, getPath, arginfo_class_PG_MSF_View_Folder_getPath, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Folder, getFallback, arginfo_class_PG_MSF_View_Folder_getFallback, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_View_Folders_methods[] = {
	ZEND_ME(PG_MSF_View_Folders, __construct, arginfo_class_PG_MSF_View_Folders___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_View_Folders, exists, arginfo_class_PG_MSF_View_Folders_exists, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Folders, get, arginfo_class_PG_MSF_View_Folders_get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Folders, all, arginfo_class_PG_MSF_View_Folders_all, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Folders, count, arginfo_class_PG_MSF_View_Folders_count, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_View_Func_methods[] = {
	ZEND_ME(PG_MSF_View_Func, __construct, arginfo_class_PG_MSF_View_Func___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_View_Func, getName, arginfo_class_PG_MSF_View_Func_getName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Func, getCallback, arginfo_class_PG_MSF_View_Func_getCallback, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Func, call, arginfo_class_PG_MSF_View_Func_call, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_View_Folder(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\View", "Folder", class_PG_MSF_View_Folder_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	zval property_path_default_value;
	ZVAL_UNDEF(&property_path_default_value);
	zend_string *property_path_name = zend_string_init("path", sizeof("path") - 1, 1);
	zend_declare_typed_property(class_entry, property_path_name, &property_path_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_path_name);

	zval property_fallback_default_value;
	ZVAL_UNDEF(&property_fallback_default_value);
	zend_string *property_fallback_name = zend_string_init("fallback", sizeof("fallback") - 1, 1);
	zend_declare_typed_property(class_entry, property_fallback_name, &property_fallback_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_fallback_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_View_Folders(zend_class_entry *class_entry_Countable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\View", "Folders", class_PG_MSF_View_Folders_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_Countable);

	zval property_folders_default_value;
	ZVAL_EMPTY_ARRAY(&property_folders_default_value);
	zend_string *property_folders_name = zend_string_init("folders", sizeof("folders") - 1, 1);
	zend_declare_typed_property(class_entry, property_folders_name, &property_folders_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_folders_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_View_Func(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\View", "Func", class_PG_MSF_View_Func_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
