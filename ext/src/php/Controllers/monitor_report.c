/* The monitor page as an array. The manual's keys come first, in its order and forms (spec/01 9.1 to 9.3); ours follow. */
#include "php/Controllers/monitor.h"

#include "base/clock.h"
#include "php/Cache/segment.h"
#include "php/Leaks/leaks.h"
#include "php/Server/server.h"
#include "php/Worker/worker.h"
#include "php_msf.h"

#define OLD_MS 2500 /* a worker writes its record once a second */

const msf_scoreboard *msf_monitor_board(void)
{
    if (msf_place.worker) {
        msf_worker_publish();
        msf_monitor_publish(msf_worker_score(msf_place.worker));
    }
    return msf_server_scoreboard();
}

static double seconds(uint64_t us)
{
    return (double)us / 1e6;
}

static uint64_t since(uint64_t now, uint64_t us)
{
    return us != 0 && now > us ? now - us : 0;
}

static void add_empty(zval *map, const char *key)
{
    zval v;
    array_init(&v);
    add_assoc_zval(map, key, &v);
}

/* Moves an entry of the detail over; an empty array without it. */
static void move_part(zval *worker, zval *detail, const char *key)
{
    zval *v = zend_hash_str_find(Z_ARRVAL_P(detail), key, strlen(key));
    if (!v) {
        add_empty(worker, key);
        return;
    }
    Z_TRY_ADDREF_P(v);
    add_assoc_zval(worker, key, v);
    zend_hash_str_del(Z_ARRVAL_P(detail), key, strlen(key));
}

/* ---- a worker ----------------------------------------------------------------------------------------------------------------------- */

static void add_megabytes(zval *map, const char *key, uint64_t bytes)
{
    add_assoc_str(map, key, strpprintf(0, "%.3fM", (double)bytes / 1024 / 1024));
}

static void add_manual(zval *worker, const msf_scoreboard_slot *r, zval *detail)
{
    zval map;
    add_assoc_long(worker, "pid", r->pid);
    array_init(&map);
    add_assoc_long(&map, "total", r->running);
    add_assoc_zval(worker, "coroutine", &map);
    array_init(&map);
    add_megabytes(&map, "peak", r->memory_peak);
    add_megabytes(&map, "usage", r->memory);
    add_assoc_long(&map, "peak_byte", (zend_long)r->memory_peak);
    add_assoc_long(&map, "usage_byte", (zend_long)r->memory);
    add_assoc_zval(worker, "memory", &map);
    array_init(&map);
    add_assoc_long(&map, "worker_request_count", (zend_long)r->requests);
    add_assoc_zval(worker, "request", &map);
    move_part(worker, detail, "object_pool");
    move_part(worker, detail, "dns_cache_http");
    move_part(worker, detail, "keep_alive_cache");
    add_assoc_long(worker, "exit", (zend_long)r->crashes);
}

static const char *state_of(const msf_scoreboard_slot *r, uint64_t age_us)
{
    static const char *const names[] = {"none", "starting", "ready", "draining"};
    if (r->pid == 0 || r->state > MSF_WORKER_DRAINING) {
        return names[0];
    }
    return r->state == MSF_WORKER_READY && age_us > OLD_MS * 1000 ? "blocked" : names[r->state];
}

static void add_status(zval *map, const uint64_t *status)
{
    char key[8];
    for (int i = 1; i < MSF_STATUS_CLASSES; i++) {
        snprintf(key, sizeof(key), "%dxx", i);
        add_assoc_long(map, key, (zend_long)status[i]);
    }
}

static void add_own(zval *worker, const msf_scoreboard_slot *r, uint64_t now)
{
    zval map;
    uint64_t age = since(now, r->updated_us);
    add_assoc_long(worker, "reload", (zend_long)(r->exits - r->crashes));
    add_assoc_string(worker, "state", state_of(r, age));
    add_assoc_long(worker, "generation", (zend_long)r->generation);
    add_assoc_double(worker, "uptime", seconds(since(now, r->started_us)));
    add_assoc_double(worker, "age", seconds(age));
    add_assoc_long(worker, "connections", r->connections);
    add_assoc_long(worker, "idle", r->idle);
    add_assoc_long(worker, "in_flight", r->in_flight);
    add_assoc_long(worker, "coroutines", r->coroutines);
    add_assoc_long(worker, "rss_byte", (zend_long)r->rss);
    add_assoc_long(worker, "refused", (zend_long)r->refused);
    array_init(&map);
    add_status(&map, r->status);
    add_assoc_zval(worker, "status", &map);
    array_init(&map);
    add_assoc_long(&map, "last_us", (zend_long)r->turn_us);
    add_assoc_long(&map, "max_us", (zend_long)r->turn_max_us);
    add_assoc_zval(worker, "turn", &map);
}

