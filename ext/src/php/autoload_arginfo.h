/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: ca8ff27333a493e960816b1de61d70ed92e8c4cb */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_PG_MSF_autoload, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, class, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(PG_MSF_autoload);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("PG\\MSF", autoload, PG_MSF_autoload, arginfo_PG_MSF_autoload)
	ZEND_FE_END
};
