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
    STREAM_DRAIN_DUE = 64   /* on_drain is due */
};

/* Sends until the queue is empty, the kernel takes no more or this turn's share is used up; sets `state`, calls no event. */
void msf_stream_send(msf_stream *s);
/* Empties the queue without sending. */
void msf_stream_drop_queue(msf_stream *s);

#endif
