/* What the client sent, as PHP sees it. Slices of the request become arrays on first use. */
#ifndef MSF_PHP_BASE_INPUT_H
#define MSF_PHP_BASE_INPUT_H

#include "php.h"

#include "http/request.h"

extern zend_class_entry *msf_ce_input; /* PG\MSF\Base\Input */

void msf_register_input(void);

typedef enum msf_input_part {
    MSF_INPUT_GET,
    MSF_INPUT_POST,
    MSF_INPUT_COOKIE,
    MSF_INPUT_FILES,
    MSF_INPUT_HEADER,
    MSF_INPUT_SERVER,
    MSF_INPUT_PARTS
} msf_input_part;

typedef struct msf_input {
    msf_http_request *req;      /* own reference; NULL when detached */
    zval part[MSF_INPUT_PARTS]; /* UNDEF = not built yet, NULL = absent */
    zval json;                  /* UNDEF = not decoded yet */
    zend_object std;            /* last */
} msf_input;

static inline msf_input *msf_input_from(zend_object *o)
{
    return (msf_input *)((char *)o - offsetof(msf_input, std));
}

/* Takes a reference. The input must be detached. */
void msf_input_attach(zend_object *o, msf_http_request *req);
/* Drops request and arrays. */
void msf_input_detach(zend_object *o);
/* One of the arrays, built if need be: an array, or null when absent. Borrowed. */
zval *msf_input_part_of(zend_object *o, msf_input_part part);
/* Replaces one (moved). */
void msf_input_set_part(zend_object *o, msf_input_part part, zval *value);

/* The client's address, by the rules of http_server.trusted_proxies. Borrowed from the request. */
msf_slice msf_input_remote_addr(const msf_http_request *req);
/* The same from its parts: the socket's peer and the values of X-Forwarded-For and X-Real-IP (may be MSF_SLICE_NONE). One of the three. */
msf_slice msf_input_forwarded(msf_slice peer, msf_slice forwarded_for, msf_slice real_ip);
/* The client came by https: to this server, or as far as a proxy of http_server.trusted_proxies says so. */
bool msf_input_is_secure(const msf_http_request *req);
/* The verb: of a POST, X-HTTP-Method-Override wins. Upper case as a new string. */
zend_string *msf_input_verb(const msf_http_request *req);

#endif
