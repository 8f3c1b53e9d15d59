#include "php/Base/Pool.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "engine/compat.h"
#include "php/AOP/MI.h"
#include "php/Base/Base.h"

#define MSF_POOL_ALWAYS 0x100u

static HashTable classes; /* class entry address -> msf_pool_class */
static bool classes_ready;
static uint32_t max_idle = MSF_POOL_MAX_IDLE;

/* ---- what a class looks like -------------------------------------------------------------------------------------------------------- */

static uint32_t level_of(const zend_property_info *info)
{
    if (info->flags & ZEND_ACC_READONLY) {
        return MSF_POOL_ALWAYS;
    }
    if (info->flags & ZEND_ACC_PRIVATE) {
        return MSF_DS_PRIVATE;
    }
    return info->flags & ZEND_ACC_PROTECTED ? MSF_DS_PROTECTED : MSF_DS_PUBLIC;
}

/* Properties that the framework's own code sets and clears. */
static bool is_own(const msf_pool_class *c, const zend_property_info *info)
{
    uint32_t slot = OBJ_PROP_TO_NUM(info->offset);
    for (int i = 0; i < 3; i++) {
        if (c->bound_slots[i] == slot) {
            return true;
        }
    }
    return c->is_core && slot < MSF_SLOTS_OF_POOL;
}

static void add_slots(msf_pool_class *c, zend_class_entry *declaring)
{
    zend_property_info *info;
    ZEND_HASH_FOREACH_PTR (&declaring->properties_info, info) {
        /* Private properties of parents are not in the table of the child; public and protected ones are, so they are taken there only. */
        if (info->flags & ZEND_ACC_STATIC || !msf_compat_property_is_stored(info) || is_own(c, info) ||
            (info->ce != declaring && info->flags & ZEND_ACC_PRIVATE) || (declaring != c->ce && !(info->flags & ZEND_ACC_PRIVATE))) {
            continue;
        }
        c->slots[c->slot_count++] = (msf_pool_slot){info->offset, level_of(info), info};
    }
    ZEND_HASH_FOREACH_END();
}

static void find_slots(msf_pool_class *c)
{
    c->slots = safe_emalloc(c->ce->default_properties_count + 1, sizeof(*c->slots), 0);
    for (zend_class_entry *ce = c->ce; ce; ce = ce->parent) {
        add_slots(c, ce);
    }
}

/* Where context, parent and __DSLevel are. */
static void find_bound_slots(msf_pool_class *c)
{
    static const char *const names[] = {"context", "parent", "__DSLevel"};
    c->is_bound = c->is_child || msf_mi_is_used(c->ce);
    for (uint32_t i = 0; i < 3; i++) {
        zend_property_info *info = c->is_bound ? zend_hash_str_find_ptr(&c->ce->properties_info, names[i], strlen(names[i])) : NULL;
        bool found = info && !(info->flags & ZEND_ACC_STATIC);
        c->bound_slots[i] = found ? OBJ_PROP_TO_NUM(info->offset) : MSF_POOL_NO_SLOT;
    }
}

/* Objects of user classes are nothing but their properties. Of the internal ones only ours know how to be reset. */
static bool may_keep(const zend_class_entry *ce)
{
    return !ce->create_object || instanceof_function(ce, msf_ce_child);
}

msf_pool_class *msf_pool_class_of(zend_class_entry *ce)
{
    if (!classes_ready) {
        zend_hash_init(&classes, 32, NULL, NULL, 0);
        classes_ready = true;
    }
    msf_pool_class *c = zend_hash_index_find_ptr(&classes, (zend_ulong)(uintptr_t)ce >> 4);
    if (c) {
        return c;
    }
    c = ecalloc(1, sizeof(*c));
    c->ce = ce;
    c->is_child = instanceof_function(ce, msf_ce_child);
    c->is_core = instanceof_function(ce, msf_ce_core);
    c->keeps = may_keep(ce);
    c->ctor = ce->constructor && ce->constructor->common.scope != msf_ce_core ? ce->constructor : NULL;
    zend_function *destroy = MSF_METHOD(ce, "destroy");
    c->destroy = destroy && destroy->common.scope->type == ZEND_USER_CLASS && destroy->common.fn_flags & ZEND_ACC_PUBLIC ? destroy : NULL;
    c->destruct = ce->destructor;
    c->reset = MSF_USER_METHOD(ce, "resetproperties");
    find_bound_slots(c);
    find_slots(c);
    zend_hash_index_add_new_ptr(&classes, (zend_ulong)(uintptr_t)ce >> 4, c);
    return c;
}

msf_pool_class *msf_pool_class_named(zend_string *name)
{
    zend_class_entry *ce = zend_lookup_class(name);
    if (!ce) {
        if (!EG(exception)) {
            zend_throw_exception_ex(zend_hash_str_find_ptr(CG(class_table), ZEND_STRL("reflectionexception")), -1,
                                    "Class \"%s\" does not exist", ZSTR_VAL(name));
        }
        return NULL;
    }
    return msf_pool_class_of(ce);
}

