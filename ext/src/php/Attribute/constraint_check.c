/* What the constraints of the framework say about a value. */
#include "zend_smart_str.h"

#include "base/utf8.h"
#include "engine/call.h"
#include "engine/value.h"
#include "php/Attribute/Attribute.h"
#include "php/Base/Base.h"

#define EMAIL_MAX 254 /* RFC 5321 4.5.3.1.3, without the angle brackets */
#define LOCAL_MAX 64

static zend_string *say(const char *text)
{
    return zend_string_init(text, strlen(text), 0);
}

/* ---- numbers, lengths --------------------------------------------------------------------------------------------------------------- */

static zend_string *check_range(zend_object *o, zval *value)
{
    zval *min = msf_slot(o, 0), *max = msf_slot(o, 1);
    if (Z_TYPE_P(value) != IS_LONG && Z_TYPE_P(value) != IS_DOUBLE) {
        return say("must be a number");
    }
    bool low = Z_TYPE_P(min) != IS_NULL && zend_compare(value, min) < 0, high = Z_TYPE_P(max) != IS_NULL && zend_compare(value, max) > 0;
    if (!low && !high) {
        return NULL;
    }
    zend_string *a = zval_get_string(min), *b = zval_get_string(max), *text;
    if (ZSTR_LEN(a) > 0 && ZSTR_LEN(b) > 0) {
        text = strpprintf(0, "must be between %s and %s", ZSTR_VAL(a), ZSTR_VAL(b));
    } else {
        text = strpprintf(0, low ? "must be at least %s" : "must be at most %s", ZSTR_VAL(low ? a : b));
    }
    zend_string_release(a);
    zend_string_release(b);
    return text;
}

static const char *plural(zend_long n)
{
    return n == 1 ? "" : "s";
}

/* The bounds in the first two slots of `o` against a count of `what`. */
static zend_string *check_count(zend_object *o, zend_long n, const char *verb, const char *what)
{
    zval *max = msf_slot(o, 1);
    zend_long least = Z_LVAL_P(msf_slot(o, 0)), most = Z_TYPE_P(max) == IS_LONG ? Z_LVAL_P(max) : ZEND_LONG_MAX;
    if (n >= least && n <= most) {
        return NULL;
    }
    if (least == most) {
        return strpprintf(0, "must %s " ZEND_LONG_FMT " %s%s", verb, least, what, plural(least));
    }
    return n < least ? strpprintf(0, "must %s at least " ZEND_LONG_FMT " %s%s", verb, least, what, plural(least))
                     : strpprintf(0, "must %s at most " ZEND_LONG_FMT " %s%s", verb, most, what, plural(most));
}

static zend_string *check_length(zend_object *o, zval *value)
{
    if (Z_TYPE_P(value) != IS_STRING) {
        return say("must be a text");
    }
    ssize_t n = msf_utf8_length(msf_value_slice(Z_STR_P(value)));
    return n < 0 ? say("must be UTF-8 text") : check_count(o, n, "have", "character");
}

zend_string *msf_constraint_items_count(zend_object *o, zval *value)
{
    if (Z_TYPE_P(value) != IS_ARRAY) {
        return say("must be an array");
    }
    return check_count(o, zend_hash_num_elements(Z_ARRVAL_P(value)), "have", "element");
}

/* The first thing that is wrong with an element. */
static zend_string *check_element(HashTable *each, zval *element)
{
    zval *constraint;
    ZEND_HASH_FOREACH_VAL (each, constraint) {
        zend_string *wrong = msf_constraint_check(Z_OBJ_P(constraint), element);
        if (wrong || EG(exception)) {
            return wrong;
        }
    }
    ZEND_HASH_FOREACH_END();
    return NULL;
}

static zend_string *check_items(zend_object *o, zval *value)
{
    zend_string *wrong = msf_constraint_items_count(o, value);
    HashTable *each = Z_ARRVAL_P(msf_slot(o, MSF_ATTRIBUTE_ITEMS_EACH));
    uint32_t i = 0;
    zval *element;
    if (wrong || zend_hash_num_elements(each) == 0) {
        return wrong;
    }
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(value), element) {
        ZVAL_DEREF(element);
        wrong = check_element(each, element);
        if (wrong) {
            zend_string *text = strpprintf(0, "element %u %s", i, ZSTR_VAL(wrong));
            zend_string_release(wrong);
            return text;
        }
        if (EG(exception)) {
            return NULL;
        }
        i++;
    }
    ZEND_HASH_FOREACH_END();
    return NULL;
}

/* ---- sets of values ----------------------------------------------------------------------------------------------------------------- */

static void name_value(smart_str *s, zval *v)
{
    if (Z_TYPE_P(v) == IS_OBJECT) {
        smart_str_append(s, Z_OBJCE_P(v)->name);
    } else if (Z_TYPE_P(v) == IS_ARRAY) {
        smart_str_appends(s, "array");
    } else {
        zend_string *text = Z_TYPE_P(v) > IS_TRUE ? zval_get_string(v)
                                                  : say(Z_TYPE_P(v) == IS_TRUE    ? "true"
                                                        : Z_TYPE_P(v) == IS_FALSE ? "false"
                                                                                  : "null");
        smart_str_append(s, text);
        zend_string_release(text);
    }
}

static zend_string *check_one_of(zend_object *o, zval *value)
{
    HashTable *values = Z_ARRVAL_P(msf_slot(o, 0));
    zval *v;
    ZEND_HASH_FOREACH_VAL (values, v) {
        if (zend_is_identical(v, value)) {
            return NULL;
        }
    }
    ZEND_HASH_FOREACH_END();
    smart_str s = {0};
    smart_str_appends(&s, "must be one of ");
    size_t start = ZSTR_LEN(s.s);
    ZEND_HASH_FOREACH_VAL (values, v) {
        if (ZSTR_LEN(s.s) > start) {
            smart_str_appends(&s, ", ");
        }
        name_value(&s, v);
    }
    ZEND_HASH_FOREACH_END();
    return smart_str_extract(&s);
}

