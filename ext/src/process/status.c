/* `status`: what the scoreboard says, for people and for programs. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/json.h"
#include "process/control.h"
#include "process/pidfile.h"
#include "process/scoreboard.h"

#define JSON_MAX (4 * 1024 * 1024) /* 1024 slots of up to 4 processes, 400 bytes each */

static const char *const state_names[] = {"-", "starting", "ready", "draining"};

static const char *state_name(const msf_scoreboard_slot *r)
{
    return r->pid == 0 || r->state > MSF_WORKER_DRAINING ? state_names[0] : state_names[r->state];
}

/* The worker's own figure, or the kernel's while it has not given one. */
static uint64_t rss_of(const msf_scoreboard_slot *r)
{
    char path[64];
    unsigned long long pages = 0;
    if (r->rss != 0 || r->pid == 0) {
        return r->rss;
    }
    snprintf(path, sizeof(path), "/proc/%d/statm", r->pid);
    FILE *f = fopen(path, "re");
    if (f == NULL) {
        return 0;
    }
    int n = fscanf(f, "%*u %llu", &pages);
    fclose(f);
    return n == 1 ? pages * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

static uint64_t seconds_since(uint64_t wall_us)
{
    uint64_t now = msf_clock_wall_us();
    return wall_us != 0 && now > wall_us ? (now - wall_us) / 1000000 : 0;
}

static const char *duration(uint64_t s, char *out, size_t n)
{
    if (s < 60) {
        snprintf(out, n, "%" PRIu64 "s", s);
    } else if (s < 3600) {
        snprintf(out, n, "%" PRIu64 "m%02" PRIu64 "s", s / 60, s % 60);
    } else if (s < 86400) {
        snprintf(out, n, "%" PRIu64 "h%02" PRIu64 "m", s / 3600, s / 60 % 60);
    } else {
        snprintf(out, n, "%" PRIu64 "d%02" PRIu64 "h", s / 86400, s / 3600 % 24);
    }
    return out;
}

static const char *size(uint64_t bytes, char *out, size_t n)
{
    snprintf(out, n, "%.1fM", (double)bytes / (1024.0 * 1024.0));
    return out;
}

static const char *milliseconds(uint64_t us, char *out, size_t n)
{
    snprintf(out, n, us == 0 ? "-" : us < 100000 ? "%.2fms" : "%.0fms", (double)us / 1000);
    return out;
}

/* A window is called by its nominal length. */
static const unsigned window_seconds[MSF_WINDOWS] = {1, 10, 60};

static double rate(const msf_window *w)
{
    return w->us != 0 ? (double)w->requests * 1e6 / (double)w->us : 0;
}

typedef void (*row_fn)(void *ctx, int slot, const msf_scoreboard_slot *r);

/* The slot's newest worker first, then those that are leaving. */
static void each_record(const msf_scoreboard *s, row_fn fn, void *ctx)
{
    for (uint32_t slot = 0; slot < s->slots; slot++) {
        const msf_scoreboard_slot *newest = msf_scoreboard_newest(s, (int)slot);
        fn(ctx, (int)slot, newest);
        for (int i = 0; i < MSF_SCOREBOARD_RECORDS; i++) {
            const msf_scoreboard_slot *r = &s->record[slot * MSF_SCOREBOARD_RECORDS + (uint32_t)i];
            if (r != newest && r->pid != 0) {
                fn(ctx, (int)slot, r);
            }
        }
    }
}

typedef struct table {
    msf_say_fn say;
    void *ctx;
} table;

static void say_row(void *ctx, int slot, const msf_scoreboard_slot *r)
{
    const table *t = ctx;
    char line[256], up[32], memory[32], rss[32], turn[32];
    snprintf(line, sizeof(line), "%4d %8d %-9s %8s %10" PRIu64 " %6" PRIu64 " %6u %6u %6u %6u %8s %8s %8s %5" PRIu64 " %6" PRIu64, slot,
             r->pid, state_name(r), duration(seconds_since(r->started_us), up, sizeof(up)), r->requests, r->status[5], r->connections,
             r->idle, r->in_flight, r->coroutines, milliseconds(r->turn_us, turn, sizeof(turn)), size(r->memory, memory, sizeof(memory)),
             size(rss_of(r), rss, sizeof(rss)), r->exits, r->crashes);
    t->say(t->ctx, line);
}

static void say_windows(const msf_scoreboard *s, msf_say_fn say, void *ctx)
{
    char line[256], text[4][32];
    msf_stats stats;
    msf_scoreboard_get_stats(s, &stats);
    snprintf(line, sizeof(line), "%6s %10s %9s %9s %9s %9s %7s %7s", "last", "req/s", "p50", "p90", "p99", "max", "4xx", "5xx");
    say(ctx, line);
    for (int i = 0; i < MSF_WINDOWS; i++) {
        const msf_window *w = &stats.window[i];
        snprintf(line, sizeof(line), "%4u s %10.1f %9s %9s %9s %9s %7" PRIu64 " %7" PRIu64, window_seconds[i], rate(w),
                 milliseconds(w->p50_us, text[0], sizeof(text[0])), milliseconds(w->p90_us, text[1], sizeof(text[1])),
                 milliseconds(w->p99_us, text[2], sizeof(text[2])), milliseconds(w->max_us, text[3], sizeof(text[3])), w->status[4],
                 w->status[5]);
        say(ctx, line);
    }
}

static void say_table(const msf_scoreboard *s, pid_t pid, msf_say_fn say, void *ctx)
{
    char line[256], up[32];
    msf_scoreboard_totals t;
    msf_scoreboard_sum(s, &t);
    snprintf(line, sizeof(line), "master %d on %s, up %s, %u workers, %" PRIu64 " reloads (%" PRIu64 " failed)", (int)pid,
             s->address[0] != '\0' ? s->address : "no address", duration(seconds_since(s->started_us), up, sizeof(up)), s->slots,
             s->reloads, s->reload_failures);
    say(ctx, line);
    snprintf(line, sizeof(line),
             "%" PRIu64 " requests, %" PRIu64 " per second, %" PRIu64 " this minute, %" PRIu64 " the last; %" PRIu64
             " connections, %" PRIu64 " in flight",
             t.requests, s->qps, s->qpm, s->last_qpm, t.connections, t.in_flight);
    say(ctx, line);
    say_windows(s, say, ctx);
    snprintf(line, sizeof(line), "%4s %8s %-9s %8s %10s %6s %6s %6s %6s %6s %8s %8s %8s %5s %6s", "slot", "pid", "state", "uptime",
             "requests", "5xx", "conn", "idle", "flight", "corout", "turn", "memory", "rss", "exits", "crash");
    say(ctx, line);
    each_record(s, say_row, &(table){say, ctx});
}

static void append_row(void *ctx, int slot, const msf_scoreboard_slot *r)
{
    msf_buffer *b = ctx;
    msf_buffer_printf(b,
                      "%s{\"slot\":%d,\"pid\":%d,\"state\":\"%s\",\"uptime\":%" PRIu64 ",\"generation\":%" PRIu64 ",\"requests\":%" PRIu64
                      ",\"accepted\":%" PRIu64 ",\"closed\":%" PRIu64 ",\"connections\":%u,\"idle\":%u,\"in_flight\":%u,\"coroutines\":%u"
                      ",\"errors\":%" PRIu64 ",\"refused\":%" PRIu64 ",\"memory\":%" PRIu64 ",\"rss\":%" PRIu64 ",\"exits\":%" PRIu64
                      ",\"crashes\":%" PRIu64 ",\"turn_us\":%" PRIu64 ",\"turn_max_us\":%" PRIu64 ",\"updated\":%.3f}",
                      b->data[b->len - 1] == '[' ? "" : ",", slot, r->pid, state_name(r), seconds_since(r->started_us), r->generation,
                      r->requests, r->accepted, r->closed, r->connections, r->idle, r->in_flight, r->coroutines, r->status[5], r->refused,
                      r->memory, rss_of(r), r->exits, r->crashes, r->turn_us, r->turn_max_us, (double)r->updated_us / 1e6);
}

static void append_windows(msf_buffer *b, const msf_scoreboard *s)
{
    msf_stats stats;
    msf_scoreboard_get_stats(s, &stats);
    for (int i = 0; i < MSF_WINDOWS; i++) {
        const msf_window *w = &stats.window[i];
        msf_buffer_printf(b,
                          "%s{\"seconds\":%u,\"requests\":%" PRIu64 ",\"rps\":%.1f,\"1xx\":%" PRIu64 ",\"2xx\":%" PRIu64 ",\"3xx\":%" PRIu64
                          ",\"4xx\":%" PRIu64 ",\"5xx\":%" PRIu64 ",\"mean_us\":%" PRIu64 ",\"p50_us\":%" PRIu64 ",\"p90_us\":%" PRIu64
                          ",\"p99_us\":%" PRIu64 ",\"max_us\":%" PRIu64 "}",
                          i > 0 ? "," : "", window_seconds[i], w->requests, rate(w), w->status[1], w->status[2], w->status[3], w->status[4],
                          w->status[5], w->mean_us, w->p50_us, w->p90_us, w->p99_us, w->max_us);
    }
}

static int say_json(const msf_scoreboard *s, pid_t pid, msf_say_fn say, void *ctx)
{
    msf_buffer b;
    msf_scoreboard_totals t;
    msf_scoreboard_sum(s, &t);
    msf_buffer_init(&b, JSON_MAX);
    msf_buffer_printf(&b, "{\"master\":%d,\"address\":", (int)pid);
    msf_json_string(&b, s->address, strlen(s->address));
    msf_buffer_printf(&b,
                      ",\"uptime\":%" PRIu64 ",\"reloads\":%" PRIu64 ",\"reload_failures\":%" PRIu64 ",\"requests\":%" PRIu64
                      ",\"accepted\":%" PRIu64 ",\"closed\":%" PRIu64 ",\"connections\":%" PRIu64 ",\"in_flight\":%" PRIu64
                      ",\"qps\":%" PRIu64 ",\"qpm\":%" PRIu64 ",\"last_qpm\":%" PRIu64 ",\"errors\":%" PRIu64 ",\"windows\":[",
                      seconds_since(s->started_us), s->reloads, s->reload_failures, t.requests, t.accepted, t.closed, t.connections,
                      t.in_flight, s->qps, s->qpm, s->last_qpm, t.status[5]);
    append_windows(&b, s);
    msf_buffer_append(&b, "],\"workers\":[", 13);
    each_record(s, append_row, &b);
    int code = msf_buffer_append(&b, "]}\0", 3);
    if (code == 0) {
        say(ctx, b.data);
    }
    msf_buffer_free(&b);
    return code;
}

int msf_control_status(const char *pid_file, bool json, msf_say_fn say, void *ctx)
{
    char path[4096];
    msf_error err = {0};
    pid_t pid = msf_pidfile_live(pid_file);
    if (pid == 0) {
        return -ESRCH;
    }
    msf_control_board_path(pid_file, path, sizeof(path));
    const msf_scoreboard *s = msf_scoreboard_open(path, &err);
    if (s == NULL) {
        return err.code;
    }
    int code = 0;
    if (json) {
        code = say_json(s, pid, say, ctx);
    } else {
        say_table(s, pid, say, ctx);
    }
    msf_scoreboard_close(s);
    return code;
}
