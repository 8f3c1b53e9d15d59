#include "php/Log/template.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/scan.h"

/* How a value is written at its place. */
typedef enum log_style {
    STYLE_PLAIN,  /* outside of quotes */
    STYLE_QUOTED, /* between double quotes: what a JSON string may hold */
    STYLE_WHOLE,  /* the same with line breaks */
    STYLE_JSON    /* a JSON value already, only control characters may be wrong in it */
} log_style;

typedef struct piece {
    enum msf_log_field field;
    log_style style;
    msf_slice text; /* of a literal */
} piece;

struct msf_log_template {
    size_t count;
    size_t literal_bytes;
    bool whole; /* made of "json" */
    piece *pieces;
    char text[]; /* what the literals point into */
};

static const char *const names[MSF_LOG_FIELDS] = {
    [MSF_LOG_DATETIME] = "%datetime%", [MSF_LOG_LEVEL_NAME] = "%level_name%", [MSF_LOG_CHANNEL] = "%channel%", [MSF_LOG_LOGID] = "%logId%",
    [MSF_LOG_MESSAGE] = "%message%",   [MSF_LOG_CONTEXT] = "%context%",       [MSF_LOG_EXTRA] = "%extra%",
};

/* ---- taking apart ------------------------------------------------------------------------------------------------------------------- */

static enum msf_log_field field_at(const char *p, const char *end)
{
    for (int f = MSF_LOG_LITERAL + 1; f < MSF_LOG_FIELDS; f++) {
        size_t n = strlen(names[f]);
        if ((size_t)(end - p) >= n && memcmp(p, names[f], n) == 0) {
            return (enum msf_log_field)f;
        }
    }
    return MSF_LOG_LITERAL;
}

static void add_literal(msf_log_template *t, const char *from, const char *to, bool *quoted)
{
    if (to == from) {
        return;
    }
    for (const char *p = from; p < to; p++) {
        if (*p == '\\' && p + 1 < to) {
            p++;
        } else if (*p == '"') {
            *quoted = !*quoted;
        }
    }
    t->pieces[t->count++] = (piece){MSF_LOG_LITERAL, STYLE_PLAIN, {from, (size_t)(to - from)}};
    t->literal_bytes += (size_t)(to - from);
}

static log_style style_of(enum msf_log_field field, bool quoted, bool whole)
{
    if (quoted) {
        return whole ? STYLE_WHOLE : STYLE_QUOTED;
    }
    return field == MSF_LOG_CONTEXT || field == MSF_LOG_EXTRA ? STYLE_JSON : STYLE_PLAIN;
}

static void take_apart(msf_log_template *t, const char *text, size_t len, bool whole)
{
    bool quoted = false;
    const char *from = text, *end = text + len;
    for (const char *p = text; p < end;) {
        enum msf_log_field field = *p == '%' ? field_at(p, end) : MSF_LOG_LITERAL;
        if (field == MSF_LOG_LITERAL) {
            p++;
            continue;
        }
        add_literal(t, from, p, &quoted);
        t->pieces[t->count++] = (piece){field, style_of(field, quoted, whole), {NULL, 0}};
        p += strlen(names[field]);
        from = p;
    }
    add_literal(t, from, end, &quoted);
}

/* Two pieces per '%' and one more are always enough. */
static size_t pieces_max(msf_slice text)
{
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++) {
        n += text.p[i] == '%' ? 2 : 0;
    }
    return n;
}

msf_log_template *msf_log_template_compile(msf_slice text)
{
    bool whole = msf_slice_eq(text, MSF_SLICE("json"));
    text = whole ? MSF_SLICE(MSF_LOG_TEMPLATE_JSON) : text;
    msf_log_template *t = malloc(sizeof *t + text.n + 1);
    piece *pieces = calloc(pieces_max(text), sizeof *pieces);
    if (t == NULL || pieces == NULL) {
        free(t);
        free(pieces);
        return NULL;
    }
    size_t len = text.n;
    memcpy(t->text, text.p, len);
    if (len == 0 || t->text[len - 1] != '\n') {
        t->text[len++] = '\n';
    }
    t->pieces = pieces;
    t->count = t->literal_bytes = 0;
    t->whole = whole;
    take_apart(t, t->text, len, whole);
    return t;
}

void msf_log_template_free(msf_log_template *t)
{
    if (t != NULL) {
        free(t->pieces);
        free(t);
    }
}

/* ---- putting values in -------------------------------------------------------------------------------------------------------------- */

/* Bytes of the UTF-8 sequence at `p`; 0 when it is none (also overlong forms, surrogates, above U+10FFFF). */
static size_t utf8_at(const uint8_t *p, size_t n)
{
    uint8_t c = p[0];
    size_t len = c >= 0xf0 && c <= 0xf4 ? 4 : c >= 0xe0 ? 3 : c >= 0xc2 ? 2 : 0;
    if (len == 0 || c > 0xf4 || len > n) {
        return 0;
    }
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    bool bad = (c == 0xe0 && p[1] < 0xa0) || (c == 0xed && p[1] > 0x9f) || (c == 0xf0 && p[1] < 0x90) || (c == 0xf4 && p[1] > 0x8f);
    return bad ? 0 : len;
}

