/* PG\MSF\Cache\SysCache, and Yac where no extension of that name is loaded: what getInstance()->sysCache is. */
#ifndef MSF_PHP_CACHE_SYSCACHE_H
#define MSF_PHP_CACHE_SYSCACHE_H

#include "php.h"

#include "php/Cache/segment.h"

extern zend_class_entry *msf_ce_sys_cache;

void msf_register_sys_cache(void);
/* The object for getInstance()->sysCache, with the prefix "sys_cache_" (one reference, the caller's). Makes no segment. */
zend_object *msf_sys_cache_object(void);

#endif
