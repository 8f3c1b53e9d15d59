/* Living objects by class, static properties, static variables of functions, globals: measured at each sample. */
#include <stdlib.h>

#include "php/Leaks/leaks.h"

#define SUSPECT     3    /* samples on end that grew: from then on it is measured at every quiet moment */
#define LEAST       8    /* objects or elements more, to count as growing */
#define LEAST_BYTES 128  /* the same for strings */
#define DEPTH       4    /* of arrays in arrays */
#define WIDE        1000 /* elements of an array that are looked into */

typedef enum kind { OBJECTS, ELEMENTS, BYTES } kind;

typedef struct subject {
    const void *key; /* class entry, or the place of the value */
    char label[256];
    zend_class_entry *ce; /* NULL: a function's or a global variable */
    const char *property; /* for the search in the source; NULL: none */
    char where[512];      /* of what has no class */
    kind kind;
    uint64_t now, at_quiet;
    msf_series series;
    bool suspect;
    char route[160]; /* after which it grew */
} subject;

static HashTable subjects; /* key -> subject */
static bool ready;

static void free_subject(zval *zv)
{
    free(Z_PTR_P(zv));
}

static subject *subject_of(const void *key)
{
    if (!ready) {
        zend_hash_init(&subjects, 256, NULL, free_subject, 1);
        ready = true;
    }
    return zend_hash_index_find_ptr(&subjects, (zend_ulong)(uintptr_t)key >> 3);
}

static subject *add_subject(const void *key)
{
    if (zend_hash_num_elements(&subjects) >= MSF_LEAKS_SUBJECTS) {
        return NULL;
    }
    subject *s = calloc(1, sizeof(*s));
    if (s) {
        s->key = key;
        zend_hash_index_add_new_ptr(&subjects, (zend_ulong)(uintptr_t)key >> 3, s);
    }
    return s;
}

/* ---- measuring ---------------------------------------------------------------------------------------------------------------------- */

static uint64_t elements(HashTable *ht, int depth)
{
    zval *v;
    uint64_t n = zend_hash_num_elements(ht);
    if (depth == 0 || n > WIDE) {
        return n;
    }
    ZEND_HASH_FOREACH_VAL (ht, v) {
        ZVAL_DEREF(v);
        if (Z_TYPE_P(v) == IS_ARRAY) {
            n += elements(Z_ARRVAL_P(v), depth - 1);
        }
    }
    ZEND_HASH_FOREACH_END();
    return n;
}

static uint64_t size_of_value(zval *v, kind *k)
{
    if (Z_TYPE_P(v) == IS_INDIRECT) {
        v = Z_INDIRECT_P(v);
    }
    ZVAL_DEREF(v);
    *k = Z_TYPE_P(v) == IS_STRING ? BYTES : ELEMENTS;
    if (Z_TYPE_P(v) == IS_STRING) {
        return Z_STRLEN_P(v);
    }
    return Z_TYPE_P(v) == IS_ARRAY ? elements(Z_ARRVAL_P(v), DEPTH) : 0;
}

static void count_objects(void)
{
    zend_objects_store *store = &EG(objects_store);
    subject *s;
    ZEND_HASH_FOREACH_PTR (&subjects, s) {
        if (s->kind == OBJECTS) {
            s->now = 0;
        }
    }
    ZEND_HASH_FOREACH_END();
    for (uint32_t i = 1; i < store->top; i++) {
        zend_object *o = store->object_buckets[i];
        if (!IS_OBJ_VALID(o)) {
            continue;
        }
        if (!(s = subject_of(o->ce)) && (s = add_subject(o->ce))) {
            s->kind = OBJECTS;
            s->ce = o->ce;
            snprintf(s->label, sizeof(s->label), "%s", ZSTR_VAL(o->ce->name));
        }
        if (s) {
            s->now++;
        }
    }
}

/* A value at a place that stays; NULL when it is nothing that grows. */
static subject *measure(zval *v)
{
    kind k;
    uint64_t size = size_of_value(v, &k);
    subject *s = subject_of(v);
    bool is_new = !s;
    if (size == 0 || (is_new && !(s = add_subject(v)))) {
        if (s && s->kind != OBJECTS) {
            s->now = 0;
        }
        return NULL;
    }
    s->kind = k;
    s->now = size;
    return is_new ? s : NULL;
}

