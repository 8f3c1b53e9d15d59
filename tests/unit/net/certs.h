/* Certificates of the TLS tests, made when they run. */
#ifndef MSF_UNIT_CERTS_H
#define MSF_UNIT_CERTS_H

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <time.h>

#include "unit.h"

static char certs_dir[] = "/tmp/msf_tls_XXXXXX";
static char certs_path[32][80];
static int certs_next;

static void certs_remove(void)
{
    char command[100];
    snprintf(command, sizeof command, "rm -rf %s", certs_dir);
    if (system(command) != 0) {
        fprintf(stderr, "cannot remove %s\n", certs_dir);
    }
}

/* A path in the tests' directory; valid until 32 more were asked for. */
static inline const char *certs_file(const char *name)
{
    static int made;
    if (!made) {
        CHECK(mkdtemp(certs_dir) != NULL);
        made = 1;
        atexit(certs_remove);
    }
    char *path = certs_path[certs_next++ % 32];
    snprintf(path, sizeof certs_path[0], "%s/%s", certs_dir, name);
    return path;
}

typedef struct signed_by {
    X509 *cert;
    EVP_PKEY *key;
} signed_by;

static inline void extend(X509 *cert, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX ctx;
    X509V3_set_ctx_nodb(&ctx);
    X509V3_set_ctx(&ctx, issuer, cert, NULL, NULL, 0);
    X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
    CHECK(e != NULL && X509_add_ext(cert, e, -1) == 1);
    X509_EXTENSION_free(e);
}

/* `names`: "DNS:a.example,IP:127.0.0.1" or NULL; days may be negative: it ended then. `issuer` NULL: it signs itself and may sign others.
 */
static inline signed_by make_cert(const signed_by *issuer, const char *cn, const char *names, int days)
{
    static long serial = 1000;
    signed_by c = {X509_new(), EVP_EC_gen("P-256")};
    CHECK(c.cert != NULL && c.key != NULL);
    X509_set_version(c.cert, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(c.cert), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(c.cert), days < 0 ? days * 2 * 86400L : -86400L);
    X509_gmtime_adj(X509_getm_notAfter(c.cert), days * 86400L);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(c.cert), "CN", MBSTRING_ASC, (const unsigned char *)cn, -1, -1, 0);
    X509_set_issuer_name(c.cert, X509_get_subject_name(issuer != NULL ? issuer->cert : c.cert));
    X509_set_pubkey(c.cert, c.key);
    if (issuer == NULL) {
        extend(c.cert, c.cert, NID_basic_constraints, "critical,CA:TRUE");
    }
    if (names != NULL) {
        extend(c.cert, issuer != NULL ? issuer->cert : c.cert, NID_subject_alt_name, names);
    }
    CHECK(X509_sign(c.cert, issuer != NULL ? issuer->key : c.key, EVP_sha256()) > 0);
    return c;
}

static inline void save(const signed_by *c, const char *cert_file, const char *key_file)
{
    FILE *f = fopen(cert_file, "w");
    CHECK(f != NULL && PEM_write_X509(f, c->cert) == 1);
    fclose(f);
    f = fopen(key_file, "w");
    CHECK(f != NULL && PEM_write_PrivateKey(f, c->key, NULL, NULL, 0, NULL, NULL) == 1);
    fclose(f);
}

static inline void forget(signed_by *c)
{
    X509_free(c->cert);
    EVP_PKEY_free(c->key);
}

/* Makes "<file>.pem" and "<file>.key". */
static inline void issue(const signed_by *ca, const char *file, const char *cn, const char *names, int days)
{
    char cert[40], key[40];
    snprintf(cert, sizeof cert, "%s.pem", file);
    snprintf(key, sizeof key, "%s.key", file);
    signed_by c = make_cert(ca, cn, names, days);
    save(&c, certs_file(cert), certs_file(key));
    forget(&c);
}

/* ca.pem; good (localhost, 127.0.0.1), expired, other (other.example, *.wild.example), self: each as .pem and .key. */
static inline void make_certs(void)
{
    signed_by ca = make_cert(NULL, "test authority", NULL, 100);
    save(&ca, certs_file("ca.pem"), certs_file("ca.key"));
    issue(&ca, "good", "localhost", "DNS:localhost,IP:127.0.0.1,IP:::1", 90);
    issue(&ca, "expired", "localhost", "DNS:localhost", -5);
    issue(&ca, "other", "other.example", "DNS:Other.example,DNS:*.wild.example", 50);
    issue(&ca, "client", "a client", NULL, 50);
    issue(NULL, "self", "localhost", "DNS:localhost", 50);
    forget(&ca);
}

#endif
