#include "http/target.h"

#include <stdint.h>

enum { TCHAR = 1, REG_NAME = 2, DIGIT = 4, IP_LITERAL = 8 };

/* What each byte may be part of. '%' is good in a registered name without looking at the digits behind it: nobody decodes a host here. */
static const uint8_t kinds[256] = {
    ['0' ... '9'] = TCHAR | REG_NAME | DIGIT | IP_LITERAL,
    ['a' ... 'f'] = TCHAR | REG_NAME | IP_LITERAL,
    ['A' ... 'F'] = TCHAR | REG_NAME | IP_LITERAL,
    ['g' ... 'z'] = TCHAR | REG_NAME,
    ['G' ... 'Z'] = TCHAR | REG_NAME,
    ['!'] = TCHAR | REG_NAME,
    ['#'] = TCHAR,
    ['$'] = TCHAR | REG_NAME,
    ['%'] = TCHAR | REG_NAME,
    ['&'] = TCHAR | REG_NAME,
    ['\''] = TCHAR | REG_NAME,
    ['('] = REG_NAME,
    [')'] = REG_NAME,
    ['*'] = TCHAR | REG_NAME,
    ['+'] = TCHAR | REG_NAME,
    [','] = REG_NAME,
    ['-'] = TCHAR | REG_NAME,
    ['.'] = TCHAR | REG_NAME | IP_LITERAL,
    [':'] = IP_LITERAL,
    [';'] = REG_NAME,
    ['='] = REG_NAME,
    ['^'] = TCHAR,
    ['_'] = TCHAR | REG_NAME,
    ['`'] = TCHAR,
    ['|'] = TCHAR,
    ['~'] = TCHAR | REG_NAME,
};

static size_t span(msf_slice s, size_t from, uint8_t kind)
{
    while (from < s.n && (kinds[(unsigned char)s.p[from]] & kind) != 0) {
        from++;
    }
    return from;
}

bool msf_http_is_token(msf_slice s)
{
    return s.n > 0 && span(s, 0, TCHAR) == s.n;
}

bool msf_http_host_valid(msf_slice host)
{
    size_t i;
    if (host.n > 0 && host.p[0] == '[') {
        i = span(host, 1, IP_LITERAL);
        if (i == 1 || i >= host.n || host.p[i] != ']') {
            return false;
        }
        i++;
    } else {
        i = span(host, 0, REG_NAME);
        if (i == 0 && host.n > 0) {
            return false;
        }
    }
    if (i == host.n) {
        return true;
    }
    size_t digits = host.n - i - 1;
    return host.p[i] == ':' && digits <= 5 && span(host, i + 1, DIGIT) == host.n;
}

static bool clean(msf_slice s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c <= ' ' || c >= 0x7f || c == '#') {
            return false;
        }
    }
    return true;
}

static void split_query(msf_slice s, msf_http_target *out)
{
    const char *mark = s.n == 0 ? NULL : memchr(s.p, '?', s.n);
    if (mark == NULL) {
        out->path = s;
        return;
    }
    size_t at = (size_t)(mark - s.p);
    out->path = msf_slice_of(s.p, at);
    out->query = msf_slice_of(mark + 1, s.n - at - 1);
}

/* Bytes of "http://" or "https://" at the front, 0 when it begins otherwise. */
static size_t scheme_length(msf_slice s)
{
    if (s.n >= 7 && strncasecmp(s.p, "http://", 7) == 0) {
        return 7;
    }
    return s.n >= 8 && strncasecmp(s.p, "https://", 8) == 0 ? 8 : 0;
}

static bool parse_absolute(msf_slice target, bool options, msf_http_target *out)
{
    size_t start = scheme_length(target), i = start;
    if (start == 0) {
        return false;
    }
    while (i < target.n && target.p[i] != '/' && target.p[i] != '?') {
        i++;
    }
    out->host = msf_slice_of(target.p + start, i - start);
    if (out->host.n == 0 || out->host.p[0] == ':' || !msf_http_host_valid(out->host)) {
        return false;
    }
    split_query(msf_slice_of(target.p + i, target.n - i), out);
    if (out->path.n == 0) {
        /* RFC 9112 3.2.4: OPTIONS for an authority without path and query means the server as a whole. */
        out->path = options && out->query.p == NULL ? MSF_SLICE("*") : MSF_SLICE("/");
    }
    return true;
}

bool msf_http_target_parse(msf_slice target, bool options, msf_http_target *out)
{
    *out = (msf_http_target){MSF_SLICE_NONE, MSF_SLICE_NONE, MSF_SLICE_NONE};
    if (target.n == 0 || !clean(target)) {
        return false;
    }
    if (target.p[0] == '/') {
        split_query(target, out);
        return true;
    }
    if (target.n == 1 && target.p[0] == '*') {
        out->path = target;
        return options;
    }
    return parse_absolute(target, options, out);
}
