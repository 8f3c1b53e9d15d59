#include "php/I18N/I18N.h"

#include "zend_smart_str.h"

static size_t longest_key(HashTable *params)
{
    size_t longest = 20; /* of a number */
    zend_string *key;
    ZEND_HASH_FOREACH_STR_KEY(params, key)
    {
        longest = key != NULL && ZSTR_LEN(key) > longest ? ZSTR_LEN(key) : longest;
    }
    ZEND_HASH_FOREACH_END();
    return longest;
}

/* The value of the longest "{key}" that begins at `at`, a brace; *len: with its braces. */
static zval *match(const char *at, const char *end, size_t longest, HashTable *params, size_t *len)
{
    const char *last = (size_t)(end - at) > longest + 2 ? at + longest + 2 : end;
    for (const char *close = last; (close = zend_memrchr(at, '}', (size_t)(close - at))) != NULL;) {
        zval *value = zend_symtable_str_find(params, at + 1, (size_t)(close - at - 1));
        if (value != NULL) {
            *len = (size_t)(close - at) + 1;
            return value;
        }
    }
    return NULL;
}

static bool append(smart_str *to, zval *value)
{
    zend_string *tmp, *text = zval_try_get_tmp_string(value, &tmp);
    if (text == NULL) {
        return false;
    }
    smart_str_append(to, text);
    zend_tmp_string_release(tmp);
    return true;
}

zend_string *msf_i18n_replace(zend_string *text, HashTable *params)
{
    smart_str out = {0};
    const char *from = ZSTR_VAL(text), *end = from + ZSTR_LEN(text), *at;
    size_t longest = longest_key(params), len;
    while ((at = memchr(from, '{', (size_t)(end - from))) != NULL) {
        zval *value = match(at, end, longest, params, &len);
        smart_str_appendl(&out, from, (size_t)(at - from) + (value == NULL));
        from = value == NULL ? at + 1 : at + len;
        if (value != NULL && !append(&out, value)) {
            smart_str_free(&out);
            return NULL;
        }
    }
    if (out.s == NULL) {
        return zend_string_copy(text);
    }
    smart_str_appendl(&out, from, (size_t)(end - from));
    return smart_str_extract(&out);
}
