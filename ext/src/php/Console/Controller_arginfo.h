/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 195a7cfbbfd0d7c3ff0a225d23112964080ee30e */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Console_Controller___construct, 0, 0, 2)
	ZEND_ARG_INFO(0, controllerName)
	ZEND_ARG_INFO(0, methodName)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Console_Controller_destroy, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Console_Controller_writeln, 0, 0, 1)
	ZEND_ARG_INFO(0, text)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Console_Controller_progress, 0, 0, 1)
	ZEND_ARG_INFO(0, total)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Console_Controller_confirm, 0, 0, 1)
	ZEND_ARG_INFO(0, question)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Console_Progress___construct arginfo_class_PG_MSF_Console_Controller_destroy

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Console_Progress_advance, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, steps, "1")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Console_Progress_finish arginfo_class_PG_MSF_Console_Controller_destroy

#define arginfo_class_PG_MSF_Console_SignalException_getSignal arginfo_class_PG_MSF_Console_Controller_destroy


ZEND_METHOD(PG_MSF_Console_Controller, __construct);
ZEND_METHOD(PG_MSF_Console_Controller, destroy);
ZEND_METHOD(PG_MSF_Console_Controller, writeln);
ZEND_METHOD(PG_MSF_Console_Controller, progress);
ZEND_METHOD(PG_MSF_Console_Controller, confirm);
ZEND_METHOD(PG_MSF_Console_Progress, __construct);
ZEND_METHOD(PG_MSF_Console_Progress, advance);
ZEND_METHOD(PG_MSF_Console_Progress, finish);
ZEND_METHOD(PG_MSF_Console_SignalException, getSignal);


static const zend_function_entry class_PG_MSF_Console_Controller_methods[] = {
	ZEND_ME(PG_MSF_Console_Controller, __construct, arginfo_class_PG_MSF_Console_Controller___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Console_Controller, destroy, arginfo_class_PG_MSF_Console_Controller_destroy, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Console_Controller, writeln, arginfo_class_PG_MSF_Console_Controller_writeln, ZEND_ACC_PROTECTED)
	ZEND_ME(PG_MSF_Console_Controller, progress, arginfo_class_PG_MSF_Console_Controller_progress, ZEND_ACC_PROTECTED)
	ZEND_ME(PG_MSF_Console_Controller, confirm, arginfo_class_PG_MSF_Console_Controller_confirm, ZEND_ACC_PROTECTED)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Console_Progress_methods[] = {
	ZEND_ME(PG_MSF_Console_Progress, __construct, arginfo_class_PG_MSF_Console_Progress___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_Console_Progress, advance, arginfo_class_PG_MSF_Console_Progress_advance, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Console_Progress, finish, arginfo_class_PG_MSF_Console_Progress_finish, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Console_SignalException_methods[] = {
	ZEND_ME(PG_MSF_Console_SignalException, getSignal, arginfo_class_PG_MSF_Console_SignalException_getSignal, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Console_Controller(zend_class_entry *class_entry_PG_MSF_Controllers_Controller)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Console", "Controller", class_PG_MSF_Console_Controller_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Controllers_Controller);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Console_Progress(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Console", "Progress", class_PG_MSF_Console_Progress_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Console_SignalException(zend_class_entry *class_entry_PG_MSF_Coroutine_CancelledException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Console", "SignalException", class_PG_MSF_Console_SignalException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Coroutine_CancelledException);

	return class_entry;
}
