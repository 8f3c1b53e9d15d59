/* The calls of the application on an answer: status, complete answers, streaming. What they do on the wire is in response_send.c. */
#include "http/response.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>

#include "http/response_send.h"

/* The connection, if this request can still be answered. */
static msf_http_conn *live(const msf_http_request *r)
{
    msf_http_conn *c = r->conn;
    return c != NULL && c->phase == MSF_CONN_OPEN && !c->doomed && !r->res.ended ? c : NULL;
}

static bool has_turn(const msf_http_conn *c, const msf_http_request *r)
{
    return c->requests.next == &r->in_conn && !c->closing;
}

void msf_http_res_status(msf_http_request *r, int status)
{
    if (!r->res.head_sent) {
        r->res.status = status >= 100 && status <= 599 ? (uint16_t)status : 500;
    }
}

void msf_http_res_gzip(msf_http_request *r, int level)
{
    r->res.gzip = level <= 0 ? 0 : level > 9 ? 9 : (uint8_t)level;
}

/* From here on status and headers are fixed, and how the body will be delimited. */
static void freeze(msf_http_request *r, bool complete)
{
    msf_http_response *res = &r->res;
    bool bodyless_status = res->status < 200 || res->status == 204 || res->status == 304;
    res->head_sent = true;
    res->state |= MSF_RES_BEGUN | (complete ? MSF_RES_COMPLETE : 0);
    if (bodyless_status || r->method == MSF_HTTP_HEAD) {
        res->state |= MSF_RES_NO_BODY;
    }
    if (res->status < 200) {
        res->close = true; /* the client would take it for an interim answer and wait for ever */
    }
    if (!complete && !bodyless_status) {
        res->chunked = r->version_minor >= 1;
        res->close |= !res->chunked && r->method != MSF_HTTP_HEAD;
    }
}

/* The application has done its part. */
static void mark_ended(msf_http_conn *c, msf_http_request *r)
{
    r->res.ended = true;
    if (r->res.state & MSF_RES_HANDLER) {
        r->res.state &= (uint8_t)~MSF_RES_HANDLER;
        c->server->stats->in_flight--;
    }
}

static void drop_body(msf_http_payload *b)
{
    if (b->release != NULL) {
        b->release(b->ctx);
    }
    b->release = NULL;
}

/* ---- compression ----------------------------------------------------------------------------------------------------------------- */

static bool may_compress(const msf_http_conn *c, const msf_http_request *r)
{
    const msf_http_response *res = &r->res;
    msf_slice type = res->content_type.p != NULL ? res->content_type : MSF_SLICE("text/html");
    return res->gzip != 0 && c->server->limits.gzip_level != 0 && !(res->own & MSF_OWN_ENCODING) && res->status >= 200 &&
           res->status != 204 && res->status != 304 && res->status != 206 && msf_gzip_type(type);
}

/* Replaces the body by its compressed form where that is wanted and pays. For HEAD too, so that it tells the length that GET would have. */
static void compress_body(msf_http_conn *c, msf_http_request *r, msf_http_payload *b)
{
    if (r->res.gzip == 0 || b->n < c->server->limits.gzip_min || !may_compress(c, r)) {
        return;
    }
    msf_http_vary_encoding(r);
    if (!r->accepts_gzip) {
        return;
    }
    bool owned;
    size_t n;
    char *z = msf_gzip_body(&c->server->gzip, r->res.gzip, msf_slice_of(b->p, b->n), &n, &owned);
    if (z == NULL) {
        return;
    }
    if (msf_http_mark_gzip(r) < 0) {
        if (owned) {
            free(z);
        }
        return;
    }
    drop_body(b);
    *b = (msf_http_payload){z, n, owned ? free : NULL, z};
}

static void start_gzip_stream(msf_http_conn *c, msf_http_request *r)
{
    if (!may_compress(c, r)) {
        return;
    }
    msf_http_vary_encoding(r);
    if (!r->accepts_gzip || r->method == MSF_HTTP_HEAD) {
        return;
    }
    r->res.gz = msf_gzip_stream_new(r->res.gzip);
    if (r->res.gz != NULL && msf_http_mark_gzip(r) < 0) {
        msf_gzip_stream_free(r->res.gz);
        r->res.gz = NULL;
    }
}

