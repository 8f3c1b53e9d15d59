/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 0808bf770524a2dd417cde322c6cfe4adb214451 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template___construct, 0, 0, 2)
	ZEND_ARG_OBJ_INFO(0, engine, PG\\MSF\\View\\Engine, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template___call, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, arguments, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_View_Template___toString, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template_data, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, data, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template_exists, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Template_path arginfo_class_PG_MSF_View_Template_exists

#define arginfo_class_PG_MSF_View_Template_name arginfo_class_PG_MSF_View_Template_exists

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template_render, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, data, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template_layout, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, data, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template_start, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Template_push arginfo_class_PG_MSF_View_Template_start

#define arginfo_class_PG_MSF_View_Template_unshift arginfo_class_PG_MSF_View_Template_start

#define arginfo_class_PG_MSF_View_Template_stop arginfo_class_PG_MSF_View_Template_exists

#define arginfo_class_PG_MSF_View_Template_end arginfo_class_PG_MSF_View_Template_exists

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template_section, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, default, IS_MIXED, 0, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Template_fetch arginfo_class_PG_MSF_View_Template_layout

#define arginfo_class_PG_MSF_View_Template_insert arginfo_class_PG_MSF_View_Template_layout

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template_batch, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, var, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, functions, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_View_Template_escape, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, string, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, functions, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_View_Template_e arginfo_class_PG_MSF_View_Template_escape


ZEND_METHOD(PG_MSF_View_Template, __construct);
ZEND_METHOD(PG_MSF_View_Template, __call);
ZEND_METHOD(PG_MSF_View_Template, __toString);
ZEND_METHOD(PG_MSF_View_Template, data);
ZEND_METHOD(PG_MSF_View_Template, exists);
ZEND_METHOD(PG_MSF_View_Template, path);
ZEND_METHOD(PG_MSF_View_Template, name);
ZEND_METHOD(PG_MSF_View_Template, render);
ZEND_METHOD(PG_MSF_View_Template, layout);
ZEND_METHOD(PG_MSF_View_Template, start);
ZEND_METHOD(PG_MSF_View_Template, push);
ZEND_METHOD(PG_MSF_View_Template, unshift);
ZEND_METHOD(PG_MSF_View_Template, stop);
ZEND_METHOD(PG_MSF_View_Template, end);
ZEND_METHOD(PG_MSF_View_Template, section);
ZEND_METHOD(PG_MSF_View_Template, fetch);
ZEND_METHOD(PG_MSF_View_Template, insert);
ZEND_METHOD(PG_MSF_View_Template, batch);
ZEND_METHOD(PG_MSF_View_Template, escape);
ZEND_METHOD(PG_MSF_View_Template, e);


static const zend_function_entry class_PG_MSF_View_Template_methods[] = {
	ZEND_ME(PG_MSF_View_Template, __construct, arginfo_class_PG_MSF_View_Template___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, __call, arginfo_class_PG_MSF_View_Template___call, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, __toString, arginfo_class_PG_MSF_View_Template___toString, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, data, arginfo_class_PG_MSF_View_Template_data, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, exists, arginfo_class_PG_MSF_View_Template_exists, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, path, arginfo_class_PG_MSF_View_Template_path, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, name, arginfo_class_PG_MSF_View_Template_name, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, render, arginfo_class_PG_MSF_View_Template_render, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, layout, arginfo_class_PG_MSF_View_Template_layout, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, start, arginfo_class_PG_MSF_View_Template_start, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, push, arginfo_class_PG_MSF_View_Template_push, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, unshift, arginfo_class_PG_MSF_View_Template_unshift, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, stop, arginfo_class_PG_MSF_View_Template_stop, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, end, arginfo_class_PG_MSF_View_Template_end, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, section, arginfo_class_PG_MSF_View_Template_section, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, fetch, arginfo_class_PG_MSF_View_Template_fetch, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, insert, arginfo_class_PG_MSF_View_Template_insert, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, batch, arginfo_class_PG_MSF_View_Template_batch, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, escape, arginfo_class_PG_MSF_View_Template_escape, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_View_Template, e, arginfo_class_PG_MSF_View_Template_e, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_View_Template(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\View", "Template", class_PG_MSF_View_Template_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;

	zval property_engine_default_value;
	ZVAL_NULL(&property_engine_default_value);
	zend_string *property_engine_name = zend_string_init("engine", sizeof("engine") - 1, 1);
	zend_declare_property_ex(class_entry, property_engine_name, &property_engine_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_engine_name);

	zval property_name_default_value;
	ZVAL_EMPTY_STRING(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_property_ex(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PROTECTED, NULL);
	zend_string_release(property_name_name);

	return class_entry;
}
