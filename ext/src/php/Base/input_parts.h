/* How the arrays of an Input come out of the request. */
#ifndef MSF_PHP_BASE_INPUT_PARTS_H
#define MSF_PHP_BASE_INPUT_PARTS_H

#include "php/Base/Input.h"

/* Builds in->part[part] (which is UNDEF): an array, or null when the request has nothing of the kind. */
void msf_input_build(msf_input *in, msf_input_part part);

/* The JSON body, or the member at a dotted path; NULL when there is none. Decoded once. Borrowed. */
zval *msf_input_json(msf_input *in, zend_string *path);

#endif
