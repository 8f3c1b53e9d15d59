#include "php/Log/processors.h"

#include "ext/json/php_json.h"
#include "ext/spl/spl_exceptions.h"
#include "php/Log/message.h"
#include "zend_exceptions.h"

#define PROCESSORS_MAX 64

static void make_record(zval *record, const logger *l, zval *channel, zval *logid, int level, zend_string *text, HashTable *context)
{
    zval given, extra;
    array_init(record);
    add_assoc_str(record, "message", zend_string_copy(text));
    ZVAL_ARR(&given, context == NULL ? zend_new_array(0) : zend_array_dup(context));
    add_assoc_zval(record, "context", &given);
    add_assoc_long(record, "level", msf_log_level_number(level));
    add_assoc_string(record, "level_name", msf_log_level_name(level));
    bool named = Z_TYPE_P(channel) == IS_STRING && Z_STRLEN_P(channel) > 0;
    add_assoc_str(record, "channel", named ? zend_string_copy(Z_STR_P(channel)) : l->name ? zend_string_copy(l->name) : ZSTR_EMPTY_ALLOC());
    Z_TRY_ADDREF_P(logid);
    add_assoc_zval(record, "logId", logid);
    ZVAL_EMPTY_ARRAY(&extra);
    add_assoc_zval(record, "extra", &extra);
}

/* One after another; what returns no array has changed nothing. False after throwing. */
static bool run_all(HashTable *list, zval *record)
{
    zval *one, result;
    ZEND_HASH_REVERSE_FOREACH_VAL(list, one)
    {
        ZVAL_UNDEF(&result);
        if (call_user_function(NULL, NULL, one, &result, 1, record) != SUCCESS || EG(exception) != NULL) {
            zval_ptr_dtor(&result);
            return EG(exception) == NULL;
        }
        if (Z_TYPE(result) == IS_ARRAY) {
            zval_ptr_dtor(record);
            ZVAL_COPY_VALUE(record, &result);
        } else {
            zval_ptr_dtor(&result);
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

static zval *array_at(zval *record, const char *key)
{
    zval *value = zend_hash_str_find_deref(Z_ARRVAL_P(record), key, strlen(key));
    return value != NULL && Z_TYPE_P(value) == IS_ARRAY ? value : NULL;
}

/* A channel or id that a processor has set counts as if the call had said it. */
static void keep_names(zval *record, zval *context)
{
    static const char *const names[] = {"channel", "logId"};
    SEPARATE_ARRAY(context);
    for (size_t i = 0; i < 2; i++) {
        zval *value = zend_hash_str_find_deref(Z_ARRVAL_P(record), names[i], strlen(names[i]));
        if (value != NULL && Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value) > 0 &&
            !zend_hash_str_exists(Z_ARRVAL_P(context), names[i], strlen(names[i]))) {
            add_assoc_str(context, names[i], zend_string_copy(Z_STR_P(value)));
        }
    }
}

bool msf_log_process(zend_object *o, int level, zend_string **text, HashTable **context, zend_string **extra, zval *record)
{
    logger *l = logger_of(o);
    zval list, *message, *part;
    make_record(record, l, OBJ_PROP_NUM(o, MSF_LOG_PROP_CHANNEL), OBJ_PROP_NUM(o, MSF_LOG_PROP_LOGID), level, *text, *context);
    ZVAL_COPY(&list, &l->processors);
    l->processing = true; /* a processor that logs is not asked about its own lines */
    bool ok = run_all(Z_ARRVAL(list), record);
    l->processing = false;
    zval_ptr_dtor(&list);
    zend_string_release(*text);
    *text = NULL;
    if (!ok) {
        return false;
    }
    message = zend_hash_str_find_deref(Z_ARRVAL_P(record), ZEND_STRL("message"));
    *text = message == NULL ? ZSTR_EMPTY_ALLOC() : msf_log_text_of(message);
    part = array_at(record, "context");
    if (part != NULL) {
        keep_names(record, part);
        *context = Z_ARRVAL_P(part);
    }
    part = array_at(record, "extra");
    if (*text != NULL && part != NULL && zend_hash_num_elements(Z_ARRVAL_P(part)) > 0) {
        *extra = msf_log_json(part, MSF_LOG_JSON_FORM);
    }
    if (EG(exception) != NULL && *text != NULL) {
        zend_string_release(*text);
    }
    return EG(exception) == NULL;
}

void msf_log_forget_processors(logger *l)
{
    if (Z_TYPE(l->processors) != Z_TYPE(l->inherited) ||
        (Z_TYPE(l->processors) == IS_ARRAY && Z_ARR(l->processors) != Z_ARR(l->inherited))) {
        zval old;
        ZVAL_COPY_VALUE(&old, &l->processors);
        ZVAL_COPY(&l->processors, &l->inherited);
        zval_ptr_dtor(&old);
    }
}

ZEND_METHOD(PG_Log_PGLog, pushProcessor)
{
    zval *callback;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(callback)
    ZEND_PARSE_PARAMETERS_END();
    logger *l = logger_of(Z_OBJ_P(ZEND_THIS));
    if (!zend_is_callable(callback, 0, NULL)) {
        zend_throw_exception(spl_ce_InvalidArgumentException, "A processor is a callable that takes and returns a record", 0);
        RETURN_THROWS();
    }
    if (Z_TYPE(l->processors) != IS_ARRAY) {
        array_init(&l->processors);
    } else if (zend_hash_num_elements(Z_ARRVAL(l->processors)) >= PROCESSORS_MAX) {
        zend_throw_exception_ex(spl_ce_LengthException, 0, "A logger has at most %d processors", PROCESSORS_MAX);
        RETURN_THROWS();
    }
    SEPARATE_ARRAY(&l->processors);
    Z_TRY_ADDREF_P(callback);
    add_next_index_zval(&l->processors, callback);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_Log_PGLog, popProcessor)
{
    ZEND_PARSE_PARAMETERS_NONE();
    logger *l = logger_of(Z_OBJ_P(ZEND_THIS));
    if (Z_TYPE(l->processors) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL(l->processors)) == 0) {
        zend_throw_exception(spl_ce_LogicException, "The logger has no processor", 0);
        RETURN_THROWS();
    }
    SEPARATE_ARRAY(&l->processors);
    uint32_t last = zend_hash_num_elements(Z_ARRVAL(l->processors)) - 1;
    RETVAL_COPY(zend_hash_index_find(Z_ARRVAL(l->processors), last));
    zend_hash_index_del(Z_ARRVAL(l->processors), last);
    Z_ARRVAL(l->processors)->nNextFreeElement = last;
}

ZEND_METHOD(PG_Log_PGLog, getProcessors)
{
    ZEND_PARSE_PARAMETERS_NONE();
    logger *l = logger_of(Z_OBJ_P(ZEND_THIS));
    zval *one;
    array_init(return_value);
    if (Z_TYPE(l->processors) == IS_ARRAY) {
        ZEND_HASH_REVERSE_FOREACH_VAL(Z_ARRVAL(l->processors), one)
        {
            Z_TRY_ADDREF_P(one);
            add_next_index_zval(return_value, one);
        }
        ZEND_HASH_FOREACH_END();
    }
}
