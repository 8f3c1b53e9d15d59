/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b8a6d9f4ff61dda5cc8a57a5803e4e32a76c54d0 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_ObjectPool___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_ObjectPool_get, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, class, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, args, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, dsLevel, IS_LONG, 0, "1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_ObjectPool_push, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, object, IS_OBJECT, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Base_ObjectPool, __construct);
ZEND_METHOD(PG_MSF_Base_ObjectPool, get);
ZEND_METHOD(PG_MSF_Base_ObjectPool, push);


static const zend_function_entry class_PG_MSF_Base_ObjectPool_methods[] = {
	ZEND_ME(PG_MSF_Base_ObjectPool, __construct, arginfo_class_PG_MSF_Base_ObjectPool___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_Base_ObjectPool, get, arginfo_class_PG_MSF_Base_ObjectPool_get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_ObjectPool, push, arginfo_class_PG_MSF_Base_ObjectPool_push, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_ObjectPool(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "ObjectPool", class_PG_MSF_Base_ObjectPool_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}
