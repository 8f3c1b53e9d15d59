#include <sys/stat.h>

#include "streams.h"

static int released;

static void release(void *ctx)
{
    ++*(int *)ctx;
}

/* Whatever can be read in one call after one flush: all of it left in one call, or it would not be there yet. */
TEST(the_writes_of_one_turn_leave_together_at_its_end)
{
    loop = msf_loop_new();
    tap t;
    char out[8192], big[3000];
    tap_open(&t, 100000);
    memset(big, 'b', sizeof big);
    for (int i = 0; i < 100; i++) {
        CHECK_INT(msf_stream_write_copy(&t.stream, "0123456789", 10), 0);
    }
    CHECK_INT(msf_stream_write_ref(&t.stream, big, sizeof big, release, &released), 0);
    CHECK_INT(msf_stream_write_copy(&t.stream, "end", 3), 0);
    CHECK_INT(t.stream.queued, 4003);
    msf_loop_poll(loop, false);
    CHECK_INT(peer_read(&t, out, sizeof out), 0);
    msf_loop_flush(loop);
    CHECK_INT(peer_read(&t, out, sizeof out), 4003);
    CHECK(memcmp(out + 990, "0123456789bbb", 13) == 0);
    CHECK(memcmp(out + 3998, "bbend", 5) == 0);
    CHECK_INT(released, 1);
    CHECK_INT(t.stream.queued, 0);
    CHECK(t.stream.head == NULL);
    CHECK_INT(t.stream.bytes_out, 4003);
    tap_end(&t);
    msf_loop_free(loop);
}

/* A datagram-like socket shows the borders of the system calls. */
static void open_seqpacket(tap *t)
{
    int fds[2];
    CHECK_INT(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds), 0);
    tap_open_fd(t, fds[0], fds[1], 1 << 20);
}

TEST(many_small_writes_are_one_system_call)
{
    loop = msf_loop_new();
    tap t;
    char out[32768];
    open_seqpacket(&t);
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(msf_stream_write_copy(&t.stream, "0123456789", 10), 0);
    }
    msf_loop_flush(loop);
    CHECK_INT(peer_read(&t, out, sizeof out), 10000);
    for (int i = 0; i < 16; i++) {
        char *at = msf_stream_write_begin(&t.stream, 200);
        CHECK(at != NULL);
        memset(at, 'a' + i, 150);
        msf_stream_write_commit(&t.stream, 150);
    }
    msf_loop_flush(loop);
    CHECK_INT(peer_read(&t, out, sizeof out), 16 * 150);
    CHECK(out[0] == 'a' && out[2399] == 'p');
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(more_pieces_than_one_call_takes)
{
    loop = msf_loop_new();
    tap t;
    tap_open_tcp(&t, 1 << 20);
    size_t n = 300 * 2000;
    char *bytes = make_pattern(n);
    for (int i = 0; i < 300; i++) {
        CHECK_INT(msf_stream_write_ref(&t.stream, bytes + i * 2000, 2000, release, &released), 0);
    }
    expect_pattern(&t, n);
    CHECK_INT(released, 300);
    free(bytes);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(partial_writes_keep_order_and_content)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1 << 20);
    small_send_buffer(&t);
    size_t n = 500000;
    char *bytes = make_pattern(n);
    size_t at = 0;
    for (int i = 0; at < n; i++) {
        size_t piece = (size_t)(i * 37 % 6000 + 1);
        piece = piece < n - at ? piece : n - at;
        if (i % 3 == 0) {
            CHECK_INT(msf_stream_write_copy(&t.stream, bytes + at, piece), 0);
        } else if (i % 3 == 1) {
            CHECK_INT(msf_stream_write_ref(&t.stream, bytes + at, piece, NULL, NULL), 0);
        } else {
            memcpy(msf_stream_write_begin(&t.stream, piece + 10), bytes + at, piece);
            msf_stream_write_commit(&t.stream, piece);
        }
        at += piece;
    }
    CHECK_INT(t.stream.queued, n);
    expect_pattern(&t, n);
    CHECK_INT(t.stream.queued, 0);
    free(bytes);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(back_pressure_and_drain)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 50000);
    small_send_buffer(&t);
    char *bytes = make_pattern(100000);
    CHECK_INT(msf_stream_write_copy(&t.stream, bytes, 50000), 0);
    CHECK(!msf_stream_full(&t.stream));
    CHECK_INT(msf_stream_write_copy(&t.stream, bytes + 50000, 50000), 0);
    CHECK(msf_stream_full(&t.stream));
    for (int i = 0; i < 10; i++) {
        turn();
    }
    CHECK_INT(t.drains, 0);
    char out[5000];
    size_t got = 0;
    while (t.drains == 0) {
        CHECK(got < 100000);
        got += peer_read(&t, out, sizeof out);
        turn();
    }
    CHECK(t.stream.queued <= 25000 && t.stream.queued > 0);
    while (got < 100000) {
        got += peer_read(&t, out, sizeof out);
        turn();
    }
    CHECK_INT(t.drains, 1);
    free(bytes);
    tap_end(&t);
    msf_loop_free(loop);
}

