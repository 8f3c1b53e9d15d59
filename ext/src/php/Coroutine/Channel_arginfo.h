/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 2a7cbf1db03d6d61e42c391bc1b4e2fec809d62e */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, capacity, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel_push, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel_pop, 0, 0, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel_goPush, 0, 1, PG\\MSF\\Coroutine\\Base, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel_goPop, 0, 0, PG\\MSF\\Coroutine\\Base, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel_close, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel_isClosed, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel_count, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_Channel_getCapacity arginfo_class_PG_MSF_Coroutine_Channel_count

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_Coroutine_Channel_getIterator, 0, 0, Iterator, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Coroutine_Channel, __construct);
ZEND_METHOD(PG_MSF_Coroutine_Channel, push);
ZEND_METHOD(PG_MSF_Coroutine_Channel, pop);
ZEND_METHOD(PG_MSF_Coroutine_Channel, goPush);
ZEND_METHOD(PG_MSF_Coroutine_Channel, goPop);
ZEND_METHOD(PG_MSF_Coroutine_Channel, close);
ZEND_METHOD(PG_MSF_Coroutine_Channel, isClosed);
ZEND_METHOD(PG_MSF_Coroutine_Channel, count);
ZEND_METHOD(PG_MSF_Coroutine_Channel, getCapacity);
ZEND_METHOD(PG_MSF_Coroutine_Channel, getIterator);


static const zend_function_entry class_PG_MSF_Coroutine_Channel_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_Channel, __construct, arginfo_class_PG_MSF_Coroutine_Channel___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, push, arginfo_class_PG_MSF_Coroutine_Channel_push, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, pop, arginfo_class_PG_MSF_Coroutine_Channel_pop, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, goPush, arginfo_class_PG_MSF_Coroutine_Channel_goPush, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, goPop, arginfo_class_PG_MSF_Coroutine_Channel_goPop, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, close, arginfo_class_PG_MSF_Coroutine_Channel_close, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, isClosed, arginfo_class_PG_MSF_Coroutine_Channel_isClosed, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, count, arginfo_class_PG_MSF_Coroutine_Channel_count, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, getCapacity, arginfo_class_PG_MSF_Coroutine_Channel_getCapacity, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Channel, getIterator, arginfo_class_PG_MSF_Coroutine_Channel_getIterator, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Coroutine_Channel(zend_class_entry *class_entry_IteratorAggregate, zend_class_entry *class_entry_Countable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "Channel", class_PG_MSF_Coroutine_Channel_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 2, class_entry_IteratorAggregate, class_entry_Countable);

	return class_entry;
}
