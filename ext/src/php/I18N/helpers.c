/* formatNumber(), formatCurrency(), formatDate(). */
#include "php/I18N/I18N.h"

#include "zend_exceptions.h"

#include "base/message.h"
#include "engine/call.h"

/* NumberFormatter::DECIMAL and CURRENCY. */
enum { STYLE_DECIMAL = 1, STYLE_CURRENCY = 2 };

static void refuse(const char *what)
{
    zend_throw_exception_ex(zend_ce_exception, 0, "%s needs the PHP extension intl.", what);
}

static void throw_icu(const char *what)
{
    zend_long code;
    zend_string *message;
    if (EG(exception)) {
        return;
    }
    msf_intl_error(&code, &message);
    zend_throw_exception_ex(zend_ce_exception, code, "%s: %s", what, ZSTR_VAL(message));
    zend_string_release(message);
}

static zend_object *number_formatter(zend_string *language, zend_long style)
{
    zval args[2];
    zend_string *key = zend_strpprintf(0, "n " ZEND_LONG_FMT " %s", style, ZSTR_VAL(language));
    ZVAL_STR(&args[0], language);
    ZVAL_LONG(&args[1], style);
    zend_object *made = msf_intl_object("NumberFormatter", key, 2, args);
    zend_string_release(key);
    return made;
}

static bool number_by_intl(zval *value, zend_string *language, zval *result)
{
    zend_object *f = number_formatter(language, STYLE_DECIMAL);
    return f != NULL && msf_intl_call(f, "format", result, 1, value);
}

static void number_by_subset(zval *value, zend_string *language, zval *result)
{
    msf_buffer out;
    msf_slice name = {ZSTR_VAL(language), ZSTR_LEN(language)};
    msf_buffer_init(&out, 1024); /* more than the largest double needs */
    if (Z_TYPE_P(value) == IS_LONG) {
        msf_message_put_integer(&out, name, Z_LVAL_P(value));
    } else {
        msf_message_put_decimal(&out, name, Z_DVAL_P(value));
    }
    ZVAL_STRINGL(result, out.data, out.len);
    msf_buffer_free(&out);
}

ZEND_METHOD(PG_I18N_I18N, formatNumber)
{
    zval *value;
    zend_string *given = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_NUMBER(value)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(given)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *language = msf_i18n_language(given);
    if (!msf_intl_is_loaded()) {
        number_by_subset(value, language, return_value);
    } else if (!number_by_intl(value, language, return_value)) {
        throw_icu("formatNumber()");
    }
    zend_string_release(language);
}

ZEND_METHOD(PG_I18N_I18N, formatCurrency)
{
    zval *value, args[2];
    zend_string *currency, *given = NULL;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_NUMBER(value)
    Z_PARAM_STR(currency)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(given)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_intl_is_loaded()) {
        refuse("formatCurrency()");
        RETURN_THROWS();
    }
    zend_string *language = msf_i18n_language(given);
    zend_object *f = number_formatter(language, STYLE_CURRENCY);
    ZVAL_DOUBLE(&args[0], zval_get_double(value));
    ZVAL_STR(&args[1], currency);
    if (f == NULL || !msf_intl_call(f, "formatcurrency", return_value, 2, args)) {
        throw_icu("formatCurrency()");
    }
    zend_string_release(language);
}

/* ---- dates -------------------------------------------------------------------------------------------------------------------------- */

/* False after a throw. */
static bool style_of(zend_string *name, uint32_t argument, zend_long *style)
{
    static const struct {
        const char *name;
        zend_long style;
    } known[] = {{"none", -1}, {"full", 0}, {"long", 1}, {"medium", 2}, {"short", 3}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(ZSTR_VAL(name), known[i].name) == 0) {
            *style = known[i].style;
            return true;
        }
    }
    zend_argument_value_error(argument, "must be one of none, short, medium, long and full");
    return false;
}

/* A text becomes the DateTimeImmutable that it means; *moment is a new reference. */
static bool moment_of(zval *value, zval *moment)
{
    zend_function *parse = zend_hash_str_find_ptr(EG(function_table), ZEND_STRL("date_create_immutable"));
    if (Z_TYPE_P(value) != IS_STRING) {
        ZVAL_COPY(moment, value);
        return true;
    }
    if (!msf_call(NULL, parse, moment, 1, value)) {
        return false;
    }
    if (Z_TYPE_P(moment) != IS_OBJECT) {
        zend_argument_value_error(1, "is no date: '%s'", Z_STRVAL_P(value));
        return false;
    }
    return true;
}

