/* PG\MSF\Route\HttpException: an exception that carries the answer. */
#ifndef MSF_PHP_ROUTE_HTTPEXCEPTION_H
#define MSF_PHP_ROUTE_HTTPEXCEPTION_H

#include "php.h"

extern zend_class_entry *msf_ce_http_exception;

void msf_register_http_exception(void);

/* Throws one, for code of the framework. */
void msf_http_exception_throw(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Status of an exception that the client gets: 500 for all others. */
zend_long msf_http_exception_status(const zend_object *e);
/* What the client reads: the message of a HttpException, or the reason phrase. A new string. */
zend_string *msf_http_exception_text(zend_object *e);
/* Sets the headers on an Output. EG(exception) is clear before and after: what a header may not be is left out. */
void msf_http_exception_headers(zend_object *e, zend_object *output);

#endif
