/* The command `routes` (Server/command.c): what the application answers, and which rule takes a request. */
#ifndef MSF_PHP_SERVER_ROUTES_H
#define MSF_PHP_SERVER_ROUTES_H

#include "php.h"

/* The words behind "routes". Returns the exit status: 0 done, 1 the request would reach nothing, 2 wrong usage; -1 after a throw. */
int msf_routes_command(const char *script, int argc, char **argv);

/* What a request would reach, and why. */
typedef struct msf_routes_ask {
    const char *method;
    const char *path; /* as typed, with or without a query */
    const char *host;
    bool json;
} msf_routes_ask;
int msf_routes_explain(const msf_routes_ask *ask);
/* Prints a value as JSON. */
void msf_routes_json(zval *value);

#endif
