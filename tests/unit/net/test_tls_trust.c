/* Who is trusted, which certificate is shown, what is resumed, and what the options refuse. */
#include <sys/stat.h>

#include "base/clock.h"
#include "tls_pair.h"

static void begin(void)
{
    make_certs();
    loop = msf_loop_new();
}

static msf_tls_context *server_with(const char *name, msf_tls_server_options o)
{
    char cert[40], key[40];
    msf_error err = {0};
    snprintf(cert, sizeof cert, "%s.pem", name);
    snprintf(key, sizeof key, "%s.key", name);
    msf_tls_certificate c = {certs_file(cert), certs_file(key), NULL};
    o.certificates = &c;
    o.certificate_count = 1;
    msf_tls_context *ctx = msf_tls_server_new(&o, &err);
    if (ctx == NULL) {
        fprintf(stderr, "  %s\n", err.text);
        exit(1);
    }
    return ctx;
}

static msf_tls_context *client_with(msf_tls_client_options o)
{
    msf_error err = {0};
    msf_tls_context *ctx = msf_tls_client_new(&o, &err);
    if (ctx == NULL) {
        fprintf(stderr, "  %s\n", err.text);
        exit(1);
    }
    return ctx;
}

/* Shakes hands and leaves; releases neither context. */
static tls_pair meet(msf_tls_context *client, msf_tls_context *server, const char *host, const char *key)
{
    tls_pair p;
    pair_open(&p, 65536);
    pair_begin(&p, client, server, host, key);
    pair_shake(&p);
    if (p.client.secures == 1 && p.server.secures == 1) {
        CHECK_INT(msf_stream_write_copy(&p.server.tap.stream, "x", 1), 0); /* behind the tickets */
        PAIR_UNTIL(&p, p.client.tap.datas == 1 || p.client.tap.errors == 1);
    }
    pair_end(&p);
    return p;
}

/* The whole sentence of the client; "" when it is content. */
static void judged(const char *server, const char *host, msf_tls_client_options o, const char *begin_of_text, const char *also)
{
    msf_tls_context *c = client_with(o), *s = server_with(server, (msf_tls_server_options){0});
    tls_pair p = meet(c, s, host, "");
    if (strncmp(p.client.text, begin_of_text, strlen(begin_of_text)) != 0 || strstr(p.client.text, also) == NULL) {
        fprintf(stderr, "  %s for %s: \"%s\"\n", server, host, p.client.text);
        exit(1);
    }
    CHECK_INT(p.client.secures, *begin_of_text == '\0');
    CHECK_INT(p.client.tap.error, *begin_of_text == '\0' ? 0 : MSF_ETLS);
    msf_tls_release(c);
    msf_tls_release(s);
}

TEST(certificates_are_judged)
{
    begin();
    msf_tls_client_options own = {.common.ca_file = certs_file("ca.pem")}, system_store = {0}, insecure = {.insecure = true};
    judged("good", "localhost", own, "", "");
    judged("good", "LOCALHOST", own, "", "");
    judged("good", "127.0.0.1", own, "", "");
    judged("good", "::1", own, "", "");
    judged("good", "127.0.0.2", own, "certificate is not for 127.0.0.2 (CN=localhost, it is for localhost", "");
    judged("good", "good.example", own, "certificate is not for good.example", "");
    judged("expired", "localhost", own, "certificate has expired (CN=localhost, notAfter 20", " UTC)");
    judged("self", "localhost", own, "certificate is not trusted: ", "self-signed certificate (CN=localhost)");
    judged("good", "localhost", system_store, "certificate is not trusted: ", "CN=localhost");
    judged("other", "OTHER.example", own, "", "");
    judged("other", "a.wild.example", own, "", "");
    judged("other", "a.b.wild.example", own, "certificate is not for a.b.wild.example (CN=other.example, it is for Other.example, *.wild",
           "");
    judged("other", "wild.example", own, "certificate is not for wild.example", "");
    judged("expired", "elsewhere", insecure, "", "");
    judged("self", "localhost", insecure, "", "");
    msf_loop_free(loop);
}

