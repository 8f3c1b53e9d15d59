/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 2b9ed7f4e75101e790a01801e319c381b34e001e */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output___construct, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, controller, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output___sleep, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_set, 0, 0, 1)
	ZEND_ARG_INFO(1, request)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(1, response, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_setContentType, 0, 0, 1)
	ZEND_ARG_INFO(0, mime_type)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_setHeader, 0, 0, 2)
	ZEND_ARG_INFO(0, key)
	ZEND_ARG_INFO(0, value)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_setCookie, 0, 0, 1)
	ZEND_ARG_INFO(0, key)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, value, "\'\'")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, expire, "0")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, path, "\'/\'")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, domain, "\'\'")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, secure, "false")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, httponly, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_output, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, data, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, httpCode, "200")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Output_outputJson arginfo_class_PG_MSF_Base_Output_output

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_outputView, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, data, IS_ARRAY, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, view, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_end, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, output, "\'\'")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, httpCode, "200")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, gzip, "true")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_outputJsonp, 0, 0, 1)
	ZEND_ARG_INFO(0, data)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, callback, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, code, "200")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_file, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, name, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Output_download arginfo_class_PG_MSF_Base_Output_file

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_downloadData, 0, 0, 2)
	ZEND_ARG_INFO(0, data)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, type, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_stream, 0, 0, 1)
	ZEND_ARG_OBJ_TYPE_MASK(0, chunks, Traversable, MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, httpCode, IS_LONG, 0, "200")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_sse, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retryMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_etag, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, value, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, weak, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_lastModified, 0, 0, 1)
	ZEND_ARG_INFO(0, time)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_cacheControl, 0, 0, 1)
	ZEND_ARG_TYPE_MASK(0, directives, MAY_BE_ARRAY|MAY_BE_STRING, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_write, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, httpCode, IS_LONG, 0, "200")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Output_redirect, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, url, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, httpCode, IS_LONG, 0, "302")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Output_destroy arginfo_class_PG_MSF_Base_Output___sleep


ZEND_METHOD(PG_MSF_Base_Output, __construct);
ZEND_METHOD(PG_MSF_Base_Output, __sleep);
ZEND_METHOD(PG_MSF_Base_Output, set);
ZEND_METHOD(PG_MSF_Base_Output, setContentType);
ZEND_METHOD(PG_MSF_Base_Output, setHeader);
ZEND_METHOD(PG_MSF_Base_Output, setCookie);
ZEND_METHOD(PG_MSF_Base_Output, output);
ZEND_METHOD(PG_MSF_Base_Output, outputJson);
ZEND_METHOD(PG_MSF_Base_Output, outputView);
ZEND_METHOD(PG_MSF_Base_Output, end);
ZEND_METHOD(PG_MSF_Base_Output, outputJsonp);
ZEND_METHOD(PG_MSF_Base_Output, file);
ZEND_METHOD(PG_MSF_Base_Output, download);
ZEND_METHOD(PG_MSF_Base_Output, downloadData);
ZEND_METHOD(PG_MSF_Base_Output, stream);
ZEND_METHOD(PG_MSF_Base_Output, sse);
ZEND_METHOD(PG_MSF_Base_Output, etag);
ZEND_METHOD(PG_MSF_Base_Output, lastModified);
ZEND_METHOD(PG_MSF_Base_Output, cacheControl);
ZEND_METHOD(PG_MSF_Base_Output, write);
ZEND_METHOD(PG_MSF_Base_Output, redirect);
ZEND_METHOD(PG_MSF_Base_Output, destroy);


static const zend_function_entry class_PG_MSF_Base_Output_methods[] = {
	ZEND_ME(PG_MSF_Base_Output, __construct, arginfo_class_PG_MSF_Base_Output___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, __sleep, arginfo_class_PG_MSF_Base_Output___sleep, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, set, arginfo_class_PG_MSF_Base_Output_set, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, setContentType, arginfo_class_PG_MSF_Base_Output_setContentType, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, setHeader, arginfo_class_PG_MSF_Base_Output_setHeader, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, setCookie, arginfo_class_PG_MSF_Base_Output_setCookie, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, output, arginfo_class_PG_MSF_Base_Output_output, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, outputJson, arginfo_class_PG_MSF_Base_Output_outputJson, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, outputView, arginfo_class_PG_MSF_Base_Output_outputView, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, end, arginfo_class_PG_MSF_Base_Output_end, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, outputJsonp, arginfo_class_PG_MSF_Base_Output_outputJsonp, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, file, arginfo_class_PG_MSF_Base_Output_file, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, download, arginfo_class_PG_MSF_Base_Output_download, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, downloadData, arginfo_class_PG_MSF_Base_Output_downloadData, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, stream, arginfo_class_PG_MSF_Base_Output_stream, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, sse, arginfo_class_PG_MSF_Base_Output_sse, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, etag, arginfo_class_PG_MSF_Base_Output_etag, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, lastModified, arginfo_class_PG_MSF_Base_Output_lastModified, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, cacheControl, arginfo_class_PG_MSF_Base_Output_cacheControl, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, write, arginfo_class_PG_MSF_Base_Output_write, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, redirect, arginfo_class_PG_MSF_Base_Output_redirect, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Output, destroy, arginfo_class_PG_MSF_Base_Output_destroy, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_Output(zend_class_entry *class_entry_PG_MSF_Base_Core)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "Output", class_PG_MSF_Base_Output_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Core);

	zval property___isEnd_default_value;
	ZVAL_FALSE(&property___isEnd_default_value);
	zend_string *property___isEnd_name = zend_string_init("__isEnd", sizeof("__isEnd") - 1, 1);
	zend_declare_property_ex(class_entry, property___isEnd_name, &property___isEnd_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property___isEnd_name);

	zval property_codes_default_value;
	ZVAL_EMPTY_ARRAY(&property_codes_default_value);
	zend_string *property_codes_name = zend_string_init("codes", sizeof("codes") - 1, 1);
	zend_declare_property_ex(class_entry, property_codes_name, &property_codes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC, NULL);
	zend_string_release(property_codes_name);

	return class_entry;
}
