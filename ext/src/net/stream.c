/* Life of a stream: poll events, reading, the events to the owner, closing. Queueing and sending are in stream_write.c. */
#include "net/stream.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "net/loop_private.h"
#include "net/stream_private.h"

static void on_poll(uv_poll_t *poll, int status, int events);

static void abandon(uv_handle_t *handle)
{
    msf_stream_close(MSF_CONTAINER_OF(handle, msf_stream, poll));
}

const msf_handle_class msf_stream_class = {abandon};

/* Tells libuv, which costs system calls, only when the wanted events are really others than those that are on. */
void msf_stream_sync_interest(msf_stream *s)
{
    int want = 0;
    if ((s->state & (STREAM_CLOSING | STREAM_BROKEN | STREAM_FAILED)) == 0) {
        bool input = s->reading || (s->tls != NULL && msf_tls_wants_input(s));
        want |= input && !s->eof ? UV_READABLE : 0;
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

void msf_stream_break_down(msf_stream *s, int error)
{
    s->state = (uint8_t)((s->state | STREAM_BROKEN) & ~(STREAM_FAILED | STREAM_BLOCKED | STREAM_DRAIN_DUE));
    msf_loop_undefer(&s->flush);
    msf_stream_sync_interest(s);
    msf_stream_drop_queue(s);
    if ((s->state & STREAM_CLOSING) == 0 && s->events->on_error != NULL) {
        s->events->on_error(s, error);
    }
}

bool msf_stream_may_read(const msf_stream *s)
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

void msf_stream_end_of_input(msf_stream *s)
{
    s->eof = true;
    msf_stream_sync_interest(s);
    if (s->events->on_eof != NULL) {
        s->events->on_eof(s);
    }
}

/* A turn's share of reading. True when there may be more. */
static bool read_some(msf_stream *s)
{
    if (s->tls != NULL) {
        msf_tls_read(s);
        return msf_stream_may_read(s);
    }
    for (int i = 0; i < STREAM_READS_PER_TURN && msf_stream_may_read(s); i++) {
        ssize_t n = receive(s);
        if (n == 0) {
            msf_stream_end_of_input(s);
            return false;
        }
        if (n < 0) {
            if (errno != EAGAIN && errno != EWOULDBLOCK) {
                msf_stream_break_down(s, -errno);
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
    return msf_stream_may_read(s);
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
    while (more && msf_stream_may_read(s)) {
        uint64_t before = s->bytes_in;
        read_some(s);
        more = s->bytes_in != before;
    }
    if ((s->state & (STREAM_CLOSING | STREAM_BROKEN)) == 0) {
        msf_stream_break_down(s, error != 0 ? error : socket_error(s));
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
    msf_stream_sync_interest(s);
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
    msf_stream_sync_interest(s);
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
    if (s->tls != NULL) {
        msf_tls_read_on(s);
    }
    msf_stream_sync_interest(s);
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
        msf_stream_sync_interest(s);
    }
}

static void on_handle_closed(uv_handle_t *handle)
{
    msf_stream *s = MSF_CONTAINER_OF(handle, msf_stream, poll);
    msf_tls_free(s->tls);
    s->tls = NULL;
    if (s->events->on_closed != NULL) {
        s->events->on_closed(s);
    }
}

void msf_stream_close(msf_stream *s)
{
    if ((s->state & STREAM_CLOSING) != 0) {
        return;
    }
    if ((s->state & STREAM_RESET) != 0) {
        struct linger now = {.l_onoff = 1, .l_linger = 0};
        setsockopt(s->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    } else if (s->tls != NULL) {
        msf_tls_say_goodbye(s);
    }
    s->state |= STREAM_CLOSING;
    msf_loop_undefer(&s->flush);
    uv_close((uv_handle_t *)&s->poll, on_handle_closed); /* forgets the descriptor at once */
    s->interest = 0;
    close(s->fd);
    s->fd = -1;
    msf_stream_drop_queue(s);
}

void msf_stream_reset_on_close(msf_stream *s)
{
    s->state |= STREAM_RESET;
}

bool msf_stream_closing(const msf_stream *s)
{
    return (s->state & STREAM_CLOSING) != 0;
}
