/* A future that a timer completes. */
#ifndef MSF_ENGINE_SLEEP_H
#define MSF_ENGINE_SLEEP_H

#include "engine/future.h"

/* True after `ms` milliseconds. The caller owns the reference; when the last one goes, the timer goes. */
msf_future *msf_sleep_future(zend_class_entry *ce, uint64_t ms);

#endif
