/* TLS between two streams: handshake, data, ends. */
#include "tls_pair.h"

static msf_tls_context *cc, *sc;

static void begin(void)
{
    make_certs();
    loop = msf_loop_new();
    cc = good_client();
    sc = good_server();
}

static void end(void)
{
    msf_tls_release(cc);
    msf_tls_release(sc);
    msf_loop_free(loop);
}

static void send_pattern(tap *t, size_t n)
{
    char *p = make_pattern(n);
    CHECK_INT(msf_stream_write_copy(&t->stream, p, n), 0);
    free(p);
}

static void check_pattern(const tap *t, size_t n)
{
    CHECK_INT(t->got.len, n);
    for (size_t i = 0; i < n; i++) {
        CHECK_INT(t->got.data[i], pattern(i));
    }
}

TEST(both_sides_know_each_other)
{
    begin();
    tls_pair p;
    pair_open(&p, 4096);
    pair_begin(&p, cc, sc, "localhost.", "k");
    CHECK(msf_stream_is_tls(&p.client.tap.stream) && !msf_stream_is_secure(&p.client.tap.stream));
    pair_shake(&p);
    CHECK_INT(p.client.secures + p.server.secures, 2);
    CHECK_INT(p.client.info.version, MSF_TLS_1_3);
    CHECK(p.client.info.verified && p.client.info.has_certificate && !p.client.info.resumed);
    CHECK_BYTES(p.client.info.subject, strlen(p.client.info.subject), "CN=localhost");
    CHECK_BYTES(p.client.info.issuer, strlen(p.client.info.issuer), "CN=test authority");
    CHECK(p.client.info.not_after > time(NULL) + 80 * 86400L && p.client.info.not_before < time(NULL));
    CHECK_BYTES(p.client.alpn, strlen(p.client.alpn), "http/1.1");
    CHECK_BYTES(p.server.alpn, strlen(p.server.alpn), "http/1.1");
    CHECK_BYTES(p.server.name, strlen(p.server.name), "localhost");
    CHECK(!p.server.info.has_certificate && !p.server.info.verified);
    pair_end(&p);
    end();
}

/* Requests written before the handshake wait for it; the answer comes back; the ends are orderly. */
static void talk(size_t piece, size_t n)
{
    tls_pair p;
    pair_open(&p, piece);
    pair_begin(&p, cc, sc, "127.0.0.1", "");
    send_pattern(&p.client.tap, n);
    CHECK_INT(p.client.tap.stream.queued, n);
    PAIR_UNTIL(&p, p.server.tap.got.len == n);
    check_pattern(&p.server.tap, n);
    send_pattern(&p.server.tap, n);
    msf_stream_shutdown_write(&p.server.tap.stream);
    PAIR_UNTIL(&p, p.client.tap.eofs == 1);
    check_pattern(&p.client.tap, n);
    CHECK(!msf_stream_truncated(&p.client.tap.stream));
    CHECK_INT(p.client.tap.stream.queued, 0);
    CHECK_INT(p.client.tap.stream.bytes_out, n);
    CHECK_INT(p.client.tap.stream.bytes_in, n);
    CHECK_INT(msf_stream_write_copy(&p.client.tap.stream, "late", 4), 0); /* a half-closed peer still reads */
    msf_stream_shutdown_write(&p.client.tap.stream);
    PAIR_UNTIL(&p, p.server.tap.eofs == 1);
    CHECK(!msf_stream_truncated(&p.server.tap.stream));
    CHECK_BYTES(p.server.tap.got.data + n, p.server.tap.got.len - n, "late");
    pair_end(&p);
}

TEST(byte_by_byte)
{
    begin();
    talk(1, 3000);
    end();
}

TEST(in_random_pieces)
{
    begin();
    for (int i = 0; i < 20; i++) {
        talk(0, 1 + next_random() % 200000);
    }
    end();
}

