#include "net/connect_attempt.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

/* A unix socket whose backlog is full refuses at once, and nothing tells when there is room. */
#define UNIX_RETRY_MS 10

static int set_int(int fd, int level, int name, int value)
{
    return setsockopt(fd, level, name, &value, sizeof value);
}

/* The port is chosen when connecting, so that many connections to different peers may share one. */
static int bind_own(int fd, const msf_ip *own)
{
    struct sockaddr_storage a;
    socklen_t len = msf_ip_sockaddr(own, 0, &a);
    (void)set_int(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
    return bind(fd, (struct sockaddr *)&a, len);
}

static int prepare(int fd, int family, const msf_attempt_options *o)
{
    if (family == AF_UNIX) {
        return 0;
    }
    if (!o->delay && set_int(fd, IPPROTO_TCP, TCP_NODELAY, 1) != 0) {
        return -errno;
    }
    if (o->keepalive_s > 0 &&
        (set_int(fd, SOL_SOCKET, SO_KEEPALIVE, 1) != 0 || set_int(fd, IPPROTO_TCP, TCP_KEEPIDLE, (int)o->keepalive_s) != 0)) {
        return -errno;
    }
    return o->bind != NULL && bind_own(fd, o->bind) != 0 ? -errno : 0;
}

/* A socket with its options; -errno. */
static int make_socket(int family, const msf_attempt_options *o)
{
    int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return -errno;
    }
    int result = prepare(fd, family, o);
    if (result != 0) {
        close(fd);
        return result;
    }
    return fd;
}

static void on_closed(uv_handle_t *handle)
{
    free(MSF_CONTAINER_OF(handle, msf_attempt, poll));
}

int msf_attempt_take(msf_attempt *a)
{
    int fd = a->fd;
    msf_list_remove(&a->node);
    msf_timer_stop(a->loop, &a->timer);
    uv_close((uv_handle_t *)&a->poll, on_closed);
    return fd;
}

void msf_attempt_drop(msf_attempt *a)
{
    close(msf_attempt_take(a));
}

/* Connecting to a free port of this machine's own range of outgoing ones may end in a socket that is connected to itself. */
static bool is_own_peer(int fd)
{
    struct sockaddr_storage own = {0}, peer = {0};
    socklen_t own_len = sizeof own, peer_len = sizeof peer;
    msf_ip a, b;
    if (getsockname(fd, (struct sockaddr *)&own, &own_len) != 0 || getpeername(fd, (struct sockaddr *)&peer, &peer_len) != 0 ||
        !msf_ip_from_sockaddr((struct sockaddr *)&own, &a) || !msf_ip_from_sockaddr((struct sockaddr *)&peer, &b)) {
        return false;
    }
    /* The port is at the same place in both families. */
    return ((struct sockaddr_in *)&own)->sin_port == ((struct sockaddr_in *)&peer)->sin_port && msf_ip_eq(&a, &b);
}

static int outcome(const msf_attempt *a)
{
    int error = 0;
    socklen_t len = sizeof error;
    if (getsockopt(a->fd, SOL_SOCKET, SO_ERROR, &error, &len) != 0) {
        error = errno;
    }
    if (error == 0 && is_own_peer(a->fd)) {
        error = ECONNREFUSED;
    }
    return -error;
}

static void on_poll(uv_poll_t *poll, int status, int events)
{
    msf_attempt *a = MSF_CONTAINER_OF(poll, msf_attempt, poll);
    (void)events;
    uv_poll_stop(poll);
    int error = outcome(a);
    a->done(a, error == 0 && status < 0 ? status : error);
}

/* Waits for the outcome; a socket that is connected already is writable in the next poll. */
static int watch(msf_attempt *a)
{
    int result = uv_poll_start(&a->poll, UV_WRITABLE, on_poll);
    uint64_t now = msf_clock_mono_us();
    return result != 0 ? result : msf_timer_start(a->loop, &a->timer, a->end > now ? (a->end - now + 999) / 1000 : 0);
}

static int try_connect(msf_attempt *a)
{
    int result;
    do {
        result = connect(a->fd, (struct sockaddr *)&a->to, a->to_len);
    } while (result != 0 && errno == EINTR && a->to.ss_family == AF_UNIX);
    if (result == 0 || errno == EINPROGRESS || errno == EINTR) {
        return watch(a);
    }
    if (errno == EAGAIN && a->to.ss_family == AF_UNIX) {
        return msf_timer_start(a->loop, &a->timer, UNIX_RETRY_MS);
    }
    return -errno;
}

static void on_timer(msf_timer *t)
{
    msf_attempt *a = MSF_CONTAINER_OF(t, msf_attempt, timer);
    bool over = msf_clock_mono_us() >= a->end;
    int error = over || uv_is_active((uv_handle_t *)&a->poll) ? -ETIMEDOUT : try_connect(a);
    if (error != 0) {
        a->done(a, error);
    }
}

static int open_socket(msf_attempt *a, const msf_attempt_options *o)
{
    a->fd = make_socket(a->to.ss_family, o);
    if (a->fd < 0) {
        return a->fd;
    }
    int result = uv_poll_init(msf_loop_uv(a->loop), &a->poll, a->fd);
    if (result != 0) {
        close(a->fd);
    }
    return result;
}

int msf_attempt_start(msf_loop *loop, const struct sockaddr_storage *to, socklen_t len, const msf_attempt_options *o,
                      void (*done)(msf_attempt *a, int error), msf_attempt **out)
{
    msf_attempt *a = calloc(1, sizeof *a);
    if (a == NULL) {
        return -ENOMEM;
    }
    a->loop = loop;
    a->done = done;
    a->to = *to;
    a->to_len = len;
    a->end = msf_clock_mono_us() + (uint64_t)o->timeout_ms * 1000;
    msf_list_init(&a->node);
    msf_timer_init(&a->timer, on_timer);
    int result = open_socket(a, o);
    if (result != 0) {
        free(a);
        return result;
    }
    result = try_connect(a);
    if (result != 0) {
        msf_attempt_drop(a);
        return result;
    }
    *out = a;
    return 0;
}
