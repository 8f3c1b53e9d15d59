/* Sentences of OpenSSL's error queue, whose oldest entry is the nearest to the cause. */
#include <stdio.h>
#include <string.h>

#include <openssl/decodererr.h>

#include "net/tls_private.h"

static const char *reason_of(unsigned long e)
{
    if (ERR_SYSTEM_ERROR(e)) {
        return strerror(ERR_GET_REASON(e));
    }
    bool no_pem = ERR_GET_LIB(e) == ERR_LIB_PEM && ERR_GET_REASON(e) == PEM_R_NO_START_LINE;
    if (no_pem || (ERR_GET_LIB(e) == ERR_LIB_OSSL_DECODER && ERR_GET_REASON(e) == ERR_R_UNSUPPORTED)) {
        return "there is none in it";
    }
    const char *text = ERR_reason_error_string(e);
    return text != NULL ? text : "unknown reason";
}

void msf_tls_queue_text(char *out, size_t n)
{
    unsigned long e = ERR_peek_error();
    int reason = ERR_GET_REASON(e);
    if (e == 0) {
        snprintf(out, n, "TLS failed");
    } else if (ERR_GET_LIB(e) == ERR_LIB_SSL && reason >= SSL_AD_REASON_OFFSET) {
        snprintf(out, n, "tls: the peer refused: %s", SSL_alert_desc_string_long(reason - SSL_AD_REASON_OFFSET));
    } else {
        snprintf(out, n, "tls: %s", reason_of(e));
    }
    ERR_clear_error();
}

int msf_tls_fail(msf_error *err, const char *what, const char *file)
{
    unsigned long e = ERR_peek_error();
    msf_error_set(err, -EINVAL, "%s %s: %s", what, file, e != 0 ? reason_of(e) : "unknown reason");
    ERR_clear_error();
    return -EINVAL;
}
