/* The ceiling on the number of fields of a urlencoded body (limits.fields), checked before PHP sees the request; the multipart parser
 * checks its own. */
#ifndef MSF_PHP_REQUEST_FIELDS_H
#define MSF_PHP_REQUEST_FIELDS_H

#include <stdbool.h>

#include "http/request.h"

bool msf_fields_too_many(const msf_http_request *req, uint32_t max);

#endif
