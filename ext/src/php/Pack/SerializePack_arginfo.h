/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: caf8cf6d152c7c8d3c97b06802be8bdbd1aec857 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Pack_SerializePack_pack, 0, 0, 1)
	ZEND_ARG_INFO(0, data)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Pack_SerializePack_unPack, 0, 0, 1)
	ZEND_ARG_INFO(0, data)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, allowedClasses, "false")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Pack_SerializePack, pack);
ZEND_METHOD(PG_MSF_Pack_SerializePack, unPack);


static const zend_function_entry class_PG_MSF_Pack_SerializePack_methods[] = {
	ZEND_ME(PG_MSF_Pack_SerializePack, pack, arginfo_class_PG_MSF_Pack_SerializePack_pack, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Pack_SerializePack, unPack, arginfo_class_PG_MSF_Pack_SerializePack_unPack, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Pack_SerializePack(zend_class_entry *class_entry_PG_MSF_Pack_IPack)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Pack", "SerializePack", class_PG_MSF_Pack_SerializePack_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Pack_IPack);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_SerializePack = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_SerializePack, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_SerializePack);

	return class_entry;
}
