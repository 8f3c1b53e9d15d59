#include "php/I18N/I18N.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "base/message.h"
#include "engine/call.h"

#include "MessageFormatter_arginfo.h"

#define TEXT_MAX     ((size_t)16 << 20) /* bytes of a formatted message */
#define SYNTAX_ERROR 65799              /* ICU: U_PATTERN_SYNTAX_ERROR */

zend_class_entry *msf_ce_message_formatter;

static zend_object_handlers handlers;

typedef struct formatter {
    zend_long code;
    zend_string *text; /* NULL: no error */
    zend_object std;   /* last */
} formatter;

enum { PROP_BUILTIN };

static formatter *formatter_from(zend_object *o)
{
    return (formatter *)((char *)o - offsetof(formatter, std));
}

static zend_object *create(zend_class_entry *ce)
{
    formatter *f = zend_object_alloc(sizeof(*f), ce);
    f->code = 0;
    f->text = NULL;
    zend_object_std_init(&f->std, ce);
    object_properties_init(&f->std, ce);
    f->std.handlers = &handlers;
    return &f->std;
}

/* `text` is moved. */
static void set_error(formatter *f, zend_long code, zend_string *text)
{
    if (f->text != NULL) {
        zend_string_release(f->text);
    }
    f->code = code;
    f->text = text;
}

static void free_obj(zend_object *o)
{
    set_error(formatter_from(o), 0, NULL);
    zend_object_std_dtor(o);
}

static bool uses_intl(formatter *f)
{
    zval *builtin = OBJ_PROP_NUM(&f->std, PROP_BUILTIN);
    ZVAL_DEREF(builtin);
    return !zend_is_true(builtin) && msf_intl_is_loaded();
}

/* ---- through intl ------------------------------------------------------------------------------------------------------------------- */

static void set_intl_error(formatter *f, const char *before)
{
    zend_long code;
    zend_string *message;
    msf_intl_error(&code, &message);
    set_error(f, code, zend_strpprintf(0, "%s%s", before, ZSTR_VAL(message)));
    zend_string_release(message);
}

/* False: refused, or an exception is pending. */
static bool format_by_intl(formatter *f, zend_string *pattern, HashTable *params, zend_string *language, zval *result)
{
    zval args[2];
    zend_string *key = zend_strpprintf(0, "m %s\n%s", ZSTR_VAL(language), ZSTR_VAL(pattern));
    ZVAL_STR(&args[0], language);
    ZVAL_STR(&args[1], pattern);
    zend_object *icu = msf_intl_object("MessageFormatter", key, 2, args);
    zend_string_release(key);
    if (icu == NULL) {
        set_intl_error(f, "Message pattern is invalid: ");
        return false;
    }
    ZVAL_ARR(&args[0], params);
    if (!(GC_FLAGS(params) & GC_IMMUTABLE)) {
        Z_ADDREF(args[0]);
    } else {
        Z_TYPE_INFO(args[0]) = IS_ARRAY;
    }
    bool ok = msf_intl_call(icu, "format", result, 1, args);
    zval_ptr_dtor(&args[0]);
    if (!ok) {
        set_intl_error(f, "");
    }
    return ok;
}

/* ---- by the built-in subset --------------------------------------------------------------------------------------------------------- */

typedef struct arguments {
    HashTable *params;
    zend_string *held; /* the text of the last answer */
} arguments;

static void hold(arguments *a, zend_string *text)
{
    if (a->held != NULL) {
        zend_string_release(a->held);
    }
    a->held = text;
}

static void number_of(zend_string *text, msf_message_value *v)
{
    zend_long integer = 0;
    double decimal = 0;
    if (is_numeric_string(ZSTR_VAL(text), ZSTR_LEN(text), &integer, &decimal, true) == IS_DOUBLE) {
        v->kind = MSF_MESSAGE_DECIMAL;
        v->decimal = decimal;
    } else {
        v->kind = MSF_MESSAGE_INTEGER;
        v->integer = integer;
    }
}

