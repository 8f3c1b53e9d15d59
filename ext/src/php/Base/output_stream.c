#include "php/Base/output_stream.h"

#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "php/Base/output_send.h"
#include "php/Exceptions.h"
#include "php/Http/EventStream.h"
#include "php/Request/job.h"

bool msf_output_put(msf_http_request *req, const char *p, size_t n)
{
    if (msf_http_res_write(req, p, n) != 0) {
        return false;
    }
    if (msf_http_res_full(req) && !msf_job_wait_drain(req)) {
        return false;
    }
    return req->conn != NULL;
}

bool msf_output_write(zend_object *o, zend_string *piece, zend_long code)
{
    if (msf_output_is_end(o)) {
        return false;
    }
    msf_http_request *req = msf_output_from(o)->req;
    if (!req->res.head_sent) {
        msf_output_send_head(o, code);
    }
    return msf_output_put(req, ZSTR_VAL(piece), ZSTR_LEN(piece));
}

/* ---- iterables ---------------------------------------------------------------------------------------------------------------------- */

/* Anything that echo could print; nothing happens for an empty piece. */
static bool write_value(zend_object *o, zval *v, zend_long code)
{
    ZVAL_DEREF(v);
    if (Z_TYPE_P(v) == IS_ARRAY || (Z_TYPE_P(v) == IS_OBJECT && !Z_OBJCE_P(v)->__tostring)) {
        zend_type_error("A piece of a streamed answer must be a string, %s given", zend_zval_type_name(v));
        return false;
    }
    zend_string *piece = zval_get_string(v);
    bool ok = !EG(exception) && (ZSTR_LEN(piece) == 0 || msf_output_write(o, piece, code));
    zend_string_release(piece);
    return ok && !EG(exception);
}

static bool write_array(zend_object *o, HashTable *pieces, zend_long code)
{
    zval *v;
    bool ok = true;
    GC_TRY_ADDREF(pieces); /* every piece is a wait in which the array may be changed */
    ZEND_HASH_FOREACH_VAL (pieces, v) {
        ok = write_value(o, v, code);
        if (!ok) {
            break;
        }
    }
    ZEND_HASH_FOREACH_END();
    zend_array_release(pieces);
    return ok;
}

static bool write_each(zend_object *o, zend_object_iterator *it, zend_long code)
{
    if (it->funcs->rewind) {
        it->funcs->rewind(it);
    }
    while (!EG(exception) && it->funcs->valid(it) == SUCCESS && !EG(exception)) {
        zval *current = it->funcs->get_current_data(it), piece;
        if (EG(exception)) {
            return false;
        }
        ZVAL_COPY(&piece, current);
        bool ok = write_value(o, &piece, code);
        zval_ptr_dtor(&piece);
        if (!ok) {
            return false;
        }
        it->index++;
        it->funcs->move_forward(it);
    }
    return !EG(exception);
}

static bool write_traversable(zend_object *o, zval *pieces, zend_long code)
{
    zend_class_entry *ce = Z_OBJCE_P(pieces);
    zend_object_iterator *it = ce->get_iterator(ce, pieces, 0);
    if (!it || EG(exception)) {
        if (it) {
            zend_iterator_dtor(it);
        }
        return false;
    }
    bool ok = write_each(o, it, code);
    zend_iterator_dtor(it);
    return ok;
}

bool msf_output_stream(zend_object *o, zval *pieces, zend_long code)
{
    ZVAL_DEREF(pieces);
    if (msf_output_is_end(o)) {
        return false;
    }
    if (!(Z_TYPE_P(pieces) == IS_ARRAY ? write_array(o, Z_ARRVAL_P(pieces), code) : write_traversable(o, pieces, code))) {
        return false;
    }
    if (!msf_output_is_end(o)) {
        msf_output_send(o, ZSTR_EMPTY_ALLOC(), code, false);
    }
    return true;
}

ZEND_METHOD(PG_MSF_Base_Output, write)
{
    zend_string *data;
    zend_long code = 200;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(msf_output_write(Z_OBJ_P(ZEND_THIS), data, code));
}

ZEND_METHOD(PG_MSF_Base_Output, stream)
{
    zval *pieces;
    zend_long code = 200;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ITERABLE(pieces)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(msf_output_stream(Z_OBJ_P(ZEND_THIS), pieces, code));
}

ZEND_METHOD(PG_MSF_Base_Output, sse)
{
    zend_long retry = -1;
    bool no_retry = true;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(retry, no_retry)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    if (!no_retry && retry < 0) {
        zend_argument_value_error(1, "must not be negative");
        RETURN_THROWS();
    }
    if (msf_output_is_end(o) || msf_output_from(o)->req->res.head_sent) {
        zend_throw_exception(msf_ce_base_exception, "An event stream cannot begin: the answer is on its way", 0);
        RETURN_THROWS();
    }
    zend_object *stream = msf_event_stream_open(o, no_retry ? -1 : retry);
    if (!stream) {
        RETURN_THROWS();
    }
    RETURN_OBJ(stream);
}
