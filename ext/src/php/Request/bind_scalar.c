/* Texts and JSON's scalars to values of PHP: strictly, so that "12abc" is no 12. */
#include <math.h>

#include "php.h"

#include "ext/date/php_date.h"
#include "zend_enum.h"
#include "zend_strtod.h"

#include "base/utf8.h"
#include "engine/value.h"
#include "php/Request/bind_run.h"

#define FLOAT_TEXT_MAX 128
#define EXACT_MAX      9007199254740992.0 /* 2^53: every integer below has a double of its own */

const char *msf_bind_expected(const msf_bind_type *type)
{
    if (type->kinds & MSF_BIND_ENUM) {
        return ZSTR_VAL(type->cases);
    }
    static const struct {
        uint32_t kind;
        const char *text;
    } texts[] = {{MSF_BIND_FLOAT, "must be a number"},
                 {MSF_BIND_INT, "must be an integer"},
                 {MSF_BIND_STRING, "must be a string"},
                 {MSF_BIND_BOOL, "must be true or false"},
                 {MSF_BIND_DATE, "must be a date and time such as 2026-11-22T09:30:00Z"},
                 {MSF_BIND_OBJECT, "must be an object"}};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (type->kinds & texts[i].kind) {
            return texts[i].text;
        }
    }
    return "must be an array";
}

/* ---- numbers ------------------------------------------------------------------------------------------------------------------------ */

static size_t digits(const char *p, const char *end)
{
    const char *start = p;
    while (p < end && *p >= '0' && *p <= '9') {
        p++;
    }
    return (size_t)(p - start);
}

/* "-12": no plus, no space, no leading zero, nothing behind. -1: no integer; 0: one that is out of range; 1: *out. */
static int parse_int(msf_slice s, zend_long *out)
{
    const char *p = s.p, *end = s.p + s.n;
    bool negative = p < end && *p == '-';
    p += negative;
    if (p == end || digits(p, end) != (size_t)(end - p) || (*p == '0' && end - p > 1)) {
        return -1;
    }
    zend_long n = 0;
    for (; p < end; p++) {
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_sub_overflow(n, *p - '0', &n)) { /* negative: that side is longer by one */
            return 0;
        }
    }
    return negative || !__builtin_sub_overflow(0, n, &n) ? (*out = n, 1) : 0;
}

static bool is_float(msf_slice s)
{
    const char *p = s.p, *end = s.p + s.n;
    p += p < end && *p == '-';
    size_t n = digits(p, end);
    p += n;
    if (n == 0) {
        return false;
    }
    if (p < end && *p == '.') {
        n = digits(p + 1, end);
        p += 1 + n;
        if (n == 0) {
            return false;
        }
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        p++;
        p += p < end && (*p == '-' || *p == '+');
        n = digits(p, end);
        p += n;
        if (n == 0) {
            return false;
        }
    }
    return p == end;
}

static bool parse_float(msf_slice s, double *out)
{
    char text[FLOAT_TEXT_MAX];
    if (s.n >= sizeof(text) || !is_float(s)) {
        return false;
    }
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    *out = zend_strtod(text, NULL);
    return zend_finite(*out);
}

/* ---- dates: RFC 3339 ---------------------------------------------------------------------------------------------------------------- */

/* `n` digits at p, whose number is between low and high. */
static bool is_number(const char **p, const char *end, int n, int low, int high)
{
    int value = 0;
    if (end - *p < n || digits(*p, *p + n) != (size_t)n) {
        return false;
    }
    for (int i = 0; i < n; i++) {
        value = value * 10 + (*(*p)++ - '0');
    }
    return value >= low && value <= high;
}

static bool is_char(const char **p, const char *end, const char *set)
{
    return *p < end && **p != '\0' && strchr(set, **p) ? ((*p)++, true) : false;
}

