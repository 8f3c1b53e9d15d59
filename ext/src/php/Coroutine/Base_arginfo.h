/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 446fa59e13e6a5a802d4cece3606f39cb4c045d9 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Base___construct, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, timeout, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Base_isTimeout, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Base_send, 0, 0, 1)
	ZEND_ARG_INFO(0, callback)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_Base_getResult arginfo_class_PG_MSF_Coroutine_Base_isTimeout

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Base_setTimeout, 0, 0, 1)
	ZEND_ARG_INFO(0, timeout)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_Base_break arginfo_class_PG_MSF_Coroutine_Base_isTimeout

#define arginfo_class_PG_MSF_Coroutine_Base_nextRun arginfo_class_PG_MSF_Coroutine_Base_isTimeout

#define arginfo_class_PG_MSF_Coroutine_Base_throwTimeOutException arginfo_class_PG_MSF_Coroutine_Base_isTimeout

#define arginfo_class_PG_MSF_Coroutine_Base_destroy arginfo_class_PG_MSF_Coroutine_Base_isTimeout

#define arginfo_class_PG_MSF_Coroutine_Base___unsleep arginfo_class_PG_MSF_Coroutine_Base_isTimeout

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Base_await, 0, 0, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Base_cancel, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_Base_isDone arginfo_class_PG_MSF_Coroutine_Base_cancel

#define arginfo_class_PG_MSF_Coroutine_Future_send arginfo_class_PG_MSF_Coroutine_Base_send


ZEND_METHOD(PG_MSF_Coroutine_Base, __construct);
ZEND_METHOD(PG_MSF_Coroutine_Base, isTimeout);
ZEND_METHOD(PG_MSF_Coroutine_Base, getResult);
ZEND_METHOD(PG_MSF_Coroutine_Base, setTimeout);
ZEND_METHOD(PG_MSF_Coroutine_Base, break);
ZEND_METHOD(PG_MSF_Coroutine_Base, nextRun);
ZEND_METHOD(PG_MSF_Coroutine_Base, throwTimeOutException);
ZEND_METHOD(PG_MSF_Coroutine_Base, destroy);
ZEND_METHOD(PG_MSF_Coroutine_Base, __unsleep);
ZEND_METHOD(PG_MSF_Coroutine_Base, await);
ZEND_METHOD(PG_MSF_Coroutine_Base, cancel);
ZEND_METHOD(PG_MSF_Coroutine_Base, isDone);
ZEND_METHOD(PG_MSF_Coroutine_Future, send);


static const zend_function_entry class_PG_MSF_Coroutine_Base_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_Base, __construct, arginfo_class_PG_MSF_Coroutine_Base___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, isTimeout, arginfo_class_PG_MSF_Coroutine_Base_isTimeout, ZEND_ACC_PUBLIC)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Coroutine_Base, send, arginfo_class_PG_MSF_Coroutine_Base_send, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ME(PG_MSF_Coroutine_Base, getResult, arginfo_class_PG_MSF_Coroutine_Base_getResult, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, setTimeout, arginfo_class_PG_MSF_Coroutine_Base_setTimeout, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, break, arginfo_class_PG_MSF_Coroutine_Base_break, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, nextRun, arginfo_class_PG_MSF_Coroutine_Base_nextRun, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, throwTimeOutException, arginfo_class_PG_MSF_Coroutine_Base_throwTimeOutException, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, destroy, arginfo_class_PG_MSF_Coroutine_Base_destroy, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, __unsleep, arginfo_class_PG_MSF_Coroutine_Base___unsleep, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, await, arginfo_class_PG_MSF_Coroutine_Base_await, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, cancel, arginfo_class_PG_MSF_Coroutine_Base_cancel, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Base, isDone, arginfo_class_PG_MSF_Coroutine_Base_isDone, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Coroutine_Future_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_Future, send, arginfo_class_PG_MSF_Coroutine_Future_send, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Coroutine_Base(zend_class_entry *class_entry_PG_MSF_Coroutine_IBase)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "Base", class_PG_MSF_Coroutine_Base_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_ABSTRACT|ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Coroutine_IBase);

	zval property_maxTimeout_default_value;
	ZVAL_LONG(&property_maxTimeout_default_value, 30000);
	zend_string *property_maxTimeout_name = zend_string_init("maxTimeout", sizeof("maxTimeout") - 1, 1);
	zend_declare_property_ex(class_entry, property_maxTimeout_name, &property_maxTimeout_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC, NULL);
	zend_string_release(property_maxTimeout_name);

	zval property_request_default_value;
	ZVAL_EMPTY_STRING(&property_request_default_value);
	zend_string *property_request_name = zend_string_init("request", sizeof("request") - 1, 1);
	zend_declare_property_ex(class_entry, property_request_name, &property_request_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_request_name);

	zval property_result_default_value;
	ZVAL_NULL(&property_result_default_value);
	zend_string *property_result_name = zend_string_init("result", sizeof("result") - 1, 1);
	zend_declare_property_ex(class_entry, property_result_name, &property_result_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_result_name);

	zval property_timeout_default_value;
	ZVAL_LONG(&property_timeout_default_value, 0);
	zend_string *property_timeout_name = zend_string_init("timeout", sizeof("timeout") - 1, 1);
	zend_declare_property_ex(class_entry, property_timeout_name, &property_timeout_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_timeout_name);

	zval property_requestTime_default_value;
	ZVAL_DOUBLE(&property_requestTime_default_value, 0);
	zend_string *property_requestTime_name = zend_string_init("requestTime", sizeof("requestTime") - 1, 1);
	zend_declare_property_ex(class_entry, property_requestTime_name, &property_requestTime_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_requestTime_name);

	zval property_responseTime_default_value;
	ZVAL_DOUBLE(&property_responseTime_default_value, 0);
	zend_string *property_responseTime_name = zend_string_init("responseTime", sizeof("responseTime") - 1, 1);
	zend_declare_property_ex(class_entry, property_responseTime_name, &property_responseTime_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_responseTime_name);

	zval property_ioBack_default_value;
	ZVAL_FALSE(&property_ioBack_default_value);
	zend_string *property_ioBack_name = zend_string_init("ioBack", sizeof("ioBack") - 1, 1);
	zend_declare_property_ex(class_entry, property_ioBack_name, &property_ioBack_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_ioBack_name);

	zval property_ioBackKey_default_value;
	ZVAL_NULL(&property_ioBackKey_default_value);
	zend_string *property_ioBackKey_name = zend_string_init("ioBackKey", sizeof("ioBackKey") - 1, 1);
	zend_declare_property_ex(class_entry, property_ioBackKey_name, &property_ioBackKey_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_ioBackKey_name);

	zval property_isBreak_default_value;
	ZVAL_FALSE(&property_isBreak_default_value);
	zend_string *property_isBreak_name = zend_string_init("isBreak", sizeof("isBreak") - 1, 1);
	zend_declare_property_ex(class_entry, property_isBreak_name, &property_isBreak_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_isBreak_name);

	zval property_requestId_default_value;
	ZVAL_NULL(&property_requestId_default_value);
	zend_string *property_requestId_name = zend_string_init("requestId", sizeof("requestId") - 1, 1);
	zend_declare_property_ex(class_entry, property_requestId_name, &property_requestId_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_requestId_name);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_MSF_Coroutine_Base = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_MSF_Coroutine_Base, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_MSF_Coroutine_Base);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Coroutine_Future(zend_class_entry *class_entry_PG_MSF_Coroutine_Base)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "Future", class_PG_MSF_Coroutine_Future_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Coroutine_Base);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}
