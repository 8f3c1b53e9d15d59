/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 947017bb3b7332608a0b7dbf7eeb7d08660426ad */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_HttpException___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, status, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\'\'")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, headers, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Route_HttpException_getStatus, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Route_HttpException_getHeaders, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Route_HttpException, __construct);
ZEND_METHOD(PG_MSF_Route_HttpException, getStatus);
ZEND_METHOD(PG_MSF_Route_HttpException, getHeaders);


static const zend_function_entry class_PG_MSF_Route_HttpException_methods[] = {
	ZEND_ME(PG_MSF_Route_HttpException, __construct, arginfo_class_PG_MSF_Route_HttpException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_HttpException, getStatus, arginfo_class_PG_MSF_Route_HttpException_getStatus, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_HttpException, getHeaders, arginfo_class_PG_MSF_Route_HttpException_getHeaders, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Route_HttpException(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Route", "HttpException", class_PG_MSF_Route_HttpException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	zval property_status_default_value;
	ZVAL_LONG(&property_status_default_value, 500);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PROTECTED, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_status_name);

	zval property_headers_default_value;
	ZVAL_EMPTY_ARRAY(&property_headers_default_value);
	zend_string *property_headers_name = zend_string_init("headers", sizeof("headers") - 1, 1);
	zend_declare_typed_property(class_entry, property_headers_name, &property_headers_default_value, ZEND_ACC_PROTECTED, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_headers_name);

	return class_entry;
}
