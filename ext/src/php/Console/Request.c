#include "php/Console/Console.h"

#include "SAPI.h"

#include "php/Base/Base.h"

#include "Request_arginfo.h"

zend_class_entry *msf_ce_console_request;

enum { SLOT_WORDS };

static void own_words(zval *out)
{
    array_init(out);
    for (int i = 1; i < SG(request_info).argc; i++) {
        add_next_index_string(out, SG(request_info).argv[i]);
    }
}

ZEND_METHOD(PG_MSF_Console_Request, getServer)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zval *words = msf_slot(Z_OBJ_P(ZEND_THIS), SLOT_WORDS);
    if (Z_TYPE_P(words) == IS_ARRAY) {
        RETURN_COPY(words);
    }
    own_words(return_value);
}

ZEND_METHOD(PG_MSF_Console_Request, setServer)
{
    zval *words, copy;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ARRAY(words)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_COPY(&copy, words);
    msf_slot_set(Z_OBJ_P(ZEND_THIS), SLOT_WORDS, &copy);
    RETURN_COPY(ZEND_THIS);
}

/* "-name", "--name" and both with "=value". False for every other word. */
static bool named(zend_string *word, HashTable *values)
{
    const char *p = ZSTR_VAL(word), *end = p + ZSTR_LEN(word);
    zval v;
    if (p == end || *p != '-') {
        return false;
    }
    p += p + 1 < end && p[1] == '-' ? 2 : 1;
    const char *name = p;
    while (p < end && (isalnum((unsigned char)*p) || *p == '_')) {
        p++;
    }
    if (p == name || (p < end && *p != '=')) {
        return false;
    }
    if (p == end) {
        ZVAL_TRUE(&v);
    } else {
        ZVAL_STRINGL(&v, p + 1, (size_t)(end - p - 1));
    }
    zend_symtable_str_update(values, name, (size_t)(p - name), &v);
    return true;
}

void msf_console_resolve(HashTable *words, zend_string **route, zval *values)
{
    zval *v;
    *route = NULL;
    array_init(values);
    ZEND_HASH_FOREACH_VAL (words, v) {
        zend_string *word = zval_get_string(v);
        if (!*route) {
            *route = zend_string_copy(word);
        } else if (!named(word, Z_ARRVAL_P(values))) {
            add_next_index_str(values, zend_string_copy(word));
        }
        zend_string_release(word);
    }
    ZEND_HASH_FOREACH_END();
    *route = *route ? *route : ZSTR_EMPTY_ALLOC();
}

ZEND_METHOD(PG_MSF_Console_Request, resolve)
{
    zval words, values;
    zend_string *route;
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_COPY(&words, msf_slot(Z_OBJ_P(ZEND_THIS), SLOT_WORDS));
    if (Z_TYPE(words) != IS_ARRAY) {
        own_words(&words);
    }
    msf_console_resolve(Z_ARRVAL(words), &route, &values);
    zval_ptr_dtor(&words);
    array_init_size(return_value, 2);
    add_next_index_str(return_value, route);
    add_next_index_zval(return_value, &values);
}

void msf_register_console_request(void)
{
    msf_ce_console_request = register_class_PG_MSF_Console_Request();
}
