#include "php/Request/job.h"

#include "engine/call.h"
#include "engine/future.h"
#include "engine/value.h"
#include "php/Controllers/monitor.h"
#include "php/Log/logid.h"
#include "php/Leaks/leaks.h"
#include "php/Log/PGLog.h"
#include "php/Request/access.h"
#include "php/Request/dispatch.h"
#include "php/Request/hook.h"
#include "php/Request/respond.h"
#include "php/Request/settings.h"
#include "php/Server.h"
#include "php/Server/server.h"

#define KEEP_FREE  1024
#define PUBLISH_MS 2000 /* spec/01 9.1 */

static msf_job *free_jobs;
static uint32_t free_count;
static uint32_t running;
static void (*stopped)(void);
static msf_timer publish; /* of what other workers' monitor pages show of this one */

/* ---- memory: malloc, because jobs begin in loop callbacks ------------------------------------------------------------------------------
 */

static msf_job *take(void)
{
    msf_job *job = free_jobs;
    if (job) {
        free_jobs = job->next;
        free_count--;
    } else {
        job = malloc(sizeof(*job));
    }
    return job;
}

static void give(msf_job *job)
{
    if (free_count >= KEEP_FREE) {
        free(job);
        return;
    }
    job->next = free_jobs;
    free_jobs = job;
    free_count++;
}

static void on_publish(msf_timer *t)
{
    if (msf_place.worker) {
        msf_monitor_publish(msf_worker_score(msf_place.worker));
        msf_timer_start(msf_engine_loop(), t, PUBLISH_MS);
    }
}

void msf_dispatch_stop(void)
{
    if (msf_engine_started()) {
        msf_timer_stop(msf_engine_loop(), &publish);
    }
    msf_pool_sweep_stop();
    msf_leaks_stop();
    while (free_jobs) {
        msf_job *job = free_jobs;
        free_jobs = job->next;
        free(job);
    }
    free_count = 0;
    msf_kit_shutdown();
}

uint32_t msf_dispatch_running(void)
{
    return running;
}

/* ---- the coroutine ------------------------------------------------------------------------------------------------------------------ */

static void job_gc(msf_coro *co, zend_get_gc_buffer *gc)
{
    msf_job *job = MSF_CONTAINER_OF(co, msf_job, co);
    if (job->controller) {
        zend_get_gc_buffer_add_obj(gc, job->controller);
    }
    if (job->kit) {
        zend_get_gc_buffer_add_obj(gc, job->kit->context);
        zend_get_gc_buffer_add_obj(gc, job->kit->input);
        zend_get_gc_buffer_add_obj(gc, job->kit->output);
        zend_get_gc_buffer_add_obj(gc, job->kit->pool);
        if (job->kit->log) {
            zend_get_gc_buffer_add_obj(gc, job->kit->log);
        }
    }
    zend_get_gc_buffer_add_zval(gc, &job->route.params);
}

/* After a bailout the engine's heap may be damaged: only C from here on, and what belongs to PHP is left lying. */
static void bury(msf_job *job)
{
    zend_object *log = job->kit ? job->kit->log : NULL;
    char line[1024], target[256];
    size_t n = MIN(job->req->target.n, sizeof(target) - 1);
    memcpy(target, n ? job->req->target.p : "", n);
    target[n] = '\0';
    snprintf(line, sizeof(line), "WORKER EXIT UNEXPECTED %s (%s:%d) [QUERY] %s",
             PG(last_error_message) ? ZSTR_VAL(PG(last_error_message)) : "fatal error",
             PG(last_error_file) ? ZSTR_VAL(PG(last_error_file)) : "unknown", PG(last_error_lineno), target);
    if (log) {
        msf_log_write(log, MSF_LOG_ALERT, line, strlen(line));
        msf_log_push_long(log, ZEND_STRL("http-code"), 500);
        msf_log_notice_line(log);
    } else {
        fprintf(stderr, "%s\n", line);
    }
    msf_respond_bare(job->req, 500, ZEND_STRL("Internal Server Error"));
}

