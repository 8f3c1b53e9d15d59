#include "engine/call.h"
#include "php/Base/Input.h"
#include "php/Helpers/Context.h"
#include "php/Rest/Controller.h"

#include "Rest_arginfo.h"

/* A value of query or form, or ''. */
static void add_value(zval *map, const char *key, zend_object *controller, msf_input_part part, const char *name)
{
    zend_object *context = msf_child_context(controller), *input = context ? msf_slot_object(context, MSF_CONTEXT_INPUT) : NULL;
    zval *values = input && instanceof_function(input->ce, msf_ce_input) ? msf_input_part_of(input, part) : NULL;
    zval *v = values && Z_TYPE_P(values) == IS_ARRAY ? zend_hash_str_find_deref(Z_ARRVAL_P(values), name, strlen(name)) : NULL;
    if (v && Z_TYPE_P(v) != IS_NULL) {
        Z_TRY_ADDREF_P(v);
        add_assoc_zval(map, key, v);
    } else {
        add_assoc_stringl(map, key, "", 0);
    }
}

static void echo(zval *out, zend_object *controller, msf_input_part part)
{
    array_init_size(out, 3);
    add_value(out, "f1", controller, part, "p1");
    add_value(out, "f2", controller, part, "p2");
}

static void reply(zend_object *controller, zval *data)
{
    msf_rest_output_json(controller, data, NULL, 200);
    zval_ptr_dtor(data);
}

ZEND_METHOD(PG_MSF_Controllers_Rest, actionCreate)
{
    zval out;
    ZEND_PARSE_PARAMETERS_NONE();
    echo(&out, Z_OBJ_P(ZEND_THIS), MSF_INPUT_POST);
    reply(Z_OBJ_P(ZEND_THIS), &out);
}

ZEND_METHOD(PG_MSF_Controllers_Rest, actionIndex)
{
    zval list, one;
    ZEND_PARSE_PARAMETERS_NONE();
    array_init_size(&list, 2);
    for (int i = 0; i < 2; i++) {
        echo(&one, Z_OBJ_P(ZEND_THIS), MSF_INPUT_GET);
        add_next_index_zval(&list, &one);
    }
    reply(Z_OBJ_P(ZEND_THIS), &list);
}

ZEND_METHOD(PG_MSF_Controllers_Rest, actionView)
{
    zval out;
    ZEND_PARSE_PARAMETERS_NONE();
    echo(&out, Z_OBJ_P(ZEND_THIS), MSF_INPUT_GET);
    add_value(&out, "f3", Z_OBJ_P(ZEND_THIS), MSF_INPUT_GET, "id");
    reply(Z_OBJ_P(ZEND_THIS), &out);
}

ZEND_METHOD(PG_MSF_Controllers_Rest, actionOptions)
{
    zval id;
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    array_init(&id);
    add_value(&id, "id", o, MSF_INPUT_GET, "id");
    bool one = zend_is_true(zend_hash_str_find(Z_ARRVAL(id), ZEND_STRL("id")));
    zval_ptr_dtor(&id);
    zval *options = msf_slot(o, one ? MSF_SLOT_REST_RESOURCE : MSF_SLOT_REST_COLLECTION);
    if (Z_TYPE_P(options) == IS_ARRAY) {
        msf_rest_output_options(o, Z_ARRVAL_P(options));
    }
}

ZEND_METHOD(PG_MSF_Controllers_Rest, actionUpdate)
{
    zval out;
    ZEND_PARSE_PARAMETERS_NONE();
    echo(&out, Z_OBJ_P(ZEND_THIS), MSF_INPUT_POST);
    add_value(&out, "id", Z_OBJ_P(ZEND_THIS), MSF_INPUT_GET, "id");
    reply(Z_OBJ_P(ZEND_THIS), &out);
}

ZEND_METHOD(PG_MSF_Controllers_Rest, actionDelete)
{
    zval null;
    ZEND_PARSE_PARAMETERS_NONE();
    zend_string *message = zend_string_init(ZEND_STRL("No Content"), 0);
    ZVAL_NULL(&null);
    msf_rest_output_json(Z_OBJ_P(ZEND_THIS), &null, message, 204);
    zend_string_release(message);
}

void msf_register_rest_demo(void)
{
    register_class_PG_MSF_Controllers_Rest(msf_ce_rest_controller);
}
