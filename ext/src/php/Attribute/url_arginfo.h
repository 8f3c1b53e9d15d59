/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: ea38b56f89443ec588be77deb6f547ae1c7d37dd */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_PG_MSF_url, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, params, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(PG_MSF_url);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("PG\\MSF", url, PG_MSF_url, arginfo_PG_MSF_url)
	ZEND_FE_END
};
