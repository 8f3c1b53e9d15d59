#include "php/Request/hook.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Exceptions.h"
#include "php/Request/access.h"
#include "php/Request/dispatch.h"
#include "php/Request/HttpRequest.h"
#include "php/Request/HttpResponse.h"
#include "php/Request/respond.h"
#include "php/Server.h"

static zend_function *override;

bool msf_hook_find(zend_class_entry *server)
{
    override = MSF_USER_METHOD(server, "onrequest");
    return override != NULL;
}

/* The override has returned or thrown. */
static void override_ended(msf_job *job)
{
    job->phase = MSF_JOB_ENDS;
    if (!job->kit) { /* it has called its parent, so all is answered, logged and given back: only what it did afterwards is left */
        zend_object *e = msf_take_exception();
        if (e) {
            if (!msf_is_exit(e)) {
                msf_access_exception(NULL, "onRequest: ", e);
            }
            OBJ_RELEASE(e);
        }
    } else if (!EG(exception) && !job->req->res.ended && !job->req->res.head_sent) {
        msf_respond_text(job, 501, ZEND_STRL("Not Implemented"));
    }
}

static void call_override(msf_job *job)
{
    zval argv[2], result;
    ZVAL_OBJ(&argv[0], msf_http_request_object(job->req, job->kit->input));
    ZVAL_OBJ(&argv[1], msf_http_response_object(job->req));
    job->phase = MSF_JOB_HOOKS;
    if (!msf_call(msf_server_instance(), override, &result, 2, argv)) {
        override_ended(job);
    } else {
        if (msf_is_generator(&result)) {
            msf_gen_begin(&job->co, &result);
        } else {
            override_ended(job);
        }
        zval_ptr_dtor(&result);
    }
    zval_ptr_dtor(&argv[0]);
    zval_ptr_dtor(&argv[1]);
}

msf_step msf_hook_step(msf_coro *co)
{
    msf_job *job = MSF_CONTAINER_OF(co, msf_job, co);
    if (job->phase == MSF_JOB_NEW && msf_dispatch_open(job)) {
        call_override(job);
    }
    if (job->phase == MSF_JOB_HOOKS) {
        zval result;
        if (msf_gen_drive(co, &result) == MSF_GEN_PARKED) {
            return MSF_STEP_PARKED;
        }
        zval_ptr_dtor(&result);
        override_ended(job);
    }
    return msf_dispatch_step(co);
}

/* ---- parent::onRequest() ------------------------------------------------------------------------------------------------------------ */

static msf_job *job_to_pass_on(zend_object *response)
{
    msf_http_request *req = msf_http_response_request(response);
    msf_job *job = req->user;
    const char *why = NULL;
    if (!job || &job->co != msf_coro_current()) {
        why = "onRequest(): the request belongs to another coroutine, or is over";
    } else if (job->phase != MSF_JOB_HOOKS || !job->kit) {
        why = "onRequest(): the framework has dispatched this request already";
    } else if (!msf_coro_can_suspend(&why)) {
        job = NULL;
    }
    if (why) {
        zend_throw_exception(msf_ce_base_exception, why, 0);
        return NULL;
    }
    return job;
}

/* Rewritten paths are routed as if the client had sent them. */
static bool take_path(msf_http_request *req, zend_object *request)
{
    zval rv, *server = zend_read_property(request->ce, request, ZEND_STRL("server"), true, &rv);
    ZVAL_DEREF(server);
    zval *path = Z_TYPE_P(server) == IS_ARRAY ? zend_hash_str_find_deref(Z_ARRVAL_P(server), ZEND_STRL("path_info")) : NULL;
    if (!path || Z_TYPE_P(path) != IS_STRING || msf_slice_eq((msf_slice){Z_STRVAL_P(path), Z_STRLEN_P(path)}, req->path)) {
        return true;
    }
    msf_slice copy = {Z_STRVAL_P(path), Z_STRLEN_P(path)};
    if (copy.n == 0 || copy.p[0] != '/' || memchr(copy.p, '\0', copy.n)) {
        zend_throw_exception(msf_ce_base_exception, "onRequest(): server['path_info'] must begin with a slash and have no NUL bytes", 0);
        return false;
    }
    copy = msf_arena_copy(&req->arena, copy);
    if (!copy.p) {
        zend_throw_exception(msf_ce_base_exception, "onRequest(): server['path_info'] is too long", 0);
        return false;
    }
    req->path = copy;
    return true;
}

void msf_hook_pass_on(zend_object *request, zend_object *response)
{
    msf_job *job = job_to_pass_on(response);
    if (!job || !take_path(job->req, request)) {
        return;
    }
    msf_http_request_adopt(request, job->kit->input);
    msf_gen_stack outer; /* of an override that is a generator */
    msf_gen_set_aside(&job->co, &outer);
    job->phase = MSF_JOB_ROUTES;
    while (msf_dispatch_step(&job->co) == MSF_STEP_PARKED) {
        msf_coro_pause(&job->co); /* what would be without a stack keeps the override's */
    }
    msf_gen_put_back(&job->co, &outer);
    job->phase = MSF_JOB_HOOKS;
}
