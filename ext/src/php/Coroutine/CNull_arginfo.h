/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 9fc29d2b06604f53ae99c327a168b10eff2fbba3 */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_Coroutine_CNull_getInstance, 0, 0, PG\\MSF\\Coroutine\\CNull, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Coroutine_CNull, getInstance);


static const zend_function_entry class_PG_MSF_Coroutine_CNull_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_CNull, getInstance, arginfo_class_PG_MSF_Coroutine_CNull_getInstance, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Coroutine_CNull(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "CNull", class_PG_MSF_Coroutine_CNull_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);

	return class_entry;
}
