#include "net/address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "net/stream.h"

static const char *unix_path(const char *host)
{
    return strncmp(host, "unix:", 5) == 0 ? host + 5 : NULL;
}

static bool is_all(const char *host)
{
    return host[0] == '\0' || strcmp(host, "*") == 0;
}

void msf_address_label(const msf_listen_options *o, char *text, size_t len)
{
    const char *host = o->host != NULL ? o->host : "";
    if (unix_path(host) != NULL) {
        snprintf(text, len, "%s", host);
    } else if (strchr(host, ':') != NULL) {
        snprintf(text, len, "[%s]:%d", host, o->port);
    } else {
        snprintf(text, len, "%s:%d", is_all(host) ? "*" : host, o->port);
    }
}

static int fail(const msf_listen_options *o, msf_error *err, int code, const char *why)
{
    char label[160];
    msf_address_label(o, label, sizeof label);
    return msf_error_set(err, code, "%s: %s", label, why);
}

static int resolve_unix(const msf_listen_options *o, const char *path, msf_address *a, msf_error *err)
{
    struct sockaddr_un *un = (struct sockaddr_un *)&a->storage;
    size_t n = strlen(path);
    if (n == 0) {
        return fail(o, err, -EINVAL, "the path of the socket is empty");
    }
    if (n >= sizeof un->sun_path) {
        return fail(o, err, -ENAMETOOLONG, "the path of the socket is longer than 107 bytes");
    }
    un->sun_family = AF_UNIX;
    memcpy(un->sun_path, path, n + 1);
    a->len = (socklen_t)sizeof *un;
    return 0;
}

static bool has_ipv6(void)
{
    int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return false;
    }
    /* The module may be there while every address is disabled (containers): only a bind tells. */
    struct sockaddr_in6 any = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_ANY_INIT};
    bool usable = bind(fd, (struct sockaddr *)&any, sizeof any) == 0;
    close(fd);
    return usable;
}

static int resolve_host(const msf_listen_options *o, const char *host, msf_address *a, msf_error *err)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    char port[12];
    snprintf(port, sizeof port, "%d", o->port);
    int result = getaddrinfo(host, port, &hints, &found);
    if (result != 0) {
        int code = result == EAI_SYSTEM ? -errno : result == EAI_MEMORY ? -ENOMEM : -EADDRNOTAVAIL;
        return fail(o, err, code, result == EAI_SYSTEM ? strerror(errno) : gai_strerror(result));
    }
    /* One socket, one address. Where a name has both kinds ("localhost"), IPv4 is what everybody can reach. */
    const struct addrinfo *best = found;
    for (const struct addrinfo *i = found; i != NULL && best->ai_family != AF_INET; i = i->ai_next) {
        best = i->ai_family == AF_INET ? i : best;
    }
    memcpy(&a->storage, best->ai_addr, best->ai_addrlen);
    a->len = best->ai_addrlen;
    freeaddrinfo(found);
    return 0;
}

int msf_address_resolve(const msf_listen_options *o, msf_address *a, msf_error *err)
{
    const char *host = o->host != NULL ? o->host : "";
    memset(a, 0, sizeof *a);
    if (unix_path(host) != NULL) {
        return resolve_unix(o, unix_path(host), a, err);
    }
    if (o->port < 0 || o->port > 65535) {
        return fail(o, err, -EINVAL, "a port is a number from 0 to 65535");
    }
    if (is_all(host)) {
        host = has_ipv6() ? "::" : "0.0.0.0";
    }
    return resolve_host(o, host, a, err);
}

static void set_port(int *port, int value)
{
    if (port != NULL) {
        *port = value;
    }
}

void msf_address_text(const struct sockaddr_storage *a, char *ip, size_t ip_len, int *port)
{
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)a;
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)a;
    set_port(port, 0);
    ip[0] = '\0';
    switch (a->ss_family) {
    case AF_INET:
        inet_ntop(AF_INET, &v4->sin_addr, ip, (socklen_t)ip_len);
        set_port(port, ntohs(v4->sin_port));
        break;
    case AF_INET6:
        /* A listener on "::" sees IPv4 peers in their mapped form; rules about addresses want the plain one. */
        if (IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr)) {
            inet_ntop(AF_INET, &v6->sin6_addr.s6_addr[12], ip, (socklen_t)ip_len);
        } else {
            inet_ntop(AF_INET6, &v6->sin6_addr, ip, (socklen_t)ip_len);
        }
        set_port(port, ntohs(v6->sin6_port));
        break;
    case AF_UNIX:
        snprintf(ip, ip_len, "unix:");
        break;
    default:
        break;
    }
}

static void name_text(const msf_stream *s, bool peer, char *ip, size_t ip_len, int *port)
{
    struct sockaddr_storage a = {.ss_family = AF_UNSPEC};
    socklen_t len = sizeof a;
    struct sockaddr *to = (struct sockaddr *)&a;
    if (s->fd < 0 || (peer ? getpeername(s->fd, to, &len) : getsockname(s->fd, to, &len)) != 0) {
        a.ss_family = AF_UNSPEC;
    }
    msf_address_text(&a, ip, ip_len, port);
}

void msf_stream_peer(const msf_stream *s, char *ip, size_t ip_len, int *port)
{
    name_text(s, true, ip, ip_len, port);
}

void msf_stream_local(const msf_stream *s, char *ip, size_t ip_len, int *port)
{
    name_text(s, false, ip, ip_len, port);
}
