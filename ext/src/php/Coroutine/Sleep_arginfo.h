/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 4b6e32679649f962be97f2761999ce76a007dac8 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Sleep_goSleep, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, mSec, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Sleep_send, 0, 0, 1)
	ZEND_ARG_INFO(0, callback)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Coroutine_Sleep, goSleep);
ZEND_METHOD(PG_MSF_Coroutine_Sleep, send);


static const zend_function_entry class_PG_MSF_Coroutine_Sleep_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_Sleep, goSleep, arginfo_class_PG_MSF_Coroutine_Sleep_goSleep, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Sleep, send, arginfo_class_PG_MSF_Coroutine_Sleep_send, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Coroutine_Sleep(zend_class_entry *class_entry_PG_MSF_Coroutine_Base)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "Sleep", class_PG_MSF_Coroutine_Sleep_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Coroutine_Base);

	return class_entry;
}
