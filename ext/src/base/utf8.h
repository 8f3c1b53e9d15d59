/* UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef MSF_BASE_UTF8_H
#define MSF_BASE_UTF8_H

#include <sys/types.h>

#include "base/slice.h"

/* Code points of the text; -1 when it is not UTF-8. */
ssize_t msf_utf8_length(msf_slice text);

#endif
