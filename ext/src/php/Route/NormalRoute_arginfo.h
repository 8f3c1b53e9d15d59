/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 153dce6c285c86644f704b17bd3d1bb153aaadf9 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_NormalRoute___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_NormalRoute_parseRequestBase, 0, 0, 1)
	ZEND_ARG_INFO(0, request)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Route_NormalRoute_handleHttpRequest arginfo_class_PG_MSF_Route_NormalRoute_parseRequestBase

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_NormalRoute_findControllerClassName, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, loadDefault, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_NormalRoute_parsePath, 0, 0, 1)
	ZEND_ARG_INFO(0, path)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Route_NormalRoute_parseVerb arginfo_class_PG_MSF_Route_NormalRoute_parseRequestBase

#define arginfo_class_PG_MSF_Route_NormalRoute_getControllerName arginfo_class_PG_MSF_Route_NormalRoute___construct

#define arginfo_class_PG_MSF_Route_NormalRoute_getControllerClassName arginfo_class_PG_MSF_Route_NormalRoute___construct

#define arginfo_class_PG_MSF_Route_NormalRoute_getMethodName arginfo_class_PG_MSF_Route_NormalRoute___construct

#define arginfo_class_PG_MSF_Route_NormalRoute_getPath arginfo_class_PG_MSF_Route_NormalRoute___construct

#define arginfo_class_PG_MSF_Route_NormalRoute_getFile arginfo_class_PG_MSF_Route_NormalRoute___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_NormalRoute_setFile, 0, 0, 1)
	ZEND_ARG_INFO(0, file)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Route_NormalRoute_getHost arginfo_class_PG_MSF_Route_NormalRoute___construct

#define arginfo_class_PG_MSF_Route_NormalRoute_getIsRpc arginfo_class_PG_MSF_Route_NormalRoute___construct

#define arginfo_class_PG_MSF_Route_NormalRoute_getVerb arginfo_class_PG_MSF_Route_NormalRoute___construct

#define arginfo_class_PG_MSF_Route_NormalRoute_getParams arginfo_class_PG_MSF_Route_NormalRoute___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_NormalRoute_setControllerName, 0, 0, 1)
	ZEND_ARG_INFO(0, name)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Route_NormalRoute_setMethodName arginfo_class_PG_MSF_Route_NormalRoute_setControllerName

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_NormalRoute_setParams, 0, 0, 1)
	ZEND_ARG_INFO(0, params)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Route_NormalRoute_getEnableCache arginfo_class_PG_MSF_Route_NormalRoute___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Route_NormalRoute_setRouteCache, 0, 0, 2)
	ZEND_ARG_INFO(0, path)
	ZEND_ARG_INFO(0, callable)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Route_NormalRoute_getRouteCache arginfo_class_PG_MSF_Route_NormalRoute_parsePath


ZEND_METHOD(PG_MSF_Route_NormalRoute, __construct);
ZEND_METHOD(PG_MSF_Route_NormalRoute, parseRequestBase);
ZEND_METHOD(PG_MSF_Route_NormalRoute, handleHttpRequest);
ZEND_METHOD(PG_MSF_Route_NormalRoute, findControllerClassName);
ZEND_METHOD(PG_MSF_Route_NormalRoute, parsePath);
ZEND_METHOD(PG_MSF_Route_NormalRoute, parseVerb);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getControllerName);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getControllerClassName);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getMethodName);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getPath);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getFile);
ZEND_METHOD(PG_MSF_Route_NormalRoute, setFile);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getHost);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getIsRpc);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getVerb);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getParams);
ZEND_METHOD(PG_MSF_Route_NormalRoute, setControllerName);
ZEND_METHOD(PG_MSF_Route_NormalRoute, setMethodName);
ZEND_METHOD(PG_MSF_Route_NormalRoute, setParams);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getEnableCache);
ZEND_METHOD(PG_MSF_Route_NormalRoute, setRouteCache);
ZEND_METHOD(PG_MSF_Route_NormalRoute, getRouteCache);


