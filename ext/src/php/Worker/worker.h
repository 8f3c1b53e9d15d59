/* The life of a worker process: from the fork to its end. */
#ifndef MSF_PHP_WORKER_WORKER_H
#define MSF_PHP_WORKER_WORKER_H

#include "php.h"

#include "process/master.h"

/* In the launching process: reads and checks what only workers use. False after a throw. */
bool msf_worker_configure(zend_object *config);
/* The part of it that is about coroutines, for processes that serve nothing; then the engine itself. */
bool msf_worker_configure_engine(zend_object *config);
bool msf_worker_start_engine(msf_error *err);
/* $server->scheduler: the object whose maps applications with awaitables of their own look at. */
void msf_worker_make_scheduler(zend_object *server);

/* msf_master_hooks.worker. */
int msf_worker_main(void *ctx, msf_worker *w);

/* The figures of this worker as they are now, into its record; otherwise that happens after every turn. */
void msf_worker_publish(void);

/* Resets the connection with this number, if one of its requests is being served here. False when there is none. */
bool msf_worker_close(zend_long fd);

/* timeouts.c: waits that are cut off are logged from now on. */
void msf_worker_log_timeouts(void);

/* fresh.c: what a new process must not share with its siblings: random numbers, cached code, log ids. */
void msf_worker_refresh(void);

#endif
