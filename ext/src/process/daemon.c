/* A daemon's birth: the launching process waits for what becomes of it. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process/tree.h"

int msf_daemon_output(const char *log_file, msf_error *err)
{
    const char *path = log_file != NULL && *log_file != '\0' ? log_file : "/dev/null";
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0) {
        return msf_error_set(err, -errno, "log file %s: %s", path, strerror(errno));
    }
    fflush(NULL);
    if (dup2(fd, STDOUT_FILENO) < 0 || dup2(fd, STDERR_FILENO) < 0) {
        msf_error_set(err, -errno, "log file %s: %s", path, strerror(errno));
        close(fd);
        return -errno;
    }
    close(fd);
    return 0;
}

/* Checked in the launching process, where the user sees the sentence. */
static int check_output(const char *log_file, msf_error *err)
{
    if (log_file == NULL || *log_file == '\0') {
        return 0;
    }
    int fd = open(log_file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0) {
        return msf_error_set(err, -errno, "log file %s: %s", log_file, strerror(errno));
    }
    close(fd);
    return 0;
}

static void close_input(void)
{
    int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        dup2(fd, STDIN_FILENO);
        close(fd);
    }
}

/* The middle process: its child belongs to a session without a terminal and does not lead it, so that it never gets one again. */
static void fork_daemon(int report_fd)
{
    msf_error err;
    setsid();
    pid_t pid = fork();
    if (pid < 0) {
        msf_error_set(&err, -errno, "fork: %s", strerror(errno));
        msf_daemon_report(&report_fd, &err);
    }
    if (pid != 0) {
        _exit(0);
    }
}

static int wait_for_outcome(pid_t middle, int fd, msf_error *err)
{
    msf_error outcome = {0};
    ssize_t n;
    while (waitpid(middle, NULL, 0) < 0 && errno == EINTR) {
    }
    do {
        n = recv(fd, &outcome, sizeof(outcome), 0);
    } while (n < 0 && errno == EINTR);
    close(fd);
    if (n != (ssize_t)sizeof(outcome)) {
        return msf_error_set(err, -ECHILD, "the daemon ended before it was ready");
    }
    if (outcome.code != 0) {
        outcome.text[sizeof(outcome.text) - 1] = '\0';
        return msf_error_set(err, outcome.code, "%s", outcome.text);
    }
    return MSF_MASTER_LAUNCHED;
}

int msf_daemon_detach(const char *log_file, int *report_fd, msf_error *err)
{
    int pair[2];
    int code = check_output(log_file, err);
    if (code != 0) {
        return code;
    }
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
        return msf_error_set(err, -errno, "socketpair: %s", strerror(errno));
    }
    fflush(NULL);
    pid_t middle = fork();
    if (middle < 0) {
        close(pair[0]);
        close(pair[1]);
        return msf_error_set(err, -errno, "fork: %s", strerror(errno));
    }
    if (middle > 0) {
        close(pair[1]);
        return wait_for_outcome(middle, pair[0], err);
    }
    close(pair[0]);
    fork_daemon(pair[1]);
    close_input();
    *report_fd = pair[1];
    return msf_daemon_output(log_file, err);
}

void msf_daemon_report(int *report_fd, const msf_error *outcome)
{
    if (*report_fd < 0) {
        return;
    }
    /* the launching process may have been interrupted: nobody has to listen */
    if (send(*report_fd, outcome, sizeof(*outcome), MSG_NOSIGNAL) < 0) {
        errno = 0;
    }
    close(*report_fd);
    *report_fd = -1;
}
