/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 7181071cd0247c694d882489163fbb131e998821 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_Factory_create, 0, 0, 1)
	ZEND_ARG_INFO(0, object)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, beforeCallable, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, afterCallable, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, bothCallable, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_AOP_Factory_createAdapterObject, 0, 0, 1)
	ZEND_ARG_INFO(0, object)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_AOP_Factory, create);
ZEND_METHOD(PG_AOP_Factory, createAdapterObject);


static const zend_function_entry class_PG_AOP_Factory_methods[] = {
	ZEND_ME(PG_AOP_Factory, create, arginfo_class_PG_AOP_Factory_create, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_AOP_Factory, createAdapterObject, arginfo_class_PG_AOP_Factory_createAdapterObject, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_AOP_Factory(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\AOP", "Factory", class_PG_AOP_Factory_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);

	return class_entry;
}
