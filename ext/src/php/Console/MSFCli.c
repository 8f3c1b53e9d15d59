#include "SAPI.h"
#include "php_msf.h"

#include "engine/call.h"
#include "php/Common.h"
#include "php/Config/Config.h"
#include "php/Console/Console.h"
#include "php/Request/settings.h"
#include "php/Server/server.h"
#include "php/Session/settings.h"
#include "php/Worker/worker.h"
#include "process/title.h"

#include "MSFCli_arginfo.h"

#define TIMEOUT_MAX_S 86400000

zend_class_entry *msf_ce_cli;

bool msf_console_is(void)
{
    zend_object *server = msf_server_instance();
    return server && instanceof_function(server->ce, msf_ce_cli);
}

/* ---- the command line --------------------------------------------------------------------------------------------------------------- */

/* What stands in front of the route. */
typedef struct options {
    const char *script;
    int first; /* index of the first word behind them */
    bool help, version, lock;
    const char *lock_name; /* NULL: the command's */
    zend_long timeout_s;
} options;

static bool is_word(const char *word, const char *a, const char *b)
{
    return strcmp(word, a) == 0 || (b && strcmp(word, b) == 0);
}

/* "--timeout=90". False with a line on standard error. */
static bool read_timeout(options *o, const char *text)
{
    char *end;
    errno = 0;
    o->timeout_s = strtol(text, &end, 10);
    if (*text < '0' || *text > '9' || *end != '\0' || errno != 0 || o->timeout_s < 1 || o->timeout_s > TIMEOUT_MAX_S) {
        msf_server_complain("%s: --timeout expects seconds, from 1 to %d", o->script, TIMEOUT_MAX_S);
        return false;
    }
    return true;
}

static bool read_option(options *o, const char *word)
{
    if (is_word(word, "--lock", NULL)) {
        o->lock = true;
    } else if (strncmp(word, "--lock=", 7) == 0 && word[7]) {
        o->lock = true;
        o->lock_name = word + 7;
    } else if (strncmp(word, "--timeout=", 10) == 0) {
        return read_timeout(o, word + 10);
    } else {
        msf_server_complain("%s: unknown option \"%s\"; see php %s --help", o->script, word, o->script);
        return false;
    }
    return true;
}

/* False: wrong usage, which has been told. */
static bool read_options(options *o)
{
    int argc = SG(request_info).argc;
    char **argv = SG(request_info).argv;
    *o = (options){.script = argc > 0 ? argv[0] : "console.php", .first = 1};
    for (; o->first < argc; o->first++) {
        const char *word = argv[o->first];
        if (is_word(word, "--help", "-h") || is_word(word, "help", NULL)) {
            o->help = true;
            o->first++;
            return true;
        }
        if (is_word(word, "--version", "-V")) {
            o->version = true;
            return true;
        }
        if (*word != '-') {
            return true;
        }
        if (!read_option(o, word)) {
            return false;
        }
    }
    o->help = !o->lock && o->timeout_s == 0; /* no words at all */
    return true;
}

/* ---- finding ------------------------------------------------------------------------------------------------------------------------ */

static int complain_not_found(const options *o, zend_string *route, zend_string *why)
{
    zend_string *nearest = msf_console_nearest(route);
    msf_server_complain("%s: %s%s%s%s", o->script, ZSTR_VAL(why), nearest ? "; did you mean " : "", nearest ? ZSTR_VAL(nearest) : "",
                        nearest ? "?" : "");
    if (nearest) {
        zend_string_release(nearest);
    } else {
        msf_server_complain("php %s --help lists the commands", o->script);
    }
    zend_string_release(why);
    return MSF_CONSOLE_USAGE;
}

/* MSF_CONSOLE_OK: found. -1: an exception. */
static int find(const options *o, zend_string *route, msf_console_command *command)
{
    zend_string *why;
    if (msf_console_find(route, command, &why)) {
        return MSF_CONSOLE_OK;
    }
    return EG(exception) ? -1 : complain_not_found(o, route, why);
}

static int help(const options *o)
{
    msf_console_command command;
    if (o->first >= SG(request_info).argc) {
        msf_console_print_list(o->script);
        return MSF_CONSOLE_OK;
    }
    const char *word = SG(request_info).argv[o->first];
    zend_string *route = zend_string_init(word, strlen(word), 0);
    int status = find(o, route, &command);
    zend_string_release(route);
    if (status == MSF_CONSOLE_OK) {
        msf_console_print_command(o->script, &command);
        msf_console_command_free(&command);
    }
    return status;
}

/* `Batch/Run --help` asks for help, unless that is a parameter of the action. */
static bool asks_for_help(const msf_console_command *c, HashTable *values)
{
    zval *v = zend_hash_str_find(values, ZEND_STRL("help"));
    for (uint32_t i = 0; v && i < c->action->common.num_args; i++) {
        if (zend_string_equals_literal(c->action->common.arg_info[i].name, "help")) {
            return false;
        }
    }
    return v && Z_TYPE_P(v) == IS_TRUE;
}

/* ---- running ------------------------------------------------------------------------------------------------------------------------ */

static void set_title(void)
{
    zend_string *title;
    if (msf_config_string(msf_server_config(), "server.process_title", NULL, &title) && title) {
        zend_string *full = strpprintf(0, "%s-console", ZSTR_VAL(title));
        msf_title_set(ZSTR_VAL(full));
        zend_string_release(full);
    }
}

