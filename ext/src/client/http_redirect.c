/* Redirects: when an answer is one, where it leads, and what of the request goes there. */
#include <stdio.h>

#include "client/http_private.h"

enum { BODY_READ = 64 * 1024 /* of a redirect's body, to keep the connection */ };

bool msf_http_call_is_redirect(const msf_http_call *c)
{
    uint16_t s = c->parser.status;
    bool keeps = s == 307 || s == 308;
    if (c->o.max_redirects == 0 || (!keeps && s != 301 && s != 302 && s != 303) || (keeps && c->o.stream_body)) {
        return false; /* a streamed body cannot be had again */
    }
    return msf_http_call_header(c, MSF_SLICE("location")).p != NULL;
}

bool msf_http_call_redirect_skips(const msf_http_call *c)
{
    return c->result.received <= BODY_READ;
}

/* ---- where to (RFC 3986 section 5.2) ---- */

/* Takes "." and ".." out of the path that begins at `path`; the rest of the text behind it stays. Returns the new end. */
static char *remove_dots(char *path, char *end)
{
    char *out = path, *p = path;
    while (p < end && *p != '?' && *p != '#') {
        char *next = p + 1; /* *p is '/' */
        while (next < end && *next != '/' && *next != '?' && *next != '#') {
            next++;
        }
        size_t n = (size_t)(next - p);
        bool last = next == end || *next != '/', up = n == 3 && p[1] == '.' && p[2] == '.';
        if (up || (n == 2 && p[1] == '.')) {
            while (up && out > path && *--out != '/') {
            }
            if (last) {
                *out++ = '/';
            }
        } else {
            memmove(out, p, n);
            out += n;
        }
        p = next;
    }
    memmove(out, p, (size_t)(end - p));
    return out + (end - p);
}

static char *put(char *at, const char *p, size_t n)
{
    memcpy(at, p, n);
    return at + n;
}

static bool is_absolute(msf_slice s)
{
    for (size_t i = 0; i < s.n && strchr("/?#", s.p[i]) == NULL; i++) {
        if (s.p[i] == ':') {
            return true;
        }
    }
    return false;
}

/* The path of the base that a relative reference is put behind. */
static size_t base_path(const msf_url *u, msf_slice to)
{
    size_t n = u->path.n;
    if (to.n == 0 || to.p[0] == '?' || to.p[0] == '#') {
        return n;
    }
    while (n > 0 && u->path.p[n - 1] != '/') {
        n--;
    }
    return to.p[0] == '/' ? 0 : n;
}

/* In the call's arena; {NULL, 0} without memory. */
static msf_slice resolve(msf_http_call *c, msf_slice to)
{
    const msf_url *u = &c->url;
    char *start = msf_arena_alloc(&c->arena, u->host.n + u->path.n + u->query.n + to.n + 40), *at = start;
    if (start == NULL || is_absolute(to)) {
        return start == NULL ? MSF_SLICE_NONE : msf_slice_of(start, (size_t)(put(at, to.p, to.n) - start));
    }
    at = u->tls ? put(at, "https:", 6) : put(at, "http:", 5);
    if (to.n > 1 && to.p[0] == '/' && to.p[1] == '/') {
        return msf_slice_of(start, (size_t)(put(at, to.p, to.n) - start));
    }
    at = msf_url_authority(u, false, put(at, "//", 2));
    char *path = at;
    at = put(at, u->path.p, base_path(u, to));
    if (at == path && (to.n == 0 || to.p[0] != '/')) {
        *at++ = '/';
    }
    if ((to.n == 0 || to.p[0] == '#') && u->query.p != NULL) {
        *at++ = '?';
        at = put(at, u->query.p, u->query.n);
    }
    at = remove_dots(path, put(at, to.p, to.n));
    return msf_slice_of(start, (size_t)(at - start));
}

/* ---- what goes there ---- */

static bool is_one_of(msf_slice name, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (msf_slice_ieq(name, msf_slice_str(*names))) {
            return true;
        }
    }
    return false;
}

static void drop_headers(msf_http_call *c, const char *const *names)
{
    msf_http_header *h = (msf_http_header *)c->o.headers; /* our own copy */
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->o.header_count; i++) {
        if (!is_one_of(h[i].name, names)) {
            h[kept++] = h[i];
        }
    }
    c->o.header_count = kept;
}

static void become_get(msf_http_call *c)
{
    static const char *const of_bodies[] = {"content-type", "content-encoding", "content-language", "content-location",
                                            "content-md5",  "digest",           "expect",           NULL};
    c->o.method = c->head_method ? c->o.method : MSF_SLICE("GET");
    c->o.body = MSF_SLICE_NONE;
    c->o.stream_body = c->o.has_body_length = c->o.expect_continue = false;
    drop_headers(c, of_bodies);
}

static void leave_origin(msf_http_call *c)
{
    static const char *const of_origin[] = {"authorization", "proxy-authorization", "cookie", "host", "origin", NULL};
    drop_headers(c, of_origin);
    c->o.unix_path = MSF_SLICE_NONE;
    c->o.ips = NULL;
}

static bool same_origin(const msf_url *a, const msf_url *b)
{
    return a->tls == b->tls && a->port == b->port && msf_slice_ieq(a->host, b->host);
}

static int prepare_next(msf_http_call *c, msf_error *err)
{
    msf_url old = c->url, next;
    uint16_t status = c->parser.status;
    msf_slice url = resolve(c, msf_http_call_header(c, MSF_SLICE("location")));
    int result = url.p == NULL ? msf_error_set(err, -ENOMEM, "out of memory") : msf_url_parse(url, &next, err);
    if (result != 0) {
        return result;
    }
    if (old.tls && !next.tls && !c->o.allow_downgrade) {
        return msf_error_set(err, -EPERM, "from https to http");
    }
    if (status == 303 || ((status == 301 || status == 302) && msf_slice_eq(c->o.method, MSF_SLICE("POST")))) {
        become_get(c);
    }
    bool same = same_origin(&old, &next);
    if (!same) {
        leave_origin(c);
    }
    c->o.url = url;
    return msf_http_call_build(c, same ? old.userinfo : MSF_SLICE_NONE, err);
}

/* As if nothing had come yet. */
static void reset(msf_http_call *c)
{
    msf_decode_free(c->decode);
    c->decode = NULL;
    c->answered = c->complete = c->sent = c->redirecting = false;
    c->expect_at = 0;
    c->want.fresh = false;
    c->result.status = 0;
    c->result.headers = NULL;
    c->result.header_count = 0;
    c->result.received = 0;
    c->result.decoded = false;
    msf_buffer_clear(&c->collected);
    msf_http_resparser_reset(&c->parser, c->head_method);
}

void msf_http_call_follow(msf_http_call *c)
{
    msf_error err = {0};
    if (c->result.redirects >= c->o.max_redirects) {
        msf_http_call_fail(c, MSF_HTTP_STEP_BODY, MSF_ETOOBIG, "more than %u redirects", c->o.max_redirects);
    } else if (prepare_next(c, &err) != 0 || (c->url.tls && !msf_http_call_has_tls(c, &err))) {
        msf_http_call_fail(c, MSF_HTTP_STEP_BODY, err.code, "redirect not followed: %s", err.text);
    } else {
        c->result.redirects++;
        reset(c);
        msf_http_call_take(c);
    }
}
