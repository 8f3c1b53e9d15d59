#include "php/Config/parse.h"

#include <stdarg.h>

#include "ext/json/php_json.h"
#include "ext/standard/php_string.h"
#include "php/Config/json_place.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#define FILE_MAX (16 * 1024 * 1024) /* a configuration file larger than this is a mistake */

zend_class_entry *msf_config_parse_ce;
zend_class_entry *msf_config_missing_ce;
zend_class_entry *msf_config_empty_ce;
zend_class_entry *msf_config_format_ce;

/* ---- errors ------------------------------------------------------------------------------------------------------------------------- */

void msf_config_throw(zend_class_entry *ce, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    zend_string *text = zend_vstrpprintf(0, format, args);
    va_end(args);
    zend_throw_exception(ce, ZSTR_VAL(text), 0);
    zend_string_release(text);
}

void msf_config_parse_error(zend_string *file, zend_long line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    zend_string *what = zend_vstrpprintf(0, format, args);
    va_end(args);
    zend_object *previous = EG(exception);
    zval error, member;
    if (previous != NULL) {
        GC_ADDREF(previous);
        zend_clear_exception();
    }
    object_init_ex(&error, msf_config_parse_ce);
    ZVAL_STR(&member, zend_strpprintf(0, "Configuration file: [%s] %s", ZSTR_VAL(file), ZSTR_VAL(what)));
    zend_update_property_ex(zend_ce_exception, Z_OBJ(error), ZSTR_KNOWN(ZEND_STR_MESSAGE), &member);
    zval_ptr_dtor(&member);
    ZVAL_STR(&member, file);
    zend_update_property_ex(zend_ce_exception, Z_OBJ(error), ZSTR_KNOWN(ZEND_STR_FILE), &member);
    ZVAL_LONG(&member, line);
    zend_update_property_ex(zend_ce_exception, Z_OBJ(error), ZSTR_KNOWN(ZEND_STR_LINE), &member);
    zend_string_release(what);
    if (previous != NULL) {
        zend_exception_set_previous(Z_OBJ(error), previous); /* takes the reference */
    }
    zend_throw_exception_object(&error);
}

