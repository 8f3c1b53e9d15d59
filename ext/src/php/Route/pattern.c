#include "php/Route/pattern.h"

#include "zend_smart_str.h"

#include "php/Route/expression.h"

#define PIECES (2 * MSF_RULES_CAPTURES_MAX + 1)

/* A run of literal text, or a placeholder. */
typedef struct piece {
    bool is_name;
    msf_slice text; /* the literal, or the expression: n == 0 when none is given */
} piece;

typedef struct reader {
    msf_rules_syntax syntax;
    msf_slice text;
    msf_pattern *out;
    msf_error *error;
    piece pieces[PIECES];
    uint32_t count;
    bool active; /* REST: literal text with characters of expressions in it */
} reader;

static bool fail(reader *r, const char *format, const char *text, size_t n)
{
    msf_error_set(r->error, -EINVAL, format, (int)MIN(n, 80), text ? text : "");
    return false;
}

static bool too_many(reader *r, const char *what, unsigned max)
{
    msf_error_set(r->error, MSF_ETOOBIG, "it has more than %u %s", max, what);
    return false;
}

/* ---- placeholders and what is between them ------------------------------------------------------------------------------------------ */

static bool is_name_char(const reader *r, char c)
{
    return isalnum((unsigned char)c) || c == '_' || (r->syntax == MSF_RULES_REST && (c == '.' || c == '-'));
}

static bool add_name(reader *r, msf_slice name)
{
    msf_pattern *out = r->out;
    bool good = name.n > 0 && !(r->syntax == MSF_RULES_ATTRIBUTE && isdigit((unsigned char)*name.p));
    for (size_t i = 0; i < name.n; i++) {
        good = good && is_name_char(r, name.p[i]);
    }
    if (!good) {
        return fail(r, "\"%.*s\" cannot be the name of a placeholder", name.p, name.n);
    }
    for (uint32_t i = 0; i < out->name_count; i++) {
        if (msf_slice_eq(out->names[i], name)) {
            return fail(r, "the placeholder %.*s is there twice", name.p, name.n);
        }
    }
    if (out->name_count == MSF_RULES_CAPTURES_MAX) {
        return too_many(r, "placeholders", MSF_RULES_CAPTURES_MAX);
    }
    out->names[out->name_count++] = name;
    return true;
}

/* Where the placeholder that begins at `at` ends; the length of the text if nowhere. */
static size_t end_of(const reader *r, size_t at)
{
    const msf_slice t = r->text;
    if (r->syntax == MSF_RULES_REST) {
        const char *p = memchr(t.p + at, '>', t.n - at);
        return p ? (size_t)(p - t.p) : t.n;
    }
    unsigned depth = 0;
    for (; at < t.n; at++) {
        if (t.p[at] == '\\') {
            at++;
        } else if (t.p[at] == '{') {
            depth++;
        } else if (t.p[at] == '}' && --depth == 0) {
            return at;
        }
    }
    return t.n;
}

/* `at`: the opening bracket. Moves behind the closing one. */
static bool read_placeholder(reader *r, size_t *at)
{
    size_t end = end_of(r, *at);
    msf_slice inside = {r->text.p + *at + 1, end - *at - 1}, expression = MSF_SLICE_NONE;
    if (end == r->text.n) {
        return fail(r, "nothing closes the placeholder that begins with \"%.*s\"", r->text.p + *at, r->text.n - *at);
    }
    const char *colon = memchr(inside.p, ':', inside.n);
    if (colon) {
        expression = msf_slice_of(colon + 1, inside.n - (size_t)(colon + 1 - inside.p));
        inside.n = (size_t)(colon - inside.p);
    }
    if (!add_name(r, inside) || (expression.n && !msf_expression_is_valid(expression, r->error))) {
        return false;
    }
    r->pieces[r->count++] = (piece){true, expression};
    *at = end + 1;
    return true;
}

