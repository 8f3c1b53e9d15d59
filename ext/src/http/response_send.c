#include "http/response_send.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#define CHUNK_FRAME 20 /* hexadecimal length, CRLF, CRLF */

/* A part of a body that waits for its turn: bytes behind the struct, bytes of somebody else, or a file. */
typedef struct held_piece {
    struct held_piece *next;
    const char *p;
    uint64_t n;
    void (*release)(void *); /* NULL: the bytes are part of this allocation */
    void *ctx;
    int fd; /* -1: bytes */
    int64_t offset;
} held_piece;

typedef struct held {
    held_piece *first, **last;
    uint64_t bytes, memory; /* the second without files */
} held;

void msf_http_close_file(int *fd)
{
    if (*fd >= 0) {
        close(*fd);
    }
    *fd = -1;
}

/* ---- holding --------------------------------------------------------------------------------------------------------------------- */

static held_piece *hold(msf_http_request *r, size_t inline_bytes)
{
    held *h = r->res.held;
    if (h == NULL) {
        h = calloc(1, sizeof(*h));
        if (h == NULL) {
            return NULL;
        }
        h->last = &h->first;
        r->res.held = h;
    }
    held_piece *piece = malloc(sizeof(*piece) + inline_bytes);
    if (piece == NULL) {
        return NULL;
    }
    *piece = (held_piece){.p = (char *)(piece + 1), .fd = -1};
    *h->last = piece;
    h->last = &piece->next;
    return piece;
}

static void count_held(msf_http_request *r, held_piece *piece, uint64_t n)
{
    held *h = r->res.held;
    piece->n = n;
    h->bytes += n;
    if (piece->fd < 0) {
        h->memory += n;
        r->conn->held += n;
    }
}

int msf_http_hold_body(msf_http_conn *c, msf_http_request *r, msf_http_payload *b)
{
    if (b->n == 0 && b->release == NULL) {
        return 0;
    }
    held_piece *piece = hold(r, b->release == NULL ? b->n : 0);
    if (piece == NULL) {
        if (b->release != NULL) {
            b->release(b->ctx);
        }
        msf_http_conn_doom(c);
        return -ENOMEM;
    }
    if (b->release != NULL) {
        piece->p = b->p;
        piece->release = b->release;
        piece->ctx = b->ctx;
    } else {
        memcpy(piece + 1, b->p, b->n);
    }
    count_held(r, piece, b->n);
    return 0;
}

int msf_http_hold_file(msf_http_conn *c, msf_http_request *r, int fd, int64_t offset, uint64_t n)
{
    if (fd < 0) {
        return 0;
    }
    held_piece *piece = hold(r, 0);
    if (piece == NULL) {
        close(fd);
        msf_http_conn_doom(c);
        return -ENOMEM;
    }
    piece->fd = fd;
    piece->offset = offset;
    count_held(r, piece, n);
    return 0;
}

static void free_piece(held_piece *piece)
{
    if (piece->release != NULL) {
        piece->release(piece->ctx);
    }
    msf_http_close_file(&piece->fd);
    free(piece);
}

/* Hands a piece to the stream, which takes over what it owns. */
static int send_held(msf_http_conn *c, held_piece *piece)
{
    int error;
    if (piece->fd >= 0) {
        error = msf_stream_write_file(&c->stream, piece->fd, piece->offset, piece->n);
    } else if (piece->release != NULL) {
        error = msf_stream_write_ref(&c->stream, piece->p, piece->n, piece->release, piece->ctx);
    } else if (piece->n > MSF_COPY_MAX) {
        return msf_stream_write_ref(&c->stream, piece->p, piece->n, free, piece);
    } else {
        error = msf_stream_write_copy(&c->stream, piece->p, piece->n);
    }
    free(piece);
    return error;
}

void msf_http_answer_turn(msf_http_conn *c, msf_http_request *r)
{
    held *h = r->res.held;
    msf_http_send_head(c, r);
    if (h == NULL) {
        return;
    }
    r->res.held = NULL;
    c->held -= h->memory;
    int error = 0;
    while (h->first != NULL) {
        held_piece *piece = h->first;
        h->first = piece->next;
        if (error == 0 && !c->doomed) {
            error = send_held(c, piece);
        } else {
            free_piece(piece);
        }
    }
    free(h);
    if (error != 0) {
        msf_http_conn_doom(c);
    }
}

