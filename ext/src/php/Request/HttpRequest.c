#include "php/Request/HttpRequest.h"

#include "zend_attributes.h"

#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"

#include "HttpRequest_arginfo.h"

zend_class_entry *msf_ce_http_request;

enum { SLOT_HEADER, SLOT_SERVER, SLOT_GET, SLOT_POST, SLOT_COOKIE, SLOT_FILES, SLOT_FD, SLOT_RAW };

static const struct {
    uint32_t slot;
    msf_input_part part;
} parts[] = {
    {SLOT_HEADER, MSF_INPUT_HEADER}, {SLOT_SERVER, MSF_INPUT_SERVER}, {SLOT_GET, MSF_INPUT_GET},
    {SLOT_POST, MSF_INPUT_POST},     {SLOT_COOKIE, MSF_INPUT_COOKIE}, {SLOT_FILES, MSF_INPUT_FILES},
};

zend_object *msf_http_request_object(msf_http_request *req, zend_object *input)
{
    zval zv, v;
    object_init_ex(&zv, msf_ce_http_request);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        ZVAL_COPY(&v, msf_input_part_of(input, parts[i].part));
        msf_slot_set(Z_OBJ(zv), parts[i].slot, &v);
    }
    ZVAL_LONG(&v, msf_http_request_fd(req));
    msf_slot_set(Z_OBJ(zv), SLOT_FD, &v);
    ZVAL_STR(&v, msf_value_body(req));
    msf_slot_set(Z_OBJ(zv), SLOT_RAW, &v);
    return Z_OBJ(zv);
}

void msf_http_request_adopt(zend_object *request, zend_object *input)
{
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        zval *v = msf_slot(request, parts[i].slot), copy;
        if (Z_TYPE_P(v) == IS_ARRAY) {
            ZVAL_COPY(&copy, v);
            msf_input_set_part(input, parts[i].part, &copy);
        }
    }
}

ZEND_METHOD(PG_MSF_Request_HttpRequest, rawContent)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(msf_slot(Z_OBJ_P(ZEND_THIS), SLOT_RAW));
}

void msf_register_http_request(void)
{
    msf_ce_http_request = register_class_PG_MSF_Request_HttpRequest();
}
