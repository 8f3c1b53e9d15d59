/* From the configuration to a running process tree: the options and the hooks of the master. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "SAPI.h"
#include "php_msf.h"
#include "zend_smart_str.h"
#include "engine/call.h"
#include "php/Cache/segment.h"
#include "php/Common.h"
#include "php/Config/Config.h"
#include "php/Log/PGLog.h"
#include "php/Macro.h"
#include "php/Request/settings.h"
#include "php/Session/settings.h"
#include "php/Server/server.h"
#include "php/Server/tls.h"
#include "php/Worker/worker.h"
#include "process/mailbox.h"

msf_tree_place msf_place = {.slot = -1};

typedef struct launch {
    msf_master_options options;
    msf_listen_spec listen[MSF_LISTENERS_MAX]; /* the first is that of http_server.port */
    int listen_count;
    zend_string *title, *log_file, *crash_dir, *user, *group, *host;
} launch;

/* Between the steps of run(); what it points to belongs to the configuration. */
static launch planned;

/* ---- options ------------------------------------------------------------------------------------------------------------------------ */

static bool read_address(launch *l, zend_object *config)
{
    zend_long port;
    bool enable;
    if (!msf_config_bool(config, "http_server.enable", true, &enable) || !msf_config_string(config, "http_server.socket", NULL, &l->host) ||
        !msf_config_long(config, "http_server.port", -1, 0, 65535, &port)) {
        return false;
    }
    if (!enable) {
        msf_config_error(config, "http_server.enable", "is false, so there is nothing to serve");
        return false;
    }
    bool is_unix = l->host != NULL && strncmp(ZSTR_VAL(l->host), "unix:", 5) == 0;
    if (l->host == NULL) {
        msf_config_error(config, "http_server.socket", "expected the address to listen on, such as 0.0.0.0 or unix:/run/app.sock");
        return false;
    }
    if (port < 0 && !is_unix) {
        msf_config_error(config, "http_server.port", "expected the port to listen on");
        return false;
    }
    l->listen[0] = (msf_listen_spec){.host = ZSTR_VAL(l->host), .port = port < 0 ? 0 : (int)port};
    l->listen_count = 1;
    return msf_server_tls_configure(config, l->listen, &l->listen_count);
}

static zend_long processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MSF_SCOREBOARD_SLOTS_MAX ? MSF_SCOREBOARD_SLOTS_MAX : n;
}

/* NULL: the directory of the pid file. */
static bool read_crash_dir(launch *l, zend_object *config)
{
    if (!msf_config_string(config, "server.crash_dir", NULL, &l->crash_dir)) {
        return false;
    }
    if (l->crash_dir != NULL && access(ZSTR_VAL(l->crash_dir), W_OK | X_OK) != 0) {
        msf_config_error(config, "server.crash_dir", "\"%s\" is no directory that can be written to", ZSTR_VAL(l->crash_dir));
        return false;
    }
    return true;
}

static bool read_options(launch *l, zend_object *config, bool daemonize)
{
    zend_long workers, backlog, ready, give_up, mail;
    if (!read_address(l, config) || !read_crash_dir(l, config) || !msf_config_string(config, "server.process_title", NULL, &l->title) ||
        !msf_config_string(config, "server.set.log_file", NULL, &l->log_file) ||
        !msf_config_string(config, "server.set.user", NULL, &l->user) || !msf_config_string(config, "server.set.group", NULL, &l->group) ||
        !msf_config_long(config, "server.set.worker_num", processors(), 1, MSF_SCOREBOARD_SLOTS_MAX, &workers) ||
        !msf_config_long(config, "server.set.backlog", 0, 0, 1000000, &backlog) ||
        !msf_config_duration(config, "server.set.ready_timeout", 1, 30000, 100, 3600000, &ready) ||
        !msf_config_duration(config, MSF_KEY_ABORT_TIMEOUT, 1, MSF_ABORT_MS, 0, MSF_ABORT_MS_MAX, &give_up) ||
        !msf_config_size(config, "server.set.message_queue", 256 * 1024, MSF_MAIL_MAX, 64 * 1024 * 1024, &mail)) {
        return false;
    }
    zval *pid_file = zend_read_static_property(msf_ce_server, ZEND_STRL("pidFile"), true);
    l->options = (msf_master_options){
        .pid_file = pid_file != NULL && Z_TYPE_P(pid_file) == IS_STRING ? Z_STRVAL_P(pid_file) : NULL,
        .title = l->title != NULL ? ZSTR_VAL(l->title) : NULL,
        .log_file = l->log_file != NULL ? ZSTR_VAL(l->log_file) : NULL,
        .crash_dir = l->crash_dir != NULL ? ZSTR_VAL(l->crash_dir) : NULL,
        .user = geteuid() == 0 && l->user != NULL ? ZSTR_VAL(l->user) : NULL,
        .group = geteuid() == 0 && l->group != NULL ? ZSTR_VAL(l->group) : NULL,
        .listen = l->listen,
        .listen_count = l->listen_count,
        .backlog = (int)backlog,
        .workers = (int)workers,
        .daemonize = daemonize,
        .ready_timeout_ms = (uint32_t)ready,
        .drain_ms = msf_settings()->drain,
        .mail_bytes = (int)mail,
        .abort_ms = (uint32_t)give_up,
        .backoff_max_ms = 10000,
    };
    return true;
}

