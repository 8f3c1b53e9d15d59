/* PG\MSF\Macro, also known as PG\MSF\Marco. */
#ifndef MSF_PHP_MACRO_H
#define MSF_PHP_MACRO_H

#include "php.h"

void msf_register_macro(void);

/* The end of the title of a process of this kind (Macro::PROCESS_NAME); "User" for unknown kinds. */
const char *msf_macro_process_title(zend_long kind);

#endif
