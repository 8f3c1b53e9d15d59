/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: eb0efebb30815c58a6764649838d330a088cbe8c */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Input___sleep, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Input___wakeup arginfo_class_PG_MSF_Base_Input___sleep

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Input_set, 0, 0, 1)
	ZEND_ARG_INFO(0, request)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Input_reset arginfo_class_PG_MSF_Base_Input___sleep

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Input_postGet, 0, 0, 1)
	ZEND_ARG_INFO(0, index)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Input_post arginfo_class_PG_MSF_Base_Input_postGet

#define arginfo_class_PG_MSF_Base_Input_get arginfo_class_PG_MSF_Base_Input_postGet

#define arginfo_class_PG_MSF_Base_Input_getPost arginfo_class_PG_MSF_Base_Input_postGet

#define arginfo_class_PG_MSF_Base_Input_getAllPostGet arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getAllPost arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getAllGet arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getAllHeader arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getAllServer arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getRawContent arginfo_class_PG_MSF_Base_Input___sleep

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Input_getJson, 0, 0, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(0, key, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, default, IS_MIXED, 0, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Input_setPost, 0, 0, 2)
	ZEND_ARG_INFO(0, key)
	ZEND_ARG_INFO(0, value)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Input_setGet arginfo_class_PG_MSF_Base_Input_setPost

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Input_setAllPost, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, post, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_PG_MSF_Base_Input_setAllGet, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, get, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Input_getCookie arginfo_class_PG_MSF_Base_Input_postGet

#define arginfo_class_PG_MSF_Base_Input_getFile arginfo_class_PG_MSF_Base_Input_postGet

#define arginfo_class_PG_MSF_Base_Input_getAllFile arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getServer arginfo_class_PG_MSF_Base_Input_postGet

#define arginfo_class_PG_MSF_Base_Input_getRequestMethod arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getRequestUri arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getPathInfo arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getRemoteAddr arginfo_class_PG_MSF_Base_Input___sleep

#define arginfo_class_PG_MSF_Base_Input_getHeader arginfo_class_PG_MSF_Base_Input_postGet

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_getInt, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, default, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, min, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_getFloat, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, default, IS_MIXED, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Input_getBool arginfo_class_PG_MSF_Base_Input_getFloat

#define arginfo_class_PG_MSF_Base_Input_getString arginfo_class_PG_MSF_Base_Input_getFloat

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_getOneOf, 0, 2, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, values, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, default, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_moveTo, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_accepts, 0, 1, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, types, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_getHost, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_isSecure, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_bearerToken, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_PG_MSF_Base_Input_basicAuth, 0, 0, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_PG_MSF_Base_Input_destroy arginfo_class_PG_MSF_Base_Input___sleep


ZEND_METHOD(PG_MSF_Base_Input, __sleep);
ZEND_METHOD(PG_MSF_Base_Input, __wakeup);
ZEND_METHOD(PG_MSF_Base_Input, set);
ZEND_METHOD(PG_MSF_Base_Input, reset);
ZEND_METHOD(PG_MSF_Base_Input, postGet);
ZEND_METHOD(PG_MSF_Base_Input, post);
ZEND_METHOD(PG_MSF_Base_Input, get);
ZEND_METHOD(PG_MSF_Base_Input, getPost);
ZEND_METHOD(PG_MSF_Base_Input, getAllPostGet);
ZEND_METHOD(PG_MSF_Base_Input, getAllPost);
ZEND_METHOD(PG_MSF_Base_Input, getAllGet);
ZEND_METHOD(PG_MSF_Base_Input, getAllHeader);
ZEND_METHOD(PG_MSF_Base_Input, getAllServer);
ZEND_METHOD(PG_MSF_Base_Input, getRawContent);
ZEND_METHOD(PG_MSF_Base_Input, getJson);
ZEND_METHOD(PG_MSF_Base_Input, setPost);
ZEND_METHOD(PG_MSF_Base_Input, setGet);
ZEND_METHOD(PG_MSF_Base_Input, setAllPost);
ZEND_METHOD(PG_MSF_Base_Input, setAllGet);
ZEND_METHOD(PG_MSF_Base_Input, getCookie);
ZEND_METHOD(PG_MSF_Base_Input, getFile);
ZEND_METHOD(PG_MSF_Base_Input, getAllFile);
ZEND_METHOD(PG_MSF_Base_Input, getServer);
ZEND_METHOD(PG_MSF_Base_Input, getRequestMethod);
ZEND_METHOD(PG_MSF_Base_Input, getRequestUri);
ZEND_METHOD(PG_MSF_Base_Input, getPathInfo);
ZEND_METHOD(PG_MSF_Base_Input, getRemoteAddr);
ZEND_METHOD(PG_MSF_Base_Input, getHeader);
ZEND_METHOD(PG_MSF_Base_Input, getInt);
ZEND_METHOD(PG_MSF_Base_Input, getFloat);
ZEND_METHOD(PG_MSF_Base_Input, getBool);
ZEND_METHOD(PG_MSF_Base_Input, getString);
ZEND_METHOD(PG_MSF_Base_Input, getOneOf);
ZEND_METHOD(PG_MSF_Base_Input, moveTo);
ZEND_METHOD(PG_MSF_Base_Input, accepts);
ZEND_METHOD(PG_MSF_Base_Input, getHost);
ZEND_METHOD(PG_MSF_Base_Input, isSecure);
ZEND_METHOD(PG_MSF_Base_Input, bearerToken);
ZEND_METHOD(PG_MSF_Base_Input, basicAuth);
ZEND_METHOD(PG_MSF_Base_Input, destroy);


