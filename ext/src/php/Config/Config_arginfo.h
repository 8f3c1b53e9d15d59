/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 82c04bdac5fa030b00ccce1f4bf9438ecb19cec9 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Noodlehaus_ConfigInterface_get, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, default, IS_MIXED, 0, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Noodlehaus_ConfigInterface_set, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Noodlehaus_ConfigInterface_has, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Noodlehaus_ConfigInterface_all, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Config_Config___construct, 0, 0, 1)
	ZEND_ARG_TYPE_MASK(0, path, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_load, 0, 1, IS_STATIC, 0)
	ZEND_ARG_TYPE_MASK(0, path, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Config_Config_get arginfo_class_Noodlehaus_ConfigInterface_get

#define arginfo_class_PG_MSF_Config_Config_set arginfo_class_Noodlehaus_ConfigInterface_set

#define arginfo_class_PG_MSF_Config_Config_has arginfo_class_Noodlehaus_ConfigInterface_has

#define arginfo_class_PG_MSF_Config_Config_all arginfo_class_Noodlehaus_ConfigInterface_all

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_getSource, 0, 1, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_offsetGet, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, offset, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_offsetSet, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, offset, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_offsetExists, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, offset, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_offsetUnset, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, offset, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_current, 0, 0, IS_MIXED, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Config_Config_key arginfo_class_PG_MSF_Config_Config_current

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_next, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Config_Config_rewind arginfo_class_PG_MSF_Config_Config_next

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_valid, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Config_Config_count, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Config_Config, __construct);
ZEND_METHOD(PG_MSF_Config_Config, load);
ZEND_METHOD(PG_MSF_Config_Config, get);
ZEND_METHOD(PG_MSF_Config_Config, set);
ZEND_METHOD(PG_MSF_Config_Config, has);
ZEND_METHOD(PG_MSF_Config_Config, all);
ZEND_METHOD(PG_MSF_Config_Config, getSource);
ZEND_METHOD(PG_MSF_Config_Config, offsetGet);
ZEND_METHOD(PG_MSF_Config_Config, offsetSet);
ZEND_METHOD(PG_MSF_Config_Config, offsetExists);
ZEND_METHOD(PG_MSF_Config_Config, offsetUnset);
ZEND_METHOD(PG_MSF_Config_Config, current);
ZEND_METHOD(PG_MSF_Config_Config, key);
ZEND_METHOD(PG_MSF_Config_Config, next);
ZEND_METHOD(PG_MSF_Config_Config, rewind);
ZEND_METHOD(PG_MSF_Config_Config, valid);
ZEND_METHOD(PG_MSF_Config_Config, count);


static const zend_function_entry class_Noodlehaus_ConfigInterface_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(Noodlehaus_ConfigInterface, get, arginfo_class_Noodlehaus_ConfigInterface_get, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(Noodlehaus_ConfigInterface, set, arginfo_class_Noodlehaus_ConfigInterface_set, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(Noodlehaus_ConfigInterface, has, arginfo_class_Noodlehaus_ConfigInterface_has, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(Noodlehaus_ConfigInterface, all, arginfo_class_Noodlehaus_ConfigInterface_all, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};


static const zend_function_entry class_Noodlehaus_Exception_ParseException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Noodlehaus_Exception_FileNotFoundException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Noodlehaus_Exception_EmptyDirectoryException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Noodlehaus_Exception_UnsupportedFormatException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Config_Config_methods[] = {
	ZEND_ME(PG_MSF_Config_Config, __construct, arginfo_class_PG_MSF_Config_Config___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, load, arginfo_class_PG_MSF_Config_Config_load, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Config_Config, get, arginfo_class_PG_MSF_Config_Config_get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, set, arginfo_class_PG_MSF_Config_Config_set, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, has, arginfo_class_PG_MSF_Config_Config_has, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, all, arginfo_class_PG_MSF_Config_Config_all, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, getSource, arginfo_class_PG_MSF_Config_Config_getSource, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, offsetGet, arginfo_class_PG_MSF_Config_Config_offsetGet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, offsetSet, arginfo_class_PG_MSF_Config_Config_offsetSet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, offsetExists, arginfo_class_PG_MSF_Config_Config_offsetExists, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, offsetUnset, arginfo_class_PG_MSF_Config_Config_offsetUnset, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, current, arginfo_class_PG_MSF_Config_Config_current, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, key, arginfo_class_PG_MSF_Config_Config_key, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, next, arginfo_class_PG_MSF_Config_Config_next, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, rewind, arginfo_class_PG_MSF_Config_Config_rewind, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, valid, arginfo_class_PG_MSF_Config_Config_valid, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Config_Config, count, arginfo_class_PG_MSF_Config_Config_count, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Noodlehaus_ConfigInterface(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Noodlehaus", "ConfigInterface", class_Noodlehaus_ConfigInterface_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}

static zend_class_entry *register_class_Noodlehaus_Exception_ParseException(zend_class_entry *class_entry_ErrorException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Noodlehaus\\Exception", "ParseException", class_Noodlehaus_Exception_ParseException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_ErrorException);

	return class_entry;
}

static zend_class_entry *register_class_Noodlehaus_Exception_FileNotFoundException(zend_class_entry *class_entry_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Noodlehaus\\Exception", "FileNotFoundException", class_Noodlehaus_Exception_FileNotFoundException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Noodlehaus_Exception_EmptyDirectoryException(zend_class_entry *class_entry_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Noodlehaus\\Exception", "EmptyDirectoryException", class_Noodlehaus_Exception_EmptyDirectoryException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Noodlehaus_Exception_UnsupportedFormatException(zend_class_entry *class_entry_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Noodlehaus\\Exception", "UnsupportedFormatException", class_Noodlehaus_Exception_UnsupportedFormatException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Config_Config(zend_class_entry *class_entry_Noodlehaus_ConfigInterface, zend_class_entry *class_entry_ArrayAccess, zend_class_entry *class_entry_Iterator, zend_class_entry *class_entry_Countable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Config", "Config", class_PG_MSF_Config_Config_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 4, class_entry_Noodlehaus_ConfigInterface, class_entry_ArrayAccess, class_entry_Iterator, class_entry_Countable);

	return class_entry;
}
