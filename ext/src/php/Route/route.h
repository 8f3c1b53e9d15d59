/* From a request's path to what answers it (spec/03 section 2), without state in the router: the result belongs to the request. */
#ifndef MSF_PHP_ROUTE_ROUTE_H
#define MSF_PHP_ROUTE_ROUTE_H

#include "php.h"

#include "http/request.h"

extern zend_class_entry *msf_ce_iroute;       /* PG\MSF\Route\IRoute */
extern zend_class_entry *msf_ce_normal_route; /* PG\MSF\Route\NormalRoute */

/* Slots of NormalRoute, in the order of the stub. */
enum {
    MSF_ROUTE_SLOT_ENABLE_CACHE,
    MSF_ROUTE_SLOT_CONTROLLER,
    MSF_ROUTE_SLOT_METHOD,
    MSF_ROUTE_SLOT_CLASS,
    MSF_ROUTE_SLOT_PATH,
    MSF_ROUTE_SLOT_HOST,
    MSF_ROUTE_SLOT_FILE,
    MSF_ROUTE_SLOT_VERB,
    MSF_ROUTE_SLOT_PARAMS,
    MSF_ROUTE_SLOT_IS_RPC
};

void msf_register_iroute(void);
void msf_register_normal_route(void);

typedef enum msf_route_kind {
    MSF_ROUTE_ACTION,
    MSF_ROUTE_INDEX,         /* "/": the index file of the host */
    MSF_ROUTE_FILE,          /* fd is open */
    MSF_ROUTE_NO_FILE,       /* looks like a file, is none: 404 without a body */
    MSF_ROUTE_FORBIDDEN,     /* 403 without a body */
    MSF_ROUTE_NO_CONTROLLER, /* 404 */
    MSF_ROUTE_NO_METHOD,     /* 404 */
    MSF_ROUTE_WRONG_VERB,    /* 405 with `allowed`; for OPTIONS the list of verbs */
    MSF_ROUTE_THREW          /* the autoloader or the router threw: EG(exception) */
} msf_route_kind;

typedef struct msf_route {
    msf_route_kind kind;
    int fd;
    zend_class_entry *ce;
    zend_function *action;
    zend_string *controller;                     /* name as in the context; own reference, NULL for files */
    zend_string *method;                         /* action with its prefix; own reference */
    zval params;                                 /* UNDEF: those of the query string; else an array, owned */
    uint32_t allowed;                            /* MSF_ROUTE_WRONG_VERB: bits of Route/rules.h */
    const struct msf_attribute_route *attribute; /* NULL: found in another way */
    const msf_slice *values;                     /* of its placeholders, in the request's memory */
    bool is_rpc;
} msf_route;

/* Resolves with the naming rules. `router` NULL or one that overrides nothing: no PHP code runs but the autoloader's. */
void msf_route_find(zend_object *router, msf_http_request *req, zend_object *input, msf_route *out);
/* Kind, class and action stay readable. */
void msf_route_free(msf_route *r);
/* The file of a path (not decoded) below the root of the request's host. */
void msf_route_file(const msf_http_request *req, msf_slice path, msf_route *out);
/* Resolves a path with the naming rules: the cache, then files, then classes. `any`: a default controller may take what nothing else does.
 */
void msf_route_at(const msf_http_request *req, msf_slice path, bool use_cache, bool any, msf_route *out);
/* By class only, without the cache and without files. */
void msf_route_resolve(msf_slice path, bool any, msf_route *out);
/* The RPC header and the empty path, which come before everything else. False when the request is neither. */
bool msf_route_special(const msf_http_request *req, msf_slice path, msf_route *out);
/* Turns the result into a refusal of the verb. */
void msf_route_refuse_verb(msf_route *out, uint32_t allowed);
/* The cache of resolved paths, for the methods of NormalRoute. NULL when unknown. */
bool msf_route_recall(msf_slice path, msf_route *out);
/* Puts an entry there if class and method exist. `method` without prefix. */
void msf_route_store(msf_slice path, zend_string *controller, zend_string *method, zend_string *class_name);
/* RSHUTDOWN: forgets the cache. */
void msf_route_shutdown(void);

/* ---- pieces that the PHP class NormalRoute is made of ---- */

/* "/demo/get-mock-ids" -> "Demo\\GetMockIds", "Demo", "GetMockIds"; "/demo" -> "Demo\\Index", "Demo", "Index". Own references. */
typedef struct msf_route_names {
    zend_string *all;        /* every segment (of one only: and the default method), joined by backslashes */
    zend_string *controller; /* without the last one, or all of them if there is one only */
    zend_string *method;     /* the last one, or the default method */
} msf_route_names;

void msf_route_split(msf_slice path, msf_route_names *out);
void msf_route_names_free(msf_route_names *n);
/* The class of a controller name, in App\Controllers or PG\MSF\Controllers: a concrete controller, spelled exactly so. NULL when there is
 * none, or after a throw of the autoloader. */
zend_class_entry *msf_route_class(zend_string *name);
/* The same in one namespace, which ends with a backslash. */
zend_class_entry *msf_route_class_in(const char *space, size_t len, zend_string *name);
/* Concrete and below PG\MSF\Controllers\Controller. */
bool msf_route_is_controller(const zend_class_entry *ce);
/* The action: public, not static, spelled exactly so, and none of the framework's own methods. */
zend_function *msf_route_action(zend_class_entry *ce, zend_string *method);
/* Method name with the prefix. */
zend_string *msf_route_prefixed(zend_string *method);
/* Host without port. */
msf_slice msf_route_host(const msf_http_request *req);
/* The path that is resolved: without trailing slashes unless there is a default controller. */
msf_slice msf_route_path(const msf_http_request *req);
/* parseRequestBase() of a router object, and RPC. False when there is nothing left to find: RPC, or a throw. */
bool msf_route_begin(zend_object *router, zend_object *request);
/* The header x-rpc is loosely equal to 1. */
bool msf_route_is_rpc(const msf_http_request *req);
/* What the client wants done: of a POST, X-HTTP-Method-Override counts. */
msf_http_method msf_route_verb(const msf_http_request *req);
/* What the list on the command line says of a path that is resolved by name. */
struct msf_rule_about;
void msf_route_about(msf_slice path, struct msf_rule_about *out);

#endif
