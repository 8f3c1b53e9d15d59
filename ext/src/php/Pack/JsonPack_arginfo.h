/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b0090054c1a7520a7e42b8440b15ae8aa63172f3 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Pack_JsonPack_pack, 0, 0, 1)
	ZEND_ARG_INFO(0, data)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, options, "256")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, depth, "512")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Pack_JsonPack_unPack, 0, 0, 1)
	ZEND_ARG_INFO(0, data)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, assoc, "false")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, depth, "512")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, options, "0")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Pack_JsonPack, pack);
ZEND_METHOD(PG_MSF_Pack_JsonPack, unPack);


static const zend_function_entry class_PG_MSF_Pack_JsonPack_methods[] = {
	ZEND_ME(PG_MSF_Pack_JsonPack, pack, arginfo_class_PG_MSF_Pack_JsonPack_pack, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Pack_JsonPack, unPack, arginfo_class_PG_MSF_Pack_JsonPack_unPack, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Pack_JsonPack(zend_class_entry *class_entry_PG_MSF_Pack_IPack)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Pack", "JsonPack", class_PG_MSF_Pack_JsonPack_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Pack_IPack);

	return class_entry;
}
