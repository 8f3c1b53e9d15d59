/* The text formats of Prometheus. Names are in base units (seconds, bytes). What is called a counter never goes back while the master
 * lives: sums of the whole tree, or numbers that the master keeps; figures of single workers are gauges. */
#include "php/Controllers/monitor.h"

#include "zend_smart_str.h"

#include "base/clock.h"
#include "php/Cache/segment.h"
#include "php_msf.h"

/* Boundaries of the histogram: 2^7 us = 128 us to 2^25 us = 33.5 s, each twice the one before; there ours are exact. */
#define FIRST_POWER 7
#define LAST_POWER  25

typedef struct writer {
    smart_str s;
    bool open; /* OpenMetrics */
    const msf_scoreboard *board;
    const char *name; /* of the family being written, as its samples are called */
    char name_room[96];
} writer;

/* ---- lines -------------------------------------------------------------------------------------------------------------------------- */

static void put(writer *w, const char *text)
{
    smart_str_appends(&w->s, text);
}

static void put_number(writer *w, double v)
{
    char text[64];
    snprintf(text, sizeof(text), "%.6f", v); /* microseconds are the smallest there is */
    size_t n = strlen(text);
    while (text[n - 1] == '0') {
        n--;
    }
    n -= text[n - 1] == '.';
    smart_str_appendl(&w->s, text, n);
}

static void head(writer *w, const char *name, const char *type, const char *help)
{
    put(w, "# HELP ");
    put(w, name);
    put(w, " ");
    put(w, help);
    put(w, "\n# TYPE ");
    put(w, name);
    put(w, " ");
    put(w, type);
    put(w, "\n");
}

static void gauge(writer *w, const char *name, const char *help)
{
    w->name = name;
    head(w, name, "gauge", help);
}

/* `name` without "_total": OpenMetrics calls the family so, the older format after its samples. */
static void counter(writer *w, const char *name, const char *help)
{
    snprintf(w->name_room, sizeof(w->name_room), "%s_total", name);
    w->name = w->name_room;
    head(w, w->open ? name : w->name, "counter", help);
}

static void label(writer *w, const char *name, const char *value, size_t n)
{
    const char *before = ZSTR_VAL(w->s.s)[ZSTR_LEN(w->s.s) - 1] == '{' ? "" : ",";
    put(w, before);
    put(w, name);
    put(w, "=\"");
    for (size_t i = 0; i < n; i++) {
        switch (value[i]) {
        case '\\':
            put(w, "\\\\");
            break;
        case '"':
            put(w, "\\\"");
            break;
        case '\n':
            put(w, "\\n");
            break;
        default:
            smart_str_appendc(&w->s, value[i]);
        }
    }
    put(w, "\"");
}

static void end(writer *w, double v)
{
    put(w, " ");
    put_number(w, v);
    put(w, "\n");
}

static void sample(writer *w, double v)
{
    put(w, w->name);
    end(w, v);
}

static void labelled(writer *w, const char *name, const char *value, double v)
{
    put(w, w->name);
    put(w, "{");
    label(w, name, value, strlen(value));
    put(w, "}");
    end(w, v);
}

/* ---- the whole tree ----------------------------------------------------------------------------------------------------------------- */

static void build(writer *w)
{
    static const char help[] = "What is running; always 1.";
    w->name = "msf_build_info";
    head(w, w->open ? "msf_build" : w->name, w->open ? "info" : "gauge", help);
    put(w, "msf_build_info{");
    label(w, "version", ZEND_STRL(PHP_MSF_VERSION));
    label(w, "php", ZEND_STRL(PHP_VERSION));
    put(w, "}");
    end(w, 1);
}

static void responses(writer *w, const msf_scoreboard_totals *t)
{
    char text[8];
    counter(w, "msf_http_responses", "Answers by class of their status, refusals of the server included.");
    for (int i = 1; i < MSF_STATUS_CLASSES; i++) {
        snprintf(text, sizeof(text), "%dxx", i);
        labelled(w, "class", text, (double)t->status[i]);
    }
}

static void durations(writer *w)
{
    char text[32];
    msf_histogram *h = emalloc(sizeof(*h));
    msf_scoreboard_latency(w->board, h);
    uint64_t total = msf_histogram_total(h);
    head(w, "msf_http_request_duration_seconds", "histogram", "From the head of a request until its answer was handed to the kernel.");
    w->name = "msf_http_request_duration_seconds_bucket";
    for (unsigned p = FIRST_POWER; p <= LAST_POWER; p++) {
        snprintf(text, sizeof(text), "%.6f", (double)(1u << p) / 1e6);
        labelled(w, "le", text, (double)msf_histogram_below(h, p));
    }
    labelled(w, "le", "+Inf", (double)total);
    put(w, "msf_http_request_duration_seconds_sum");
    end(w, (double)h->sum_us / 1e6);
    put(w, "msf_http_request_duration_seconds_count");
    end(w, (double)total);
    efree(h);
}

