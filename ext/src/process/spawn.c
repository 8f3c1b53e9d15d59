/* The only fork of workers. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "process/title.h"
#include "process/tree.h"

static int free_record(const msf_slot *s)
{
    for (int i = 0; i < MSF_SCOREBOARD_RECORDS; i++) {
        if ((s->records & (1u << i)) == 0) {
            return i;
        }
    }
    assert(!"msf_slot_wants_process has seen a free record");
    return 0;
}

static void fill_record(msf_scoreboard_slot *r, const msf_slot *s)
{
    r->state = MSF_WORKER_STARTING;
    r->started_us = msf_clock_wall_us();
    r->generation = s->generation + 1;
    r->exits = s->exits;
    r->crashes = s->crashes;
}

/* Everything that belongs to the master or to other workers. Their ends of the sockets matter most: with one of them open here, a worker
 * would not see the end of its master while this process lives. */
static void close_inherited(msf_master *m, const msf_slot *own)
{
    for (msf_list *n = m->processes.next; n != &m->processes; n = n->next) {
        msf_process *other = MSF_CONTAINER_OF(n, msf_process, node);
        if (other->control >= 0) {
            close(other->control);
            other->control = -1;
        }
        msf_crash_area_free(other->crash);
        other->crash = NULL;
    }
    msf_sockets_keep_only(m, own);
    msf_mail_keep_own(m, own);
    close(m->board->fd);
    if (m->pid_fd >= 0) {
        close(m->pid_fd);
    }
    if (m->launch_fd >= 0) {
        close(m->launch_fd);
    }
    m->pid_fd = m->launch_fd = -1;
}

/* A worker that cannot be watched serves all the same. */
static void watch_crashes(msf_master *m)
{
    int code = m->self.crash != NULL ? msf_crash_watch(m->self.crash, m->self.slot->index) : -ENOMEM;
    if (code != 0) {
        fprintf(stderr, "msf worker %d: there will be no crash reports: %s\n", m->self.slot->index, strerror(-code));
    }
}

static void become_worker(msf_master *m, msf_slot *s, msf_scoreboard_slot *score, int control, msf_crash_area *crash)
{
    char title[256];
    msf_error err;
    m->self =
        (msf_worker){.slot = s, .board = m->board, .score = score, .control = control, .crash = crash, .drain_ms = m->options->drain_ms};
    m->self.slots = m->slots;
    m->self.slot_count = m->options->workers;
    m->self.is_reload = m->reload.active && s->current != NULL;
    m->self.log_file = m->options->daemonize ? m->options->log_file : NULL;
    close_inherited(m, s);
    if (msf_user_become(m, &err) != 0) {
        fprintf(stderr, "msf worker %d: %s\n", s->index, err.text);
        _exit(EXIT_FAILURE); /* never application code with the rights of root */
    }
    msf_orphan_watch(m); /* after the change of user, which forgets it */
    if (m->options->title != NULL) {
        snprintf(title, sizeof(title), "%s-Worker", m->options->title);
        msf_title_set(title);
    }
    __atomic_store_n(&score->pid, (int32_t)getpid(), __ATOMIC_RELEASE);
    msf_signals_child(m);
    watch_crashes(m);
}

static msf_process *new_process(msf_master *m, msf_slot *s, int control, int record)
{
    msf_process *p = calloc(1, sizeof(*p));
    if (p != NULL) {
        msf_list_init(&p->node);
        p->slot = s;
        p->control = control;
        p->record = record;
        p->seq = ++m->seq;
        p->deadline_us = msf_clock_mono_us() + (uint64_t)m->options->ready_timeout_ms * 1000;
        p->crash = msf_crash_area_new();
    }
    return p;
}

void msf_process_free(msf_process *p)
{
    if (p != NULL) {
        msf_crash_area_free(p->crash);
        free(p);
    }
}

static void spawn_failed(msf_master *m, msf_slot *s, const char *what)
{
    msf_master_log(m, "worker %d cannot be started: %s: %s", s->index, what, strerror(errno));
    s->failures = s->failures == 0 ? 1 : s->failures; /* no second try at once: whatever is short now needs a moment */
    msf_slot_back_off(m, s);
}

/* Returns true in the child. */
static bool fork_worker(msf_master *m, msf_slot *s, int pair[2])
{
    int record = free_record(s);
    msf_scoreboard_slot *score = msf_scoreboard_record(m->board, s->index, record);
    msf_process *p = new_process(m, s, pair[0], record);
    fill_record(score, s);
    fflush(NULL); /* or both would write what is buffered */
    pid_t pid = p == NULL ? -1 : fork();
    if (pid == 0) {
        close(pair[0]);
        msf_crash_area *crash = p->crash;
        free(p);
        become_worker(m, s, score, pair[1], crash);
        return true;
    }
    close(pair[1]);
    if (pid < 0) {
        spawn_failed(m, s, "fork");
        close(pair[0]);
        msf_process_free(p);
        msf_scoreboard_retire(m->board, score);
        return false;
    }
    p->pid = pid;
    __atomic_store_n(&score->pid, (int32_t)pid, __ATOMIC_RELEASE);
    msf_slot_adopt(m, s, p);
    return false;
}

static bool spawn(msf_master *m, msf_slot *s)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) != 0) {
        spawn_failed(m, s, "socketpair");
        return false;
    }
    return fork_worker(m, s, pair);
}

bool msf_spawn_wanted(msf_master *m)
{
    uint64_t now = msf_clock_mono_us();
    for (int i = 0; i < m->options->workers && m->stopping == MSF_STOP_NONE; i++) {
        if (msf_slot_wants_process(&m->slots[i], now) && spawn(m, &m->slots[i])) {
            return true;
        }
    }
    return false;
}
