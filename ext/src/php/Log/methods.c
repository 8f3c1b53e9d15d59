#include "ext/spl/spl_exceptions.h"
#include "php/Log/logger.h"
#include "php/Log/message.h"
#include "zend_attributes.h"
#include "zend_exceptions.h"

#include "php/Log/PGLog_arginfo.h"

ZEND_METHOD(PG_Log_PGLog, __construct)
{
    zend_string *name;
    HashTable *config = NULL, *ignored;
    zval *zone;
    ZEND_PARSE_PARAMETERS_START(1, 5)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(config)
    Z_PARAM_ARRAY_HT(ignored)
    Z_PARAM_ARRAY_HT(ignored)
    Z_PARAM_ZVAL(zone)
    ZEND_PARSE_PARAMETERS_END();
    (void)ignored;
    (void)zone;
    msf_log_handlers *h = msf_log_handlers_make(config == NULL ? (HashTable *)&zend_empty_array : config);
    if (h == NULL) {
        RETURN_THROWS();
    }
    msf_logger_setup(logger_of(Z_OBJ_P(ZEND_THIS)), h, zend_string_copy(name));
}

ZEND_METHOD(PG_Log_PGLog, init)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_log_request_begin(Z_OBJ_P(ZEND_THIS), NULL, NULL, NULL, 0);
}

ZEND_METHOD(PG_Log_PGLog, appendNoticeLog)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_log_notice_line(Z_OBJ_P(ZEND_THIS));
}

static void log_at(INTERNAL_FUNCTION_PARAMETERS, int level)
{
    zval *message;
    HashTable *context = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(message)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(context)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(msf_logger_add(Z_OBJ_P(ZEND_THIS), level, message, context));
}

/* -1 after throwing. */
static int level_argument(zval *level)
{
    int index = msf_log_level_index(level);
    if (index < 0) {
        zend_throw_exception(
            spl_ce_InvalidArgumentException,
            "The level must be one of 100 debug, 200 info, 250 notice, 300 warning, 400 error, 500 critical, 550 alert, 600 emergency", 0);
    }
    return index;
}

static void log_any(INTERNAL_FUNCTION_PARAMETERS)
{
    zval *level, *message;
    HashTable *context = NULL;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_ZVAL(level)
    Z_PARAM_ZVAL(message)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(context)
    ZEND_PARSE_PARAMETERS_END();
    int index = level_argument(level);
    if (index >= 0) {
        RETURN_BOOL(msf_logger_add(Z_OBJ_P(ZEND_THIS), index, message, context));
    }
}

#define LOG_METHOD(name, level)                                                                                                            \
    ZEND_METHOD(PG_Log_PGLog, name)                                                                                                        \
    {                                                                                                                                      \
        log_at(INTERNAL_FUNCTION_PARAM_PASSTHRU, level);                                                                                   \
    }

LOG_METHOD(debug, MSF_LOG_DEBUG)
LOG_METHOD(info, MSF_LOG_INFO)
LOG_METHOD(notice, MSF_LOG_NOTICE)
LOG_METHOD(warning, MSF_LOG_WARNING)
LOG_METHOD(error, MSF_LOG_ERROR)
LOG_METHOD(critical, MSF_LOG_CRITICAL)
LOG_METHOD(alert, MSF_LOG_ALERT)
LOG_METHOD(emergency, MSF_LOG_EMERGENCY)

