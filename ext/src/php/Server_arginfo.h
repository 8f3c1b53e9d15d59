/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: d5a8e903d2195431ad355e045e8e945b11c214c3 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_getInstance, 0, 1, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Server_getInstance arginfo_getInstance

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_startFailed, 0, 0, 1)
	ZEND_ARG_INFO(0, error)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Server_setConfig arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_Server_run arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_Server_init arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_Server_parseCommand arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_Server_initWorkers arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_Server_displayUI arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_Server_startSwooles arginfo_class_PG_MSF_Server___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_setProcessTitle, 0, 0, 1)
	ZEND_ARG_INFO(0, title)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Server_setServerSet arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_Server_beforeSwooleStart arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_Server_onInitTimer arginfo_class_PG_MSF_Server___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_onStart, 0, 0, 1)
	ZEND_ARG_INFO(0, serv)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Server_onManagerStart arginfo_class_PG_MSF_Server_onStart

#define arginfo_class_PG_MSF_Server_onManagerStop arginfo_class_PG_MSF_Server_onStart

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_onWorkerStart, 0, 0, 2)
	ZEND_ARG_INFO(0, serv)
	ZEND_ARG_INFO(0, workerId)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Server_onWorkerStop arginfo_class_PG_MSF_Server_onWorkerStart

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_onWorkerError, 0, 0, 4)
	ZEND_ARG_INFO(0, serv)
	ZEND_ARG_INFO(0, workerId)
	ZEND_ARG_INFO(0, workerPid)
	ZEND_ARG_INFO(0, exitCode)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Server_onShutdown arginfo_class_PG_MSF_Server_onStart

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_onClose, 0, 0, 2)
	ZEND_ARG_INFO(0, serv)
	ZEND_ARG_INFO(0, fd)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_onErrorHandle, 0, 0, 2)
	ZEND_ARG_INFO(0, msg)
	ZEND_ARG_INFO(0, log)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_displayErrorHandler, 0, 0, 2)
	ZEND_ARG_INFO(0, error)
	ZEND_ARG_INFO(0, errorString)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, filename, "\"\"")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, line, "0")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, symbols, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Server_checkErrors arginfo_class_PG_MSF_Server___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_onTask, 0, 0, 4)
	ZEND_ARG_INFO(0, serv)
	ZEND_ARG_INFO(0, taskId)
	ZEND_ARG_INFO(0, fromId)
	ZEND_ARG_INFO(0, data)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_onFinish, 0, 0, 3)
	ZEND_ARG_INFO(0, serv)
	ZEND_ARG_INFO(0, taskId)
	ZEND_ARG_INFO(0, data)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_onPipeMessage, 0, 0, 3)
	ZEND_ARG_INFO(0, serv)
	ZEND_ARG_INFO(0, fromWorkerId)
	ZEND_ARG_INFO(0, message)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server_close, 0, 0, 1)
	ZEND_ARG_INFO(0, fd)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Server_isTaskWorker arginfo_class_PG_MSF_Server___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Server___call, 0, 0, 2)
	ZEND_ARG_INFO(0, name)
	ZEND_ARG_INFO(0, arguments)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_HttpServer_setTemplateEngine arginfo_class_PG_MSF_Server___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_HttpServer_onRequest, 0, 0, 2)
	ZEND_ARG_INFO(0, request)
	ZEND_ARG_INFO(0, response)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_HttpServer_getRemoteAddr, 0, 0, 1)
	ZEND_ARG_INFO(0, request)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_HttpServer_genLogId arginfo_class_PG_MSF_HttpServer_getRemoteAddr

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_HttpServer_sendFile, 0, 0, 3)
	ZEND_ARG_INFO(0, path)
	ZEND_ARG_INFO(0, request)
	ZEND_ARG_INFO(0, response)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_HttpServer_start arginfo_class_PG_MSF_Server___construct

#define arginfo_class_PG_MSF_MSFServer_getAllTaskMessage arginfo_class_PG_MSF_Server___construct


