/* The shared cache of this process tree (process/cache.h) as its configuration describes it. The master makes it before the first fork, so
 * workers share it and reloads keep it. Anywhere else (console, plain scripts) it is made on first use and belongs to that process and
 * those that it forks afterwards. */
#ifndef MSF_PHP_CACHE_SEGMENT_H
#define MSF_PHP_CACHE_SEGMENT_H

#include "php.h"

#include "process/cache.h"

/* Checks sys_cache.* and, unless sys_cache.enable is false, makes the segment if there is none yet. False after throwing. */
bool msf_sys_cache_start(zend_object *config);
/* The segment, made now if need be; NULL when it is switched off or after throwing. */
msf_cache *msf_sys_cache(void);
/* In a worker, after the fork. */
void msf_sys_cache_in_worker(int slot);
/* RSHUTDOWN. */
void msf_sys_cache_stop(void);

/* A fresh array with the twelve figures of spec/01 section 9.3; all 0 without a segment. Makes none. */
void msf_sys_cache_info(zval *out);

#endif
