#include "http/head.h"

#include <assert.h>
#include <stdlib.h>

#include "base/scan.h"
#include "http/target.h"

enum {
    FIRST_BYTES = 1024,
    FIRST_FIELDS = 16,
    KEEP_BYTES = 8192, /* larger buffers are not worth keeping */
    KEEP_FIELDS = 64
};

/* Under AddressSanitizer every head is a fresh allocation, so that a use after its end is seen. */
#ifdef __SANITIZE_ADDRESS__
enum { KEEP = 0 };
#else
enum { KEEP = 32 };
#endif

static msf_http_head *free_heads;
static int free_count;

/* ---- what llhttp reports ---- */

static int on_url(llhttp_t *p, const char *at, size_t n)
{
    msf_http_head *h = p->data;
    h->url = (uint32_t)(at - h->data);
    h->url_len = (uint32_t)n;
    return 0;
}

static int on_field(llhttp_t *p, const char *at, size_t n)
{
    msf_http_head *h = p->data;
    if (h->field_count == h->field_cap) {
        uint32_t cap = h->field_cap * 2;
        msf_http_field *grown = realloc(h->fields, cap * sizeof *grown);
        if (grown == NULL) {
            h->no_memory = true;
            return -1;
        }
        h->fields = grown;
        h->field_cap = cap;
    }
    h->fields[h->field_count++] = (msf_http_field){(uint32_t)(at - h->data), (uint32_t)n, (uint32_t)(at - h->data), 0};
    return 0;
}

static int on_value(llhttp_t *p, const char *at, size_t n)
{
    msf_http_head *h = p->data;
    if (h->field_count == 0) {
        return -1;
    }
    msf_http_field *f = &h->fields[h->field_count - 1];
    while (n > 0 && (at[n - 1] == ' ' || at[n - 1] == '\t')) {
        n--;
    }
    f->value = (uint32_t)(at - h->data);
    f->value_len = (uint32_t)n;
    return 0;
}

static int on_headers_complete(llhttp_t *p)
{
    msf_http_head *h = p->data;
    h->parsed = true;
    return 1; /* no body for llhttp: the parsers frame it themselves, see chunked.h */
}

static const llhttp_settings_t settings = {
    .on_url = on_url,
    .on_header_field = on_field,
    .on_header_value = on_value,
    .on_headers_complete = on_headers_complete,
};

/* ---- life ---- */

static msf_http_head *allocate(void)
{
    msf_http_head *h = free_heads;
    if (h != NULL) {
        free_heads = h->next_free;
        free_count--;
        return h;
    }
    h = calloc(1, sizeof *h);
    if (h == NULL) {
        return NULL;
    }
    h->data = malloc(FIRST_BYTES);
    h->fields = malloc(FIRST_FIELDS * sizeof *h->fields);
    if (h->data == NULL || h->fields == NULL) {
        free(h->data);
        free(h->fields);
        free(h);
        return NULL;
    }
    h->cap = FIRST_BYTES;
    h->field_cap = FIRST_FIELDS;
    return h;
}

msf_http_head *msf_http_head_new(llhttp_t *llhttp, llhttp_type_t type)
{
    msf_http_head *h = allocate();
    if (h == NULL) {
        return NULL;
    }
    *h = (msf_http_head){.data = h->data, .cap = h->cap, .fields = h->fields, .field_cap = h->field_cap};
    llhttp_init(llhttp, type, &settings);
    llhttp->data = h;
    return h;
}

void msf_http_head_free(msf_http_head *h)
{
    if (h == NULL) {
        return;
    }
    if (free_count < KEEP && h->cap <= KEEP_BYTES && h->field_cap <= KEEP_FIELDS) {
        h->next_free = free_heads;
        free_heads = h;
        free_count++;
        return;
    }
    free(h->data);
    free(h->fields);
    free(h);
}

/* ---- line structure ---- */

static int refuse(msf_http_head *h, int status, const char *reason)
{
    h->reason = reason;
    return status;
}

/* At the LF of a line. */
static int end_line(msf_http_head *h, const msf_http_head_limits *limits)
{
    h->cr = false;
    if (h->line_len == 0) {
        h->complete = true;
        return h->lines > 0 ? 0 : refuse(h, 400, "message begins with an empty line");
    }
    if (h->lines == 0) {
        h->first_line = h->line_len;
    } else {
        h->header_bytes += 2;
        if (h->header_bytes > limits->bytes) {
            return refuse(h, 431, "header lines too large");
        }
    }
    h->lines++;
    h->line_len = 0;
    return 0;
}

/* Accounts for `run` more bytes of the current line that begins (if it is its beginning) with `c`. */
static int extend_line(msf_http_head *h, const msf_http_head_limits *limits, char c, size_t run)
{
    if (h->line_len == 0 && (c == ' ' || c == '\t')) {
        return refuse(h, 400, "folded or indented line");
    }
    if (h->lines == 0) {
        if (run > limits->line - h->line_len) {
            return refuse(h, 414, "request line too long");
        }
    } else {
        if (h->line_len == 0 && h->lines > limits->count) {
            return refuse(h, 431, "too many header lines");
        }
        if (run > limits->bytes - h->header_bytes) {
            return refuse(h, 431, "header lines too large");
        }
        h->header_bytes += (uint32_t)run;
    }
    h->line_len += (uint32_t)run;
    return 0;
}

