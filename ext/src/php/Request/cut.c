/* Ending requests from outside: client gone, time is up. Loop callbacks only put the job into a list; a small coroutine makes the
 * exceptions. */
#include "php/Request/job.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "engine/future.h"

static msf_list waiting = {&waiting, &waiting};
static msf_coro cutter;
static bool running;

static zend_object *exception_for(const msf_job *job)
{
    zval zv;
    object_init_ex(&zv, msf_ce_coroutine_cancelled_exception);
    static const char *const texts[] = {[MSF_JOB_CLIENT_GONE] = "The client has gone",
                                        [MSF_JOB_STREAM_OVER] = "The worker ends, and has closed the event stream",
                                        [MSF_JOB_TOO_LONG] = "The request took longer than http_server.request_timeout allows"};
    const char *text = texts[job->cut];
    zend_update_property_string(zend_get_exception_base(Z_OBJ(zv)), Z_OBJ(zv), ZEND_STRL("message"), text);
    return Z_OBJ(zv);
}

static msf_step cut_step(msf_coro *co)
{
    msf_list *node;
    while ((node = msf_list_pop_front(&waiting))) {
        msf_job *job = MSF_CONTAINER_OF(node, msf_job, node);
        zend_object *e = exception_for(job);
        msf_coro_cancel(&job->co, e);
        OBJ_RELEASE(e);
    }
    return MSF_STEP_DONE;
}

static void cut_finish(msf_coro *co, msf_end how)
{
    running = false;
    if (how == MSF_END_THREW || how == MSF_END_EXITED) {
        msf_drop_exception();
    }
}

static const msf_coro_type cutter_type = {"cut", cut_step, cut_finish, NULL};

void msf_job_cut_later(msf_job *job, msf_job_cut why)
{
    if (job->cut != MSF_JOB_WHOLE) {
        return;
    }
    job->cut = why;
    msf_list_push_back(&waiting, &job->node);
    if (!running) {
        msf_coro_init(&cutter, &cutter_type, NULL);
        running = msf_coro_start(&cutter) == 0;
    }
}

void msf_job_cut_forget(msf_job *job)
{
    msf_list_remove(&job->node);
}