TEST(insecure_is_never_verified)
{
    begin();
    msf_tls_context *c = client_with((msf_tls_client_options){.insecure = true}), *s = good_server();
    tls_pair p = meet(c, s, "localhost", "");
    CHECK(p.client.secures == 1 && p.client.info.has_certificate && !p.client.info.verified);
    CHECK(msf_tls_is_insecure(c));
    msf_tls_release(c);
    msf_tls_release(s);
    c = good_client();
    CHECK(!msf_tls_is_insecure(c));
    msf_tls_release(c);
    msf_loop_free(loop);
}

TEST(pins)
{
    begin();
    msf_tls_context *c = good_client(), *s = good_server();
    uint8_t pin[2][MSF_TLS_PIN_BYTES] = {{1, 2, 3}};
    tls_pair p = meet(c, s, "localhost", "");
    memcpy(pin[1], p.client.info.pin, MSF_TLS_PIN_BYTES);
    msf_tls_release(c);
    msf_tls_release(s);
    msf_tls_client_options o = {.common.ca_file = certs_file("ca.pem"), .pins = pin, .pin_count = 2};
    judged("good", "localhost", o, "", "");
    judged("good", "elsewhere", o, "certificate is not for", "");
    o.pin_count = 1;
    judged("good", "localhost", o, "certificate has none of the pinned keys", "");
    o = (msf_tls_client_options){.insecure = true, .pins = pin, .pin_count = 2};
    judged("good", "elsewhere", o, "", "");
    judged("self", "localhost", o, "certificate has none of the pinned keys", "");
    msf_loop_free(loop);
}

