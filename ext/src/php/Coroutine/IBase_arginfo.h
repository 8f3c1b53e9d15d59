/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: aa060b003a0298b77c81f2e428bdf98af258373f */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_IBase_isTimeout, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_IBase_send, 0, 0, 1)
	ZEND_ARG_INFO(0, callback)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_IBase_getResult arginfo_class_PG_MSF_Coroutine_IBase_isTimeout




static const zend_function_entry class_PG_MSF_Coroutine_IBase_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Coroutine_IBase, isTimeout, arginfo_class_PG_MSF_Coroutine_IBase_isTimeout, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Coroutine_IBase, send, arginfo_class_PG_MSF_Coroutine_IBase_send, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Coroutine_IBase, getResult, arginfo_class_PG_MSF_Coroutine_IBase_getResult, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Coroutine_IBase(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "IBase", class_PG_MSF_Coroutine_IBase_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}
