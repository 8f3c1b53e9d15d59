/* PHP values in the shared cache: scalars and strings as they are, arrays and objects through PHP's serialize(). */
#ifndef MSF_PHP_CACHE_VALUE_H
#define MSF_PHP_CACHE_VALUE_H

#include "php.h"

#include "process/cache.h"

/* `space` is where the bytes of `item` may live: a number, or a serialised text that msf_cache_item_free releases. */
typedef struct msf_cache_space {
    int64_t number;
    zend_string *text;
} msf_cache_space;

/* Fills type and data. False for what cannot be stored (resources: a warning; closures and the like: an exception). May run user code
 * (__serialize, __sleep). */
bool msf_cache_item_from(zval *value, msf_cache_item *item, msf_cache_space *space);
void msf_cache_item_free(msf_cache_space *space);

/* The value of a key; false when there is none, or it cannot be read any more. May run user code (__unserialize, __wakeup). */
bool msf_cache_fetch(msf_cache *c, const msf_cache_key *key, zval *out, zend_long *version);

#endif
