/* Views (spec/03 section 7.2, spec/07 section 11): what the rest of the framework sees of them. */
#ifndef MSF_PHP_VIEW_VIEW_H
#define MSF_PHP_VIEW_VIEW_H

#include "php.h"
#include "zend_smart_str.h"

void msf_register_view(void);
/* RSHUTDOWN. */
void msf_view_shutdown(void);

/* Reads `views.*`. False after a throw that names file and key. */
bool msf_view_configure(zend_object *config);

/* A new engine for the server's property `templateEngine`: it looks in the directories of the server. */
void msf_view_new_engine(zval *out);

/* Renders the view `name` with the server's template engine, whosever it is. A new string; NULL after a throw. */
zend_string *msf_view_render(zend_string *name, HashTable *data);

/* The view of an action that names none: <Controller>/<Action>. A new string. */
zend_string *msf_view_default(zend_object *context);

/* Appends " (template a line 3, template b line 9)" when the exception came out of templates. */
void msf_view_describe(smart_str *to, zend_object *exception);

#endif
