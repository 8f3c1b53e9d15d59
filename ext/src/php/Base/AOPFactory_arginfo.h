/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 5909b8b19aabd1b799d8b7c41ea43cfdf74af035 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_AOPFactory_getObjectPool, 0, 0, 2)
	ZEND_ARG_OBJ_INFO(0, pool, PG\\MSF\\Base\\Pool, 0)
	ZEND_ARG_INFO(0, coreBase)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Base_AOPFactory, getObjectPool);


static const zend_function_entry class_PG_MSF_Base_AOPFactory_methods[] = {
	ZEND_ME(PG_MSF_Base_AOPFactory, getObjectPool, arginfo_class_PG_MSF_Base_AOPFactory_getObjectPool, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_AOPFactory(zend_class_entry *class_entry_PG_AOP_Factory)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "AOPFactory", class_PG_MSF_Base_AOPFactory_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_AOP_Factory);

	return class_entry;
}
