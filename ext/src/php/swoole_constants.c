/* The constants of Swoole that configuration files and server classes of the era mention, with the numbers of Swoole 1.9, so that such a
 * file can be read without Swoole. They select nothing here. Absent where the extension swoole is loaded, which brings its own. */
#include "php.h"

void msf_register_swoole_constants(void);

static const struct {
    const char *name;
    zend_long value;
} numbers[] = {
    {"SWOOLE_BASE", 4},
    {"SWOOLE_THREAD", 2},
    {"SWOOLE_PROCESS", 3},
    {"SWOOLE_IPC_UNSOCK", 1},
    {"SWOOLE_IPC_MSGQUEUE", 2},
    {"SWOOLE_IPC_PREEMPTIVE", 3},
    {"SWOOLE_SOCK_TCP", 1},
    {"SWOOLE_SOCK_UDP", 2},
    {"SWOOLE_SOCK_TCP6", 3},
    {"SWOOLE_SOCK_UDP6", 4},
    {"SWOOLE_SOCK_UNIX_DGRAM", 5},
    {"SWOOLE_SOCK_UNIX_STREAM", 6},
    {"SWOOLE_TCP", 1},
    {"SWOOLE_UDP", 2},
    {"SWOOLE_TCP6", 3},
    {"SWOOLE_UDP6", 4},
    {"SWOOLE_UNIX_DGRAM", 5},
    {"SWOOLE_UNIX_STREAM", 6},
    {"SWOOLE_SOCK_SYNC", 0},
    {"SWOOLE_SOCK_ASYNC", 1},
    {"SWOOLE_SSL", 512},
    {"SWOOLE_ASYNC", 1024},
    {"SWOOLE_SYNC", 2048},
    {"SWOOLE_KEEP", 4096},
    {"SWOOLE_EVENT_READ", 512},
    {"SWOOLE_EVENT_WRITE", 1024},
    {"SWOOLE_AIO_BASE", 0},
    {"SWOOLE_AIO_LINUX", 1},
    {"SWOOLE_RWLOCK", 1},
    {"SWOOLE_FILELOCK", 2},
    {"SWOOLE_MUTEX", 3},
    {"SWOOLE_SEM", 4},
    {"SWOOLE_SPINLOCK", 5},
    {"SWOOLE_LOG_DEBUG", 0},
    {"SWOOLE_LOG_TRACE", 1},
    {"SWOOLE_LOG_INFO", 2},
    {"SWOOLE_LOG_NOTICE", 3},
    {"SWOOLE_LOG_WARNING", 4},
    {"SWOOLE_LOG_ERROR", 5},
};

void msf_register_swoole_constants(void)
{
    /* The list of modules is complete before the first of them starts. */
    const zend_module_entry *self = zend_hash_str_find_ptr(&module_registry, ZEND_STRL("msf"));
    if (self == NULL || zend_hash_str_exists(&module_registry, ZEND_STRL("swoole"))) {
        return;
    }
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        zend_register_long_constant(numbers[i].name, strlen(numbers[i].name), numbers[i].value, CONST_CS | CONST_PERSISTENT,
                                    self->module_number);
    }
    zend_register_stringl_constant(ZEND_STRL("SWOOLE_VERSION"), ZEND_STRL("1.9.23"), CONST_CS | CONST_PERSISTENT, self->module_number);
}