/* The zone's name: the given one, that of the object, or null for that of the process. */
static bool zone_of(zend_string *given, zval *moment, zval *zone)
{
    ZVAL_NULL(zone);
    if (given != NULL) {
        ZVAL_STR_COPY(zone, given);
        return true;
    }
    zend_function *method = Z_TYPE_P(moment) == IS_OBJECT ? MSF_METHOD(Z_OBJCE_P(moment), "gettimezone") : NULL;
    zval object;
    if (method == NULL) {
        return true;
    }
    if (!msf_call(Z_OBJ_P(moment), method, &object, 0, NULL)) {
        return false;
    }
    zend_function *name = Z_TYPE(object) == IS_OBJECT ? MSF_METHOD(Z_OBJCE(object), "getname") : NULL;
    bool ok = name == NULL || msf_call(Z_OBJ(object), name, zone, 0, NULL);
    zval_ptr_dtor(&object);
    if (ok && Z_TYPE_P(zone) == IS_STRING && (Z_STRVAL_P(zone)[0] == '+' || Z_STRVAL_P(zone)[0] == '-')) {
        zend_string *icu = zend_strpprintf(0, "GMT%s", Z_STRVAL_P(zone)); /* ICU's name of an offset */
        zval_ptr_dtor(zone);
        ZVAL_STR(zone, icu);
    }
    return ok;
}

static zend_object *date_formatter(zend_string *language, zend_long date, zend_long time, zval *zone)
{
    zval args[4];
    zend_string *key = zend_strpprintf(0, "d " ZEND_LONG_FMT " " ZEND_LONG_FMT " %s\n%s", date, time, ZSTR_VAL(language),
                                       Z_TYPE_P(zone) == IS_STRING ? Z_STRVAL_P(zone) : "");
    ZVAL_STR(&args[0], language);
    ZVAL_LONG(&args[1], date);
    ZVAL_LONG(&args[2], time);
    ZVAL_COPY_VALUE(&args[3], zone);
    zend_object *made = msf_intl_object("IntlDateFormatter", key, 4, args);
    zend_string_release(key);
    return made;
}

static void format_moment(zval *value, zend_string *language, zend_long date, zend_long time, zend_string *zone_name, zval *result)
{
    zval moment, zone;
    if (!moment_of(value, &moment)) {
        return;
    }
    if (zone_of(zone_name, &moment, &zone)) {
        zend_object *f = date_formatter(language, date, time, &zone);
        if (f == NULL || !msf_intl_call(f, "format", result, 1, &moment)) {
            throw_icu("formatDate()");
        }
        zval_ptr_dtor(&zone);
    }
    zval_ptr_dtor(&moment);
}

ZEND_METHOD(PG_I18N_I18N, formatDate)
{
    zval *value;
    zend_string *date = NULL, *time = NULL, *given = NULL, *zone = NULL;
    zend_long date_style = 2, time_style = -1;
    ZEND_PARSE_PARAMETERS_START(1, 5)
    Z_PARAM_ZVAL(value)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(date)
    Z_PARAM_STR(time)
    Z_PARAM_STR_OR_NULL(given)
    Z_PARAM_STR_OR_NULL(zone)
    ZEND_PARSE_PARAMETERS_END();
    zend_class_entry *interface = zend_hash_str_find_ptr(EG(class_table), ZEND_STRL("datetimeinterface"));
    bool is_date = Z_TYPE_P(value) == IS_OBJECT && interface != NULL && instanceof_function(Z_OBJCE_P(value), interface);
    if (!is_date && Z_TYPE_P(value) != IS_LONG && Z_TYPE_P(value) != IS_STRING) {
        zend_argument_type_error(1, "must be of type DateTimeInterface|string|int, %s given", zend_zval_type_name(value));
        RETURN_THROWS();
    }
    if ((date != NULL && !style_of(date, 2, &date_style)) || (time != NULL && !style_of(time, 3, &time_style))) {
        RETURN_THROWS();
    }
    if (!msf_intl_is_loaded()) {
        refuse("formatDate()");
        RETURN_THROWS();
    }
    zend_string *language = msf_i18n_language(given);
    format_moment(value, language, date_style, time_style, zone, return_value);
    zend_string_release(language);
}