static const zend_function_entry class_PG_MSF_Route_NormalRoute_methods[] = {
	ZEND_ME(PG_MSF_Route_NormalRoute, __construct, arginfo_class_PG_MSF_Route_NormalRoute___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, parseRequestBase, arginfo_class_PG_MSF_Route_NormalRoute_parseRequestBase, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, handleHttpRequest, arginfo_class_PG_MSF_Route_NormalRoute_handleHttpRequest, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, findControllerClassName, arginfo_class_PG_MSF_Route_NormalRoute_findControllerClassName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, parsePath, arginfo_class_PG_MSF_Route_NormalRoute_parsePath, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, parseVerb, arginfo_class_PG_MSF_Route_NormalRoute_parseVerb, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getControllerName, arginfo_class_PG_MSF_Route_NormalRoute_getControllerName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getControllerClassName, arginfo_class_PG_MSF_Route_NormalRoute_getControllerClassName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getMethodName, arginfo_class_PG_MSF_Route_NormalRoute_getMethodName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getPath, arginfo_class_PG_MSF_Route_NormalRoute_getPath, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getFile, arginfo_class_PG_MSF_Route_NormalRoute_getFile, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, setFile, arginfo_class_PG_MSF_Route_NormalRoute_setFile, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getHost, arginfo_class_PG_MSF_Route_NormalRoute_getHost, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getIsRpc, arginfo_class_PG_MSF_Route_NormalRoute_getIsRpc, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getVerb, arginfo_class_PG_MSF_Route_NormalRoute_getVerb, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getParams, arginfo_class_PG_MSF_Route_NormalRoute_getParams, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, setControllerName, arginfo_class_PG_MSF_Route_NormalRoute_setControllerName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, setMethodName, arginfo_class_PG_MSF_Route_NormalRoute_setMethodName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, setParams, arginfo_class_PG_MSF_Route_NormalRoute_setParams, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getEnableCache, arginfo_class_PG_MSF_Route_NormalRoute_getEnableCache, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, setRouteCache, arginfo_class_PG_MSF_Route_NormalRoute_setRouteCache, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Route_NormalRoute, getRouteCache, arginfo_class_PG_MSF_Route_NormalRoute_getRouteCache, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Route_NormalRoute(zend_class_entry *class_entry_PG_MSF_Route_IRoute)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Route", "NormalRoute", class_PG_MSF_Route_NormalRoute_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_PG_MSF_Route_IRoute);

	zval property_enableCache_default_value;
	ZVAL_TRUE(&property_enableCache_default_value);
	zend_string *property_enableCache_name = zend_string_init("enableCache", sizeof("enableCache") - 1, 1);
	zend_declare_property_ex(class_entry, property_enableCache_name, &property_enableCache_default_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(property_enableCache_name);

	zval property_controllerName_default_value;
	ZVAL_EMPTY_STRING(&property_controllerName_default_value);
	zend_string *property_controllerName_name = zend_string_init("controllerName", sizeof("controllerName") - 1, 1);
	zend_declare_property_ex(class_entry, property_controllerName_name, &property_controllerName_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_controllerName_name);

	zval property_methodName_default_value;
	ZVAL_EMPTY_STRING(&property_methodName_default_value);
	zend_string *property_methodName_name = zend_string_init("methodName", sizeof("methodName") - 1, 1);
	zend_declare_property_ex(class_entry, property_methodName_name, &property_methodName_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_methodName_name);

	zval property_controllerClassName_default_value;
	ZVAL_EMPTY_STRING(&property_controllerClassName_default_value);
	zend_string *property_controllerClassName_name = zend_string_init("controllerClassName", sizeof("controllerClassName") - 1, 1);
	zend_declare_property_ex(class_entry, property_controllerClassName_name, &property_controllerClassName_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_controllerClassName_name);

	zval property_path_default_value;
	ZVAL_EMPTY_STRING(&property_path_default_value);
	zend_string *property_path_name = zend_string_init("path", sizeof("path") - 1, 1);
	zend_declare_property_ex(class_entry, property_path_name, &property_path_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_path_name);

	zval property_host_default_value;
	ZVAL_EMPTY_STRING(&property_host_default_value);
	zend_string *property_host_name = zend_string_init("host", sizeof("host") - 1, 1);
	zend_declare_property_ex(class_entry, property_host_name, &property_host_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_host_name);

	zval property_file_default_value;
	ZVAL_EMPTY_STRING(&property_file_default_value);
	zend_string *property_file_name = zend_string_init("file", sizeof("file") - 1, 1);
	zend_declare_property_ex(class_entry, property_file_name, &property_file_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_file_name);

	zval property_verb_default_value;
	ZVAL_NULL(&property_verb_default_value);
	zend_string *property_verb_name = zend_string_init("verb", sizeof("verb") - 1, 1);
	zend_declare_property_ex(class_entry, property_verb_name, &property_verb_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_verb_name);

	zval property_params_default_value;
	ZVAL_EMPTY_ARRAY(&property_params_default_value);
	zend_string *property_params_name = zend_string_init("params", sizeof("params") - 1, 1);
	zend_declare_property_ex(class_entry, property_params_name, &property_params_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_params_name);

	zval property_isRpc_default_value;
	ZVAL_FALSE(&property_isRpc_default_value);
	zend_string *property_isRpc_name = zend_string_init("isRpc", sizeof("isRpc") - 1, 1);
	zend_declare_property_ex(class_entry, property_isRpc_name, &property_isRpc_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_isRpc_name);

	zend_string *attribute_name_AllowDynamicProperties_class_PG_MSF_Route_NormalRoute = zend_string_init_interned("AllowDynamicProperties", sizeof("AllowDynamicProperties") - 1, 1);
	zend_add_class_attribute(class_entry, attribute_name_AllowDynamicProperties_class_PG_MSF_Route_NormalRoute, 0);
	zend_string_release(attribute_name_AllowDynamicProperties_class_PG_MSF_Route_NormalRoute);

	return class_entry;
}
