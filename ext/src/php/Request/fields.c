#include "php/Request/fields.h"

#include <errno.h>
#include <unistd.h>

#include "engine/value.h"

#define PIECE 8192 /* on the stack of a coroutine */

static uint32_t count_separators(const char *p, size_t n)
{
    uint32_t count = 0;
    const char *end = p + n;
    while ((p = memchr(p, '&', (size_t)(end - p)))) {
        count++;
        p++;
    }
    return count;
}

/* A large body waits in a file. */
static bool file_has_more(const msf_http_request *req, uint32_t max)
{
    char piece[PIECE];
    uint64_t at = 0;
    uint32_t count = 0;
    while (at < req->body_size && count < max) {
        ssize_t n = pread(req->body_fd, piece, sizeof(piece), (off_t)at);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            break;
        }
        count += count_separators(piece, (size_t)n);
        at += (uint64_t)n;
    }
    return count >= max;
}

bool msf_fields_too_many(const msf_http_request *req, uint32_t max)
{
    /* max + 1 fields need max separators at least: nearly every request ends here. */
    if (req->body_size < max || !msf_value_is_type(req, MSF_SLICE("application/x-www-form-urlencoded"))) {
        return false;
    }
    if (req->body_kind == MSF_HTTP_BODY_FILE) {
        return file_has_more(req, max);
    }
    return req->body_kind == MSF_HTTP_BODY_MEMORY && count_separators(req->body.p, req->body.n) >= max;
}
