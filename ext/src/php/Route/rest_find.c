#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Request/settings.h"
#include "php/Route/rest.h"

/* What the placeholders matched: arguments of the action, and part of Input::get(), over what the query string has under these names. */
static void give_params(zend_object *input, HashTable *params, msf_route *out)
{
    zval *get = msf_input_part_of(input, MSF_INPUT_GET), merged;
    ZVAL_ARR(&out->params, params);
    if (Z_TYPE_P(get) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(get)) == 0) {
        ZVAL_COPY(&merged, &out->params);
    } else {
        ZVAL_ARR(&merged, zend_array_dup(Z_ARRVAL_P(get)));
        zend_hash_merge(Z_ARRVAL(merged), params, zval_add_ref, true);
    }
    msf_input_set_part(input, MSF_INPUT_GET, &merged);
}

static void follow(const msf_rules_hit *hit, msf_http_request *req, zend_object *input, msf_route *out)
{
    const msf_rest_rule *r = (const msf_rest_rule *)hit->rule;
    msf_slice target = msf_rest_target(r, hit, &req->arena);
    if (target.n == 0) { /* a value that makes no target: as if the rule did not fit */
        msf_route_at(req, msf_route_path(req), true, true, out);
        return;
    }
    msf_route_at(req, target, true, true, out);
    if (hit->count > 0 && out->kind == MSF_ROUTE_ACTION) {
        give_params(input, msf_rest_params(hit), out);
    }
}

/* No rule for this verb: a controller of that name may still answer, as with the original. */
static void follow_name(const msf_rules_hit *hit, msf_http_request *req, msf_slice path, msf_route *out)
{
    msf_route_at(req, path, true, hit->allowed == 0, out);
    if (hit->allowed && (out->kind == MSF_ROUTE_NO_CONTROLLER || out->kind == MSF_ROUTE_NO_METHOD || out->kind == MSF_ROUTE_NO_FILE)) {
        msf_route_refuse_verb(out, hit->allowed);
    }
}

void msf_rest_find(zend_object *router, msf_http_request *req, zend_object *input, msf_route *out)
{
    const msf_rest *rest = msf_rest_of(router);
    msf_slice path = msf_route_path(req);
    msf_rules_hit hit;
    hit.allowed = 0;
    if (msf_route_special(req, path, out)) {
        return;
    }
    if (rest && *path.p == '/' && msf_rules_match(rest->rules, msf_route_verb(req), path, &req->arena, &hit) == MSF_RULES_FOUND) {
        follow(&hit, req, input, out);
    } else {
        follow_name(&hit, req, path, out);
    }
}
