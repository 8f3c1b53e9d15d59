#include "php/Log/record.h"

#include <stdio.h>

#include "base/clock.h"

void msf_log_record_init(msf_log_record *r)
{
    memset(r, 0, offsetof(msf_log_record, small));
    r->pairs_room = MSF_LOG_PAIRS_INLINE;
}

static void clear_items(msf_log_items *items)
{
    if (items->list == NULL) {
        return;
    }
    for (uint32_t i = 0; i < items->count; i++) {
        zend_string_release(items->list[i].name);
    }
    efree(items->list);
    *items = (msf_log_items){0};
}

void msf_log_record_clear(msf_log_record *r)
{
    if (r->pairs != NULL) {
        efree(r->pairs);
    }
    clear_items(&r->profiles);
    clear_items(&r->counters);
    msf_log_record_init(r);
}

static void copy_items(msf_log_items *to, const msf_log_items *from)
{
    if (from->count == 0) {
        return;
    }
    to->list = safe_emalloc(from->room, sizeof(msf_log_item), 0);
    memcpy(to->list, from->list, from->count * sizeof(msf_log_item));
    to->count = from->count;
    to->room = from->room;
    for (uint32_t i = 0; i < to->count; i++) {
        zend_string_addref(to->list[i].name);
    }
}

static char *text_of(msf_log_record *r)
{
    return r->pairs == NULL ? r->small : r->pairs;
}

void msf_log_record_copy(msf_log_record *to, const msf_log_record *from)
{
    msf_log_record_init(to);
    if (from->pairs != NULL) {
        to->pairs = emalloc(from->pairs_room);
        memcpy(to->pairs, from->pairs, from->pairs_len);
        to->pairs_room = from->pairs_room;
    } else {
        memcpy(to->small, from->small, from->pairs_len);
    }
    to->pairs_len = from->pairs_len;
    to->left_out = from->left_out;
    copy_items(&to->profiles, &from->profiles);
    copy_items(&to->counters, &from->counters);
}

/* ---- pairs -------------------------------------------------------------------------------------------------------------------------- */

/* Room for `n` more bytes; NULL at the ceiling. */
static char *reserve(msf_log_record *r, size_t n)
{
    if (n > MSF_LOG_PAIRS_MAX || r->pairs_len + n > MSF_LOG_PAIRS_MAX) {
        return NULL;
    }
    if (r->pairs_len + n > r->pairs_room) {
        uint32_t room = r->pairs_room;
        while (room < r->pairs_len + n) {
            room *= 2;
        }
        char *grown = r->pairs == NULL ? emalloc(room) : erealloc(r->pairs, room);
        if (r->pairs == NULL) {
            memcpy(grown, r->small, r->pairs_len);
        }
        r->pairs = grown;
        r->pairs_room = room;
    }
    return text_of(r) + r->pairs_len;
}

/* Bytes that urlencode() leaves as they are. */
static const bool unreserved[256] = {
    ['a' ... 'z'] = true, ['A' ... 'Z'] = true, ['0' ... '9'] = true, ['-'] = true, ['.'] = true, ['_'] = true,
};

static char *encode_byte(char *out, unsigned char c)
{
    static const char digits[] = "0123456789ABCDEF";
    if (c == ' ') {
        *out++ = '+';
        return out;
    }
    *out++ = '%';
    *out++ = digits[c >> 4];
    *out++ = digits[c & 15];
    return out;
}

/* The form of urlencode(). */
static char *encode_into(char *out, msf_slice s)
{
    for (const char *p = s.p, *end = s.p + s.n; p < end; p++) {
        if (unreserved[(unsigned char)*p]) {
            *out++ = *p;
        } else {
            out = encode_byte(out, (unsigned char)*p);
        }
    }
    return out;
}

static char *copy_into(char *out, msf_slice s)
{
    return s.n > 0 ? mempcpy(out, s.p, s.n) : out;
}

static size_t encoded_len(msf_slice s)
{
    size_t n = s.n;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        n += unreserved[c] || c == ' ' ? 0 : 2;
    }
    return n;
}

/* Bytes that a pair may take: a quick guess while there is room for it, else counted. */
static size_t pair_len(const msf_log_record *r, msf_slice key, msf_slice value, unsigned encode)
{
    if (key.n > MSF_LOG_PAIRS_MAX || value.n > MSF_LOG_PAIRS_MAX) {
        return SIZE_MAX;
    }
    size_t most = 2 + 3 * (key.n + value.n);
    return r->pairs_len + most <= r->pairs_room ? most
                                                : 2 + encoded_len(key) + (encode & MSF_LOG_ENCODE_VALUE ? encoded_len(value) : value.n);
}

void msf_log_record_push(msf_log_record *r, msf_slice key, msf_slice value, unsigned encode)
{
    char *out = reserve(r, pair_len(r, key, value, encode));
    if (out == NULL) {
        r->left_out++;
        return;
    }
    if (r->pairs_len > 0) {
        *out++ = ' ';
    }
    out = encode & MSF_LOG_ENCODE_KEY ? encode_into(out, key) : copy_into(out, key);
    *out++ = '=';
    out = encode & MSF_LOG_ENCODE_VALUE ? encode_into(out, value) : copy_into(out, value);
    r->pairs_len = (uint32_t)(out - text_of(r));
}

static char *number_into(char *out, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return mempcpy(out, digits + at, sizeof digits - at);
}

