/* Data that templates see besides that of their render. What is added while a request is handled would, kept in the engine, show up in the
 * pages of others; so it goes into the context of the request, and with it. */
#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"

#include "engine/coroutine.h"
#include "php/View/engine.h"

#define PROPERTY "\0*\0views" /* protected: shown by var_dump(), not reachable by PHP code */

void msf_view_data_merge(HashTable *to, HashTable *from)
{
    zend_string *name;
    zend_ulong index;
    zval *value;
    ZEND_HASH_FOREACH_KEY_VAL (from, index, name, value) {
        Z_TRY_ADDREF_P(value);
        if (name != NULL) {
            zend_hash_update(to, name, value);
        } else {
            zend_hash_index_update(to, index, value);
        }
    }
    ZEND_HASH_FOREACH_END();
}

/* ---- one set: the engine's or a request's ------------------------------------------------------------------------------------------- */

static void add_shared(HashTable **shared, HashTable *data)
{
    if (*shared == NULL) {
        *shared = zend_array_dup(data);
    } else {
        msf_view_data_merge(*shared, data);
    }
}

static bool add_specific(HashTable **specific, zend_string *template, HashTable *data)
{
    if (*specific == NULL) {
        *specific = zend_new_array(8);
    }
    zval *known = zend_hash_find(*specific, template), made;
    if (known != NULL) {
        SEPARATE_ARRAY(known);
        msf_view_data_merge(Z_ARRVAL_P(known), data);
        return true;
    }
    if (zend_hash_num_elements(*specific) >= MSF_VIEW_NAMES_MAX) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "There is data for %d templates already.", MSF_VIEW_NAMES_MAX);
        return false;
    }
    ZVAL_ARR(&made, zend_array_dup(data));
    zend_hash_add_new(*specific, template, &made);
    return true;
}

/* ---- of a request ------------------------------------------------------------------------------------------------------------------- */

static zend_object *context(void)
{
    msf_coro *co = msf_coro_current();
    return co != NULL ? co->context : NULL;
}

/* The request's set for this engine: [shared, specific]; NULL when there is none and it is not to be made. */
static HashTable *set_of(zend_object *context, msf_view_engine *e, bool make)
{
    HashTable *properties = make ? zend_std_get_properties(context) : context->properties;
    zval *all = properties != NULL ? zend_hash_str_find(properties, PROPERTY, sizeof PROPERTY - 1) : NULL, fresh;
    if (all == NULL) {
        if (!make) {
            return NULL;
        }
        array_init(&fresh);
        all = zend_hash_str_add_new(properties, PROPERTY, sizeof PROPERTY - 1, &fresh);
    }
    zval *set = zend_hash_index_find(Z_ARRVAL_P(all), e->id);
    if (set == NULL && make) {
        array_init_size(&fresh, 2);
        SEPARATE_ARRAY(all);
        set = zend_hash_index_add_new(Z_ARRVAL_P(all), e->id, &fresh);
    }
    if (set == NULL) {
        return NULL;
    }
    if (make) {
        SEPARATE_ARRAY(set);
    }
    return Z_ARRVAL_P(set);
}

static HashTable *part_of(HashTable *set, zend_ulong part)
{
    zval *v = set != NULL ? zend_hash_index_find(set, part) : NULL;
    return v != NULL ? Z_ARRVAL_P(v) : NULL;
}

/* The part on its own, ready to be changed. */
static HashTable *take_part(HashTable *set, zend_ulong part)
{
    zval *v = zend_hash_index_find(set, part);
    if (v == NULL) {
        return NULL;
    }
    HashTable *own = zend_array_dup(Z_ARRVAL_P(v));
    zend_hash_index_del(set, part);
    return own;
}

static bool add_to_request(zend_object *context, msf_view_engine *e, zend_string *template, HashTable *data)
{
    HashTable *set = set_of(context, e, true), *part = take_part(set, template != NULL);
    bool ok = true;
    zval v;
    if (template == NULL) {
        add_shared(&part, data);
    } else {
        ok = add_specific(&part, template, data);
    }
    ZVAL_ARR(&v, part);
    zend_hash_index_add_new(set, template != NULL, &v);
    return ok;
}

/* ---- both --------------------------------------------------------------------------------------------------------------------------- */

bool msf_view_data_add(msf_view_engine *e, zend_string *template, HashTable *data)
{
    zend_object *request = context();
    if (request != NULL) {
        return add_to_request(request, e, template, data);
    }
    if (template == NULL) {
        add_shared(&e->shared, data);
        return true;
    }
    return add_specific(&e->specific, template, data);
}

static void collect(HashTable **all, HashTable *part)
{
    if (part != NULL) {
        add_shared(all, part);
    }
}

static HashTable *for_template(HashTable *specific, zend_string *template)
{
    zval *v = specific != NULL && template != NULL ? zend_hash_find(specific, template) : NULL;
    return v != NULL ? Z_ARRVAL_P(v) : NULL;
}

HashTable *msf_view_data_get(msf_view_engine *e, zend_string *template)
{
    zend_object *request = context();
    HashTable *set = request != NULL && request->properties != NULL ? set_of(request, e, false) : NULL;
    if (EXPECTED(e->shared == NULL && e->specific == NULL && set == NULL)) {
        return NULL;
    }
    HashTable *all = NULL;
    collect(&all, e->shared);
    collect(&all, part_of(set, 0));
    collect(&all, for_template(e->specific, template));
    collect(&all, for_template(part_of(set, 1), template));
    return all;
}
