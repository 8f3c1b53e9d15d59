/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b69d70933ed40f745be03d73903dd4862bdc3187 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Console_Request_getServer, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Console_Request_setServer, 0, 0, 1)
	ZEND_ARG_INFO(0, params)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Console_Request_resolve arginfo_class_PG_MSF_Console_Request_getServer


ZEND_METHOD(PG_MSF_Console_Request, getServer);
ZEND_METHOD(PG_MSF_Console_Request, setServer);
ZEND_METHOD(PG_MSF_Console_Request, resolve);


static const zend_function_entry class_PG_MSF_Console_Request_methods[] = {
	ZEND_ME(PG_MSF_Console_Request, getServer, arginfo_class_PG_MSF_Console_Request_getServer, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Console_Request, setServer, arginfo_class_PG_MSF_Console_Request_setServer, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Console_Request, resolve, arginfo_class_PG_MSF_Console_Request_resolve, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Console_Request(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Console", "Request", class_PG_MSF_Console_Request_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);

	zval property_words_default_value;
	ZVAL_NULL(&property_words_default_value);
	zend_string *property_words_name = zend_string_init("words", sizeof("words") - 1, 1);
	zend_declare_property_ex(class_entry, property_words_name, &property_words_default_value, ZEND_ACC_PRIVATE, NULL);
	zend_string_release(property_words_name);

	return class_entry;
}
