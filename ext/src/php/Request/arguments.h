/* The arguments of an action, from the parameters of its route. */
#ifndef MSF_PHP_REQUEST_ARGUMENTS_H
#define MSF_PHP_REQUEST_ARGUMENTS_H

#include "php.h"

/* Calls `action` with `params` (not empty). By name, if one of them has the name of a parameter of the action and none that the action
 * requires is missing: then their order does not matter, and what the action does not know is left out. Else by position, in their order
 * (spec/03 4.12). False after a throw. */
bool msf_arguments_call(zend_object *controller, zend_function *action, HashTable *params, zval *result);

#endif