TEST(pins_as_text)
{
    uint8_t pin[MSF_TLS_PIN_BYTES], zero[MSF_TLS_PIN_BYTES] = {0};
    msf_error err;
    CHECK_INT(msf_tls_pin_parse(MSF_SLICE("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), pin, &err), 0);
    CHECK(memcmp(pin, zero, sizeof pin) == 0);
    CHECK_INT(msf_tls_pin_parse(MSF_SLICE("sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), pin, &err), 0);
    CHECK_INT(msf_tls_pin_parse(MSF_SLICE("00ff000000000000000000000000000000000000000000000000000000000A0b"), pin, &err), 0);
    CHECK_INT(pin[1], 255);
    CHECK_INT(pin[30] * 256 + pin[31], 0x0a0b);
    CHECK_INT(msf_tls_pin_parse(
                  MSF_SLICE("00:FF:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:0A:0b"), pin, &err),
              0);
    const char *wrong[] = {"",
                           "sha256/",
                           "sha256/AAAA",
                           "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                           "00",
                           "00ff000000000000000000000000000000000000000000000000000000000A0b00",
                           "0:0ff",
                           "x"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        CHECK_INT(msf_tls_pin_parse(msf_slice_str(wrong[i]), pin, &err), -EINVAL);
        CHECK(strstr(err.text, "is no pin") != NULL);
    }
}

TEST(certificates_of_clients)
{
    begin();
    msf_tls_server_options need = {.common.ca_file = certs_file("ca.pem"), .verify_client = MSF_TLS_CLIENT_REQUIRED};
    msf_tls_context *s = server_with("good", need), *without = good_client();
    msf_tls_client_options o = {.common.ca_file = certs_file("ca.pem"),
                                .certificate = {certs_file("client.pem"), certs_file("client.key"), NULL}};
    msf_tls_context *with = client_with(o);
    tls_pair p = meet(with, s, "localhost", "");
    CHECK(p.server.secures == 1 && p.server.info.verified && p.server.info.has_certificate);
    CHECK_BYTES(p.server.info.subject, strlen(p.server.info.subject), "CN=a client");
    p = meet(without, s, "localhost", "");
    CHECK_INT(p.server.secures, 0);
    CHECK(strstr(p.server.text, "peer did not return a certificate") != NULL);
    msf_tls_release(s);
    o.certificate = (msf_tls_certificate){certs_file("self.pem"), certs_file("self.key"), NULL};
    msf_tls_release(with);
    with = client_with(o);
    need.verify_client = MSF_TLS_CLIENT_OPTIONAL;
    s = server_with("good", need);
    p = meet(with, s, "localhost", "");
    CHECK_INT(p.server.secures, 0);
    CHECK(strstr(p.server.text, "not trusted") != NULL);
    p = meet(without, s, "localhost", "");
    CHECK(p.server.secures == 1 && !p.server.info.verified);
    msf_tls_release(s);
    msf_tls_release(with);
    msf_tls_release(without);
    msf_loop_free(loop);
}

/* ---- by name ---- */

static void shown(msf_tls_context *s, const char *host, const char *subject)
{
    msf_tls_context *c = client_with((msf_tls_client_options){.insecure = true});
    tls_pair p = meet(c, s, host, "");
    CHECK_BYTES(p.client.info.subject, strlen(p.client.info.subject), subject);
    msf_tls_release(c);
}

TEST(the_certificate_is_chosen_by_name)
{
    begin();
    msf_error err;
    msf_tls_certificate certs[] = {
        {certs_file("good.pem"), certs_file("good.key"), NULL},
        {certs_file("other.pem"), certs_file("other.key"), NULL},
        {certs_file("client.pem"), certs_file("client.key"), NULL},
    };
    msf_tls_server_options o = {.certificates = certs, .certificate_count = 3};
    msf_tls_context *s = msf_tls_server_new(&o, &err);
    CHECK(s != NULL);
    shown(s, "localhost", "CN=localhost");
    shown(s, "other.EXAMPLE", "CN=other.example");
    shown(s, "x.wild.example", "CN=other.example");
    shown(s, "x.y.wild.example", "CN=localhost");
    shown(s, "wild.example", "CN=localhost");
    shown(s, "unknown", "CN=localhost");
    shown(s, "127.0.0.1", "CN=localhost");
    time_t days = (msf_tls_server_expiry(s) - time(NULL)) / 86400;
    CHECK(days >= 49 && days <= 50);
    msf_tls_release(s);
    msf_loop_free(loop);
}

/* ---- resumption ---- */

TEST(sessions_are_resumed)
{
    begin();
    for (int version = MSF_TLS_1_2; version <= MSF_TLS_1_3; version++) {
        msf_tls_context *c =
            client_with((msf_tls_client_options){.common = {.ca_file = certs_file("ca.pem"), .max_version = (msf_tls_version)version}});
        msf_tls_context *s = good_server();
        tls_pair p = meet(c, s, "localhost", "one");
        CHECK(p.client.secures == 1 && !p.client.info.resumed);
        CHECK_INT(p.client.info.version, version);
        for (int i = 0; i < 3; i++) {
            p = meet(c, s, "localhost", "one");
            CHECK(p.client.info.resumed && p.server.info.resumed && p.client.info.verified);
            CHECK_BYTES(p.client.info.subject, strlen(p.client.info.subject), "CN=localhost");
        }
        p = meet(c, s, "localhost", "two");
        CHECK(!p.client.info.resumed);
        p = meet(c, s, "localhost", "");
        CHECK(!p.client.info.resumed);
        msf_tls_context *fresh = good_server(); /* with keys of its own: the ticket is strange to it */
        p = meet(c, fresh, "localhost", "one");
        CHECK(p.client.secures == 1 && !p.client.info.resumed);
        msf_tls_release(fresh);
        msf_tls_release(c);
        msf_tls_release(s);
    }
    msf_loop_free(loop);
}

TEST(kept_sessions_have_a_ceiling)
{
    begin();
    msf_tls_context *c = client_with((msf_tls_client_options){.common.ca_file = certs_file("ca.pem"), .sessions = 2}), *s = good_server();
    meet(c, s, "localhost", "1");
    meet(c, s, "localhost", "2");
    meet(c, s, "localhost", "3");
    tls_pair p = meet(c, s, "localhost", "1");
    CHECK(!p.client.info.resumed);
    p = meet(c, s, "localhost", "3");
    CHECK(p.client.info.resumed);
    msf_tls_release(c);
    c = client_with((msf_tls_client_options){.common.ca_file = certs_file("ca.pem"), .no_resumption = true});
    meet(c, s, "localhost", "1");
    p = meet(c, s, "localhost", "1");
    CHECK(p.client.secures == 1 && !p.client.info.resumed);
    msf_tls_release(c);
    msf_tls_release(s);
    msf_loop_free(loop);
}

TEST(tickets_are_good_at_every_context_that_shares_the_keys)
{
    begin();
    msf_error err;
    msf_tls_tickets *t = msf_tls_tickets_new(0, &err);
    CHECK(t != NULL);
    for (int version = MSF_TLS_1_2; version <= MSF_TLS_1_3; version++) {
        msf_tls_context *c =
            client_with((msf_tls_client_options){.common = {.ca_file = certs_file("ca.pem"), .max_version = (msf_tls_version)version}});
        msf_tls_context *a = server_with("good", (msf_tls_server_options){.tickets = t});
        msf_tls_context *b = server_with("good", (msf_tls_server_options){.tickets = t});
        meet(c, a, "localhost", "k");
        tls_pair p = meet(c, b, "localhost", "k");
        CHECK(p.client.info.resumed);
        p = meet(c, a, "localhost", "k");
        CHECK(p.client.info.resumed);
        msf_tls_context *none = server_with("good", (msf_tls_server_options){.tickets = t, .no_resumption = true});
        p = meet(c, none, "localhost", "k");
        CHECK(p.client.secures == 1 && !p.client.info.resumed);
        msf_tls_release(none);
        msf_tls_release(a);
        msf_tls_release(b);
        msf_tls_release(c);
    }
    msf_tls_tickets_free(t);
    msf_loop_free(loop);
}

static void wait_until(uint64_t us)
{
    while (msf_clock_mono_us() < us) {
        usleep(10000);
    }
}

TEST(ticket_keys_are_replaced)
{
    begin();
    msf_error err;
    uint64_t start = msf_clock_mono_us();
    msf_tls_tickets *t = msf_tls_tickets_new(1, &err);
    msf_tls_context *c = good_client(), *s = server_with("good", (msf_tls_server_options){.tickets = t});
    meet(c, s, "localhost", "old");
    meet(c, s, "localhost", "older");
    wait_until(start + 1100000); /* the next period */
    tls_pair p = meet(c, s, "localhost", "old");
    CHECK(p.client.info.resumed);
    wait_until(start + 4100000); /* "older" is from three periods before the last */
    p = meet(c, s, "localhost", "older");
    CHECK(p.client.secures == 1 && !p.client.info.resumed);
    p = meet(c, s, "localhost", "older");
    CHECK(p.client.info.resumed);
    msf_tls_release(c);
    msf_tls_release(s);
    msf_tls_tickets_free(t);
    msf_loop_free(loop);
}

/* ---- protocol ---- */

TEST(versions_and_alpn_that_do_not_fit)
{
    begin();
    msf_tls_context *c = client_with((msf_tls_client_options){.common = {.ca_file = certs_file("ca.pem"), .max_version = MSF_TLS_1_2}});
    msf_tls_context *s = server_with("good", (msf_tls_server_options){.common.min_version = MSF_TLS_1_3});
    tls_pair p = meet(c, s, "localhost", "");
    CHECK(p.client.secures + p.server.secures == 0);
    CHECK(strstr(p.server.text, "unsupported protocol") != NULL);
    CHECK(strstr(p.client.text, "the peer refused: protocol version") != NULL);
    msf_tls_release(c);
    msf_tls_release(s);
    c = client_with((msf_tls_client_options){.common = {.ca_file = certs_file("ca.pem"), .alpn = "imap"}});
    s = good_server();
    p = meet(c, s, "localhost", "");
    CHECK(p.client.secures + p.server.secures == 0);
    CHECK(strstr(p.client.text, "no application protocol") != NULL);
    msf_tls_release(c);
    c = client_with((msf_tls_client_options){.common = {.ca_file = certs_file("ca.pem")}});
    p = meet(c, s, "localhost", "");
    CHECK(p.client.secures == 1 && p.client.alpn[0] == '\0');
    msf_tls_release(c);
    msf_tls_release(s);
    msf_loop_free(loop);
}

/* ---- options ---- */

static void server_refused(msf_tls_certificate cert, msf_tls_common common, const char *text)
{
    msf_error err = {0};
    msf_tls_server_options o = {.common = common, .certificates = &cert, .certificate_count = 1};
    CHECK(msf_tls_server_new(&o, &err) == NULL);
    if (strstr(err.text, text) == NULL) {
        fprintf(stderr, "  \"%s\" is not \"%s\"\n", err.text, text);
        exit(1);
    }
    CHECK(err.code < 0);
}

static void client_refused(msf_tls_client_options o, const char *text)
{
    msf_error err = {0};
    CHECK(msf_tls_client_new(&o, &err) == NULL);
    if (strstr(err.text, text) == NULL) {
        fprintf(stderr, "  \"%s\" is not \"%s\"\n", err.text, text);
        exit(1);
    }
}

static void encrypt_key(const char *from, const char *to)
{
    FILE *f = fopen(from, "r");
    EVP_PKEY *key = PEM_read_PrivateKey(f, NULL, NULL, NULL);
    fclose(f);
    f = fopen(to, "w");
    CHECK(PEM_write_PrivateKey(f, key, EVP_aes_128_cbc(), (const unsigned char *)"secret", 6, NULL, NULL) == 1);
    fclose(f);
    EVP_PKEY_free(key);
}

TEST(what_is_wrong_with_the_options)
{
    make_certs();
    const char *cert = certs_file("good.pem"), *key = certs_file("good.key");
    msf_tls_common none = {0};
    server_refused((msf_tls_certificate){"/no/such.pem", key, NULL}, none, "certificate /no/such.pem: No such file or directory");
    server_refused((msf_tls_certificate){cert, "/no/such.key", NULL}, none, "key /no/such.key: No such file or directory");
    server_refused((msf_tls_certificate){key, key, NULL}, none, "there is none in it");
    server_refused((msf_tls_certificate){cert, certs_file("other.key"), NULL}, none, "does not belong to certificate");
    server_refused((msf_tls_certificate){cert, NULL, NULL}, none, "good.pem: there is none in it");
    server_refused((msf_tls_certificate){cert, key, NULL}, (msf_tls_common){.ciphers = "NONSENSE"}, "ciphers NONSENSE: ");
    server_refused((msf_tls_certificate){cert, key, NULL}, (msf_tls_common){.ciphersuites = "NONSENSE"}, "ciphersuites NONSENSE: ");
    server_refused((msf_tls_certificate){cert, key, NULL}, (msf_tls_common){.alpn = "h2,,x"}, "alpn \"h2,,x\": ");
    server_refused((msf_tls_certificate){cert, key, NULL}, (msf_tls_common){.min_version = MSF_TLS_1_3, .max_version = MSF_TLS_1_2},
                   "below");
    client_refused((msf_tls_client_options){.common.ca_file = "/no/such.pem"}, "ca_file /no/such.pem: No such file or directory");
    client_refused((msf_tls_client_options){.common.ca_file = key}, "ca_file ");
    client_refused((msf_tls_client_options){.certificate.cert_file = "/no/such.pem"}, "certificate /no/such.pem: ");
    const char *locked = certs_file("locked.key");
    encrypt_key(key, locked);
    server_refused((msf_tls_certificate){cert, locked, NULL}, none, "key ");
    server_refused((msf_tls_certificate){cert, locked, "wrong"}, none, "key ");
    msf_error err;
    msf_tls_certificate unlocked = {cert, locked, "secret"};
    msf_tls_context *s = msf_tls_server_new(&(msf_tls_server_options){.certificates = &unlocked, .certificate_count = 1}, &err);
    CHECK(s != NULL);
    msf_tls_release(s);
    CHECK(msf_tls_server_new(&(msf_tls_server_options){.certificates = NULL}, &err) == NULL);
    CHECK(msf_tls_server_new(
              &(msf_tls_server_options){.certificates = &unlocked, .certificate_count = 1, .verify_client = MSF_TLS_CLIENT_REQUIRED},
              &err) == NULL);
    CHECK(strstr(err.text, "ca_file") != NULL);
}

UNIT_MAIN()
