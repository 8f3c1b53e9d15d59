#include "process/control.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "process/pidfile.h"
#include "process/scoreboard.h"

#define LOOK_AGAIN_US 2000

void msf_control_board_path(const char *pid_file, char *out, unsigned n)
{
    snprintf(out, n, "%s.board", pid_file);
}

static void pause_us(long us)
{
    nanosleep(&(struct timespec){.tv_nsec = us * 1000}, NULL);
}

/* The end of the master shows at once on a pid descriptor; where there is none, the lock of the pid file is asked again and again. */
static int wait_for_end(const char *pid_file, pid_t pid, int pid_fd, uint64_t until)
{
    while (msf_pidfile_live(pid_file) == pid) {
        uint64_t now = msf_clock_mono_us();
        if (now >= until) {
            return -ETIMEDOUT;
        }
        if (pid_fd >= 0) {
            poll(&(struct pollfd){.fd = pid_fd, .events = POLLIN}, 1, (int)((until - now + 999) / 1000));
        } else {
            pause_us(LOOK_AGAIN_US);
        }
    }
    /* The lock goes a moment before the process. */
    while (pid_fd >= 0 && poll(&(struct pollfd){.fd = pid_fd, .events = POLLIN}, 1, 0) == 0) {
        if (msf_clock_mono_us() >= until) {
            return -ETIMEDOUT;
        }
        poll(&(struct pollfd){.fd = pid_fd, .events = POLLIN}, 1, 10);
    }
    return 0;
}

int msf_control_stop(const char *pid_file, uint32_t timeout_ms)
{
    pid_t pid = msf_pidfile_live(pid_file);
    if (pid == 0) {
        return -ESRCH;
    }
    int pid_fd = (int)syscall(SYS_pidfd_open, pid, 0);
    int code = kill(pid, SIGTERM) != 0 ? -errno : wait_for_end(pid_file, pid, pid_fd, msf_clock_mono_us() + (uint64_t)timeout_ms * 1000);
    if (pid_fd >= 0) {
        close(pid_fd);
    }
    return code;
}

static const msf_scoreboard *open_board(const char *pid_file, msf_error *err)
{
    char path[4096];
    msf_control_board_path(pid_file, path, sizeof(path));
    return msf_scoreboard_open(path, err);
}

static uint64_t *generations(const msf_scoreboard *s)
{
    uint64_t *g = calloc(s->slots, sizeof(*g));
    for (uint32_t i = 0; g != NULL && i < s->slots; i++) {
        g[i] = msf_scoreboard_newest(s, (int)i)->generation;
    }
    return g;
}

static bool all_new(const msf_scoreboard *s, const uint64_t *before)
{
    for (uint32_t i = 0; i < s->slots; i++) {
        const msf_scoreboard_slot *r = msf_scoreboard_newest(s, (int)i);
        if (r->generation <= before[i] || r->state != MSF_WORKER_READY) {
            return false;
        }
    }
    return true;
}

static int wait_for_reload(const char *pid_file, pid_t pid, const msf_scoreboard *s, uint32_t wait_ms, msf_error *err)
{
    uint64_t until = msf_clock_mono_us() + (uint64_t)wait_ms * 1000, failures = s->reload_failures;
    uint64_t *before = generations(s);
    if (before == NULL) {
        return -ENOMEM;
    }
    int code = kill(pid, SIGUSR1) != 0 ? -errno : 0;
    while (code == 0 && !all_new(s, before)) {
        if (__atomic_load_n(&s->reload_failures, __ATOMIC_ACQUIRE) != failures) {
            code = msf_error_set(err, MSF_ECANCELED, "%.*s", (int)sizeof(s->failure), s->failure);
        } else if (msf_pidfile_live(pid_file) != pid) {
            code = -ESRCH;
        } else if (msf_clock_mono_us() >= until) {
            code = -ETIMEDOUT;
        } else {
            pause_us(LOOK_AGAIN_US);
        }
    }
    free(before);
    return code;
}

int msf_control_reload(const char *pid_file, uint32_t wait_ms, msf_error *err)
{
    msf_error local = {0};
    err = err != NULL ? err : &local;
    pid_t pid = msf_pidfile_live(pid_file);
    if (pid == 0) {
        return -ESRCH;
    }
    if (wait_ms == 0) {
        return kill(pid, SIGUSR1) == 0 ? 0 : -errno;
    }
    const msf_scoreboard *s = open_board(pid_file, err);
    if (s == NULL) {
        return err->code;
    }
    int code = wait_for_reload(pid_file, pid, s, wait_ms, err);
    msf_scoreboard_close(s);
    return code;
}
