/* The object behind PG\MSF\Base\ObjectPool, shared by ObjectPool.c (taking) and pool_release.c (giving back). */
#ifndef MSF_PHP_BASE_OBJECT_POOL_H
#define MSF_PHP_BASE_OBJECT_POOL_H

#include "php/Base/Pool.h"

typedef struct bucket_item {
    zend_object *object; /* owns a reference; NULL: pushed back before the end */
    msf_pool_age age;
    uint32_t level;
    bool is_controller; /* its destroy() has run */
    bool destructed;    /* __destruct() has run */
} bucket_item;

typedef struct object_pool {
    zend_object *context; /* owns a reference */
    bucket_item *items;   /* in order of acquisition */
    uint32_t count, cap;
    bool releasing;
    zend_object std;
} object_pool;

static inline object_pool *object_pool_from(zend_object *o)
{
    return (object_pool *)((char *)o - offsetof(object_pool, std));
}

/* Who is told of what destroy() throws. */
typedef struct thrown {
    void (*fn)(zend_object *exception, void *ctx);
    void *ctx;
} thrown;

/* ObjectPool.c: appends; the item's reference goes over. */
void msf_bucket_add(object_pool *p, bucket_item item);
/* pool_release.c: destroy(). */
void msf_bucket_destroy(bucket_item *item, const thrown *t);
/* pool_release.c: __destruct() unless it has run, reset, and back to the pool; the item's reference goes over. */
void msf_bucket_return(bucket_item *item, const thrown *t);

#endif
