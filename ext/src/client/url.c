#include "client/url.h"

#include <stdio.h>

#include "http/target.h"
#include "net/ip.h"

static int hex(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static size_t find(msf_slice s, const char *any)
{
    for (size_t i = 0; i < s.n; i++) {
        if (strchr(any, s.p[i]) != NULL) {
            return i;
        }
    }
    return s.n;
}

static msf_slice from(msf_slice s, size_t at)
{
    return msf_slice_of(s.p + at, s.n - at);
}

/* ---- parsing ---- */

/* The URL in messages: cut, and without user information. */
static int refuse(msf_error *err, int code, msf_slice text, const char *why)
{
    size_t at = 0;
    for (size_t i = 0; i < text.n && strchr("?#", text.p[i]) == NULL; i++) {
        at = text.p[i] == '@' ? i + 1 : at;
    }
    msf_slice rest = from(text, at);
    size_t n = rest.n < 100 ? rest.n : 100;
    return msf_error_set(err, code, "URL \"%s%.*s%s\": %s", at > 0 ? "..." : "", (int)n, rest.n > 0 ? rest.p : "", n < rest.n ? "..." : "",
                         why);
}

static const char *check_bytes(msf_slice text, int *code)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c < 0x20 || c == 0x7f) {
            *code = MSF_EINJECT;
            return "a control character";
        }
        if (c == ' ') {
            *code = -EINVAL;
            return "a space; write %20";
        }
    }
    return NULL;
}

static bool take_scheme(msf_slice *s, msf_url *u)
{
    if (s->n > 7 && strncasecmp(s->p, "http://", 7) == 0) {
        *s = from(*s, 7);
    } else if (s->n > 8 && strncasecmp(s->p, "https://", 8) == 0) {
        *s = from(*s, 8);
        u->tls = true;
    } else {
        return false;
    }
    return true;
}

static bool take_port(msf_slice s, msf_url *u)
{
    int standard = u->tls ? 443 : 80, port = 0;
    if (s.n > 5) {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') {
            return false;
        }
        port = port * 10 + (s.p[i] - '0');
    }
    u->port = s.n == 0 ? standard : port; /* "host:" is the scheme's port */
    u->has_port = u->port != standard;
    return u->port >= 1 && u->port <= 65535;
}

static const char *take_host(msf_slice s, msf_url *u)
{
    msf_slice port;
    msf_ip ip;
    if (s.n > 0 && s.p[0] == '[') {
        size_t end = find(s, "]");
        u->ipv6 = true;
        u->host = end < s.n ? msf_slice_of(s.p + 1, end - 1) : MSF_SLICE_NONE;
        if (end == s.n || find(u->host, ":") == u->host.n || !msf_ip_parse(u->host, &ip)) {
            return "not an IPv6 address";
        }
        port = from(s, end + 1);
    } else {
        size_t end = find(s, ":");
        u->host = msf_slice_of(s.p, end);
        if (u->host.n == 0 || find(u->host, "%") < u->host.n || !msf_http_host_valid(u->host)) {
            return u->host.n == 0 ? "no host" : "not a valid host name";
        }
        port = from(s, end);
    }
    if (port.n > 0 && port.p[0] != ':') {
        return "not a valid host";
    }
    return take_port(port.n > 0 ? from(port, 1) : port, u) ? NULL : "not a valid port";
}

static void take_path(msf_slice s, msf_url *u)
{
    s.n = find(s, "#");
    size_t question = find(s, "?");
    u->path = msf_slice_of(s.p, question);
    u->query = question < s.n ? from(s, question + 1) : MSF_SLICE_NONE;
}

int msf_url_parse(msf_slice text, msf_url *u, msf_error *err)
{
    int code = -EINVAL;
    *u = (msf_url){0};
    if (text.n > MSF_URL_MAX) {
        return refuse(err, MSF_ETOOBIG, text, "longer than 8192 bytes");
    }
    const char *why = check_bytes(text, &code);
    if (why != NULL) {
        return msf_error_set(err, code, "the URL has %s", why);
    }
    msf_slice s = text;
    if (!take_scheme(&s, u)) {
        return refuse(err, -EINVAL, text, "not an absolute http or https URL");
    }
    size_t end = find(s, "/?#");
    msf_slice authority = msf_slice_of(s.p, end);
    take_path(from(s, end), u);
    for (size_t i = authority.n; i > 0; i--) {
        if (authority.p[i - 1] == '@') {
            u->userinfo = msf_slice_of(authority.p, i - 1);
            authority = from(authority, i);
            break;
        }
    }
    why = take_host(authority, u);
    return why == NULL ? 0 : refuse(err, -EINVAL, text, why);
}

/* ---- writing ---- */

static bool is_plain(const char *p, const char *end)
{
    unsigned char c = (unsigned char)*p;
    if (c == '%') {
        return end - p > 2 && hex(p[1]) >= 0 && hex(p[2]) >= 0;
    }
    return c > ' ' && c < 0x7f && strchr("\"<>\\^`{|}", c) == NULL;
}

static char *encode(msf_slice s, char *out)
{
    static const char digits[] = "0123456789ABCDEF";
    for (const char *p = s.p, *end = s.p + s.n; p < end; p++) {
        unsigned char c = (unsigned char)*p;
        if (is_plain(p, end)) {
            *out++ = *p;
        } else {
            *out++ = '%';
            *out++ = digits[c >> 4];
            *out++ = digits[c & 15];
        }
    }
    return out;
}

size_t msf_url_target_max(const msf_url *u)
{
    return 3 * (u->path.n + u->query.n) + 2;
}

char *msf_url_target(const msf_url *u, char *out)
{
    if (u->path.n == 0) {
        *out++ = '/';
    } else {
        out = encode(u->path, out);
    }
    if (u->query.p != NULL) {
        *out++ = '?';
        out = encode(u->query, out);
    }
    return out;
}

char *msf_url_authority(const msf_url *u, bool always, char *out)
{
    if (u->ipv6) {
        *out++ = '[';
    }
    memcpy(out, u->host.p, u->host.n);
    out += u->host.n;
    if (u->ipv6) {
        *out++ = ']';
    }
    if (u->has_port || always) {
        char port[12];
        int n = snprintf(port, sizeof port, ":%d", u->port);
        memcpy(out, port, (size_t)n);
        out += n;
    }
    return out;
}
