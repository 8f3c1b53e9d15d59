/* The attribute classes of PG\MSF\Attribute, and how they are read from code. Read when a worker starts, never during a request. */
#ifndef MSF_PHP_ATTRIBUTE_ATTRIBUTE_H
#define MSF_PHP_ATTRIBUTE_ATTRIBUTE_H

#include "php.h"
#include "zend_attributes.h"

extern zend_class_entry *msf_ce_attribute_route;
extern zend_class_entry *msf_ce_attribute_source; /* parent of the six below */
extern zend_class_entry *msf_ce_attribute_path, *msf_ce_attribute_query, *msf_ce_attribute_body;
extern zend_class_entry *msf_ce_attribute_header, *msf_ce_attribute_cookie, *msf_ce_attribute_file;
extern zend_class_entry *msf_ce_attribute_constraint; /* the interface */
extern zend_class_entry *msf_ce_attribute_range, *msf_ce_attribute_length, *msf_ce_attribute_pattern, *msf_ce_attribute_email;
extern zend_class_entry *msf_ce_attribute_uuid, *msf_ce_attribute_one_of, *msf_ce_attribute_items;

void msf_register_attribute_route(void);
void msf_register_attribute_source(void);
void msf_register_attribute_constraint(void);
void msf_register_attribute_url(void);

/* Slots, in the order of the stubs. */
enum { MSF_ATTRIBUTE_ROUTE_METHODS, MSF_ATTRIBUTE_ROUTE_PATH, MSF_ATTRIBUTE_ROUTE_NAME, MSF_ATTRIBUTE_ROUTE_STATUS };
enum { MSF_ATTRIBUTE_SOURCE_NAME, MSF_ATTRIBUTE_BODY_STRICT, MSF_ATTRIBUTE_BODY_WHOLE };
enum { MSF_ATTRIBUTE_ITEMS_MIN, MSF_ATTRIBUTE_ITEMS_MAX, MSF_ATTRIBUTE_ITEMS_TYPE, MSF_ATTRIBUTE_ITEMS_EACH };

/* ---- reading (read.c) ---- */

/* The class of an attribute if it is one of ours, below one of ours, or a constraint; NULL when it is not, or after a throw of the
 * autoloader. */
zend_class_entry *msf_attribute_class(const zend_attribute *attr);
/* Evaluates the arguments and makes the object, as ReflectionAttribute::newInstance() does. A new reference; NULL after a throw. */
zend_object *msf_attribute_make(zend_attribute *attr, zend_class_entry *ce, zend_class_entry *scope);
/* Sets a readonly property in a constructor, moving the value. Throws when it is set already. */
void msf_attribute_set(zend_object *o, uint32_t slot, zval *value);

/* ---- constraints (constraint_check.c) ---- */

/* What is wrong with `value` as a new string; NULL when nothing is, or after a throw (EG(exception)) of an application's constraint. */
zend_string *msf_constraint_check(zend_object *constraint, zval *value);
/* False, with a ValueError, when the expression of a Pattern does not compile. */
bool msf_constraint_pattern_compiles(zend_string *regex);
/* Only the number of elements, for those who look at each of them themselves. */
zend_string *msf_constraint_items_count(zend_object *items, zval *value);

#endif
