/* Life of a stream: poll events, reading, the events to the owner, closing. Queueing and sending are in stream_write.c. */
#include "net/stream.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "net/loop_private.h"
#include "net/stream_private.h"

#define READS_PER_TURN 4

static void on_poll(uv_poll_t *poll, int status, int events);

static void abandon(uv_handle_t *handle)
{
    msf_stream_close(MSF_CONTAINER_OF(handle, msf_stream, poll));
}

const msf_handle_class msf_stream_class = {abandon};

/* Tells libuv, which costs system calls, only when the wanted events are really others than those that are on. */
static void sync_interest(msf_stream *s)
{
    int want = 0;
    if ((s->state & (STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED)) == 0) {
        want |= s->reading && !s->eof ? UV_READABLE : 0;
        want |= (s->state & STREAM_BLOCKED) != 0 ? UV_WRITABLE : 0;
    }
    if (want == s->interest || (s->state & STREAM_CLOSING) != 0) {
        return;
    }
    s->interest = (uint8_t)want;
    int result = want == 0 ? uv_poll_stop(&s->poll) : uv_poll_start(&s->poll, want, on_poll);
    assert(result == 0 && "an open stream's descriptor can be polled");
    (void)result;
}

/* The end of everything but msf_stream_close. */
static void break_down(msf_stream *s, int error)
{
    s->state = (uint8_t)((s->state | STREAM_BROKEN) & ~(STREAM_FAILED | STREAM_BLOCKED | STREAM_DRAIN_DUE));
    msf_loop_undefer(&s->flush);
    sync_interest(s);
    msf_stream_drop_queue(s);
    if ((s->state & STREAM_CLOSING) == 0 && s->events->on_error != NULL) {
        s->events->on_error(s, error);
    }
}

static bool may_read(const msf_stream *s)
{
    return s->reading && !s->eof && (s->state & (STREAM_CLOSING | STREAM_BROKEN)) == 0;
}

static ssize_t receive(msf_stream *s)
{
    ssize_t n;
    do {
        n = recv(s->fd, s->loop->read_buffer, MSF_STREAM_READ_SIZE, 0);
    } while (n < 0 && errno == EINTR);
    return n;
}

static void end_of_input(msf_stream *s)
{
    s->eof = true;
    sync_interest(s);
    if (s->events->on_eof != NULL) {
        s->events->on_eof(s);
    }
}

/* A turn's share of reading. True when there may be more. */
static bool read_some(msf_stream *s)
{
    for (int i = 0; i < READS_PER_TURN && may_read(s); i++) {
        ssize_t n = receive(s);
        if (n == 0) {
            end_of_input(s);
            return false;
        }
        if (n < 0) {
            if (errno != EAGAIN && errno != EWOULDBLOCK) {
                break_down(s, -errno);
            }
            return false;
        }
        s->bytes_in += (uint64_t)n;
        if (s->events->on_data != NULL) {
            s->events->on_data(s, s->loop->read_buffer, (size_t)n);
        }
        if (n < MSF_STREAM_READ_SIZE) {
            return false; /* the kernel had no more; asking again would only cost a call */
        }
    }
    return may_read(s);
}

static int socket_error(const msf_stream *s)
{
    int error = 0;
    socklen_t len = sizeof error;
    if (getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &error, &len) != 0 || error == 0) {
        error = ECONNRESET;
    }
    return -error;
}

/* The connection is dead, but what the peer said before may still be there (an answer that came before our request was done). `error` 0:
 * the socket knows; it is asked last, since asking clears it and reading would then see a plain end. */
static void read_rest_and_break(msf_stream *s, int error)
{
    bool more = true;
    while (more && may_read(s)) {
        uint64_t before = s->bytes_in;
        read_some(s);
        more = s->bytes_in != before;
    }
    if ((s->state & (STREAM_CLOSING | STREAM_BROKEN)) == 0) {
        break_down(s, error != 0 ? error : socket_error(s));
    }
}

/* Passes on what sending left behind. */
static void after_send(msf_stream *s)
{
    if ((s->state & STREAM_CLOSING) != 0) {
        return;
    }
    if ((s->state & STREAM_FAILED) != 0) {
        read_rest_and_break(s, s->error);
        return;
    }
    sync_interest(s);
    if ((s->state & STREAM_DRAIN_DUE) != 0) {
        s->state &= (uint8_t)~STREAM_DRAIN_DUE;
        if (s->events->on_drain != NULL) {
            s->events->on_drain(s);
        }
    }
}

static void on_flush(msf_loop_task *task)
{
    msf_stream *s = MSF_CONTAINER_OF(task, msf_stream, flush);
    if ((s->state & STREAM_BLOCKED) == 0) {
        msf_stream_send(s);
    }
    after_send(s);
}

static void on_poll(uv_poll_t *poll, int status, int events)
{
    msf_stream *s = MSF_CONTAINER_OF(poll, msf_stream, poll);
    if (status < 0) {
        s->interest = 0; /* libuv has stopped the handle */
        read_rest_and_break(s, 0);
        return;
    }
    if ((events & UV_WRITABLE) != 0 && (s->state & STREAM_BLOCKED) != 0) {
        s->state &= (uint8_t)~STREAM_BLOCKED;
        msf_stream_send(s);
        after_send(s);
    }
    if ((events & UV_READABLE) != 0) {
        read_some(s);
    }
    sync_interest(s);
}

int msf_stream_open(msf_stream *s, msf_loop *loop, int fd, const msf_stream_events *events, size_t high_water)
{
    if (loop->read_buffer == NULL && (loop->read_buffer = malloc(MSF_STREAM_READ_SIZE)) == NULL) {
        return -ENOMEM;
    }
    memset(s, 0, sizeof *s);
    int result = uv_poll_init(&loop->uv, &s->poll, fd);
    if (result != 0) {
        return result;
    }
    s->poll.data = (void *)&msf_stream_class;
    s->events = events;
    s->loop = loop;
    msf_loop_task_init(&s->flush, on_flush);
    s->tail = &s->head;
    s->high_water = high_water;
    s->fd = fd;
    return 0;
}

void msf_stream_read_start(msf_stream *s)
{
    s->reading = true;
    sync_interest(s);
}

/* The interest stays on until data really arrive: a stop and a start within one request cost no system call. */
void msf_stream_read_stop(msf_stream *s)
{
    s->reading = false;
}

void msf_stream_flush(msf_stream *s)
{
    if ((s->state & STREAM_BLOCKED) != 0) {
        return;
    }
    msf_stream_send(s);
    if ((s->state & STREAM_CLOSING) != 0) {
        return;
    }
    if ((s->state & (STREAM_FAILED | STREAM_DRAIN_DUE)) != 0) {
        msf_loop_defer(s->loop, &s->flush);
    } else {
        msf_loop_undefer(&s->flush);
        sync_interest(s);
    }
}

static void on_handle_closed(uv_handle_t *handle)
{
    msf_stream *s = MSF_CONTAINER_OF(handle, msf_stream, poll);
    if (s->events->on_closed != NULL) {
        s->events->on_closed(s);
    }
}

void msf_stream_close(msf_stream *s)
{
    if ((s->state & STREAM_CLOSING) != 0) {
        return;
    }
    s->state |= STREAM_CLOSING;
    msf_loop_undefer(&s->flush);
    uv_close((uv_handle_t *)&s->poll, on_handle_closed); /* forgets the descriptor at once */
    s->interest = 0;
    close(s->fd);
    s->fd = -1;
    msf_stream_drop_queue(s);
}

bool msf_stream_closing(const msf_stream *s)
{
    return (s->state & STREAM_CLOSING) != 0;
}
