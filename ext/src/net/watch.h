/* Tells when a descriptor that somebody else reads has something to read. The descriptor is borrowed and outlives the watch. Embedded in
 * its owner. A watch does not keep the loop alive. */
#ifndef MSF_NET_WATCH_H
#define MSF_NET_WATCH_H

#include <stdbool.h>
#include <uv.h>

#include "net/loop.h"

typedef struct msf_watch msf_watch;

struct msf_watch {
    uv_poll_t poll;
    void (*on_readable)(msf_watch *w); /* inside msf_loop_poll; again in each poll until it has been read */
    void (*on_closed)(msf_watch *w);   /* may be NULL */
    bool open;
};

/* 0 or -errno. */
int msf_watch_open(msf_watch *w, msf_loop *loop, int fd, void (*on_readable)(msf_watch *w));
/* Both idempotent; it begins paused. */
void msf_watch_resume(msf_watch *w);
void msf_watch_pause(msf_watch *w);
/* libuv lets go in a later poll: the memory must live until `on_closed` (may be NULL for static memory), or msf_loop_free. Idempotent. */
void msf_watch_close(msf_watch *w, void (*on_closed)(msf_watch *w));

#endif
