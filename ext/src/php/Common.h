/* The global functions writeln(), clearTimes(), dump() and dumpInternal() (spec 07 section 12), and what of them C code uses. */
#ifndef MSF_PHP_COMMON_H
#define MSF_PHP_COMMON_H

#include <stdbool.h>
#include <stddef.h>

#include "php.h"
#include "zend_smart_str.h"

void msf_register_common(void);

/* One line with the time in front: to `server.set.log_file` of the current configuration, else to the standard output. */
void msf_writeln(const char *text, size_t len);
/* On: lines go to the standard output in any case (the verbs of the command line; off in processes that nobody looks at). */
void msf_writeln_interactive(bool on);

/* What clearTimes() does; set by the server, which owns the timers. NULL: nothing. */
extern void (*msf_clear_times)(void);

/* Appends the description of a value; see dump() in Common.stub.php. `level`: depth of the value itself, 0 at the top. May run PHP
 * (__sleep). */
void msf_dump(smart_str *out, zval *value, int level, bool format, bool truncated);

#endif
