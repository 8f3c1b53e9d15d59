/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 6324372c959535dee29d9d1704d486a4dcd75192 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_ISession_open, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, savePath, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, sessionName, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_ISession_close, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_ISession_read, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, sessionId, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_ISession_write, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, sessionId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, sessionData, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Session_ISession_unset arginfo_class_PG_MSF_Session_ISession_read

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Session_ISession_gc, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, maxLifeTime, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, sessionId, IS_STRING, 0, "\'\'")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Session_ISession_touch arginfo_class_PG_MSF_Session_ISession_read

#define arginfo_class_PG_MSF_Session_ISessionLock_lock arginfo_class_PG_MSF_Session_ISession_read

#define arginfo_class_PG_MSF_Session_ISessionLock_unlock arginfo_class_PG_MSF_Session_ISession_read




static const zend_function_entry class_PG_MSF_Session_ISession_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISession, open, arginfo_class_PG_MSF_Session_ISession_open, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISession, close, arginfo_class_PG_MSF_Session_ISession_close, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISession, read, arginfo_class_PG_MSF_Session_ISession_read, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISession, write, arginfo_class_PG_MSF_Session_ISession_write, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISession, unset, arginfo_class_PG_MSF_Session_ISession_unset, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISession, gc, arginfo_class_PG_MSF_Session_ISession_gc, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISession, touch, arginfo_class_PG_MSF_Session_ISession_touch, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Session_ISessionLock_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISessionLock, lock, arginfo_class_PG_MSF_Session_ISessionLock_lock, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(PG_MSF_Session_ISessionLock, unlock, arginfo_class_PG_MSF_Session_ISessionLock_unlock, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Session_LockTimeoutException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Session_ISession(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Session", "ISession", class_PG_MSF_Session_ISession_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Session_ISessionLock(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Session", "ISessionLock", class_PG_MSF_Session_ISessionLock_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Session_LockTimeoutException(zend_class_entry *class_entry_PG_MSF_Session_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Session", "LockTimeoutException", class_PG_MSF_Session_LockTimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Session_Exception);

	return class_entry;
}
