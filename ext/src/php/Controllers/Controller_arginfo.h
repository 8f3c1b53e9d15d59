/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 0882614c81d6e8b6d71fcfc6db1b57e4445fbb68 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Controller___construct, 0, 0, 2)
	ZEND_ARG_INFO(0, controllerName)
	ZEND_ARG_INFO(0, methodName)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Controller_getObjectPool, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Controller_setObjectPool, 0, 0, 1)
	ZEND_ARG_INFO(0, objectPool)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Controller_setRequestType, 0, 0, 1)
	ZEND_ARG_INFO(0, requestType)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Controllers_Controller_getRequestType arginfo_class_PG_MSF_Controllers_Controller_getObjectPool

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Controller_onExceptionHandle, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, e, Throwable, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Controllers_Controller_destroy arginfo_class_PG_MSF_Controllers_Controller_getObjectPool

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Controller_output, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, data, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, status, "200")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Controllers_Controller_outputJson arginfo_class_PG_MSF_Controllers_Controller_output

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Controller_outputView, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, data, IS_ARRAY, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, view, "null")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Controllers_Controller, __construct);
ZEND_METHOD(PG_MSF_Controllers_Controller, getObjectPool);
ZEND_METHOD(PG_MSF_Controllers_Controller, setObjectPool);
ZEND_METHOD(PG_MSF_Controllers_Controller, setRequestType);
ZEND_METHOD(PG_MSF_Controllers_Controller, getRequestType);
ZEND_METHOD(PG_MSF_Controllers_Controller, onExceptionHandle);
ZEND_METHOD(PG_MSF_Controllers_Controller, destroy);
ZEND_METHOD(PG_MSF_Controllers_Controller, output);
ZEND_METHOD(PG_MSF_Controllers_Controller, outputJson);
ZEND_METHOD(PG_MSF_Controllers_Controller, outputView);


static const zend_function_entry class_PG_MSF_Controllers_Controller_methods[] = {
	ZEND_ME(PG_MSF_Controllers_Controller, __construct, arginfo_class_PG_MSF_Controllers_Controller___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, getObjectPool, arginfo_class_PG_MSF_Controllers_Controller_getObjectPool, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, setObjectPool, arginfo_class_PG_MSF_Controllers_Controller_setObjectPool, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, setRequestType, arginfo_class_PG_MSF_Controllers_Controller_setRequestType, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, getRequestType, arginfo_class_PG_MSF_Controllers_Controller_getRequestType, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, onExceptionHandle, arginfo_class_PG_MSF_Controllers_Controller_onExceptionHandle, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, destroy, arginfo_class_PG_MSF_Controllers_Controller_destroy, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, output, arginfo_class_PG_MSF_Controllers_Controller_output, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, outputJson, arginfo_class_PG_MSF_Controllers_Controller_outputJson, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Controller, outputView, arginfo_class_PG_MSF_Controllers_Controller_outputView, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Controllers_Controller(zend_class_entry *class_entry_PG_MSF_Base_Core)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Controllers", "Controller", class_PG_MSF_Controllers_Controller_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Core);

	zval property_requestStartTime_default_value;
	ZVAL_DOUBLE(&property_requestStartTime_default_value, 0);
	zend_string *property_requestStartTime_name = zend_string_init("requestStartTime", sizeof("requestStartTime") - 1, 1);
	zend_declare_property_ex(class_entry, property_requestStartTime_name, &property_requestStartTime_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_requestStartTime_name);

	zval property_requestType_default_value;
	zend_string *property_requestType_default_value_str = zend_string_init("HTTP", strlen("HTTP"), 1);
	ZVAL_STR(&property_requestType_default_value, property_requestType_default_value_str);
	zend_string *property_requestType_name = zend_string_init("requestType", sizeof("requestType") - 1, 1);
	zend_declare_property_ex(class_entry, property_requestType_name, &property_requestType_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_requestType_name);

	return class_entry;
}
