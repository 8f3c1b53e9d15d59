#include "php/Cache/SysCache.h"

#include "php/Cache/value.h"

#include "php/Cache/SysCache_arginfo.h"

zend_class_entry *msf_ce_sys_cache;

typedef struct sys_cache {
    uint8_t prefix_len;
    char prefix[MSF_CACHE_KEY_MAX];
    zend_object std;
} sys_cache;

static zend_object_handlers handlers;

static sys_cache *from(zend_object *o)
{
    return (sys_cache *)((char *)o - offsetof(sys_cache, std));
}

#define THIS_CACHE from(Z_OBJ_P(ZEND_THIS))

/* ---- arguments ---------------------------------------------------------------------------------------------------------------------- */

/* False after a warning. */
static bool make_key(const sys_cache *self, msf_cache *c, zend_string *name, msf_cache_key *key)
{
    int code = msf_cache_key_make(c, key, (msf_slice){self->prefix, self->prefix_len}, (msf_slice){ZSTR_VAL(name), ZSTR_LEN(name)});
    if (code == -EINVAL) {
        php_error_docref(NULL, E_WARNING, "A key must not be empty");
    } else if (code != 0) {
        php_error_docref(NULL, E_WARNING, "The key \"%.64s\" is too long: %zu bytes with its prefix, at most %d are possible",
                         ZSTR_VAL(name), self->prefix_len + ZSTR_LEN(name), MSF_CACHE_KEY_MAX);
    }
    return code == 0;
}

static bool check_seconds(uint32_t arg, zend_long seconds)
{
    if (seconds < 0 || seconds > UINT32_MAX) {
        zend_argument_value_error(arg, "must be between 0 and %u", UINT32_MAX);
        return false;
    }
    return true;
}

/* With an array as first argument the second one is the time to live. */
static bool take_ttl(zval *value, zend_long *ttl)
{
    ZVAL_DEREF(value);
    if (Z_TYPE_P(value) == IS_LONG) {
        *ttl = Z_LVAL_P(value);
        return check_seconds(2, *ttl);
    }
    if (Z_TYPE_P(value) != IS_NULL) {
        zend_argument_type_error(2, "must be of type int when the first one is an array, %s given", zend_zval_type_name(value));
        return false;
    }
    return true;
}

typedef bool visit(const sys_cache *self, msf_cache *c, zend_string *name, zval *value, void *ctx);

/* Calls for every pair of the array, or with `is_list` for every value as a key. All of them, even when one fails; false then. */
static bool each(const sys_cache *self, msf_cache *c, HashTable *map, bool is_list, visit *fn, void *ctx)
{
    zend_ulong index;
    zend_string *name;
    zval *value;
    bool all = true;
    GC_TRY_ADDREF(map); /* user code may run meanwhile */
    ZEND_HASH_FOREACH_KEY_VAL (map, index, name, value) {
        zend_string *key = is_list        ? zval_try_get_string(value)
                           : name != NULL ? zend_string_copy(name)
                                          : zend_long_to_str((zend_long)index);
        if (key == NULL) {
            all = false;
            break;
        }
        all = fn(self, c, key, value, ctx) && all;
        zend_string_release(key);
        if (EG(exception)) {
            all = false;
            break;
        }
    }
    ZEND_HASH_FOREACH_END();
    if ((GC_FLAGS(map) & GC_IMMUTABLE) == 0) {
        zend_array_release(map);
    }
    return all;
}

/* ---- storing ------------------------------------------------------------------------------------------------------------------------ */

static void warn_store(const msf_cache *c, int code, zend_string *name, size_t size)
{
    if (code == MSF_ETOOBIG) {
        php_error_docref(NULL, E_WARNING, "The value of \"%s\" is too large: %zu bytes, at most %zu are possible (sys_cache.max_value)",
                         ZSTR_VAL(name), size, msf_cache_max_value(c));
    } else if (code == -EBUSY) {
        php_error_docref(NULL, E_WARNING, "The value of \"%s\" was not stored: a process that does not go on holds the lock",
                         ZSTR_VAL(name));
    }
}

/* `ctx` is an msf_cache_item with what does not depend on the value. */
static bool put(const sys_cache *self, msf_cache *c, zend_string *name, zval *value, void *ctx)
{
    msf_cache_item item = *(const msf_cache_item *)ctx;
    msf_cache_space space;
    msf_cache_key key;
    if (!make_key(self, c, name, &key)) {
        return false;
    }
    bool ok = msf_cache_item_from(value, &item, &space);
    if (ok) {
        int code = msf_cache_store(c, &key, &item);
        ok = code == 0;
        warn_store(c, code, name, item.data.n);
    }
    msf_cache_item_free(&space);
    return ok;
}

