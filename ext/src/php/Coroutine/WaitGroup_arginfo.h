/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: ac384f226ca8c2e1fa59c19ab4797f6342bcda6e */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_WaitGroup___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, count, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_WaitGroup_add, 0, 0, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, n, IS_LONG, 0, "1")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_WaitGroup_done, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_Coroutine_WaitGroup_go, 0, 1, PG\\MSF\\Coroutine\\Base, 0)
	ZEND_ARG_TYPE_INFO(0, fn, IS_CALLABLE, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, args, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_WaitGroup_wait, 0, 0, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_Coroutine_WaitGroup_goWait, 0, 0, PG\\MSF\\Coroutine\\Base, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_WaitGroup_count, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, __construct);
ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, add);
ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, done);
ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, go);
ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, wait);
ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, goWait);
ZEND_METHOD(PG_MSF_Coroutine_WaitGroup, count);


static const zend_function_entry class_PG_MSF_Coroutine_WaitGroup_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_WaitGroup, __construct, arginfo_class_PG_MSF_Coroutine_WaitGroup___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_WaitGroup, add, arginfo_class_PG_MSF_Coroutine_WaitGroup_add, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_WaitGroup, done, arginfo_class_PG_MSF_Coroutine_WaitGroup_done, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_WaitGroup, go, arginfo_class_PG_MSF_Coroutine_WaitGroup_go, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_WaitGroup, wait, arginfo_class_PG_MSF_Coroutine_WaitGroup_wait, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_WaitGroup, goWait, arginfo_class_PG_MSF_Coroutine_WaitGroup_goWait, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_WaitGroup, count, arginfo_class_PG_MSF_Coroutine_WaitGroup_count, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Coroutine_WaitGroup(zend_class_entry *class_entry_Countable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "WaitGroup", class_PG_MSF_Coroutine_WaitGroup_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_Countable);

	return class_entry;
}
