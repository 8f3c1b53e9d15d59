/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 7a2e57e8779b9e973f7bd123499bf77777306b88 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Semaphore___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, permits, IS_LONG, 0, "1")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, maxWaiters, IS_LONG, 0, "10000")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Semaphore_acquire, 0, 0, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Semaphore_tryAcquire, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_Coroutine_Semaphore_goAcquire, 0, 0, PG\\MSF\\Coroutine\\Base, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Semaphore_release, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Semaphore_with, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, fn, IS_CALLABLE, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Semaphore_available, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Coroutine_Semaphore, __construct);
ZEND_METHOD(PG_MSF_Coroutine_Semaphore, acquire);
ZEND_METHOD(PG_MSF_Coroutine_Semaphore, tryAcquire);
ZEND_METHOD(PG_MSF_Coroutine_Semaphore, goAcquire);
ZEND_METHOD(PG_MSF_Coroutine_Semaphore, release);
ZEND_METHOD(PG_MSF_Coroutine_Semaphore, with);
ZEND_METHOD(PG_MSF_Coroutine_Semaphore, available);


static const zend_function_entry class_PG_MSF_Coroutine_Semaphore_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_Semaphore, __construct, arginfo_class_PG_MSF_Coroutine_Semaphore___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Semaphore, acquire, arginfo_class_PG_MSF_Coroutine_Semaphore_acquire, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Semaphore, tryAcquire, arginfo_class_PG_MSF_Coroutine_Semaphore_tryAcquire, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Semaphore, goAcquire, arginfo_class_PG_MSF_Coroutine_Semaphore_goAcquire, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Semaphore, release, arginfo_class_PG_MSF_Coroutine_Semaphore_release, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Semaphore, with, arginfo_class_PG_MSF_Coroutine_Semaphore_with, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Semaphore, available, arginfo_class_PG_MSF_Coroutine_Semaphore_available, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Coroutine_Semaphore(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "Semaphore", class_PG_MSF_Coroutine_Semaphore_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}
