/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 4404a76bd650ff66dea6f4ea6808772f1bf9b75c */




static const zend_function_entry class_PG_MSF_Macro_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Macro(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF", "Macro", class_PG_MSF_Macro_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);

	zval const_CLUSTER_value;
	ZVAL_LONG(&const_CLUSTER_value, 0);
	zend_string *const_CLUSTER_name = zend_string_init_interned("CLUSTER", sizeof("CLUSTER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CLUSTER_name, &const_CLUSTER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CLUSTER_name);

	zval const_MASTER_SLAVE_value;
	ZVAL_LONG(&const_MASTER_SLAVE_value, 1);
	zend_string *const_MASTER_SLAVE_name = zend_string_init_interned("MASTER_SLAVE", sizeof("MASTER_SLAVE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MASTER_SLAVE_name, &const_MASTER_SLAVE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MASTER_SLAVE_name);

	zval const_SERVER_STATS_value;
	zend_string *const_SERVER_STATS_value_str = zend_string_init("msf_server_stats_", strlen("msf_server_stats_"), 1);
	ZVAL_STR(&const_SERVER_STATS_value, const_SERVER_STATS_value_str);
	zend_string *const_SERVER_STATS_name = zend_string_init_interned("SERVER_STATS", sizeof("SERVER_STATS") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SERVER_STATS_name, &const_SERVER_STATS_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SERVER_STATS_name);

	zval const_SERIALIZE_NONE_value;
	ZVAL_LONG(&const_SERIALIZE_NONE_value, 0);
	zend_string *const_SERIALIZE_NONE_name = zend_string_init_interned("SERIALIZE_NONE", sizeof("SERIALIZE_NONE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SERIALIZE_NONE_name, &const_SERIALIZE_NONE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SERIALIZE_NONE_name);

	zval const_SERIALIZE_PHP_value;
	ZVAL_LONG(&const_SERIALIZE_PHP_value, 1);
	zend_string *const_SERIALIZE_PHP_name = zend_string_init_interned("SERIALIZE_PHP", sizeof("SERIALIZE_PHP") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SERIALIZE_PHP_name, &const_SERIALIZE_PHP_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SERIALIZE_PHP_name);

	zval const_SERIALIZE_IGBINARY_value;
	ZVAL_LONG(&const_SERIALIZE_IGBINARY_value, 2);
	zend_string *const_SERIALIZE_IGBINARY_name = zend_string_init_interned("SERIALIZE_IGBINARY", sizeof("SERIALIZE_IGBINARY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SERIALIZE_IGBINARY_name, &const_SERIALIZE_IGBINARY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SERIALIZE_IGBINARY_name);

	zval const_SERVER_TYPE_TASK_value;
	ZVAL_LONG(&const_SERVER_TYPE_TASK_value, 500);
	zend_string *const_SERVER_TYPE_TASK_name = zend_string_init_interned("SERVER_TYPE_TASK", sizeof("SERVER_TYPE_TASK") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SERVER_TYPE_TASK_name, &const_SERVER_TYPE_TASK_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SERVER_TYPE_TASK_name);

	zval const_TCP_REQUEST_value;
	zend_string *const_TCP_REQUEST_value_str = zend_string_init("TCP", strlen("TCP"), 1);
	ZVAL_STR(&const_TCP_REQUEST_value, const_TCP_REQUEST_value_str);
	zend_string *const_TCP_REQUEST_name = zend_string_init_interned("TCP_REQUEST", sizeof("TCP_REQUEST") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TCP_REQUEST_name, &const_TCP_REQUEST_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TCP_REQUEST_name);

	zval const_HTTP_REQUEST_value;
	zend_string *const_HTTP_REQUEST_value_str = zend_string_init("HTTP", strlen("HTTP"), 1);
	ZVAL_STR(&const_HTTP_REQUEST_value, const_HTTP_REQUEST_value_str);
	zend_string *const_HTTP_REQUEST_name = zend_string_init_interned("HTTP_REQUEST", sizeof("HTTP_REQUEST") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_HTTP_REQUEST_name, &const_HTTP_REQUEST_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_HTTP_REQUEST_name);

	zval const_DS_NONE_value;
	ZVAL_LONG(&const_DS_NONE_value, 0);
	zend_string *const_DS_NONE_name = zend_string_init_interned("DS_NONE", sizeof("DS_NONE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DS_NONE_name, &const_DS_NONE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DS_NONE_name);

	zval const_DS_PUBLIC_value;
	ZVAL_LONG(&const_DS_PUBLIC_value, 1);
	zend_string *const_DS_PUBLIC_name = zend_string_init_interned("DS_PUBLIC", sizeof("DS_PUBLIC") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DS_PUBLIC_name, &const_DS_PUBLIC_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DS_PUBLIC_name);

	zval const_DS_PROTECTED_value;
	ZVAL_LONG(&const_DS_PROTECTED_value, 2);
	zend_string *const_DS_PROTECTED_name = zend_string_init_interned("DS_PROTECTED", sizeof("DS_PROTECTED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DS_PROTECTED_name, &const_DS_PROTECTED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DS_PROTECTED_name);

	zval const_DS_PRIVATE_value;
	ZVAL_LONG(&const_DS_PRIVATE_value, 4);
	zend_string *const_DS_PRIVATE_name = zend_string_init_interned("DS_PRIVATE", sizeof("DS_PRIVATE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DS_PRIVATE_name, &const_DS_PRIVATE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DS_PRIVATE_name);

	zval const_DS_STATIC_value;
	ZVAL_LONG(&const_DS_STATIC_value, 8);
	zend_string *const_DS_STATIC_name = zend_string_init_interned("DS_STATIC", sizeof("DS_STATIC") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DS_STATIC_name, &const_DS_STATIC_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DS_STATIC_name);

	zval const_PROCESS_WORKER_value;
	ZVAL_LONG(&const_PROCESS_WORKER_value, 1);
	zend_string *const_PROCESS_WORKER_name = zend_string_init_interned("PROCESS_WORKER", sizeof("PROCESS_WORKER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROCESS_WORKER_name, &const_PROCESS_WORKER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROCESS_WORKER_name);

	zval const_PROCESS_TASKER_value;
	ZVAL_LONG(&const_PROCESS_TASKER_value, 2);
	zend_string *const_PROCESS_TASKER_name = zend_string_init_interned("PROCESS_TASKER", sizeof("PROCESS_TASKER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROCESS_TASKER_name, &const_PROCESS_TASKER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROCESS_TASKER_name);

	zval const_PROCESS_RELOAD_value;
	ZVAL_LONG(&const_PROCESS_RELOAD_value, 3);
	zend_string *const_PROCESS_RELOAD_name = zend_string_init_interned("PROCESS_RELOAD", sizeof("PROCESS_RELOAD") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROCESS_RELOAD_name, &const_PROCESS_RELOAD_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROCESS_RELOAD_name);

	zval const_PROCESS_CONFIG_value;
	ZVAL_LONG(&const_PROCESS_CONFIG_value, 4);
	zend_string *const_PROCESS_CONFIG_name = zend_string_init_interned("PROCESS_CONFIG", sizeof("PROCESS_CONFIG") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROCESS_CONFIG_name, &const_PROCESS_CONFIG_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROCESS_CONFIG_name);

	zval const_PROCESS_TIMER_value;
	ZVAL_LONG(&const_PROCESS_TIMER_value, 5);
	zend_string *const_PROCESS_TIMER_name = zend_string_init_interned("PROCESS_TIMER", sizeof("PROCESS_TIMER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROCESS_TIMER_name, &const_PROCESS_TIMER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROCESS_TIMER_name);

	zval const_PROCESS_MASTER_value;
	ZVAL_LONG(&const_PROCESS_MASTER_value, 4094);
	zend_string *const_PROCESS_MASTER_name = zend_string_init_interned("PROCESS_MASTER", sizeof("PROCESS_MASTER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROCESS_MASTER_name, &const_PROCESS_MASTER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROCESS_MASTER_name);

	zval const_PROCESS_MANAGER_value;
	ZVAL_LONG(&const_PROCESS_MANAGER_value, 4095);
	zend_string *const_PROCESS_MANAGER_name = zend_string_init_interned("PROCESS_MANAGER", sizeof("PROCESS_MANAGER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROCESS_MANAGER_name, &const_PROCESS_MANAGER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROCESS_MANAGER_name);

	zval const_PROCESS_USER_value;
	ZVAL_LONG(&const_PROCESS_USER_value, 4096);
	zend_string *const_PROCESS_USER_name = zend_string_init_interned("PROCESS_USER", sizeof("PROCESS_USER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROCESS_USER_name, &const_PROCESS_USER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROCESS_USER_name);

	zval const_SEND_FILE_404_value;
	ZVAL_LONG(&const_SEND_FILE_404_value, 404);
	zend_string *const_SEND_FILE_404_name = zend_string_init_interned("SEND_FILE_404", sizeof("SEND_FILE_404") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SEND_FILE_404_name, &const_SEND_FILE_404_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SEND_FILE_404_name);

	zval const_SEND_FILE_200_value;
	ZVAL_LONG(&const_SEND_FILE_200_value, 200);
	zend_string *const_SEND_FILE_200_name = zend_string_init_interned("SEND_FILE_200", sizeof("SEND_FILE_200") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SEND_FILE_200_name, &const_SEND_FILE_200_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SEND_FILE_200_name);

	zval const_SEND_FILE_304_value;
	ZVAL_LONG(&const_SEND_FILE_304_value, 304);
	zend_string *const_SEND_FILE_304_name = zend_string_init_interned("SEND_FILE_304", sizeof("SEND_FILE_304") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SEND_FILE_304_name, &const_SEND_FILE_304_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SEND_FILE_304_name);

	zval const_SEND_FILE_403_value;
	ZVAL_LONG(&const_SEND_FILE_403_value, 403);
	zend_string *const_SEND_FILE_403_name = zend_string_init_interned("SEND_FILE_403", sizeof("SEND_FILE_403") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SEND_FILE_403_name, &const_SEND_FILE_403_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SEND_FILE_403_name);

	zval const_SWOOLE_TIMER_TICK_value;
	zend_string *const_SWOOLE_TIMER_TICK_value_str = zend_string_init("swoole_timer_tick", strlen("swoole_timer_tick"), 1);
	ZVAL_STR(&const_SWOOLE_TIMER_TICK_value, const_SWOOLE_TIMER_TICK_value_str);
	zend_string *const_SWOOLE_TIMER_TICK_name = zend_string_init_interned("SWOOLE_TIMER_TICK", sizeof("SWOOLE_TIMER_TICK") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SWOOLE_TIMER_TICK_name, &const_SWOOLE_TIMER_TICK_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SWOOLE_TIMER_TICK_name);

	zval const_SWOOLE_TIMER_AFTER_value;
	zend_string *const_SWOOLE_TIMER_AFTER_value_str = zend_string_init("swoole_timer_after", strlen("swoole_timer_after"), 1);
	ZVAL_STR(&const_SWOOLE_TIMER_AFTER_value, const_SWOOLE_TIMER_AFTER_value_str);
	zend_string *const_SWOOLE_TIMER_AFTER_name = zend_string_init_interned("SWOOLE_TIMER_AFTER", sizeof("SWOOLE_TIMER_AFTER") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SWOOLE_TIMER_AFTER_name, &const_SWOOLE_TIMER_AFTER_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SWOOLE_TIMER_AFTER_name);

	zval const_SESSION_FILE_value;
	ZVAL_LONG(&const_SESSION_FILE_value, 1);
	zend_string *const_SESSION_FILE_name = zend_string_init_interned("SESSION_FILE", sizeof("SESSION_FILE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SESSION_FILE_name, &const_SESSION_FILE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SESSION_FILE_name);

	zval const_SESSION_REDIS_value;
	ZVAL_LONG(&const_SESSION_REDIS_value, 2);
	zend_string *const_SESSION_REDIS_name = zend_string_init_interned("SESSION_REDIS", sizeof("SESSION_REDIS") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SESSION_REDIS_name, &const_SESSION_REDIS_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SESSION_REDIS_name);

	zval const_SESSION_REDIS_PROXY_value;
	ZVAL_LONG(&const_SESSION_REDIS_PROXY_value, 3);
	zend_string *const_SESSION_REDIS_PROXY_name = zend_string_init_interned("SESSION_REDIS_PROXY", sizeof("SESSION_REDIS_PROXY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SESSION_REDIS_PROXY_name, &const_SESSION_REDIS_PROXY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SESSION_REDIS_PROXY_name);

	return class_entry;
}
