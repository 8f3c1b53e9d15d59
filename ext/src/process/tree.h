/* What the files of this folder share: the master's memory. Not for other folders; they use master.h.
 *
 * Life of a worker process: STARTING (forked) -> SERVING (it said ready) -> LEAVING (it was sent SIGTERM) -> gone. A slot has at most one
 * process in `next` (STARTING) and one in `current` (SERVING); the leaving ones belong to it by `slot` only. Only `msf_master_run` forks,
 * and only between two waits: everything else says what it wants by setting fields, and the loop looks at them. Times are
 * msf_clock_mono_us, 0 = never. */
#ifndef MSF_PROCESS_TREE_H
#define MSF_PROCESS_TREE_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/list.h"
#include "process/crash.h"
#include "process/master.h"
#include "process/windows.h"

#define MSF_LISTEN_MAX       8
#define MSF_KILL_GRACE_MS    2000  /* added to drain_ms before SIGKILL */
#define MSF_HEALTHY_MS       10000 /* a worker that served so long starts the back-off anew */
#define MSF_BACKOFF_FIRST_MS 100
#define MSF_START_ATTEMPTS   3   /* of one slot, before the start of the whole server is given up */
#define MSF_CONTROL_TEXT_MAX 200 /* bytes of a reason */
#define MSF_SIGNAL_ORPHANED  (SIGRTMIN + 1)
#define MSF_CONTROL_READY    'R'
#define MSF_CONTROL_RETIRE   'X'

typedef enum msf_phase { MSF_PHASE_STARTING, MSF_PHASE_SERVING, MSF_PHASE_LEAVING } msf_phase;

typedef struct msf_slot msf_slot;

typedef struct msf_process {
    msf_list node; /* in msf_master.processes, oldest first */
    msf_slot *slot;
    pid_t pid;
    int control;           /* master's end of the socket pair; -1 when the worker has closed its own */
    int record;            /* which of the slot's scoreboard records */
    msf_crash_area *crash; /* where it writes when it crashes; NULL when there was no memory for it */
    uint64_t seq;          /* order of the forks, over all slots */
    msf_phase phase;
    uint64_t deadline_us; /* STARTING: ready by then; LEAVING: gone by then; else SIGABRT, which reports, and then SIGKILL */
    bool late;            /* a deadline has passed */
    uint64_t ready_us;
    bool expected; /* its end was asked for, by us or by itself (retire) */
} msf_process;

struct msf_slot {
    int index;
    int listen_fd[MSF_LISTEN_MAX];
    int mail[2]; /* see mailbox.h: where its workers read, where everybody writes; -1 = closed */
    msf_process *current;
    msf_process *next;
    bool replace;        /* `current` serves, yet a new one is wanted */
    uint8_t records;     /* bit set of those in use */
    unsigned failures;   /* unasked ends in a row */
    bool was_ready;      /* some worker of this slot has served */
    uint64_t respawn_us; /* not before */
    uint64_t generation, exits, crashes;
};

typedef struct msf_reload {
    bool active;
    bool again;    /* asked for once more meanwhile */
    int slot;      /* the one being replaced */
    uint64_t mark; /* processes with a greater seq are new enough */
    uint64_t begun_us;
} msf_reload;

typedef enum msf_stopping { MSF_STOP_NONE, MSF_STOP_GRACEFUL, MSF_STOP_NOW } msf_stopping;

struct msf_worker {
    msf_slot *slot, *slots;
    int slot_count;
    msf_scoreboard *board;
    msf_scoreboard_slot *score;
    int control;
    msf_crash_area *crash;
    uint32_t drain_ms;
    const char *log_file; /* of a daemon; NULL otherwise */
    bool is_reload;
    bool said_ready, said_retire;
};

struct msf_master {
    const msf_master_options *options;
    const msf_master_hooks *hooks;
    void *ctx;
    pid_t pid;
    msf_slot *slots;
    msf_list processes;
    struct pollfd *poll; /* one for the signals and one per possible process */
    msf_scoreboard *board;
    char *board_path;
    int pid_fd;
    int signal_fd;
    sigset_t old_mask, mask;
    int launch_fd; /* of a daemon: where the launching process waits for the outcome; -1 */
    bool change_user;
    uid_t uid;
    gid_t gid;
    bool reaper; /* orphans of the workers become children of this process: it is the first one of a container */
    bool ready;  /* every slot has served once */
    uint64_t seq;
    msf_reload reload;
    msf_stopping stopping;
    msf_error failure; /* code != 0: the start failed; the stop that follows is its end */
    uint64_t tick_us;
    uint64_t last_requests, minute;
    msf_windows *windows;
    msf_worker self; /* in a child */
};

