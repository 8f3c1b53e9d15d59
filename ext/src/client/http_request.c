/* From the description of a call to the bytes of its request head, checked: nothing that comes from outside can end a line. */
#include <stdio.h>

#include "base/scan.h"
#include "client/http_private.h"
#include "http/form.h"
#include "http/target.h"

enum { HEAD_MAX = 256 * 1024, NAME_SHOWN = 64 };

typedef struct head_notes {
    bool has_host, has_authorization, has_coding;
    size_t bytes; /* of the header lines that are sent */
} head_notes;

static uint32_t or_default(uint32_t value, uint32_t otherwise)
{
    return value != 0 ? value : otherwise;
}

static void set_defaults(msf_http_call_options *o, bool streams)
{
    o->wait_ms = or_default(o->wait_ms, 60000);
    o->connect_ms = or_default(o->connect_ms, 10000);
    o->tls_ms = or_default(o->tls_ms, 10000);
    o->first_byte_ms = or_default(o->first_byte_ms, 60000);
    o->between_ms = or_default(o->between_ms, 60000);
    o->total_ms = or_default(o->total_ms, MSF_HTTP_CALL_OFF);
    o->expect_ms = or_default(o->expect_ms, 1000);
    o->max_header_bytes = or_default(o->max_header_bytes, 64 * 1024);
    o->max_header_count = or_default(o->max_header_count, 200);
    if (o->max_body == 0) {
        o->max_body = streams ? UINT64_MAX : 32 << 20;
    }
}

/* ---- checks ---- */

static int check_value(msf_slice name, msf_slice value, msf_error *err)
{
    int shown = (int)(name.n < NAME_SHOWN ? name.n : NAME_SHOWN);
    if (!msf_http_is_token(name)) {
        return msf_error_set(err, -EINVAL, "header name of %zu bytes is not a token", name.n);
    }
    if (value.n > 0 && msf_scan_text(value.p, value.n) != value.n) {
        return msf_error_set(err, MSF_EINJECT, "header %.*s: a control character in its value", shown, name.p);
    }
    return 0;
}

/* Those that only we write. */
static bool is_ours(msf_slice name)
{
    return msf_slice_ieq(name, MSF_SLICE("content-length")) || msf_slice_ieq(name, MSF_SLICE("transfer-encoding")) ||
           msf_slice_ieq(name, MSF_SLICE("connection")) || msf_slice_ieq(name, MSF_SLICE("keep-alive")) ||
           msf_slice_ieq(name, MSF_SLICE("expect"));
}

static int note_header(msf_http_call *c, const msf_http_header *h, head_notes *notes, msf_error *err)
{
    int result = check_value(h->name, h->value, err);
    if (result != 0) {
        return result;
    }
    if (msf_slice_ieq(h->name, MSF_SLICE("upgrade"))) {
        return msf_error_set(err, -EINVAL, "header Upgrade: the connection cannot be switched to another protocol");
    }
    notes->has_host |= msf_slice_ieq(h->name, MSF_SLICE("host"));
    notes->has_authorization |= msf_slice_ieq(h->name, MSF_SLICE("authorization"));
    notes->has_coding |= msf_slice_ieq(h->name, MSF_SLICE("accept-encoding")) || msf_slice_ieq(h->name, MSF_SLICE("range"));
    if (is_ours(h->name)) {
        c->o.no_keep_alive |= h->name.n == 10 && msf_http_list_has(h->value, MSF_SLICE("close"));
        c->o.expect_continue |= h->name.n == 6 && msf_slice_ieq(h->value, MSF_SLICE("100-continue"));
    } else {
        notes->bytes += h->name.n + h->value.n + 4;
    }
    return 0;
}

static int check(msf_http_call *c, head_notes *notes, msf_error *err)
{
    const msf_http_call_options *o = &c->o;
    if (!msf_http_is_token(o->method) || o->method.n > 32) {
        return msf_error_set(err, -EINVAL, "not a valid HTTP method");
    }
    if (msf_slice_eq(o->method, MSF_SLICE("CONNECT"))) {
        return msf_error_set(err, -EINVAL, "method CONNECT makes tunnels, not calls");
    }
    if (o->unix_path.n > 0 && memchr(o->unix_path.p, '\0', o->unix_path.n) != NULL) {
        return msf_error_set(err, MSF_EINJECT, "path of the socket file: a NUL byte");
    }
    if (o->stream_body && o->body.n > 0) {
        return msf_error_set(err, -EINVAL, "a body that is given cannot be streamed, too");
    }
    for (uint32_t i = 0; i < o->header_count; i++) {
        int result = note_header(c, &o->headers[i], notes, err);
        if (result != 0) {
            return result;
        }
    }
    return notes->bytes <= HEAD_MAX ? 0 : msf_error_set(err, MSF_ETOOBIG, "headers of more than %d bytes", HEAD_MAX);
}

