/* PG\MSF\Request\HttpRequest: the low-level request for PHP code that wants one. */
#ifndef MSF_PHP_REQUEST_HTTPREQUEST_H
#define MSF_PHP_REQUEST_HTTPREQUEST_H

#include "php.h"

#include "http/request.h"

extern zend_class_entry *msf_ce_http_request;

void msf_register_http_request(void);

/* A new object with everything that `input` (attached to `req`) knows; the caller owns it. */
zend_object *msf_http_request_object(msf_http_request *req, zend_object *input);
/* What PHP code changed in get, post, cookie and files of such an object goes back into `input`. */
void msf_http_request_adopt(zend_object *request, zend_object *input);

#endif
