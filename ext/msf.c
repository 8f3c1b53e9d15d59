/* The module entry, and nothing else: what starts and stops is listed in php/registry.c. */
#ifdef HAVE_CONFIG_H
#include "config.h" /* of phpize: says that this is a shared module */
#endif

#include "php_msf.h"

#include "ext/standard/info.h"
#include "php/registry.h"

#ifdef COMPILE_DL_MSF
ZEND_GET_MODULE(msf)
#endif

static PHP_MINIT_FUNCTION(msf)
{
    return msf_register_all(module_number);
}

static PHP_RINIT_FUNCTION(msf)
{
    return msf_activate_all();
}

static PHP_RSHUTDOWN_FUNCTION(msf)
{
    msf_shutdown_all();
    return SUCCESS;
}

static PHP_MINFO_FUNCTION(msf)
{
    php_info_print_table_start();
    php_info_print_table_row(2, "MSF, the micro service framework", "enabled");
    php_info_print_table_row(2, "Version", PHP_MSF_VERSION);
    php_info_print_table_end();
}

zend_module_entry msf_module_entry = {
    STANDARD_MODULE_HEADER, "msf", NULL, /* functions are registered with their files */
    PHP_MINIT(msf),         NULL,  PHP_RINIT(msf), PHP_RSHUTDOWN(msf), PHP_MINFO(msf), PHP_MSF_VERSION, STANDARD_MODULE_PROPERTIES,
};