static int append_hex(msf_buffer *out, const char *prefix, uint8_t c)
{
    char text[8];
    size_t n = strlen(prefix);
    memcpy(text, prefix, n);
    text[n] = "0123456789abcdef"[c >> 4];
    text[n + 1] = "0123456789abcdef"[c & 15];
    return msf_buffer_append(out, text, n + 2);
}

/* Control characters of the upper half (U+0080 to U+009F) drive terminals as ESC does. */
static bool is_c1(const uint8_t *p, size_t len)
{
    return len == 2 && p[0] == 0xc2 && p[1] < 0xa0;
}

/* A line break is at `p`. */
static int append_break(msf_buffer *out, const uint8_t *p, size_t n, log_style style, size_t *used)
{
    if (style == STYLE_WHOLE) {
        return msf_buffer_append(out, *p == '\n' ? "\\n" : "\\r", 2);
    }
    *used = *p == '\r' && n > 1 && p[1] == '\n' ? 2 : 1;
    return msf_buffer_append(out, " ", 1);
}

/* A byte above 0x7f is at `p`. */
static int append_utf8(msf_buffer *out, const uint8_t *p, size_t n, bool json, size_t *used)
{
    size_t len = utf8_at(p, n);
    if (is_c1(p, len)) {
        *used = 2;
        return append_hex(out, json ? "\\u00" : "\\x", p[1]);
    }
    if (len == 0 && json) {
        return msf_buffer_append(out, "\xef\xbf\xbd", 3); /* U+FFFD: JSON is UTF-8 */
    }
    *used = len == 0 ? 1 : len;
    return msf_buffer_append(out, (const char *)p, *used);
}

/* One special byte or sequence; *used is what it took. */
static int append_special(msf_buffer *out, const uint8_t *p, size_t n, log_style style, size_t *used)
{
    uint8_t c = *p;
    bool json = style != STYLE_PLAIN;
    *used = 1;
    if (c == '\r' || c == '\n') {
        return append_break(out, p, n, style, used);
    }
    if (c == '"' || c == '\\') {
        bool escape = style == STYLE_QUOTED || style == STYLE_WHOLE;
        return escape ? msf_buffer_append(out, (const char[]){'\\', (char)c}, 2) : msf_buffer_append(out, (const char *)p, 1);
    }
    if (c == '\t' && !json) {
        return msf_buffer_append(out, "\t", 1);
    }
    return c < 0x80 ? append_hex(out, json ? "\\u00" : "\\x", c) : append_utf8(out, p, n, json, used);
}

static int append_value(msf_buffer *out, msf_slice value, log_style style)
{
    const char *p = value.p, *end = value.p + value.n;
    while (p < end) {
        size_t used = msf_scan_plain(p, (size_t)(end - p));
        if (used > 0 && msf_buffer_append(out, p, used) != 0) {
            return MSF_ETOOBIG;
        }
        p += used;
        if (p == end) {
            break;
        }
        if (append_special(out, (const uint8_t *)p, (size_t)(end - p), style, &used) != 0) {
            return MSF_ETOOBIG;
        }
        p += used;
    }
    return 0;
}

/* The usual line: nothing to escape, so its length is known and one reservation does. */
static int render_plain(const msf_log_template *t, const msf_slice *values, size_t len, msf_buffer *out)
{
    char *at = msf_buffer_reserve(out, len);
    if (at == NULL) {
        return MSF_ETOOBIG;
    }
    for (const piece *p = t->pieces, *end = p + t->count; p < end; p++) {
        msf_slice v = p->field == MSF_LOG_LITERAL ? p->text : values[p->field];
        at = v.n > 0 ? mempcpy(at, v.p, v.n) : at;
    }
    out->len += len;
    return 0;
}

static int render_escaped(const msf_log_template *t, const msf_slice *values, msf_buffer *out)
{
    size_t before = out->len;
    for (size_t i = 0; i < t->count; i++) {
        const piece *p = &t->pieces[i];
        int error =
            p->field == MSF_LOG_LITERAL ? msf_buffer_append(out, p->text.p, p->text.n) : append_value(out, values[p->field], p->style);
        if (error != 0) {
            out->len = before;
            return error;
        }
    }
    return 0;
}

static int render(const msf_log_template *t, const msf_slice *values, msf_buffer *out)
{
    size_t len = t->literal_bytes;
    for (const piece *p = t->pieces, *end = p + t->count; p < end; p++) {
        if (p->field == MSF_LOG_LITERAL) {
            continue;
        }
        msf_slice v = values[p->field];
        len += v.n;
        if (p->field >= MSF_LOG_CHANNEL && msf_scan_plain(v.p, v.n) != v.n) { /* date and level name are ours */
            return render_escaped(t, values, out);
        }
    }
    return render_plain(t, values, len, out);
}

int msf_log_template_render(const msf_log_template *t, const msf_slice *values, msf_buffer *out)
{
    if (!t->whole) {
        return render(t, values, out);
    }
    /* Context and extra are objects in every line, so that a reader meets one type. */
    msf_slice own[MSF_LOG_FIELDS];
    for (int f = 0; f < MSF_LOG_FIELDS; f++) {
        bool nothing = f >= MSF_LOG_CONTEXT && msf_slice_eq(values[f], MSF_SLICE("[]"));
        own[f] = nothing ? MSF_SLICE("{}") : values[f];
    }
    return render(t, own, out);
}
