/* The objects that every request needs (context, input, output, object pool, logger), tied to each other once and used again as long as
 * nobody but us holds them. */
#ifndef MSF_PHP_REQUEST_KIT_H
#define MSF_PHP_REQUEST_KIT_H

#include "php.h"

#include "http/request.h"
#include "php/Base/Pool.h"

typedef struct msf_kit {
    struct msf_kit *next; /* free ones */
    zend_object *context;
    zend_object *input;
    zend_object *output;
    zend_object *pool;
    zend_object *log; /* NULL without a server */
} msf_kit;

/* A kit for `req`: context with log id and names still to come, input and output attached, the logger's record begun. NULL after a throw
 * (a constructor of the application's Input or Output). */
msf_kit *msf_kit_take(msf_http_request *req, zend_string *log_id);
/* Runs the constructors of the application's own Input and Output class; nothing for ours. `controller` may be NULL. False after a throw.
 */
bool msf_kit_construct(msf_kit *kit, zend_object *controller);
/* destroy() of everything the request took with getObject(), while the context is whole; then all of it, and the controller (may be NULL;
 * the reference goes over), back to the pool. */
void msf_kit_release_objects(msf_kit *kit, zend_object *controller, const msf_pool_age *age);
/* Objects of the request back to the pool, then the kit itself. The coroutine must not hold the context any more. */
void msf_kit_give(msf_kit *kit);
/* RSHUTDOWN. */
void msf_kit_shutdown(void);

#endif
