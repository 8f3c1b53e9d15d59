#include <stdarg.h>
#include <stdint.h>

#include "php/Config/Config.h"
#include "php/Exceptions.h"
#include "zend_exceptions.h"

void msf_config_error(zend_object *config, const char *key, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    zend_string *text = zend_vstrpprintf(0, format, args);
    va_end(args);
    config = config == NULL ? msf_config_current() : config;
    zend_string *file = config == NULL ? NULL : msf_config_source(config, key, strlen(key));
    zend_throw_exception_ex(msf_ce_base_exception, 0, "%s: %s: %s", file == NULL ? "configuration" : ZSTR_VAL(file), key, ZSTR_VAL(text));
    zend_string_release(text);
}

/* "the string 'abc'", "the number 7", "an array": what a user recognises in his file. */
static zend_string *describe(zval *value)
{
    switch (Z_TYPE_P(value)) {
    case IS_STRING:
        return zend_strpprintf(0, Z_STRLEN_P(value) > 64 ? "the string '%.64s...'" : "the string '%.64s'", Z_STRVAL_P(value));
    case IS_LONG:
        return zend_strpprintf(0, ZEND_LONG_FMT, Z_LVAL_P(value));
    case IS_DOUBLE:
        return zend_strpprintf(0, "%G", Z_DVAL_P(value));
    case IS_TRUE:
    case IS_FALSE:
        return zend_strpprintf(0, "%s", Z_TYPE_P(value) == IS_TRUE ? "true" : "false");
    case IS_ARRAY:
        return zend_strpprintf(0, "an array");
    default:
        return zend_strpprintf(0, "%s", zend_zval_type_name(value));
    }
}

static bool refuse(zend_object *config, const char *key, zval *value, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    zend_string *expected = zend_vstrpprintf(0, format, args);
    va_end(args);
    zend_string *got = describe(value);
    msf_config_error(config, key, "expected %s, got %s", ZSTR_VAL(expected), ZSTR_VAL(got));
    zend_string_release(expected);
    zend_string_release(got);
    return false;
}

/* NULL when absent or null. */
static zval *find(zend_object *config, const char *key)
{
    zval *value = msf_config_get(config, key, strlen(key));
    return value == NULL || Z_TYPE_P(value) == IS_NULL ? NULL : value;
}

static bool number_of(zval *value, double *out)
{
    zend_long whole;
    switch (Z_TYPE_P(value)) {
    case IS_LONG:
        *out = (double)Z_LVAL_P(value);
        return true;
    case IS_DOUBLE:
        *out = Z_DVAL_P(value);
        return true;
    case IS_STRING:
        switch (is_numeric_string(Z_STRVAL_P(value), Z_STRLEN_P(value), &whole, out, false)) {
        case IS_LONG:
            *out = (double)whole;
            return true;
        case IS_DOUBLE:
            return true;
        default:
            return false;
        }
    default:
        return false;
    }
}

static bool long_of(zval *value, zend_long *out)
{
    double d;
    if (Z_TYPE_P(value) == IS_LONG) {
        *out = Z_LVAL_P(value);
        return true;
    }
    if (Z_TYPE_P(value) == IS_STRING && is_numeric_string(Z_STRVAL_P(value), Z_STRLEN_P(value), out, &d, false) == IS_LONG) {
        return true;
    }
    if (Z_TYPE_P(value) == IS_DOUBLE && zend_is_long_compatible(Z_DVAL_P(value), zend_dval_to_lval(Z_DVAL_P(value)))) {
        *out = zend_dval_to_lval(Z_DVAL_P(value));
        return true;
    }
    return false;
}

bool msf_config_long(zend_object *config, const char *key, zend_long dflt, zend_long min, zend_long max, zend_long *out)
{
    zval *value = find(config, key);
    *out = dflt;
    if (value == NULL || (long_of(value, out) && *out >= min && *out <= max)) {
        return true;
    }
    if (max == ZEND_LONG_MAX) {
        return refuse(config, key, value, "a whole number of at least " ZEND_LONG_FMT, min);
    }
    return refuse(config, key, value, "a whole number from " ZEND_LONG_FMT " to " ZEND_LONG_FMT, min, max);
}

bool msf_config_double(zend_object *config, const char *key, double dflt, double min, double max, double *out)
{
    zval *value = find(config, key);
    *out = dflt;
    if (value == NULL || (number_of(value, out) && *out >= min && *out <= max)) {
        return true;
    }
    return refuse(config, key, value, "a number from %G to %G", min, max);
}

