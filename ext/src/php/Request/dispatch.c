#include "php/Request/dispatch.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "engine/future.h"
#include "php/Attribute/act.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Base/Pool.h"
#include "php/Controllers/Controller.h"
#include "php/Controllers/builtin.h"
#include "php/Coroutine/Scheduler.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Request/access.h"
#include "php/Request/arguments.h"
#include "php/Request/cors.h"
#include "php/Request/fields.h"
#include "php/Request/respond.h"
#include "php/Request/settings.h"
#include "php/Server.h"

/* ---- beginning ---------------------------------------------------------------------------------------------------------------------- */

bool msf_dispatch_open(msf_job *job)
{
    zend_string *id = msf_job_log_id(job->req);
    job->phase = MSF_JOB_ENDS;
    job->kit = msf_kit_take(job->req, id);
    zend_string_release(id);
    if (!job->kit) {
        return false;
    }
    msf_coro_set_context(&job->co, job->kit->context);
    if (job->req->body_size > 0 && msf_fields_too_many(job->req, msf_settings()->limits.fields)) {
        msf_respond_text(job, 413, ZEND_STRL("Too many form fields"));
        return false;
    }
    return true;
}

static void name_it(msf_job *job)
{
    zval v;
    ZVAL_STR_COPY(&v, job->route.controller);
    msf_slot_set(job->kit->context, MSF_CONTEXT_CONTROLLER_NAME, &v);
    ZVAL_STR_COPY(&v, job->route.method);
    msf_slot_set(job->kit->context, MSF_CONTEXT_ACTION_NAME, &v);
}

static bool take_controller(msf_job *job)
{
    job->pooled = msf_pool_class_of(job->route.ce);
    zend_object *o = msf_pool_take(job->pooled, &job->age);
    zval v;
    if (!o) {
        return false;
    }
    job->controller = o;
    msf_slot_set_object(o, MSF_SLOT_CONTEXT, job->kit->context);
    ZVAL_LONG(&v, MSF_DS_PUBLIC);
    msf_slot_set(o, MSF_SLOT_DS_LEVEL, &v);
    msf_pool_note_use(job->pooled, o, &job->age);
    ZVAL_DOUBLE(&v, (double)job->req->received_us / 1e6);
    msf_slot_set(o, MSF_SLOT_START_TIME, &v);
    return msf_kit_construct(job->kit, o);
}

/* Applications with awaitables of their own look their request up in the scheduler's maps (spec/04 section 4). */
static void enter_scheduler(msf_job *job)
{
    zval here;
    if (!job->in_scheduler) {
        ZVAL_TRUE(&here);
        msf_scheduler_enter(msf_slot(job->kit->context, MSF_CONTEXT_REQUEST_ID), &here);
        job->in_scheduler = true;
    }
}

static void run_generator(msf_job *job, zval *generator, msf_job_phase phase)
{
    msf_gen_begin(&job->co, generator);
    job->phase = phase;
    enter_scheduler(job);
}

/* Runs the constructor, if the application has one. True: go on with `phase`; false: an exception. */
static bool construct(msf_job *job)
{
    zend_function *ctor = job->controller->ce->constructor;
    job->phase = MSF_JOB_ACTS;
    if (!ctor || ctor->common.scope == msf_ce_controller) {
        return true;
    }
    zval argv[2], result;
    ZVAL_STR(&argv[0], job->route.controller);
    ZVAL_STR(&argv[1], job->route.method);
    if (!msf_call(job->controller, ctor, &result, 2, argv)) {
        return false;
    }
    if (msf_is_generator(&result)) {
        run_generator(job, &result, MSF_JOB_CONSTRUCTS);
    }
    zval_ptr_dtor(&result);
    return true;
}

/* ---- action ------------------------------------------------------------------------------------------------------------------------- */

/* Route parameters: of the query string, of the form for RPC, or what a router of the application's own has set. */
static HashTable *params_of(msf_job *job)
{
    if (Z_TYPE(job->route.params) == IS_ARRAY) {
        return Z_ARRVAL(job->route.params);
    }
    zval *v = &job->route.params;
    if (job->route.is_rpc) {
        v = msf_input_part_of(job->kit->input, MSF_INPUT_POST);
    }
    if (Z_TYPE_P(v) != IS_ARRAY && job->req->query.p) {
        v = msf_input_part_of(job->kit->input, MSF_INPUT_GET);
    }
    return Z_TYPE_P(v) == IS_ARRAY ? Z_ARRVAL_P(v) : NULL;
}

static bool call_action(msf_job *job, zval *result)
{
    HashTable *params = params_of(job);
    return params && zend_hash_num_elements(params) > 0 ? msf_arguments_call(job->controller, job->route.action, params, result)
                                                        : msf_call(job->controller, job->route.action, result, 0, NULL);
}

