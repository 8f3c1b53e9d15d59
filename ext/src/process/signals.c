/* Signals of the master are blocked and read from a descriptor: nothing ever runs inside a handler. */
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "process/tree.h"

static bool is_ignored(int signum)
{
    struct sigaction old;
    return sigaction(signum, NULL, &old) == 0 && old.sa_handler == SIG_IGN;
}

int msf_signals_block(msf_master *m, msf_error *err)
{
    static const int handled[] = {SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGCHLD};
    sigemptyset(&m->mask);
    for (size_t i = 0; i < sizeof(handled) / sizeof(handled[0]); i++) {
        sigaddset(&m->mask, handled[i]);
    }
    sigaddset(&m->mask, SIGRTMIN);
    /* nohup(1) ignores SIGHUP on behalf of the user; a blocked signal would be seen nevertheless */
    if (m->options->daemonize || !is_ignored(SIGHUP)) {
        sigaddset(&m->mask, SIGHUP);
    }
    signal(SIGCHLD, SIG_DFL); /* ignored (some launchers do that), it would take the exit statuses away */
    m->signal_fd = signalfd(-1, &m->mask, SFD_NONBLOCK | SFD_CLOEXEC);
    if (m->signal_fd < 0) {
        return msf_error_set(err, -errno, "signalfd: %s", strerror(errno));
    }
    sigprocmask(SIG_BLOCK, &m->mask, &m->old_mask);
    return 0;
}

void msf_signals_unblock(msf_master *m)
{
    if (m->signal_fd >= 0) {
        struct signalfd_siginfo info;
        while (m->self.slot == NULL && read(m->signal_fd, &info, sizeof(info)) > 0) {
            /* the master has ended in order: a second "stop" that came too late must not kill it now */
        }
        close(m->signal_fd);
        m->signal_fd = -1;
        sigprocmask(SIG_SETMASK, &m->old_mask, NULL);
    }
}

static void do_nothing(int signum)
{
}

void msf_signals_child(msf_master *m)
{
    /* A handler instead of SIG_IGN: programs that the worker executes get the default back. */
    static const int harmless[] = {SIGINT, SIGHUP, SIGUSR1, SIGUSR2};
    struct sigaction nothing = {.sa_handler = do_nothing, .sa_flags = SA_RESTART};
    for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
        sigaction(harmless[i], &nothing, NULL);
    }
    sigaction(SIGRTMIN, &nothing, NULL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    msf_signals_unblock(m);
}

static void reopen(msf_master *m, int signum)
{
    msf_error err;
    if (m->options->daemonize && m->options->log_file != NULL && msf_daemon_output(m->options->log_file, &err) != 0) {
        msf_master_log(m, "reopening failed: %s", err.text);
    }
    if (m->hooks->on_reopen != NULL) {
        m->hooks->on_reopen(m->ctx);
    }
    for (msf_list *n = m->processes.next; n != &m->processes; n = n->next) {
        kill(MSF_CONTAINER_OF(n, msf_process, node)->pid, signum);
    }
}

static void on_signal(msf_master *m, int signum)
{
    if (signum == SIGCHLD) {
        return; /* the loop looks after every wait */
    }
    if (signum == SIGUSR2 || signum == SIGRTMIN) {
        reopen(m, signum);
    } else if (signum == SIGUSR1 || (signum == SIGHUP && m->options->daemonize)) {
        msf_reload_begin(m);
    } else if (signum == SIGQUIT || (signum == SIGINT && m->stopping != MSF_STOP_NONE)) {
        msf_stop_begin(m, MSF_STOP_NOW);
    } else {
        msf_stop_begin(m, MSF_STOP_GRACEFUL);
    }
}

void msf_signals_read(msf_master *m)
{
    struct signalfd_siginfo info;
    while (read(m->signal_fd, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
        on_signal(m, (int)info.ssi_signo);
    }
}
