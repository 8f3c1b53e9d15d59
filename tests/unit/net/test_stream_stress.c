/* Many streams, random calls, ends that vanish at any moment: every reference is released once, every stream closes once, every byte that
 * arrives is the right one, no descriptor stays open. */
#include <dirent.h>

#include "streams.h"

enum { STREAMS = 24, STEPS = 6000, BYTES = 1 << 20 };

static tap taps[STREAMS];
static size_t sent_at[STREAMS], seen_at[STREAMS];
static int references, releases;
static char *source;
static int source_file;

static size_t dice(size_t n)
{
    return (size_t)random() % n;
}

static void release(void *ctx)
{
    releases++;
}

static void maybe_close(tap *t)
{
    if (dice(40) == 0) {
        msf_stream_close(&t->stream);
    }
}

static void write_something(tap *t)
{
    size_t *at = &sent_at[t - taps];
    size_t n = dice(20000);
    if (*at + n > BYTES) {
        return;
    }
    int result = 0;
    char *room;
    switch (dice(4)) {
    case 0:
        result = msf_stream_write_copy(&t->stream, source + *at, n);
        break;
    case 1:
        references++;
        result = msf_stream_write_ref(&t->stream, source + *at, n, release, NULL);
        break;
    case 2:
        result = msf_stream_write_file(&t->stream, dup(source_file), (int64_t)*at, n);
        break;
    default:
        room = msf_stream_write_begin(&t->stream, n);
        if (room == NULL) {
            return;
        }
        memcpy(room, source + *at, n);
        msf_stream_write_commit(&t->stream, n);
    }
    *at += result == 0 ? n : 0;
}

static void drained(tap *t)
{
    write_something(t);
    maybe_close(t);
}

static void open_one(tap *t)
{
    if (dice(2) == 0) {
        tap_open(t, 10000);
    } else {
        tap_open_tcp(t, 10000);
    }
    if (dice(2) == 0) {
        small_send_buffer(t);
    }
    t->in_data = t->in_eof = maybe_close;
    t->in_error = dice(2) == 0 ? maybe_close : NULL;
    t->in_drain = drained;
    sent_at[t - taps] = seen_at[t - taps] = 0;
    msf_stream_read_start(&t->stream);
}

static void read_at_peer(tap *t)
{
    size_t *at = &seen_at[t - taps];
    char piece[8000];
    ssize_t n = t->peer < 0 ? 0 : recv(t->peer, piece, dice(sizeof piece) + 1, 0);
    if (n > 0) {
        CHECK(*at + (size_t)n <= sent_at[t - taps]);
        CHECK(memcmp(piece, source + *at, (size_t)n) == 0);
        *at += (size_t)n;
    }
}

static void peer_leaves(tap *t)
{
    if (t->peer >= 0 && dice(2) == 0) {
        peer_reset(t);
    } else if (t->peer >= 0) {
        shutdown(t->peer, SHUT_WR);
    }
}

static void step(tap *t)
{
    size_t what = dice(100);
    if (what < 40) {
        read_at_peer(t);
    } else if (what < 65) {
        write_something(t);
    } else if (what < 75) {
        msf_stream_flush(&t->stream);
    } else if (what < 83 && t->peer >= 0) {
        send(t->peer, source, dice(5000), MSG_NOSIGNAL);
    } else if (what < 90) {
        (dice(2) == 0 ? msf_stream_read_stop : msf_stream_read_start)(&t->stream);
    } else if (what < 92) {
        peer_leaves(t);
    } else if (what < 93) {
        msf_stream_shutdown_write(&t->stream);
    } else if (what < 94) {
        msf_stream_close(&t->stream);
    }
}

static int open_descriptors(void)
{
    int n = 0;
    DIR *d = opendir("/proc/self/fd");
    while (readdir(d) != NULL) {
        n++;
    }
    closedir(d);
    return n;
}

static void end_one(tap *t)
{
    tap_end(t);
    CHECK(t->stream.head == NULL);
}

TEST(random_calls)
{
    source = make_pattern(BYTES);
    char name[] = "/tmp/msf-stress-XXXXXX";
    source_file = mkstemp(name);
    unlink(name);
    CHECK_INT(write(source_file, source, BYTES), BYTES);
    loop = msf_loop_new();
    int before = open_descriptors();
    srandom(42);
    for (int i = 0; i < STREAMS; i++) {
        open_one(&taps[i]);
    }
    for (int i = 0; i < STEPS; i++) {
        step(&taps[dice(STREAMS)]);
        if (dice(8) == 0) {
            turn();
        }
        tap *t = &taps[dice(STREAMS)];
        if (t->closes > 0 || sent_at[t - taps] > BYTES - 30000) {
            end_one(t);
            open_one(t);
        }
    }
    for (int i = 0; i < STREAMS; i++) {
        end_one(&taps[i]);
    }
    CHECK(references > 100);
    CHECK_INT(releases, references);
    CHECK_INT(open_descriptors(), before);
    close(source_file);
    msf_loop_free(loop);
    free(source);
}

UNIT_MAIN()