static void job_finish(msf_coro *co, msf_end how)
{
    msf_job *job = MSF_CONTAINER_OF(co, msf_job, co);
    msf_http_request *req = job->req;
    if (how == MSF_END_FATAL) {
        bury(job);
        msf_worker_fatal("fatal error in a request");
    } else {
        msf_dispatch_end(job); /* does nothing when the last step has done it */
        msf_drop_exception();
    }
    msf_job_cut_forget(job);
    msf_timer_stop(msf_engine_loop(), &job->deadline);
    req->user = NULL;
    running--;
    give(job);
    msf_http_request_release(req);
}

static const msf_coro_type job_type = {"request", msf_dispatch_step, job_finish, job_gc};
static const msf_coro_type hooked_type = {"request", msf_hook_step, job_finish, job_gc};
static const msf_coro_type *type = &job_type; /* of this worker's requests */

/* With the leak detector a request has an end of its own; without it nothing of it is on the way. */
static msf_coro_type watched_type;

static void watched_finish(msf_coro *co, msf_end how)
{
    const msf_job *job = MSF_CONTAINER_OF(co, msf_job, co);
    zend_class_entry *ce = job->route.ce;
    zend_function *action = job->route.action;
    job_finish(co, how);
    if (how != MSF_END_FATAL) {
        msf_leaks_request_over(ce, action);
    }
}

bool msf_dispatch_start(void)
{
    type = msf_hook_find(msf_server_instance()->ce) ? &hooked_type : &job_type;
    if (msf_leaks_start()) {
        watched_type = *type;
        watched_type.finish = watched_finish;
        type = &watched_type;
    }
    msf_logid_forked();
    msf_timer_init(&publish, on_publish);
    publish.weak = 1;
    msf_pool_sweep_start();
    return msf_timer_start(msf_engine_loop(), &publish, 0) == 0;
}

/* ---- callbacks of the server: inside the poll, no PHP ---------------------------------------------------------------------------------
 */

static void on_deadline(msf_timer *t)
{
    msf_job_cut_later(MSF_CONTAINER_OF(t, msf_job, deadline), MSF_JOB_TOO_LONG);
}

static void refuse(msf_http_request *req)
{
    msf_http_res_header(req, MSF_SLICE("Retry-After"), MSF_SLICE("1"));
    msf_respond_bare(req, 503, ZEND_STRL("Service Unavailable"));
    msf_http_request_release(req);
}

static void on_request(void *ctx, msf_http_request *req)
{
    msf_job *job = take();
    if (!job) {
        refuse(req);
        return;
    }
    memset(&job->req, 0, sizeof(*job) - offsetof(msf_job, req)); /* the coroutine before it sets itself up */
    job->req = req;
    job->route.fd = -1;
    msf_list_init(&job->node);
    msf_timer_init(&job->deadline, on_deadline);
    msf_coro_init(&job->co, type, NULL);
    if (msf_coro_start(&job->co) != 0) {
        give(job);
        refuse(req);
        return;
    }
    running++;
    req->user = job;
    if (msf_settings()->request_timeout > 0) {
        msf_timer_start(msf_engine_loop(), &job->deadline, msf_settings()->request_timeout);
    }
}

static bool may_cancel(const msf_http_request *req)
{
    switch (msf_settings()->on_gone) {
    case MSF_GONE_CANCEL:
        return true;
    case MSF_GONE_CANCEL_SAFE:
        return req->method == MSF_HTTP_GET || req->method == MSF_HTTP_HEAD;
    default:
        return false;
    }
}

static void wake_writer(msf_http_request *req)
{
    msf_job *job = req->user;
    if (job && job->drain) {
        msf_future_complete(job->drain);
    }
}

