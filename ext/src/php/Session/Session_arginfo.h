/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: de7e200bc0b6367fbf9a1bf85fc79cda224333ff */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Session___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Session_get, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, default, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Session_set, 0, 0, 1)
	ZEND_ARG_INFO(0, key)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, value, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Session_has, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Session_Session_delete arginfo_class_PG_MSF_Session_Session_has

#define arginfo_class_PG_MSF_Session_Session_clear arginfo_class_PG_MSF_Session_Session___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Session_Session_all, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Session_Session_id, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Session_Session_regenerate, 0, 0, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, deleteOld, _IS_BOOL, 0, "true")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Session_Session_destroy, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_PG_MSF_Session_Session_lock, 0, 0, PG\\MSF\\Session\\Lock, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Session_Session_update, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, change, IS_CALLABLE, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Session_Session, __construct);
ZEND_METHOD(PG_MSF_Session_Session, get);
ZEND_METHOD(PG_MSF_Session_Session, set);
ZEND_METHOD(PG_MSF_Session_Session, has);
ZEND_METHOD(PG_MSF_Session_Session, delete);
ZEND_METHOD(PG_MSF_Session_Session, clear);
ZEND_METHOD(PG_MSF_Session_Session, all);
ZEND_METHOD(PG_MSF_Session_Session, id);
ZEND_METHOD(PG_MSF_Session_Session, regenerate);
ZEND_METHOD(PG_MSF_Session_Session, destroy);
ZEND_METHOD(PG_MSF_Session_Session, lock);
ZEND_METHOD(PG_MSF_Session_Session, update);


static const zend_function_entry class_PG_MSF_Session_Session_methods[] = {
	ZEND_ME(PG_MSF_Session_Session, __construct, arginfo_class_PG_MSF_Session_Session___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, get, arginfo_class_PG_MSF_Session_Session_get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, set, arginfo_class_PG_MSF_Session_Session_set, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, has, arginfo_class_PG_MSF_Session_Session_has, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, delete, arginfo_class_PG_MSF_Session_Session_delete, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, clear, arginfo_class_PG_MSF_Session_Session_clear, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, all, arginfo_class_PG_MSF_Session_Session_all, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, id, arginfo_class_PG_MSF_Session_Session_id, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, regenerate, arginfo_class_PG_MSF_Session_Session_regenerate, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, destroy, arginfo_class_PG_MSF_Session_Session_destroy, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, lock, arginfo_class_PG_MSF_Session_Session_lock, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Session, update, arginfo_class_PG_MSF_Session_Session_update, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Session_Session(zend_class_entry *class_entry_PG_MSF_Base_Core)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Session", "Session", class_PG_MSF_Session_Session_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Core);

	return class_entry;
}
