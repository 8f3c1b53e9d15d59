/* What PHP adds to the report of a crash (process/crash.h): the backtrace of the code that ran, the other coroutines and what they wait
 * for, the requests in flight. */
#ifndef MSF_PHP_WORKER_CRASH_H
#define MSF_PHP_WORKER_CRASH_H

#include "process/crash.h"

/* The hook for msf_worker_on_crash: reads the engine's memory, trusts none of it, runs no PHP. */
void msf_worker_describe_crash(const msf_crash *c);

#endif
