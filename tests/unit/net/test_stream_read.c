#include "streams.h"

TEST(reading_starts_when_asked_for)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    peer_write(&t, "hello");
    for (int i = 0; i < 5; i++) {
        turn();
    }
    CHECK_INT(t.datas, 0);
    msf_stream_read_start(&t.stream);
    UNTIL(t.datas > 0);
    CHECK_BYTES(t.got.data, t.got.len, "hello");
    CHECK_INT(t.stream.bytes_in, 5);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(stop_and_start)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    msf_stream_read_start(&t.stream);
    peer_write(&t, "a");
    UNTIL(t.got.len == 1);
    msf_stream_read_stop(&t.stream);
    peer_write(&t, "b");
    for (int i = 0; i < 5; i++) {
        turn();
    }
    CHECK_INT(t.got.len, 1);
    CHECK(!msf_loop_poll(loop, true)); /* nothing is watched any more, so nothing spins */
    msf_stream_read_start(&t.stream);
    UNTIL(t.got.len == 2);
    tap_end(&t);
    msf_loop_free(loop);
}

static void stop_reading(tap *t)
{
    msf_stream_read_stop(&t->stream);
}

TEST(much_data_comes_in_pieces_and_can_be_stopped_between_them)
{
    loop = msf_loop_new();
    tap t;
    tap_open_tcp(&t, 1000);
    int big = 1 << 20;
    setsockopt(t.stream.fd, SOL_SOCKET, SO_RCVBUF, &big, sizeof big);
    size_t n = 400000, sent = 0;
    char *bytes = make_pattern(n);
    ssize_t w;
    while (sent < n && (w = send(t.peer, bytes + sent, n - sent, MSG_NOSIGNAL)) > 0) {
        sent += (size_t)w;
    }
    CHECK(sent > MSF_STREAM_READ_SIZE);
    t.in_data = stop_reading;
    for (int i = 1; i < 3; i++) {
        msf_stream_read_start(&t.stream);
        UNTIL(t.datas == i);
        turn();
        CHECK_INT(t.datas, i);
    }
    t.in_data = NULL;
    msf_stream_read_start(&t.stream);
    while (t.got.len < n) {
        turn();
        if (sent < n && (w = send(t.peer, bytes + sent, n - sent, MSG_NOSIGNAL)) > 0) {
            sent += (size_t)w;
        }
    }
    CHECK(memcmp(t.got.data, bytes, n) == 0);
    free(bytes);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(the_share_of_one_turn_is_bounded)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    int big = 4 << 20;
    setsockopt(t.peer, SOL_SOCKET, SO_SNDBUFFORCE, &big, sizeof big);
    setsockopt(t.peer, SOL_SOCKET, SO_SNDBUF, &big, sizeof big);
    char *bytes = make_pattern(MSF_STREAM_READ_SIZE);
    while (send(t.peer, bytes, MSF_STREAM_READ_SIZE, MSG_NOSIGNAL) > 0) {
    }
    msf_stream_read_start(&t.stream);
    msf_loop_poll(loop, true);
    CHECK(t.datas >= 1 && t.datas <= 4);
    free(bytes);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(end_of_input_comes_once_and_writing_still_works)
{
    loop = msf_loop_new();
    tap t;
    tap_open_tcp(&t, 1000);
    msf_stream_read_start(&t.stream);
    peer_write(&t, "last words");
    shutdown(t.peer, SHUT_WR);
    UNTIL(t.eofs == 1);
    CHECK_BYTES(t.got.data, t.got.len, "last words");
    CHECK(t.stream.eof);
    for (int i = 0; i < 5; i++) {
        turn();
    }
    msf_stream_read_stop(&t.stream);
    msf_stream_read_start(&t.stream); /* no second one */
    CHECK(!msf_loop_poll(loop, true));
    CHECK_INT(msf_stream_write_copy(&t.stream, "answer", 6), 0);
    char out[100];
    size_t n = 0;
    while (n == 0) {
        turn();
        n = peer_read(&t, out, sizeof out);
    }
    CHECK_BYTES(out, n, "answer");
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(a_reset_is_an_error_after_what_came_before)
{
    loop = msf_loop_new();
    tap t;
    tap_open_tcp(&t, 1000);
    msf_stream_read_start(&t.stream);
    peer_write(&t, "x");
    UNTIL(t.got.len == 1);
    peer_reset(&t);
    UNTIL(t.errors == 1);
    CHECK_INT(t.error, -ECONNRESET);
    CHECK_INT(msf_stream_write_copy(&t.stream, "y", 1), MSF_ECLOSED);
    CHECK(!msf_stream_closing(&t.stream));
    CHECK_INT(t.eofs + t.closes, 0);
    tap_end(&t);
    CHECK_INT(t.errors, 1);
    msf_loop_free(loop);
}

static void close_now(tap *t)
{
    msf_stream_close(&t->stream);
}

static void answer_and_close(tap *t)
{
    msf_stream_write_copy(&t->stream, "bye", 3);
    msf_stream_flush(&t->stream);
    msf_stream_close(&t->stream);
    msf_stream_close(&t->stream);
    CHECK(msf_stream_closing(&t->stream));
    CHECK_INT(msf_stream_write_copy(&t->stream, "x", 1), MSF_ECLOSED);
    CHECK(msf_stream_write_begin(&t->stream, 10) == NULL);
    CHECK_INT(t->closes, 0); /* not from inside */
}

TEST(close_inside_on_data)
{
    loop = msf_loop_new();
    tap t;
    tap_open_tcp(&t, 1000);
    t.in_data = answer_and_close;
    msf_stream_read_start(&t.stream);
    peer_write(&t, "x");
    UNTIL(t.closes == 1);
    CHECK_INT(t.datas, 1);
    CHECK_INT(t.eofs + t.errors, 0);
    char out[10];
    CHECK_BYTES(out, peer_read(&t, out, sizeof out), "bye");
    CHECK_INT(recv(t.peer, out, 1, 0), 0);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(close_inside_on_eof_and_on_error)
{
    loop = msf_loop_new();
    tap a, b;
    tap_open_tcp(&a, 1000);
    tap_open_tcp(&b, 1000);
    a.in_eof = close_now;
    b.in_error = close_now;
    msf_stream_read_start(&a.stream);
    msf_stream_read_start(&b.stream);
    shutdown(a.peer, SHUT_WR);
    peer_reset(&b);
    UNTIL(a.closes == 1 && b.closes == 1);
    CHECK_INT(a.eofs, 1);
    CHECK_INT(b.errors, 1);
    tap_end(&a);
    tap_end(&b);
    msf_loop_free(loop);
}

static tap *other;

static void close_other(tap *t)
{
    msf_stream_close(&other->stream);
}

TEST(one_callback_may_close_another_stream_that_is_ready_too)
{
    loop = msf_loop_new();
    tap a, b;
    tap_open(&a, 1000);
    tap_open(&b, 1000);
    a.in_data = b.in_data = close_other;
    msf_stream_read_start(&a.stream);
    msf_stream_read_start(&b.stream);
    turn();
    peer_write(&a, "x");
    peer_write(&b, "x");
    other = &b; /* whichever comes first closes b: itself, or the other one */
    UNTIL(b.closes == 1);
    UNTIL(a.datas == 1);
    CHECK(b.datas <= 1);
    tap_end(&a);
    tap_end(&b);
    msf_loop_free(loop);
}

TEST(a_closed_descriptor_may_be_reused_at_once)
{
    loop = msf_loop_new();
    for (int i = 0; i < 100; i++) {
        tap a, b;
        tap_open(&a, 1000);
        msf_stream_read_start(&a.stream);
        turn();
        int fd = a.stream.fd;
        peer_write(&a, "old");
        msf_stream_close(&a.stream);
        tap_open(&b, 1000);
        CHECK_INT(b.stream.fd, fd);
        msf_stream_read_start(&b.stream);
        peer_write(&b, "new");
        UNTIL(b.got.len > 0);
        CHECK_BYTES(b.got.data, b.got.len, "new");
        CHECK_INT(a.datas, 0);
        tap_end(&a);
        tap_end(&b);
    }
    msf_loop_free(loop);
}

TEST(open_refuses_what_cannot_be_polled)
{
    loop = msf_loop_new();
    msf_stream s;
    FILE *f = tmpfile();
    CHECK(msf_stream_open(&s, loop, fileno(f), &tap_events, 10) < 0);
    CHECK(fcntl(fileno(f), F_GETFD) >= 0); /* still the caller's */
    CHECK(msf_stream_open(&s, loop, -1, &tap_events, 10) < 0);
    fclose(f);
    msf_loop_free(loop);
}

TEST(loop_free_closes_what_is_open)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    msf_stream_read_start(&t.stream);
    CHECK_INT(msf_stream_write_copy(&t.stream, "never sent", 10), 0);
    msf_loop_free(loop);
    CHECK_INT(t.closes, 1);
    CHECK_INT(t.stream.fd, -1);
    char c;
    CHECK_INT(recv(t.peer, &c, 1, 0), 0);
    close(t.peer);
}

TEST(addresses)
{
    loop = msf_loop_new();
    tap t, u;
    char ip[46];
    int port, peer_port;
    struct sockaddr_in a;
    socklen_t len = sizeof a;
    tap_open_tcp(&t, 1000);
    CHECK_INT(getsockname(t.peer, (struct sockaddr *)&a, &len), 0);
    msf_stream_peer(&t.stream, ip, sizeof ip, &peer_port);
    CHECK_BYTES(ip, strlen(ip), "127.0.0.1");
    CHECK_INT(peer_port, ntohs(a.sin_port));
    CHECK_INT(getpeername(t.peer, (struct sockaddr *)&a, &len), 0);
    msf_stream_local(&t.stream, ip, sizeof ip, &port);
    CHECK_BYTES(ip, strlen(ip), "127.0.0.1");
    CHECK_INT(port, ntohs(a.sin_port));
    msf_stream_peer(&t.stream, ip, sizeof ip, NULL);
    tap_open(&u, 1000);
    msf_stream_peer(&u.stream, ip, sizeof ip, &port);
    CHECK_BYTES(ip, strlen(ip), "unix:");
    CHECK_INT(port, 0);
    msf_stream_close(&u.stream);
    msf_stream_peer(&u.stream, ip, sizeof ip, &port);
    CHECK_BYTES(ip, strlen(ip), "");
    tap_end(&t);
    tap_end(&u);
    msf_loop_free(loop);
}

UNIT_MAIN()
