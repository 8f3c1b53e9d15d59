/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 7777ba905e73a870c0bbe2a157e860daee392d2a */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Lock___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Session_Lock_release, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Session_Lock_isHeld arginfo_class_PG_MSF_Session_Lock_release


ZEND_METHOD(PG_MSF_Session_Lock, __construct);
ZEND_METHOD(PG_MSF_Session_Lock, release);
ZEND_METHOD(PG_MSF_Session_Lock, isHeld);


static const zend_function_entry class_PG_MSF_Session_Lock_methods[] = {
	ZEND_ME(PG_MSF_Session_Lock, __construct, arginfo_class_PG_MSF_Session_Lock___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_Session_Lock, release, arginfo_class_PG_MSF_Session_Lock_release, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Lock, isHeld, arginfo_class_PG_MSF_Session_Lock_isHeld, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Session_Lock(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Session", "Lock", class_PG_MSF_Session_Lock_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
