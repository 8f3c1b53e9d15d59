/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 7b628988890028611afc200c28dd19a694669e2a */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_Wrapper___construct, 0, 0, 1)
	ZEND_ARG_INFO(0, instance)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, isClone, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_Wrapper___get, 0, 0, 1)
	ZEND_ARG_INFO(0, name)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_Wrapper___set, 0, 0, 2)
	ZEND_ARG_INFO(0, name)
	ZEND_ARG_INFO(0, value)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_AOP_Wrapper___isset arginfo_class_PG_AOP_Wrapper___get

#define arginfo_class_PG_AOP_Wrapper___unset arginfo_class_PG_AOP_Wrapper___get

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_Wrapper___call, 0, 0, 2)
	ZEND_ARG_INFO(0, method)
	ZEND_ARG_INFO(0, arguments)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_Wrapper_registerOnBefore, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, callback, IS_CALLABLE, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_AOP_Wrapper_registerOnAfter arginfo_class_PG_AOP_Wrapper_registerOnBefore

#define arginfo_class_PG_AOP_Wrapper_registerOnBoth arginfo_class_PG_AOP_Wrapper_registerOnBefore

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_Wrapper_destroy, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_AOP_Wrapper, __construct);
ZEND_METHOD(PG_AOP_Wrapper, __get);
ZEND_METHOD(PG_AOP_Wrapper, __set);
ZEND_METHOD(PG_AOP_Wrapper, __isset);
ZEND_METHOD(PG_AOP_Wrapper, __unset);
ZEND_METHOD(PG_AOP_Wrapper, __call);
ZEND_METHOD(PG_AOP_Wrapper, registerOnBefore);
ZEND_METHOD(PG_AOP_Wrapper, registerOnAfter);
ZEND_METHOD(PG_AOP_Wrapper, registerOnBoth);
ZEND_METHOD(PG_AOP_Wrapper, destroy);


static const zend_function_entry class_PG_AOP_Wrapper_methods[] = {
	ZEND_ME(PG_AOP_Wrapper, __construct, arginfo_class_PG_AOP_Wrapper___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, __get, arginfo_class_PG_AOP_Wrapper___get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, __set, arginfo_class_PG_AOP_Wrapper___set, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, __isset, arginfo_class_PG_AOP_Wrapper___isset, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, __unset, arginfo_class_PG_AOP_Wrapper___unset, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, __call, arginfo_class_PG_AOP_Wrapper___call, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, registerOnBefore, arginfo_class_PG_AOP_Wrapper_registerOnBefore, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, registerOnAfter, arginfo_class_PG_AOP_Wrapper_registerOnAfter, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, registerOnBoth, arginfo_class_PG_AOP_Wrapper_registerOnBoth, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_AOP_Wrapper, destroy, arginfo_class_PG_AOP_Wrapper_destroy, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_AOP_Wrapper(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\AOP", "Wrapper", class_PG_AOP_Wrapper_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
