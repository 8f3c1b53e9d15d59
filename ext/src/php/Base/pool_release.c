/* The end of a request's objects: destroy(), reset, back to the pool. */
#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Base/object_pool.h"

#define PASSES        8   /* over objects that refer to one another in a chain */
#define CIRCLE_MAX    512 /* objects that are looked at for circles */
#define ARRAY_NESTING 4

/* ---- one object --------------------------------------------------------------------------------------------------------------------- */

/* What a destroy() throws must not keep the other objects from their own. */
static void settle(const thrown *t)
{
    zend_object *e = msf_take_exception();
    if (EXPECTED(!e)) {
        return;
    }
    if (t->fn && !msf_is_exit(e)) {
        t->fn(e, t->ctx);
        msf_drop_exception();
    }
    OBJ_RELEASE(e);
}

static void destruct(const msf_pool_class *c, bucket_item *item, const thrown *t)
{
    if (c->destruct && c->keeps && !item->destructed) {
        item->destructed = true;
        msf_call(item->object, c->destruct, NULL, 0, NULL);
        settle(t);
    }
}

void msf_bucket_destroy(bucket_item *item, const thrown *t)
{
    zend_object *o = item->object;
    msf_pool_class *c = msf_pool_class_of(o->ce);
    if (c->destroy) {
        msf_call(o, c->destroy, NULL, 0, NULL);
        settle(t);
    } else if (c->is_core) {
        ZVAL_TRUE(msf_slot(o, MSF_SLOT_IS_DESTROY));
    }
}

/* As the original does: destructors run at the end of each request, right behind destroy(). An object that somebody holds may not come
 * back; then its destructor runs when it goes, and only then. */
static void destruct_if_alone(bucket_item *item, const thrown *t)
{
    if (GC_REFCOUNT(item->object) == 1) {
        destruct(msf_pool_class_of(item->object->ce), item, t);
    }
}

static void reset_object(const msf_pool_class *c, bucket_item *item, const thrown *t)
{
    zend_object *o = item->object;
    if (c->bound_slots[MSF_POOL_CONTEXT] != MSF_POOL_NO_SLOT) {
        msf_slot_set_object(o, c->bound_slots[MSF_POOL_CONTEXT], NULL);
    }
    if (c->reset) {
        msf_call(o, c->reset, NULL, 0, NULL);
        settle(t);
    }
    if (c->keeps) {
        msf_pool_reset_class(c, o, c->reset ? 0 : item->level);
        settle(t); /* destructors of what the properties held */
    }
}

void msf_bucket_return(bucket_item *item, const thrown *t)
{
    zend_object *o = item->object;
    msf_pool_class *c = msf_pool_class_of(o->ce);
    destruct(c, item, t);
    reset_object(c, item, t);
    item->object = NULL;
    msf_pool_give(c, o, &item->age);
    settle(t);
}

/* ---- circles ------------------------------------------------------------------------------------------------------------------------ */

/* Objects that nobody holds but their bucket and one another ($a->b = $b; $b->a = $a) are as free as those that nobody else holds at all:
 * references from properties that the reset is going to clear are counted, and those whose references are all explained go back. */
typedef struct circle {
    bucket_item *items;
    uint32_t count;
    uint32_t *explained; /* references to items[i] from the others */
    bool *out;           /* somebody else holds it, or it is held by such a one */
    HashTable index;     /* object handle -> i */
} circle;

static void count_value(circle *s, zval *v, int sign, int nesting)
{
    if (Z_ISREF_P(v) && Z_REFCOUNT_P(v) == 1) {
        v = Z_REFVAL_P(v);
    }
    if (Z_TYPE_P(v) == IS_OBJECT) {
        zval *i = zend_hash_index_find(&s->index, Z_OBJ_HANDLE_P(v));
        if (i) {
            s->explained[Z_LVAL_P(i)] += (uint32_t)sign;
        }
    } else if (Z_TYPE_P(v) == IS_ARRAY && Z_REFCOUNTED_P(v) && Z_REFCOUNT_P(v) == 1 && nesting < ARRAY_NESTING) {
        zval *e;
        ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(v), e) {
            count_value(s, e, sign, nesting + 1);
        }
        ZEND_HASH_FOREACH_END();
    }
}

