/* The object pool (spec/06). Per class: where its properties are and what their defaults are, worked out once, and the idle objects.
 *
 * An object goes back only when nobody else holds it: an object that a still running coroutine, a closure, a static or a weak reference
 * refers to is let go instead of being handed to the next request. Objects of internal classes with state of their own (ArrayObject,
 * DateTime) are never kept, because that state cannot be reset. */
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
#define MSF_DS_PUBLIC    1u
#define MSF_DS_PROTECTED 2u
#define MSF_DS_PRIVATE   4u
#define MSF_POOL_NO_SLOT UINT32_MAX

/* object_pool.*; 0 switches max_uses and max_age off. */
typedef struct msf_pool_limits {
    uint32_t max_idle;  /* idle objects kept of each class */
    uint32_t max_uses;  /* an object that was handed out so often is not kept */
    uint32_t max_age;   /* s since it was made; idle ones are looked at a few at a time */
    uint32_t max_taken; /* objects that one request may take */
} msf_pool_limits;
#define MSF_POOL_LIMITS                                                                                                                    \
    {                                                                                                                                      \
        256, 0, 3600, 100000                                                                                                               \
    }

/* Properties that the pool writes, where the class declares them. */
enum { MSF_POOL_CONTEXT, MSF_POOL_PARENT, MSF_POOL_DS_LEVEL, MSF_POOL_USE_COUNT, MSF_POOL_GEN_TIME, MSF_POOL_IS_CONSTRUCT, MSF_POOL_BOUND };

typedef struct msf_pool_age {
    uint32_t born; /* Unix time, s */
    uint32_t uses;
} msf_pool_age;

typedef struct msf_pool_idle {
    zend_object *object;
    msf_pool_age age;
    uint32_t dirty; /* MSF_DS_*: what is reset again when it is taken, because somebody held it when it came; 0 as a rule */
} msf_pool_idle;

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
    zend_function *reset; /* the application's resetProperties(); NULL when ours */
    /* MSF_POOL_NO_SLOT in classes that do not have it; only Child and below and users of the trait MI are asked. */
    uint32_t bound_slots[MSF_POOL_BOUND];
    bool is_core;
    bool is_child;
    bool keeps; /* objects of it may be kept for re-use */
    msf_pool_slot *slots;
    uint32_t slot_count;
    void (*reset_state)(zend_object *o); /* of an internal class; NULL: there is none */
    msf_pool_idle *idle;                 /* ring, oldest first */
    uint32_t first, count, cap;
    uint32_t live; /* handed out and not yet back */
} msf_pool_class;

/* What is known about a class; made on first use. Lives until the process (request of PHP) ends. */
msf_pool_class *msf_pool_class_of(zend_class_entry *ce);
/* Class by name (a leading backslash is dropped). NULL after a throw (ReflectionException, or the autoloader's). */
msf_pool_class *msf_pool_class_named(zend_string *name);

/* Objects of internal classes with a state in C (their create_object is not PHP's) are not kept, unless their state can be reset: `fn` puts
 * it back to what a new object has. For the start of the module. Runs no PHP. */
void msf_pool_on_reset(zend_class_entry *ce, void (*fn)(zend_object *o));

/* An idle object or a new one, constructor not run; the caller owns the reference. `age` is for the time when it comes back. NULL after a
 * throw. */
zend_object *msf_pool_take(msf_pool_class *c, msf_pool_age *age);
/* The constructor is about to run: __useCount and __isConstruct. */
void msf_pool_note_use(const msf_pool_class *c, zend_object *o, const msf_pool_age *age);
/* Gives it back: the caller's reference goes over. The object has been reset. One that has reached a limit or is known to a WeakReference
 * is let go; so is, when its turn comes, one that somebody still holds then. May run destructors. */
void msf_pool_give(msf_pool_class *c, zend_object *o, const msf_pool_age *age);
/* An object from elsewhere (the caller's reference goes over), in whatever state; reset when its turn comes. */
void msf_pool_adopt(msf_pool_class *c, zend_object *o);
/* For the leak detector: told of every object that comes back, after its reset. NULL as a rule. */
extern void (*msf_pool_on_give)(const msf_pool_class *c, zend_object *o);
/* Drops the caller's reference of an object that will not come back. */
void msf_pool_abandon(zend_object *o);
/* Declared defaults for the properties of these visibilities; dynamic properties go. The slots of the pool itself stay. */
void msf_pool_reset(zend_object *o, unsigned level);
void msf_pool_reset_class(const msf_pool_class *c, zend_object *o, unsigned level);

/* Calls `fn` for every class that has objects. */
void msf_pool_each(void (*fn)(const msf_pool_class *c, void *ctx), void *ctx);
/* The n-th class in the order of first use; NULL behind the last. */
msf_pool_class *msf_pool_class_at(uint32_t n);
/* False before the first use and after the shutdown. */
bool msf_pool_is_open(void);
/* Takes the n-th idle object out (0: the oldest); the caller owns the reference. */
zend_object *msf_pool_pull(msf_pool_class *c, uint32_t n);
void msf_pool_drop_idle(msf_pool_class *c);
/* NULL: the defaults. */
void msf_pool_set_limits(const msf_pool_limits *l);
const msf_pool_limits *msf_pool_get_limits(void);

/* ---- pool_limits.c ---- */
/* Reads object_pool.* (NULL: defaults). False after a throw. */
bool msf_pool_configure(zend_object *config);
/* In workers: idle objects that are too old go, at most 64 a second. */
void msf_pool_sweep_start(void);
void msf_pool_sweep_stop(void);

/* ---- ObjectPool: the pool of one request ---- */
/* A new one for `context` (reference taken). */
zend_object *msf_object_pool_new(zend_object *context);
/* getObject(): takes, binds, constructs. False after a throw. `args` may be NULL. */
bool msf_object_pool_get(zend_object *pool, zend_string *class_name, HashTable *args, zend_long level, zval *result);
/* End of the request, while the context is still whole: destroy() of every object in the order of acquisition, then reset, then back. What
 * destroy() throws goes to `on_throw` (owns nothing; may be NULL). The ObjectPool is empty afterwards.
 * `controller` (may be NULL; the caller's reference goes over) goes back with them, so that objects which only it and they refer to are
 * recognised as free. Its destroy() has run. */
void msf_object_pool_release(zend_object *pool, zend_object *controller, const msf_pool_age *age,
                             void (*on_throw)(zend_object *exception, void *ctx), void *ctx);
bool msf_object_pool_is_empty(zend_object *pool);

#endif
