/* Shared memory that every process of the tree maps: one cache-line-aligned record per slot, written by its worker only (plain stores), read by
 * the master, `status` and Monitor. Made by the master before the fork; `status` maps it through a file beside the pid file. */
#ifndef MSF_PROCESS_SCOREBOARD_H
#define MSF_PROCESS_SCOREBOARD_H

#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

#define MSF_SCOREBOARD_MAGIC 0x4d53465342303031ull

typedef enum msf_worker_state {
    MSF_WORKER_NONE = 0,
    MSF_WORKER_STARTING,
    MSF_WORKER_READY,
    MSF_WORKER_DRAINING
} msf_worker_state;

typedef struct msf_scoreboard_slot {
    int32_t pid;
    uint32_t state;          /* msf_worker_state */
    uint64_t started_us;     /* wall clock */
    uint64_t generation;     /* how many workers this slot has had */
    uint64_t exits;          /* every end of a worker of this slot */
    uint64_t crashes;        /* ends that were not asked for */
    uint64_t requests;       /* since this worker started */
    uint64_t accepted, closed;
    uint64_t bytes_in, bytes_out;
    uint64_t refused;        /* answered by the server itself */
    uint64_t errors;         /* 5xx answers */
    uint32_t connections, idle, in_flight, coroutines;
    uint64_t memory, memory_peak; /* PHP's, bytes */
    uint64_t rss;                 /* bytes */
    uint64_t updated_us;
    char detail[8192];            /* JSON written by the layer above (object pool, caches), NUL-terminated, guarded by detail_seq (odd = being written) */
    uint32_t detail_seq;
} __attribute__((aligned(64))) msf_scoreboard_slot;

typedef struct msf_scoreboard {
    uint64_t magic;
    uint32_t slots;
    int32_t master_pid;
    uint64_t started_us;
    uint64_t total_requests;   /* of workers that have ended; add the live ones */
    uint64_t total_accepted, total_closed;
    uint64_t reloads;
    uint64_t qps, qpm, last_qpm; /* computed by the master once a second */
    char address[128];           /* "127.0.0.1:8000" */
    msf_scoreboard_slot slot[];
} msf_scoreboard;

/* `path`: file to map (0600, replaced); NULL = anonymous memory. */
msf_scoreboard *msf_scoreboard_new(const char *path, int slots, msf_error *err);
/* Maps an existing one read-only for `status`. */
const msf_scoreboard *msf_scoreboard_open(const char *path, msf_error *err);
void msf_scoreboard_close(const msf_scoreboard *s);

#endif