/* ---- banner ------------------------------------------------------------------------------------------------------------------------- */

static zend_string *command_line(void)
{
    smart_str s = {0};
    for (int i = 0; i < SG(request_info).argc; i++) {
        if (i > 0) {
            smart_str_appendc(&s, ' ');
        }
        smart_str_appends(&s, SG(request_info).argv[i]);
    }
    return smart_str_extract(&s);
}

static void display_ui(const launch *l)
{
    zend_string *command = command_line();
    zval *env = zend_get_constant_str(ZEND_STRL("APPLICATION_ENV"));
    zval *tasks = msf_config_get(msf_server_config(), ZEND_STRL("server.set.task_worker_num"));
    msf_server_say("Start   Command: %s", ZSTR_VAL(command));
    msf_server_say("MSF     Version: %s", PHP_MSF_VERSION);
    msf_server_say("Swoole  Version: none (native runtime)");
    msf_server_say("PHP     Version: %s", PHP_VERSION);
    msf_server_say("Application ENV: %s", env != NULL && Z_TYPE_P(env) == IS_STRING ? Z_STRVAL_P(env) : "");
    msf_server_say("Worker   Number: %d", l->options.workers);
    msf_server_say("Task     Number: " ZEND_LONG_FMT, tasks != NULL ? zval_get_long(tasks) : 0);
    msf_server_say("Listen     Addr: %s", l->listen[0].host);
    msf_server_say("Listen     Port: %d", l->listen[0].port);
    zend_string_release(command);
}

static void warn_about_user(const launch *l)
{
    if (geteuid() != 0 && l->user != NULL) {
        char *me = getenv("USER");
        if (me == NULL || strcmp(me, ZSTR_VAL(l->user)) != 0) {
            msf_server_say("You must have the root privileges to change uid and gid.");
        }
    }
}

/* ---- hooks of the master ------------------------------------------------------------------------------------------------------------ */

static void call_hook(const char *lc_name)
{
    zval serv;
    ZVAL_COPY(&serv, msf_server_get(msf_server_instance(), "server"));
    zend_string *why = NULL;
    if (!msf_server_hook(lc_name, 1, &serv, &why)) {
        msf_server_complain("%s: %s", lc_name, ZSTR_VAL(why));
        zend_string_release(why);
    }
    zval_ptr_dtor(&serv);
}

static void on_start(void *ctx)
{
    call_hook("onstart");
    call_hook("onmanagerstart");
}

static void say_address(const msf_listen_spec *at, bool tls)
{
    bool is_unix = strncmp(at->host, "unix:", 5) == 0;
    bool all = strcmp(at->host, "0.0.0.0") == 0 || strcmp(at->host, "::") == 0 || strcmp(at->host, "*") == 0;
    if (is_unix) {
        msf_server_say("Serving on %s", at->host);
    } else {
        msf_server_say("Serving on %s://%s:%d", tls ? "https" : "http", all ? "127.0.0.1" : at->host, at->port);
    }
}

static void on_ready(void *ctx)
{
    const launch *l = ctx;
    for (int i = 0; i < l->listen_count; i++) {
        say_address(&l->listen[i], msf_server_tls_at(i));
    }
}