/* ---- writing ---- */

static char *put(char *at, msf_slice s)
{
    memcpy(at, s.p, s.n);
    return at + s.n;
}

#define PUT(at, literal) put(at, MSF_SLICE(literal))

/* `out`: 4/3 of user information and 2 bytes. */
static char *put_base64(char *out, const char *p, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        unsigned bits = (unsigned char)p[i] << 16;
        bits |= i + 1 < n ? (unsigned char)p[i + 1] << 8 : 0;
        bits |= i + 2 < n ? (unsigned char)p[i + 2] : 0;
        *out++ = digits[bits >> 18 & 63];
        *out++ = digits[bits >> 12 & 63];
        *out++ = i + 1 < n ? digits[bits >> 6 & 63] : '=';
        *out++ = i + 2 < n ? digits[bits & 63] : '=';
    }
    return out;
}

static char *put_authorization(char *at, msf_slice userinfo)
{
    char plain[MSF_URL_MAX];
    size_t n = msf_http_decode(userinfo, false, plain);
    if (memchr(plain, ':', n) == NULL) {
        plain[n++] = ':'; /* a URL is longer than its user information */
    }
    at = put_base64(PUT(at, "Authorization: Basic "), plain, n);
    return PUT(at, "\r\n");
}

static bool announces_body(const msf_http_call_options *o)
{
    return o->body.n > 0 || msf_slice_eq(o->method, MSF_SLICE("POST")) || msf_slice_eq(o->method, MSF_SLICE("PUT")) ||
           msf_slice_eq(o->method, MSF_SLICE("PATCH"));
}

static char *put_framing(char *at, const msf_http_call_options *o)
{
    if (o->stream_body && !o->has_body_length) {
        at = PUT(at, "Transfer-Encoding: chunked\r\n");
    } else if (o->stream_body || announces_body(o)) {
        unsigned long long n = o->stream_body ? o->body_length : o->body.n;
        char line[48];
        at = put(at, msf_slice_of(line, (size_t)snprintf(line, sizeof line, "Content-Length: %llu\r\n", n)));
    }
    at = o->no_keep_alive ? PUT(at, "Connection: close\r\n") : at;
    return o->expect_continue ? PUT(at, "Expect: 100-continue\r\n") : at;
}

static char *put_headers(char *at, const msf_http_call_options *o)
{
    for (uint32_t i = 0; i < o->header_count; i++) {
        const msf_http_header *h = &o->headers[i];
        if (!is_ours(h->name)) {
            at = PUT(put(at, h->name), ": ");
            at = PUT(put(at, h->value), "\r\n");
        }
    }
    return at;
}

static int write_head(msf_http_call *c, const head_notes *notes, msf_error *err)
{
    const msf_url *u = &c->url;
    size_t max = c->o.method.n + msf_url_target_max(u) + u->host.n + 2 * u->userinfo.n + notes->bytes + 256;
    char *start = msf_arena_alloc(&c->arena, max), *at = start;
    if (start == NULL) {
        return msf_error_set(err, -ENOMEM, "out of memory");
    }
    at = PUT(put(at, c->o.method), " ");
    at = PUT(msf_url_target(u, at), " HTTP/1.1\r\n");
    if (!notes->has_host) {
        at = PUT(msf_url_authority(u, false, PUT(at, "Host: ")), "\r\n");
    }
    if (!c->o.no_decode && !notes->has_coding) {
        at = PUT(at, "Accept-Encoding: " MSF_DECODE_CODINGS "\r\n");
    }
    at = put_headers(at, &c->o);
    if (u->userinfo.p != NULL && !notes->has_authorization) {
        at = put_authorization(at, u->userinfo);
    }
    at = PUT(put_framing(at, &c->o), "\r\n");
    c->head = msf_slice_of(start, (size_t)(at - start));
    return 0;
}

