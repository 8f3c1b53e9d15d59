#include "php/Base/Input.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Base/input_parts.h"
#include "php/Request/settings.h"

#include "Input_arginfo.h"

zend_class_entry *msf_ce_input;

static zend_object_handlers handlers;

static const char *const part_names[MSF_INPUT_PARTS] = {"get", "post", "cookie", "files", "header", "server"};

#define THIS_INPUT() msf_input_from(Z_OBJ_P(ZEND_THIS))

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static zend_object *create(zend_class_entry *ce)
{
    msf_input *in = zend_object_alloc(sizeof(*in), ce);
    memset(in, 0, offsetof(msf_input, std)); /* zeroed zvals are UNDEF */
    zend_object_std_init(&in->std, ce);
    object_properties_init(&in->std, ce);
    in->std.handlers = &handlers;
    return &in->std;
}

void msf_input_attach(zend_object *o, msf_http_request *req)
{
    msf_input *in = msf_input_from(o);
    ZEND_ASSERT(!in->req && "an input has one request at a time");
    msf_http_request_retain(req);
    in->req = req;
}

static void drop_value(zval *v)
{
    zval old;
    ZVAL_COPY_VALUE(&old, v);
    ZVAL_UNDEF(v);
    zval_ptr_dtor(&old);
}

void msf_input_detach(zend_object *o)
{
    msf_input *in = msf_input_from(o);
    msf_http_request *req = in->req;
    in->req = NULL;
    for (int i = 0; i < MSF_INPUT_PARTS; i++) {
        drop_value(&in->part[i]);
    }
    drop_value(&in->json);
    if (req) {
        msf_value_forget_uploads(req);
        msf_http_request_release(req);
    }
}

static void free_obj(zend_object *o)
{
    msf_input_detach(o);
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    msf_input *in = msf_input_from(o);
    zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
    for (int i = 0; i < MSF_INPUT_PARTS; i++) {
        zend_get_gc_buffer_add_zval(buffer, &in->part[i]);
    }
    zend_get_gc_buffer_add_zval(buffer, &in->json);
    /* The table of all properties, once there is one, has the declared ones as well. */
    for (int i = 0; !o->properties && i < o->ce->default_properties_count; i++) {
        zend_get_gc_buffer_add_zval(buffer, OBJ_PROP_NUM(o, i));
    }
    zend_get_gc_buffer_use(buffer, table, n);
    return o->properties;
}

/* ---- parts -------------------------------------------------------------------------------------------------------------------------- */

zval *msf_input_part_of(zend_object *o, msf_input_part part)
{
    msf_input *in = msf_input_from(o);
    if (Z_TYPE(in->part[part]) == IS_UNDEF) {
        msf_input_build(in, part);
    }
    return &in->part[part];
}

void msf_input_set_part(zend_object *o, msf_input_part part, zval *value)
{
    msf_input *in = msf_input_from(o);
    drop_value(&in->part[part]);
    ZVAL_COPY_VALUE(&in->part[part], value);
}

/* Looks a key up by PHP's rules for array keys; NULL when it is missing or null. */
static zval *find(zend_object *o, msf_input_part part, zval *key)
{
    zval *array = msf_input_part_of(o, part), *v = NULL;
    if (Z_TYPE_P(array) != IS_ARRAY) {
        return NULL;
    }
    if (Z_TYPE_P(key) == IS_LONG) {
        v = zend_hash_index_find(Z_ARRVAL_P(array), (zend_ulong)Z_LVAL_P(key));
    } else {
        zend_string *tmp, *s = zval_get_tmp_string(key, &tmp);
        v = zend_symtable_find(Z_ARRVAL_P(array), s);
        zend_tmp_string_release(tmp);
    }
    if (!v) {
        return NULL;
    }
    ZVAL_DEREF(v);
    return Z_TYPE_P(v) == IS_NULL ? NULL : v;
}

