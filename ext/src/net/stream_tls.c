/* TLS on a stream: its begin, the handshake, its end. Reading and writing are in stream_tls_read.c and stream_tls_write.c. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <arpa/inet.h>

#include <openssl/x509v3.h>

#include "net/loop_private.h"
#include "net/stream_private.h"
#include "net/tls_private.h"

#define HOST_MAX 253

/* ---- begin ---- */

static bool make_scratch(msf_loop *loop)
{
    if (loop->tls != NULL) {
        return true;
    }
    loop->tls = malloc(sizeof *loop->tls);
    if (loop->tls == NULL) {
        return false;
    }
    msf_buffer_init(&loop->tls->cipher, MSF_TLS_OUT_MAX);
    return true;
}

void msf_tls_scratch_free(msf_loop *loop)
{
    if (loop->tls != NULL) {
        msf_buffer_free(&loop->tls->cipher);
        free(loop->tls);
        loop->tls = NULL;
    }
}

static void on_again(msf_timer *t)
{
    msf_stream *s = MSF_CONTAINER_OF(t, msf_tls, again)->stream;
    msf_tls_read(s);
    msf_stream_sync_interest(s);
}

void msf_tls_free(msf_tls *tls)
{
    if (tls == NULL) {
        return;
    }
    msf_timer_stop(tls->stream->loop, &tls->again);
    if (tls->ssl != NULL) {
        if (!tls->dead) {
            SSL_set_shutdown(tls->ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN); /* else its session could not be resumed */
        }
        SSL_free(tls->ssl);
    }
    msf_buffer_free(&tls->out);
    msf_tls_release(tls->context);
    free(tls->session_key);
    free(tls->host);
    free(tls);
}

static msf_tls *new_tls(msf_stream *s, msf_tls_context *ctx)
{
    msf_tls *tls = make_scratch(s->loop) ? calloc(1, sizeof *tls) : NULL;
    if (tls == NULL) {
        return NULL;
    }
    tls->stream = s;
    tls->context = msf_tls_retain(ctx);
    msf_buffer_init(&tls->out, MSF_TLS_OUT_MAX);
    msf_timer_init(&tls->again, on_again);
    tls->ssl = SSL_new(ctx->ssl);
    if (tls->ssl == NULL || !msf_tls_attach_bio(tls)) {
        msf_tls_free(tls);
        return NULL;
    }
    SSL_set_app_data(tls->ssl, tls);
    return tls;
}

static int check_begin(const msf_stream *s, const msf_tls_context *ctx, bool server, msf_error *err)
{
    assert(ctx->server == server && "a client context connects, a server context accepts");
    if ((s->state & (STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED | STREAM_SHUT_ASKED)) != 0) {
        return msf_error_set(err, MSF_ECLOSED, "TLS: the stream is closed");
    }
    if (s->tls != NULL) {
        return msf_error_set(err, -EINVAL, "TLS: the stream speaks it already");
    }
    return s->queued > 0 ? msf_error_set(err, -EINVAL, "TLS: plain bytes are still queued") : 0;
}

static int no_memory(msf_error *err)
{
    ERR_clear_error();
    return msf_error_set(err, -ENOMEM, "no memory for TLS");
}

int msf_stream_accept_tls(msf_stream *s, msf_tls_context *ctx, msf_error *err)
{
    int code = check_begin(s, ctx, true, err);
    if (code != 0) {
        return code;
    }
    msf_tls *tls = new_tls(s, ctx);
    if (tls == NULL) {
        return no_memory(err);
    }
    SSL_set_accept_state(tls->ssl);
    tls->begun = true;
    s->tls = tls;
    msf_stream_sync_interest(s);
    return 0;
}

static bool is_address(const char *host)
{
    struct in6_addr a;
    return inet_pton(AF_INET, host, &a) == 1 || inet_pton(AF_INET6, host, &a) == 1;
}

/* Whom the certificate must be for. */
static bool set_host(msf_tls *tls)
{
    X509_VERIFY_PARAM *param = SSL_get0_param(tls->ssl);
    if (is_address(tls->host)) {
        return X509_VERIFY_PARAM_set1_ip_asc(param, tls->host) == 1;
    }
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return X509_VERIFY_PARAM_set1_host(param, tls->host, 0) == 1 && SSL_set_tlsext_host_name(tls->ssl, tls->host) == 1;
}

static bool is_host(msf_slice host)
{
    for (size_t i = 0; i < host.n; i++) {
        if ((unsigned char)host.p[i] <= ' ' || host.p[i] == 0x7f) {
            return false;
        }
    }
    return host.n > 0 && host.n <= HOST_MAX;
}

static bool set_target(msf_tls *tls, msf_slice host, msf_slice session_key)
{
    tls->host = strndup(host.p, host.n);
    if (session_key.n > 0 && (tls->session_key = malloc(session_key.n)) != NULL) {
        memcpy(tls->session_key, session_key.p, session_key.n);
        tls->session_key_n = session_key.n;
    }
    return tls->host != NULL && (session_key.n == 0 || tls->session_key != NULL) && set_host(tls);
}

