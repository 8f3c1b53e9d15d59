/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: ca637b0c9b37713dad879dfc2a9eae6f735648e3 */




static const zend_function_entry class_PG_MSF_Models_Model_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Models_Model(zend_class_entry *class_entry_PG_MSF_Base_Core)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Models", "Model", class_PG_MSF_Models_Model_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Core);

	return class_entry;
}