static void on_gone(void *ctx, msf_http_request *req)
{
    wake_writer(req);
    if (req->user && may_cancel(req)) {
        msf_job_cut_later(req->user, MSF_JOB_CLIENT_GONE);
    }
}

/* Closing a socket and half-closing it look the same from here until something is sent; hardly anybody does the second. */
static void on_half_closed(void *ctx, msf_http_request *req)
{
    if (req->user && !msf_settings()->half_close && may_cancel(req)) {
        msf_job_cut_later(req->user, MSF_JOB_CLIENT_GONE);
    }
}

void msf_job_unlimited(msf_http_request *req)
{
    if (req->user) {
        msf_timer_stop(msf_engine_loop(), &((msf_job *)req->user)->deadline);
    }
}

void msf_job_stream_over(msf_http_request *req)
{
    wake_writer(req);
    if (req->user && may_cancel(req)) {
        msf_job_cut_later(req->user, MSF_JOB_STREAM_OVER);
    }
}

static void on_drain(void *ctx, msf_http_request *req)
{
    wake_writer(req);
}

static void on_stopped(void *ctx)
{
    if (stopped) {
        stopped();
    }
}

static void on_refused(void *ctx, int status, const char *reason, const char *peer_ip)
{
    msf_access_write(NULL, MSF_LOG_WARNING, "refused a request of %s with %d: %s", peer_ip ? peer_ip : "unknown", status,
                     reason ? reason : "");
}

static void on_cut(void *ctx, const char *peer_ip, uint64_t bytes)
{
    msf_access_write(NULL, MSF_LOG_WARNING,
                     "reset the connection of %s: %llu bytes of answers wait for it (http_server.limits.queued_bytes)", peer_ip,
                     (unsigned long long)bytes);
}

const msf_http_handler msf_dispatch_handler = {on_request, on_gone, on_drain, on_stopped, on_refused, on_half_closed, on_cut};

void msf_dispatch_on_stopped(void (*fn)(void))
{
    stopped = fn;
}

/* ---- streamed answers --------------------------------------------------------------------------------------------------------------- */

static void drained(msf_future *f, zval *value)
{
    ZVAL_TRUE(value);
}

static void let_drain_go(msf_future *f)
{
    msf_job *job = f->op;
    if (job && job->drain == f) {
        job->drain = NULL;
    }
}

static const msf_future_ops drain_ops = {.name = "write", .result = drained, .abandon = let_drain_go};

bool msf_job_wait_drain(msf_http_request *req)
{
    msf_job *job = req->user;
    if (!job || !req->conn) {
        return true;
    }
    if (job->drain) {
        zend_throw_error(NULL, "Two coroutines of one request write to it at once");
        return false;
    }
    msf_future *f = msf_future_new(msf_ce_coroutine_base, &drain_ops, job);
    /* The connection's own write time-out ends the wait of a client that reads nothing. */
    msf_future_set_timeout(f, 0);
    job->drain = f;
    zval value;
    GC_ADDREF(&f->std);
    bool ok = msf_future_await(f, -1, &value);
    if (ok) {
        zval_ptr_dtor(&value);
    }
    job->drain = NULL;
    f->op = NULL;
    OBJ_RELEASE(&f->std);
    OBJ_RELEASE(&f->std);
    return ok;
}

/* ---- log id ------------------------------------------------------------------------------------------------------------------------- */

zend_string *msf_job_log_id(const msf_http_request *req)
{
    msf_slice id = msf_http_request_header(req, MSF_SLICE("x-ngx-logid"));
    if (!id.p) {
        id = msf_http_request_header(req, MSF_SLICE("log_id"));
    }
    if (id.p && msf_logid_valid(id.p, id.n)) {
        return msf_value_string(id);
    }
    zend_string *s = zend_string_alloc(MSF_LOGID_LEN, 0);
    msf_logid_generate(ZSTR_VAL(s));
    ZSTR_VAL(s)[MSF_LOGID_LEN] = '\0';
    return s;
}
