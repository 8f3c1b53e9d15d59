/* What happens to the processes of a slot: ready, replaced, ended, late. */
#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "process/tree.h"

#define ALL_RECORDS ((1u << MSF_SCOREBOARD_RECORDS) - 1)

static msf_scoreboard_slot *record_of(msf_master *m, const msf_process *p)
{
    return msf_scoreboard_record(m->board, p->slot->index, p->record);
}

/* Which record stands for the slot: the one that serves, else the one that starts. */
static void publish(msf_master *m, msf_slot *s)
{
    const msf_process *p = s->current != NULL ? s->current : s->next;
    uint8_t which = p != NULL ? (uint8_t)p->record : m->board->newest[s->index]; /* an empty slot keeps its history */
    msf_scoreboard_slot *r = msf_scoreboard_record(m->board, s->index, which);
    if (p == NULL) {
        r->generation = s->generation;
    }
    r->exits = s->exits;
    r->crashes = s->crashes;
    __atomic_store_n(&m->board->newest[s->index], which, __ATOMIC_RELEASE);
}

bool msf_slot_wants_process(const msf_slot *s, uint64_t now)
{
    return s->next == NULL && (s->current == NULL || s->replace) && now >= s->respawn_us && s->records != ALL_RECORDS;
}

void msf_slot_adopt(msf_master *m, msf_slot *s, msf_process *p)
{
    assert(s->next == NULL && "a slot starts one worker at a time");
    s->generation++;
    s->records |= (uint8_t)(1u << p->record);
    s->next = p;
    msf_list_push_back(&m->processes, &p->node);
    publish(m, s);
}

/* At once the first time, then doubling pauses; up to a half is left to chance, so that many slots do not come back in the same moment. */
void msf_slot_back_off(msf_master *m, msf_slot *s)
{
    s->failures++;
    if (s->failures == 1) {
        s->respawn_us = 0;
        return;
    }
    unsigned doublings = s->failures - 2 < 20 ? s->failures - 2 : 20;
    uint64_t ms = (uint64_t)MSF_BACKOFF_FIRST_MS << doublings;
    ms = ms < m->options->backoff_max_ms ? ms : m->options->backoff_max_ms;
    ms -= (uint64_t)random() % (ms / 2 + 1);
    s->respawn_us = msf_clock_mono_us() + ms * 1000;
    msf_master_log(m, "worker %d keeps ending: next start in %llu ms", s->index, (unsigned long long)ms);
}

void msf_process_leave(msf_master *m, msf_process *p, int signum, uint32_t kill_ms)
{
    p->expected = true;
    p->phase = MSF_PHASE_LEAVING;
    p->deadline_us = msf_clock_mono_us() + (uint64_t)kill_ms * 1000;
    __atomic_store_n(&record_of(m, p)->state, MSF_WORKER_DRAINING, __ATOMIC_RELAXED);
    kill(p->pid, signum);
}

static void on_ready(msf_master *m, msf_process *p)
{
    msf_slot *s = p->slot;
    if (p->phase != MSF_PHASE_STARTING) {
        return; /* told to leave meanwhile */
    }
    assert(s->next == p && "only the slot's next one starts");
    msf_process *old = s->current;
    p->phase = MSF_PHASE_SERVING;
    p->ready_us = msf_clock_mono_us();
    p->deadline_us = 0;
    s->current = p;
    s->next = NULL;
    s->replace = false;
    s->was_ready = true;
    publish(m, s);
    msf_master_log(m, "worker %d (pid %d) is ready", s->index, (int)p->pid);
    if (old != NULL) {
        msf_process_leave(m, old, SIGTERM, m->options->drain_ms + MSF_KILL_GRACE_MS);
    }
}

static void on_retire(msf_master *m, msf_process *p, const char *reason)
{
    if (p->phase != MSF_PHASE_SERVING) {
        return; /* it is leaving anyway, or it has never served and its end is a failed start */
    }
    msf_master_log(m, "worker %d (pid %d) asks to be replaced: %s", p->slot->index, (int)p->pid, reason);
    p->expected = true;
    p->slot->replace = true;
}

void msf_slot_read_control(msf_master *m, msf_process *p)
{
    char message[1 + MSF_CONTROL_TEXT_MAX + 1];
    ssize_t n;
    while (p->control >= 0 && (n = recv(p->control, message, sizeof(message) - 1, MSG_DONTWAIT)) >= 0) {
        message[n] = '\0';
        if (n == 0) {
            close(p->control);
            p->control = -1;
        } else if (message[0] == MSF_CONTROL_READY) {
            on_ready(m, p);
        } else if (message[0] == MSF_CONTROL_RETIRE) {
            on_retire(m, p, message + 1);
        }
    }
}

static void log_exit(const msf_master *m, const msf_process *p, int status, const char *report)
{
    const char *how = p->expected ? "left" : "ended unasked", *there = *report != '\0' ? "; report: " : "";
    if (WIFSIGNALED(status)) {
        msf_master_log(m, "worker %d (pid %d) %s: signal %d (%s)%s%s", p->slot->index, (int)p->pid, how, WTERMSIG(status),
                       strsignal(WTERMSIG(status)), there, report);
    } else if (!p->expected || WEXITSTATUS(status) != 0) {
        msf_master_log(m, "worker %d (pid %d) %s: exit status %d%s%s", p->slot->index, (int)p->pid, how, WEXITSTATUS(status), there,
                       report);
    }
}

