/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 5f14ef8e07b1474180e48fe43f020155176e5d53 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_MSFCli___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_MSFCli_onConsoleRequest arginfo_class_PG_MSF_MSFCli___construct

#define arginfo_class_PG_MSF_MSFCli_beforeSwooleStart arginfo_class_PG_MSF_MSFCli___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_MSFCli_onWorkerStart, 0, 0, 2)
	ZEND_ARG_INFO(0, serv)
	ZEND_ARG_INFO(0, workerId)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_MSFCli_setServerSet arginfo_class_PG_MSF_MSFCli___construct


ZEND_METHOD(PG_MSF_MSFCli, __construct);
ZEND_METHOD(PG_MSF_MSFCli, onConsoleRequest);
ZEND_METHOD(PG_MSF_MSFCli, beforeSwooleStart);
ZEND_METHOD(PG_MSF_MSFCli, onWorkerStart);
ZEND_METHOD(PG_MSF_MSFCli, setServerSet);


static const zend_function_entry class_PG_MSF_MSFCli_methods[] = {
	ZEND_ME(PG_MSF_MSFCli, __construct, arginfo_class_PG_MSF_MSFCli___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_MSFCli, onConsoleRequest, arginfo_class_PG_MSF_MSFCli_onConsoleRequest, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_MSFCli, beforeSwooleStart, arginfo_class_PG_MSF_MSFCli_beforeSwooleStart, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_MSFCli, onWorkerStart, arginfo_class_PG_MSF_MSFCli_onWorkerStart, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_MSFCli, setServerSet, arginfo_class_PG_MSF_MSFCli_setServerSet, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_MSFCli(zend_class_entry *class_entry_PG_MSF_MSFServer)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF", "MSFCli", class_PG_MSF_MSFCli_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_MSFServer);

	return class_entry;
}
