#include "php/Request/HttpResponse.h"

#include <fcntl.h>
#include <unistd.h>

#include "zend_exceptions.h"

#include "base/error.h"
#include "engine/value.h"
#include "http/static.h"
#include "php/Base/output_cookie.h"
#include "php/Base/Output.h"
#include "php/Exceptions.h"
#include "php/Request/access.h"
#include "php/Request/job.h"

#include "HttpResponse_arginfo.h"

#define COPY_BODY 4096 /* longer bodies are kept as they are until they have left */

zend_class_entry *msf_ce_http_response;

static zend_object_handlers handlers;

typedef struct response {
    msf_http_request *req; /* own reference; NULL only while the object is made */
    zend_object std;       /* last */
} response;

static response *from(zend_object *o)
{
    return (response *)((char *)o - offsetof(response, std));
}

#define THIS_REQUEST() (from(Z_OBJ_P(ZEND_THIS))->req)

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static zend_object *create(zend_class_entry *ce)
{
    response *r = zend_object_alloc(sizeof(*r), ce);
    r->req = NULL;
    zend_object_std_init(&r->std, ce);
    object_properties_init(&r->std, ce);
    r->std.handlers = &handlers;
    return &r->std;
}

static void free_obj(zend_object *o)
{
    msf_http_request *req = from(o)->req;
    from(o)->req = NULL;
    if (req) {
        msf_http_request_release(req);
    }
    zend_object_std_dtor(o);
}

zend_object *msf_http_response_object(msf_http_request *req)
{
    zval zv;
    object_init_ex(&zv, msf_ce_http_response);
    msf_http_request_retain(req);
    from(Z_OBJ(zv))->req = req;
    ZVAL_LONG(OBJ_PROP_NUM(Z_OBJ(zv), 0), msf_http_request_fd(req));
    return Z_OBJ(zv);
}

msf_http_request *msf_http_response_request(zend_object *o)
{
    return from(o)->req;
}

ZEND_COLD ZEND_METHOD(PG_MSF_Request_HttpResponse, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

/* ---- what may still be done --------------------------------------------------------------------------------------------------------- */

/* True while the answer is not complete; else a warning. */
static bool is_open(const msf_http_request *req)
{
    if (req && !req->res.ended) {
        return true;
    }
    zend_error(E_WARNING, "The request has been answered already");
    return false;
}

/* True while the head has not left either. */
static bool is_fresh(const msf_http_request *req)
{
    if (!is_open(req)) {
        return false;
    }
    if (req->res.head_sent) {
        zend_error(E_WARNING, "The head of the answer is on its way already");
        return false;
    }
    return true;
}

static bool set_header(msf_http_request *req, msf_slice name, msf_slice value, bool add)
{
    int rc = add ? msf_http_res_header_add(req, name, value) : msf_http_res_header(req, name, value);
    if (rc == MSF_EINJECT) {
        zend_throw_exception_ex(msf_ce_base_exception, 0,
                                "Header \"%.*s\" may not contain line breaks or NUL bytes, and its name must be a token", (int)name.n,
                                name.p);
    } else if (rc == MSF_ETOOBIG) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "Header \"%.*s\" does not fit any more", (int)name.n, name.p);
    }
    return rc == 0 || rc == -EINVAL; /* Content-Length is counted by the server: what is said about it is passed over */
}

static msf_job *job_of(const msf_http_request *req)
{
    return req->user;
}

/* For the access line, as long as the request has one. */
static void note_status(msf_http_request *req)
{
    msf_job *job = job_of(req);
    if (job && job->kit) {
        msf_access_push_long(job->kit->context, MSF_SLICE("http-code"), req->res.status);
    }
}

void msf_http_response_ended(msf_http_request *req)
{
    msf_job *job = job_of(req);
    if (!job || !job->kit) {
        return;
    }
    msf_access_push_long(job->kit->context, MSF_SLICE("content-length"), (zend_long)req->res.body_bytes);
    ZVAL_TRUE(msf_slot(job->kit->output, MSF_SLOT_IS_END));
}

