/* Reading of TLS: several records become one on_data. */
#include <stdio.h>

#include "net/loop_private.h"
#include "net/stream_private.h"
#include "net/tls_private.h"

typedef enum input { INPUT_MORE, INPUT_WAIT, INPUT_END, INPUT_BROKEN } input;

static input why_nothing(msf_tls *tls, int result)
{
    switch (SSL_get_error(tls->ssl, result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return tls->raw_eof ? INPUT_END : INPUT_WAIT;
    case SSL_ERROR_ZERO_RETURN:
        return INPUT_END;
    default:
        return INPUT_BROKEN;
    }
}

/* Fills the loop's read buffer as far as there is something; `*n` bytes are in it. */
static input fill(msf_stream *s, size_t *n)
{
    char *buffer = s->loop->read_buffer;
    *n = 0;
    ERR_clear_error();
    while (*n < MSF_STREAM_READ_SIZE) {
        size_t got = 0;
        int result = SSL_read_ex(s->tls->ssl, buffer + *n, MSF_STREAM_READ_SIZE - *n, &got);
        if (result != 1) {
            return why_nothing(s->tls, result);
        }
        *n += got;
    }
    return INPUT_MORE;
}

static void broken(msf_stream *s)
{
    msf_tls *tls = s->tls;
    tls->dead = true;
    if (tls->io_error == 0 && tls->text[0] == '\0') {
        msf_tls_queue_text(tls->text, sizeof tls->text);
    }
    ERR_clear_error();
    msf_stream_break_down(s, tls->io_error != 0 ? -tls->io_error : MSF_ETLS);
}

/* A turn's share, in pieces. */
static void read_share(msf_stream *s)
{
    msf_tls *tls = s->tls;
    tls->more = false;
    for (int i = 0; i < STREAM_READS_PER_TURN; i++) {
        size_t n;
        input state = fill(s, &n);
        if (s->loop->tls->cipher.len > 0 && !msf_tls_push(s) && (s->state & STREAM_FAILED) != 0) {
            msf_loop_defer(s->loop, &s->flush); /* tells */
        }
        s->bytes_in += n;
        if (n > 0 && s->events->on_data != NULL) {
            s->events->on_data(s, s->loop->read_buffer, n);
        }
        if (!msf_stream_may_read(s)) {
            tls->more = true; /* also the end and an error: they come again */
            return;
        }
        if (state == INPUT_WAIT) {
            return;
        }
        if (state == INPUT_END) {
            msf_stream_end_of_input(s);
            return;
        }
        if (state == INPUT_BROKEN) {
            broken(s);
            return;
        }
    }
    tls->more = true;
}

static void read_again(msf_stream *s)
{
    if (msf_timer_start(s->loop, &s->tls->again, 0) != 0) {
        msf_stream_fail(s, -ENOMEM);
        msf_loop_defer(s->loop, &s->flush);
    }
}

void msf_tls_read_on(msf_stream *s)
{
    if (s->tls->more && msf_stream_may_read(s) && !msf_timer_armed(&s->tls->again)) {
        read_again(s);
    }
}

/* True when the handshake is done and the owner, told of it, still wants the stream. */
static bool shake(msf_stream *s)
{
    if (!msf_tls_handshake(s)) {
        if ((s->state & STREAM_FAILED) != 0) {
            msf_stream_break_down(s, s->error);
        }
        return false;
    }
    if (s->events->on_secure != NULL) {
        s->events->on_secure(s);
    }
    return true;
}

void msf_tls_read(msf_stream *s)
{
    bool over = (s->state & (STREAM_CLOSING | STREAM_BROKEN)) != 0;
    if (over || ((s->state & STREAM_FAILED) != 0 && !s->tls->established)) {
        return;
    }
    s->tls->drained = false;
    if (!s->tls->established && !shake(s)) {
        return;
    }
    if (!msf_stream_may_read(s)) {
        return;
    }
    read_share(s);
    msf_tls_read_on(s);
    if (s->head != NULL && (s->state & (STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED | STREAM_BLOCKED)) == 0) {
        msf_loop_defer(s->loop, &s->flush); /* writing may have waited for what was read */
    }
}
