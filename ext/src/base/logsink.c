#include "base/logsink.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"

#define KEEP_CAP (64 * 1024) /* a buffer that a burst made larger than this is given back after the flush */

struct msf_logsink {
    int fd;
    bool socket; /* the standard stream is one */
    bool cut;    /* the file ends in the middle of a line whose rest was dropped */
    uint64_t lost;
    msf_buffer buffer;
    char path[];
};

/*
 * The standard output or error, when it cannot or must not be opened anew: a socket has no name (journald), and a regular file that the
 * shell opened with `>` would be written at two offsets, its lines over one another. A pipe or terminal is opened, for an O_NONBLOCK of our
 * own.
 */
static int standard_stream(const char *path)
{
    int fd = strcmp(path, "/dev/stdout") == 0 ? STDOUT_FILENO : strcmp(path, "/dev/stderr") == 0 ? STDERR_FILENO : -1;
    struct stat st;
    return fd >= 0 && fstat(fd, &st) == 0 && (S_ISREG(st.st_mode) || S_ISSOCK(st.st_mode)) ? fd : -1;
}

static bool is_socket(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISSOCK(st.st_mode);
}

/* O_NONBLOCK matters for a FIFO or a pipe behind /dev/stdout only; regular files ignore it. */
static int open_file(const char *path)
{
    int standard = standard_stream(path);
    if (standard >= 0) {
        int copy = fcntl(standard, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        return copy < 0 ? -errno : copy;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0644);
    return fd < 0 ? -errno : fd;
}

msf_logsink *msf_logsink_open(const char *path, msf_error *err)
{
    int fd = open_file(path);
    if (fd < 0) {
        msf_error_set(err, fd, "cannot open the log file %s: %s", path, strerror(-fd));
        return NULL;
    }
    size_t path_size = strlen(path) + 1;
    msf_logsink *sink = calloc(1, sizeof *sink + path_size);
    if (sink == NULL) {
        close(fd);
        msf_error_set(err, -ENOMEM, "cannot open the log file %s: %s", path, strerror(ENOMEM));
        return NULL;
    }
    sink->fd = fd;
    sink->socket = is_socket(fd);
    memcpy(sink->path, path, path_size);
    msf_buffer_init(&sink->buffer, MSF_LOGSINK_MAX);
    return sink;
}

void msf_logsink_limit(msf_logsink *sink, size_t max)
{
    msf_logsink_flush(sink);
    msf_buffer_free(&sink->buffer);
    msf_buffer_init(&sink->buffer, max);
}

static uint64_t count_lines(const char *p, size_t n)
{
    uint64_t lines = 0;
    const char *end = p + n;
    for (; (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++) {
        lines++;
    }
    return lines;
}

/* A socket is the standard stream of others as well and stays in blocking mode; only this call does not wait. */
static ssize_t write_some(const msf_logsink *sink, const char *p, size_t n)
{
    return sink->socket ? send(sink->fd, p, n, MSG_DONTWAIT | MSG_NOSIGNAL) : write(sink->fd, p, n);
}

/* Writes all of it, one call when the system plays along. Returns the bytes that went out; *error is 0 or -errno. */
static size_t write_out(const msf_logsink *sink, const char *p, size_t n, int *error)
{
    size_t done = 0;
    *error = 0;
    while (done < n) {
        ssize_t w = write_some(sink, p + done, n - done);
        if (w > 0) {
            done += (size_t)w;
        } else if (w == 0 || errno != EINTR) {
            *error = w == 0 ? -EIO : -errno;
            break;
        }
    }
    return done;
}

/* The half line that a failed write left behind is ended, so that the next line stands alone. */
static void mend_cut_line(msf_logsink *sink)
{
    if (sink->cut && write(sink->fd, "\n", 1) == 1) {
        sink->cut = false;
    }
}

/* Drops lines that could not be written; `sent` bytes of them are in the file already. */
static void lose(msf_logsink *sink, const char *p, size_t n, size_t sent)
{
    sink->lost += count_lines(p + sent, n - sent);
    sink->cut = sink->cut || (sent > 0 && p[sent - 1] != '\n');
}

int msf_logsink_flush(msf_logsink *sink)
{
    msf_buffer *b = &sink->buffer;
    if (b->len == 0) {
        return 0;
    }
    int error;
    mend_cut_line(sink);
    size_t sent = write_out(sink, b->data, b->len, &error);
    if (error == -EAGAIN) {
        msf_buffer_consume(b, sent);
        return error;
    }
    if (error != 0) {
        lose(sink, b->data, b->len, sent);
    }
    if (b->cap > KEEP_CAP) {
        msf_buffer_free(b);
    } else {
        msf_buffer_clear(b);
    }
    return error;
}

void msf_logsink_write_crashed(const msf_logsink *sink)
{
    if (sink->buffer.len > 0 && sink->buffer.len <= sink->buffer.cap) {
        ssize_t ignored = write(sink->fd, sink->buffer.data, sink->buffer.len);
        (void)ignored;
    }
}

/* More than the whole buffer: straight to the file. */
static void write_through(msf_logsink *sink, const char *p, size_t n)
{
    int error;
    mend_cut_line(sink);
    size_t sent = write_out(sink, p, n, &error);
    if (error != 0) {
        lose(sink, p, n, sent);
    }
}

void msf_logsink_write(msf_logsink *sink, const char *p, size_t n)
{
    if (msf_buffer_append(&sink->buffer, p, n) == 0) {
        return;
    }
    if (msf_logsink_flush(sink) == -EAGAIN) {
        /* What waits is older and goes first; writing past it would break a line in two. */
        if (msf_buffer_append(&sink->buffer, p, n) != 0) {
            sink->lost += count_lines(p, n);
        }
    } else if (msf_buffer_append(&sink->buffer, p, n) != 0) {
        write_through(sink, p, n);
    }
}

int msf_logsink_reopen(msf_logsink *sink, msf_error *err)
{
    msf_logsink_flush(sink);
    int fd = open_file(sink->path);
    if (fd < 0) {
        return msf_error_set(err, fd, "cannot reopen the log file %s: %s", sink->path, strerror(-fd));
    }
    close(sink->fd);
    sink->fd = fd;
    sink->socket = is_socket(fd);
    sink->cut = false;
    return 0;
}

void msf_logsink_close(msf_logsink *sink)
{
    if (sink == NULL) {
        return;
    }
    if (msf_logsink_flush(sink) == -EAGAIN) {
        sink->lost += count_lines(sink->buffer.data, sink->buffer.len);
    }
    close(sink->fd);
    msf_buffer_free(&sink->buffer);
    free(sink);
}

uint64_t msf_logsink_lost(const msf_logsink *sink)
{
    return sink->lost;
}

size_t msf_logsink_pending(const msf_logsink *sink)
{
    return sink->buffer.len;
}
