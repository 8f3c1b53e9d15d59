/* Where log lines go: a file that is appended to in batches. Lines are collected in memory and leave with one write(2) of whole lines, so
 * that the lines of several processes that share the file do not interleave. Nothing here waits: a pipe that is full keeps the lines
 * in the buffer, and lines that find no room are dropped and counted. */
#ifndef MSF_BASE_LOGSINK_H
#define MSF_BASE_LOGSINK_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define MSF_LOGSINK_MAX (1024 * 1024) /* bytes that are collected before they are written by force */

typedef struct msf_logsink msf_logsink;

/* Opens `path` for appending, creating it with mode 0644 (less the umask). NULL with the sentence in `err`. */
msf_logsink *msf_logsink_open(const char *path, msf_error *err);
/* Another ceiling for the buffer, in bytes, > 0; before the first line. */
void msf_logsink_limit(msf_logsink *sink, size_t max);

/* One line or more, the last one ended by "\n". */
void msf_logsink_write(msf_logsink *sink, const char *p, size_t n);
/* Writes what was collected. 0 or -errno (the lines are then lost and counted; -EAGAIN: a full pipe, they are kept). */
int msf_logsink_flush(msf_logsink *sink);
/* For a signal handler of a process that has crashed: one write(2) of what waits, nothing else. */
void msf_logsink_write_crashed(const msf_logsink *sink);
/* Flushes, then opens the path anew (a rotated file). On failure the old file stays in use. */
int msf_logsink_reopen(msf_logsink *sink, msf_error *err);
/* Flushes and frees. `sink` may be NULL. */
void msf_logsink_close(msf_logsink *sink);

/* Lines that were dropped so far. */
uint64_t msf_logsink_lost(const msf_logsink *sink);
/* Bytes that wait for the next flush. */
size_t msf_logsink_pending(const msf_logsink *sink);

#endif