static bool read_pieces(reader *r)
{
    const char open = r->syntax == MSF_RULES_REST ? '<' : '{', shut = r->syntax == MSF_RULES_REST ? '>' : '}';
    for (size_t at = 0, from = 0;;) {
        while (at < r->text.n && r->text.p[at] != open && r->text.p[at] != shut) {
            r->active |= r->syntax == MSF_RULES_REST && strchr("+?|^\\{}", r->text.p[at]) != NULL;
            at++;
        }
        if (at > from) {
            r->pieces[r->count++] = (piece){false, msf_slice_of(r->text.p + from, at - from)};
        }
        if (at == r->text.n) {
            return true;
        }
        if (r->text.p[at] == shut) {
            return fail(r, "nothing opens the placeholder that ends with \"%.*s\"", r->text.p + from, at - from + 1);
        }
        if (!read_placeholder(r, &at)) {
            return false;
        }
        from = at;
    }
}

/* ---- pieces to parts ---------------------------------------------------------------------------------------------------------------- */

static int hex(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

/* Paths are compared decoded; rules of the original, which compared them encoded, may have "%E4%BD%A0". */
static void append_decoded(smart_str *s, msf_slice text)
{
    for (size_t i = 0; i < text.n; i++) {
        bool coded = text.p[i] == '%' && i + 2 < text.n && isxdigit((unsigned char)text.p[i + 1]) && isxdigit((unsigned char)text.p[i + 2]);
        smart_str_appendc(s, coded ? (char)(hex(text.p[i + 1]) * 16 + hex(text.p[i + 2])) : text.p[i]);
        i += coded ? 2 : 0;
    }
}

static void append_quoted(const reader *r, smart_str *s, msf_slice text)
{
    smart_str plain = {0};
    append_decoded(&plain, text);
    for (size_t i = 0; plain.s && i < ZSTR_LEN(plain.s); i++) {
        char c = ZSTR_VAL(plain.s)[i];
        if (strchr(r->active ? ".*$[]()" : ".*$[]()+?|^\\{}", c)) {
            smart_str_appendc(s, '\\');
        }
        smart_str_appendc(s, c);
    }
    smart_str_free(&plain);
}

/* One expression for pieces[from..to); the first and the last one may be cut by slashes. */
static zend_string *expression_of(const reader *r, const piece *p, uint32_t count, uint32_t *captures)
{
    smart_str s = {0};
    *captures = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!p[i].is_name) {
            append_quoted(r, &s, p[i].text);
            continue;
        }
        msf_slice inner = p[i].text.n ? p[i].text : MSF_SLICE("[^/]+");
        smart_str_append_printf(&s, "(?<m%u>%.*s)", (*captures)++, (int)inner.n, inner.p);
    }
    smart_str_0(&s);
    return s.s ? s.s : ZSTR_EMPTY_ALLOC();
}

static bool add_part(reader *r, msf_trie_kind kind, zend_string *text, uint32_t captures)
{
    msf_pattern *out = r->out;
    if (out->part_count == MSF_RULES_SEGMENTS_MAX) {
        if (text) {
            zend_string_release(text);
        }
        return too_many(r, "segments", MSF_RULES_SEGMENTS_MAX);
    }
    out->parts[out->part_count++] = (msf_pattern_part){kind, text, captures};
    return true;
}

static bool add_segment(reader *r, const piece *p, uint32_t count)
{
    uint32_t captures;
    if (count == 1 && p->is_name && p->text.n == 0) {
        return add_part(r, MSF_TRIE_ANY, NULL, 1);
    }
    if (count == 0 || (count == 1 && !p->is_name)) {
        smart_str s = {0};
        append_decoded(&s, count ? p->text : MSF_SLICE_NONE);
        smart_str_0(&s);
        return add_part(r, MSF_TRIE_LITERAL, s.s ? s.s : ZSTR_EMPTY_ALLOC(), 0);
    }
    zend_string *text = expression_of(r, p, count, &captures);
    return add_part(r, MSF_TRIE_CHECK, text, captures);
}

