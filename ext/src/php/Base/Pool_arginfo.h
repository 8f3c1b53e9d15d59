/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b3d8c4eb81c757f2c8445d2e4a2891454d54c580 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Pool___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Pool_getInstance arginfo_class_PG_MSF_Base_Pool___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Pool_get, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, class, IS_STRING, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, args, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Pool_push, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, classInstance, IS_OBJECT, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Base_Pool, __construct);
ZEND_METHOD(PG_MSF_Base_Pool, getInstance);
ZEND_METHOD(PG_MSF_Base_Pool, get);
ZEND_METHOD(PG_MSF_Base_Pool, push);


static const zend_function_entry class_PG_MSF_Base_Pool_methods[] = {
	ZEND_ME(PG_MSF_Base_Pool, __construct, arginfo_class_PG_MSF_Base_Pool___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_Base_Pool, getInstance, arginfo_class_PG_MSF_Base_Pool_getInstance, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Base_Pool, get, arginfo_class_PG_MSF_Base_Pool_get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Pool, push, arginfo_class_PG_MSF_Base_Pool_push, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_Pool(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "Pool", class_PG_MSF_Base_Pool_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}