/* ---- reset -------------------------------------------------------------------------------------------------------------------------- */

static void reset_slot(zend_object *o, const msf_pool_slot *s, zval *dflt)
{
    zval *p = (zval *)((char *)o + s->offset);
    if (!Z_REFCOUNTED_P(p) && !Z_REFCOUNTED_P(dflt)) {
        ZVAL_COPY_VALUE_PROP(p, dflt);
        return;
    }
    if (Z_ISREF_P(p) && ZEND_TYPE_IS_SET(s->info->type)) {
        ZEND_REF_DEL_TYPE_SOURCE(Z_REF_P(p), s->info);
    }
    zval old;
    ZVAL_COPY_VALUE(&old, p);
    ZVAL_COPY_PROP(p, dflt);
    zval_ptr_dtor(&old);
}

/* Undeclared properties must not reach the next request (spec/10 B4). */
static void drop_dynamic(zend_object *o)
{
    HashTable *ht = o->properties;
    if (ht) {
        o->properties = NULL;
        zend_release_properties(ht);
    }
}

void msf_pool_reset_class(const msf_pool_class *c, zend_object *o, unsigned level)
{
    zval *defaults = CE_DEFAULT_PROPERTIES_TABLE(c->ce);
    for (uint32_t i = 0; i < c->slot_count; i++) {
        if (c->slots[i].level & (level | MSF_POOL_ALWAYS)) {
            reset_slot(o, &c->slots[i], &defaults[OBJ_PROP_TO_NUM(c->slots[i].offset)]);
        }
    }
    drop_dynamic(o);
}

void msf_pool_reset(zend_object *o, unsigned level)
{
    msf_pool_reset_class(msf_pool_class_of(o->ce), o, level);
}

/* ---- idle objects ------------------------------------------------------------------------------------------------------------------- */

static zend_object *take_idle(msf_pool_class *c)
{
    zend_object *o = c->idle[c->first];
    c->first = c->first + 1 == c->cap ? 0 : c->first + 1;
    c->count--;
    return o;
}

static void grow_ring(msf_pool_class *c)
{
    uint32_t cap = c->cap ? c->cap * 2 : 8;
    zend_object **ring = safe_emalloc(cap, sizeof(*ring), 0);
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
            zval_ptr_dtor(&zv);
            return NULL;
        }
    }
    if (c->is_core) {
        ZVAL_LONG(OBJ_PROP_NUM(Z_OBJ(zv), MSF_SLOT_GEN_TIME), (zend_long)time(NULL));
    }
    return Z_OBJ(zv);
}

zend_object *msf_pool_take(msf_pool_class *c)
{
    zend_object *o = NULL;
    while (c->count > 0 && !o) {
        o = take_idle(c);
        if (GC_REFCOUNT(o) > 1) { /* pushed by PHP code that has kept it: not for us */
            OBJ_RELEASE(o);
            o = NULL;
        }
    }
    if (!o && !(o = make(c))) {
        return NULL;
    }
    c->live++;
    if (c->is_core) {
        ZVAL_FALSE(msf_slot(o, MSF_SLOT_IS_CONSTRUCT));
    }
    return o;
}

void msf_pool_give(msf_pool_class *c, zend_object *o)
{
    if (c->live > 0) {
        c->live--;
    }
    if (!c->keeps || c->count >= max_idle) {
        OBJ_RELEASE(o);
        return;
    }
    if (c->count == c->cap) {
        grow_ring(c);
    }
    c->idle[(c->first + c->count) % c->cap] = o;
    c->count++;
}

void msf_pool_abandon(zend_object *o)
{
    msf_pool_class *c = msf_pool_class_of(o->ce);
    if (c->live > 0) {
        c->live--;
    }
    OBJ_RELEASE(o);
}

void msf_pool_each(void (*fn)(const msf_pool_class *c, void *ctx), void *ctx)
{
    msf_pool_class *c;
    if (!classes_ready) {
        return;
    }
    ZEND_HASH_FOREACH_PTR (&classes, c) {
        fn(c, ctx);
    }
    ZEND_HASH_FOREACH_END();
}

void msf_pool_set_max_idle(uint32_t n)
{
    max_idle = n;
}

void msf_pool_store_shutdown(void)
{
    msf_pool_class *c;
    if (!classes_ready) {
        return;
    }
    /* Destructors may ask the pool again: they find the tables whole and empty. */
    ZEND_HASH_FOREACH_PTR (&classes, c) {
        while (c->count > 0) {
            OBJ_RELEASE(take_idle(c));
        }
    }
    ZEND_HASH_FOREACH_END();
    ZEND_HASH_FOREACH_PTR (&classes, c) {
        if (c->idle) {
            efree(c->idle);
        }
        efree(c->slots);
        efree(c);
    }
    ZEND_HASH_FOREACH_END();
    zend_hash_destroy(&classes);
    classes_ready = false;
    max_idle = MSF_POOL_MAX_IDLE;
}
