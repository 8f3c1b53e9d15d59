/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: f405ca3ac3cf79c4ee394d2abc3ce6b61036997b */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_ExtensionInterface_register, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, engine, PG\\MSF\\View\\Engine, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, directory, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, fileExtension, IS_STRING, 1, "\"php\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_setDirectory, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, directory, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_getDirectory, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_setFileExtension, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, fileExtension, IS_STRING, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Engine_getFileExtension arginfo_class_PG_MSF_View_Engine_getDirectory

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_addFolder, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, directory, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, fallback, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_removeFolder, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Engine_getFolders arginfo_class_PG_MSF_View_Engine_getDirectory

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_addData, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, data, IS_ARRAY, 0)
	ZEND_ARG_TYPE_MASK(0, templates, MAY_BE_STRING|MAY_BE_ARRAY|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_getData, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, template, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_registerFunction, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_INFO(0, callback)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Engine_dropFunction arginfo_class_PG_MSF_View_Engine_removeFolder

#define arginfo_class_PG_MSF_View_Engine_getFunction arginfo_class_PG_MSF_View_Engine_removeFolder

#define arginfo_class_PG_MSF_View_Engine_doesFunctionExist arginfo_class_PG_MSF_View_Engine_removeFolder

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_loadExtension, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, extension, PG\\MSF\\View\\ExtensionInterface, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_loadExtensions, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, extensions, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Engine_path arginfo_class_PG_MSF_View_Engine_removeFolder

#define arginfo_class_PG_MSF_View_Engine_exists arginfo_class_PG_MSF_View_Engine_removeFolder

#define arginfo_class_PG_MSF_View_Engine_make arginfo_class_PG_MSF_View_Engine_removeFolder

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Engine_render, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, data, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_View_Engine, __construct);
ZEND_METHOD(PG_MSF_View_Engine, setDirectory);
ZEND_METHOD(PG_MSF_View_Engine, getDirectory);
ZEND_METHOD(PG_MSF_View_Engine, setFileExtension);
ZEND_METHOD(PG_MSF_View_Engine, getFileExtension);
ZEND_METHOD(PG_MSF_View_Engine, addFolder);
ZEND_METHOD(PG_MSF_View_Engine, removeFolder);
ZEND_METHOD(PG_MSF_View_Engine, getFolders);
ZEND_METHOD(PG_MSF_View_Engine, addData);
ZEND_METHOD(PG_MSF_View_Engine, getData);
ZEND_METHOD(PG_MSF_View_Engine, registerFunction);
ZEND_METHOD(PG_MSF_View_Engine, dropFunction);
ZEND_METHOD(PG_MSF_View_Engine, getFunction);
ZEND_METHOD(PG_MSF_View_Engine, doesFunctionExist);
ZEND_METHOD(PG_MSF_View_Engine, loadExtension);
ZEND_METHOD(PG_MSF_View_Engine, loadExtensions);
ZEND_METHOD(PG_MSF_View_Engine, path);
ZEND_METHOD(PG_MSF_View_Engine, exists);
ZEND_METHOD(PG_MSF_View_Engine, make);
ZEND_METHOD(PG_MSF_View_Engine, render);


static const zend_function_entry class_PG_MSF_View_ExtensionInterface_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_View_ExtensionInterface, register, arginfo_class_PG_MSF_View_ExtensionInterface_register, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_View_Engine_methods[] = {
	ZEND_ME(PG_MSF_View_Engine, __construct, arginfo_class_PG_MSF_View_Engine___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, setDirectory, arginfo_class_PG_MSF_View_Engine_setDirectory, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, getDirectory, arginfo_class_PG_MSF_View_Engine_getDirectory, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, setFileExtension, arginfo_class_PG_MSF_View_Engine_setFileExtension, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, getFileExtension, arginfo_class_PG_MSF_View_Engine_getFileExtension, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, addFolder, arginfo_class_PG_MSF_View_Engine_addFolder, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, removeFolder, arginfo_class_PG_MSF_View_Engine_removeFolder, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, getFolders, arginfo_class_PG_MSF_View_Engine_getFolders, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, addData, arginfo_class_PG_MSF_View_Engine_addData, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, getData, arginfo_class_PG_MSF_View_Engine_getData, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, registerFunction, arginfo_class_PG_MSF_View_Engine_registerFunction, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, dropFunction, arginfo_class_PG_MSF_View_Engine_dropFunction, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, getFunction, arginfo_class_PG_MSF_View_Engine_getFunction, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, doesFunctionExist, arginfo_class_PG_MSF_View_Engine_doesFunctionExist, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, loadExtension, arginfo_class_PG_MSF_View_Engine_loadExtension, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, loadExtensions, arginfo_class_PG_MSF_View_Engine_loadExtensions, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, path, arginfo_class_PG_MSF_View_Engine_path, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, exists, arginfo_class_PG_MSF_View_Engine_exists, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, make, arginfo_class_PG_MSF_View_Engine_make, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Engine, render, arginfo_class_PG_MSF_View_Engine_render, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_View_ExtensionInterface(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\View", "ExtensionInterface", class_PG_MSF_View_ExtensionInterface_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_View_Engine(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\View", "Engine", class_PG_MSF_View_Engine_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
