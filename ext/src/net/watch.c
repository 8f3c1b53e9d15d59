#include "net/watch.h"

#include "net/loop_private.h"

static void abandon(uv_handle_t *handle)
{
    msf_watch *w = MSF_CONTAINER_OF(handle, msf_watch, poll);
    msf_watch_close(w, w->on_closed);
}

const msf_handle_class msf_watch_class = {abandon};

static void on_poll(uv_poll_t *poll, int status, int events)
{
    msf_watch *w = MSF_CONTAINER_OF(poll, msf_watch, poll);
    if (w->open) {
        w->on_readable(w); /* errors too: reading says what it is */
    }
}

int msf_watch_open(msf_watch *w, msf_loop *loop, int fd, void (*on_readable)(msf_watch *w))
{
    *w = (msf_watch){.on_readable = on_readable};
    int result = uv_poll_init(&loop->uv, &w->poll, fd);
    if (result != 0) {
        return result;
    }
    w->poll.data = (void *)&msf_watch_class;
    uv_unref((uv_handle_t *)&w->poll);
    w->open = true;
    return 0;
}

void msf_watch_resume(msf_watch *w)
{
    if (w->open && !uv_is_active((uv_handle_t *)&w->poll)) {
        uv_poll_start(&w->poll, UV_READABLE, on_poll);
    }
}

void msf_watch_pause(msf_watch *w)
{
    if (w->open) {
        uv_poll_stop(&w->poll);
    }
}

static void on_closed(uv_handle_t *handle)
{
    msf_watch *w = MSF_CONTAINER_OF(handle, msf_watch, poll);
    if (w->on_closed != NULL) {
        w->on_closed(w);
    }
}

void msf_watch_close(msf_watch *w, void (*fn)(msf_watch *w))
{
    if (w->open) {
        w->open = false;
        w->on_closed = fn;
        uv_close((uv_handle_t *)&w->poll, on_closed);
    }
}