/* The asked worker itself knows more than fits into its record. */
static void add_leaks(zval *worker)
{
    zval leaks;
    if (msf_leaks_on()) {
        msf_leaks_report(&leaks);
        zend_hash_str_update(Z_ARRVAL_P(worker), ZEND_STRL("leaks"), &leaks);
    }
}

static void add_worker(zval *workers, uint32_t i, const msf_scoreboard_slot *r, uint64_t now)
{
    zval worker, detail, *v;
    zend_string *key;
    char name[32];
    snprintf(name, sizeof(name), "worker%u", i);
    array_init(&worker);
    msf_monitor_detail(r, &detail);
    add_manual(&worker, r, &detail);
    add_own(&worker, r, now);
    ZEND_HASH_FOREACH_STR_KEY_VAL (Z_ARRVAL(detail), key, v) {
        if (key) {
            Z_TRY_ADDREF_P(v);
            zend_hash_update(Z_ARRVAL(worker), key, v);
        }
    }
    ZEND_HASH_FOREACH_END();
    zval_ptr_dtor(&detail);
    if ((int)i == msf_server_slot()) {
        add_leaks(&worker);
    }
    add_assoc_zval(workers, name, &worker);
}

/* Returns the requests in progress. */
static zend_long add_workers(zval *out, const msf_scoreboard *board, uint64_t now)
{
    zval workers;
    zend_long running = 0;
    array_init(&workers);
    for (uint32_t i = 0; i < board->slots; i++) {
        const msf_scoreboard_slot *r = msf_scoreboard_newest(board, (int)i);
        running += r->running;
        add_worker(&workers, i, r, now);
    }
    add_assoc_zval(out, "worker", &workers);
    return running;
}

/* ---- the whole ---------------------------------------------------------------------------------------------------------------------- */

static void add_totals(zval *out, const msf_scoreboard *board, const msf_scoreboard_totals *t, zend_long running)
{
    zval map;
    array_init(&map);
    add_assoc_long(&map, "start_time", (zend_long)(board->started_us / 1000000));
    add_assoc_long(&map, "connection_num", (zend_long)t->connections);
    add_assoc_long(&map, "accept_count", (zend_long)t->accepted);
    add_assoc_long(&map, "close_count", (zend_long)t->closed);
    add_assoc_long(&map, "tasking_num", 0);
    add_assoc_long(&map, "request_count", (zend_long)t->requests);
    add_assoc_zval(out, "tcp", &map);
    array_init(&map);
    add_assoc_long(&map, "qps", (zend_long)board->qps);
    add_assoc_long(&map, "last_qpm", (zend_long)board->last_qpm);
    add_assoc_long(&map, "qpm", (zend_long)board->qpm);
    add_assoc_long(&map, "concurrency", running);
    add_assoc_zval(out, "running", &map);
}

static void add_window(zval *windows, const char *name, const msf_window *w)
{
    zval map;
    array_init(&map);
    add_assoc_double(&map, "seconds", seconds(w->us));
    add_assoc_long(&map, "requests", (zend_long)w->requests);
    add_assoc_double(&map, "rps", w->us != 0 ? (double)w->requests * 1e6 / (double)w->us : 0);
    add_assoc_long(&map, "mean_us", (zend_long)w->mean_us);
    add_assoc_long(&map, "p50_us", (zend_long)w->p50_us);
    add_assoc_long(&map, "p90_us", (zend_long)w->p90_us);
    add_assoc_long(&map, "p99_us", (zend_long)w->p99_us);
    add_assoc_long(&map, "max_us", (zend_long)w->max_us);
    add_status(&map, w->status);
    add_assoc_zval(windows, name, &map);
}

