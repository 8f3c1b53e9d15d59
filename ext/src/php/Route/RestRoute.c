#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Config/Config.h"
#include "php/Route/rest.h"

#include "RestRoute_arginfo.h"

/* The class as the application sees and extends it. The server calls these methods only where a subclass overrides one (Route/custom.c);
 * otherwise it uses the table alone (rest_find.c). */
zend_class_entry *msf_ce_rest_route;

typedef struct rest_route {
    msf_rest *rest; /* NULL before the constructor ran */
    uint32_t allowed;
    zend_object std; /* last */
} rest_route;

static zend_object_handlers handlers;

static rest_route *from(zend_object *o)
{
    return (rest_route *)((char *)o - offsetof(rest_route, std));
}

static zend_object *create(zend_class_entry *ce)
{
    rest_route *r = zend_object_alloc(sizeof(*r), ce);
    zend_object_std_init(&r->std, ce);
    object_properties_init(&r->std, ce);
    r->std.handlers = &handlers;
    return &r->std;
}

static zend_object *clone(zend_object *old)
{
    zend_object *o = create(old->ce);
    rest_route *r = from(o), *was = from(old);
    r->rest = was->rest;
    r->allowed = was->allowed;
    if (r->rest) {
        r->rest->refs++;
    }
    zend_objects_clone_members(o, old);
    return o;
}

static void free_object(zend_object *o)
{
    msf_rest_release(from(o)->rest);
    zend_object_std_dtor(o);
}

const msf_rest *msf_rest_of(zend_object *router)
{
    return from(router)->rest;
}

uint32_t msf_rest_allowed(zend_object *router)
{
    return instanceof_function(router->ce, msf_ce_rest_route) ? from(router)->allowed : 0;
}

ZEND_METHOD(PG_MSF_Route_RestRoute, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_rest *rest = msf_rest_load(msf_config_current());
    if (!rest) {
        RETURN_THROWS();
    }
    msf_rest_release(from(Z_OBJ_P(ZEND_THIS))->rest);
    from(Z_OBJ_P(ZEND_THIS))->rest = rest;
}

/* ---- parseRule() -------------------------------------------------------------------------------------------------------------------- */

static void put_result(zval *out, const msf_rules_hit *hit, msf_arena *arena)
{
    msf_slice target = msf_rest_target((const msf_rest_rule *)hit->rule, hit, arena);
    zval v;
    if (target.n == 0) { /* a value that makes no target: as if the rule did not fit */
        return;
    }
    array_init_size(out, 2);
    add_next_index_str(out, msf_value_string(target));
    HashTable *params = msf_rest_params(hit);
    if (params) {
        ZVAL_ARR(&v, params);
    } else {
        ZVAL_EMPTY_ARRAY(&v);
    }
    zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &v);
}

static msf_slice string_in(zend_object *o, uint32_t slot)
{
    zval *v = msf_slot(o, slot);
    return Z_TYPE_P(v) == IS_STRING ? msf_value_slice(Z_STR_P(v)) : MSF_SLICE_NONE;
}

ZEND_METHOD(PG_MSF_Route_RestRoute, parseRule)
{
    ZEND_PARSE_PARAMETERS_NONE();
    rest_route *r = from(Z_OBJ_P(ZEND_THIS));
    msf_slice path = string_in(&r->std, MSF_ROUTE_SLOT_PATH);
    msf_arena arena;
    msf_rules_hit hit;
    RETVAL_EMPTY_ARRAY();
    r->allowed = 0;
    if (!r->rest || path.n == 0 || *path.p != '/') {
        return;
    }
    msf_arena_init(&arena, NULL, 0, 1 << 20);
    if (msf_rules_match(r->rest->rules, msf_verb_of(string_in(&r->std, MSF_ROUTE_SLOT_VERB)), path, &arena, &hit) == MSF_RULES_FOUND) {
        put_result(return_value, &hit, &arena);
    }
    r->allowed = hit.allowed;
    msf_arena_end(&arena);
}

/* ---- handleHttpRequest() ------------------------------------------------------------------------------------------------------------ */

/* Writes the parameters of a rule into the request and into the router. */
static void give_params(zend_object *o, zend_object *request, zval *params)
{
    zval rv, merged, v, *get = zend_read_property(request->ce, request, ZEND_STRL("get"), true, &rv);
    ZVAL_DEREF(get);
    if (Z_TYPE_P(params) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(params)) == 0) {
        return;
    }
    ZVAL_ARR(&merged, Z_TYPE_P(get) == IS_ARRAY ? zend_array_dup(Z_ARRVAL_P(get)) : zend_new_array(4));
    zend_hash_merge(Z_ARRVAL(merged), Z_ARRVAL_P(params), zval_add_ref, true);
    zend_update_property(request->ce, request, ZEND_STRL("get"), &merged);
    zval_ptr_dtor(&merged);
    ZVAL_COPY(&v, params);
    msf_slot_set(o, MSF_ROUTE_SLOT_PARAMS, &v);
}

static void parse_path(zend_object *o, zval *path)
{
    zval argv[1];
    ZVAL_COPY(&argv[0], path);
    msf_call(o, MSF_METHOD(o->ce, "parsepath"), NULL, 1, argv);
    zval_ptr_dtor(&argv[0]);
}

static void follow(zend_object *o, zend_object *request, zval *result)
{
    zval *target = Z_TYPE_P(result) == IS_ARRAY ? zend_hash_index_find_deref(Z_ARRVAL_P(result), 0) : NULL;
    zval *params = target ? zend_hash_index_find_deref(Z_ARRVAL_P(result), 1) : NULL;
    parse_path(o, target ? target : msf_slot(o, MSF_ROUTE_SLOT_PATH));
    if (params && !EG(exception)) {
        give_params(o, request, params);
    }
}

ZEND_METHOD(PG_MSF_Route_RestRoute, handleHttpRequest)
{
    zval *request, result, *path = msf_slot(Z_OBJ_P(ZEND_THIS), MSF_ROUTE_SLOT_PATH);
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT(request)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    if (!msf_route_begin(o, Z_OBJ_P(request))) {
        return; /* RPC, or a throw */
    }
    if (Z_TYPE_P(path) != IS_STRING || Z_STRLEN_P(path) == 0 || !msf_call(o, MSF_METHOD(o->ce, "parserule"), &result, 0, NULL)) {
        return;
    }
    follow(o, Z_OBJ_P(request), &result);
    zval_ptr_dtor(&result);
}

void msf_register_rest_route(void)
{
    static const msf_http_method verbs[] = {MSF_HTTP_GET,   MSF_HTTP_HEAD,   MSF_HTTP_POST,   MSF_HTTP_PUT,
                                            MSF_HTTP_PATCH, MSF_HTTP_DELETE, MSF_HTTP_OPTIONS};
    msf_ce_rest_route = register_class_PG_MSF_Route_RestRoute(msf_ce_normal_route);
    msf_ce_rest_route->create_object = create;
    zend_property_info *info = zend_hash_str_find_ptr(&msf_ce_rest_route->properties_info, ZEND_STRL("verbs"));
    msf_verbs_array(&msf_ce_rest_route->default_static_members_table[info->offset], verbs, sizeof(verbs) / sizeof(verbs[0]));
    handlers = std_object_handlers;
    handlers.offset = offsetof(rest_route, std);
    handlers.free_obj = free_object;
    handlers.clone_obj = clone;
}
