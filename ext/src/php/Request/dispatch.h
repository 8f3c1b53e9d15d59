/* The steps of a request (spec/03 section 4). */
#ifndef MSF_PHP_REQUEST_DISPATCH_H
#define MSF_PHP_REQUEST_DISPATCH_H

#include "php/Request/job.h"

msf_step msf_dispatch_step(msf_coro *co);

/* Answers what is not answered, writes the log line, destroys, gives everything back. EG(exception) may be set: it is what ended the
 * request. Does nothing the second time. */
void msf_dispatch_end(msf_job *job);

#endif
