/* Judging the peer's certificate. OpenSSL builds and checks the chain and the name; here come the pins and the sentence of what is wrong.
 */
#include <stdio.h>
#include <time.h>

#include <openssl/x509v3.h>

#include "net/tls_private.h"

/* ---- pieces of a certificate ---- */

void msf_tls_name_text(const X509_NAME *name, char *out, size_t n)
{
    *out = '\0';
    BIO *bio = BIO_new(BIO_s_mem());
    if (bio != NULL && X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0) {
        int got = BIO_read(bio, out, (int)n - 1);
        out[got > 0 ? got : 0] = '\0';
    }
    BIO_free(bio);
}

time_t msf_tls_time(const ASN1_TIME *t)
{
    struct tm tm;
    return ASN1_TIME_to_tm(t, &tm) == 1 ? timegm(&tm) : 0;
}

bool msf_tls_pin_of(X509 *cert, uint8_t pin[MSF_TLS_PIN_BYTES])
{
    unsigned char *der = NULL;
    int n = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(cert), &der);
    bool done = n > 0 && EVP_Digest(der, (size_t)n, pin, NULL, EVP_sha256(), NULL) == 1;
    OPENSSL_free(der);
    return done;
}

/* ---- the sentence ---- */

static void time_text(const ASN1_TIME *t, char *out, size_t n)
{
    struct tm tm;
    if (ASN1_TIME_to_tm(t, &tm) != 1 || strftime(out, n, "%Y-%m-%d %H:%M:%S UTC", &tm) == 0) {
        snprintf(out, n, "unreadable");
    }
}

/* "a.example, *.b.example", as many as fit. */
static void names_text(X509 *cert, char *out, size_t n)
{
    GENERAL_NAMES *names = X509_get_ext_d2i(cert, NID_subject_alt_name, NULL, NULL);
    size_t at = 0;
    *out = '\0';
    for (int i = 0; names != NULL && i < sk_GENERAL_NAME_num(names); i++) {
        const GENERAL_NAME *g = sk_GENERAL_NAME_value(names, i);
        if (g->type == GEN_DNS && at + (size_t)ASN1_STRING_length(g->d.dNSName) + 3 < n) {
            at += (size_t)snprintf(out + at, n - at, "%s%.*s", at > 0 ? ", " : "", ASN1_STRING_length(g->d.dNSName),
                                   (const char *)ASN1_STRING_get0_data(g->d.dNSName));
        }
    }
    GENERAL_NAMES_free(names);
}

static void explain(msf_tls *tls, int code, X509 *cert)
{
    char subject[100] = "unknown", when[40], names[80];
    if (cert != NULL) {
        msf_tls_name_text(X509_get_subject_name(cert), subject, sizeof subject);
    }
    if (cert != NULL && code == X509_V_ERR_CERT_HAS_EXPIRED) {
        time_text(X509_get0_notAfter(cert), when, sizeof when);
        snprintf(tls->text, sizeof tls->text, "certificate has expired (%s, notAfter %s)", subject, when);
    } else if (cert != NULL && code == X509_V_ERR_CERT_NOT_YET_VALID) {
        time_text(X509_get0_notBefore(cert), when, sizeof when);
        snprintf(tls->text, sizeof tls->text, "certificate is not yet valid (%s, notBefore %s)", subject, when);
    } else if (cert != NULL && (code == X509_V_ERR_HOSTNAME_MISMATCH || code == X509_V_ERR_IP_ADDRESS_MISMATCH)) {
        names_text(cert, names, sizeof names);
        snprintf(tls->text, sizeof tls->text, "certificate is not for %.70s (%.50s%s%s)", tls->host != NULL ? tls->host : "this host",
                 subject, names[0] != '\0' ? ", it is for " : "", names);
    } else {
        snprintf(tls->text, sizeof tls->text, "certificate is not trusted: %s (%s)", X509_verify_cert_error_string(code), subject);
    }
}

/* ---- the judgement ---- */

static bool is_pinned(const msf_tls_context *ctx, X509 *cert)
{
    uint8_t pin[MSF_TLS_PIN_BYTES];
    if (!msf_tls_pin_of(cert, pin)) {
        return false;
    }
    for (size_t i = 0; i < ctx->pin_count; i++) {
        if (memcmp(ctx->pins[i], pin, sizeof pin) == 0) {
            return true;
        }
    }
    return false;
}

/* Of an insecure context only the certificate itself counts: the peer chooses the rest of what it sends. */
static bool has_pin(const msf_tls_context *ctx, X509_STORE_CTX *store)
{
    if (ctx->insecure) {
        return is_pinned(ctx, X509_STORE_CTX_get0_cert(store));
    }
    STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(store);
    for (int i = 0; i < sk_X509_num(chain); i++) {
        if (is_pinned(ctx, sk_X509_value(chain, i))) {
            return true;
        }
    }
    return false;
}

/* Before the session exists, so that one of a refused peer is never kept. */
static int judge(X509_STORE_CTX *store, void *arg)
{
    const msf_tls_context *ctx = arg;
    SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    msf_tls *tls = SSL_get_app_data(ssl);
    if (!ctx->insecure && X509_verify_cert(store) != 1) {
        explain(tls, X509_STORE_CTX_get_error(store), X509_STORE_CTX_get_current_cert(store));
        return 0;
    }
    if (ctx->pin_count > 0 && !has_pin(ctx, store)) {
        snprintf(tls->text, sizeof tls->text, "certificate has none of the pinned keys");
        X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION);
        return 0;
    }
    X509_STORE_CTX_set_error(store, X509_V_OK);
    return 1;
}

void msf_tls_use_verify(SSL_CTX *ssl, msf_tls_context *ctx)
{
    SSL_CTX_set_verify(ssl, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_cert_verify_callback(ssl, judge, ctx);
}
