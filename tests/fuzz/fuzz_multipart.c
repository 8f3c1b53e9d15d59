/* The multipart reader alone, with the boundary "B" and low limits; and parameters of header values. */
#include "fuzz.h"

#include "codec.h"
#include "http/multipart.h"

static int piece(msf_http_multipart *m, const uint8_t *data, size_t n, const char **reason)
{
    char *copy = fuzz_copy(data, n);
    int status = msf_http_multipart_feed(m, copy, n, reason);
    free(copy);
    REQUIRE(status == 0 || status == 400 || status == 413 || status == 500);
    REQUIRE((status == 0) == (*reason == NULL));
    return status;
}

static char *run(const msf_http_limits *limits, const uint8_t *data, size_t n, size_t cut)
{
    text out = {0};
    const char *reason = NULL;
    int status = 0;
    msf_http_request *r = msf_http_request_new();
    msf_http_multipart *m = msf_http_multipart_new(r, MSF_SLICE("B"), limits, fuzz_dir());
    if (cut <= n) {
        status = piece(m, data, cut, &reason);
        status = status != 0 ? status : piece(m, data + cut, n - cut, &reason);
    } else {
        for (size_t i = 0; i < n && status == 0; i++) {
            status = piece(m, data + i, 1, &reason);
        }
    }
    status = status != 0 ? status : msf_http_multipart_end(m, &reason);
    msf_http_multipart_free(m);
    text_int(&out, "", status);
    uint32_t count = 0;
    for (const msf_http_part *p = r->parts; p != NULL; p = p->next, count++) {
        REQUIRE(p->filename.p == NULL || p->filename.n == 0 || memchr(p->filename.p, '/', p->filename.n) == NULL);
        REQUIRE(p->tmp_path == NULL || (p->error == 0 && p->size <= limits->upload_bytes));
        if (status == 0) {
            describe_part(&out, p);
        }
    }
    REQUIRE(count == r->part_count && count <= limits->fields + limits->uploads);
    bool files = r->parts != NULL;
    msf_http_request_release(r);
    if (files) {
        fuzz_dir_is_empty();
    }
    return out.p;
}

static void check_parameters(const uint8_t *data, size_t n)
{
    char *copy = fuzz_copy(data, n), *out = malloc(n > 0 ? n : 1), boundary[MSF_HTTP_BOUNDARY_MAX];
    size_t len;
    if (msf_http_parameter(msf_slice_of(copy, n), MSF_SLICE("name"), out, &len)) {
        REQUIRE(len <= n);
    }
    if (msf_http_multipart_type(msf_slice_of(copy, n), boundary, &len)) {
        REQUIRE(len <= MSF_HTTP_BOUNDARY_MAX);
    }
    free(copy);
    free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || size > FUZZ_INPUT_MAX) {
        return 0;
    }
    msf_http_limits limits;
    msf_http_limits_default(&limits);
    limits.fields = 4;
    limits.field_bytes = 40;
    limits.uploads = 3;
    limits.upload_bytes = 50;
    size_t n = size - 1, cut = n > 0 ? (size_t)data[0] * n / 256 : 0;
    char *whole = run(&limits, data + 1, n, n), *split = run(&limits, data + 1, n, cut), *bytes = run(&limits, data + 1, n, n + 1);
    REQUIRE(strcmp(whole, split) == 0);
    REQUIRE(strcmp(whole, bytes) == 0);
    check_parameters(data + 1, n);
    free(whole);
    free(split);
    free(bytes);
    return 0;
}
