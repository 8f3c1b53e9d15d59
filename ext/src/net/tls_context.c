/* Contexts: what both sides have. The client's own part is in tls_client.c, the server's in tls_server.c. */
#include <assert.h>
#include <stdlib.h>

#include "net/tls_private.h"

/* With TLS 1.2 only what has forward secrecy and authenticated encryption. */
#define DEFAULT_CIPHERS "ECDHE+AESGCM:ECDHE+CHACHA20:!PSK:!aNULL"

msf_tls_context *msf_tls_retain(msf_tls_context *ctx)
{
    ctx->refs++;
    return ctx;
}

void msf_tls_release(msf_tls_context *ctx)
{
    if (ctx == NULL || --ctx->refs > 0) {
        return;
    }
    msf_lru_free(ctx->sessions);
    for (size_t i = 0; i < ctx->name_count; i++) {
        free(ctx->names[i].name);
    }
    for (size_t i = 0; i < ctx->other_count; i++) {
        SSL_CTX_free(ctx->others[i]);
    }
    SSL_CTX_free(ctx->ssl);
    free(ctx->names);
    free(ctx->others);
    free(ctx->pins);
    free(ctx->alpn);
    free(ctx);
}

/* ---- ALPN ---- */

/* "h2,http/1.1" as on the wire. */
static int parse_alpn(msf_tls_context *ctx, const char *list, msf_error *err)
{
    if (list == NULL || *list == '\0') {
        return 0;
    }
    size_t n = strlen(list);
    if (n > 512 || (ctx->alpn = malloc(n + 1)) == NULL) {
        return msf_error_set(err, n > 512 ? MSF_ETOOBIG : -ENOMEM, "alpn: the list is too long");
    }
    for (const char *name = list; name != NULL;) {
        size_t length = strcspn(name, ",");
        if (length == 0 || length > 255) {
            return msf_error_set(err, -EINVAL, "alpn \"%s\": expected names with commas between them", list);
        }
        ctx->alpn[ctx->alpn_n++] = (unsigned char)length;
        memcpy(ctx->alpn + ctx->alpn_n, name, length);
        ctx->alpn_n += (unsigned)length;
        name = name[length] == ',' ? name + length + 1 : NULL;
    }
    return 0;
}

