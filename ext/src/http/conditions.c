#include "http/conditions.h"

#include <string.h>

#include "base/clock.h"

msf_slice msf_http_trim(msf_slice s)
{
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t')) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) {
        s.n--;
    }
    return s;
}

/* ---- conditions ------------------------------------------------------------------------------------------------------------------ */

static msf_slice without_weak(msf_slice tag)
{
    return tag.n > 2 && memcmp(tag.p, "W/", 2) == 0 ? msf_slice_of(tag.p + 2, tag.n - 2) : tag;
}

/* Cuts the first element off a list of tags: a comma within quotes is part of the tag. */
static msf_slice next_tag(msf_slice *list)
{
    size_t n = 0;
    bool quoted = false;
    while (n < list->n && (quoted || list->p[n] != ',')) {
        quoted ^= list->p[n] == '"';
        n++;
    }
    msf_slice one = msf_http_trim(msf_slice_of(list->p, n));
    n += n < list->n;
    *list = msf_slice_of(list->p + n, list->n - n);
    return one;
}

bool msf_http_tag_listed(msf_slice list, msf_slice tag)
{
    tag = without_weak(tag);
    while (list.n > 0) {
        msf_slice one = next_tag(&list);
        if (msf_slice_eq(without_weak(one), tag) || msf_slice_eq(one, MSF_SLICE("*"))) {
            return true;
        }
    }
    return false;
}

bool msf_http_not_modified(msf_http_request *r, msf_slice tag, int64_t mtime)
{
    msf_slice tags = msf_http_request_header_all(r, MSF_SLICE("if-none-match"));
    if (tags.p != NULL) {
        return tag.p != NULL && msf_http_tag_listed(tags, tag);
    }
    msf_slice since = msf_http_request_header(r, MSF_SLICE("if-modified-since"));
    int64_t t = since.p != NULL && mtime >= 0 ? msf_clock_parse_http_date(msf_http_trim(since)) : -1;
    return t >= 0 && mtime <= t;
}

/* ---- ranges ---------------------------------------------------------------------------------------------------------------------- */

/* Digits; saturates. False when there is none. */
static bool number(const char **at, const char *end, uint64_t *out)
{
    const char *p = *at;
    uint64_t v = 0;
    while (p < end && *p >= '0' && *p <= '9') {
        v = v > (UINT64_MAX - 9) / 10 ? UINT64_MAX / 10 * 10 : v * 10 + (uint64_t)(*p - '0');
        p++;
    }
    bool any = p > *at;
    *at = p;
    *out = v;
    return any;
}

/* One "first-last", "first-" or "-suffix". MSF_RANGE_WHOLE: it is none. */
static msf_http_range_kind parse_one(msf_slice s, uint64_t size, msf_http_range *out)
{
    const char *at = s.p, *end = s.p + s.n;
    uint64_t first, last;
    bool has_first = number(&at, end, &first);
    if (at == end || *at++ != '-') {
        return MSF_RANGE_WHOLE;
    }
    bool has_last = number(&at, end, &last);
    if (at != end || (!has_first && !has_last) || (has_first && has_last && first > last)) {
        return MSF_RANGE_WHOLE;
    }
    if (!has_first) { /* the last so many bytes */
        uint64_t n = last < size ? last : size;
        *out = (msf_http_range){size - n, size - 1};
        return n > 0 ? MSF_RANGE_PART : MSF_RANGE_UNSATISFIABLE;
    }
    *out = (msf_http_range){first, has_last && last < size ? last : size - 1};
    return first < size ? MSF_RANGE_PART : MSF_RANGE_UNSATISFIABLE;
}

/* The parts together are no more than the whole: else a short request would cost many times the file. */
static bool is_worth(const msf_http_range *ranges, uint32_t n, uint64_t size)
{
    uint64_t left = size;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t length = ranges[i].last - ranges[i].first + 1;
        if (length > left) {
            return false;
        }
        left -= length;
    }
    return true;
}

msf_http_range_kind msf_http_parse_range(msf_slice value, uint64_t size, msf_http_range out[MSF_RANGES_MAX], uint32_t *count)
{
    msf_slice list = msf_http_trim(value);
    uint32_t n = 0, seen = 0;
    *count = 0;
    if (list.n < 7 || !msf_slice_ieq(msf_slice_of(list.p, 6), MSF_SLICE("bytes="))) {
        return MSF_RANGE_WHOLE;
    }
    list = msf_slice_of(list.p + 6, list.n - 6);
    while (list.n > 0) {
        const char *comma = memchr(list.p, ',', list.n);
        size_t length = comma != NULL ? (size_t)(comma - list.p) : list.n;
        msf_http_range one;
        msf_http_range_kind kind =
            seen++ < MSF_RANGES_MAX ? parse_one(msf_http_trim(msf_slice_of(list.p, length)), size, &one) : MSF_RANGE_WHOLE;
        if (kind == MSF_RANGE_WHOLE) {
            return MSF_RANGE_WHOLE;
        }
        if (kind == MSF_RANGE_PART) {
            out[n++] = one;
        }
        length += comma != NULL;
        list = msf_slice_of(list.p + length, list.n - length);
    }
    *count = n;
    if (n == 0) {
        return seen > 0 ? MSF_RANGE_UNSATISFIABLE : MSF_RANGE_WHOLE;
    }
    if (n == 1) {
        return MSF_RANGE_PART;
    }
    return is_worth(out, n, size) ? MSF_RANGE_PARTS : MSF_RANGE_WHOLE;
}
