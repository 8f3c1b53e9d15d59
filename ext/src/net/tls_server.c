/* The server's contexts: several certificates, chosen by name. */
#include <stdlib.h>

#include "net/tls_private.h"

static int choose_certificate(SSL *ssl, int *alert, void *arg)
{
    const msf_tls_context *ctx = arg;
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    SSL_CTX *found = name != NULL ? msf_tls_find_name(ctx, name) : NULL;
    if (found != NULL && found != ctx->ssl && SSL_set_SSL_CTX(ssl, found) == NULL) {
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    }
    return SSL_TLSEXT_ERR_OK; /* a name that nobody has gets the first certificate, and the client judges */
}

static int set_resumption(msf_tls_context *ctx, SSL_CTX *ssl, const msf_tls_server_options *o, msf_error *err)
{
    static const unsigned char id[] = "msf";
    SSL_CTX_set_session_cache_mode(ssl, SSL_SESS_CACHE_OFF); /* tickets only: nothing to keep here, and any worker can resume */
    if (SSL_CTX_set_session_id_context(ssl, id, sizeof id - 1) != 1) {
        return msf_tls_fail(err, "TLS", "sessions");
    }
    if (o->no_resumption) {
        SSL_CTX_set_options(ssl, SSL_OP_NO_TICKET);
        SSL_CTX_set_num_tickets(ssl, 0);
    } else if (o->tickets != NULL) {
        msf_tls_use_tickets(ssl, o->tickets);
    }
    return 0;
}

static int set_clients(msf_tls_context *ctx, SSL_CTX *ssl, const msf_tls_server_options *o, msf_error *err)
{
    if (o->verify_client == MSF_TLS_CLIENT_NONE) {
        return 0;
    }
    if (o->common.ca_file == NULL && o->common.ca_dir == NULL) {
        return msf_error_set(err, -EINVAL, "verify_client needs ca_file or ca_dir: who may sign the clients' certificates");
    }
    int code = msf_tls_use_authorities(ssl, &o->common, err);
    if (code != 0) {
        return code;
    }
    msf_tls_use_verify(ssl, ctx);
    SSL_CTX_set_verify(ssl, SSL_VERIFY_PEER | (o->verify_client == MSF_TLS_CLIENT_REQUIRED ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0), NULL);
    if (o->common.ca_file != NULL) {
        SSL_CTX_set_client_CA_list(ssl, SSL_load_client_CA_file(o->common.ca_file)); /* tells clients which one to show */
    }
    return 0;
}

static void note_expiry(msf_tls_context *ctx, SSL_CTX *ssl)
{
    time_t end = msf_tls_time(X509_get0_notAfter(SSL_CTX_get0_certificate(ssl)));
    if (ctx->expiry == 0 || end < ctx->expiry) {
        ctx->expiry = end;
    }
}

static int add_certificate(msf_tls_context *ctx, SSL_CTX *ssl, const msf_tls_server_options *o, size_t i, msf_error *err)
{
    int code = msf_tls_use_certificate(ssl, &o->certificates[i], err);
    if (code != 0 || (code = set_resumption(ctx, ssl, o, err)) != 0 || (code = set_clients(ctx, ssl, o, err)) != 0) {
        return code;
    }
    note_expiry(ctx, ssl);
    code = msf_tls_add_names(ctx, ssl, i);
    return code != 0 ? msf_error_set(err, code, "no memory for TLS") : 0;
}

static int add_others(msf_tls_context *ctx, const msf_tls_server_options *o, msf_error *err)
{
    if (o->certificate_count < 2) {
        return 0;
    }
    ctx->others = calloc(o->certificate_count - 1, sizeof *ctx->others);
    if (ctx->others == NULL) {
        return msf_error_set(err, -ENOMEM, "no memory for TLS");
    }
    for (size_t i = 1; i < o->certificate_count; i++) {
        SSL_CTX *ssl = msf_tls_new_ssl_ctx(ctx, &o->common, err);
        if (ssl == NULL) {
            return -EINVAL;
        }
        ctx->others[ctx->other_count++] = ssl;
        int code = add_certificate(ctx, ssl, o, i, err);
        if (code != 0) {
            return code;
        }
    }
    return 0;
}

msf_tls_context *msf_tls_server_new(const msf_tls_server_options *o, msf_error *err)
{
    if (o->certificate_count == 0) {
        msf_error_set(err, -EINVAL, "TLS: a server needs a certificate");
        return NULL;
    }
    msf_tls_context *ctx = msf_tls_context_new(&o->common, true, err);
    if (ctx == NULL) {
        return NULL;
    }
    ctx->tickets = o->no_resumption ? NULL : o->tickets;
    SSL_CTX_set_tlsext_servername_callback(ctx->ssl, choose_certificate);
    SSL_CTX_set_tlsext_servername_arg(ctx->ssl, ctx);
    if (add_certificate(ctx, ctx->ssl, o, 0, err) != 0 || add_others(ctx, o, err) != 0) {
        msf_tls_release(ctx);
        return NULL;
    }
    msf_tls_sort_names(ctx);
    return ctx;
}

time_t msf_tls_server_expiry(const msf_tls_context *ctx)
{
    return ctx->expiry;
}