zend_string *msf_config_message_of(zend_object *thrown)
{
    zval rv;
    zend_class_entry *base = instanceof_function(thrown->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
    zend_string *text = zval_get_string(zend_read_property_ex(base, thrown, ZSTR_KNOWN(ZEND_STR_MESSAGE), 1, &rv));
    zend_string *trimmed = php_trim(text, NULL, 0, 2);
    zend_string_release(text);
    return trimmed;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------ */

zend_string *msf_config_read_file(zend_string *file)
{
    php_stream *stream = php_stream_open_wrapper(ZSTR_VAL(file), "rb", 0, NULL);
    zend_string *text = NULL;
    if (stream != NULL) {
        /* Asked for so many bytes PHP allocates them all; the peak of the workers would tell of it for ever. */
        php_stream_statbuf st;
        bool small = php_stream_stat(stream, &st) == 0 && S_ISREG(st.sb.st_mode) && st.sb.st_size < FILE_MAX;
        text = php_stream_copy_to_mem(stream, (small ? (size_t)st.sb.st_size : FILE_MAX) + 1, 0);
        php_stream_close(stream);
        text = text == NULL ? ZSTR_EMPTY_ALLOC() : text; /* nothing in it */
    }
    if (text == NULL) {
        msf_config_parse_error(file, 0, "cannot be read");
    } else if (ZSTR_LEN(text) > FILE_MAX) {
        msf_config_parse_error(file, 0, "is larger than %d MiB", FILE_MAX / 1024 / 1024);
        zend_string_release(text);
        text = NULL;
    }
    return text;
}

bool msf_config_call_strict(const char *name, zval *result, uint32_t argc, zval *argv)
{
    zval function;
    zend_error_handling handling;
    ZVAL_STRING(&function, name);
    ZVAL_NULL(result);
    zend_replace_error_handling(EH_THROW, zend_ce_error_exception, &handling);
    zend_result called = call_user_function(NULL, NULL, &function, result, argc, argv);
    zend_restore_error_handling(&handling);
    zval_ptr_dtor(&function);
    if (called == SUCCESS && EG(exception) == NULL) {
        return true;
    }
    zval_ptr_dtor(result);
    ZVAL_NULL(result);
    return false;
}

bool msf_config_has_function(const char *name)
{
    return zend_hash_str_exists(CG(function_table), name, strlen(name));
}

bool msf_config_refuse(zend_string *file, const char *kind, zval *result)
{
    zval_ptr_dtor(result);
    ZVAL_UNDEF(result);
    if (EG(exception) == NULL) {
        msf_config_parse_error(file, 0, "is not valid %s, or empty", kind);
        return false;
    }
    zend_string *text = msf_config_message_of(EG(exception));
    const char *line = strstr(ZSTR_VAL(text), "line ");
    msf_config_parse_error(file, line == NULL ? 0 : atol(line + 5), "is not valid %s: %s", kind, ZSTR_VAL(text));
    zend_string_release(text);
    return false;
}

bool msf_config_need(zend_string *file, bool there, const char *what)
{
    if (!there) {
        msf_config_parse_error(file, 0, "cannot be read: install %s", what);
    }
    return there;
}

/* ---- the formats -------------------------------------------------------------------------------------------------------------------- */

static bool parse_json(zend_string *file, zval *out)
{
    zend_string *text = msf_config_read_file(file);
    if (text == NULL) {
        return false;
    }
    zend_result decoded = php_json_decode_ex(out, ZSTR_VAL(text), ZSTR_LEN(text), PHP_JSON_OBJECT_AS_ARRAY | PHP_JSON_THROW_ON_ERROR, 512);
    bool ok = decoded == SUCCESS && EG(exception) == NULL && Z_TYPE_P(out) == IS_ARRAY;
    if (!ok) {
        bool syntax = EG(exception) != NULL;
        size_t line = msf_json_line(ZSTR_VAL(text), msf_json_place(ZSTR_VAL(text), ZSTR_LEN(text)));
        if (syntax) {
            zend_string *what = msf_config_message_of(EG(exception));
            msf_config_parse_error(file, (zend_long)line, "is not valid JSON: %s on line %zu", ZSTR_VAL(what), line);
            zend_string_release(what);
        } else {
            msf_config_parse_error(file, 1, "is not a JSON object");
            zval_ptr_dtor(out);
        }
        ZVAL_UNDEF(out);
    }
    zend_string_release(text);
    return ok;
}

static bool parse_ini(zend_string *file, zval *out)
{
    zval args[2];
    ZVAL_STR(&args[0], file);
    ZVAL_TRUE(&args[1]);
    if (!msf_config_need(file, msf_config_has_function("parse_ini_file"), "PHP with parse_ini_file() enabled")) {
        return false;
    }
    bool ok = msf_config_call_strict("parse_ini_file", out, 2, args);
    if (!ok || Z_TYPE_P(out) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(out)) == 0) {
        return msf_config_refuse(file, "INI", out);
    }
    return true;
}

/* ---- which one ---------------------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *extension;
    msf_config_parser parse;
} formats[] = {
    {"php", msf_config_parse_php},   {"json", parse_json},           {"ini", parse_ini}, {"xml", msf_config_parse_xml},
    {"yaml", msf_config_parse_yaml}, {"yml", msf_config_parse_yaml},
};

msf_config_parser msf_config_parser_of(const char *name, size_t len)
{
    if (len > 5 && strncasecmp(name + len - 5, ".dist", 5) == 0) {
        len -= 5;
    }
    const char *dot = zend_memrchr(name, '.', len);
    if (dot == NULL) {
        return NULL;
    }
    size_t n = len - (size_t)(dot + 1 - name);
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
        if (strlen(formats[i].extension) == n && strncasecmp(formats[i].extension, dot + 1, n) == 0) {
            return formats[i].parse;
        }
    }
    return NULL;
}
