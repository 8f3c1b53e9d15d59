#include "http/parser.h"

#include <assert.h>

#include "http/multipart.h"
#include "http/reqhead.h"

enum { EMPTY_LINES_MAX = 16 }; /* bytes of CRLF that are skipped in front of a request (RFC 9112 2.2) */

void msf_http_parser_init(msf_http_parser *p, const msf_http_limits *limits, const char *upload_dir, const msf_http_parser_events *events)
{
    *p = (msf_http_parser){.limits = limits, .upload_dir = upload_dir, .events = events};
    msf_http_body_init(&p->body);
}

/* Gives back whatever a half-parsed request holds. */
static void drop(msf_http_parser *p)
{
    msf_http_head_free(p->build);
    p->build = NULL;
    msf_http_multipart_free(p->multipart);
    p->multipart = NULL;
    msf_http_body_drop(&p->body);
    if (p->r != NULL) {
        msf_http_request *r = p->r;
        p->r = NULL;
        msf_http_request_release(r);
    }
    p->in_body = false;
    p->body_got = 0;
}

void msf_http_parser_reset(msf_http_parser *p)
{
    drop(p);
    p->status = 0;
    p->reason = NULL;
    p->empty_lines = 0;
    p->want_pause = false;
}

static void refuse(msf_http_parser *p, int status, const char *reason)
{
    assert(status >= 400 && status < 600 && "a refusal is an error status");
    drop(p);
    p->status = (uint16_t)status;
    p->reason = reason;
}

/* ---- body ---- */

static void complete(msf_http_parser *p)
{
    msf_http_request *r = p->r;
    const char *reason = NULL;
    int status;
    if (p->multipart != NULL) {
        status = msf_http_multipart_end(p->multipart, &reason);
        msf_http_multipart_free(p->multipart);
        p->multipart = NULL;
        r->body_kind = MSF_HTTP_BODY_MULTIPART;
        r->body_size = p->body_got;
    } else {
        status = msf_http_body_end(&p->body, r, &reason);
    }
    if (status != 0) {
        refuse(p, status, reason);
        return;
    }
    p->r = NULL;
    p->in_body = false;
    p->body_got = 0;
    p->events->on_request(p, r);
}

/* 0 or a status. */
static int store(msf_http_parser *p, const char *data, size_t n, const char **reason)
{
    p->body_got += n;
    if (p->multipart != NULL) {
        return msf_http_multipart_feed(p->multipart, data, n, reason);
    }
    return msf_http_body_add(&p->body, p->r, p->body_length, p->limits, p->upload_dir, data, n, reason);
}

static void take_piece(msf_http_parser *p, const char *data, size_t n)
{
    const char *reason = NULL;
    uint64_t room = p->limits->body - p->body_got;
    size_t take = n < room ? n : (size_t)room;
    int status = take > 0 ? store(p, data, take, &reason) : 0;
    if (status == 0 && take < n) {
        status = 413;
        reason = "request body too large";
    }
    if (status != 0) {
        refuse(p, status, reason);
    }
}

static size_t take_chunked(msf_http_parser *p, const char *data, size_t n)
{
    msf_slice piece;
    size_t taken = msf_http_chunked_next(&p->chunked, data, n, &piece);
    if (p->chunked.error != NULL) {
        refuse(p, 400, p->chunked.error);
        return taken;
    }
    bool done = p->chunked.done;
    if (piece.n > 0) {
        take_piece(p, piece.p, piece.n);
    }
    if (done && p->status == 0) {
        complete(p);
    }
    return taken;
}

static size_t take_body(msf_http_parser *p, const char *data, size_t n)
{
    if (p->body_length == UINT64_MAX) {
        return take_chunked(p, data, n);
    }
    uint64_t left = p->body_length - p->body_got;
    size_t take = n < left ? n : (size_t)left;
    take_piece(p, data, take);
    if (p->status == 0 && p->body_got == p->body_length) {
        complete(p);
    }
    return take;
}

