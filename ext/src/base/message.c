#include "base/message.h"

#include <math.h>
#include <stdlib.h>

#include "base/message_private.h"

/* Reads along the pattern. `out` is NULL where a part is only checked. */
typedef struct scan {
    const char *p, *end;
    msf_buffer *out;
    msf_slice language;
    msf_message_arguments args;
    msf_slice *type;
    unsigned depth;
} scan;

/* The plural around a text: what its # stands for. NULL: # is a character. */
typedef struct around {
    msf_message_value number;
} around;

static int put(scan *s, const char *p, size_t n)
{
    return s->out == NULL ? 0 : msf_buffer_append(s->out, p, n);
}

/* ---- numbers ---- */

static int put_number(scan *s, const msf_message_value *v)
{
    if (s->out == NULL) {
        return 0;
    }
    return v->kind == MSF_MESSAGE_INTEGER ? msf_message_put_integer(s->out, s->language, v->integer)
                                          : msf_message_put_decimal(s->out, s->language, v->decimal);
}

static double double_of(const msf_message_value *v)
{
    return v->kind == MSF_MESSAGE_INTEGER ? (double)v->integer : v->decimal;
}

static msf_message_value less(msf_message_value v, int64_t offset)
{
    int64_t rest;
    if (v.kind == MSF_MESSAGE_INTEGER && !__builtin_sub_overflow(v.integer, offset, &rest)) {
        v.integer = rest;
        return v;
    }
    v.decimal = double_of(&v) - (double)offset;
    v.kind = MSF_MESSAGE_DECIMAL;
    return v;
}

/* ---- words ---- */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void skip_space(scan *s)
{
    while (s->p < s->end && is_space(*s->p)) {
        s->p++;
    }
}

static bool is_at(const scan *s, char c)
{
    return s->p < s->end && *s->p == c;
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-' ||
           (c & 0x80) != 0;
}

/* With the space around it. Empty when there is none. */
static msf_slice word(scan *s)
{
    skip_space(s);
    const char *from = s->p;
    while (s->p < s->end && is_word(*s->p)) {
        s->p++;
    }
    msf_slice w = {from, (size_t)(s->p - from)};
    skip_space(s);
    return w;
}

/* "12", "-3". False when it is none, or too large. */
static bool parse_integer(msf_slice text, int64_t *out)
{
    size_t at = text.n > 0 && text.p[0] == '-';
    *out = 0;
    if (text.n == at || text.n - at > 18) {
        return false;
    }
    for (size_t i = at; i < text.n; i++) {
        if (text.p[i] < '0' || text.p[i] > '9') {
            return false;
        }
        *out = *out * 10 + (text.p[i] - '0');
    }
    *out = at == 1 ? -*out : *out;
    return true;
}

/* ---- text ---- */

static int message(scan *s, const around *plural);

/* An apostrophe: two are one; before a brace (or # in a plural) it begins a part that is taken as it is. */
static int quote(scan *s, const around *plural)
{
    const char *next = ++s->p;
    if (next < s->end && *next == '\'') {
        s->p++;
        return put(s, "'", 1);
    }
    if (next == s->end || !(*next == '{' || *next == '}' || (*next == '#' && plural != NULL))) {
        return put(s, "'", 1);
    }
    while (s->p < s->end) {
        const char *from = s->p, *to = memchr(from, '\'', (size_t)(s->end - from));
        s->p = to == NULL ? s->end : to + 1;
        int err = put(s, from, (size_t)((to == NULL ? s->end : to) - from));
        if (err != 0 || !is_at(s, '\'')) {
            return err;
        }
        err = put(s, s->p++, 1);
        if (err != 0) {
            return err;
        }
    }
    return 0;
}

/* ---- select and plural ---- */

/* One "keyword {text}": where its text begins, for the second reading. */
typedef struct branch {
    const char *text;
    int rank; /* the lower one wins */
} branch;

enum { RANK_EXACT, RANK_KEYWORD, RANK_OTHER, RANK_NONE };

