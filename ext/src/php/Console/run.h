/* Shared by run.c and end.c: a command that runs. */
#ifndef MSF_PHP_CONSOLE_RUN_H
#define MSF_PHP_CONSOLE_RUN_H

#include "php/Base/Pool.h"
#include "php/Console/Console.h"

typedef enum msf_console_phase {
    MSF_CONSOLE_NEW,
    MSF_CONSOLE_CONSTRUCTS,
    MSF_CONSOLE_ACTS,
    MSF_CONSOLE_RUNS,
    MSF_CONSOLE_ENDS
} msf_console_phase;

typedef struct msf_console_state {
    msf_coro co;
    const msf_console_job *job;
    msf_console_phase phase;
    zend_object *context, *input, *pool, *log; /* own references; log may be NULL */
    zend_object *controller;                   /* own reference */
    msf_pool_class *pooled;
    msf_pool_age age;
    int status;
    bool wrong_usage, over;
} msf_console_state;

/* end.c: tells what was thrown (the pending exception), destroy(), objects back to the pool, log line. May wait. */
void msf_console_end(msf_console_state *r);

#endif
