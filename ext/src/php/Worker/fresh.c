/* What fork() copies and a worker must not keep: seeds of random numbers, and code in opcache that has changed on disk since. */
#include "ext/random/php_random.h"
#include "php/Log/logid.h"
#include "php/Worker/worker.h"

static void call(const char *function, uint32_t argc, zval *argv, zval *result)
{
    zval name;
    ZVAL_STRING(&name, function);
    ZVAL_UNDEF(result);
    if (zend_hash_str_exists(EG(function_table), function, strlen(function))) {
        call_user_function(NULL, NULL, &name, result, argc, argv);
    }
    zval_ptr_dtor(&name);
}

/* Siblings that share a seed would hand out the same "random" numbers. */
static void reseed(void)
{
    uint32_t seed;
    if (php_random_bytes_silent(&seed, sizeof seed) == SUCCESS) {
        php_mt_srand(seed);
    }
    RANDOM_G(combined_lcg_seeded) = false;
}

/* opcache compares the time stamps of files with the start of the process at most, and here that was the master's: code that a reload is to
 * bring would never be seen. opcache_invalidate() without force drops exactly the scripts that have changed. */
static void drop_changed_code(void)
{
    zval with_scripts, status;
    ZVAL_TRUE(&with_scripts);
    call("opcache_get_status", 1, &with_scripts, &status);
    zval *scripts = Z_TYPE(status) == IS_ARRAY ? zend_hash_str_find(Z_ARRVAL(status), ZEND_STRL("scripts")) : NULL;
    zend_string *file;
    if (scripts != NULL && Z_TYPE_P(scripts) == IS_ARRAY) {
        ZEND_HASH_FOREACH_STR_KEY(Z_ARRVAL_P(scripts), file)
        {
            zval path, dropped;
            if (file != NULL) {
                ZVAL_STR(&path, file);
                call("opcache_invalidate", 1, &path, &dropped);
                zval_ptr_dtor(&dropped);
            }
        }
        ZEND_HASH_FOREACH_END();
    }
    zval_ptr_dtor(&status);
}

void msf_worker_refresh(void)
{
    zval nothing;
    msf_logid_forked();
    reseed();
    drop_changed_code();
    call("clearstatcache", 0, NULL, &nothing);
    zval_ptr_dtor(&nothing);
}
