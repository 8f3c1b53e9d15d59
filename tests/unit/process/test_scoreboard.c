#include "process/tree.h"
#include "server.h"

static char dir[] = "/tmp/msf-process-XXXXXX";
static char path[64];

static void make_path(void)
{
    CHECK(mkdtemp(dir) != NULL);
    snprintf(path, sizeof(path), "%s/board", dir);
}

static void remove_path(void)
{
    unlink(path);
    CHECK_INT(rmdir(dir), 0);
}

static void drop(msf_scoreboard *s)
{
    close(s->fd);
    msf_scoreboard_close(s);
}

TEST(another_mapping_sees_what_is_written)
{
    make_path();
    msf_scoreboard *s = msf_scoreboard_new(path, 3, NULL);
    CHECK(s != NULL);
    const msf_scoreboard *seen = msf_scoreboard_open(path, NULL);
    CHECK(seen != NULL && seen != s);
    CHECK_INT(seen->slots, 3);
    CHECK_INT(seen->master_pid, getpid());
    msf_scoreboard_record(s, 2, 1)->requests = 77;
    s->newest[2] = 1;
    CHECK_INT(msf_scoreboard_newest(seen, 2)->requests, 77);
    CHECK_INT((uintptr_t)msf_scoreboard_newest(s, 1) % 64, 0);
    msf_scoreboard_close(seen);
    drop(s);
    remove_path();
}

TEST(gone_with_its_descriptor)
{
    msf_error err;
    make_path();
    msf_scoreboard *s = msf_scoreboard_new(path, 1, NULL);
    drop(s);
    CHECK(msf_scoreboard_open(path, &err) == NULL);
    s = msf_scoreboard_new(path, 1, NULL); /* the dead link is replaced */
    CHECK(s != NULL);
    drop(s);
    remove_path();
}

TEST(strange_files_are_refused)
{
    msf_error err;
    char data[sizeof(msf_scoreboard)] = "not a board";
    make_path();
    CHECK(msf_scoreboard_open(path, &err) == NULL);
    CHECK_INT(err.code, -ENOENT);
    for (size_t n = 5; n <= sizeof(data); n += sizeof(data) - 5) {
        int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        CHECK_INT(write(fd, data, n), n);
        close(fd);
        CHECK(msf_scoreboard_open(path, &err) == NULL);
        CHECK_INT(err.code, -EINVAL);
    }
    remove_path();
}

/* A board that says it has more slots than its file holds would send readers beyond the mapping. */
TEST(short_board_is_refused)
{
    msf_error err;
    make_path();
    msf_scoreboard *s = msf_scoreboard_new(path, 2, NULL);
    CHECK_INT(ftruncate(s->fd, sizeof(msf_scoreboard) + sizeof(msf_scoreboard_slot)), 0);
    CHECK(msf_scoreboard_open(path, &err) == NULL);
    drop(s);
    remove_path();
}

TEST(anonymous_board)
{
    msf_scoreboard *s = msf_scoreboard_new(NULL, MSF_SCOREBOARD_SLOTS_MAX, NULL);
    CHECK(s != NULL);
    msf_scoreboard_record(s, MSF_SCOREBOARD_SLOTS_MAX - 1, MSF_SCOREBOARD_RECORDS - 1)->rss = 1;
    drop(s);
}

TEST(totals_keep_what_ended)
{
    msf_scoreboard *s = msf_scoreboard_new(NULL, 2, NULL);
    msf_scoreboard_slot *a = msf_scoreboard_record(s, 0, 0), *b = msf_scoreboard_record(s, 1, 3);
    msf_scoreboard_totals t;
    a->status[5] = 2, a->bytes_in = 100, a->running = 1;
    msf_histogram_add(&a->latency, 500);
    b->status[5] = 1, b->status[2] = 3;
    msf_histogram_add(&b->latency, 500);
    a->pid = 10, a->requests = 5, a->accepted = 4, a->closed = 1, a->connections = 3, a->coroutines = 2;
    b->pid = 11, b->requests = 7, b->accepted = 1, b->connections = 1;
    msf_scoreboard_sum(s, &t);
    CHECK_INT(t.requests, 12);
    CHECK_INT(t.accepted, 5);
    CHECK_INT(t.closed, 1);
    CHECK_INT(t.connections, 4);
    msf_scoreboard_retire(s, a);
    CHECK_INT(a->pid, 0);
    CHECK_INT(a->requests, 0);
    msf_scoreboard_sum(s, &t);
    CHECK_INT(t.requests, 12);
    CHECK_INT(t.accepted, 5);
    CHECK_INT(t.closed, 4); /* the end of a process closes what it had open */
    CHECK_INT(t.connections, 1);
    CHECK_INT(t.coroutines, 0);
    CHECK_INT(t.running, 0);
    CHECK_INT(t.status[5], 3);
    CHECK_INT(t.status[2], 3);
    CHECK_INT(t.bytes_in, 100);
    static msf_histogram latency;
    msf_scoreboard_latency(s, &latency);
    CHECK_INT(latency.count[msf_histogram_bucket(500)], 2);
    CHECK_INT(latency.sum_us, 1000);
    drop(s);
}

