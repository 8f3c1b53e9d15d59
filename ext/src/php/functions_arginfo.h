/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 05f04e2cf12586f77960d2589d9ea2d71bbd4b55 */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_PG_MSF_go, 0, 1, PG\\MSF\\Coroutine\\Base, 0)
	ZEND_ARG_TYPE_INFO(0, fn, IS_CALLABLE, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, args, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_PG_MSF_await, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, what, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_PG_MSF_all, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, what, Traversable, MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_PG_MSF_any, 0, 1, IS_MIXED, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, what, Traversable, MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeoutMs, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_PG_MSF_race arginfo_PG_MSF_any

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_PG_MSF_delay, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, ms, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_PG_MSF_run, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(PG_MSF_go);
ZEND_FUNCTION(PG_MSF_await);
ZEND_FUNCTION(PG_MSF_all);
ZEND_FUNCTION(PG_MSF_any);
ZEND_FUNCTION(PG_MSF_race);
ZEND_FUNCTION(PG_MSF_delay);
ZEND_FUNCTION(PG_MSF_run);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("PG\\MSF", go, PG_MSF_go, arginfo_PG_MSF_go)
	ZEND_NS_FALIAS("PG\\MSF", await, PG_MSF_await, arginfo_PG_MSF_await)
	ZEND_NS_FALIAS("PG\\MSF", all, PG_MSF_all, arginfo_PG_MSF_all)
	ZEND_NS_FALIAS("PG\\MSF", any, PG_MSF_any, arginfo_PG_MSF_any)
	ZEND_NS_FALIAS("PG\\MSF", race, PG_MSF_race, arginfo_PG_MSF_race)
	ZEND_NS_FALIAS("PG\\MSF", delay, PG_MSF_delay, arginfo_PG_MSF_delay)
	ZEND_NS_FALIAS("PG\\MSF", run, PG_MSF_run, arginfo_PG_MSF_run)
	ZEND_FE_END
};
