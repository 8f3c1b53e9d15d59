#include "net/ip.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

static void from_v6(const struct in6_addr *a, uint32_t scope, msf_ip *ip)
{
    *ip = (msf_ip){0};
    if (IN6_IS_ADDR_V4MAPPED(a)) {
        memcpy(ip->bytes, &a->s6_addr[12], 4);
        return;
    }
    ip->v6 = 1;
    ip->scope = scope;
    memcpy(ip->bytes, a, 16);
}

/* The number behind '%': an interface's name or its index. 0: there is none. */
static uint32_t scope_of(const char *text)
{
    uint32_t scope = if_nametoindex(text);
    if (scope == 0 && text[0] >= '1' && text[0] <= '9' && strlen(text) <= 9 && strspn(text, "0123456789") == strlen(text)) {
        sscanf(text, "%u", &scope);
    }
    return scope;
}

static bool parse_v6(char *text, msf_ip *ip)
{
    struct in6_addr a;
    uint32_t scope = 0;
    char *percent = strchr(text, '%');
    if (percent != NULL) {
        *percent = '\0';
        scope = scope_of(percent + 1);
    }
    if (inet_pton(AF_INET6, text, &a) != 1) {
        return false;
    }
    /* A zone belongs to link-local addresses; one that this machine does not have leads nowhere. */
    if (percent != NULL && (scope == 0 || !IN6_IS_ADDR_LINKLOCAL(&a))) {
        return false;
    }
    from_v6(&a, scope, ip);
    return true;
}

bool msf_ip_parse(msf_slice text, msf_ip *ip)
{
    char copy[MSF_IP_TEXT];
    bool brackets = text.n >= 2 && text.p[0] == '[' && text.p[text.n - 1] == ']';
    if (brackets) {
        text = msf_slice_of(text.p + 1, text.n - 2);
    }
    if (text.n == 0 || text.n >= sizeof copy || memchr(text.p, '\0', text.n) != NULL) {
        return false;
    }
    memcpy(copy, text.p, text.n);
    copy[text.n] = '\0';
    if (memchr(text.p, ':', text.n) != NULL) {
        return parse_v6(copy, ip);
    }
    struct in_addr a;
    if (brackets || inet_pton(AF_INET, copy, &a) != 1) {
        return false;
    }
    *ip = (msf_ip){0};
    memcpy(ip->bytes, &a, 4);
    return true;
}

char *msf_ip_text(const msf_ip *ip, char *text)
{
    inet_ntop(ip->v6 ? AF_INET6 : AF_INET, ip->bytes, text, MSF_IP_TEXT);
    if (ip->scope != 0) {
        char name[IF_NAMESIZE];
        size_t n = strlen(text);
        if (if_indextoname(ip->scope, name) != NULL) {
            snprintf(text + n, MSF_IP_TEXT - n, "%%%s", name);
        } else {
            snprintf(text + n, MSF_IP_TEXT - n, "%%%u", ip->scope);
        }
    }
    return text;
}

bool msf_ip_eq(const msf_ip *a, const msf_ip *b)
{
    return a->v6 == b->v6 && a->scope == b->scope && memcmp(a->bytes, b->bytes, a->v6 ? 16 : 4) == 0;
}

socklen_t msf_ip_sockaddr(const msf_ip *ip, int port, struct sockaddr_storage *a)
{
    memset(a, 0, sizeof *a);
    if (ip->v6) {
        struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)a;
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons((uint16_t)port);
        v6->sin6_scope_id = ip->scope;
        memcpy(&v6->sin6_addr, ip->bytes, 16);
        return sizeof *v6;
    }
    struct sockaddr_in *v4 = (struct sockaddr_in *)a;
    v4->sin_family = AF_INET;
    v4->sin_port = htons((uint16_t)port);
    memcpy(&v4->sin_addr, ip->bytes, 4);
    return sizeof *v4;
}

bool msf_ip_from_sockaddr(const struct sockaddr *a, msf_ip *ip)
{
    if (a->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)(const void *)a;
        from_v6(&v6->sin6_addr, v6->sin6_scope_id, ip);
        return true;
    }
    if (a->sa_family == AF_INET) {
        *ip = (msf_ip){0};
        memcpy(ip->bytes, &((const struct sockaddr_in *)(const void *)a)->sin_addr, 4);
        return true;
    }
    return false;
}
