/* The worker's side of the control socket. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "process/tree.h"

static void tell(const msf_worker *w, char kind, const char *text)
{
    char message[1 + MSF_CONTROL_TEXT_MAX];
    size_t n = strnlen(text, MSF_CONTROL_TEXT_MAX);
    message[0] = kind;
    memcpy(message + 1, text, n);
    /* Two short messages in a life always fit; if the master is gone, the end of this worker is near anyway. */
    ssize_t sent = send(w->control, message, 1 + n, MSG_NOSIGNAL | MSG_DONTWAIT);
    (void)sent;
}

int msf_worker_slot(const msf_worker *w)
{
    return w->slot->index;
}

int msf_worker_listen_fd(const msf_worker *w, int i)
{
    return i >= 0 && i < MSF_LISTEN_MAX ? w->slot->listen_fd[i] : -1;
}

msf_scoreboard_slot *msf_worker_score(msf_worker *w)
{
    return w->score;
}

msf_scoreboard *msf_worker_scoreboard(msf_worker *w)
{
    return w->board;
}

void msf_worker_ready(msf_worker *w)
{
    if (!w->said_ready) {
        w->said_ready = true;
        __atomic_store_n(&w->score->state, MSF_WORKER_READY, __ATOMIC_RELAXED);
        tell(w, MSF_CONTROL_READY, "");
    }
}

void msf_worker_retire(msf_worker *w, const char *reason)
{
    if (!w->said_retire) {
        w->said_retire = true;
        tell(w, MSF_CONTROL_RETIRE, reason != NULL ? reason : "no reason given");
    }
}

void msf_worker_reopen_output(const msf_worker *w)
{
    msf_error err;
    if (w->log_file != NULL && msf_daemon_output(w->log_file, &err) != 0) {
        fprintf(stderr, "msf worker %d: %s\n", w->slot->index, err.text); /* into the old file, which is still open */
    }
}

bool msf_worker_is_reload(const msf_worker *w)
{
    return w->is_reload;
}

void msf_worker_failed(msf_worker *w, const char *why)
{
    snprintf(w->score->why, sizeof(w->score->why), "%s", why);
}

void msf_worker_on_crash(msf_worker *w, msf_crash_describe_fn fn)
{
    msf_crash_on_describe(fn);
}

int msf_worker_master_fd(const msf_worker *w)
{
    return w->control;
}

uint32_t msf_worker_drain_ms(const msf_worker *w)
{
    return w->drain_ms;
}
