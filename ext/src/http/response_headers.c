/* The header lines of an answer: a short list in the request's arena, names canonical, values checked. */
#include "http/response_send.h"

#include <assert.h>
#include <errno.h>

#include "base/arena.h"
#include "base/scan.h"
#include "http/form.h"

/* The characters of a token (RFC 9110 5.6.2). */
static const bool token_char[256] = {
    ['!'] = true, ['#'] = true, ['$'] = true, ['%'] = true,         ['&'] = true,         ['\''] = true,
    ['*'] = true, ['+'] = true, ['-'] = true, ['.'] = true,         ['^'] = true,         ['_'] = true,
    ['`'] = true, ['|'] = true, ['~'] = true, ['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true,
};

static bool is_token(msf_slice s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (!token_char[(unsigned char)s.p[i]]) {
            return false;
        }
    }
    return s.n > 0;
}

/* A field value has no control characters but the tab (RFC 9110 5.5). */
static bool is_clean(msf_slice s)
{
    return msf_scan_text(s.p, s.n) == s.n;
}

/* First-Letters-Upper, the rest lower. */
static void canonicalise(char *to, msf_slice name)
{
    bool first = true;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (first && c >= 'a' && c <= 'z') {
            c &= ~0x20;
        } else if (!first && c >= 'A' && c <= 'Z') {
            c |= 0x20;
        }
        to[i] = c;
        first = c == '-';
    }
}

static uint32_t line_bytes(const msf_http_resheader *h)
{
    return (uint32_t)(h->name.n + h->value.n + 4); /* ": " and CRLF */
}

static bool writable(const msf_http_request *r)
{
    return r->conn != NULL && !r->res.head_sent && !r->res.ended;
}

static void unlink_all(msf_http_response *res, msf_slice name)
{
    res->last = NULL;
    for (msf_http_resheader **at = &res->headers; *at != NULL;) {
        msf_http_resheader *h = *at;
        if (msf_slice_ieq(h->name, name)) {
            res->header_bytes -= line_bytes(h);
            *at = h->next;
        } else {
            res->last = h;
            at = &h->next;
        }
    }
}

static uint8_t own_flag(msf_slice name)
{
    if (msf_slice_ieq(name, MSF_SLICE("Server"))) {
        return MSF_OWN_SERVER;
    }
    if (msf_slice_ieq(name, MSF_SLICE("Date"))) {
        return MSF_OWN_DATE;
    }
    return msf_slice_ieq(name, MSF_SLICE("Content-Encoding")) ? MSF_OWN_ENCODING : 0;
}

/* Node, name and value in one piece of the arena; a literal name stays where it is. */
static msf_http_resheader *make(msf_http_request *r, msf_slice name, msf_slice value, bool literal)
{
    if (name.n + value.n > MSF_HEADERS_MAX) {
        return NULL;
    }
    size_t copied = literal ? 0 : name.n;
    msf_http_resheader *h = msf_arena_alloc(&r->arena, sizeof(*h) + copied + value.n);
    if (h == NULL) {
        return NULL;
    }
    char *bytes = (char *)(h + 1);
    canonicalise(bytes, msf_slice_of(name.p, copied));
    if (value.n > 0) {
        memcpy(bytes + copied, value.p, value.n);
    }
    *h = (msf_http_resheader){NULL, msf_slice_of(literal ? name.p : bytes, name.n), msf_slice_of(bytes + copied, value.n)};
    return h;
}

static void append(msf_http_response *res, msf_http_resheader *h)
{
    *(res->last != NULL ? &res->last->next : &res->headers) = h;
    res->last = h;
    res->header_bytes += line_bytes(h);
}

static uint32_t bytes_of(const msf_http_response *res, msf_slice name)
{
    uint32_t n = 0;
    for (const msf_http_resheader *h = res->headers; h != NULL; h = h->next) {
        n += msf_slice_ieq(h->name, name) ? line_bytes(h) : 0;
    }
    return n;
}

static int put_line(msf_http_request *r, msf_slice name, msf_slice value, bool replace, bool literal)
{
    msf_http_response *res = &r->res;
    uint32_t freed = replace ? bytes_of(res, name) : 0;
    if (name.n + value.n + 4 + res->header_bytes - freed > MSF_HEADERS_MAX) {
        return MSF_ETOOBIG;
    }
    msf_http_resheader *h = make(r, name, value, literal);
    if (h == NULL) {
        return MSF_ETOOBIG;
    }
    if (freed > 0) {
        unlink_all(res, name);
    }
    append(res, h);
    return 0;
}

static int store(msf_http_request *r, msf_slice name, msf_slice value, bool replace)
{
    int error = put_line(r, name, value, replace, false);
    r->res.own |= error == 0 ? own_flag(name) : 0;
    return error;
}

static int set_type(msf_http_request *r, msf_slice value)
{
    msf_slice copy = value.n <= MSF_HEADERS_MAX ? msf_arena_copy(&r->arena, value) : MSF_SLICE_NONE;
    if (copy.p == NULL) {
        return MSF_ETOOBIG;
    }
    r->res.content_type = copy;
    return 0;
}