/* ---- streaming ------------------------------------------------------------------------------------------------------------------- */

static int sink(void *ctx, const char *p, size_t n)
{
    msf_http_request *r = ctx;
    return msf_http_send_piece(r->conn, r, has_turn(r->conn, r), p, n);
}

/* A piece that is lost cannot be made good: the connection is. */
static int stream_piece(msf_http_request *r, const char *p, size_t n, bool finish)
{
    int error = 0;
    if (r->res.gz != NULL) {
        error = msf_gzip_stream_write(r->res.gz, msf_slice_of(p, n), finish, sink, r);
    } else if (n > 0) {
        error = sink(r, p, n);
    }
    if (error != 0) {
        msf_http_conn_doom(r->conn);
    }
    return error;
}

static void begin_stream(msf_http_conn *c, msf_http_request *r)
{
    start_gzip_stream(c, r);
    freeze(r, false);
    if (has_turn(c, r)) {
        msf_http_send_head(c, r);
    }
}

int msf_http_res_write(msf_http_request *r, const char *p, size_t n)
{
    msf_http_conn *c = live(r);
    if (c == NULL) {
        return MSF_ECLOSED;
    }
    if (msf_http_waiting_bytes(c, r, has_turn(c, r)) >= (uint64_t)MSF_STREAM_BOUND * c->server->limits.write_high_water) {
        return MSF_ETOOBIG;
    }
    if (!(r->res.state & MSF_RES_BEGUN)) {
        begin_stream(c, r);
    }
    r->res.body_bytes += n;
    int error = n == 0 || r->res.state & MSF_RES_NO_BODY ? 0 : stream_piece(r, p, n, false);
    msf_http_conn_count_queued(c, n);
    return c->doomed ? MSF_ECLOSED : error;
}

static int end_stream(msf_http_conn *c, msf_http_request *r, msf_http_payload *b)
{
    r->res.body_bytes += b->n;
    int error = 0;
    if (!(r->res.state & MSF_RES_NO_BODY)) {
        error = stream_piece(r, b->p, b->n, true);
        if (error == 0 && r->res.chunked) {
            error = msf_http_send_last_chunk(c, r, has_turn(c, r));
        }
    }
    drop_body(b);
    mark_ended(c, r);
    msf_gzip_stream_free(r->res.gz);
    r->res.gz = NULL;
    if (has_turn(c, r) && !c->doomed) {
        msf_http_conn_answered(c, r);
    }
    return error;
}

bool msf_http_res_full(msf_http_request *r)
{
    msf_http_conn *c = live(r);
    if (c == NULL || (has_turn(c, r) && !msf_stream_full(&c->stream))) {
        return false;
    }
    r->res.state |= MSF_RES_WAITING;
    return true;
}

/* ---- complete answers ------------------------------------------------------------------------------------------------------------ */

static int end_complete(msf_http_conn *c, msf_http_request *r, msf_http_payload *b)
{
    r->res.body_bytes = b->n;
    compress_body(c, r, b);
    freeze(r, true);
    r->res.length = b->n;
    mark_ended(c, r);
    if (r->res.state & MSF_RES_NO_BODY) {
        drop_body(b);
        b->n = 0;
    }
    uint64_t n = b->n;
    if (!has_turn(c, r)) {
        int error = msf_http_hold_body(c, r, b);
        msf_http_conn_count_queued(c, n);
        return error;
    }
    msf_http_send_complete(c, r, b);
    if (c->doomed) {
        return -ENOMEM;
    }
    msf_http_conn_answered(c, r); /* which frees no connection: that comes in a later poll */
    msf_http_conn_count_queued(c, n);
    return 0;
}

static int end_any(msf_http_request *r, msf_http_payload b)
{
    msf_http_conn *c = live(r);
    if (c == NULL) {
        drop_body(&b);
        return MSF_ECLOSED;
    }
    return r->res.state & MSF_RES_BEGUN ? end_stream(c, r, &b) : end_complete(c, r, &b);
}

int msf_http_res_end(msf_http_request *r, const char *body, size_t n)
{
    return end_any(r, (msf_http_payload){body, n, NULL, NULL});
}

