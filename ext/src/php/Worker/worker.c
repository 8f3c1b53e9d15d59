/* A worker: starts the engine and the HTTP server, serves until it is told to leave, drains, ends. */
#include "php/Worker/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "engine/call.h"
#include "engine/coroutine.h"
#include "http/server.h"
#include "net/work.h"
#include "net/timer.h"
#include "php/Attribute/table.h"
#include "php/Cache/segment.h"
#include "php/Config/Config.h"
#include "php/Leaks/leaks.h"
#include "php/Http/EventStream.h"
#include "php/Log/PGLog.h"
#include "php/Macro.h"
#include "php/Request/dispatch.h"
#include "php/Request/job.h"
#include "php/Request/settings.h"
#include "php/Server/server.h"
#include "php/Server/tls.h"
#include "php/Worker/check.h"
#include "php/Worker/crash.h"
#include "php/Worker/mail.h"
#include "ext/random/php_random.h"

#define HOUSEKEEPING_MS 1000
#define PROCESS_WORKER  1 /* Macro::PROCESS_WORKER */

typedef struct worker {
    msf_worker *place;
    msf_scoreboard_slot *score;
    msf_http_server *http;
    msf_http_stats stats;
    msf_http_times times;
    uint64_t wall_offset_us; /* wall clock minus monotonic clock; looked at once a second, since the wall clock may be set */
    uint64_t turn_us;        /* the longest turn since the last housekeeping */
    msf_timer housekeeping;
    msf_timer deadline;    /* of the drain */
    uint64_t max_requests; /* this worker's own, with its random part; 0 = none */
    bool draining, stopped, leave_now;
} worker;

/* Read in the launching process, used after the fork. */
static struct {
    msf_engine_options engine;
    zend_string *upload_dir;
} configured;

static worker self;

bool msf_worker_configure_engine(zend_object *config)
{
    zend_long stack, coroutines, fibers, keep, threads, queue;
    if (!msf_config_size(config, "coroutine.stack_size", 1024 * 1024, 64 * 1024, 64 * 1024 * 1024, &stack) ||
        !msf_config_long(config, "coroutine.max", 100000, 1, 10000000, &coroutines) ||
        !msf_config_long(config, "coroutine.max_stacks", 10000, 1, 1000000, &fibers) ||
        !msf_config_long(config, "coroutine.keep_stacks", 64, 0, 100000, &keep) ||
        !msf_config_long(config, "server.async_io.thread_num", MSF_WORK_THREADS, 1, MSF_WORK_THREADS_MAX, &threads) ||
        !msf_config_long(config, "server.async_io.queue", MSF_WORK_WAITING, 1, 10000000, &queue)) {
        return false;
    }
    configured.engine = (msf_engine_options){.stack_size = (size_t)stack,
                                             .max_coroutines = (uint32_t)coroutines,
                                             .max_fibers = (uint32_t)fibers,
                                             .keep_fibers = (uint32_t)keep,
                                             .threads = (uint32_t)threads,
                                             .max_work = (uint32_t)queue};
    return true;
}

bool msf_worker_configure(zend_object *config)
{
    if (!msf_worker_configure_engine(config) || !msf_config_string(config, "server.set.upload_tmp_dir", NULL, &configured.upload_dir)) {
        return false;
    }
    if (configured.upload_dir != NULL && access(ZSTR_VAL(configured.upload_dir), W_OK) != 0) {
        msf_config_error(config, "server.set.upload_tmp_dir", "\"%s\" is no directory that can be written to",
                         ZSTR_VAL(configured.upload_dir));
        return false;
    }
    return true;
}

/* ---- leaving ------------------------------------------------------------------------------------------------------------------------ */

static void on_drain_deadline(msf_timer *t)
{
    self.leave_now = true;
}

/* Answers what is there, accepts nothing new. Only when the whole tree ends nobody will take over the idle connections. */
static void begin_drain(void)
{
    if (self.draining) {
        if (msf_place.board->stopping) {
            msf_http_server_close_idle(self.http);
        }
        return;
    }
    self.draining = true;
    msf_worker_mail_stop();
    self.score->state = MSF_WORKER_DRAINING;
    uint32_t ms = msf_worker_drain_ms(self.place);
    msf_http_server_stop(self.http, ms);
    msf_event_streams_close();
    if (msf_place.board->stopping) {
        msf_http_server_close_idle(self.http);
    }
    msf_timer_start(msf_engine_loop(), &self.deadline, ms);
}

/* The request has told of the error already: checkErrors() need not do it again when the worker ends. */
static void forget_last_error(void)
{
    if (PG(last_error_message) != NULL) {
        zend_string_release(PG(last_error_message));
        PG(last_error_message) = NULL;
    }
}

