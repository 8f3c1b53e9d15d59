#include "php/Config/tree.h"

#include "zend_smart_str.h"

static void release_string(zval *z)
{
    zend_string_release(Z_PTR_P(z));
}

void msf_config_tree_init(msf_config_tree *t)
{
    array_init(&t->data);
    zend_hash_init(&t->sources, 8, NULL, release_string, 0);
    zend_hash_init(&t->found, 8, NULL, NULL, 0);
}

void msf_config_tree_free(msf_config_tree *t)
{
    zval_ptr_dtor(&t->data);
    zend_hash_destroy(&t->sources);
    zend_hash_destroy(&t->found);
}

static void share_string(zval *z)
{
    zend_string_addref(Z_PTR_P(z));
}

void msf_config_tree_copy(msf_config_tree *to, msf_config_tree *from)
{
    ZVAL_COPY(&to->data, &from->data);
    zend_hash_init(&to->sources, zend_hash_num_elements(&from->sources), NULL, release_string, 0);
    zend_hash_copy(&to->sources, &from->sources, share_string);
    zend_hash_init(&to->found, 8, NULL, NULL, 0);
}

/* ---- merging ------------------------------------------------------------------------------------------------------------------------ */

typedef struct merge {
    msf_config_tree *tree;
    zend_string *file; /* NULL: nothing to remember */
    smart_str path;
    int depth;
    zend_long values;
    const char *refused; /* why it ended early */
} merge;

static size_t path_push(merge *m, zend_ulong index, zend_string *key)
{
    size_t before = m->path.s == NULL ? 0 : ZSTR_LEN(m->path.s);
    if (before > 0) {
        smart_str_appendc(&m->path, '.');
    }
    if (key != NULL) {
        smart_str_append(&m->path, key);
    } else {
        smart_str_append_long(&m->path, (zend_long)index);
    }
    return before;
}

static void path_pop(merge *m, size_t before)
{
    ZSTR_LEN(m->path.s) = before;
}

static void remember_source(merge *m)
{
    if (m->file != NULL && m->path.s != NULL) {
        zend_hash_str_update_ptr(&m->tree->sources, ZSTR_VAL(m->path.s), ZSTR_LEN(m->path.s), zend_string_copy(m->file));
    }
}

/* The slot of a key in an array of ours, created with null. */
static zval *slot_of(HashTable *ht, zend_ulong index, zend_string *key)
{
    return key != NULL ? zend_hash_lookup(ht, key) : zend_hash_index_lookup(ht, index);
}

static bool merge_arrays(merge *m, HashTable *dst, HashTable *src);

/* Arrays are walked even where nothing is there yet: the copy must not share a reference or an array with the application. */
static bool merge_value(merge *m, zval *slot, zval *value)
{
    remember_source(m);
    if (Z_TYPE_P(value) != IS_ARRAY) {
        zval_ptr_dtor(slot);
        ZVAL_COPY(slot, value);
        return true;
    }
    if (Z_TYPE_P(slot) != IS_ARRAY) {
        zval_ptr_dtor(slot);
        array_init_size(slot, zend_hash_num_elements(Z_ARRVAL_P(value)));
    }
    SEPARATE_ARRAY(slot);
    return merge_arrays(m, Z_ARRVAL_P(slot), Z_ARRVAL_P(value));
}

static bool merge_arrays(merge *m, HashTable *dst, HashTable *src)
{
    if (++m->depth > MSF_CONFIG_DEPTH_MAX || (m->values += zend_hash_num_elements(src)) > MSF_CONFIG_VALUES_MAX) {
        m->refused = m->depth > MSF_CONFIG_DEPTH_MAX ? "is nested deeper than " ZEND_TOSTR(MSF_CONFIG_DEPTH_MAX) " levels"
                                                     : "holds more than " ZEND_TOSTR(MSF_CONFIG_VALUES_MAX) " values";
        return false;
    }
    zend_ulong index;
    zend_string *key;
    zval *value;
    ZEND_HASH_FOREACH_KEY_VAL (src, index, key, value) {
        ZVAL_DEREF(value);
        size_t before = path_push(m, index, key);
        if (!merge_value(m, slot_of(dst, index, key), value)) {
            return false;
        }
        path_pop(m, before);
    }
    ZEND_HASH_FOREACH_END();
    m->depth--;
    return true;
}

