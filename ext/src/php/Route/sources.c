#include "php/Route/rest.h"
#include "php/Server.h"

static const msf_rules *rest_rules(void)
{
    zend_object *router = msf_server_router();
    const msf_rest *rest = router && instanceof_function(router->ce, msf_ce_rest_route) ? msf_rest_of(router) : NULL;
    return rest ? rest->rules : NULL;
}

const msf_rules_source msf_rules_sources[] = {
    {"rest", rest_rules},
    {NULL, NULL},
};
