/* The classes at the root: Child and Core. Their properties sit in the first slots of every object below them, so C code reads and writes
 * them without a look-up. */
#ifndef MSF_PHP_BASE_BASE_H
#define MSF_PHP_BASE_BASE_H

#include "php.h"

extern zend_class_entry *msf_ce_child; /* PG\MSF\Base\Child */
extern zend_class_entry *msf_ce_core;  /* PG\MSF\Base\Core */

void msf_register_child(void);
void msf_register_core(void);

/* Slots, in the order of the stubs. */
enum {
    MSF_SLOT_CONTEXT,
    MSF_SLOT_PARENT,
    MSF_SLOT_DS_LEVEL,
    MSF_SLOT_USE_COUNT, /* from here on: Core */
    MSF_SLOT_GEN_TIME,
    MSF_SLOT_IS_CONSTRUCT,
    MSF_SLOT_IS_DESTROY,
    MSF_SLOTS_OF_CORE
};

/* Slots that the pool itself keeps and never resets. */
#define MSF_SLOTS_OF_POOL MSF_SLOT_IS_DESTROY

/* Replaces the value of a slot. `value` is moved; a reference in the slot is followed. */
static inline void msf_slot_set(zend_object *o, uint32_t slot, zval *value)
{
    zval *p = OBJ_PROP_NUM(o, slot);
    ZVAL_DEREF(p);
    zval old;
    ZVAL_COPY_VALUE(&old, p);
    ZVAL_COPY_VALUE(p, value);
    if (Z_REFCOUNTED(old)) { /* most are numbers and null: they need no call */
        zval_ptr_dtor(&old);
    }
}

static inline zval *msf_slot(zend_object *o, uint32_t slot)
{
    zval *p = OBJ_PROP_NUM(o, slot);
    ZVAL_DEREF(p);
    return p;
}

/* Sets the slot to an object (a reference is taken) or to null. */
static inline void msf_slot_set_object(zend_object *o, uint32_t slot, zend_object *value)
{
    zval v;
    if (value) {
        ZVAL_OBJ_COPY(&v, value);
    } else {
        ZVAL_NULL(&v);
    }
    msf_slot_set(o, slot, &v);
}

/* The object in a slot; NULL when there is none. */
static inline zend_object *msf_slot_object(zend_object *o, uint32_t slot)
{
    zval *p = msf_slot(o, slot);
    return Z_TYPE_P(p) == IS_OBJECT ? Z_OBJ_P(p) : NULL;
}

/* The context of an object of Child or below: its own, else the running coroutine's; NULL when there is none. Borrowed. */
zend_object *msf_child_context(zend_object *o);

/* getObject() for all that have it: through the pool of `context`. False after a throw. */
bool msf_context_get_object(zend_object *context, zend_string *class_name, HashTable *args, zend_long level, zval *result);

#endif
