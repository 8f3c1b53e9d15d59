/* Sessions that a client context keeps, one per key: the newest. */
#include "net/tls_private.h"

static void release(void *session)
{
    SSL_SESSION_free(session);
}

static int on_new(SSL *ssl, SSL_SESSION *session)
{
    const msf_tls *tls = SSL_get_app_data(ssl);
    if (tls->session_key == NULL || tls->dead) {
        return 0;
    }
    return msf_lru_put(tls->context->sessions, msf_slice_of(tls->session_key, tls->session_key_n), session) == 0; /* 1: now it is ours */
}

int msf_tls_use_sessions(msf_tls_context *ctx, uint32_t max, msf_error *err)
{
    ctx->sessions = msf_lru_new(max, release);
    if (ctx->sessions == NULL) {
        return msf_error_set(err, -ENOMEM, "no memory for TLS");
    }
    SSL_CTX_set_session_cache_mode(ctx->ssl, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(ctx->ssl, on_new);
    return 0;
}

static msf_slice key_of(const msf_tls *tls)
{
    return msf_slice_of(tls->session_key, tls->session_key_n);
}

void msf_tls_resume_session(msf_tls *tls)
{
    if (tls->session_key == NULL || tls->context->sessions == NULL) {
        return;
    }
    SSL_SESSION *session = msf_lru_get(tls->context->sessions, key_of(tls));
    if (session == NULL) {
        return;
    }
    if (!SSL_SESSION_is_resumable(session) || SSL_set_session(tls->ssl, session) != 1) {
        ERR_clear_error();
        msf_lru_remove(tls->context->sessions, key_of(tls));
    }
}

/* After a failed handshake: should the session be the reason, the next one is not tried with it. */
void msf_tls_forget_session(msf_tls *tls)
{
    if (tls->session_key != NULL && tls->context->sessions != NULL) {
        msf_lru_remove(tls->context->sessions, key_of(tls));
    }
}
