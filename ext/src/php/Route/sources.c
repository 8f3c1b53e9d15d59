#include "engine/call.h"
#include "php/Attribute/table.h"
#include "php/Exceptions.h"
#include "php/Route/rest.h"
#include "php/Server.h"

/* Outside of a worker they are found when somebody asks. */
static const msf_rules *attribute_rules(void)
{
    zend_string *why;
    if (!msf_attribute_load(&why)) {
        zend_throw_exception_ex(msf_ce_route_exception, 0, "attribute routes: %s", ZSTR_VAL(why));
        zend_string_release(why);
    }
    return msf_attribute_rules;
}

static const msf_rules *rest_rules(void)
{
    zend_object *router = msf_server_router();
    const msf_rest *rest = router && instanceof_function(router->ce, msf_ce_rest_route) ? msf_rest_of(router) : NULL;
    return rest ? rest->rules : NULL;
}

const msf_rules_source msf_rules_sources[] = {
    {"attribute", attribute_rules},
    {"rest", rest_rules},
    {NULL, NULL},
};