static void put_many(INTERNAL_FUNCTION_PARAMETERS, msf_cache_how how)
{
    zend_string *name;
    HashTable *map;
    zval null, *value = &null;
    zend_long ttl = 0;
    ZVAL_NULL(&null);
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_ARRAY_HT_OR_STR(map, name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(value)
    Z_PARAM_LONG(ttl)
    ZEND_PARSE_PARAMETERS_END();
    if (!check_seconds(3, ttl) || (map != NULL && !take_ttl(value, &ttl))) {
        RETURN_THROWS();
    }
    msf_cache *c = msf_sys_cache();
    if (c == NULL) {
        RETURN_FALSE;
    }
    msf_cache_item item = {.ttl_s = (uint32_t)ttl, .how = how};
    RETURN_BOOL(map != NULL ? each(THIS_CACHE, c, map, false, put, &item) : put(THIS_CACHE, c, name, value, &item));
}

ZEND_METHOD(PG_MSF_Cache_SysCache, set)
{
    put_many(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_CACHE_SET);
}

ZEND_METHOD(PG_MSF_Cache_SysCache, add)
{
    put_many(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_CACHE_ADD);
}

ZEND_METHOD(PG_MSF_Cache_SysCache, cas)
{
    zend_string *name;
    zval *value;
    zend_long version, ttl = 0;
    ZEND_PARSE_PARAMETERS_START(3, 4)
    Z_PARAM_STR(name)
    Z_PARAM_ZVAL(value)
    Z_PARAM_LONG(version)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(ttl)
    ZEND_PARSE_PARAMETERS_END();
    if (!check_seconds(4, ttl)) {
        RETURN_THROWS();
    }
    msf_cache *c = msf_sys_cache();
    msf_cache_item item = {.ttl_s = (uint32_t)ttl, .how = MSF_CACHE_CAS, .version = (uint64_t)version};
    RETURN_BOOL(c != NULL && put(THIS_CACHE, c, name, value, &item));
}

static void add_long(zval *return_value, const sys_cache *self, zend_string *name, zend_long by, zend_long ttl)
{
    msf_cache *c = msf_sys_cache();
    msf_cache_key key;
    int64_t sum = 0;
    RETVAL_FALSE;
    if (c == NULL || !make_key(self, c, name, &key)) {
        return;
    }
    switch (msf_cache_add_long(c, &key, by, (uint32_t)ttl, &sum)) {
    case 0:
        RETVAL_LONG((zend_long)sum);
        break;
    case -EINVAL:
        php_error_docref(NULL, E_WARNING, "The value of \"%s\" is no integer", ZSTR_VAL(name));
        break;
    case -ERANGE:
        php_error_docref(NULL, E_WARNING, "The value of \"%s\" would become too large for an integer", ZSTR_VAL(name));
        break;
    default:
        warn_store(c, -EBUSY, name, 0);
    }
}

static void count(INTERNAL_FUNCTION_PARAMETERS, bool is_up)
{
    zend_string *name;
    zend_long by = 1, ttl = 0;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(by)
    Z_PARAM_LONG(ttl)
    ZEND_PARSE_PARAMETERS_END();
    if (!is_up && by == ZEND_LONG_MIN) {
        zend_argument_value_error(2, "must be greater than " ZEND_LONG_FMT, ZEND_LONG_MIN);
        RETURN_THROWS();
    }
    if (!check_seconds(3, ttl)) {
        RETURN_THROWS();
    }
    add_long(return_value, THIS_CACHE, name, is_up ? by : -by, ttl);
}

ZEND_METHOD(PG_MSF_Cache_SysCache, increment)
{
    count(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

ZEND_METHOD(PG_MSF_Cache_SysCache, decrement)
{
    count(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------ */

typedef struct many {
    zval *map;
    zend_long version;
} many;

static bool fetch(const sys_cache *self, msf_cache *c, zend_string *name, zval *out, zend_long *version)
{
    msf_cache_key key;
    return c != NULL && make_key(self, c, name, &key) && msf_cache_fetch(c, &key, out, version);
}

static bool fetch_into(const sys_cache *self, msf_cache *c, zend_string *name, zval *ignored, void *ctx)
{
    many *m = ctx;
    zval value;
    if (!fetch(self, c, name, &value, &m->version)) {
        ZVAL_FALSE(&value);
    }
    zend_symtable_update(Z_ARRVAL_P(m->map), name, &value);
    return true;
}

ZEND_METHOD(PG_MSF_Cache_SysCache, get)
{
    zend_string *name;
    HashTable *list;
    zval *cas = NULL;
    many m = {.map = return_value};
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ARRAY_HT_OR_STR(list, name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(cas)
    ZEND_PARSE_PARAMETERS_END();
    msf_cache *c = msf_sys_cache();
    if (list != NULL) {
        array_init_size(return_value, zend_hash_num_elements(list));
        each(THIS_CACHE, c, list, true, fetch_into, &m);
    } else if (!fetch(THIS_CACHE, c, name, return_value, &m.version)) {
        RETVAL_FALSE;
    }
    if (cas != NULL && m.version != 0 && !EG(exception)) {
        ZEND_TRY_ASSIGN_REF_LONG(cas, m.version);
    }
}

static bool has(const sys_cache *self, zend_string *name)
{
    msf_cache *c = msf_sys_cache();
    msf_cache_key key;
    msf_cache_found found;
    return c != NULL && make_key(self, c, name, &key) && msf_cache_get(c, &key, NULL, NULL, &found);
}

ZEND_METHOD(PG_MSF_Cache_SysCache, has)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(has(THIS_CACHE, name));
}

/* ---- the rest ----------------------------------------------------------------------------------------------------------------------- */

static bool delete (const sys_cache *self, msf_cache *c, zend_string *name, zval *ignored, void *delay)
{
    msf_cache_key key;
    return make_key(self, c, name, &key) && msf_cache_delete(c, &key, *(const uint32_t *)delay) == 0;
}

ZEND_METHOD(PG_MSF_Cache_SysCache, delete)
{
    zend_string *name;
    HashTable *list;
    zend_long delay = 0;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ARRAY_HT_OR_STR(list, name)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(delay)
    ZEND_PARSE_PARAMETERS_END();
    if (!check_seconds(2, delay)) {
        RETURN_THROWS();
    }
    msf_cache *c = msf_sys_cache();
    if (c == NULL) {
        RETURN_FALSE;
    }
    uint32_t seconds = (uint32_t)delay;
    RETURN_BOOL(list != NULL ? each(THIS_CACHE, c, list, true, delete, &seconds) : delete (THIS_CACHE, c, name, NULL, &seconds));
}

ZEND_METHOD(PG_MSF_Cache_SysCache, flush)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_cache *c = msf_sys_cache();
    RETURN_BOOL(c != NULL && msf_cache_flush(c) == 0);
}

ZEND_METHOD(PG_MSF_Cache_SysCache, info)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_sys_cache();
    if (EG(exception)) {
        RETURN_THROWS();
    }
    msf_sys_cache_info(return_value);
}

ZEND_METHOD(PG_MSF_Cache_SysCache, __set)
{
    zend_string *name;
    zval *value;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(name)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    msf_cache *c = msf_sys_cache();
    msf_cache_item item = {.how = MSF_CACHE_SET};
    if (c != NULL) {
        put(THIS_CACHE, c, name, value, &item);
    }
}

ZEND_METHOD(PG_MSF_Cache_SysCache, __get)
{
    zend_string *name;
    zend_long ignored;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    if (!fetch(THIS_CACHE, msf_sys_cache(), name, return_value, &ignored)) {
        RETURN_NULL();
    }
}

ZEND_METHOD(PG_MSF_Cache_SysCache, __isset)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(has(THIS_CACHE, name));
}

ZEND_METHOD(PG_MSF_Cache_SysCache, __unset)
{
    zend_string *name;
    uint32_t now = 0;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    msf_cache *c = msf_sys_cache();
    if (c != NULL) {
        delete (THIS_CACHE, c, name, NULL, &now);
    }
}

/* ---- the object --------------------------------------------------------------------------------------------------------------------- */

static void set_prefix(sys_cache *self, const char *p, size_t n)
{
    memcpy(self->prefix, p, n);
    self->prefix_len = (uint8_t)n;
}

ZEND_METHOD(PG_MSF_Cache_SysCache, __construct)
{
    zend_string *prefix = ZSTR_EMPTY_ALLOC();
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(prefix)
    ZEND_PARSE_PARAMETERS_END();
    if (ZSTR_LEN(prefix) > MSF_CACHE_KEY_MAX) {
        zend_argument_value_error(1, "must not be longer than %d bytes", MSF_CACHE_KEY_MAX);
        RETURN_THROWS();
    }
    set_prefix(THIS_CACHE, ZSTR_VAL(prefix), ZSTR_LEN(prefix));
}

static zend_object *create(zend_class_entry *ce)
{
    sys_cache *self = zend_object_alloc(sizeof(*self), ce);
    memset(self, 0, offsetof(sys_cache, std));
    zend_object_std_init(&self->std, ce);
    object_properties_init(&self->std, ce);
    self->std.handlers = &handlers;
    return &self->std;
}

zend_object *msf_sys_cache_object(void)
{
    zend_object *o = create(msf_ce_sys_cache);
    set_prefix(from(o), ZEND_STRL("sys_cache_"));
    return o;
}

void msf_register_sys_cache(void)
{
    msf_ce_sys_cache = register_class_PG_MSF_Cache_SysCache();
    msf_ce_sys_cache->create_object = create;
    msf_ce_sys_cache->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
    handlers = std_object_handlers;
    handlers.offset = offsetof(sys_cache, std);
    handlers.clone_obj = NULL;
    /* The list of modules is complete before the first of them starts, so the order of php.ini does not matter. */
    if (!zend_hash_str_exists(&module_registry, ZEND_STRL("yac"))) {
        zend_register_class_alias("Yac", msf_ce_sys_cache);
    }
}