/* The first of up to two parts that has the key, else the second argument, else ''. */
static void look_up(INTERNAL_FUNCTION_PARAMETERS, int first, int second)
{
    zval *key, *dflt = NULL, *v;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(key)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(dflt)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    v = find(o, (msf_input_part)first, key);
    if (!v && second >= 0) {
        v = find(o, (msf_input_part)second, key);
    }
    if (v) {
        RETURN_COPY(v);
    }
    if (dflt) {
        RETURN_COPY(dflt);
    }
    RETURN_EMPTY_STRING();
}

static void return_part(INTERNAL_FUNCTION_PARAMETERS, msf_input_part part)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zval *v = msf_input_part_of(Z_OBJ_P(ZEND_THIS), part);
    if (Z_TYPE_P(v) == IS_ARRAY) {
        RETURN_COPY(v);
    }
    RETURN_EMPTY_ARRAY();
}

#define LOOKUP_METHOD(name, first, second)                                                                                                 \
    ZEND_METHOD(PG_MSF_Base_Input, name)                                                                                                   \
    {                                                                                                                                      \
        look_up(INTERNAL_FUNCTION_PARAM_PASSTHRU, first, second);                                                                          \
    }
#define PART_METHOD(name, part)                                                                                                            \
    ZEND_METHOD(PG_MSF_Base_Input, name)                                                                                                   \
    {                                                                                                                                      \
        return_part(INTERNAL_FUNCTION_PARAM_PASSTHRU, part);                                                                               \
    }

LOOKUP_METHOD(get, MSF_INPUT_GET, -1)
LOOKUP_METHOD(post, MSF_INPUT_POST, -1)
LOOKUP_METHOD(getPost, MSF_INPUT_GET, MSF_INPUT_POST)
LOOKUP_METHOD(postGet, MSF_INPUT_POST, MSF_INPUT_GET)
LOOKUP_METHOD(getCookie, MSF_INPUT_COOKIE, -1)
LOOKUP_METHOD(getFile, MSF_INPUT_FILES, -1)
LOOKUP_METHOD(getServer, MSF_INPUT_SERVER, -1)
PART_METHOD(getAllGet, MSF_INPUT_GET)
PART_METHOD(getAllPost, MSF_INPUT_POST)
PART_METHOD(getAllFile, MSF_INPUT_FILES)
PART_METHOD(getAllHeader, MSF_INPUT_HEADER)
PART_METHOD(getAllServer, MSF_INPUT_SERVER)

/* Without the array of all headers, unless there is one already. */
/* The array has its keys in lower case; one that a hook has put there as it is counts too. */
static zval *find_header(zend_object *o, zend_string *name)
{
    zval key;
    ZVAL_STR(&key, name);
    zval *v = find(o, MSF_INPUT_HEADER, &key);
    if (!v) {
        ZVAL_STR(&key, zend_string_tolower(name));
        v = find(o, MSF_INPUT_HEADER, &key);
        zval_ptr_dtor_str(&key);
    }
    return v;
}

ZEND_METHOD(PG_MSF_Base_Input, getHeader)
{
    zval *key;
    zend_string *name;
    msf_input *in = THIS_INPUT();
    bool text = ZEND_NUM_ARGS() >= 1 && ZEND_NUM_ARGS() <= 2 && Z_TYPE_P(key = ZEND_CALL_ARG(execute_data, 1)) == IS_STRING;
    if (text && (!in->req || Z_TYPE(in->part[MSF_INPUT_HEADER]) != IS_UNDEF)) {
        zval *found = find_header(Z_OBJ_P(ZEND_THIS), Z_STR_P(key));
        if (found) {
            RETURN_COPY(found);
        }
        text = false;
    }
    if (!text) {
        look_up(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_INPUT_HEADER, -1);
        return;
    }
    name = zend_string_tolower(Z_STR_P(key));
    msf_slice v = zend_string_equals_literal(name, "cookie") ? MSF_SLICE_NONE : msf_http_request_header_all(in->req, msf_value_slice(name));
    zend_string_release(name);
    if (v.p) {
        RETURN_STR(msf_value_string(v));
    }
    if (ZEND_NUM_ARGS() > 1) {
        RETURN_COPY(ZEND_CALL_ARG(execute_data, 2));
    }
    RETURN_EMPTY_STRING();
}