static void totals(writer *w)
{
    msf_scoreboard_totals t;
    const msf_scoreboard *b = w->board;
    msf_scoreboard_sum(b, &t);
    gauge(w, "msf_start_time_seconds", "When the master was started, Unix time.");
    sample(w, (double)b->started_us / 1e6);
    counter(w, "msf_http_requests", "Requests received.");
    sample(w, (double)t.requests);
    responses(w, &t);
    durations(w);
    counter(w, "msf_http_refused", "Requests that the server itself refused: malformed, too large, too many.");
    sample(w, (double)t.refused);
    counter(w, "msf_http_received_bytes", "Bytes read from clients.");
    sample(w, (double)t.bytes_in);
    counter(w, "msf_http_sent_bytes", "Bytes sent to clients.");
    sample(w, (double)t.bytes_out);
    counter(w, "msf_connections_accepted", "Connections accepted.");
    sample(w, (double)t.accepted);
    counter(w, "msf_connections_closed", "Connections closed.");
    sample(w, (double)t.closed);
    counter(w, "msf_reloads", "Reloads that have replaced every worker.");
    sample(w, (double)b->reloads);
    counter(w, "msf_reload_failures", "Reloads that have left old workers in place.");
    sample(w, (double)b->reload_failures);
    gauge(w, "msf_workers", "Workers that the configuration asks for.");
    sample(w, (double)b->slots);
}

/* ---- workers ------------------------------------------------------------------------------------------------------------------------ */

typedef double (*worker_value)(const msf_scoreboard_slot *r);

#define VALUE(name, expression)                                                                                                            \
    static double name(const msf_scoreboard_slot *r)                                                                                       \
    {                                                                                                                                      \
        return (double)(expression);                                                                                                       \
    }

VALUE(is_up, r->pid != 0 && r->state == MSF_WORKER_READY)
VALUE(started, (double)r->started_us / 1e6)
VALUE(age, r->updated_us != 0 && msf_clock_wall_us() > r->updated_us ? (double)(msf_clock_wall_us() - r->updated_us) / 1e6 : 0)
VALUE(running, r->running)
VALUE(coroutines, r->coroutines)
VALUE(connections, r->connections)
VALUE(idle, r->idle)
VALUE(memory, r->memory)
VALUE(memory_peak, r->memory_peak)
VALUE(rss, r->rss)
VALUE(turn, (double)r->turn_us / 1e6)
VALUE(turn_max, (double)r->turn_max_us / 1e6)
VALUE(findings, r->findings)

static const struct {
    const char *name, *help;
    worker_value value;
    bool always; /* also of a slot that has no worker at the moment */
} worker_gauges[] = {
    {"msf_worker_up", "1: the worker of this slot serves.", is_up, true},
    {"msf_worker_start_time_seconds", "When the worker was started, Unix time.", started, false},
    {"msf_worker_data_age_seconds", "Since when the worker has not written its figures: more than a few seconds means that it is blocked.",
     age, false},
    {"msf_worker_requests_in_progress", "Requests that have begun and not ended.", running, false},
    {"msf_worker_coroutines", "Coroutines that have begun and not ended.", coroutines, false},
    {"msf_worker_connections", "Open connections.", connections, false},
    {"msf_worker_idle_connections", "Open connections without a request.", idle, false},
    {"msf_worker_memory_bytes", "Memory that PHP uses.", memory, false},
    {"msf_worker_memory_peak_bytes", "The most that PHP has used.", memory_peak, false},
    {"msf_worker_resident_memory_bytes", "Resident memory of the process.", rss, false},
    {"msf_worker_turn_seconds", "The longest turn of the event loop in the last second: so long nobody else of this worker got on.", turn,
     false},
    {"msf_worker_turn_max_seconds", "The longest turn since the worker was started.", turn_max, false},
    {"msf_worker_leak_findings", "What the leak detector has found.", findings, false},
};

static void worker_label(writer *w, uint32_t slot)
{
    char room[16];
    snprintf(room, sizeof(room), "%u", slot);
    label(w, "worker", room, strlen(room));
}

static void exits(writer *w)
{
    counter(w, "msf_worker_exits", "Ends of workers: replaced (reload, a ceiling, a fatal error) or crashed.");
    for (uint32_t i = 0; i < w->board->slots; i++) {
        const msf_scoreboard_slot *r = msf_scoreboard_newest(w->board, (int)i);
        const struct {
            const char *reason;
            uint64_t n;
        } ends[] = {{"replaced", r->exits - r->crashes}, {"crashed", r->crashes}};
        for (int k = 0; k < 2; k++) {
            put(w, w->name);
            put(w, "{");
            worker_label(w, i);
            label(w, "reason", ends[k].reason, strlen(ends[k].reason));
            put(w, "}");
            end(w, (double)ends[k].n);
        }
    }
}

