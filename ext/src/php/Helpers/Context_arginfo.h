/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: cfbabe44af9306866db831946759a882197701fc */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context___construct, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, requestId, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_getRequestId, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Helpers_Context_getInput arginfo_class_PG_MSF_Helpers_Context_getRequestId

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_setInput, 0, 0, 1)
	ZEND_ARG_INFO(0, input)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Helpers_Context_getOutput arginfo_class_PG_MSF_Helpers_Context_getRequestId

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_setOutput, 0, 0, 1)
	ZEND_ARG_INFO(0, output)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Helpers_Context_getObjectPool arginfo_class_PG_MSF_Helpers_Context_getRequestId

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_setObjectPool, 0, 0, 1)
	ZEND_ARG_INFO(0, objectPool)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_setControllerName, 0, 0, 1)
	ZEND_ARG_INFO(0, controllerName)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Helpers_Context_getControllerName arginfo_class_PG_MSF_Helpers_Context_getRequestId

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_setActionName, 0, 0, 1)
	ZEND_ARG_INFO(0, actionName)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Helpers_Context_getActionName arginfo_class_PG_MSF_Helpers_Context_getRequestId

#define arginfo_class_PG_MSF_Helpers_Context_getAllUserDefined arginfo_class_PG_MSF_Helpers_Context_getRequestId

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_getUserDefined, 0, 0, 1)
	ZEND_ARG_INFO(0, key)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_setUserDefined, 0, 0, 2)
	ZEND_ARG_INFO(0, key)
	ZEND_ARG_INFO(0, val)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Helpers_Context_getContext arginfo_class_PG_MSF_Helpers_Context_getRequestId

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Helpers_Context_getObject, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, class, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, args, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, dsLevel, IS_LONG, 0, "1")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Helpers_Context_getParent arginfo_class_PG_MSF_Helpers_Context_getRequestId

#define arginfo_class_PG_MSF_Helpers_Context___sleep arginfo_class_PG_MSF_Helpers_Context_getRequestId

#define arginfo_class_PG_MSF_Helpers_Context_destroy arginfo_class_PG_MSF_Helpers_Context_getRequestId


ZEND_METHOD(PG_MSF_Helpers_Context, __construct);
ZEND_METHOD(PG_MSF_Helpers_Context, getRequestId);
ZEND_METHOD(PG_MSF_Helpers_Context, getInput);
ZEND_METHOD(PG_MSF_Helpers_Context, setInput);
ZEND_METHOD(PG_MSF_Helpers_Context, getOutput);
ZEND_METHOD(PG_MSF_Helpers_Context, setOutput);
ZEND_METHOD(PG_MSF_Helpers_Context, getObjectPool);
ZEND_METHOD(PG_MSF_Helpers_Context, setObjectPool);
ZEND_METHOD(PG_MSF_Helpers_Context, setControllerName);
ZEND_METHOD(PG_MSF_Helpers_Context, getControllerName);
ZEND_METHOD(PG_MSF_Helpers_Context, setActionName);
ZEND_METHOD(PG_MSF_Helpers_Context, getActionName);
ZEND_METHOD(PG_MSF_Helpers_Context, getAllUserDefined);
ZEND_METHOD(PG_MSF_Helpers_Context, getUserDefined);
ZEND_METHOD(PG_MSF_Helpers_Context, setUserDefined);
ZEND_METHOD(PG_MSF_Helpers_Context, getContext);
ZEND_METHOD(PG_MSF_Helpers_Context, getObject);
ZEND_METHOD(PG_MSF_Helpers_Context, getParent);
ZEND_METHOD(PG_MSF_Helpers_Context, __sleep);
ZEND_METHOD(PG_MSF_Helpers_Context, destroy);


