#include "server.h"

static server daemon_of_test;

static void kill_daemon(void)
{
    pid_t pid = msf_pidfile_live(daemon_of_test.pid_file);
    if (pid > 0 && getpid() != pid) {
        kill(pid, SIGKILL);
    }
}

static server *new_daemon(int workers)
{
    server *s = &daemon_of_test;
    server_init(s, workers);
    s->options.daemonize = true;
    s->options.log_file = s->log_file;
    return s;
}

/* Runs the launching process and returns its exit status: 2 = the daemon is up, 1 = it failed. */
static int launch(server *s)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        exit(server_main(s));
    }
    int status = 0;
    CHECK(waitpid(pid, &status, 0) == pid);
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void signal_daemon(const server *s, int signum)
{
    pid_t pid = msf_pidfile_live(s->pid_file);
    CHECK(pid > 0); /* 0 would mean everybody in this group */
    kill(pid, signum);
}

static bool file_has(const char *path, const char *text)
{
    char data[8192] = "";
    int fd = open(path, O_RDONLY);
    ssize_t n = fd >= 0 ? read(fd, data, sizeof(data) - 1) : -1;
    if (fd >= 0) {
        close(fd);
    }
    return n > 0 && strstr(data, text) != NULL;
}

TEST(daemon_is_up_when_the_launcher_returns)
{
    server *s = new_daemon(2);
    CHECK_INT(launch(s), 2);
    atexit(kill_daemon);
    CHECK_INT(s->plan->ready, 1);
    s->port = server_port(s);
    CHECK(ask(s, 'p') > 0);
    pid_t master = msf_pidfile_live(s->pid_file);
    CHECK(master > 0 && master != getpid());
    CHECK(getsid(master) != getsid(0)); /* no terminal can reach it */
    CHECK(getsid(master) != master);    /* and it can get none: it does not lead its session */
    CHECK_INT(msf_control_stop(s->pid_file, 15000), 0);
    CHECK(is_gone(master));
    CHECK_INT(s->plan->stopped, 1);
    server_remove_files(s);
}

TEST(daemon_that_cannot_listen_tells_the_launcher)
{
    server *s = new_daemon(1), other;
    server_init(&other, 1);
    server_start(&other);
    s->listen.port = other.port;
    CHECK_INT(launch(s), 1);
    CHECK(strstr(s->plan->log, "Address already in use") != NULL);
    CHECK_INT(msf_pidfile_live(s->pid_file), 0);
    server_remove_files(s);
    server_stop(&other);
}

TEST(daemon_whose_workers_fail_tells_the_launcher)
{
    server *s = new_daemon(1);
    s->plan->die_at_start = 3;
    CHECK_INT(launch(s), 1);
    CHECK(strstr(s->plan->log, "no worker became ready in 3 attempts: worker") != NULL);
    CHECK(access(s->pid_file, F_OK) != 0);
    server_remove_files(s);
}

TEST(daemon_without_a_log_file_it_can_open)
{
    server *s = new_daemon(1);
    s->options.log_file = "/proc/nowhere/server.log";
    CHECK_INT(launch(s), 1);
    CHECK(strstr(s->plan->log, "log file /proc/nowhere/server.log") != NULL);
    CHECK_INT(s->plan->forks, 0);
    server_remove_files(s);
}

static void killed_before_ready(void *ctx)
{
    kill(getpid(), SIGKILL);
}

TEST(daemon_that_is_killed_before_it_is_ready)
{
    server *s = new_daemon(1);
    msf_master_hooks hooks = server_hooks;
    hooks.on_start = killed_before_ready;
    bool is_child;
    msf_error err = {0};
    CHECK_INT(msf_master_run(&s->options, &hooks, s->plan, &is_child, &err), -ECHILD);
    CHECK(strstr(err.text, "ended before it was ready") != NULL);
    server_remove_files(s);
}

static void say_something(void *ctx)
{
    printf("the daemon says hello\n");
    fflush(stdout);
}

TEST(daemon_writes_to_its_log_file_and_reopens_it)
{
    server *s = new_daemon(1);
    msf_master_hooks hooks = server_hooks;
    hooks.on_start = hooks.on_reopen = say_something;
    bool is_child = false;
    msf_error err = {0};
    int code = msf_master_run(&s->options, &hooks, s->plan, &is_child, &err);
    if (code != MSF_MASTER_LAUNCHED) {
        _exit(code); /* the daemon and its workers */
    }
    atexit(kill_daemon);
    CHECK(file_has(s->log_file, "the daemon says hello"));
    unlink(s->log_file);
    signal_daemon(s, SIGUSR2);
    WAIT_FOR(file_has(s->log_file, "the daemon says hello"));
    WAIT_FOR(s->plan->worker_reopened == 1);
    CHECK_INT(msf_control_stop(s->pid_file, 15000), 0);
    server_remove_files(s);
}

TEST(daemon_reloads_on_sighup)
{
    server *s = new_daemon(1);
    CHECK_INT(launch(s), 2);
    atexit(kill_daemon);
    pid_t old = slot_pid(s, 0);
    signal_daemon(s, SIGHUP);
    WAIT_FOR(is_replaced(s, 0, old));
    CHECK_INT(s->plan->reloads, 1);
    CHECK_INT(msf_control_stop(s->pid_file, 15000), 0);
    server_remove_files(s);
}

UNIT_MAIN()
