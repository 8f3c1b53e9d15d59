/* Server::run(): the verbs of the command line (spec/01 section 3.2, without the defects H1 to H3 of spec/10). */
#include <limits.h>
#include <stdlib.h>

#include "SAPI.h"
#include "engine/call.h"
#include "php/Common.h"
#include "php/Config/Config.h"
#include "php/Server/routes.h"
#include "php/Server/server.h"
#include "process/control.h"
#include "process/pidfile.h"
#include "process/title.h"
#include "zend_exceptions.h"

#define STOP_TIMEOUT_MS 5000 /* beyond the drain time */

typedef struct command {
    const char *script; /* argv[0] as typed */
    const char *verb;
    const char *option;
    zend_string *pid_file;
} command;

static void print_help(const char *script)
{
    php_printf("usage: php %s [command] [option]\n\n"
               "  start              serve in the foreground (default)\n"
               "  start -d           serve in the background\n"
               "  stop               let the requests in flight finish, then end\n"
               "  reload             replace every worker with the code as it is now; no request is lost\n"
               "  restart            stop, then start in the background; also reads the configuration again\n"
               "  status [--json]    workers, uptime, requests, connections, memory\n"
               "  routes [GET /path] what the application answers, or what answers a request and why; routes --help\n"
               "  --help             this text\n\n"
               "Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 (status) not running.\n"
               "Signals of the master: TERM, INT stop; USR1 reload; USR2 reopen the log files.\n",
               script);
}

/* The script that PHP was started with. */
static const char *start_file(void)
{
    zend_execute_data *ex = EG(current_execute_data), *last = NULL;
    for (; ex != NULL; ex = ex->prev_execute_data) {
        if (ex->func != NULL && ZEND_USER_CODE(ex->func->type)) {
            last = ex;
        }
    }
    return last != NULL ? ZSTR_VAL(last->func->op_array.filename) : "unknown";
}

/* server.pid_path + the start file with "_" for "/", or what the application has put into Server::$pidFile. NULL after a throw. */
static zend_string *find_pid_file(void)
{
    zval *preset = zend_read_static_property(msf_ce_server, ZEND_STRL("pidFile"), true);
    if (preset != NULL && Z_TYPE_P(preset) == IS_STRING && Z_STRLEN_P(preset) > 0) {
        return zend_string_copy(Z_STR_P(preset));
    }
    zend_string *dir;
    if (!msf_config_string(msf_server_config(), "server.pid_path", NULL, &dir)) {
        return NULL;
    }
    if (dir == NULL) {
        msf_config_error(msf_server_config(), "server.pid_path", "expected the directory of the pid file, with a slash at the end");
        return NULL;
    }
    zend_string *path = strpprintf(0, "%s%s.pid", ZSTR_VAL(dir), start_file());
    for (char *p = ZSTR_VAL(path) + ZSTR_LEN(dir); *p != '\0'; p++) {
        if (*p == '/') {
            *p = '_';
        }
    }
    zend_update_static_property_string(msf_ce_server, ZEND_STRL("pidFile"), ZSTR_VAL(path));
    return path;
}

/* Drain, and a look at those who have not left by then. */
static uint32_t leave_ms(void)
{
    zend_long drain = 10000, report = MSF_ABORT_MS;
    msf_config_long(msf_server_config(), "http_server.drain_timeout", drain, 0, 3600000, &drain);
    msf_config_duration(msf_server_config(), MSF_KEY_ABORT_TIMEOUT, 1, report, 0, MSF_ABORT_MS_MAX, &report);
    return (uint32_t)(drain + report);
}

static bool stop(const command *c)
{
    msf_server_say("%s is stoping ...", c->script);
    int result = msf_control_stop(ZSTR_VAL(c->pid_file), leave_ms() + STOP_TIMEOUT_MS);
    if (result != 0 && result != -ESRCH) {
        msf_server_say("%s stop fail", c->script);
        if (result == -EPERM) {
            msf_server_complain("%s: not allowed to stop the server: it belongs to another user", c->script);
        }
        return false;
    }
    msf_server_say("%s stop success", c->script);
    return true;
}

static int start_command(const command *c, bool daemonize)
{
    if (msf_pidfile_live(ZSTR_VAL(c->pid_file)) != 0) {
        msf_server_say("%s already running", c->script);
        return 1;
    }
    zval v;
    ZVAL_BOOL(&v, daemonize);
    zend_update_static_property(msf_ce_server, ZEND_STRL("daemonize"), &v);
    return -1; /* run() goes on with its next step */
}

static int stop_command(const command *c)
{
    return stop(c) ? 0 : 1;
}

static int reload_command(const command *c)
{
    zend_long wait_ms = 30000;
    msf_error why = {0};
    int result = msf_control_reload(ZSTR_VAL(c->pid_file), (uint32_t)wait_ms, &why);
    if (result == 0) {
        msf_server_say("%s reload", c->script);
        return 0;
    }
    if (result == MSF_ECANCELED) {
        msf_server_complain("%s reload fail: a new worker did not start, the old ones go on: %s", c->script, why.text);
    } else {
        msf_server_complain("%s reload fail: %s", c->script, strerror(-result));
    }
    return 1;
}

