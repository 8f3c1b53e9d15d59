#include <sys/stat.h>

#include "streams.h"

/* An unlinked file with `n` bytes of the pattern. */
static int make_file(size_t n)
{
    char name[] = "/tmp/msf-file-XXXXXX";
    int fd = mkstemp(name);
    CHECK(fd >= 0);
    unlink(name);
    char *bytes = make_pattern(n);
    CHECK_INT(write(fd, bytes, n), n);
    free(bytes);
    return fd;
}

static bool is_open(int fd)
{
    return fcntl(fd, F_GETFD) != -1;
}

static void send_in_three_parts(tap *t, size_t n)
{
    char *bytes = make_pattern(n);
    int fd = make_file(n);
    CHECK_INT(msf_stream_write_copy(&t->stream, bytes, 100), 0);
    CHECK_INT(msf_stream_write_file(&t->stream, fd, 100, n - 200), 0);
    CHECK_INT(msf_stream_write_copy(&t->stream, bytes + n - 100, 100), 0);
    CHECK_INT(t->stream.queued, n);
    expect_pattern(t, n);
    CHECK(!is_open(fd));
    CHECK_INT(t->stream.queued, 0);
    CHECK_INT(t->stream.bytes_out, n);
    free(bytes);
}

TEST(a_file_between_bytes_over_unix_and_tcp)
{
    loop = msf_loop_new();
    tap t, u;
    tap_open(&t, 1000);
    send_in_three_parts(&t, 1000);
    tap_end(&t);
    tap_open(&t, 1000);
    small_send_buffer(&t);
    send_in_three_parts(&t, 300000);
    tap_end(&t);
    tap_open_tcp(&u, 1000);
    send_in_three_parts(&u, 5000000);
    tap_end(&u);
    msf_loop_free(loop);
}

TEST(one_turn_sends_a_bounded_share)
{
    loop = msf_loop_new();
    tap t;
    tap_open_tcp(&t, 1000);
    int huge = 16 << 20;
    setsockopt(t.stream.fd, SOL_SOCKET, SO_SNDBUFFORCE, &huge, sizeof huge);
    size_t n = 4 << 20;
    CHECK_INT(msf_stream_write_file(&t.stream, make_file(n), 0, n), 0);
    msf_loop_flush(loop);
    CHECK(t.stream.bytes_out <= 1 << 20);
    expect_pattern(&t, n);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(a_file_shorter_than_promised_breaks_the_stream)
{
    loop = msf_loop_new();
    tap t;
    char out[4096];
    tap_open(&t, 1000);
    int fd = make_file(500);
    CHECK_INT(msf_stream_write_file(&t.stream, fd, 0, 600), 0);
    UNTIL(t.errors == 1);
    CHECK_INT(t.error, -EIO);
    CHECK_INT(peer_read(&t, out, sizeof out), 500);
    CHECK(!is_open(fd));
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(the_file_is_closed_on_every_way_out)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    int fd = make_file(100);
    CHECK_INT(msf_stream_write_file(&t.stream, fd, 0, 0), 0);
    CHECK(!is_open(fd));
    small_send_buffer(&t);
    int waiting = make_file(100000), behind = make_file(100);
    CHECK_INT(msf_stream_write_file(&t.stream, waiting, 0, 100000), 0);
    CHECK_INT(msf_stream_write_file(&t.stream, behind, 0, 100), 0);
    turn();
    CHECK(is_open(waiting) && is_open(behind));
    msf_stream_close(&t.stream);
    CHECK(!is_open(waiting) && !is_open(behind));
    int refused = make_file(100);
    CHECK_INT(msf_stream_write_file(&t.stream, refused, 0, 100), MSF_ECLOSED);
    CHECK(!is_open(refused));
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(a_peer_that_left_breaks_the_stream_and_not_the_process)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    close(t.peer);
    t.peer = -1;
    int fd = make_file(100);
    CHECK_INT(msf_stream_write_file(&t.stream, fd, 0, 100), 0);
    UNTIL(t.errors == 1);
    CHECK_INT(t.error, -EPIPE);
    CHECK(!is_open(fd));
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(a_file_that_sendfile_cannot_read_is_copied)
{
    loop = msf_loop_new();
    tap t;
    char expected[64], out[4096];
    tap_open(&t, 1000);
    int fd = open("/proc/sys/kernel/ostype", O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0);
    ssize_t n = pread(fd, expected, sizeof expected, 0);
    CHECK(n > 2);
    CHECK_INT(msf_stream_write_file(&t.stream, fd, 1, (uint64_t)n - 1), 0);
    size_t got = 0;
    while (got < (size_t)n - 1) {
        turn();
        CHECK_INT(t.errors, 0);
        got += peer_read(&t, out + got, sizeof out - got);
    }
    CHECK(memcmp(out, expected + 1, got) == 0);
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(a_directory_is_an_error)
{
    loop = msf_loop_new();
    tap t;
    tap_open(&t, 1000);
    CHECK_INT(msf_stream_write_file(&t.stream, open("/", O_RDONLY | O_CLOEXEC), 0, 10), 0);
    UNTIL(t.errors == 1);
    CHECK(t.error < 0);
    tap_end(&t);
    msf_loop_free(loop);
}

UNIT_MAIN()
