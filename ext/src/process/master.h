/* The process tree: a master that never runs application code beyond its hooks, and one process per slot. The only folder that forks.
 * It knows neither PHP nor HTTP: what a worker does is a function given at start. */
#ifndef MSF_PROCESS_MASTER_H
#define MSF_PROCESS_MASTER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"
#include "process/crash.h"
#include "process/scoreboard.h"

typedef struct msf_master msf_master;
typedef struct msf_worker msf_worker;

typedef struct msf_worker_exit {
    int slot;
    pid_t pid;
    int status;    /* as of waitpid */
    bool expected; /* asked to leave (reload, stop, max requests) */
} msf_worker_exit;

/* Hooks of the layer above; all but `worker` may be NULL. Those of the master run between waits, never inside a signal handler. */
typedef struct msf_master_hooks {
    /* In the child: serve until told to leave; the return value becomes the exit status. Must call msf_worker_ready once it accepts. */
    int (*worker)(void *ctx, msf_worker *w);
    void (*on_start)(void *ctx);                                 /* master: before the first fork, pid file written */
    void (*on_ready)(void *ctx);                                 /* master: every slot has been ready once */
    void (*on_worker_exit)(void *ctx, const msf_worker_exit *e); /* master: each end */
    void (*on_reload)(void *ctx);                                /* master: a reload begins */
    void (*on_reopen)(void *ctx);                                /* master: log files (SIGUSR2, SIGRTMIN) */
    void (*on_stop)(void *ctx);                                  /* master: everything has ended */
    void (*log)(void *ctx, const char *line);                    /* master: what it does, one line without newline */
} msf_master_hooks;

typedef struct msf_listen_spec {
    const char *host; /* as in msf_listen_options */
    int port;         /* 0 = any free one, the same for every slot; the scoreboard's address tells which */
} msf_listen_spec;

typedef struct msf_master_options {
    const char *pid_file;     /* NULL = none */
    const char *title;        /* process title prefix: "<title>-Master", "<title>-Worker"; NULL = leave */
    const char *log_file;     /* of a daemon: stdout and stderr go there; NULL = /dev/null */
    const char *crash_dir;    /* reports of crashed workers, the newest 20; NULL = the directory of the pid file */
    const char *user, *group; /* workers change to them when root; NULL = stay */
    const msf_listen_spec *listen;
    int listen_count; /* <= 8 */
    int backlog;
    int workers; /* 1 .. MSF_SCOREBOARD_SLOTS_MAX */
    bool daemonize;
    uint32_t ready_timeout_ms; /* 30000: a new worker that is not ready by then is late */
    uint32_t drain_ms;         /* 10000: a leaving worker that has not left by then + 2 s is late */
    uint32_t abort_ms;         /* 2000: a late worker gets SIGABRT, so that a crash report tells where it is, and SIGKILL after this time;
                                * 0: SIGKILL at once */
    int mail_bytes;            /* 262144: ceiling of what waits in the queue of messages to one worker, see mailbox.h */
    uint32_t backoff_max_ms;   /* 10000: ceiling of the pause before respawning a slot that keeps dying */
} msf_master_options;

#define MSF_MASTER_LAUNCHED 1

/* Runs the master until it is stopped. `o` and `hooks` must live as long. Results:
 * - in the master (the daemon's too): 0 after an orderly stop, or a negative code with the sentence when it could not start. A start fails
 * when a live master holds the pid file (-EEXIST), an address cannot be had, or a worker ends three times in a row before any start of its
 * slot was ready (-ECHILD);
 * - with `daemonize`, in the launching process: MSF_MASTER_LAUNCHED when every worker of the daemon is ready, else the daemon's code and
 * sentence;
 * - in a worker: the value of hooks->worker after it has finished, with *is_child = true; the caller must then leave the process. */
int msf_master_run(const msf_master_options *o, const msf_master_hooks *hooks, void *ctx, bool *is_child, msf_error *err);

/* ---- in the worker ---- */
int msf_worker_slot(const msf_worker *w);
/* Listening socket of this slot for options.listen[i]; stays open in the master for ever. */
int msf_worker_listen_fd(const msf_worker *w, int i);
msf_scoreboard_slot *msf_worker_score(msf_worker *w);
msf_scoreboard *msf_worker_scoreboard(msf_worker *w);
/* Accepting now: the master lets the predecessor leave. */
void msf_worker_ready(msf_worker *w);
/* Asks for a replacement (max requests, memory ceiling, fatal error): the master starts one on the same sockets at once and then sends this
 * worker SIGTERM as in a reload. `reason` goes to the log. Idempotent. */
void msf_worker_retire(msf_worker *w, const char *reason);
/* stdout and stderr of a daemon go to its log file anew (after SIGUSR2); nothing otherwise. The master does it for itself. */
void msf_worker_reopen_output(const msf_worker *w);
/* This worker is to take the place of one that serves well: it may refuse to start without harm. */
bool msf_worker_is_reload(const msf_worker *w);
/* It cannot start: tells why to the one who asked for the start or the reload. The worker then leaves without having been ready. */
void msf_worker_failed(msf_worker *w, const char *why);
/* What the layer above has to say in a crash of this worker; see process/crash.h for what it may do. */
void msf_worker_on_crash(msf_worker *w, msf_crash_describe_fn fn);
/* Descriptor that becomes readable (EOF) when the master is gone, beside PR_SET_PDEATHSIG. */
int msf_worker_master_fd(const msf_worker *w);
uint32_t msf_worker_drain_ms(const msf_worker *w);
/* In a worker: SIGTERM = drain and leave, SIGQUIT = leave now, SIGUSR2/SIGRTMIN = reopen logs, SIGINT/SIGHUP/SIGUSR1 ignored. The worker
 * installs its handlers on its own loop; the master only sends them. Until then SIGTERM and SIGQUIT end the process, the others do nothing.
 */

#endif
