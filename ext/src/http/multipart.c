#include "http/multipart.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "http/body.h"

enum { UPLOAD_OK = 0, UPLOAD_TOO_LARGE = 1, UPLOAD_NO_FILE = 4, UPLOAD_NO_FOLDER = 6, UPLOAD_CANNOT_WRITE = 7 };

enum { GATHER = 32 << 10 }; /* bytes of an upload that are written at once */

typedef enum state { PREAMBLE, DATA, AFTER, AFTER_DASH, AFTER_CR, HEAD, EPILOGUE } state;

struct msf_http_multipart {
    msf_http_request *r;
    const msf_http_limits *limits;
    const char *dir;
    const char *reason;
    msf_http_part **tail; /* where the next part is linked */
    msf_http_part *part;  /* the one whose data arrives; NULL: its data is passed over */
    state state;
    int fd; /* of the upload that is being written, else -1 */
    uint32_t fields, uploads;
    msf_buffer buf; /* header lines, or the value of a field, or gathered bytes of an upload */
    size_t matched; /* bytes of the delimiter that the data so far ends with */
    size_t delimiter_len;
    char delimiter[]; /* CRLF "--" boundary */
};

static int refuse(msf_http_multipart *m, int status, const char *reason)
{
    m->reason = reason;
    return status;
}

/* ---- life ---- */

static size_t buffer_ceiling(const msf_http_limits *limits)
{
    size_t most = limits->field_bytes > GATHER ? limits->field_bytes : GATHER;
    return most > MSF_HTTP_PART_HEAD_MAX ? most : MSF_HTTP_PART_HEAD_MAX;
}

msf_http_multipart *msf_http_multipart_new(msf_http_request *r, msf_slice boundary, const msf_http_limits *limits, const char *dir)
{
    msf_http_multipart *m = calloc(1, sizeof *m + 4 + boundary.n);
    if (m == NULL) {
        return NULL;
    }
    m->r = r;
    m->limits = limits;
    m->dir = dir;
    m->tail = &r->parts;
    m->fd = -1;
    m->matched = 2; /* the first delimiter may stand at the very beginning, as if a CRLF had come before */
    m->delimiter_len = 4 + boundary.n;
    memcpy(m->delimiter, "\r\n--", 4);
    memcpy(m->delimiter + 4, boundary.p, boundary.n);
    msf_buffer_init(&m->buf, buffer_ceiling(limits));
    return m;
}

void msf_http_multipart_free(msf_http_multipart *m)
{
    if (m == NULL) {
        return;
    }
    if (m->fd >= 0) {
        close(m->fd);
    }
    msf_buffer_free(&m->buf);
    free(m);
}

/* ---- uploads ---- */

/* The upload is lost, the request goes on. */
static void fail_upload(msf_http_multipart *m, int error)
{
    msf_http_part *p = m->part;
    if (m->fd >= 0) {
        close(m->fd);
        m->fd = -1;
    }
    if (p->tmp_path != NULL) {
        unlink(p->tmp_path);
        p->tmp_path = NULL;
    }
    p->error = error;
    p->size = 0;
    msf_buffer_clear(&m->buf);
}

static int open_upload(msf_http_multipart *m)
{
    msf_http_part *p = m->part;
    if (p->filename.n == 0) {
        p->error = UPLOAD_NO_FILE;
        return 0;
    }
    size_t size = strlen(m->dir) + sizeof "/msfXXXXXX";
    char *path = msf_arena_alloc(&m->r->arena, size);
    if (path == NULL) {
        return refuse(m, 413, "too many uploads");
    }
    snprintf(path, size, "%s/msfXXXXXX", m->dir);
    m->fd = mkostemp(path, O_CLOEXEC); /* mode 0600 */
    if (m->fd < 0) {
        p->error = UPLOAD_NO_FOLDER;
        return 0;
    }
    p->tmp_path = path;
    return 0;
}

static void flush_upload(msf_http_multipart *m)
{
    int rc = msf_http_write_all(m->fd, m->buf.data, m->buf.len);
    msf_buffer_clear(&m->buf);
    if (rc != 0) {
        fail_upload(m, UPLOAD_CANNOT_WRITE);
    }
}

