#include "engine/future.h"
#include "php/Coroutine/IBase_arginfo.h"

void msf_register_coroutine_ibase(void);
void msf_register_coroutine_ibase(void)
{
    msf_ce_coroutine_ibase = register_class_PG_MSF_Coroutine_IBase();
}