static void count_object(circle *s, const bucket_item *item, int sign)
{
    zend_object *o = item->object;
    const msf_pool_class *c = msf_pool_class_of(o->ce);
    for (uint32_t i = 0; i < c->slot_count; i++) {
        if (c->slots[i].level & item->level) {
            count_value(s, (zval *)((char *)o + c->slots[i].offset), sign, 0);
        }
    }
    zval *v;
    if (o->properties) {
        ZEND_HASH_FOREACH_VAL (o->properties, v) { /* declared ones are INDIRECT in here, and counted already */
            count_value(s, v, sign, 0);
        }
        ZEND_HASH_FOREACH_END();
    }
}

static bool drop_held_ones(circle *s)
{
    bool changed = false;
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->items[i].object && !s->out[i] && GC_REFCOUNT(s->items[i].object) != 1 + s->explained[i]) {
            s->out[i] = changed = true;
            count_object(s, &s->items[i], -1);
        }
    }
    return changed;
}

/* What is free is reset first, all of it, and then goes back as far as nobody holds it now. */
static void return_free_ones(circle *s, const thrown *t)
{
    for (int step = 0; step < 2; step++) {
        for (uint32_t i = 0; i < s->count; i++) {
            bucket_item *item = &s->items[i];
            if (!item->object || s->out[i]) {
                continue;
            }
            if (step == 0) {
                destruct(msf_pool_class_of(item->object->ce), item, t);
            } else {
                reset_object(msf_pool_class_of(item->object->ce), item, t);
            }
        }
    }
}

static void return_circles(bucket_item *items, uint32_t count, const thrown *t)
{
    circle s = {.items = items, .count = count};
    s.explained = ecalloc(count, sizeof(uint32_t));
    s.out = ecalloc(count, sizeof(bool));
    zval n;
    zend_hash_init(&s.index, count, NULL, NULL, 0);
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].object) {
            ZVAL_LONG(&n, i);
            zend_hash_index_update(&s.index, items[i].object->handle, &n);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].object) {
            count_object(&s, &items[i], 1);
        }
    }
    while (drop_held_ones(&s)) {
    }
    return_free_ones(&s, t);
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].object && !s.out[i] && GC_REFCOUNT(items[i].object) == 1) {
            msf_bucket_return(&items[i], t);
        }
    }
    zend_hash_destroy(&s.index);
    efree(s.explained);
    efree(s.out);
}

/* ---- all -------------------------------------------------------------------------------------------------------------------------- */

static uint32_t return_alone(bucket_item *items, uint32_t count, const thrown *t, uint32_t *left)
{
    uint32_t returned = 0;
    *left = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].object && GC_REFCOUNT(items[i].object) == 1) {
            msf_bucket_return(&items[i], t);
            returned++;
        } else if (items[i].object) {
            ++*left;
        }
    }
    return returned;
}

/* Objects that somebody else holds are left alone: they are let go, and live as long as that one needs them. */
static void return_items(bucket_item *items, uint32_t count, const thrown *t)
{
    uint32_t left = count;
    for (int pass = 0; pass < PASSES && left > 0 && return_alone(items, count, t, &left) > 0; pass++) {
    }
    if (UNEXPECTED(left > 0 && count <= CIRCLE_MAX)) {
        return_circles(items, count, t);
    }
    for (uint32_t i = 0; left > 0 && i < count; i++) {
        if (items[i].object) {
            msf_pool_abandon(items[i].object);
            settle(t);
        }
    }
}

void msf_object_pool_release(zend_object *pool, zend_object *controller, const msf_pool_age *age,
                             void (*on_throw)(zend_object *exception, void *ctx), void *ctx)
{
    object_pool *p = object_pool_from(pool);
    const thrown t = {on_throw, ctx};
    p->releasing = true;
    /* destroy() may take further objects: the list grows while it is walked, and may move. */
    for (uint32_t i = 0; i < p->count; i++) {
        if (p->items[i].object) {
            bucket_item item = p->items[i];
            msf_bucket_destroy(&item, &t);
            destruct_if_alone(&item, &t);
            if (i < p->count && p->items[i].object == item.object) {
                p->items[i] = item;
            }
        }
    }
    if (controller) {
        msf_bucket_add(p, (bucket_item){controller, *age, MSF_DS_PUBLIC, true, false});
    }
    bucket_item *items = p->items;
    uint32_t count = p->count, cap = p->cap;
    p->items = NULL;
    p->count = p->cap = 0;
    p->releasing = false;
    return_items(items, count, &t);
    if (items && !p->items && cap <= 64) { /* keep the memory for the next request */
        p->items = items;
        p->cap = cap;
    } else if (items) {
        efree(items);
    }
}