/* ---- texts -------------------------------------------------------------------------------------------------------------------------- */

/* preg_match() of PHP: its C functions differ between the versions. IS_FALSE in *out: no valid expression or text, after a warning. */
static void preg_match(zend_string *regex, zend_string *subject, zval *out)
{
    zend_function *fn = zend_hash_str_find_ptr(EG(function_table), ZEND_STRL("preg_match"));
    zval argv[2];
    ZEND_ASSERT(fn && "PCRE is part of every PHP");
    ZVAL_STR(&argv[0], regex);
    ZVAL_STR(&argv[1], subject);
    ZVAL_FALSE(out);
    zend_call_known_function(fn, NULL, NULL, out, 2, argv, NULL);
}

bool msf_constraint_pattern_compiles(zend_string *regex)
{
    zval result;
    int level = EG(error_reporting);
    EG(error_reporting) = 0; /* what the warning says is said below */
    preg_match(regex, ZSTR_EMPTY_ALLOC(), &result);
    EG(error_reporting) = level;
    if (Z_TYPE(result) == IS_LONG) {
        return true;
    }
    if (!EG(exception)) {
        zend_value_error("\"%s\" is no regular expression that compiles", ZSTR_VAL(regex));
    }
    return false;
}

static zend_string *check_pattern(zend_object *o, zval *value)
{
    zval result, *message = msf_slot(o, 1);
    if (Z_TYPE_P(value) != IS_STRING) {
        return say("must be a text");
    }
    preg_match(Z_STR_P(msf_slot(o, 0)), Z_STR_P(value), &result);
    if (EG(exception) || (Z_TYPE(result) == IS_LONG && Z_LVAL(result) > 0)) {
        return NULL;
    }
    return Z_TYPE_P(message) == IS_STRING ? zend_string_copy(Z_STR_P(message)) : say("does not have the right form");
}

/* Letters, digits and hyphens between dots, as HTML's pattern for domains has it. */
static bool is_domain(msf_slice s)
{
    size_t label = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool hyphen = c == '-', dot = c == '.';
        if (!hyphen && !dot && !isalnum((unsigned char)c)) {
            return false;
        }
        if ((dot || hyphen) && (label == 0 || (dot && s.p[i - 1] == '-'))) {
            return false;
        }
        label = dot ? 0 : label + 1;
        if (label > 63) {
            return false;
        }
    }
    return label > 0 && s.p[s.n - 1] != '-';
}

static bool is_email(msf_slice s)
{
    const char *at = s.n ? memchr(s.p, '@', s.n) : NULL;
    size_t local = at ? (size_t)(at - s.p) : 0;
    if (local == 0 || local > LOCAL_MAX || s.n > EMAIL_MAX) {
        return false;
    }
    for (size_t i = 0; i < local; i++) {
        if (!isalnum((unsigned char)s.p[i]) && !strchr(".!#$%&'*+/=?^_`{|}~-", s.p[i])) {
            return false;
        }
    }
    return memchr(s.p, '\0', local) == NULL && is_domain((msf_slice){at + 1, s.n - local - 1});
}

static bool is_uuid(msf_slice s)
{
    for (size_t i = 0; i < s.n && s.n == 36; i++) {
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? s.p[i] != '-' : !isxdigit((unsigned char)s.p[i])) {
            return false;
        }
    }
    return s.n == 36;
}

static zend_string *check_email(zend_object *o, zval *value)
{
    bool ok = Z_TYPE_P(value) == IS_STRING && is_email(msf_value_slice(Z_STR_P(value)));
    return ok ? NULL : say("must be an e-mail address");
}

static zend_string *check_uuid(zend_object *o, zval *value)
{
    return Z_TYPE_P(value) == IS_STRING && is_uuid(msf_value_slice(Z_STR_P(value))) ? NULL : say("must be a UUID");
}

/* ---- all ---------------------------------------------------------------------------------------------------------------------------- */

static zend_string *call_check(zend_object *o, zval *value)
{
    zval argv[1], result;
    zend_string *wrong = NULL;
    ZVAL_COPY_VALUE(&argv[0], value);
    if (msf_call(o, MSF_METHOD(o->ce, "check"), &result, 1, argv)) {
        wrong = Z_TYPE(result) == IS_STRING ? zend_string_copy(Z_STR(result)) : NULL;
        zval_ptr_dtor(&result);
    }
    return wrong;
}

zend_string *msf_constraint_check(zend_object *o, zval *value)
{
    const struct {
        const zend_class_entry *ce;
        zend_string *(*check)(zend_object *o, zval *value);
    } ours[] = {{msf_ce_attribute_range, check_range},   {msf_ce_attribute_length, check_length}, {msf_ce_attribute_pattern, check_pattern},
                {msf_ce_attribute_one_of, check_one_of}, {msf_ce_attribute_email, check_email},   {msf_ce_attribute_uuid, check_uuid},
                {msf_ce_attribute_items, check_items}};
    for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
        if (o->ce == ours[i].ce && o->ce->default_properties_count > 0 && Z_TYPE_P(msf_slot(o, 0)) == IS_UNDEF) {
            zend_throw_error(NULL, "The constructor of %s was not called", ZSTR_VAL(o->ce->name));
            return NULL;
        }
        if (o->ce == ours[i].ce) {
            return ours[i].check(o, value);
        }
    }
    return call_check(o, value);
}