/* master.c: one line to hooks->log. */
void msf_master_log(const msf_master *m, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* sockets.c: one listening socket per slot and spec. 0 or a code with the sentence. */
int msf_sockets_open(msf_master *m, msf_error *err);
void msf_sockets_close(msf_master *m);
/* In a child: the other slots' sockets. */
void msf_sockets_keep_only(msf_master *m, const msf_slot *s);

/* mailbox.c: the queues of messages. 0 or a code with the sentence. */
int msf_mail_open(msf_master *m, msf_error *err);
void msf_mail_close(msf_master *m);
/* In a child: what the others read. */
void msf_mail_keep_own(msf_master *m, const msf_slot *own);

/* signals.c */
int msf_signals_block(msf_master *m, msf_error *err);
/* Back to the mask from before msf_signals_block. */
void msf_signals_unblock(msf_master *m);
/* In a child: dispositions a worker may rely on, then the old mask. */
void msf_signals_child(msf_master *m);
/* Reads what is pending and acts on it. */
void msf_signals_read(msf_master *m);

/* user.c */
int msf_user_find(msf_master *m, msf_error *err);
int msf_user_become(const msf_master *m, msf_error *err);

/* orphan.c: in a child: it ends when the master does, within drain_ms and MSF_KILL_GRACE_MS whatever it is doing. */
void msf_orphan_watch(const msf_master *m);

/* spawn.c: forks every worker that is wanted now. True in a child, which must unwind to msf_master_run at once; `m->self` is filled there.
 */
bool msf_spawn_wanted(msf_master *m);
void msf_process_free(msf_process *p);

/* slot.c */
/* At the time `now`; UINT64_MAX asks whether it ever will without other news. */
bool msf_slot_wants_process(const msf_slot *s, uint64_t now);
void msf_slot_adopt(msf_master *m, msf_slot *s, msf_process *p);
/* The slot's next spawn waits for its back-off. */
void msf_slot_back_off(msf_master *m, msf_slot *s);
/* Reads the messages of a worker. */
void msf_slot_read_control(msf_master *m, msf_process *p);
/* waitpid for every process. */
void msf_slots_reap(msf_master *m);
/* Deadlines that have passed: SIGABRT, whose handler (crash.h) tells where the worker is, and SIGKILL abort_ms later. */
void msf_slots_expire(msf_master *m, uint64_t now);
/* Asks a process to leave; it is late after `kill_ms`. */
void msf_process_leave(msf_master *m, msf_process *p, int signum, uint32_t kill_ms);

/* report.c: writes the file about a process that a signal has ended, if it is worth one, and removes old ones. True when there is one:
 * `path` then has its name. `r` is the process's record, still filled. */
bool msf_report_end(const msf_master *m, const msf_process *p, int status, const msf_scoreboard_slot *r, char *path, size_t n);

/* reload.c */
void msf_reload_begin(msf_master *m);
/* Goes on as far as possible; called when anything has changed. */
void msf_reload_advance(msf_master *m);
/* Why a process ended before it was ready, in its own words if it had any; its record is still filled. `status` as of waitpid. */
void msf_failed_start(const msf_master *m, const msf_process *p, int status, char *out, size_t n);
/* A process ended before it was ready: does it end the reload? */
void msf_reload_lost(msf_master *m, const msf_process *p, const char *why);
void msf_stop_begin(msf_master *m, msf_stopping how);

/* stats.c: once a second. */
void msf_stats_tick(msf_master *m, uint64_t now);

/* daemon.c: 0 in the daemon (with `*report_fd`), MSF_MASTER_LAUNCHED or a negative code with the sentence in the launching process. */
int msf_daemon_detach(const char *log_file, int *report_fd, msf_error *err);
/* Tells the launching process the outcome and closes the descriptor; nothing when it is -1. */
void msf_daemon_report(int *report_fd, const msf_error *outcome);
/* stdout and stderr to the end of `log_file`, or to /dev/null. 0 or a code with the sentence. */
int msf_daemon_output(const char *log_file, msf_error *err);

#endif
