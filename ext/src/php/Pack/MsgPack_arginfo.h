/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 526570ede157c3dd3797e4b67b74ab63c0b366ba */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Pack_MsgPack___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Pack_MsgPack_pack, 0, 0, 1)
	ZEND_ARG_INFO(0, data)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Pack_MsgPack_unPack arginfo_class_PG_MSF_Pack_MsgPack_pack


ZEND_METHOD(PG_MSF_Pack_MsgPack, __construct);
ZEND_METHOD(PG_MSF_Pack_MsgPack, pack);
ZEND_METHOD(PG_MSF_Pack_MsgPack, unPack);


static const zend_function_entry class_PG_MSF_Pack_MsgPack_methods[] = {
	ZEND_ME(PG_MSF_Pack_MsgPack, __construct, arginfo_class_PG_MSF_Pack_MsgPack___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Pack_MsgPack, pack, arginfo_class_PG_MSF_Pack_MsgPack_pack, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Pack_MsgPack, unPack, arginfo_class_PG_MSF_Pack_MsgPack_unPack, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Pack_MsgPack(zend_class_entry *class_entry_PG_MSF_Pack_IPack)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Pack", "MsgPack", class_PG_MSF_Pack_MsgPack_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Pack_IPack);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_MsgPack = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_MsgPack, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_MSF_Pack_MsgPack);

	return class_entry;
}