static void workers(writer *w)
{
    for (size_t g = 0; g < sizeof(worker_gauges) / sizeof(worker_gauges[0]); g++) {
        gauge(w, worker_gauges[g].name, worker_gauges[g].help);
        for (uint32_t i = 0; i < w->board->slots; i++) {
            const msf_scoreboard_slot *r = msf_scoreboard_newest(w->board, (int)i);
            if (r->pid != 0 || worker_gauges[g].always) {
                put(w, w->name);
                put(w, "{");
                worker_label(w, i);
                put(w, "}");
                end(w, worker_gauges[g].value(r));
            }
        }
    }
    exits(w);
}

/* ---- what workers tell as text ------------------------------------------------------------------------------------------------------- */

/* Maps of names to numbers. */
static const struct {
    const char *key, *name, *help, *label;
} maps[] = {
    {"object_pool", "msf_object_pool_objects", "Objects of a class that the pool knows, idle ones included.", "class"},
    {"keep_alive_cache", "msf_client_idle_connections", "Idle connections of the HTTP client.", "target"},
};

static void entries(writer *w, uint32_t slot, zval *map, const char *label_name)
{
    zend_string *key;
    zval *v;
    ZEND_HASH_FOREACH_STR_KEY_VAL (Z_ARRVAL_P(map), key, v) {
        if (key && Z_TYPE_P(v) == IS_LONG) {
            put(w, w->name);
            put(w, "{");
            worker_label(w, slot);
            label(w, label_name, ZSTR_VAL(key), ZSTR_LEN(key));
            put(w, "}");
            end(w, (double)Z_LVAL_P(v));
        }
    }
    ZEND_HASH_FOREACH_END();
}

static void structures(writer *w)
{
    zval *details = safe_emalloc(w->board->slots, sizeof(zval), 0);
    for (uint32_t i = 0; i < w->board->slots; i++) {
        msf_monitor_detail(msf_scoreboard_newest(w->board, (int)i), &details[i]);
    }
    for (size_t m = 0; m < sizeof(maps) / sizeof(maps[0]); m++) {
        gauge(w, maps[m].name, maps[m].help);
        for (uint32_t i = 0; i < w->board->slots; i++) {
            zval *map = zend_hash_str_find(Z_ARRVAL(details[i]), maps[m].key, strlen(maps[m].key));
            if (map && Z_TYPE_P(map) == IS_ARRAY) {
                entries(w, i, map, maps[m].label);
            }
        }
    }
    for (uint32_t i = 0; i < w->board->slots; i++) {
        zval_ptr_dtor(&details[i]);
    }
    efree(details);
}

/* ---- shared cache ------------------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *key, *name, *help;
    bool counts;
} cache_figures[] = {
    {"hits", "msf_cache_hits", "Reads of the shared cache that have found something.", true},
    {"miss", "msf_cache_misses", "Reads that have found nothing.", true},
    {"fails", "msf_cache_failures", "Writes that were refused.", true},
    {"kicks", "msf_cache_evictions", "Entries that had to go for others.", true},
    {"recycles", "msf_cache_recycles", "Times that the memory of values was used anew.", true},
    {"memory_size", "msf_cache_size_bytes", "Memory of the shared cache.", false},
    {"slots_size", "msf_cache_slots", "Entries that it can hold.", false},
    {"slots_used", "msf_cache_slots_used", "Entries that it holds.", false},
};

static void cache(writer *w)
{
    zval info;
    msf_sys_cache_info(&info);
    for (size_t i = 0; i < sizeof(cache_figures) / sizeof(cache_figures[0]); i++) {
        zval *v = zend_hash_str_find(Z_ARRVAL(info), cache_figures[i].key, strlen(cache_figures[i].key));
        if (v && Z_TYPE_P(v) == IS_LONG) {
            (cache_figures[i].counts ? counter : gauge)(w, cache_figures[i].name, cache_figures[i].help);
            sample(w, (double)Z_LVAL_P(v));
        }
    }
    zval_ptr_dtor(&info);
}

zend_string *msf_metrics_text(bool openmetrics)
{
    writer w = {.open = openmetrics, .board = msf_monitor_board()};
    build(&w);
    if (w.board) {
        totals(&w);
        workers(&w);
        structures(&w);
    }
    cache(&w);
    if (openmetrics) {
        put(&w, "# EOF\n");
    }
    smart_str_0(&w.s);
    return w.s.s;
}