int msf_stream_connect_tls(msf_stream *s, msf_tls_context *ctx, msf_slice host, msf_slice session_key, msf_error *err)
{
    int code = check_begin(s, ctx, false, err);
    if (code != 0) {
        return code;
    }
    host.n -= host.n > 1 && host.p[host.n - 1] == '.' ? 1 : 0; /* certificates and SNI have no root dot */
    if (!is_host(host)) {
        return msf_error_set(err, -EINVAL, "TLS: \"%.*s\" is no host name", (int)(host.n < 64 ? host.n : 64), host.n > 0 ? host.p : "");
    }
    msf_tls *tls = new_tls(s, ctx);
    if (tls == NULL || !set_target(tls, host, session_key)) {
        msf_tls_free(tls);
        return no_memory(err);
    }
    SSL_set_connect_state(tls->ssl);
    msf_tls_resume_session(tls);
    s->tls = tls;
    msf_loop_defer(s->loop, &s->flush); /* the first flight leaves at the end of the turn, where failing may be told */
    msf_stream_sync_interest(s);
    return 0;
}

/* ---- handshake ---- */

bool msf_tls_wants_input(const msf_stream *s)
{
    return !s->tls->established;
}

/* The peer said "GET / HTTP/1.1" where a handshake should begin. */
static bool is_plain_http(const msf_tls *tls)
{
    return tls->context->server && tls->stream->events->on_plain_http != NULL && ERR_GET_REASON(ERR_peek_error()) == SSL_R_HTTP_REQUEST &&
           ERR_GET_LIB(ERR_peek_error()) == ERR_LIB_SSL;
}

static void become_plain(msf_stream *s)
{
    msf_tls *tls = s->tls;
    ERR_clear_error();
    msf_stream_drop_queue(s);
    s->tls = NULL;
    tls->dead = true;
    msf_tls_free(tls);
    s->events->on_plain_http(s);
}

static void explain(msf_tls *tls, const char *otherwise)
{
    if (tls->text[0] != '\0') {
        ERR_clear_error(); /* said already: of the certificate */
    } else if (ERR_peek_error() != 0) {
        msf_tls_queue_text(tls->text, sizeof tls->text);
    } else {
        snprintf(tls->text, sizeof tls->text, "%s", otherwise);
    }
}

/* The handshake has ended badly. From a poll on_error comes now, from a flush soon. */
static void fail_handshake(msf_stream *s)
{
    msf_tls *tls = s->tls;
    int error = tls->io_error != 0 ? -tls->io_error : MSF_ETLS;
    tls->dead = true;
    msf_tls_forget_session(tls);
    if (error == MSF_ETLS) {
        explain(tls, tls->raw_eof ? "the connection ended during the TLS handshake" : "the TLS handshake failed");
    }
    ERR_clear_error();
    msf_stream_fail(s, error);
}

static void settle_handshake(msf_stream *s)
{
    s->tls->established = true;
    s->tls->more = true; /* data may have come with the last message */
    if (s->head != NULL || (s->state & STREAM_SHUT_ASKED) != 0) {
        msf_loop_defer(s->loop, &s->flush);
    }
}

bool msf_tls_handshake(msf_stream *s)
{
    msf_tls *tls = s->tls;
    tls->begun = true;
    ERR_clear_error();
    int result = SSL_do_handshake(tls->ssl);
    if (result == 1) {
        settle_handshake(s);
        msf_tls_push(s);
        return (s->state & STREAM_FAILED) == 0;
    }
    int why = SSL_get_error(tls->ssl, result);
    if (why == SSL_ERROR_WANT_READ && !tls->raw_eof) {
        msf_tls_push(s);
        return false;
    }
    if (is_plain_http(tls)) {
        become_plain(s);
        return false;
    }
    msf_tls_push(s); /* an alert that says why */
    if ((s->state & STREAM_FAILED) == 0) {
        fail_handshake(s);
    }
    return false;
}

/* ---- end ---- */

void msf_tls_say_goodbye(msf_stream *s)
{
    msf_tls *tls = s->tls;
    bool whole = s->queued == 0 && (s->state & (STREAM_BROKEN | STREAM_FAILED | STREAM_BLOCKED)) == 0;
    if (whole && tls->established && !tls->dead && !tls->notified) {
        tls->notified = true;
        SSL_shutdown(tls->ssl);
        ERR_clear_error();
        msf_tls_push(s);
    }
}

/* ---- what is asked ---- */

bool msf_stream_is_secure(const msf_stream *s)
{
    return s->tls != NULL && s->tls->established;
}

bool msf_stream_truncated(const msf_stream *s)
{
    return s->tls != NULL && s->eof && (SSL_get_shutdown(s->tls->ssl) & SSL_RECEIVED_SHUTDOWN) == 0;
}

msf_slice msf_stream_alpn(const msf_stream *s)
{
    const unsigned char *p = NULL;
    unsigned n = 0;
    if (msf_stream_is_secure(s)) {
        SSL_get0_alpn_selected(s->tls->ssl, &p, &n);
    }
    return msf_slice_of((const char *)p, n);
}

const char *msf_stream_error_text(const msf_stream *s, int error)
{
    return error == MSF_ETLS && s->tls != NULL && s->tls->text[0] != '\0' ? s->tls->text : msf_error_name(error);
}