static void on_worker_exit(void *ctx, const msf_worker_exit *e)
{
    if (e->expected) {
        return;
    }
    zval argv[4];
    ZVAL_COPY(&argv[0], msf_server_get(msf_server_instance(), "server"));
    ZVAL_LONG(&argv[1], e->slot);
    ZVAL_LONG(&argv[2], e->pid);
    ZVAL_LONG(&argv[3], WIFEXITED(e->status) ? WEXITSTATUS(e->status) : 128 + WTERMSIG(e->status));
    msf_server_hook("onworkererror", 4, argv, NULL);
    zval_ptr_dtor(&argv[0]);
    msf_log_flush_all();
}

static void on_reopen(void *ctx)
{
    msf_error err;
    if (msf_log_reopen_all(&err) != 0) {
        msf_server_say("log files: %s", err.text);
    }
}

static void on_stop(void *ctx)
{
    call_hook("onmanagerstop");
    call_hook("onshutdown");
    msf_log_flush_all();
}

static void log_line(void *ctx, const char *line)
{
    msf_server_say("%s", line);
}

static const msf_master_hooks hooks = {
    .worker = msf_worker_main,
    .on_start = on_start,
    .on_ready = on_ready,
    .on_worker_exit = on_worker_exit,
    .on_reopen = on_reopen,
    .on_stop = on_stop,
    .log = log_line,
};

/* ---- all of it ---------------------------------------------------------------------------------------------------------------------- */

/* An application's setServerSet() has the last word on server.set. False after a throw. */
static bool ask_server_set(zend_object *server, zend_object *config, bool daemonize)
{
    zend_function *ask = MSF_USER_METHOD(server->ce, "setserverset");
    zval set;
    ZVAL_BOOL(&set, daemonize);
    zend_update_static_property(msf_ce_server, ZEND_STRL("daemonize"), &set);
    if (ask == NULL) {
        return true;
    }
    if (!msf_call(server, ask, &set, 0, NULL)) {
        return false;
    }
    if (Z_TYPE(set) == IS_ARRAY) {
        zend_string *key = ZSTR_INIT_LITERAL("server.set", 0);
        msf_config_set(config, key, &set);
        zend_string_release(key);
    }
    zval_ptr_dtor(&set);
    return EG(exception) == NULL;
}

/* What the application may do before the first fork. */
static bool prepare(zend_object *server)
{
    zend_object *handle = msf_handle_new(-1);
    msf_server_put_object(server, "server", handle);
    OBJ_RELEASE(handle);
    zend_string *why = NULL;
    zval *timers = msf_config_get(msf_server_config(), ZEND_STRL("user_timer_enable"));
    bool ok = msf_server_hook("beforeswoolestart", 0, NULL, &why) &&
              (timers == NULL || !zend_is_true(timers) || msf_server_hook("oninittimer", 0, NULL, &why));
    if (!ok) {
        msf_server_complain("cannot start: %s", ZSTR_VAL(why));
        zend_string_release(why);
    }
    return ok;
}

bool msf_launch_configure(void)
{
    zend_object *server = msf_server_instance(), *config = msf_server_config();
    zval *wanted = zend_read_static_property(msf_ce_server, ZEND_STRL("daemonize"), true);
    bool daemonize = wanted != NULL && zend_is_true(wanted);
    planned = (launch){0};
    if (config == NULL || !ask_server_set(server, config, daemonize) || !msf_settings_load(config) || !msf_session_check_config(config) ||
        !msf_worker_configure(config) || !msf_sys_cache_start(config) || !read_options(&planned, config, daemonize)) {
        return false;
    }
    warn_about_user(&planned);
    return true;
}

int msf_launch_listeners(void)
{
    return planned.listen_count;
}

void msf_launch_banner(void)
{
    display_ui(&planned);
}

void msf_launch_start(void)
{
    if (planned.options.workers == 0) {
        zend_throw_error(NULL, "PG\\MSF\\Server::startSwooles(): initWorkers() comes first");
        return;
    }
    if (!prepare(msf_server_instance())) {
        msf_server_leave(1);
        return;
    }
    bool is_child = false;
    msf_error err = {0};
    int result = msf_master_run(&planned.options, &hooks, &planned, &is_child, &err);
    if (!is_child && result < 0) {
        msf_server_complain("cannot start: %s", err.text);
    }
    msf_server_leave(is_child ? result : result < 0 ? 1 : 0);
}