/* The connection ends after each number of bytes of the handshake, from either side: always one error, in words. */
static void cut(int direction, uint64_t at)
{
    tls_pair p;
    pair_open(&p, 700);
    p.relay.cut_at[direction] = at;
    pair_begin(&p, cc, sc, "localhost", "");
    side *e = direction == 0 ? &p.server : &p.client;
    PAIR_UNTIL(&p, e->tap.errors == 1 || e->tap.eofs == 1);
    if (e->secures == 0) {
        CHECK_INT(e->tap.errors, 1);
        CHECK_INT(e->tap.error, MSF_ETLS);
        CHECK_BYTES(e->text, strlen(e->text), "the connection ended during the TLS handshake");
    } else {
        CHECK_INT(e->tap.eofs, 1); /* the tickets were cut */
        CHECK(msf_stream_truncated(&e->tap.stream));
    }
    pair_end(&p);
}

TEST(a_handshake_that_is_cut_anywhere)
{
    begin();
    tls_pair p;
    pair_open(&p, 700);
    pair_begin(&p, cc, sc, "localhost", "");
    pair_shake(&p);
    uint64_t up = p.relay.passed[0] - 6, down = p.relay.passed[1] - 6; /* signatures differ by some bytes in length */
    pair_end(&p);
    for (uint64_t at = 1; at < up; at += 3) {
        cut(0, at);
    }
    for (uint64_t at = 1; at < down; at += 7) {
        cut(1, at);
    }
    end();
}

TEST(the_end_without_goodbye_is_truncation)
{
    begin();
    tls_pair p;
    pair_open(&p, 4096);
    pair_begin(&p, cc, sc, "localhost", "");
    pair_shake(&p);
    send_pattern(&p.server.tap, 100);
    PAIR_UNTIL(&p, p.client.tap.got.len == 100);
    p.relay.cut_at[1] = p.relay.passed[1];
    PAIR_UNTIL(&p, p.client.tap.eofs == 1);
    CHECK(msf_stream_truncated(&p.client.tap.stream));
    CHECK_INT(p.client.tap.errors, 0);
    pair_end(&p);
    end();
}

TEST(a_close_says_goodbye_unless_it_is_a_reset_or_loses_something)
{
    begin();
    for (int kind = 0; kind < 3; kind++) {
        tls_pair p;
        pair_open(&p, 65536);
        pair_begin(&p, cc, sc, "localhost", "");
        pair_shake(&p);
        if (kind == 1) {
            msf_stream_reset_on_close(&p.server.tap.stream);
        } else if (kind == 2) {
            send_pattern(&p.server.tap, 10);
        }
        msf_stream_close(&p.server.tap.stream);
        PAIR_UNTIL(&p, p.client.tap.eofs == 1);
        CHECK_INT(msf_stream_truncated(&p.client.tap.stream), kind != 0);
        pair_end(&p);
    }
    end();
}

/* ---- what comes instead of a handshake ---- */

static void garbage(const char *bytes, size_t n, bool half_close)
{
    int fds[2];
    side e;
    msf_error err;
    new_socketpair(fds);
    side_open(&e, fds[0], 1000);
    CHECK_INT(msf_stream_accept_tls(&e.tap.stream, sc, &err), 0);
    e.tap.peer = fds[1];
    CHECK_INT(send(fds[1], bytes, n, MSG_NOSIGNAL), n);
    if (half_close) {
        shutdown(fds[1], SHUT_WR);
    }
    UNTIL(e.tap.errors == 1);
    CHECK_INT(e.tap.error, MSF_ETLS);
    CHECK(strlen(e.text) > 10);
    tap_end(&e.tap);
}