void msf_http_answer_drop(msf_http_request *r)
{
    held *h = r->res.held;
    r->res.held = NULL;
    if (h != NULL && r->conn != NULL) {
        r->conn->held -= h->memory;
    }
    while (h != NULL && h->first != NULL) {
        held_piece *piece = h->first;
        h->first = piece->next;
        free_piece(piece);
    }
    free(h);
    msf_gzip_stream_free(r->res.gz);
    r->res.gz = NULL;
}

/* ---- straight to the stream ------------------------------------------------------------------------------------------------------ */

/* Head, and the body behind it when it is small, in one piece of the stream's own memory. */
static bool put_head(msf_http_conn *c, msf_http_request *r, const char *body, size_t n)
{
    size_t most = msf_http_head_max(r) + n;
    char *start = msf_stream_write_begin(&c->stream, most);
    if (start == NULL) {
        msf_http_conn_doom(c);
        return false;
    }
    char *at = msf_http_head_write(r, start);
    if (n > 0) {
        memcpy(at, body, n);
        at += n;
    }
    assert((size_t)(at - start) <= most && "msf_http_head_max is an upper bound");
    msf_stream_write_commit(&c->stream, (size_t)(at - start));
    r->res.state |= MSF_RES_EMITTED;
    return true;
}

void msf_http_send_head(msf_http_conn *c, msf_http_request *r)
{
    put_head(c, r, NULL, 0);
}

void msf_http_send_complete(msf_http_conn *c, msf_http_request *r, msf_http_payload *b)
{
    bool small = b->n <= MSF_COPY_MAX;
    bool ok = put_head(c, r, b->p, small ? b->n : 0);
    if (small || !ok) {
        if (b->release != NULL) {
            b->release(b->ctx);
        }
        return;
    }
    int error = b->release != NULL ? msf_stream_write_ref(&c->stream, b->p, b->n, b->release, b->ctx)
                                   : msf_stream_write_copy(&c->stream, b->p, b->n);
    if (error != 0) {
        msf_http_conn_doom(c);
    }
}

/* ---- pieces of a stream ---------------------------------------------------------------------------------------------------------- */

uint64_t msf_http_waiting_bytes(const msf_http_conn *c, const msf_http_request *r, bool turn)
{
    const held *h = r->res.held;
    return turn ? c->stream.queued : h != NULL ? h->bytes : 0;
}

static size_t frame(const msf_http_request *r, char *to, const char *p, size_t n)
{
    char *at = to;
    if (r->res.chunked) {
        at += sprintf(at, "%zx\r\n", n);
    }
    memcpy(at, p, n);
    at += n;
    if (r->res.chunked) {
        *at++ = '\r';
        *at++ = '\n';
    }
    return (size_t)(at - to);
}

static int send_now(msf_http_conn *c, msf_http_request *r, const char *p, size_t n)
{
    char *to = msf_stream_write_begin(&c->stream, n + CHUNK_FRAME);
    if (to == NULL) {
        msf_http_conn_doom(c);
        return -ENOMEM;
    }
    msf_stream_write_commit(&c->stream, frame(r, to, p, n));
    return 0;
}

int msf_http_send_piece(msf_http_conn *c, msf_http_request *r, bool turn, const char *p, size_t n)
{
    if (turn) {
        return send_now(c, r, p, n);
    }
    held_piece *piece = hold(r, n + CHUNK_FRAME);
    if (piece == NULL) {
        msf_http_conn_doom(c);
        return -ENOMEM;
    }
    count_held(r, piece, frame(r, (char *)(piece + 1), p, n));
    return 0;
}

int msf_http_send_last_chunk(msf_http_conn *c, msf_http_request *r, bool turn)
{
    static const char last[] = "0\r\n\r\n";
    if (!turn) {
        msf_http_payload b = {last, sizeof(last) - 1, NULL, NULL};
        return msf_http_hold_body(c, r, &b);
    }
    int error = msf_stream_write_copy(&c->stream, last, sizeof(last) - 1);
    if (error != 0) {
        msf_http_conn_doom(c);
    }
    return error;
}
