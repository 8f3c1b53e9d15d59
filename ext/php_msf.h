/* MSF: the micro service framework for PHP. The only header that another extension may include. */
#ifndef PHP_MSF_H
#define PHP_MSF_H

#include "php.h"

#define PHP_MSF_VERSION "0.1.0"

extern zend_module_entry msf_module_entry;
#define phpext_msf_ptr &msf_module_entry

#endif
