/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b48f592ba845d42c36334e53d6f2443ce2a8d820 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_View___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_View_e, 0, 0, 1)
	ZEND_ARG_INFO(0, string)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, functions, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_View_escape arginfo_class_PG_MSF_Base_View_e


ZEND_METHOD(PG_MSF_Base_View, __construct);
ZEND_METHOD(PG_MSF_Base_View, e);
ZEND_METHOD(PG_MSF_Base_View, escape);


static const zend_function_entry class_PG_MSF_Base_View_methods[] = {
	ZEND_ME(PG_MSF_Base_View, __construct, arginfo_class_PG_MSF_Base_View___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(PG_MSF_Base_View, e, arginfo_class_PG_MSF_Base_View_e, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_View, escape, arginfo_class_PG_MSF_Base_View_escape, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_View(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "View", class_PG_MSF_Base_View_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	return class_entry;
}