static void count_exit(msf_master *m, msf_process *p, int status)
{
    msf_slot *s = p->slot;
    msf_worker_exit e = {.slot = s->index, .pid = p->pid, .status = status, .expected = p->expected};
    s->exits++;
    s->crashes += p->expected ? 0 : 1;
    char report[PATH_MAX];
    if (!msf_report_end(m, p, status, record_of(m, p), report, sizeof(report))) {
        *report = '\0';
    }
    msf_scoreboard_retire(m->board, record_of(m, p));
    s->records &= (uint8_t) ~(1u << p->record);
    log_exit(m, p, status, report);
    if (m->hooks->on_worker_exit != NULL) {
        m->hooks->on_worker_exit(m->ctx, &e);
    }
}

/* An application that cannot start must not look like a server that runs. */
static void give_up_start(msf_master *m, const msf_slot *s, const char *why)
{
    if (!m->ready && !s->was_ready && s->failures >= MSF_START_ATTEMPTS && m->stopping == MSF_STOP_NONE) {
        msf_error_set(&m->failure, -ECHILD, "no worker became ready in %u attempts: %s", s->failures, why);
        msf_stop_begin(m, MSF_STOP_GRACEFUL);
    }
}

static void unlink_process(msf_master *m, msf_process *p, const char *why)
{
    msf_slot *s = p->slot;
    if (s->current == p) {
        s->current = NULL;
    }
    if (s->next == p) {
        s->next = NULL;
        msf_reload_lost(m, p, why);
    }
    if (p->control >= 0) {
        close(p->control);
    }
    msf_list_remove(&p->node);
}

static void on_exit_of(msf_master *m, msf_process *p, int status)
{
    msf_slot *s = p->slot;
    char why[MSF_SCOREBOARD_WHY];
    msf_slot_read_control(m, p); /* its last words come first: it may have been ready, or have asked to leave */
    msf_failed_start(m, p, status, why, sizeof(why));
    count_exit(m, p, status);
    unlink_process(m, p, why);
    publish(m, s);
    if (!p->expected && m->stopping == MSF_STOP_NONE) {
        if (p->ready_us != 0 && msf_clock_mono_us() - p->ready_us >= MSF_HEALTHY_MS * 1000ull) {
            s->failures = 0;
        }
        msf_slot_back_off(m, s);
        give_up_start(m, s, why);
    }
    msf_process_free(p);
}

static bool is_ours(const msf_master *m, pid_t pid)
{
    for (const msf_list *n = m->processes.next; n != &m->processes; n = n->next) {
        if (MSF_CONTAINER_OF(n, msf_process, node)->pid == pid) {
            return true;
        }
    }
    return false;
}

/* Looks first and takes then: one of ours may end at this very moment, and its status is wanted. */
static void reap_orphans(const msf_master *m)
{
    siginfo_t info = {0};
    while (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0 && !is_ours(m, info.si_pid)) {
        waitpid(info.si_pid, NULL, WNOHANG);
        info.si_pid = 0;
    }
}

/* Only our own: the layer above may have started processes too and waits for them itself. */
void msf_slots_reap(msf_master *m)
{
    for (msf_list *n = m->processes.next, *next; n != &m->processes; n = next) {
        msf_process *p = MSF_CONTAINER_OF(n, msf_process, node);
        int status;
        next = n->next;
        if (waitpid(p->pid, &status, WNOHANG) == p->pid) {
            on_exit_of(m, p, status);
        }
    }
    if (m->reaper) {
        reap_orphans(m);
    }
}

static const char *why_late(const msf_process *p)
{
    return p->phase == MSF_PHASE_STARTING ? "was not ready" : "has not left";
}

static void abort_late(msf_master *m, msf_process *p, uint64_t now)
{
    p->late = true;
    p->deadline_us = now + (uint64_t)m->options->abort_ms * 1000;
    msf_master_log(m, "worker %d (pid %d) %s in time: asked where it is (SIGABRT)", p->slot->index, (int)p->pid, why_late(p));
    kill(p->pid, SIGABRT);
}

static void kill_late(msf_master *m, msf_process *p)
{
    p->late = true;
    p->deadline_us = 0;
    msf_master_log(m, "worker %d (pid %d) %s in time: killed", p->slot->index, (int)p->pid, why_late(p));
    kill(p->pid, SIGKILL);
}

void msf_slots_expire(msf_master *m, uint64_t now)
{
    for (msf_list *n = m->processes.next; n != &m->processes; n = n->next) {
        msf_process *p = MSF_CONTAINER_OF(n, msf_process, node);
        if (p->deadline_us == 0 || now < p->deadline_us) {
            continue;
        }
        if (p->late || m->options->abort_ms == 0) {
            kill_late(m, p);
        } else {
            abort_late(m, p, now);
        }
    }
}
