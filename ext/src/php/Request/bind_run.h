/* Shared by the files that bind (bind_run.c, bind_source.c, bind_value.c, bind_scalar.c). */
#ifndef MSF_PHP_REQUEST_BIND_RUN_H
#define MSF_PHP_REQUEST_BIND_RUN_H

#include "php/Request/bind.h"

/* Where in the input we are: "lines.3.price" is three of them, innermost first. On the stack. */
typedef struct msf_bind_at {
    const struct msf_bind_at *up;
    zend_string *name; /* NULL: an element by its index */
    zend_ulong index;
    uint32_t depth;
} msf_bind_at;

typedef enum msf_bind_body {
    MSF_BIND_BODY_UNREAD,
    MSF_BIND_BODY_NONE,
    MSF_BIND_BODY_JSON,
    MSF_BIND_BODY_FORM,
    MSF_BIND_BODY_UNKNOWN, /* of a type that we do not read */
    MSF_BIND_BODY_BROKEN   /* told already */
} msf_bind_body;

/* One binding in progress; on the stack. */
typedef struct msf_binding {
    const msf_bind_request *r;
    const char *in; /* of the parameter that is bound: "path", "query", "body", "header", "cookie" */
    zval *errors;   /* UNDEF or an array */
    msf_bind_body body;
    zval *content; /* of JSON and FORM; borrowed from the Input */
    zval nothing;  /* the empty array, see of_nothing() */
    bool unsupported;
} msf_binding;

/* A value as it came. */
typedef struct msf_bind_raw {
    zval *value;    /* borrowed; NULL: `text` is all there is */
    msf_slice text; /* is_text */
    bool is_text;   /* of a form, a query string and so on: everything is a string there */
} msf_bind_raw;

/* Notes that something is wrong; nothing beyond MSF_BIND_ERRORS. Always false. */
bool msf_bind_wrong(msf_binding *b, const msf_bind_at *at, const char *message);

/* bind_source.c: looks for the value of an action's parameter. False when there is none. Sets b->in. */
bool msf_bind_find(msf_binding *b, const msf_bind_step *step, msf_bind_raw *out);
/* A member of an array that came with the request. */
bool msf_bind_member(zval *array, zend_string *name, bool is_text, msf_bind_raw *out);

/* bind_value.c. All: true: *out is owned by the caller; false: noted, or an exception is pending. */
/* A value that is there or not: default, null, or "is required"; constraints. */
bool msf_bind_step_value(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at, zval *out);

/* bind_scalar.c: texts and JSON scalars. */
bool msf_bind_scalar(msf_binding *b, const msf_bind_type *type, const msf_bind_raw *raw, const msf_bind_at *at, zval *out);
/* "must be an integer" and so on. */
const char *msf_bind_expected(const msf_bind_type *type);

#endif
