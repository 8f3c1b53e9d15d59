/* One HTTP request being served: a coroutine whose steps are constructor, action, end. */
#ifndef MSF_PHP_REQUEST_JOB_H
#define MSF_PHP_REQUEST_JOB_H

#include "php.h"

#include "engine/coroutine.h"
#include "http/request.h"
#include "http/server.h"
#include "php/Base/Pool.h"
#include "php/Request/kit.h"
#include "php/Route/route.h"

typedef enum msf_job_phase {
    MSF_JOB_NEW,
    MSF_JOB_HOOKS,      /* the application's onRequest() runs, see hook.h */
    MSF_JOB_ROUTES,     /* it has handed the request over */
    MSF_JOB_CONSTRUCTS, /* the constructor's generator runs */
    MSF_JOB_ACTS,       /* the action has to be called */
    MSF_JOB_RUNS,       /* the action's generator runs */
    MSF_JOB_ENDS
} msf_job_phase;

typedef enum msf_job_cut {
    MSF_JOB_WHOLE,
    MSF_JOB_CLIENT_GONE, /* cancelled because nobody waits for the answer: 499 in the log */
    MSF_JOB_STREAM_OVER, /* its event stream was closed because the worker ends */
    MSF_JOB_TOO_LONG     /* http_server.request_timeout: 504 */
} msf_job_cut;

typedef struct msf_job {
    msf_coro co;
    msf_http_request *req; /* the handler's reference */
    msf_list node;         /* jobs to be cut, see cut.c */
    msf_timer deadline;
    msf_future *drain; /* the wait of a streamed answer; owned by the waiter's stack */
    msf_kit *kit;
    zend_object *controller;       /* own reference */
    struct msf_pool_class *pooled; /* of the controller */
    msf_pool_age age;              /* likewise */
    msf_route route;
    msf_job_phase phase;
    msf_job_cut cut;
    bool in_scheduler;    /* it has entries in the scheduler's maps */
    struct msf_job *next; /* free ones */
} msf_job;

/* What the worker's main calls (see php/Server.h). */
bool msf_dispatch_start(void);
extern const msf_http_handler msf_dispatch_handler; /* its ctx is not used */
/* After msf_http_server_stop has closed everything. */
void msf_dispatch_on_stopped(void (*fn)(void));
/* Requests that are not finished yet. */
uint32_t msf_dispatch_running(void);
/* Worker end and RSHUTDOWN: memory that was kept for the next request. Idempotent. */
void msf_dispatch_stop(void);

/* Waits until a streamed answer may go on or the client is gone. False after a throw. */
bool msf_job_wait_drain(msf_http_request *req);

/* A stream of events has no request_timeout. */
void msf_job_unlimited(msf_http_request *req);
/* The worker has ended the streamed answer: the coroutine is cancelled at its next wait, where a client's going would do that. No PHP. */
void msf_job_stream_over(msf_http_request *req);

/* The log id of a request: the client's when it is of the right form, else a new one. A new string. */
zend_string *msf_job_log_id(const msf_http_request *req);

/* cut.c: cancels the coroutine at its next wait. From loop callbacks: the work is done later, on a fiber. */
void msf_job_cut_later(msf_job *job, msf_job_cut why);
void msf_job_cut_forget(msf_job *job);

#endif
