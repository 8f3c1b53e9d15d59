/* http_server.tls: on which listening sockets TLS is spoken, and with which certificates. */
#ifndef MSF_PHP_SERVER_TLS_H
#define MSF_PHP_SERVER_TLS_H

#include "php.h"

#include "net/tls.h"
#include "process/master.h"

#define MSF_LISTENERS_MAX 2

/* In the master, before the first fork: reads the configuration, tries the certificates, makes the ticket keys. specs[0] is the listener of
 * http_server.port; one for http_server.tls.port is put behind it. False after a throw. */
bool msf_server_tls_configure(zend_object *config, msf_listen_spec *specs, int *count);
/* Listener i speaks TLS. */
bool msf_server_tls_at(int i);
/* In a worker: reads the files anew. NULL with the sentence. The caller releases it. */
msf_tls_context *msf_server_tls_context(msf_error *err);

#endif
