/* The steps of a request (spec/03 section 4). */
#ifndef MSF_PHP_REQUEST_DISPATCH_H
#define MSF_PHP_REQUEST_DISPATCH_H

#include "php/Request/job.h"

msf_step msf_dispatch_step(msf_coro *co);

/* The first part of a request's first step: its kit. False, with the phase MSF_JOB_ENDS: there is nothing to route. */
bool msf_dispatch_open(msf_job *job);

/* Answers what is not answered, writes the log line, destroys, gives everything back. EG(exception) may be set: it is what ended the
 * request. Does nothing the second time. */
void msf_dispatch_end(msf_job *job);

#endif
