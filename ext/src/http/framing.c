#include "http/framing.h"

#include "http/form.h"

enum { MAX_DIGITS = 18 }; /* below 2^63 */

static bool parse_length(msf_slice value, uint64_t *out)
{
    uint64_t n = 0;
    if (value.n == 0 || value.n > MAX_DIGITS) {
        return false;
    }
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] < '0' || value.p[i] > '9') {
            return false;
        }
        n = n * 10 + (uint64_t)(value.p[i] - '0');
    }
    *out = n;
    return true;
}

static int refuse(int status, const char *why, const char **reason)
{
    *reason = why;
    return status;
}

static int read_length(msf_slice value, msf_http_framing *f, const char **reason)
{
    if (f->has_length) {
        return refuse(400, "more than one Content-Length", reason);
    }
    f->has_length = true;
    return parse_length(value, &f->length) ? 0 : refuse(400, "invalid Content-Length", reason);
}

/* Exactly "chunked" is understood. "chunked" that is not the last coding, or is there twice, leaves the length open; other codings before
 * it are only not implemented. */
static int read_coding(msf_slice value, msf_http_framing *f, const char **reason)
{
    if (f->chunked) {
        return refuse(400, "more than one Transfer-Encoding", reason);
    }
    if (msf_slice_ieq(value, MSF_SLICE("chunked"))) {
        f->chunked = true;
        return 0;
    }
    const msf_slice word = MSF_SLICE("chunked");
    bool last = value.n > word.n && msf_slice_ieq(msf_slice_of(value.p + value.n - word.n, word.n), word);
    msf_slice before = last ? msf_slice_of(value.p, value.n - word.n) : value;
    if (value.n == 0 || msf_http_list_find(before, word) != MSF_HTTP_LISTED_NOT) {
        return refuse(400, "invalid Transfer-Encoding", reason);
    }
    return refuse(501, "transfer coding not implemented", reason);
}

int msf_http_framing_read(const msf_http_header *headers, uint32_t count, uint8_t version_minor, msf_http_framing *out, const char **reason)
{
    int status = 0;
    *out = (msf_http_framing){0};
    for (uint32_t i = 0; i < count && status == 0; i++) {
        msf_slice name = headers[i].name, value = headers[i].value;
        switch (name.n) { /* most lines are none of these: look at the length first */
        case 10:
            if (msf_slice_ieq(name, MSF_SLICE("connection"))) {
                out->close |= msf_http_list_has(value, MSF_SLICE("close"));
                out->keep_alive |= msf_http_list_has(value, MSF_SLICE("keep-alive"));
            }
            break;
        case 14:
            if (msf_slice_ieq(name, MSF_SLICE("content-length"))) {
                status = read_length(value, out, reason);
            }
            break;
        case 17:
            if (msf_slice_ieq(name, MSF_SLICE("transfer-encoding"))) {
                status = version_minor == 0 ? refuse(400, "Transfer-Encoding in HTTP/1.0", reason) : read_coding(value, out, reason);
            }
            break;
        default:
            break;
        }
    }
    if (status == 0 && out->chunked && out->has_length) {
        return refuse(400, "Content-Length together with Transfer-Encoding", reason);
    }
    return status;
}
