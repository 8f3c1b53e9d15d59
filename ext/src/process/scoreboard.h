/* Shared memory that every process of the tree maps: cache-line-aligned records, each written by one worker only (plain stores), read by
 * the master, `status` and Monitor. Made by the master before the fork.
 *
 * During a reload a slot has several processes at once: the newest one and those that still answer what they have. Each has a record of its
 * own, so that none of them overwrites the counters of another; `msf_scoreboard_newest` gives the one that stands for the slot. When a
 * process ends, the master adds its counters to the totals and clears its record: nothing that was counted is lost.
 *
 * The memory is a memfd, so counting never waits for a disk; the path beside the pid file is a symbolic link to it through /proc, which
 * `status` opens and which points nowhere once the master is gone. */
#ifndef MSF_PROCESS_SCOREBOARD_H
#define MSF_PROCESS_SCOREBOARD_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/histogram.h"

#define MSF_SCOREBOARD_MAGIC     0x4d53465342303034ull
#define MSF_SCOREBOARD_SLOTS_MAX 1024
#define MSF_SCOREBOARD_RECORDS   4 /* processes that one slot may have at once */
#define MSF_SCOREBOARD_WHY       512
#define MSF_SCOREBOARD_DETAIL    32768 /* bytes of `detail`, the NUL included */
#define MSF_STATUS_CLASSES       6     /* [2] = 2xx ...; [0] = none of them */
#define MSF_WINDOWS              3     /* the last 1 s, 10 s, 60 s */
#define MSF_SECONDS              300   /* single seconds that are kept, for a curve */

typedef enum msf_worker_state { MSF_WORKER_NONE = 0, MSF_WORKER_STARTING, MSF_WORKER_READY, MSF_WORKER_DRAINING } msf_worker_state;

typedef struct msf_scoreboard_slot {
    /* written by the master */
    int32_t pid;         /* 0 = the record is free */
    uint32_t state;      /* msf_worker_state; the worker may write it too */
    uint64_t started_us; /* wall clock */
    uint64_t generation; /* how many workers this slot has had, this one included */
    uint64_t exits;      /* every end of a worker of this slot */
    uint64_t crashes;    /* ends that were not asked for */
    /* written by the worker */
    uint64_t requests; /* since this worker started */
    uint64_t accepted, closed;
    uint64_t bytes_in, bytes_out;
    uint64_t refused; /* answered by the server itself */
    uint64_t status[MSF_STATUS_CLASSES];
    uint32_t connections, idle, in_flight, coroutines;
    uint32_t running;                   /* requests that are not finished yet; an answered one may still do something */
    uint32_t findings;                  /* of the leak detector */
    uint64_t turn_us;                   /* the longest turn of its loop in the last full second: so long nobody else got on */
    uint64_t turn_max_us;               /* since this worker started */
    uint64_t memory, memory_peak;       /* PHP's, bytes */
    uint64_t rss;                       /* bytes */
    uint64_t updated_us;                /* wall clock of the last time these were written; older than a second or two: it is blocked */
    msf_histogram latency;              /* of answered requests */
    char why[MSF_SCOREBOARD_WHY];       /* it cannot start; "" otherwise */
    char detail[MSF_SCOREBOARD_DETAIL]; /* JSON written by the layer above (object pool, caches), NUL-terminated; see
                                           msf_scoreboard_set_detail */
    uint32_t detail_seq;                /* odd = being written */
    uint32_t detail_len;
} __attribute__((aligned(64))) msf_scoreboard_slot;

typedef struct msf_window {
    uint64_t us;       /* so long it really is: shorter after the start, longer when the master was late */
    uint64_t requests; /* received */
    uint64_t status[MSF_STATUS_CLASSES];
    uint64_t timed; /* answers whose duration counts below: those to requests that were understood */
    uint64_t mean_us, p50_us, p90_us, p99_us, max_us;
} msf_window;

typedef struct msf_second {
    uint32_t requests, errors, p99_us; /* errors: 5xx */
} msf_second;

/* Made by the master once a second, see windows.h. */
typedef struct msf_stats {
    msf_window window[MSF_WINDOWS];
    uint64_t seconds;               /* that there have been */
    msf_second second[MSF_SECONDS]; /* ring: the newest is at (seconds - 1) % MSF_SECONDS */
} msf_stats;

