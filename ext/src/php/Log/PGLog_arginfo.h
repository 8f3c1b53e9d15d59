/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: d07afb73d1ee83855f6547ef1092bc81f5d9eb2f */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, config, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, handlers, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, processors, IS_ARRAY, 0, "[]")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, timezone, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_init, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Log_PGLog_appendNoticeLog arginfo_class_PG_Log_PGLog_init

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_addRecord, 0, 0, 2)
	ZEND_ARG_INFO(0, level)
	ZEND_ARG_INFO(0, message)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, context, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Log_PGLog_log arginfo_class_PG_Log_PGLog_addRecord

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_debug, 0, 0, 1)
	ZEND_ARG_INFO(0, message)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, context, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Log_PGLog_info arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_notice arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_warning arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_error arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_critical arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_alert arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_emergency arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_warn arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_err arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_crit arginfo_class_PG_Log_PGLog_debug

#define arginfo_class_PG_Log_PGLog_emerg arginfo_class_PG_Log_PGLog_debug

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_pushLog, 0, 0, 1)
	ZEND_ARG_INFO(0, key)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, val, "\'\'")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, length, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_profileStart, 0, 0, 1)
	ZEND_ARG_INFO(0, name)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Log_PGLog_profileEnd arginfo_class_PG_Log_PGLog_profileStart

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_profile, 0, 0, 2)
	ZEND_ARG_INFO(0, name)
	ZEND_ARG_INFO(0, cost)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_counting, 0, 0, 2)
	ZEND_ARG_INFO(0, name)
	ZEND_ARG_INFO(0, hit)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, total, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Log_PGLog_getAllProfileInfo arginfo_class_PG_Log_PGLog_init

#define arginfo_class_PG_Log_PGLog_getName arginfo_class_PG_Log_PGLog_init

#define arginfo_class_PG_Log_PGLog_withName arginfo_class_PG_Log_PGLog_profileStart

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_pushProcessor, 0, 0, 1)
	ZEND_ARG_INFO(0, callback)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Log_PGLog_popProcessor arginfo_class_PG_Log_PGLog_init

#define arginfo_class_PG_Log_PGLog_getProcessors arginfo_class_PG_Log_PGLog_init

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_Log_PGLog_isHandling, 0, 0, 1)
	ZEND_ARG_INFO(0, level)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_Log_PGLog_getLevelName arginfo_class_PG_Log_PGLog_isHandling


ZEND_METHOD(PG_Log_PGLog, __construct);
ZEND_METHOD(PG_Log_PGLog, init);
ZEND_METHOD(PG_Log_PGLog, appendNoticeLog);
ZEND_METHOD(PG_Log_PGLog, addRecord);
ZEND_METHOD(PG_Log_PGLog, log);
ZEND_METHOD(PG_Log_PGLog, debug);
ZEND_METHOD(PG_Log_PGLog, info);
ZEND_METHOD(PG_Log_PGLog, notice);
ZEND_METHOD(PG_Log_PGLog, warning);
ZEND_METHOD(PG_Log_PGLog, error);
ZEND_METHOD(PG_Log_PGLog, critical);
ZEND_METHOD(PG_Log_PGLog, alert);
ZEND_METHOD(PG_Log_PGLog, emergency);
ZEND_METHOD(PG_Log_PGLog, pushLog);
ZEND_METHOD(PG_Log_PGLog, profileStart);
ZEND_METHOD(PG_Log_PGLog, profileEnd);
ZEND_METHOD(PG_Log_PGLog, profile);
ZEND_METHOD(PG_Log_PGLog, counting);
ZEND_METHOD(PG_Log_PGLog, getAllProfileInfo);
ZEND_METHOD(PG_Log_PGLog, getName);
ZEND_METHOD(PG_Log_PGLog, withName);
ZEND_METHOD(PG_Log_PGLog, pushProcessor);
ZEND_METHOD(PG_Log_PGLog, popProcessor);
ZEND_METHOD(PG_Log_PGLog, getProcessors);
ZEND_METHOD(PG_Log_PGLog, isHandling);
ZEND_METHOD(PG_Log_PGLog, getLevelName);