static int add_to_upload(msf_http_multipart *m, const char *data, size_t n)
{
    msf_http_part *p = m->part;
    if (p->error != UPLOAD_OK) {
        return 0;
    }
    p->size += n;
    if (p->size > m->limits->upload_bytes) {
        fail_upload(m, UPLOAD_TOO_LARGE);
        return 0;
    }
    while (n > 0 && p->error == UPLOAD_OK) {
        size_t room = GATHER - m->buf.len, take = n < room ? n : room;
        if (msf_buffer_append(&m->buf, data, take) != 0) {
            return refuse(m, 500, "out of memory");
        }
        data += take;
        n -= take;
        if (m->buf.len == GATHER) {
            flush_upload(m);
        }
    }
    return 0;
}

static void close_upload(msf_http_multipart *m)
{
    if (m->part->error == UPLOAD_OK) {
        flush_upload(m);
    }
    if (m->fd >= 0) {
        int rc = close(m->fd);
        m->fd = -1;
        if (rc != 0 && errno != EINTR) {
            fail_upload(m, UPLOAD_CANNOT_WRITE);
        }
    }
}

/* ---- data of a part ---- */

static int add_data(msf_http_multipart *m, const char *data, size_t n)
{
    if (m->state == PREAMBLE || m->part == NULL || n == 0) {
        return 0;
    }
    if (m->part->filename.p != NULL) {
        return add_to_upload(m, data, n);
    }
    if (n > m->limits->field_bytes - m->buf.len) {
        return refuse(m, 413, "form field too large");
    }
    return msf_buffer_append(&m->buf, data, n) == 0 ? 0 : refuse(m, 500, "out of memory");
}

static int end_part(msf_http_multipart *m)
{
    msf_http_part *p = m->part;
    int status = 0;
    if (p != NULL && p->filename.p != NULL) {
        close_upload(m);
    } else if (p != NULL) {
        p->value = msf_arena_copy(&m->r->arena, msf_buffer_slice(&m->buf));
        p->size = m->buf.len;
        status = p->value.p != NULL ? 0 : refuse(m, 413, "form too large");
    }
    msf_buffer_clear(&m->buf);
    m->part = NULL;
    return status;
}

/* Data up to and with the next delimiter. A delimiter contains CR only at its front, so a failed match can begin anew only at the byte that
 * failed. */
static int read_data(msf_http_multipart *m, const char *data, size_t n, size_t *taken)
{
    size_t i = 0;
    int status = 0;
    while (i < n && status == 0) {
        if (m->matched == 0) {
            const char *cr = memchr(data + i, '\r', n - i);
            size_t run = cr != NULL ? (size_t)(cr - data) - i : n - i;
            status = add_data(m, data + i, run);
            i += run + (cr != NULL);
            m->matched = cr != NULL;
            continue;
        }
        while (i < n && m->matched < m->delimiter_len && data[i] == m->delimiter[m->matched]) {
            i++;
            m->matched++;
        }
        if (m->matched == m->delimiter_len) {
            m->matched = 0;
            m->state = AFTER;
            status = end_part(m);
            break;
        }
        if (i < n) {
            size_t prefix = m->matched;
            m->matched = 0;
            status = add_data(m, m->delimiter, prefix);
        }
    }
    *taken = i;
    return status;
}

/* ---- header lines of a part ---- */

/* Browsers write the quote of a name as %22 (WHATWG HTML, multipart/form-data encoding algorithm). */
static size_t undo_quotes(char *s, size_t n)
{
    size_t out = 0;
    for (size_t i = 0; i < n; i++) {
        bool quote = s[i] == '%' && n - i > 2 && s[i + 1] == '2' && s[i + 2] == '2';
        s[out++] = quote ? '"' : s[i];
        i += quote ? 2 : 0;
    }
    return out;
}

/* The parameter as a copy in the arena. False when absent; p == NULL when memory is out. */
static bool copy_parameter(msf_http_multipart *m, msf_slice value, msf_slice name, msf_slice *copy)
{
    char out[MSF_HTTP_PART_HEAD_MAX];
    size_t n;
    if (!msf_http_parameter(value, name, out, &n)) {
        return false;
    }
    *copy = msf_arena_copy(&m->r->arena, msf_slice_of(out, undo_quotes(out, n)));
    return true;
}

/* What stands behind the last folder of either kind of system. */
static msf_slice base_name(msf_slice path)
{
    size_t start = 0;
    for (size_t i = 0; i < path.n; i++) {
        if (path.p[i] == '/' || path.p[i] == '\\') {
            start = i + 1;
        }
    }
    return path.p == NULL ? path : msf_slice_of(path.p + start, path.n - start);
}