/* Everything that makes two connections interchangeable. */
static int write_key(msf_http_call *c, msf_error *err)
{
    size_t max = c->url.host.n + c->o.unix_path.n + 80, fixed;
    char *start = msf_arena_alloc(&c->arena, max), *at = start;
    if (start == NULL) {
        return msf_error_set(err, -ENOMEM, "out of memory");
    }
    at = msf_url_authority(&c->url, true, c->url.tls ? PUT(at, "https://") : PUT(at, "http://"));
    for (char *p = start; p < at; p++) {
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p | 0x20) : *p; /* host names have no case */
    }
    if (c->o.unix_path.n > 0) {
        at = put(PUT(at, " unix:"), c->o.unix_path);
    }
    fixed = (size_t)(at - start);
    if (c->url.tls && c->o.tls != NULL) { /* its connections hold it, so no other context gets this address meanwhile */
        at += snprintf(at, max - fixed, " tls:%p", (void *)c->o.tls);
    }
    c->key = msf_slice_of(start, (size_t)(at - start));
    return 0;
}

static bool is_idempotent(msf_slice method)
{
    static const char *const names[] = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (msf_slice_eq(method, msf_slice_str(names[i]))) {
            return true;
        }
    }
    return false;
}

/* Redirects need them again; else they are only in the head. */
static bool copy_headers(msf_http_call *c)
{
    if (c->o.max_redirects == 0 || c->o.header_count == 0) {
        return true;
    }
    msf_http_header *h = msf_arena_alloc(&c->arena, c->o.header_count * sizeof *h);
    for (uint32_t i = 0; h != NULL && i < c->o.header_count; i++) {
        h[i].name = msf_arena_copy(&c->arena, c->o.headers[i].name);
        h[i].value = msf_arena_copy(&c->arena, c->o.headers[i].value);
        h = h[i].name.p != NULL && h[i].value.p != NULL ? h : NULL;
    }
    c->o.headers = h;
    return h != NULL;
}

/* What outlives msf_http_call_start, but the headers. */
static void copy(msf_http_call *c)
{
    msf_http_call_options *o = &c->o;
    o->url = msf_arena_copy(&c->arena, o->url);
    o->method = o->method.n > 0 ? msf_arena_copy(&c->arena, o->method) : MSF_SLICE("GET");
    o->unix_path = o->unix_path.n > 0 ? msf_arena_copy(&c->arena, o->unix_path) : MSF_SLICE_NONE;
    o->tls = o->tls != NULL ? msf_tls_retain(o->tls) : NULL;
    if (o->ips != NULL) {
        msf_ips *ips = msf_arena_alloc(&c->arena, sizeof *ips);
        if (ips != NULL) {
            *ips = *o->ips;
        }
        o->ips = ips;
    }
}

int msf_http_call_prepare(msf_http_call *c, const msf_http_call_options *o, msf_error *err)
{
    if (o->url.n > MSF_URL_MAX || o->method.n > 32 || o->unix_path.n > 256) {
        return msf_error_set(err, MSF_ETOOBIG, "method, URL or path of the socket file too long");
    }
    c->o = *o;
    set_defaults(&c->o, c->events->on_body != NULL);
    copy(c);
    if (c->o.url.p == NULL || c->o.method.p == NULL || !copy_headers(c) || (o->ips != NULL && c->o.ips == NULL)) {
        return msf_error_set(err, -ENOMEM, "out of memory");
    }
    int result = msf_http_call_build(c, MSF_SLICE_NONE, err);
    if (c->o.max_redirects == 0) {
        c->o.headers = NULL; /* they are the caller's, and in the head */
        c->o.header_count = 0;
    }
    return result;
}

int msf_http_call_build(msf_http_call *c, msf_slice userinfo, msf_error *err)
{
    head_notes notes = {0};
    int result = msf_url_parse(c->o.url, &c->url, err);
    if (userinfo.p != NULL || c->head.p != NULL) { /* a redirect names nobody */
        c->url.userinfo = userinfo;
    }
    if (result == 0) {
        result = check(c, &notes, err);
    }
    if (result == 0) {
        result = write_head(c, &notes, err);
    }
    c->head_method = msf_slice_eq(c->o.method, MSF_SLICE("HEAD"));
    c->idempotent = is_idempotent(c->o.method);
    c->o.expect_continue &= c->o.stream_body || c->o.body.n > 0;
    c->body_left = c->o.body_length;
    c->result.url = c->o.url;
    return result == 0 ? write_key(c, err) : result;
}
