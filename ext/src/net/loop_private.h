/* The inside of msf_loop, shared by the files of net/ and by nobody else. */
#ifndef MSF_NET_LOOP_PRIVATE_H
#define MSF_NET_LOOP_PRIVATE_H

#include <uv.h>

#include "base/list.h"
#include "net/loop.h"
#include "net/timer.h"

struct msf_write;
struct msf_tls_scratch;

/* Written into uv_handle_t.data of the handles whose owner msf_loop_free can tell to let go. */
typedef struct msf_handle_class {
    void (*abandon)(uv_handle_t *handle);
} msf_handle_class;

extern const msf_handle_class msf_stream_class;
extern const msf_handle_class msf_listener_class;
extern const msf_handle_class msf_watch_class;

struct msf_loop {
    uv_loop_t uv;
    uv_timer_t driver; /* wakes the poll for the earliest timer; armed only before a poll that may block */
    uv_async_t wake;
    uint64_t polled_us;
    uint64_t now;       /* ms */
    uint64_t driver_at; /* ms; 0 = not armed. May be earlier than the earliest timer: that costs one empty poll. */

    /* Timers: a heap of four children per node, ordered by (at, seq). */
    msf_timer **heap;
    uint32_t timers, timers_cap;
    uint32_t strong; /* timers that are not weak */
    uint64_t seq;

    msf_list tasks;
    msf_list signals;
    uint32_t held; /* holds: by the owner, and by every listener, which may be paused */

    /* Shared by all streams. */
    char *read_buffer;
    struct msf_write *free_blocks, *free_nodes;
    uint32_t free_blocks_n, free_nodes_n;
    struct msf_tls_scratch *tls; /* NULL until the first TLS stream */
};

/* Runs what has expired at loop->now and was armed before this call. */
void msf_timers_run(msf_loop *loop);
/* Forgets all of them, without a call. */
void msf_timers_drop(msf_loop *loop);
/* Frees the streams' spare blocks. */
void msf_writes_free_spare(msf_loop *loop);
void msf_tls_scratch_free(msf_loop *loop);

#endif