void msf_log_record_push_long(msf_log_record *r, msf_slice key, int64_t value)
{
    char *out = key.n <= MSF_LOG_PAIRS_MAX ? reserve(r, key.n + 24) : NULL; /* a space, '=', a sign, 19 digits */
    if (out == NULL) {
        r->left_out++;
        return;
    }
    if (r->pairs_len > 0) {
        *out++ = ' ';
    }
    out = copy_into(out, key);
    *out++ = '=';
    if (value < 0) {
        *out++ = '-';
    }
    out = number_into(out, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
    r->pairs_len = (uint32_t)(out - text_of(r));
}

/* ---- timings and counters ----------------------------------------------------------------------------------------------------------- */

static msf_log_item *item_of(msf_log_items *items, msf_slice name)
{
    for (uint32_t i = 0; i < items->count; i++) {
        zend_string *have = items->list[i].name;
        if (ZSTR_LEN(have) == name.n && memcmp(ZSTR_VAL(have), name.p, name.n) == 0) {
            return &items->list[i];
        }
    }
    return NULL;
}

/* NULL when there are too many names. */
static msf_log_item *item_or_new(msf_log_items *items, msf_slice name)
{
    msf_log_item *item = item_of(items, name);
    if (item != NULL || items->count >= MSF_LOG_ITEMS_MAX) {
        return item;
    }
    if (items->count == items->room) {
        items->room = items->room == 0 ? 4 : items->room * 2;
        items->list = safe_erealloc(items->list, items->room, sizeof(msf_log_item), 0);
    }
    item = &items->list[items->count++];
    *item = (msf_log_item){.name = zend_string_init(name.p, name.n, 0)};
    return item;
}

void msf_log_record_profile(msf_log_record *r, msf_slice name, double ms)
{
    msf_log_item *item = item_or_new(&r->profiles, name);
    if (item != NULL) {
        item->sum += ms;
        item->count++;
    }
}

void msf_log_record_profile_start(msf_log_record *r, msf_slice name)
{
    msf_log_item *item = item_or_new(&r->profiles, name);
    if (item != NULL) {
        item->started_us = msf_clock_mono_us();
    }
}

void msf_log_record_profile_end(msf_log_record *r, msf_slice name)
{
    msf_log_item *item = item_of(&r->profiles, name);
    if (item != NULL && item->started_us != 0) {
        item->sum += (double)(msf_clock_mono_us() - item->started_us) / 1e3;
        item->count++;
        item->started_us = 0;
    }
}

void msf_log_record_counting(msf_log_record *r, msf_slice name, double hit, double total)
{
    msf_log_item *item = item_or_new(&r->counters, name);
    if (item != NULL) {
        item->sum += hit;
        item->total += total;
        item->count++;
    }
}

/* ---- the line ----------------------------------------------------------------------------------------------------------------------- */

static void append_text(msf_buffer *out, const char *p, size_t n)
{
    (void)msf_buffer_append(out, p, n); /* at the ceiling the line is cut there */
}

#define APPEND(out, literal) append_text(out, "" literal, sizeof(literal) - 1)

void msf_log_record_profiles(const msf_log_record *r, msf_buffer *out)
{
    bool first = true;
    for (uint32_t i = 0; i < r->profiles.count; i++) {
        const msf_log_item *item = &r->profiles.list[i];
        if (item->count == 0) {
            continue; /* never ended */
        }
        if (!first) {
            APPEND(out, ",");
        }
        first = false;
        append_text(out, ZSTR_VAL(item->name), ZSTR_LEN(item->name));
        (void)msf_buffer_printf(out, "=%.1f(ms)/%u", item->sum, item->count);
    }
}

static void append_counters(const msf_log_record *r, msf_buffer *out)
{
    for (uint32_t i = 0; i < r->counters.count; i++) {
        const msf_log_item *item = &r->counters.list[i];
        if (i > 0) {
            APPEND(out, ",");
        }
        append_text(out, ZSTR_VAL(item->name), ZSTR_LEN(item->name));
        (void)msf_buffer_printf(out, "=%.15g", item->sum);
        if (item->total != 0) {
            (void)msf_buffer_printf(out, "/%.15g", item->total);
        }
    }
}

#define LITERAL_INTO(out, literal) ((char *)mempcpy(out, "" literal, sizeof(literal) - 1))

void msf_log_record_line(const msf_log_record *r, uint64_t ms, uint64_t mb, msf_slice uri, msf_buffer *out)
{
    uri.n = uri.n > MSF_LOG_URI_MAX ? MSF_LOG_URI_MAX : uri.n;
    /* One reservation for all that every line has: two numbers, uri, pairs and less than 64 bytes around them. */
    char *at = msf_buffer_reserve(out, 64 + 2 * 20 + uri.n + r->pairs_len);
    if (at == NULL) {
        return;
    }
    at = LITERAL_INTO(at, "[");
    at = number_into(at, ms);
    at = LITERAL_INTO(at, "(ms)] [");
    at = number_into(at, mb);
    at = LITERAL_INTO(at, "(MB)] [");
    at = copy_into(at, uri);
    at = LITERAL_INTO(at, "] [");
    at = mempcpy(at, r->pairs == NULL ? r->small : r->pairs, r->pairs_len);
    if (r->left_out == 0 && r->profiles.count == 0 && r->counters.count == 0) {
        at = LITERAL_INTO(at, "] profile[] counting[]");
        out->len = (size_t)(at - out->data);
        return;
    }
    out->len = (size_t)(at - out->data);
    if (r->left_out > 0) {
        (void)msf_buffer_printf(out, " left-out=%u", r->left_out);
    }
    APPEND(out, "] profile[");
    msf_log_record_profiles(r, out);
    APPEND(out, "] counting[");
    append_counters(r, out);
    APPEND(out, "]");
}
