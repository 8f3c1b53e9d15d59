#include "php/Base/output_send.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"
#include "ext/json/php_json.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Exceptions.h"
#include "php/Helpers/Context.h"
#include "php/Request/access.h"
#include "php/Request/settings.h"

/* Bodies above this length are not copied into the connection's buffer: the string itself is kept until it has left. */
#define COPY_BODY 4096

void msf_output_attach(zend_object *o, msf_http_request *req)
{
    msf_output *out = msf_output_from(o);
    ZEND_ASSERT(!out->req && "an output answers one request at a time");
    msf_http_request_retain(req);
    out->req = req;
    ZVAL_FALSE(msf_slot(o, MSF_SLOT_IS_END));
}

void msf_output_detach(zend_object *o)
{
    msf_output *out = msf_output_from(o);
    msf_http_request *req = out->req;
    out->req = NULL;
    if (req) {
        msf_http_request_release(req);
    }
}

bool msf_output_is_end(zend_object *o)
{
    return !msf_output_from(o)->req || Z_TYPE_P(msf_slot(o, MSF_SLOT_IS_END)) == IS_TRUE;
}

/* An interim code would leave the client waiting for an answer. */
static bool is_accepted(zend_long code)
{
    if (code == 200) {
        return true;
    }
    zval *codes = zend_read_static_property(msf_ce_output, ZEND_STRL("codes"), true);
    return codes && Z_TYPE_P(codes) == IS_ARRAY && code >= 200 && code <= 999 &&
           zend_hash_index_exists(Z_ARRVAL_P(codes), (zend_ulong)code);
}

static void release_string(void *s)
{
    zend_string_release((zend_string *)s);
}

/* Sends a string as the whole body, or as the last piece of a streamed one. */
static void send_body(msf_http_request *req, zend_string *body)
{
    if (ZSTR_LEN(body) <= COPY_BODY || ZSTR_IS_INTERNED(body)) {
        msf_http_res_end(req, ZSTR_VAL(body), ZSTR_LEN(body));
    } else {
        zend_string_addref(body);
        msf_http_res_end_ref(req, ZSTR_VAL(body), ZSTR_LEN(body), release_string, body);
    }
}

void msf_output_send_id(zend_object *o)
{
    zend_object *context = msf_slot_object(o, MSF_SLOT_CONTEXT);
    zval *id = context ? msf_slot(context, MSF_CONTEXT_LOG_ID) : NULL;
    if (id && Z_TYPE_P(id) == IS_STRING) {
        msf_http_res_header_known(msf_output_from(o)->req, MSF_SLICE("X-Ngx-Logid"), msf_value_slice(Z_STR_P(id)));
    }
}

void msf_output_send_head(zend_object *o, zend_long code)
{
    msf_http_request *req = msf_output_from(o)->req;
    msf_output_send_id(o);
    msf_access_push_long(msf_slot_object(o, MSF_SLOT_CONTEXT), MSF_SLICE("http-code"), code);
    msf_http_res_status(req, is_accepted(code) ? (int)code : 200);
}

void msf_output_send(zend_object *o, zend_string *body, zend_long code, bool gzip)
{
    msf_http_request *req = msf_output_from(o)->req;
    bool streaming = req->res.head_sent;
    ZVAL_TRUE(msf_slot(o, MSF_SLOT_IS_END));
    if (!streaming) {
        msf_output_send_head(o, code);
        int level = msf_settings()->limits.gzip_level;
        if (gzip && level > 0 && req->accepts_gzip) {
            msf_http_res_gzip(req, level);
        }
    }
    size_t before = req->res.body_bytes;
    send_body(req, body);
    msf_access_push_long(msf_slot_object(o, MSF_SLOT_CONTEXT), MSF_SLICE("content-length"), (zend_long)(before + ZSTR_LEN(body)));
}

zend_string *msf_output_encode(zval *data, int options)
{
    smart_str s = {0};
    zend_result ok = php_json_encode_ex(&s, data, options, PHP_JSON_PARSER_DEFAULT_DEPTH);
    /* INF and NAN are reported by the code alone. */
    if (ok == SUCCESS && JSON_G(error_code) == PHP_JSON_ERROR_NONE && !EG(exception)) {
        smart_str_0(&s);
        return s.s ? s.s : ZSTR_EMPTY_ALLOC();
    }
    smart_str_free(&s);
    if (!EG(exception)) {
        zval name, message;
        ZVAL_STRING(&name, "json_last_error_msg");
        if (call_user_function(NULL, NULL, &name, &message, 0, NULL) == SUCCESS && Z_TYPE(message) == IS_STRING) {
            zend_throw_exception_ex(msf_ce_base_exception, 0, "The output cannot be encoded as JSON: %s", Z_STRVAL(message));
            zval_ptr_dtor(&message);
        }
        zval_ptr_dtor(&name);
    }
    return NULL;
}

bool msf_output_end(zend_object *o, zval *data, zend_long code, bool gzip)
{
    if (msf_output_is_end(o)) {
        return true;
    }
    ZVAL_DEREF(data);
    if (Z_TYPE_P(data) == IS_STRING) {
        msf_output_send(o, Z_STR_P(data), code, gzip);
        return true;
    }
    zend_string *body = msf_output_encode(data, PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_PRETTY_PRINT);
    if (!body) {
        return false;
    }
    /* Encoding may have run PHP code (JsonSerializable) that answered already. */
    if (!msf_output_is_end(o)) {
        msf_http_res_type(msf_output_from(o)->req, MSF_SLICE("application/json"));
        msf_output_send(o, body, code, gzip);
    }
    zend_string_release(body);
    return true;
}

bool msf_output_json(zend_object *o, zval *data, zend_long code)
{
    if (msf_output_is_end(o)) {
        return true;
    }
    zend_string *body = msf_output_encode(data, 0);
    if (!body) {
        return false;
    }
    if (!msf_output_is_end(o)) {
        msf_http_res_type(msf_output_from(o)->req, MSF_SLICE("application/json; charset=UTF-8"));
        msf_output_send(o, body, code, true);
    }
    zend_string_release(body);
    return true;
}

void msf_output_finish(zend_object *o)
{
    msf_http_request *req = msf_output_from(o)->req;
    if (!msf_output_is_end(o) && req->res.head_sent) {
        msf_output_send(o, ZSTR_EMPTY_ALLOC(), 200, false);
    }
}
