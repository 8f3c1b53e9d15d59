/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 193da06bc95158961dd380fd8179a9ac64bd4f95 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Asset___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, filenameMethod, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Asset_register, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, engine, PG\\MSF\\View\\Engine, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Asset_cachedAssetUrl, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, url, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_URI___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, uri, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_URI_register arginfo_class_PG_MSF_View_Asset_register

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_URI_runUri, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, var1, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, var2, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, var3, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, var4, "null")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_View_Asset, __construct);
ZEND_METHOD(PG_MSF_View_Asset, register);
ZEND_METHOD(PG_MSF_View_Asset, cachedAssetUrl);
ZEND_METHOD(PG_MSF_View_URI, __construct);
ZEND_METHOD(PG_MSF_View_URI, register);
ZEND_METHOD(PG_MSF_View_URI, runUri);


static const zend_function_entry class_PG_MSF_View_Asset_methods[] = {
	ZEND_ME(PG_MSF_View_Asset, __construct, arginfo_class_PG_MSF_View_Asset___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Asset, register, arginfo_class_PG_MSF_View_Asset_register, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Asset, cachedAssetUrl, arginfo_class_PG_MSF_View_Asset_cachedAssetUrl, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_View_URI_methods[] = {
	ZEND_ME(PG_MSF_View_URI, __construct, arginfo_class_PG_MSF_View_URI___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_URI, register, arginfo_class_PG_MSF_View_URI_register, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_URI, runUri, arginfo_class_PG_MSF_View_URI_runUri, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_View_Asset(zend_class_entry *class_entry_PG_MSF_View_ExtensionInterface)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\View", "Asset", class_PG_MSF_View_Asset_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_View_ExtensionInterface);

	zval property_template_default_value;
	ZVAL_NULL(&property_template_default_value);
	zend_string *property_template_name = zend_string_init("template", sizeof("template") - 1, 1);
	zend_declare_property_ex(class_entry, property_template_name, &property_template_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_template_name);

	zval property_path_default_value;
	ZVAL_EMPTY_STRING(&property_path_default_value);
	zend_string *property_path_name = zend_string_init("path", sizeof("path") - 1, 1);
	zend_declare_property_ex(class_entry, property_path_name, &property_path_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_path_name);

	zval property_filenameMethod_default_value;
	ZVAL_FALSE(&property_filenameMethod_default_value);
	zend_string *property_filenameMethod_name = zend_string_init("filenameMethod", sizeof("filenameMethod") - 1, 1);
	zend_declare_property_ex(class_entry, property_filenameMethod_name, &property_filenameMethod_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_filenameMethod_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_View_URI(zend_class_entry *class_entry_PG_MSF_View_ExtensionInterface)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\View", "URI", class_PG_MSF_View_URI_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_View_ExtensionInterface);

	zval property_template_default_value;
	ZVAL_NULL(&property_template_default_value);
	zend_string *property_template_name = zend_string_init("template", sizeof("template") - 1, 1);
	zend_declare_property_ex(class_entry, property_template_name, &property_template_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_template_name);

	zval property_uri_default_value;
	ZVAL_EMPTY_STRING(&property_uri_default_value);
	zend_string *property_uri_name = zend_string_init("uri", sizeof("uri") - 1, 1);
	zend_declare_property_ex(class_entry, property_uri_name, &property_uri_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_uri_name);

	zval property_parts_default_value;
	ZVAL_EMPTY_ARRAY(&property_parts_default_value);
	zend_string *property_parts_name = zend_string_init("parts", sizeof("parts") - 1, 1);
	zend_declare_property_ex(class_entry, property_parts_name, &property_parts_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_parts_name);

	return class_entry;
}
