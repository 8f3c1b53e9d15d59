/* The life of a PG\Log\PGLog: made, cloned, seen by the collector, freed. */
#include "base/clock.h"
#include "php/Config/Config.h"
#include "php/Log/logger.h"
#include "php/secrets.h"

zend_class_entry *msf_log_ce;
static zend_object_handlers handlers;

static zend_object *create(zend_class_entry *ce)
{
    logger *l = zend_object_alloc(offsetof(logger, std) + sizeof(zend_object), ce);
    l->handlers = NULL;
    l->name = NULL;
    l->uri = NULL;
    l->begin_us = msf_clock_wall_us();
    msf_log_record_init(&l->record);
    ZVAL_UNDEF(&l->processors);
    ZVAL_UNDEF(&l->inherited);
    l->processing = false;
    zend_object_std_init(&l->std, ce);
    object_properties_init(&l->std, ce);
    ZVAL_UNDEF(OBJ_PROP_NUM(&l->std, MSF_LOG_PROP_RECORD)); /* made when it is looked at */
    l->std.handlers = &handlers;
    return &l->std;
}

static void free_log(zend_object *o)
{
    logger *l = logger_of(o);
    msf_log_record_clear(&l->record);
    msf_log_handlers_release(l->handlers);
    zval_ptr_dtor(&l->processors);
    zval_ptr_dtor(&l->inherited);
    if (l->name != NULL) {
        zend_string_release(l->name);
    }
    if (l->uri != NULL) {
        zend_string_release(l->uri);
    }
    zend_object_std_dtor(o);
}

static zend_object *clone_log(zend_object *old)
{
    logger *from = logger_of(old), *l = logger_of(create(old->ce));
    if (from->handlers != NULL) {
        l->handlers = from->handlers;
        l->handlers->users++;
    }
    l->name = from->name == NULL ? NULL : zend_string_copy(from->name);
    l->uri = from->uri == NULL ? NULL : zend_string_copy(from->uri);
    l->begin_us = from->begin_us;
    ZVAL_COPY(&l->processors, &from->processors);
    ZVAL_COPY(&l->inherited, &from->processors);
    msf_log_record_copy(&l->record, &from->record);
    zend_objects_clone_members(&l->std, old);
    return &l->std;
}

zend_object *msf_log_clone(zend_object *base)
{
    return base->handlers->clone_obj(base);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    zend_get_gc_buffer_add_zval(gc, &logger_of(o)->processors);
    zend_get_gc_buffer_add_zval(gc, &logger_of(o)->inherited);
    for (int i = 0; !o->properties && i < o->ce->default_properties_count; i++) { // the table of properties points at the slots
        zend_get_gc_buffer_add_zval(gc, OBJ_PROP_NUM(o, i));
    }
    zend_get_gc_buffer_use(gc, table, n);
    return o->properties;
}

/* $log->accessRecord exists from the first look at it. */
static void materialise(zend_object *o, zend_string *name)
{
    zval *slot = OBJ_PROP_NUM(o, MSF_LOG_PROP_RECORD);
    if (Z_TYPE_P(slot) != IS_UNDEF || !zend_string_equals_literal(name, "accessRecord")) {
        return;
    }
    logger *l = logger_of(o);
    array_init_size(slot, 2);
    add_assoc_double(slot, "beginTime", (double)l->begin_us / 1e6);
    zval uri;
    if (l->uri == NULL) {
        ZVAL_EMPTY_STRING(&uri);
    } else {
        ZVAL_STR_COPY(&uri, l->uri);
    }
    zend_hash_str_update(Z_ARRVAL_P(slot), ZEND_STRL("uri"), &uri);
}

static zval *read_property(zend_object *o, zend_string *name, int type, void **cache, zval *rv)
{
    materialise(o, name);
    return zend_std_read_property(o, name, type, cache, rv);
}

static zval *property_pointer(zend_object *o, zend_string *name, int type, void **cache)
{
    materialise(o, name);
    return zend_std_get_property_ptr_ptr(o, name, type, cache);
}

static int has_property(zend_object *o, zend_string *name, int check, void **cache)
{
    materialise(o, name);
    return zend_std_has_property(o, name, check, cache);
}

/* `server.log.secrets`: other words than the usual ones. */
static bool read_secrets(HashTable *map)
{
    zval *words = zend_hash_str_find_deref(map, ZEND_STRL("secrets"));
    if (words == NULL || Z_TYPE_P(words) == IS_NULL) {
        return msf_secrets_set(NULL);
    }
    if (Z_TYPE_P(words) != IS_ARRAY || !msf_secrets_set(Z_ARRVAL_P(words))) {
        msf_config_error(NULL, "server.log.secrets", "expected a list of at most %d words", MSF_SECRETS_MAX);
        return false;
    }
    return true;
}

zend_object *msf_log_create(zend_string *name, zval *config)
{
    zval object, empty;
    ZVAL_EMPTY_ARRAY(&empty);
    HashTable *map = Z_ARRVAL_P(config != NULL && Z_TYPE_P(config) == IS_ARRAY ? config : &empty);
    msf_log_handlers *h = read_secrets(map) ? msf_log_handlers_make(map) : NULL;
    if (h == NULL) {
        return NULL;
    }
    object_init_ex(&object, msf_log_ce);
    logger_of(Z_OBJ(object))->handlers = h;
    logger_of(Z_OBJ(object))->name = zend_string_copy(name);
    return Z_OBJ(object);
}

void msf_logger_setup(logger *l, msf_log_handlers *h, zend_string *name)
{
    msf_log_handlers_release(l->handlers);
    if (l->name != NULL) {
        zend_string_release(l->name);
    }
    l->handlers = h;
    l->name = name;
}

void msf_register_log(void)
{
    msf_log_ce = msf_logger_register_class();
    msf_log_ce->create_object = create;
    handlers = std_object_handlers;
    handlers.offset = offsetof(logger, std);
    handlers.free_obj = free_log;
    handlers.clone_obj = clone_log;
    handlers.get_gc = get_gc;
    handlers.read_property = read_property;
    handlers.get_property_ptr_ptr = property_pointer;
    handlers.has_property = has_property;
    msf_log_scratch_init();
    msf_log_sinks_minit();
}
