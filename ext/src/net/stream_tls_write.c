/* Writing of TLS: at the flush the queue is encrypted in bounded batches, and each batch leaves with one send. */
#include <sys/socket.h>
#include <unistd.h>

#include "net/loop_private.h"
#include "net/stream_private.h"
#include "net/tls_private.h"

/* ---- encrypted bytes to the kernel ---- */

size_t msf_tls_pending(const msf_stream *s)
{
    return s->tls->out.len;
}

void msf_tls_drop(msf_stream *s)
{
    msf_buffer_free(&s->tls->out);
    s->tls->owed = 0;
}

/* The owner's bytes count as sent with the encrypted ones, which are more: at the latest with the last of these. */
static void settle_owed(msf_stream *s, size_t sent, bool all)
{
    msf_tls *tls = s->tls;
    uint64_t n = all || tls->owed < sent ? tls->owed : sent;
    tls->owed -= n;
    msf_stream_count_sent(s, n);
}

/* What the kernel did not take becomes the stream's own. */
static void keep_rest(msf_stream *s, msf_buffer *b, size_t sent)
{
    s->state |= STREAM_BLOCKED;
    if (b == &s->tls->out) {
        msf_buffer_consume(b, sent);
    } else if (msf_buffer_append(&s->tls->out, b->data + sent, b->len - sent) != 0) {
        msf_stream_fail(s, -ENOMEM);
    }
}

bool msf_tls_push(msf_stream *s)
{
    msf_tls *tls = s->tls;
    msf_buffer *scratch = &s->loop->tls->cipher, *b = tls->out.len > 0 ? &tls->out : scratch;
    if (b->len == 0) {
        return true;
    }
    ssize_t n;
    do {
        n = send(s->fd, b->data, b->len, MSG_NOSIGNAL);
    } while (n < 0 && errno == EINTR);
    bool fatal = n < 0 && errno != EAGAIN && errno != EWOULDBLOCK;
    if (fatal) {
        msf_stream_fail(s, -errno);
    } else {
        size_t sent = n < 0 ? 0 : (size_t)n;
        bool all = sent == b->len;
        settle_owed(s, sent, all);
        if (!all) {
            keep_rest(s, b, sent);
        } else if (b == &tls->out) {
            msf_buffer_free(b);
        }
    }
    msf_buffer_clear(scratch);
    return tls->out.len == 0 && (s->state & STREAM_FAILED) == 0;
}

/* ---- the queue to encrypted bytes ---- */

/* The bytes of the next record: of a file, of one large block, or of many small ones. `*n` 0 with errno: a file cannot be read. */
static const char *next_record(const msf_stream *s, size_t *n)
{
    char *plain = s->loop->tls->plain;
    const msf_write *w = s->head;
    if (w->kind == MSF_WRITE_FILE) {
        ssize_t got;
        do {
            got = pread(w->file_fd, plain, w->left < MSF_TLS_RECORD ? (size_t)w->left : MSF_TLS_RECORD, w->offset);
        } while (got < 0 && errno == EINTR);
        if (got == 0) {
            errno = EIO; /* the file is shorter than was promised */
        }
        *n = got > 0 ? (size_t)got : 0;
        return plain;
    }
    if (w->left >= MSF_TLS_RECORD || w->next == NULL || w->next->kind == MSF_WRITE_FILE) {
        *n = w->left < MSF_TLS_RECORD ? (size_t)w->left : MSF_TLS_RECORD;
        return w->at;
    }
    size_t room = MSF_TLS_RECORD;
    for (; w != NULL && w->kind != MSF_WRITE_FILE && room > 0; w = w->next) {
        size_t piece = w->left < room ? (size_t)w->left : room;
        memcpy(plain + (MSF_TLS_RECORD - room), w->at, piece);
        room -= piece;
    }
    *n = MSF_TLS_RECORD - room;
    return plain;
}

static void cannot_encrypt(msf_stream *s)
{
    msf_tls *tls = s->tls;
    tls->dead = true;
    if (tls->text[0] == '\0') {
        msf_tls_queue_text(tls->text, sizeof tls->text);
    }
    ERR_clear_error();
    msf_stream_fail(s, MSF_ETLS);
}

/* One record's worth. The blocks that are done go to the end of `*done`. False when it cannot go on now. */
static bool encrypt_record(msf_stream *s, size_t *share, msf_write ***done)
{
    size_t n = 0, put = 0;
    bool file = s->head->kind == MSF_WRITE_FILE;
    const char *p = next_record(s, &n);
    if (n == 0 && file) {
        msf_stream_fail(s, -errno);
        return false;
    }
    ERR_clear_error();
    if (n > 0 && SSL_write_ex(s->tls->ssl, p, n, &put) != 1) {
        if (SSL_get_error(s->tls->ssl, 0) != SSL_ERROR_WANT_READ) {
            cannot_encrypt(s);
        }
        return false;
    }
    s->tls->owed += put;
    **done = msf_stream_take_off(s, put);
    while (**done != NULL) {
        *done = &(**done)->next;
    }
    if (file) {
        *share -= put < *share ? put : *share;
    }
    return true;
}

/* A batch is encrypted and sent, then its blocks are released. True when it makes sense to go on. */
static bool send_batch(msf_stream *s, size_t *share)
{
    msf_write *list = NULL, **end = &list;
    bool go_on = true;
    for (int i = 0; go_on && i < MSF_TLS_BATCH && s->head != NULL && *share > 0; i++) {
        go_on = encrypt_record(s, share, &end);
    }
    if ((s->state & STREAM_FAILED) == 0) {
        go_on = msf_tls_push(s) && go_on;
    } else {
        msf_buffer_clear(&s->loop->tls->cipher);
    }
    msf_write_free_all(s->loop, list);
    return go_on && *share > 0;
}

/* close_notify, then the end of the connection's sending half. */
static void shut_when_empty(msf_stream *s)
{
    msf_tls *tls = s->tls;
    if ((s->state & (STREAM_SHUT_ASKED | STREAM_SHUT | STREAM_CLOSING | STREAM_FAILED)) != STREAM_SHUT_ASKED || s->head != NULL) {
        return;
    }
    if (!tls->notified) {
        tls->notified = true;
        SSL_shutdown(tls->ssl);
        ERR_clear_error();
    }
    if (msf_tls_push(s)) {
        shutdown(s->fd, SHUT_WR); /* fails only when the peer is gone, which reading or closing will show */
        s->state |= STREAM_SHUT | STREAM_DRAIN_DUE;
    }
}

void msf_tls_send(msf_stream *s)
{
    const int stop = STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED | STREAM_BLOCKED;
    if ((s->state & (STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED)) != 0 || !msf_tls_push(s)) {
        return;
    }
    if (!s->tls->begun) {
        msf_tls_handshake(s);
    }
    if (!s->tls->established) {
        return;
    }
    size_t share = STREAM_FILE_SHARE;
    bool go_on = true;
    while (go_on && s->head != NULL && (s->state & stop) == 0) {
        go_on = send_batch(s, &share);
    }
    if ((s->state & stop) != 0) {
        return;
    }
    if (s->head != NULL) {
        s->state |= share == 0 ? STREAM_BLOCKED : 0; /* the share is used up: the socket is writable in the next poll */
        return;
    }
    shut_when_empty(s);
}
