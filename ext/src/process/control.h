/* The verbs of the command line against a running master. Text for people goes through `say`, one line a call, without newline. */
#ifndef MSF_PROCESS_CONTROL_H
#define MSF_PROCESS_CONTROL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

typedef void (*msf_say_fn)(void *ctx, const char *line);

/* SIGTERM, then waits up to `timeout_ms` for the end of the master and so of its workers. 0, -ESRCH when nothing runs, -ETIMEDOUT (the pid
 * file stays then, so that the server can still be managed), -EPERM. */
int msf_control_stop(const char *pid_file, uint32_t timeout_ms);
/* SIGUSR1; 0 or -ESRCH. With `wait_ms` > 0 returns when every slot has a new ready worker; MSF_ECANCELED when the reload has failed and old
 * workers go on (`err`, which may be NULL, says why), -ETIMEDOUT, -ESRCH when the master has ended meanwhile. */
int msf_control_reload(const char *pid_file, uint32_t wait_ms, msf_error *err);
/* 0, -ESRCH when nothing runs, or the code of what cannot be read. Table of workers: slot, pid, state, uptime, requests, connections, in
 * flight, coroutines, memory, rss, exits. `json`: one machine-readable line. */
int msf_control_status(const char *pid_file, bool json, msf_say_fn say, void *ctx);
/* Path of the scoreboard file that belongs to a pid file: "<pid_file>.board". `out` of `n` bytes. */
void msf_control_board_path(const char *pid_file, char *out, unsigned n);

#endif
