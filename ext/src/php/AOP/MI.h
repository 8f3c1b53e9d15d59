/* Trait PG\AOP\MI. */
#ifndef MSF_PHP_AOP_MI_H
#define MSF_PHP_AOP_MI_H

#include "php.h"

void msf_register_mi(void);

/* True when the class has the trait, itself or through a parent. */
bool msf_mi_is_used(const zend_class_entry *ce);

#endif
