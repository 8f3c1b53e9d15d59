#include "php/Base/Base.h"

#include "php/Server.h"

#include "Core_arginfo.h"

zend_class_entry *msf_ce_core;

ZEND_METHOD(PG_MSF_Base_Core, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Base_Core, __sleep)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_EMPTY_ARRAY();
}

ZEND_METHOD(PG_MSF_Base_Core, __unsleep)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_EMPTY_ARRAY();
}

static void return_object(zval *return_value, zend_object *o)
{
    if (o) {
        RETURN_OBJ_COPY(o);
    }
    RETURN_NULL();
}

ZEND_METHOD(PG_MSF_Base_Core, getConfig)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *config = msf_server_config();
    return_object(return_value, config ? config : msf_config_current());
}

ZEND_METHOD(PG_MSF_Base_Core, getPack)
{
    ZEND_PARSE_PARAMETERS_NONE();
    return_object(return_value, msf_server_pack());
}

ZEND_METHOD(PG_MSF_Base_Core, getServerInstance)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *server = msf_server_instance();
    if (server) {
        zval rv, *v = zend_read_property(server->ce, server, ZEND_STRL("server"), true, &rv);
        RETURN_COPY_DEREF(v);
    }
}

ZEND_METHOD(PG_MSF_Base_Core, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_TRUE(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_IS_DESTROY));
}

ZEND_METHOD(PG_MSF_Base_Core, isUse)
{
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_FALSE(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_IS_DESTROY));
}

ZEND_METHOD(PG_MSF_Base_Core, getIsDestroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY_DEREF(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_IS_DESTROY));
}

void msf_register_core(void)
{
    msf_ce_core = register_class_PG_MSF_Base_Core(msf_ce_child);
}