static bool add_tail(reader *r, const piece *p, uint32_t count)
{
    uint32_t captures;
    zend_string *text = expression_of(r, p, count, &captures);
    return add_part(r, MSF_TRIE_TAIL, text, captures);
}

typedef struct place {
    uint32_t piece;
    size_t offset; /* in its text, when it is a literal */
} place;

/* The pieces from `from` to the end. */
static uint32_t rest_of(const reader *r, place from, piece *out)
{
    uint32_t n = 0;
    for (uint32_t i = from.piece; i < r->count; i++) {
        out[n] = r->pieces[i];
        if (i == from.piece && !out[n].is_name) {
            out[n].text.p += from.offset;
            out[n].text.n -= from.offset;
        }
        n++;
    }
    return n;
}

/* The pieces from *at to the next slash between them; *at moves behind it. False when there is none: the last segment. */
static bool next_segment(const reader *r, place *at, piece *out, uint32_t *count)
{
    if (!r->pieces[at->piece].is_name && at->offset == r->pieces[at->piece].text.n) { /* its last slash was the one before us */
        *at = (place){at->piece + 1, 0};
    }
    uint32_t left = rest_of(r, *at, out);
    for (*count = 0; *count < left; ++*count) {
        piece *p = &out[*count];
        const char *slash = p->is_name ? NULL : memchr(p->text.p, '/', p->text.n);
        if (slash) {
            at->piece += *count;
            at->offset = (size_t)(slash + 1 - r->pieces[at->piece].text.p);
            p->text.n = (size_t)(slash - p->text.p);
            *count += p->text.n > 0;
            return true;
        }
    }
    return false;
}

static bool stays_in_segment(const piece *p, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (p[i].is_name && !msf_expression_is_segment(p[i].text)) {
            return false;
        }
    }
    return true;
}

static bool build(reader *r)
{
    piece segment[PIECES];
    uint32_t count;
    place at = {0, 0};
    if (r->count == 0) {
        return true; /* the root */
    }
    for (bool more = !r->active; more;) {
        place begin = at;
        more = next_segment(r, &at, segment, &count);
        if (!stays_in_segment(segment, count)) {
            at = begin;
            break;
        }
        if (!add_segment(r, segment, count)) {
            return false;
        }
        if (!more) {
            return true;
        }
    }
    return add_tail(r, segment, rest_of(r, at, segment));
}

static msf_slice trim(msf_slice text)
{
    while (text.n > 0 && *text.p == '/') {
        text.p++;
        text.n--;
    }
    while (text.n > 0 && text.p[text.n - 1] == '/') {
        text.n--;
    }
    return text;
}

int msf_pattern_parse(msf_rules_syntax syntax, msf_slice text, msf_pattern *out, msf_error *error)
{
    reader r = {.syntax = syntax, .text = trim(text), .out = out, .error = error};
    out->part_count = out->name_count = 0;
    if (text.n > MSF_RULES_PATTERN_MAX) {
        return msf_error_set(error, MSF_ETOOBIG, "it is longer than %d bytes", MSF_RULES_PATTERN_MAX);
    }
    if (text.n >= 2 && memcmp(text.p, "//", 2) == 0) {
        return msf_error_set(error, -EINVAL, "it begins with two slashes, as no path does");
    }
    if (memchr(text.p ? text.p : "", '\0', text.n)) {
        return msf_error_set(error, -EINVAL, "there is a NUL byte in it");
    }
    return read_pieces(&r) && build(&r) ? 0 : error->code;
}

void msf_pattern_free(msf_pattern *p)
{
    for (uint32_t i = 0; i < p->part_count; i++) {
        if (p->parts[i].text) {
            zend_string_release(p->parts[i].text);
        }
    }
    p->part_count = 0;
}
