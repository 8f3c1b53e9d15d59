/* Idle objects: taken oldest first, given back, let go when a limit is reached. */
#include "php/Base/Pool.h"

#include "engine/compat.h"
#include "php/Base/Base.h"

void (*msf_pool_on_give)(const msf_pool_class *c, zend_object *o);

static msf_pool_limits limits = MSF_POOL_LIMITS;

void msf_pool_set_limits(const msf_pool_limits *l)
{
    limits = l ? *l : (msf_pool_limits)MSF_POOL_LIMITS;
}

const msf_pool_limits *msf_pool_get_limits(void)
{
    return &limits;
}

/* ---- the ring ----------------------------------------------------------------------------------------------------------------------- */

static msf_pool_idle pop(msf_pool_class *c)
{
    msf_pool_idle i = c->idle[c->first];
    c->first = c->first + 1 == c->cap ? 0 : c->first + 1;
    c->count--;
    return i;
}

static void grow_ring(msf_pool_class *c)
{
    uint32_t cap = c->cap ? c->cap * 2 : 8;
    msf_pool_idle *ring = safe_emalloc(cap, sizeof(*ring), 0);
    for (uint32_t i = 0; i < c->count; i++) {
        ring[i] = c->idle[(c->first + i) % c->cap];
    }
    if (c->idle) {
        efree(c->idle);
    }
    c->idle = ring;
    c->first = 0;
    c->cap = cap;
}

static void push(msf_pool_class *c, msf_pool_idle i)
{
    if (c->count == c->cap) {
        grow_ring(c);
    }
    c->idle[(c->first + c->count) % c->cap] = i;
    c->count++;
}

zend_object *msf_pool_pull(msf_pool_class *c, uint32_t n)
{
    ZEND_ASSERT(n < c->count && "only what is there can be pulled");
    zend_object *o = c->idle[(c->first + n) % c->cap].object;
    for (; n > 0; n--) { /* the older ones move up: their order stays */
        c->idle[(c->first + n) % c->cap] = c->idle[(c->first + n - 1) % c->cap];
    }
    pop(c);
    return o;
}

void msf_pool_drop_idle(msf_pool_class *c)
{
    while (c->count > 0) {
        OBJ_RELEASE(pop(c).object);
    }
}

/* ---- in and out --------------------------------------------------------------------------------------------------------------------- */

/* Internal classes may refuse to be made without their own ways (Generator, Closure): they say so when asked for the constructor. */
static zend_object *make(msf_pool_class *c)
{
    zval zv;
    if (object_init_ex(&zv, c->ce) != SUCCESS) {
        return NULL;
    }
    if (c->ce->create_object && !c->is_child) {
        Z_OBJ_HT(zv)->get_constructor(Z_OBJ(zv));
        if (EG(exception)) {
            zend_object_store_ctor_failed(Z_OBJ(zv));
            zval_ptr_dtor(&zv);
            return NULL;
        }
    }
    return Z_OBJ(zv);
}

static zval *bound(const msf_pool_class *c, zend_object *o, int which)
{
    return c->bound_slots[which] == MSF_POOL_NO_SLOT ? NULL : msf_slot(o, c->bound_slots[which]);
}

static void empty(zval *slot)
{
    if (UNEXPECTED(Z_REFCOUNTED_P(slot))) { /* PHP code has put something else there */
        zval_ptr_dtor(slot);
    }
}

static void put_long(zval *slot, zend_long value)
{
    empty(slot);
    ZVAL_LONG(slot, value);
}

/* Somebody could get at it without a reference of his own (through a WeakReference, or as the key of a WeakMap), or the collector has
 * called its destructor and will not do so again. */
static bool is_spoilt(const zend_object *o)
{
    return GC_FLAGS(o) & IS_OBJ_WEAKLY_REFERENCED || (GC_FLAGS(o) & IS_OBJ_DESTRUCTOR_CALLED && o->ce->destructor) || msf_compat_is_lazy(o);
}

static void clean(msf_pool_class *c, zend_object *o, uint32_t level)
{
    if (c->bound_slots[MSF_POOL_CONTEXT] != MSF_POOL_NO_SLOT) {
        msf_slot_set_object(o, c->bound_slots[MSF_POOL_CONTEXT], NULL);
    }
    msf_pool_reset_class(c, o, level);
}

static zend_object *take_idle(msf_pool_class *c, msf_pool_age *age)
{
    while (c->count > 0) {
        msf_pool_idle i = pop(c);
        if (EXPECTED(GC_REFCOUNT(i.object) == 1 && !is_spoilt(i.object))) {
            if (UNEXPECTED(i.dirty)) {
                clean(c, i.object, i.dirty);
            }
            *age = i.age;
            return i.object;
        }
        OBJ_RELEASE(i.object);
    }
    return NULL;
}

zend_object *msf_pool_take(msf_pool_class *c, msf_pool_age *age)
{
    zval *v;
    zend_object *o = take_idle(c, age);
    if (!o) {
        if (!(o = make(c))) {
            return NULL;
        }
        *age = (msf_pool_age){(uint32_t)time(NULL), 0};
        if ((v = bound(c, o, MSF_POOL_GEN_TIME))) {
            put_long(v, age->born);
        }
    }
    age->uses++;
    c->live++;
    if ((v = bound(c, o, MSF_POOL_IS_CONSTRUCT))) {
        empty(v);
        ZVAL_FALSE(v);
    }
    return o;
}

void msf_pool_note_use(const msf_pool_class *c, zend_object *o, const msf_pool_age *age)
{
    zval *v;
    if ((v = bound(c, o, MSF_POOL_USE_COUNT))) {
        put_long(v, age->uses);
    }
    if ((v = bound(c, o, MSF_POOL_IS_CONSTRUCT))) {
        empty(v);
        ZVAL_TRUE(v);
    }
}

static void keep(msf_pool_class *c, zend_object *o, const msf_pool_age *age, uint32_t dirty)
{
    if (!c->keeps || c->count >= limits.max_idle || (limits.max_uses && age->uses >= limits.max_uses) || is_spoilt(o)) {
        OBJ_RELEASE(o);
        return;
    }
    push(c, (msf_pool_idle){o, *age, dirty});
}

void msf_pool_give(msf_pool_class *c, zend_object *o, const msf_pool_age *age)
{
    if (c->live > 0) {
        c->live--;
    }
    if (UNEXPECTED(msf_pool_on_give != NULL) && c->keeps) {
        msf_pool_on_give(c, o);
    }
    keep(c, o, age, GC_REFCOUNT(o) == 1 ? 0 : MSF_DS_PUBLIC | MSF_DS_PROTECTED | MSF_DS_PRIVATE);
}

void msf_pool_adopt(msf_pool_class *c, zend_object *o)
{
    const msf_pool_age age = {(uint32_t)time(NULL), 0};
    keep(c, o, &age, MSF_DS_PUBLIC);
}

void msf_pool_abandon(zend_object *o)
{
    if (msf_pool_is_open()) {
        msf_pool_class *c = msf_pool_class_of(o->ce);
        if (c->live > 0) {
            c->live--;
        }
    }
    OBJ_RELEASE(o);
}
