/* TLS 1.2 and 1.3 through OpenSSL: contexts (what is trusted, what is shown) made once per process, used by any number of streams. How a
 * stream begins to speak TLS, and what it then knows of its peer, is in net/stream.h. A context reads its files when it is made and never
 * again. One thread, like the loop; made after the fork, except msf_tls_tickets, which is made before it. */
#ifndef MSF_NET_TLS_H
#define MSF_NET_TLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/error.h"
#include "base/slice.h"

#define MSF_TLS_PIN_BYTES    32  /* of SHA-256 */
#define MSF_TLS_SESSIONS     256 /* default ceiling of the sessions that a client context keeps */
#define MSF_TLS_TICKET_HOURS 12  /* default life of a ticket key; a ticket is good for twice to three times as long at most */

typedef enum msf_tls_version {
    MSF_TLS_DEFAULT, /* minimum: 1.2; maximum: the highest that OpenSSL has */
    MSF_TLS_1_2 = 0x0303,
    MSF_TLS_1_3 = 0x0304
} msf_tls_version;

/* Counted: a stream holds a reference, so the owner may release its own at any time (new certificates, new options). */
typedef struct msf_tls_context msf_tls_context;

msf_tls_context *msf_tls_retain(msf_tls_context *ctx);
/* `ctx` may be NULL. */
void msf_tls_release(msf_tls_context *ctx);

/* A certificate with its private key, both PEM. `cert_file` holds the certificate first and then those between it and the root. */
typedef struct msf_tls_certificate {
    const char *cert_file;
    const char *key_file; /* NULL: in cert_file too */
    const char *password; /* of the key; NULL: the key is not encrypted. A key that needs one is refused, nobody is asked. */
} msf_tls_certificate;

/* What both sides may set; all zero is the default. */
typedef struct msf_tls_common {
    msf_tls_version min_version, max_version;
    const char *ciphers;      /* of TLS 1.2, as OpenSSL writes it; NULL: ECDHE with AEAD only, as Mozilla's "intermediate" list has it */
    const char *ciphersuites; /* of TLS 1.3; NULL: OpenSSL's */
    const char *alpn;         /* names in order of preference, "h2,http/1.1"; NULL: no ALPN */
    const char *ca_file;      /* PEM: who may sign the peer's certificate. Client: instead of the system's store, ... */
    const char *ca_dir; /* ... which is used when both are NULL (SSL_CERT_FILE and SSL_CERT_DIR are honoured). Server: see verify_client */
} msf_tls_common;

/* ---- client ---- */
typedef struct msf_tls_client_options {
    msf_tls_common common;
    msf_tls_certificate certificate; /* shown when the server asks; cert_file NULL: none */
    /* SHA-256 of the public key (SubjectPublicKeyInfo, DER) of a certificate in the verified chain: one of them must be there, in addition
     * to everything else that is checked. Copied. */
    const uint8_t (*pins)[MSF_TLS_PIN_BYTES];
    size_t pin_count;
    bool insecure;      /* nothing of the peer's certificate is checked but the pins. Only ever by an explicit word of the user. */
    uint32_t sessions;  /* ceiling of kept sessions, the least recently used goes; 0: MSF_TLS_SESSIONS */
    bool no_resumption; /* keeps none */
} msf_tls_client_options;

/* NULL and a sentence with the file or the option ("ca_file /etc/x.pem: No such file or directory"). */
msf_tls_context *msf_tls_client_new(const msf_tls_client_options *o, msf_error *err);
/* Nothing is checked: for the key of a connection pool, and to be shown. */
bool msf_tls_is_insecure(const msf_tls_context *ctx);
/* "sha256/" + base64, as curl and HPKP write pins, or 64 hexadecimal digits, with or without colons. 0 or -EINVAL with the sentence. */
int msf_tls_pin_parse(msf_slice text, uint8_t pin[MSF_TLS_PIN_BYTES], msf_error *err);

/* ---- server ---- */
typedef enum msf_tls_verify_client {
    MSF_TLS_CLIENT_NONE,     /* no certificate is asked for */
    MSF_TLS_CLIENT_OPTIONAL, /* asked for; one that is shown must be good */
    MSF_TLS_CLIENT_REQUIRED
} msf_tls_verify_client;

/* The keys that session tickets are sealed with, in memory that every process forked after msf_tls_tickets_new shares: a client may resume
 * at any worker, also after a reload. Whoever finds the newest key too old makes the next one; two older ones still open tickets. Without
 * them a server context uses keys of its own, and a ticket is only good for the worker that wrote it. */
typedef struct msf_tls_tickets msf_tls_tickets;

/* `rotate_s`: seconds that a key is used for new tickets; 0: MSF_TLS_TICKET_HOURS. */
msf_tls_tickets *msf_tls_tickets_new(uint32_t rotate_s, msf_error *err);
/* Unmaps in this process. `t` may be NULL. Contexts that use it must be gone. */
void msf_tls_tickets_free(msf_tls_tickets *t);

typedef struct msf_tls_server_options {
    msf_tls_common common;
    /* Which one is shown is chosen by the name that the client asks for (SNI): a certificate that carries exactly that name, else one with
     * a wildcard for it, else the first, which clients without SNI get too. Among equals the earlier one wins. */
    const msf_tls_certificate *certificates;
    size_t certificate_count;            /* at least one */
    msf_tls_verify_client verify_client; /* needs ca_file or ca_dir */
    msf_tls_tickets *tickets;            /* borrowed; NULL: see there */
    bool no_resumption;
} msf_tls_server_options;

/* NULL and a sentence that names file and reason ("key /etc/y.pem does not belong to certificate /etc/x.pem"). An expired certificate is
 * taken: see msf_tls_server_expiry. */
msf_tls_context *msf_tls_server_new(const msf_tls_server_options *o, msf_error *err);
/* When the first of its certificates expires, for a warning. */
time_t msf_tls_server_expiry(const msf_tls_context *ctx);

/* ---- what a stream knows after the handshake ---- */
typedef struct msf_tls_info {
    msf_tls_version version;
    const char *cipher;    /* OpenSSL's name, static memory */
    msf_slice alpn;        /* what both agreed on; empty: nothing. Valid while the stream is open */
    msf_slice server_name; /* the name that the client asked for; empty: none. Valid while the stream is open */
    bool resumed;          /* no certificate was sent again */
    bool verified;         /* the peer showed a certificate and it was good */
    bool has_certificate;  /* the peer's, in the fields below */
    time_t not_before, not_after;
    char subject[256], issuer[256]; /* one line each, "CN=a.example,O=Example", cut when longer */
    char serial[64];                /* hexadecimal */
    uint8_t sha256[32];             /* of the certificate */
    uint8_t pin[MSF_TLS_PIN_BYTES]; /* of its public key */
} msf_tls_info;

#endif
