#include "http/reqhead.h"

#include "base/clock.h"
#include "http/form.h"
#include "http/target.h"

static int refuse(int status, const char *why, const char **reason)
{
    *reason = why;
    return status;
}

/* The request with its head copied: one allocation for struct, header table and bytes. */
static msf_http_request *copy_head(const msf_http_head *h, const msf_http_limits *limits)
{
    size_t table = h->field_count * sizeof(msf_http_header);
    size_t room = table + h->line_end;
    /* The body is in the arena at most twice (fields and their copies), every part takes a struct, and the answer's headers need some. */
    size_t most = room + 2 * (size_t)limits->body + ((size_t)limits->fields + limits->uploads) * 256 + (1u << 20);
    msf_http_request *r = msf_http_request_alloc(room + 16, most);
    if (r == NULL) {
        return NULL;
    }
    msf_http_header *headers = msf_arena_alloc(&r->arena, room);
    if (headers == NULL) {
        msf_http_request_release(r);
        return NULL;
    }
    char *bytes = (char *)headers + table;
    memcpy(bytes, h->data, h->line_end);
    for (uint32_t i = 0; i < h->field_count; i++) {
        const msf_http_field *f = &h->fields[i];
        headers[i] = (msf_http_header){{bytes + f->name, f->name_len}, {bytes + f->value, f->value_len}};
    }
    r->headers = headers;
    r->header_count = h->field_count;
    r->target = msf_slice_of(bytes + h->url, h->url_len);
    r->method_name = msf_slice_of(bytes, h->url - 1);
    return r;
}

static msf_http_method method_of(const llhttp_t *llhttp)
{
    switch (llhttp->method) {
    case HTTP_GET:
        return MSF_HTTP_GET;
    case HTTP_HEAD:
        return MSF_HTTP_HEAD;
    case HTTP_POST:
        return MSF_HTTP_POST;
    case HTTP_PUT:
        return MSF_HTTP_PUT;
    case HTTP_DELETE:
        return MSF_HTTP_DELETE;
    case HTTP_OPTIONS:
        return MSF_HTTP_OPTIONS;
    case HTTP_PATCH:
        return MSF_HTTP_PATCH;
    default:
        return MSF_HTTP_OTHER;
    }
}

typedef struct known_lines {
    uint32_t hosts;
    bool expects, expects_more; /* Expect: 100-continue; Expect: anything else */
    bool gzip, gzip_refused, any_coding;
} known_lines;

static void read_line(msf_http_request *r, const msf_http_header *line, msf_http_reqhead *info, known_lines *k)
{
    switch (line->name.n) {
    case 4:
        if (msf_slice_ieq(line->name, MSF_SLICE("host"))) {
            k->hosts++;
            r->host = line->value;
        }
        break;
    case 6:
        if (msf_slice_ieq(line->name, MSF_SLICE("expect"))) {
            bool known = msf_slice_ieq(line->value, MSF_SLICE("100-continue"));
            k->expects |= known;
            k->expects_more |= !known;
        }
        break;
    case 12:
        if (msf_slice_ieq(line->name, MSF_SLICE("content-type")) && info->content_type.p == NULL) {
            info->content_type = line->value;
        }
        break;
    case 15:
        if (msf_slice_ieq(line->name, MSF_SLICE("accept-encoding"))) {
            msf_http_listed gzip = msf_http_list_find(line->value, MSF_SLICE("gzip"));
            k->gzip |= gzip == MSF_HTTP_LISTED;
            k->gzip_refused |= gzip == MSF_HTTP_LISTED_REFUSED;
            k->any_coding |= msf_http_list_has(line->value, MSF_SLICE("*"));
        }
        break;
    default:
        break;
    }
}

static int read_lines(msf_http_request *r, msf_http_reqhead *info, const char **reason)
{
    known_lines k = {0};
    for (uint32_t i = 0; i < r->header_count; i++) {
        read_line(r, &r->headers[i], info, &k);
    }
    if (k.hosts > 1) {
        return refuse(400, "more than one Host", reason);
    }
    if (k.hosts == 0 && r->version_minor > 0) {
        return refuse(400, "no Host", reason);
    }
    if (!msf_http_host_valid(r->host)) {
        return refuse(400, "invalid Host", reason);
    }
    if (k.expects_more) {
        return refuse(417, "expectation not supported", reason);
    }
    r->accepts_gzip = k.gzip || (k.any_coding && !k.gzip_refused);
    info->expect_continue = k.expects && r->version_minor > 0; /* RFC 9110 10.1.1: 1.0 clients do not know 100 */
    return 0;
}

static int read_target(msf_http_request *r, const char **reason)
{
    msf_http_target t;
    if (!msf_http_target_parse(r->target, r->method == MSF_HTTP_OPTIONS, &t)) {
        return refuse(400, "invalid request target", reason);
    }
    r->path = t.path;
    r->query = t.query;
    if (t.host.p != NULL) {
        r->host = t.host; /* RFC 9112 3.2.2: the Host line is ignored then */
    }
    return 0;
}

static int judge(msf_http_request *r, const msf_http_limits *limits, msf_http_reqhead *info, const char **reason)
{
    int status = msf_http_framing_read(r->headers, r->header_count, r->version_minor, &info->framing, reason);
    if (status == 0) {
        status = read_lines(r, info, reason);
    }
    if (status == 0) {
        status = read_target(r, reason);
    }
    if (status == 0 && info->framing.length > limits->body) {
        status = refuse(413, "request body too large", reason);
    }
    if (status != 0) {
        return status;
    }
    r->keep_alive = !info->framing.close && (r->version_minor > 0 || info->framing.keep_alive);
    info->expect_continue &= info->framing.chunked || info->framing.length > 0;
    return 0;
}

int msf_http_reqhead_build(const msf_http_head *h, const llhttp_t *llhttp, const msf_http_limits *limits, msf_http_request **out,
                           msf_http_reqhead *info, const char **reason)
{
    msf_http_request *r = copy_head(h, limits);
    *info = (msf_http_reqhead){0};
    if (r == NULL) {
        return refuse(500, "out of memory", reason);
    }
    r->method = method_of(llhttp);
    r->version_minor = llhttp->http_minor;
    int status = judge(r, limits, info, reason);
    if (status != 0) {
        msf_http_request_release(r);
        return status;
    }
    r->received_us = msf_clock_wall_us();
    *out = r;
    return 0;
}
