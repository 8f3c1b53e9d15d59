/* What net/ does when malloc fails. */
#include "../base/no_memory.h"

#include "net/timer.h"
#include "streams.h"

static int released;

static void release(void *ctx)
{
    released++;
}

static void on_timer(msf_timer *t)
{
    released++;
}

TEST(loop)
{
    if (no_memory_works) {
        allocations_left = 0;
        CHECK(msf_loop_new() == NULL);
        allocations_left = 1;
        CHECK(msf_loop_new() == NULL);
        allocations_left = -1;
    }
}

TEST(timer)
{
    loop = msf_loop_new();
    msf_timer t;
    msf_timer_init(&t, on_timer);
    allocations_left = 0;
    if (no_memory_works) {
        CHECK_INT(msf_timer_start(loop, &t, 1), -ENOMEM);
        CHECK(!msf_timer_armed(&t));
    }
    CHECK(!msf_loop_poll(loop, false));
    allocations_left = -1;
    CHECK_INT(msf_timer_start(loop, &t, 1), 0);
    while (msf_loop_poll(loop, true)) {
    }
    CHECK_INT(released, 1);
    msf_loop_free(loop);
}

TEST(a_write_fails_whole_and_gives_back)
{
    loop = msf_loop_new();
    tap t;
    char big[6000] = "12345", out[100];
    tap_open(&t, 1 << 20);
    CHECK_INT(msf_stream_write_copy(&t.stream, "abc", 3), 0);
    if (no_memory_works) {
        int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
        allocations_left = 0;
        CHECK_INT(msf_stream_write_copy(&t.stream, big, sizeof big), -ENOMEM);
        CHECK_INT(msf_stream_write_ref(&t.stream, big, sizeof big, release, NULL), -ENOMEM);
        CHECK_INT(released, 1);
        CHECK_INT(msf_stream_write_file(&t.stream, fd, 0, 10), -ENOMEM);
        CHECK_INT(fcntl(fd, F_GETFD), -1);
        CHECK(msf_stream_write_begin(&t.stream, sizeof big) == NULL);
        CHECK_INT(msf_stream_write_copy(&t.stream, "def", 3), 0); /* there is room */
        allocations_left = -1;
        CHECK_INT(t.stream.queued, 6);
        msf_loop_flush(loop);
        CHECK_BYTES(out, peer_read(&t, out, sizeof out), "abcdef");
    }
    tap_end(&t);
    msf_loop_free(loop);
}

TEST(open)
{
    loop = msf_loop_new();
    msf_stream s;
    if (no_memory_works) {
        allocations_left = 0;
        CHECK_INT(msf_stream_open(&s, loop, 0, &tap_events, 10), -ENOMEM);
        allocations_left = -1;
    }
    msf_loop_free(loop);
}

/* Once there are spare blocks, answers need no malloc. */
TEST(a_small_exchange_allocates_nothing)
{
    loop = msf_loop_new();
    tap t;
    char out[100], big[2000];
    tap_open(&t, 1 << 20);
    msf_stream_read_start(&t.stream);
    memset(big, 'b', sizeof big);
    for (int i = 0; i < 50; i++) {
        peer_write(&t, "q");
        UNTIL(t.got.len == (size_t)i + 1);
        memcpy(msf_stream_write_begin(&t.stream, 100), "answer", 6);
        msf_stream_write_commit(&t.stream, 6);
        CHECK_INT(msf_stream_write_copy(&t.stream, "!", 1), 0);
        CHECK_INT(msf_stream_write_ref(&t.stream, big, sizeof big, release, NULL), 0);
        msf_loop_flush(loop);
        CHECK_INT(peer_read(&t, out, 7), 7);
        while (peer_read(&t, out, sizeof out) > 0) {
        }
        if (i == 0) {
            CHECK(msf_buffer_reserve(&t.got, 1000) != NULL); /* the test's own */
            allocations_left = 0;
        }
    }
    allocations_left = -1;
    CHECK_INT(released, 50);
    tap_end(&t);
    msf_loop_free(loop);
}

UNIT_MAIN()