/* Headers that are not lines of the list. True: dealt with, *result is the answer. */
static bool is_special(msf_http_request *r, msf_slice name, msf_slice value, int *result)
{
    *result = 0;
    if (name.n == 12 && msf_slice_ieq(name, MSF_SLICE("Content-Type"))) {
        *result = set_type(r, value);
        return true;
    }
    if (name.n == 10 && msf_slice_ieq(name, MSF_SLICE("Connection"))) {
        r->res.close |= msf_http_list_has(value, MSF_SLICE("close"));
        return true;
    }
    if ((name.n == 14 && msf_slice_ieq(name, MSF_SLICE("Content-Length"))) ||
        (name.n == 17 && msf_slice_ieq(name, MSF_SLICE("Transfer-Encoding")))) {
        *result = -EINVAL;
        return true;
    }
    return false;
}

static int set(msf_http_request *r, msf_slice name, msf_slice value, bool replace)
{
    int result;
    if (!writable(r)) {
        return MSF_ECLOSED;
    }
    if (!is_token(name) || !is_clean(value)) {
        return MSF_EINJECT;
    }
    return is_special(r, name, value, &result) ? result : store(r, name, value, replace);
}

int msf_http_res_header(msf_http_request *r, msf_slice name, msf_slice value)
{
    return set(r, name, value, true);
}

int msf_http_res_header_known(msf_http_request *r, msf_slice name, msf_slice value)
{
    assert(is_token(name) && own_flag(name) == 0 && "a usual header");
    if (!writable(r)) {
        return MSF_ECLOSED;
    }
    return is_clean(value) ? put_line(r, name, value, true, true) : MSF_EINJECT;
}

int msf_http_res_type(msf_http_request *r, msf_slice type)
{
    if (!writable(r)) {
        return MSF_ECLOSED;
    }
    r->res.content_type = type;
    return 0;
}

int msf_http_res_header_add(msf_http_request *r, msf_slice name, msf_slice value)
{
    return set(r, name, value, false);
}

void msf_http_res_header_remove(msf_http_request *r, msf_slice name)
{
    if (!writable(r)) {
        return;
    }
    if (msf_slice_ieq(name, MSF_SLICE("Content-Type"))) {
        r->res.content_type = MSF_SLICE_NONE;
        return;
    }
    unlink_all(&r->res, name);
    r->res.own &= (uint8_t)~own_flag(name);
}

msf_slice msf_http_res_header_get(msf_http_request *r, msf_slice name)
{
    if (msf_slice_ieq(name, MSF_SLICE("Content-Type"))) {
        return r->res.content_type;
    }
    for (const msf_http_resheader *h = r->res.headers; h != NULL; h = h->next) {
        if (msf_slice_ieq(h->name, name)) {
            return h->value;
        }
    }
    return MSF_SLICE_NONE;
}

/* ---- what compression adds ------------------------------------------------------------------------------------------------------- */

static msf_http_resheader *find(msf_http_request *r, msf_slice name)
{
    msf_http_resheader *h = r->res.headers;
    while (h != NULL && !msf_slice_ieq(h->name, name)) {
        h = h->next;
    }
    return h;
}

/* `head` + value + `tail` instead of the value; without memory it stays as it is. */
static void surround(msf_http_request *r, msf_http_resheader *h, msf_slice head, msf_slice tail)
{
    size_t n = head.n + h->value.n + tail.n;
    char *bytes = msf_arena_alloc(&r->arena, n);
    if (bytes == NULL) {
        return;
    }
    memcpy(bytes, head.p, head.n);
    memcpy(bytes + head.n, h->value.p, h->value.n);
    memcpy(bytes + head.n + h->value.n, tail.p, tail.n);
    h->value = msf_slice_of(bytes, n);
    r->res.header_bytes += (uint32_t)(head.n + tail.n);
}

void msf_http_vary_encoding(msf_http_request *r)
{
    const msf_slice vary = MSF_SLICE("Vary");
    for (const msf_http_resheader *h = r->res.headers; h != NULL; h = h->next) {
        if (msf_slice_eq(h->name, vary) &&
            (msf_http_list_has(h->value, MSF_SLICE("accept-encoding")) || msf_http_list_has(h->value, MSF_SLICE("*")))) {
            return;
        }
    }
    msf_http_resheader *first = find(r, vary);
    if (first != NULL && first->value.n > 0) {
        surround(r, first, MSF_SLICE(""), MSF_SLICE(", Accept-Encoding"));
    } else {
        store(r, vary, MSF_SLICE("Accept-Encoding"), true);
    }
}

int msf_http_mark_gzip(msf_http_request *r)
{
    int error = store(r, MSF_SLICE("Content-Encoding"), MSF_SLICE("gzip"), true);
    msf_http_resheader *tag = find(r, MSF_SLICE("Etag"));
    if (error == 0 && tag != NULL && tag->value.n > 0 && tag->value.p[0] == '"') {
        surround(r, tag, MSF_SLICE("W/"), MSF_SLICE("")); /* the bytes are no longer those that the tag stands for */
    }
    return error;
}