static const zend_function_entry class_PG_Log_PGLog_methods[] = {
	ZEND_ME(PG_Log_PGLog, __construct, arginfo_class_PG_Log_PGLog___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, init, arginfo_class_PG_Log_PGLog_init, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, appendNoticeLog, arginfo_class_PG_Log_PGLog_appendNoticeLog, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, addRecord, arginfo_class_PG_Log_PGLog_addRecord, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, log, arginfo_class_PG_Log_PGLog_log, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, debug, arginfo_class_PG_Log_PGLog_debug, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, info, arginfo_class_PG_Log_PGLog_info, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, notice, arginfo_class_PG_Log_PGLog_notice, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, warning, arginfo_class_PG_Log_PGLog_warning, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, error, arginfo_class_PG_Log_PGLog_error, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, critical, arginfo_class_PG_Log_PGLog_critical, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, alert, arginfo_class_PG_Log_PGLog_alert, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, emergency, arginfo_class_PG_Log_PGLog_emergency, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(PG_Log_PGLog, warn, warning, arginfo_class_PG_Log_PGLog_warn, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(PG_Log_PGLog, err, error, arginfo_class_PG_Log_PGLog_err, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(PG_Log_PGLog, crit, critical, arginfo_class_PG_Log_PGLog_crit, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(PG_Log_PGLog, emerg, emergency, arginfo_class_PG_Log_PGLog_emerg, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, pushLog, arginfo_class_PG_Log_PGLog_pushLog, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, profileStart, arginfo_class_PG_Log_PGLog_profileStart, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, profileEnd, arginfo_class_PG_Log_PGLog_profileEnd, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, profile, arginfo_class_PG_Log_PGLog_profile, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, counting, arginfo_class_PG_Log_PGLog_counting, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, getAllProfileInfo, arginfo_class_PG_Log_PGLog_getAllProfileInfo, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, getName, arginfo_class_PG_Log_PGLog_getName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, withName, arginfo_class_PG_Log_PGLog_withName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, pushProcessor, arginfo_class_PG_Log_PGLog_pushProcessor, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, popProcessor, arginfo_class_PG_Log_PGLog_popProcessor, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, getProcessors, arginfo_class_PG_Log_PGLog_getProcessors, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, isHandling, arginfo_class_PG_Log_PGLog_isHandling, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_Log_PGLog, getLevelName, arginfo_class_PG_Log_PGLog_getLevelName, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_Log_PGLog(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\Log", "PGLog", class_PG_Log_PGLog_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;

	zval const_DEBUG_value;
	ZVAL_LONG(&const_DEBUG_value, 100);
	zend_string *const_DEBUG_name = zend_string_init_interned("DEBUG", sizeof("DEBUG") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DEBUG_name, &const_DEBUG_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DEBUG_name);

	zval const_INFO_value;
	ZVAL_LONG(&const_INFO_value, 200);
	zend_string *const_INFO_name = zend_string_init_interned("INFO", sizeof("INFO") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_INFO_name, &const_INFO_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_INFO_name);

	zval const_NOTICE_value;
	ZVAL_LONG(&const_NOTICE_value, 250);
	zend_string *const_NOTICE_name = zend_string_init_interned("NOTICE", sizeof("NOTICE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NOTICE_name, &const_NOTICE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NOTICE_name);

	zval const_WARNING_value;
	ZVAL_LONG(&const_WARNING_value, 300);
	zend_string *const_WARNING_name = zend_string_init_interned("WARNING", sizeof("WARNING") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_WARNING_name, &const_WARNING_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_WARNING_name);

	zval const_ERROR_value;
	ZVAL_LONG(&const_ERROR_value, 400);
	zend_string *const_ERROR_name = zend_string_init_interned("ERROR", sizeof("ERROR") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ERROR_name, &const_ERROR_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ERROR_name);

	zval const_CRITICAL_value;
	ZVAL_LONG(&const_CRITICAL_value, 500);
	zend_string *const_CRITICAL_name = zend_string_init_interned("CRITICAL", sizeof("CRITICAL") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CRITICAL_name, &const_CRITICAL_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CRITICAL_name);

	zval const_ALERT_value;
	ZVAL_LONG(&const_ALERT_value, 550);
	zend_string *const_ALERT_name = zend_string_init_interned("ALERT", sizeof("ALERT") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ALERT_name, &const_ALERT_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ALERT_name);

	zval const_EMERGENCY_value;
	ZVAL_LONG(&const_EMERGENCY_value, 600);
	zend_string *const_EMERGENCY_name = zend_string_init_interned("EMERGENCY", sizeof("EMERGENCY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_EMERGENCY_name, &const_EMERGENCY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_EMERGENCY_name);

	zval property_logId_default_value;
	ZVAL_EMPTY_STRING(&property_logId_default_value);
	zend_string *property_logId_name = zend_string_init("logId", sizeof("logId") - 1, 1);
	zend_declare_property_ex(class_entry, property_logId_name, &property_logId_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_logId_name);

	zval property_channel_default_value;
	ZVAL_EMPTY_STRING(&property_channel_default_value);
	zend_string *property_channel_name = zend_string_init("channel", sizeof("channel") - 1, 1);
	zend_declare_property_ex(class_entry, property_channel_name, &property_channel_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_channel_name);

	zval property_accessRecord_default_value;
	ZVAL_NULL(&property_accessRecord_default_value);
	zend_string *property_accessRecord_name = zend_string_init("accessRecord", sizeof("accessRecord") - 1, 1);
	zend_declare_property_ex(class_entry, property_accessRecord_name, &property_accessRecord_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_accessRecord_name);

	zval property_profileStackLen_default_value;
	ZVAL_LONG(&property_profileStackLen_default_value, 20);
	zend_string *property_profileStackLen_name = zend_string_init("profileStackLen", sizeof("profileStackLen") - 1, 1);
	zend_declare_property_ex(class_entry, property_profileStackLen_name, &property_profileStackLen_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_profileStackLen_name);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_Log_PGLog = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_Log_PGLog, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_Log_PGLog);

	return class_entry;
}