static bool act(msf_job *job)
{
    zval result;
    if (!(job->route.attribute ? msf_attribute_act(job, &result) : call_action(job, &result))) {
        return false;
    }
    job->phase = MSF_JOB_ENDS;
    if (msf_is_generator(&result)) {
        run_generator(job, &result, MSF_JOB_RUNS);
    } else if (UNEXPECTED(job->route.attribute)) {
        msf_attribute_answer(job, &result);
    }
    zval_ptr_dtor(&result); /* whatever else an action returns is ignored */
    return true;
}

/* ---- end ---------------------------------------------------------------------------------------------------------------------------- */

/* An error of the application's error handler: both go to the log, the client gets the plain 500. */
static void handler_failed(msf_job *job, zend_object *first)
{
    zend_object *second = msf_take_exception();
    msf_access_exception(job->kit->context, "previous exception ", first);
    if (!msf_is_exit(second)) { /* exit() is no Throwable: it has no message */
        msf_access_exception(job->kit->context, "handle exception ", second);
    }
    OBJ_RELEASE(second);
    if (job->req->res.head_sent) {
        msf_respond_bare(job->req, 500, ZEND_STRL("Internal Server Error"));
    } else if (!msf_output_is_end(job->kit->output)) {
        msf_respond_text(job, 500, ZEND_STRL("Internal Server Error"));
    }
}

static void handle(msf_job *job, zend_object *e)
{
    zend_function *fn = job->controller ? MSF_METHOD(job->controller->ce, "onexceptionhandle") : NULL;
    if (!fn || fn->common.scope == msf_ce_controller) {
        msf_controller_on_exception(job->kit->context, e);
        return;
    }
    zval argv[1];
    ZVAL_OBJ(&argv[0], e);
    if (!msf_call(job->controller, fn, NULL, 1, argv)) {
        handler_failed(job, e);
    }
}

/* The request was ended from outside. */
static void answer_cut(msf_job *job)
{
    zend_object *context = job->kit->context;
    if (job->cut == MSF_JOB_STREAM_OVER) {
        return;
    }
    if (job->cut == MSF_JOB_CLIENT_GONE) {
        msf_access_push_long(context, MSF_SLICE("http-code"), 499);
        msf_http_res_abort(job->req); /* if it has only half-closed, this tells it */
        return;
    }
    msf_access_write(context, MSF_LOG_WARNING, "The request was ended after %u ms (http_server.request_timeout)",
                     msf_settings()->request_timeout);
    if (job->req->res.head_sent) {
        msf_http_res_abort(job->req);
    } else if (!job->req->res.ended) {
        msf_respond_text(job, 504, ZEND_STRL("Gateway Timeout"));
    }
}

/* Whatever way the action took, the client gets an answer. */
static void answer(msf_job *job, zend_object *e)
{
    bool exited = msf_is_exit(e);
    if (e && !exited && job->cut != MSF_JOB_WHOLE && instanceof_function(e->ce, msf_ce_coroutine_cancelled_exception)) {
        answer_cut(job);
        return;
    }
    if (e && !exited) {
        handle(job, e);
        msf_drop_exception();
    }
    if (job->req->res.ended) {
        return;
    }
    if (job->req->res.head_sent) {
        msf_output_finish(job->kit->output);
    } else if (exited) {
        msf_respond_text(job, 200, "", 0); /* exit() without output, as under any other PHP server */
    } else if (job->route.kind == MSF_ROUTE_ACTION) {
        msf_respond_text(job, 501, ZEND_STRL("Not Implemented"));
    } else {
        msf_respond_text(job, 500, ZEND_STRL("Internal Server Error"));
    }
}

static void log_thrown(msf_job *job, const char *prefix)
{
    zend_object *e = msf_take_exception();
    if (e) {
        if (!msf_is_exit(e)) {
            msf_access_exception(job->kit->context, prefix, e);
        }
        OBJ_RELEASE(e);
    }
}

/* Without other objects of the request; with some, they all go back together. */
static void give_controller(msf_job *job)
{
    zend_object *o = job->controller;
    msf_pool_class *c = job->pooled;
    job->controller = NULL;
    if (GC_REFCOUNT(o) > 1) { /* a coroutine or closure of this request goes on with it */
        msf_pool_abandon(o);
        return;
    }
    if (UNEXPECTED(c->destruct != NULL)) {
        msf_call(o, c->destruct, NULL, 0, NULL);
        log_thrown(job, "destroy: ");
    }
    msf_slot_set_object(o, MSF_SLOT_CONTEXT, NULL);
    msf_pool_reset_class(c, o, MSF_DS_PUBLIC);
    msf_pool_give(c, o, &job->age);
    log_thrown(job, "destroy: ");
}

static void give_objects(msf_job *job)
{
    zend_object *controller = job->controller;
    if (!msf_object_pool_is_empty(job->kit->pool)) {
        job->controller = NULL;
        msf_kit_release_objects(job->kit, controller, &job->age);
    } else if (controller) {
        give_controller(job);
    }
}

