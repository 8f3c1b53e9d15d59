#include "php/Route/route.h"

#include "IRoute_arginfo.h"

zend_class_entry *msf_ce_iroute;

void msf_register_iroute(void)
{
    msf_ce_iroute = register_class_PG_MSF_Route_IRoute();
}
