/* The attribute routes of this process: found, compiled and matched. Empty until a worker (or the command `routes`) loads them, and in
 * applications without any: then a request pays for one look at a pointer. */
#ifndef MSF_PHP_ATTRIBUTE_TABLE_H
#define MSF_PHP_ATTRIBUTE_TABLE_H

#include "php.h"

#include "php/Request/bind.h"
#include "php/Route/route.h"
#include "php/Route/rules.h"

typedef struct msf_attribute_route {
    msf_rule rule; /* first */
    zend_class_entry *ce;
    zend_function *action;
    zend_string *controller; /* as in the context: "Shop\Orders" */
    zend_string *name;       /* NULL: none */
    uint32_t line;           /* of the attribute */
    uint16_t status;         /* of an answer with a value */
    msf_bind_shape *plan;
} msf_attribute_route;

extern msf_rules *msf_attribute_rules; /* NULL: there are none */

/* Looks through APP_DIR/Controllers, loads what has attributes and compiles it. Runs application code: in workers, never in the master.
 * False when something is wrong: *why (owned by the caller) says what, with file and line; nothing is loaded then. Does nothing where
 * http.attribute_routes is off. */
bool msf_attribute_load(zend_string **why);
/* RSHUTDOWN. */
void msf_attribute_shutdown(void);

/* Asks the routes. True: `out` (zeroed) is filled. Only when msf_attribute_rules is not NULL. */
bool msf_attribute_find(msf_http_request *req, msf_route *out);

/* The route of a name; NULL when there is none. */
const msf_attribute_route *msf_attribute_named(const zend_string *name);

/* ---- between the files of this folder ---- */

typedef struct msf_attribute_build {
    msf_rules *rules;
    HashTable *names; /* -> msf_attribute_route, borrowed */
    zend_string **why;
} msf_attribute_build;

/* Notes "file:line: text"; a pending exception's own text and place win. Always false. */
bool msf_attribute_refuse(msf_attribute_build *b, zend_string *file, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* compile.c: adds the routes of a class. */
bool msf_attribute_compile(msf_attribute_build *b, zend_class_entry *ce);
/* scan.c: every class below APP_DIR/Controllers whose file has attributes of ours. */
bool msf_attribute_scan(msf_attribute_build *b);

#endif