TEST(detail_is_whole_or_nothing)
{
    char out[MSF_SCOREBOARD_DETAIL], big[MSF_SCOREBOARD_DETAIL];
    msf_scoreboard *s = msf_scoreboard_new(NULL, 1, NULL);
    msf_scoreboard_slot *r = msf_scoreboard_record(s, 0, 0);
    CHECK_INT(msf_scoreboard_get_detail(r, out), 0);
    CHECK_INT(msf_scoreboard_set_detail(r, "{\"a\":1}", 7), 0);
    CHECK_INT(msf_scoreboard_get_detail(r, out), 7);
    CHECK_BYTES(out, 7, "{\"a\":1}");
    memset(big, 'x', sizeof(big));
    CHECK_INT(msf_scoreboard_set_detail(r, big, sizeof(big)), MSF_ETOOBIG);
    CHECK_INT(msf_scoreboard_get_detail(r, out), 7);
    CHECK_INT(msf_scoreboard_set_detail(r, big, sizeof(big) - 1), 0);
    CHECK_INT(msf_scoreboard_get_detail(r, out), sizeof(big) - 1);
    r->detail_seq++; /* its writer was killed half-way */
    CHECK_INT(msf_scoreboard_get_detail(r, out), 0);
    drop(s);
}

TEST(rates)
{
    msf_scoreboard *s = msf_scoreboard_new(NULL, 1, NULL);
    msf_scoreboard_slot *r = msf_scoreboard_record(s, 0, 0);
    msf_master m = {.board = s, .tick_us = 1000000, .windows = msf_windows_new()};
    m.minute = (msf_clock_wall_us() / 1000000 + 59) / 60;
    r->pid = 1;
    r->requests = 30;
    msf_stats_tick(&m, 999999);
    CHECK_INT(s->qps, 0); /* not yet a second */
    msf_stats_tick(&m, 1000000);
    CHECK_INT(s->qps, 30);
    uint64_t qpm = s->qpm;
    CHECK(qpm == 30);
    m.minute--; /* as if the minute had changed */
    r->requests = 32;
    msf_stats_tick(&m, 2000000);
    CHECK_INT(s->last_qpm, 30);
    CHECK_INT(s->qpm, 2);
    m.minute--;
    s->qpm = 0; /* an idle minute */
    msf_stats_tick(&m, 3000000);
    CHECK_INT(s->qps, 0);
    CHECK_INT(s->last_qpm, 0);
    s->last_qpm = 9;
    s->qpm = 9;
    m.minute -= 5; /* the machine slept for minutes */
    msf_stats_tick(&m, 4000000);
    CHECK_INT(s->last_qpm, 0);
    msf_windows_free(m.windows);
    drop(s);
}

/* A hundred seconds of 10 requests of 1 ms; in the last one 90 more of 100 ms, 5 of them errors; workers are replaced meanwhile. */
TEST(windows)
{
    msf_scoreboard *s = msf_scoreboard_new(NULL, 1, NULL);
    msf_windows *w = msf_windows_new();
    msf_scoreboard_slot *r = msf_scoreboard_record(s, 0, 0);
    static msf_stats stats;
    msf_windows_tick(w, s, 5000000);
    for (int second = 1; second <= 100; second++) {
        r->pid = 1;
        for (int i = 0; i < (second == 100 ? 100 : 10); i++) {
            r->requests++;
            r->status[i >= 95 ? 5 : 2]++;
            msf_histogram_add(&r->latency, i < 10 ? 1000 : 100000);
        }
        if (second % 7 == 0) {
            msf_scoreboard_retire(s, r);
        }
        msf_windows_tick(w, s, 5000000 + (uint64_t)second * 1000000);
    }
    msf_scoreboard_get_stats(s, &stats);
    const uint64_t requests[] = {100, 190, 690}, p50[] = {100000, 1000, 1000}, spans[] = {1000000, 10000000, 60000000};
    for (int i = 0; i < MSF_WINDOWS; i++) {
        const msf_window *v = &stats.window[i];
        CHECK_INT(v->us, spans[i]);
        CHECK_INT(v->requests, requests[i]);
        CHECK_INT(v->timed, requests[i]);
        CHECK_INT(v->status[2], requests[i] - 5);
        CHECK_INT(v->status[5], 5);
        CHECK_INT(v->p50_us, msf_histogram_highest(msf_histogram_bucket(p50[i])));
        CHECK_INT(v->p90_us, msf_histogram_highest(msf_histogram_bucket(100000)));
        CHECK_INT(v->max_us, msf_histogram_highest(msf_histogram_bucket(100000)));
    }
    CHECK_INT(stats.window[0].mean_us, (10 * 1000 + 90 * 100000) / 100);
    CHECK_INT(stats.seconds, 100);
    CHECK_INT(stats.second[99].requests, 100);
    CHECK_INT(stats.second[99].errors, 5);
    CHECK_INT(stats.second[98].requests, 10);
    msf_windows_free(w);
    drop(s);
}

TEST(windows_after_the_start_are_shorter)
{
    msf_scoreboard *s = msf_scoreboard_new(NULL, 1, NULL);
    msf_windows *w = msf_windows_new();
    static msf_stats stats;
    msf_windows_tick(w, s, 1000000);
    for (int i = 0; i < 3; i++) {
        msf_scoreboard_record(s, 0, 0)->pid = 1;
        msf_scoreboard_record(s, 0, 0)->requests += 4;
        msf_windows_tick(w, s, 2000000 + (uint64_t)i * 1000000);
    }
    msf_scoreboard_get_stats(s, &stats);
    CHECK_INT(stats.window[0].requests, 4);
    CHECK_INT(stats.window[1].requests, 12);
    CHECK_INT(stats.window[2].us, 3000000);
    CHECK_INT(stats.window[2].p99_us, 0);
    msf_windows_free(w);
    drop(s);
}

UNIT_MAIN()
