#include "php/Route/expression.h"

#include "ext/pcre/php_pcre.h"

typedef enum kind { DIGITS, WORD, COMPILED } kind;

struct msf_expression {
    kind kind;
    uint32_t captures;
    pcre2_code *code;
    pcre2_match_data *match;
    uint32_t groups[]; /* the number of the group of each capture */
};

/* \d and \w mean ASCII: no PCRE2_UCP, which PHP's /u brings along. */
static pcre2_code *compile(msf_slice text, msf_error *error)
{
    int code = 0;
    PCRE2_SIZE at = 0;
    pcre2_code *re =
        pcre2_compile((PCRE2_SPTR)text.p, text.n, PCRE2_UTF | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_DOLLAR_ENDONLY, &code, &at, NULL);
    if (!re) {
        PCRE2_UCHAR why[128];
        if (pcre2_get_error_message(code, why, sizeof(why)) < 0) {
            strcpy((char *)why, "unknown error");
        }
        msf_error_set(error, -EINVAL, "the expression %.*s is wrong at byte %zu: %s", (int)MIN(text.n, 80), text.p, (size_t)at, why);
    }
    return re;
}

bool msf_expression_is_valid(msf_slice text, msf_error *error)
{
    pcre2_code *re = compile(text, error);
    pcre2_code_free(re);
    return re != NULL;
}

static kind kind_of(msf_slice text)
{
    if (msf_slice_eq(text, MSF_SLICE("(?<m0>\\d+)")) || msf_slice_eq(text, MSF_SLICE("(?<m0>[0-9]+)"))) {
        return DIGITS;
    }
    return msf_slice_eq(text, MSF_SLICE("(?<m0>\\w+)")) ? WORD : COMPILED;
}

static bool find_groups(msf_expression *e, msf_error *error)
{
    for (uint32_t i = 0; i < e->captures; i++) {
        char name[16];
        snprintf(name, sizeof(name), "m%u", i);
        int number = pcre2_substring_number_from_name(e->code, (PCRE2_SPTR)name);
        if (number < 0) {
            msf_error_set(error, -EINVAL, "its expressions use the group name %s, which is taken", name);
            return false;
        }
        e->groups[i] = (uint32_t)number;
    }
    return true;
}

msf_expression *msf_expression_new(msf_slice text, uint32_t captures, msf_error *error)
{
    msf_expression *e = ecalloc(1, sizeof(*e) + captures * sizeof(*e->groups));
    e->captures = captures;
    e->kind = kind_of(text);
    if (e->kind != COMPILED) {
        return e;
    }
    e->code = compile(text, error);
    if (!e->code || !find_groups(e, error)) {
        msf_expression_free(e);
        return NULL;
    }
    if (INI_BOOL("pcre.jit")) {
        pcre2_jit_compile(e->code, PCRE2_JIT_COMPLETE); /* without it the interpreter does the work */
    }
    e->match = pcre2_match_data_create_from_pattern(e->code, NULL);
    if (!e->match) {
        msf_error_set(error, -ENOMEM, "out of memory");
        msf_expression_free(e);
        return NULL;
    }
    return e;
}

void msf_expression_free(msf_expression *e)
{
    pcre2_match_data_free(e->match);
    pcre2_code_free(e->code);
    efree(e);
}

static bool is_all(msf_slice text, kind k)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (!(c >= '0' && c <= '9') && (k == DIGITS || !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) && (k == DIGITS || c != '_')) {
            return false;
        }
    }
    return text.n > 0;
}

bool msf_expression_match(const void *expression, msf_slice text, msf_slice *captures)
{
    const msf_expression *e = expression;
    if (e->kind != COMPILED) {
        captures[0] = text;
        return is_all(text, e->kind);
    }
    if (pcre2_match(e->code, (PCRE2_SPTR)(text.p ? text.p : ""), text.n, 0, 0, e->match, php_pcre_mctx()) < 0) {
        return false;
    }
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(e->match);
    for (uint32_t i = 0; i < e->captures; i++) {
        PCRE2_SIZE from = v[e->groups[i] * 2], to = v[e->groups[i] * 2 + 1];
        captures[i] = from == PCRE2_UNSET || from > to ? MSF_SLICE_NONE : msf_slice_of(text.p + from, to - from);
    }
    return true;
}

/* ---- does it stay within a segment? ------------------------------------------------------------------------------------------------- */

/* An escape at text.p[*i] == '\\'; *i moves behind it. True when it can only match what is no slash. */
static bool escape_is_clean(msf_slice text, size_t *i)
{
    char c = *i + 1 < text.n ? text.p[*i + 1] : '/';
    *i += 2;
    if (c == 'p') { /* \p{L}, \p{Lu}, \p{N}: letters and numbers */
        bool clean = *i + 1 < text.n && text.p[*i] == '{' && (text.p[*i + 1] == 'L' || text.p[*i + 1] == 'N');
        while (clean && *i < text.n && text.p[(*i)++] != '}') {
        }
        return clean;
    }
    return c != '/' && (strchr("dwsbB", c) || !isalnum((unsigned char)c));
}

/* A class at text.p[*i] == '['. */
static bool class_is_clean(msf_slice text, size_t *i)
{
    bool negated = *i + 1 < text.n && text.p[*i + 1] == '^', slash = false;
    size_t first = *i += negated ? 2 : 1;
    while (*i < text.n && (text.p[*i] != ']' || *i == first)) {
        char c = text.p[*i];
        if (c == '[') { /* [:alpha:] and the like */
            return false;
        }
        if (c == '\\') {
            slash |= negated && *i + 1 < text.n && text.p[*i + 1] == '/';
            if (!escape_is_clean(text, i) && !negated) {
                return false;
            }
            continue;
        }
        slash |= c == '/';
        if (*i + 2 < text.n && text.p[*i + 1] == '-' && text.p[*i + 2] != ']') { /* the other end is looked at as a member too */
            slash |= text.p[*i + 2] == '\\' || (c <= '/' && (unsigned char)text.p[*i + 2] >= '/' && !negated);
            if (negated && text.p[*i + 2] == '\\') {
                return false;
            }
        }
        ++*i;
    }
    ++*i;
    return slash == negated;
}

bool msf_expression_is_segment(msf_slice text)
{
    for (size_t i = 0; i < text.n;) {
        char c = text.p[i];
        if (c == '\\' || c == '[') {
            if (!(c == '\\' ? escape_is_clean(text, &i) : class_is_clean(text, &i))) {
                return false;
            }
            continue;
        }
        if (c == '.' || c == '/') {
            return false;
        }
        if (c == '(' && i + 1 < text.n && (text.p[i + 1] == '*' || (text.p[i + 1] == '?' && (i + 2 >= text.n || text.p[i + 2] != ':')))) {
            return false;
        }
        i++;
    }
    return true;
}
