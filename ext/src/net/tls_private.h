/* What the files of TLS share: the only header that knows OpenSSL. Private to net/. */
#ifndef MSF_NET_TLS_PRIVATE_H
#define MSF_NET_TLS_PRIVATE_H

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "base/buffer.h"
#include "base/lru.h"
#include "net/stream.h"
#include "net/timer.h"
#include "net/tls.h"

#define MSF_TLS_RECORD   16384        /* plaintext bytes of the largest record */
#define MSF_TLS_BATCH    4            /* records that are encrypted before they are sent */
#define MSF_TLS_OUT_MAX  (512 * 1024) /* ceiling of encrypted bytes that wait; only a peer that abuses the protocol gets there */
#define MSF_TLS_TEXT_MAX MSF_ERROR_TEXT_MAX

/* A name of a certificate, for the choice by SNI. */
typedef struct msf_tls_name {
    char *name; /* lower case; wildcards as "*.example.com" */
    SSL_CTX *ssl;
    size_t order;
} msf_tls_name;

struct msf_tls_context {
    uint32_t refs;
    bool server;
    bool insecure;
    SSL_CTX *ssl; /* server: of the first certificate */
    unsigned char *alpn;
    unsigned alpn_n; /* as on the wire: length, name, ... */
    /* client */
    msf_lru *sessions; /* SSL_SESSION by session key; NULL: none are kept */
    uint8_t (*pins)[MSF_TLS_PIN_BYTES];
    size_t pin_count;
    /* server */
    msf_tls_tickets *tickets;
    SSL_CTX **others; /* of the second certificate and so on */
    size_t other_count;
    msf_tls_name *names;
    size_t name_count;
    time_t expiry;
};

/* One stream's TLS. Lives from the begin of the handshake until libuv has let go of the stream. */
struct msf_tls {
    SSL *ssl;
    msf_tls_context *context;
    msf_stream *stream;
    msf_buffer out;    /* encrypted, not taken by the kernel yet */
    uint64_t owed;     /* bytes of the owner that are encrypted in there and still count as queued */
    msf_timer again;   /* reads on in the next poll: what is left is inside OpenSSL, where no poll sees it */
    char *session_key; /* NULL: no resumption */
    char *host;        /* client: whom we want to speak with */
    size_t session_key_n;
    int io_error; /* errno of recv */
    bool begun;   /* client: the first flight was made */
    bool established;
    bool drained;                /* recv has just said that there is no more */
    bool raw_eof;                /* recv has said 0 */
    bool more;                   /* reading ended before OpenSSL had nothing left */
    bool notified;               /* close_notify is sent or on its way */
    bool dead;                   /* OpenSSL cannot go on */
    char text[MSF_TLS_TEXT_MAX]; /* why not */
};

/* Shared by all streams of a loop; empty between two calls. */
typedef struct msf_tls_scratch {
    msf_buffer cipher;
    char plain[MSF_TLS_RECORD]; /* small blocks and pieces of files become one record here */
} msf_tls_scratch;

/* ---- tls_context.c ---- */
/* With one reference, the SSL_CTX made and set up as both sides have it. NULL with the sentence. */
msf_tls_context *msf_tls_context_new(const msf_tls_common *o, bool server, msf_error *err);
/* Another SSL_CTX set up like the first. NULL with the sentence. */
SSL_CTX *msf_tls_new_ssl_ctx(msf_tls_context *ctx, const msf_tls_common *o, msf_error *err);
/* Reads certificate and key. 0 or a code with a sentence that names the file. */
int msf_tls_use_certificate(SSL_CTX *ssl, const msf_tls_certificate *c, msf_error *err);
/* ca_file and ca_dir, when there are any. */
int msf_tls_use_authorities(SSL_CTX *ssl, const msf_tls_common *o, msf_error *err);

/* ---- tls_verify.c ---- */
/* Certificates of peers are judged by us: chain, name, pins; what is wrong goes into msf_tls.text. */
void msf_tls_use_verify(SSL_CTX *ssl, msf_tls_context *ctx);
/* "CN=a.example,O=Example" */
void msf_tls_name_text(const X509_NAME *name, char *out, size_t n);
time_t msf_tls_time(const ASN1_TIME *t);
/* SHA-256 of the public key. False when it cannot be written (no memory). */
bool msf_tls_pin_of(X509 *cert, uint8_t pin[MSF_TLS_PIN_BYTES]);

/* ---- tls_error.c ---- */
/* The sentence of the oldest error in OpenSSL's queue, which is emptied. */
void msf_tls_queue_text(char *out, size_t n);
/* Fills `err` from the queue: "<what> <file>: <reason>". */
int msf_tls_fail(msf_error *err, const char *what, const char *file);

/* ---- tls_session.c ---- */
int msf_tls_use_sessions(msf_tls_context *ctx, uint32_t max, msf_error *err);
void msf_tls_resume_session(msf_tls *tls);
void msf_tls_forget_session(msf_tls *tls);

/* ---- tls_ticket.c ---- */
void msf_tls_use_tickets(SSL_CTX *ssl, msf_tls_tickets *t);

/* ---- tls_name.c ---- */
/* Notes the names of the SSL_CTX's certificate. 0 or -ENOMEM. */
int msf_tls_add_names(msf_tls_context *ctx, SSL_CTX *ssl, size_t order);
/* After the last one. */
void msf_tls_sort_names(msf_tls_context *ctx);
/* NULL: none has it. */
SSL_CTX *msf_tls_find_name(const msf_tls_context *ctx, const char *name);

/* ---- stream_tls_bio.c: between OpenSSL and the socket ---- */
/* False when out of memory. */
bool msf_tls_attach_bio(msf_tls *tls);

#endif
