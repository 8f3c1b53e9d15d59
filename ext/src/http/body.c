#include "http/body.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    ARENA_BODY = 2048, /* known lengths up to this live in the request's arena */
    FIRST_BYTES = 4096,
    GATHER_MAX = 64 << 10,
    WRITE_THROUGH = 16 << 10 /* pieces from this size on are not copied before the write */
};

void msf_http_body_init(msf_http_body *b)
{
    *b = (msf_http_body){.fd = -1};
}

void msf_http_body_drop(msf_http_body *b)
{
    if (!b->in_arena) {
        free(b->mem);
    }
    if (b->fd >= 0) {
        close(b->fd);
    }
    msf_http_body_init(b);
}

int msf_http_write_all(int fd, const char *data, size_t n)
{
    while (n > 0) {
        ssize_t wrote = write(fd, data, n);
        if (wrote < 0) {
            if (errno == EINTR) {
                continue;
            }
            return -errno;
        }
        data += wrote;
        n -= (size_t)wrote;
    }
    return 0;
}

static int refuse(int code, const char **reason)
{
    if (code == -ENOSPC || code == -EDQUOT || code == -EFBIG) {
        *reason = "no space left for the request body";
        return 507;
    }
    *reason = "cannot write the request body to a temporary file";
    return 500;
}

static int no_memory(const char **reason)
{
    *reason = "out of memory";
    return 500;
}

/* A file without a name in `dir`. Descriptor or -errno. */
static int open_unlinked(const char *dir)
{
    int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0) {
        return fd;
    }
    if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) {
        return -errno;
    }
    /* File systems without O_TMPFILE. */
    char path[4096];
    if (snprintf(path, sizeof path, "%s/msfXXXXXX", dir) >= (int)sizeof path) {
        return -ENAMETOOLONG;
    }
    fd = mkostemp(path, O_CLOEXEC);
    if (fd < 0) {
        return -errno;
    }
    unlink(path);
    return fd;
}

/* Room for `need` bytes in memory, growing towards `ceiling`. */
static bool grow(msf_http_body *b, size_t need, size_t ceiling)
{
    size_t cap = b->cap > 0 ? b->cap : FIRST_BYTES;
    while (cap < need) {
        cap *= 2;
    }
    if (cap > ceiling) {
        cap = ceiling;
    }
    char *grown = realloc(b->mem, cap);
    if (grown == NULL) {
        return false;
    }
    b->mem = grown;
    b->cap = cap;
    return true;
}

static bool reserve(msf_http_body *b, msf_http_request *r, uint64_t expected, size_t need, size_t ceiling)
{
    if (need <= b->cap) {
        return true;
    }
    if (b->mem == NULL && expected <= ceiling) {
        b->in_arena = expected <= ARENA_BODY;
        b->mem = b->in_arena ? msf_arena_alloc(&r->arena, expected) : malloc(expected);
        b->cap = b->mem != NULL ? expected : 0;
        return b->mem != NULL;
    }
    return grow(b, need, ceiling);
}

static int flush(msf_http_body *b)
{
    int rc = msf_http_write_all(b->fd, b->mem, b->len);
    b->len = 0;
    return rc;
}

/* From memory to the file; the memory becomes the gathering buffer. */
static int spill(msf_http_body *b, const char *dir, const char **reason)
{
    b->fd = open_unlinked(dir);
    if (b->fd < 0) {
        int code = b->fd;
        b->fd = -1;
        return refuse(code, reason);
    }
    int rc = flush(b);
    if (rc != 0) {
        return refuse(rc, reason);
    }
    if (b->cap < FIRST_BYTES && !grow(b, GATHER_MAX, GATHER_MAX)) {
        return no_memory(reason);
    }
    return 0;
}

static int add_to_file(msf_http_body *b, const char *data, size_t n, const char **reason)
{
    int rc = 0;
    if (b->len + n > b->cap) {
        rc = flush(b);
    }
    if (rc == 0 && n >= WRITE_THROUGH && b->len == 0) {
        rc = msf_http_write_all(b->fd, data, n);
        n = 0;
    }
    while (rc == 0 && n > 0) {
        size_t take = n < b->cap - b->len ? n : b->cap - b->len;
        memcpy(b->mem + b->len, data, take);
        b->len += take;
        data += take;
        n -= take;
        if (n > 0) {
            rc = flush(b);
        }
    }
    return rc == 0 ? 0 : refuse(rc, reason);
}

int msf_http_body_add(msf_http_body *b, msf_http_request *r, uint64_t expected, const msf_http_limits *limits, const char *dir,
                      const char *data, size_t n, const char **reason)
{
    r->body_size += n;
    if (b->fd < 0) {
        bool known = expected != UINT64_MAX;
        if (r->body_size <= limits->body_memory && (!known || expected <= limits->body_memory)) {
            if (!reserve(b, r, expected, b->len + n, limits->body_memory)) {
                return no_memory(reason);
            }
            memcpy(b->mem + b->len, data, n);
            b->len += n;
            return 0;
        }
        int status = spill(b, dir, reason);
        if (status != 0) {
            return status;
        }
    }
    return add_to_file(b, data, n, reason);
}

int msf_http_body_end(msf_http_body *b, msf_http_request *r, const char **reason)
{
    if (b->fd < 0) {
        r->body_kind = b->len > 0 ? MSF_HTTP_BODY_MEMORY : MSF_HTTP_BODY_NONE;
        r->body = msf_slice_of(b->mem, b->len);
        r->body_memory = b->in_arena ? NULL : b->mem;
        msf_http_body_init(b);
        return 0;
    }
    int rc = flush(b);
    if (rc == 0 && lseek(b->fd, 0, SEEK_SET) != 0) {
        rc = -errno;
    }
    if (rc != 0) {
        return refuse(rc, reason);
    }
    r->body_kind = MSF_HTTP_BODY_FILE;
    r->body_fd = b->fd;
    b->fd = -1;
    msf_http_body_drop(b);
    return 0;
}
