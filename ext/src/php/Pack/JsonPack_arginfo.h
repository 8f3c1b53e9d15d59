/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e1f03d0bdd93faba5284cfd4d7a3c5d2fc0b8c54 */

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
	class_entry->ce_flags |= ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Pack_IPack);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_JsonPack = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_JsonPack, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_JsonPack);

	return class_entry;
}
