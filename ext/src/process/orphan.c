/* The end of a worker whose master is gone. Nobody is left who would kill it when it does not leave, and code that never comes back to the
 * loop never sees SIGTERM: so the kernel is asked beforehand to do it. */
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "process/tree.h"

static timer_t killer;
static struct itimerspec patience;

/* From now on as if the master had asked it to leave: SIGTERM, and SIGKILL when the time is up. */
static void on_orphaned(int signum)
{
    timer_settime(killer, 0, &patience, NULL);
    kill(getpid(), SIGTERM);
}

static bool prepare(uint32_t ms)
{
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL};
    struct sigaction action = {.sa_handler = on_orphaned, .sa_flags = SA_RESTART};
    patience.it_value = (struct timespec){.tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000};
    return timer_create(CLOCK_MONOTONIC, &event, &killer) == 0 && sigaction(MSF_SIGNAL_ORPHANED, &action, NULL) == 0;
}

void msf_orphan_watch(const msf_master *m)
{
    prctl(PR_SET_PDEATHSIG, prepare(m->options->drain_ms + MSF_KILL_GRACE_MS) ? MSF_SIGNAL_ORPHANED : SIGKILL);
    if (getppid() != m->pid) {
        _exit(0); /* it died before the kernel was asked */
    }
}
