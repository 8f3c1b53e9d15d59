/* The object pool (spec/06). Per class: where its properties are and what their defaults are, worked out once, and the idle objects.
 *
 * An object goes back only when nobody else holds it: an object that a still running coroutine, a closure or a static refers to is let go
 * instead of being handed to the next request. Objects of internal classes with state of their own (ArrayObject, DateTime) are never
 * kept, because that state cannot be reset. */
#ifndef MSF_PHP_BASE_POOL_H
#define MSF_PHP_BASE_POOL_H

#include "php.h"

extern zend_class_entry *msf_ce_pool;        /* PG\MSF\Base\Pool */
extern zend_class_entry *msf_ce_object_pool; /* PG\MSF\Base\ObjectPool */

void msf_register_pool(void);
/* The PG\MSF\Base\Pool of this process, made on first use; borrowed. NULL after a throw. */
zend_object *msf_pool_instance(void);
void msf_register_object_pool(void);
void msf_register_aop_factory(void);
/* RSHUTDOWN: lets the singleton, the idle objects and the tables go. */
void msf_pool_shutdown(void);
/* The same without the singleton. */
void msf_pool_store_shutdown(void);

/* Macro::DS_*: which visibilities are reset. */
#define MSF_DS_PUBLIC     1u
#define MSF_DS_PROTECTED  2u
#define MSF_DS_PRIVATE    4u
#define MSF_POOL_NO_SLOT  UINT32_MAX
#define MSF_POOL_MAX_IDLE 256 /* default of object_pool.max_idle */

typedef struct msf_pool_slot {
    uint32_t offset;          /* of the property in the object */
    uint32_t level;           /* MSF_DS_*, or MSF_POOL_ALWAYS for readonly ones, which a constructor could not set again */
    zend_property_info *info; /* for typed references */
} msf_pool_slot;

typedef struct msf_pool_class {
    zend_class_entry *ce;
    zend_function *ctor;    /* NULL: none, or one of ours that does nothing here */
    zend_function *destroy; /* the application's; NULL when ours */
    zend_function *destruct;
    zend_function *reset;    /* the application's resetProperties(); NULL when ours */
    uint32_t bound_slots[3]; /* of context, parent and __DSLevel; MSF_POOL_NO_SLOT in classes that have none of our properties */
    bool is_bound;           /* has them: Child and below, users of the trait MI */
    bool is_core;
    bool is_child;
    bool keeps; /* objects of it may be kept for re-use */
    msf_pool_slot *slots;
    uint32_t slot_count;
    zend_object **idle; /* ring, oldest first */
    uint32_t first, count, cap;
    uint32_t live; /* handed out and not yet back */
} msf_pool_class;

/* What is known about a class; made on first use. Lives until the process (request of PHP) ends. */
msf_pool_class *msf_pool_class_of(zend_class_entry *ce);
/* Class by name (a leading backslash is dropped). NULL after a throw (ReflectionException, or the autoloader's). */
msf_pool_class *msf_pool_class_named(zend_string *name);

/* An idle object or a new one, constructor not run; the caller owns the reference. NULL after a throw. */
zend_object *msf_pool_take(msf_pool_class *c);
/* Gives it back: the caller's reference goes over. The object has been reset. One that is still referenced elsewhere when its turn comes is
 * let go instead of being handed out. */
void msf_pool_give(msf_pool_class *c, zend_object *o);
/* Drops the caller's reference of an object that will not come back. */
void msf_pool_abandon(zend_object *o);
/* Declared defaults for the properties of these visibilities; dynamic properties go. The slots of the pool itself stay. */
void msf_pool_reset(zend_object *o, unsigned level);
void msf_pool_reset_class(const msf_pool_class *c, zend_object *o, unsigned level);

/* Calls `fn` for every class that has objects. */
void msf_pool_each(void (*fn)(const msf_pool_class *c, void *ctx), void *ctx);
void msf_pool_set_max_idle(uint32_t n);

/* ---- ObjectPool: the pool of one request ---- */
/* A new one for `context` (reference taken). */
zend_object *msf_object_pool_new(zend_object *context);
/* getObject(): takes, binds, constructs. False after a throw. `args` may be NULL. */
bool msf_object_pool_get(zend_object *pool, zend_string *class_name, HashTable *args, zend_long level, zval *result);
/* End of the request, while the context is still whole: destroy() of every object in the order of acquisition, then reset, then back. What
 * destroy() throws goes to `on_throw` (owns nothing; may be NULL). The ObjectPool is empty afterwards. */
void msf_object_pool_release(zend_object *pool, void (*on_throw)(zend_object *exception, void *ctx), void *ctx);
bool msf_object_pool_is_empty(zend_object *pool);

#endif