ZEND_METHOD(PG_Log_PGLog, addRecord)
{
    log_any(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(PG_Log_PGLog, log)
{
    log_any(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(PG_Log_PGLog, pushLog)
{
    zval *key, *val = NULL, *length = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_ZVAL(key)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(val)
    Z_PARAM_ZVAL(length)
    ZEND_PARSE_PARAMETERS_END();
    bool encode;
    zend_string *text = msf_log_value_of(val, length == NULL || Z_TYPE_P(length) == IS_NULL ? -1 : zval_get_long(length), &encode);
    if (text == NULL) {
        return;
    }
    if (Z_TYPE_P(key) == IS_STRING || Z_TYPE_P(key) == IS_LONG || Z_TYPE_P(key) == IS_DOUBLE || Z_TYPE_P(key) == IS_TRUE ||
        Z_TYPE_P(key) == IS_FALSE) {
        zend_string *name = zval_get_string(key);
        msf_log_record_push(&logger_of(Z_OBJ_P(ZEND_THIS))->record, slice_of(name), slice_of(text),
                            MSF_LOG_ENCODE_KEY | (encode ? MSF_LOG_ENCODE_VALUE : 0));
        zend_string_release(name);
    }
    zend_string_release(text);
}

static bool name_argument(INTERNAL_FUNCTION_PARAMETERS, zend_string **name)
{
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(*name)
    ZEND_PARSE_PARAMETERS_END_EX(return false);
    return true;
}

ZEND_METHOD(PG_Log_PGLog, profileStart)
{
    zend_string *name;
    if (name_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU, &name)) {
        msf_log_record_profile_start(&logger_of(Z_OBJ_P(ZEND_THIS))->record, slice_of(name));
    }
}

ZEND_METHOD(PG_Log_PGLog, profileEnd)
{
    zend_string *name;
    if (name_argument(INTERNAL_FUNCTION_PARAM_PASSTHRU, &name)) {
        msf_log_record_profile_end(&logger_of(Z_OBJ_P(ZEND_THIS))->record, slice_of(name));
    }
}

ZEND_METHOD(PG_Log_PGLog, profile)
{
    zend_string *name;
    double cost;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(name)
    Z_PARAM_DOUBLE(cost)
    ZEND_PARSE_PARAMETERS_END();
    msf_log_record_profile(&logger_of(Z_OBJ_P(ZEND_THIS))->record, slice_of(name), cost * 1e3);
}

ZEND_METHOD(PG_Log_PGLog, counting)
{
    zend_string *name;
    double hit, total = 0;
    bool no_total = true;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_STR(name)
    Z_PARAM_DOUBLE(hit)
    Z_PARAM_OPTIONAL
    Z_PARAM_DOUBLE_OR_NULL(total, no_total)
    ZEND_PARSE_PARAMETERS_END();
    msf_log_record_counting(&logger_of(Z_OBJ_P(ZEND_THIS))->record, slice_of(name), hit, no_total ? 0 : total);
}

ZEND_METHOD(PG_Log_PGLog, getAllProfileInfo)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_buffer text;
    msf_buffer_init(&text, MSF_LOG_MESSAGE_MAX);
    msf_log_record_profiles(&logger_of(Z_OBJ_P(ZEND_THIS))->record, &text);
    RETVAL_STRINGL(text.len == 0 ? "" : text.data, text.len);
    msf_buffer_free(&text);
}

ZEND_METHOD(PG_Log_PGLog, getName)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_string *name = logger_of(Z_OBJ_P(ZEND_THIS))->name;
    RETURN_STR_COPY(name == NULL ? ZSTR_EMPTY_ALLOC() : name);
}

ZEND_METHOD(PG_Log_PGLog, withName)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *copy = msf_log_clone(Z_OBJ_P(ZEND_THIS));
    logger *l = logger_of(copy);
    if (l->name != NULL) {
        zend_string_release(l->name);
    }
    l->name = zend_string_copy(name);
    zval *channel = OBJ_PROP_NUM(copy, MSF_LOG_PROP_CHANNEL);
    zval_ptr_dtor(channel);
    ZVAL_EMPTY_STRING(channel); /* the name shows */
    RETURN_OBJ(copy);
}

ZEND_METHOD(PG_Log_PGLog, isHandling)
{
    zval *level;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(level)
    ZEND_PARSE_PARAMETERS_END();
    int index = level_argument(level);
    if (index >= 0) {
        RETURN_BOOL(logger_wants(logger_of(Z_OBJ_P(ZEND_THIS)), index));
    }
}

ZEND_METHOD(PG_Log_PGLog, getLevelName)
{
    zval *level;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(level)
    ZEND_PARSE_PARAMETERS_END();
    int index = level_argument(level);
    if (index >= 0) {
        RETURN_STRING(msf_log_level_name(index));
    }
}

zend_class_entry *msf_logger_register_class(void)
{
    return register_class_PG_Log_PGLog();
}