static bool is_day(const char **p, const char *end)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const char *start = *p;
    if (!is_number(p, end, 4, 0, 9999) || !is_char(p, end, "-") || !is_number(p, end, 2, 1, 12) || !is_char(p, end, "-")) {
        return false;
    }
    int year = atoi(start), month = atoi(start + 5);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return is_number(p, end, 2, 1, month == 2 && !leap ? 28 : days[month - 1]);
}

static bool is_time(const char **p, const char *end)
{
    if (!is_number(p, end, 2, 0, 23) || !is_char(p, end, ":") || !is_number(p, end, 2, 0, 59) || !is_char(p, end, ":") ||
        !is_number(p, end, 2, 0, 60)) {
        return false;
    }
    if (is_char(p, end, ".")) {
        size_t n = digits(*p, end);
        *p += n;
        if (n == 0 || n > 9) {
            return false;
        }
    }
    return is_char(p, end, "Zz") ||
           (is_char(p, end, "+-") && is_number(p, end, 2, 0, 23) && is_char(p, end, ":") && is_number(p, end, 2, 0, 59));
}

/* A full-date alone is midnight in PHP's time zone. */
static bool is_date(msf_slice s)
{
    const char *p = s.p, *end = s.p + s.n;
    return s.n <= 40 && is_day(&p, end) && (p == end || (is_char(&p, end, "Tt") && is_time(&p, end))) && p == end;
}

static bool parse_date(msf_slice s, zend_class_entry *ce, zval *out)
{
    char text[64];
    if (!is_date(s)) {
        return false;
    }
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    php_date_instantiate(ce, out);
    if (php_date_initialize(Z_PHPDATE_P(out), text, s.n, NULL, NULL, 0)) {
        return true;
    }
    zval_ptr_dtor(out);
    return false;
}

/* ---- enums -------------------------------------------------------------------------------------------------------------------------- */

static bool find_case(zend_class_entry *ce, zend_long number, zend_string *text, zval *out)
{
    zend_object *found = NULL;
    if (zend_enum_get_case_by_value(&found, ce, number, text, true) != SUCCESS || !found) {
        return false;
    }
    ZVAL_OBJ_COPY(out, found);
    return true;
}

static bool text_to_case(zend_class_entry *ce, const msf_bind_raw *raw, zval *out)
{
    zend_long n;
    if (ce->enum_backing_type == IS_LONG) {
        return parse_int(raw->text, &n) > 0 && find_case(ce, n, NULL, out);
    }
    zend_string *s = raw->value ? zend_string_copy(Z_STR_P(raw->value)) : msf_value_string(raw->text);
    bool ok = find_case(ce, 0, s, out);
    zend_string_release(s);
    return ok;
}

/* ---- texts -------------------------------------------------------------------------------------------------------------------------- */

static bool text_to_string(msf_binding *b, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    bool is_bytes = strcmp(b->in, "header") == 0 || strcmp(b->in, "cookie") == 0;
    if (!is_bytes && msf_utf8_length(raw->text) < 0) {
        return msf_bind_wrong(b, at, "must be UTF-8 text");
    }
    if (raw->value) {
        ZVAL_COPY(out, raw->value);
    } else {
        msf_value_zval(out, raw->text);
    }
    return true;
}

static bool text_to_bool(msf_slice s, zval *out)
{
    static const char *const yes[] = {"true", "1", "on"}, *const no[] = {"false", "0", "off"};
    for (size_t i = 0; i < 3; i++) {
        bool is_yes = s.n == strlen(yes[i]) && memcmp(s.p, yes[i], s.n) == 0;
        if (is_yes || (s.n == strlen(no[i]) && memcmp(s.p, no[i], s.n) == 0)) {
            ZVAL_BOOL(out, is_yes);
            return true;
        }
    }
    return false;
}

static bool text_to_number(uint32_t kinds, msf_slice s, zval *out, const char **why)
{
    zend_long n;
    double d;
    int result = kinds & MSF_BIND_INT ? parse_int(s, &n) : -1;
    if (result > 0) {
        ZVAL_LONG(out, n);
        return true;
    }
    if ((kinds & MSF_BIND_FLOAT) && parse_float(s, &d)) {
        ZVAL_DOUBLE(out, d);
        return true;
    }
    *why = result == 0 && !(kinds & MSF_BIND_FLOAT) ? "is out of the range of integers" : *why;
    return false;
}

