/* The queue of a stream: appending to it, and sending it. */
#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

#include "net/loop_private.h"
#include "net/stream_private.h"

#define IOV_MAX_PER_SEND 64
#define COPY_BELOW       1024 /* referenced bytes that are cheaper to copy than to track */
#define PREAD_SIZE       (16 * 1024)

static bool writable(const msf_stream *s)
{
    return (s->state & (STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED | STREAM_SHUT_ASKED)) == 0;
}

/* ---- queueing ---- */

static msf_write *tail_block(const msf_stream *s)
{
    return s->head == NULL ? NULL : MSF_CONTAINER_OF(s->tail, msf_write, next);
}

static size_t tail_room(const msf_stream *s)
{
    msf_write *w = tail_block(s);
    return w != NULL && w->kind == MSF_WRITE_COPY ? w->room : 0;
}

static void append(msf_stream *s, msf_write *w)
{
    *s->tail = w;
    s->tail = &w->next;
}

static void added(msf_stream *s, uint64_t n)
{
    s->queued += n;
    if (s->queued > s->high_water) {
        s->above = true;
    }
    if ((s->state & STREAM_BLOCKED) == 0) {
        msf_loop_defer(s->loop, &s->flush);
    }
}

static void put(msf_write *w, const char *p, size_t n)
{
    memcpy(w->bytes + (w->size - w->room), p, n);
    w->room -= n;
    w->left += n;
}

int msf_stream_write_copy(msf_stream *s, const char *p, size_t n)
{
    if (!writable(s)) {
        return MSF_ECLOSED;
    }
    if (n == 0) {
        return 0;
    }
    size_t room = tail_room(s);
    size_t first = n < room ? n : room;
    msf_write *w = NULL;
    if (first < n && (w = msf_write_new_copy(s->loop, n - first)) == NULL) {
        return -ENOMEM;
    }
    if (first > 0) {
        put(tail_block(s), p, first);
    }
    if (w != NULL) {
        put(w, p + first, n - first);
        append(s, w);
    }
    added(s, n);
    return 0;
}

static int refused(void (*release)(void *), void *ctx, int code)
{
    if (release != NULL) {
        release(ctx);
    }
    return code;
}

int msf_stream_write_ref(msf_stream *s, const char *p, size_t n, void (*release)(void *ctx), void *ctx)
{
    if (!writable(s)) {
        return refused(release, ctx, MSF_ECLOSED);
    }
    if (n <= COPY_BELOW) {
        return refused(release, ctx, msf_stream_write_copy(s, p, n));
    }
    msf_write *w = msf_write_new_node(s->loop, MSF_WRITE_REF);
    if (w == NULL) {
        return refused(release, ctx, -ENOMEM);
    }
    w->at = p;
    w->left = n;
    w->release = release;
    w->ctx = ctx;
    append(s, w);
    added(s, n);
    return 0;
}

int msf_stream_write_file(msf_stream *s, int file_fd, int64_t offset, uint64_t n)
{
    msf_write *w = writable(s) && n > 0 ? msf_write_new_node(s->loop, MSF_WRITE_FILE) : NULL;
    if (w == NULL) {
        close(file_fd);
        return !writable(s) ? MSF_ECLOSED : n == 0 ? 0 : -ENOMEM;
    }
    w->file_fd = file_fd;
    w->offset = offset;
    w->left = n;
    append(s, w);
    added(s, n);
    return 0;
}

char *msf_stream_write_begin(msf_stream *s, size_t n)
{
    if (!writable(s)) {
        return NULL;
    }
    msf_write *w = tail_block(s);
    if (tail_room(s) < n || w == NULL || w->kind != MSF_WRITE_COPY) {
        w = msf_write_new_copy(s->loop, n);
        if (w == NULL) {
            return NULL;
        }
        append(s, w);
    }
    return w->bytes + (w->size - w->room);
}

void msf_stream_write_commit(msf_stream *s, size_t n)
{
    if (!writable(s)) {
        return; /* closed by the owner between the two */
    }
    msf_write *w = tail_block(s);
    assert(w != NULL && w->kind == MSF_WRITE_COPY && w->room >= n && "a commit follows its begin");
    w->room -= n;
    w->left += n;
    added(s, n); /* also for 0 bytes: the flush gives an empty block back */
}

void msf_stream_shutdown_write(msf_stream *s)
{
    if (writable(s)) {
        s->state |= STREAM_SHUT_ASKED;
        added(s, 0);
    }
}

void msf_stream_drop_queue(msf_stream *s)
{
    msf_write *list = s->head;
    s->head = NULL;
    s->tail = &s->head;
    s->queued = 0;
    if (s->tls != NULL) {
        msf_tls_drop(s);
    }
    msf_write_free_all(s->loop, list);
}

/* ---- sending ---- */

void msf_stream_count_sent(msf_stream *s, uint64_t n)
{
    s->queued -= n;
    s->bytes_out += n;
    if (s->above && s->queued <= s->high_water / 2) {
        s->above = false;
        s->state |= STREAM_DRAIN_DUE;
    }
}

