/* Making listening sockets. Accepting on them is in listener.c. */
#include "net/listener.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "net/address.h"

#define DEFAULT_BACKLOG 1024

static int fail(const msf_listen_options *o, msf_error *err, int number)
{
    char label[160];
    msf_address_label(o, label, sizeof label);
    return msf_error_set(err, -number, "%s: %s", label, strerror(number));
}

static int switch_on(int fd, int level, int name)
{
    int one = 1;
    return setsockopt(fd, level, name, &one, sizeof one);
}

/* A non-blocking socket with its options set. -1 with errno. */
static int make_socket(const msf_address *a, bool reuse_port)
{
    int family = a->storage.ss_family;
    int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || family == AF_UNIX) {
        return fd;
    }
    int off = 0;
    /* Accepted sockets inherit TCP_NODELAY, which saves a call for each of them. */
    if (switch_on(fd, SOL_SOCKET, SO_REUSEADDR) != 0 || switch_on(fd, IPPROTO_TCP, TCP_NODELAY) != 0 ||
        (reuse_port && switch_on(fd, SOL_SOCKET, SO_REUSEPORT) != 0) ||
        (family == AF_INET6 && setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off) != 0)) {
        int saved = errno;
        close(fd);
        errno = saved;
        return -1;
    }
    return fd;
}

/* Whether somebody accepts connections on the socket file. */
static bool somebody_accepts(const msf_address *a)
{
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return true; /* not known: keep away from the file */
    }
    bool refused = connect(fd, (const struct sockaddr *)&a->storage, a->len) != 0 && (errno == ECONNREFUSED || errno == ENOENT);
    close(fd);
    return !refused;
}

/* Binds; a socket file that was left behind makes way. 0 or -1 with errno. */
static int bind_to(int fd, const msf_address *a)
{
    if (bind(fd, (const struct sockaddr *)&a->storage, a->len) == 0) {
        return 0;
    }
    if (a->storage.ss_family != AF_UNIX || errno != EADDRINUSE) {
        return -1;
    }
    const char *path = ((const struct sockaddr_un *)&a->storage)->sun_path;
    struct stat st;
    if (lstat(path, &st) != 0 || !S_ISSOCK(st.st_mode) || somebody_accepts(a) || unlink(path) != 0) {
        errno = EADDRINUSE;
        return -1;
    }
    return bind(fd, (const struct sockaddr *)&a->storage, a->len);
}

static int real_port(int fd)
{
    struct sockaddr_storage a = {.ss_family = AF_UNSPEC};
    socklen_t len = sizeof a;
    if (getsockname(fd, (struct sockaddr *)&a, &len) != 0) {
        return 0;
    }
    char ip[64];
    int port;
    msf_address_text(&a, ip, sizeof ip, &port);
    return port;
}

int msf_listen(const msf_listen_options *o, int *port_out, msf_error *err)
{
    msf_address a;
    int result = msf_address_resolve(o, &a, err);
    if (result != 0) {
        return result;
    }
    int fd = make_socket(&a, o->reuse_port);
    if (fd < 0) {
        return fail(o, err, errno);
    }
    if (bind_to(fd, &a) != 0 || listen(fd, o->backlog > 0 ? o->backlog : DEFAULT_BACKLOG) != 0) {
        int number = errno;
        close(fd);
        return fail(o, err, number);
    }
    if (port_out != NULL) {
        *port_out = real_port(fd);
    }
    return fd;
}

int msf_listen_probe(const msf_listen_options *o, msf_error *err)
{
    msf_address a;
    int result = msf_address_resolve(o, &a, err);
    if (result != 0) {
        return result;
    }
    if (a.storage.ss_family == AF_UNIX) {
        struct stat st;
        const char *path = ((const struct sockaddr_un *)&a.storage)->sun_path;
        bool free = lstat(path, &st) != 0 || (S_ISSOCK(st.st_mode) && !somebody_accepts(&a));
        return free ? 0 : fail(o, err, EADDRINUSE);
    }
    /* Without SO_REUSEPORT the bind fails when anybody listens, whatever they have set. */
    int fd = make_socket(&a, false);
    if (fd < 0) {
        return fail(o, err, errno);
    }
    int number = bind_to(fd, &a) != 0 ? errno : 0;
    close(fd);
    return number == 0 ? 0 : fail(o, err, number);
}
