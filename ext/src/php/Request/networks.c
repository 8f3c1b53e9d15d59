#include "php/Request/networks.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

/* Any address as 16 bytes; returns how many leading bits are not part of the written address (96 for IPv4), -1 for no address. */
static int parse(msf_slice text, uint8_t out[16])
{
    char z[INET6_ADDRSTRLEN + 1];
    if (text.n == 0 || text.n >= sizeof(z)) {
        return -1;
    }
    memcpy(z, text.p, text.n);
    z[text.n] = '\0';
    if (inet_pton(AF_INET6, z, out) == 1) {
        return 0;
    }
    memset(out, 0, 10);
    out[10] = out[11] = 0xff;
    return inet_pton(AF_INET, z, out + 12) == 1 ? 96 : -1;
}

bool msf_networks_add(msf_networks *n, msf_slice text)
{
    const char *slash = memchr(text.p, '/', text.n);
    msf_slice address = {text.p, slash ? (size_t)(slash - text.p) : text.n};
    if (n->count == MSF_NETWORKS_MAX) {
        return false;
    }
    msf_network *net = &n->list[n->count];
    int skip = parse(address, net->address);
    if (skip < 0) {
        return false;
    }
    long bits = 128 - skip;
    if (slash) {
        size_t digits = text.n - address.n - 1;
        char z[4];
        if (digits == 0 || digits > 3 || strspn(slash + 1, "0123456789") < digits) {
            return false;
        }
        memcpy(z, slash + 1, digits);
        z[digits] = '\0';
        bits = strtol(z, NULL, 10);
    }
    if (bits > 128 - skip) {
        return false;
    }
    net->bits = (uint8_t)(bits + skip);
    n->count++;
    return true;
}

static bool is_in(const msf_network *net, const uint8_t ip[16])
{
    unsigned bytes = net->bits / 8, rest = net->bits % 8;
    if (memcmp(net->address, ip, bytes) != 0) {
        return false;
    }
    return rest == 0 || ((net->address[bytes] ^ ip[bytes]) >> (8 - rest)) == 0;
}

bool msf_networks_has(const msf_networks *n, msf_slice ip)
{
    uint8_t address[16];
    if (n->count == 0 || parse(ip, address) < 0) {
        return false;
    }
    for (unsigned i = 0; i < n->count; i++) {
        if (is_in(&n->list[i], address)) {
            return true;
        }
    }
    return false;
}

bool msf_networks_is_loopback(msf_slice ip)
{
    static const uint8_t v6[16] = {[15] = 1}, v4[13] = {[10] = 0xff, [11] = 0xff, [12] = 127};
    uint8_t address[16];
    if (msf_slice_eq(ip, MSF_SLICE("unix:"))) {
        return true;
    }
    return parse(ip, address) >= 0 && (memcmp(address, v6, 16) == 0 || memcmp(address, v4, 13) == 0);
}
