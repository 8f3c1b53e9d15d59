/* PG\MSF\HttpServer: what an application may override around a request, and the helpers that its override calls. */
#include "php/Server/server.h"

#include "engine/value.h"
#include "php/Base/Input.h"
#include "php/Exceptions.h"
#include "php/Log/logid.h"
#include "php/Request/hook.h"
#include "php/Request/HttpRequest.h"
#include "php/Request/HttpResponse.h"
#include "php/Request/respond.h"
#include "zend_exceptions.h"

ZEND_METHOD(PG_MSF_HttpServer, onRequest)
{
    zval *request, *response;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_OBJECT_OF_CLASS(request, msf_ce_http_request)
    Z_PARAM_OBJECT_OF_CLASS(response, msf_ce_http_response)
    ZEND_PARSE_PARAMETERS_END();
    msf_hook_pass_on(Z_OBJ_P(request), Z_OBJ_P(response));
}

/* A string in one of the request's arrays; p == NULL when there is none. */
static msf_slice value_of(zend_object *request, const char *array, const char *key)
{
    zval rv, *a = zend_read_property(request->ce, request, array, strlen(array), true, &rv);
    ZVAL_DEREF(a);
    zval *v = Z_TYPE_P(a) == IS_ARRAY ? zend_hash_str_find_deref(Z_ARRVAL_P(a), key, strlen(key)) : NULL;
    return v != NULL && Z_TYPE_P(v) == IS_STRING ? msf_value_slice(Z_STR_P(v)) : MSF_SLICE_NONE;
}

static zend_object *request_argument(INTERNAL_FUNCTION_PARAMETERS)
{
    zval *request;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT_OF_CLASS(request, msf_ce_http_request)
    ZEND_PARSE_PARAMETERS_END_EX(return NULL);
    return Z_OBJ_P(request);
}

ZEND_METHOD(PG_MSF_HttpServer, getRemoteAddr)
{
    zend_object *request = request_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU);
    if (request == NULL) {
        RETURN_THROWS();
    }
    msf_slice peer = value_of(request, "server", "remote_addr");
    msf_slice address = msf_input_forwarded(peer, value_of(request, "header", "x-forwarded-for"), value_of(request, "header", "x-real-ip"));
    RETURN_STR(msf_value_string(address));
}

ZEND_METHOD(PG_MSF_HttpServer, genLogId)
{
    zend_object *request = request_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU);
    if (request == NULL) {
        RETURN_THROWS();
    }
    msf_slice id = value_of(request, "header", "x-ngx-logid");
    id = id.p != NULL ? id : value_of(request, "header", "log_id");
    if (id.p != NULL && msf_logid_valid(id.p, id.n)) {
        RETURN_STR(msf_value_string(id));
    }
    zend_string *s = zend_string_alloc(MSF_LOGID_LEN, 0);
    msf_logid_generate(ZSTR_VAL(s));
    ZSTR_VAL(s)[MSF_LOGID_LEN] = '\0';
    RETURN_STR(s);
}

ZEND_METHOD(PG_MSF_HttpServer, sendFile)
{
    zend_string *path;
    zval *request, *response;
    ZEND_PARSE_PARAMETERS_START(3, 3)
    Z_PARAM_PATH_STR(path)
    Z_PARAM_OBJECT_OF_CLASS(request, msf_ce_http_request)
    Z_PARAM_OBJECT_OF_CLASS(response, msf_ce_http_response)
    ZEND_PARSE_PARAMETERS_END();
    msf_http_request *req = msf_http_response_request(Z_OBJ_P(response));
    msf_job *job = req->user;
    if (job == NULL || job->kit == NULL || req->res.ended || req->res.head_sent) {
        zend_throw_exception(msf_ce_base_exception, "sendFile(): the request has been answered already", 0);
        RETURN_THROWS();
    }
    int code = msf_respond_path(job, path);
    msf_http_response_ended(req);
    RETURN_LONG(code);
}

ZEND_METHOD(PG_MSF_HttpServer, start)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_launch_start();
}
