/* What is known about a class, and the reset of its objects. */
#include "php/Base/Pool.h"

#include "zend_exceptions.h"

#include "engine/call.h"
#include "engine/compat.h"
#include "php/AOP/MI.h"
#include "php/Base/Base.h"

#define MSF_POOL_ALWAYS 0x100u

/* Of internal classes; filled while the module starts. */
#define MSF_POOL_RESETTERS 32
typedef struct resetter {
    zend_class_entry *ce;
    void (*fn)(zend_object *o);
} resetter;
static resetter resetters[MSF_POOL_RESETTERS];
static uint32_t resetter_count;

static HashTable classes; /* class entry address -> msf_pool_class */
static bool classes_ready;

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
    for (int i = 0; i < MSF_POOL_BOUND; i++) {
        if (c->bound_slots[i] == slot) {
            return true;
        }
    }
    return c->is_core && slot == MSF_SLOT_IS_DESTROY;
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

/* Where the properties are that the pool itself writes. */
static void find_bound_slots(msf_pool_class *c)
{
    static const char *const names[MSF_POOL_BOUND] = {"context", "parent", "__DSLevel", "__useCount", "__genTime", "__isConstruct"};
    bool is_bound = c->is_child || msf_mi_is_used(c->ce);
    for (uint32_t i = 0; i < MSF_POOL_BOUND; i++) {
        zend_property_info *info = is_bound ? zend_hash_str_find_ptr(&c->ce->properties_info, names[i], strlen(names[i])) : NULL;
        bool found = info && !(info->flags & ZEND_ACC_STATIC);
        c->bound_slots[i] = found ? OBJ_PROP_TO_NUM(info->offset) : MSF_POOL_NO_SLOT;
    }
}

/* Objects of user classes are nothing but their properties. Those with a state in C are kept only if somebody can reset it. */
static void (*find_reset(const zend_class_entry *ce))(zend_object *)
{
    for (uint32_t i = 0; i < resetter_count; i++) {
        if (instanceof_function(ce, resetters[i].ce)) {
            return resetters[i].fn;
        }
    }
    return NULL;
}

void msf_pool_on_reset(zend_class_entry *ce, void (*fn)(zend_object *o))
{
    ZEND_ASSERT(resetter_count < MSF_POOL_RESETTERS && "more classes with a state in C than the table has room for");
    resetters[resetter_count++] = (resetter){ce, fn};
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
    c->reset_state = ce->create_object ? find_reset(ce) : NULL;
    c->keeps = !ce->create_object || c->reset_state;
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

/* Without backslashes around it (spec/06 section 2). */
static zend_class_entry *look_up(zend_string *name)
{
    const char *p = ZSTR_VAL(name);
    size_t n = ZSTR_LEN(name);
    if (EXPECTED(p[0] != '\\' && p[n - 1] != '\\')) {
        return zend_lookup_class(name);
    }
    for (; n > 0 && *p == '\\'; p++, n--) {
    }
    for (; n > 0 && p[n - 1] == '\\'; n--) {
    }
    return n > 0 ? msf_find_class(p, n) : NULL;
}

msf_pool_class *msf_pool_class_named(zend_string *name)
{
    zend_class_entry *ce = ZSTR_LEN(name) > 0 ? look_up(name) : NULL;
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
    if (c->is_core) {
        ZVAL_FALSE(msf_slot(o, MSF_SLOT_IS_DESTROY));
    }
    drop_dynamic(o);
}

void msf_pool_reset(zend_object *o, unsigned level)
{
    msf_pool_reset_class(msf_pool_class_of(o->ce), o, level);
}

/* ---- the table ---------------------------------------------------------------------------------------------------------------------- */

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

msf_pool_class *msf_pool_class_at(uint32_t n)
{
    if (!classes_ready || n >= classes.nNumUsed) {
        return NULL;
    }
    return Z_PTR(classes.arData[n].val); /* nothing is ever taken out of the table */
}

bool msf_pool_is_open(void)
{
    return classes_ready;
}

void msf_pool_store_shutdown(void)
{
    msf_pool_class *c;
    if (!classes_ready) {
        return;
    }
    /* Destructors may ask the pool again: they find the tables whole and empty. */
    for (uint32_t i = 0; (c = msf_pool_class_at(i)); i++) {
        msf_pool_drop_idle(c);
    }
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
    msf_pool_set_limits(NULL);
}
