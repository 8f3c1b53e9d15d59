/* Console mode (spec/07 section 9): one action, run in a coroutine, then the end of the process.
 *
 * MSFCli.c reads the options and picks what is to be done; find.c knows the commands, values.c turns words into arguments, run.c is the
 * coroutine and the loop around it, watch.c what interrupts it (signals, time), help.c what is printed about commands. */
#ifndef MSF_PHP_CONSOLE_CONSOLE_H
#define MSF_PHP_CONSOLE_CONSOLE_H

#include "php.h"

#include "base/slice.h"
#include "engine/coroutine.h"

extern zend_class_entry *msf_ce_cli;                /* PG\MSF\MSFCli */
extern zend_class_entry *msf_ce_console_request;    /* PG\MSF\Console\Request */
extern zend_class_entry *msf_ce_console_controller; /* PG\MSF\Console\Controller */
extern zend_class_entry *msf_ce_console_progress;   /* PG\MSF\Console\Progress */
extern zend_class_entry *msf_ce_console_signal;     /* PG\MSF\Console\SignalException */

void msf_register_cli(void);
void msf_register_console_request(void);
void msf_register_console_controller(void);

/* Exit statuses. */
enum {
    MSF_CONSOLE_OK = 0,
    MSF_CONSOLE_FAILED = 1,
    MSF_CONSOLE_USAGE = 2,
    MSF_CONSOLE_HELD = 75,     /* EX_TEMPFAIL of sysexits.h */
    MSF_CONSOLE_LATE = 124,    /* as timeout(1) */
    MSF_CONSOLE_NO_PIPE = 141, /* 128 + SIGPIPE: nobody reads the output any more */
    MSF_CONSOLE_FATAL = 255    /* as PHP itself */
};

/* True in a process whose server object is a MSFCli. */
bool msf_console_is(void);

/* ---- Request.c ---- */
/* Request::resolve(): the route (a new string; empty without words) and the values (a new array). */
void msf_console_resolve(HashTable *words, zend_string **route, zval *values);

/* ---- find.c ---- */
typedef struct msf_console_command {
    zend_class_entry *ce;
    zend_function *action;
    zend_string *controller; /* name as in the context, own reference */
    zend_string *method;     /* action with its prefix, own reference */
} msf_console_command;

/* False when there is none: *why is a sentence (own), or an exception of the autoloader is pending. */
bool msf_console_find(zend_string *route, msf_console_command *out, zend_string **why);
void msf_console_command_free(msf_console_command *c);
/* "Batch/Run" of an action; a new string. `space` is the length of the class's namespace with its backslash. */
zend_string *msf_console_name(const zend_class_entry *ce, const zend_function *action);
/* Calls `fn` for every command, those of App\Console first; `problem` (with a NULL action) for a class that cannot be loaded. */
typedef void (*msf_console_each_fn)(void *ctx, zend_class_entry *ce, zend_function *action, zend_string *name, const char *problem);
void msf_console_each(msf_console_each_fn fn, void *ctx);
/* The command whose name is nearest; NULL when none is near. A new string. */
zend_string *msf_console_nearest(zend_string *route);

/* ---- help.c ---- */
void msf_console_print_list(const char *script);
void msf_console_print_command(const char *script, const msf_console_command *c);
/* "usage: php console.php Batch/Run [--limit=<int>]"; a new string. */
zend_string *msf_console_usage(const char *script, const msf_console_command *c);

/* ---- values.c ---- */
/* The arguments of the action (owned by the caller, also those of UNDEF). False: *why (own) is a sentence for the user, or an exception is
 * pending. On the stack of a fiber. */
bool msf_console_arguments(const msf_console_command *c, zend_object *context, HashTable *values, zval **argv, uint32_t *argc,
                           zend_string **why);
/* The values as Input::get() has them: `key=value` words by name too. A new array. */
void msf_console_input(HashTable *values, zval *out);

/* ---- run.c ---- */
typedef struct msf_console_job {
    const msf_console_command *command;
    const char *script;
    zend_string *route; /* as typed */
    HashTable *words;   /* behind the options */
    HashTable *values;
    uint32_t timeout_ms; /* 0: none */
} msf_console_job;
/* Runs it to its end; the exit status. From the main stack. */
int msf_console_run(const msf_console_job *job);

/* ---- watch.c ---- */
/* From now on SIGINT, SIGTERM and the end of `timeout_ms` (0: none) interrupt `co`. 0 or -errno. */
int msf_console_watch(msf_coro *co, uint32_t timeout_ms);
/* Between two turns: throws what is due into the coroutine. */
void msf_console_watch_deliver(void);
/* Whether something waits to be delivered. */
bool msf_console_watch_due(void);
void msf_console_watch_end(void);
/* The exit status that an interruption stands for; 0 when there was none. */
int msf_console_watch_status(void);

/* ---- lock.c ---- */
/* Takes the lock, which is held until the process ends. 0, MSF_CONSOLE_HELD, or MSF_CONSOLE_FAILED; both have been told. */
int msf_console_lock(const char *script, zend_string *name);

#endif
