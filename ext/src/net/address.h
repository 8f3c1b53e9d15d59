/* Socket addresses: from configuration text, to text. Private to net/. */
#ifndef MSF_NET_ADDRESS_H
#define MSF_NET_ADDRESS_H

#include <sys/socket.h>

#include "base/error.h"
#include "net/listener.h"

typedef struct msf_address {
    struct sockaddr_storage storage;
    socklen_t len;
} msf_address;

/* The address to listen on. "" and "*" become "::" (both families), or "0.0.0.0" on a system without IPv6. */
int msf_address_resolve(const msf_listen_options *o, msf_address *a, msf_error *err);
/* "127.0.0.1:8000", "[::1]:8000", "unix:/path": as the options say it, for messages. */
void msf_address_label(const msf_listen_options *o, char *text, size_t len);
/* See msf_stream_peer. */
void msf_address_text(const struct sockaddr_storage *a, char *ip, size_t ip_len, int *port);

#endif
