/* PG\MSF\Controllers\Controller. */
#ifndef MSF_PHP_CONTROLLERS_CONTROLLER_H
#define MSF_PHP_CONTROLLERS_CONTROLLER_H

#include "php/Base/Base.h"

extern zend_class_entry *msf_ce_controller;

enum { MSF_SLOT_START_TIME = MSF_SLOTS_OF_CORE, MSF_SLOT_REQUEST_TYPE };

void msf_register_controller(void);
void msf_register_monitor(void);

/* The Output of the controller's request; NULL (and a throw) without one. Borrowed. */
zend_object *msf_controller_output(zend_object *controller);
/* outputJson() of Controller, through the application's own Output where it has one. False after a throw. */
bool msf_controller_json(zend_object *controller, zval *data, zend_long code);
/* Logs what a request did not catch. The Output that is still to be answered, with the headers of a HttpException set; NULL when there is
 * nobody to answer. */
zend_object *msf_controller_exception_output(zend_object *context, zend_object *exception);
/* What onExceptionHandle() does where nobody overrides it: an error line and a 500. */
void msf_controller_on_exception(zend_object *context, zend_object *exception);

#endif
