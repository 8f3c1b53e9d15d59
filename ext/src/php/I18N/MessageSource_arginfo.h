/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: d43a44657dbaf60d57132cea90ae177ce8b9d2a8 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_MessageSource_translate, 0, 0, 3)
	ZEND_ARG_INFO(0, category)
	ZEND_ARG_INFO(0, message)
	ZEND_ARG_INFO(0, language)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_MessageSource_loadMessages, 0, 0, 2)
	ZEND_ARG_INFO(0, category)
	ZEND_ARG_INFO(0, language)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_I18N_PhpMessageSource_loadMessages arginfo_class_PG_I18N_MessageSource_loadMessages


ZEND_METHOD(PG_I18N_MessageSource, translate);
ZEND_METHOD(PG_I18N_MessageSource, loadMessages);
ZEND_METHOD(PG_I18N_PhpMessageSource, loadMessages);


static const zend_function_entry class_PG_I18N_MessageSource_methods[] = {
	ZEND_ME(PG_I18N_MessageSource, translate, arginfo_class_PG_I18N_MessageSource_translate, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_MessageSource, loadMessages, arginfo_class_PG_I18N_MessageSource_loadMessages, ZEND_ACC_PROTECTED)
	ZEND_FE_END
};


static const zend_function_entry class_PG_I18N_PhpMessageSource_methods[] = {
	ZEND_ME(PG_I18N_PhpMessageSource, loadMessages, arginfo_class_PG_I18N_PhpMessageSource_loadMessages, ZEND_ACC_PROTECTED)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_I18N_MessageSource(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\I18N", "MessageSource", class_PG_I18N_MessageSource_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;

	zval property_forceTranslation_default_value;
	ZVAL_FALSE(&property_forceTranslation_default_value);
	zend_string *property_forceTranslation_name = zend_string_init("forceTranslation", sizeof("forceTranslation") - 1, 1);
	zend_declare_property_ex(class_entry, property_forceTranslation_name, &property_forceTranslation_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_forceTranslation_name);

	zval property_sourceLanguage_default_value;
	zend_string *property_sourceLanguage_default_value_str = zend_string_init("en_us", strlen("en_us"), 1);
	ZVAL_STR(&property_sourceLanguage_default_value, property_sourceLanguage_default_value_str);
	zend_string *property_sourceLanguage_name = zend_string_init("sourceLanguage", sizeof("sourceLanguage") - 1, 1);
	zend_declare_property_ex(class_entry, property_sourceLanguage_name, &property_sourceLanguage_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_sourceLanguage_name);

	zval property_missing_default_value;
	ZVAL_NULL(&property_missing_default_value);
	zend_string *property_missing_name = zend_string_init("missing", sizeof("missing") - 1, 1);
	zend_declare_property_ex(class_entry, property_missing_name, &property_missing_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_missing_name);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_I18N_MessageSource = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_I18N_MessageSource, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_I18N_MessageSource);

	return class_entry;
}

static zend_class_entry *register_class_PG_I18N_PhpMessageSource(zend_class_entry *class_entry_PG_I18N_MessageSource)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\I18N", "PhpMessageSource", class_PG_I18N_PhpMessageSource_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_I18N_MessageSource);

	zval property_basePath_default_value;
	ZVAL_EMPTY_STRING(&property_basePath_default_value);
	zend_string *property_basePath_name = zend_string_init("basePath", sizeof("basePath") - 1, 1);
	zend_declare_property_ex(class_entry, property_basePath_name, &property_basePath_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_basePath_name);

	zval property_fileMap_default_value;
	ZVAL_EMPTY_ARRAY(&property_fileMap_default_value);
	zend_string *property_fileMap_name = zend_string_init("fileMap", sizeof("fileMap") - 1, 1);
	zend_declare_property_ex(class_entry, property_fileMap_name, &property_fileMap_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_fileMap_name);

	return class_entry;
}
