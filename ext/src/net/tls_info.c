/* What a stream knows of its peer after the handshake. */
#include <stdio.h>

#include "net/stream_private.h"
#include "net/tls_private.h"

static void serial_text(X509 *cert, char *out, size_t n)
{
    BIGNUM *number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(cert), NULL);
    char *hex = number != NULL ? BN_bn2hex(number) : NULL;
    snprintf(out, n, "%s", hex != NULL ? hex : "");
    OPENSSL_free(hex);
    BN_free(number);
}

static void fill_certificate(X509 *cert, msf_tls_info *out)
{
    out->has_certificate = true;
    out->not_before = msf_tls_time(X509_get0_notBefore(cert));
    out->not_after = msf_tls_time(X509_get0_notAfter(cert));
    msf_tls_name_text(X509_get_subject_name(cert), out->subject, sizeof out->subject);
    msf_tls_name_text(X509_get_issuer_name(cert), out->issuer, sizeof out->issuer);
    serial_text(cert, out->serial, sizeof out->serial);
    X509_digest(cert, EVP_sha256(), out->sha256, NULL);
    msf_tls_pin_of(cert, out->pin);
}

bool msf_stream_tls_info(const msf_stream *s, msf_tls_info *out)
{
    if (!msf_stream_is_secure(s)) {
        return false;
    }
    SSL *ssl = s->tls->ssl;
    *out = (msf_tls_info){
        .version = (msf_tls_version)SSL_version(ssl),
        .cipher = SSL_get_cipher_name(ssl),
        .alpn = msf_stream_alpn(s),
        .resumed = SSL_session_reused(ssl) == 1,
    };
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    out->server_name = name != NULL ? msf_slice_str(name) : MSF_SLICE_NONE;
    X509 *cert = SSL_get0_peer_certificate(ssl);
    if (cert != NULL) {
        fill_certificate(cert, out);
        out->verified = !s->tls->context->insecure && SSL_get_verify_result(ssl) == X509_V_OK;
    }
    ERR_clear_error();
    return true;
}
