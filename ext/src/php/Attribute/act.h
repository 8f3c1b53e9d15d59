/* The action of an attribute route: arguments in, returned value out. */
#ifndef MSF_PHP_ATTRIBUTE_ACT_H
#define MSF_PHP_ATTRIBUTE_ACT_H

#include "php/Request/job.h"

/* Binds and calls. True: *result is owned by the caller: what the action, or onInvalid() in its place, has returned. False after a throw.
 */
bool msf_attribute_act(msf_job *job, zval *result);
/* Answers with a returned value, unless there is an answer already. May throw. */
void msf_attribute_answer(msf_job *job, zval *result);

#endif
