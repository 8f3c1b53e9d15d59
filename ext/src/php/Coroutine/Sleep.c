#include "engine/sleep.h"
#include "php/Coroutine/Sleep_arginfo.h"

static zend_class_entry *sleep_class;

ZEND_METHOD(PG_MSF_Coroutine_Sleep, goSleep)
{
    zend_long ms;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_LONG(ms)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_OBJ(&msf_sleep_future(sleep_class, ms > 0 ? (uint64_t)ms : 0)->std);
}

ZEND_METHOD(PG_MSF_Coroutine_Sleep, send)
{
    zval *callback;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(callback)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_TRUE;
}

void msf_register_coroutine_sleep(void);
void msf_register_coroutine_sleep(void)
{
    sleep_class = register_class_PG_MSF_Coroutine_Sleep(msf_ce_coroutine_base);
}
