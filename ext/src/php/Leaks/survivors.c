/* Properties of pooled objects that carry something from one request into the next. */
#include <stdlib.h>

#include "php/Base/Pool.h"
#include "php/Leaks/leaks.h"

#define SURVIVORS 1024 /* properties that are watched */
#define CHANGES   20   /* so many requests have left something else behind */

typedef struct survivor {
    const zend_property_info *info;
    uint64_t last; /* fingerprint of the value */
    uint32_t changes;
    bool fresh; /* by the request that is about to end */
} survivor;

static survivor *survivors;
static uint32_t count;
static bool any_fresh;

static survivor *survivor_of(const zend_property_info *info)
{
    for (uint32_t i = 0; i < count; i++) {
        if (survivors[i].info == info) {
            return &survivors[i];
        }
    }
    if ((!survivors && !(survivors = calloc(SURVIVORS, sizeof(*survivors)))) || count == SURVIVORS) {
        return NULL;
    }
    survivors[count].info = info;
    return &survivors[count++];
}

/* Tells one value from another, as far as that is cheap. */
static uint64_t fingerprint(zval *v)
{
    ZVAL_DEREF(v);
    switch (Z_TYPE_P(v)) {
    case IS_STRING:
        return zend_hash_func(Z_STRVAL_P(v), Z_STRLEN_P(v));
    case IS_ARRAY:
        return ((uint64_t)(uintptr_t)Z_ARRVAL_P(v) << 8) ^ zend_hash_num_elements(Z_ARRVAL_P(v)) ^ 0x5555;
    case IS_OBJECT:
        return ((uint64_t)Z_OBJ_HANDLE_P(v) << 8) ^ 0xaaaa;
    case IS_LONG:
    case IS_DOUBLE:
        return (uint64_t)Z_LVAL_P(v);
    default:
        return Z_TYPE_P(v);
    }
}

void msf_leaks_survivors_of(const msf_pool_class *c, zend_object *o)
{
    zval *defaults = CE_DEFAULT_PROPERTIES_TABLE(c->ce);
    for (uint32_t i = 0; i < c->slot_count; i++) {
        const zend_property_info *info = c->slots[i].info;
        zval *v = (zval *)((char *)o + c->slots[i].offset), *d = &defaults[OBJ_PROP_TO_NUM(c->slots[i].offset)];
        if (info->ce->type != ZEND_USER_CLASS || Z_ISUNDEF_P(v) || Z_TYPE_P(v) == IS_NULL || fast_is_identical_function(v, d)) {
            continue;
        }
        survivor *s = survivor_of(info);
        uint64_t print = fingerprint(v);
        if (s && s->last != print) {
            s->last = print;
            s->fresh = any_fresh = true;
        }
    }
}

static void tell(survivor *s, const msf_leaks_route *route)
{
    char where[512];
    const char *class_name, *name;
    zend_unmangle_property_name(s->info->name, &class_name, &name);
    msf_leaks_declaration(s->info->ce, name, where, sizeof(where));
    msf_leaks_find(s, s->changes,
                   "pooled object: %s::$%s (%s) still holds data of a request when its object goes back to the pool; changed by %s",
                   ZSTR_VAL(s->info->ce->name), name, where, route->name);
}

void msf_leaks_survivors_done(const msf_leaks_route *route)
{
    if (!any_fresh) {
        return;
    }
    any_fresh = false;
    for (uint32_t i = 0; i < count; i++) {
        survivor *s = &survivors[i];
        if (s->fresh && route && ++s->changes >= CHANGES && s->changes % CHANGES == 0) {
            tell(s, route);
        }
        s->fresh = false;
    }
}

void msf_leaks_survivors_clear(void)
{
    free(survivors);
    survivors = NULL;
    count = 0;
    any_fresh = false;
}