static bool bool_of_word(zend_string *word, bool *out)
{
    static const char *const yes[] = {"true", "on", "yes", "1"}, *const no[] = {"false", "off", "no", "0", ""};
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        if (strcasecmp(ZSTR_VAL(word), yes[i]) == 0) {
            *out = true;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
        if (strcasecmp(ZSTR_VAL(word), no[i]) == 0) {
            *out = false;
            return true;
        }
    }
    return false;
}

bool msf_config_bool(zend_object *config, const char *key, bool dflt, bool *out)
{
    zval *value = find(config, key);
    *out = dflt;
    if (value == NULL) {
        return true;
    }
    if (Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE) {
        *out = Z_TYPE_P(value) == IS_TRUE;
        return true;
    }
    if (Z_TYPE_P(value) == IS_LONG && (Z_LVAL_P(value) == 0 || Z_LVAL_P(value) == 1)) {
        *out = Z_LVAL_P(value) == 1;
        return true;
    }
    if (Z_TYPE_P(value) == IS_STRING && bool_of_word(Z_STR_P(value), out)) {
        return true;
    }
    return refuse(config, key, value, "true or false");
}

bool msf_config_string(zend_object *config, const char *key, zend_string *dflt, zend_string **out)
{
    zval *value = find(config, key);
    *out = value == NULL ? dflt : NULL;
    if (value == NULL) {
        return true;
    }
    if (Z_TYPE_P(value) != IS_STRING) {
        return refuse(config, key, value, "a string");
    }
    *out = Z_STR_P(value);
    return true;
}

bool msf_config_array(zend_object *config, const char *key, HashTable **out)
{
    zval *value = find(config, key);
    *out = NULL;
    if (value == NULL) {
        return true;
    }
    if (Z_TYPE_P(value) != IS_ARRAY) {
        return refuse(config, key, value, "an array");
    }
    *out = Z_ARRVAL_P(value);
    return true;
}

/* ---- quantities --------------------------------------------------------------------------------------------------------------------- */

typedef struct unit {
    const char *name;
    double factor;
} unit;

static const unit times[] = {{"ms", 1}, {"s", 1000}, {"m", 60e3}, {"h", 3600e3}, {"d", 86400e3}, {NULL, 0}};
static const unit sizes[] = {{"k", 1024}, {"m", 1048576}, {"g", 1073741824}, {"kb", 1024}, {"mb", 1048576}, {"gb", 1073741824}, {NULL, 0}};

/* A number, or a string of a number and a unit. */
static bool quantity_of(zval *value, const unit *units, double plain, double *out)
{
    if (number_of(value, out)) {
        *out *= plain;
        return true;
    }
    if (Z_TYPE_P(value) != IS_STRING || !(Z_STRVAL_P(value)[0] >= '0' && Z_STRVAL_P(value)[0] <= '9')) {
        return false;
    }
    const char *rest;
    *out = zend_strtod(Z_STRVAL_P(value), &rest);
    while (*rest == ' ') {
        rest++;
    }
    for (const unit *u = units; u->name != NULL; u++) {
        if (strcasecmp(rest, u->name) == 0) {
            *out *= u->factor;
            return true;
        }
    }
    return false;
}

static bool in_range(double d, zend_long min, zend_long max, zend_long *out)
{
    if (!(d >= (double)min && d <= (double)max)) {
        return false;
    }
    *out = d >= (double)ZEND_LONG_MAX ? ZEND_LONG_MAX : (zend_long)(d + 0.5);
    return true;
}

bool msf_config_duration(zend_object *config, const char *key, zend_long unit_ms, zend_long dflt_ms, zend_long min_ms, zend_long max_ms,
                         zend_long *out_ms)
{
    double ms;
    zval *value = find(config, key);
    *out_ms = dflt_ms;
    if (value == NULL || (quantity_of(value, times, (double)unit_ms, &ms) && in_range(ms, min_ms, max_ms, out_ms))) {
        return true;
    }
    return refuse(config, key, value, "a time from %Gs to %Gs (a number in %s, or one with its unit such as 500ms, 30s, 5m)",
                  (double)min_ms / 1e3, (double)max_ms / 1e3, unit_ms == 1 ? "milliseconds" : "seconds");
}

bool msf_config_size(zend_object *config, const char *key, zend_long dflt, zend_long min, zend_long max, zend_long *out)
{
    double bytes;
    zval *value = find(config, key);
    *out = dflt;
    if (value == NULL || (quantity_of(value, sizes, 1, &bytes) && in_range(bytes, min, max, out))) {
        return true;
    }
    return refuse(config, key, value, "a size from " ZEND_LONG_FMT " to " ZEND_LONG_FMT " bytes (such as 65536, 64k, 8M)", min, max);
}
