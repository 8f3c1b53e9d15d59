/* Answers that no controller gives: files, the index page, 404. */
#ifndef MSF_PHP_REQUEST_RESPOND_H
#define MSF_PHP_REQUEST_RESPOND_H

#include "php/Request/job.h"

/* Answers a request whose route is not an action; pushes http-code. */
void msf_respond(msf_job *job);
/* A file named by its absolute path, which must lie below the root of the request's host; "" is the index page. The status that was sent.
 */
int msf_respond_path(msf_job *job, zend_string *path);
/* A plain answer with the log id, for requests that have a kit. */
void msf_respond_text(msf_job *job, int code, const char *body, size_t n);
/* The same without one, and without touching PHP: out of memory, fatal errors. */
void msf_respond_bare(msf_http_request *req, int code, const char *body, size_t n);

#endif
