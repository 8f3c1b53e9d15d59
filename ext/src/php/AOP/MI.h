/* Trait PG\AOP\MI. */
#ifndef MSF_PHP_AOP_MI_H
#define MSF_PHP_AOP_MI_H

#include "php.h"

void msf_register_mi(void);

/* True when the class has the trait, itself or through a parent. */
bool msf_mi_is_used(const zend_class_entry *ce);
/* The context of such an object: its own, else the running coroutine's; NULL without. Borrowed. */
zend_object *msf_mi_context(zend_object *o);

#endif