typedef struct msf_scoreboard {
    uint64_t magic;
    uint32_t slots;
    int32_t master_pid;
    int32_t fd;        /* the master's descriptor of this memory */
    uint32_t stopping; /* 1: the whole tree is ending, nobody will take over the connections */
    uint64_t started_us;
    uint32_t totals_seq;     /* odd while the master moves a record into the totals */
    uint64_t total_requests; /* of workers that have ended; msf_scoreboard_sum adds the live ones */
    uint64_t total_accepted, total_closed;
    uint64_t total_bytes_in, total_bytes_out, total_refused, total_status[MSF_STATUS_CLASSES];
    msf_histogram total_latency;
    msf_stats stats;
    uint32_t stats_seq;                       /* odd while the master writes them */
    uint64_t reloads;                         /* that replaced every worker */
    uint64_t reload_failures;                 /* that left old workers in place */
    char failure[MSF_SCOREBOARD_WHY];         /* why the last reload failed; "" while there is none or it goes on */
    uint64_t qps, qpm, last_qpm;              /* computed by the master once a second */
    char address[128];                        /* "127.0.0.1:8000" */
    uint8_t newest[MSF_SCOREBOARD_SLOTS_MAX]; /* which record of the slot stands for it */
    msf_scoreboard_slot record[];             /* slots * MSF_SCOREBOARD_RECORDS; do not index it by slot */
} msf_scoreboard;

/* Of the whole tree since the master started: counters of ended and living workers, gauges of the living ones. */
typedef struct msf_scoreboard_totals {
    uint64_t requests, accepted, closed;
    uint64_t bytes_in, bytes_out, refused, status[MSF_STATUS_CLASSES];
    uint64_t connections, idle, in_flight, coroutines, running;
} msf_scoreboard_totals;

/* `path`: symbolic link to make (replaced when it is there); NULL = no link. `slots`: 1 .. MSF_SCOREBOARD_SLOTS_MAX. NULL with the sentence
 * on failure. The descriptor of the memory stays open (`fd`) and belongs to the caller. */
msf_scoreboard *msf_scoreboard_new(const char *path, int slots, msf_error *err);
/* Maps an existing one read-only for `status`; NULL with the sentence when there is none or it is none of ours. */
const msf_scoreboard *msf_scoreboard_open(const char *path, msf_error *err);
/* Unmaps. Not the descriptor, not the link. */
void msf_scoreboard_close(const msf_scoreboard *s);

/* The record of the newest worker of a slot (one that serves, else one that starts); pid 0 when the slot is empty at the moment. */
const msf_scoreboard_slot *msf_scoreboard_newest(const msf_scoreboard *s, int slot);
/* Any record of a slot, 0 .. MSF_SCOREBOARD_RECORDS - 1. */
msf_scoreboard_slot *msf_scoreboard_record(msf_scoreboard *s, int slot, int which);
/* A consistent sum: a worker that ends meanwhile is neither lost nor counted twice. */
void msf_scoreboard_sum(const msf_scoreboard *s, msf_scoreboard_totals *out);
/* The same for the durations of requests. */
void msf_scoreboard_latency(const msf_scoreboard *s, msf_histogram *out);
/* A whole copy of the windows; half-written ones only when the master was killed in the middle of it. */
void msf_scoreboard_get_stats(const msf_scoreboard *s, msf_stats *out);
/* Master. */
void msf_scoreboard_set_stats(msf_scoreboard *s, const msf_stats *stats);

/* Master: the process of this record has ended; its counters go to the totals (what it had open counts as closed), the record becomes free.
 */
void msf_scoreboard_retire(msf_scoreboard *s, msf_scoreboard_slot *r);

/* Worker: publishes its JSON; cut nowhere, refused (MSF_ETOOBIG, old text stays) when it does not fit. */
int msf_scoreboard_set_detail(msf_scoreboard_slot *r, const char *json, size_t n);
/* Copies the JSON of a record (NUL-terminated); `out` has MSF_SCOREBOARD_DETAIL bytes. Returns its length, 0 when there is none. */
size_t msf_scoreboard_get_detail(const msf_scoreboard_slot *r, char *out);

#endif
