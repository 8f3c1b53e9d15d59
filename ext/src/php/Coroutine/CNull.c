#include "engine/future.h"
#include "php/Coroutine/CNull_arginfo.h"

ZEND_METHOD(PG_MSF_Coroutine_CNull, getInstance)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_OBJ_COPY(msf_cnull());
}

void msf_register_coroutine_cnull(void);
void msf_register_coroutine_cnull(void)
{
    msf_ce_coroutine_cnull = register_class_PG_MSF_Coroutine_CNull();
}