int msf_http_res_end_ref(msf_http_request *r, const char *body, size_t n, void (*release)(void *), void *ctx)
{
    assert(release != NULL && "a body by reference has an owner");
    return end_any(r, (msf_http_payload){body, n, release, ctx});
}

/* Text of a complete answer that has a file in it. */
static int put_text(msf_http_conn *c, msf_http_request *r, bool turn, msf_slice text)
{
    if (text.n == 0) {
        return 0;
    }
    msf_http_payload b = {text.p, text.n, NULL, NULL};
    return turn ? msf_stream_write_copy(&c->stream, text.p, text.n) : msf_http_hold_body(c, r, &b);
}

/* Takes `fd`. */
static int put_part(msf_http_conn *c, msf_http_request *r, bool turn, int fd, const msf_http_filepart *part)
{
    int error = put_text(c, r, turn, part->head);
    if (error != 0) {
        msf_http_close_file(&fd);
        return error;
    }
    return turn ? msf_stream_write_file(&c->stream, fd, part->offset, part->length)
                : msf_http_hold_file(c, r, fd, part->offset, part->length);
}

/* Every part is sent from a descriptor of its own. */
static int put_parts(msf_http_conn *c, msf_http_request *r, bool turn, int fd, const msf_http_filepart *parts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        int own = i + 1 < count ? fcntl(fd, F_DUPFD_CLOEXEC, 0) : fd;
        int error = own >= 0 ? put_part(c, r, turn, own, &parts[i]) : -errno;
        if (error != 0) {
            if (own != fd) { /* else it is gone with its part */
                msf_http_close_file(&fd);
            }
            return error;
        }
    }
    return 0;
}

int msf_http_end_file_parts(msf_http_request *r, int fd, const msf_http_filepart *parts, uint32_t count, msf_slice tail)
{
    msf_http_conn *c = live(r);
    assert(c != NULL && "checked by the caller");
    uint64_t length = tail.n;
    for (uint32_t i = 0; i < count; i++) {
        length += parts[i].head.n + parts[i].length;
    }
    freeze(r, true);
    r->res.length = r->res.body_bytes = length;
    mark_ended(c, r);
    bool turn = has_turn(c, r), empty = r->res.state & MSF_RES_NO_BODY || length == 0;
    if (turn) {
        msf_http_send_head(c, r);
    }
    if (empty) {
        msf_http_close_file(&fd);
    } else if (put_parts(c, r, turn, fd, parts, count) != 0 || put_text(c, r, turn, tail) != 0) {
        msf_http_conn_doom(c);
    }
    if (c->doomed) {
        return -ENOMEM;
    }
    if (turn) {
        msf_http_conn_answered(c, r);
    }
    return 0;
}

int msf_http_end_file(msf_http_request *r, int fd, int64_t offset, uint64_t length)
{
    msf_http_filepart whole = {MSF_SLICE(""), offset, length};
    return msf_http_end_file_parts(r, fd, &whole, 1, MSF_SLICE(""));
}

bool msf_http_res_live(const msf_http_request *r)
{
    return live(r) != NULL;
}

void msf_http_res_abort(msf_http_request *r)
{
    msf_http_conn *c = r->conn;
    if (c == NULL || r->res.ended) {
        return;
    }
    r->res.ended = true;
    msf_http_conn_doom(c);
    msf_http_conn_detach(c, r, false);
}

void msf_http_answer_error(msf_http_request *r, int status, const char *reason)
{
    char body[160], seconds[12];
    msf_http_res_status(r, status);
    msf_http_res_type(r, MSF_SLICE("text/plain; charset=UTF-8"));
    if (status == 503) {
        snprintf(seconds, sizeof(seconds), "%u", r->conn->server->limits.retry_after);
        msf_http_res_header(r, MSF_SLICE("Retry-After"), msf_slice_str(seconds));
    }
    int n = snprintf(body, sizeof(body), "%s\n", reason != NULL ? reason : msf_http_reason(status));
    msf_http_res_end(r, body, n < (int)sizeof(body) ? (size_t)n : sizeof(body) - 1);
}
