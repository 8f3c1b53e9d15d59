/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 26462eef14ce34cc129417dacbbe1b28f25a96bd */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_I18N___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_I18N_getInstance, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, config, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_I18N_I18N_releaseInstance arginfo_class_PG_I18N_I18N___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_I18N_t, 0, 0, 2)
	ZEND_ARG_INFO(0, category)
	ZEND_ARG_INFO(0, message)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, params, "[]")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, language, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_I18N_translate, 0, 0, 4)
	ZEND_ARG_INFO(0, category)
	ZEND_ARG_INFO(0, message)
	ZEND_ARG_INFO(0, params)
	ZEND_ARG_INFO(0, language)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_I18N_format, 0, 0, 3)
	ZEND_ARG_INFO(0, message)
	ZEND_ARG_INFO(0, params)
	ZEND_ARG_INFO(0, language)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_I18N_I18N_getMessageFormatter arginfo_class_PG_I18N_I18N___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_I18N_setMessageFormatter, 0, 0, 1)
	ZEND_ARG_INFO(0, value)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_I18N_getMessageSource, 0, 0, 1)
	ZEND_ARG_INFO(0, category)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_I18N_I18N_createObject, 0, 0, 1)
	ZEND_ARG_INFO(0, type)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, params, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_I18N_I18N_negotiate, 0, 2, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, supported, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, header, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_I18N_I18N_formatNumber, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_MASK(0, value, MAY_BE_LONG|MAY_BE_DOUBLE, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, language, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_I18N_I18N_formatCurrency, 0, 2, IS_STRING, 0)
	ZEND_ARG_TYPE_MASK(0, value, MAY_BE_LONG|MAY_BE_DOUBLE, NULL)
	ZEND_ARG_TYPE_INFO(0, currency, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, language, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_I18N_I18N_formatDate, 0, 1, IS_STRING, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, value, DateTimeInterface, MAY_BE_LONG|MAY_BE_STRING, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, dateStyle, IS_STRING, 0, "\"medium\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeStyle, IS_STRING, 0, "\"none\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, language, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timezone, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_I18N_I18N, __construct);
ZEND_METHOD(PG_I18N_I18N, getInstance);
ZEND_METHOD(PG_I18N_I18N, releaseInstance);
ZEND_METHOD(PG_I18N_I18N, t);
ZEND_METHOD(PG_I18N_I18N, translate);
ZEND_METHOD(PG_I18N_I18N, format);
ZEND_METHOD(PG_I18N_I18N, getMessageFormatter);
ZEND_METHOD(PG_I18N_I18N, setMessageFormatter);
ZEND_METHOD(PG_I18N_I18N, getMessageSource);
ZEND_METHOD(PG_I18N_I18N, createObject);
ZEND_METHOD(PG_I18N_I18N, negotiate);
ZEND_METHOD(PG_I18N_I18N, formatNumber);
ZEND_METHOD(PG_I18N_I18N, formatCurrency);
ZEND_METHOD(PG_I18N_I18N, formatDate);


static const zend_function_entry class_PG_I18N_I18N_methods[] = {
	ZEND_ME(PG_I18N_I18N, __construct, arginfo_class_PG_I18N_I18N___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_I18N_I18N, getInstance, arginfo_class_PG_I18N_I18N_getInstance, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_I18N_I18N, releaseInstance, arginfo_class_PG_I18N_I18N_releaseInstance, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_I18N_I18N, t, arginfo_class_PG_I18N_I18N_t, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_I18N_I18N, translate, arginfo_class_PG_I18N_I18N_translate, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_I18N, format, arginfo_class_PG_I18N_I18N_format, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_I18N, getMessageFormatter, arginfo_class_PG_I18N_I18N_getMessageFormatter, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_I18N, setMessageFormatter, arginfo_class_PG_I18N_I18N_setMessageFormatter, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_I18N, getMessageSource, arginfo_class_PG_I18N_I18N_getMessageSource, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_I18N_I18N, createObject, arginfo_class_PG_I18N_I18N_createObject, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_I18N_I18N, negotiate, arginfo_class_PG_I18N_I18N_negotiate, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_I18N_I18N, formatNumber, arginfo_class_PG_I18N_I18N_formatNumber, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_I18N_I18N, formatCurrency, arginfo_class_PG_I18N_I18N_formatCurrency, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_I18N_I18N, formatDate, arginfo_class_PG_I18N_I18N_formatDate, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_I18N_I18N(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\I18N", "I18N", class_PG_I18N_I18N_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
