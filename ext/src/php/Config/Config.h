/* The configuration for C code: loading, looking up, and typed values with their range. Every function that returns false or NULL after a
 * failure has thrown. Borrowed results live until the next set() on the same object or its end.
 *
 * A wrong value is a PG\MSF\Base\Exception that reads `<file>: <key>: expected <what>, got <what>`. */
#ifndef MSF_PHP_CONFIG_CONFIG_H
#define MSF_PHP_CONFIG_CONFIG_H

#include "php.h"

extern zend_class_entry *msf_config_ce;

/* Registers the classes; called once at MINIT, after the exceptions. */
void msf_register_config(void);

/* CONFIG_DIR when defined, else ROOT_PATH/config and ROOT_PATH/config/<APPLICATION_ENV>, into `out` (a fresh string or array). */
bool msf_config_default_paths(zval *out);
/* A new object (one reference, the caller's) from a path or a list of paths; NULL = the default paths. */
bool msf_config_load(zval *paths, zend_object **out);
/* The object loaded last that still lives (one per process as a rule); NULL before. Borrowed. */
zend_object *msf_config_current(void);

/* The value at a dotted path, dereferenced; NULL when there is none. Throws nothing. A repeated look-up costs one hash look-up. */
zval *msf_config_get(zend_object *config, const char *key, size_t len);
/* Puts a copy of `value` at the path. */
void msf_config_set(zend_object *config, zend_string *key, zval *value);
/* The file that gave the value at the path, or the nearest thing above it; NULL when unknown. Borrowed. */
zend_string *msf_config_source(zend_object *config, const char *key, size_t len);

/* Typed values. An absent key and null give `dflt`. Numbers may also be written as strings of digits, booleans as 0/1 and the words
 * true/false/on/off/yes/no (what INI and XML files give). */
bool msf_config_long(zend_object *config, const char *key, zend_long dflt, zend_long min, zend_long max, zend_long *out);
bool msf_config_double(zend_object *config, const char *key, double dflt, double min, double max, double *out);
bool msf_config_bool(zend_object *config, const char *key, bool dflt, bool *out);
/* Borrowed string; `dflt` may be NULL. Numbers are no strings. */
bool msf_config_string(zend_object *config, const char *key, zend_string *dflt, zend_string **out);
/* Borrowed map or list; *out is NULL when absent. */
bool msf_config_array(zend_object *config, const char *key, HashTable **out);
/* A time in ms: a number counted in `unit_ms` (1 for keys in ms, 1000 for keys in s) or a string with its unit: "250ms", "30s", "5m", "2h",
 * "1d". The range is in ms as well. */
bool msf_config_duration(zend_object *config, const char *key, zend_long unit_ms, zend_long dflt_ms, zend_long min_ms, zend_long max_ms,
                         zend_long *out_ms);
/* Bytes: a number or a string with k, m or g behind it ("64k", "8M"). */
bool msf_config_size(zend_object *config, const char *key, zend_long dflt, zend_long min, zend_long max, zend_long *out);

/* Throws PG\MSF\Base\Exception `<file>: <key>: <text>`. `config` may be NULL (the current one is asked for the file). */
void msf_config_error(zend_object *config, const char *key, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
