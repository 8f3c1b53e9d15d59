/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 8e25a19a853a4eede2eb74bb623886a7d6f0c3a6 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Scheduler___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Scheduler_start, 0, 0, 2)
	ZEND_ARG_OBJ_INFO(0, routine, Generator, 0)
	ZEND_ARG_INFO(0, controller)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, callBack, IS_CALLABLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Scheduler_schedule, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, task, PG\\MSF\\Coroutine\\Task, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, callback, IS_CALLABLE, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_Task___construct arginfo_class_PG_MSF_Coroutine_Scheduler_start

#define arginfo_class_PG_MSF_Coroutine_Task_run arginfo_class_PG_MSF_Coroutine_Scheduler___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Task_resetRoutine, 0, 0, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, routine, Generator, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_Task_getRoutine arginfo_class_PG_MSF_Coroutine_Scheduler___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Task_resetCallBack, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, callBack, IS_CALLABLE, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_Task_getCallBack arginfo_class_PG_MSF_Coroutine_Scheduler___construct

#define arginfo_class_PG_MSF_Coroutine_Task_getController arginfo_class_PG_MSF_Coroutine_Scheduler___construct

#define arginfo_class_PG_MSF_Coroutine_Task_isFinished arginfo_class_PG_MSF_Coroutine_Scheduler___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Task_handleTaskException, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, userException, Throwable, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, value, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Coroutine_Task_handleTaskTimeout, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, e, Throwable, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, value, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Coroutine_Task_destroy arginfo_class_PG_MSF_Coroutine_Scheduler___construct


ZEND_METHOD(PG_MSF_Coroutine_Scheduler, __construct);
ZEND_METHOD(PG_MSF_Coroutine_Scheduler, start);
ZEND_METHOD(PG_MSF_Coroutine_Scheduler, schedule);
ZEND_METHOD(PG_MSF_Coroutine_Task, __construct);
ZEND_METHOD(PG_MSF_Coroutine_Task, run);
ZEND_METHOD(PG_MSF_Coroutine_Task, resetRoutine);
ZEND_METHOD(PG_MSF_Coroutine_Task, getRoutine);
ZEND_METHOD(PG_MSF_Coroutine_Task, resetCallBack);
ZEND_METHOD(PG_MSF_Coroutine_Task, getCallBack);
ZEND_METHOD(PG_MSF_Coroutine_Task, getController);
ZEND_METHOD(PG_MSF_Coroutine_Task, isFinished);
ZEND_METHOD(PG_MSF_Coroutine_Task, handleTaskException);
ZEND_METHOD(PG_MSF_Coroutine_Task, handleTaskTimeout);
ZEND_METHOD(PG_MSF_Coroutine_Task, destroy);


static const zend_function_entry class_PG_MSF_Coroutine_Scheduler_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_Scheduler, __construct, arginfo_class_PG_MSF_Coroutine_Scheduler___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Scheduler, start, arginfo_class_PG_MSF_Coroutine_Scheduler_start, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Scheduler, schedule, arginfo_class_PG_MSF_Coroutine_Scheduler_schedule, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Coroutine_Task_methods[] = {
	ZEND_ME(PG_MSF_Coroutine_Task, __construct, arginfo_class_PG_MSF_Coroutine_Task___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, run, arginfo_class_PG_MSF_Coroutine_Task_run, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, resetRoutine, arginfo_class_PG_MSF_Coroutine_Task_resetRoutine, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, getRoutine, arginfo_class_PG_MSF_Coroutine_Task_getRoutine, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, resetCallBack, arginfo_class_PG_MSF_Coroutine_Task_resetCallBack, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, getCallBack, arginfo_class_PG_MSF_Coroutine_Task_getCallBack, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, getController, arginfo_class_PG_MSF_Coroutine_Task_getController, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, isFinished, arginfo_class_PG_MSF_Coroutine_Task_isFinished, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, handleTaskException, arginfo_class_PG_MSF_Coroutine_Task_handleTaskException, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, handleTaskTimeout, arginfo_class_PG_MSF_Coroutine_Task_handleTaskTimeout, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Coroutine_Task, destroy, arginfo_class_PG_MSF_Coroutine_Task_destroy, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Coroutine_Scheduler(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "Scheduler", class_PG_MSF_Coroutine_Scheduler_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);

	zval property_IOCallBack_default_value;
	ZVAL_EMPTY_ARRAY(&property_IOCallBack_default_value);
	zend_string *property_IOCallBack_name = zend_string_init("IOCallBack", sizeof("IOCallBack") - 1, 1);
	zend_declare_property_ex(class_entry, property_IOCallBack_name, &property_IOCallBack_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_IOCallBack_name);

	zval property_taskMap_default_value;
	ZVAL_EMPTY_ARRAY(&property_taskMap_default_value);
	zend_string *property_taskMap_name = zend_string_init("taskMap", sizeof("taskMap") - 1, 1);
	zend_declare_property_ex(class_entry, property_taskMap_name, &property_taskMap_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_taskMap_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_Coroutine_Task(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Coroutine", "Task", class_PG_MSF_Coroutine_Task_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);

	return class_entry;
}
