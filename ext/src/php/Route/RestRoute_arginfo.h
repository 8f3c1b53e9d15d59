/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e931e36d020aff3f205d53de69626b780d5bca24 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_RestRoute___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_RestRoute_handleHttpRequest, 0, 0, 1)
	ZEND_ARG_INFO(0, request)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Route_RestRoute_parseRule arginfo_class_PG_MSF_Route_RestRoute___construct


ZEND_METHOD(PG_MSF_Route_RestRoute, __construct);
ZEND_METHOD(PG_MSF_Route_RestRoute, handleHttpRequest);
ZEND_METHOD(PG_MSF_Route_RestRoute, parseRule);


static const zend_function_entry class_PG_MSF_Route_RestRoute_methods[] = {
	ZEND_ME(PG_MSF_Route_RestRoute, __construct, arginfo_class_PG_MSF_Route_RestRoute___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_RestRoute, handleHttpRequest, arginfo_class_PG_MSF_Route_RestRoute_handleHttpRequest, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_RestRoute, parseRule, arginfo_class_PG_MSF_Route_RestRoute_parseRule, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Route_RestRoute(zend_class_entry *class_entry_PG_MSF_Route_NormalRoute)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Route", "RestRoute", class_PG_MSF_Route_RestRoute_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Route_NormalRoute);

	zval property_enableCache_default_value;
	ZVAL_FALSE(&property_enableCache_default_value);
	zend_string *property_enableCache_name = zend_string_init("enableCache", sizeof("enableCache") - 1, 1);
	zend_declare_property_ex(class_entry, property_enableCache_name, &property_enableCache_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_enableCache_name);

	zval property_verbs_default_value;
	ZVAL_EMPTY_ARRAY(&property_verbs_default_value);
	zend_string *property_verbs_name = zend_string_init("verbs", sizeof("verbs") - 1, 1);
	zend_declare_property_ex(class_entry, property_verbs_name, &property_verbs_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC, NULL);
	zend_string_release(property_verbs_name);

	return class_entry;
}
