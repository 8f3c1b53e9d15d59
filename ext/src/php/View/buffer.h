/* What a template prints. Buffers are PHP's own, so that echo, ob_start() in a template and the switch between coroutines work as ever. */
#ifndef MSF_PHP_VIEW_BUFFER_H
#define MSF_PHP_VIEW_BUFFER_H

#include "php.h"

/* Shared by the one who opened it and by PHP's buffer, which knows when PHP code has closed it: freed with the last of both, since a
 * coroutine can go away without its C stack being unwound. */
typedef struct msf_view_buffer msf_view_buffer;

/* MINIT. */
void msf_view_buffer_register(void);

/* NULL: PHP refuses, with an error. */
msf_view_buffer *msf_view_buffer_open(void);
/* Ends it; what buffers above it hold that the template has left open is part of the text. A new string, or NULL when PHP code has closed
 * the buffer itself. */
zend_string *msf_view_buffer_take(msf_view_buffer *b);
/* Ends it and those above it, and drops their text. */
void msf_view_buffer_drop(msf_view_buffer *b);

#endif
