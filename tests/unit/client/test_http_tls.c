/* Calls over TLS against `openssl s_server` in its HTTP mode. */
#include "rig.h"

#include "../net/certs.h"

static pid_t server;

/* s_server with -www answers every GET with a page of its own. */
static void tls_server_start(const char *name)
{
    char file[32], cert[80], key[80], address[32];
    close(listener);
    snprintf(file, sizeof file, "%s.pem", name);
    strcpy(cert, certs_file(file));
    snprintf(file, sizeof file, "%s.key", name);
    strcpy(key, certs_file(file));
    snprintf(address, sizeof address, "127.0.0.1:%d", port);
    server = fork();
    if (server == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, 0);
        dup2(null, 1);
        dup2(null, 2);
        execlp("openssl", "openssl", "s_server", "-accept", address, "-cert", cert, "-key", key, "-www", "-quiet", (char *)NULL);
        _exit(127);
    }
    listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0); /* for the rig's end */
    snprintf(base_url, sizeof base_url, "https://localhost:%d", port);
}

static void tls_server_end(void)
{
    kill(server, SIGKILL);
    waitpid(server, NULL, 0);
}

/* Until the server listens. */
static void call_it(call *c, msf_tls_context *tls)
{
    do {
        memset(c, 0, sizeof *c);
        CHECK_INT(start(c, "GET", "/", (msf_http_call_options){.tls = tls}), 0);
        done(c);
        if (c->result.error.code == -ECONNREFUSED) {
            end_call(c);
            usleep(10000);
        }
    } while (c->call == NULL);
}

static msf_tls_context *trust_ca(void)
{
    msf_error err;
    msf_tls_client_options o = {.common.ca_file = certs_file("ca.pem")};
    msf_tls_context *tls = msf_tls_client_new(&o, &err);
    CHECK(tls != NULL);
    return tls;
}

TEST(a_good_certificate)
{
    static call c;
    make_certs();
    rig_start(NULL);
    tls_server_start("good");
    msf_tls_context *tls = trust_ca();
    call_it(&c, tls);
    CHECK_INT(c.result.error.code, 0);
    CHECK_INT(c.result.status, 200);
    CHECK(strstr(c.body, "s_server") != NULL && c.result.tls_us > 0);
    end_call(&c);
    /* the default context does not know this authority, and has connections of its own */
    memset(&c, 0, sizeof c);
    get(&c, "/");
    expect_error(&c, MSF_ETLS, MSF_HTTP_STEP_TLS, "no TLS connection: ");
    msf_tls_release(tls);
    tls_server_end();
    rig_end();
}

static void bad_certificate(const char *name, const char *why)
{
    static call c;
    make_certs();
    rig_start(NULL);
    tls_server_start(name);
    msf_tls_context *tls = trust_ca();
    call_it(&c, tls);
    expect_error(&c, MSF_ETLS, MSF_HTTP_STEP_TLS, why);
    CHECK_INT(pool_stats().failed > 0, 1);
    msf_tls_release(tls);
    tls_server_end();
    rig_end();
}

TEST(an_expired_certificate)
{
    bad_certificate("expired", "certificate has expired");
}

TEST(a_certificate_of_another_host)
{
    bad_certificate("other", "no TLS connection: ");
}

TEST(a_certificate_that_signed_itself)
{
    bad_certificate("self", "no TLS connection: ");
}

TEST(the_handshake_has_a_time_out)
{
    static call c;
    rig_start(NULL); /* accepts and says nothing */
    snprintf(base_url, sizeof base_url, "https://127.0.0.1:%d", port);
    start(&c, "GET", "/", (msf_http_call_options){.tls_ms = 20});
    expect_error(&c, -ETIMEDOUT, MSF_HTTP_STEP_TLS, "no TLS connection within 20 ms (127.0.0.1)");
    memset(&c, 0, sizeof c);
    get(&c, "/");
    UNTIL(peer_count == 2 && peers[1]->n > 0);
    hang_up(peers[1]);
    done(&c);
    CHECK_INT(c.result.step, MSF_HTTP_STEP_TLS);
    end_call(&c);
    /* cancelled in the middle */
    memset(&c, 0, sizeof c);
    get(&c, "/");
    UNTIL(peer_count == 3 && peers[2]->n > 0);
    end_call(&c);
    UNTIL(peers[2]->ended);
    rig_end();
}

UNIT_MAIN()
