/* rest.route.rules: rules with targets (spec/03 section 3). The table belongs to the RestRoute objects that were made with it. */
#ifndef MSF_PHP_ROUTE_REST_H
#define MSF_PHP_ROUTE_REST_H

#include "php/Route/route.h"
#include "php/Route/rules.h"

extern zend_class_entry *msf_ce_rest_route; /* PG\MSF\Route\RestRoute */

void msf_register_rest_route(void);

/* A piece of a target: text, or the value of a placeholder. */
typedef struct msf_rest_piece {
    msf_slice text; /* into msf_rest_rule.target */
    int value;      /* index of the placeholder; -1: text */
} msf_rest_piece;

typedef struct msf_rest_rule {
    msf_rule rule;       /* first */
    zend_string *target; /* with a slash in front */
    msf_rest_piece *pieces;
    uint32_t piece_count;
} msf_rest_rule;

typedef struct msf_rest {
    uint32_t refs;
    msf_rules *rules;
} msf_rest;

/* From rest.route.rules of `config` (NULL or without the key: a table without rules). One reference; NULL after a throw that names file and
 * rule. */
msf_rest *msf_rest_load(zend_object *config);
void msf_rest_release(msf_rest *rest);
/* The table of a RestRoute. Borrowed; never NULL once the object is constructed, else NULL. */
const msf_rest *msf_rest_of(zend_object *router);
/* What methods of a subclass found out about the verbs of the path; 0 when some rule has matched, or none has the path. */
uint32_t msf_rest_allowed(zend_object *router);

/* The target of a hit with its placeholders filled in, in `arena` where it has any. An empty slice when a value would change the number of
 * its segments ("%2F") or memory is out. */
msf_slice msf_rest_target(const msf_rest_rule *r, const msf_rules_hit *hit, msf_arena *arena);
/* Name => value; the caller owns it. NULL for a rule without placeholders. */
HashTable *msf_rest_params(const msf_rules_hit *hit);

/* Resolves a request for a RestRoute whose methods nobody has overridden. `out` is zeroed. */
void msf_rest_find(zend_object *router, msf_http_request *req, zend_object *input, msf_route *out);

#endif