ZEND_FUNCTION(getInstance);
ZEND_METHOD(PG_MSF_Server, __construct);
ZEND_METHOD(PG_MSF_Server, getInstance);
ZEND_METHOD(PG_MSF_Server, startFailed);
ZEND_METHOD(PG_MSF_Server, setConfig);
ZEND_METHOD(PG_MSF_Server, run);
ZEND_METHOD(PG_MSF_Server, init);
ZEND_METHOD(PG_MSF_Server, parseCommand);
ZEND_METHOD(PG_MSF_Server, initWorkers);
ZEND_METHOD(PG_MSF_Server, displayUI);
ZEND_METHOD(PG_MSF_Server, startSwooles);
ZEND_METHOD(PG_MSF_Server, setProcessTitle);
ZEND_METHOD(PG_MSF_Server, setServerSet);
ZEND_METHOD(PG_MSF_Server, beforeSwooleStart);
ZEND_METHOD(PG_MSF_Server, onInitTimer);
ZEND_METHOD(PG_MSF_Server, onStart);
ZEND_METHOD(PG_MSF_Server, onManagerStart);
ZEND_METHOD(PG_MSF_Server, onManagerStop);
ZEND_METHOD(PG_MSF_Server, onWorkerStart);
ZEND_METHOD(PG_MSF_Server, onWorkerStop);
ZEND_METHOD(PG_MSF_Server, onWorkerError);
ZEND_METHOD(PG_MSF_Server, onShutdown);
ZEND_METHOD(PG_MSF_Server, onClose);
ZEND_METHOD(PG_MSF_Server, onErrorHandle);
ZEND_METHOD(PG_MSF_Server, displayErrorHandler);
ZEND_METHOD(PG_MSF_Server, checkErrors);
ZEND_METHOD(PG_MSF_Server, onTask);
ZEND_METHOD(PG_MSF_Server, onFinish);
ZEND_METHOD(PG_MSF_Server, onPipeMessage);
ZEND_METHOD(PG_MSF_Server, close);
ZEND_METHOD(PG_MSF_Server, isTaskWorker);
ZEND_METHOD(PG_MSF_Server, __call);
ZEND_METHOD(PG_MSF_HttpServer, setTemplateEngine);
ZEND_METHOD(PG_MSF_HttpServer, onRequest);
ZEND_METHOD(PG_MSF_HttpServer, getRemoteAddr);
ZEND_METHOD(PG_MSF_HttpServer, genLogId);
ZEND_METHOD(PG_MSF_HttpServer, sendFile);
ZEND_METHOD(PG_MSF_HttpServer, start);
ZEND_METHOD(PG_MSF_MSFServer, getAllTaskMessage);