static msf_message_value find(void *ctx, msf_slice name, bool number)
{
    arguments *a = ctx;
    msf_message_value v = {MSF_MESSAGE_ABSENT, MSF_SLICE_NONE, 0, 0};
    zval *value = EG(exception) ? NULL : zend_symtable_str_find(a->params, name.p, name.n);
    if (value == NULL) {
        return v;
    }
    ZVAL_DEREF(value);
    zend_string *text = Z_TYPE_P(value) == IS_ARRAY ? NULL : zval_try_get_string(value);
    if (text == NULL) {
        return v;
    }
    hold(a, text);
    v.text = msf_slice_of(ZSTR_VAL(text), ZSTR_LEN(text));
    v.kind = MSF_MESSAGE_TEXT;
    if (Z_TYPE_P(value) == IS_DOUBLE) {
        v.kind = MSF_MESSAGE_DECIMAL;
        v.decimal = Z_DVAL_P(value);
    } else if (Z_TYPE_P(value) == IS_LONG || Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE) {
        v.kind = MSF_MESSAGE_INTEGER;
        v.integer = zval_get_long(value);
    } else if (number) {
        number_of(text, &v);
    }
    return v;
}

static void explain(formatter *f, int err, msf_slice type)
{
    if (EG(exception)) {
        return;
    }
    if (err == MSF_EUNSUPPORTED) {
        zend_throw_exception_ex(zend_ce_exception, 0,
                                "Message format '%.*s' is not supported. You have to install PHP intl extension to use this feature.",
                                (int)type.n, type.p);
        return;
    }
    set_error(
        f, SYNTAX_ERROR,
        zend_strpprintf(0, "Message pattern is invalid: %s", err == MSF_ETOOBIG ? "it is nested too deep or too long" : "syntax error"));
}

