/* PG\MSF\Controllers\Controller. */
#ifndef MSF_PHP_CONTROLLERS_CONTROLLER_H
#define MSF_PHP_CONTROLLERS_CONTROLLER_H

#include "php/Base/Base.h"
#include "process/scoreboard.h"

extern zend_class_entry *msf_ce_controller;

enum { MSF_SLOT_START_TIME = MSF_SLOTS_OF_CORE, MSF_SLOT_REQUEST_TYPE };

void msf_register_controller(void);
void msf_register_monitor(void);

/* Writes what other workers' monitor pages show of this worker into its slot; for a timer of the worker (spec/01 9.1: every 2 s). */
void msf_monitor_publish(msf_scoreboard_slot *slot);

/* What onExceptionHandle() does where nobody overrides it: an error line and a 500. */
void msf_controller_on_exception(zend_object *context, zend_object *exception);

#endif
