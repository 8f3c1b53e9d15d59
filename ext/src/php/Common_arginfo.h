/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 82814a22115e374f034c586d183fa1cf6debb555 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_writeln, 0, 1, IS_VOID, 0)
	ZEND_ARG_INFO(0, messages)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_clearTimes, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_dump, 0, 1, IS_STRING, 1)
	ZEND_ARG_INFO(0, var)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, format, "true")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, return, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_dumpInternal, 0, 3, IS_VOID, 0)
	ZEND_ARG_INFO(1, output)
	ZEND_ARG_INFO(0, var)
	ZEND_ARG_INFO(0, level)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, format, "true")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, truncated, "true")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(writeln);
ZEND_FUNCTION(clearTimes);
ZEND_FUNCTION(dump);
ZEND_FUNCTION(dumpInternal);


static const zend_function_entry ext_functions[] = {
	ZEND_FE(writeln, arginfo_writeln)
	ZEND_FE(clearTimes, arginfo_clearTimes)
	ZEND_FE(dump, arginfo_dump)
	ZEND_FE(dumpInternal, arginfo_dumpInternal)
	ZEND_FE_END
};
