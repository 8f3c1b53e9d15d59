#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int msf_error_set(msf_error *err, int code, const char *format, ...)
{
    if (err != NULL) {
        va_list args;
        va_start(args, format);
        vsnprintf(err->text, sizeof err->text, format, args);
        va_end(args);
        err->code = code;
    }
    return code;
}

void msf_error_prefix(msf_error *err, const char *format, ...)
{
    if (err == NULL) {
        return;
    }
    char old[MSF_ERROR_TEXT_MAX];
    memcpy(old, err->text, sizeof old);
    va_list args;
    va_start(args, format);
    int n = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (n < 0 || (size_t)n >= sizeof err->text - 2) {
        return; /* the outer context comes first; it fills the text alone */
    }
    char *at = err->text + n;
    size_t room = sizeof err->text - (size_t)n - 2; /* behind ": ", with the NUL */
    size_t keep = strnlen(old, room - 1);
    memcpy(at, ": ", 2);
    memcpy(at + 2, old, keep);
    at[2 + keep] = '\0';
}

const char *msf_error_name(int code)
{
    switch (code) {
    case MSF_OK:
        return "no error";
    case MSF_ETOOBIG:
        return "a size limit was reached";
    case MSF_EINJECT:
        return "CR, LF or NUL where none may be";
    case MSF_EPROTO:
        return "the peer broke the protocol";
    case MSF_ECLOSED:
        return "already closed";
    case MSF_ECANCELED:
        return "canceled";
    case MSF_ENONAME:
        return "no such host name";
    case MSF_ERESOLVE:
        return "the name service failed";
    case MSF_ETLS:
        return "TLS failed";
    case MSF_EBREAKER:
        return "kept away from a failing service";
    default:
        return strerror(code < 0 ? -code : code);
    }
}
