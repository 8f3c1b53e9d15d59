/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: f4e30216c3ed9bf47ca9e83bd0fa535bd96ab004 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Adapters_File_open, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, savePath, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, sessionName, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Adapters_File_close, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Adapters_File_read, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, sessionId, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Adapters_File_write, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, sessionId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, sessionData, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Session_Adapters_File_unset arginfo_class_PG_MSF_Session_Adapters_File_read

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_Adapters_File_gc, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, maxLifeTime, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, sessionId, IS_STRING, 0, "\'\'")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Session_Adapters_File_touch arginfo_class_PG_MSF_Session_Adapters_File_read

#define arginfo_class_PG_MSF_Session_Adapters_File_lock arginfo_class_PG_MSF_Session_Adapters_File_read

#define arginfo_class_PG_MSF_Session_Adapters_File_unlock arginfo_class_PG_MSF_Session_Adapters_File_read


ZEND_METHOD(PG_MSF_Session_Adapters_File, open);
ZEND_METHOD(PG_MSF_Session_Adapters_File, close);
ZEND_METHOD(PG_MSF_Session_Adapters_File, read);
ZEND_METHOD(PG_MSF_Session_Adapters_File, write);
ZEND_METHOD(PG_MSF_Session_Adapters_File, unset);
ZEND_METHOD(PG_MSF_Session_Adapters_File, gc);
ZEND_METHOD(PG_MSF_Session_Adapters_File, touch);
ZEND_METHOD(PG_MSF_Session_Adapters_File, lock);
ZEND_METHOD(PG_MSF_Session_Adapters_File, unlock);


static const zend_function_entry class_PG_MSF_Session_Adapters_File_methods[] = {
	ZEND_ME(PG_MSF_Session_Adapters_File, open, arginfo_class_PG_MSF_Session_Adapters_File_open, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Adapters_File, close, arginfo_class_PG_MSF_Session_Adapters_File_close, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Adapters_File, read, arginfo_class_PG_MSF_Session_Adapters_File_read, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Adapters_File, write, arginfo_class_PG_MSF_Session_Adapters_File_write, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Adapters_File, unset, arginfo_class_PG_MSF_Session_Adapters_File_unset, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Adapters_File, gc, arginfo_class_PG_MSF_Session_Adapters_File_gc, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Adapters_File, touch, arginfo_class_PG_MSF_Session_Adapters_File_touch, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Adapters_File, lock, arginfo_class_PG_MSF_Session_Adapters_File_lock, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Session_Adapters_File, unlock, arginfo_class_PG_MSF_Session_Adapters_File_unlock, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Session_Adapters_File(zend_class_entry *class_entry_PG_MSF_Base_Core, zend_class_entry *class_entry_PG_MSF_Session_ISession, zend_class_entry *class_entry_PG_MSF_Session_ISessionLock)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Session\\Adapters", "File", class_PG_MSF_Session_Adapters_File_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Core);
	zend_class_implements(class_entry, 2, class_entry_PG_MSF_Session_ISession, class_entry_PG_MSF_Session_ISessionLock);

	return class_entry;
}
