/* Numbers as people of a language write them, by CLDR 42. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/message_private.h"

typedef struct style {
    const char *language, *group, *point, *percent;
} style;

#define NBSP  "\xc2\xa0"
#define NNBSP "\xe2\x80\xaf"

static const style styles[] = {
    {"cs", NBSP, ",", NBSP "%"},  {"da", ".", ",", NBSP "%"},  {"de", ".", ",", NBSP "%"}, {"es", ".", ",", NBSP "%"},
    {"fr", NNBSP, ",", NBSP "%"}, {"id", ".", ",", "%"},       {"it", ".", ",", "%"},      {"nl", ".", ",", "%"},
    {"pl", NBSP, ",", "%"},       {"pt_pt", NBSP, ",", "%"},   {"pt", ".", ",", "%"},      {"ru", NBSP, ",", NBSP "%"},
    {"sk", NBSP, ",", NBSP "%"},  {"sv", NBSP, ",", NBSP "%"}, {"uk", NBSP, ",", "%"},     {"vi", ".", ",", "%"},
};

static const style plain = {"", ",", ".", "%"};

static const style *style_of(msf_slice language)
{
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        if (msf_language_speaks(language, styles[i].language)) {
            return &styles[i];
        }
    }
    return &plain;
}

/* `text`: digits, a point and digits behind it or not. */
static int put_digits(msf_buffer *out, const style *s, const char *text)
{
    size_t whole = strcspn(text, ".");
    for (size_t i = 0; i < whole; i++) {
        bool boundary = i > 0 && (whole - i) % 3 == 0;
        if ((boundary && msf_buffer_append(out, s->group, strlen(s->group)) != 0) || msf_buffer_append(out, text + i, 1) != 0) {
            return MSF_ETOOBIG;
        }
    }
    if (text[whole] == '\0') {
        return 0;
    }
    return msf_buffer_append(out, s->point, strlen(s->point)) != 0 ? MSF_ETOOBIG
                                                                   : msf_buffer_append(out, text + whole + 1, strlen(text + whole + 1));
}

/* At most `digits` behind the point, and no zeros at the end. */
static void write_decimal(char *text, size_t size, double value, int digits)
{
    snprintf(text, size, "%.*f", digits, fabs(value));
    size_t n = strlen(text);
    if (strchr(text, '.') == NULL) {
        return;
    }
    while (text[n - 1] == '0') {
        text[--n] = '\0';
    }
    if (text[n - 1] == '.') {
        text[n - 1] = '\0';
    }
}

enum { DECIMAL_MAX = 352 }; /* the largest double has 309 digits */

static int put_number(msf_buffer *out, const style *s, double value, int digits)
{
    char text[DECIMAL_MAX];
    if (isnan(value)) {
        return msf_buffer_append(out, "NaN", 3);
    }
    if (signbit(value) && msf_buffer_append(out, "-", 1) != 0) {
        return MSF_ETOOBIG;
    }
    if (isinf(value)) {
        return msf_buffer_append(out, "\xe2\x88\x9e", 3);
    }
    write_decimal(text, sizeof text, value, digits);
    return put_digits(out, s, text);
}

int msf_message_put_integer(msf_buffer *out, msf_slice language, int64_t value)
{
    char text[24];
    uint64_t magnitude = value < 0 ? (uint64_t)0 - (uint64_t)value : (uint64_t)value;
    snprintf(text, sizeof text, "%llu", (unsigned long long)magnitude);
    if (value < 0 && msf_buffer_append(out, "-", 1) != 0) {
        return MSF_ETOOBIG;
    }
    return put_digits(out, style_of(language), text);
}

int msf_message_put_decimal(msf_buffer *out, msf_slice language, double value)
{
    return put_number(out, style_of(language), value, 3);
}

int msf_message_put_percent(msf_buffer *out, msf_slice language, double value)
{
    const style *s = style_of(language);
    int err = put_number(out, s, value * 100, 0);
    return err != 0 || !isfinite(value) ? err : msf_buffer_append(out, s->percent, strlen(s->percent));
}

msf_plural_number msf_message_operands(const msf_message_value *v)
{
    msf_plural_number n = {0, 0, 0};
    char text[DECIMAL_MAX];
    if (v->kind == MSF_MESSAGE_INTEGER) {
        n.i = v->integer < 0 ? (uint64_t)0 - (uint64_t)v->integer : (uint64_t)v->integer;
        return n;
    }
    if (!isfinite(v->decimal)) {
        return n;
    }
    n.i = fabs(v->decimal) < 1e18 ? (uint64_t)fabs(v->decimal) : 0;
    write_decimal(text, sizeof text, v->decimal, 3);
    size_t whole = strcspn(text, ".");
    if (whole < 19) {
        n.i = strtoull(text, NULL, 10); /* rounding may have carried into it */
    }
    if (text[whole] == '.') {
        n.v = (unsigned)strlen(text + whole + 1);
        n.f = strtoull(text + whole + 1, NULL, 10);
    }
    return n;
}
