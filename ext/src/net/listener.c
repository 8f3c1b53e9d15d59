/* Accepting connections. Making the listening sockets is in listen.c. */
#include "net/listener.h"

#include <assert.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/loop_private.h"

#define BATCH   64
#define REST_MS 100 /* without descriptors, before the next try */

static void on_poll(uv_poll_t *poll, int status, int events);

static void abandon(uv_handle_t *handle)
{
    msf_listener *l = MSF_CONTAINER_OF(handle, msf_listener, poll);
    msf_listener_stop(l, l->on_closed);
}

const msf_handle_class msf_listener_class = {abandon};

static void sync_poll(msf_listener *l)
{
    bool want = l->open && !l->paused && !l->resting;
    if (want == (uv_is_active((uv_handle_t *)&l->poll) != 0)) {
        return;
    }
    int result = want ? uv_poll_start(&l->poll, UV_READABLE, on_poll) : uv_poll_stop(&l->poll);
    assert(result == 0 && "a listening socket can be polled");
    (void)result;
}

static void on_rested(msf_timer *t)
{
    msf_listener *l = MSF_CONTAINER_OF(t, msf_listener, rest);
    l->resting = false;
    sync_poll(l);
}

static int open_spare(void)
{
    return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static int accept_one(const msf_listener *l)
{
    return accept4(l->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

/* No descriptor is left. The waiting clients would make the poll return for ever; with the spare descriptor they are taken and closed, so
 * that they learn it at once and can go elsewhere. */
static void refuse_waiting(msf_listener *l)
{
    for (int i = 0; i < BATCH && l->spare_fd >= 0; i++) {
        close(l->spare_fd);
        int fd = accept_one(l);
        if (fd >= 0) {
            close(fd);
        }
        l->spare_fd = open_spare();
        if (fd < 0) {
            break;
        }
    }
}

static void rest(msf_listener *l)
{
    if (msf_timer_start(l->loop, &l->rest, REST_MS) == 0) {
        l->resting = true;
        sync_poll(l);
    }
}

/* What to do after a failed accept. True: try the next one. */
static bool after_failure(msf_listener *l, int number)
{
    switch (number) {
    case EAGAIN:
        return false;
    case EMFILE:
    case ENFILE:
        refuse_waiting(l);
        rest(l);
        return false;
    case ENOBUFS:
    case ENOMEM:
        rest(l);
        return false;
    default:
        return true; /* this one client's: it left while it waited, or its network failed */
    }
}

static void on_poll(uv_poll_t *poll, int status, int events)
{
    (void)events;
    msf_listener *l = MSF_CONTAINER_OF(poll, msf_listener, poll);
    if (status < 0) {
        rest(l); /* libuv has stopped the handle; the timer starts it again */
        return;
    }
    if (l->spare_fd < 0) {
        l->spare_fd = open_spare();
    }
    for (int i = 0; i < BATCH && l->open && !l->paused; i++) {
        int fd = accept_one(l);
        if (fd >= 0) {
            l->on_accept(l->ctx, fd);
        } else if (!after_failure(l, errno)) {
            break;
        }
    }
}

int msf_listener_start(msf_listener *l, msf_loop *loop, int fd, msf_accept_fn fn, void *ctx)
{
    memset(l, 0, sizeof *l);
    l->spare_fd = -1;
    int result = uv_poll_init(&loop->uv, &l->poll, fd);
    if (result != 0) {
        return result;
    }
    /* Inherited by the accepted sockets. Fails on a unix socket, where there is nothing to delay. */
    int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    l->poll.data = (void *)&msf_listener_class;
    l->loop = loop;
    l->fd = fd;
    l->on_accept = fn;
    l->ctx = ctx;
    l->spare_fd = open_spare();
    l->open = true;
    msf_timer_init(&l->rest, on_rested);
    msf_loop_hold(loop); /* also while it is paused and no handle is active */
    sync_poll(l);
    return 0;
}

void msf_listener_pause(msf_listener *l)
{
    l->paused = true;
    sync_poll(l);
}

void msf_listener_resume(msf_listener *l)
{
    l->paused = false;
    sync_poll(l);
}

static void on_handle_closed(uv_handle_t *handle)
{
    msf_listener *l = MSF_CONTAINER_OF(handle, msf_listener, poll);
    if (l->on_closed != NULL) {
        l->on_closed(l);
    }
}

void msf_listener_stop(msf_listener *l, void (*on_closed)(msf_listener *l))
{
    if (!l->open) {
        return;
    }
    l->open = false;
    l->on_closed = on_closed;
    msf_loop_unhold(l->loop);
    msf_timer_stop(l->loop, &l->rest);
    if (l->spare_fd >= 0) {
        close(l->spare_fd);
        l->spare_fd = -1;
    }
    uv_close((uv_handle_t *)&l->poll, on_handle_closed);
}
