/* What the module starts and stops, in order. A class file exports msf_register_<name>, called once per process at MINIT; parents come
 * before their children. Files with a per-request life (one request of PHP is one process here) add hooks. */
#ifndef MSF_PHP_REGISTRY_H
#define MSF_PHP_REGISTRY_H

/* MINIT: registers every class, function and constant, in the order of the table. */
int msf_register_all(int module_number);
/* RINIT and RSHUTDOWN: the hooks of the table; shutdown runs from the last entry to the first. */
int msf_activate_all(void);
void msf_shutdown_all(void);

#endif