/* Checks a branch's text without writing it; stands behind its closing brace then. */
static int check_branch(scan *s, const around *plural)
{
    msf_buffer *out = s->out;
    if (!is_at(s, '{')) {
        return MSF_EPROTO;
    }
    s->p++;
    s->out = NULL;
    int err = message(s, plural);
    s->out = out;
    if (err == 0 && !is_at(s, '}')) {
        return MSF_EPROTO;
    }
    s->p += err == 0;
    skip_space(s);
    return err;
}

/* Writes the chosen one. The reader goes on behind the argument. */
static int write_branch(scan *s, branch chosen, const around *plural)
{
    const char *behind = s->p;
    if (s->out == NULL) {
        return 0;
    }
    s->p = chosen.text;
    int err = message(s, plural);
    s->p = behind;
    return err;
}

static int select_branch(scan *s, msf_message_value v)
{
    branch chosen = {NULL, RANK_NONE};
    bool has_other = false;
    while (s->p < s->end && *s->p != '}') {
        msf_slice keyword = word(s);
        bool is_other = msf_slice_eq(keyword, MSF_SLICE("other"));
        int rank = v.kind != MSF_MESSAGE_ABSENT && msf_slice_eq(keyword, v.text) ? RANK_KEYWORD : is_other ? RANK_OTHER : RANK_NONE;
        if (keyword.n == 0) {
            return MSF_EPROTO;
        }
        if (rank < chosen.rank) {
            chosen = (branch){s->p + 1, rank};
        }
        has_other |= is_other;
        int err = check_branch(s, NULL);
        if (err != 0) {
            return err;
        }
    }
    return has_other ? write_branch(s, chosen, NULL) : MSF_EPROTO;
}

/* How well "=n" or a keyword fits the number. -1: malformed. */
static int rank_of(scan *s, const msf_message_value *v, const char *category)
{
    int64_t exact;
    bool is_exact = is_at(s, '=');
    s->p += is_exact;
    msf_slice keyword = word(s);
    if (keyword.n == 0 || (is_exact && !parse_integer(keyword, &exact))) {
        return -1;
    }
    if (is_exact) {
        return v->kind != MSF_MESSAGE_ABSENT && double_of(v) == (double)exact ? RANK_EXACT : RANK_NONE;
    }
    if (msf_slice_eq(keyword, msf_slice_str(category))) {
        return RANK_KEYWORD;
    }
    return msf_slice_eq(keyword, MSF_SLICE("other")) ? RANK_OTHER : RANK_NONE;
}

static int skip_offset(scan *s, int64_t *offset)
{
    static const char name[] = "offset:";
    *offset = 0;
    skip_space(s);
    if ((size_t)(s->end - s->p) < sizeof name - 1 || memcmp(s->p, name, sizeof name - 1) != 0) {
        return 0;
    }
    s->p += sizeof name - 1;
    return parse_integer(word(s), offset) ? 0 : MSF_EPROTO;
}

static int plural_branches(scan *s, const msf_message_value *v, const char *category, const around *in, branch *chosen)
{
    bool has_other = false;
    while (s->p < s->end && *s->p != '}') {
        const char *from = s->p;
        int rank = rank_of(s, v, category);
        if (rank < 0) {
            return MSF_EPROTO;
        }
        has_other |= s->end - from >= 5 && memcmp(from, "other", 5) == 0 && (s->end - from == 5 || !is_word(from[5]));
        if (rank < chosen->rank) {
            *chosen = (branch){s->p + 1, rank};
        }
        int err = check_branch(s, in);
        if (err != 0) {
            return err;
        }
    }
    return has_other ? 0 : MSF_EPROTO;
}

static int plural_branch(scan *s, msf_message_value v, bool ordinal)
{
    int64_t offset;
    branch chosen = {NULL, RANK_NONE};
    int err = skip_offset(s, &offset);
    if (err != 0) {
        return err;
    }
    around in = {less(v, offset)};
    msf_plural_number n = msf_message_operands(&in.number);
    const char *category = ordinal ? msf_plural_ordinal(s->language, n) : msf_plural_cardinal(s->language, n);
    err = plural_branches(s, &v, category, &in, &chosen);
    return err != 0 ? err : write_branch(s, chosen, &in);
}

/* ---- arguments ---- */

