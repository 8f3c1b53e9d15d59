#include "php/Cache/value.h"

#include "ext/standard/php_var.h"
#include "zend_smart_str.h"

static bool serialize(zval *value, msf_cache_space *space)
{
    php_serialize_data_t data;
    smart_str text = {0};
    PHP_VAR_SERIALIZE_INIT(data);
    php_var_serialize(&text, value, &data);
    PHP_VAR_SERIALIZE_DESTROY(data);
    space->text = text.s;
    return EG(exception) == NULL && text.s != NULL;
}

static void set_item(msf_cache_item *item, msf_cache_type type, const void *p, size_t n)
{
    item->type = type;
    item->data = (msf_slice){p, n};
}

bool msf_cache_item_from(zval *value, msf_cache_item *item, msf_cache_space *space)
{
    *space = (msf_cache_space){0};
    ZVAL_DEREF(value);
    switch (Z_TYPE_P(value)) {
    case IS_UNDEF:
    case IS_NULL:
        set_item(item, MSF_CACHE_NULL, NULL, 0);
        return true;
    case IS_FALSE:
    case IS_TRUE:
        set_item(item, Z_TYPE_P(value) == IS_TRUE ? MSF_CACHE_TRUE : MSF_CACHE_FALSE, NULL, 0);
        return true;
    case IS_LONG:
        space->number = Z_LVAL_P(value);
        set_item(item, MSF_CACHE_LONG, &space->number, sizeof(space->number));
        return true;
    case IS_DOUBLE:
        memcpy(&space->number, &Z_DVAL_P(value), sizeof(space->number));
        set_item(item, MSF_CACHE_DOUBLE, &space->number, sizeof(space->number));
        return true;
    case IS_STRING:
        set_item(item, MSF_CACHE_STRING, Z_STRVAL_P(value), Z_STRLEN_P(value));
        return true;
    case IS_RESOURCE:
        php_error_docref(NULL, E_WARNING, "A resource cannot be stored");
        return false;
    default:
        if (!serialize(value, space)) {
            return false;
        }
        set_item(item, MSF_CACHE_SERIALIZED, ZSTR_VAL(space->text), ZSTR_LEN(space->text));
        return true;
    }
}

void msf_cache_item_free(msf_cache_space *space)
{
    if (space->text != NULL) {
        zend_string_release(space->text);
    }
}

/* ---- back --------------------------------------------------------------------------------------------------------------------------- */

/* Short values need no allocation of their own on the way. */
typedef struct landing {
    char small[64];
    zend_string *text;
} landing;

static char *give_room(void *ctx, size_t n)
{
    landing *l = ctx;
    if (l->text != NULL) {
        zend_string_efree(l->text);
        l->text = NULL;
    }
    if (n <= sizeof(l->small)) {
        return l->small;
    }
    l->text = zend_string_alloc(n, false);
    return ZSTR_VAL(l->text);
}

static bool unserialize(const char *p, size_t n, zval *out)
{
    php_unserialize_data_t data;
    const unsigned char *at = (const unsigned char *)p;
    PHP_VAR_UNSERIALIZE_INIT(data);
    zval *made = var_tmp_var(&data); /* freed with the rest whatever happens */
    bool ok = php_var_unserialize(made, &at, at + n, &data) != 0 && !EG(exception);
    if (ok) {
        ZVAL_COPY_DEREF(out, made);
    }
    PHP_VAR_UNSERIALIZE_DESTROY(data);
    return ok && !EG(exception);
}

static void make_string(zval *out, landing *l, const msf_cache_found *f)
{
    if (l->text == NULL || f->data != ZSTR_VAL(l->text)) {
        ZVAL_STRINGL(out, f->data, f->len);
        return;
    }
    if (ZSTR_LEN(l->text) != f->len) { /* a smaller one came after more room had been made */
        l->text = zend_string_truncate(l->text, f->len, false);
    }
    ZSTR_VAL(l->text)[f->len] = '\0';
    ZVAL_STR(out, l->text);
    l->text = NULL;
}

static bool make_value(zval *out, landing *l, const msf_cache_found *f)
{
    double number;
    int64_t integer;
    switch (f->type) {
    case MSF_CACHE_NULL:
        ZVAL_NULL(out);
        return true;
    case MSF_CACHE_FALSE:
    case MSF_CACHE_TRUE:
        ZVAL_BOOL(out, f->type == MSF_CACHE_TRUE);
        return true;
    case MSF_CACHE_LONG:
        memcpy(&integer, f->data, sizeof(integer));
        ZVAL_LONG(out, (zend_long)integer);
        return true;
    case MSF_CACHE_DOUBLE:
        memcpy(&number, f->data, sizeof(number));
        ZVAL_DOUBLE(out, number);
        return true;
    case MSF_CACHE_STRING:
        make_string(out, l, f);
        return true;
    case MSF_CACHE_SERIALIZED:
        return unserialize(f->data, f->len, out);
    case MSF_CACHE_FREE:
    default:
        return false;
    }
}

bool msf_cache_fetch(msf_cache *c, const msf_cache_key *key, zval *out, zend_long *version)
{
    landing l;
    msf_cache_found f;
    l.text = NULL;
    bool ok = msf_cache_get(c, key, give_room, &l, &f);
    if (ok) {
        *version = (zend_long)f.version;
        ok = make_value(out, &l, &f);
    }
    if (l.text != NULL) {
        zend_string_efree(l.text);
    }
    return ok;
}
