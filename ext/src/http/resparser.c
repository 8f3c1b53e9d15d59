#include "http/resparser.h"

#include "http/framing.h"
#include "http/head.h"

enum { UNTIL_CLOSE = 1, LENGTH, CHUNKED };

enum {
    STATUS_LINE_MAX = 8192,
    INTERIM_MAX = 16 /* 1xx answers in front of one response */
};

void msf_http_resparser_init(msf_http_resparser *p, const msf_http_resparser_events *events, uint32_t max_header_bytes,
                             uint32_t max_header_count, uint64_t max_body)
{
    *p = (msf_http_resparser){
        .events = events, .max_header_bytes = max_header_bytes, .max_header_count = max_header_count, .max_body = max_body};
    msf_arena_init(&p->arena, NULL, 0, SIZE_MAX);
}

void msf_http_resparser_free(msf_http_resparser *p)
{
    msf_http_head_free(p->build);
    p->build = NULL;
    msf_arena_end(&p->arena);
    p->headers = NULL;
    p->header_count = 0;
}

void msf_http_resparser_reset(msf_http_resparser *p, bool head_request)
{
    msf_http_resparser_free(p);
    p->head_request = head_request;
    p->error = (msf_error){0};
    p->status = 0;
    p->version_minor = 0;
    p->body_got = 0;
    p->framing = 0;
    p->interim = 0;
    p->complete = p->keep_alive = false;
}

static void fail(msf_http_resparser *p, int code, const char *why)
{
    msf_error_set(&p->error, code, "%s", why);
    p->keep_alive = false;
}

static void complete(msf_http_resparser *p)
{
    p->complete = true;
    if (p->events->on_complete != NULL) {
        p->events->on_complete(p);
    }
}

/* ---- body ---- */

static void give(msf_http_resparser *p, const char *data, size_t n)
{
    uint64_t room = p->max_body - p->body_got;
    size_t take = n < room ? n : (size_t)room;
    p->body_got += take;
    if (take > 0 && p->events->on_body != NULL && p->events->on_body(p, data, take) < 0) {
        fail(p, MSF_ECANCELED, "response stopped by its receiver");
    } else if (take < n) {
        fail(p, MSF_ETOOBIG, "response body too large");
    }
}

static size_t take_chunked(msf_http_resparser *p, const char *data, size_t n)
{
    msf_slice piece;
    size_t taken = msf_http_chunked_next(&p->chunked, data, n, &piece);
    if (p->chunked.error != NULL) {
        fail(p, MSF_EPROTO, p->chunked.error);
        return taken;
    }
    if (piece.n > 0) {
        give(p, piece.p, piece.n);
    }
    if (p->chunked.done) {
        complete(p);
    }
    return taken;
}

static size_t take_body(msf_http_resparser *p, const char *data, size_t n)
{
    if (p->framing == CHUNKED) {
        return take_chunked(p, data, n);
    }
    size_t take = p->framing == LENGTH && p->left < n ? (size_t)p->left : n;
    give(p, data, take);
    if (p->framing == LENGTH && p->error.code == 0) {
        p->left -= take;
        if (p->left == 0) {
            complete(p);
        }
    }
    return take;
}

/* ---- head ---- */

/* Header table and bytes into the arena. */
static bool copy_head(msf_http_resparser *p)
{
    const msf_http_head *h = p->build;
    size_t table = h->field_count * sizeof(msf_http_header);
    msf_http_header *headers = msf_arena_alloc(&p->arena, table + h->line_end);
    if (headers == NULL) {
        return false;
    }
    char *bytes = (char *)headers + table;
    memcpy(bytes, h->data, h->line_end);
    for (uint32_t i = 0; i < h->field_count; i++) {
        const msf_http_field *f = &h->fields[i];
        headers[i] = (msf_http_header){{bytes + f->name, f->name_len}, {bytes + f->value, f->value_len}};
    }
    p->headers = headers;
    p->header_count = h->field_count;
    return true;
}

