/* The log files of this process: one sink per path, however many handlers and loggers write to it.
 *
 * Written are lines at the latest when 64 KiB wait. A sink is due when `batch` records wait; a process without a loop writes it then, one
 * with a loop (msf_log_defer) at the end of the turn. The rest leaves with msf_log_flush_all(), which the loop's owner calls by a timer and
 * everybody at the end. A fork is preceded by a flush, so that no line is written twice. */
#ifndef MSF_PHP_LOG_SINKS_H
#define MSF_PHP_LOG_SINKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define MSF_LOG_FILES_MAX 64

typedef struct msf_log_sink msf_log_sink;

/* Opens or shares; missing directories are created (0755). NULL with the sentence in `err`. */
msf_log_sink *msf_log_sink_get(const char *path, msf_error *err);
/* The last user's release flushes and closes. */
void msf_log_sink_release(msf_log_sink *s);
/* One line. `urgent`: written before this returns. */
void msf_log_sink_write(msf_log_sink *s, const char *line, size_t n, uint32_t batch, bool urgent);

/* MINIT: what has to happen around a fork. */
void msf_log_sinks_minit(void);

#endif