/* Walks over bytes of the head; `*taken` is how many are good, `*line_end` how many of them end with a complete line. */
static int scan(msf_http_head *h, const msf_http_head_limits *limits, const char *data, size_t n, size_t *taken, size_t *line_end)
{
    size_t i = 0;
    int status = 0;
    *line_end = 0;
    while (i < n && !h->complete && status == 0) {
        if (h->cr) {
            if (data[i] != '\n') {
                status = refuse(h, 400, "CR without LF");
                break;
            }
            status = end_line(h, limits);
            i++;
            *line_end = i;
        } else if (data[i] == '\r') {
            h->cr = true;
            i++;
        } else {
            size_t run = msf_scan_text(data + i, n - i); /* no control character but the tab */
            status = run == 0 ? refuse(h, 400, data[i] == '\n' ? "LF without CR" : "control byte in the head")
                              : extend_line(h, limits, data[i], run);
            i += status == 0 ? run : 0;
        }
    }
    *taken = i;
    return status;
}

static bool append(msf_http_head *h, const msf_http_head_limits *limits, const char *data, size_t n)
{
    size_t need = (size_t)h->len + n;
    /* Two CRLF are in no limit: those of the first and of the empty line. */
    assert(need <= (size_t)limits->line + limits->bytes + 6 && "scan stops at the limits");
    if (need > h->cap) {
        size_t cap = h->cap;
        while (cap < need) {
            cap *= 2;
        }
        char *grown = realloc(h->data, cap);
        if (grown == NULL) {
            return false;
        }
        h->data = grown;
        h->cap = (uint32_t)cap;
    }
    memcpy(h->data + h->len, data, n);
    h->len = (uint32_t)need;
    return true;
}

/* ---- meaning ---- */

/* The request line in our own eyes, before llhttp sees it, as its errors do not tell an unknown method or version from a broken line. */
static int check_request_line(msf_http_head *h)
{
    msf_slice line = {h->data, h->first_line};
    const char *sp = memchr(line.p, ' ', line.n), *last = memrchr(line.p, ' ', line.n);
    if (sp == NULL || sp == last || !msf_http_is_token(msf_slice_of(line.p, (size_t)(sp - line.p)))) {
        return refuse(h, 400, "malformed request line");
    }
    const char *v = last + 1, *end = line.p + line.n;
    if (end - v != 8 || memcmp(v, "HTTP/", 5) != 0 || v[5] < '0' || v[5] > '9' || v[6] != '.' || v[7] < '0' || v[7] > '9') {
        return refuse(h, 400, "malformed protocol version");
    }
    if (last == sp + 1 || memchr(sp + 1, ' ', (size_t)(last - sp - 1)) != NULL || memchr(line.p, '\t', line.n) != NULL) {
        return refuse(h, 400, "white space in the request target");
    }
    if (v[5] != '1' || v[7] > '1') {
        return refuse(h, 505, "protocol version not supported");
    }
    if (sp - line.p == 7 && memcmp(line.p, "CONNECT", 7) == 0) {
        return refuse(h, 501, "CONNECT is not implemented");
    }
    return 0;
}

static int llhttp_refusal(msf_http_head *h, const llhttp_t *llhttp)
{
    if (h->no_memory) {
        return refuse(h, 500, "out of memory");
    }
    switch (llhttp_get_errno(llhttp)) {
    case HPE_INVALID_METHOD:
    case HPE_INVALID_CONSTANT: /* methods of RTSP and ICE with HTTP */
        return refuse(h, 501, "method not implemented");
    case HPE_INVALID_CONTENT_LENGTH:
    case HPE_UNEXPECTED_CONTENT_LENGTH:
        return refuse(h, 400, "invalid Content-Length");
    case HPE_INVALID_TRANSFER_ENCODING:
        return refuse(h, 400, "invalid Transfer-Encoding");
    case HPE_INVALID_URL:
        return refuse(h, 400, "invalid request target");
    default:
        return refuse(h, 400, "malformed head");
    }
}

static int check_names(msf_http_head *h, uint32_t from)
{
    for (uint32_t i = from; i < h->field_count; i++) {
        if (!msf_http_is_token(msf_slice_of(h->data + h->fields[i].name, h->fields[i].name_len))) {
            return refuse(h, 400, "invalid header name");
        }
    }
    return 0;
}

/* Gives the new complete lines to llhttp. */
static int execute(msf_http_head *h, llhttp_t *llhttp)
{
    if (h->executed == 0 && llhttp->type == HTTP_REQUEST) {
        int status = check_request_line(h);
        if (status != 0) {
            return status;
        }
    }
    uint32_t from = h->field_count;
    llhttp_errno_t rc = llhttp_execute(llhttp, h->data + h->executed, h->line_end - h->executed);
    int status = check_names(h, from);
    if (status == 0 && rc != HPE_OK && !(rc == HPE_PAUSED_UPGRADE && h->parsed)) {
        status = llhttp_refusal(h, llhttp);
    }
    h->executed = h->line_end;
    return status;
}

int msf_http_head_take(msf_http_head *h, llhttp_t *llhttp, const msf_http_head_limits *limits, const char *data, size_t n, size_t *taken)
{
    size_t line_end;
    uint32_t before = h->len;
    int status = scan(h, limits, data, n, taken, &line_end);
    const char *reason = h->reason;
    if (!append(h, limits, data, *taken)) {
        return refuse(h, 500, "out of memory");
    }
    if (line_end > 0) {
        h->line_end = before + (uint32_t)line_end;
        /* What llhttp finds in earlier lines comes before what the scan found behind them. */
        int earlier = execute(h, llhttp);
        if (earlier != 0) {
            return earlier;
        }
    }
    if (status != 0) {
        return refuse(h, status, reason);
    }
    return h->complete && !h->parsed ? refuse(h, 400, "malformed head") : 0;
}
