/* The answer, as PHP sees it. */
#ifndef MSF_PHP_BASE_OUTPUT_H
#define MSF_PHP_BASE_OUTPUT_H

#include "php.h"

#include "http/request.h"
#include "php/Base/Base.h"

extern zend_class_entry *msf_ce_output; /* PG\MSF\Base\Output */

void msf_register_output(void);
/* RINIT: the table of status codes. */
void msf_output_activate(void);

#define MSF_SLOT_IS_END MSF_SLOTS_OF_CORE /* public $__isEnd */

typedef struct msf_output {
    msf_http_request *req; /* own reference; NULL when detached */
    zend_object std;       /* last */
} msf_output;

static inline msf_output *msf_output_from(zend_object *o)
{
    return (msf_output *)((char *)o - offsetof(msf_output, std));
}

void msf_output_attach(zend_object *o, msf_http_request *req);
void msf_output_detach(zend_object *o);
/* True once an answer was given, or when there is nobody to answer. */
bool msf_output_is_end(zend_object *o);

/* The methods, for C: they do what the PHP methods of the same name do. False after a throw. */
bool msf_output_end(zend_object *o, zval *data, zend_long code, bool gzip);
bool msf_output_json(zend_object *o, zval *data, zend_long code);
/* The streamed answer of an action that has ended without end(). */
void msf_output_finish(zend_object *o);

#endif
