/* Routers that the application wrote: any IRoute, or a NormalRoute with overridden methods. Each request asks a clone. */
#ifndef MSF_PHP_ROUTE_CUSTOM_H
#define MSF_PHP_ROUTE_CUSTOM_H

#include "php/Route/route.h"

/* True when the naming rules in C do not say everything about this router. */
bool msf_route_is_custom(zend_object *router);
/* The public property enableCache. */
bool msf_route_caches(zend_object *router);
void msf_route_ask(zend_object *router, msf_http_request *req, zend_object *input, msf_route *out);

#endif