const char *msf_config_tree_merge(msf_config_tree *t, HashTable *src, zend_string *file)
{
    merge m = {.tree = t, .file = file};
    zend_hash_clean(&t->found);
    SEPARATE_ARRAY(&t->data);
    merge_arrays(&m, Z_ARRVAL(t->data), src);
    smart_str_free(&m.path);
    return m.refused;
}

/* ---- looking up --------------------------------------------------------------------------------------------------------------------- */

zval *msf_config_tree_get(msf_config_tree *t, const char *key, size_t len)
{
    zval *hit = zend_hash_str_find_ptr(&t->found, key, len);
    if (hit != NULL) {
        return hit;
    }
    zval *at = &t->data;
    const char *end = key + len;
    for (const char *p = key;; p++) {
        const char *dot = memchr(p, '.', (size_t)(end - p));
        const char *stop = dot == NULL ? end : dot;
        if (Z_TYPE_P(at) != IS_ARRAY || (at = zend_symtable_str_find(Z_ARRVAL_P(at), p, (size_t)(stop - p))) == NULL) {
            return NULL;
        }
        if (dot == NULL) {
            break;
        }
        p = dot;
    }
    zend_hash_str_add_ptr(&t->found, key, len, at);
    return at;
}

/* An own copy of an application's value. NULL, or why there is none. */
static const char *own_value(zval *to, zval *value)
{
    ZVAL_DEREF(value);
    if (Z_TYPE_P(value) != IS_ARRAY) {
        ZVAL_COPY(to, value);
        return NULL;
    }
    merge m = {.tree = NULL, .file = NULL};
    array_init_size(to, zend_hash_num_elements(Z_ARRVAL_P(value)));
    merge_arrays(&m, Z_ARRVAL_P(to), Z_ARRVAL_P(value));
    smart_str_free(&m.path);
    if (m.refused != NULL) {
        zval_ptr_dtor(to);
    }
    return m.refused;
}

static void forget_sources(msf_config_tree *t, const char *key, size_t len)
{
    zend_string *path;
    ZEND_HASH_FOREACH_STR_KEY(&t->sources, path)
    {
        if (path != NULL && ZSTR_LEN(path) >= len && memcmp(ZSTR_VAL(path), key, len) == 0 &&
            (ZSTR_LEN(path) == len || ZSTR_VAL(path)[len] == '.')) {
            zend_hash_del(&t->sources, path);
        }
    }
    ZEND_HASH_FOREACH_END();
}

const char *msf_config_tree_set(msf_config_tree *t, const char *key, size_t len, zval *value)
{
    zval own;
    const char *refused = own_value(&own, value);
    if (refused != NULL) {
        return refused;
    }
    zend_hash_clean(&t->found);
    forget_sources(t, key, len);
    zval *at = &t->data;
    const char *end = key + len;
    for (const char *p = key;; p++) {
        const char *dot = memchr(p, '.', (size_t)(end - p));
        size_t n = (size_t)((dot == NULL ? end : dot) - p);
        if (Z_TYPE_P(at) != IS_ARRAY) {
            zval_ptr_dtor(at);
            array_init(at);
        }
        SEPARATE_ARRAY(at);
        zval *next = zend_symtable_str_find(Z_ARRVAL_P(at), p, n);
        if (next == NULL) {
            zval null;
            ZVAL_NULL(&null);
            next = zend_symtable_str_update(Z_ARRVAL_P(at), p, n, &null);
        }
        at = next;
        if (dot == NULL) {
            break;
        }
        p = dot;
    }
    zval old;
    ZVAL_COPY_VALUE(&old, at);
    ZVAL_COPY_VALUE(at, &own);
    zval_ptr_dtor(&old); /* last: a destructor may run PHP that asks us */
    return NULL;
}

zend_string *msf_config_tree_source(msf_config_tree *t, const char *key, size_t len, bool exact)
{
    for (;;) {
        zend_string *file = zend_hash_str_find_ptr(&t->sources, key, len);
        if (file != NULL || exact) {
            return file;
        }
        const char *dot = zend_memrchr(key, '.', len);
        if (dot == NULL) {
            return NULL;
        }
        len = (size_t)(dot - key);
    }
}