/* The application's hooks, where connections that the command needs are opened. False when one has failed, which has been told. */
static bool prepare(const options *o)
{
    zend_string *why = NULL;
    zval argv[2];
    zend_object *server = msf_server_instance(), *handle = msf_handle_new(-1);
    msf_server_put_object(server, "server", handle);
    msf_worker_make_scheduler(server);
    ZVAL_OBJ(&argv[0], handle);
    ZVAL_NULL(&argv[1]);
    bool ok = msf_server_hook("settemplateengine", 0, NULL, &why) && msf_server_hook("beforeswoolestart", 0, NULL, &why) &&
              msf_server_hook("onworkerstart", 2, argv, &why);
    if (!ok) {
        msf_server_complain("%s: cannot start: %s", o->script, ZSTR_VAL(why));
        zend_string_release(why);
    }
    OBJ_RELEASE(handle);
    return ok;
}

static int take_lock(const options *o, const msf_console_command *command)
{
    if (!o->lock) {
        return MSF_CONSOLE_OK;
    }
    zend_string *name =
        o->lock_name ? zend_string_init(o->lock_name, strlen(o->lock_name), 0) : msf_console_name(command->ce, command->action);
    int status = msf_console_lock(o->script, name);
    zend_string_release(name);
    return EG(exception) ? -1 : status;
}

static int run(const options *o, const msf_console_command *command, zend_string *route, HashTable *words, HashTable *values)
{
    if (asks_for_help(command, values)) {
        msf_console_print_command(o->script, command);
        return MSF_CONSOLE_OK;
    }
    int status = take_lock(o, command);
    if (status != MSF_CONSOLE_OK) {
        return status;
    }
    msf_error err;
    if (!msf_worker_start_engine(&err)) {
        msf_server_complain("%s: %s", o->script, err.text);
        return MSF_CONSOLE_FAILED;
    }
    const msf_console_job job = {command, o->script, route, words, values, (uint32_t)o->timeout_s * 1000u};
    return prepare(o) ? msf_console_run(&job) : MSF_CONSOLE_FAILED;
}

static void read_words(const options *o, zval *out)
{
    array_init(out);
    for (int i = o->first; i < SG(request_info).argc; i++) {
        add_next_index_string(out, SG(request_info).argv[i]);
    }
}

static int find_and_run(const options *o)
{
    zval words, values;
    zend_string *route;
    msf_console_command command;
    read_words(o, &words);
    msf_console_resolve(Z_ARRVAL(words), &route, &values);
    int status = find(o, route, &command);
    if (status == MSF_CONSOLE_OK) {
        status = run(o, &command, route, Z_ARRVAL(words), Z_ARRVAL(values));
        msf_console_command_free(&command);
    }
    zend_string_release(route);
    zval_ptr_dtor(&words);
    zval_ptr_dtor(&values);
    return status;
}

/* The exit status; -1: an exception. */
static int do_console(void)
{
    options o;
    zend_object *config = msf_server_config();
    if (!read_options(&o)) {
        return MSF_CONSOLE_USAGE;
    }
    if (o.version) {
        php_printf("MSF %s, PHP %s\n", PHP_MSF_VERSION, PHP_VERSION);
        return MSF_CONSOLE_OK;
    }
    if (!config || !msf_settings_load(config) || !msf_session_check_config(config) || !msf_worker_configure_engine(config)) {
        return -1;
    }
    set_title();
    if (EG(exception)) {
        return -1;
    }
    return o.help ? help(&o) : find_and_run(&o);
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------------ */

ZEND_METHOD(PG_MSF_MSFCli, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_call_known_instance_method_with_0_params(msf_ce_server->constructor, Z_OBJ_P(ZEND_THIS), NULL);
}

ZEND_METHOD(PG_MSF_MSFCli, onConsoleRequest)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_writeln_interactive(true);
    int status = do_console();
    if (EG(exception) && !zend_is_unwind_exit(EG(exception))) {
        msf_command_complain_exception(EG(exception));
        zend_clear_exception();
        status = MSF_CONSOLE_FAILED;
    }
    if (!EG(exception)) {
        msf_server_leave(status);
    }
}

ZEND_METHOD(PG_MSF_MSFCli, beforeSwooleStart)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_MSFCli, onWorkerStart)
{
    zval *serv, *worker;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(serv)
    Z_PARAM_ZVAL(worker)
    ZEND_PARSE_PARAMETERS_END();
    (void)serv;
    (void)worker;
}

ZEND_METHOD(PG_MSF_MSFCli, setServerSet)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_EMPTY_ARRAY();
}

void msf_register_cli(void)
{
    zval mode;
    msf_ce_cli = register_class_PG_MSF_MSFCli(msf_ce_msf_server);
    /* Constants of classes in C cannot be redefined the way PHP code does it: the inherited one has to go first. */
    zend_hash_str_del(&msf_ce_cli->constants_table, ZEND_STRL("mode"));
    ZVAL_INTERNED_STR(&mode, zend_string_init_interned(ZEND_STRL("console"), true));
    zend_declare_class_constant(msf_ce_cli, ZEND_STRL("mode"), &mode);
}
