/* Addresses: asked for once per connection, copied into requests that outlive it. */
#include <netinet/in.h>
#include <sys/socket.h>

#include "http/connection.h"

static int own_port(int fd)
{
    struct sockaddr_storage a = {0};
    socklen_t n = sizeof(a);
    if (getsockname(fd, (struct sockaddr *)&a, &n) < 0) {
        return 0;
    }
    if (a.ss_family == AF_INET) {
        return ntohs(((struct sockaddr_in *)&a)->sin_port);
    }
    return a.ss_family == AF_INET6 ? ntohs(((struct sockaddr_in6 *)&a)->sin6_port) : 0;
}

const msf_http_peer *msf_http_conn_peer(msf_http_conn *c)
{
    if (!c->peer.known) {
        int port = 0;
        msf_stream_peer(&c->stream, c->peer.ip, sizeof(c->peer.ip), &port);
        c->peer.ip_len = (uint8_t)strlen(c->peer.ip);
        c->peer.port = (uint16_t)port;
        c->peer.local_port = (uint16_t)own_port(c->stream.fd);
        c->peer.known = true;
    }
    return &c->peer;
}

/* The connection's while there is one, then the copy that was made at the end. */
static const msf_http_peer *peer_of(const msf_http_request *r)
{
    return r->conn != NULL ? msf_http_conn_peer(r->conn) : &r->peer;
}

msf_slice msf_http_request_peer_ip(const msf_http_request *r)
{
    if (r->conn != NULL && !r->peer.known) {
        ((msf_http_request *)r)->peer = *msf_http_conn_peer(r->conn); /* the slice must outlive the connection */
    }
    return msf_slice_of(r->peer.ip, r->peer.ip_len);
}

int msf_http_request_peer_port(const msf_http_request *r)
{
    return peer_of(r)->port;
}

int msf_http_request_local_port(const msf_http_request *r)
{
    return peer_of(r)->local_port;
}

bool msf_http_request_is_secure(const msf_http_request *r)
{
    return peer_of(r)->secure;
}

int msf_http_request_fd(const msf_http_request *r)
{
    return r->conn != NULL ? r->conn->stream.fd : -1;
}
