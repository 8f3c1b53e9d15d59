/* PG\MSF\Request\HttpResponse: the low-level answer for PHP code that overrides onRequest(). */
#ifndef MSF_PHP_REQUEST_HTTPRESPONSE_H
#define MSF_PHP_REQUEST_HTTPRESPONSE_H

#include "php.h"

#include "http/request.h"

extern zend_class_entry *msf_ce_http_response;

void msf_register_http_response(void);

/* A new object for the answer to `req` (a reference is taken); the caller owns it. */
zend_object *msf_http_response_object(msf_http_request *req);
/* The request that such an object answers; lives as long as the object. */
msf_http_request *msf_http_response_request(zend_object *response);
/* What the action's Output sees: the request has been answered. */
void msf_http_response_ended(msf_http_request *req);

#endif