/* ---- head --------------------------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_Request_HttpResponse, header)
{
    zend_string *name, *value;
    bool format = true;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_STR(name)
    Z_PARAM_STR(value)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(format)
    ZEND_PARSE_PARAMETERS_END();
    (void)format;
    msf_http_request *req = THIS_REQUEST();
    RETURN_BOOL(is_fresh(req) && set_header(req, msf_value_slice(name), msf_value_slice(value), false));
}

ZEND_METHOD(PG_MSF_Request_HttpResponse, status)
{
    zend_long code;
    zend_string *reason = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_LONG(code)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(reason)
    ZEND_PARSE_PARAMETERS_END();
    (void)reason;
    msf_http_request *req = THIS_REQUEST();
    if (!is_fresh(req)) {
        RETURN_FALSE;
    }
    bool known = code >= 200 && code <= 999 && strcmp(msf_http_reason((int)code), "Unknown") != 0;
    msf_http_res_status(req, known ? (int)code : 200);
    RETURN_TRUE;
}

ZEND_METHOD(PG_MSF_Request_HttpResponse, cookie)
{
    msf_cookie c = {.value = ZSTR_EMPTY_ALLOC(), .path = ZSTR_CHAR('/')};
    ZEND_PARSE_PARAMETERS_START(1, 8)
    Z_PARAM_STR(c.name)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(c.value)
    Z_PARAM_LONG(c.expires)
    Z_PARAM_STR(c.path)
    Z_PARAM_STR(c.domain)
    Z_PARAM_BOOL(c.secure)
    Z_PARAM_BOOL(c.httponly)
    Z_PARAM_STR(c.samesite)
    ZEND_PARSE_PARAMETERS_END();
    msf_http_request *req = THIS_REQUEST();
    if (!is_fresh(req)) {
        RETURN_FALSE;
    }
    zend_string *value = msf_cookie_header(&c);
    if (!value) {
        RETURN_THROWS();
    }
    bool ok = set_header(req, MSF_SLICE("Set-Cookie"), msf_value_slice(value), true);
    zend_string_release(value);
    RETURN_BOOL(ok);
}

ZEND_METHOD(PG_MSF_Request_HttpResponse, gzip)
{
    zend_long level = 1;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(level)
    ZEND_PARSE_PARAMETERS_END();
    if (level < 1 || level > 9) {
        zend_argument_value_error(1, "must be between 1 and 9");
        RETURN_THROWS();
    }
    msf_http_request *req = THIS_REQUEST();
    if (!is_fresh(req)) {
        RETURN_FALSE;
    }
    msf_http_res_gzip(req, (int)level);
    RETURN_TRUE;
}

/* ---- body --------------------------------------------------------------------------------------------------------------------------- */

static void release_string(void *s)
{
    zend_string_release((zend_string *)s);
}

ZEND_METHOD(PG_MSF_Request_HttpResponse, end)
{
    zend_string *body = ZSTR_EMPTY_ALLOC();
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(body)
    ZEND_PARSE_PARAMETERS_END();
    msf_http_request *req = THIS_REQUEST();
    if (!is_open(req)) {
        RETURN_FALSE;
    }
    if (!req->res.head_sent) {
        note_status(req);
    }
    int rc;
    if (ZSTR_LEN(body) <= COPY_BODY || ZSTR_IS_INTERNED(body)) {
        rc = msf_http_res_end(req, ZSTR_VAL(body), ZSTR_LEN(body));
    } else {
        zend_string_addref(body);
        rc = msf_http_res_end_ref(req, ZSTR_VAL(body), ZSTR_LEN(body), release_string, body);
    }
    msf_http_response_ended(req);
    RETURN_BOOL(rc == 0);
}

ZEND_METHOD(PG_MSF_Request_HttpResponse, write)
{
    zend_string *data;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(data)
    ZEND_PARSE_PARAMETERS_END();
    msf_http_request *req = THIS_REQUEST();
    if (!is_open(req)) {
        RETURN_FALSE;
    }
    if (!req->res.head_sent) {
        note_status(req);
    }
    if (ZSTR_LEN(data) > 0 && msf_http_res_write(req, ZSTR_VAL(data), ZSTR_LEN(data)) != 0) {
        RETURN_FALSE;
    }
    if (msf_http_res_full(req) && !msf_job_wait_drain(req)) {
        RETURN_THROWS();
    }
    RETURN_BOOL(req->conn != NULL);
}

ZEND_METHOD(PG_MSF_Request_HttpResponse, sendfile)
{
    zend_string *path;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_PATH_STR(path)
    ZEND_PARSE_PARAMETERS_END();
    msf_http_request *req = THIS_REQUEST();
    if (!is_fresh(req)) {
        RETURN_FALSE;
    }
    struct stat st;
    int fd = open(ZSTR_VAL(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a FIFO must not stop the worker */
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        zend_error(E_WARNING, "\"%s\" cannot be sent: %s", ZSTR_VAL(path), fd < 0 ? strerror(errno) : "it is no regular file");
        if (fd >= 0) {
            close(fd);
        }
        RETURN_FALSE;
    }
    msf_slice type = req->res.content_type.p ? req->res.content_type : msf_http_static_type(msf_value_slice(path));
    bool sent = msf_http_res_file(req, fd, type) > 0;
    note_status(req);
    msf_http_response_ended(req);
    RETURN_BOOL(sent);
}

void msf_register_http_response(void)
{
    msf_ce_http_response = register_class_PG_MSF_Request_HttpResponse();
    msf_ce_http_response->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(response, std);
    handlers.free_obj = free_obj;
    handlers.clone_obj = NULL;
}