static void measure_statics(zend_class_entry *ce)
{
    zend_property_info *info;
    zval *table = CE_STATIC_MEMBERS(ce);
    if (!table || ce->default_static_members_count == 0) {
        return;
    }
    ZEND_HASH_FOREACH_PTR (&ce->properties_info, info) {
        if (!(info->flags & ZEND_ACC_STATIC) || info->ce != ce) {
            continue;
        }
        const char *class_name, *name;
        zval *v = &table[info->offset];
        subject *s = measure(Z_TYPE_P(v) == IS_INDIRECT ? Z_INDIRECT_P(v) : v);
        if (s) {
            zend_unmangle_property_name(info->name, &class_name, &name);
            s->ce = ce;
            s->property = name;
            snprintf(s->label, sizeof(s->label), "%s::$%s", ZSTR_VAL(ce->name), name);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static void measure_function(zend_function *fn)
{
    zend_string *name;
    zval *v;
    HashTable *variables =
        fn->type == ZEND_USER_FUNCTION && fn->op_array.static_variables ? ZEND_MAP_PTR_GET(fn->op_array.static_variables_ptr) : NULL;
    if (!variables) {
        return;
    }
    ZEND_HASH_FOREACH_STR_KEY_VAL (variables, name, v) {
        subject *s = measure(v);
        if (s && name) {
            zend_class_entry *scope = fn->common.scope;
            snprintf(s->label, sizeof(s->label), "static variable $%s of %s%s%s()", ZSTR_VAL(name), scope ? ZSTR_VAL(scope->name) : "",
                     scope ? "::" : "", ZSTR_VAL(fn->common.function_name));
            snprintf(s->where, sizeof(s->where), "%s:%u", ZSTR_VAL(fn->op_array.filename), fn->op_array.line_start);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static void measure_all(void)
{
    zend_class_entry *ce;
    zend_function *fn;
    zend_string *name;
    zval *v;
    ZEND_HASH_FOREACH_PTR (CG(class_table), ce) {
        if (ce->type == ZEND_USER_CLASS && ce->ce_flags & ZEND_ACC_LINKED) {
            measure_statics(ce);
            ZEND_HASH_FOREACH_PTR (&ce->function_table, fn) {
                measure_function(fn);
            }
            ZEND_HASH_FOREACH_END();
        }
    }
    ZEND_HASH_FOREACH_END();
    ZEND_HASH_FOREACH_PTR (CG(function_table), fn) {
        measure_function(fn);
    }
    ZEND_HASH_FOREACH_END();
    ZEND_HASH_FOREACH_STR_KEY_VAL (&EG(symbol_table), name, v) {
        /* Only those of the main script: the places of others move when the table grows. */
        subject *s = name && Z_TYPE_P(v) == IS_INDIRECT ? measure(Z_INDIRECT_P(v)) : NULL;
        if (s) {
            snprintf(s->label, sizeof(s->label), "global $%s", ZSTR_VAL(name));
        }
    }
    ZEND_HASH_FOREACH_END();
}

/* ---- judging ------------------------------------------------------------------------------------------------------------------------ */

static void tell(const subject *s)
{
    static const char *const units[] = {"objects", "elements", "bytes"};
    char where[512];
    if (s->ce) {
        msf_leaks_declaration(s->ce, s->property, where, sizeof(where));
    } else {
        snprintf(where, sizeof(where), "%s", s->where[0] ? s->where : "no place known");
    }
    const char *what = s->kind == OBJECTS ? "class " : s->ce ? "static " : "";
    uint64_t more = s->now - s->series.v[0];
    msf_leaks_find(s, more, "%s%s (%s) keeps growing: %llu %s, %llu more than %d samples ago; it grows in %s", what, s->label, where,
                   (unsigned long long)s->now, units[s->kind], (unsigned long long)more, MSF_SERIES - 1,
                   s->route[0] ? s->route : "requests that ran at the same time as others");
}

void msf_leaks_sample_subjects(void)
{
    subject *s;
    subject_of(NULL); /* the table exists from here on */
    count_objects();
    measure_all();
    ZEND_HASH_FOREACH_PTR (&subjects, s) {
        msf_series_add(&s->series, s->now);
        bool was = s->suspect;
        s->suspect = msf_series_grows(&s->series, SUSPECT + 1, 1);
        if (s->suspect && !was) {
            s->at_quiet = s->now;
        }
        if (s->suspect && msf_series_grows(&s->series, MSF_SERIES, s->kind == BYTES ? LEAST_BYTES : LEAST)) {
            tell(s);
        }
    }
    ZEND_HASH_FOREACH_END();
}

void msf_leaks_remeasure(const msf_leaks_route *route)
{
    subject *s;
    bool objects = false;
    if (!ready) {
        return;
    }
    ZEND_HASH_FOREACH_PTR (&subjects, s) {
        objects |= s->suspect && s->kind == OBJECTS;
    }
    ZEND_HASH_FOREACH_END();
    if (objects) {
        count_objects();
    }
    ZEND_HASH_FOREACH_PTR (&subjects, s) {
        if (!s->suspect) {
            continue;
        }
        if (s->kind != OBJECTS) {
            s->now = size_of_value((zval *)s->key, &s->kind);
        }
        if (s->now > s->at_quiet && route) {
            memcpy(s->route, route->name, sizeof(s->route));
        }
        s->at_quiet = s->now;
    }
    ZEND_HASH_FOREACH_END();
}

void msf_leaks_subjects_clear(void)
{
    if (ready) {
        zend_hash_destroy(&subjects);
        ready = false;
    }
}