ZEND_METHOD(PG_MSF_Base_Input, getAllPostGet)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zval *get = msf_input_part_of(Z_OBJ_P(ZEND_THIS), MSF_INPUT_GET);
    zval *post = msf_input_part_of(Z_OBJ_P(ZEND_THIS), MSF_INPUT_POST);
    if (Z_TYPE_P(get) != IS_ARRAY || Z_TYPE_P(post) != IS_ARRAY) {
        zval *one = Z_TYPE_P(get) == IS_ARRAY ? get : post;
        if (Z_TYPE_P(one) == IS_ARRAY) {
            RETURN_COPY(one);
        }
        RETURN_EMPTY_ARRAY();
    }
    RETVAL_ARR(zend_array_dup(Z_ARRVAL_P(get)));
    zend_hash_merge(Z_ARRVAL_P(return_value), Z_ARRVAL_P(post), zval_add_ref, true);
}

ZEND_METHOD(PG_MSF_Base_Input, getRawContent)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_input *in = THIS_INPUT();
    if (in->req) {
        RETURN_STR(msf_value_body(in->req));
    }
    RETURN_EMPTY_STRING();
}

ZEND_METHOD(PG_MSF_Base_Input, getJson)
{
    zend_string *key = NULL;
    zval *dflt = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(key)
    Z_PARAM_ZVAL(dflt)
    ZEND_PARSE_PARAMETERS_END();
    zval *v = msf_input_json(THIS_INPUT(), key);
    if (v) {
        RETURN_COPY_DEREF(v);
    }
    if (dflt) {
        RETURN_COPY(dflt);
    }
}

static void set_one(INTERNAL_FUNCTION_PARAMETERS, msf_input_part part)
{
    zval *key, *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(key)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    zval *array = msf_input_part_of(Z_OBJ_P(ZEND_THIS), part);
    if (Z_TYPE_P(array) != IS_ARRAY) {
        zval_ptr_dtor(array);
        array_init(array);
    }
    SEPARATE_ARRAY(array);
    if (array_set_zval_key(Z_ARRVAL_P(array), key, value) == FAILURE) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Input, setGet)
{
    set_one(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_INPUT_GET);
}

ZEND_METHOD(PG_MSF_Base_Input, setPost)
{
    set_one(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_INPUT_POST);
}

static void set_all(INTERNAL_FUNCTION_PARAMETERS, msf_input_part part)
{
    zval *array, copy;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ARRAY(array)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_COPY(&copy, array);
    msf_input_set_part(Z_OBJ_P(ZEND_THIS), part, &copy);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Input, setAllGet)
{
    set_all(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_INPUT_GET);
}

ZEND_METHOD(PG_MSF_Base_Input, setAllPost)
{
    set_all(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_INPUT_POST);
}

/* ---- single values ------------------------------------------------------------------------------------------------------------------ */

static void return_server_value(INTERNAL_FUNCTION_PARAMETERS, const char *key, size_t len)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_input *in = THIS_INPUT();
    if (in->req && Z_TYPE(in->part[MSF_INPUT_SERVER]) == IS_UNDEF) {
        RETURN_STR(msf_value_string(in->req->path));
    }
    zval *server = msf_input_part_of(&in->std, MSF_INPUT_SERVER);
    zval *v = Z_TYPE_P(server) == IS_ARRAY ? zend_hash_str_find(Z_ARRVAL_P(server), key, len) : NULL;
    if (v) {
        RETURN_COPY_DEREF(v);
    }
    RETURN_EMPTY_STRING();
}

ZEND_METHOD(PG_MSF_Base_Input, getRequestUri)
{
    return_server_value(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZEND_STRL("request_uri"));
}

