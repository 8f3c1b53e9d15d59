/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: bc6ba25792840380275e132cb0aa530a28c2acff */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Coroutine_Exception_getPreviousMessage, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(PG_MSF_Coroutine_Exception, getPreviousMessage);


static const zend_function_entry class_PG_MSF_Base_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Client_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Pack_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Pools_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Process_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Proxy_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Queue_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Route_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Session_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Tasks_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Coroutine_Exception_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_Exception, getPreviousMessage, arginfo_class_PG_MSF_Coroutine_Exception_getPreviousMessage, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Coroutine_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Coroutine_CancelledException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_Exception(zend_class_entry *class_entry_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "Exception", class_PG_MSF_Base_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Exception);
	class_entry->ce_flags |= ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;

	zend_string *attribute_name_AllowDynamicProperties_class_PG_MSF_Base_Exception = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_MSF_Base_Exception, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Client_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Client", "Exception", class_PG_MSF_Client_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Pack_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Pack", "Exception", class_PG_MSF_Pack_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Pools_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Pools", "Exception", class_PG_MSF_Pools_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Process_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Process", "Exception", class_PG_MSF_Process_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Proxy_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Proxy", "Exception", class_PG_MSF_Proxy_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Queue_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Queue", "Exception", class_PG_MSF_Queue_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Route_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Route", "Exception", class_PG_MSF_Route_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Session_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Session", "Exception", class_PG_MSF_Session_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Tasks_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Tasks", "Exception", class_PG_MSF_Tasks_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Coroutine_Exception(zend_class_entry *class_entry_PG_MSF_Base_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "Exception", class_PG_MSF_Coroutine_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Coroutine_TimeoutException(zend_class_entry *class_entry_PG_MSF_Coroutine_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "TimeoutException", class_PG_MSF_Coroutine_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Coroutine_Exception);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Coroutine_CancelledException(zend_class_entry *class_entry_PG_MSF_Coroutine_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "CancelledException", class_PG_MSF_Coroutine_CancelledException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Coroutine_Exception);

	return class_entry;
}
