/* Between message.c and message_number.c. */
#ifndef MSF_BASE_MESSAGE_PRIVATE_H
#define MSF_BASE_MESSAGE_PRIVATE_H

#include "base/language.h"
#include "base/message.h"
#include "base/plural.h"

/* Of a number as put_integer() and put_decimal() write it. */
msf_plural_number msf_message_operands(const msf_message_value *v);

#endif