/* ---- head ---- */

static bool parses_forms(msf_http_method m)
{
    return m == MSF_HTTP_POST || m == MSF_HTTP_PUT || m == MSF_HTTP_PATCH || m == MSF_HTTP_DELETE;
}

/* Makes the reader of a multipart body. 0 or a status. */
static int prepare_multipart(msf_http_parser *p, msf_http_request *r, msf_slice content_type, const char **reason)
{
    char boundary[MSF_HTTP_BOUNDARY_MAX];
    size_t n;
    if (!parses_forms(r->method) || content_type.n == 0 || !msf_http_multipart_type(content_type, boundary, &n)) {
        return 0;
    }
    if (n == 0) {
        *reason = "multipart form without a boundary";
        return 400;
    }
    p->multipart = msf_http_multipart_new(r, msf_slice_of(boundary, n), p->limits, p->upload_dir);
    if (p->multipart == NULL) {
        *reason = "out of memory";
        return 500;
    }
    return 0;
}

static void head_complete(msf_http_parser *p)
{
    msf_http_reqhead info;
    const char *reason = "refused";
    int status = msf_http_reqhead_build(p->build, &p->llhttp, p->limits, &p->r, &info, &reason);
    msf_http_head_free(p->build);
    p->build = NULL;
    if (status != 0) {
        refuse(p, status, reason);
        return;
    }
    bool has_body = info.framing.chunked || info.framing.length > 0;
    p->body_length = info.framing.chunked ? UINT64_MAX : info.framing.length;
    p->body_got = 0;
    p->in_body = true;
    msf_http_chunked_init(&p->chunked);
    if (has_body) {
        status = prepare_multipart(p, p->r, info.content_type, &reason);
    }
    if (status == 0) {
        status = p->events->on_head(p, p->r, info.expect_continue);
    }
    if (status != 0) {
        refuse(p, status, reason);
    } else if (!has_body) {
        complete(p);
    }
}

static size_t take_head(msf_http_parser *p, const char *data, size_t n)
{
    const msf_http_head_limits limits = {p->limits->request_line, p->limits->header_bytes, p->limits->header_count};
    size_t taken = 0;
    int status = msf_http_head_take(p->build, &p->llhttp, &limits, data, n, &taken);
    if (status != 0) {
        refuse(p, status, p->build->reason);
    } else if (p->build->complete) {
        head_complete(p);
    }
    return taken;
}

/* Between requests: passes over empty lines; anything else begins a request. */
static size_t take_idle(msf_http_parser *p, char c)
{
    char want = (p->empty_lines & 1) != 0 ? '\n' : '\r';
    if (c == want && p->empty_lines < EMPTY_LINES_MAX) {
        p->empty_lines++;
        return 1;
    }
    if (want == '\n' || c == '\r' || c == '\n') {
        refuse(p, 400, "stray CR or LF in front of a request");
        return 0;
    }
    p->empty_lines = 0;
    p->build = msf_http_head_new(&p->llhttp, HTTP_REQUEST);
    if (p->build == NULL) {
        refuse(p, 500, "out of memory");
    } else if (p->events->on_begin != NULL) {
        p->events->on_begin(p);
    }
    return 0;
}

size_t msf_http_parser_feed(msf_http_parser *p, const char *data, size_t n)
{
    assert(p->status == 0 && "nothing may be fed after a refusal");
    size_t at = 0;
    p->want_pause = false;
    while (at < n && p->status == 0 && !p->want_pause) {
        if (p->in_body) {
            at += take_body(p, data + at, n - at);
        } else if (p->build != NULL) {
            at += take_head(p, data + at, n - at);
        } else {
            at += take_idle(p, data[at]);
        }
    }
    return at;
}

void msf_http_parser_pause(msf_http_parser *p)
{
    p->want_pause = true;
}

bool msf_http_parser_finish(msf_http_parser *p)
{
    return p->build == NULL && !p->in_body;
}
