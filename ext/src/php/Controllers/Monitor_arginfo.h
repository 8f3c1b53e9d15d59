/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b54e5b989156d9126f450450f45915e577f21163 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Monitor_actionIndex, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Controllers_Monitor, actionIndex);


static const zend_function_entry class_PG_MSF_Controllers_Monitor_methods[] = {
	ZEND_ME(PG_MSF_Controllers_Monitor, actionIndex, arginfo_class_PG_MSF_Controllers_Monitor_actionIndex, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Controllers_Monitor(zend_class_entry *class_entry_PG_MSF_Controllers_Controller)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Controllers", "Monitor", class_PG_MSF_Controllers_Monitor_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Controllers_Controller);

	return class_entry;
}
