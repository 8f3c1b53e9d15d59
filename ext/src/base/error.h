/* The error of an operation below engine/: a negative code and a sentence. Functions return 0 or the negative code; the text is
 * filled where the caller passed an msf_error. Codes are negative errno values plus the MSF_E* ones below. */
#ifndef MSF_BASE_ERROR_H
#define MSF_BASE_ERROR_H

#include <errno.h>

#define MSF_ERROR_TEXT_MAX 256

enum {
    MSF_OK = 0,
    MSF_ETOOBIG = -10001,   /* a ceiling was reached */
    MSF_EINJECT = -10002,   /* CR, LF or NUL where none may be */
    MSF_EPROTO = -10003,    /* the peer broke the protocol */
    MSF_ECLOSED = -10004,   /* used after it was closed or sent */
    MSF_ECANCELED = -10005, /* ended by us before it was done */
    MSF_ENONAME = -10006,   /* a host name that does not exist, or has no address */
    MSF_ERESOLVE = -10007,  /* the name service failed: whether the name exists is not known */
    MSF_ETLS = -10008,      /* TLS: the peer is not who it should be, or broke the protocol */
    MSF_EBREAKER = -10009   /* not sent: the circuit breaker or the retry budget of the service says no */
};

typedef struct msf_error {
    int code;
    char text[MSF_ERROR_TEXT_MAX];
} msf_error;

/* Fills `err` (may be NULL) and returns `code`, so that a function can `return msf_error_set(err, code, "...")`. */
int msf_error_set(msf_error *err, int code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Puts "<text>: " in front of what is there already; keeps the code. */
void msf_error_prefix(msf_error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The sentence of a code, for those that carry none. */
const char *msf_error_name(int code);

#endif
