/* The logger for C code: the request log line without PHP values, and the files of the process.
 *
 * A `log` is an object of PG\Log\PGLog (or a subclass). Nothing here waits for a disk or calls PHP, except where said. */
#ifndef MSF_PHP_LOG_PGLOG_H
#define MSF_PHP_LOG_PGLOG_H

#include "php.h"

#include "base/error.h"
#include "base/slice.h"

extern zend_class_entry *msf_log_ce;

/* Level indexes of msf_log_write. */
enum { MSF_LOG_DEBUG, MSF_LOG_INFO, MSF_LOG_NOTICE, MSF_LOG_WARNING, MSF_LOG_ERROR, MSF_LOG_CRITICAL, MSF_LOG_ALERT, MSF_LOG_EMERGENCY };

void msf_register_log(void);
/* Registry hook for the end of the process: writes what waits. */
void msf_log_rshutdown(void);

/* A logger from the map `server.log` (NULL: no handlers); NULL after throwing PG\MSF\Base\Exception with file and key. */
zend_object *msf_log_create(zend_string *name, zval *config);
/* A logger for a request: shares name and files. One allocation. */
zend_object *msf_log_clone(zend_object *base);

/* Empties the lists and starts the clock. Strings are shared (a reference is taken), NULL = leave as it is; begin_us: wall clock, 0 = now.
 */
void msf_log_request_begin(zend_object *log, zend_string *logid, zend_string *channel, zend_string *uri, uint64_t begin_us);

/* " key=value" for the access line. The key is a literal of letters, digits, '-', '.' and '_'; the value is URL-encoded, as pushLog() does.
 */
void msf_log_push(zend_object *log, const char *key, size_t key_len, const char *val, size_t val_len);
/* The value as it is (JSON). */
void msf_log_push_raw(zend_object *log, const char *key, size_t key_len, const char *val, size_t val_len);
void msf_log_push_long(zend_object *log, const char *key, size_t key_len, zend_long val);

/* profile(): one more use of `us` microseconds. */
void msf_log_profile(zend_object *log, const char *name, size_t len, uint64_t us);
void msf_log_counting(zend_object *log, const char *name, size_t len, zend_long hit, zend_long total);

/* The access line; the lists are empty afterwards, id and channel stay. */
void msf_log_notice_line(zend_object *log);
/* One record; whether a handler took it. */
bool msf_log_write(zend_object *log, int level, const char *message, size_t len);
bool msf_log_wants(zend_object *log, int level);

/* ---- the files of this process ------------------------------------------------------------------------------------------------------ */

/* On: lines leave at the end of a loop turn (msf_log_flush_due) instead of at once. Workers switch it on when their loop runs. */
void msf_log_defer(bool on);
/* Writes what is due; cheap when nothing is. For the end of every loop turn. */
void msf_log_flush_due(void);
/* Writes everything. For a timer (once per second is enough), before the process ends, before a long wait. */
void msf_log_flush_all(void);
/* The same in a signal handler, when the process is beyond help: writes what waits and changes nothing. */
void msf_log_flush_crashed(void);
/* After a rotation. 0, or the first error (that file stays as it was). */
int msf_log_reopen_all(msf_error *err);
/* Bytes that wait, and lines that were lost because a file could not be written. */
size_t msf_log_pending(void);
uint64_t msf_log_lost(void);

#endif
