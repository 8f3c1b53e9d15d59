#include "net/watch.h"

#include <sys/socket.h>
#include <unistd.h>

#include "unit.h"

typedef struct watched {
    msf_watch watch;
    int fd, seen, closed;
    bool leave;
} watched;

static void on_readable(msf_watch *w)
{
    watched *x = MSF_CONTAINER_OF(w, watched, watch);
    char c;
    x->seen += read(x->fd, &c, 1) == 1;
    if (x->leave) {
        msf_watch_pause(w);
    }
}

static void on_closed(msf_watch *w)
{
    MSF_CONTAINER_OF(w, watched, watch)->closed++;
}

static void tell(int fd, int n)
{
    for (int i = 0; i < n; i++) {
        CHECK_INT(write(fd, "x", 1), 1);
    }
}

TEST(readable_until_read_pause_resume)
{
    msf_loop *loop = msf_loop_new();
    watched x = {.seen = 0};
    int pair[2];
    CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair), 0);
    x.fd = pair[0];
    CHECK_INT(msf_watch_open(&x.watch, loop, pair[0], on_readable), 0);
    x.fd = pair[0];
    tell(pair[1], 3);
    CHECK(!msf_loop_poll(loop, false)); /* paused, and it keeps no loop alive */
    CHECK_INT(x.seen, 0);
    msf_watch_resume(&x.watch);
    msf_watch_resume(&x.watch);
    msf_loop_poll(loop, false);
    msf_loop_poll(loop, false);
    CHECK_INT(x.seen, 2);
    x.leave = true;
    msf_loop_poll(loop, false);
    CHECK_INT(x.seen, 3);
    tell(pair[1], 1);
    msf_loop_poll(loop, false);
    CHECK_INT(x.seen, 3);
    msf_watch_close(&x.watch, on_closed);
    msf_watch_close(&x.watch, on_closed);
    msf_watch_resume(&x.watch);
    msf_loop_poll(loop, false);
    CHECK_INT(x.closed, 1);
    CHECK_INT(x.seen, 3);
    msf_loop_free(loop);
    CHECK_INT(close(pair[0]), 0); /* it was borrowed */
    close(pair[1]);
}

TEST(the_loop_lets_go)
{
    msf_loop *loop = msf_loop_new();
    watched x = {.seen = 0};
    int pair[2];
    CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair), 0);
    CHECK_INT(msf_watch_open(&x.watch, loop, pair[0], on_readable), 0);
    msf_watch_resume(&x.watch);
    msf_loop_free(loop);
    CHECK_INT(close(pair[0]), 0);
    close(pair[1]);
}

TEST(no_descriptor)
{
    msf_loop *loop = msf_loop_new();
    watched x = {.seen = 0};
    CHECK(msf_watch_open(&x.watch, loop, 9999, on_readable) < 0);
    msf_watch_close(&x.watch, on_closed);
    msf_loop_free(loop);
    CHECK_INT(x.closed, 0);
}

UNIT_MAIN()