TEST(garbage_is_refused)
{
    begin();
    char bytes[5000];
    garbage("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11, true);
    garbage("\x16\x03\x01\xff\xff\x01\x00\x01\xfc\x03\x03", 11, false); /* a record that is too long */
    garbage("SSH-2.0-OpenSSH_9.2\r\n", 21, false);
    garbage("\x15\x03\x01\x00\x02\x02\x28", 7, false); /* an alert */
    garbage("\x17\x03\x03\x00\x01x", 6, false);        /* data at once */
    for (int i = 0; i < 300; i++) {
        size_t n = 1 + next_random() % sizeof bytes;
        for (size_t j = 0; j < n; j++) {
            bytes[j] = (char)next_random();
        }
        if (i % 2 == 0 && n > 10) {
            memcpy(bytes, "\x16\x03\x01\x01\x00\x01", 6);
        }
        garbage(bytes, n, true);
    }
    end();
}

TEST(bytes_of_a_good_handshake_with_one_wrong)
{
    begin();
    char hello[2000];
    tls_pair p;
    pair_open(&p, 65536);
    msf_error err;
    CHECK_INT(msf_stream_connect_tls(&p.client.tap.stream, cc, MSF_SLICE("localhost"), MSF_SLICE_NONE, &err), 0);
    turn();
    ssize_t n = recv(p.relay.from[0], hello, sizeof hello, 0);
    CHECK(n > 100);
    pair_end(&p);
    for (ssize_t i = 0; i < n; i++) {
        int fds[2];
        side e;
        new_socketpair(fds);
        side_open(&e, fds[0], 1000);
        CHECK_INT(msf_stream_accept_tls(&e.tap.stream, sc, &err), 0);
        e.tap.peer = fds[1];
        hello[i] = (char)(hello[i] ^ (1 << next_random() % 8));
        CHECK_INT(send(fds[1], hello, (size_t)n, MSG_NOSIGNAL), n);
        shutdown(fds[1], SHUT_WR);
        UNTIL(e.tap.errors == 1);
        hello[i] = 0;
        tap_end(&e.tap);
    }
    end();
}

static void on_plain(tap *t)
{
    CHECK(!msf_stream_is_tls(&t->stream));
}

TEST(plain_http_may_be_answered)
{
    begin();
    int fds[2];
    side e;
    msf_error err;
    char out[100];
    new_socketpair(fds);
    side_open(&e, fds[0], 1000);
    e.tap.in_data = on_plain;
    CHECK_INT(msf_stream_accept_tls(&e.tap.stream, sc, &err), 0);
    e.tap.peer = fds[1];
    peer_write(&e.tap, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    UNTIL(e.plains == 1);
    CHECK_INT(msf_stream_write_copy(&e.tap.stream, "HTTP/1.1 400", 12), 0);
    turn();
    CHECK_BYTES(out, peer_read(&e.tap, out, sizeof out), "HTTP/1.1 400");
    msf_stream_read_start(&e.tap.stream);
    peer_write(&e.tap, "more");
    UNTIL(e.tap.datas == 1);
    CHECK_INT(e.tap.errors, 0);
    tap_end(&e.tap);
    end();
}

/* ---- writing ---- */

static int released;

static void release(void *ctx)
{
    released++;
    if (ctx != NULL) {
        msf_stream_close(ctx);
    }
}

static void make_file(const char *path, size_t n)
{
    char *p = make_pattern(n);
    FILE *f = fopen(path, "w");
    CHECK(f != NULL && fwrite(p, 1, n, f) == n);
    fclose(f);
    free(p);
}

TEST(blocks_references_and_files_in_order)
{
    begin();
    const size_t n = 3000000, part = 100000;
    char *all = make_pattern(n);
    make_file(certs_file("file"), n);
    tls_pair p;
    pair_open(&p, 0);
    pair_begin(&p, cc, sc, "localhost", "");
    msf_stream *s = &p.server.tap.stream;
    size_t at = 0;
    for (int i = 0; at < n - part; i++) {
        size_t piece = 1 + next_random() % (i % 3 == 0 ? 300 : part / 2);
        if (i % 3 == 0) {
            CHECK_INT(msf_stream_write_copy(s, all + at, piece), 0);
        } else if (i % 3 == 1) {
            CHECK_INT(msf_stream_write_ref(s, all + at, piece, release, NULL), 0);
        } else {
            int fd = open(certs_file("file"), O_RDONLY | O_CLOEXEC);
            CHECK_INT(msf_stream_write_file(s, fd, (int64_t)at, piece), 0);
        }
        at += piece;
        while (s->queued > 300000) {
            relay_turn(&p);
        }
    }
    PAIR_UNTIL(&p, p.client.tap.got.len == at);
    check_pattern(&p.client.tap, at);
    CHECK_INT(s->queued, 0);
    CHECK_INT(msf_stream_memory(s), 0);
    CHECK_INT(s->bytes_out, at);
    CHECK(released > 10);
    free(all);
    pair_end(&p);
    end();
}

TEST(a_client_that_does_not_read_holds_little)
{
    begin();
    make_file(certs_file("file"), 4000000);
    tls_pair p;
    pair_open(&p, 65536);
    pair_begin(&p, cc, sc, "localhost", "");
    pair_shake(&p);
    p.relay.stopped = true;
    msf_stream *s = &p.server.tap.stream;
    CHECK_INT(msf_stream_write_file(s, open(certs_file("file"), O_RDONLY | O_CLOEXEC), 0, 4000000), 0);
    CHECK(msf_stream_full(s));
    for (int i = 0; i < 50; i++) {
        relay_turn(&p);
    }
    CHECK(s->queued > 3000000);
    CHECK(msf_stream_memory(s) < 80000);
    CHECK_INT(p.server.tap.drains, 0);
    p.relay.stopped = false;
    PAIR_UNTIL(&p, p.client.tap.got.len == 4000000);
    check_pattern(&p.client.tap, 4000000);
    CHECK_INT(p.server.tap.drains, 1);
    CHECK_INT(s->queued + msf_stream_memory(s), 0);
    pair_end(&p);
    end();
}

TEST(a_file_that_is_too_short_is_an_error)
{
    begin();
    make_file(certs_file("file"), 100);
    tls_pair p;
    pair_open(&p, 65536);
    pair_begin(&p, cc, sc, "localhost", "");
    CHECK_INT(msf_stream_write_file(&p.server.tap.stream, open(certs_file("file"), O_RDONLY | O_CLOEXEC), 0, 200), 0);
    PAIR_UNTIL(&p, p.server.tap.errors == 1);
    CHECK_INT(p.server.tap.error, -EIO);
    CHECK_INT(p.client.tap.eofs, 0);
    pair_end(&p);
    end();
}

TEST(a_release_function_may_close)
{
    begin();
    char big[50000] = "x";
    tls_pair p;
    pair_open(&p, 65536);
    pair_begin(&p, cc, sc, "localhost", "");
    pair_shake(&p);
    released = 0;
    CHECK_INT(msf_stream_write_ref(&p.server.tap.stream, big, sizeof big, release, &p.server.tap.stream), 0);
    CHECK_INT(msf_stream_write_ref(&p.server.tap.stream, big, sizeof big, release, NULL), 0);
    PAIR_UNTIL(&p, p.server.tap.closes == 1);
    CHECK_INT(released, 2);
    pair_end(&p);
    end();
}

/* ---- reading ---- */

static void stop_reading(tap *t)
{
    msf_stream_read_stop(&t->stream);
}

/* What OpenSSL has taken from the socket comes later, without news from the socket. */
TEST(reading_stops_and_goes_on)
{
    begin();
    tls_pair p;
    pair_open(&p, 16384);
    p.client.tap.in_data = stop_reading;
    pair_begin(&p, cc, sc, "localhost", "");
    for (int i = 0; i < 5; i++) {
        send_pattern(&p.server.tap, 100000);
    }
    size_t before = 0;
    while (p.client.tap.got.len < 500000) {
        relay_turn(&p);
        if (p.client.tap.got.len > before) {
            before = p.client.tap.got.len;
            for (int i = 0; i < 3; i++) {
                relay_turn(&p);
            }
            CHECK_INT(p.client.tap.got.len, before);
        }
        msf_stream_read_start(&p.client.tap.stream);
    }
    msf_stream_close(&p.server.tap.stream);
    PAIR_UNTIL(&p, p.client.tap.eofs == 1);
    CHECK(!msf_stream_truncated(&p.client.tap.stream));
    pair_end(&p);
    end();
}

TEST(data_that_came_with_the_handshake_waits_for_reading)
{
    begin();
    tls_pair p;
    pair_open(&p, 65536);
    p.server.keep_reading_off = true;
    pair_begin(&p, cc, sc, "localhost", "");
    send_pattern(&p.client.tap, 100);
    msf_stream_shutdown_write(&p.client.tap.stream);
    pair_shake(&p);
    for (int i = 0; i < 20; i++) {
        relay_turn(&p);
    }
    CHECK_INT(p.server.tap.datas, 0);
    msf_stream_read_start(&p.server.tap.stream);
    PAIR_UNTIL(&p, p.server.tap.eofs == 1);
    check_pattern(&p.server.tap, 100);
    pair_end(&p);
    end();
}

static void close_now(tap *t)
{
    msf_stream_close(&t->stream);
}

TEST(closed_inside_on_data_and_during_the_handshake)
{
    begin();
    tls_pair p;
    pair_open(&p, 4096);
    p.server.tap.in_data = close_now;
    pair_begin(&p, cc, sc, "localhost", "");
    send_pattern(&p.client.tap, 300000);
    PAIR_UNTIL(&p, p.server.tap.closes == 1 && (p.client.tap.eofs == 1 || p.client.tap.errors == 1));
    pair_end(&p);
    for (uint64_t at = 0; at < 20; at++) {
        pair_open(&p, 100);
        pair_begin(&p, cc, sc, "localhost", "");
        for (uint64_t i = 0; i < at; i++) {
            relay_turn(&p);
        }
        pair_end(&p);
    }
    end();
}

TEST(what_cannot_begin)
{
    begin();
    tls_pair p;
    msf_error err;
    pair_open(&p, 4096);
    msf_stream *s = &p.client.tap.stream;
    CHECK_INT(msf_stream_connect_tls(s, cc, MSF_SLICE(""), MSF_SLICE_NONE, &err), -EINVAL);
    CHECK_INT(msf_stream_connect_tls(s, cc, MSF_SLICE("a\0b"), MSF_SLICE_NONE, &err), -EINVAL);
    CHECK_INT(msf_stream_connect_tls(s, cc, MSF_SLICE("a b"), MSF_SLICE_NONE, &err), -EINVAL);
    CHECK(!msf_stream_is_tls(s));
    CHECK_INT(msf_stream_write_copy(s, "x", 1), 0);
    CHECK_INT(msf_stream_connect_tls(s, cc, MSF_SLICE("a"), MSF_SLICE_NONE, &err), -EINVAL);
    turn();
    CHECK_INT(msf_stream_connect_tls(s, cc, MSF_SLICE("a"), MSF_SLICE_NONE, &err), 0);
    CHECK_INT(msf_stream_connect_tls(s, cc, MSF_SLICE("a"), MSF_SLICE_NONE, &err), -EINVAL);
    msf_stream_close(s);
    CHECK_INT(msf_stream_accept_tls(s, sc, &err), MSF_ECLOSED);
    CHECK_INT(p.client.tap.errors, 0);
    pair_end(&p);
    end();
}

TEST(a_lost_connection_while_tls_waits)
{
    begin();
    tls_pair p;
    pair_open(&p, 4096);
    pair_begin(&p, cc, sc, "localhost", "");
    pair_shake(&p);
    close(p.relay.to[1]);
    p.relay.ended[0] = p.relay.ended[1] = true;
    p.relay.from[0] = p.relay.to[1] = dup(p.relay.from[1]);
    send_pattern(&p.client.tap, 100);
    UNTIL(p.client.tap.errors + p.client.tap.eofs >= 1);
    pair_end(&p);
    end();
}

TEST(loop_freed_with_open_streams)
{
    begin();
    tls_pair p;
    pair_open(&p, 4096);
    pair_begin(&p, cc, sc, "localhost", "");
    pair_shake(&p);
    end();
    CHECK_INT(p.client.tap.closes + p.server.tap.closes, 2);
    msf_buffer_free(&p.client.tap.got);
    msf_buffer_free(&p.server.tap.got);
    close(p.relay.from[0]);
    close(p.relay.from[1]);
}

UNIT_MAIN()