ZEND_METHOD(PG_MSF_Base_Input, getPathInfo)
{
    return_server_value(INTERNAL_FUNCTION_PARAM_PASSTHRU, ZEND_STRL("path_info"));
}

ZEND_METHOD(PG_MSF_Base_Input, getRequestMethod)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_input *in = THIS_INPUT();
    if (in->req) {
        RETURN_STR(msf_input_verb(in->req));
    }
    zval *server = msf_input_part_of(&in->std, MSF_INPUT_SERVER);
    zval *v = Z_TYPE_P(server) == IS_ARRAY ? zend_hash_str_find_deref(Z_ARRVAL_P(server), ZEND_STRL("request_method")) : NULL;
    if (v && Z_TYPE_P(v) == IS_STRING) {
        RETURN_STR(zend_string_toupper(Z_STR_P(v)));
    }
    RETURN_STRING("GET");
}

ZEND_METHOD(PG_MSF_Base_Input, getRemoteAddr)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_input *in = THIS_INPUT();
    if (in->req) {
        RETURN_STR(msf_value_string(msf_input_remote_addr(in->req)));
    }
    zval *server = msf_input_part_of(&in->std, MSF_INPUT_SERVER);
    zval *v = Z_TYPE_P(server) == IS_ARRAY ? zend_hash_str_find_deref(Z_ARRVAL_P(server), ZEND_STRL("remote_addr")) : NULL;
    if (v && Z_TYPE_P(v) == IS_STRING) {
        RETURN_COPY(v);
    }
    RETURN_EMPTY_STRING();
}

/* ---- attaching, serialising --------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_Base_Input, set)
{
    zval *request;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(request)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    msf_input_detach(o);
    for (int i = 0; Z_TYPE_P(request) == IS_OBJECT && i < MSF_INPUT_PARTS; i++) {
        zval rv, copy;
        zval *v = zend_read_property(Z_OBJCE_P(request), Z_OBJ_P(request), part_names[i], strlen(part_names[i]), true, &rv);
        ZVAL_COPY_DEREF(&copy, v);
        if (Z_TYPE(copy) != IS_ARRAY) {
            zval_ptr_dtor(&copy);
            ZVAL_NULL(&copy);
        }
        msf_input_set_part(o, (msf_input_part)i, &copy);
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Base_Input, reset)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_input_detach(Z_OBJ_P(ZEND_THIS));
    RETURN_COPY(ZEND_THIS);
}

/* The parts travel as properties __get, __post ... of the serialised form. */
ZEND_METHOD(PG_MSF_Base_Input, __sleep)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    array_init(return_value);
    for (int i = 0; i < MSF_INPUT_PARTS; i++) {
        zend_string *name = strpprintf(0, "__%s", part_names[i]);
        zval *v = msf_input_part_of(o, (msf_input_part)i), zname;
        zend_update_property_ex(o->ce, o, name, v);
        ZVAL_STR(&zname, name);
        zend_hash_next_index_insert(Z_ARRVAL_P(return_value), &zname);
    }
}

ZEND_METHOD(PG_MSF_Base_Input, __wakeup)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    for (int i = 0; i < MSF_INPUT_PARTS; i++) {
        zend_string *name = strpprintf(0, "__%s", part_names[i]);
        zval *v = o->properties ? zend_hash_find(o->properties, name) : NULL;
        if (v && Z_TYPE_P(v) == IS_ARRAY) {
            zval copy;
            ZVAL_COPY(&copy, v);
            msf_input_set_part(o, (msf_input_part)i, &copy);
            zend_hash_del(o->properties, name);
        }
        zend_string_release(name);
    }
}

ZEND_METHOD(PG_MSF_Base_Input, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_TRUE(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_IS_DESTROY));
}

void msf_register_input(void)
{
    msf_ce_input = register_class_PG_MSF_Base_Input(msf_ce_core);
    msf_ce_input->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(msf_input, std);
    handlers.free_obj = free_obj;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