static int count_part(msf_http_multipart *m, bool upload)
{
    if (upload) {
        return ++m->uploads > m->limits->uploads ? refuse(m, 413, "too many uploads") : 0;
    }
    return ++m->fields > m->limits->fields ? refuse(m, 413, "too many form fields") : 0;
}

static int begin_part(msf_http_multipart *m)
{
    msf_http_part_head head;
    msf_slice name = MSF_SLICE_NONE, path = MSF_SLICE_NONE;
    if (!msf_http_part_head_read(msf_buffer_slice(&m->buf), &head)) {
        return refuse(m, 400, "malformed header of a form part");
    }
    bool named = copy_parameter(m, head.disposition, MSF_SLICE("name"), &name);
    bool upload = copy_parameter(m, head.disposition, MSF_SLICE("filename"), &path);
    int status = count_part(m, upload);
    if (status != 0 || !named) {
        return status; /* a part without a name is passed over */
    }
    msf_http_part *p = msf_arena_alloc(&m->r->arena, sizeof *p);
    msf_slice type = msf_arena_copy(&m->r->arena, head.content_type);
    if (p == NULL || name.p == NULL || type.p == NULL || (upload && path.p == NULL)) {
        return refuse(m, 413, "form too large");
    }
    *p = (msf_http_part){.name = name, .filename = base_name(path), .full_path = path, .content_type = type, .value = MSF_SLICE("")};
    *m->tail = p;
    m->tail = &p->next;
    m->r->part_count++;
    m->part = p;
    return upload ? open_upload(m) : 0;
}

static bool ends_head(const msf_buffer *b)
{
    return (b->len == 2 && memcmp(b->data, "\r\n", 2) == 0) || (b->len >= 4 && memcmp(b->data + b->len - 4, "\r\n\r\n", 4) == 0);
}

static int read_head(msf_http_multipart *m, const char *data, size_t n, size_t *taken)
{
    int status = 0;
    size_t i = 0;
    while (i < n && status == 0 && m->state == HEAD) {
        const char *lf = memchr(data + i, '\n', n - i);
        size_t run = lf != NULL ? (size_t)(lf - data) - i + 1 : n - i;
        if (run > MSF_HTTP_PART_HEAD_MAX - m->buf.len) {
            return refuse(m, 413, "header of a form part too large");
        }
        if (msf_buffer_append(&m->buf, data + i, run) != 0) {
            return refuse(m, 500, "out of memory");
        }
        i += run;
        if (ends_head(&m->buf)) {
            m->state = DATA;
            status = begin_part(m);
            msf_buffer_clear(&m->buf);
        }
    }
    *taken = i;
    return status;
}

/* ---- the whole ---- */

/* The few bytes behind a delimiter. */
static int read_after(msf_http_multipart *m, char c)
{
    if (m->state == AFTER && c == '-') {
        m->state = AFTER_DASH;
    } else if (m->state == AFTER && c == '\r') {
        m->state = AFTER_CR;
    } else if (m->state == AFTER_DASH && c == '-') {
        m->state = EPILOGUE;
    } else if (m->state == AFTER_CR && c == '\n') {
        m->state = HEAD;
    } else if (m->state != AFTER || (c != ' ' && c != '\t')) {
        return refuse(m, 400, "malformed boundary line in a form");
    }
    return 0;
}

int msf_http_multipart_feed(msf_http_multipart *m, const char *data, size_t n, const char **reason)
{
    int status = 0;
    for (size_t i = 0; i < n && status == 0 && m->state != EPILOGUE;) {
        size_t taken = 1;
        switch (m->state) {
        case PREAMBLE:
        case DATA:
            status = read_data(m, data + i, n - i, &taken);
            break;
        case HEAD:
            status = read_head(m, data + i, n - i, &taken);
            break;
        default:
            status = read_after(m, data[i]);
            break;
        }
        i += taken;
    }
    if (status != 0) {
        *reason = m->reason;
    }
    return status;
}

int msf_http_multipart_end(msf_http_multipart *m, const char **reason)
{
    if (m->state == EPILOGUE) {
        return 0;
    }
    *reason = "form ends before its closing boundary";
    return 400;
}
