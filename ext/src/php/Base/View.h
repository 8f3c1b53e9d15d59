/* Templates: plain PHP files that see the data as variables and $this->e() (spec/03 section 7.2). */
#ifndef MSF_PHP_BASE_VIEW_H
#define MSF_PHP_BASE_VIEW_H

#include "php.h"

void msf_register_view(void);
/* RSHUTDOWN. */
void msf_view_shutdown(void);

/* Renders the view `name`, looked up in http_server.view_paths. NULL after a throw. */
zend_string *msf_view_render(zend_string *name, HashTable *data);

/* The view of an action that names none: <Controller>/<Action>. A new string. */
zend_string *msf_view_default(zend_object *context);

#endif