static int put_absent(scan *s, msf_slice name)
{
    int err = put(s, "{", 1);
    err = err != 0 ? err : put(s, name.p, name.n);
    return err != 0 ? err : put(s, "}", 1);
}

static int put_plain(scan *s, msf_slice name)
{
    if (s->out == NULL) {
        return 0;
    }
    msf_message_value v = s->args.find(s->args.ctx, name, false);
    return v.kind == MSF_MESSAGE_ABSENT ? put_absent(s, name) : put(s, v.text.p, v.text.n);
}

static msf_slice trimmed(const char *from, const char *to)
{
    while (from < to && is_space(*from)) {
        from++;
    }
    while (from < to && is_space(to[-1])) {
        to--;
    }
    return msf_slice_of(from, (size_t)(to - from));
}

/* What stands between the type and the closing brace, by ICU's rules for styles: braces in pairs, quoted parts are passed over. */
static int style_of(scan *s, msf_slice *style)
{
    const char *from = s->p;
    size_t open = 0;
    for (; s->p < s->end && (*s->p != '}' || open > 0); s->p++) {
        if (*s->p == '\'') {
            const char *to = memchr(s->p + 1, '\'', (size_t)(s->end - s->p - 1));
            if (to == NULL) {
                return MSF_EPROTO;
            }
            s->p = to;
        } else if (*s->p == '{') {
            open++;
        } else if (*s->p == '}') {
            open--;
        }
    }
    *style = trimmed(from, s->p);
    return 0;
}

static int put_typed_number(scan *s, msf_slice name, msf_slice style)
{
    msf_message_value v = s->args.find(s->args.ctx, name, true);
    if (v.kind == MSF_MESSAGE_ABSENT) {
        return put_absent(s, name);
    }
    if (msf_slice_eq(style, MSF_SLICE("percent"))) {
        return msf_message_put_percent(s->out, s->language, double_of(&v));
    }
    if (style.n > 0 && v.kind == MSF_MESSAGE_DECIMAL) { /* integer */
        v.decimal = rint(v.decimal);
    }
    return put_number(s, &v);
}

static bool is_number_style(msf_slice style)
{
    return style.n == 0 || msf_slice_eq(style, MSF_SLICE("integer")) || msf_slice_eq(style, MSF_SLICE("percent"));
}

static int put_simple(scan *s, msf_slice name, msf_slice type, bool has_style)
{
    msf_slice style = MSF_SLICE_NONE;
    if (has_style) {
        int err = style_of(s, &style);
        if (err != 0) {
            return err;
        }
    }
    if (s->out == NULL) {
        return 0;
    }
    if (!msf_slice_eq(type, MSF_SLICE("number")) || !is_number_style(style)) {
        if (s->type != NULL) {
            *s->type = type;
        }
        return MSF_EUNSUPPORTED;
    }
    return put_typed_number(s, name, style);
}

/* The value for a select or plural; a part that is only checked has none. */
static msf_message_value value_of(scan *s, msf_slice name, bool number)
{
    msf_message_value none = {MSF_MESSAGE_ABSENT, MSF_SLICE_NONE, 0, 0};
    return s->out == NULL ? none : s->args.find(s->args.ctx, name, number);
}

static int put_complex(scan *s, msf_slice name, msf_slice type, bool *is_complex)
{
    bool select = msf_slice_eq(type, MSF_SLICE("select")), ordinal = msf_slice_eq(type, MSF_SLICE("selectordinal"));
    *is_complex = select || ordinal || msf_slice_eq(type, MSF_SLICE("plural"));
    if (!*is_complex) {
        return 0;
    }
    if (!is_at(s, ',')) {
        return MSF_EPROTO;
    }
    s->p++;
    skip_space(s);
    if (select) {
        return select_branch(s, value_of(s, name, false));
    }
    msf_message_value v = value_of(s, name, true);
    msf_buffer *out = s->out;
    if (v.kind == MSF_MESSAGE_ABSENT) {
        s->out = NULL; /* checked, and written as it is asked for */
    }
    int err = plural_branch(s, v, ordinal);
    s->out = out;
    return err != 0 || v.kind != MSF_MESSAGE_ABSENT ? err : put_absent(s, name);
}