void msf_worker_fatal(const char *reason)
{
    forget_last_error();
    if (self.place != NULL) {
        msf_worker_retire(self.place, reason);
        begin_drain();
    }
}

/* The log of the request has the line already; a coroutine of another kind has nobody who would write one. Only C: see bury() in job.c. */
static void on_fatal(void *ctx)
{
    zend_object *log = msf_server_log();
    char line[1024];
    if (self.draining && PG(last_error_message) == NULL) {
        return; /* told and forgotten by msf_worker_fatal */
    }
    snprintf(line, sizeof line, "WORKER EXIT UNEXPECTED %s (%s:%d)",
             PG(last_error_message) ? ZSTR_VAL(PG(last_error_message)) : "fatal error",
             PG(last_error_file) ? ZSTR_VAL(PG(last_error_file)) : "unknown", PG(last_error_lineno));
    if (log != NULL) {
        msf_log_write(log, MSF_LOG_ALERT, line, strlen(line));
    } else {
        fprintf(stderr, "%s\n", line);
    }
    msf_worker_fatal("fatal error in a coroutine");
}

static void on_stopped(void)
{
    self.stopped = true;
}

static void on_signal(void *ctx, int signum)
{
    if (signum == SIGTERM) {
        begin_drain();
    } else if (signum == SIGQUIT) {
        self.leave_now = true;
    } else {
        msf_error err;
        if (msf_log_reopen_all(&err) != 0) {
            fprintf(stderr, "msf: worker %d: %s; it goes on with the old file\n", msf_place.slot, err.text);
        }
        msf_worker_reopen_output(self.place);
    }
}

static bool drained(void)
{
    return self.draining && self.stopped && msf_engine_get_stats()->coroutines == 0;
}

typedef struct wanted {
    zend_long fd;
    msf_http_request *found;
} wanted;

static void compare_fd(void *ctx, msf_http_request *r)
{
    wanted *w = ctx;
    if (msf_http_request_fd(r) == w->fd) {
        w->found = r;
    }
}

bool msf_worker_close(zend_long fd)
{
    wanted w = {.fd = fd};
    if (self.http != NULL && fd >= 0) {
        msf_http_server_each(self.http, compare_fd, &w);
    }
    if (w.found != NULL) {
        msf_http_res_abort(w.found);
    }
    return w.found != NULL;
}

/* ---- counters and ceilings ---------------------------------------------------------------------------------------------------------- */

/* Plain stores into this worker's own record. */
static void publish(void)
{
    msf_scoreboard_slot *score = self.score;
    score->requests = self.stats.requests;
    score->accepted = self.stats.accepted;
    score->closed = self.stats.closed;
    score->bytes_in = self.stats.bytes_in;
    score->bytes_out = self.stats.bytes_out;
    score->refused = self.stats.refused;
    memcpy(score->status, self.stats.status, sizeof score->status);
    score->connections = self.stats.connections;
    score->idle = self.stats.idle;
    score->in_flight = self.stats.in_flight;
    score->coroutines = msf_engine_get_stats()->coroutines;
    score->running = msf_dispatch_running();
}

/* After every turn, when its answers have been handed to the kernel: one look at the clock tells how long they and the turn took. */
static void count_turn(void)
{
    uint64_t now = msf_clock_mono_us(), turn = now - msf_loop_polled_us(msf_engine_loop());
    self.turn_us = turn > self.turn_us ? turn : self.turn_us;
    msf_http_times_count(&self.times, now + self.wall_offset_us);
}

static void publish_memory(void)
{
    self.score->memory = zend_memory_usage(0);
    self.score->memory_peak = zend_memory_peak_usage(0);
    self.score->findings = msf_leaks_count();
    self.score->updated_us = msf_clock_wall_us();
}

void msf_worker_publish(void)
{
    if (self.score != NULL) {
        publish();
        publish_memory();
    }
}

