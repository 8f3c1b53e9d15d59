/* Shared by the files of php/Server, php/Server.c and php/Worker: the server object of this process and what is said to people. */
#ifndef MSF_PHP_SERVER_SERVER_H
#define MSF_PHP_SERVER_SERVER_H

#include "php.h"

#include "base/error.h"
#include "php/Server.h"
#include "process/master.h"

extern zend_class_entry *msf_ce_server_handle; /* PG\MSF\Server\Handle */

/* The server object becomes what getInstance() returns (a reference is taken). */
void msf_server_set_instance(zend_object *server);
/* The reference that getInstance() hands out. */
zval *msf_server_reference(void);
/* RSHUTDOWN. */
void msf_server_shutdown(void);

/* boot.c: the constructor's work. False after a throw. */
bool msf_server_boot(zend_object *server);

/* Properties of the server object by name. */
zval *msf_server_get(zend_object *server, const char *name);
void msf_server_put(zend_object *server, const char *name, zval *value);
void msf_server_put_object(zend_object *server, const char *name, zend_object *value);

/* Calls a hook of the application (lower-case name) with up to two arguments. False when it threw; the exception is logged and gone, and
 * `why` (may be NULL) gets its text, owned by the caller. */
bool msf_server_hook(const char *lc_name, uint32_t argc, zval *argv, zend_string **why);

/* One line to people: the terminal, and server.set.log_file. */
void msf_server_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* One line to standard error: why something was not done. */
void msf_server_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Ends the program from PHP's point of view: unwinds, runs shutdown functions. */
void msf_server_leave(int status);

/* command.c: Server::run() and its first two steps. */
void msf_command_run(zend_class_entry *called);
void msf_command_init(void);
void msf_command_parse(void);
/* Of an exception that ends the program: a sentence on standard error instead of a trace. */
void msf_command_complain_exception(zend_object *e);
/* launch.c: the other steps. Reads what the process tree needs; false after a throw. */
bool msf_launch_configure(void);
/* How many listening sockets each worker has. */
int msf_launch_listeners(void);
void msf_launch_banner(void);
/* Becomes the master (and, in the children, the workers) and ends the program. */
void msf_launch_start(void);

/* Handle.c */
void msf_register_server_handle(void);
zend_object *msf_handle_new(int worker_id);

/* How long a worker that is late has for the report of where it is. */
#define MSF_KEY_ABORT_TIMEOUT "server.set.abort_timeout"
#define MSF_ABORT_MS          2000
#define MSF_ABORT_MS_MAX      60000

/* Where this process stands in the tree; NULL outside. */
typedef struct msf_tree_place {
    msf_worker *worker; /* NULL in the master */
    msf_scoreboard *board;
    int slot; /* -1 in the master */
} msf_tree_place;
extern msf_tree_place msf_place;

#endif
