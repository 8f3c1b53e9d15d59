#include "php/Log/template.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct piece {
    enum msf_log_field field;
    bool quoted;
    msf_slice text; /* of a literal */
} piece;

struct msf_log_template {
    size_t count;
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
    t->pieces[t->count++] = (piece){MSF_LOG_LITERAL, false, {from, (size_t)(to - from)}};
}

static void take_apart(msf_log_template *t, const char *text, size_t len)
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
        t->pieces[t->count++] = (piece){field, quoted, {NULL, 0}};
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
    t->count = 0;
    take_apart(t, t->text, len);
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

#define EACH(byte) (0x0101010101010101ull * (uint8_t)(byte))

static inline uint64_t has_zero(uint64_t x)
{
    return (x - EACH(1)) & ~x & EACH(0x80);
}

/* Nonzero when one of eight bytes is a control character, DEL, '"', '\\' or not ASCII. */
static inline __attribute__((always_inline)) uint64_t special_in(uint64_t x)
{
    return ((x - EACH(0x20)) & ~x & EACH(0x80)) | (x & EACH(0x80)) | has_zero(x ^ EACH('"')) | has_zero(x ^ EACH('\\')) |
           has_zero(x ^ EACH(0x7f));
}

static bool is_special(uint8_t c)
{
    return c < 0x20 || c >= 0x7f || c == '"' || c == '\\';
}

static uint64_t load(const char *p)
{
    uint64_t x;
    memcpy(&x, p, 8);
    return x;
}

/* Whether nothing in the value needs a look. The last eight bytes are read together, over some that were seen. */
static bool is_plain(msf_slice v)
{
    if (v.n < 8) {
        for (size_t i = 0; i < v.n; i++) {
            if (is_special((uint8_t)v.p[i])) {
                return false;
            }
        }
        return true;
    }
    uint64_t special = special_in(load(v.p + v.n - 8));
    for (size_t i = 0; i + 8 < v.n; i += 8) {
        special |= special_in(load(v.p + i));
    }
    return special == 0;
}

/* The length of the run at `p` that needs no look at all. */
static size_t plain_run(const char *p, size_t n)
{
    size_t i = 0;
    while (i + 8 <= n && special_in(load(p + i)) == 0) {
        i += 8;
    }
    while (i < n && !is_special((uint8_t)p[i])) {
        i++;
    }
    return i;
}

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

/* One special byte or sequence; *used is what it took. */
static int append_special(msf_buffer *out, const uint8_t *p, size_t n, bool quoted, size_t *used)
{
    uint8_t c = *p;
    *used = 1;
    if (c == '\r' || c == '\n') {
        *used = c == '\r' && n > 1 && p[1] == '\n' ? 2 : 1;
        return msf_buffer_append(out, " ", 1);
    }
    if (c == '"' || c == '\\') {
        return quoted ? msf_buffer_append(out, (const char[]){'\\', (char)c}, 2) : msf_buffer_append(out, (const char *)p, 1);
    }
    if (c == '\t' && !quoted) {
        return msf_buffer_append(out, "\t", 1);
    }
    if (c < 0x80) {
        return append_hex(out, quoted ? "\\u00" : "\\x", c);
    }
    size_t len = utf8_at(p, n);
    if (is_c1(p, len)) {
        *used = 2;
        return append_hex(out, quoted ? "\\u00" : "\\x", p[1]);
    }
    if (len == 0 && quoted) {
        return msf_buffer_append(out, "\xef\xbf\xbd", 3); /* U+FFFD: JSON is UTF-8 */
    }
    *used = len == 0 ? 1 : len;
    return msf_buffer_append(out, (const char *)p, *used);
}

static int append_value(msf_buffer *out, msf_slice value, bool quoted)
{
    const char *p = value.p, *end = value.p + value.n;
    while (p < end) {
        size_t used = plain_run(p, (size_t)(end - p));
        if (used > 0 && msf_buffer_append(out, p, used) != 0) {
            return MSF_ETOOBIG;
        }
        p += used;
        if (p == end) {
            break;
        }
        if (append_special(out, (const uint8_t *)p, (size_t)(end - p), quoted, &used) != 0) {
            return MSF_ETOOBIG;
        }
        p += used;
    }
    return 0;
}

static char *copy_to(char *out, msf_slice s)
{
    if (s.n > 0) {
        memcpy(out, s.p, s.n);
    }
    return out + s.n;
}

static msf_slice text_of(const piece *p, const msf_slice *values)
{
    return p->field == MSF_LOG_LITERAL ? p->text : values[p->field];
}

/* The usual line: nothing to escape, so its length is known and one reservation does. */
static int render_plain(const msf_log_template *t, const msf_slice *values, size_t len, msf_buffer *out)
{
    char *at = msf_buffer_reserve(out, len);
    if (at == NULL) {
        return MSF_ETOOBIG;
    }
    for (size_t i = 0; i < t->count; i++) {
        at = copy_to(at, text_of(&t->pieces[i], values));
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
            p->field == MSF_LOG_LITERAL ? msf_buffer_append(out, p->text.p, p->text.n) : append_value(out, values[p->field], p->quoted);
        if (error != 0) {
            out->len = before;
            return error;
        }
    }
    return 0;
}

int msf_log_template_render(const msf_log_template *t, const msf_slice *values, msf_buffer *out)
{
    size_t len = 0;
    for (size_t i = 0; i < t->count; i++) {
        const piece *p = &t->pieces[i];
        msf_slice v = text_of(p, values);
        len += v.n;
        if (p->field >= MSF_LOG_CHANNEL && !is_plain(v)) { /* date and level name are ours */
            return render_escaped(t, values, out);
        }
    }
    return render_plain(t, values, len, out);
}
