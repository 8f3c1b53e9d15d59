/* Before a reload takes the old workers away: does the changed code of the application parse? Classes are loaded on first use only, so
 * without this a file with a syntax error would replace good workers by ones that answer 500. */
#ifndef MSF_PHP_WORKER_CHECK_H
#define MSF_PHP_WORKER_CHECK_H

#include "php.h"

/* Parses, and does not run, every *.php file below APP_DIR whose content or name has changed since `since_us` (wall clock). True when all
 * of them parse or there is no APP_DIR; else `why` (of `n` bytes) gets "<file>:<line>: <error>". At most 10000 files are looked at. */
bool msf_check_changed_code(uint64_t since_us, char *why, size_t n);

#endif
