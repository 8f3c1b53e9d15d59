/* A TLS client and a TLS server, both streams of one loop, with a relay between them that passes bytes on in pieces of a chosen size. */
#ifndef MSF_UNIT_TLS_PAIR_H
#define MSF_UNIT_TLS_PAIR_H

#include "certs.h"
#include "streams.h"

/* One end. */
typedef struct side {
    tap tap; /* its `peer` is -1 */
    int secures, plains;
    char text[MSF_ERROR_TEXT_MAX]; /* of on_error */
    bool keep_reading_off;
    msf_tls_info info; /* slices are not valid any more */
    char alpn[20], name[40];
} side;

typedef struct relay {
    int from[2], to[2]; /* client -> server, server -> client */
    char carry[2][16384];
    size_t n[2], at[2];
    bool ended[2];
    size_t piece; /* largest; 0: random */
    bool stopped;
    uint64_t passed[2];
    uint64_t cut_at[2]; /* the direction ends (as a closed connection does) when so many bytes have passed; 0: never */
} relay;

typedef struct tls_pair {
    side client, server;
    relay relay;
} tls_pair;

static uint32_t pair_random = 12345;

static inline uint32_t next_random(void)
{
    pair_random = pair_random * 1664525u + 1013904223u;
    return pair_random >> 8;
}

static side *side_of(msf_stream *s)
{
    return MSF_CONTAINER_OF(tap_of(s), side, tap);
}

static void side_error(msf_stream *s, int error)
{
    snprintf(side_of(s)->text, sizeof side_of(s)->text, "%s", msf_stream_error_text(s, error));
    tap_error(s, error);
}

static void side_secure(msf_stream *s)
{
    side *e = side_of(s);
    e->secures++;
    CHECK_INT(e->secures, 1);
    CHECK(msf_stream_is_secure(s));
    CHECK(msf_stream_tls_info(s, &e->info));
    snprintf(e->alpn, sizeof e->alpn, "%.*s", (int)e->info.alpn.n, e->info.alpn.n > 0 ? e->info.alpn.p : "");
    snprintf(e->name, sizeof e->name, "%.*s", (int)e->info.server_name.n, e->info.server_name.n > 0 ? e->info.server_name.p : "");
    if (!e->keep_reading_off) {
        msf_stream_read_start(s);
    }
}

static void side_plain(msf_stream *s)
{
    side_of(s)->plains++;
}

static const msf_stream_events side_events = {
    .on_data = tap_data,
    .on_eof = tap_eof,
    .on_error = side_error,
    .on_drain = tap_drain,
    .on_closed = tap_closed,
    .on_secure = side_secure,
    .on_plain_http = side_plain,
};

static inline void side_open(side *e, int fd, size_t high_water)
{
    memset(e, 0, sizeof *e);
    msf_buffer_init(&e->tap.got, 64 << 20);
    e->tap.peer = -1;
    CHECK_INT(msf_stream_open(&e->tap.stream, loop, fd, &side_events, high_water), 0);
}

static inline void new_socketpair(int fds[2])
{
    CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds), 0);
}

static inline void end_direction(relay *r, int d)
{
    r->ended[d] = true;
    shutdown(r->to[d], SHUT_WR);
}

static inline void pass(relay *r, int d)
{
    if (r->ended[d] || r->stopped) {
        return;
    }
    size_t most = r->piece != 0 ? r->piece : 1 + next_random() % (next_random() % 4 == 0 ? sizeof r->carry[d] : 40);
    if (r->n[d] == 0) {
        ssize_t n = recv(r->from[d], r->carry[d], most < sizeof r->carry[d] ? most : sizeof r->carry[d], 0);
        if (n == 0 || (n < 0 && errno != EAGAIN)) {
            end_direction(r, d);
            return;
        }
        r->n[d] = n > 0 ? (size_t)n : 0;
        r->at[d] = 0;
    }
    if (r->cut_at[d] != 0 && r->passed[d] + r->n[d] >= r->cut_at[d]) {
        r->n[d] = r->cut_at[d] - r->passed[d];
    }
    if (r->n[d] > 0) {
        ssize_t n = send(r->to[d], r->carry[d] + r->at[d], r->n[d], MSG_NOSIGNAL);
        if (n > 0) {
            r->n[d] -= (size_t)n;
            r->at[d] += (size_t)n;
            r->passed[d] += (uint64_t)n;
        }
    }
    if (r->cut_at[d] != 0 && r->passed[d] >= r->cut_at[d]) {
        end_direction(r, d);
    }
}

static inline void relay_turn(tls_pair *p)
{
    pass(&p->relay, 0);
    pass(&p->relay, 1);
    turn();
}

#define PAIR_UNTIL(p, cond)                                                                                                                \
    do {                                                                                                                                   \
        while (!(cond)) {                                                                                                                  \
            relay_turn(p);                                                                                                                 \
        }                                                                                                                                  \
    } while (0)

/* Open, and nothing is said yet. */
static inline void pair_open(tls_pair *p, size_t piece)
{
    int c[2], s[2];
    memset(p, 0, sizeof *p);
    new_socketpair(c);
    new_socketpair(s);
    side_open(&p->client, c[0], 1 << 16);
    side_open(&p->server, s[0], 1 << 16);
    p->relay = (relay){.from = {c[1], s[1]}, .to = {s[1], c[1]}, .piece = piece};
}

static inline void pair_begin(tls_pair *p, msf_tls_context *client, msf_tls_context *server, const char *host, const char *key)
{
    msf_error err = {0};
    CHECK_INT(msf_stream_accept_tls(&p->server.tap.stream, server, &err), 0);
    CHECK_INT(msf_stream_connect_tls(&p->client.tap.stream, client, msf_slice_str(host), msf_slice_str(key), &err), 0);
}

static inline void pair_shake(tls_pair *p)
{
    PAIR_UNTIL(p, (p->client.secures || p->client.tap.errors) && (p->server.secures || p->server.tap.errors));
}

static inline void pair_end(tls_pair *p)
{
    close(p->relay.from[0]);
    close(p->relay.from[1]);
    tap_end(&p->client.tap);
    tap_end(&p->server.tap);
}

/* ---- contexts ---- */

static inline msf_tls_context *good_server(void)
{
    msf_error err = {0};
    msf_tls_certificate cert = {certs_file("good.pem"), certs_file("good.key"), NULL};
    msf_tls_server_options o = {.common.alpn = "http/1.1", .certificates = &cert, .certificate_count = 1};
    msf_tls_context *ctx = msf_tls_server_new(&o, &err);
    if (ctx == NULL) {
        fprintf(stderr, "  %s\n", err.text);
        exit(1);
    }
    return ctx;
}

static inline msf_tls_context *good_client(void)
{
    msf_error err = {0};
    msf_tls_client_options o = {.common = {.ca_file = certs_file("ca.pem"), .alpn = "h2,http/1.1"}};
    msf_tls_context *ctx = msf_tls_client_new(&o, &err);
    if (ctx == NULL) {
        fprintf(stderr, "  %s\n", err.text);
        exit(1);
    }
    return ctx;
}

#endif
