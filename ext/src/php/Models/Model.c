#include "php/Models/Model.h"

#include "php/Base/Base.h"

#include "Model_arginfo.h"

void msf_register_model(void)
{
    register_class_PG_MSF_Models_Model(msf_ce_core);
}
