/* Cross-origin requests (the fetch standard, section 3.3): http.cors.*. Off without http.cors.origins. */
#ifndef MSF_PHP_REQUEST_CORS_H
#define MSF_PHP_REQUEST_CORS_H

#include "php.h"

#include "http/request.h"

/* Something is configured. */
extern bool msf_cors_on;

/* Reads http.cors.* in the launching process. False after a throw. */
bool msf_cors_configure(zend_object *config);
void msf_cors_free(void);

typedef enum msf_cors {
    MSF_CORS_GO_ON,    /* headers are set where the origin may read the answer */
    MSF_CORS_PREFLIGHT /* to be answered by *status, without routing */
} msf_cors;

/* Before routing, when msf_cors_on. */
msf_cors msf_cors_apply(msf_http_request *req, int *status);

#endif
