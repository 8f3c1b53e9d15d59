/* IP addresses without a port, small enough to be copied. */
#ifndef MSF_NET_IP_H
#define MSF_NET_IP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/slice.h"

#define MSF_IP_TEXT 64 /* bytes of the longest text, with its NUL */
#define MSF_IPS_MAX 16 /* addresses of one name; what a name has beyond them is not used */

typedef struct msf_ip {
    uint8_t v6;        /* 1: IPv6; 0: IPv4, in the first four bytes */
    uint8_t bytes[16]; /* network order; unused ones are zero */
    uint32_t scope;    /* of a link-local IPv6 address; else 0 */
} msf_ip;

typedef struct msf_ips {
    uint32_t n;
    msf_ip ip[MSF_IPS_MAX];
} msf_ips;

/* "10.0.0.1", "::1", "[::1]", "fe80::1%eth0"; false for everything else (no octal, no hexadecimal, no shortened IPv4). IPv6-mapped IPv4
 * addresses become IPv4. */
bool msf_ip_parse(msf_slice text, msf_ip *ip);
/* As it is usually written, without brackets; `text` of at least MSF_IP_TEXT bytes. Returns `text`. */
char *msf_ip_text(const msf_ip *ip, char *text);
bool msf_ip_eq(const msf_ip *a, const msf_ip *b);

/* The socket address of it; returns its length. */
socklen_t msf_ip_sockaddr(const msf_ip *ip, int port, struct sockaddr_storage *a);
/* False when it is neither AF_INET nor AF_INET6. */
bool msf_ip_from_sockaddr(const struct sockaddr *a, msf_ip *ip);

#endif