static int typed(scan *s, msf_slice name)
{
    bool is_complex;
    msf_slice type = word(s);
    if (type.n == 0) {
        return MSF_EPROTO;
    }
    int err = put_complex(s, name, type, &is_complex);
    if (is_complex) {
        return err;
    }
    bool has_style = is_at(s, ',');
    s->p += has_style;
    return put_simple(s, name, type, has_style);
}

/* Stands behind the opening brace, and behind the closing one then. */
static int argument(scan *s)
{
    msf_slice name = word(s);
    if (name.n == 0) {
        return MSF_EPROTO;
    }
    if (++s->depth > MSF_MESSAGE_DEPTH_MAX) {
        return MSF_ETOOBIG;
    }
    int err;
    if (is_at(s, ',')) {
        s->p++;
        err = typed(s, name);
    } else {
        err = is_at(s, '}') ? put_plain(s, name) : MSF_EPROTO;
    }
    s->depth--;
    if (err == 0 && !is_at(s, '}')) {
        return MSF_EPROTO;
    }
    s->p += err == 0;
    return err;
}

/* Until the end, or until the brace that closes the text of a branch. */
static int message(scan *s, const around *plural)
{
    int err = 0;
    while (s->p < s->end && err == 0) {
        switch (*s->p) {
        case '\'':
            err = quote(s, plural);
            break;
        case '{':
            s->p++;
            err = argument(s);
            break;
        case '}':
            if (s->depth > 0) {
                return 0;
            }
            err = put(s, s->p++, 1);
            break;
        case '#':
            err = plural != NULL ? put_number(s, &plural->number) : put(s, s->p, 1);
            s->p++;
            break;
        default: {
            const char *from = s->p;
            while (s->p < s->end && *s->p != '\'' && *s->p != '{' && *s->p != '}' && *s->p != '#') {
                s->p++;
            }
            err = put(s, from, (size_t)(s->p - from));
        }
        }
    }
    return err;
}

int msf_message_format(msf_buffer *out, msf_slice pattern, msf_slice language, msf_message_arguments args, msf_slice *type)
{
    scan checked = {.p = pattern.p, .end = pattern.p + pattern.n, .language = language}, written = checked;
    int err = message(&checked, NULL);
    if (err != 0) {
        return err;
    }
    written.out = out;
    written.args = args;
    written.type = type;
    return message(&written, NULL);
}

bool msf_message_is_typed(msf_slice text)
{
    const char *end = text.p + text.n, *p = text.n > 0 ? memchr(text.p, '{', text.n) : NULL;
    while (p != NULL) {
        scan s = {.p = p + 1, .end = end};
        if (word(&s).n > 0 && is_at(&s, ',')) {
            return true;
        }
        p = memchr(p + 1, '{', (size_t)(end - p - 1));
    }
    return false;
}

/* ---- numbered arguments ---- */

/* Copies one argument from its brace to the closing one, under its number. */
static int number_argument(scan *s, msf_buffer *out, size_t (*name)(void *, msf_slice), void *ctx)
{
    scan copy = *s;
    copy.p++;
    msf_slice found = word(&copy);
    int err = found.n == 0 ? MSF_EPROTO : msf_buffer_printf(out, "{%zu", name(ctx, found));
    const char *from = copy.p;
    s->p++;
    err = err != 0 ? err : argument(s);
    return err != 0 ? err : msf_buffer_append(out, from, (size_t)(s->p - from));
}

int msf_message_number(msf_buffer *out, msf_slice pattern, size_t (*name)(void *ctx, msf_slice name), void *ctx)
{
    scan s = {.p = pattern.p, .end = pattern.p + pattern.n};
    int err = 0;
    while (s.p < s.end && err == 0) {
        const char *from = s.p;
        if (*s.p == '{') {
            err = number_argument(&s, out, name, ctx);
        } else if (*s.p == '\'') {
            err = quote(&s, NULL);
            err = err != 0 ? err : msf_buffer_append(out, from, (size_t)(s.p - from));
        } else {
            err = msf_buffer_append(out, s.p++, 1);
        }
    }
    return err;
}
