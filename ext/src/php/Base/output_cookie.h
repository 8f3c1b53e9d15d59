/* The Set-Cookie header. */
#ifndef MSF_PHP_BASE_OUTPUT_COOKIE_H
#define MSF_PHP_BASE_OUTPUT_COOKIE_H

#include "php.h"

typedef struct msf_cookie {
    zend_string *name, *value;
    zend_long expires;                     /* Unix time, 0 = session */
    zend_string *path, *domain, *samesite; /* NULL or empty = left out */
    bool secure, httponly, partitioned;
    bool has_max_age; /* then it counts instead of `expires` */
    zend_long max_age;
} msf_cookie;

/* The header's value as a new string; NULL after a throw (a name or attribute that could inject). */
zend_string *msf_cookie_header(const msf_cookie *c);

/* What browsers would throw away without a word: __Host- and __Secure- names, SameSite=None or Partitioned without what they need, an
 * unknown SameSite, more than 4096 bytes. False after a throw. */
bool msf_cookie_check(const msf_cookie *c);

/* Reads the options array of setCookie() into `c`. False after a throw. */
bool msf_cookie_options(msf_cookie *c, HashTable *options);

#endif