/* A request without a kit: out of coroutines' memory, or a constructor of Input or Output threw. */
static void end_bare(msf_job *job)
{
    zend_object *e = msf_take_exception();
    if (e) {
        if (!msf_is_exit(e)) {
            msf_access_exception(NULL, "", e);
        }
        OBJ_RELEASE(e);
    }
    msf_respond_bare(job->req, 500, ZEND_STRL("Internal Server Error"));
}

void msf_dispatch_end(msf_job *job)
{
    msf_kit *kit = job->kit;
    if (UNEXPECTED(msf_is_fatal_unwind())) {
        zend_bailout();
    }
    if (!kit) {
        if (!job->req->res.ended) {
            end_bare(job);
        }
        return;
    }
    zend_object *e = msf_take_exception();
    answer(job, e);
    if (e) {
        OBJ_RELEASE(e);
    }
    if (job->controller && job->pooled->destroy) {
        msf_call(job->controller, job->pooled->destroy, NULL, 0, NULL);
        log_thrown(job, "destroy: ");
    }
    if (kit->log) {
        msf_log_notice_line(kit->log);
    }
    give_objects(job);
    msf_route_free(&job->route);
    if (job->in_scheduler || msf_scheduler_wanted) {
        msf_scheduler_leave(msf_slot(kit->context, MSF_CONTEXT_REQUEST_ID));
    }
    msf_coro_set_context(&job->co, NULL);
    job->kit = NULL;
    msf_kit_give(kit);
}

/* ---- steps -------------------------------------------------------------------------------------------------------------------------- */

/* Actions of the framework's own controllers are not for everybody. */
static bool may_use(msf_job *job)
{
    zend_string *refusal;
    if (msf_builtin_allows(job->route.action->common.scope, job->req, &refusal)) {
        return true;
    }
    msf_respond_text(job, 403, ZSTR_VAL(refusal), ZSTR_LEN(refusal));
    zend_string_release(refusal);
    return false;
}

/* True: it was a preflight, and is answered. */
static bool answer_cors(msf_job *job)
{
    int status;
    if (msf_cors_apply(job->req, &status) == MSF_CORS_GO_ON) {
        return false;
    }
    msf_respond_text(job, status, ZEND_STRL("This origin is not in http.cors.origins"));
    return true;
}

static void route(msf_job *job)
{
    job->phase = MSF_JOB_ENDS;
    if (UNEXPECTED(msf_cors_on) && answer_cors(job)) {
        return;
    }
    msf_route_find(msf_server_router(), job->req, job->kit->input, &job->route);
    if (job->route.kind == MSF_ROUTE_THREW) {
        return;
    }
    if (job->route.kind != MSF_ROUTE_ACTION) {
        msf_respond(job);
        return;
    }
    if (UNEXPECTED(job->route.action->type == ZEND_INTERNAL_FUNCTION) && !may_use(job)) {
        return;
    }
    name_it(job);
    if (UNEXPECTED(msf_scheduler_wanted)) {
        enter_scheduler(job);
    }
    if (take_controller(job)) {
        construct(job);
        if (EG(exception)) {
            job->phase = MSF_JOB_ENDS;
        }
    }
}

/* Runs the generator of the current phase. False: it waits. */
static bool drive(msf_job *job, msf_job_phase next)
{
    zval result;
    switch (msf_gen_drive(&job->co, &result)) {
    case MSF_GEN_PARKED:
        return false;
    case MSF_GEN_RETURNED:
        job->phase = next;
        if (UNEXPECTED(job->route.attribute) && next == MSF_JOB_ENDS) {
            msf_attribute_answer(job, &result);
        }
        zval_ptr_dtor(&result);
        return true;
    default:
        job->phase = MSF_JOB_ENDS;
        return true;
    }
}

msf_step msf_dispatch_step(msf_coro *co)
{
    msf_job *job = MSF_CONTAINER_OF(co, msf_job, co);
    for (;;) {
        switch (job->phase) {
        case MSF_JOB_NEW:
            if (msf_dispatch_open(job)) {
                route(job);
            }
            break;
        case MSF_JOB_ROUTES:
            route(job);
            break;
        case MSF_JOB_CONSTRUCTS:
            if (!drive(job, MSF_JOB_ACTS)) {
                return MSF_STEP_PARKED;
            }
            break;
        case MSF_JOB_ACTS:
            job->phase = MSF_JOB_ENDS;
            /* A constructor that has answered has the last word (spec/10 C12). */
            if (!job->req->res.ended && !job->req->res.head_sent) {
                act(job);
            }
            break;
        case MSF_JOB_RUNS:
            if (!drive(job, MSF_JOB_ENDS)) {
                return MSF_STEP_PARKED;
            }
            break;
        case MSF_JOB_HOOKS:
            ZEND_ASSERT(!"the phase of msf_hook_step");
            job->phase = MSF_JOB_ENDS;
            break;
        case MSF_JOB_ENDS:
            msf_gen_clear(co);
            msf_dispatch_end(job);
            return MSF_STEP_DONE;
        }
    }
}
