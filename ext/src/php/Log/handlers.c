#include "php/Log/handlers.h"

#include <stdlib.h>

#include "php/Config/Config.h"

#define PREFIX "server.log.handlers"

static const struct {
    int number;
    const char *name;
} levels[] = {
    {100, "debug"}, {200, "info"}, {250, "notice"}, {300, "warning"}, {400, "error"}, {500, "critical"}, {550, "alert"}, {600, "emergency"},
};

#define LEVELS ((int)(sizeof(levels) / sizeof(levels[0])))

int msf_log_level_index(zval *level)
{
    ZVAL_DEREF(level);
    zend_long number = 0;
    bool numeric = Z_TYPE_P(level) == IS_LONG || (Z_TYPE_P(level) == IS_STRING &&
                                                  is_numeric_string(Z_STRVAL_P(level), Z_STRLEN_P(level), &number, NULL, false) == IS_LONG);
    if (Z_TYPE_P(level) == IS_LONG) {
        number = Z_LVAL_P(level);
    }
    for (int i = 0; i < LEVELS; i++) {
        if (numeric ? number == levels[i].number : Z_TYPE_P(level) == IS_STRING && strcasecmp(Z_STRVAL_P(level), levels[i].name) == 0) {
            return i;
        }
    }
    return -1;
}

int msf_log_level_number(int index)
{
    return levels[index].number;
}

const char *msf_log_level_name(int index)
{
    return levels[index].name;
}

/* ---- one handler -------------------------------------------------------------------------------------------------------------------- */

static bool wrong(const char *name, const char *member, const char *text)
{
    char key[256];
    snprintf(key, sizeof key, PREFIX ".%s%s%s", name, *member == '\0' ? "" : ".", member);
    msf_config_error(NULL, key, "%s", text);
    return false;
}

static zval *member(HashTable *config, const char *name)
{
    zval *value = zend_hash_str_find_deref(config, name, strlen(name));
    return value == NULL || Z_TYPE_P(value) == IS_NULL ? NULL : value;
}

static bool read_levels(HashTable *config, const char *name, msf_log_handler *h)
{
    zval *list = member(config, "levelList"), *level;
    if (list == NULL || Z_TYPE_P(list) != IS_ARRAY) {
        return wrong(name, "levelList", "expected a list of levels, such as [PGLog::ERROR, PGLog::CRITICAL]");
    }
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(list), level) {
        int index = msf_log_level_index(level);
        if (index < 0) {
            return wrong(name, "levelList", "expected levels out of 100, 200, 250, 300, 400, 500, 550 and 600, or their names");
        }
        h->levels |= (uint8_t)(1u << index);
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static bool read_batch(HashTable *config, const char *name, msf_log_handler *h)
{
    zval *buffer = member(config, "buffer");
    h->batch = 1;
    if (buffer == NULL) {
        return true;
    }
    if (Z_TYPE_P(buffer) == IS_STRING && is_numeric_string(Z_STRVAL_P(buffer), Z_STRLEN_P(buffer), NULL, NULL, false) != IS_LONG) {
        return wrong(name, "buffer", "expected a number of records");
    }
    zend_long n = Z_TYPE_P(buffer) == IS_ARRAY ? -1 : zval_get_long(buffer);
    if (n < 0 || n > 1000000) {
        return wrong(name, "buffer", "expected a number of records from 0 to 1000000");
    }
    h->batch = n < 1 ? 1 : (uint32_t)n;
    return true;
}

static bool read_template(HashTable *config, const char *name, msf_log_handler *h)
{
    zval *format = member(config, "format");
    msf_slice text = MSF_SLICE(MSF_LOG_TEMPLATE_DEFAULT);
    if (format != NULL) {
        if (Z_TYPE_P(format) != IS_STRING) {
            return wrong(name, "format", "expected a string");
        }
        text = msf_slice_of(Z_STRVAL_P(format), Z_STRLEN_P(format));
    }
    h->line = msf_log_template_compile(text);
    return h->line != NULL || wrong(name, "format", "no memory for it");
}

static const char *path_of(zval *stream)
{
    if (strcasecmp(Z_STRVAL_P(stream), "php://stdout") == 0) {
        return "/dev/stdout";
    }
    return strcasecmp(Z_STRVAL_P(stream), "php://stderr") == 0 ? "/dev/stderr" : Z_STRVAL_P(stream);
}

static bool open_stream(HashTable *config, const char *name, msf_log_handler *h)
{
    msf_error err;
    zval *stream = member(config, "stream");
    if (stream == NULL || Z_TYPE_P(stream) != IS_STRING || Z_STRLEN_P(stream) == 0 || zend_str_has_nul_byte(Z_STR_P(stream))) {
        return wrong(name, "stream", "expected the path of a file");
    }
    h->sink = msf_log_sink_get(path_of(stream), &err);
    return h->sink != NULL || wrong(name, "stream", err.text);
}

static bool read_handler(zval *config, const char *name, msf_log_handler *h)
{
    if (Z_TYPE_P(config) != IS_ARRAY) {
        return wrong(name, "", "expected a map with levelList, stream, format and buffer");
    }
    HashTable *map = Z_ARRVAL_P(config);
    return read_levels(map, name, h) && read_batch(map, name, h) && read_template(map, name, h) && open_stream(map, name, h);
}

/* ---- all of them -------------------------------------------------------------------------------------------------------------------- */

void msf_log_handlers_release(msf_log_handlers *h)
{
    if (h == NULL || --h->users > 0) {
        return;
    }
    for (uint32_t i = 0; i < h->count; i++) {
        msf_log_template_free(h->list[i].line);
        if (h->list[i].sink != NULL) {
            msf_log_sink_release(h->list[i].sink);
        }
    }
    free(h);
}

static bool read_handlers(HashTable *handlers, msf_log_handlers *h)
{
    zend_ulong index;
    zend_string *name;
    zval *config;
    ZEND_HASH_REVERSE_FOREACH_KEY_VAL(handlers, index, name, config)
    {
        char number[24];
        snprintf(number, sizeof number, "%lu", (unsigned long)index);
        msf_log_handler *one = &h->list[h->count++];
        ZVAL_DEREF(config);
        if (!read_handler(config, name == NULL ? number : ZSTR_VAL(name), one)) {
            return false;
        }
        h->levels |= one->levels;
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

msf_log_handlers *msf_log_handlers_make(HashTable *config)
{
    zval *list = zend_hash_str_find_deref(config, ZEND_STRL("handlers"));
    if (list != NULL && Z_TYPE_P(list) != IS_ARRAY) {
        msf_config_error(NULL, PREFIX, "expected a map of handlers");
        return NULL;
    }
    uint32_t n = list == NULL ? 0 : zend_hash_num_elements(Z_ARRVAL_P(list));
    if (n > MSF_LOG_HANDLERS_MAX) {
        msf_config_error(NULL, PREFIX, "expected at most %d handlers, got %u", MSF_LOG_HANDLERS_MAX, n);
        return NULL;
    }
    msf_log_handlers *h = calloc(1, sizeof *h + n * sizeof(msf_log_handler));
    if (h == NULL) {
        msf_config_error(NULL, PREFIX, "no memory for the handlers");
        return NULL;
    }
    h->users = 1;
    if (list != NULL && !read_handlers(Z_ARRVAL_P(list), h)) {
        msf_log_handlers_release(h);
        return NULL;
    }
    return h;
}
