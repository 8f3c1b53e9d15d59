/* Lists of networks in CIDR notation: trusted proxies, who may see the status page. */
#ifndef MSF_PHP_REQUEST_NETWORKS_H
#define MSF_PHP_REQUEST_NETWORKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define MSF_NETWORKS_MAX 64

typedef struct msf_network {
    uint8_t address[16]; /* IPv4 as ::ffff:a.b.c.d */
    uint8_t bits;        /* of the 128 */
} msf_network;

typedef struct msf_networks {
    msf_network list[MSF_NETWORKS_MAX];
    unsigned count;
} msf_networks;

/* "10.0.0.0/8", "::1", "192.168.1.7". False when it is none of these or the list is full. */
bool msf_networks_add(msf_networks *n, msf_slice text);
/* False for anything that is no address. */
bool msf_networks_has(const msf_networks *n, msf_slice ip);
/* 127.0.0.0/8 or ::1, or a unix socket. */
bool msf_networks_is_loopback(msf_slice ip);

#endif
