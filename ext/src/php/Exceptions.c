#include "php/Exceptions.h"

#include "zend_attributes.h"
#include "zend_exceptions.h"

#include "engine/future.h"
#include "php/Exceptions_arginfo.h"

zend_class_entry *msf_ce_base_exception;
zend_class_entry *msf_ce_client_exception;
zend_class_entry *msf_ce_pack_exception;
zend_class_entry *msf_ce_pools_exception;
zend_class_entry *msf_ce_process_exception;
zend_class_entry *msf_ce_proxy_exception;
zend_class_entry *msf_ce_queue_exception;
zend_class_entry *msf_ce_route_exception;
zend_class_entry *msf_ce_session_exception;
zend_class_entry *msf_ce_tasks_exception;
zend_class_entry *msf_ce_coroutine_exception;
zend_class_entry *msf_ce_coroutine_timeout_exception;
zend_class_entry *msf_ce_coroutine_cancelled_exception;

ZEND_METHOD(PG_MSF_Coroutine_Exception, getPreviousMessage)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zval rv, *previous = zend_read_property_ex(zend_ce_exception, Z_OBJ_P(ZEND_THIS), ZSTR_KNOWN(ZEND_STR_PREVIOUS), true, &rv);
    zend_object *from = Z_TYPE_P(previous) == IS_OBJECT ? Z_OBJ_P(previous) : Z_OBJ_P(ZEND_THIS);
    zend_class_entry *base = instanceof_function(from->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
    zval *message = zend_read_property_ex(base, from, ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &rv);
    RETURN_STR(zval_get_string(message));
}

void msf_register_exceptions(void)
{
    zend_class_entry *base = register_class_PG_MSF_Base_Exception(zend_ce_exception);
    msf_ce_base_exception = base;
    msf_ce_client_exception = register_class_PG_MSF_Client_Exception(base);
    msf_ce_pack_exception = register_class_PG_MSF_Pack_Exception(base);
    msf_ce_pools_exception = register_class_PG_MSF_Pools_Exception(base);
    msf_ce_process_exception = register_class_PG_MSF_Process_Exception(base);
    msf_ce_proxy_exception = register_class_PG_MSF_Proxy_Exception(base);
    msf_ce_queue_exception = register_class_PG_MSF_Queue_Exception(base);
    msf_ce_route_exception = register_class_PG_MSF_Route_Exception(base);
    msf_ce_session_exception = register_class_PG_MSF_Session_Exception(base);
    msf_ce_tasks_exception = register_class_PG_MSF_Tasks_Exception(base);
    msf_ce_coroutine_exception = register_class_PG_MSF_Coroutine_Exception(base);
    msf_ce_coroutine_timeout_exception = register_class_PG_MSF_Coroutine_TimeoutException(msf_ce_coroutine_exception);
    msf_ce_coroutine_cancelled_exception = register_class_PG_MSF_Coroutine_CancelledException(msf_ce_coroutine_exception);
}