static bool from_text(msf_binding *b, const msf_bind_type *type, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    const char *why = msf_bind_expected(type);
    bool ok = false;
    if (type->kinds & MSF_BIND_STRING) {
        return text_to_string(b, raw, at, out);
    }
    if (type->kinds & (MSF_BIND_INT | MSF_BIND_FLOAT)) {
        ok = text_to_number(type->kinds, raw->text, out, &why);
    } else if (type->kinds & MSF_BIND_BOOL) {
        ok = text_to_bool(raw->text, out);
    } else if (type->kinds & MSF_BIND_ENUM) {
        ok = text_to_case(type->ce, raw, out);
    } else if (type->kinds & MSF_BIND_DATE) {
        ok = parse_date(raw->text, type->ce, out);
    }
    if (!ok && !EG(exception)) {
        msf_bind_wrong(b, at, why);
    }
    return ok;
}

/* ---- JSON --------------------------------------------------------------------------------------------------------------------------- */

/* JSON knows one kind of numbers: 2.0 is an integer; 1e300 is none that fits. */
static bool number_from_json(uint32_t kinds, zval *v, zval *out, const char **why)
{
    if (Z_TYPE_P(v) == IS_LONG) {
        if (kinds & MSF_BIND_INT) {
            ZVAL_COPY_VALUE(out, v);
        } else {
            ZVAL_DOUBLE(out, (double)Z_LVAL_P(v));
        }
        return true;
    }
    double d = Z_DVAL_P(v);
    if (kinds & MSF_BIND_FLOAT) {
        ZVAL_DOUBLE(out, d);
        return true;
    }
    if (d != floor(d) || fabs(d) > EXACT_MAX) {
        *why = d == floor(d) ? "is out of the range of integers" : *why;
        return false;
    }
    ZVAL_LONG(out, (zend_long)d);
    return true;
}

static bool case_from_json(zend_class_entry *ce, zval *v, zval *out)
{
    if (ce->enum_backing_type == IS_LONG) {
        return Z_TYPE_P(v) == IS_LONG && find_case(ce, Z_LVAL_P(v), NULL, out);
    }
    return Z_TYPE_P(v) == IS_STRING && find_case(ce, 0, Z_STR_P(v), out);
}

static bool from_json(msf_binding *b, const msf_bind_type *type, zval *v, const msf_bind_at *at, zval *out)
{
    const char *why = msf_bind_expected(type);
    bool ok = false, number = Z_TYPE_P(v) == IS_LONG || Z_TYPE_P(v) == IS_DOUBLE, text = Z_TYPE_P(v) == IS_STRING;
    if ((type->kinds & (MSF_BIND_INT | MSF_BIND_FLOAT)) && number) {
        ok = number_from_json(type->kinds, v, out, &why);
    } else if (((type->kinds & MSF_BIND_STRING) && text) ||
               ((type->kinds & MSF_BIND_BOOL) && Z_TYPE_P(v) <= IS_TRUE && Z_TYPE_P(v) >= IS_FALSE)) {
        ZVAL_COPY(out, v);
        ok = true;
    } else if (type->kinds & MSF_BIND_ENUM) {
        ok = case_from_json(type->ce, v, out);
    } else if ((type->kinds & MSF_BIND_DATE) && text) {
        ok = parse_date(msf_value_slice(Z_STR_P(v)), type->ce, out);
    }
    if (!ok && !EG(exception)) {
        msf_bind_wrong(b, at, why);
    }
    return ok;
}

bool msf_bind_scalar(msf_binding *b, const msf_bind_type *type, const msf_bind_raw *raw, const msf_bind_at *at, zval *out)
{
    return raw->is_text ? from_text(b, type, raw, at, out) : from_json(b, type, raw->value, at, out);
}
