/* A file as answer: validators, conditional requests (RFC 9110 13), one byte range (RFC 9110 14), the bytes by sendfile. */
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "http/response_send.h"

typedef struct file_info {
    uint64_t size;
    int64_t mtime;
    char tag[48];                 /* "<mtime hex>-<size hex>", in quotes */
    char date[MSF_HTTP_DATE_LEN]; /* Last-Modified */
} file_info;

typedef enum range_kind { RANGE_WHOLE, RANGE_PART, RANGE_UNSATISFIABLE } range_kind;

static void describe(file_info *f, const struct stat *st)
{
    /* With the nanoseconds: two versions of one size within a second are two tags. */
    uint64_t stamp = (uint64_t)st->st_mtim.tv_sec * 1000000000u + (uint64_t)st->st_mtim.tv_nsec;
    f->size = (uint64_t)st->st_size;
    f->mtime = st->st_mtim.tv_sec;
    snprintf(f->tag, sizeof(f->tag), "\"%" PRIx64 "-%" PRIx64 "\"", stamp, f->size);
    msf_clock_http_date(f->mtime, f->date);
}

/* ---- conditions ------------------------------------------------------------------------------------------------------------------ */

static msf_slice trim(msf_slice s)
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

/* Weak comparison with each tag of a list. Our tags hold no comma, so splitting at commas finds them. */
static bool tag_listed(msf_slice list, msf_slice tag)
{
    while (list.n > 0) {
        const char *comma = memchr(list.p, ',', list.n);
        size_t n = comma != NULL ? (size_t)(comma - list.p) : list.n;
        msf_slice one = trim(msf_slice_of(list.p, n));
        if (one.n > 2 && memcmp(one.p, "W/", 2) == 0) {
            one = msf_slice_of(one.p + 2, one.n - 2);
        }
        if (msf_slice_eq(one, tag) || msf_slice_eq(one, MSF_SLICE("*"))) {
            return true;
        }
        n += comma != NULL;
        list = msf_slice_of(list.p + n, list.n - n);
    }
    return false;
}

static bool not_modified(msf_http_request *r, const file_info *f)
{
    msf_slice tags = msf_http_request_header_all(r, MSF_SLICE("if-none-match"));
    if (tags.p != NULL) {
        return tag_listed(tags, msf_slice_str(f->tag));
    }
    msf_slice since = msf_http_request_header(r, MSF_SLICE("if-modified-since"));
    int64_t t = since.p != NULL ? msf_clock_parse_http_date(trim(since)) : -1;
    return t >= 0 && f->mtime <= t;
}

/* If-Range: a part only of the very version that the client has the rest of. */
static bool same_version(const msf_http_request *r, const file_info *f)
{
    msf_slice v = msf_http_request_header(r, MSF_SLICE("if-range"));
    if (v.p == NULL) {
        return true;
    }
    v = trim(v);
    return msf_slice_eq(v, msf_slice_str(f->tag)) || msf_slice_eq(v, msf_slice_of(f->date, MSF_HTTP_DATE_LEN));
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

/* A header that is not one well-formed byte range means the whole file. */
static range_kind parse_range(msf_slice v, uint64_t size, uint64_t *first, uint64_t *last)
{
    v = trim(v);
    if (v.n < 7 || !msf_slice_ieq(msf_slice_of(v.p, 6), MSF_SLICE("bytes="))) {
        return RANGE_WHOLE;
    }
    const char *at = v.p + 6, *end = v.p + v.n;
    bool has_first = number(&at, end, first);
    if (at == end || *at++ != '-') {
        return RANGE_WHOLE;
    }
    bool has_last = number(&at, end, last);
    if (at != end || (!has_first && !has_last) || (has_first && has_last && *first > *last)) {
        return RANGE_WHOLE;
    }
    if (!has_first) { /* the last so many bytes */
        uint64_t n = *last < size ? *last : size;
        *first = size - n;
        *last = size - 1;
        return n > 0 ? RANGE_PART : RANGE_UNSATISFIABLE;
    }
    if (!has_last || *last >= size) {
        *last = size - 1;
    }
    return *first < size ? RANGE_PART : RANGE_UNSATISFIABLE;
}

static range_kind wanted_range(msf_http_request *r, const file_info *f, uint64_t *first, uint64_t *last)
{
    msf_slice range = msf_http_request_header(r, MSF_SLICE("range"));
    if (range.p == NULL || r->method != MSF_HTTP_GET || !same_version(r, f)) {
        return RANGE_WHOLE;
    }
    return parse_range(range, f->size, first, last);
}

/* ---- the answer ------------------------------------------------------------------------------------------------------------------ */

static void set_if_absent(msf_http_request *r, msf_slice name, msf_slice value)
{
    if (msf_http_res_header_get(r, name).p == NULL) {
        msf_http_res_header(r, name, value);
    }
}

static int answer_empty(msf_http_request *r, int fd, int status)
{
    msf_http_close_file(&fd);
    msf_http_res_status(r, status);
    msf_http_res_end(r, "", 0);
    return status;
}

static int answer_part(msf_http_request *r, int fd, range_kind kind, const file_info *f, uint64_t first, uint64_t last)
{
    char value[80];
    if (kind == RANGE_UNSATISFIABLE) {
        snprintf(value, sizeof(value), "bytes */%" PRIu64, f->size);
        msf_http_res_header(r, MSF_SLICE("Content-Range"), msf_slice_str(value));
        r->res.content_type = MSF_SLICE_NONE;
        return answer_empty(r, fd, 416);
    }
    snprintf(value, sizeof(value), "bytes %" PRIu64 "-%" PRIu64 "/%" PRIu64, first, last, f->size);
    msf_http_res_header(r, MSF_SLICE("Content-Range"), msf_slice_str(value));
    msf_http_res_status(r, 206);
    msf_http_end_file(r, fd, (int64_t)first, last - first + 1);
    return 206;
}

/* Conditions and ranges belong to a plain 200; an error page that happens to be a file is sent as it is. */
static int answer_plain(msf_http_request *r, int fd, const file_info *f)
{
    uint64_t first = 0, last = 0;
    set_if_absent(r, MSF_SLICE("Etag"), msf_slice_str(f->tag));
    set_if_absent(r, MSF_SLICE("Last-Modified"), msf_slice_of(f->date, MSF_HTTP_DATE_LEN));
    set_if_absent(r, MSF_SLICE("Accept-Ranges"), MSF_SLICE("bytes"));
    if (not_modified(r, f)) {
        r->res.content_type = MSF_SLICE_NONE;
        return answer_empty(r, fd, 304);
    }
    range_kind kind = wanted_range(r, f, &first, &last);
    if (kind != RANGE_WHOLE) {
        return answer_part(r, fd, kind, f, first, last);
    }
    msf_http_end_file(r, fd, 0, f->size);
    return 200;
}

int msf_http_res_file(msf_http_request *r, int fd, msf_slice content_type)
{
    struct stat st;
    if (!msf_http_res_live(r) || r->res.state & MSF_RES_BEGUN) {
        msf_http_close_file(&fd);
        return MSF_ECLOSED;
    }
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
        return answer_empty(r, fd, 404);
    }
    file_info f;
    describe(&f, &st);
    if (content_type.p != NULL) {
        msf_http_res_header(r, MSF_SLICE("Content-Type"), content_type);
    }
    if (r->res.status == 200 && (r->method == MSF_HTTP_GET || r->method == MSF_HTTP_HEAD)) {
        return answer_plain(r, fd, &f);
    }
    int status = r->res.status;
    msf_http_end_file(r, fd, 0, f.size);
    return status;
}