static void add_history(zval *out, const msf_stats *stats, uint32_t most)
{
    zval map, requests, errors, p99;
    uint64_t n = stats->seconds < MSF_SECONDS ? stats->seconds : MSF_SECONDS;
    n = n < most ? n : most;
    array_init(&map);
    array_init(&requests);
    array_init(&errors);
    array_init(&p99);
    for (uint64_t i = stats->seconds - n; i < stats->seconds; i++) {
        const msf_second *s = &stats->second[i % MSF_SECONDS];
        add_next_index_long(&requests, s->requests);
        add_next_index_long(&errors, s->errors);
        add_next_index_long(&p99, s->p99_us);
    }
    add_assoc_zval(&map, "requests", &requests);
    add_assoc_zval(&map, "errors", &errors);
    add_assoc_zval(&map, "p99_us", &p99);
    add_assoc_zval(out, "history", &map);
}

static void add_latency(zval *out, const msf_scoreboard *board, uint32_t history)
{
    static const char *const names[MSF_WINDOWS] = {"1s", "10s", "60s"};
    zval windows;
    msf_stats *stats = emalloc(sizeof(*stats));
    msf_scoreboard_get_stats(board, stats);
    array_init(&windows);
    for (int i = 0; i < MSF_WINDOWS; i++) {
        add_window(&windows, names[i], &stats->window[i]);
    }
    add_assoc_zval(out, "latency", &windows);
    if (history > 0) {
        add_history(out, stats, history);
    }
    efree(stats);
}

static void add_server(zval *out, const msf_scoreboard *board, const msf_scoreboard_totals *t, uint64_t now)
{
    zval map, status;
    array_init(&map);
    add_assoc_string(&map, "version", PHP_MSF_VERSION);
    add_assoc_string(&map, "php", PHP_VERSION);
    add_assoc_string(&map, "address", board->address);
    add_assoc_long(&map, "master", board->master_pid);
    add_assoc_double(&map, "time", seconds(now));
    add_assoc_double(&map, "uptime", seconds(since(now, board->started_us)));
    add_assoc_long(&map, "worker", msf_server_slot());
    add_assoc_long(&map, "reloads", (zend_long)board->reloads);
    add_assoc_long(&map, "reload_failures", (zend_long)board->reload_failures);
    add_assoc_string(&map, "reload_failure", board->failure);
    add_assoc_long(&map, "idle", (zend_long)t->idle);
    add_assoc_long(&map, "in_flight", (zend_long)t->in_flight);
    add_assoc_long(&map, "refused", (zend_long)t->refused);
    add_assoc_long(&map, "bytes_in", (zend_long)t->bytes_in);
    add_assoc_long(&map, "bytes_out", (zend_long)t->bytes_out);
    array_init(&status);
    add_status(&status, t->status);
    add_assoc_zval(&map, "status", &status);
    add_assoc_zval(out, "server", &map);
}

/* Old workers that still answer what they have. */
static void add_leaving(zval *out, const msf_scoreboard *board, uint64_t now)
{
    zval list, map;
    array_init(&list);
    for (uint32_t i = 0; i < board->slots * MSF_SCOREBOARD_RECORDS; i++) {
        const msf_scoreboard_slot *r = &board->record[i];
        if (r->pid != 0 && r != msf_scoreboard_newest(board, (int)(i / MSF_SCOREBOARD_RECORDS))) {
            array_init(&map);
            add_assoc_long(&map, "worker", (zend_long)(i / MSF_SCOREBOARD_RECORDS));
            add_assoc_long(&map, "pid", r->pid);
            add_own(&map, r, now);
            add_next_index_zval(&list, &map);
        }
    }
    add_assoc_zval(out, "leaving", &list);
}

void msf_monitor_report(zval *out, uint32_t history)
{
    zval cache;
    const msf_scoreboard *board = msf_monitor_board();
    msf_scoreboard_totals t;
    uint64_t now = msf_clock_wall_us();
    array_init(out);
    if (board) {
        zend_long running = add_workers(out, board, now);
        msf_scoreboard_sum(board, &t);
        add_totals(out, board, &t, running);
    }
    msf_sys_cache_info(&cache);
    add_assoc_zval(out, "sys_cache", &cache);
    if (board) {
        add_latency(out, board, history);
        add_server(out, board, &t, now);
        add_leaving(out, board, now);
    }
}
