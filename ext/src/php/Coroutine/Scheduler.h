/* The maps of PG\MSF\Coroutine\Scheduler, kept up to date from C. */
#ifndef MSF_PHP_COROUTINE_SCHEDULER_H
#define MSF_PHP_COROUTINE_SCHEDULER_H

#include "php.h"

/* The scheduler of this process: the one that was made last; NULL when there is none (borrowed). */
zend_object *msf_scheduler(void);
/* The application makes awaitables of its own, whose callbacks look their request up in the maps: from now on every request stands there,
 * not only generator actions. Set for good by the first of them. */
extern bool msf_scheduler_wanted;
/* taskMap[request_id] = task, IOCallBack[request_id] = [], unless they are there. Without a scheduler nothing happens. */
void msf_scheduler_enter(const zval *request_id, zval *task);
/* The request is over: both entries go. */
void msf_scheduler_leave(const zval *request_id);
/* An awaitable of the application is over: its entry in IOCallBack goes. */
void msf_scheduler_done(const zval *request_id, const zval *key);

#endif
