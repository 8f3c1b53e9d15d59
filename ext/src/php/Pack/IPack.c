#include "php/Pack/Pack.h"

#include "IPack_arginfo.h"

zend_class_entry *msf_ce_ipack;

void msf_register_ipack(void)
{
    msf_ce_ipack = register_class_PG_MSF_Pack_IPack();
}