static const zend_function_entry ext_functions[] = {
	ZEND_FE(getInstance, arginfo_getInstance)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_Server_methods[] = {
	ZEND_ME(PG_MSF_Server, __construct, arginfo_class_PG_MSF_Server___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, getInstance, arginfo_class_PG_MSF_Server_getInstance, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, startFailed, arginfo_class_PG_MSF_Server_startFailed, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, setConfig, arginfo_class_PG_MSF_Server_setConfig, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, run, arginfo_class_PG_MSF_Server_run, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, init, arginfo_class_PG_MSF_Server_init, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, parseCommand, arginfo_class_PG_MSF_Server_parseCommand, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, initWorkers, arginfo_class_PG_MSF_Server_initWorkers, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, displayUI, arginfo_class_PG_MSF_Server_displayUI, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, startSwooles, arginfo_class_PG_MSF_Server_startSwooles, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, setProcessTitle, arginfo_class_PG_MSF_Server_setProcessTitle, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_Server, setServerSet, arginfo_class_PG_MSF_Server_setServerSet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, beforeSwooleStart, arginfo_class_PG_MSF_Server_beforeSwooleStart, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onInitTimer, arginfo_class_PG_MSF_Server_onInitTimer, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onStart, arginfo_class_PG_MSF_Server_onStart, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onManagerStart, arginfo_class_PG_MSF_Server_onManagerStart, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onManagerStop, arginfo_class_PG_MSF_Server_onManagerStop, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onWorkerStart, arginfo_class_PG_MSF_Server_onWorkerStart, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onWorkerStop, arginfo_class_PG_MSF_Server_onWorkerStop, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onWorkerError, arginfo_class_PG_MSF_Server_onWorkerError, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onShutdown, arginfo_class_PG_MSF_Server_onShutdown, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onClose, arginfo_class_PG_MSF_Server_onClose, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onErrorHandle, arginfo_class_PG_MSF_Server_onErrorHandle, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, displayErrorHandler, arginfo_class_PG_MSF_Server_displayErrorHandler, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, checkErrors, arginfo_class_PG_MSF_Server_checkErrors, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onTask, arginfo_class_PG_MSF_Server_onTask, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onFinish, arginfo_class_PG_MSF_Server_onFinish, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, onPipeMessage, arginfo_class_PG_MSF_Server_onPipeMessage, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, close, arginfo_class_PG_MSF_Server_close, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, isTaskWorker, arginfo_class_PG_MSF_Server_isTaskWorker, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Server, __call, arginfo_class_PG_MSF_Server___call, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_HttpServer_methods[] = {
	ZEND_ME(PG_MSF_HttpServer, setTemplateEngine, arginfo_class_PG_MSF_HttpServer_setTemplateEngine, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_HttpServer, onRequest, arginfo_class_PG_MSF_HttpServer_onRequest, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_HttpServer, getRemoteAddr, arginfo_class_PG_MSF_HttpServer_getRemoteAddr, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(PG_MSF_HttpServer, genLogId, arginfo_class_PG_MSF_HttpServer_genLogId, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_HttpServer, sendFile, arginfo_class_PG_MSF_HttpServer_sendFile, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_HttpServer, start, arginfo_class_PG_MSF_HttpServer_start, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_PG_MSF_MSFServer_methods[] = {
	ZEND_ME(PG_MSF_MSFServer, getAllTaskMessage, arginfo_class_PG_MSF_MSFServer_getAllTaskMessage, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Server(zend_class_entry *class_entry_PG_MSF_Base_Child)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF", "Server", class_PG_MSF_Server_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Child);
	class_entry->ce_flags |= ZEND_ACC_ABSTRACT;

	zval const_version_value;
	zend_string *const_version_value_str = zend_string_init("3.0.6", strlen("3.0.6"), 1);
	ZVAL_STR(&const_version_value, const_version_value_str);
	zend_string *const_version_name = zend_string_init_interned("version", sizeof("version") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_version_name, &const_version_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_version_name);

	zval const_mode_value;
	zend_string *const_mode_value_str = zend_string_init("web", strlen("web"), 1);
	ZVAL_STR(&const_mode_value, const_mode_value_str);
	zend_string *const_mode_name = zend_string_init_interned("mode", sizeof("mode") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_mode_name, &const_mode_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_mode_name);

	zval const_SERVER_NAME_value;
	zend_string *const_SERVER_NAME_value_str = zend_string_init("SERVER", strlen("SERVER"), 1);
	ZVAL_STR(&const_SERVER_NAME_value, const_SERVER_NAME_value_str);
	zend_string *const_SERVER_NAME_name = zend_string_init_interned("SERVER_NAME", sizeof("SERVER_NAME") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SERVER_NAME_name, &const_SERVER_NAME_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SERVER_NAME_name);

	zval property_daemonize_default_value;
	ZVAL_FALSE(&property_daemonize_default_value);
	zend_string *property_daemonize_name = zend_string_init("daemonize", sizeof("daemonize") - 1, 1);
	zend_declare_property_ex(class_entry, property_daemonize_name, &property_daemonize_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC, NULL);
	zend_string_release(property_daemonize_name);

	zval property_pidFile_default_value;
	ZVAL_NULL(&property_pidFile_default_value);
	zend_string *property_pidFile_name = zend_string_init("pidFile", sizeof("pidFile") - 1, 1);
	zend_declare_property_ex(class_entry, property_pidFile_name, &property_pidFile_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC, NULL);
	zend_string_release(property_pidFile_name);

	zval property_config_default_value;
	ZVAL_NULL(&property_config_default_value);
	zend_string *property_config_name = zend_string_init("config", sizeof("config") - 1, 1);
	zend_declare_property_ex(class_entry, property_config_name, &property_config_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_config_name);

	zval property_log_default_value;
	ZVAL_NULL(&property_log_default_value);
	zend_string *property_log_name = zend_string_init("log", sizeof("log") - 1, 1);
	zend_declare_property_ex(class_entry, property_log_name, &property_log_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_log_name);

	zval property_pack_default_value;
	ZVAL_NULL(&property_pack_default_value);
	zend_string *property_pack_name = zend_string_init("pack", sizeof("pack") - 1, 1);
	zend_declare_property_ex(class_entry, property_pack_name, &property_pack_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_pack_name);

	zval property_route_default_value;
	ZVAL_NULL(&property_route_default_value);
	zend_string *property_route_name = zend_string_init("route", sizeof("route") - 1, 1);
	zend_declare_property_ex(class_entry, property_route_name, &property_route_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_route_name);

	zval property_server_default_value;
	ZVAL_NULL(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_property_ex(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_server_name);

	zval property_scheduler_default_value;
	ZVAL_NULL(&property_scheduler_default_value);
	zend_string *property_scheduler_name = zend_string_init("scheduler", sizeof("scheduler") - 1, 1);
	zend_declare_property_ex(class_entry, property_scheduler_name, &property_scheduler_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_scheduler_name);

	zval property_objectPool_default_value;
	ZVAL_NULL(&property_objectPool_default_value);
	zend_string *property_objectPool_name = zend_string_init("objectPool", sizeof("objectPool") - 1, 1);
	zend_declare_property_ex(class_entry, property_objectPool_name, &property_objectPool_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_objectPool_name);

	zval property_sysCache_default_value;
	ZVAL_NULL(&property_sysCache_default_value);
	zend_string *property_sysCache_name = zend_string_init("sysCache", sizeof("sysCache") - 1, 1);
	zend_declare_property_ex(class_entry, property_sysCache_name, &property_sysCache_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_sysCache_name);

	zval property_sysTimers_default_value;
	ZVAL_EMPTY_ARRAY(&property_sysTimers_default_value);
	zend_string *property_sysTimers_name = zend_string_init("sysTimers", sizeof("sysTimers") - 1, 1);
	zend_declare_property_ex(class_entry, property_sysTimers_name, &property_sysTimers_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_sysTimers_name);

	zval property_processType_default_value;
	ZVAL_LONG(&property_processType_default_value, 4094);
	zend_string *property_processType_name = zend_string_init("processType", sizeof("processType") - 1, 1);
	zend_declare_property_ex(class_entry, property_processType_name, &property_processType_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_processType_name);

	zval property_name_default_value;
	ZVAL_EMPTY_STRING(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_property_ex(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_name_name);

	zval property_user_default_value;
	ZVAL_EMPTY_STRING(&property_user_default_value);
	zend_string *property_user_name = zend_string_init("user", sizeof("user") - 1, 1);
	zend_declare_property_ex(class_entry, property_user_name, &property_user_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_user_name);

	zval property_workerNum_default_value;
	ZVAL_LONG(&property_workerNum_default_value, 0);
	zend_string *property_workerNum_name = zend_string_init("workerNum", sizeof("workerNum") - 1, 1);
	zend_declare_property_ex(class_entry, property_workerNum_name, &property_workerNum_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_workerNum_name);

	zval property_taskNum_default_value;
	ZVAL_LONG(&property_taskNum_default_value, 0);
	zend_string *property_taskNum_name = zend_string_init("taskNum", sizeof("taskNum") - 1, 1);
	zend_declare_property_ex(class_entry, property_taskNum_name, &property_taskNum_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_taskNum_name);

	zval property_templateEngine_default_value;
	ZVAL_NULL(&property_templateEngine_default_value);
	zend_string *property_templateEngine_name = zend_string_init("templateEngine", sizeof("templateEngine") - 1, 1);
	zend_declare_property_ex(class_entry, property_templateEngine_name, &property_templateEngine_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_templateEngine_name);

	zval property_viewResolvePaths_default_value;
	ZVAL_EMPTY_ARRAY(&property_viewResolvePaths_default_value);
	zend_string *property_viewResolvePaths_name = zend_string_init("viewResolvePaths", sizeof("viewResolvePaths") - 1, 1);
	zend_declare_property_ex(class_entry, property_viewResolvePaths_name, &property_viewResolvePaths_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_viewResolvePaths_name);

	zval property_requestId_default_value;
	ZVAL_LONG(&property_requestId_default_value, 0);
	zend_string *property_requestId_name = zend_string_init("requestId", sizeof("requestId") - 1, 1);
	zend_declare_property_ex(class_entry, property_requestId_name, &property_requestId_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_requestId_name);

	zval property_MSFSrcDir_default_value;
	ZVAL_EMPTY_STRING(&property_MSFSrcDir_default_value);
	zend_string *property_MSFSrcDir_name = zend_string_init("MSFSrcDir", sizeof("MSFSrcDir") - 1, 1);
	zend_declare_property_ex(class_entry, property_MSFSrcDir_name, &property_MSFSrcDir_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_MSFSrcDir_name);

	zval property_onErrorHandle_default_value;
	ZVAL_NULL(&property_onErrorHandle_default_value);
	zend_string *property_onErrorHandle_name = zend_string_init("onErrorHandle", sizeof("onErrorHandle") - 1, 1);
	zend_declare_property_ex(class_entry, property_onErrorHandle_name, &property_onErrorHandle_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_onErrorHandle_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_HttpServer(zend_class_entry *class_entry_PG_MSF_Server)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF", "HttpServer", class_PG_MSF_HttpServer_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Server);
	class_entry->ce_flags |= ZEND_ACC_ABSTRACT;

	zval property_httpEnable_default_value;
	ZVAL_TRUE(&property_httpEnable_default_value);
	zend_string *property_httpEnable_name = zend_string_init("httpEnable", sizeof("httpEnable") - 1, 1);
	zend_declare_property_ex(class_entry, property_httpEnable_name, &property_httpEnable_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_httpEnable_name);

	zval property_httpSocketName_default_value;
	ZVAL_EMPTY_STRING(&property_httpSocketName_default_value);
	zend_string *property_httpSocketName_name = zend_string_init("httpSocketName", sizeof("httpSocketName") - 1, 1);
	zend_declare_property_ex(class_entry, property_httpSocketName_name, &property_httpSocketName_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_httpSocketName_name);

	zval property_httpPort_default_value;
	ZVAL_LONG(&property_httpPort_default_value, 0);
	zend_string *property_httpPort_name = zend_string_init("httpPort", sizeof("httpPort") - 1, 1);
	zend_declare_property_ex(class_entry, property_httpPort_name, &property_httpPort_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_httpPort_name);

	zval property_input_default_value;
	ZVAL_NULL(&property_input_default_value);
	zend_string *property_input_name = zend_string_init("input", sizeof("input") - 1, 1);
	zend_declare_property_ex(class_entry, property_input_name, &property_input_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_input_name);

	zval property_output_default_value;
	ZVAL_NULL(&property_output_default_value);
	zend_string *property_output_name = zend_string_init("output", sizeof("output") - 1, 1);
	zend_declare_property_ex(class_entry, property_output_name, &property_output_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_output_name);

	return class_entry;
}

static zend_class_entry *register_class_PG_MSF_MSFServer(zend_class_entry *class_entry_PG_MSF_HttpServer)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF", "MSFServer", class_PG_MSF_MSFServer_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_HttpServer);
	class_entry->ce_flags |= ZEND_ACC_ABSTRACT;

	return class_entry;
}