msf_write *msf_stream_take_off(msf_stream *s, uint64_t n)
{
    msf_write *done = s->head;
    msf_write **end = &s->head;
    while (*end != NULL && (*end)->left <= n) {
        n -= (*end)->left;
        end = &(*end)->next;
    }
    msf_write *rest = *end;
    if (end == &s->head) {
        done = NULL;
    } else {
        *end = NULL;
        s->head = rest;
    }
    if (rest == NULL) {
        s->tail = &s->head;
    } else if (n > 0) {
        rest->left -= n;
        if (rest->kind == MSF_WRITE_FILE) {
            rest->offset += (int64_t)n;
        } else {
            rest->at += n;
        }
    }
    return done;
}

/* Takes `n` sent bytes off the queue. The blocks that are done are unlinked before any of them is released: a release function may write,
 * flush or close. */
static void advance(msf_stream *s, uint64_t n)
{
    msf_stream_count_sent(s, n);
    msf_write_free_all(s->loop, msf_stream_take_off(s, n));
}

/* One system call for the run of memory blocks at the head; *asked: what it was to send. */
static ssize_t send_memory(msf_stream *s, size_t *asked)
{
    struct iovec iov[IOV_MAX_PER_SEND];
    int count = 0;
    msf_write *w = s->head;
    *asked = 0;
    for (; w != NULL && w->kind != MSF_WRITE_FILE && count < IOV_MAX_PER_SEND; w = w->next) {
        if (w->left > 0) {
            iov[count++] = (struct iovec){(void *)w->at, w->left};
            *asked += w->left;
        }
    }
    /* The head of a file answer leaves in one packet with the first of the file. */
    int flags = MSG_NOSIGNAL | (w != NULL && w->kind == MSF_WRITE_FILE ? MSG_MORE : 0);
    if (count == 0) {
        return 0;
    }
    if (count == 1) {
        return send(s->fd, iov[0].iov_base, iov[0].iov_len, flags);
    }
    struct msghdr message = {.msg_iov = iov, .msg_iovlen = (size_t)count};
    return sendmsg(s->fd, &message, flags);
}

/* For files that sendfile cannot read. */
static ssize_t send_file_by_copy(msf_stream *s, const msf_write *w, size_t n)
{
    char piece[PREAD_SIZE];
    ssize_t got = pread(w->file_fd, piece, n < sizeof piece ? n : sizeof piece, w->offset);
    return got <= 0 ? got : send(s->fd, piece, (size_t)got, MSG_NOSIGNAL);
}

static ssize_t send_file(msf_stream *s, size_t *asked)
{
    msf_write *w = s->head;
    off_t offset = w->offset;
    size_t n = w->left < *asked ? (size_t)w->left : *asked;
    ssize_t sent = sendfile(s->fd, w->file_fd, &offset, n);
    if (sent < 0 && (errno == EINVAL || errno == ENOSYS)) {
        sent = send_file_by_copy(s, w, n);
        *asked = sent > 0 ? (size_t)sent : n; /* a short piece says nothing about the socket */
    } else {
        *asked = n;
    }
    if (sent == 0) {
        errno = EIO; /* the file is shorter than was promised */
        return -1;
    }
    return sent;
}

void msf_stream_fail(msf_stream *s, int error)
{
    s->error = error;
    s->state |= STREAM_FAILED;
    msf_stream_drop_queue(s);
}

/* Sends once. True when it makes sense to go on. */
static bool send_step(msf_stream *s, size_t *file_share)
{
    bool file = s->head->kind == MSF_WRITE_FILE;
    size_t asked = *file_share;
    ssize_t sent = file ? send_file(s, &asked) : send_memory(s, &asked);
    if (sent < 0 && errno == EINTR) {
        return true;
    }
    if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK) {
        msf_stream_fail(s, -errno);
        return false;
    }
    if (sent >= 0) {
        *file_share -= file ? (size_t)sent : 0;
        advance(s, (uint64_t)sent);
    }
    /* Less than asked: the socket is full, and the next call would only say so. */
    return sent == (ssize_t)asked && *file_share > 0;
}

static void shut_when_empty(msf_stream *s)
{
    if ((s->state & (STREAM_SHUT_ASKED | STREAM_SHUT | STREAM_CLOSING | STREAM_FAILED)) == STREAM_SHUT_ASKED && s->head == NULL) {
        shutdown(s->fd, SHUT_WR); /* fails only when the peer is gone, which reading or closing will show */
        s->state |= STREAM_SHUT | STREAM_DRAIN_DUE;
    }
}

void msf_stream_send(msf_stream *s)
{
    if (s->tls != NULL) {
        msf_tls_send(s);
        return;
    }
    size_t file_share = STREAM_FILE_SHARE;
    bool go_on = true;
    while (go_on && s->head != NULL && (s->state & (STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED | STREAM_BLOCKED)) == 0) {
        go_on = send_step(s, &file_share);
    }
    if ((s->state & (STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED)) != 0) {
        return;
    }
    if (s->head != NULL) {
        s->state |= STREAM_BLOCKED; /* also when only the share is used up: the socket is writable in the next poll */
        return;
    }
    shut_when_empty(s);
}

size_t msf_stream_memory(const msf_stream *s)
{
    size_t n = s->tls != NULL ? msf_tls_pending(s) : 0;
    for (const msf_write *w = s->head; w != NULL; w = w->next) {
        n += w->kind == MSF_WRITE_FILE ? 0 : (size_t)w->left;
    }
    return n;
}