/* Resident bytes of this process. */
static uint64_t resident(void)
{
    static int fd = -1;
    static pid_t owner;
    char text[128];
    if (fd < 0 || owner != getpid()) {
        fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
        owner = getpid();
    }
    ssize_t n = fd < 0 ? -1 : pread(fd, text, sizeof text - 1, 0);
    unsigned long size, rss;
    if (n <= 0) {
        return 0;
    }
    text[n] = '\0';
    return sscanf(text, "%lu %lu", &size, &rss) == 2 ? (uint64_t)rss * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

static bool master_is_gone(void)
{
    struct pollfd p = {.fd = msf_worker_master_fd(self.place), .events = POLLIN};
    return poll(&p, 1, 0) > 0 && (p.revents & (POLLHUP | POLLIN)) != 0;
}

static void check_ceilings(void)
{
    char reason[256];
    if (self.max_requests != 0 && self.stats.requests >= self.max_requests) {
        snprintf(reason, sizeof reason, "it has served %llu requests (server.set.max_request)", (unsigned long long)self.stats.requests);
        msf_worker_retire(self.place, reason);
    }
    uint64_t ceiling = msf_settings()->max_memory;
    if (ceiling != 0 && self.score->rss > ceiling) {
        snprintf(reason, sizeof reason, "it uses %llu MB (server.set.max_memory)", (unsigned long long)(self.score->rss >> 20));
        msf_worker_retire(self.place, reason);
    }
}

static void on_housekeeping(msf_timer *t)
{
    self.score->rss = resident();
    self.score->turn_us = self.turn_us;
    self.score->turn_max_us = self.turn_us > self.score->turn_max_us ? self.turn_us : self.score->turn_max_us;
    self.turn_us = 0;
    self.wall_offset_us = msf_clock_wall_us() - msf_clock_mono_us();
    publish_memory();
    check_ceilings();
    msf_log_flush_all();
    if (master_is_gone()) {
        begin_drain();
    }
    msf_timer_start(msf_engine_loop(), t, HOUSEKEEPING_MS);
}

/* ---- serving ------------------------------------------------------------------------------------------------------------------------ */

/* Up to a tenth more, so that the workers of a server are not all replaced at the same time. */
static uint64_t with_jitter(uint64_t n)
{
    return n == 0 ? 0 : n + (uint64_t)(php_combined_lcg() * (double)(n / 10 + 1));
}

static bool watch_signals(msf_loop *loop)
{
    const int signals[] = {SIGTERM, SIGQUIT, SIGUSR2, SIGRTMIN};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        if (msf_loop_on_signal(loop, signals[i], on_signal, NULL) != 0) {
            return false;
        }
    }
    return true;
}

static bool listen_at(int i, msf_error *err)
{
    msf_tls_context *tls = msf_server_tls_at(i) ? msf_server_tls_context(err) : NULL;
    if (tls == NULL && msf_server_tls_at(i)) {
        return false;
    }
    int result = msf_http_server_listen(self.http, msf_worker_listen_fd(self.place, i), tls);
    msf_tls_release(tls);
    return result == 0 || msf_error_set(err, result, "cannot accept connections: %s", strerror(-result)) == 0;
}

static bool listen_everywhere(msf_error *err)
{
    for (int i = 0; i < msf_launch_listeners(); i++) {
        if (!listen_at(i, err)) {
            return false;
        }
    }
    return true;
}

static bool open_server(msf_loop *loop, msf_error *err)
{
    msf_dispatch_on_stopped(on_stopped);
    self.times.histogram = &self.score->latency;
    self.wall_offset_us = msf_clock_wall_us() - msf_clock_mono_us();
    msf_http_options options = {
        .limits = msf_settings()->limits,
        .server_name = "msf",
        .upload_dir = configured.upload_dir != NULL ? ZSTR_VAL(configured.upload_dir) : NULL,
        .stats = &self.stats,
        .times = &self.times,
    };
    self.http = msf_http_server_new(loop, &options, &msf_dispatch_handler, NULL, err);
    if (self.http == NULL) {
        return false;
    }
    return listen_everywhere(err);
}

bool msf_worker_start_engine(msf_error *err)
{
    int result = msf_engine_start(&configured.engine);
    if (result != 0) {
        msf_error_set(err, result, "no event loop: %s", strerror(-result));
        return false;
    }
    return true;
}

static bool begin(msf_error *err)
{
    if (!msf_worker_start_engine(err)) {
        return false;
    }
    msf_loop *loop = msf_engine_loop();
    msf_engine_on_fatal(on_fatal, NULL);
    msf_worker_log_timeouts();
    msf_timer_init(&self.housekeeping, on_housekeeping);
    msf_timer_init(&self.deadline, on_drain_deadline);
    self.housekeeping.weak = 1;
    self.max_requests = with_jitter(msf_settings()->max_request);
    return watch_signals(loop) && msf_dispatch_start() && open_server(loop, err);
}

void msf_worker_make_scheduler(zend_object *server)
{
    zend_class_entry *ce = msf_find_class(ZEND_STRL("PG\\MSF\\Coroutine\\Scheduler"));
    zval scheduler;
    if (ce != NULL && object_init_ex(&scheduler, ce) == SUCCESS) {
        if (ce->constructor != NULL) {
            msf_call(Z_OBJ(scheduler), ce->constructor, NULL, 0, NULL);
        }
        msf_server_put(server, "scheduler", &scheduler);
        zval_ptr_dtor(&scheduler);
    }
}

