/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: f348745ce286470f92882c1a21d6857a86a84bda */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, prefix, IS_STRING, 0, "\"\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache_set, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_MASK(0, keys, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, value, IS_MIXED, 0, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ttl, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Cache_SysCache_add arginfo_class_PG_MSF_Cache_SysCache_set

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache_cas, 0, 3, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, cas, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ttl, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache_get, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_MASK(0, keys, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(1, cas, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache_has, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_class_PG_MSF_Cache_SysCache_increment, 0, 1, MAY_BE_LONG|MAY_BE_FALSE)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, by, IS_LONG, 0, "1")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ttl, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Cache_SysCache_decrement arginfo_class_PG_MSF_Cache_SysCache_increment

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache_delete, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_MASK(0, keys, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, delay, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache_flush, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache_info, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache___set, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache___get, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Cache_SysCache___isset arginfo_class_PG_MSF_Cache_SysCache_has

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Cache_SysCache___unset, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Cache_SysCache, __construct);
ZEND_METHOD(PG_MSF_Cache_SysCache, set);
ZEND_METHOD(PG_MSF_Cache_SysCache, add);
ZEND_METHOD(PG_MSF_Cache_SysCache, cas);
ZEND_METHOD(PG_MSF_Cache_SysCache, get);
ZEND_METHOD(PG_MSF_Cache_SysCache, has);
ZEND_METHOD(PG_MSF_Cache_SysCache, increment);
ZEND_METHOD(PG_MSF_Cache_SysCache, decrement);
ZEND_METHOD(PG_MSF_Cache_SysCache, delete);
ZEND_METHOD(PG_MSF_Cache_SysCache, flush);
ZEND_METHOD(PG_MSF_Cache_SysCache, info);
ZEND_METHOD(PG_MSF_Cache_SysCache, __set);
ZEND_METHOD(PG_MSF_Cache_SysCache, __get);
ZEND_METHOD(PG_MSF_Cache_SysCache, __isset);
ZEND_METHOD(PG_MSF_Cache_SysCache, __unset);


static const zend_function_entry class_PG_MSF_Cache_SysCache_methods[] = {
	ZEND_ME(PG_MSF_Cache_SysCache, __construct, arginfo_class_PG_MSF_Cache_SysCache___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, set, arginfo_class_PG_MSF_Cache_SysCache_set, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, add, arginfo_class_PG_MSF_Cache_SysCache_add, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, cas, arginfo_class_PG_MSF_Cache_SysCache_cas, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, get, arginfo_class_PG_MSF_Cache_SysCache_get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, has, arginfo_class_PG_MSF_Cache_SysCache_has, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, increment, arginfo_class_PG_MSF_Cache_SysCache_increment, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, decrement, arginfo_class_PG_MSF_Cache_SysCache_decrement, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, delete, arginfo_class_PG_MSF_Cache_SysCache_delete, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, flush, arginfo_class_PG_MSF_Cache_SysCache_flush, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, info, arginfo_class_PG_MSF_Cache_SysCache_info, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, __set, arginfo_class_PG_MSF_Cache_SysCache___set, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, __get, arginfo_class_PG_MSF_Cache_SysCache___get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, __isset, arginfo_class_PG_MSF_Cache_SysCache___isset, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Cache_SysCache, __unset, arginfo_class_PG_MSF_Cache_SysCache___unset, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Cache_SysCache(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Cache", "SysCache", class_PG_MSF_Cache_SysCache_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);

	zval const_MAX_KEY_LENGTH_value;
	ZVAL_LONG(&const_MAX_KEY_LENGTH_value, 48);
	zend_string *const_MAX_KEY_LENGTH_name = zend_string_init_interned("MAX_KEY_LENGTH", sizeof("MAX_KEY_LENGTH") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MAX_KEY_LENGTH_name, &const_MAX_KEY_LENGTH_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MAX_KEY_LENGTH_name);

	return class_entry;
}
