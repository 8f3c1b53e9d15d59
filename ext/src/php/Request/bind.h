/* From a request to the arguments of an action: which values the parameters take, of which types, under which constraints. A plan is made
 * once per action when the worker starts; binding walks through its steps.
 *
 * Plans live as long as the process and are never changed after they were made: a coroutine may wait in the middle of a binding. */
#ifndef MSF_PHP_REQUEST_BIND_H
#define MSF_PHP_REQUEST_BIND_H

#include "php.h"

#include "base/slice.h"
#include "http/request.h"

#define MSF_BIND_DEPTH  32  /* objects and lists within one another */
#define MSF_BIND_ERRORS 100 /* that one answer tells of */

/* What a value may be; bits, since a parameter may be an int or a float, a value or an array. */
enum {
    MSF_BIND_INT = 1,
    MSF_BIND_FLOAT = 2,
    MSF_BIND_STRING = 4,
    MSF_BIND_BOOL = 8,
    MSF_BIND_ARRAY = 16,
    MSF_BIND_ENUM = 32,
    MSF_BIND_DATE = 64,
    MSF_BIND_OBJECT = 128, /* a class to be filled */
    MSF_BIND_MIXED = 256
};

typedef enum msf_bind_source {
    MSF_BIND_FROM_PATH,
    MSF_BIND_FROM_QUERY,
    MSF_BIND_FROM_BODY,
    MSF_BIND_FROM_EITHER, /* by the verb: body, then query; GET, HEAD and DELETE: query */
    MSF_BIND_FROM_HEADER,
    MSF_BIND_FROM_COOKIE,
    MSF_BIND_FROM_FILE,
    MSF_BIND_FROM_CONTEXT /* an object of the framework */
} msf_bind_source;

typedef enum msf_bind_part { MSF_BIND_INPUT, MSF_BIND_OUTPUT, MSF_BIND_CONTEXT, MSF_BIND_LOG } msf_bind_part;

struct msf_bind_shape;

typedef struct msf_bind_type {
    uint32_t kinds;
    zend_class_entry *ce;               /* of ENUM, DATE and OBJECT */
    const struct msf_bind_shape *shape; /* OBJECT; may be the shape that this type is part of */
    zend_string *cases;                 /* ENUM: "must be one of ..."; own reference */
} msf_bind_type;

/* One parameter of an action or of a constructor. */
typedef struct msf_bind_step {
    zend_string *name; /* of the field; own reference. Of a header: in lower case */
    msf_bind_source source;
    uint32_t index; /* of the placeholder (PATH) or the msf_bind_part (CONTEXT) */
    bool whole;     /* the whole of body or query string */
    bool strict;    /* keys that the class does not know are errors */
    bool nullable;
    bool optional; /* has a default value: it gets an UNDEF argument */
    msf_bind_type type;
    msf_bind_type items; /* of each element; kinds == 0: as they come */
    zend_object **constraints;
    uint32_t constraint_count;
} msf_bind_step;

/* A function's parameters: an action's, or the constructor's of a class to be filled. */
typedef struct msf_bind_shape {
    zend_class_entry *ce; /* of a constructor */
    zend_function *fn;
    uint32_t count;
    msf_bind_step *steps;
} msf_bind_shape;

/* Names of the placeholders of a route, in their order. */
typedef struct msf_bind_names {
    uint32_t count;
    zend_string **names;
    bool body; /* the verbs of the route have one: parameters come from it, else from the query string */
} msf_bind_names;

/* The plan of an action; the caller owns it. NULL when a parameter cannot be bound: `why` says which and where, owned by the caller. May
 * load classes. */
msf_bind_shape *msf_bind_plan(zend_function *action, const msf_bind_names *names, zend_string **why);
void msf_bind_plan_free(msf_bind_shape *plan);
/* RSHUTDOWN: forgets the shapes of classes, which plans share. */
void msf_bind_shutdown(void);

typedef enum msf_bind_result {
    MSF_BIND_OK,
    MSF_BIND_INVALID,     /* 400: *errors is a list of [field, in, message], owned by the caller */
    MSF_BIND_UNSUPPORTED, /* 415: a body of unknown type is needed */
    MSF_BIND_THREW
} msf_bind_result;

typedef struct msf_bind_request {
    msf_http_request *req;
    zend_object *context;
    zend_object *input;
    const msf_slice *path; /* values of the placeholders */
} msf_bind_request;

/* Fills plan->count arguments (owned by the caller, also those of UNDEF; all UNDEF unless OK). On the stack of a fiber: constructors and
 * constraints of the application run, and may wait. */
msf_bind_result msf_bind(const msf_bind_shape *plan, const msf_bind_request *request, zval *argv, zval *errors);

#endif