/* On standard error, and for the one who waits for the reload. */
static void refuse_to_start(const char *what, const char *why)
{
    char text[MSF_SCOREBOARD_WHY];
    snprintf(text, sizeof text, "worker %d: %s%s", msf_place.slot, what, why);
    msf_server_complain("%s", text);
    msf_worker_failed(self.place, text);
}

static bool code_is_whole(void)
{
    char why[MSF_SCOREBOARD_WHY];
    if (!msf_worker_is_reload(self.place) || msf_check_changed_code(msf_place.board->started_us, why, sizeof why)) {
        return true;
    }
    refuse_to_start("", why);
    return false;
}

static bool call_start_hook(void)
{
    zval argv[2];
    zend_string *why = NULL;
    zend_object *server = msf_server_instance(), *handle = msf_handle_new(msf_place.slot);
    msf_server_put_object(server, "server", handle);
    zval type;
    ZVAL_LONG(&type, PROCESS_WORKER);
    msf_server_put(server, "processType", &type);
    msf_worker_make_scheduler(server);
    ZVAL_OBJ(&argv[0], handle);
    ZVAL_LONG(&argv[1], msf_place.slot);
    bool ok = msf_server_hook("settemplateengine", 0, NULL, &why) && msf_server_hook("onworkerstart", 2, argv, &why);
    if (!ok) {
        refuse_to_start("onWorkerStart: ", ZSTR_VAL(why));
        zend_string_release(why);
    }
    OBJ_RELEASE(handle);
    return ok;
}

/* The compiler's errors are no exceptions; this one would end the worker without a word to the one who waits for the reload. */
static zend_string *describe_fatal(void)
{
    zend_string *why = strpprintf(0, "%s:%d: %s", PG(last_error_file) ? ZSTR_VAL(PG(last_error_file)) : "unknown", PG(last_error_lineno),
                                  PG(last_error_message) ? ZSTR_VAL(PG(last_error_message)) : "fatal error");
    forget_last_error();
    return why;
}

static bool find_routes(void)
{
    zend_string *why = NULL;
    volatile bool ok = false, fatal = true;
    zend_try
    {
        ok = msf_attribute_load(&why);
        fatal = false;
    }
    zend_end_try();
    if (fatal) {
        why = describe_fatal();
    }
    if (!ok) {
        refuse_to_start("attribute routes: ", ZSTR_VAL(why));
        zend_string_release(why);
    }
    if (fatal) {
        zend_bailout(); /* on to the end of the process, as after every fatal error */
    }
    return ok;
}

static void call_stop_hook(void)
{
    zval argv[2];
    ZVAL_COPY(&argv[0], msf_server_get(msf_server_instance(), "server"));
    ZVAL_LONG(&argv[1], msf_place.slot);
    msf_server_hook("onworkerstop", 2, argv, NULL);
    zval_ptr_dtor(&argv[0]);
}

static void serve(void)
{
    msf_worker_ready(self.place);
    msf_timer_start(msf_engine_loop(), &self.housekeeping, 0);
    while (!self.leave_now && !drained()) {
        msf_engine_turn();
        count_turn();
        msf_log_flush_due();
        publish();
    }
}

static void end(void)
{
    msf_worker_mail_stop();
    msf_engine_unwind();
    msf_dispatch_stop();
    msf_http_server_free(self.http);
    msf_timer_stop(msf_engine_loop(), &self.housekeeping);
    msf_timer_stop(msf_engine_loop(), &self.deadline);
    count_turn();
    publish();
    call_stop_hook();
    msf_log_defer(false);
    msf_log_flush_all();
    msf_engine_stop();
}

int msf_worker_main(void *ctx, msf_worker *w)
{
    msf_error err = {0};
    memset(&self, 0, sizeof self);
    self.place = w;
    self.score = msf_worker_score(w);
    msf_worker_on_crash(w, msf_worker_describe_crash);
    msf_place = (msf_tree_place){.worker = w, .board = msf_worker_scoreboard(w), .slot = msf_worker_slot(w)};
    msf_sys_cache_in_worker(msf_place.slot);
    zend_unset_timeout(); /* max_execution_time belongs to the process; requests have deadlines of their own */
    msf_worker_refresh();
    if (!begin(&err)) {
        refuse_to_start("", err.code != 0 ? err.text : "cannot start");
        return 1;
    }
    int result;
    if (!code_is_whole() || !call_start_hook() || !find_routes()) {
        return 1;
    }
    if ((result = msf_worker_mail_start(w)) != 0) {
        refuse_to_start("messages: ", strerror(-result));
        return 1;
    }
    msf_log_defer(true);
    serve();
    end();
    return 0;
}