/* The first of ours that the client has. One that has none of them is refused: it speaks of something else (RFC 7301, 3.2). */
static int choose_alpn(SSL *ssl, const unsigned char **out, unsigned char *n, const unsigned char *in, unsigned in_n, void *arg)
{
    const msf_tls_context *ctx = arg;
    unsigned char *chosen = NULL;
    if (SSL_select_next_proto(&chosen, n, ctx->alpn, ctx->alpn_n, in, in_n) != OPENSSL_NPN_NEGOTIATED) {
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    }
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

static int use_alpn(SSL_CTX *ssl, msf_tls_context *ctx)
{
    if (ctx->alpn == NULL) {
        return 1;
    }
    if (ctx->server) {
        SSL_CTX_set_alpn_select_cb(ssl, choose_alpn, ctx);
        return 1;
    }
    return SSL_CTX_set_alpn_protos(ssl, ctx->alpn, ctx->alpn_n) == 0;
}

/* ---- set-up ---- */

static int set_versions(SSL_CTX *ssl, const msf_tls_common *o, msf_error *err)
{
    int least = o->min_version != MSF_TLS_DEFAULT ? (int)o->min_version : TLS1_2_VERSION;
    if (o->max_version != MSF_TLS_DEFAULT && (int)o->max_version < least) {
        return msf_error_set(err, -EINVAL, "TLS: the highest version is below the lowest one");
    }
    if (SSL_CTX_set_min_proto_version(ssl, least) != 1 || SSL_CTX_set_max_proto_version(ssl, (int)o->max_version) != 1) {
        return msf_tls_fail(err, "TLS", "versions");
    }
    return 0;
}

static int set_ciphers(SSL_CTX *ssl, const msf_tls_common *o, msf_error *err)
{
    const char *list = o->ciphers != NULL ? o->ciphers : DEFAULT_CIPHERS;
    if (SSL_CTX_set_cipher_list(ssl, list) != 1) {
        return msf_tls_fail(err, "ciphers", list);
    }
    if (o->ciphersuites != NULL && SSL_CTX_set_ciphersuites(ssl, o->ciphersuites) != 1) {
        return msf_tls_fail(err, "ciphersuites", o->ciphersuites);
    }
    return 0;
}

static int set_up(msf_tls_context *ctx, SSL_CTX *ssl, const msf_tls_common *o, msf_error *err)
{
    int code = set_versions(ssl, o, err);
    if (code != 0 || (code = set_ciphers(ssl, o, err)) != 0) {
        return code;
    }
    SSL_CTX_set_options(ssl, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    /* Buffers only while something is in them: an idle connection owns none. Our blocks move and are sent in parts. */
    SSL_CTX_set_mode(ssl, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(ssl, 1); /* one recv takes a record's header and what follows */
    SSL_CTX_set_app_data(ssl, ctx);
    return use_alpn(ssl, ctx) ? 0 : msf_error_set(err, -ENOMEM, "no memory for TLS");
}

SSL_CTX *msf_tls_new_ssl_ctx(msf_tls_context *ctx, const msf_tls_common *o, msf_error *err)
{
    SSL_CTX *ssl = SSL_CTX_new(ctx->server ? TLS_server_method() : TLS_client_method());
    if (ssl == NULL) {
        ERR_clear_error();
        msf_error_set(err, -ENOMEM, "no memory for TLS");
        return NULL;
    }
    if (set_up(ctx, ssl, o, err) != 0) {
        SSL_CTX_free(ssl);
        return NULL;
    }
    return ssl;
}

msf_tls_context *msf_tls_context_new(const msf_tls_common *o, bool server, msf_error *err)
{
    msf_tls_context *ctx = calloc(1, sizeof *ctx);
    if (ctx == NULL) {
        msf_error_set(err, -ENOMEM, "no memory for TLS");
        return NULL;
    }
    ctx->refs = 1;
    ctx->server = server;
    if (parse_alpn(ctx, o->alpn, err) != 0 || (ctx->ssl = msf_tls_new_ssl_ctx(ctx, o, err)) == NULL) {
        msf_tls_release(ctx);
        return NULL;
    }
    return ctx;
}

/* ---- files ---- */

/* Instead of OpenSSL's own, which would ask at the terminal. */
static int give_password(char *out, int room, int writing, void *password)
{
    size_t n = password != NULL ? strlen(password) : 0;
    if (n == 0 || n > (size_t)room) {
        return -1;
    }
    memcpy(out, password, n);
    return (int)n;
}

static bool is_mismatch(void)
{
    unsigned long e = ERR_peek_last_error();
    return ERR_GET_LIB(e) == ERR_LIB_X509 &&
           (ERR_GET_REASON(e) == X509_R_KEY_VALUES_MISMATCH || ERR_GET_REASON(e) == X509_R_KEY_TYPE_MISMATCH);
}

static int use_key(SSL_CTX *ssl, const msf_tls_certificate *c, msf_error *err)
{
    const char *file = c->key_file != NULL ? c->key_file : c->cert_file;
    if (SSL_CTX_use_PrivateKey_file(ssl, file, SSL_FILETYPE_PEM) == 1 && SSL_CTX_check_private_key(ssl) == 1) {
        return 0;
    }
    if (is_mismatch()) {
        ERR_clear_error();
        return msf_error_set(err, -EINVAL, "key %s does not belong to certificate %s", file, c->cert_file);
    }
    return msf_tls_fail(err, "key", file);
}

int msf_tls_use_certificate(SSL_CTX *ssl, const msf_tls_certificate *c, msf_error *err)
{
    assert(c->cert_file != NULL && "a certificate has a file");
    ERR_clear_error();
    SSL_CTX_set_default_passwd_cb(ssl, give_password);
    SSL_CTX_set_default_passwd_cb_userdata(ssl, (void *)c->password);
    int code =
        SSL_CTX_use_certificate_chain_file(ssl, c->cert_file) == 1 ? use_key(ssl, c, err) : msf_tls_fail(err, "certificate", c->cert_file);
    SSL_CTX_set_default_passwd_cb_userdata(ssl, NULL);
    return code;
}

int msf_tls_use_authorities(SSL_CTX *ssl, const msf_tls_common *o, msf_error *err)
{
    ERR_clear_error();
    if (o->ca_file != NULL && SSL_CTX_load_verify_file(ssl, o->ca_file) != 1) {
        return msf_tls_fail(err, "ca_file", o->ca_file);
    }
    if (o->ca_dir != NULL && SSL_CTX_load_verify_dir(ssl, o->ca_dir) != 1) {
        return msf_tls_fail(err, "ca_dir", o->ca_dir);
    }
    return 0;
}
