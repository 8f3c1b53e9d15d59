/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 410dfe2e419a03e39a899b4294d2a9bb45e6298a */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Controllers_Rest_actionCreate, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Controllers_Rest_actionIndex arginfo_class_PG_MSF_Controllers_Rest_actionCreate

#define arginfo_class_PG_MSF_Controllers_Rest_actionView arginfo_class_PG_MSF_Controllers_Rest_actionCreate

#define arginfo_class_PG_MSF_Controllers_Rest_actionOptions arginfo_class_PG_MSF_Controllers_Rest_actionCreate

#define arginfo_class_PG_MSF_Controllers_Rest_actionUpdate arginfo_class_PG_MSF_Controllers_Rest_actionCreate

#define arginfo_class_PG_MSF_Controllers_Rest_actionDelete arginfo_class_PG_MSF_Controllers_Rest_actionCreate


ZEND_METHOD(PG_MSF_Controllers_Rest, actionCreate);
ZEND_METHOD(PG_MSF_Controllers_Rest, actionIndex);
ZEND_METHOD(PG_MSF_Controllers_Rest, actionView);
ZEND_METHOD(PG_MSF_Controllers_Rest, actionOptions);
ZEND_METHOD(PG_MSF_Controllers_Rest, actionUpdate);
ZEND_METHOD(PG_MSF_Controllers_Rest, actionDelete);


static const zend_function_entry class_PG_MSF_Controllers_Rest_methods[] = {
	ZEND_ME(PG_MSF_Controllers_Rest, actionCreate, arginfo_class_PG_MSF_Controllers_Rest_actionCreate, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Rest, actionIndex, arginfo_class_PG_MSF_Controllers_Rest_actionIndex, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Rest, actionView, arginfo_class_PG_MSF_Controllers_Rest_actionView, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Rest, actionOptions, arginfo_class_PG_MSF_Controllers_Rest_actionOptions, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Rest, actionUpdate, arginfo_class_PG_MSF_Controllers_Rest_actionUpdate, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Controllers_Rest, actionDelete, arginfo_class_PG_MSF_Controllers_Rest_actionDelete, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Controllers_Rest(zend_class_entry *class_entry_PG_MSF_Rest_Controller)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Controllers", "Rest", class_PG_MSF_Controllers_Rest_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Rest_Controller);

	return class_entry;
}
