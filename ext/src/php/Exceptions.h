/* The exception classes of spec 07, section 14. */
#ifndef MSF_PHP_EXCEPTIONS_H
#define MSF_PHP_EXCEPTIONS_H

#include "php.h"

extern zend_class_entry *msf_ce_base_exception;   /* PG\MSF\Base\Exception */
extern zend_class_entry *msf_ce_client_exception; /* PG\MSF\Client\Exception, and so on */
extern zend_class_entry *msf_ce_pack_exception;
extern zend_class_entry *msf_ce_pools_exception;
extern zend_class_entry *msf_ce_process_exception;
extern zend_class_entry *msf_ce_proxy_exception;
extern zend_class_entry *msf_ce_queue_exception;
extern zend_class_entry *msf_ce_route_exception;
extern zend_class_entry *msf_ce_session_exception;
extern zend_class_entry *msf_ce_tasks_exception;

void msf_register_exceptions(void);

#endif
