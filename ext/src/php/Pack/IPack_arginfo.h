/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 565b93db4ced48b29a5d92076e80504ec40ee0e7 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Pack_IPack_pack, 0, 0, 1)
	ZEND_ARG_INFO(0, data)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Pack_IPack_unPack arginfo_class_PG_MSF_Pack_IPack_pack




static const zend_function_entry class_PG_MSF_Pack_IPack_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Pack_IPack, pack, arginfo_class_PG_MSF_Pack_IPack_pack, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Pack_IPack, unPack, arginfo_class_PG_MSF_Pack_IPack_unPack, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Pack_IPack(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Pack", "IPack", class_PG_MSF_Pack_IPack_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}
