/* Requests that an application's own onRequest() sees first (spec/01 section 4.3). Servers without one never come here: job.c decides once,
 * when the worker starts. */
#ifndef MSF_PHP_REQUEST_HOOK_H
#define MSF_PHP_REQUEST_HOOK_H

#include "php/Request/job.h"

/* Looks at the server's class. True: its requests take msf_hook_step. */
bool msf_hook_find(zend_class_entry *server);

/* As msf_dispatch_step, with the override in front. */
msf_step msf_hook_step(msf_coro *co);

/* HttpServer::onRequest(), which the override calls as its parent: routes the request and runs it to its end, on the stack of the caller.
 * Throws when it is not the override's own request, or for the second time. */
void msf_hook_pass_on(zend_object *request, zend_object *response);

#endif
