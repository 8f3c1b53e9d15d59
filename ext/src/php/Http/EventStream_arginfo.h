/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 3c9d8bacf5032038c1542b8a599ff3c859502248 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Http_EventStream___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Http_EventStream_send, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, event, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, id, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Http_EventStream_comment, 0, 0, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, text, IS_STRING, 0, "\'\'")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Http_EventStream_isOpen, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Http_EventStream_getLastEventId, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Http_EventStream_close, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Http_EventStream, __construct);
ZEND_METHOD(PG_MSF_Http_EventStream, send);
ZEND_METHOD(PG_MSF_Http_EventStream, comment);
ZEND_METHOD(PG_MSF_Http_EventStream, isOpen);
ZEND_METHOD(PG_MSF_Http_EventStream, getLastEventId);
ZEND_METHOD(PG_MSF_Http_EventStream, close);


static const zend_function_entry class_PG_MSF_Http_EventStream_methods[] = {
	ZEND_ME(PG_MSF_Http_EventStream, __construct, arginfo_class_PG_MSF_Http_EventStream___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_Http_EventStream, send, arginfo_class_PG_MSF_Http_EventStream_send, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Http_EventStream, comment, arginfo_class_PG_MSF_Http_EventStream_comment, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Http_EventStream, isOpen, arginfo_class_PG_MSF_Http_EventStream_isOpen, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Http_EventStream, getLastEventId, arginfo_class_PG_MSF_Http_EventStream_getLastEventId, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Http_EventStream, close, arginfo_class_PG_MSF_Http_EventStream_close, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Http_EventStream(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Http", "EventStream", class_PG_MSF_Http_EventStream_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
