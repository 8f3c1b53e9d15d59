/* The application's server object and the process tree around it. Server.c and Server/ are the object, the command line and the start of
 * the master; Worker/ is what a worker does. Worker/ hands requests to php/Request/dispatch.h, which calls msf_worker_fatal() below when a
 * request ended in a fatal error, after it has been answered. */
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
/* The number of the request that begins now, for `requestId`. */
void msf_server_count_request(zend_long n);
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