static const zend_function_entry class_PG_MSF_Helpers_Context_methods[] = {
	ZEND_ME(PG_MSF_Helpers_Context, __construct, arginfo_class_PG_MSF_Helpers_Context___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getRequestId, arginfo_class_PG_MSF_Helpers_Context_getRequestId, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getInput, arginfo_class_PG_MSF_Helpers_Context_getInput, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, setInput, arginfo_class_PG_MSF_Helpers_Context_setInput, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getOutput, arginfo_class_PG_MSF_Helpers_Context_getOutput, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, setOutput, arginfo_class_PG_MSF_Helpers_Context_setOutput, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getObjectPool, arginfo_class_PG_MSF_Helpers_Context_getObjectPool, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, setObjectPool, arginfo_class_PG_MSF_Helpers_Context_setObjectPool, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, setControllerName, arginfo_class_PG_MSF_Helpers_Context_setControllerName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getControllerName, arginfo_class_PG_MSF_Helpers_Context_getControllerName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, setActionName, arginfo_class_PG_MSF_Helpers_Context_setActionName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getActionName, arginfo_class_PG_MSF_Helpers_Context_getActionName, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getAllUserDefined, arginfo_class_PG_MSF_Helpers_Context_getAllUserDefined, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getUserDefined, arginfo_class_PG_MSF_Helpers_Context_getUserDefined, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, setUserDefined, arginfo_class_PG_MSF_Helpers_Context_setUserDefined, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getContext, arginfo_class_PG_MSF_Helpers_Context_getContext, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getObject, arginfo_class_PG_MSF_Helpers_Context_getObject, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, getParent, arginfo_class_PG_MSF_Helpers_Context_getParent, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, __sleep, arginfo_class_PG_MSF_Helpers_Context___sleep, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Helpers_Context, destroy, arginfo_class_PG_MSF_Helpers_Context_destroy, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Helpers_Context(zend_class_entry *class_entry_PG_Context_AbstractContext)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Helpers", "Context", class_PG_MSF_Helpers_Context_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_Context_AbstractContext);

	zval property_requestId_default_value;
	ZVAL_NULL(&property_requestId_default_value);
	zend_string *property_requestId_name = zend_string_init("requestId", sizeof("requestId") - 1, 1);
	zend_declare_property_ex(class_entry, property_requestId_name, &property_requestId_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_requestId_name);

	zval property_input_default_value;
	ZVAL_NULL(&property_input_default_value);
	zend_string *property_input_name = zend_string_init("input", sizeof("input") - 1, 1);
	zend_declare_property_ex(class_entry, property_input_name, &property_input_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_input_name);

	zval property_output_default_value;
	ZVAL_NULL(&property_output_default_value);
	zend_string *property_output_name = zend_string_init("output", sizeof("output") - 1, 1);
	zend_declare_property_ex(class_entry, property_output_name, &property_output_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_output_name);

	zval property_objectPool_default_value;
	ZVAL_NULL(&property_objectPool_default_value);
	zend_string *property_objectPool_name = zend_string_init("objectPool", sizeof("objectPool") - 1, 1);
	zend_declare_property_ex(class_entry, property_objectPool_name, &property_objectPool_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_objectPool_name);

	zval property_controllerName_default_value;
	ZVAL_NULL(&property_controllerName_default_value);
	zend_string *property_controllerName_name = zend_string_init("controllerName", sizeof("controllerName") - 1, 1);
	zend_declare_property_ex(class_entry, property_controllerName_name, &property_controllerName_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_controllerName_name);

	zval property_actionName_default_value;
	ZVAL_NULL(&property_actionName_default_value);
	zend_string *property_actionName_name = zend_string_init("actionName", sizeof("actionName") - 1, 1);
	zend_declare_property_ex(class_entry, property_actionName_name, &property_actionName_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_actionName_name);

	zval property_userDefined_default_value;
	ZVAL_EMPTY_ARRAY(&property_userDefined_default_value);
	zend_string *property_userDefined_name = zend_string_init("userDefined", sizeof("userDefined") - 1, 1);
	zend_declare_property_ex(class_entry, property_userDefined_name, &property_userDefined_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_userDefined_name);

	return class_entry;
}