static const zend_function_entry class_PG_MSF_Base_Input_methods[] = {
	ZEND_ME(PG_MSF_Base_Input, __sleep, arginfo_class_PG_MSF_Base_Input___sleep, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, __wakeup, arginfo_class_PG_MSF_Base_Input___wakeup, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, set, arginfo_class_PG_MSF_Base_Input_set, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, reset, arginfo_class_PG_MSF_Base_Input_reset, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, postGet, arginfo_class_PG_MSF_Base_Input_postGet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, post, arginfo_class_PG_MSF_Base_Input_post, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, get, arginfo_class_PG_MSF_Base_Input_get, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getPost, arginfo_class_PG_MSF_Base_Input_getPost, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getAllPostGet, arginfo_class_PG_MSF_Base_Input_getAllPostGet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getAllPost, arginfo_class_PG_MSF_Base_Input_getAllPost, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getAllGet, arginfo_class_PG_MSF_Base_Input_getAllGet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getAllHeader, arginfo_class_PG_MSF_Base_Input_getAllHeader, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getAllServer, arginfo_class_PG_MSF_Base_Input_getAllServer, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getRawContent, arginfo_class_PG_MSF_Base_Input_getRawContent, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getJson, arginfo_class_PG_MSF_Base_Input_getJson, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, setPost, arginfo_class_PG_MSF_Base_Input_setPost, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, setGet, arginfo_class_PG_MSF_Base_Input_setGet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, setAllPost, arginfo_class_PG_MSF_Base_Input_setAllPost, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, setAllGet, arginfo_class_PG_MSF_Base_Input_setAllGet, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getCookie, arginfo_class_PG_MSF_Base_Input_getCookie, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getFile, arginfo_class_PG_MSF_Base_Input_getFile, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getAllFile, arginfo_class_PG_MSF_Base_Input_getAllFile, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getServer, arginfo_class_PG_MSF_Base_Input_getServer, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getRequestMethod, arginfo_class_PG_MSF_Base_Input_getRequestMethod, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getRequestUri, arginfo_class_PG_MSF_Base_Input_getRequestUri, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getPathInfo, arginfo_class_PG_MSF_Base_Input_getPathInfo, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getRemoteAddr, arginfo_class_PG_MSF_Base_Input_getRemoteAddr, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getHeader, arginfo_class_PG_MSF_Base_Input_getHeader, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getInt, arginfo_class_PG_MSF_Base_Input_getInt, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getFloat, arginfo_class_PG_MSF_Base_Input_getFloat, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getBool, arginfo_class_PG_MSF_Base_Input_getBool, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getString, arginfo_class_PG_MSF_Base_Input_getString, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getOneOf, arginfo_class_PG_MSF_Base_Input_getOneOf, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, moveTo, arginfo_class_PG_MSF_Base_Input_moveTo, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, accepts, arginfo_class_PG_MSF_Base_Input_accepts, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, getHost, arginfo_class_PG_MSF_Base_Input_getHost, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, isSecure, arginfo_class_PG_MSF_Base_Input_isSecure, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, bearerToken, arginfo_class_PG_MSF_Base_Input_bearerToken, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, basicAuth, arginfo_class_PG_MSF_Base_Input_basicAuth, ZEND_ACC_PUBLIC)
	ZEND_ME(PG_MSF_Base_Input, destroy, arginfo_class_PG_MSF_Base_Input_destroy, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_PG_MSF_Base_Input(zend_class_entry *class_entry_PG_MSF_Base_Core)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "PG\\MSF\\Base", "Input", class_PG_MSF_Base_Input_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_PG_MSF_Base_Core);

	return class_entry;
}
