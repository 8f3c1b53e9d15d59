/* Replacing every worker, slot by slot, and stopping them all. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "process/tree.h"

static void start_reload(msf_master *m)
{
    m->reload = (msf_reload){.active = true, .mark = m->seq, .begun_us = msf_clock_mono_us()};
    m->board->failure[0] = '\0';
    msf_master_log(m, "reload: replacing %d workers", m->options->workers);
    if (m->hooks->on_reload != NULL) {
        m->hooks->on_reload(m->ctx);
    }
}

void msf_reload_begin(msf_master *m)
{
    if (m->stopping != MSF_STOP_NONE) {
        return;
    }
    if (m->reload.active) {
        m->reload.again = true; /* the files may have changed since: once more, but not once per signal */
        return;
    }
    start_reload(m);
}

static void end_reload(msf_master *m)
{
    bool again = m->reload.again;
    m->reload.active = false;
    if (again) {
        start_reload(m);
    }
}

static void finish(msf_master *m)
{
    m->board->reloads++;
    msf_master_log(m, "reload: done in %llu ms", (unsigned long long)(msf_clock_mono_us() - m->reload.begun_us) / 1000);
    end_reload(m);
}

void msf_reload_advance(msf_master *m)
{
    while (m->reload.active) {
        msf_slot *s = &m->slots[m->reload.slot];
        if (s->current != NULL && s->current->seq > m->reload.mark) {
            if (++m->reload.slot == m->options->workers) {
                finish(m);
            }
            continue;
        }
        if (s->next == NULL) {
            s->replace = true;
            s->respawn_us = 0; /* new code deserves a try at once, whatever the old one did */
        }
        return; /* one that was starting already is waited for and then replaced: it may have loaded old files */
    }
}

void msf_failed_start(const msf_master *m, const msf_process *p, int status, char *out, size_t n)
{
    const msf_scoreboard_slot *r = msf_scoreboard_record(m->board, p->slot->index, p->record);
    if (r->why[0] != '\0') {
        snprintf(out, n, "%.*s", (int)sizeof(r->why), r->why);
    } else if (p->late) {
        snprintf(out, n, "worker %d was not ready within %u ms", p->slot->index, m->options->ready_timeout_ms);
    } else if (WIFSIGNALED(status)) {
        snprintf(out, n, "worker %d ended with signal %d (%s)", p->slot->index, WTERMSIG(status), strsignal(WTERMSIG(status)));
    } else {
        snprintf(out, n, "worker %d ended with exit status %d, the log says more", p->slot->index, WEXITSTATUS(status));
    }
}

void msf_reload_lost(msf_master *m, const msf_process *p, const char *why)
{
    msf_slot *s = p->slot;
    if (m->stopping != MSF_STOP_NONE || !m->reload.active || s->index != m->reload.slot || p->seq <= m->reload.mark) {
        return;
    }
    snprintf(m->board->failure, sizeof(m->board->failure), "%s", why);
    __atomic_add_fetch(&m->board->reload_failures, 1, __ATOMIC_RELEASE); /* whoever sees it may read why */
    s->replace = s->current != NULL && s->current->expected;             /* one that asked to be replaced still has to be */
    msf_master_log(m, "reload: failed, the new worker %d (pid %d) ended before it was ready; %s", s->index, (int)p->pid,
                   s->current != NULL ? "the old one goes on" : "the slot is empty for now");
    end_reload(m);
}

void msf_stop_begin(msf_master *m, msf_stopping how)
{
    if (how <= m->stopping) {
        return;
    }
    m->stopping = how;
    m->board->stopping = 1;
    m->reload = (msf_reload){.active = false};
    msf_master_log(m, how == MSF_STOP_NOW ? "stopping now" : "stopping");
    for (msf_list *n = m->processes.next; n != &m->processes; n = n->next) {
        msf_process *p = MSF_CONTAINER_OF(n, msf_process, node);
        if (how == MSF_STOP_NOW) {
            msf_process_leave(m, p, SIGQUIT, MSF_KILL_GRACE_MS);
        } else if (p->phase != MSF_PHASE_LEAVING) {
            msf_process_leave(m, p, SIGTERM, m->options->drain_ms + MSF_KILL_GRACE_MS);
        }
    }
}
