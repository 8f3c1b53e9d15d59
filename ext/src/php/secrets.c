#include "php/secrets.h"

#include <strings.h>

static const char *const usual[] = {"password", "passwd",     "passphrase", "pwd",     "secret", "token",       "authorization",
                                    "cookie",   "credential", "api_key",    "api-key", "apikey", "private_key", "privatekey"};

#define USUAL (sizeof(usual) / sizeof(usual[0]))

/* Persistent: the configuration of the process. */
static struct {
    char *words[MSF_SECRETS_MAX];
    size_t count;
    bool set;
} own;

static bool has_word(const char *name, size_t len, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= len; i++) {
        if (strncasecmp(name + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

bool msf_is_secret(const char *name, size_t len)
{
    const char *const *words = own.set ? (const char *const *)own.words : usual;
    for (size_t i = 0, n = own.set ? own.count : USUAL; i < n; i++) {
        if (has_word(name, len, words[i])) {
            return true;
        }
    }
    return false;
}

bool msf_hides(const zend_string *name, const zval *value)
{
    if (name == NULL || !msf_is_secret(ZSTR_VAL(name), ZSTR_LEN(name))) {
        return false;
    }
    switch (Z_TYPE_P(value)) {
    case IS_NULL:
    case IS_TRUE:
    case IS_FALSE:
        return false;
    case IS_STRING:
        return Z_STRLEN_P(value) > 0;
    case IS_ARRAY:
        return zend_hash_num_elements(Z_ARRVAL_P(value)) > 0;
    default:
        return true;
    }
}

static bool are_words(HashTable *list)
{
    zval *word;
    ZEND_HASH_FOREACH_VAL (list, word) {
        ZVAL_DEREF(word);
        if (Z_TYPE_P(word) != IS_STRING || Z_STRLEN_P(word) == 0 || zend_str_has_nul_byte(Z_STR_P(word))) {
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return zend_hash_num_elements(list) <= MSF_SECRETS_MAX;
}

static void forget(void)
{
    while (own.count > 0) {
        free(own.words[--own.count]);
    }
    own.set = false;
}

bool msf_secrets_set(HashTable *words)
{
    zval *word;
    if (words != NULL && !are_words(words)) {
        return false;
    }
    forget();
    if (words == NULL) {
        return true;
    }
    ZEND_HASH_FOREACH_VAL (words, word) {
        ZVAL_DEREF(word);
        own.words[own.count++] = pestrdup(Z_STRVAL_P(word), true);
    }
    ZEND_HASH_FOREACH_END();
    own.set = true;
    return true;
}
