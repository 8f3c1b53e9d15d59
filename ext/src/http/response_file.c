/* A file as answer: validators, conditional requests (RFC 9110 13), byte ranges (RFC 9110 14), the bytes by sendfile. */
#include <assert.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "http/conditions.h"
#include "http/response_send.h"

typedef struct file_info {
    uint64_t size;
    int64_t mtime;
    char tag[48];                 /* "<mtime hex>-<size hex>", in quotes */
    char date[MSF_HTTP_DATE_LEN]; /* Last-Modified */
} file_info;

static void describe(file_info *f, const struct stat *st)
{
    /* With the nanoseconds: two versions of one size within a second are two tags. */
    uint64_t stamp = (uint64_t)st->st_mtim.tv_sec * 1000000000u + (uint64_t)st->st_mtim.tv_nsec;
    f->size = (uint64_t)st->st_size;
    f->mtime = st->st_mtim.tv_sec;
    snprintf(f->tag, sizeof(f->tag), "\"%" PRIx64 "-%" PRIx64 "\"", stamp, f->size);
    msf_clock_http_date(f->mtime, f->date);
}

/* If-Range: a part only of the very version that the client has the rest of. */
static bool same_version(msf_http_request *r, const file_info *f)
{
    msf_slice v = msf_http_request_header(r, MSF_SLICE("if-range"));
    if (v.p == NULL) {
        return true;
    }
    v = msf_http_trim(v);
    return msf_slice_eq(v, msf_http_res_header_get(r, MSF_SLICE("Etag"))) || msf_slice_eq(v, msf_slice_of(f->date, MSF_HTTP_DATE_LEN));
}

static msf_http_range_kind wanted_ranges(msf_http_request *r, const file_info *f, msf_http_range *ranges, uint32_t *count)
{
    msf_slice range = msf_http_request_header(r, MSF_SLICE("range"));
    if (range.p == NULL || r->method != MSF_HTTP_GET || !same_version(r, f)) {
        return MSF_RANGE_WHOLE;
    }
    return msf_http_parse_range(range, f->size, ranges, count);
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

static int answer_unsatisfiable(msf_http_request *r, int fd, const file_info *f)
{
    char value[40];
    snprintf(value, sizeof(value), "bytes */%" PRIu64, f->size);
    msf_http_res_header(r, MSF_SLICE("Content-Range"), msf_slice_str(value));
    r->res.content_type = MSF_SLICE_NONE;
    return answer_empty(r, fd, 416);
}

static int answer_part(msf_http_request *r, int fd, const file_info *f, const msf_http_range *range)
{
    char value[80];
    snprintf(value, sizeof(value), "bytes %" PRIu64 "-%" PRIu64 "/%" PRIu64, range->first, range->last, f->size);
    msf_http_res_header(r, MSF_SLICE("Content-Range"), msf_slice_str(value));
    msf_http_res_status(r, 206);
    msf_http_end_file(r, fd, (int64_t)range->first, range->last - range->first + 1);
    return 206;
}

/* What stands before a part of multipart/byteranges, in the arena. */
static msf_slice part_head(msf_http_request *r, const file_info *f, const msf_http_range *range, const char *boundary, bool first)
{
    msf_slice type = r->res.content_type.p != NULL ? r->res.content_type : MSF_SLICE("text/html");
    size_t room = type.n + 192;
    char *p = msf_arena_alloc(&r->arena, room);
    if (p == NULL) {
        return MSF_SLICE_NONE;
    }
    int n = snprintf(p, room, "%s--%s\r\nContent-Type: %.*s\r\nContent-Range: bytes %" PRIu64 "-%" PRIu64 "/%" PRIu64 "\r\n\r\n",
                     first ? "" : "\r\n", boundary, (int)type.n, type.p, range->first, range->last, f->size);
    assert((size_t)n < room && "three numbers and a boundary of 16 digits");
    return msf_slice_of(p, (size_t)n);
}

/* Without memory for the heads: the whole file, which a server may always send. */
static int answer_parts(msf_http_request *r, int fd, const file_info *f, const msf_http_range *ranges, uint32_t count)
{
    static uint64_t serial; /* nothing has to be secret about a boundary: the client knows every length */
    msf_http_filepart parts[MSF_RANGES_MAX];
    char boundary[20], type[64], tail[28];
    serial++;
    snprintf(boundary, sizeof(boundary), "%016" PRIx64, (msf_clock_wall_us() ^ serial << 40) * 0x9e3779b97f4a7c15u);
    for (uint32_t i = 0; i < count; i++) {
        parts[i] = (msf_http_filepart){part_head(r, f, &ranges[i], boundary, i == 0), (int64_t)ranges[i].first,
                                       ranges[i].last - ranges[i].first + 1};
        if (parts[i].head.p == NULL) {
            msf_http_end_file(r, fd, 0, f->size);
            return 200;
        }
    }
    snprintf(type, sizeof(type), "multipart/byteranges; boundary=%s", boundary);
    snprintf(tail, sizeof(tail), "\r\n--%s--\r\n", boundary);
    msf_http_res_header(r, MSF_SLICE("Content-Type"), msf_slice_str(type));
    msf_http_res_status(r, 206);
    msf_http_end_file_parts(r, fd, parts, count, msf_slice_str(tail));
    return 206;
}

/* Conditions and ranges belong to a plain 200; an error page that happens to be a file is sent as it is. */
static int answer_plain(msf_http_request *r, int fd, const file_info *f)
{
    msf_http_range ranges[MSF_RANGES_MAX];
    uint32_t count = 0;
    set_if_absent(r, MSF_SLICE("Etag"), msf_slice_str(f->tag));
    set_if_absent(r, MSF_SLICE("Last-Modified"), msf_slice_of(f->date, MSF_HTTP_DATE_LEN));
    set_if_absent(r, MSF_SLICE("Accept-Ranges"), MSF_SLICE("bytes"));
    if (msf_http_not_modified(r, msf_http_res_header_get(r, MSF_SLICE("Etag")), f->mtime)) {
        r->res.content_type = MSF_SLICE_NONE;
        return answer_empty(r, fd, 304);
    }
    switch (wanted_ranges(r, f, ranges, &count)) {
    case MSF_RANGE_UNSATISFIABLE:
        return answer_unsatisfiable(r, fd, f);
    case MSF_RANGE_PART:
        return answer_part(r, fd, f, &ranges[0]);
    case MSF_RANGE_PARTS:
        return answer_parts(r, fd, f, ranges, count);
    default:
        msf_http_end_file(r, fd, 0, f->size);
        return 200;
    }
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