/* Decides how the body ends (RFC 9112 6.3). */
static void begin_body(msf_http_resparser *p, const msf_http_framing *f)
{
    bool none = p->head_request || p->status == 204 || p->status == 304 || (f->has_length && f->length == 0);
    p->framing = f->chunked ? CHUNKED : f->has_length ? LENGTH : UNTIL_CLOSE;
    p->left = f->length;
    msf_http_chunked_init(&p->chunked);
    p->keep_alive = !f->close && (p->version_minor > 0 || f->keep_alive) && (none || p->framing != UNTIL_CLOSE);
    if (!none && p->framing == LENGTH && f->length > p->max_body) {
        fail(p, MSF_ETOOBIG, "response body too large");
        return;
    }
    if (p->events->on_head != NULL && p->events->on_head(p) < 0) {
        fail(p, MSF_ECANCELED, "response stopped by its receiver");
    } else if (none) {
        complete(p);
    }
}

static void head_complete(msf_http_resparser *p)
{
    msf_http_framing f;
    const char *reason = NULL;
    unsigned status = p->llhttp.status_code;
    bool interim = status >= 100 && status < 200;
    bool copied = interim || copy_head(p);
    msf_http_head_free(p->build);
    p->build = NULL;
    if (!copied) {
        fail(p, -ENOMEM, "out of memory");
    } else if (status == 101 || status < 100 || status > 999) {
        fail(p, MSF_EPROTO, status == 101 ? "unexpected switch of protocols" : "invalid status code");
    } else if (interim) {
        if (++p->interim > INTERIM_MAX) {
            fail(p, MSF_EPROTO, "too many interim responses");
        }
    } else {
        p->status = (uint16_t)status;
        p->version_minor = p->llhttp.http_minor;
        if (msf_http_framing_read(p->headers, p->header_count, p->version_minor, &f, &reason) != 0) {
            fail(p, MSF_EPROTO, reason);
        } else {
            begin_body(p, &f);
        }
    }
}

/* "HTTP/1.x NNN"; llhttp would also take RTSP, ICE and HTTP/2.0. */
static bool is_status_line(const msf_http_head *h)
{
    const char *s = h->data;
    return h->first_line >= 12 && memcmp(s, "HTTP/1.", 7) == 0 && (s[7] == '0' || s[7] == '1') && s[8] == ' ' &&
           (h->first_line == 12 || s[12] == ' ');
}

static size_t take_head(msf_http_resparser *p, const char *data, size_t n)
{
    const msf_http_head_limits limits = {STATUS_LINE_MAX, p->max_header_bytes, p->max_header_count};
    size_t taken = 0;
    if (p->build == NULL) {
        p->build = msf_http_head_new(&p->llhttp, HTTP_RESPONSE);
        if (p->build == NULL) {
            fail(p, -ENOMEM, "out of memory");
            return 0;
        }
    }
    int status = msf_http_head_take(p->build, &p->llhttp, &limits, data, n, &taken);
    if (status != 0) {
        fail(p, status == 500 ? -ENOMEM : status == 431 || status == 414 ? MSF_ETOOBIG : MSF_EPROTO, p->build->reason);
    } else if (p->build->complete) {
        if (is_status_line(p->build)) {
            head_complete(p);
        } else {
            fail(p, MSF_EPROTO, "malformed status line");
        }
    }
    return taken;
}

size_t msf_http_resparser_feed(msf_http_resparser *p, const char *data, size_t n)
{
    size_t at = 0;
    while (at < n && !p->complete && p->error.code == 0) {
        at += p->framing != 0 ? take_body(p, data + at, n - at) : take_head(p, data + at, n - at);
    }
    return at;
}

bool msf_http_resparser_finish(msf_http_resparser *p)
{
    if (p->complete) {
        return true;
    }
    if (p->error.code == 0 && p->framing == UNTIL_CLOSE) {
        complete(p);
        return true;
    }
    if (p->error.code == 0) {
        fail(p, MSF_ECLOSED, "connection closed before the response was complete");
    }
    return false;
}