static bool format_by_subset(formatter *f, zend_string *pattern, HashTable *params, zend_string *language, zval *result)
{
    arguments a = {params, NULL};
    msf_slice type = MSF_SLICE_NONE;
    msf_buffer out;
    msf_buffer_init(&out, TEXT_MAX);
    int err = msf_message_format(&out, msf_slice_of(ZSTR_VAL(pattern), ZSTR_LEN(pattern)),
                                 msf_slice_of(ZSTR_VAL(language), ZSTR_LEN(language)), (msf_message_arguments){find, &a}, &type);
    bool ok = err == 0 && !EG(exception);
    if (ok) {
        ZVAL_STR(result, zend_string_init_fast(out.data, out.len));
    } else {
        explain(f, err, type);
    }
    hold(&a, NULL);
    msf_buffer_free(&out);
    return ok;
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------------ */

static bool format(formatter *f, zend_string *pattern, HashTable *params, zend_string *language, zval *result)
{
    set_error(f, 0, NULL);
    if (zend_hash_num_elements(params) == 0) {
        ZVAL_STR_COPY(result, pattern);
        return true;
    }
    bool ok = uses_intl(f) ? format_by_intl(f, pattern, params, language, result) : format_by_subset(f, pattern, params, language, result);
    if (!ok) {
        ZVAL_FALSE(result);
    }
    return !EG(exception);
}

bool msf_message_formatter_format(zend_object *o, zend_string *pattern, HashTable *params, zend_string *language, zval *result)
{
    if (instanceof_function(o->ce, msf_ce_message_formatter) && MSF_USER_METHOD(o->ce, "format") == NULL) {
        return format(formatter_from(o), pattern, params, language, result);
    }
    zend_function *own = MSF_METHOD(o->ce, "format");
    if (own == NULL) {
        zend_throw_exception_ex(zend_ce_exception, 0, "The message formatter %s has no method format()", ZSTR_VAL(o->ce->name));
        return false;
    }
    zval args[3];
    ZVAL_STR(&args[0], pattern);
    ZVAL_ARR(&args[1], zend_array_dup(params));
    ZVAL_STR(&args[2], language);
    bool ok = msf_call(o, own, result, 3, args);
    zval_ptr_dtor(&args[1]);
    return ok;
}

#define THIS_FORMATTER formatter_from(Z_OBJ_P(ZEND_THIS))

ZEND_METHOD(PG_I18N_MessageFormatter, format)
{
    zend_string *pattern, *language;
    HashTable *params;
    ZEND_PARSE_PARAMETERS_START(3, 3)
    Z_PARAM_STR(pattern)
    Z_PARAM_ARRAY_HT(params)
    Z_PARAM_STR(language)
    ZEND_PARSE_PARAMETERS_END();
    if (!format(THIS_FORMATTER, pattern, params, language, return_value)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_I18N_MessageFormatter, getErrorCode)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(THIS_FORMATTER->code);
}

ZEND_METHOD(PG_I18N_MessageFormatter, getErrorMessage)
{
    ZEND_PARSE_PARAMETERS_NONE();
    formatter *f = THIS_FORMATTER;
    RETURN_STR(f->text != NULL ? zend_string_copy(f->text) : ZSTR_EMPTY_ALLOC());
}

/* ---- parse(): ICU knows numbers only, so names get one each -------------------------------------------------------------------------- */

static size_t number_for(void *ctx, msf_slice name)
{
    HashTable *names = ctx; /* name -> number */
    zval number, *known = zend_hash_str_find(names, name.p, name.n);
    if (known != NULL) {
        return (size_t)Z_LVAL_P(known);
    }
    ZVAL_LONG(&number, zend_hash_num_elements(names));
    zend_hash_str_add_new(names, name.p, name.n, &number);
    return (size_t)Z_LVAL(number);
}

static void by_name(HashTable *names, zval *numbered, zval *result)
{
    zend_string *name;
    zval *number, *value;
    array_init(result);
    ZEND_HASH_FOREACH_STR_KEY_VAL (names, name, number) {
        value = zend_hash_index_find(Z_ARRVAL_P(numbered), (zend_ulong)Z_LVAL_P(number));
        if (value != NULL) {
            Z_TRY_ADDREF_P(value);
            zend_symtable_update(Z_ARRVAL_P(result), name, value);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static void parse(formatter *f, msf_slice pattern, zend_string *message, zend_string *language, zval *result)
{
    zval args[2], numbered;
    HashTable *names = zend_new_array(8);
    msf_buffer text;
    msf_buffer_init(&text, TEXT_MAX);
    ZVAL_FALSE(result);
    if (msf_message_number(&text, pattern, number_for, names) != 0) {
        set_error(f, SYNTAX_ERROR, zend_string_init(ZEND_STRL("Message pattern is invalid: syntax error"), 0));
    } else {
        ZVAL_STR(&args[0], language);
        ZVAL_STRINGL(&args[1], text.len > 0 ? text.data : "", text.len);
        zend_string *key = zend_strpprintf(0, "m %s\n%s", ZSTR_VAL(language), Z_STRVAL(args[1]));
        zend_object *icu = msf_intl_object("MessageFormatter", key, 2, args);
        zval_ptr_dtor(&args[1]);
        zend_string_release(key);
        ZVAL_STR(&args[0], message);
        ZVAL_UNDEF(&numbered);
        if (icu != NULL && msf_intl_call(icu, "parse", &numbered, 1, args)) {
            by_name(names, &numbered, result);
            zval_ptr_dtor(&numbered);
        } else {
            set_intl_error(f, icu == NULL ? "Message pattern is invalid: " : "");
        }
    }
    msf_buffer_free(&text);
    zend_array_destroy(names);
}

ZEND_METHOD(PG_I18N_MessageFormatter, parse)
{
    zend_string *pattern, *message, *language;
    ZEND_PARSE_PARAMETERS_START(3, 3)
    Z_PARAM_STR(pattern)
    Z_PARAM_STR(message)
    Z_PARAM_STR(language)
    ZEND_PARSE_PARAMETERS_END();
    set_error(THIS_FORMATTER, 0, NULL);
    if (!msf_intl_is_loaded()) {
        zend_throw_exception(zend_ce_exception, "You have to install PHP intl extension to use this feature.", 0);
        RETURN_THROWS();
    }
    parse(THIS_FORMATTER, msf_slice_of(ZSTR_VAL(pattern), ZSTR_LEN(pattern)), message, language, return_value);
}

void msf_register_message_formatter(void)
{
    msf_ce_message_formatter = register_class_PG_I18N_MessageFormatter();
    msf_ce_message_formatter->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(formatter, std);
    handlers.free_obj = free_obj;
    handlers.clone_obj = NULL;
}
