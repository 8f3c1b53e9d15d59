/* The pid file: "<master>,<manager>" (spec/01 4.1; the same process here), written whole and atomically by the master, locked while it
 * lives, so that a stale file of a dead master is told apart from a live one even when the pid was given to somebody else. */
#ifndef MSF_PROCESS_PIDFILE_H
#define MSF_PROCESS_PIDFILE_H

#include <sys/types.h>

#include "base/error.h"

/* Creates (directories too, 0755), locks and writes. Returns a descriptor to keep open, -EEXIST when a live master holds it, or another
 * code with a sentence. */
int msf_pidfile_create(const char *path, msf_error *err);
/* Pid of the live master recorded there; 0 when there is none (no file, or stale). */
pid_t msf_pidfile_live(const char *path);
/* Removes the file; by its owner only. */
void msf_pidfile_remove(const char *path, int fd);

#endif
