/* The client's contexts. */
#include <ctype.h>
#include <stdlib.h>

#include "net/tls_private.h"

static int copy_pins(msf_tls_context *ctx, const msf_tls_client_options *o, msf_error *err)
{
    if (o->pin_count == 0) {
        return 0;
    }
    ctx->pins = calloc(o->pin_count, MSF_TLS_PIN_BYTES);
    if (ctx->pins == NULL) {
        return msf_error_set(err, -ENOMEM, "no memory for TLS");
    }
    memcpy(ctx->pins, o->pins, o->pin_count * MSF_TLS_PIN_BYTES);
    ctx->pin_count = o->pin_count;
    return 0;
}

static int trust(msf_tls_context *ctx, const msf_tls_client_options *o, msf_error *err)
{
    ctx->insecure = o->insecure;
    msf_tls_use_verify(ctx->ssl, ctx);
    if (o->common.ca_file != NULL || o->common.ca_dir != NULL) {
        return msf_tls_use_authorities(ctx->ssl, &o->common, err);
    }
    if (!o->insecure && SSL_CTX_set_default_verify_paths(ctx->ssl) != 1) {
        return msf_tls_fail(err, "the system's certificates", X509_get_default_cert_dir());
    }
    return 0;
}

static int set_up(msf_tls_context *ctx, const msf_tls_client_options *o, msf_error *err)
{
    int code = trust(ctx, o, err);
    if (code == 0) {
        code = copy_pins(ctx, o, err);
    }
    if (code == 0 && o->certificate.cert_file != NULL) {
        code = msf_tls_use_certificate(ctx->ssl, &o->certificate, err);
    }
    SSL_CTX_set_session_cache_mode(ctx->ssl, SSL_SESS_CACHE_OFF);
    if (code == 0 && !o->no_resumption) {
        code = msf_tls_use_sessions(ctx, o->sessions != 0 ? o->sessions : MSF_TLS_SESSIONS, err);
    }
    return code;
}

msf_tls_context *msf_tls_client_new(const msf_tls_client_options *o, msf_error *err)
{
    msf_tls_context *ctx = msf_tls_context_new(&o->common, false, err);
    if (ctx != NULL && set_up(ctx, o, err) != 0) {
        msf_tls_release(ctx);
        return NULL;
    }
    return ctx;
}

bool msf_tls_is_insecure(const msf_tls_context *ctx)
{
    return ctx->insecure;
}

/* ---- pins as text ---- */

static bool parse_hex(msf_slice text, uint8_t pin[MSF_TLS_PIN_BYTES])
{
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == ':' && digits % 2 == 0) {
            continue;
        }
        if (!isxdigit(c) || digits == 2 * MSF_TLS_PIN_BYTES) {
            return false;
        }
        unsigned v = (unsigned)(isdigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        pin[digits / 2] = (uint8_t)(digits % 2 == 0 ? v << 4 : pin[digits / 2] | v);
        digits++;
    }
    return digits == 2 * MSF_TLS_PIN_BYTES;
}

/* "sha256/" or curl's "sha256//" and 44 characters. */
static bool parse_base64(msf_slice text, uint8_t pin[MSF_TLS_PIN_BYTES])
{
    unsigned char out[3 * 11];
    if (text.n < 7 || memcmp(text.p, "sha256/", 7) != 0) {
        return false;
    }
    text.p += 7;
    text.n -= 7;
    if (text.n == 45 && text.p[0] == '/') {
        text.p++;
        text.n--;
    }
    if (text.n != 44 || text.p[43] != '=' || text.p[42] == '=' || EVP_DecodeBlock(out, (const unsigned char *)text.p, 44) != 33) {
        return false;
    }
    memcpy(pin, out, MSF_TLS_PIN_BYTES);
    return true;
}

int msf_tls_pin_parse(msf_slice text, uint8_t pin[MSF_TLS_PIN_BYTES], msf_error *err)
{
    if (parse_base64(text, pin) || parse_hex(text, pin)) {
        return 0;
    }
    return msf_error_set(err, -EINVAL, "\"%.*s\" is no pin: expected sha256/ and base64, or 64 hexadecimal digits",
                         (int)(text.n < 80 ? text.n : 80), text.n > 0 ? text.p : "");
}
