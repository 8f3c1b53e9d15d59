/* Which of the forms that we have a client likes best. */
#ifndef MSF_PHP_CONTROLLERS_ACCEPT_H
#define MSF_PHP_CONTROLLERS_ACCEPT_H

#include <stdint.h>

#include "base/slice.h"

/* How much an Accept header (RFC 9110, 12.5.1) wants this type: a number to compare. The greater q wins, of equal ones the type that is
 * named first. 0 when it is not named (a wildcard names nothing) or has q=0. */
uint32_t msf_accept_rank(msf_slice accept, msf_slice type);

#endif
