/* Messages from other workers, to onPipeMessage(). */
#ifndef MSF_PHP_WORKER_MAIL_H
#define MSF_PHP_WORKER_MAIL_H

#include <stdbool.h>

#include "php.h"

#include "process/master.h"

/* Takes messages from now on, each in a coroutine of its own. 0 or -errno. */
int msf_worker_mail_start(msf_worker *w);
/* Leaves what comes from now on to the slot's next worker. Idempotent. */
void msf_worker_mail_stop(void);

/* Handle::sendMessage(). False with an exception (no worker, no such worker, too long, cannot be serialised), or without one: the queue is
 * full. */
bool msf_worker_mail_send(zval *message, zend_long slot);

#endif