static size_t to_write = 300000, written;
static char *source;

static void write_until_full(tap *t)
{
    while (written < to_write && !msf_stream_full(&t->stream)) {
        size_t n = to_write - written < 7000 ? to_write - written : 7000;
        CHECK_INT(msf_stream_write_copy(&t->stream, source + written, n), 0);
        written += n;
    }
}

TEST(a_producer_that_follows_drain_sends_everything)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 20000);
    small_send_buffer(&t);
    source = make_pattern(to_write);
    t.in_drain = write_until_full;
    write_until_full(&t);
    CHECK(written < 40000);
    expect_pattern(&t, to_write);
    CHECK(t.drains > 3);
    free(source);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(flush_sends_now_but_tells_later)
{
    loop = msf_loop_new();
    tap t;
    char out[4096];
    tap_open(&t, 10);
    CHECK_INT(msf_stream_write_copy(&t.stream, "more than ten bytes", 19), 0);
    msf_stream_flush(&t.stream);
    CHECK_INT(peer_read(&t, out, sizeof out), 19);
    CHECK_INT(t.drains, 0);
    turn();
    CHECK_INT(t.drains, 1);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(references_are_released_exactly_once)
{
    loop = msf_loop_new();
    static char big[200000];
    tap sent, closed, broken, refused;
    int n[6] = {0};
    char out[65536];
    tap_open(&sent, 1 << 20);
    CHECK_INT(msf_stream_write_ref(&sent.stream, big, 5000, release, &n[0]), 0);
    CHECK_INT(n[0], 0);
    turn();
    CHECK_INT(n[0], 1);
    CHECK_INT(peer_read(&sent, out, sizeof out), 5000);

    tap_open(&closed, 1 << 20);
    small_send_buffer(&closed);
    CHECK_INT(msf_stream_write_ref(&closed.stream, big, sizeof big, release, &n[1]), 0);
    CHECK_INT(msf_stream_write_ref(&closed.stream, big, sizeof big, release, &n[2]), 0);
    turn();
    CHECK_INT(n[1] + n[2], 0);
    msf_stream_close(&closed.stream);
    CHECK_INT(n[1], 1);
    CHECK_INT(n[2], 1);

    tap_open(&broken, 1 << 20);
    close(broken.peer);
    broken.peer = -1;
    CHECK_INT(msf_stream_write_ref(&broken.stream, big, sizeof big, release, &n[3]), 0);
    UNTIL(broken.errors == 1);
    CHECK_INT(broken.error, -EPIPE);
    CHECK_INT(n[3], 1);

    tap_open(&refused, 1 << 20);
    msf_stream_close(&refused.stream);
    CHECK_INT(msf_stream_write_ref(&refused.stream, big, sizeof big, release, &n[4]), MSF_ECLOSED);
    CHECK_INT(n[4], 1);
    CHECK_INT(msf_stream_write_ref(&sent.stream, big, 0, release, &n[5]), 0);
    CHECK_INT(n[5], 1);
    tap_end(&sent);
    tap_end(&closed);
    tap_end(&broken);
    tap_end(&refused);
    for (int i = 0; i < 6; i++) {
        CHECK_INT(n[i], 1);
    }
    msf_loop_free(loop);
}

static tap *reentered;
static char large[5000];

static void write_more(void *ctx)
{
    if (released++ < 3) {
        CHECK_INT(msf_stream_write_ref(&reentered->stream, large, sizeof large, write_more, NULL), 0);
        msf_stream_flush(&reentered->stream);
    }
}

static void close_it(void *ctx)
{
    released++;
    msf_stream_close(&reentered->stream);
}

TEST(release_may_write_flush_and_close)
{
    loop = msf_loop_new();
    tap t;
    char out[65536];
    reentered = &t;
    tap_open(&t, 1 << 20);
    CHECK_INT(msf_stream_write_ref(&t.stream, large, sizeof large, write_more, NULL), 0);
    CHECK_INT(msf_stream_write_ref(&t.stream, large, sizeof large, write_more, NULL), 0);
    UNTIL(released == 5 && t.stream.queued == 0);
    size_t got = 0, n;
    while ((n = peer_read(&t, out, sizeof out)) > 0) {
        got += n;
    }
    CHECK_INT(got, 5 * sizeof large);

    released = 0;
    CHECK_INT(msf_stream_write_ref(&t.stream, large, sizeof large, close_it, NULL), 0);
    CHECK_INT(msf_stream_write_ref(&t.stream, large, sizeof large, close_it, NULL), 0);
    CHECK_INT(msf_stream_write_copy(&t.stream, "x", 1), 0);
    UNTIL(t.closes == 1);
    CHECK_INT(released, 2);
    CHECK_INT(t.errors, 0);
    tap_end(&t);
    msf_loop_free(loop);
}

static void close_now(tap *t)
{
    msf_stream_close(&t->stream);
}

TEST(close_inside_on_drain)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 100);
    t.in_drain = close_now;
    char *bytes = make_pattern(1000);
    CHECK_INT(msf_stream_write_copy(&t.stream, bytes, 1000), 0);
    UNTIL(t.closes == 1);
    CHECK_INT(t.drains, 1);
    free(bytes);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(shutdown_follows_the_last_byte)
{
    loop = msf_loop_new();
    tap t;
    tap_open_tcp(&t, 1 << 20);
    size_t n = 3000000;
    char *bytes = make_pattern(n);
    msf_stream_read_start(&t.stream);
    CHECK_INT(msf_stream_write_ref(&t.stream, bytes, n, release, &released), 0);
    msf_stream_shutdown_write(&t.stream);
    msf_stream_shutdown_write(&t.stream);
    CHECK_INT(msf_stream_write_copy(&t.stream, "x", 1), MSF_ECLOSED);
    CHECK(msf_stream_write_begin(&t.stream, 1) == NULL);
    expect_pattern(&t, n);
    char c;
    ssize_t r;
    while ((r = recv(t.peer, &c, 1, 0)) < 0) {
        turn();
    }
    CHECK_INT(r, 0);
    UNTIL(t.drains > 0);
    peer_write(&t, "still heard");
    UNTIL(t.got.len > 0);
    CHECK_INT(released, 1);
    free(bytes);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(shutdown_of_an_idle_stream_tells_in_the_flush)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    msf_stream_shutdown_write(&t.stream);
    CHECK_INT(t.drains, 0);
    msf_loop_flush(loop);
    CHECK_INT(t.drains, 1);
    char c;
    CHECK_INT(recv(t.peer, &c, 1, 0), 0);
    turn();
    CHECK_INT(t.drains, 1);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(a_failed_send_still_delivers_what_the_peer_had_said)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    peer_write(&t, "too large, go away");
    close(t.peer);
    t.peer = -1;
    msf_stream_read_start(&t.stream);
    CHECK_INT(msf_stream_write_copy(&t.stream, "body", 4), 0);
    msf_stream_flush(&t.stream);
    CHECK_INT(t.errors + t.datas, 0);
    CHECK_INT(msf_stream_write_copy(&t.stream, "body", 4), MSF_ECLOSED);
    msf_loop_flush(loop);
    CHECK_BYTES(t.got.data, t.got.len, "too large, go away");
    CHECK_INT(t.errors, 1);
    CHECK_INT(t.error, -EPIPE);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(an_uncommitted_or_empty_piece_costs_nothing)
{
    loop = msf_loop_new();
    tap t;
    char out[100];
    tap_open(&t, 1000);
    CHECK(msf_stream_write_begin(&t.stream, 100) != NULL);
    msf_stream_write_commit(&t.stream, 0);
    CHECK_INT(msf_stream_write_copy(&t.stream, NULL, 0), 0);
    turn();
    CHECK(t.stream.head == NULL);
    CHECK_INT(peer_read(&t, out, sizeof out), 0);
    CHECK(msf_stream_write_begin(&t.stream, 100) != NULL); /* and never committed */
    CHECK_INT(msf_stream_write_copy(&t.stream, "abc", 3), 0);
    turn();
    CHECK_BYTES(out, peer_read(&t, out, sizeof out), "abc");
    CHECK(msf_stream_write_begin(&t.stream, 100000) != NULL);
    tap_end(&t);
    msf_loop_free(loop);
}

UNIT_MAIN()