static void say_plain(void *ctx, const char *line)
{
    php_printf("%s\n", line);
}

static int status_command(const command *c)
{
    bool json = c->option != NULL && strcmp(c->option, "--json") == 0;
    int result = msf_control_status(ZSTR_VAL(c->pid_file), json, say_plain, NULL);
    if (result != 0 && result != -ESRCH) {
        msf_server_complain("%s: the status cannot be read: %s", c->script, strerror(-result));
        return 1;
    }
    return result == 0 ? 0 : 3;
}

static int restart_command(const command *c)
{
    if (msf_pidfile_live(ZSTR_VAL(c->pid_file)) != 0 && !stop(c)) {
        return 1;
    }
    return start_command(c, true);
}

/* The verbs that need a running server. */
static int on_running(const command *c)
{
    if (msf_pidfile_live(ZSTR_VAL(c->pid_file)) == 0) {
        msf_server_say("%s not run", c->script);
        return strcmp(c->verb, "status") == 0 ? 3 : strcmp(c->verb, "stop") == 0 ? 0 : 1;
    }
    return strcmp(c->verb, "stop") == 0 ? stop_command(c) : strcmp(c->verb, "reload") == 0 ? reload_command(c) : status_command(c);
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
}

/* The exit status; -1 to go on and start. */
static int dispatch(const command *c)
{
    if (strcmp(c->verb, "start") == 0) {
        return start_command(c, c->option != NULL && strcmp(c->option, "-d") == 0);
    }
    if (strcmp(c->verb, "restart") == 0) {
        return restart_command(c);
    }
    if (strcmp(c->verb, "stop") == 0 || strcmp(c->verb, "reload") == 0 || strcmp(c->verb, "status") == 0) {
        return on_running(c);
    }
    if (strcmp(c->verb, "routes") == 0) {
        return msf_routes_command(c->script, SG(request_info).argc - 2, SG(request_info).argv + 2);
    }
    msf_server_complain("%s: unknown command \"%s\"", c->script, c->verb);
    print_help(c->script);
    return 2;
}

static const char *script_name(void)
{
    return SG(request_info).argc > 0 ? SG(request_info).argv[0] : "server.php";
}

void msf_command_complain_exception(zend_object *e)
{
    zval rv, *message = zend_read_property_ex(instanceof_function(e->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error, e,
                                              ZSTR_KNOWN(ZEND_STR_MESSAGE), 1, &rv);
    msf_server_complain("%s: cannot start: %s", script_name(),
                        Z_TYPE_P(message) == IS_STRING ? Z_STRVAL_P(message) : ZSTR_VAL(e->ce->name));
}

/* Called for a program that was started with `--help` before anything of the application is looked at. */
static bool wants_help(void)
{
    return SG(request_info).argc > 1 && is_help(SG(request_info).argv[1]);
}

void msf_command_init(void)
{
    zend_string *pid_file = find_pid_file(), *title;
    if (pid_file == NULL) {
        return;
    }
    zend_string_release(pid_file);
    if (msf_config_string(msf_server_config(), "server.process_title", NULL, &title) && title != NULL) {
        msf_title_set(ZSTR_VAL(title));
    }
}

void msf_command_parse(void)
{
    command c = {.script = script_name(),
                 .verb = SG(request_info).argc > 1 ? SG(request_info).argv[1] : "start",
                 .option = SG(request_info).argc > 2 ? SG(request_info).argv[2] : NULL,
                 .pid_file = find_pid_file()};
    if (c.pid_file == NULL) {
        return;
    }
    int status = dispatch(&c);
    zend_string_release(c.pid_file);
    if (status >= 0) {
        msf_server_leave(status);
    }
}

/* One step, the application's own where it has one. False when it has ended the program, or threw. */
static bool step(zend_class_entry *called, const char *lc_name)
{
    zend_function *fn = msf_method(called, lc_name, strlen(lc_name));
    ZEND_ASSERT(fn != NULL && "every step has a method of the framework");
    zend_call_known_function(fn, NULL, called, NULL, 0, NULL, NULL);
    return EG(exception) == NULL;
}

void msf_command_run(zend_class_entry *called)
{
    static const char *const steps[] = {"init", "parsecommand", "initworkers", "displayui", "startswooles"};
    if (wants_help()) {
        print_help(script_name());
        msf_server_leave(0);
        return;
    }
    if (msf_server_instance() == NULL) {
        zend_throw_error(NULL, "PG\\MSF\\Server::run(): create the server object first (new App\\AppServer())");
        return;
    }
    msf_writeln_interactive(true);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && step(called, steps[i]); i++) {
    }
    if (EG(exception) != NULL && !zend_is_unwind_exit(EG(exception))) {
        msf_command_complain_exception(EG(exception));
        zend_clear_exception();
        msf_server_leave(1);
    }
}
