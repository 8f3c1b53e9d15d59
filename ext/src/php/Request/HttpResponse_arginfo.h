/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 134847135b6eac6420d825af367115134e5f3d25 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Request_HttpResponse___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Request_HttpResponse_header, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, format, _IS_BOOL, 0, "true")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Request_HttpResponse_status, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, code, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reason, IS_STRING, 0, "\"\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Request_HttpResponse_cookie, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, value, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, expire, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, path, IS_STRING, 0, "\"/\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, domain, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, secure, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, httponly, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, samesite, IS_STRING, 0, "\"\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Request_HttpResponse_gzip, 0, 0, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, level, IS_LONG, 0, "1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Request_HttpResponse_end, 0, 0, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, content, IS_STRING, 0, "\"\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Request_HttpResponse_write, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, content, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Request_HttpResponse_sendfile, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, filename, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Request_HttpResponse, __construct);
ZEND_METHOD(PG_MSF_Request_HttpResponse, header);
ZEND_METHOD(PG_MSF_Request_HttpResponse, status);
ZEND_METHOD(PG_MSF_Request_HttpResponse, cookie);
ZEND_METHOD(PG_MSF_Request_HttpResponse, gzip);
ZEND_METHOD(PG_MSF_Request_HttpResponse, end);
ZEND_METHOD(PG_MSF_Request_HttpResponse, write);
ZEND_METHOD(PG_MSF_Request_HttpResponse, sendfile);


static const zend_function_entry class_PG_MSF_Request_HttpResponse_methods[] = {
	ZEND_ME(PG_MSF_Request_HttpResponse, __construct, arginfo_class_PG_MSF_Request_HttpResponse___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_Request_HttpResponse, header, arginfo_class_PG_MSF_Request_HttpResponse_header, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Request_HttpResponse, status, arginfo_class_PG_MSF_Request_HttpResponse_status, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Request_HttpResponse, cookie, arginfo_class_PG_MSF_Request_HttpResponse_cookie, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Request_HttpResponse, gzip, arginfo_class_PG_MSF_Request_HttpResponse_gzip, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Request_HttpResponse, end, arginfo_class_PG_MSF_Request_HttpResponse_end, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Request_HttpResponse, write, arginfo_class_PG_MSF_Request_HttpResponse_write, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Request_HttpResponse, sendfile, arginfo_class_PG_MSF_Request_HttpResponse_sendfile, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Request_HttpResponse(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Request", "HttpResponse", class_PG_MSF_Request_HttpResponse_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval property_fd_default_value;
	ZVAL_LONG(&property_fd_default_value, 0);
	zend_string *property_fd_name = zend_string_init("fd", sizeof("fd") - 1, 1);
	zend_declare_typed_property(class_entry, property_fd_name, &property_fd_default_value, ZEND_ACC_PUBLIC, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_fd_name);

	return class_entry;
}
