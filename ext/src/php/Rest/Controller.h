/* PG\MSF\Rest\Controller, and PG\MSF\Controllers\Rest above it. */
#ifndef MSF_PHP_REST_CONTROLLER_H
#define MSF_PHP_REST_CONTROLLER_H

#include "php/Controllers/Controller.h"

extern zend_class_entry *msf_ce_rest_controller;

/* Slots behind those of Controller, in the order of the stub. */
enum { MSF_SLOT_REST_VERB = MSF_SLOT_REQUEST_TYPE + 1, MSF_SLOT_REST_COLLECTION, MSF_SLOT_REST_RESOURCE };

void msf_register_rest_controller(void);
void msf_register_rest_demo(void);

/* The methods of the same names, for C. False after a throw. */
bool msf_rest_output_json(zend_object *controller, zval *data, zend_string *message, zend_long status);
bool msf_rest_output_options(zend_object *controller, HashTable *options);

#endif
