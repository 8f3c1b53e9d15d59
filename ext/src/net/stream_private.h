/* What the files of the stream share. Private to net/. */
#ifndef MSF_NET_STREAM_PRIVATE_H
#define MSF_NET_STREAM_PRIVATE_H

#include "net/stream.h"
#include "net/write_block.h"

/* msf_stream.state */
enum {
    STREAM_CLOSING = 1,     /* msf_stream_close was called */
    STREAM_BROKEN = 2,      /* on_error was called or is being called */
    STREAM_FAILED = 4,      /* sending failed; on_error is due */
    STREAM_BLOCKED = 8,     /* the kernel takes no more: waits for UV_WRITABLE */
    STREAM_SHUT_ASKED = 16, /* msf_stream_shutdown_write was called */
    STREAM_SHUT = 32,       /* and is done */
    STREAM_DRAIN_DUE = 64,  /* on_drain is due */
    STREAM_RESET = 128      /* msf_stream_reset_on_close was called */
};

#define STREAM_READS_PER_TURN 4
#define STREAM_FILE_SHARE     (1024 * 1024) /* bytes of files per stream and turn */

/* ---- stream.c ---- */
bool msf_stream_may_read(const msf_stream *s);
void msf_stream_end_of_input(msf_stream *s);
/* The end of everything but msf_stream_close: on_error. */
void msf_stream_break_down(msf_stream *s, int error);
/* After reading and sending outside of the stream's own poll. */
void msf_stream_sync_interest(msf_stream *s);

/* ---- stream_write.c ---- */
/* Sends until the queue is empty, the kernel takes no more or this turn's share is used up; sets `state`, calls no event. */
void msf_stream_send(msf_stream *s);
/* Empties the queue without sending. */
void msf_stream_drop_queue(msf_stream *s);
/* Takes `n` bytes off the blocks of the queue, and those that are done out of it: to be freed with msf_write_free_all when nothing is in
 * the middle of anything, since a release function may write, flush or close. */
msf_write *msf_stream_take_off(msf_stream *s, uint64_t n);
/* `n` bytes have left: `queued`, the high-water mark. */
void msf_stream_count_sent(msf_stream *s, uint64_t n);
/* Sending cannot go on: drops the queue, on_error is due. */
void msf_stream_fail(msf_stream *s, int error);

/* ---- stream_tls.c, stream_tls_read.c, stream_tls_write.c: only for streams that have `tls` ---- */
bool msf_tls_wants_input(const msf_stream *s);
/* The handshake, then a turn's share of reading. */
void msf_tls_read(msf_stream *s);
/* Reading was switched on: what OpenSSL still has is read in the next poll. */
void msf_tls_read_on(msf_stream *s);
/* The handshake as far as it goes. True when it is done; else the owner may know already that it has failed. */
bool msf_tls_handshake(msf_stream *s);
/* As msf_stream_send. */
void msf_tls_send(msf_stream *s);
/* Sends what is encrypted. True when nothing of it is left. */
bool msf_tls_push(msf_stream *s);
/* Encrypted bytes that wait for the kernel. */
size_t msf_tls_pending(const msf_stream *s);
/* Forgets them. */
void msf_tls_drop(msf_stream *s);
/* Before the descriptor is closed: says close_notify if that is true. */
void msf_tls_say_goodbye(msf_stream *s);
void msf_tls_free(msf_tls *tls);

#endif
