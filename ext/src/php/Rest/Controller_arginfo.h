/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 2cbd9394d4d53452488e99774dc8391f40bafc43 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Rest_Controller___construct, 0, 0, 2)
	ZEND_ARG_INFO(0, controllerName)
	ZEND_ARG_INFO(0, methodName)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Rest_Controller_getIsGet, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Rest_Controller_getIsOptions arginfo_class_PG_MSF_Rest_Controller_getIsGet

#define arginfo_class_PG_MSF_Rest_Controller_getIsHead arginfo_class_PG_MSF_Rest_Controller_getIsGet

#define arginfo_class_PG_MSF_Rest_Controller_getIsPost arginfo_class_PG_MSF_Rest_Controller_getIsGet

#define arginfo_class_PG_MSF_Rest_Controller_getIsDelete arginfo_class_PG_MSF_Rest_Controller_getIsGet

#define arginfo_class_PG_MSF_Rest_Controller_getIsPut arginfo_class_PG_MSF_Rest_Controller_getIsGet

#define arginfo_class_PG_MSF_Rest_Controller_getIsPatch arginfo_class_PG_MSF_Rest_Controller_getIsGet

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Rest_Controller_outputJson, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, data, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, message, "\'\'")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, status, "200")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Rest_Controller_outputOptions, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Rest_Controller_onExceptionHandle, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, e, Throwable, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Rest_Controller, __construct);
ZEND_METHOD(PG_MSF_Rest_Controller, getIsGet);
ZEND_METHOD(PG_MSF_Rest_Controller, getIsOptions);
ZEND_METHOD(PG_MSF_Rest_Controller, getIsHead);
ZEND_METHOD(PG_MSF_Rest_Controller, getIsPost);
ZEND_METHOD(PG_MSF_Rest_Controller, getIsDelete);
ZEND_METHOD(PG_MSF_Rest_Controller, getIsPut);
ZEND_METHOD(PG_MSF_Rest_Controller, getIsPatch);
ZEND_METHOD(PG_MSF_Rest_Controller, outputJson);
ZEND_METHOD(PG_MSF_Rest_Controller, outputOptions);
ZEND_METHOD(PG_MSF_Rest_Controller, onExceptionHandle);


static const zend_function_entry class_PG_MSF_Rest_Controller_methods[] = {
	ZEND_ME(PG_MSF_Rest_Controller, __construct, arginfo_class_PG_MSF_Rest_Controller___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, getIsGet, arginfo_class_PG_MSF_Rest_Controller_getIsGet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, getIsOptions, arginfo_class_PG_MSF_Rest_Controller_getIsOptions, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, getIsHead, arginfo_class_PG_MSF_Rest_Controller_getIsHead, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, getIsPost, arginfo_class_PG_MSF_Rest_Controller_getIsPost, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, getIsDelete, arginfo_class_PG_MSF_Rest_Controller_getIsDelete, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, getIsPut, arginfo_class_PG_MSF_Rest_Controller_getIsPut, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, getIsPatch, arginfo_class_PG_MSF_Rest_Controller_getIsPatch, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, outputJson, arginfo_class_PG_MSF_Rest_Controller_outputJson, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, outputOptions, arginfo_class_PG_MSF_Rest_Controller_outputOptions, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Rest_Controller, onExceptionHandle, arginfo_class_PG_MSF_Rest_Controller_onExceptionHandle, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Rest_Controller(zend_class_entry *class_entry_PG_MSF_Controllers_Controller)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Rest", "Controller", class_PG_MSF_Rest_Controller_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Controllers_Controller);

	zval property_verb_default_value;
	ZVAL_NULL(&property_verb_default_value);
	zend_string *property_verb_name = zend_string_init("verb", sizeof("verb") - 1, 1);
	zend_declare_property_ex(class_entry, property_verb_name, &property_verb_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_verb_name);

	zval property_collectionOptions_default_value;
	ZVAL_EMPTY_ARRAY(&property_collectionOptions_default_value);
	zend_string *property_collectionOptions_name = zend_string_init("collectionOptions", sizeof("collectionOptions") - 1, 1);
	zend_declare_property_ex(class_entry, property_collectionOptions_name, &property_collectionOptions_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_collectionOptions_name);

	zval property_resourceOptions_default_value;
	ZVAL_EMPTY_ARRAY(&property_resourceOptions_default_value);
	zend_string *property_resourceOptions_name = zend_string_init("resourceOptions", sizeof("resourceOptions") - 1, 1);
	zend_declare_property_ex(class_entry, property_resourceOptions_name, &property_resourceOptions_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_resourceOptions_name);

	return class_entry;
}
