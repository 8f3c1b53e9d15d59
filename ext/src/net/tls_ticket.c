/* Keys of session tickets in memory that all workers share. A key is good for one period of time, in which it seals and opens; in the two
 * periods after it it only opens. The first process that needs a ticket in a new period makes the key of it. One that dies while it does
 * leaves the older keys in use until the next period: nobody waits for anybody. */
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>

#include <openssl/core_names.h>
#include <openssl/rand.h>

#include "base/clock.h"
#include "net/tls_private.h"

#define KEYS 4 /* the newest, two older ones, and one that nobody uses any more: where the next is made */

typedef struct ticket_key {
    unsigned char name[16];
    unsigned char aes[32];
    unsigned char hmac[32];
} ticket_key;

struct msf_tls_tickets {
    uint64_t claimed; /* the period whose key somebody makes or has made */
    uint64_t newest;  /* the period of the newest key that is ready; 0: none */
    uint64_t begin_us, period_us;
    uint64_t periods[KEYS]; /* what each key is for; 0: none, or in the making */
    ticket_key keys[KEYS];
};

static bool random_bytes(void *p, size_t n)
{
    return getrandom(p, n, 0) == (ssize_t)n; /* up to 256 bytes come whole */
}

/* Period numbers begin at 1. */
static uint64_t period_now(const msf_tls_tickets *t)
{
    return 1 + (msf_clock_mono_us() - t->begin_us) / t->period_us;
}

static bool make_key(msf_tls_tickets *t, uint64_t period)
{
    ticket_key fresh;
    size_t i = period % KEYS;
    if (!random_bytes(&fresh, sizeof fresh)) {
        return false;
    }
    __atomic_store_n(&t->periods[i], 0, __ATOMIC_RELEASE);
    t->keys[i] = fresh;
    __atomic_store_n(&t->periods[i], period, __ATOMIC_RELEASE);
    __atomic_store_n(&t->newest, period, __ATOMIC_RELEASE);
    OPENSSL_cleanse(&fresh, sizeof fresh);
    return true;
}

static void rotate(msf_tls_tickets *t, uint64_t now)
{
    uint64_t claimed = __atomic_load_n(&t->claimed, __ATOMIC_ACQUIRE);
    if (claimed < now && __atomic_compare_exchange_n(&t->claimed, &claimed, now, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
        make_key(t, now);
    }
}

/* A copy of a key that is not being replaced meanwhile. */
static bool copy_key(const msf_tls_tickets *t, uint64_t period, ticket_key *out)
{
    size_t i = period % KEYS;
    if (period == 0 || __atomic_load_n(&t->periods[i], __ATOMIC_ACQUIRE) != period) {
        return false;
    }
    *out = t->keys[i];
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
    return __atomic_load_n(&t->periods[i], __ATOMIC_RELAXED) == period;
}

msf_tls_tickets *msf_tls_tickets_new(uint32_t rotate_s, msf_error *err)
{
    msf_tls_tickets *t = mmap(NULL, sizeof *t, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (t == MAP_FAILED) {
        msf_error_set(err, -errno, "no memory for TLS");
        return NULL;
    }
    madvise(t, sizeof *t, MADV_DONTDUMP);
    t->begin_us = msf_clock_mono_us();
    t->period_us = (rotate_s != 0 ? rotate_s : MSF_TLS_TICKET_HOURS * 3600) * 1000000ull;
    t->claimed = 1;
    if (!make_key(t, 1)) {
        msf_error_set(err, -EIO, "no random numbers for TLS");
        msf_tls_tickets_free(t);
        return NULL;
    }
    return t;
}

void msf_tls_tickets_free(msf_tls_tickets *t)
{
    if (t != NULL) {
        munmap(t, sizeof *t);
    }
}

/* ---- OpenSSL asks ---- */

static int start(const ticket_key *key, unsigned char *iv, EVP_CIPHER_CTX *cipher, EVP_MAC_CTX *mac, int seal)
{
    char digest[] = "SHA256";
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, (void *)key->hmac, sizeof key->hmac),
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end(),
    };
    return EVP_CipherInit_ex(cipher, EVP_aes_256_cbc(), NULL, key->aes, iv, seal) == 1 && EVP_MAC_CTX_set_params(mac, params) == 1;
}

/* 1: done; 0: no ticket now; -1: failed. */
static int seal_ticket(msf_tls_tickets *t, unsigned char name[16], unsigned char *iv, EVP_CIPHER_CTX *cipher, EVP_MAC_CTX *mac)
{
    ticket_key key;
    rotate(t, period_now(t));
    if (!copy_key(t, __atomic_load_n(&t->newest, __ATOMIC_ACQUIRE), &key)) {
        return 0;
    }
    memcpy(name, key.name, sizeof key.name);
    int result = RAND_bytes(iv, EVP_MAX_IV_LENGTH) == 1 && start(&key, iv, cipher, mac, 1) ? 1 : -1;
    OPENSSL_cleanse(&key, sizeof key);
    return result;
}

/* 1: open it; 2: and give a new one, which TLS 1.3 always wants, since its clients use a ticket once; 0: not ours, or too old: a full
 * handshake. */
static int open_ticket(msf_tls_tickets *t, bool renew, const unsigned char name[16], unsigned char *iv, EVP_CIPHER_CTX *cipher,
                       EVP_MAC_CTX *mac)
{
    uint64_t now = period_now(t);
    for (uint64_t age = 0; age < KEYS - 1 && age < now; age++) {
        ticket_key key;
        if (!copy_key(t, now - age, &key) || CRYPTO_memcmp(key.name, name, sizeof key.name) != 0) {
            continue;
        }
        int result = start(&key, iv, cipher, mac, 0) ? age > 0 || renew ? 2 : 1 : -1;
        OPENSSL_cleanse(&key, sizeof key);
        return result;
    }
    return 0;
}

static int on_ticket(SSL *ssl, unsigned char name[16], unsigned char *iv, EVP_CIPHER_CTX *cipher, EVP_MAC_CTX *mac, int seal)
{
    const msf_tls *tls = SSL_get_app_data(ssl);
    msf_tls_tickets *t = tls->context->tickets;
    return seal ? seal_ticket(t, name, iv, cipher, mac) : open_ticket(t, SSL_version(ssl) == TLS1_3_VERSION, name, iv, cipher, mac);
}

void msf_tls_use_tickets(SSL_CTX *ssl, msf_tls_tickets *t)
{
    SSL_CTX_set_tlsext_ticket_key_evp_cb(ssl, on_ticket);
    SSL_CTX_set_timeout(ssl, (long)(2 * (t->period_us / 1000000)));
}
