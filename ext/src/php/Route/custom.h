/* Routers that the application wrote: any IRoute, or a NormalRoute with overridden methods. Each request asks a clone. */
#ifndef MSF_PHP_ROUTE_CUSTOM_H
#define MSF_PHP_ROUTE_CUSTOM_H

#include "php/Route/route.h"

typedef enum msf_router_kind {
    MSF_ROUTER_NAMES, /* NormalRoute: resolved in C */
    MSF_ROUTER_RULES, /* RestRoute: the same */
    MSF_ROUTER_OWN    /* the naming rules in C do not say everything about this router */
} msf_router_kind;

/* The server has one router: of another one it is the same answer, found more slowly. */
msf_router_kind msf_router_kind_of(zend_object *router);
/* The public property enableCache. */
bool msf_route_caches(zend_object *router);
void msf_route_ask(zend_object *router, msf_http_request *req, zend_object *input, msf_route *out);

#endif
